// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "masterdata/files/export_names.h"

namespace stellwerk::masterdata {

using db::Value;
using db::ValueKind;
using db::ValueView;

namespace {

bool pointsAtNothing(const NodeReference &reference, const ValueView &cell) {
    return cell.isNull() || (reference.definition.none && cell == Value::integer(*reference.definition.none).view());
}

} // namespace

ExportNames::ExportNames(const Catalogue &catalogue) : m_catalogue(catalogue) {
    for (const Node &node : catalogue.nodes()) {
        const auto want = [&](const NodeReference &reference) {
            if (!reference.definition.by.isEmpty())
                m_names[{reference.target, columnsOf(reference)}];
        };
        for (const NodeReference &reference : node.references)
            want(reference);
        // A copy for readers may name its references in other ways.
        for (const project::Collection &collection : node.definition.collections) {
            for (const project::Reference &definition : collection.references) {
                if (const auto target = catalogue.indexOf(definition.to); target && definition.value.isEmpty())
                    want({definition, *target, 0, false});
            }
        }
    }
}

bool ExportNames::isWanted(size_t node) const {
    const auto found = m_names.lower_bound({node, {}});
    return found != m_names.end() && found->first.first == node;
}

ExportNames::Columns ExportNames::columnsOf(const NodeReference &reference) const {
    const Node &target = m_catalogue.nodes()[reference.target];
    Columns columns;
    for (const QString &column : reference.definition.by)
        columns.push_back(*target.columnIndex(column));
    return columns;
}

std::vector<CellType> ExportNames::typesOf(size_t index, const Columns &columns) const {
    const Node &node = m_catalogue.nodes()[index];
    std::vector<CellType> types;
    for (const size_t column : columns) {
        if (const NodeReference *reference = node.referenceAt(column))
            std::ranges::copy(typesOf(*reference), std::back_inserter(types));
        else
            types.push_back(node.columns[column].cellType);
    }
    return types;
}

const std::vector<CellType> &ExportNames::typesOf(const NodeReference &reference) const {
    const Columns columns = columnsOf(reference);
    const auto [entry, isNew] = m_types.try_emplace({reference.target, columns});
    if (isNew) {
        // Not through the entry: the types of other references may come between.
        auto types =
            typesOf(reference.target, columns.empty() ? m_catalogue.nodes()[reference.target].keyColumns : columns);
        m_types[{reference.target, columns}] = std::move(types);
    }
    return m_types.at({reference.target, columns});
}

Status ExportNames::learn(size_t index, const RowTable &rows) {
    const Node &node = m_catalogue.nodes()[index];
    std::vector<ValueView> cells;
    for (auto it = m_names.lower_bound({index, {}}); it != m_names.end() && it->first.first == index; ++it) {
        Names &names = it->second;
        names = {};
        RowTable::Reader reader = rows.read();
        while (true) {
            STELLWERK_ASSIGN(const bool more, reader.next());
            if (!more)
                break;
            if (reader.isDoubtful())
                continue;
            reader.row().cells(node, cells);
            auto parts = partsOf(node, it->first.second, cells);
            if (!parts)
                continue;
            const std::string key(reader.row().key);
            const auto [entry, isNew] = names.keyOfParts.try_emplace(encodeKey(*parts), key);
            if (!isNew)
                entry->second.reset();
            names.partsOfKey[key] = *std::move(parts);
        }
    }
    return {};
}

std::optional<Key> ExportNames::partsOf(const Node &node, const Columns &columns,
                                        const std::vector<ValueView> &cells) const {
    Key parts;
    for (const size_t column : columns) {
        const ValueView &cell = cells[column];
        const NodeReference *reference = node.referenceAt(column);
        if (!reference) {
            parts.push_back(Value::copyOf(cell));
        } else if (pointsAtNothing(*reference, cell)) {
            // As many nulls or empty texts as a file has for it.
            parts.insert(parts.end(), typesOf(*reference).size(),
                         cell.isNull() ? Value::null() : Value::text(std::string()));
        } else {
            const auto inner = cell.kind == ValueKind::Text ? partsOf(*reference, cell.bytes) : std::nullopt;
            if (!inner)
                return {};
            parts.insert(parts.end(), inner->begin(), inner->end());
        }
    }
    return parts;
}

std::optional<Key> ExportNames::partsOf(const NodeReference &reference, std::string_view key) const {
    if (reference.definition.by.isEmpty()) {
        const Key flat = decodeKey(key);
        size_t at = 0;
        return expand(m_catalogue.nodes()[reference.target], flat, at);
    }
    const Names &names = m_names.at({reference.target, columnsOf(reference)});
    const auto found = names.partsOfKey.find(std::string(key));
    if (found == names.partsOfKey.end())
        return {};
    const auto back = names.keyOfParts.find(encodeKey(found->second));
    return back != names.keyOfParts.end() && back->second ? std::optional(found->second) : std::nullopt;
}

/// A reference inside a key is written as its own way of naming says, and one that points at nothing is one part of the
/// key but several members in a file.
std::optional<Key> ExportNames::expand(const Node &node, const Key &flat, size_t &at) const {
    Key parts;
    for (const size_t column : node.keyColumns) {
        const NodeReference *reference = node.referenceAt(column);
        if (at >= flat.size())
            return {};
        if (!reference) {
            parts.push_back(flat[at++]);
        } else if (pointsAtNothing(*reference, flat[at])) {
            parts.insert(parts.end(), typesOf(*reference).size(),
                         flat[at].isNull() ? Value::null() : Value::text(std::string()));
            ++at;
        } else {
            const size_t from = at;
            skip(m_catalogue.nodes()[reference->target], flat, at);
            const auto inner = partsOf(*reference, encodeKey({flat.begin() + static_cast<std::ptrdiff_t>(from),
                                                              flat.begin() + static_cast<std::ptrdiff_t>(at)}));
            if (!inner)
                return {};
            parts.insert(parts.end(), inner->begin(), inner->end());
        }
    }
    return parts;
}

/// Goes over the parts of one key of the node.
void ExportNames::skip(const Node &node, const Key &flat, size_t &at) const {
    for (const size_t column : node.keyColumns) {
        const NodeReference *reference = node.referenceAt(column);
        if (reference && at < flat.size() && !pointsAtNothing(*reference, flat[at]))
            skip(m_catalogue.nodes()[reference->target], flat, at);
        else if (at < flat.size())
            ++at;
    }
}

} // namespace stellwerk::masterdata
