// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "masterdata/files/row_reader.h"

#include "masterdata/files/json_cell.h"

#include <QCoreApplication>

#include <algorithm>

namespace stellwerk::masterdata {

using db::Value;
using db::ValueKind;
namespace dom = simdjson::dom;

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(ExportFiles)
};

QString toQString(std::string_view text) {
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

Result<dom::element> memberOf(RowMembers &members, const std::string &name) {
    RowMembers::Member *member = members.find(name);
    if (!member)
        return fail(ErrorCode::InvalidInput, Tr::tr("The member %1 is missing.").arg(toQString(name)));
    member->used = true;
    return member->value;
}

bool isInKey(const Node &node, size_t column) {
    if (std::ranges::contains(node.keyColumns, column))
        return true;
    // A derived column of the key follows a reference.
    return std::ranges::any_of(node.derived, [&](const NodeDerived &derived) {
        return node.references[derived.reference].column == column &&
               std::ranges::contains(node.keyColumns, derived.column);
    });
}

bool isWanted(const Node &node, size_t column, RowReader::What what) {
    switch (what) {
    case RowReader::What::KeyOnly:
        return isInKey(node, column);
    case RowReader::What::NotLate: {
        const NodeReference *reference = node.referenceAt(column);
        return !reference || !reference->late;
    }
    case RowReader::What::All:
        return true;
    }
    Q_UNREACHABLE_RETURN(true);
}

/// What nobody has asked for is unknown, or stands there for the second time.
Status checkAllUsed(const Place &place, const RowMembers &members) {
    for (const RowMembers::Member &member : members.all()) {
        if (member.used)
            continue;
        if (place.known.contains(member.name))
            return fail(ErrorCode::InvalidInput, Tr::tr("A member occurs twice."));
        return fail(ErrorCode::InvalidInput, Tr::tr("The member %1 is unknown.").arg(toQString(member.name)));
    }
    return {};
}

} // namespace

Result<DataRow> RowReader::read(const Place &place, RowMembers &members, std::string_view parentKey, What what) const {
    const Node &node = m_catalogue.nodes()[place.node];
    DataRow row;
    row.cells.resize(node.columns.size());
    for (size_t i = 0; i < node.columns.size(); ++i) {
        const Place::Column &column = place.columns[i];
        if (place.parentColumn == i) {
            row.cells[i] = parent(m_layout[*place.around].node, parentKey, row.problem);
        } else if (!isWanted(node, i, what)) {
            for (const std::string &name : column.members) {
                if (RowMembers::Member *member = members.find(name))
                    member->used = true;
            }
        } else if (column.reference) {
            STELLWERK_ASSIGN(row.cells[i], reference(*column.reference, column.members, members));
        } else if (!column.members.empty()) {
            STELLWERK_ASSIGN(row.cells[i], cell(node, i, column.members.front(), members));
        }
    }
    derive(node, row.cells);
    if (what != What::KeyOnly) {
        STELLWERK_TRY(takeLists(place, members));
        STELLWERK_TRY(checkAllUsed(place, members));
    }
    return row;
}

Result<std::string> RowReader::readKey(const Place &place, RowMembers &members, std::string_view parentKey) const {
    const Node &node = m_catalogue.nodes()[place.node];
    STELLWERK_ASSIGN(const DataRow row, read(place, members, parentKey, What::KeyOnly));
    std::string key;
    for (const size_t column : node.keyColumns) {
        const Value &part = row.cells[column];
        if (part.kind == ValueKind::Text && node.referenceAt(column))
            key.append(part.bytes); // is a key already
        else
            appendKeyPart(key, part);
    }
    return key;
}

Value RowReader::parent(size_t node, std::string_view key, QString &problem) const {
    if (!m_names.keys(node).withKey(key))
        problem = Tr::tr("It stands inside a row of %1 whose natural key is empty or not unique (%2).")
                      .arg(m_catalogue.nodes()[node].name, keyText(key));
    return Value::text(std::string(key));
}

Result<Value> RowReader::cell(const Node &node, size_t index, const std::string &name, RowMembers &members) const {
    const NodeColumn &column = node.columns[index];
    STELLWERK_ASSIGN(const dom::element element, memberOf(members, name));
    STELLWERK_ASSIGN(Value value, cellFromJson(element, column.cellType, toQString(name)));
    if (value.kind == ValueKind::Integer && !integerFits(value, column.type))
        return fail(ErrorCode::InvalidInput, Tr::tr("The member %1 holds %2, which is out of range for %3.")
                                                 .arg(toQString(name), value.toString(), column.type));
    return canonicalSpelling(node, index, std::move(value));
}

Result<Value> RowReader::reference(const NodeReference &reference, const std::vector<std::string> &names,
                                   RowMembers &members) const {
    const std::vector<CellType> &types = m_names.partTypes(reference);
    Key parts;
    size_t nulls = 0;
    size_t empty = 0;
    for (const std::string &name : names) {
        STELLWERK_ASSIGN(const dom::element element, memberOf(members, name));
        const bool isEmptyText = element.is_string() && element.get_string().value_unsafe().empty();
        nulls += element.is_null() ? 1 : 0;
        empty += isEmptyText ? 1 : 0;
        const CellType type = types[std::min(parts.size(), types.size() - 1)];
        STELLWERK_ASSIGN(Value value, cellFromJson(element, isEmptyText ? CellType::Text : type, toQString(name)));
        parts.push_back(std::move(value));
    }
    if (nulls == parts.size())
        return Value::null();
    if (empty == parts.size() && reference.definition.none)
        return Value::integer(*reference.definition.none);
    auto key = m_names.find(reference, parts);
    if (!key)
        return fail(
            ErrorCode::InvalidInput,
            Tr::tr("%1 refers to “%2” of %3, which the package does not contain exactly once.")
                .arg(reference.definition.json.join(QLatin1String(", ")), keyText(parts), reference.definition.to));
    return Value::text(*std::move(key));
}

void RowReader::derive(const Node &node, std::vector<Value> &cells) const {
    for (const NodeDerived &derived : node.derived) {
        const NodeReference &reference = node.references[derived.reference];
        const Value &cell = cells[reference.column];
        const NodeColumn &column = node.columns[derived.column];
        cells[derived.column] = defaultCell(column);
        if (cell.kind != ValueKind::Text)
            continue;
        const Value *source = m_names.source(reference, derived.source, cell.bytes);
        if (source && (column.nullable || !source->isNull()))
            cells[derived.column] = *source;
    }
}

/// The lists of the row's collections get their turn later; here they must only be there. Copies need not be.
Status RowReader::takeLists(const Place &place, RowMembers &members) const {
    for (const size_t inner : place.inner) {
        const Place &list = m_layout[inner];
        RowMembers::Member *member = members.find(list.member);
        if (member)
            member->used = true;
        if (!list.copy && (!member || !member->value.is_array()))
            return fail(ErrorCode::InvalidInput,
                        Tr::tr("The member %1 is missing or no list.").arg(toQString(list.member)));
    }
    return {};
}

} // namespace stellwerk::masterdata
