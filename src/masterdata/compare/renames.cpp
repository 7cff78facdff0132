// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "masterdata/compare/renames.h"

#include "masterdata/compare/name_likeness.h"
#include "masterdata/rows/data_row.h"

#include <QHash>

#include <algorithm>
#include <cmath>
#include <functional>
#include <span>
#include <unordered_map>

namespace stellwerk::masterdata {

using db::Value;
using db::ValueKind;

namespace {

constexpr double kNameWeight = 2.0;
constexpr double kShareOfSpellings = 0.25; ///< of names that differ in case, blanks and the like only
constexpr double kSaysNothing = 0.005;

double threshold(double share, double agreement) {
    return 0.75 - 0.25 * share - 0.15 * (1.0 - share) * agreement;
}

/// How much it means that two rows hold this value, were they the only ones.
double saying(const NodeColumn &column, const Value &value, const Value &standard) {
    const bool zero = value.bytes == "0" || value.bytes == "-0";
    const bool none = column.reference && value.kind == ValueKind::Integer;
    const bool number = value.kind == ValueKind::Integer || value.kind == ValueKind::Real;
    if (value == standard || none || (zero && (number || column.cellType == CellType::Decimal)))
        return kSaysNothing;
    if (column.cellType == CellType::Boolean)
        return 0.1;
    if (number || column.cellType == CellType::Decimal)
        return std::min(1.0, 0.25 * static_cast<double>(std::ranges::count_if(
                                        value.bytes, [](char c) { return c >= '0' && c <= '9'; })));
    return std::min(3.0, static_cast<double>(value.bytes.size()) / 16.0);
}

using RowNumbers = std::vector<std::uint32_t>;

/// A value of a column.
struct Feature {
    double says = 0.0;
    RowNumbers olds; ///< candidates that hold it
    size_t news = 0;

    [[nodiscard]] double weight() const { return says / static_cast<double>(std::max({olds.size(), news, size_t(1)})); }
};

struct FeatureName {
    size_t column = 0;
    const Value *value = nullptr;

    bool operator==(const FeatureName &other) const { return column == other.column && *value == *other.value; }
};
struct FeatureHash {
    size_t operator()(const FeatureName &name) const noexcept {
        return std::hash<std::string>()(name.value->bytes) * 31 + name.column;
    }
};

struct Candidate {
    struct Cell {
        size_t column = 0;
        size_t feature = 0;
    };
    RowChange *row = nullptr;
    ComparableName name;
    std::vector<Cell> cells; ///< by column
};

/// What the cells of two rows say together.
struct Content {
    double equal = 0.0; ///< weights
    double all = 0.0;
    int equalCells = 0; ///< of those that say something
    int otherCells = 0;

    [[nodiscard]] double agreement() const { return static_cast<double>(equalCells) / (equalCells + otherCells + 1); }
};

struct Pair {
    double likeness = 0.0;
    std::uint32_t oldRow = 0;
    std::uint32_t newRow = 0;

    /// Likenesses that only rounding tells apart are one.
    [[nodiscard]] qint64 rank() const { return -std::llround(likeness * 1e9); }
};

class RenameSearch final {
public:
    explicit RenameSearch(const Node &node) {
        for (size_t i = 0; i < node.columns.size(); ++i) {
            const NodeColumn &column = node.columns[i];
            if (std::ranges::contains(node.keyColumns, i) || column.derived || column.deprecated)
                continue;
            m_columns.insert(column.name, m_known.size());
            m_known.push_back({&column, defaultCell(column)});
        }
    }

    void addOld(RowChange &row) {
        const auto number = static_cast<std::uint32_t>(m_olds.size());
        Candidate candidate = candidateOf(row, &CellChange::target);
        for (const Candidate::Cell &cell : candidate.cells)
            m_features[cell.feature].olds.push_back(number);
        for (const std::uint64_t gram : nameGrams(candidate.name))
            m_grams[gram].push_back(number);
        m_olds.push_back(std::move(candidate));
    }

    void addNew(RowChange &row) {
        Candidate candidate = candidateOf(row, &CellChange::package);
        for (const Candidate::Cell &cell : candidate.cells)
            ++m_features[cell.feature].news;
        m_news.push_back(std::move(candidate));
    }

    /// When all rows are added.
    qint64 run() {
        m_seenBy.assign(m_olds.size(), 0);
        for (std::uint32_t i = 0; i < m_news.size(); ++i) {
            for (const std::uint32_t old : partnersOf(i))
                judge(old, i);
        }
        match();
        return m_compared;
    }

private:
    struct Column {
        const NodeColumn *column = nullptr;
        Value standard;
    };

    Candidate candidateOf(RowChange &row, Value CellChange::*side) {
        Candidate candidate{&row, comparableName(row.keyBytes), {}};
        for (const CellChange &cell : row.cells) {
            const auto column = m_columns.constFind(cell.column);
            if (column == m_columns.cend() || (cell.*side).isNull())
                continue;
            const auto [known, isNew] = m_featureOf.try_emplace({*column, &(cell.*side)}, m_features.size());
            if (isNew)
                m_features.push_back({saying(*m_known[*column].column, cell.*side, m_known[*column].standard), {}, 0});
            candidate.cells.push_back({*column, known->second});
        }
        std::ranges::sort(candidate.cells, {}, &Candidate::Cell::column);
        return candidate;
    }

