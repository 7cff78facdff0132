// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backup/backup.h"
#include "backup/dump/dump_statement.h"

#include <functional>
#include <memory>
#include <string_view>

namespace stellwerk::backup {

/// What a dump says of itself, found by reading it.
struct DumpContent {
    /// Sorted by name; the hash is the db::RowHash of the rows as texts "(1,'x',NULL)", so it does not depend on their
    /// order. Two dumps of the same rows by the same program have the same.
    std::vector<BackupTable> tables;
    QString definitions; ///< SHA-256 over the tokens of every definition but those of events
    DumpNeeds needs;
    bool events = false;    ///< it makes some
    bool completed = false; ///< its last line is that of a dump that came to its end
    qint64 bytes = 0;

    [[nodiscard]] bool sameAs(const DumpContent &other) const {
        return definitions == other.definitions && sameRows(other);
    }
    [[nodiscard]] bool sameRows(const DumpContent &other) const;
};

/// Reads a dump as a stream of any size: takes rows apart byte by byte and hands every other statement to the project's
/// splitter (db/sql_script.h), one at a time, so that it agrees with the client on where it ends. Memory holds one row
/// or one other statement. Every byte of the dump is passed on in pieces that end with a statement; the pieces Session
/// are the scanner's own.
class DumpScanner final {
public:
    enum class Piece {
        Rows,      ///< of an INSERT
        Setting,   ///< a DumpStatementKind::Setting, a DELIMITER line, comments
        Event,     ///< makes or drops one
        Default,   ///< changes the default of a database, by its name; not to be sent to any server
        Session,   ///< makes sure that the server reads what follows as the scanner does
        Statement, ///< any other
    };
    using Sink = std::function<Status(Piece piece, std::string_view bytes)>;

    /// @p file is for messages. InvalidInput with the line for everything that is in no dump of one database.
    explicit DumpScanner(const QString &file, Sink sink = {});
    DumpScanner(DumpScanner &&) noexcept;
    ~DumpScanner();

    [[nodiscard]] Status add(std::string_view bytes);
    /// Rows of all tables so far.
    [[nodiscard]] qint64 rows() const;
    /// InvalidInput when a statement is not complete.
    [[nodiscard]] Result<DumpContent> finish();

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace stellwerk::backup
