// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "masterdata/compare/placeholders.h"

#include "masterdata/catalogue/cell_type.h"
#include "masterdata/compare/unique_values.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>
#include <array>
#include <map>
#include <ranges>
#include <unordered_map>
#include <unordered_set>

namespace stellwerk::masterdata {

using db::Value;

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Placeholders)
};

constexpr int kLongest = 12; ///< characters of a placeholder
constexpr qsizetype kNamedRows = 5;

/// Values of one column that nobody has: short texts of letters and digits from "zzz" downwards, or whole numbers from
/// the largest one downwards.
class Generator {
public:
    /// @p length: how many characters of a text count.
    Generator(const schema::Column &column, bool isText, int length) : m_isText(isText), m_length(length) {
        if (isText) {
            m_left = 1;
            for (int i = 0; i < length; ++i)
                m_left *= kDigits.size();
        } else {
            // SQLite holds nothing larger than the signed 64 bits.
            for (const quint64 largest : {(quint64(1) << 63) - 1, (quint64(1) << 32) - 1, (quint64(1) << 31) - 1,
                                          (quint64(1) << 24) - 1, (quint64(1) << 23) - 1, (quint64(1) << 16) - 1,
                                          (quint64(1) << 15) - 1, (quint64(1) << 8) - 1, (quint64(1) << 7) - 1}) {
                if (integerFits(Value::integer(largest), column.type)) {
                    m_left = column.type.startsWith(QLatin1String("year")) ? 2156 : largest + 1;
                    break;
                }
            }
        }
    }

    /// The next value; nothing when all were given.
    std::optional<Value> next() {
        if (m_left == 0)
            return {};
        quint64 number = --m_left;
        if (!m_isText)
            return Value::integer(number);
        std::string text(static_cast<size_t>(m_length), kDigits.front());
        for (auto digit = text.rbegin(); digit != text.rend(); ++digit, number /= kDigits.size())
            *digit = kDigits[number % kDigits.size()];
        return Value::text(std::move(text));
    }

private:
    static constexpr std::string_view kDigits = "0123456789abcdefghijklmnopqrstuvwxyz";
    bool m_isText;
    int m_length;
    quint64 m_left = 0;
};

/// How many characters a text column holds; of types without a length: plenty.
int capacityOf(const QString &type) {
    static const QRegularExpression length(QStringLiteral("^(?:var)?char\\((\\d+)\\)"));
    const QRegularExpressionMatch match = length.match(type);
    return match.hasMatch() ? match.captured(1).toInt() : kLongest;
}

class PlaceholderFinder {
public:
    PlaceholderFinder(db::Connection &connection, const schema::Table &table, const Node &node, const TextRules &texts,
                      const std::vector<UniqueValues> &values, std::span<const RowChange> rows,
                      const TaskContext &context)
        : m_table(table),
          m_node(node),
          m_values(values),
          m_rows(rows),
          m_context(context),
          m_server(connection, table, node.idColumn, texts, m_context) {
        for (size_t i = 0; i < rows.size(); ++i) {
            if (!rows[i].targetId.isNull())
                m_byId[rows[i].targetId.bytes] = i;
        }
    }

    Result<std::vector<Placeholder>> find(std::vector<size_t> *stuck) {
        auto found = findAll();
        if (!found && stuck)
            *stuck = m_stuck;
        return found;
    }

private:
    Result<std::vector<Placeholder>> findAll() {
        for (const UniqueValues &values : m_values) {
            if (!values.rule.isIndex)
                continue;
            for (const SharedValue &value : values.shared)
                free(values, value);
        }
        STELLWERK_TRY(refuse());
        for (auto &[column, rows] : m_needed) {
            std::ranges::sort(rows);
            STELLWERK_TRY(fill(column, rows));
        }
        std::vector<Placeholder> result;
        for (auto &[row, cells] : m_cells)
            result.push_back({row, m_rows[row].targetId, std::move(cells)});
        return result;
    }

    /// Every holder but the taker itself makes room: the order of the statements is not known here.
    void free(const UniqueValues &values, const SharedValue &value) {
        for (const Value &holder : value.holders) {
            const auto row = m_byId.find(holder.bytes);
            const bool wantedByOthers = std::ranges::any_of(value.takers, [&](size_t taker) {
                return m_rows[taker].targetId != holder && isWritten(m_node, m_rows[taker]);
            });
            if (row == m_byId.end() || !wantedByOthers)
                continue;
            const bool deleted = isDeleted(m_node, m_rows[row->second]);
            if (!deleted && !(values.changes[row->second] && isWritten(m_node, m_rows[row->second])))
                continue;
            const UniquePart *part = partToChange(values.rule, m_rows[row->second], deleted);
            if (!part)
                m_stuck.push_back(row->second);
            else if (part->column->nullable)
                put(row->second, part->column->name, Value::null());
            else if (std::vector<size_t> &rows = m_needed[part->column->name];
                     !std::ranges::contains(rows, row->second))
                rows.push_back(row->second);
        }
    }

    void put(size_t row, const QString &column, Value value) {
        auto &cells = m_cells[row];
        if (!std::ranges::contains(cells, column, &std::pair<QString, Value>::first))
            cells.emplace_back(column, std::move(value));
    }

    /// One other value is enough to free all; it must be one that is written again, or of a row that goes.
    [[nodiscard]] const UniquePart *partToChange(const UniqueRule &rule, const RowChange &row, bool deleted) const {
        const UniquePart *best = nullptr;
        for (const UniquePart &part : rule.parts) {
            if (!deleted && !writtenCell(row, part.column->name))
                continue;
            if (part.column->nullable)
                return &part;
            if (!best && canBeMadeUp(part))
                best = &part;
        }
        return best;
    }