    /// Rows of the target that have something in common with a new row, those with the rarest first.
    RowNumbers partnersOf(std::uint32_t newRow) {
        const Candidate &candidate = m_news[newRow];
        std::vector<const RowNumbers *> lists;
        for (const Candidate::Cell &cell : candidate.cells) {
            if (m_features[cell.feature].says > kSaysNothing)
                lists.push_back(&m_features[cell.feature].olds);
        }
        for (const std::uint64_t gram : nameGrams(candidate.name)) {
            if (const auto found = m_grams.find(gram); found != m_grams.end())
                lists.push_back(&found->second);
        }
        std::ranges::stable_sort(lists, {}, &RowNumbers::size);
        RowNumbers partners;
        for (const RowNumbers *list : lists) {
            if (partners.size() + list->size() > kMostPartners)
                break; // What so many rows have in common says nothing about two of them.
            for (const std::uint32_t old : *list) {
                if (std::exchange(m_seenBy[old], newRow + 1) != newRow + 1)
                    partners.push_back(old);
            }
        }
        return partners;
    }

    [[nodiscard]] Content contentOf(const Candidate &before, const Candidate &after) const {
        Content content;
        auto a = before.cells.begin();
        for (auto b = after.cells.begin(); a != before.cells.end() && b != after.cells.end();) {
            if (a->column != b->column) {
                ++(a->column < b->column ? a : b);
                continue;
            }
            const Feature &one = m_features[a->feature];
            const Feature &other = m_features[b->feature];
            const double weight = std::min(one.weight(), other.weight());
            const bool same = a->feature == b->feature;
            content.all += weight;
            content.equal += same ? weight : 0.0;
            if (one.says > kSaysNothing && other.says > kSaysNothing)
                ++(same ? content.equalCells : content.otherCells);
            ++a;
            ++b;
        }
        return content;
    }

    void judge(std::uint32_t oldRow, std::uint32_t newRow) {
        ++m_compared;
        const Candidate &before = m_olds[oldRow];
        const Candidate &after = m_news[newRow];
        if (before.name.others != after.name.others)
            return;
        const Content content = contentOf(before, after);
        const double name = nameLikeness(before.name, after.name);
        const double evidence = content.all / (content.all + kNameWeight);
        const double share = name < 1.0 ? evidence : std::min(evidence, kShareOfSpellings);
        const double equal = content.all > 0.0 ? content.equal / content.all : 0.0;
        const double likeness = share * equal + (1.0 - share) * name;
        if (likeness >= threshold(share, content.agreement()))
            m_pairs.push_back({likeness, oldRow, newRow});
    }

    /// Takes the best pairs first. Of equally good ones that share a row none is taken, and their rows are out.
    void match() {
        std::ranges::sort(m_pairs, {},
                          [](const Pair &pair) { return std::tuple(pair.rank(), pair.newRow, pair.oldRow); });
        std::vector<size_t> oldUses(m_olds.size(), 0);
        std::vector<size_t> newUses(m_news.size(), 0);
        std::vector<bool> oldTaken(m_olds.size(), false);
        std::vector<bool> newTaken(m_news.size(), false);
        for (auto at = m_pairs.begin(); at != m_pairs.end();) {
            const auto end =
                std::ranges::find_if(at, m_pairs.end(), [&](const Pair &p) { return p.rank() != at->rank(); });
            std::vector<Pair> equals;
            std::ranges::copy_if(at, end, std::back_inserter(equals),
                                 [&](const Pair &p) { return !oldTaken[p.oldRow] && !newTaken[p.newRow]; });
            for (const Pair &pair : equals) {
                ++oldUses[pair.oldRow];
                ++newUses[pair.newRow];
            }
            for (const Pair &pair : equals) {
                if (oldUses[pair.oldRow] == 1 && newUses[pair.newRow] == 1)
                    offer(pair);
                oldTaken[pair.oldRow] = true;
                newTaken[pair.newRow] = true;
            }
            at = end;
        }
    }

    void offer(const Pair &pair) {
        const RowChange &old = *m_olds[pair.oldRow].row;
        m_news[pair.newRow].row->rename = RenameHint{old.keyBytes, old.key, pair.likeness};
    }

    QHash<QString, size_t> m_columns; ///< that count, by name: indexes of m_known
    std::vector<Column> m_known;
    std::vector<Feature> m_features;
    std::unordered_map<FeatureName, size_t, FeatureHash> m_featureOf;
    std::unordered_map<std::uint64_t, RowNumbers> m_grams; ///< the rows of the target by what their names are made of
    std::vector<Candidate> m_olds;
    std::vector<Candidate> m_news;
    RowNumbers m_seenBy; ///< by row of the target: the new row that it was found for last, from 1
    std::vector<Pair> m_pairs;
    qint64 m_compared = 0;
};

bool isCandidate(const RowChange &row, bool threeWay) {
    const bool inBaseline =
        std::ranges::any_of(row.cells, [](const CellChange &cell) { return cell.baseline.has_value(); });
    if (row.state == RowState::New)
        return !threeWay || !inBaseline;
    return (row.state == RowState::TargetOnly || row.state == RowState::Removed) && (!threeWay || inBaseline);
}

} // namespace

qint64 findRenames(const Node &node, EntityDiff &diff, bool threeWay) {
    RenameSearch search(node);
    for (RowChange &row : diff.rows) {
        row.rename.reset();
        if (!isCandidate(row, threeWay))
            continue;
        if (row.state == RowState::New)
            search.addNew(row);
        else
            search.addOld(row);
    }
    return search.run();
}

} // namespace stellwerk::masterdata
