// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/files.h"

#include <QFile>

#include "cli_fixture.h"
#include "program.h"

using namespace stellwerk;
using namespace stellwerk::test;

namespace {

QString s(const char *text) {
    return QString::fromUtf8(text);
}

constexpr auto kPassword = "Streng-Geheim-77";

/// Two authorities and a server's certificate of the first one, for 127.0.0.1, made anew for every run.
constexpr auto kCertificates = R"sh(
set -e
cd "$0"
key='-newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2'
openssl req -x509 $key -keyout authority.key -out authority.pem -subj /CN=Authority
openssl req -x509 $key -keyout stranger.key -out stranger.pem -subj /CN=Stranger
openssl req -x509 $key -keyout server.key -out server.pem -subj /CN=127.0.0.1 -CA authority.pem -CAkey authority.key \
    -addext subjectAltName=IP:127.0.0.1 -addext basicConstraints=critical,CA:FALSE
)sh";

} // namespace

/// Without the rights, the password or the server: the exit code that scripts go by, words that help in both languages,
/// and a database that is what it was. The real program without a terminal, on MariaDB.
class TestCliAccounts final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void refused_data();
    void refused();
    void authority_data();
    void authority();
    void secretThatNeverComes();
    void mayOnlyRead_data();
    void mayOnlyRead();
    void brokenWorkspace_data();
    void brokenWorkspace();
    void foldersThatTakeNothing();

private:
    /// The environment “limited”, production, on prod's database with these keys.
    void describe(const QString &keys) const;
    [[nodiscard]] CliRun run(const char *line, const QStringList &more = {}) const;

    std::unique_ptr<DemoWorkspace> m_demo;
    QByteArray m_environments;
    QString m_backup;
};

void TestCliAccounts::initTestCase() {
    m_demo = std::make_unique<DemoWorkspace>(db::Engine::MariaDb);
    m_backup = m_demo->run("backup create --env prod --json").document()[QLatin1String("file")].toString();
    QVERIFY(!m_demo->package().isEmpty() && !m_backup.isEmpty());
    m_environments = valueOrDie(readFile(m_demo->path("environments.toml")));
    const QString database = m_demo->profile("prod").database;
    const auto account = [&](const char *name, const char *rights, const char *more) {
        m_demo->exec(
            "prod",
            s("CREATE OR REPLACE USER '%1'@'localhost' IDENTIFIED BY '%2' %3").arg(s(name), s(kPassword), s(more)));
        if (*rights)
            m_demo->exec("prod", s("GRANT %1 ON `%2`.* TO '%3'@'localhost'").arg(s(rights), database, s(name)));
    };
    account("reader", "SELECT, SHOW VIEW", "");
    account("nobody", "", "");
    account("late", "ALL PRIVILEGES", "PASSWORD EXPIRE");
    account("shut", "ALL PRIVILEGES", "ACCOUNT LOCK");
    account("right", "ALL PRIVILEGES", "");
    QCOMPARE(QProcess::execute(s("sh"), {s("-c"), s(kCertificates), m_demo->folder()}), 0);
    m_demo->write("secret", QByteArray(kPassword) + '\n');
    QVERIFY(QFile::setPermissions(m_demo->path("secret"), QFileDevice::ReadOwner | QFileDevice::WriteOwner));
    m_demo->write("open-secret", QByteArray(kPassword) + '\n');
    QVERIFY(QFile::setPermissions(m_demo->path("open-secret"),
                                  QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ReadOther));
}

void TestCliAccounts::describe(const QString &keys) const {
    const db::ConnectionProfile prod = m_demo->profile("prod");
    QString text = s("\n[[environment]]\nname = \"limited\"\nkind = \"production\"\ndriver = \"mariadb\"\n"
                     "database = \"%1\"\nbackups = \"backups/prod\"\n%2\n")
                       .arg(prod.database, keys);
    text.replace(s("SOCKET"), s("socket = \"%1\"").arg(prod.socket));
    m_demo->write("environments.toml", m_environments + text.toUtf8());
}

CliRun TestCliAccounts::run(const char *line, const QStringList &more) const {
    Program program(m_demo->arguments(line, {m_demo->package(), m_backup}) + more);
    program.setStandardInputFile(QProcess::nullDevice());
    CliRun result;
    result.code = program.finish();
    result.out = program.readAllStandardOutput();
    result.err = program.readAllStandardError();
    return result;
}

