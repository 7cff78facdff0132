// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backup/dump/dump_session.h"
#include "backup/dump/dump_statement.h"

namespace stellwerk::backup {

/// What a statement of a dump means at its place.
struct ReadStatement {
    DumpStatement does;
    std::vector<db::SqlStatement> tokens; ///< for a hash of its definition
    bool setsReading = false;             ///< DumpSession::statement() must follow it
};

/// Reads the statements of a dump in their order, each as the server will: what its SETs have made of the session, and
/// comments that only some servers open, count. What servers would understand differently is refused.
class StatementReader final {
public:
    explicit StatementReader(QString file) : m_file(std::move(file)) {}

    /// @p text: with its @p delimiter, and comments before it. InvalidInput with the line.
    [[nodiscard]] Result<ReadStatement> read(const QString &text, const QString &delimiter, int firstLine,
                                             int codeLine);
    /// readInsertHead() in this session. Rows go into tables that the dump itself has made, and before their triggers.
    [[nodiscard]] Result<QString> readHead(const QString &head, int codeLine) const;

    [[nodiscard]] const DumpSession &session() const { return m_session; }
    [[nodiscard]] const DumpNeeds &needs() const { return m_needs; }

private:
    [[nodiscard]] Result<std::vector<db::SqlStatement>> split(const QString &text, const QString &delimiter,
                                                              int firstLine, int codeLine) const;
    [[nodiscard]] Error located(Error error, int line) const;

    QString m_file;
    DumpSession m_session;
    DumpNeeds m_needs;
    QSet<QString> m_open; ///< tables that may be filled, in lower case
};

} // namespace stellwerk::backup
