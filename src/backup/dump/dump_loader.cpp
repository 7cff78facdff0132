// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "backup/dump/dump_loader.h"

#include "backup/dump/dump_session.h"
#include "backup/tools/tool_process.h"

#include <QCoreApplication>
#include <QFileInfo>

#include <numeric>

namespace stellwerk::backup {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(SqlDump)
};

/// Stand-ins of views, which older programs write as tables, are none.
void dropStandIns(DumpContent &content, const std::vector<BackupTable> &known) {
    std::erase_if(content.tables, [&](const BackupTable &table) {
        return table.rows == 0 && !std::ranges::contains(known, table.name, &BackupTable::name);
    });
}

Status compareWithMetadata(const ReadDump &read, const QString &file) {
    DumpContent said;
    said.tables = read.metadata->info.tables;
    said.definitions = read.metadata->definitions;
    if (said.sameAs(read.content))
        return {};
    return fail(
        ErrorCode::Damaged,
        Tr::tr("The SQL dump %1 is damaged: its rows or definitions are not those that it names at its end.").arg(file),
        Tr::tr("Take another backup. Nothing was changed."));
}

Result<bool> forward(ToolProcess &client, DumpPart part, DumpScanner::Piece piece, std::string_view bytes,
                     const TaskContext &context) {
    // It would change the database that was dumped, not the one that is filled.
    if (piece == DumpScanner::Piece::Default)
        return true;
    const bool event = piece == DumpScanner::Piece::Event;
    const bool setting = piece == DumpScanner::Piece::Setting || piece == DumpScanner::Piece::Session;
    if (!setting && event != (part == DumpPart::Events))
        return true;
    return client.write(bytes, context);
}

/// The names of the first column in lower case.
Result<QSet<QString>> knownNames(db::Connection &connection, const QString &sql) {
    STELLWERK_ASSIGN(const db::ResultSet result, connection.select(sql));
    QSet<QString> found;
    for (const auto &row : result.rows)
        found.insert(row.front().toString().toLower());
    return found;
}

QStringList missing(const QSet<QString> &wanted, const QSet<QString> &known) {
    QStringList list(wanted.begin(), wanted.end());
    list.removeIf([&known](const QString &name) { return known.contains(name); });
    list.sort();
    return list;
}

} // namespace

Result<ReadDump> readDump(const QString &file, const DumpScanner::Sink &sink, const TaskContext &context) {
    STELLWERK_ASSIGN(DumpFileReader reader, DumpFileReader::open(file));
    DumpScanner scanner(file, sink);
    std::string_view piece;
    while (true) {
        STELLWERK_ASSIGN(const bool found, reader.read(piece));
        if (!found)
            break;
        STELLWERK_TRY(context.checkStop());
        STELLWERK_TRY(scanner.add(piece));
        context.report({QFileInfo(file).fileName(), reader.position(), reader.fileSize()});
    }
    ReadDump read;
    read.metadata = reader.metadata();
    STELLWERK_ASSIGN(read.content, scanner.finish());
    if (!read.content.completed)
        return fail(ErrorCode::InvalidInput,
                    Tr::tr("The last line of %1 is not “-- Dump completed”: the dump is cut off, or another program "
                           "wrote it.")
                        .arg(file),
                    Tr::tr("If you know that it is complete, add that line. Nothing was changed."));
    if (read.metadata) {
        dropStandIns(read.content, read.metadata->info.tables);
        STELLWERK_TRY(compareWithMetadata(read, file));
    }
    return read;
}

Status loadDump(const QString &file, DumpPart part, const db::ConnectionProfile &profile, const TaskContext &context) {
    STELLWERK_ASSIGN(const ServerTool tool, findServerTool(QStringLiteral("mariadb"), {}, context));
    const QStringList arguments{QStringLiteral("--batch"),
                                QStringLiteral("--binary-mode"),
                                QStringLiteral("--skip-reconnect"),
                                QStringLiteral("--default-character-set=utf8mb4"),
                                QStringLiteral("--max-allowed-packet=1G"),
                                QString(u"--init-command=" + DumpSession::beginning()),
                                QStringLiteral("--"),
                                profile.database};
    STELLWERK_ASSIGN(ToolProcess client, ToolProcess::start(tool, optionFile(profile, {}), arguments));
    bool listening = true;
    const auto read = readDump(
        file,
        [&](DumpScanner::Piece piece, std::string_view bytes) -> Status {
            STELLWERK_ASSIGN(listening, forward(client, part, piece, bytes, context));
            if (listening)
                return {};
            return fail(ErrorCode::Sql, QString());
        },
        context);
    if (!read && listening)
        return std::unexpected(read.error());
    const Status done = client.finish(context);
    if (!done)
        return fail(Error(done.error()).during(Tr::tr("loading %1").arg(file)));
    return read ? Status{}
                : fail(ErrorCode::Sql, Tr::tr("The client ended before it had read all of %1.").arg(file), {},
                       client.complaints());
}

