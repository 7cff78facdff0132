// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "masterdata/reference_names.h"

namespace stellwerk::masterdata {

ReferenceNames::ReferenceNames(const Catalogue &catalogue, size_t node, const EntityData &data, const QStringList &by) {
    const Node &target = catalogue.nodes()[node];
    for (const DataRow &row : data.rows) {
        if (!row.problem.isEmpty())
            continue;
        Key parts;
        if (by.isEmpty())
            parts = decodeKey(row.key);
        for (const QString &column : by)
            parts.push_back(row.cells[*target.columnIndex(column)]);
        const auto [entry, isNew] = m_keyOfParts.try_emplace(encodeKey(parts), row.key);
        if (!isNew)
            entry->second.reset();
        m_partsOfKey[row.key] = std::move(parts);
    }
}

std::optional<Key> ReferenceNames::partsOf(const std::string &key) const {
    const auto found = m_partsOfKey.find(key);
    if (found == m_partsOfKey.end() || !keyFor(found->second))
        return {};
    return found->second;
}

std::optional<std::string> ReferenceNames::keyFor(const Key &parts) const {
    const auto found = m_keyOfParts.find(encodeKey(parts));
    return found == m_keyOfParts.end() ? std::nullopt : found->second;
}

} // namespace stellwerk::masterdata
