// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "backup/convert/conversion.h"
#include "backup/convert/sqlite_design.h"
#include "backup/native/engine_restore.h"
#include "backup/native/file_reader.h"
#include "backup/native/replaced_state.h"
#include "backup/native/sqlite_build_file.h"
#include "db/bulk_writer.h"
#include "db/row_hash.h"

#include <QCoreApplication>
#include <QJsonObject>

#include <charconv>

namespace stellwerk::backup {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Conversion)
};

/// An integer that SQLite cannot hold as a number.
bool isOversized(const db::ValueView &cell) {
    if (cell.kind != db::ValueKind::Integer || cell.bytes.size() < 19)
        return false;
    qint64 number = 0;
    return std::from_chars(cell.bytes.data(), cell.bytes.data() + cell.bytes.size(), number).ec != std::errc();
}

/// SQLite's REAL stores whole numbers as integers, which have no sign of zero.
bool isNegativeZero(const db::ValueView &cell) {
    return cell.kind == db::ValueKind::Real && cell.bytes == "-0";
}

/// The first reading: verifies the file and finds out what must be known before a table can be made.
class OutlineVisitor final : public FileVisitor {
public:
    Status tableBegins(const TableDefinition &table) override {
        m_outline.tables.push_back(table);
        return {};
    }
    Status row(std::span<const db::ValueView> cells) override {
        for (size_t i = 0; i < cells.size(); ++i) {
            if (isOversized(cells[i]) || isNegativeZero(cells[i])) {
                const TableDefinition &table = m_outline.tables.back();
                m_outline.untyped[table.name] << table.columns[static_cast<qsizetype>(i)];
            }
        }
        return {};
    }
    Status object(const SchemaObject &object) override {
        m_outline.objects.push_back(object);
        return {};
    }
    [[nodiscard]] const BackupOutline &outline() const { return m_outline; }

private:
    BackupOutline m_outline;
};

/// The second reading: fills the tables and adds up what must be found in them.
class RowsVisitor final : public FileVisitor {
public:
    explicit RowsVisitor(db::Connection &connection) : m_connection(connection) {}

    Status tableBegins(const TableDefinition &table) override {
        m_hash = {};
        m_changedBefore = m_changed;
        STELLWERK_ASSIGN(auto writer, db::BulkWriter::open(m_connection, table.name, table.columns));
        m_writer.emplace(std::move(writer));
        return {};
    }
    Status row(std::span<const db::ValueView> cells) override {
        m_row.assign(cells.begin(), cells.end());
        for (db::ValueView &cell : m_row) {
            if (isOversized(cell)) {
                cell.kind = db::ValueKind::Text;
                ++m_changed;
            }
        }
        m_hash.add(m_row);
        return m_writer->add(m_row);
    }
    Status tableEnds(const BackupTable &table) override {
        STELLWERK_TRY(m_writer->finish());
        m_writer.reset();
        const BackupTable expected{table.name, m_hash.rows(), m_hash.toHex()};
        if (m_changed == m_changedBefore)
            STELLWERK_TRY(compareTables({table}, {expected}));
        m_tables.push_back(expected);
        return {};
    }

    [[nodiscard]] const std::vector<BackupTable> &tables() const { return m_tables; }
    [[nodiscard]] qint64 changedCells() const { return m_changed; }

private:
    db::Connection &m_connection;
    std::optional<db::BulkWriter> m_writer;
    std::vector<db::ValueView> m_row;
    db::RowHash m_hash;
    std::vector<BackupTable> m_tables; ///< as they must be found
    qint64 m_changed = 0;
    qint64 m_changedBefore = 0;
};

Status setSequences(db::Connection &connection, const QHash<QString, qint64> &sequences) {
    for (const auto &[table, last] : sequences.asKeyValueRange()) {
        STELLWERK_TRY(
            connection.exec(QStringLiteral("DELETE FROM sqlite_sequence WHERE name = ?"), {db::Value::text(table)}));
        STELLWERK_TRY(connection.exec(QStringLiteral("INSERT INTO sqlite_sequence (name, seq) VALUES (?, ?)"),
                                      {db::Value::text(table), db::Value::integer(last)}));
    }
    return {};
}

/// Makes the views in whatever order they need each other; gives those that SQLite refuses.
Status makeViews(db::Connection &connection, std::vector<SqliteView> views, std::vector<NotCarried> &notCarried) {
    QHash<QString, QString> reasons;
    for (bool progress = true; progress && !views.empty();) {
        std::vector<SqliteView> later;
        for (SqliteView &view : views) {
            // SQLite looks into a view only when it is used.
            const QString name = connection.dialect().quote(view.name);
            STELLWERK_TRY(connection.exec(view.create));
            const auto used = connection.select(QString(u"SELECT * FROM " + name + u" LIMIT 0"));
            if (used)
                continue;
            reasons.insert(view.name, used.error().detail);
            STELLWERK_TRY(connection.exec(QString(u"DROP VIEW " + name)));
            later.push_back(std::move(view));
        }
        progress = later.size() < views.size();
        views = std::move(later);
    }
    for (const SqliteView &view : views)
        notCarried.push_back(
            {QStringLiteral("view"), view.name, Tr::tr("SQLite does not accept it: %1").arg(reasons.value(view.name))});
    return {};
}