Status compareCounts(db::Connection &connection, const std::vector<BackupTable> &tables) {
    STELLWERK_ASSIGN(const QSet<QString> versioned,
                     knownNames(connection, QStringLiteral("SELECT TABLE_NAME FROM information_schema.TABLES WHERE "
                                                           "TABLE_SCHEMA = DATABASE() AND TABLE_TYPE = 'SYSTEM "
                                                           "VERSIONED'")));
    for (const BackupTable &table : tables) {
        QString sql = QString(u"SELECT COUNT(*) FROM " + connection.dialect().quote(table.name));
        if (versioned.contains(table.name.toLower()))
            sql += QLatin1StringView(" FOR SYSTEM_TIME ALL");
        STELLWERK_ASSIGN(const auto count, connection.selectValue(sql));
        const qint64 found = count.value_or(db::Value()).toInteger().value_or(-1);
        if (found != table.rows)
            return fail(ErrorCode::Damaged, Tr::tr("The table %1 has %2 rows after it was loaded; the dump has %3.")
                                                .arg(table.name)
                                                .arg(found)
                                                .arg(table.rows));
    }
    return {};
}

Status checkNeeds(db::Connection &connection, const DumpNeeds &needs, const TaskContext &context) {
    // Newer servers list some collations without their character set, so both names count.
    STELLWERK_ASSIGN(
        QSet<QString> collations,
        knownNames(connection, QStringLiteral("SELECT COLLATION_NAME FROM information_schema.COLLATIONS")));
    if (const auto full = knownNames(connection, QStringLiteral("SELECT FULL_COLLATION_NAME FROM information_schema."
                                                                "COLLATION_CHARACTER_SET_APPLICABILITY")))
        collations |= *full;
    STELLWERK_ASSIGN(const QSet<QString> charsets,
                     knownNames(connection, QStringLiteral("SELECT CHARACTER_SET_NAME FROM "
                                                           "information_schema.CHARACTER_SETS")));
    STELLWERK_ASSIGN(
        const QSet<QString> engines,
        knownNames(connection, QStringLiteral("SELECT ENGINE FROM information_schema.ENGINES WHERE SUPPORT "
                                              "IN ('YES', 'DEFAULT')")));
    QSet<QString> wantedCharsets = needs.charsets;
    wantedCharsets.remove(QStringLiteral("utf8")); // an alias
    QStringList problems;
    const auto add = [&problems](const QString &text, const QStringList &list) {
        if (!list.isEmpty())
            problems << text.arg(list.join(QLatin1String(", ")));
    };
    add(Tr::tr("collations: %1"), missing(needs.collations, collations));
    add(Tr::tr("character sets: %1"), missing(wantedCharsets, charsets));
    add(Tr::tr("storage engines: %1"), missing(needs.engines, engines));
    if (!problems.isEmpty())
        return fail(ErrorCode::CheckFailed,
                    Tr::tr("This server (%1) does not have what the dump needs: %2.")
                        .arg(connection.serverVersion(), problems.join(QLatin1String("; "))),
                    Tr::tr("Restore on a server like the one that was dumped, or change these names in the dump. "
                           "Nothing was changed."));
    const auto accounts = knownNames(connection, QStringLiteral("SELECT CONCAT(User, '@', Host) FROM mysql.user"));
    QStringList definers;
    for (const QString &definer : needs.definers) {
        if (accounts && !accounts->contains(definer.toLower()))
            definers << definer;
    }
    definers.sort();
    if (!definers.isEmpty())
        context.warning(
            QStringLiteral("definer_missing"),
            Tr::tr("Programs of the dump run as accounts that this server does not have, and will fail: %1.")
                .arg(definers.join(QLatin1String(", "))));
    return {};
}

} // namespace stellwerk::backup