    [[nodiscard]] bool canBeMadeUp(const UniquePart &part) const {
        const QString &type = part.column->type;
        const bool refers =
            part.reference || std::ranges::any_of(m_table.foreignKeys, [&](const schema::ForeignKey &key) {
                return key.columns.contains(part.column->name);
            });
        if (refers)
            return false;
        if (part.type == CellType::Integer || part.type == CellType::Boolean)
            return true;
        return part.isText && (type.startsWith(QLatin1String("char")) || type.startsWith(QLatin1String("varchar")) ||
                               type.endsWith(QLatin1String("text")));
    }

    /// The parts of every index with the column: what is unique in the shortest one is unique in all.
    [[nodiscard]] UniquePart shortestPart(const QString &column) const {
        UniquePart shortest;
        for (const UniqueValues &values : m_values) {
            const UniquePart *part = values.rule.part(column);
            if (!part || !values.rule.isIndex)
                continue;
            if (!shortest.column || (part->prefix > 0 && (shortest.prefix == 0 || part->prefix < shortest.prefix)))
                shortest = *part;
        }
        return shortest;
    }

    Status refuse() {
        if (m_stuck.empty())
            return {};
        std::ranges::sort(m_stuck);
        m_stuck.erase(std::ranges::unique(m_stuck).begin(), m_stuck.end());
        QStringList names;
        for (const size_t row : m_stuck | std::views::take(kNamedRows))
            names << QStringLiteral("“%1” (id %2)").arg(m_rows[row].key, m_rows[row].targetId.toString());
        if (static_cast<qsizetype>(m_stuck.size()) > kNamedRows)
            names << QStringLiteral("…");
        return fail(ErrorCode::Conflict,
                    Tr::tr("Rows of %1 cannot exchange their unique values: %n row(s) cannot be given a value for the "
                           "time in between: %2. Nothing was changed.",
                           nullptr, static_cast<int>(m_stuck.size()))
                        .arg(m_table.name, names.join(QLatin1String(", "))),
                    Tr::tr("Leave these rows alone, or make the change in two steps."));
    }

    /// Finds as many values as there are rows, none of which any row has or will have.
    Status fill(const QString &column, const std::vector<size_t> &rows) {
        const std::vector<UniquePart> parts{shortestPart(column)};
        const UniquePart &part = parts.front();
        int length = std::min(kLongest, capacityOf(part.column->type));
        if (part.prefix > 0)
            length = std::min(length, part.prefix);
        std::unordered_set<std::string> taken;
        STELLWERK_TRY(collectTaken(parts, taken));
        Generator generator(*part.column, part.isText, length);
        size_t next = 0;
        while (next < rows.size()) {
            STELLWERK_TRY(m_context.checkStop());
            std::vector<Tuple> proposals;
            while (proposals.size() < rows.size() - next) {
                auto value = generator.next();
                if (!value)
                    break;
                proposals.push_back({*std::move(value)});
            }
            if (proposals.empty()) {
                m_stuck.assign(rows.begin() + static_cast<ptrdiff_t>(next), rows.end());
                return refuse();
            }
            STELLWERK_ASSIGN(const auto groups, m_server.groupsOf(parts, proposals));
            for (size_t i = 0; i < proposals.size(); ++i) {
                if (groups[i] && taken.insert(*groups[i]).second)
                    put(rows[next++], column, std::move(proposals[i].front()));
            }
        }
        return {};
    }

    /// What rows have now, and what they will have.
    Status collectTaken(const std::vector<UniquePart> &parts, std::unordered_set<std::string> &taken) {
        STELLWERK_TRY(
            m_server.forEachRow(parts, [&](const db::ValueView &, const std::string &group) { taken.insert(group); }));
        std::vector<Tuple> wanted;
        for (const RowChange &row : m_rows) {
            const CellChange *cell = isWritten(m_node, row) ? writtenCell(row, parts.front().column->name) : nullptr;
            if (cell)
                wanted.push_back({cell->package});
        }
        // A new row that does not say gets what the table says.
        wanted.push_back({defaultCell(*parts.front().column)});
        STELLWERK_ASSIGN(const auto groups, m_server.groupsOf(parts, wanted));
        for (const auto &group : groups) {
            if (group)
                taken.insert(*group);
        }
        return {};
    }

    const schema::Table &m_table;
    const Node &m_node;
    const std::vector<UniqueValues> &m_values;
    std::span<const RowChange> m_rows;
    const TaskContext &m_context;
    ServerEquality m_server;
    std::unordered_map<std::string, size_t> m_byId;
    std::map<QString, std::vector<size_t>> m_needed; ///< column -> rows that need a made-up value there
    std::map<size_t, std::vector<std::pair<QString, Value>>> m_cells;
    std::vector<size_t> m_stuck; ///< rows that cannot make room
};

} // namespace

Result<std::vector<Placeholder>> placeholdersFor(db::Connection &connection, const schema::Table &table,
                                                 const Node &node, const ReferenceIds &idOf,
                                                 std::span<const RowChange> rows, const TaskContext &context,
                                                 std::vector<size_t> *stuck) {
    STELLWERK_ASSIGN(const TextRules texts, TextRules::of(connection, table));
    STELLWERK_ASSIGN(const std::vector<UniqueValues> values,
                     uniqueValuesOf(connection, table, node, rows, idOf, texts, context));
    return PlaceholderFinder(connection, table, node, texts, values, rows, context).find(stuck);
}

} // namespace stellwerk::masterdata