void TestCliAccounts::refused_data() {
    QTest::addColumn<QString>("keys");
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("errorCode");
    QTest::addColumn<QString>("english");
    QTest::addColumn<QString>("german");
    const auto row = [](const char *name, const char *keys, int code, const char *errorCode, const char *english,
                        const char *german) {
        QTest::newRow(name) << s(keys) << code << s(errorCode) << s(english) << s(german);
    };
    const char *opened = "cannot be opened";
    const char *geoeffnet = "kann nicht geöffnet werden";
    row("no rights", "SOCKET\nuser = \"nobody\"\nsecret = \"file:secret\"", 10, "ACCESS_DENIED", opened, geoeffnet);
    row("wrong password", "SOCKET\nuser = \"right\"\nsecret = \"command:echo wrong\"", 10, "ACCESS_DENIED", opened,
        geoeffnet);
    row("expired password", "SOCKET\nuser = \"late\"\nsecret = \"file:secret\"", 10, "ACCESS_DENIED", "has expired",
        geoeffnet);
    row("locked account", "SOCKET\nuser = \"shut\"\nsecret = \"file:secret\"", 10, "ACCESS_DENIED", "ACCOUNT UNLOCK",
        geoeffnet);
    row("unknown account", "SOCKET\nuser = \"stranger\"\nsecret = \"file:secret\"", 10, "ACCESS_DENIED", opened,
        geoeffnet);
    row("secret command fails", "SOCKET\nuser = \"right\"\nsecret = \"command:false\"", 10, "ACCESS_DENIED",
        "gave no password", "kein Passwort");
    row("secret command is missing", "SOCKET\nuser = \"right\"\nsecret = \"command:./no-such-program\"", 4, "NOT_FOUND",
        "no-such-program", "no-such-program");
    row("secret file open to others", "SOCKET\nuser = \"right\"\nsecret = \"file:open-secret\"", 10, "ACCESS_DENIED",
        "chmod 600", "chmod 600");
    row("secret file is missing", "SOCKET\nuser = \"right\"\nsecret = \"file:no-secret\"", 4, "NOT_FOUND", "no-secret",
        "no-secret");
    row("variable is missing", "SOCKET\nuser = \"right\"\nsecret = \"env:STELLWERK_NO_SUCH\"", 4, "NOT_FOUND",
        "STELLWERK_NO_SUCH", "STELLWERK_NO_SUCH");
    row("nobody to ask", "SOCKET\nuser = \"right\"\nsecret = \"prompt\"", 2, "USAGE", "nobody to ask", "niemand");
    row("no socket", "socket = \"/nowhere/mysqld.sock\"\nuser = \"right\"\nsecret = \"file:secret\"", 8,
        "CONNECTION_FAILED", "server runs", "Server");
    row("unknown host", "host = \"no-such-host.invalid\"\nuser = \"right\"\nsecret = \"file:secret\"", 8,
        "CONNECTION_FAILED", "server runs", "Server");
}

/// Reading commands and writing commands alike, in text and in JSON, in both languages.
void TestCliAccounts::refused() {
    QFETCH(const QString, keys);
    QFETCH(const int, code);
    QFETCH(const QString, errorCode);
    QFETCH(const QString, english);
    QFETCH(const QString, german);
    describe(keys);
    const QByteArray before = m_demo->fingerprint();
    for (const char *line :
         {"status --env limited", "environments check --env limited", "backup create --env limited",
          "deploy %1 --env limited --confirm limited", "migrations apply --env limited --confirm limited",
          "restore %2 --env limited --confirm limited"}) {
        const CliRun json = run(line, {s("--json"), s("--language"), s("en")});
        QVERIFY2(json.code == code,
                 qPrintable(s(line) + u' ' + QString::number(json.code) + u' ' + QString::fromUtf8(json.err)));
        QCOMPARE(json.errorCode(), errorCode);
        QVERIFY2(QString::fromUtf8(json.err).contains(english), json.err.constData());
        QVERIFY(!json.out.contains(kPassword) && !json.err.contains(kPassword));
    }
    const CliRun inGerman = run("validate --env limited", {s("--language"), s("de")});
    QCOMPARE(inGerman.code, code);
    const QString said = QString::fromUtf8(inGerman.err);
    QVERIFY2(said.contains(s("Fehler")) && said.contains(german), inGerman.err.constData());
    const CliRun diagnosis = run("diagnose --env limited --json");
    QCOMPARE(diagnosis.code, 4); // whatever is wrong: something is
    QVERIFY(!diagnosis.out.contains(kPassword) && !diagnosis.err.contains(kPassword));
    QCOMPARE(m_demo->fingerprint(), before);
}

