// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "masterdata/import.h"

#include "db/bulk_writer.h"
#include "masterdata/data_comparer.h"
#include "masterdata/data_reader.h"

#include <QCoreApplication>
#include <QJsonArray>

#include <algorithm>

namespace stellwerk::masterdata {

using db::Value;
using db::ValueKind;
using db::ValueView;

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Import)
};

class Importer {
public:
    Importer(db::Connection &connection, const schema::Schema &actual, const DataSet &package,
             const Catalogue &catalogue, const TaskContext &context)
        : m_connection(connection),
          m_package(package),
          m_catalogue(catalogue),
          m_context(context),
          m_reader(connection, actual, catalogue, {}),
          m_comparer(catalogue) {}

    Result<ImportReport> run() {
        const size_t count = m_catalogue.nodes().size();
        for (size_t i = 0; i < count; ++i) {
            m_context.report({m_catalogue.nodes()[i].name, static_cast<qint64>(i), static_cast<qint64>(count)});
            STELLWERK_TRY(importNode(i));
        }
        m_comparer.settleRemovals(m_diffs, m_target);
        // Children before parents.
        for (size_t i = count; i-- > 0;)
            STELLWERK_TRY(deleteRows(i));
        STELLWERK_TRY(checkAgain());
        return report();
    }

private:
    /// Inserts and updates; references point to nodes that were done before.
    Status importNode(size_t index) {
        const Node &node = m_catalogue.nodes()[index];
        STELLWERK_TRY(m_context.checkStop());
        EntityData &target = m_target.nodes[node.name];
        STELLWERK_ASSIGN(target, m_reader.read(index, m_context));
        m_diffs.push_back(m_comparer.compare(index, m_package.of(node.name), target));
        const EntityDiff &diff = m_diffs.back();
        STELLWERK_TRY(insertRows(index, diff));
        for (const RowChange &change : diff.rows) {
            if (change.state == RowState::Changed)
                STELLWERK_TRY(updateRow(index, change));
        }
        if (diff.count(RowState::New) > 0 && isReferredTo(index))
            STELLWERK_TRY(m_reader.read(index, m_context)); // the ids of the new rows
        return {};
    }

    [[nodiscard]] bool isReferredTo(size_t index) const {
        return std::ranges::any_of(m_catalogue.nodes(), [&](const Node &node) {
            return std::ranges::contains(node.references, index, &NodeReference::target);
        });
    }

    [[nodiscard]] ImportReport report() const {
        ImportReport report;
        for (const EntityDiff &diff : m_diffs) {
            ImportCounts counts;
            counts.entity = diff.entity;
            counts.inserted = diff.count(RowState::New);
            counts.updated = diff.count(RowState::Changed);
            counts.deleted = diff.count(RowState::Removed);
            counts.unchanged = diff.same;
            counts.kept = diff.count(RowState::TargetOnly);
            counts.ambiguous = diff.count(RowState::Ambiguous);
            report.entities.push_back(counts);
        }
        return report;
    }

    Status insertRows(size_t index, const EntityDiff &diff) {
        if (diff.count(RowState::New) == 0)
            return {};
        const Node &node = m_catalogue.nodes()[index];
        QStringList columns;
        for (const NodeColumn &column : node.columns)
            columns << column.name;
        STELLWERK_ASSIGN(db::BulkWriter writer, db::BulkWriter::open(m_connection, node.table, columns));
        std::vector<ValueView> views;
        for (const RowChange &change : diff.rows) {
            if (change.state != RowState::New)
                continue;
            STELLWERK_TRY(m_context.checkStop());
            STELLWERK_ASSIGN(const std::vector<Value> cells, cellsToWrite(index, change));
            views.assign(cells.begin(), cells.end());
            STELLWERK_TRY(writer.add(views));
        }
        STELLWERK_TRY(writer.finish());
        return {};
    }

