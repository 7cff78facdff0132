// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "masterdata/compare/unique_values.h"

#include "db/row_reader.h"
#include "masterdata/catalogue/cell_type.h"

#include <algorithm>
#include <unordered_map>

namespace stellwerk::masterdata {

using db::Value;
using db::ValueKind;

namespace {

constexpr qsizetype kIdsAtOnce = 500;

/// The rows that want a value of a rule, as tuples.
struct Wishes {
    std::vector<size_t> rows;
    std::vector<Tuple> tuples;
};

class WishReader {
public:
    WishReader(db::Connection &connection, const schema::Table &table, const Node &node,
               std::span<const RowChange> rows, const ReferenceIds &idOf, const TaskContext &context)
        : m_connection(connection), m_table(table), m_node(node), m_rows(rows), m_idOf(idOf), m_context(context) {}

    Result<Wishes> read(const UniqueRule &rule) {
        Wishes wishes;
        std::unordered_map<std::string, size_t> incomplete; // ids whose other cells the table has
        for (size_t i = 0; i < m_rows.size(); ++i) {
            const RowChange &row = m_rows[i];
            if (!isWritten(m_node, row))
                continue;
            Tuple tuple;
            size_t written = 0;
            for (const UniquePart &part : rule.parts) {
                const CellChange *cell = writtenCell(row, part.column->name);
                written += cell ? 1 : 0;
                tuple.push_back(cell ? valueOf(*cell, part) : valueWithoutCell(row, part));
            }
            if (!row.targetId.isNull() && written == 0)
                continue;
            if (!row.targetId.isNull() && written < rule.parts.size())
                incomplete[row.targetId.bytes] = wishes.rows.size();
            wishes.rows.push_back(i);
            wishes.tuples.push_back(std::move(tuple));
        }
        STELLWERK_TRY(complete(rule, wishes, incomplete));
        return wishes;
    }

private:
    [[nodiscard]] Value valueOf(const CellChange &cell, const UniquePart &part) const {
        if (!part.reference || cell.packageKey.empty())
            return cell.package;
        Value id = m_idOf ? m_idOf(*part.reference, cell.packageKey) : Value::null();
        // A row that is not there yet: rows that refer to it have it in common, but no row of the target has.
        return id.isNull() ? Value::blob(cell.packageKey) : id;
    }

    /// A new row says nothing about columns that are NULL or unknown to the package.
    [[nodiscard]] static Value valueWithoutCell(const RowChange &row, const UniquePart &part) {
        return row.targetId.isNull() && !part.column->nullable ? defaultCell(*part.column) : Value::null();
    }

    Status complete(const UniqueRule &rule, Wishes &wishes, const std::unordered_map<std::string, size_t> &incomplete) {
        const db::Dialect &dialect = m_connection.dialect();
        QStringList list{dialect.quote(m_node.idColumn)};
        for (const UniquePart &part : rule.parts)
            list << dialect.readExpression(part.column->name, part.column->type);
        QStringList ids;
        const auto flush = [&]() -> Status {
            STELLWERK_TRY(m_context.checkStop());
            const QString sql =
                QStringLiteral("SELECT %1 FROM %2 WHERE %3 IN (%4)")
                    .arg(list.join(QLatin1String(", ")), dialect.quote(m_table.name), list.front(), ids.join(u','));
            ids.clear();
            STELLWERK_ASSIGN(db::RowReader reader, db::RowReader::open(m_connection, sql));
            while (true) {
                STELLWERK_ASSIGN(const bool more, reader.next());
                if (!more)
                    return {};
                const size_t wish = incomplete.at(std::string(reader.at(0).bytes));
                for (size_t i = 0; i < rule.parts.size(); ++i) {
                    if (!writtenCell(m_rows[wishes.rows[wish]], rule.parts[i].column->name))
                        wishes.tuples[wish][i] = Value::copyOf(reader.at(i + 1));
                }
            }
        };
        for (const auto &[id, wish] : incomplete) {
            ids << QString::fromStdString(dialect.literal(m_rows[wishes.rows[wish]].targetId));
            if (ids.size() == kIdsAtOnce)
                STELLWERK_TRY(flush());
        }
        return ids.isEmpty() ? Status() : flush();
    }

    db::Connection &m_connection;
    const schema::Table &m_table;
    const Node &m_node;
    std::span<const RowChange> m_rows;
    const ReferenceIds &m_idOf;
    const TaskContext &m_context;
};

/// Finds the equal ones among wishes and the rows of the table.
class Matcher {
public:
    Matcher(ServerEquality &server, const UniqueRule &rule, const Wishes &wishes, std::span<const RowChange> rows)
        : m_server(server), m_rule(rule), m_wishes(wishes), m_rows(rows) {}

