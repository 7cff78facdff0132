// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "backup/native/mariadb_build.h"

#include "backup/native/create_text.h"
#include "backup/native/database_content.h"
#include "backup/native/engine_restore.h"
#include "backup/native/literal_writer.h"
#include "backup/native/restore_session.h"
#include "backup/native/table_hashes.h"
#include "backup/progress_text.h"
#include "db/bulk_writer.h"
#include "db/cluster.h"
#include "db/parallel.h"

#include <QCoreApplication>
#include <QHash>

#include <algorithm>
#include <atomic>
#include <numeric>

namespace stellwerk::backup {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Backup)
};

constexpr qint64 kReportEvery = 5000; // rows

/// What the workers have read together.
struct Tally {
    std::atomic<qint64> rows = 0;
    std::atomic<qint64> bytes = 0; ///< of the file
};

/// One worker's side: fills one table after the other.
class TableLoader final {
public:
    TableLoader(const BackupFile &file, PartReader reader, Tally &tally, const TaskContext &context)
        : m_file(file), m_reader(std::move(reader)), m_tally(tally), m_context(context) {}

    Status load(db::Connection &connection, size_t index, const TableDefinition &table, const BuiltTable &built) {
        const Status loaded = needsLiterals(built.text) ? loadLiterals(connection, index, table, built)
                                                        : loadBulk(connection, index, table, built);
        if (!loaded)
            return fail(Error(loaded.error()).during(Tr::tr("filling the table %1").arg(table.name)));
        return {};
    }

private:
    Status loadBulk(db::Connection &connection, size_t index, const TableDefinition &table, const BuiltTable &built) {
        STELLWERK_ASSIGN(db::BulkWriter writer, db::BulkWriter::open(connection, built.temporary, table.columns,
                                                                     db::BulkWriter::Mode::OneStatement));
        STELLWERK_TRY(readParts(index, table, [&](std::span<const db::ValueView> row) { return writer.add(row); }));
        STELLWERK_TRY(writer.finish());
        return {};
    }

    Status loadLiterals(db::Connection &connection, size_t index, const TableDefinition &table,
                        const BuiltTable &built) {
        STELLWERK_ASSIGN(const db::WriteSetLimits limits, db::writeSetLimits(connection));
        LiteralWriter writer(connection, built.temporary, table.columns, limits.rows);
        STELLWERK_TRY(readParts(index, table, [&](std::span<const db::ValueView> row) { return writer.add(row); }));
        return writer.finish();
    }

    Status readParts(size_t index, const TableDefinition &table, const PartReader::RowSink &sink) {
        report(table);
        db::RowHash hash;
        qint64 counted = 0;
        for (const FilePart &part : m_file.partsOf(index)) {
            STELLWERK_TRY(m_reader.read(part, table, hash, [&](std::span<const db::ValueView> row) -> Status {
                if (++counted == kReportEvery) {
                    m_tally.rows += std::exchange(counted, 0);
                    report(table);
                    STELLWERK_TRY(m_context.checkStop());
                }
                return sink(row);
            }));
            m_tally.bytes += part.size;
        }
        m_tally.rows += counted;
        return {};
    }

    void report(const TableDefinition &table) const {
        m_context.report({progressText(table.name, m_tally.bytes), m_tally.rows, m_file.rows()});
    }

    const BackupFile &m_file;
    PartReader m_reader;
    Tally &m_tally;
    const TaskContext &m_context;
};

/// The indexes of the tables, that with the most rows first: so the workers end at about the same time.
std::vector<size_t> largestFirst(const std::vector<BackupTable> &tables) {
    std::vector<size_t> order(tables.size());
    std::iota(order.begin(), order.end(), size_t{0});
    std::ranges::stable_sort(order, std::ranges::greater(), [&](size_t index) { return tables[index].rows; });
    return order;
}

