// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/files.h"

#include <QDirIterator>

#include "cli_fixture.h"

using namespace stellwerk;
using namespace stellwerk::test;

namespace {

constexpr auto kPassword = "correct horse battery staple";

/// A demo with an environment "fresh" whose database is empty.
class Place final {
public:
    Place() : demo(currentEngine()) {
        const QString before = QString::fromUtf8(valueOrDie(readFile(demo.path("environments.toml"))));
        QString entry = QStringLiteral("\n[[environment]]\nname = \"fresh\"\nkind = \"production\"\n");
        if (currentEngine() == db::Engine::Sqlite) {
            entry += QStringLiteral("driver = \"sqlite\"\ndatabase = \"data/fresh.sqlite\"\n");
        } else {
            const db::ConnectionProfile profile = PrivateServer::instance().freshDatabase();
            entry += QStringLiteral("driver = \"mariadb\"\nsocket = \"%1\"\nuser = \"%2\"\ndatabase = \"%3\"\n")
                         .arg(profile.socket, profile.user, profile.database);
        }
        demo.write("environments.toml", (before + entry).toUtf8());
        qputenv("INIT_PASSWORD", kPassword);
    }
    CliRun init(const QByteArray &more) {
        return demo.run(QByteArray("init %1 --env fresh " + more).constData(), {demo.package()});
    }
    DemoWorkspace demo;
};

constexpr auto kAnna = "--admin anna --admin-email anna@example.org --admin-password-from env:INIT_PASSWORD";

} // namespace

class TestCliInit final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void installs_data() { addEngineRows(); }
    void installs();
    void refuses_data();
    void refuses();
    void passwordIsAskedFor();
};

void TestCliInit::installs() {
    Place place;
    const QByteArray anna(kAnna);
    const CliRun plan = place.init(anna + " --dry-run");
    QCOMPARE(plan.code, 0);
    QVERIFY2(plan.out.contains("44 table") && plan.out.contains("8 migration") &&
                 plan.out.contains("the account “anna”"),
             plan.out);
    QVERIFY(!QFile::exists(place.demo.path("data/fresh.sqlite"))); // a dry run changes nothing
    QCOMPARE(place.init(anna).code, 2);                            // production is confirmed by its name
    const CliRun done = place.init(anna + " --confirm fresh --events");
    QVERIFY2(done.code == 0, done.err);
    QVERIFY(!done.out.contains(kPassword) && !done.err.contains(kPassword));
    QCOMPARE(place.demo.value("fresh", QStringLiteral("SELECT username FROM users")), QStringLiteral("anna"));
    QCOMPARE(place.demo.run("status --env fresh --exit-code").code, 0);
    QCOMPARE(place.demo.run("validate --env fresh").code, 0);
    const CliRun listed = place.demo.run("deployments list --env fresh");
    QVERIFY2(listed.out.contains("Succeeded"), listed.out);
    const CliRun again = place.init(anna + " --confirm fresh --json");
    QCOMPARE(again.code, 4);
    QCOMPARE(again.errorCode(), QStringLiteral("ALREADY_EXISTS"));
    QCOMPARE(place.demo.run("init --undo --env fresh --confirm fresh").code, 4); // nothing is unfinished
    // Its migrations never ran, and yet they have their way back.
    const CliRun down = place.demo.run("rollback --env fresh --to-version 0.3.0 --confirm fresh");
    QVERIFY2(down.code == 0, down.err);
    QCOMPARE(place.demo.value("fresh", QStringLiteral("SELECT version FROM schema_version ORDER BY id DESC LIMIT 1")),
             QStringLiteral("0.3.0"));
    // Nowhere in the workspace is the password, nor what was made of it.
    QDirIterator files(place.demo.folder(), QDir::Files, QDirIterator::Subdirectories);
    const QByteArray hash = place.demo.value("fresh", QStringLiteral("SELECT password_hash FROM users")).toUtf8();
    while (files.hasNext()) {
        const QString file = files.next();
        const QByteArray content = valueOrDie(readFile(file));
        QVERIFY2(!content.contains(kPassword), qPrintable(file));
        QVERIFY2(file.contains(QLatin1String(".sqlite")) || !content.contains(hash), qPrintable(file));
    }
}

