// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "masterdata/rows/database_source.h"

#include "db/row_reader.h"
#include "masterdata/catalogue/cell_type.h"

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
constexpr size_t kIdsAtOnce = 1000;

/// Reads the rows of one query and packs them.
class RowBuilder {
public:
    RowBuilder(const DatabaseSource &source, const Node &node, const std::vector<int> &position,
               const std::map<std::string, std::string, std::less<>> *renames)
        : m_source(source), m_node(node), m_position(position), m_renames(renames), m_packer(node) {
        for (size_t i = 0; i < node.columns.size(); ++i) {
            Column column;
            column.type = node.columns[i].cellType;
            column.reference = node.referenceAt(i);
            const auto aliases = node.definition.aliases.constFind(node.columns[i].name);
            if (aliases != node.definition.aliases.constEnd()) {
                for (auto it = aliases->begin(); it != aliases->end(); ++it)
                    column.aliases[it.key().toStdString()] = it.value().toStdString();
            }
            m_columns.push_back(std::move(column));
        }
    }

    PackedRow build(const std::vector<ValueView> &cells) {
        QString problem;
        for (size_t i = 0; i < m_columns.size(); ++i) {
            if (m_position[i] < 0)
                m_packer.add({});
            else
                add(m_columns[i], cells[static_cast<size_t>(m_position[i])], problem);
        }
        PackedRow row = m_packer.finish(cells[0], problem);
        if (m_renames) {
            if (const auto renamed = m_renames->find(row.key); renamed != m_renames->end())
                row.key = renamed->second;
        }
        return row;
    }

private:
    struct Column {
        CellType type = CellType::Text;
        const NodeReference *reference = nullptr;
        std::map<std::string, std::string, std::less<>> aliases;
    };

    void add(const Column &column, const ValueView &cell, QString &problem) {
        if (column.reference) {
            addReference(*column.reference, cell, problem);
            return;
        }
        if (isNormalised(cell, column.type) && column.aliases.empty()) {
            m_packer.add(cell);
            return;
        }
        const Value value = normalised(cell, column.type);
        const auto alias = value.kind == ValueKind::Text ? column.aliases.find(value.bytes) : column.aliases.end();
        m_packer.add(alias == column.aliases.end() ? value.view() : ValueView{ValueKind::Text, alias->second});
    }

    void addReference(const NodeReference &reference, const ValueView &cell, QString &problem) {
        const project::Reference &definition = reference.definition;
        if (cell.isNull() || (definition.none && Value::copyOf(cell) == Value::integer(*definition.none))) {
            m_packer.add(cell);
            return;
        }
        const auto target = m_source.keys(reference.target).withId(cell.bytes);
        if (!target) {
            problem = Tr::tr("Its column %1 points at the id %2 in %3, which does not exist.")
                          .arg(definition.column, Value::copyOf(cell).toString(), definition.to);
            m_packer.add(cell);
            return;
        }
        if (target->ambiguous)
            problem = Tr::tr("Its column %1 points at a row of %2 whose natural key is empty or not unique (%3).")
                          .arg(definition.column, definition.to, keyText(target->key));
        m_packer.add({ValueKind::Text, target->key});
    }

    const DatabaseSource &m_source;
    const Node &m_node;
    const std::vector<int> &m_position;
    const std::map<std::string, std::string, std::less<>> *m_renames;
    RowPacker m_packer;
    std::vector<Column> m_columns;
};

} // namespace

DatabaseSource::DatabaseSource(db::Connection &connection, const schema::Schema &actual, const Catalogue &catalogue,
                               ReadOptions options)
    : m_connection(connection),
      m_actual(actual),
      m_catalogue(catalogue),
      m_options(std::move(options)),
      m_known(catalogue.nodes().size()) {}

const schema::Table *DatabaseSource::tableOf(const Node &node) const {
    const schema::Table *table = m_actual.table(node.table);
    return table ? table : m_actual.table(m_options.tableNow.value(node.table));
}

DatabaseSource::Query DatabaseSource::queryOf(const Node &node, const schema::Table &table, bool keysOnly) const {
    const db::Dialect &dialect = m_connection.dialect();
    Query query;
    QStringList list{dialect.quote(node.idColumn)};
    for (size_t i = 0; i < node.columns.size(); ++i) {
        const schema::Column *present = table.column(node.columns[i].name);
        const bool wanted = present && (!keysOnly || std::ranges::contains(node.keyColumns, i));
        query.position.push_back(wanted ? static_cast<int>(list.size()) : -1);
        if (wanted)
            list << dialect.readExpression(present->name, present->type);
    }
    query.sql = QStringLiteral("SELECT %1 FROM %2").arg(list.join(QLatin1String(", ")), dialect.quote(table.name));
    return query;
}

