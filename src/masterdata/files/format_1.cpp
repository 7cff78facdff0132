// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "masterdata/files/format_1.h"

#include "masterdata/files/json_cell.h"

#include <QCoreApplication>

#include <algorithm>

namespace stellwerk::masterdata {

namespace dom = simdjson::dom;

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(ExportFiles)
};

constexpr size_t kManyMembers = 1000;

QString toQString(std::string_view text) {
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

/// Values that steps may put into rows.
class Constants {
public:
    Constants() {
        m_all =
            m_parser.parse(std::string_view(R"({"null":null,"text":"","decimal":"0","number":0,"no":false,"list":[]})"))
                .value_unsafe();
    }
    [[nodiscard]] dom::element operator[](std::string_view name) const { return m_all[name].value_unsafe(); }

    [[nodiscard]] dom::element emptyOf(CellType type) const {
        switch (type) {
        case CellType::Boolean:
            return (*this)["no"];
        case CellType::Integer:
        case CellType::Real:
            return (*this)["number"];
        case CellType::Decimal:
            return (*this)["decimal"];
        case CellType::Text:
        case CellType::Blob:
            return (*this)["text"];
        }
        Q_UNREACHABLE_RETURN({});
    }

private:
    dom::parser m_parser;
    dom::element m_all;
};

/// A step with a count per member.
class CountingStep : public RowStep {
public:
    [[nodiscard]] QStringList remarks() const override {
        QStringList result;
        for (const auto &[member, rows] : m_rows)
            result << remark(toQString(member), static_cast<int>(rows));
        return result;
    }

protected:
    void count(std::string_view member) { ++m_rows[std::string(member)]; }
    [[nodiscard]] virtual QString remark(const QString &member, int rows) const = 0;

private:
    std::map<std::string, qint64> m_rows;
};

class LeaveOutUnknown final : public CountingStep {
public:
    explicit LeaveOutUnknown(const Place &place) : m_place(place) {}

    Status apply(RowMembers &members) override {
        members.removeIf([this](const RowMembers::Member &member) {
            const bool known = m_place.known.contains(member.name);
            if (!known)
                count(member.name);
            return !known;
        });
        return {};
    }

private:
    [[nodiscard]] QString remark(const QString &member, int rows) const override {
        return Tr::tr("The member %1 of %n row(s) of %2 is unknown and was left out.", nullptr, rows)
            .arg(member, m_place.name);
    }
    const Place &m_place;
};

class NullIsEmptyList final : public CountingStep {
public:
    NullIsEmptyList(const FileLayout &layout, const Place &place) : m_place(place) {
        for (const size_t inner : place.inner)
            m_lists.push_back(layout[inner].member);
    }

    Status apply(RowMembers &members) override {
        for (const std::string &list : m_lists) {
            RowMembers::Member *member = members.find(list);
            if (member && !member->value.is_null())
                continue;
            count(list);
            if (member)
                member->value = m_constants["list"];
            else
                members.add(list, m_constants["list"]);
        }
        return {};
    }

private:
    [[nodiscard]] QString remark(const QString &member, int rows) const override {
        return Tr::tr("The list %1 of %n row(s) of %2 is null or missing and counts as empty.", nullptr, rows)
            .arg(member, m_place.name);
    }
    const Place &m_place;
    std::vector<std::string> m_lists;
    Constants m_constants;
};

bool anyHas(const std::vector<std::string> &members, const MemberCounts &counts) {
    return std::ranges::any_of(members, [&](const std::string &member) { return counts.has(member); });
}

class MissingIsEmpty final : public CountingStep {
public:
    MissingIsEmpty(const Place &place, const Node &node, const MemberCounts &counts) : m_place(place) {
        for (size_t i = 0; i < node.columns.size(); ++i) {
            const Place::Column &column = place.columns[i];
            const bool nowhere = counts.rows > 0 && !anyHas(column.members, counts);
            if (nowhere && std::ranges::contains(node.keyColumns, i))
                continue; // without its key a row means nothing
            for (const std::string &member : column.members) {
                if (nowhere)
                    m_missing.push_back({member, m_constants["null"], false});
                else if (counts.has(member) && counts.with.find(member)->second < counts.rows)
                    m_missing.push_back(
                        {member, m_constants.emptyOf(column.reference ? CellType::Text : node.columns[i].cellType),
                         true});
            }
        }
    }

    Status apply(RowMembers &members) override {
        for (const Missing &missing : m_missing) {
            if (members.find(missing.name))
                continue;
            members.add(missing.name, missing.value);
            if (missing.elsewhere)
                count(missing.name);
        }
        return {};
    }

    [[nodiscard]] QStringList remarks() const override {
        QStringList result = CountingStep::remarks();
        for (const Missing &missing : m_missing) {
            if (!missing.elsewhere)
                result << Tr::tr("No row of %1 has the member %2: it is not compared.")
                              .arg(m_place.name, toQString(missing.name));
        }
        return result;
    }

private:
    struct Missing {
        std::string name;
        dom::element value;
        bool elsewhere = false; ///< other rows have it
    };

    [[nodiscard]] QString remark(const QString &member, int rows) const override {
        return Tr::tr("%n row(s) of %1 lack the member %2, which counts as empty there.", nullptr, rows)
            .arg(m_place.name, member);
    }
    const Place &m_place;
    Constants m_constants;
    std::vector<Missing> m_missing;
};

/// Names of a row are empty texts; a number among them is 0 then. A 0 alone may be a name.
bool areEmptyNames(const std::vector<std::string> &names, RowMembers &members) {
    size_t texts = 0;
    for (const std::string &name : names) {
        const RowMembers::Member *member = members.find(name);
        std::string_view text;
        std::int64_t number = 0;
        if (member && member->value.get_string().get(text) == simdjson::SUCCESS && text.empty())
            ++texts;
        else if (!member || member->value.get_int64().get(number) != simdjson::SUCCESS || number != 0)
            return false;
    }
    return texts > 0;
}

class EmptyNamesPointNowhere final : public CountingStep {
public:
    EmptyNamesPointNowhere(const Place &place, const Node &node) : m_place(place) {
        for (size_t i = 0; i < place.columns.size(); ++i) {
            const auto &reference = place.columns[i].reference;
            if (reference)
                m_references.push_back({place.columns[i].members, reference->definition.none.has_value(),
                                        node.columns[i].nullable, node.columns[i].name});
        }
    }

    Status apply(RowMembers &members) override {
        for (const Names &names : m_references) {
            if (!areEmptyNames(names.members, members))
                continue;
            if (!names.hasNone && !names.nullable)
                return fail(ErrorCode::InvalidInput,
                            Tr::tr("The member %1 is empty, but the column %2 must point at a row.")
                                .arg(toQString(names.members.front()), names.column));
            for (const std::string &name : names.members)
                members.find(name)->value = m_constants[names.hasNone ? "text" : "null"];
            count(names.members.front());
        }
        return {};
    }

private:
    struct Names {
        std::vector<std::string> members;
        bool hasNone = false;
        bool nullable = true;
        QString column;
    };

    [[nodiscard]] QString remark(const QString &member, int rows) const override {
        return Tr::tr("The name %1 of %n row(s) of %2 is empty and points at nothing.", nullptr, rows)
            .arg(member, m_place.name);
    }
    const Place &m_place;
    Constants m_constants;
    std::vector<Names> m_references;
};

class NumbersAreNoTruthValues final : public RowStep {
public:
    NumbersAreNoTruthValues(const Place &place, const Node &node) {
        for (size_t i = 0; i < place.columns.size(); ++i) {
            if (node.columns[i].cellType == CellType::Boolean && !place.columns[i].members.empty())
                m_members.push_back(place.columns[i].members.front());
        }
    }

    Status apply(RowMembers &members) override {
        for (const std::string &name : m_members) {
            const RowMembers::Member *member = members.find(name);
            if (member && member->value.is_number())
                return fail(wrongType(toQString(name), CellType::Boolean));
        }
        return {};
    }
    [[nodiscard]] QStringList remarks() const override { return {}; }

private:
    std::vector<std::string> m_members;
};

} // namespace

