// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "library_data.h"

#include "masterdata/compare/compare_data.h"
#include "masterdata/files/export_writer.h"
#include "masterdata/files/file_source.h"
#include "masterdata/import/baseline.h"
#include "schema/schema_reader.h"
#include "support/test_databases.h"

namespace stellwerk::test {

using db::Value;
using namespace masterdata;

const std::vector<DataRow> &DataSet::of(const QString &node) const {
    static const std::vector<DataRow> none;
    const auto found = nodes.find(node);
    return found == nodes.end() ? none : found->second;
}

MemorySource::MemorySource(const DataSet &data, const Catalogue &catalogue)
    : m_data(data), m_catalogue(catalogue), m_keys(catalogue.nodes().size()) {}

Result<NodeRows> MemorySource::read(size_t index, const TaskContext &) {
    const Node &node = m_catalogue.nodes()[index];
    RowSorter sorter;
    RowPacker packer(node);
    for (const DataRow &row : m_data.of(node.name))
        STELLWERK_TRY(sorter.add(packer.pack(row)));
    STELLWERK_ASSIGN(RowTable table, sorter.finish());
    STELLWERK_ASSIGN(m_keys[index], indexOf(table));
    const auto coverage = m_data.coverage.find(node.name);
    if (coverage != m_data.coverage.end())
        return NodeRows{std::move(table), coverage->second};
    return NodeRows{std::move(table), {std::vector<bool>(node.columns.size(), true), false, {}}};
}

Result<DataSet> readAll(RowSource &source, const Catalogue &catalogue, const TaskContext &context) {
    DataSet data;
    for (size_t i = 0; i < catalogue.nodes().size(); ++i) {
        const Node &node = catalogue.nodes()[i];
        STELLWERK_ASSIGN(const NodeRows rows, source.read(i, context));
        RowTable::Reader reader = rows.table.read();
        auto &list = data.nodes[node.name];
        while (true) {
            STELLWERK_ASSIGN(const bool more, reader.next());
            if (!more)
                break;
            list.push_back(reader.row().unpack(node));
            list.back().problem = reader.problem();
        }
        data.coverage[node.name] = rows.coverage;
    }
    return data;
}

DataSet readAll(db::Connection &connection, const Catalogue &catalogue, const ReadOptions &options) {
    const schema::Schema actual = valueOrDie(schema::readSchema(connection));
    DatabaseSource source(connection, actual, catalogue, options);
    return valueOrDie(readAll(source, catalogue));
}

QMap<QString, QByteArray> exported(const DataSet &data, const Catalogue &catalogue) {
    const ExportHeader header{
        Version{1, 0, 0}, QStringLiteral("2026-02-03T04:05:06Z"), {{QStringLiteral("house"), QStringLiteral("north")}}};
    MemorySource source(data, catalogue);
    MemoryExport target;
    (void)valueOrDie(exportFiles(source, catalogue, header, target, {}));
    return target.files();
}

Result<DataSet> readFiles(const QMap<QString, QByteArray> &files, const Catalogue &catalogue) {
    const auto set = FileSet::inMemory(files);
    STELLWERK_ASSIGN(const auto source, FileSource::open(*set, catalogue));
    return readAll(*source, catalogue);
}

DataDiff compareSets(const DataSet &package, const DataSet &target, const Catalogue &catalogue) {
    MemorySource left(package, catalogue);
    MemorySource right(target, catalogue);
    AmbiguousKeys ambiguous(catalogue.nodes().size());
    DataDiff diff;
    for (size_t i = 0; i < catalogue.nodes().size(); ++i) {
        const NodeRows ofPackage = valueOrDie(left.read(i, {}));
        const NodeRows ofTarget = valueOrDie(right.read(i, {}));
        std::vector<RowChange> rows;
        EntityDiff entity = valueOrDie(compareNode(catalogue, i, {ofPackage, ofTarget}, {}, {}, ambiguous,
                                                   [&](RowChange &&change) -> Status {
                                                       rows.push_back(std::move(change));
                                                       return {};
                                                   },
                                                   {}));
        entity.rows = std::move(rows);
        diff.entities.push_back(std::move(entity));
    }
    settleRemovals(catalogue, diff.entities);
    return diff;
}

Result<ImportReport> import(db::Connection &connection, const DataSet &package, const Catalogue &catalogue,
                            const ImportOptions &options) {
    const schema::Schema actual = valueOrDie(schema::readSchema(connection));
    const AcceptedRenames renames =
        options.policy.review ? options.policy.review->renames(catalogue) : AcceptedRenames();
    std::unique_ptr<BaselineSource> baseline;
    if (options.withBaseline) {
        valueOrDie(ensureBaselineTable(connection));
        baseline = valueOrDie(BaselineSource::open(connection, catalogue, renames));
    }
    MemorySource source(package, catalogue);
    auto transaction = valueOrDie(db::Transaction::begin(connection));
    auto report = importData({.catalogue = catalogue,
                              .package = source,
                              .connection = connection,
                              .actual = actual,
                              .options = {.tableNow = {}, .renames = renames},
                              .baseline = baseline.get(),
                              .policy = options.policy,
                              .reverse = options.reverse,
                              .writeBaseline = options.withBaseline},
                             options.context);
    if (report)
        valueOrDie(transaction.commit());
    return report;
}

DataDiff compareWith(db::Connection &connection, const DataSet &package, const Catalogue &catalogue,
                     const ImportOptions &options) {
    const schema::Schema actual = valueOrDie(schema::readSchema(connection));
    ReadOptions reading;
    if (options.policy.review)
        reading.renames = options.policy.review->renames(catalogue);
    std::unique_ptr<BaselineSource> baseline;
    if (options.withBaseline)
        baseline = valueOrDie(BaselineSource::open(connection, catalogue, reading.renames));
    MemorySource source(package, catalogue);
    return valueOrDie(
        compareData({catalogue, source, connection, actual, reading, baseline.get(), options.policy}, options.context));
}

QStringList summary(const ImportReport &report) {
    QStringList lines;
    for (const ImportCounts &counts : report.entities) {
        QStringList parts;
        const auto part = [&](const char *name, qint64 count) {
            if (count > 0)
                parts << QStringLiteral("%1 %2").arg(count).arg(QString::fromUtf8(name));
        };
        part("new", counts.inserted);
        part("changed", counts.updated);
        part("deleted", counts.deleted);
        part("kept", counts.kept);
        part("ambiguous", counts.ambiguous);
        if (!parts.isEmpty())
            lines << QString(counts.entity + QLatin1String(": ") + parts.join(QLatin1String(", ")));
    }
    return lines;
}

QStringList contentOf(const DataSet &data, const Catalogue &catalogue) {
    QStringList lines;
    for (const Node &node : catalogue.nodes()) {
        for (const DataRow &row : data.of(node.name)) {
            QStringList line{node.name, keyText(decodeKey(row.key)), row.problem};
            for (size_t i = 0; i < row.cells.size(); ++i)
                line << QStringLiteral("%1=%2:%3")
                            .arg(node.columns[i].name)
                            .arg(int(row.cells[i].kind))
                            .arg(
                                QString::fromLatin1(QByteArray::fromStdString(row.cells[i].bytes).toPercentEncoding()));
            lines << line.join(u' ');
        }
    }
    return lines;
}

QStringList changes(const DataDiff &diff) {
    QStringList lines;
    for (const EntityDiff &entity : diff.entities) {
        for (const RowChange &row : entity.rows) {
            QStringList columns;
            for (const CellChange &change : row.cells)
                columns << change.column;
            QString line = QStringLiteral("%1 %2: %3").arg(entity.entity, rowStateName(row.state), row.key);
            if (!row.targetId.isNull() && !row.onlyInTarget)
                line += QString(QLatin1String(" [") + columns.join(u',') + u']');
            lines << (row.action == RowAction::Decide ? QString(line + QLatin1String(" ?")) : line);
        }
    }
    return lines;
}

} // namespace stellwerk::test
