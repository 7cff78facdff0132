// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "project/environment.h"
#include "project/project.h"

#include <QFile>
#include <QTest>

#include "mistakes.h"

using namespace stellwerk;
using namespace stellwerk::project;

namespace {

std::expected<std::vector<Environment>, std::vector<Error>> read(const QByteArray &toml) {
    return readEnvironments(toml, QStringLiteral("environments.toml"));
}

} // namespace

class TestEnvironments : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void completeFile();
    void emptyFile();
    void oneApprovalByDefault();
    void secretSources_data();
    void secretSources();
    void mistakes_data();
    void mistakes();
    void secretsAreNotRepeated_data();
    void secretsAreNotRepeated();
};

void TestEnvironments::completeFile() {
    QFile file(QStringLiteral(STELLWERK_SOURCE_DIR "/tests/project/data/complete.environments.toml"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const auto environments = read(file.readAll());
    QCOMPARE(differences(environments, {}), QString());
    QCOMPARE(environments->size(), size_t(3));

    const Environment &dev = environments->at(0);
    QCOMPARE(dev.kind, EnvironmentKind::Development);
    QCOMPARE(dev.driver, db::Engine::Sqlite);
    QCOMPARE(dev.database, QStringLiteral("data/dev.db"));
    QCOMPARE(dev.secret.kind, SecretSource::Kind::None);
    QVERIFY(!dev.needsConfirmation());

    const Environment &staging = environments->at(1);
    QCOMPARE(staging.name, QStringLiteral("staging"));
    QCOMPARE(staging.kind, EnvironmentKind::Staging);
    QCOMPARE(staging.host, QStringLiteral("db.example.org"));
    QCOMPARE(staging.port, quint16(3307));
    QCOMPARE(staging.user, QStringLiteral("stellwerk"));
    QCOMPARE(staging.secret.argument, QStringLiteral("STAGING_PW"));
    QCOMPARE(staging.tlsCa, QStringLiteral("certificates/ca.pem"));
    QCOMPARE(staging.backups, QStringLiteral("/var/backups/library"));
    QCOMPARE(staging.health.url, QStringLiteral("http://staging.example.org/health"));
    QCOMPARE(staging.health.patienceSeconds, 90);
    QCOMPARE(staging.health.intervalSeconds, 5);
    QCOMPARE(staging.health.expectedVersion, true);
    QCOMPARE(staging.previousImageAlways, false);
    QVERIFY(staging.retention.afterDeploy && !dev.retention.afterDeploy);
    QVERIFY(!dev.previousImageAlways && !dev.health.url);
    QCOMPARE(staging.hooks[QStringLiteral("after_deploy")].timeoutSeconds, 5);
    const ToolSettings tools{
        {QStringLiteral("docker"), QStringLiteral("exec"), QStringLiteral("-i"), QStringLiteral("db")},
        QStringLiteral("127.0.0.1"),
        3306,
        {}};
    QCOMPARE(staging.tools, tools);
    QCOMPARE(dev.tools, ToolSettings());
    QCOMPARE(staging.hooks.size(), 6);
    QVERIFY(staging.isProtected);
    QCOMPARE(staging.trustedKeys.size(), size_t(2));
    QCOMPARE(staging.trustedKeys[0].name, QStringLiteral("Erika Muster"));
    QCOMPARE(staging.trustedKeys[0].key.idText(), QStringLiteral("0101010101010101"));
    QCOMPARE(staging.trustedKeys[0].label(), QStringLiteral("Erika Muster (0101010101010101)"));
    QCOMPARE(staging.trustedKeys[1].label(), QStringLiteral("0202020202020202"));
    QCOMPARE(staging.approvals, 2);
    QCOMPARE(staging.approvers.size(), size_t(3));
    QCOMPARE(staging.approvers[1].name, QStringLiteral("Max"));
    QVERIFY(dev.trustedKeys.empty());
    QCOMPARE(dev.approvals, 0);
    QVERIFY(staging.rehearsal);
    QVERIFY(!dev.rehearsal);
    QVERIFY(staging.needsConfirmation());

    const Environment &prod = environments->at(2);
    QCOMPARE(prod.kind, EnvironmentKind::Production); // the strictest, when the file does not say
    QCOMPARE(prod.driver, db::Engine::MariaDb);
    QCOMPARE(prod.socket, QStringLiteral("/run/mysqld/mysqld.sock"));
    QCOMPARE(prod.secret.kind, SecretSource::Kind::Keychain);
    QCOMPARE(prod.backups, QStringLiteral("backups/prod"));
    QVERIFY(prod.needsConfirmation());
}

void TestEnvironments::emptyFile() {
    const auto environments = read("# nothing yet\n");
    QVERIFY(environments);
    QVERIFY(environments->empty());
}

/// Whoever names approvers and forgets the number still wants to be asked.
void TestEnvironments::oneApprovalByDefault() {
    const auto environments = read("[[environment]]\nname = \"a\"\ndatabase = \"d\"\nuser = \"u\"\napprovers = "
                                   "\"RWQBAQEBAQEBAQICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgIC\"\n");
    QCOMPARE(differences(environments, {}), QString());
    QCOMPARE(environments->at(0).approvals, 1);
}

void TestEnvironments::secretSources_data() {
    QTest::addColumn<QByteArray>("secret");
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("argument");
    using Kind = SecretSource::Kind;
    const auto add = [](const char *secret, Kind kind, const char *argument) {
        QTest::newRow(secret) << QByteArray(secret) << int(kind) << QString::fromLatin1(argument);
    };
    add("keychain", Kind::Keychain, "");
    add("prompt", Kind::Prompt, "");
    add("env:DB_PW", Kind::EnvironmentVariable, "DB_PW");
    add("file:secrets/db", Kind::File, "secrets/db");
    add("file: /a b/c ", Kind::File, "/a b/c");
    add("command:pass show 'my db'", Kind::Command, "pass show 'my db'");
}

void TestEnvironments::secretSources() {
    QFETCH(QByteArray, secret);
    QFETCH(int, kind);
    QFETCH(QString, argument);
    const auto environments =
        read("[[environment]]\nname = \"a\"\ndatabase = \"d\"\nuser = \"u\"\nsecret = \"" + secret + "\"\n");
    QCOMPARE(differences(environments, {}), QString());
    QCOMPARE(int(environments->at(0).secret.kind), kind);
    QCOMPARE(environments->at(0).secret.argument, argument);
}

void TestEnvironments::mistakes_data() {
    QTest::addColumn<QByteArray>("toml");
    QTest::addColumn<Mistakes>("expected");
    const auto add = [](const char *name, const QByteArray &toml, const Mistakes &expected) {
        QTest::newRow(name) << toml << expected;
    };
    add("syntax error", "[[environment]\n", {{"1:15", "not well-formed"}});
    add("missing keys", "[[environment]]\n",
        {{"1:1", "environment.name"}, {"1:1", "environment.database"}, {"1:1", "environment.user"}});
    add("tools", R"([[environment]]
name = "a"
database = "d"
user = "u"
tools = { host = "h" }
[[environment]]
name = "b"
database = "d"
user = "u"
tools = { prefix = ["docker", "exec", "-e", "MYSQL_PWD=geheim", "db"], port = 1, socket = "/s" }
[[environment]]
name = "c"
driver = "sqlite"
database = "d"
tools = { prefix = [], image = "x" }
)",
        {{"5:18", "no “prefix” that leads there"},
         {"10:20", "seems to hold a password"},
         {"10:79", "Either “socket” or “port”"},
         {"15:9", "no meaning with the driver sqlite"},
         {"15:20", "must be a list"},
         {"15:24", "image"}});
    const QByteArray begin("[[environment]]\nname = \"a\"\ndatabase = \"d\"\nuser = \"u\"\n");
    const QByteArray one("RWQBAQEBAQEBAQICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgIC");
    add("keys",
        begin + "trusted_keys = [\"RW\", \"" + one + " a\", \"" + one + " b\", \"" + one.chopped(1) +
            "\"]\napprovers = [\"" + one + " a\\tb\", 1]\napprovals = 3\n",
        {{"5:16", "Entry 1 of “trusted_keys”"},
         {"5:16", "0101010101010101 stands twice"},
         {"5:16", "Entry 4 of “trusted_keys”"},
         {"6:13", "name of entry 1"},
         {"6:13", "Entry 2 of “approvers”"},
         {"6:79", "text"},
         {"7:13", "3 approval"}});
    add("no approvals", begin + "approvals = 0\n", {{"5:13", "approvals"}});
    add("no approvers", begin + "approvals = 1\n", {{"5:13", "names 0 key"}});
    add("everything wrong", R"([[environment]]
name = "../up"
kind = "prod"
driver = "mysql"
host = ""
port = 70000
database = 1
user = true
health_url = "example.org"
protected = "yes"
hooks = { maintenance_on = "x" }
retries = 3
[[environment]]
name = "a"
database = "d"
user = "u"
socket = "/s"
host = "h"
port = 3306
[[environment]]
name = "a"
databse = "d"
user = "u"
port = "3306"
)",
        {{"2:8", "environment.name may hold only"},
         {"3:8", "Possible are: development, staging, production"},
         {"4:10", "Possible are: mariadb, sqlite"},
         {"5:8", "environment.host is empty"},
         {"6:8", "from 1 to 65535"},
         {"7:12", "must be a text"},
         {"8:8", "must be a text"},
         {"9:14", "web address"},
         {"10:13", "true or false"},
         {"11:28", "must be a list"},
         {"12:1", "environment.retries is unknown"},
         {"18:8", "Either “socket” or “host”"},
         {"19:8", "Either “socket” or “port”"},
         {"20:1", "environment.database is missing"},
         {"21:8", "Two environments have the name “a”"},
         {"22:1", "Did you mean “database”?"},
         {"24:8", "must be a whole number"}});
    add("sqlite has no server", R"([[environment]]
name = "a"
driver = "sqlite"
database = "d"
host = "h"
port = 1
user = "u"
secret = "prompt"
tls_ca = "ca"
)",
        {{"5:8", "“host” has no meaning"},
         {"6:8", "“port” has no meaning"},
         {"7:8", "“user” has no meaning"},
         {"8:10", "“secret” has no meaning"},
         {"9:10", "“tls_ca” has no meaning"}});
    add("not in this version", R"([[environment]]
name = "a"
driver = "agent"
database = "d"
user = "u"
ssh = "u@h"
agent = "https://h"
)",
        {{"3:10", "not supported by this version"},
         {"6:1", "“ssh” is not supported by this version"},
         {"7:1", "“agent” is not supported by this version"}});
    add("passwords", R"(password = "x1"
[[environment]]
name = "a"
database = "d"
user = "u"
Password = "x2"
db_passwd = "x3"
secret = "x4"
[[environment]]
name = "b"
database = "d"
user = "u"
secret = "env:"
)",
        {{"1:1", "A password must not stand in this file"},
         {"6:1", "say with “secret” where it is kept"},
         {"7:1", "A password must not stand in this file"},
         {"8:10", "Write keychain, env:NAME"},
         {"13:10", "something is missing"}});
}