    Status updateRow(size_t index, const RowChange &change) {
        const Node &node = m_catalogue.nodes()[index];
        const db::Dialect &dialect = m_connection.dialect();
        STELLWERK_TRY(m_context.checkStop());
        STELLWERK_ASSIGN(std::vector<Value> cells, cellsToWrite(index, change));
        QStringList assignments;
        std::vector<Value> values;
        for (const CellChange &cell : change.cells) {
            assignments << dialect.quote(cell.column) + QLatin1String(" = ?");
            values.push_back(std::move(cells[*node.columnIndex(cell.column)]));
        }
        values.push_back(change.targetId);
        STELLWERK_TRY(m_connection.exec(
            QStringLiteral("UPDATE %1 SET %2 WHERE %3 = ?")
                .arg(dialect.quote(node.table), assignments.join(QLatin1String(", ")), dialect.quote(node.idColumn)),
            values));
        return {};
    }

    /// The package row's cells with references turned into ids of the target.
    Result<std::vector<Value>> cellsToWrite(size_t index, const RowChange &change) {
        const Node &node = m_catalogue.nodes()[index];
        std::vector<Value> cells = m_package.of(node.name).rows[change.packageRow].cells;
        for (const NodeReference &reference : node.references) {
            Value &cell = cells[reference.column];
            if (cell.kind != ValueKind::Text)
                continue;
            const Value id = m_reader.idOf(reference.target, cell.bytes);
            if (id.isNull())
                return fail(
                    ErrorCode::Conflict,
                    Tr::tr("The row “%1” of %2 refers to “%3” of %4, which the target does not have exactly once.")
                        .arg(change.key, node.name, keyText(decodeKey(cell.bytes)), reference.definition.to),
                    Tr::tr("Compare again: the target has changed since."));
            cell = id;
        }
        return cells;
    }

    Status deleteRows(size_t index) {
        const Node &node = m_catalogue.nodes()[index];
        const db::Dialect &dialect = m_connection.dialect();
        for (const RowChange &change : m_diffs[index].rows) {
            if (change.state != RowState::Removed)
                continue;
            STELLWERK_TRY(m_context.checkStop());
            STELLWERK_TRY(m_connection.exec(QStringLiteral("DELETE FROM %1 WHERE %2 = ?")
                                                .arg(dialect.quote(node.table), dialect.quote(node.idColumn)),
                                            {change.targetId}));
        }
        return {};
    }

    /// Believed only when the database itself says so.
    Status checkAgain() {
        DataSet target;
        for (size_t i = 0; i < m_catalogue.nodes().size(); ++i) {
            STELLWERK_ASSIGN(target.nodes[m_catalogue.nodes()[i].name], m_reader.read(i, m_context));
        }
        const DataDiff diff = compareData(m_package, target, m_catalogue);
        for (const EntityDiff &entity : diff.entities) {
            for (const RowChange &row : entity.rows) {
                if (row.state == RowState::TargetOnly || row.state == RowState::Ambiguous)
                    continue;
                const QString column = row.cells.empty() ? QString() : row.cells.front().column;
                return fail(
                    ErrorCode::Internal,
                    Tr::tr("After the import the row “%1” of %2 still differs from the package (%3, column %4).")
                        .arg(row.key, entity.entity, rowStateName(row.state), column));
            }
        }
        return {};
    }

    db::Connection &m_connection;
    const DataSet &m_package;
    const Catalogue &m_catalogue;
    const TaskContext &m_context;
    DataReader m_reader;
    DataComparer m_comparer;
    DataSet m_target; ///< as it was before
    std::vector<EntityDiff> m_diffs;
};

} // namespace

QJsonObject ImportReport::toJson() const {
    QJsonArray list;
    for (const ImportCounts &counts : entities)
        list << QJsonObject{
            {QStringLiteral("entity"), counts.entity},       {QStringLiteral("inserted"), counts.inserted},
            {QStringLiteral("updated"), counts.updated},     {QStringLiteral("deleted"), counts.deleted},
            {QStringLiteral("unchanged"), counts.unchanged}, {QStringLiteral("kept"), counts.kept},
            {QStringLiteral("ambiguous"), counts.ambiguous}};
    return {{QStringLiteral("entities"), list}};
}

Result<ImportReport> importData(db::Connection &connection, const schema::Schema &actual, const DataSet &package,
                                const Catalogue &catalogue, const TaskContext &context) {
    return Importer(connection, actual, package, catalogue, context).run();
}

} // namespace stellwerk::masterdata
