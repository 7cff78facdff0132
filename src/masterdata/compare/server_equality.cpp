// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "masterdata/compare/server_equality.h"

#include "db/row_reader.h"
#include "masterdata/catalogue/cell_type.h"
#include "masterdata/rows/data_row.h"

#include <algorithm>
#include <set>

namespace stellwerk::masterdata {

using db::Value;
using db::ValueKind;
using db::ValueView;

namespace {

constexpr qint64 kRowsBetweenStopChecks = 1024;
constexpr size_t kFewWanted = 5000;   ///< an index is asked for so many; for more the table is gone through
constexpr size_t kWantedAtOnce = 500; ///< in one query

/// The bytes that are equal when the values of a column without collation are.
std::string exactBytes(const UniquePart &part, const ValueView &value) {
    std::string bytes = part.reference ? std::string(value.bytes) : normalised(value, part.type).bytes;
    if (part.prefix > 0)
        bytes.resize(std::min(bytes.size(), static_cast<size_t>(part.prefix)));
    return part.type == CellType::Real && bytes == "-0" ? "0" : bytes;
}

void appendPart(std::string &group, std::string_view bytes) {
    appendKeyPart(group, {ValueKind::Blob, bytes});
}

/// The texts of a tuple, as the server is to see them.
std::vector<Value> textsOf(const std::vector<UniquePart> &parts, const Tuple &tuple) {
    std::vector<Value> texts;
    for (size_t i = 0; i < parts.size(); ++i) {
        if (parts[i].isText)
            texts.push_back(Value::text(tuple[i].bytes));
    }
    return texts;
}

bool hasTexts(const std::vector<UniquePart> &parts) {
    return std::ranges::any_of(parts, &UniquePart::isText);
}

size_t numberOf(const ValueView &cell) {
    return static_cast<size_t>(Value::copyOf(cell).toInteger().value_or(0));
}

} // namespace

QString ServerEquality::column(const UniquePart &part) const {
    const db::Dialect &dialect = m_connection.dialect();
    const QString name = QLatin1String("t.") + dialect.quote(part.column->name);
    return part.collation.isEmpty() ? name : QString(name + QLatin1String(" COLLATE ") + dialect.quote(part.collation));
}

QString ServerEquality::shortened(const UniquePart &part, const QString &text) const {
    return part.prefix > 0 ? QStringLiteral("LEFT(%1, %2)").arg(text, QString::number(part.prefix)) : text;
}

Result<std::vector<std::optional<std::string>>> ServerEquality::groupsOf(const std::vector<UniquePart> &parts,
                                                                         const std::vector<Tuple> &tuples) {
    std::vector<std::optional<std::string>> groups(tuples.size());
    QStringList keys{QStringLiteral("c.k")};
    for (const UniquePart &part : parts) {
        if (part.isText)
            keys << m_texts.sortKey(
                part.column->name,
                shortened(part, m_texts.stored(part.column->name, QStringLiteral("c.v%1").arg(keys.size() - 1))));
    }
    const QString select = QLatin1String("SELECT ") + keys.join(QLatin1String(", ")) + QLatin1String(" FROM c");
    const auto put = [&](size_t k, const db::RowReader *reader) {
        std::string group;
        for (size_t i = 0, text = 1; i < parts.size(); ++i) {
            if (!parts[i].isText) {
                appendPart(group, exactBytes(parts[i], tuples[k][i]));
                continue;
            }
            const ValueView &sortKey = reader->at(text++);
            if (sortKey.isNull())
                return;
            appendPart(group, sortKey.bytes);
        }
        groups[k] = std::move(group);
    };
    CandidateList candidates(m_connection.dialect());
    const auto flush = [&]() -> Status {
        STELLWERK_TRY(m_context.checkStop());
        STELLWERK_ASSIGN(db::RowReader reader, db::RowReader::open(m_connection, candidates.take() + select));
        while (true) {
            STELLWERK_ASSIGN(const bool more, reader.next());
            if (!more)
                return {};
            put(numberOf(reader.at(0)), &reader);
        }
    };
    for (size_t k = 0; k < tuples.size(); ++k) {
        if (std::ranges::any_of(tuples[k], &Value::isNull))
            continue;
        if (!hasTexts(parts)) {
            put(k, nullptr);
            continue;
        }
        candidates.add(k, textsOf(parts, tuples[k]));
        if (candidates.isFull())
            STELLWERK_TRY(flush());
    }
    if (!candidates.isEmpty())
        STELLWERK_TRY(flush());
    return groups;
}

std::optional<size_t> ServerEquality::indexedText(const std::vector<UniquePart> &parts) const {
    if (m_connection.engine() != db::Engine::MariaDb)
        return {};
    for (size_t i = 0; i < parts.size(); ++i) {
        const bool indexed = std::ranges::any_of(m_table.indexes, [&](const schema::Index &index) {
            return index.kind.isEmpty() && index.columns.value(0) == parts[i].column->name;
        });
        if (parts[i].isText && indexed)
            return i;
    }
    return {};
}

Status ServerEquality::forEachRowLike(const std::vector<UniquePart> &parts, const std::vector<Tuple> &wanted,
                                      const OnRow &onRow) {
    const auto part = wanted.size() <= kFewWanted ? indexedText(parts) : std::nullopt;
    if (!part)
        return readRows(parts, {}, onRow);
    std::set<std::string> texts;
    for (const Tuple &tuple : wanted)
        texts.insert(tuple[*part].bytes);
    std::set<std::string, std::less<>> seen; // rows that the texts of two queries equal
    const OnRow once = [&](const ValueView &id, const std::string &group) {
        if (seen.emplace(id.bytes).second)
            onRow(id, group);
    };
    const QString &name = parts[*part].column->name;
    QStringList list;
    for (auto text = texts.begin(); text != texts.end();) {
        list << m_texts.converted(
            name, QString::fromStdString(m_connection.dialect().literal(ValueView{ValueKind::Text, *text})));
        if (++text != texts.end() && static_cast<size_t>(list.size()) < kWantedAtOnce)
            continue;
        const QString in = QStringLiteral("t.%1 IN (").arg(m_connection.dialect().quote(name));
        STELLWERK_TRY(readRows(parts, QString(in + list.join(QLatin1String(", ")) + u')'), once));
        list.clear();
    }
    return {};
}

Status ServerEquality::readRows(const std::vector<UniquePart> &parts, const QString &condition, const OnRow &onRow) {
    const db::Dialect &dialect = m_connection.dialect();
    QStringList list{dialect.quote(m_idColumn)};
    QStringList conditions;
    for (const UniquePart &part : parts) {
        const QString name = QLatin1String("t.") + dialect.quote(part.column->name);
        list << (part.isText ? m_texts.sortKey(part.column->name, shortened(part, name))
                             : dialect.readExpression(part.column->name, part.column->type));
        conditions << name + QLatin1String(" IS NOT NULL");
    }
    if (!condition.isEmpty())
        conditions << condition;
    STELLWERK_ASSIGN(db::RowReader reader,
                     // Not arg(): the values may hold %1.
                     db::RowReader::open(
                         m_connection, QString(QLatin1String("SELECT ") + list.join(QLatin1String(", ")) +
                                               QLatin1String(" FROM ") + dialect.quote(m_table.name) +
                                               QLatin1String(" t WHERE ") + conditions.join(QLatin1String(" AND ")))));
    std::string group;
    for (qint64 count = 0;; ++count) {
        STELLWERK_ASSIGN(const bool more, reader.next());
        if (!more)
            return {};
        if (count % kRowsBetweenStopChecks == 0)
            STELLWERK_TRY(m_context.checkStop());
        group.clear();
        for (size_t i = 0; i < parts.size(); ++i) {
            const ValueView &cell = reader.at(i + 1);
            if (parts[i].isText)
                appendPart(group, cell.bytes);
            else
                appendPart(group, exactBytes(parts[i], cell));
        }
        onRow(reader.at(0), group);
    }
}

Status ServerEquality::mark(const QString &sql, std::vector<bool> &marks) {
    STELLWERK_TRY(m_context.checkStop());
    STELLWERK_ASSIGN(db::RowReader reader, db::RowReader::open(m_connection, sql));
    while (true) {
        STELLWERK_ASSIGN(const bool more, reader.next());
        if (!more)
            return {};
        marks[numberOf(reader.at(0))] = true;
    }
}

Result<std::vector<bool>> ServerEquality::equal(const std::vector<UniquePart> &parts,
                                                std::span<const std::pair<const Tuple *, const Tuple *>> pairs) {
    std::vector<bool> result(pairs.size(), !hasTexts(parts));
    const auto texts = std::ranges::count_if(parts, &UniquePart::isText);
    QStringList conditions;
    for (const UniquePart &part : parts) {
        if (!part.isText)
            continue;
        const QString left = QStringLiteral("c.v%1").arg(conditions.size());
        const QString right = QStringLiteral("c.v%1").arg(conditions.size() + texts);
        const QString &name = part.column->name;
        // Two values that are in no table yet: SQLite compares by the collation of the first SELECT.
        conditions << (m_connection.engine() == db::Engine::Sqlite
                           ? QStringLiteral(
                                 "EXISTS (SELECT %1 FROM %2 t WHERE 0 UNION ALL SELECT %3 INTERSECT SELECT %4)")
                                 .arg(column(part), m_connection.dialect().quote(m_table.name), left, right)
                           : QStringLiteral("%1 = %2").arg(shortened(part, m_texts.stored(name, left)),
                                                           shortened(part, m_texts.stored(name, right))));
    }
    const QString select = QLatin1String("SELECT c.k FROM c WHERE ") + conditions.join(QLatin1String(" AND "));
    CandidateList candidates(m_connection.dialect());
    for (size_t k = 0; k < pairs.size() && hasTexts(parts); ++k) {
        std::vector<Value> values = textsOf(parts, *pairs[k].first);
        const std::vector<Value> others = textsOf(parts, *pairs[k].second);
        if (values == others) {
            result[k] = true;
            continue;
        }
        values.insert(values.end(), others.begin(), others.end());
        candidates.add(k, values);
        if (candidates.isFull())
            STELLWERK_TRY(mark(candidates.take() + select, result));
    }
    if (!candidates.isEmpty())
        STELLWERK_TRY(mark(candidates.take() + select, result));
    return result;
}

Result<std::vector<bool>> ServerEquality::held(const std::vector<UniquePart> &parts,
                                               std::span<const std::pair<db::Value, const Tuple *>> rows) {
    std::vector<bool> result(rows.size(), !hasTexts(parts));
    const db::Dialect &dialect = m_connection.dialect();
    QStringList conditions{QStringLiteral("t.%1 = c.v0").arg(dialect.quote(m_idColumn))};
    for (const UniquePart &part : parts) {
        if (part.isText)
            conditions << QStringLiteral("%1 = %2").arg(
                shortened(part, column(part)),
                shortened(part, m_texts.stored(part.column->name, QStringLiteral("c.v%1").arg(conditions.size()))));
    }
    const QString select = QStringLiteral("SELECT c.k FROM c JOIN %1 t ON %2")
                               .arg(dialect.quote(m_table.name), conditions.join(QLatin1String(" AND ")));
    CandidateList candidates(dialect);
    for (size_t k = 0; k < rows.size() && hasTexts(parts); ++k) {
        std::vector<Value> values = textsOf(parts, *rows[k].second);
        values.insert(values.begin(), rows[k].first);
        candidates.add(k, values);
        if (candidates.isFull())
            STELLWERK_TRY(mark(candidates.take() + select, result));
    }
    if (!candidates.isEmpty())
        STELLWERK_TRY(mark(candidates.take() + select, result));
    return result;
}

} // namespace stellwerk::masterdata
