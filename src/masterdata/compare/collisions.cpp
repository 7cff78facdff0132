// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "masterdata/compare/collisions.h"

#include "masterdata/compare/unique_values.h"
#include "masterdata/rows/data_row.h"

#include <QCoreApplication>

#include <algorithm>
#include <unordered_map>

namespace stellwerk::masterdata {

using db::Value;

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Collisions)
};

class CollisionFinder {
public:
    CollisionFinder(db::Connection &connection, const schema::Table &table, const Node &node, const TextRules &texts,
                    const std::vector<UniqueValues> &values, std::span<RowChange> rows)
        : m_connection(connection), m_table(table), m_node(node), m_texts(texts), m_values(values), m_rows(rows) {
        for (size_t i = 0; i < rows.size(); ++i) {
            if (!rows[i].targetId.isNull())
                m_byId[rows[i].targetId.bytes] = i;
        }
    }

    Status find() {
        std::unordered_map<std::string, std::vector<Place>> heldAt;
        for (const UniqueValues &values : m_values) {
            for (const SharedValue &value : values.shared) {
                m_open.push_back({&values, &value});
                for (const Value &holder : value.holders)
                    heldAt[holder.bytes].push_back({&values, &value});
            }
        }
        // A row that is left alone keeps what others may have counted on.
        for (size_t next = 0; next < m_open.size(); ++next) {
            STELLWERK_ASSIGN(const std::vector<size_t> left, settle(m_open[next]));
            for (const size_t row : left) {
                if (const auto held = heldAt.find(m_rows[row].targetId.bytes);
                    !m_rows[row].targetId.isNull() && held != heldAt.end())
                    m_open.insert(m_open.end(), held->second.begin(), held->second.end());
            }
        }
        return {};
    }

private:
    struct Place {
        const UniqueValues *values = nullptr;
        const SharedValue *value = nullptr;
    };

    /// The row will not hold the rule's value any more once everything is written.
    [[nodiscard]] bool givesUp(const UniqueValues &values, const Value &id) const {
        const auto row = m_byId.find(id.bytes);
        if (row == m_byId.end())
            return false;
        return isDeleted(m_node, m_rows[row->second]) ||
               (values.changes[row->second] && isWritten(m_node, m_rows[row->second]));
    }

    /// Leaves the rows alone that want what another row keeps or wants too.
    Result<std::vector<size_t>> settle(const Place &place) {
        std::vector<size_t> takers;
        for (const size_t row : place.value->takers) {
            if (isWritten(m_node, m_rows[row]))
                takers.push_back(row);
        }
        std::vector<Value> keepers;
        for (const Value &holder : place.value->holders) {
            if (!givesUp(*place.values, holder))
                keepers.push_back(holder);
        }
        std::vector<size_t> left;
        for (const size_t row : takers) {
            if (!keepers.empty()) {
                STELLWERK_ASSIGN(m_rows[row].note, noteAbout(place.values->rule, keepers.front()));
                left.push_back(row);
            } else if (takers.size() > 1) {
                const size_t other = takers[row == takers.front() ? 1 : 0];
                m_rows[row].note = noteAbout(place.values->rule, m_rows[other]);
                left.push_back(row);
            }
        }
        for (const size_t row : left) {
            m_rows[row].state = RowState::Ambiguous;
            m_rows[row].action = RowAction::Leave;
        }
        return left;
    }

    /// The collations that do not tell the texts of a rule apart; empty when nobody knows their names.
    [[nodiscard]] QString collationsOf(const UniqueRule &rule) const {
        QStringList names;
        for (const UniquePart &part : rule.parts) {
            if (part.isText)
                names << (part.collation.isEmpty() ? m_texts.collation(part.column->name) : part.collation);
        }
        names.removeDuplicates();
        names.removeAll(QString());
        return names.join(QLatin1String(", "));
    }

    [[nodiscard]] QString noteAbout(const UniqueRule &rule, const RowChange &other) const {
        const QString collations = collationsOf(rule);
        if (!rule.isKey)
            return Tr::tr("No two rows may have the same %1, and the server calls that of “%2”, which is written too, "
                          "equal.")
                .arg(rule.columns().join(QLatin1String(", ")), other.key);
        if (collations.isEmpty())
            return Tr::tr("The server calls its key equal to “%1”, which is written too.").arg(other.key);
        return Tr::tr("The server calls its key equal to “%1”, which is written too: %2 does not tell them apart.")
            .arg(other.key, collations);
    }

    [[nodiscard]] Result<QString> noteAbout(const UniqueRule &rule, const Value &holder) const {
        STELLWERK_ASSIGN(const QString name, nameOf(holder));
        const QString collations = collationsOf(rule);
        if (!rule.isKey)
            return Tr::tr("No two rows may have the same %1, and the server calls that of “%2” (id %3) equal.")
                .arg(rule.columns().join(QLatin1String(", ")), name, holder.toString());
        if (collations.isEmpty())
            return Tr::tr("The server calls its key equal to “%1” (id %2).").arg(name, holder.toString());
        return Tr::tr("The server calls its key equal to “%1” (id %2): %3 does not tell them apart.")
            .arg(name, holder.toString(), collations);
    }

    [[nodiscard]] bool changesKey(const RowChange &row) const {
        return std::ranges::any_of(m_node.key, [&](const QString &column) {
            return std::ranges::contains(row.cells, column, &CellChange::column);
        });
    }

    /// What the row is called in the target, as far as its own columns say.
    [[nodiscard]] Result<QString> nameOf(const Value &id) const {
        if (const auto row = m_byId.find(id.bytes);
            row != m_byId.end() && (isOnlyInTarget(m_node, m_rows[row->second]) || !changesKey(m_rows[row->second])))
            return m_rows[row->second].key;
        const db::Dialect &dialect = m_connection.dialect();
        QStringList list;
        for (const QString &column : m_node.key) {
            if (!m_node.reference(column) && m_table.column(column))
                list << dialect.quote(column);
        }
        if (list.isEmpty())
            return QString();
        STELLWERK_ASSIGN(const db::ResultSet found,
                         m_connection.select(QStringLiteral("SELECT %1 FROM %2 WHERE %3 = ?")
                                                 .arg(list.join(QLatin1String(", ")), dialect.quote(m_table.name),
                                                      dialect.quote(m_node.idColumn)),
                                             {id}));
        return found.rows.empty() ? QString() : keyText(found.rows.front());
    }

    db::Connection &m_connection;
    const schema::Table &m_table;
    const Node &m_node;
    const TextRules &m_texts;
    const std::vector<UniqueValues> &m_values;
    std::span<RowChange> m_rows;
    std::unordered_map<std::string, size_t> m_byId; ///< row by its id in the target
    std::vector<Place> m_open;
};

} // namespace

Status findCollisions(db::Connection &connection, const schema::Table &table, const Node &node,
                      const ReferenceIds &idOf, std::span<RowChange> rows, const TaskContext &context) {
    if (std::ranges::none_of(rows, [&](const RowChange &row) { return isWritten(node, row); }))
        return {};
    STELLWERK_ASSIGN(const TextRules texts, TextRules::of(connection, table));
    STELLWERK_ASSIGN(const std::vector<UniqueValues> values,
                     uniqueValuesOf(connection, table, node, rows, idOf, texts, context));
    return CollisionFinder(connection, table, node, texts, values, rows).find();
}

} // namespace stellwerk::masterdata
