// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "masterdata/data_diff.h"

#include <QCoreApplication>
#include <QJsonArray>

namespace stellwerk::masterdata {

using db::Value;
using db::ValueKind;

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(MasterData)
};

/// A cell for people: a reference as the natural key of the row that it points to.
Value shown(const Node &node, size_t column, const Value &cell) {
    if (cell.kind == ValueKind::Text && node.reference(node.columns[column].name))
        return Value::text(keyText(decodeKey(cell.bytes)));
    return cell;
}

std::vector<CellChange> changedCells(const Node &node, const DataRow &target, const DataRow &package) {
    std::vector<CellChange> cells;
    for (size_t i = 0; i < node.columns.size(); ++i) {
        if (target.cells[i] != package.cells[i] && !node.isDeprecated(node.columns[i].name))
            cells.push_back({node.columns[i].name, shown(node, i, target.cells[i]), shown(node, i, package.cells[i])});
    }
    return cells;
}

std::vector<CellChange> filledCells(const Node &node, const DataRow &package) {
    std::vector<CellChange> cells;
    for (size_t i = 0; i < node.columns.size(); ++i) {
        if (!package.cells[i].isNull())
            cells.push_back({node.columns[i].name, Value::null(), shown(node, i, package.cells[i])});
    }
    return cells;
}

/// Walks both sorted sides of one entity.
class EntityComparison {
public:
    EntityComparison(const Node &node, const EntityData &package, const EntityData &target)
        : m_node(node), m_package(package.rows), m_target(target.rows) {
        m_diff.entity = node.name;
        m_diff.table = node.table;
        m_diff.emptyInPackage = m_package.empty() && !m_target.empty();
    }

    EntityDiff run() {
        size_t p = 0;
        size_t t = 0;
        while (p < m_package.size() || t < m_target.size()) {
            const std::string &key = t == m_target.size() || (p < m_package.size() && m_package[p].key <= m_target[t].key) ? m_package[p].key
                                                                                                                           : m_target[t].key;
            const size_t packageEnd = endOf(m_package, p, key);
            const size_t targetEnd = endOf(m_target, t, key);
            compareKey(p, packageEnd, t, targetEnd);
            p = packageEnd;
            t = targetEnd;
        }
        std::ranges::stable_sort(m_diff.rows, {}, &RowChange::state);
        return std::move(m_diff);
    }

private:
    static size_t endOf(const std::vector<DataRow> &rows, size_t from, const std::string &key) {
        while (from < rows.size() && rows[from].key == key)
            ++from;
        return from;
    }

    /// All rows of one key on both sides; more than one on a side, or a problem, makes all of them ambiguous.
    void compareKey(size_t p, size_t packageEnd, size_t t, size_t targetEnd) {
        QString problem;
        for (size_t i = p; i < packageEnd && problem.isEmpty(); ++i)
            problem = m_package[i].problem.isEmpty() ? QString() : Tr::tr("In the package: %1").arg(m_package[i].problem);
        for (size_t i = t; i < targetEnd && problem.isEmpty(); ++i)
            problem = m_target[i].problem.isEmpty() ? QString() : Tr::tr("In the target: %1").arg(m_target[i].problem);
        if (!problem.isEmpty()) {
            for (size_t i = p; i < packageEnd; ++i)
                add(RowState::Ambiguous, m_package[i], {}, problem, i);
            for (size_t i = t; i < targetEnd; ++i)
                add(RowState::Ambiguous, m_target[i], {}, problem, 0);
            return;
        }
        if (p == packageEnd)
            addTargetOnly(m_target[t]);
        else if (t == targetEnd)
            add(RowState::New, m_package[p], filledCells(m_node, m_package[p]), {}, p);
        else if (auto cells = changedCells(m_node, m_target[t], m_package[p]); cells.empty())
            ++m_diff.same;
        else
            add(RowState::Changed, m_target[t], std::move(cells), {}, p);
    }

