// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "masterdata/compare/placeholders.h"
#include "support/test_databases.h"

#include <optional>

namespace stellwerk::test {

using Cells = std::vector<std::pair<QString, db::Value>>;

inline QString s(const char *utf8) {
    return QString::fromUtf8(utf8);
}

/// Replaces marks by what the engines spell differently: @id, @ci (a collation that ignores case), @bin,
/// @latin and @narrow (character sets that lack characters; they ignore case too).
[[nodiscard]] QString spelled(QString statement, db::Engine engine);

/// A database with the table "m_items" of the node "items", beside "m_kinds", which items may refer to.
class Store final {
public:
    /// @p statements make and fill m_items; @p key: its natural key, @p more: the rest of the entity, both as TOML.
    explicit Store(const QStringList &statements, db::Engine engine = currentEngine(),
                   const QByteArray &key = "\"code\"", const QByteArray &more = {});

    void findCollisions(std::vector<masterdata::RowChange> &rows);
    [[nodiscard]] Result<std::vector<masterdata::Placeholder>>
    placeholders(const std::vector<masterdata::RowChange> &rows);

    /// Writes the rows in every order, with deletions last as in an import, the last time for good. Without
    /// placeholders at least one order must fail, with them none may.
    void writeInEveryOrder(std::vector<masterdata::RowChange> rows);

    /// "id|…" per row.
    [[nodiscard]] QStringList items(const char *columns);
    [[nodiscard]] db::Connection &connection() { return m_connection; }
    void setIds(masterdata::ReferenceIds idOf) { m_idOf = std::move(idOf); }

private:
    [[nodiscard]] const masterdata::Node &node() const { return *m_catalogue->node(s("items")); }
    [[nodiscard]] const schema::Table &table() const { return *m_schema.table(s("m_items")); }
    [[nodiscard]] Status update(const Cells &cells, const db::Value &id);
    [[nodiscard]] Status insert(const Cells &cells);
    [[nodiscard]] Status write(const std::vector<masterdata::RowChange> &rows,
                               const std::vector<masterdata::Placeholder> &placeholders, bool keep);

    TestDatabases m_databases;
    db::Connection m_connection;
    schema::Schema m_schema;
    std::optional<masterdata::Catalogue> m_catalogue;
    masterdata::ReferenceIds m_idOf;
};

[[nodiscard]] masterdata::RowChange added(const char *key, const Cells &cells);
/// Without a name: a row whose key is all it has.
[[nodiscard]] masterdata::RowChange added(const char *key, const char *name = nullptr);
[[nodiscard]] masterdata::RowChange changed(const char *key, qint64 id, const Cells &cells);
/// nullptr: NULL.
[[nodiscard]] masterdata::RowChange changed(const char *key, qint64 id, const char *name);
[[nodiscard]] masterdata::RowChange renamed(qint64 id, const char *from, const char *to);
[[nodiscard]] masterdata::RowChange removed(const char *key, qint64 id,
                                            masterdata::RowAction action = masterdata::RowAction::Write);
/// "ha: fine" or, if the row was left alone as ambiguous, "ha: note".
[[nodiscard]] QStringList lines(const std::vector<masterdata::RowChange> &rows);

} // namespace stellwerk::test
