// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "project_text.h"

using namespace stellwerk;
using namespace stellwerk::test;

/// Mistakes of the file as a whole, and in every section but the entities.
class TestProjectMistakes : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void mistakes_data();
    void mistakes();
};

void TestProjectMistakes::mistakes_data() {
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

void TestProjectMistakes::mistakes() {
    QFETCH(QByteArray, toml);
    QFETCH(Mistakes, expected);
    const QString wrong = differences(read(toml), expected);
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
}

QTEST_GUILESS_MAIN(TestProjectMistakes)
#include "test_project_mistakes.moc"
