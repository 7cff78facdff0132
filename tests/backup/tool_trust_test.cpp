// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "backup/tools/server_tool.h"
#include "support/greeter.h"
#include "support/test_databases.h"

#include <QProcess>
#include <QTemporaryDir>

using namespace stellwerk;
using test::Greeter;

namespace {

constexpr auto kPassword = "Open-Sesame-31";

constexpr auto kCertificates = R"sh(
set -e
cd "$0"
key='-newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2'
openssl req -x509 $key -keyout authority.key -out authority.pem -subj /CN=Authority
openssl req -x509 $key -keyout stranger.key -out stranger.pem -subj /CN=127.0.0.3 -addext subjectAltName=IP:127.0.0.3
)sh";

} // namespace

/// MariaDB's own programs, run with our option file, do not log in where “tls_ca” forbids it.
class TestToolTrust final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void noLoginWithoutTheCertificate_data();
    void noLoginWithoutTheCertificate();
    void onlyWhereTheFileIsReadHere();
};

void TestToolTrust::noLoginWithoutTheCertificate_data() {
    QTest::addColumn<QString>("program");
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<bool>("encrypted");
    for (const bool encrypted : {false, true}) {
        const auto row = [&](const char *program, const QStringList &arguments) {
            QTest::addRow("%s, %s", program, encrypted ? "a stranger's certificate" : "no TLS")
                << QString::fromLatin1(program) << arguments << encrypted;
        };
        row("mariadb", {QStringLiteral("--execute=SELECT 1")});
        row("mariadb-dump", {QStringLiteral("library")});
        row("mariadb-backup", {QStringLiteral("--backup"), QStringLiteral("--target-dir=/nowhere/at/all")});
    }
}

void TestToolTrust::noLoginWithoutTheCertificate() {
    QFETCH(const QString, program);
    QFETCH(const QStringList, arguments);
    QFETCH(const bool, encrypted);
    const QTemporaryDir folder;
    QCOMPARE(QProcess::execute(QStringLiteral("sh"),
                               {QStringLiteral("-c"), QString::fromLatin1(kCertificates), folder.path()}),
             0);
    Greeter greeter({.certificate = encrypted ? folder.filePath(QStringLiteral("stranger.pem")) : QString(),
                     .key = folder.filePath(QStringLiteral("stranger.key")),
                     .firstPlugin = "mysql_native_password",
                     .orderedPlugin = "mysql_clear_password"});
    db::ConnectionProfile profile;
    profile.engine = db::Engine::MariaDb;
    profile.host = QStringLiteral("127.0.0.3");
    profile.port = greeter.port();
    profile.user = QStringLiteral("keeper");
    profile.password = QString::fromLatin1(kPassword);
    profile.tlsCa = folder.filePath(QStringLiteral("authority.pem"));
    QFile options(folder.filePath(QStringLiteral("options")));
    QVERIFY(options.open(QIODevice::WriteOnly));
    options.write(backup::optionFile(profile, {}));
    options.close();

    QProcess process;
    process.start(test::serverProgram(program),
                  QStringList{QString(QLatin1StringView("--defaults-file=") + options.fileName())} + arguments);
    QVERIFY(process.waitForFinished(-1));
    const Greeter::Heard heard = greeter.heard();
    QVERIFY2(process.exitCode() != 0, process.readAllStandardError().constData());
    QCOMPARE(heard.logins, 0);
    QVERIFY(!heard.text.contains(kPassword));
}

/// A prefix leads to another machine, which does not have the file.
void TestToolTrust::onlyWhereTheFileIsReadHere() {
    db::ConnectionProfile profile;
    profile.engine = db::Engine::MariaDb;
    profile.host = QStringLiteral("db.example.org");
    profile.tlsCa = QStringLiteral("/ca.pem");
    QVERIFY(backup::optionFile(profile, {}).contains("\nssl-ca=\"/ca.pem\"\nssl-verify-server-cert\n"));
    project::ToolSettings elsewhere;
    elsewhere.prefix = QStringList{QStringLiteral("docker")};
    QVERIFY(!backup::optionFile(profile, elsewhere).contains("ssl-"));
}

QTEST_GUILESS_MAIN(TestToolTrust)
#include "tool_trust_test.moc"
