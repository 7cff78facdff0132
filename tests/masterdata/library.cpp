// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "library.h"

#include "db/bulk_writer.h"
#include "schema/schema_reader.h"
#include "schema/schema_sql.h"
#include "support/test_databases.h"

#include <algorithm>

namespace stellwerk::test {

using db::Value;
using namespace masterdata;

namespace {

QString q(const char *utf8) {
    return QString::fromUtf8(utf8);
}

schema::Column column(const char *name, const char *type, bool nullable = true, const char *standard = nullptr) {
    schema::Column result;
    result.name = q(name);
    result.type = q(type);
    result.nullable = nullable;
    if (standard)
        result.defaultValue = q(standard);
    return result;
}

schema::Table table(const char *name, const std::vector<schema::Column> &columns) {
    schema::Table result;
    result.name = q(name);
    result.columns = {column("id", "bigint(20) unsigned", false)};
    result.columns.front().autoIncrement = true;
    result.columns.insert(result.columns.end(), columns.begin(), columns.end());
    result.primaryKey = {q("id")};
    return result;
}

void refer(schema::Table &from, const char *column, const char *to, const char *onDelete = "RESTRICT") {
    const QString name = QString(QLatin1String("fk_") + from.name + u'_' + q(column));
    from.foreignKeys.push_back({name, {q(column)}, q(to), {q("id")}, q(onDelete), q("RESTRICT")});
    from.indexes.push_back({QString(QLatin1String("idx_") + from.name + u'_' + q(column)), false, {q(column)}, {}});
}

} // namespace

QByteArray libraryToml() {
    return R"(
[project]
id = "library"
name = "Library"
version = "1.0.0"
required_db_version = "1.0.0"
export_attributes = { house = "north" }

[tables]
master = ["lib_*"]
user = ["reader_*"]

[[entity]]
name = "authors"
file = "authors.json"
table = "lib_authors"
key = ["code"]
fields = { born = "year_of_birth" }
ignore = ["legacy"]

[[entity]]
name = "books"
file = "books.json"
table = "lib_books"
key = ["title", "series"]
deprecated = ["old_shelf"]
aliases = { series = { "Old Saga" = "saga" } }

  [[entity.reference]]
  column = "author_id"
  to = "authors"
  json = "author_code"
  none = 0

  [[entity.reference]]
  column = "editor_id"
  to = "authors"
  json = "editor_name"
  by = "name"

  [[entity.reference]]
  column = "tongue"
  to = "languages"
  value = "name"

  [[entity.collection]]
  name = "roles"
  entity = "roles"
  parent = "book_id"

    [[entity.collection.reference]]
    column = "author_id"
    to = "authors"
    json = "who"
    by = "name"

  [[entity.collection]]
  name = "chapters"
  table = "lib_chapters"
  parent = "book_id"
  key = ["number"]

    [[entity.collection.collection]]
    name = "paragraphs"
    table = "lib_paragraphs"
    parent = "chapter_id"
    key = ["mark"]

      [[entity.collection.collection.reference]]
      column = "language_id"
      to = "languages"
      json = "language"

[[entity]]
name = "roles"
file = "roles.json"
table = "lib_roles"
key = ["book_id", "author_id"]
deletes = "delete"

  [[entity.reference]]
  column = "book_id"
  to = "books"
  json = ["book_title", "book_series"]

  [[entity.reference]]
  column = "author_id"
  to = "authors"
  json = "author_code"

  [[entity.derived]]
  column = "author_name"
  reference = "author_id"
  source = "name"

[[entity]]
name = "costs"
file = "costs.json"
table = "lib_costs"
key = ["role_id", "level"]

  [[entity.reference]]
  column = "role_id"
  to = "roles"
  json = ["book_title", "book_series", "author_code"]

[[entity]]
name = "languages"
file = "languages.json"
table = "lib_languages"
key = ["code"]
)";
}

project::Project libraryProject(const QByteArray &toml) {
    auto project = project::readProject(toml, QStringLiteral("project.toml"));
    if (!project)
        qFatal("%s", qPrintable(project::combinedError(QStringLiteral("project.toml"), project.error()).toText()));
    return *std::move(project);
}

schema::Schema librarySchema() {
    schema::Table authors =
        table("lib_authors",
              {column("code", "varchar(20)", false), column("name", "varchar(100)"), column("born", "bigint(20)"),
               column("alive", "tinyint(1)", true, "1"), column("rating", "double"), column("fee", "decimal(10,2)"),
               column("big", "bigint(20) unsigned"), column("notes", "longtext"), column("picture", "longblob"),
               column("legacy", "varchar(10)")});
    schema::Table books =
        table("lib_books", {column("title", "varchar(191)", false), column("series", "varchar(50)", true, "'saga'"),
                            column("author_id", "bigint(20) unsigned"), column("editor_id", "bigint(20) unsigned"),
                            column("tongue", "varchar(50)"), column("old_shelf", "varchar(50)"),
                            column("pages", "int(11)", true, "7")});
    refer(books, "editor_id", "lib_authors");
    schema::Table chapters =
        table("lib_chapters", {column("book_id", "bigint(20) unsigned", false), column("number", "bigint(20)", false),
                               column("heading", "varchar(191)")});
    refer(chapters, "book_id", "lib_books", "CASCADE");
    schema::Table paragraphs = table(
        "lib_paragraphs", {column("chapter_id", "bigint(20) unsigned", false), column("mark", "varchar(20)", false),
                           column("body", "longtext"), column("language_id", "bigint(20) unsigned")});
    refer(paragraphs, "chapter_id", "lib_chapters", "CASCADE");
    schema::Table roles =
        table("lib_roles",
              {column("book_id", "bigint(20) unsigned", false), column("author_id", "bigint(20) unsigned", false),
               column("author_name", "varchar(100)", false, "'nobody'"), column("weight", "smallint(6)")});
    refer(roles, "book_id", "lib_books", "CASCADE");
    refer(roles, "author_id", "lib_authors", "CASCADE");
    schema::Table costs = table("lib_costs", {column("role_id", "bigint(20) unsigned", false),
                                              column("level", "bigint(20)", false), column("amount", "bigint(20)")});
    refer(costs, "role_id", "lib_roles", "CASCADE");
    schema::Table languages =
        table("lib_languages", {column("code", "varchar(20)", false), column("name", "varchar(50)")});
    languages.indexes.push_back({q("uni_lib_languages_name"), true, {q("name")}, {}});

    schema::Schema schema;
    schema.tables = {authors, books, chapters, paragraphs, roles, costs, languages};
    for (schema::Table &each : schema.tables)
        each.collation = q("utf8mb4_bin");
    schema::sortSchema(schema);
    return schema;
}

