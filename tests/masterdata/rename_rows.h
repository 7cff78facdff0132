// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "masterdata/compare/renames.h"
#include "masterdata/rows/data_row.h"

#include <QString>
#include <QStringList>

#include <utility>
#include <vector>

namespace stellwerk::test {

using db::Value;
using namespace masterdata;

inline QString q(const char *utf8) {
    return QString::fromUtf8(utf8);
}

inline Value text(const char *utf8) {
    return Value::text(std::string(utf8));
}

inline NodeColumn column(const char *name, const char *type, const char *standard = nullptr) {
    NodeColumn result;
    result.name = q(name);
    result.type = q(type);
    result.nullable = true;
    if (standard)
        result.defaultValue = q(standard);
    result.cellType = cellTypeOf(result.type);
    return result;
}

/// Weapons: with a key of name and game system, and one column of each kind.
inline Node weapons() {
    Node node;
    node.name = q("weapons");
    node.table = q("gsm_weapons");
    node.idColumn = q("id");
    node.columns = {column("name", "varchar(255)"),    column("game_system", "varchar(191)", "'midgard'"),
                    column("description", "longtext"), column("skill", "longtext"),
                    column("damage", "longtext"),      column("weight", "double"),
                    column("price", "decimal(10,2)"),  column("page", "bigint(20)"),
                    column("personal", "tinyint(1)"),  column("source_id", "bigint(20) unsigned"),
                    column("skill_copy", "longtext"),  column("quelle", "longtext"),
                    column("bonus", "bigint(20)", "5")};
    node.key = {q("name"), q("game_system")};
    node.keyColumns = {0, 1};
    node.columns[9].reference = 0;
    node.columns[10].derived = true;
    node.columns[11].deprecated = true;
    return node;
}

using Cells = std::vector<std::pair<const char *, Value>>;

inline RowChange row(RowState state, const Key &key, const Cells &cells) {
    RowChange result;
    result.state = state;
    result.key = keyText(key);
    result.keyBytes = encodeKey(key);
    const bool package = state == RowState::New;
    if (!package)
        result.targetId = Value::integer(1);
    for (const auto &[name, value] : cells) {
        CellChange cell;
        cell.column = q(name);
        (package ? cell.package : cell.target) = value;
        result.cells.push_back(cell);
    }
    return result;
}

inline RowChange row(RowState state, const char *name, Cells cells = {}) {
    cells.insert(cells.begin(), {{"name", text(name)}, {"game_system", text("midgard")}});
    return row(state, Key{text(name), text("midgard")}, cells);
}

inline RowChange oldRow(const char *name, const Cells &cells = {}) {
    return row(RowState::TargetOnly, name, cells);
}
inline RowChange newRow(const char *name, const Cells &cells = {}) {
    return row(RowState::New, name, cells);
}

/// What is offered: "old -> new" by the first part of the keys.
inline QStringList offers(std::vector<RowChange> rows, bool threeWay = false, const Node &node = weapons()) {
    EntityDiff diff;
    diff.rows = std::move(rows);
    findRenames(node, diff, threeWay);
    QStringList result;
    for (const RowChange &row : diff.rows) {
        if (row.rename)
            result << row.rename->from.section(q(" / "), 0, 0) + q(" -> ") + row.key.section(q(" / "), 0, 0);
    }
    result.sort();
    return result;
}

} // namespace stellwerk::test