/// Rows that point nowhere were so in MariaDB; SQLite would object only when they are changed.
Status warnAboutOrphans(db::Connection &connection, const TaskContext &context) {
    STELLWERK_ASSIGN(
        const db::ResultSet rows,
        connection.select(QStringLiteral(
            "SELECT \"table\", parent, COUNT(*) FROM pragma_foreign_key_check GROUP BY 1, 2 ORDER BY 1, 2")));
    for (const auto &row : rows.rows)
        context.warning(QStringLiteral("orphans"),
                        Tr::tr("%n row(s) of %1 point at rows of %2 that do not exist, as in the backup.", nullptr,
                               static_cast<int>(row[2].toInteger().value_or(0)))
                            .arg(row[0].toString(), row[1].toString()));
    return {};
}

Status build(db::Connection &connection, const BackupInfo &info, const SqliteDesign &design, ConversionReport &report,
             const TaskContext &context) {
    STELLWERK_TRY(connection.begin());
    for (const QString &create : design.tables)
        STELLWERK_TRY(connection.exec(create));
    RowsVisitor rows(connection);
    STELLWERK_TRY(visitBackup(info.file, rows, context));
    for (const QString &create : design.indexes)
        STELLWERK_TRY(connection.exec(create));
    STELLWERK_TRY(setSequences(connection, design.sequences));
    report.notCarried = design.notCarried;
    STELLWERK_TRY(makeViews(connection, design.views, report.notCarried));
    STELLWERK_TRY(connection.commit());
    STELLWERK_TRY(warnAboutOrphans(connection, context));
    STELLWERK_ASSIGN(report.tables, hashTables(connection, context));
    STELLWERK_TRY(compareTables(rows.tables(), report.tables));
    report.changedCells = rows.changedCells();
    return {};
}

Status checkEngines(const BackupInfo &info, const db::ConnectionProfile &target) {
    if (target.engine != db::Engine::Sqlite)
        return fail(
            ErrorCode::InvalidInput,
            info.engine == db::Engine::Sqlite
                ? Tr::tr(
                      "The backup %1 is of a SQLite database; “%2” is MariaDB. A column of SQLite takes values of any "
                      "kind and length, whatever type it declares, so no table of MariaDB could be derived that is "
                      "sure to hold them.")
                      .arg(info.file, target.label)
                : Tr::tr("“%1” is a MariaDB database, and so is that of the backup %2; nothing needs to be converted.")
                      .arg(target.label, info.file),
            info.engine == db::Engine::Sqlite
                ? Tr::tr("Make the tables with the project's migrations and move the data with an export. Nothing was "
                         "changed.")
                : Tr::tr("Restore it as it is. Nothing was changed."));
    if (info.engine != db::Engine::MariaDb)
        return fail(
            ErrorCode::InvalidInput,
            Tr::tr("The backup %1 is of a SQLite database already; nothing needs to be converted.").arg(info.file),
            Tr::tr("Restore it as it is. Nothing was changed."));
    return {};
}

Result<ConversionReport> convert(const BackupInfo &info, const db::ConnectionProfile &target,
                                 const std::optional<BackupInfo> &present, const TaskContext &context) {
    OutlineVisitor outline;
    STELLWERK_TRY(visitBackup(info.file, outline, context));
    STELLWERK_ASSIGN(const SqliteDesign design, designSqlite(outline.outline()));
    const BuildFile file(target);
    ConversionReport report;
    {
        STELLWERK_ASSIGN(db::Connection connection, file.open());
        connection.stopWith(context.stopToken());
        STELLWERK_TRY(build(connection, info, design, report, context));
    }
    STELLWERK_TRY(context.checkStop());
    if (present) {
        STELLWERK_ASSIGN(report.replaced, keepPresent(target, PresentBackup::of(*present), context));
    }
    STELLWERK_ASSIGN(db::Connection moved, file.moveIntoPlace());
    STELLWERK_ASSIGN(const std::vector<BackupTable> hashes, hashTables(moved, context.unstoppable()));
    STELLWERK_TRY(compareTables(report.tables, hashes));
    report.rows = makeReport(hashes).rows;
    return report;
}

} // namespace

Result<ConversionReport> restoreConverted(const QString &file, const db::ConnectionProfile &sqliteProfile,
                                          const TaskContext &context, const std::optional<BackupInfo> &present) {
    STELLWERK_ASSIGN(const BackupInfo info, readBackupInfo(file));
    STELLWERK_TRY(checkEngines(info, sqliteProfile));
    auto report = convert(info, sqliteProfile, present, context);
    if (!report)
        return fail(
            std::move(report).error().during(Tr::tr("restoring %1 into “%2”").arg(info.file, sqliteProfile.label)));
    for (const NotCarried &object : report->notCarried)
        context.warning(QStringLiteral("not_carried"),
                        QStringLiteral("%1 %2: %3").arg(object.kind, object.name, object.reason),
                        {{QStringLiteral("kind"), object.kind},
                         {QStringLiteral("name"), object.name},
                         {QStringLiteral("reason"), object.reason}});
    return report;
}

} // namespace stellwerk::backup
