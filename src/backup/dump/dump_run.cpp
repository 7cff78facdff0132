// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "backup/dump/dump_run.h"

#include "backup/tools/tool_process.h"

#include <QCoreApplication>

#include <numeric>

namespace stellwerk::backup {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(SqlDump)
};

/// mariadb-dump sets a mode in which dates that are none become zero, and leaves CHECK on, so what a server holds may
/// not come back. Its own line is the place to add to; what follows keeps both to the end of the dump.
constexpr std::string_view kModeLine = "SQL_MODE='NO_AUTO_VALUE_ON_ZERO' */;\n";
constexpr std::string_view kMoreMode =
    "/*M!100200 SET @OLD_CHECK_CONSTRAINT_CHECKS=@@CHECK_CONSTRAINT_CHECKS, CHECK_CONSTRAINT_CHECKS=0, "
    "SQL_MODE=CONCAT(@@SQL_MODE, ',ALLOW_INVALID_DATES') */;\n";
constexpr std::string_view kModeBack = "/*M!100200 SET CHECK_CONSTRAINT_CHECKS=@OLD_CHECK_CONSTRAINT_CHECKS */;\n\n";
constexpr std::string_view kLastLine = "-- Dump completed";
constexpr size_t kMaxHead = 16 << 10; // the head of a dump is shorter
constexpr size_t kHeldBack = 64;      // until it is known to be the end

/// Hands a dump on with the additions at its head and end.
class Completer final {
public:
    explicit Completer(DumpOutput output) : m_output(std::move(output)) {}

    Status add(const QByteArray &piece) {
        m_held.append(piece.constData(), static_cast<size_t>(piece.size()));
        if (!m_headDone && !completeHead())
            return {};
        return m_held.size() > kHeldBack ? give(m_held.size() - kHeldBack) : Status{};
    }
    Status finish() {
        const size_t end = m_held.rfind(kLastLine);
        if (m_completed && end != std::string::npos)
            m_held.insert(end, kModeBack);
        return give(m_held.size());
    }
    [[nodiscard]] bool completed() const { return m_completed; }

private:
    /// False as long as more of the head is needed.
    bool completeHead() {
        const size_t line = m_held.find(kModeLine);
        m_headDone = line != std::string::npos || m_held.size() > kMaxHead;
        m_completed = line != std::string::npos;
        if (m_completed)
            m_held.insert(line + kModeLine.size(), kMoreMode);
        return m_headDone;
    }
    Status give(size_t size) {
        STELLWERK_TRY(m_output(std::string_view(m_held).substr(0, size)));
        m_held.erase(0, size);
        return {};
    }

    DumpOutput m_output;
    std::string m_held;
    bool m_headDone = false;
    bool m_completed = false;
};

QStringList arguments(const DumpOrder &order) {
    QStringList list{QStringLiteral("--single-transaction"),
                     QStringLiteral("--quick"),
                     QStringLiteral("--routines"),
                     QStringLiteral("--events"),
                     QStringLiteral("--triggers"),
                     QStringLiteral("--hex-blob"),
                     QStringLiteral("--tz-utc"),
                     QStringLiteral("--default-character-set=utf8mb4"),
                     QStringLiteral("--skip-dump-date"),
                     QStringLiteral("--max-allowed-packet=1G")};
    if (order.history)
        list << QStringLiteral("--dump-history");
    // The database as an argument of its own: no USE and no CREATE DATABASE is written.
    return list << QStringLiteral("--") << order.profile.database;
}

Result<bool> hasVersionedTables(db::Connection &connection) {
    STELLWERK_ASSIGN(const auto count,
                     connection.selectValue(QStringLiteral(
                         "SELECT COUNT(*) FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE() AND "
                         "TABLE_TYPE = 'SYSTEM VERSIONED'")));
    return count.value_or(db::Value()).toInteger().value_or(0) > 0;
}

} // namespace

Result<DumpOrder> prepareDump(db::Connection &connection, const project::ToolSettings &settings,
                              const TaskContext &context) {
    if (connection.engine() != db::Engine::MariaDb)
        return fail(ErrorCode::CheckFailed,
                    Tr::tr("“%1” is no MariaDB database: only a native backup can be made of it.")
                        .arg(connection.profile().label));
    DumpOrder order;
    order.settings = settings;
    order.profile = connection.profile();
    STELLWERK_TRY(checkName(order.profile.database, settings));
    STELLWERK_ASSIGN(order.tool, findServerTool(QStringLiteral("mariadb-dump"), settings, context));
    STELLWERK_TRY(checkRelease(order.tool, connection.serverVersion(), ToolMatch::NotOlder));
    STELLWERK_ASSIGN(order.history, hasVersionedTables(connection));
    const auto server = ServerRelease::parse(connection.serverVersion());
    const ServerRelease first{10, 11, 0}; // of --dump-history
    if (order.history && (order.tool.release < first || *server < first))
        return fail(ErrorCode::CheckFailed,
                    Tr::tr("The database has system-versioned tables, whose past rows %1 %2 cannot dump here.")
                        .arg(order.tool.name, order.tool.release.toString()),
                    Tr::tr("Use MariaDB 10.11 or newer, or make a physical copy."));
    STELLWERK_ASSIGN(const auto rows, connection.selectValue(
                                          QStringLiteral("SELECT CAST(IFNULL(SUM(TABLE_ROWS), 0) AS INTEGER) FROM "
                                                         "information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE()")));
    order.totalRows = rows.value_or(db::Value()).toInteger().value_or(0);
    return order;
}

Result<DumpRun> runDump(const DumpOrder &order, const DumpOutput &output, const TaskContext &context) {
    const QString program = order.tool.command.join(u' ');
    DumpScanner scanner(program);
    Completer completer([&](std::string_view bytes) -> Status {
        STELLWERK_TRY(scanner.add(bytes));
        return output ? output(bytes) : Status{};
    });
    STELLWERK_ASSIGN(ToolProcess process,
                     ToolProcess::start(order.tool, optionFile(order.profile, order.settings), arguments(order)));
    QByteArray piece;
    while (true) {
        STELLWERK_ASSIGN(const bool found, process.read(piece, context));
        if (!found)
            break;
        if (const Status read = completer.add(piece); !read)
            return fail(Error(read.error()).withHint(Tr::tr("This dump cannot be trusted. No file was left.")));
        context.report({order.profile.database, scanner.rows(), std::max(order.totalRows, scanner.rows())});
    }
    // Its own words come first: what is wrong with its text is only a consequence.
    STELLWERK_TRY(process.finish(context));
    if (const QString said = process.complaints(); !said.isEmpty())
        return fail(ErrorCode::CheckFailed,
                    Tr::tr("%1 ended well, but complained; its dump is not trusted.").arg(program),
                    Tr::tr("Solve what it complains about. No file was left."), said);
    STELLWERK_TRY(completer.finish());
    DumpRun run;
    run.plainHead = !completer.completed();
    STELLWERK_ASSIGN(run.content, scanner.finish());
    if (!run.content.completed)
        return fail(ErrorCode::CheckFailed,
                    Tr::tr("%1 ended well, but the last line of its dump is missing; it is not trusted.").arg(program),
                    Tr::tr("No file was left."));
    return run;
}

} // namespace stellwerk::backup