    void addTargetOnly(const DataRow &row) {
        // An entity without any row in the package is never a mass deletion.
        const bool remove = m_node.definition.deletes == project::DeletePolicy::Delete && !m_diff.emptyInPackage;
        add(remove ? RowState::Removed : RowState::TargetOnly, row, {}, remove ? QString() : Tr::tr("Only in the target; kept."), 0);
    }

    void add(RowState state, const DataRow &row, std::vector<CellChange> cells, const QString &note, size_t packageRow) {
        m_diff.rows.push_back({state, keyText(decodeKey(row.key)), row.id, std::move(cells), note, packageRow});
    }

    const Node &m_node;
    const std::vector<DataRow> &m_package;
    const std::vector<DataRow> &m_target;
    EntityDiff m_diff;
};

QJsonValue toJsonValue(const Value &value) {
    return value.isNull() ? QJsonValue(QJsonValue::Null) : QJsonValue(value.toString());
}

QJsonObject rowToJson(const RowChange &row) {
    QJsonArray cells;
    for (const CellChange &cell : row.cells)
        cells << QJsonObject{{QStringLiteral("column"), cell.column},
                             {QStringLiteral("target"), toJsonValue(cell.target)},
                             {QStringLiteral("package"), toJsonValue(cell.package)}};
    QJsonObject object{{QStringLiteral("state"), rowStateName(row.state)}, {QStringLiteral("key"), row.key}};
    if (!cells.isEmpty())
        object[QStringLiteral("cells")] = cells;
    if (!row.note.isEmpty())
        object[QStringLiteral("note")] = row.note;
    return object;
}

} // namespace

QString rowStateName(RowState state) {
    switch (state) {
    case RowState::New: return QStringLiteral("new");
    case RowState::Changed: return QStringLiteral("changed");
    case RowState::Removed: return QStringLiteral("removed");
    case RowState::TargetOnly: return QStringLiteral("target_only");
    case RowState::Ambiguous: return QStringLiteral("ambiguous");
    }
    Q_UNREACHABLE_RETURN({});
}

qint64 EntityDiff::count(RowState state) const {
    return std::ranges::count(rows, state, &RowChange::state);
}

bool DataDiff::empty() const {
    return count(RowState::New) + count(RowState::Changed) + count(RowState::Removed) == 0;
}

qint64 DataDiff::count(RowState state) const {
    qint64 sum = 0;
    for (const EntityDiff &entity : entities)
        sum += entity.count(state);
    return sum;
}

QJsonObject DataDiff::toJson() const {
    QJsonArray list;
    for (const EntityDiff &entity : entities) {
        QJsonArray rows;
        for (const RowChange &row : entity.rows)
            rows << rowToJson(row);
        QJsonObject counts{{QStringLiteral("same"), entity.same}};
        for (const RowState state : {RowState::New, RowState::Changed, RowState::Removed, RowState::TargetOnly, RowState::Ambiguous})
            counts[rowStateName(state)] = entity.count(state);
        list << QJsonObject{{QStringLiteral("entity"), entity.entity},
                            {QStringLiteral("table"), entity.table},
                            {QStringLiteral("counts"), counts},
                            {QStringLiteral("empty_in_package"), entity.emptyInPackage},
                            {QStringLiteral("rows"), rows}};
    }
    return {{QStringLiteral("entities"), list}};
}

EntityDiff compareEntity(const Node &node, const EntityData &package, const EntityData &target) {
    return EntityComparison(node, package, target).run();
}

DataDiff compareData(const DataSet &package, const DataSet &target, const Catalogue &catalogue) {
    static const EntityData nothing;
    const auto rowsOf = [](const DataSet &data, const QString &name) -> const EntityData & {
        const auto found = data.nodes.find(name);
        return found == data.nodes.end() ? nothing : found->second;
    };
    DataDiff diff;
    for (const Node &node : catalogue.nodes())
        diff.entities.push_back(compareEntity(node, rowsOf(package, node.name), rowsOf(target, node.name)));
    return diff;
}

} // namespace stellwerk::masterdata
