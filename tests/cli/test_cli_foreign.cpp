// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/files.h"

#include "../backup/foreign_fixture.h"
#include "cli_fixture.h"

using namespace stellwerk;
using namespace stellwerk::test;

/// The application's own export on the command line: shown, refused, loaded.
class TestCliForeign final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void shown();
    void refused();
    void loaded();

private:
    /// The fixture's rows without the one number that SQLite cannot hold.
    static BamortExport smallExport() {
        BamortExport exported;
        exported.replace("18446744073709551615", "5");
        return exported;
    }
    DemoWorkspace m_demo{db::Engine::Sqlite};
};

void TestCliForeign::shown() {
    m_demo.write("export.json", smallExport().bytes());
    const CliRun run = m_demo.run("backup foreign %1 --json", {m_demo.path("export.json")});
    QCOMPARE(run.code, 0);
    const QJsonObject document = run.document();
    QCOMPARE(document[QLatin1String("rows")].toInt(), 12);
    QCOMPARE(document[QLatin1String("missing")].toArray().size(), 8);
    QCOMPARE(document[QLatin1String("contained")].toArray().size(), 36);
    QCOMPARE(document[QLatin1String("application_version")].toString(), QStringLiteral("0.1.37"));
    const CliRun text = m_demo.run("backup foreign %1 --language en", {m_demo.path("export.json")});
    QVERIFY2(text.out.contains("gsm_misc"), text.out);
    QVERIFY(text.out.contains("reset_pw_hash"));
}

void TestCliForeign::refused() {
    BamortExport broken = smallExport();
    broken.replace(R"("id": 9)", R"("id": 7)");
    m_demo.write("broken.json", broken.bytes());
    m_demo.write("cut.json", smallExport().bytes().first(500));
    m_demo.write("export.json", smallExport().bytes());
    const QByteArray before = m_demo.fingerprint();
    const CliRun run = m_demo.run("backup foreign %1 --json", {m_demo.path("broken.json")});
    QCOMPARE(run.code, 4);
    const QJsonObject problem = run.document()[QLatin1String("problems")].toArray().first().toObject();
    QCOMPARE(problem[QLatin1String("list")].toString(), QStringLiteral("characters"));
    QCOMPARE(problem[QLatin1String("row")].toInt(), 2);
    QVERIFY(problem[QLatin1String("line")].toInt() > 0);
    const CliRun cut = m_demo.run("backup foreign %1 --json", {m_demo.path("cut.json")});
    QCOMPARE(cut.errorCode(), QStringLiteral("INVALID_INPUT"));
    QVERIFY(cut.err.contains("cut.json:"));
    // dev is full of rows
    const CliRun full = m_demo.run("backup foreign %1 --load-into dev --json", {m_demo.path("export.json")});
    QCOMPARE(full.code, 4);
    QCOMPARE(full.errorCode(), QStringLiteral("CHECK_FAILED"));
    const CliRun dry = m_demo.run("backup foreign %1 --load-into dev --dry-run --json", {m_demo.path("export.json")});
    QCOMPARE(dry.code, 0);
    QCOMPARE(m_demo.fingerprint(), before);
}

void TestCliForeign::loaded() {
    m_demo.write("export.json", smallExport().bytes());
    db::ConnectionProfile empty;
    empty.database = m_demo.path("scratch.sqlite");
    empty.label = QStringLiteral("scratch");
    empty.createFile = true;
    {
        db::Connection connection = openOrDie(empty);
        for (const QString &statement : schema::createStatements(bamortSchema(), db::Engine::Sqlite))
            valueOrDie(connection.exec(statement));
    }
    QByteArray environments = valueOrDie(readFile(m_demo.path("environments.toml")));
    environments += "\n[[environment]]\nname = \"scratch\"\nkind = \"development\"\ndriver = \"sqlite\"\ndatabase = "
                    "\"scratch.sqlite\"\n";
    m_demo.write("environments.toml", environments);
    const CliRun run = m_demo.run("backup foreign %1 --load-into scratch --json", {m_demo.path("export.json")});
    QVERIFY2(run.code == 0, run.err);
    QCOMPARE(m_demo.value("scratch", QStringLiteral("SELECT name FROM char_chars WHERE id = 9")),
             QStringLiteral("Ada"));
    QCOMPARE(m_demo.value("scratch", QStringLiteral("SELECT COUNT(*) FROM users")), QStringLiteral("2"));
}

QTEST_GUILESS_MAIN(TestCliForeign)
#include "test_cli_foreign.moc"
