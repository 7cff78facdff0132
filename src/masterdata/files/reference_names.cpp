// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "masterdata/files/reference_names.h"

#include "masterdata/rows/row_source.h"

#include <algorithm>

namespace stellwerk::masterdata {

using db::Value;
using db::ValueKind;

Value canonicalSpelling(const Node &node, size_t column, Value cell) {
    if (cell.kind != ValueKind::Text || node.definition.aliases.isEmpty())
        return cell;
    const auto aliases = node.definition.aliases.constFind(node.columns[column].name);
    if (aliases == node.definition.aliases.constEnd())
        return cell;
    const auto canonical = aliases->constFind(cell.toString());
    return canonical == aliases->constEnd() ? std::move(cell) : Value::text(*canonical);
}

ReferenceNames::ReferenceNames(const Catalogue &catalogue, const FileLayout &layout)
    : m_catalogue(catalogue), m_sources(catalogue.nodes().size()), m_known(catalogue.nodes().size()) {
    for (const Node &node : catalogue.nodes()) {
        for (const NodeReference &reference : node.references)
            addWay(reference.target, reference.definition.by);
        for (const NodeDerived &derived : node.derived) {
            auto &sources = m_sources[node.references[derived.reference].target];
            if (!std::ranges::contains(sources, derived.source))
                sources.push_back(derived.source);
        }
    }
    for (size_t place = 0; place < layout.size(); ++place) {
        for (const Place::Column &column : layout[place].columns) {
            if (column.reference)
                addWay(column.reference->target, column.reference->definition.by);
        }
    }
}

void ReferenceNames::addWay(size_t node, const QStringList &by) {
    if (m_namings.contains({node, by}))
        return;
    const Node &target = m_catalogue.nodes()[node];
    Naming naming;
    naming.columns = by.isEmpty() ? target.keyColumns : std::vector<size_t>();
    for (const QString &column : by)
        naming.columns.push_back(*target.columnIndex(column));
    for (const size_t column : naming.columns) {
        if (const NodeReference *inner = target.referenceAt(column)) {
            addWay(inner->target, inner->definition.by);
            std::ranges::copy(partTypes(*inner), std::back_inserter(naming.types));
        } else {
            naming.types.push_back(target.columns[column].cellType);
        }
    }
    m_namings[{node, by}] = std::move(naming);
    if (!by.isEmpty())
        m_known[node].byColumns[by] = {};
}

const ReferenceNames::Naming &ReferenceNames::namingOf(const NodeReference &reference) const {
    return m_namings.at({reference.target, reference.definition.by});
}

Status ReferenceNames::learn(size_t index, const RowTable &rows) {
    Known &known = m_known[index];
    for (auto &[by, names] : known.byColumns)
        names.clear();
    known.sources.clear();
    STELLWERK_ASSIGN(known.keys, indexOf(rows));
    known.complete = true;
    if (known.byColumns.empty() && m_sources[index].empty())
        return {};
    RowTable::Reader reader = rows.read();
    while (true) {
        STELLWERK_ASSIGN(const bool more, reader.next());
        if (!more)
            return {};
        learnRow(index, known, reader.row().unpack(m_catalogue.nodes()[index]));
    }
}

void ReferenceNames::learnRow(size_t index, Known &known, const DataRow &row) const {
    const auto entry = known.keys.withKey(row.key);
    if (!entry)
        return; // it shares its key, so nobody can mean it
    for (auto &[by, names] : known.byColumns) {
        std::string parts;
        for (const size_t column : m_namings.at({index, by}).columns) {
            const Value &cell = row.cells[column];
            if (cell.kind == ValueKind::Text && m_catalogue.nodes()[index].referenceAt(column))
                parts.append(cell.bytes); // is a key already
            else
                appendKeyPart(parts, cell);
        }
        const auto [name, isNew] = names.try_emplace(std::move(parts), entry->key);
        if (!isNew)
            name->second.reset();
    }
    if (m_sources[index].empty())
        return;
    auto &cells = known.sources[entry->key];
    for (const size_t column : m_sources[index])
        cells.push_back(row.cells[column]);
}

/// Columns of a row as they are encoded in a key; nothing when a reference among them names no row.
std::optional<std::string> ReferenceNames::encode(const Node &node, const std::vector<size_t> &columns,
                                                  std::span<const Value> parts) const {
    std::string encoded;
    for (const size_t column : columns) {
        const NodeReference *reference = node.referenceAt(column);
        const size_t count = reference ? partTypes(*reference).size() : 1;
        if (parts.size() < count)
            return {};
        const auto own = parts.first(count);
        parts = parts.subspan(count);
        const bool isNull = std::ranges::all_of(own, &Value::isNull);
        const bool isEmpty = std::ranges::all_of(
            own, [](const Value &part) { return part.kind == ValueKind::Text && part.bytes.empty(); });
        if (!reference) {
            appendKeyPart(encoded, canonicalSpelling(node, column, own.front()));
        } else if (isNull) {
            appendKeyPart(encoded, {});
        } else if (isEmpty && reference->definition.none) {
            appendKeyPart(encoded, Value::integer(*reference->definition.none));
        } else if (const auto key = find(*reference, own)) {
            encoded.append(*key);
        } else {
            return {};
        }
    }
    return parts.empty() ? std::optional(encoded) : std::nullopt;
}

std::optional<std::string> ReferenceNames::find(const NodeReference &reference, std::span<const Value> parts) const {
    const Known &known = m_known[reference.target];
    const QStringList &by = reference.definition.by;
    auto key = encode(m_catalogue.nodes()[reference.target], namingOf(reference).columns, parts);
    if (key && !by.isEmpty()) {
        const auto &names = known.byColumns.at(by);
        const auto name = names.find(*key);
        key = name == names.end() || !name->second ? std::nullopt : std::optional(std::string(*name->second));
    }
    return key && known.keys.withKey(*key) ? key : std::nullopt;
}

const Value *ReferenceNames::source(const NodeReference &reference, size_t column, std::string_view key) const {
    const auto &sources = m_known[reference.target].sources;
    const auto row = sources.find(key);
    if (row == sources.end())
        return nullptr;
    return &row->second[static_cast<size_t>(std::ranges::find(m_sources[reference.target], column) -
                                            m_sources[reference.target].begin())];
}

} // namespace stellwerk::masterdata
