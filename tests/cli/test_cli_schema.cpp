// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/sql_script.h"

#include "cli_fixture.h"

using namespace stellwerk;
using namespace stellwerk::test;

namespace {

QString s(const char *text) {
    return QString::fromUtf8(text);
}

} // namespace

class TestCliSchema : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void schemaDifferences_data() { addEngineRows(); }
    void schemaDifferences();
    void schemaScript_data() { addEngineRows(); }
    void schemaScript();
};

void TestCliSchema::schemaDifferences() {
    DemoWorkspace demo(currentEngine());
    QCOMPARE(demo.run("schema diff --env dev --snapshot 9.9.9 --json").errorCode(), s("NOT_FOUND"));
    QCOMPARE(demo.run("schema diff --env prod --with prod --snapshot 0.3.0").code, 2);
    const CliRun unknown = demo.run("schema diff --env prod --ignore coments --json");
    QCOMPARE(unknown.code, 2);
    QVERIFY(unknown.document()[QLatin1String("error")][QLatin1String("hint")].toString().contains(
        s("check_names, checks, collations")));

    demo.exec("prod", s("CREATE INDEX more ON gsm_skills (page_number)"));
    demo.exec("prod", s("DROP TABLE gsm_believes"));
    const CliRun run = demo.run("schema diff --env prod --json --exit-code");
    QCOMPARE(run.code, 3);
    const QJsonArray found = run.document()[QLatin1String("differences")].toArray();
    QCOMPARE(found.size(), 2);
    QCOMPARE(run.document()[QLatin1String("snapshot")].toString(), s("0.3.0"));
    const auto at = [&found](qsizetype i, const char *member) {
        return found[i][QLatin1StringView(member)].toString();
    };
    const qsizetype index = at(0, "object_type") == s("index") ? 0 : 1;
    QCOMPARE(at(index, "object"), s("gsm_skills.more"));
    QCOMPARE(at(index, "kind"), s("extra"));
    QCOMPARE(at(index, "actual"), s("(page_number)"));
    QCOMPARE(at(index, "rule"), s("indexes"));
    QCOMPARE(at(1 - index, "object"), s("gsm_believes"));
    QCOMPARE(at(1 - index, "kind"), s("missing"));
    QCOMPARE(at(1 - index, "rule"), s("structure"));
    QVERIFY(!at(1 - index, "reason").isEmpty());

    // The option and the file say the same.
    const CliRun ignored = demo.run("schema diff --env prod --ignore indexes --ignore comments --json");
    QCOMPARE(ignored.document()[QLatin1String("differences")].toArray().size(), 1);
    demo.edit("project.toml", "[tables]", "[schema]\nignore = [\"indexes\"]\n\n[tables]");
    QCOMPARE(demo.run("schema diff --env prod --json").document()[QLatin1String("differences")].toArray().size(), 1);
    demo.exec("dev", s("DROP TABLE schema_version"));
    QCOMPARE(demo.run("schema diff --env dev --json").errorCode(), s("VERSION_UNTRACKED"));
    // A snapshot as a file; what was dumped equals what it was dumped from.
    demo.write("now.json", demo.run("schema dump --env prod").out);
    QVERIFY(!demo.run("schema dump --env prod").out.contains("\"integer\"")); // SQLite's word, no type of an id
    const CliRun file = demo.run("schema diff --env prod --exit-code --snapshot %1", {demo.path("now.json")});
    QVERIFY2(file.code == 0, file.out.constData());
}

/// What --sql prints does its work when a client runs it, and then there is nothing left to print.
void TestCliSchema::schemaScript() {
    DemoWorkspace demo(currentEngine());
    demo.exec("prod", s("DROP TABLE gsm_believes"));
    demo.exec("prod", s("CREATE TABLE extra (id INTEGER)"));
    demo.exec("dev", s("CREATE VIEW a_view AS SELECT id FROM gsm_believes"));
    if (currentEngine() == db::Engine::MariaDb)
        demo.exec("dev", s("CREATE PROCEDURE two() BEGIN SELECT 1; SELECT '//'; END"));
    const CliRun run = demo.run("schema diff --env prod --with dev --sql");
    QVERIFY2(run.code == 0, run.err.constData());
    const QString script = QString::fromUtf8(run.out);
    QVERIFY2(script.contains(s("-- left alone: extra (table)")), run.out.constData());
    for (const db::SqlStatement &statement : valueOrDie(db::splitScript(script, currentEngine(), s("diff.sql"))))
        demo.exec("prod", statement.text);
    const QJsonObject again = demo.run("schema diff --env prod --with dev --sql --json").document();
    QCOMPARE(again[QLatin1String("statements")].toArray(), QJsonArray());
    // Foreign keys whose names the old tables hold, and those that SQLite takes only with their tables, are left.
    for (const QJsonValue left : again[QLatin1String("differences")].toArray())
        QVERIFY2(left[QLatin1String("kind")] != s("missing") || left[QLatin1String("object_type")] == s("foreign_key"),
                 qPrintable(left[QLatin1String("object")].toString()));

    const CliRun leftovers = demo.run("schema leftovers --env dev --sql");
    const auto statements = valueOrDie(db::splitScript(QString::fromUtf8(leftovers.out), currentEngine(), s("l.sql")));
    QCOMPARE(statements.size(), size_t(currentEngine() == db::Engine::MariaDb ? 22 : 14));
    for (const db::SqlStatement &statement : statements)
        demo.exec("dev", statement.text);
    QVERIFY(!demo.run("schema leftovers --env dev --sql").out.contains("DROP"));
}

QTEST_GUILESS_MAIN(TestCliSchema)
#include "test_cli_schema.moc"
