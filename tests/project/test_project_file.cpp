// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "project/project.h"
#include "project/table_pattern.h"

#include <QFile>
#include <QTest>

#include "mistakes.h"

using namespace stellwerk;
using namespace stellwerk::project;

namespace {

QByteArray contentOf(const QString &name) {
    QFile file(QStringLiteral(STELLWERK_SOURCE_DIR "/tests/project/data/") + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

std::expected<Project, std::vector<Error>> read(const QByteArray &toml) {
    return readProject(toml, QStringLiteral("project.toml"));
}

/// Seven lines that are right; what a test adds begins in line 8.
const QByteArray kHead = R"([project]
id = "p"
name = "P"
version = "1.0.0"
required_db_version = "1.0.0"
[tables]
master = ["m_*"]
)";

/// kHead and one right entity in the lines 8 to 12; what a test adds begins in line 13 and is inside that entity.
const QByteArray kEntity = kHead + R"([[entity]]
name = "kinds"
file = "kinds.json"
table = "m_kind"
key = ["code"]
)";

} // namespace

class TestProjectFile : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void completeFile();
    void copiesAreCompleted();
    void classesInTheOrderOfTheFile();
    void patterns_data();
    void patterns();
    void mistakes_data();
    void mistakes();
    void cutAnywhere();
    void withoutAnyLine();
    void combined();
};

void TestProjectFile::completeFile() {
    const auto project = read(contentOf(QStringLiteral("complete.project.toml")));
    QCOMPARE(differences(project, {}), QString());
    QCOMPARE(project->id, QStringLiteral("library"));
    QCOMPARE(project->name, QStringLiteral("Lending library"));
    QCOMPARE(project->version.toString(), QStringLiteral("2.10.3"));
    QCOMPARE(project->requiredDbVersion.toString(), QStringLiteral("1.12.0"));
    QCOMPARE(project->exportAttributes, (QMap<QString, QString>{{QStringLiteral("branch"), QStringLiteral("north")}}));
    QCOMPARE(project->entities.size(), size_t(3));

    QCOMPARE(project->schemaIgnore, (SchemaRules{SchemaRule::Comments, SchemaRule::IndexNames}));

    const Entity &books = *project->entity(QStringLiteral("books"));
    QCOMPARE(books.file, QStringLiteral("books.json"));
    QCOMPARE(books.table, QStringLiteral("book"));
    QCOMPARE(books.key, (QStringList{QStringLiteral("title"), QStringLiteral("kind_id")}));
    QCOMPARE(books.jsonName(QStringLiteral("pages_n")), QStringLiteral("pages"));
    QCOMPARE(books.jsonName(QStringLiteral("title")), QStringLiteral("title"));
    QCOMPARE(books.ignore, QStringList{QStringLiteral("scratch")});
    QCOMPARE(books.deprecated, QStringList{QStringLiteral("old_kind")});
    QCOMPARE(books.aliases[QStringLiteral("title")][QStringLiteral("Hobbit")], QStringLiteral("The Hobbit"));
    QCOMPARE(books.deletes, DeletePolicy::Ask);
    QCOMPARE(books.references.size(), size_t(2));
    QCOMPARE(books.references[0].to, QStringLiteral("kinds"));
    QCOMPARE(books.references[0].none, std::optional<qint64>(0));
    QCOMPARE(books.references[1].value, QStringLiteral("label"));
    QCOMPARE(books.references[1].json, QStringList{QStringLiteral("shelf_label")});
    QCOMPARE(books.jsonName(QStringLiteral("shelf")), QStringLiteral("shelf_label"));
    QCOMPARE(books.derived.size(), size_t(1));
    QCOMPARE(books.derived[0].source, QStringLiteral("label"));
    QCOMPARE(books.usedBy.size(), size_t(1));
    QCOMPARE(books.usedBy[0].column, QStringLiteral("book_title"));
    const Collection &chapters = books.collections.at(0);
    QCOMPARE(chapters.parent, QStringLiteral("book_id"));
    QCOMPARE(chapters.deletes, DeletePolicy::Delete);
    QCOMPARE(chapters.references.at(0).by, QStringList{QStringLiteral("label")});
    QCOMPARE(chapters.collections.at(0).table, QStringLiteral("book_footnote"));

    QCOMPARE(project->service.health.url, QStringLiteral("https://library.example.org/health"));
    QCOMPARE(project->service.health.patienceSeconds, 45);
    QCOMPARE(project->service.health.expectedVersion, false);
    QVERIFY(project->service.previousImageAlways);
    QCOMPARE(project->service.hookTimeoutSeconds, 90);
    QCOMPARE(project->service.hooks.size(), 6);
    QCOMPARE(project->service.hooks[QStringLiteral("maintenance_on")].command,
             (QStringList{QStringLiteral("touch"), QStringLiteral("a b")}));
    const Hook afterwards = project->service.hooks[QStringLiteral("after_deploy")];
    QCOMPARE(afterwards.command, QStringList{QStringLiteral("echo $HOME")});
    QVERIFY(afterwards.shell);
    QCOMPARE(afterwards.timeoutSeconds, 30);
    const InitAdmin &admin = project->initAdmin.value();
    QCOMPARE(admin.table, QStringLiteral("account"));
    QCOMPARE(admin.name, (QStringList{QStringLiteral("login"), QStringLiteral("shown_name")}));
    QCOMPARE(admin.email, QStringLiteral("mail"));
    QCOMPARE(admin.password, QStringLiteral("secret_hash"));
    QCOMPARE(admin.algorithm, PasswordAlgorithm::Argon2id);
    QCOMPARE(admin.created, QStringList{QStringLiteral("since")});
    QCOMPARE(admin.values[QStringLiteral("rights")], QStringLiteral("all"));
    QCOMPARE(admin.minLength, 14);
    QCOMPARE(project->lint, (LintLevels{{QStringLiteral("drops-table"), LintLevel::Error},
                                        {QStringLiteral("no-down"), LintLevel::Off}}));
    QCOMPARE(lintLevel(project->lint, QStringLiteral("grants")), LintLevel::Warning);
    QCOMPARE(stricter(project->lint, {{QStringLiteral("no-down"), LintLevel::Info}}).at(QStringLiteral("no-down")),
             LintLevel::Info);
    QCOMPARE(project->checks.size(), size_t(2));
    QCOMPARE(project->checks[0].expected, std::optional<QString>(QStringLiteral("3")));
    QVERIFY(project->checks[0].warning);
    QCOMPARE(project->checks[1].sql, QStringLiteral("SELECT 1\nWHERE 1 = 0"));
    QVERIFY(!project->checks[1].expected);
    QVERIFY(!project->checks[1].warning);
}