void TestEnvironments::mistakes() {
    QFETCH(QByteArray, toml);
    QFETCH(Mistakes, expected);
    const QString wrong = differences(read(toml), expected);
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
}

void TestEnvironments::secretsAreNotRepeated_data() {
    QTest::addColumn<QByteArray>("line");
    QTest::newRow("password key") << QByteArray("password = \"Xk7wR2\"");
    QTest::newRow("secret that is a password") << QByteArray("secret = \"Xk7wR2\"");
    QTest::newRow("password of the wrong type") << QByteArray("password = [\"Xk7wR2\"]");
    QTest::newRow("list of secrets") << QByteArray("secret = [\"Xk7wR2\"]");
    QTest::newRow("in the address") << QByteArray("health_url = \"https://u:Xk7wR2@example.org/\"");
    QTest::newRow("not closed") << QByteArray("secret = \"Xk7wR2");
    QTest::newRow("not quoted") << QByteArray("secret = Xk7wR2");
    QTest::newRow("not quoted, like a word of TOML") << QByteArray("secret = trueXk7wR2");
    QTest::newRow("not quoted, digits first") << QByteArray("secret = 77Xk7wR2");
}

void TestEnvironments::secretsAreNotRepeated() {
    QFETCH(QByteArray, line);
    const auto environments = read("[[environment]]\nname = \"a\"\ndatabase = \"d\"\nuser = \"u\"\n" + line + "\n");
    QVERIFY(!environments);
    const Error error = combinedError(QStringLiteral("environments.toml"), environments.error());
    QVERIFY2(!error.toText().contains(QStringLiteral("Xk7wR2")), qPrintable(error.toText()));
    QVERIFY2(error.toText().contains(QStringLiteral("environments.toml:5:")), qPrintable(error.toText()));
}

QTEST_GUILESS_MAIN(TestEnvironments)
#include "test_environments.moc"