/// “tls_ca” demands a certificate of that authority: a server with another one, or without any, is not talked to.
void TestCliAccounts::authority_data() {
    QTest::addColumn<QStringList>("server");
    QTest::addColumn<QString>("authority");
    const QStringList signedOne{s("--ssl-cert=%1/server.pem"), s("--ssl-key=%1/server.key")};
    QTest::newRow("its certificate") << signedOne << s("authority.pem");
    QTest::newRow("another's certificate") << signedOne << s("stranger.pem");
    QTest::newRow("its own certificate") << QStringList() << s("authority.pem");
    QTest::newRow("no encryption") << QStringList{s("--skip-ssl")} << s("authority.pem");
}

void TestCliAccounts::authority() {
    QFETCH(QStringList, server);
    QFETCH(const QString, authority);
    const quint16 port = unusedPort();
    QVERIFY(port != 0);
    server.replaceInStrings(s("%1"), m_demo->folder());
    const PrivateServer far(
        QStringList{s("--skip-networking=0"), s("--bind-address=127.0.0.1"), s("--port=%1").arg(port)} + server);
    db::Connection admin = openOrDie(far.adminProfile());
    for (const char *sql : {"CREATE DATABASE far", "CREATE USER 'right'@'%' IDENTIFIED BY 'Streng-Geheim-77'",
                            "GRANT ALL PRIVILEGES ON *.* TO 'right'@'%'"})
        valueOrDie(admin.exec(s(sql)));
    const QString keys = s("\n[[environment]]\nname = \"far\"\nkind = \"staging\"\ndriver = \"mariadb\"\nhost = "
                           "\"127.0.0.1\"\nport = %1\ndatabase = \"far\"\nuser = \"right\"\nsecret = "
                           "\"file:secret\"\ntls_ca = \"%2\"\n")
                             .arg(QString::number(port), authority);
    m_demo->write("environments.toml", QByteArray(m_environments + keys.toUtf8()));
    const bool trusted = QByteArray(QTest::currentDataTag()) == "its certificate";
    for (const char *line : {"status --env far", "environments check --env far", "migrations list --env far"}) {
        const CliRun said = run(line, {s("--json")});
        QVERIFY2(said.code == (trusted ? 0 : 8), qPrintable(QString::number(said.code) + QString::fromUtf8(said.err)));
        if (trusted)
            continue;
        QCOMPARE(said.errorCode(), s("CONNECTION_FAILED"));
        QVERIFY2(said.err.contains("tls_ca"), said.err.constData());
    }
    if (trusted) {
        QVERIFY(run("environments check --env far").out.contains("TLS_"));
        const CliRun dump = run("backup create --env far --kind sql");
        QVERIFY2(dump.code == 0, dump.err.constData());
    }
}

/// The command that gives the password does not end; the time limit of the whole run is what stops it.
void TestCliAccounts::secretThatNeverComes() {
    describe(s("SOCKET\nuser = \"right\"\nsecret = \"command:sleep 600\""));
    const QByteArray before = m_demo->fingerprint();
    for (const char *line :
         {"status --env limited", "deploy %1 --env limited --confirm limited", "backup create --env limited"}) {
        const CliRun said = run(line, {s("--json"), s("--timeout"), s("1")});
        QVERIFY2(said.code == 8, said.err.constData());
        QCOMPARE(said.errorCode(), s("TIMEOUT"));
    }
    QCOMPARE(m_demo->fingerprint(), before);
}

