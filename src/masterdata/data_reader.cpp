// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "masterdata/data_reader.h"

#include "db/row_reader.h"
#include "masterdata/cell_type.h"
#include "masterdata/row_keys.h"

#include <QCoreApplication>

namespace stellwerk::masterdata {

using db::Value;
using db::ValueKind;
using db::ValueView;

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(MasterData)
};

constexpr qint64 kRowsBetweenStopChecks = 1024;

} // namespace

DataReader::DataReader(db::Connection &connection, const schema::Schema &actual, const Catalogue &catalogue,
                       ReadOptions options)
    : m_connection(connection),
      m_actual(actual),
      m_catalogue(catalogue),
      m_options(std::move(options)),
      m_indexes(catalogue.nodes().size()) {}

DataReader::Source DataReader::sourceOf(const Node &node, const schema::Table &table) const {
    const db::Dialect &dialect = m_connection.dialect();
    Source source;
    QStringList list{dialect.quote(node.idColumn)};
    for (const NodeColumn &column : node.columns) {
        const schema::Column *present = table.column(column.name);
        source.position.push_back(present ? static_cast<int>(list.size()) : -1);
        source.defaults.push_back(defaultCell(column));
        if (present)
            list << dialect.readExpression(column.name, present->type);
    }
    source.sql = QStringLiteral("SELECT %1 FROM %2").arg(list.join(QLatin1String(", ")), dialect.quote(table.name));
    return source;
}

DataRow DataReader::rowFrom(const Node &node, const Source &source, const std::vector<ValueView> &cells) const {
    DataRow row;
    row.id = Value::copyOf(cells[0]);
    row.cells.reserve(node.columns.size());
    for (size_t i = 0; i < node.columns.size(); ++i) {
        const int position = source.position[i];
        row.cells.push_back(position < 0 ? source.defaults[i]
                                         : normalised(cells[static_cast<size_t>(position)], node.columns[i].cellType));
    }
    for (const NodeReference &reference : node.references) {
        Value &cell = row.cells[reference.column];
        if (cell.isNull() || (reference.definition.none && cell == Value::integer(*reference.definition.none)))
            continue;
        const auto &known = m_indexes[reference.target].keyOfId;
        const auto found = known.find(cell.bytes);
        if (found == known.end()) {
            row.problem = Tr::tr("Its column %1 points at the id %2 in %3, which does not exist.")
                              .arg(reference.definition.column, cell.toString(), reference.definition.to);
            continue;
        }
        if (found->second.ambiguous)
            row.problem =
                Tr::tr("Its column %1 points at a row of %2 whose natural key is empty or not unique (%3).")
                    .arg(reference.definition.column, reference.definition.to, keyText(decodeKey(found->second.key)));
        cell = Value::text(found->second.key);
    }
    applyAliases(node, row.cells);
    row.key = encodeKey(keyOf(node, row.cells));
    return row;
}

Result<EntityData> DataReader::read(size_t index, const TaskContext &context) {
    const Node &node = m_catalogue.nodes()[index];
    EntityData data;
    const schema::Table *table = m_actual.table(node.table);
    if (!table)
        table = m_actual.table(m_options.tableNow.value(node.table));
    if (table) {
        const Source source = sourceOf(node, *table);
        STELLWERK_ASSIGN(db::RowReader reader, db::RowReader::open(m_connection, source.sql));
        while (true) {
            STELLWERK_ASSIGN(const bool more, reader.next());
            if (!more)
                break;
            if (static_cast<qint64>(data.rows.size()) % kRowsBetweenStopChecks == 0)
                STELLWERK_TRY(context.checkStop());
            data.rows.push_back(rowFrom(node, source, reader.row()));
        }
    }
    sortAndMark(data);
    remember(index, data);
    return data;
}

void DataReader::remember(size_t index, const EntityData &data) {
    Index &known = m_indexes[index];
    known = {};
    known.keyOfId.reserve(data.rows.size());
    known.idOfKey.reserve(data.rows.size());
    for (const DataRow &row : data.rows) {
        known.keyOfId[row.id.bytes] = {row.key, !row.problem.isEmpty()};
        if (row.problem.isEmpty())
            known.idOfKey[row.key] = row.id;
    }
}

Value DataReader::idOf(size_t index, const std::string &key) const {
    const auto found = m_indexes[index].idOfKey.find(key);
    return found == m_indexes[index].idOfKey.end() ? Value::null() : found->second;
}

const EntityData &DataSet::of(const QString &node) const {
    static const EntityData none;
    const auto found = nodes.find(node);
    return found == nodes.end() ? none : found->second;
}

Result<DataSet> readDataSet(db::Connection &connection, const schema::Schema &actual, const Catalogue &catalogue,
                            const ReadOptions &options, const TaskContext &context) {
    DataReader reader(connection, actual, catalogue, options);
    DataSet data;
    for (size_t i = 0; i < catalogue.nodes().size(); ++i) {
        const Node &node = catalogue.nodes()[i];
        context.report({node.table, static_cast<qint64>(i), static_cast<qint64>(catalogue.nodes().size())});
        STELLWERK_ASSIGN(data.nodes[node.name], reader.read(i, context));
    }
    return data;
}

} // namespace stellwerk::masterdata