    Result<std::vector<SharedValue>> match() {
        STELLWERK_TRY(group());
        STELLWERK_TRY(separate());
        STELLWERK_TRY(findHolders());
        std::vector<SharedValue> shared;
        for (const Class &each : m_classes) {
            const bool alone = each.wishes.size() == 1 &&
                               (each.holders.empty() ||
                                (each.holders.size() == 1 && each.holders.front() == idOf(each.wishes.front())));
            if (alone)
                continue;
            SharedValue value;
            for (const size_t wish : each.wishes)
                value.takers.push_back(m_wishes.rows[wish]);
            value.holders = each.holders;
            std::ranges::sort(value.holders, {}, [](const Value &id) { return std::pair(id.bytes.size(), id.bytes); });
            shared.push_back(std::move(value));
        }
        return shared;
    }

private:
    /// Wishes that are equal.
    struct Class {
        std::vector<size_t> wishes;
        std::vector<Value> holders;
    };

    [[nodiscard]] const Value &idOf(size_t wish) const { return m_rows[m_wishes.rows[wish]].targetId; }

    Status group() {
        STELLWERK_ASSIGN(const auto groups, m_server.groupsOf(m_rule.parts, m_wishes.tuples));
        for (size_t wish = 0; wish < groups.size(); ++wish) {
            if (!groups[wish])
                continue;
            const auto group = m_groups.try_emplace(*groups[wish], m_members.size()).first;
            if (group->second == m_members.size())
                m_members.emplace_back();
            m_members[group->second].push_back(wish);
        }
        m_classesOf.resize(m_members.size());
        return {};
    }

    /// Takes one class after the other out of every group: what equals its first wish.
    Status separate() {
        std::vector<std::vector<size_t>> left = m_members;
        while (true) {
            std::vector<std::pair<const Tuple *, const Tuple *>> pairs;
            std::vector<std::pair<size_t, size_t>> places; // group, wish
            for (size_t group = 0; group < left.size(); ++group) {
                if (left[group].empty())
                    continue;
                m_classesOf[group].push_back(m_classes.size());
                m_classes.push_back({{left[group].front()}, {}});
                for (size_t i = 1; i < left[group].size(); ++i) {
                    pairs.emplace_back(&m_wishes.tuples[left[group].front()], &m_wishes.tuples[left[group][i]]);
                    places.emplace_back(group, left[group][i]);
                }
                left[group].clear();
            }
            if (pairs.empty())
                return {};
            STELLWERK_ASSIGN(const std::vector<bool> equal, m_server.equal(m_rule.parts, pairs));
            for (size_t i = 0; i < places.size(); ++i) {
                const auto [group, wish] = places[i];
                (equal[i] ? m_classes[m_classesOf[group].back()].wishes : left[group]).push_back(wish);
            }
        }
    }

    Status findHolders() {
        if (m_groups.empty())
            return {};
        std::vector<std::pair<Value, const Tuple *>> candidates;
        std::vector<size_t> classes;
        STELLWERK_TRY(m_server.forEachRowLike(
            m_rule.parts, m_wishes.tuples, [&](const db::ValueView &id, const std::string &group) {
                const auto found = m_groups.find(group);
                if (found == m_groups.end())
                    return;
                for (const size_t each : m_classesOf[found->second]) {
                    candidates.emplace_back(Value::copyOf(id), &m_wishes.tuples[m_classes[each].wishes.front()]);
                    classes.push_back(each);
                }
            }));
        STELLWERK_ASSIGN(const std::vector<bool> held, m_server.held(m_rule.parts, candidates));
        for (size_t i = 0; i < candidates.size(); ++i) {
            if (held[i])
                m_classes[classes[i]].holders.push_back(candidates[i].first);
        }
        return {};
    }

    ServerEquality &m_server;
    const UniqueRule &m_rule;
    const Wishes &m_wishes;
    std::span<const RowChange> m_rows;
    std::unordered_map<std::string, size_t> m_groups; ///< group -> index in m_members
    std::vector<std::vector<size_t>> m_members;       ///< wishes by group
    std::vector<std::vector<size_t>> m_classesOf;     ///< classes by group
    std::vector<Class> m_classes;
};

} // namespace

Result<std::vector<UniqueValues>> uniqueValuesOf(db::Connection &connection, const schema::Table &table,
                                                 const Node &node, std::span<const RowChange> rows,
                                                 const ReferenceIds &idOf, const TextRules &texts,
                                                 const TaskContext &context) {
    STELLWERK_ASSIGN(std::vector<UniqueRule> rules, uniqueRulesOf(connection, table, node, texts));
    ServerEquality server(connection, table, node.idColumn, texts, context);
    WishReader reader(connection, table, node, rows, idOf, context);
    std::vector<UniqueValues> result;
    for (UniqueRule &rule : rules) {
        STELLWERK_ASSIGN(const Wishes wishes, reader.read(rule));
        if (wishes.rows.empty())
            continue;
        UniqueValues values;
        STELLWERK_ASSIGN(values.shared, Matcher(server, rule, wishes, rows).match());
        values.changes.resize(rows.size(), false);
        for (const size_t row : wishes.rows)
            values.changes[row] = true;
        values.rule = std::move(rule);
        result.push_back(std::move(values));
    }
    return result;
}

} // namespace stellwerk::masterdata