void TestCliAccounts::mayOnlyRead_data() {
    QTest::addColumn<QString>("line");
    QTest::addColumn<int>("code");
    const auto row = [](const char *line, int code) { QTest::newRow(line) << s(line) << code; };
    row("status --env limited", 0);
    row("migrations list --env limited", 0);
    row("schema dump --env limited", 0);
    row("masterdata diff %1 --env limited", 0);
    row("environments check --env limited", 10);
    row("backup create --env limited", 10);
    row("deploy %1 --env limited --confirm limited", 10);
    row("migrations apply --env limited --confirm limited", 10);
    row("restore %2 --env limited --confirm limited", 10);
    row("masterdata import %1 --env limited --confirm limited", 4); // the rows are for another version
    row("baseline --env limited --version 0.3.0 --confirm limited", 10);
}

void TestCliAccounts::mayOnlyRead() {
    QFETCH(const QString, line);
    QFETCH(const int, code);
    describe(s("SOCKET\nuser = \"reader\"\nsecret = \"file:secret\""));
    // What is decided for prod does not hold for another environment.
    (void)m_demo->run("masterdata decide %1 --env limited --all-open target", {m_demo->package()});
    const QByteArray before = m_demo->databaseFingerprint("prod");
    const CliRun said = run(line.toUtf8().constData(), {s("--json")});
    QVERIFY2(said.code == code, qPrintable(QString::number(said.code) + u' ' + QString::fromUtf8(said.err)));
    if (code == 10)
        QCOMPARE(said.errorCode(), s("ACCESS_DENIED"));
    QCOMPARE(m_demo->databaseFingerprint("prod"), before);
}

void TestCliAccounts::brokenWorkspace_data() {
    QTest::addColumn<QString>("file");
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("project.toml cut off") << s("project.toml") << QByteArray("[project\nid = ");
    QTest::newRow("project.toml of nothing") << s("project.toml") << QByteArray();
    QTest::newRow("environments.toml cut off")
        << s("environments.toml") << QByteArray("[[environment]]\nname = \"prod");
    QTest::newRow("binary") << s("environments.toml") << QByteArray("\0\1\2\xff\xfe", 5);
}

void TestCliAccounts::brokenWorkspace() {
    QFETCH(const QString, file);
    QFETCH(const QByteArray, content);
    const DemoWorkspace demo(db::Engine::Sqlite);
    demo.write(file.toUtf8().constData(), content);
    for (const char *line : {"status", "environments list", "environments check", "deploy x --env prod --confirm prod",
                             "backup create --env prod", "migrations apply --env prod --confirm prod"}) {
        Program program(demo.arguments(line) + QStringList{s("--json")});
        program.setStandardInputFile(QProcess::nullDevice());
        QCOMPARE(program.finish(), 4);
        const QByteArray said = program.readAllStandardError();
        QVERIFY2(said.contains(file.toUtf8()), said.constData());
    }
    const CliRun diagnosis = demo.run("diagnose --json");
    QCOMPARE(diagnosis.code, 4);
    QVERIFY2(diagnosis.out.contains(file.toUtf8()), diagnosis.out.constData());
}

/// A folder of the system that takes no files, from nobody: the failure is told, and the database is what it was.
void TestCliAccounts::foldersThatTakeNothing() {
    m_demo->write("environments.toml",
                  QByteArray(m_environments)
                      .append(QByteArray("\n[[environment]]\nname = \"full\"\nkind = \"staging\"\n") +
                              "driver = \"mariadb\"\nsocket = \"" + m_demo->profile("prod").socket.toUtf8() +
                              "\"\ndatabase = \"" + m_demo->profile("prod").database.toUtf8() + "\"\nuser = \"" +
                              m_demo->profile("prod").user.toUtf8() + "\"\nbackups = \"/proc/stellwerk\"\n"));
    (void)m_demo->run("masterdata decide %1 --env full --all-open target", {m_demo->package()});
    const QByteArray before = m_demo->databaseFingerprint("prod");
    for (const char *line : {"environments check --env full", "backup create --env full", "deploy %1 --env full"}) {
        const CliRun said = run(line, {s("--json")});
        QVERIFY2(said.code == 4, said.err.constData());
        QCOMPARE(said.errorCode(), s("IO"));
        QVERIFY2(said.err.contains("/proc"), said.err.constData());
    }
    QCOMPARE(m_demo->databaseFingerprint("prod"), before);
}

QTEST_GUILESS_MAIN(TestCliAccounts)
#include "test_cli_accounts.moc"
