// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "masterdata/import/reverse_plan.h"

#include <QCoreApplication>
#include <QSet>
#include <QUtf8StringView>

#include <algorithm>
#include <charconv>
#include <limits>
#include <numeric>

namespace stellwerk::masterdata {

using db::Value;
using db::ValueKind;

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(ReverseFile)
};

std::unexpected<Error> refused(const QString &message) {
    return fail(ErrorCode::InvalidInput, message,
                Tr::tr("The file belongs to another database, or its structure has changed since; nothing was undone. "
                       "Undo the migrations first that came after the import."));
}

} // namespace

Result<const ReverseTable *> ReversePlan::tableOf(const QString &name) {
    if (const auto known = m_tables.find(name); known != m_tables.end())
        return &known->second;
    ReverseTable table;
    table.table = m_schema.table(name);
    if (!table.table)
        return refused(Tr::tr("The database has no table %1.").arg(name));
    if (m_tables.size() > std::numeric_limits<quint16>::max() / 2)
        return refused(Tr::tr("There are changes in too many tables."));
    table.number = static_cast<quint16>(m_tables.size());
    const auto same = m_engine == db::Engine::Sqlite ? Qt::CaseInsensitive : Qt::CaseSensitive;
    for (const schema::Table &from : m_schema.tables) {
        for (const schema::ForeignKey &key : from.foreignKeys) {
            if (key.table.compare(name, same) == 0)
                table.pointers.push_back({&from, &key});
        }
    }
    return &m_tables.emplace(name, std::move(table)).first->second;
}

bool ReversePlan::canHold(const Value &value) const {
    const bool isMariaDb = m_engine == db::Engine::MariaDb;
    switch (value.kind) {
    case ValueKind::Integer:
        return isMariaDb || value.toInteger();
    case ValueKind::Real:
        return value.bytes != "nan" && (!isMariaDb || !value.bytes.ends_with("inf"));
    case ValueKind::Text:
        return !isMariaDb || QUtf8StringView(value.bytes).isValidUtf8();
    default:
        return true;
    }
}

Status ReversePlan::checkCells(const ReverseChange &change, const schema::Table &table) const {
    QSet<QString> seen;
    for (const ReverseCell &cell : change.cells) {
        const schema::Column *column = table.column(cell.column);
        if (!column || !column->generated.isEmpty() || cell.column == change.idColumn)
            return refused(column ? Tr::tr("The column %1 of %2 cannot be written.").arg(cell.column, table.name)
                                  : Tr::tr("The table %2 has no column %1.").arg(cell.column, table.name));
        if (seen.contains(cell.column))
            return refused(Tr::tr("The column %1 of %2 is named twice.").arg(cell.column, table.name));
        seen.insert(cell.column);
        if ((change.op == ReverseOp::Insert && !cell.before.isNull()) ||
            (change.op == ReverseOp::Delete && !cell.after.isNull()))
            return refused(
                Tr::tr("The column %1 of %2 has a value where the row did not exist.").arg(cell.column, table.name));
        if (!canHold(cell.before) || !canHold(cell.after))
            return refused(
                Tr::tr("The column %1 of %2 has a value that this database cannot hold.").arg(cell.column, table.name));
    }
    return seen.isEmpty() ? refused(Tr::tr("The change of a row of %1 names no column.").arg(table.name)) : Status{};
}

ReversePlan::Place ReversePlan::placeOf(const ReverseTable &table, std::string_view id) {
    Place place;
    const bool negative = id.starts_with('-');
    place.table = static_cast<quint16>(table.number * 2 + (negative ? 1 : 0));
    const std::string_view digits = id.substr(negative ? 1 : 0);
    std::from_chars(digits.data(), digits.data() + digits.size(), place.id);
    return place;
}

Status ReversePlan::add(const ReverseChange &change) {
    STELLWERK_ASSIGN(const ReverseTable *table, tableOf(change.table));
    if (table->table->primaryKey != QStringList{change.idColumn})
        return refused(
            Tr::tr("The column %1 is not the primary key of the table %2.").arg(change.idColumn, change.table));
    if (!canHold(change.id))
        return refused(Tr::tr("The table %1 cannot have a row %2.").arg(change.table, change.id.toString()));
    STELLWERK_TRY(checkCells(change, *table->table));
    if (m_places.size() == kNone)
        return refused(Tr::tr("There are too many changes."));
    m_places.push_back(placeOf(*table, change.id.bytes));
    m_places.back().op = change.op;
    return {};
}

Status ReversePlan::finish() {
    m_byRow.resize(m_places.size());
    std::iota(m_byRow.begin(), m_byRow.end(), quint32(0));
    std::ranges::sort(m_byRow, {}, [&](quint32 index) { return std::pair(m_places[index].row(), index); });
    for (size_t i = 1; i < m_byRow.size(); ++i) {
        const Place &before = m_places[m_byRow[i - 1]];
        Place &place = m_places[m_byRow[i]];
        if (before.row() != place.row())
            continue;
        const bool isLast = place.op == ReverseOp::Delete && before.op == ReverseOp::Update;
        if (before.op == ReverseOp::Delete || (place.op != ReverseOp::Update && !isLast))
            return refused(
                Tr::tr("The change number %1 does not fit what was done to the same row before.").arg(m_byRow[i] + 1));
        place.earlier = m_byRow[i - 1];
    }
    return {};
}

std::optional<size_t> ReversePlan::earlier(size_t index) const {
    const quint32 earlier = m_places[index].earlier;
    return earlier == kNone ? std::nullopt : std::optional<size_t>(earlier);
}

bool ReversePlan::holds(const QString &table, const db::ValueView &id) const {
    const auto known = m_tables.find(table);
    if (known == m_tables.end() || id.kind != ValueKind::Integer)
        return false;
    const auto row = placeOf(known->second, id.bytes).row();
    const auto found = std::ranges::lower_bound(m_byRow, row, {}, [&](quint32 index) { return m_places[index].row(); });
    return found != m_byRow.end() && m_places[*found].row() == row;
}

void ReversePlan::setEarlierFate(size_t index, Fate fate) {
    for (quint32 i = m_places[index].earlier; i != kNone; i = m_places[i].earlier)
        m_places[i].fate = fate;
}

} // namespace stellwerk::masterdata
