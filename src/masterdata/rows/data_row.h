// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "db/value.h"

#include <QString>

#include <string>
#include <string_view>
#include <vector>

namespace stellwerk::masterdata {

/// A natural key, flattened: a reference in the key contributes the parts of the row that it points to.
using Key = std::vector<db::Value>;

/// One text for a key that differs whenever the keys differ, sorts in byte order and begins with the encoded key of the
/// row that its first part refers to; the form in which references stand in cells.
[[nodiscard]] std::string encodeKey(const Key &key);
/// Appends one part of an encoded key.
void appendKeyPart(std::string &encoded, const db::ValueView &part);
[[nodiscard]] Key decodeKey(std::string_view encoded);
/// For people: the parts joined by " / ", NULL as ∅.
[[nodiscard]] QString keyText(const Key &key);
[[nodiscard]] inline QString keyText(std::string_view encoded) {
    return keyText(decodeKey(encoded));
}
/// One row. Cells follow Node::columns; a reference is the encoded key of the row that it points to (Text), NULL, or
/// the entity's "none" id (Integer). A reference to a row that does not exist is that id as it is (Integer).
struct DataRow {
    std::string key; ///< encoded
    std::vector<db::Value> cells;
    db::Value id;    ///< NULL when the row comes from a file
    QString problem; ///< translated reason why the row cannot be matched; empty = fine
};

} // namespace stellwerk::masterdata