/// A server that writes the names of tables small would have made all of it before it is found to be another.
Status checkNames(db::Connection &connection, const std::vector<TableDefinition> &definitions) {
    STELLWERK_ASSIGN(const auto setting, connection.selectValue(QStringLiteral("SELECT @@lower_case_table_names")));
    if (!setting || setting->toInteger() != 1)
        return {};
    for (const TableDefinition &table : definitions) {
        if (table.name != table.name.toLower())
            return fail(ErrorCode::CheckFailed,
                        Tr::tr("This server writes the names of tables small (lower_case_table_names = 1), so the "
                               "table %1 cannot get its name.")
                            .arg(table.name),
                        Tr::tr("The database is unchanged. Restore on a server that keeps the names of tables."));
    }
    return {};
}

} // namespace

Result<std::vector<BuiltTable>> createTables(db::Connection &connection,
                                             const std::vector<TableDefinition> &definitions) {
    STELLWERK_TRY(checkNames(connection, definitions));
    std::vector<BuiltTable> built;
    for (const TableDefinition &table : definitions) {
        STELLWERK_ASSIGN(CreateText text, parseCreateText(table.create, connection.dialect().quote(table.name)));
        const QString temporary = restoreName(static_cast<int>(built.size()) + 1);
        STELLWERK_TRY(connection.exec(text.statement(connection.dialect().quote(temporary), false)));
        built.push_back({table.name, temporary, std::move(text)});
    }
    return built;
}

Status loadTables(const db::ConnectionProfile &profile, const BackupFile &file,
                  const std::vector<TableDefinition> &definitions, const std::vector<BuiltTable> &built,
                  const TaskContext &context) {
    const std::vector<size_t> order = largestFirst(file.footer().tables);
    std::atomic<size_t> next = 0;
    Tally tally;
    const int workers = std::min(db::workerCount(), std::max(1, static_cast<int>(order.size())));
    return db::runWorkers(workers, context, [&](int, const TaskContext &own) -> Status {
        STELLWERK_ASSIGN(db::Connection connection, db::Connection::open(profile));
        connection.stopWith(own.stopToken());
        STELLWERK_TRY(setUpRestoreSession(connection));
        STELLWERK_ASSIGN(PartReader reader, PartReader::open(file));
        TableLoader loader(file, std::move(reader), tally, own);
        for (size_t at = next++; at < order.size(); at = next++)
            STELLWERK_TRY(loader.load(connection, order[at], definitions[order[at]], built[order[at]]));
        return {};
    });
}

Result<std::vector<BackupTable>> compareBuilt(db::Connection &connection, const std::vector<BuiltTable> &built,
                                              const std::vector<BackupTable> &expected, const TaskContext &context) {
    STELLWERK_ASSIGN(const std::vector<TableContent> tables, readTables(connection, isTemporaryName));
    QHash<QString, const TableContent *> found;
    for (const TableContent &table : tables)
        found.insert(table.definition.name, &table);
    std::vector<TableContent> present;
    for (size_t i = 0; i < built.size(); ++i) {
        const BuiltTable &table = built[i];
        const TableContent *content = found.value(table.temporary);
        if (!content)
            return fail(ErrorCode::Internal,
                        Tr::tr("The table %1 vanished while it was being restored.").arg(table.name));
        STELLWERK_ASSIGN(const CreateText text,
                         parseCreateText(content->definition.create, connection.dialect().quote(table.temporary)));
        if (!sameTable(table.text, text, false))
            return fail(
                ErrorCode::Sql, Tr::tr("This server cannot make the table %1 exactly as it was.").arg(table.name),
                Tr::tr("Restore on a server of the version that the backup was made on."), content->definition.create);
        present.push_back(*content);
        present.back().estimatedRows = expected[i].rows; // the server's own estimate of a new table is poor
    }
    STELLWERK_ASSIGN(std::vector<BackupTable> hashes, hashTables(connection.profile(), present, context));
    for (size_t i = 0; i < built.size(); ++i)
        hashes[i].name = built[i].name;
    STELLWERK_TRY(compareTables(expected, hashes));
    return hashes;
}

} // namespace stellwerk::backup