const Catalogue &libraryCatalogue() {
    static const Catalogue catalogue = valueOrDie(Catalogue::build(libraryProject(), librarySchema()));
    return catalogue;
}

void run(db::Connection &connection, const QStringList &statements) {
    for (const QString &statement : statements)
        (void)valueOrDie(connection.exec(statement));
}

db::Connection makeTables(const db::ConnectionProfile &profile, const schema::Schema &schema) {
    db::Connection connection = openOrDie(profile);
    run(connection, schema::createStatements(schema, profile.engine));
    return connection;
}

void addRows(db::Connection &connection, const QString &table, const QStringList &columns,
             const std::vector<std::vector<Value>> &rows) {
    auto writer = valueOrDie(db::BulkWriter::open(connection, table, columns));
    for (const std::vector<Value> &row : rows)
        valueOrDie(writer.add(std::vector<db::ValueView>(row.begin(), row.end())));
    (void)valueOrDie(writer.finish());
}

qint64 idIn(Layout layout, int number) {
    return layout == Layout::Straight ? number : 1000 - qint64{37} * number;
}

void fillLibrary(db::Connection &connection, Layout layout) {
    const auto id = [&](int row) { return number(idIn(layout, row)); };
    const auto add = [&](const char *table, const char *columns, std::vector<std::vector<Value>> rows) {
        if (layout == Layout::Shuffled)
            std::ranges::reverse(rows);
        addRows(connection, q(table), q(columns).split(u' '), rows);
    };
    const Value none = nothing();
    add("lib_authors", "id code name born alive rating fee big notes picture legacy",
        {{id(1), text("ann"), text("Ann Ink"), number(1950), number(1), Value::real(0.1), text("12.50"), number(7),
          none, none, none},
         {id(2), text("bob"), text("Bob “Quill” Ö"), number(0), number(0), Value::real(1e300), text("0.00"), number(0),
          text(""), Value::blob(std::string("\0\xff\x80", 3)), text("keep")},
         {id(3), text("Hä"), none, none, none, none, none, none, text("tab\t\\ back\"slash\"\r\nnext"), none, none},
         {id(4), text("zoë"), text("Zoë"), number(-3), number(1), Value::real(-2), text("-100.05"), number(1),
          text("0"), none, none}});
    add("lib_languages", "id code name", {{id(1), text("de"), text("German")}, {id(2), text("en"), text("English")}});
    add("lib_books", "id title series author_id editor_id tongue old_shelf pages",
        {{id(1), text("Dust"), text("saga"), id(1), id(2), text("German"), text("A1"), number(100)},
         {id(2), text("Dust"), text("other"), number(0), none, text("Elvish"), none, number(0)},
         {id(3), text("Ash"), text("saga"), none, id(4), none, text("B"), none}});
    add("lib_chapters", "id book_id number heading",
        {{id(1), id(1), number(1), text("One")}, {id(2), id(1), number(2), text("")}, {id(3), id(2), number(1), none}});
    add("lib_paragraphs", "id chapter_id mark body language_id",
        {{id(1), id(1), text("a"), text("First"), id(1)},
         {id(2), id(1), text("b"), none, none},
         {id(3), id(3), text("a"), text("Else"), id(2)}});
    add("lib_roles", "id book_id author_id author_name weight",
        {{id(1), id(1), id(1), text("Ann Ink"), number(10)},
         {id(2), id(1), id(2), text("Bob “Quill” Ö"), number(20)},
         {id(3), id(3), id(4), text("Zoë"), none}});
    add("lib_costs", "id role_id level amount",
        {{id(1), id(1), number(1), number(5)},
         {id(2), id(1), number(10), number(50)},
         {id(3), id(2), number(2), none}});
}

QStringList cells(db::Connection &connection, const QString &sql) {
    QStringList lines;
    for (const auto &row : valueOrDie(connection.select(sql)).rows) {
        QStringList line;
        for (const Value &value : row)
            line << (value.isNull() ? QStringLiteral("NULL") : value.toString());
        lines << line.join(u'|');
    }
    return lines;
}

QString cell(db::Connection &connection, const QString &sql) {
    return cells(connection, sql).value(0);
}

} // namespace stellwerk::test
