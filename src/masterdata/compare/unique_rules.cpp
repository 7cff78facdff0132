// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "masterdata/compare/unique_rules.h"

#include <QMap>
#include <QRegularExpression>

#include <algorithm>

namespace stellwerk::masterdata {

namespace {

class RuleReader {
public:
    RuleReader(const schema::Table &table, const Node &node, const TextRules &texts)
        : m_table(table), m_node(node), m_texts(texts) {}

    void addKey() {
        begin();
        for (const QString &column : m_node.key)
            addPart(column);
        m_rule.isKey = true;
        if (!std::ranges::all_of(m_rule.parts, [](const UniquePart &part) { return part.reference != nullptr; }))
            end();
    }

    void addIndexes() {
        static const QRegularExpression shortened(QStringLiteral("^(.*)\\((\\d+)\\)$"));
        for (const schema::Index &index : m_table.indexes) {
            if (!index.unique || !index.kind.isEmpty())
                continue;
            begin();
            for (QString column : index.columns) {
                if (!m_table.column(column) && column.endsWith(QLatin1String(" DESC")))
                    column.chop(5);
                const QRegularExpressionMatch match = shortened.match(column);
                if (!m_table.column(column) && match.hasMatch())
                    addPart(match.captured(1), match.captured(2).toInt());
                else
                    addPart(column);
            }
            endIndex();
        }
    }

    /// The model of a SQLite table has neither the collations of its indexes nor what UNIQUE in CREATE TABLE made.
    Status addSqliteIndexes(db::Connection &connection) {
        STELLWERK_ASSIGN(const db::ResultSet result,
                         connection.select(QStringLiteral("SELECT l.name, x.name, x.coll FROM pragma_index_list(?) l "
                                                          "JOIN pragma_index_xinfo(l.name) x WHERE l.\"unique\" = 1 "
                                                          "AND l.origin <> 'pk' AND l.partial = 0 AND x.key = 1 "
                                                          "ORDER BY l.name, x.seqno"),
                                           {db::Value::text(m_table.name)}));
        QString last;
        for (const auto &row : result.rows) {
            if (row[0].toString() != last) {
                if (!last.isEmpty())
                    endIndex();
                begin();
            }
            last = row[0].toString();
            addPart(row[1].toString(), 0, row[2].toString()); // an expression has no name
        }
        if (!last.isEmpty())
            endIndex();
        return {};
    }

    [[nodiscard]] std::vector<UniqueRule> take() { return std::move(m_rules); }

private:
    void begin() {
        m_rule = {};
        m_complete = true;
    }

    void addPart(const QString &name, int prefix = 0, const QString &collation = {}) {
        const schema::Column *column = m_table.column(name);
        m_complete = m_complete && column && column->generated.isEmpty();
        if (!m_complete)
            return;
        const NodeReference *reference = m_node.reference(name);
        m_rule.parts.push_back({column, reference, cellTypeOf(column->type), !reference && m_texts.isText(name), prefix,
                                m_texts.isText(name) ? collation : QString()});
    }

    void end() {
        if (m_complete && !m_rule.parts.empty())
            m_rules.push_back(std::move(m_rule));
    }

    void endIndex() {
        m_rule.isIndex = true;
        const auto plain = [](const UniqueRule &rule) {
            return std::ranges::all_of(
                rule.parts, [](const UniquePart &part) { return part.prefix == 0 && part.collation.isEmpty(); });
        };
        QStringList columns = m_rule.columns();
        columns.sort();
        for (UniqueRule &rule : m_rules) {
            QStringList others = rule.columns();
            others.sort();
            if (m_complete && rule.isKey && columns == others && plain(m_rule)) {
                rule.isIndex = true;
                return;
            }
        }
        end();
    }

    const schema::Table &m_table;
    const Node &m_node;
    const TextRules &m_texts;
    UniqueRule m_rule;
    bool m_complete = true;
    std::vector<UniqueRule> m_rules;
};

} // namespace

QStringList UniqueRule::columns() const {
    QStringList names;
    for (const UniquePart &part : parts)
        names << part.column->name;
    return names;
}

const UniquePart *UniqueRule::part(const QString &column) const {
    const auto found = std::ranges::find_if(parts, [&](const UniquePart &each) { return each.column->name == column; });
    return found == parts.end() ? nullptr : &*found;
}

Result<std::vector<UniqueRule>> uniqueRulesOf(db::Connection &connection, const schema::Table &table, const Node &node,
                                              const TextRules &texts) {
    RuleReader reader(table, node, texts);
    reader.addKey();
    if (connection.engine() == db::Engine::Sqlite)
        STELLWERK_TRY(reader.addSqliteIndexes(connection));
    else
        reader.addIndexes();
    return reader.take();
}

} // namespace stellwerk::masterdata