void TestCliInit::refuses_data() {
    QTest::addColumn<db::Engine>("engine");
    QTest::addColumn<QByteArray>("words");
    QTest::addColumn<int>("code");
    QTest::addColumn<QByteArray>("text");
    const auto add = [](const char *name, const char *line, int code, const char *text) {
        QTest::newRow(name) << db::Engine::Sqlite << QByteArray(line) << code << QByteArray(text);
    };
    add("no account", "--confirm fresh", 2, "--admin NAME");
    add("no address", "--admin anna --confirm fresh", 2, "--admin-email");
    add("password as an argument", "--admin anna --admin-email a@example.org --admin-password-from Secret77", 2,
        "not repeated here");
    add("no such variable",
        "--admin anna --admin-email a@example.org --admin-password-from env:NO_SUCH --confirm fresh", 4, "NO_SUCH");
    add("nobody to ask", "--admin anna --admin-email a@example.org --confirm fresh", 2, "--admin-password-from");
    add("weak password", "--admin anna --admin-email a@example.org --admin-password-from env:WEAK --confirm fresh", 4,
        "less than 12 character");
    add("wrong confirmation",
        "--admin anna --admin-email a@example.org --admin-password-from env:INIT_PASSWORD --confirm prod", 2,
        "--confirm fresh");
}

void TestCliInit::refuses() {
    QFETCH(QByteArray, words);
    QFETCH(int, code);
    QFETCH(QByteArray, text);
    qputenv("WEAK", "tr0ub4dor");
    Place place;
    const CliRun run = place.init(words);
    const QByteArray said = run.out + run.err;
    QVERIFY2(run.code == code, QByteArray(QByteArray::number(run.code) + ' ' + said).constData());
    QVERIFY2(said.contains(text), said);
    QVERIFY(!said.contains("Secret77") && !said.contains("tr0ub4dor") && !said.contains(kPassword));
    QVERIFY(!QFile::exists(place.demo.path("data/fresh.sqlite")));
}

void TestCliInit::passwordIsAskedFor() {
    const DemoWorkspace demo(db::Engine::Sqlite);
    demo.edit("environments.toml", "data/prod.sqlite", "data/other.sqlite");
    const QString package = demo.run("prepare --env dev --json").document()[QLatin1String("path")].toString();
    QStringList questions;
    QStringList answers;
    cli::Streams streams;
    streams.out = streams.err = [](std::string_view) {};
    streams.ask = [&](const QString &question, bool secret) -> Result<QString> {
        questions << question + (secret ? QStringLiteral("*") : QString());
        return answers.takeFirst();
    };
    const QStringList arguments =
        demo.arguments("init %1 --env prod --admin anna --admin-email a@example.org", {package});
    answers = {QString::fromLatin1(kPassword), QStringLiteral("something else")};
    QCOMPARE(cli::run(arguments, streams, {}), 2);
    QVERIFY(!QFile::exists(demo.path("data/other.sqlite")));
    questions.clear();
    answers = {QString::fromLatin1(kPassword), QString::fromLatin1(kPassword), QStringLiteral("prod")};
    QCOMPARE(cli::run(arguments, streams, {}), 0);
    QCOMPARE(questions.size(), 3);
    QVERIFY2(questions[0].endsWith(u'*') && questions[1].endsWith(u'*') && !questions[2].endsWith(u'*'),
             qPrintable(questions.join(u'\n')));
    QCOMPARE(demo.value("prod", QStringLiteral("SELECT username FROM users")), QStringLiteral("anna"));
}

QTEST_GUILESS_MAIN(TestCliInit)
#include "test_cli_init.moc"
