// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backup/native/mariadb_switch.h"
#include "backup/native/replaced_state.h"

namespace stellwerk::backup {

/// What a switch-over is about to do, kept in the database (table stellwerk_switch) while it is done, so that whoever
/// comes after a crash can end it.
struct SwitchJournal {
    std::vector<TableDefinition> oldTables;
    QStringList oldTemporary; ///< in the same order
    std::vector<SchemaObject> oldObjects;
    QJsonObject oldSettings;              ///< FileHeader::settings
    std::optional<PresentBackup> present; ///< of all that
    std::vector<BuiltTable> built;
    std::vector<SchemaObject> objects; ///< that come with them
    bool isBegun = true;               ///< false: the table is there, but it was interrupted before it said anything
    bool isFinishing = false;          ///< everything is in place; what was there before may go

    [[nodiscard]] QStringList oldNames() const;
    [[nodiscard]] Status write(db::Connection &connection) const;
    /// Everything is in place.
    [[nodiscard]] static Status setFinishing(db::Connection &connection);
    [[nodiscard]] static Status remove(db::Connection &connection);
    /// Nothing when no switch-over was interrupted.
    [[nodiscard]] static Result<std::optional<SwitchJournal>> read(db::Connection &connection);

    /// What a person has to do when nobody can tell how to end it, translated. Nothing has been changed then.
    [[nodiscard]] static QString endByHand();

    /// Of the table in which it is kept.
    static constexpr QLatin1StringView kTable{"stellwerk_switch"};
};

} // namespace stellwerk::backup
