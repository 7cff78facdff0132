// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "backup/dump/statement_reader.h"

#include <QCoreApplication>

namespace stellwerk::backup {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(SqlDump)
};

std::unexpected<Error> unclear(const QString &message) {
    return fail(ErrorCode::InvalidInput, message, Tr::tr("Nothing was changed."));
}

} // namespace

Result<ReadStatement> StatementReader::read(const QString &text, const QString &delimiter, int firstLine,
                                            int codeLine) {
    const QString usual = inUsualQuotes(text, m_session.quotes());
    const auto readings = readingsOf(usual);
    if (!readings)
        return fail(located(readings.error(), codeLine));
    ReadStatement result;
    STELLWERK_ASSIGN(result.tokens, split(readings->front(), delimiter, firstLine, codeLine));
    if (result.tokens.empty())
        return result;
    STELLWERK_ASSIGN(result.does, readDumpStatement(result.tokens.front(), m_file, m_needs));
    for (const QString &reading : readings->sliced(1)) {
        STELLWERK_ASSIGN(const auto statements, split(reading, delimiter, firstLine, codeLine));
        if (statements.empty())
            continue;
        DumpNeeds ignored;
        STELLWERK_ASSIGN(const DumpStatement other, readDumpStatement(statements.front(), m_file, ignored));
        if (other != result.does)
            return fail(located(
                unclear(Tr::tr("What this statement does depends on the version of the server.")).error(), codeLine));
    }
    const auto followed = m_session.follow(db::codeTokens(result.tokens.front(), db::Engine::MariaDb));
    if (!followed)
        return fail(located(followed.error(), codeLine));
    result.setsReading = *followed;
    if (!result.does.table.isEmpty())
        m_open.insert(result.does.table.toLower());
    m_open.remove(result.does.closed.toLower());
    // A hash is over what is written; only where that cannot be split it is over what it means.
    if (usual != text)
        result.tokens = {{text.chopped(text.endsWith(delimiter) ? delimiter.size() : 0), firstLine, 1}};
    return result;
}

Result<QString> StatementReader::readHead(const QString &head, int codeLine) const {
    STELLWERK_ASSIGN(QString table, readInsertHead(inUsualQuotes(head, m_session.quotes()), m_file, codeLine));
    if (!m_open.contains(table.toLower()))
        return fail(located(
            unclear(Tr::tr("%1 is no table that this dump has made, or one that a trigger or another definition has "
                           "changed since: its rows would reach more than that table.")
                        .arg(table))
                .error(),
            codeLine));
    return table;
}

/// The splitter must find in it what the scanner found: one statement, or none.
Result<std::vector<db::SqlStatement>> StatementReader::split(const QString &text, const QString &delimiter,
                                                             int firstLine, int codeLine) const {
    QString script = text;
    if (delimiter != u";") {
        script.prepend(QString(u"DELIMITER " + delimiter + u'\n'));
        --firstLine;
    }
    STELLWERK_ASSIGN(auto statements, db::splitScript(script, db::Engine::MariaDb, m_file, firstLine));
    if (statements.size() > 1)
        return fail(located(unclear(Tr::tr("It cannot be told where this statement ends.")).error(), codeLine));
    return statements;
}

Error StatementReader::located(Error error, int line) const {
    error.position = SourcePosition{m_file, line, 0, {}};
    return error;
}

} // namespace stellwerk::backup
