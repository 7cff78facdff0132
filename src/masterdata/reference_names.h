// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "masterdata/catalogue.h"
#include "masterdata/data_set.h"

#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace stellwerk::masterdata {

/// How the rows of one node are named in export files: by their natural key, or by the columns of a reference's `by`.
class ReferenceNames final {
public:
    /// @p by empty: the natural key itself. A name that several rows share resolves to none of them.
    ReferenceNames(const Catalogue &catalogue, size_t node, const EntityData &data, const QStringList &by);

    /// The parts that name the row with that encoded key; nothing when there is no such row.
    [[nodiscard]] std::optional<Key> partsOf(const std::string &key) const;
    /// The encoded key of the row with those parts; nothing when there is none or more than one.
    [[nodiscard]] std::optional<std::string> keyFor(const Key &parts) const;

private:
    std::unordered_map<std::string, Key> m_partsOfKey;
    std::unordered_map<std::string, std::optional<std::string>> m_keyOfParts;
};

} // namespace stellwerk::masterdata
