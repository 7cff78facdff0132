// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "package/package.h"

namespace stellwerk::package {

inline constexpr QLatin1StringView kMetadataFile("metadata.json");
/// The newest form of metadata.json that this version writes and reads.
inline constexpr int kMetadataFormat = 1;

/// metadata.json: members sorted by name, so that equal metadata gives equal bytes.
[[nodiscard]] QByteArray writeMetadata(const Metadata &metadata);

/// Fails with InvalidInput and names every member that is missing or of the wrong type, all at once; a newer format is
/// refused by its number.
[[nodiscard]] Result<Metadata> parseMetadata(const QByteArray &json);

/// created_at as a time; nothing unless it is UTC like 2026-01-31T12:34:56Z.
[[nodiscard]] std::optional<QDateTime> parseCreatedAt(const QString &text);

} // namespace stellwerk::package