void TestProjectFile::copiesAreCompleted() {
    const auto project = read(contentOf(QStringLiteral("complete.project.toml")));
    QVERIFY(project);
    const Collection &racks = project->entity(QStringLiteral("books"))->collections.at(1);
    QCOMPARE(racks.entity, QStringLiteral("racks"));
    QCOMPARE(racks.table, QStringLiteral("rack"));
    QCOMPARE(racks.key, QStringList{QStringLiteral("place")});
    QCOMPARE(racks.fields[QStringLiteral("room_number")], QStringLiteral("room"));
    QCOMPARE(racks.ignore, QStringList{QStringLiteral("dust")});
    QCOMPARE(racks.derived.at(0).column, QStringLiteral("kind_text"));
    QCOMPARE(racks.references.size(), size_t(1)); // its own, and not the one to its parent
    QCOMPARE(racks.references[0].json, QStringList{QStringLiteral("rack_kind")});
}

void TestProjectFile::classesInTheOrderOfTheFile() {
    const auto project = read(contentOf(QStringLiteral("complete.project.toml")));
    QVERIFY(project);
    QStringList patterns;
    for (const auto &[pattern, tableClass] : project->tablePatterns)
        patterns << pattern;
    QCOMPARE(patterns.join(u' '),
             QStringLiteral("loan* book_notes schema_version book* *_kind rack account log_*_entry"));
    QCOMPARE(project->classOf(QStringLiteral("book_notes")), TableClass::User);
    QCOMPARE(project->classOf(QStringLiteral("book_chapter")), TableClass::Master);
    QCOMPARE(project->classOf(QStringLiteral("log_of_entry")), TableClass::Audit);
    QCOMPARE(project->classOf(QStringLiteral("Loan")), TableClass::Unclassified);
    QVERIFY(isProtected(TableClass::Unclassified));
    QVERIFY(!isProtected(TableClass::Master));
}