Status MemberCounts::add(const RowMembers &members) {
    ++rows;
    for (const RowMembers::Member &member : members.all()) {
        const auto known = with.find(member.name);
        if (known != with.end())
            ++known->second;
        else if (with.size() < kManyMembers)
            with.emplace(member.name, 1);
        else
            return fail(ErrorCode::InvalidInput,
                        Tr::tr("Its rows have more than %1 different members.").arg(kManyMembers));
    }
    return {};
}

std::vector<std::unique_ptr<RowStep>> stepsFromFormat1(const FileLayout &layout, const Place &place, const Node &node,
                                                       const MemberCounts &counts) {
    std::vector<std::unique_ptr<RowStep>> steps;
    steps.push_back(std::make_unique<LeaveOutUnknown>(place));
    steps.push_back(std::make_unique<NullIsEmptyList>(layout, place));
    steps.push_back(std::make_unique<MissingIsEmpty>(place, node, counts));
    steps.push_back(std::make_unique<EmptyNamesPointNowhere>(place, node));
    steps.push_back(std::make_unique<NumbersAreNoTruthValues>(place, node));
    return steps;
}

std::vector<bool> presentInFormat1(const Place &place, const Node &node, const MemberCounts &counts) {
    std::vector<bool> present;
    for (const Place::Column &column : place.columns)
        present.push_back(counts.rows == 0 || anyHas(column.members, counts));
    if (place.parentColumn)
        present[*place.parentColumn] = true;
    for (const NodeDerived &derived : node.derived)
        present[derived.column] = present[node.references[derived.reference].column];
    return present;
}

} // namespace stellwerk::masterdata