Result<RowTable> DatabaseSource::rowsOf(size_t index, bool keysOnly, const TaskContext &context) {
    const Node &node = m_catalogue.nodes()[index];
    STELLWERK_TRY(knowTargets(node, keysOnly, context));
    if (auto renames = m_options.renames.extract(index)) {
        // A renaming is over once the target has the new key: whatever has the old one then is another row.
        STELLWERK_ASSIGN(const RowTable rows, rowsOf(index, true, context));
        STELLWERK_ASSIGN(const KeyIndex present, indexOf(rows));
        std::erase_if(renames.mapped(), [&](const auto &rename) { return present.withKey(rename.second).has_value(); });
        if (!renames.mapped().empty())
            m_options.renames.insert(std::move(renames));
    }
    RowSorter sorter(m_options.memory);
    if (const schema::Table *table = tableOf(node))
        STELLWERK_TRY(addRows(sorter, index, *table, keysOnly, {}, context));
    return sorter.finish();
}

Status DatabaseSource::addRows(RowSorter &sorter, size_t index, const schema::Table &table, bool keysOnly,
                               const QString &condition, const TaskContext &context) {
    const Node &node = m_catalogue.nodes()[index];
    const Query query = queryOf(node, table, keysOnly);
    const auto renames = m_options.renames.find(index);
    RowBuilder builder(*this, node, query.position, renames == m_options.renames.end() ? nullptr : &renames->second);
    STELLWERK_ASSIGN(db::RowReader reader, db::RowReader::open(m_connection, QString(query.sql + condition)));
    for (qint64 count = 0;; ++count) {
        STELLWERK_ASSIGN(const bool more, reader.next());
        if (!more)
            return {};
        if (count % kRowsBetweenStopChecks == 0)
            STELLWERK_TRY(context.checkStop());
        STELLWERK_TRY(sorter.add(builder.build(reader.row())));
    }
}

Result<NodeRows> DatabaseSource::readSome(size_t index, const std::vector<db::Value> &ids, const Value &above,
                                          const TaskContext &context) {
    const Node &node = m_catalogue.nodes()[index];
    STELLWERK_TRY(knowTargets(node, false, context));
    RowSorter sorter(m_options.memory);
    if (const schema::Table *table = tableOf(node)) {
        const db::Dialect &dialect = m_connection.dialect();
        const QString id = dialect.quote(node.idColumn);
        const QString limit = QString::fromStdString(dialect.literal(above));
        if (!above.isNull())
            STELLWERK_TRY(
                addRows(sorter, index, *table, false, QStringLiteral(" WHERE %1 > %2").arg(id, limit), context));
        QStringList list;
        for (size_t i = 0; i < ids.size(); ++i) {
            list << QString::fromStdString(dialect.literal(ids[i]));
            if (static_cast<size_t>(list.size()) < kIdsAtOnce && i + 1 < ids.size())
                continue;
            STELLWERK_TRY(addRows(sorter, index, *table, false,
                                  QStringLiteral(" WHERE %1 IN (%2)").arg(id, list.join(u',')), context));
            list.clear();
        }
    }
    STELLWERK_ASSIGN(RowTable table, sorter.finish());
    return NodeRows{std::move(table), coverageOf(node)};
}

Coverage DatabaseSource::coverageOf(const Node &node) const {
    Coverage coverage;
    const schema::Table *table = tableOf(node);
    for (const NodeColumn &column : node.columns)
        coverage.present.push_back(table && table->column(column.name));
    return coverage;
}

/// Late references, and rows that are read for their keys alone, may need keys that nobody has read yet.
Status DatabaseSource::knowTargets(const Node &node, bool ofKeyOnly, const TaskContext &context) {
    for (const NodeReference &reference : node.references) {
        if (m_known[reference.target].complete ||
            (ofKeyOnly && !std::ranges::contains(node.keyColumns, reference.column)))
            continue;
        STELLWERK_TRY(readKeys(reference.target, context));
    }
    return {};
}

Status DatabaseSource::readKeys(size_t index, const TaskContext &context) {
    STELLWERK_ASSIGN(const RowTable rows, rowsOf(index, true, context));
    STELLWERK_ASSIGN(m_known[index].keys, indexOf(rows));
    m_known[index].complete = true;
    return {};
}

Result<NodeRows> DatabaseSource::read(size_t index, const TaskContext &context) {
    const Node &node = m_catalogue.nodes()[index];
    STELLWERK_ASSIGN(RowTable table, rowsOf(index, false, context));
    NodeRows rows{std::move(table), coverageOf(node)};
    if (m_catalogue.isReferredTo(index)) {
        STELLWERK_ASSIGN(m_known[index].keys, indexOf(rows.table));
        m_known[index].complete = true;
    }
    return rows;
}

} // namespace stellwerk::masterdata