void TestProjectFile::patterns_data() {
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("fits");
    const auto add = [](const char *pattern, const char *name, bool fits) {
        QTest::addRow("%s on %s", pattern, name) << QString::fromLatin1(pattern) << QString::fromLatin1(name) << fits;
    };
    add("users", "users", true);
    add("users", "users2", false);
    add("users", "my_users", false);
    add("char_*", "char_", true);
    add("char_*", "char_skills", true);
    add("char_*", "gsm_character_classes", false);
    add("char_*", "character", false); // the underscore is no wildcard
    add("*_log", "a_log", true);
    add("*_log", "a_log_b", false);
    add("a*b*c", "aXbYbZc", true);
    add("a*b*c", "acb", false);
    add("a*a", "a", false); // the two letters may not be the same one
    add("*", "", true);
    add("**", "x", true);
    add("Users", "users", false);
    add("a.c", "abc", false);
}

void TestProjectFile::patterns() {
    QFETCH(QString, pattern);
    QFETCH(QString, name);
    QFETCH(bool, fits);
    QCOMPARE(matchesPattern(pattern, name), fits);
}

void TestProjectFile::mistakes_data() {
    QTest::addColumn<QByteArray>("toml");
    QTest::addColumn<Mistakes>("expected");
    const auto add = [](const char *name, const QByteArray &toml, const Mistakes &expected) {
        QTest::newRow(name) << toml << expected;
    };

    add("syntax error: only that one", kHead + "[service\nbad = 1\n", {{"8:9", "not well-formed"}});
    add("key twice is a syntax error", "[project]\nid = \"a\"\nid = \"b\"\n", {{"3:6", "not well-formed"}});
    add("empty file", "", {{"1:1", "[project] is missing"}});
    add("head", R"([project]
id = "a b/c"
version = "1.0"
required_db_versoin = "0.4.0"
export_attributes = { system = 3 }
)",
        {{"1:1", "project.name is missing"},
         {"1:1", "project.required_db_version is missing"},
         {"2:6", "project.id"},
         {"3:11", "“1.0”"},
         {"4:1", "Did you mean “required_db_version”?"},
         {"5:32", "but a whole number was found"}});
    add("wrong types", R"(project = "p"
entity = 1
service = []
[[tables]]
x = 1
)",
        {{"1:11", "must be a table"},
         {"2:10", "must be a list of tables"},
         {"3:11", "must be a table"},
         {"4:1", "must be a table"}});
    add("unknown sections", kHead + "[[entities]]\nname = \"x\"\n[services]\n[checks]\n",
        {{"8:3", "Did you mean “entity”?"}, {"10:2", "Did you mean “service”?"}, {"11:2", "Did you mean “check”?"}});
    add("rules of schema comparisons", kHead + "[schema]\nignore = [\"comments\", \"coments\", 7,\n \"structure\"]\n",
        {{"9:23", "Known rules: check_names, checks, collations"}, {"9:34", "whole number"}, {"10:2", "“structure”"}});
    add("a single rule", kHead + "[schema]\nignore = \"Comments\"\nignored = true\n",
        {{"9:10", "“Comments” is no rule"}, {"10:1", "Did you mean “ignore”?"}});
    add("table patterns", R"([project]
id = "p"
name = "P"
version = "1.0.0"
required_db_version = "1.0.0"
[tables]
master = ["a_*", "b", "", 7, "b"]
user = ["c", "a_private_*", "a_*"]
system = "users"
owner = ["x"]
)",
        {{"7:23", "pattern"},
         {"7:27", "pattern"},
         {"7:30", "“b” stands twice"},
         {"8:14", "never counts, because “a_*” of the class master"},
         {"8:29", "“a_*” stands twice"},
         {"9:10", "must be a list"},
         {"10:1", "tables.owner is unknown"}});
    add("entity head", kHead + R"([[entity]]
name = ""
file = "../x.json"
table = 5
key = []
deletes = "never"
Keys = 1
[[entity]]
name = "b"
file = "B.json"
table = "m_b"
key = ["a", "", "a", 3]
[[entity]]
name = "b"
file = "b.json"
table = "m_b"
key = "a"
[[entity]]
name = "c"
file = "sub/c.json"
table = "secret"
[[entity]]
)",
        {{"9:8", "entity.name is empty"},
         {"10:8", "outside the folder"},
         {"11:9", "must be a text"},
         {"12:7", "empty"},
         {"13:11", "Possible are: keep, ask, delete"},
         {"14:1", "entity.Keys is unknown"},
         {"19:13", "entity.key is empty"},
         {"19:17", "“a” stands twice"},
         {"19:22", "must be a text"},
         {"21:8", "Two entities have the name “b”"},
         {"22:8", "Two entities have the file"},
         {"23:9", "Two entities have the table"},
         {"25:1", "entity.key is missing"},
         {"27:8", "plain file name"},
         {"28:9", "class unclassified"},
         {"29:1", "entity.name"},
         {"29:1", "entity.file"},
         {"29:1", "entity.table"},
         {"29:1", "entity.key"}});
    add("references", kEntity + R"([[entity.reference]]
column = "a"
to = "kind"
json = "a_code"
[[entity.reference]]
column = "b"
to = "kinds"
json = ["b_code", "b_name"]
[[entity.reference]]
column = "c"
to = "kinds"
by = ["x", "y"]
json = "c_code"
[[entity.reference]]
column = "d"
to = "kinds"
value = "label"
by = "x"
none = 0
json = ["d", "e"]
[[entity.reference]]
column = "e"
to = "kinds"
[[entity.reference]]
column = "a"
to = "kinds"
json = "a_code"
none = "0"
)",
        {{"15:6", "Did you mean “kinds”?"},
         {"20:8", "“json” has 2 names, but a row of kinds is identified by 1: code"},
         {"25:8", "“json” has 1 names, but a row of kinds is identified by 2: x, y"},
         {"30:6", "“by” has no meaning"},
         {"31:8", "“none” has no meaning"},
         {"32:8", "one name in the file"},
         {"33:1", "reference.json is missing"},
         {"37:10", "“a” is described twice"},
         {"39:8", "“a_code”"},
         {"40:8", "reference.none must be a whole number"}});
    add("names of references by value", kEntity + R"(fields = { third = "x" }
[[entity.reference]]
column = "first"
to = "kinds"
value = "label"
[[entity.reference]]
column = "second"
to = "kinds"
value = "label"
json = "first"
[[entity.reference]]
column = "third"
to = "kinds"
value = "label"
json = "y"
[[entity.reference]]
column = "x"
to = "kinds"
value = "label"
)",
        {{"13:20", "the name “x”"}, {"22:8", "the name “first”"}, {"27:8", "named here and in “fields”"}});
    add("keys through references", kEntity + R"([[entity]]
name = "pairs"
file = "pairs.json"
table = "m_pair"
key = ["kind_id", "number"]
[[entity.reference]]
column = "kind_id"
to = "kinds"
json = "kind"
[[entity]]
name = "uses"
file = "uses.json"
table = "m_use"
key = ["pair_id"]
[[entity.reference]]
column = "pair_id"
to = "pairs"
json = ["pair"]
)",
        {{"30:8", "identified by 2: kind_id.code, number"}});
    add("natural key in a circle", kHead + R"([[entity]]
name = "hens"
file = "hens.json"
table = "m_hen"
key = ["egg_id"]
[[entity.reference]]
column = "egg_id"
to = "eggs"
json = "egg"
[[entity]]
name = "eggs"
file = "eggs.json"
table = "m_egg"
key = ["hen_id"]
[[entity.reference]]
column = "hen_id"
to = "hens"
json = "hen"
[[entity]]
name = "nests"
file = "nests.json"
table = "m_nest"
key = ["hen_id"]
[[entity.reference]]
column = "hen_id"
to = "hens"
json = "hen"
)",
        {{"12:7", "key of hens depends on itself"}, {"21:7", "key of eggs depends on itself"}});
    add("columns with two roles", kHead + R"([[entity]]
name = "kinds"
file = "kinds.json"
table = "m_kind"
key = ["code", "old", "copy"]
ignore = ["x", "old", "x"]
deprecated = ["y", "x"]
fields = { copy = "c", code = "k", other = "k", y = "why", r = "z" }
[[entity.reference]]
column = "r"
to = "kinds"
json = ["ra", "rb", "rc"]
[[entity.derived]]
column = "copy"
reference = "rr"
source = "code"
[[entity.derived]]
column = "r"
reference = "r"
)",
        {{"12:16", "“old” cannot be part of the natural key"},
         {"12:23", "“copy” cannot be part of the natural key"},
         {"13:23", "“x” stands twice"},
         {"14:20", "“x” cannot be in “ignore” and in “deprecated”"},
         {"15:19", "“copy” cannot be in “fields”"},
         {"15:44", "the name “k”"},
         {"15:64", "“r” cannot be in “fields”"},
         {"22:13", "Did you mean “r”?"},
         {"24:1", "derived.source is missing"},
         {"25:10", "“r” cannot be in “reference” and in “derived”"}});
    add("collections", kEntity + R"([[entity.collection]]
name = "code"
table = "u_child"
key = ["kind_id"]
parent = "kind_id"
[[entity.collection]]
name = "rows"
entity = "row"
parent = "kind_id"
[[entity.collection]]
name = "lines"
entity = "lines"
table = "m_other"
parent = "kind"
deletes = "ask"
[[entity.collection]]
entity = "lines"
colour = "red"
[[entity]]
name = "lines"
file = "lines.json"
table = "m_line"
key = ["kind_id", "n"]
[[entity.reference]]
column = "kind_id"
to = "kinds"
json = "kind"
)",
        {{"14:8", "the name “code”"},
         {"15:9", "class unclassified"},
         {"16:8", "“kind_id” cannot be part of the natural key"},
         {"20:10", "There is no entity “row”"},
         {"25:9", "has the table m_line"},
         {"26:10", "“kind” is not a reference of the entity lines"},
         {"27:11", "alone decides"},
         {"28:1", "collection.name is missing"},
         {"28:1", "collection.parent is missing"},
         {"30:1", "collection.colour is unknown"}});
    add("used by and aliases", kEntity + R"(aliases = { code = { "a" = "b", "b" = "c", "d" = 1 }, size = "x" }
[[entity.used_by]]
table = "u_thing"
colum = "code"
[[entity.used_by]]
table = "u_thing"
column = "parent"
key = "parent_id"
[[entity.reference]]
column = "parent_id"
to = "kinds"
json = "parent"
)",
        {{"13:28", "itself an alias"},
         {"13:50", "must be a text"},
         {"13:62", "must be a table"},
         {"14:1", "used_by.column is missing"},
         {"14:1", "used_by.key is missing"},
         {"16:1", "Did you mean “column”?"},
         {"20:7", "“parent_id” holds ids"}});
    add("hooks and health as tables", kHead + R"([service]
health_url = "http://a.example.org"
health = { url = "gopher://b", patience = 0, retries = 3 }
previous_image_always = 1
[service.hooks]
maintenance_on = { timeout = 5 }
maintenance_off = { command = ["a", "b"], shell = true, timeout = 100000 }
after_deploy = { command = "a" }
)",
        {{"9:14", "not both"},
         {"10:18", "web address"},
         {"10:43", "from 1 to 3600"},
         {"10:46", "retries"},
         {"11:25", "true or false"},
         {"13:18", "names no command"},
         {"14:31", "one text"},
         {"14:67", "from 1 to 86400"},
         {"15:28", "must be a list"}});
    add("health is not just true", kHead + "[service]\nhealth = true\n", {{"9:10", "or false"}});
    add("the account of an init", kHead + R"([init.admin]
table = "users"
name = ["login", "mail"]
email = "mail"
algorithm = "rot13"
min_length = 3
values = { login = "x" }
salt = "x"
)",
        {{"8:1", "admin.password"},
         {"11:9", "two values"},
         {"12:13", "md5, sha256, bcrypt, argon2id"},
         {"13:14", ""},
         {"14:10", "two values"},
         {"15:1", "salt"}});
    add("service and checks", kHead + R"([service]
health_url = "ftp://example.org"
hook_timeout = 0
[service.hooks]
maintenance_on = "stop everything"
after_deplyo = ["x"]
before_deploy = []
after_deploy = [""]
on_failure = ["x", 1]
[[check]]
name = "a"
sql = "DELETE FROM x"
expected = 1
warning = "yes"
[[check]]
name = "a"
)",
        {{"9:14", "web address"},
         {"10:16", "from 1 to 86400"},
         {"12:18", "must be a list: the program and its arguments"},
         {"13:1", "Did you mean “after_deploy”?"},
         {"14:17", "must be a list"},
         {"15:17", "names no program"},
         {"16:20", "must be a text"},
         {"19:7", "more than read"},
         {"20:12", "must be a text"},
         {"21:11", "must be true or false"},
         {"22:1", "check.sql is missing"},
         {"23:8", "Two checks"}});
    add("levels of the linter", kHead + R"([lint]
drops-table = "fatal"
drop-column = "error"
no-down = 1
grants = "off"
)",
        {{"9:15", "Possible are: off, info, warning, error"},
         {"10:1", "Did you mean “drops-column”?"},
         {"11:11", "must be a text"}});
    add("columns are counted in characters", kHead + "[service]\nhooks = { \"größer\" = [\"ä\"], on_failure = 1 }\n",
        {{"9:11", "größer"}, {"9:42", "must be a list"}});
}

