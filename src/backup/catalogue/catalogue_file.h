// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backup/catalogue/catalogue.h"

#include <QHash>

namespace stellwerk::backup {

inline constexpr QLatin1StringView kCatalogueFile("catalogue.json");
inline constexpr QLatin1StringView kUnreadableCatalogue("catalogue.json.unreadable");
inline constexpr QLatin1StringView kCatalogueLock(".catalogue.lock");

/// What the file keeps of one backup.
struct CatalogueNote {
    FileMark mark;
    VerifyDepth depth = VerifyDepth::None;
    QDateTime verifiedAt;
    QString damage;
    std::optional<BackupPin> pin;
};

struct CatalogueFile {
    Catalogue::Source source = Catalogue::Source::File;
    QHash<QString, CatalogueNote> notes; ///< by file name
};

/// Never fails: the source says what there was. A note with a wrong type anywhere makes the whole file unreadable,
/// because half of it would silently lack pins.
[[nodiscard]] CatalogueFile readCatalogueFile(const QString &folder);
[[nodiscard]] QByteArray catalogueToJson(const std::vector<CatalogueEntry> &entries);

} // namespace stellwerk::backup
