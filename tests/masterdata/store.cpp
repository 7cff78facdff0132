// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store.h"

#include "masterdata/compare/collisions.h"
#include "masterdata/rows/data_row.h"
#include "schema/schema_reader.h"

#include "library.h"

#include <algorithm>

namespace stellwerk::test {

using namespace masterdata;

namespace {

RowChange rowOf(RowState state, const char *key, std::optional<qint64> id) {
    RowChange row;
    row.state = state;
    row.key = s(key);
    row.keyBytes = encodeKey({text(key)});
    row.targetId = id ? number(*id) : nothing();
    return row;
}

} // namespace

QString spelled(QString statement, db::Engine engine) {
    const bool server = engine == db::Engine::MariaDb;
    const std::pair<const char *, const char *> marks[] = {
        {"@id", server ? "id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY" : "id INTEGER PRIMARY KEY"},
        {"@ci", server ? "CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci" : "COLLATE NOCASE"},
        {"@bin", server ? "CHARACTER SET utf8mb4 COLLATE utf8mb4_bin" : ""},
        {"@latin", server ? "CHARACTER SET latin1" : "COLLATE NOCASE"},
        {"@narrow", server ? "CHARACTER SET utf8mb3 COLLATE utf8mb3_general_ci" : "COLLATE NOCASE"}};
    for (const auto &[mark, text] : marks)
        statement.replace(QLatin1String(mark), QLatin1String(text));
    return statement;
}

Store::Store(const QStringList &statements, db::Engine engine, const QByteArray &key, const QByteArray &more)
    : m_connection(openOrDie(m_databases.fresh(engine))),
      m_idOf([](const NodeReference &, const std::string &) { return db::Value::null(); }) {
    run(m_connection, {spelled(s("CREATE TABLE m_kinds (@id, name VARCHAR(20) @bin NOT NULL)"), engine)});
    for (const QString &statement : statements)
        run(m_connection, {spelled(statement, engine)});
    m_schema = valueOrDie(schema::readSchema(m_connection));
    const QByteArray toml = R"(
[project]
id = "store"
name = "Store"
version = "1.0.0"
required_db_version = "1.0.0"
[tables]
master = ["m_*"]
[[entity]]
name = "kinds"
file = "kinds.json"
table = "m_kinds"
key = ["name"]
[[entity]]
name = "items"
file = "items.json"
table = "m_items"
key = [)" + key + "]\n" + more;
    m_catalogue = valueOrDie(Catalogue::build(libraryProject(toml), m_schema));
}

void Store::findCollisions(std::vector<RowChange> &rows) {
    valueOrDie(masterdata::findCollisions(m_connection, table(), node(), m_idOf, rows, {}));
}

Result<std::vector<Placeholder>> Store::placeholders(const std::vector<RowChange> &rows) {
    return placeholdersFor(m_connection, table(), node(), m_idOf, rows, {});
}

Status Store::update(const Cells &cells, const db::Value &id) {
    QStringList sets;
    std::vector<db::Value> values;
    for (const auto &[column, value] : cells) {
        sets << m_connection.dialect().quote(column) + s(" = ?");
        values.push_back(value);
    }
    values.push_back(id);
    STELLWERK_TRY(m_connection.exec(s("UPDATE m_items SET %1 WHERE id = ?").arg(sets.join(u',')), values));
    return {};
}

Status Store::insert(const Cells &cells) {
    QStringList columns;
    QStringList marks;
    std::vector<db::Value> values;
    for (const auto &[column, value] : cells) {
        columns << m_connection.dialect().quote(column);
        marks << s("?");
        values.push_back(value);
    }
    STELLWERK_TRY(
        m_connection.exec(s("INSERT INTO m_items (%1) VALUES (%2)").arg(columns.join(u','), marks.join(u',')), values));
    return {};
}

Status Store::write(const std::vector<RowChange> &rows, const std::vector<Placeholder> &placeholders, bool keep) {
    db::Transaction transaction = valueOrDie(db::Transaction::begin(m_connection));
    for (const Placeholder &placeholder : placeholders)
        STELLWERK_TRY(update(placeholder.cells, placeholder.id));
    for (const RowChange &row : rows) {
        Cells cells;
        for (const CellChange &cell : row.cells)
            cells.emplace_back(cell.column, cell.package);
        if (isWritten(node(), row))
            STELLWERK_TRY(row.targetId.isNull() ? insert(cells) : update(cells, row.targetId));
    }
    for (const RowChange &row : rows) {
        if (isDeleted(node(), row))
            STELLWERK_TRY(m_connection.exec(s("DELETE FROM m_items WHERE id = ?"), {row.targetId}));
    }
    return keep ? transaction.commit() : Status();
}

void Store::writeInEveryOrder(std::vector<RowChange> rows) {
    const auto byKey = [](const RowChange &a, const RowChange &b) { return a.key < b.key; };
    std::ranges::sort(rows, byKey);
    bool anyFails = false;
    std::vector<RowChange> order = rows;
    do {
        anyFails = !write(order, {}, false) || anyFails;
        valueOrDie(write(order, valueOrDie(placeholders(order)), false));
    } while (std::next_permutation(order.begin(), order.end(), byKey));
    QVERIFY2(anyFails, "These rows can be written in any order without placeholders");
    valueOrDie(write(rows, valueOrDie(placeholders(rows)), true));
}

QStringList Store::items(const char *columns) {
    return cells(m_connection, s("SELECT id, %1 FROM m_items ORDER BY id").arg(s(columns)));
}

RowChange added(const char *key, const Cells &cells) {
    RowChange row = rowOf(RowState::New, key, {});
    for (const auto &[column, value] : cells) {
        row.cells.emplace_back();
        row.cells.back().column = column;
        row.cells.back().package = value;
    }
    return row;
}

RowChange added(const char *key, const char *name) {
    Cells cells{{s("code"), text(key)}};
    if (name)
        cells.emplace_back(s("name"), text(name));
    return added(key, cells);
}

RowChange changed(const char *key, qint64 id, const Cells &cells) {
    RowChange row = added(key, cells);
    row.state = RowState::Changed;
    row.targetId = number(id);
    return row;
}

RowChange changed(const char *key, qint64 id, const char *name) {
    return changed(key, id, Cells{{s("name"), name ? text(name) : nothing()}});
}

RowChange renamed(qint64 id, const char *from, const char *to) {
    RowChange row = changed(to, id, Cells{{s("code"), text(to)}});
    row.state = RowState::Renamed;
    row.cells.front().target = text(from);
    return row;
}

RowChange removed(const char *key, qint64 id, RowAction action) {
    RowChange row = rowOf(RowState::Removed, key, id);
    row.action = action;
    row.cells.emplace_back();
    row.cells.back().column = s("code");
    row.cells.back().target = text(key);
    return row;
}

QStringList lines(const std::vector<RowChange> &rows) {
    QStringList result;
    for (const RowChange &row : rows) {
        const bool found = row.state == RowState::Ambiguous && row.action == RowAction::Leave;
        result << row.key + s(": ") + (found ? row.note : s("fine"));
    }
    return result;
}

} // namespace stellwerk::test