void TestProjectFile::mistakes() {
    QFETCH(QByteArray, toml);
    QFETCH(Mistakes, expected);
    const QString wrong = differences(read(toml), expected);
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
}

/// Whatever is left of a file, the reader gives a project or tells places that are inside the file.
void checkAnswer(const QByteArray &toml) {
    const auto project = read(toml);
    if (project)
        return;
    QVERIFY(!project.error().empty());
    const int lines = static_cast<int>(toml.count('\n')) + 1;
    for (const Error &error : project.error()) {
        QVERIFY2(error.position && error.position->line >= 1 && error.position->line <= lines &&
                     error.position->column >= 1,
                 qPrintable(error.toText()));
    }
}

void TestProjectFile::cutAnywhere() {
    const QByteArray whole = contentOf(QStringLiteral("complete.project.toml"));
    for (qsizetype length = 0; length < whole.size(); ++length) {
        checkAnswer(whole.first(length));
        if (QTest::currentTestFailed())
            return;
    }
}

void TestProjectFile::withoutAnyLine() {
    const QList<QByteArray> lines = contentOf(QStringLiteral("complete.project.toml")).split('\n');
    for (qsizetype i = 0; i < lines.size(); ++i) {
        QList<QByteArray> rest = lines;
        rest.removeAt(i);
        checkAnswer(rest.join('\n'));
        if (QTest::currentTestFailed())
            return;
    }
}

void TestProjectFile::combined() {
    const auto project = read("[project]\nid = 1\n");
    QVERIFY(!project);
    const Error error = combinedError(QStringLiteral("project.toml"), project.error());
    QCOMPARE(error.code, ErrorCode::InvalidInput);
    QVERIFY2(error.message.contains(QStringLiteral("project.toml has 4 mistake")), qPrintable(error.message));
    QCOMPARE(error.detail.count(QStringLiteral("project.toml:")), 4);
    QVERIFY(error.detail.contains(QStringLiteral("project.toml:2:6: project.id must be a text")));
    QCOMPARE(error.position->line, 1);
}

QTEST_GUILESS_MAIN(TestProjectFile)
#include "test_project_file.moc"
