// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/table_parts_diff.h"

#include "schema/difference_text.h"
#include "schema/spelling.h"

#include <algorithm>
#include <type_traits>

namespace stellwerk::schema {

namespace {

/// Matches the parts of one pair of tables.
class PartComparer final {
public:
    explicit PartComparer(db::Engine engine) : m_engine(engine) {}

    std::vector<Difference> compare(const Table &expected, const Table &actual) {
        compareParts("index", expected.name, expected.indexes, actual.indexes);
        compareParts("foreign_key", expected.name, expected.foreignKeys, actual.foreignKeys);
        compareParts("check", expected.name, expected.checks, actual.checks);
        return std::move(m_differences);
    }

private:
    [[nodiscard]] bool sqlite() const { return m_engine == db::Engine::Sqlite; }

    void add(DifferenceKind kind, const char *type, const QString &object, const QString &expected,
             const QString &actual, const QString &reason, SchemaRule rule) {
        m_differences.push_back({kind, QLatin1StringView(type), object, expected, actual, reason, rule});
    }

    [[nodiscard]] bool same(const Index &expected, const Index &actual) const {
        if (!sqlite())
            return expected.unique == actual.unique && expected.columns == actual.columns &&
                   expected.kind == actual.kind;
        const auto names = [](const QStringList &entries) {
            QStringList plain;
            for (const QString &entry : entries) {
                const IndexColumn column = splitIndexColumn(entry);
                plain << QString(column.name + (column.descending ? u" DESC" : u""));
            }
            return plain;
        };
        return expected.unique == actual.unique && names(expected.columns) == names(actual.columns);
    }
    [[nodiscard]] static bool same(const ForeignKey &expected, const ForeignKey &actual) {
        return expected.columns == actual.columns && expected.table == actual.table &&
               expected.referencedColumns == actual.referencedColumns && expected.onDelete == actual.onDelete &&
               expected.onUpdate == actual.onUpdate;
    }
    [[nodiscard]] static bool same(const Check &expected, const Check &actual) {
        return sameExpression(expected.expression, actual.expression);
    }

    [[nodiscard]] static SchemaRule ruleOf(const Index &index) {
        return index.unique ? SchemaRule::Structure : SchemaRule::Indexes;
    }
    [[nodiscard]] static SchemaRule ruleOf(const ForeignKey &) { return SchemaRule::Structure; }
    [[nodiscard]] static SchemaRule ruleOf(const Check &) { return SchemaRule::Checks; }
    [[nodiscard]] static SchemaRule nameRuleOf(const Index &) { return SchemaRule::IndexNames; }
    [[nodiscard]] static SchemaRule nameRuleOf(const ForeignKey &) { return SchemaRule::ForeignKeyNames; }
    [[nodiscard]] static SchemaRule nameRuleOf(const Check &) { return SchemaRule::CheckNames; }

    /// SQLite may hold keys without a name, and names of checks mean nothing there.
    template <class Part>
    [[nodiscard]] bool nameCounts(const Part &expected, const Part &actual) const {
        return !expected.name.isEmpty() && !actual.name.isEmpty() && !(std::is_same_v<Part, Check> && sqlite());
    }

    /// Takes the parts that @p matches finds for each other out of both lists; @p found tells of them.
    template <class Part>
    static void takePairs(std::vector<const Part *> &expected, std::vector<const Part *> &actual, auto matches,
                          auto found) {
        std::erase_if(expected, [&](const Part *part) {
            const auto other =
                std::ranges::find_if(actual, [&](const Part *candidate) { return matches(*part, *candidate); });
            if (other == actual.end())
                return false;
            found(*part, **other);
            actual.erase(other);
            return true;
        });
    }

    /// By name; what is left by content, which is then another name. Of checks the server numbers those without a
    /// name, so their content comes first.
    template <class Part>
    void compareParts(const char *type, const QString &table, const std::vector<Part> &expected,
                      const std::vector<Part> &actual) {
        std::vector<const Part *> wanted, there;
        for (const Part &part : expected)
            wanted.push_back(&part);
        for (const Part &part : actual)
            there.push_back(&part);
        const auto object = [&table](const Part &part) { return QString(table + u'.' + partName(part)); };
        const auto sameName = [](const Part &left, const Part &right) {
            return !left.name.isEmpty() && left.name == right.name;
        };
        const auto byName = [&] {
            takePairs(wanted, there, sameName, [&](const Part &left, const Part &right) {
                if (!same(left, right))
                    add(DifferenceKind::Different, type, object(left), describe(left), describe(right),
                        differentReason(left), std::min(ruleOf(left), ruleOf(right)));
            });
        };
        takePairs(
            wanted, there,
            [&](const Part &left, const Part &right) { return sameName(left, right) && same(left, right); },
            [](const Part &, const Part &) {});
        if constexpr (!std::is_same_v<Part, Check>)
            byName();
        takePairs(
            wanted, there, [&](const Part &left, const Part &right) { return same(left, right); },
            [&](const Part &left, const Part &right) {
                if (nameCounts(left, right))
                    add(DifferenceKind::Different, type, object(left), left.name, right.name, nameReason(left),
                        nameRuleOf(left));
            });
        byName();
        for (const Part *part : wanted)
            add(DifferenceKind::Missing, type, object(*part), describe(*part), {}, missingReason(*part), ruleOf(*part));
        for (const Part *part : there)
            add(DifferenceKind::Extra, type, object(*part), {}, describe(*part), extraReason(*part), ruleOf(*part));
    }

    db::Engine m_engine;
    std::vector<Difference> m_differences;
};

} // namespace

std::vector<Difference> compareTableParts(const Table &expected, const Table &actual, db::Engine engine) {
    return PartComparer(engine).compare(expected, actual);
}

} // namespace stellwerk::schema
