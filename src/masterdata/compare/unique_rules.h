// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "db/connection.h"
#include "masterdata/catalogue/catalogue.h"
#include "masterdata/compare/text_rules.h"
#include "schema/schema.h"

#include <QString>

#include <vector>

namespace stellwerk::masterdata {

/// A column of a unique rule.
struct UniquePart {
    const schema::Column *column = nullptr; ///< of the actual table
    const NodeReference *reference = nullptr;
    CellType type = CellType::Text;
    bool isText = false; ///< a collation decides; else equal values have equal bytes
    int prefix = 0;      ///< how many characters (of blobs: bytes) count; 0 = all
    QString collation{}; ///< of an index that does not use the column's own (SQLite)
};

/// Columns of which no two rows may hold the same: those of the natural key or of a unique index.
struct UniqueRule {
    bool isKey = false;   ///< the natural key: rows could not be told apart by the application
    bool isIndex = false; ///< the database refuses a second row
    std::vector<UniquePart> parts;

    [[nodiscard]] QStringList columns() const;
    [[nodiscard]] const UniquePart *part(const QString &column) const;
};

/// The natural key first, then the indexes. Left out: a natural key of references alone, which no collation reads
/// differently; indexes over generated columns, whose values only the server knows; rules about columns that the
/// table does not have.
[[nodiscard]] Result<std::vector<UniqueRule>> uniqueRulesOf(db::Connection &connection, const schema::Table &table,
                                                            const Node &node, const TextRules &texts);

} // namespace stellwerk::masterdata
