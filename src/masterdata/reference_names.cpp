// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "masterdata/reference_names.h"

namespace stellwerk::masterdata {

using db::Value;
using db::ValueKind;

const Key *RowNames::partsOf(const std::string &key) const {
    const auto found = partsOfKey.find(key);
    return found != partsOfKey.end() && keyFor(found->second) ? &found->second : nullptr;
}

std::optional<std::string> RowNames::keyFor(const Key &parts) const {
    const auto found = keyOfParts.find(encodeKey(parts));
    return found == keyOfParts.end() ? std::nullopt : found->second;
}

const RowNames &ReferenceNames::of(size_t node, const QStringList &by) {
    const std::pair key(node, by);
    if (const auto found = m_names.find(key); found != m_names.end())
        return found->second;
    return m_names.emplace(key, build(node, by)).first->second;
}

RowNames ReferenceNames::build(size_t index, const QStringList &by) {
    const Node &node = m_catalogue.nodes()[index];
    std::vector<size_t> columns = by.isEmpty() ? node.keyColumns : std::vector<size_t>();
    for (const QString &column : by)
        columns.push_back(*node.columnIndex(column));
    RowNames names;
    for (const size_t column : columns) {
        if (const NodeReference *reference = node.referenceAt(column))
            std::ranges::copy(of(*reference).types, std::back_inserter(names.types));
        else
            names.types.push_back(node.columns[column].cellType);
    }
    for (const DataRow &row : m_data.of(node.name).rows) {
        auto parts = row.problem.isEmpty() ? partsOf(node, columns, row) : std::nullopt;
        if (!parts)
            continue;
        const auto [entry, isNew] = names.keyOfParts.try_emplace(encodeKey(*parts), row.key);
        if (!isNew)
            entry->second.reset();
        names.partsOfKey[row.key] = *std::move(parts);
    }
    return names;
}

std::optional<Key> ReferenceNames::partsOf(const Node &node, const std::vector<size_t> &columns, const DataRow &row) {
    Key parts;
    for (const size_t column : columns) {
        const Value &cell = row.cells[column];
        const NodeReference *reference = node.referenceAt(column);
        if (!reference) {
            parts.push_back(cell);
            continue;
        }
        const RowNames &names = of(*reference);
        if (cell.kind == ValueKind::Text) {
            const Key *inner = names.partsOf(cell.bytes);
            if (!inner)
                return {};
            parts.insert(parts.end(), inner->begin(), inner->end());
        } else {
            // Points at nothing: as many nulls or empty texts as a file has for it.
            parts.insert(parts.end(), names.types.size(), cell.isNull() ? Value::null() : Value::text(std::string()));
        }
    }
    return parts;
}

} // namespace stellwerk::masterdata
