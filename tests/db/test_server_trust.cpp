// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/connection.h"
#include "support/greeter.h"
#include "support/test_databases.h"

#include <QProcess>
#include <QTemporaryDir>

using namespace stellwerk;
using namespace stellwerk::db;
using test::Greeter;

namespace {

/// This machine, but not by an address at which the client library asks for no name.
constexpr auto kHost = "127.0.0.3";
constexpr QLatin1StringView kUser("keeper");
constexpr QLatin1StringView kPassword("Open-Sesame-31");

/// Two authorities, and certificates of the first one: for two servers.
constexpr auto kCertificates = R"sh(
set -e
cd "$0"
key='-newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2'
openssl req -x509 $key -keyout authority.key -out authority.pem -subj /CN=Authority
openssl req -x509 $key -keyout stranger.key -out stranger.pem -subj /CN=127.0.0.3 -addext subjectAltName=IP:127.0.0.3
signed="$key -CA authority.pem -CAkey authority.key -addext basicConstraints=critical,CA:FALSE"
openssl req -x509 $signed -keyout server.key -out server.pem -subj /CN=127.0.0.3 -addext subjectAltName=IP:127.0.0.3
openssl req -x509 $signed -keyout other.key -out other.pem -subj /CN=127.0.0.2 -addext subjectAltName=IP:127.0.0.2
)sh";

} // namespace

/// The password reaches nobody but the server that the environment means, whatever answers on its port.
class TestServerTrust final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void noLoginWithoutTheCertificate_data();
    void noLoginWithoutTheCertificate();
    void loginWithTheCertificate();
    void passwordIsNotShownToStrangers_data();
    void passwordIsNotShownToStrangers();
    void wordsOfTheConnectionStringAreRefused_data();
    void wordsOfTheConnectionStringAreRefused();

private:
    [[nodiscard]] QString path(const char *file) const { return m_folder.filePath(QLatin1StringView(file)); }
    /// With the certificate of this name; without a name there is no TLS.
    [[nodiscard]] Greeter::Manner manner(const QString &certificate, const QByteArray &first,
                                         const QByteArray &ordered) const;
    [[nodiscard]] static ConnectionProfile profile(quint16 port, const QString &authority = {});

    QTemporaryDir m_folder;
};

void TestServerTrust::initTestCase() {
    QCOMPARE(QProcess::execute(QStringLiteral("sh"),
                               {QStringLiteral("-c"), QString::fromLatin1(kCertificates), m_folder.path()}),
             0);
}

Greeter::Manner TestServerTrust::manner(const QString &certificate, const QByteArray &first,
                                        const QByteArray &ordered) const {
    const QString file = m_folder.filePath(certificate);
    return {.certificate = certificate.isEmpty() ? QString() : QString(file + QLatin1StringView(".pem")),
            .key = file + QLatin1StringView(".key"),
            .firstPlugin = first,
            .orderedPlugin = ordered};
}

ConnectionProfile TestServerTrust::profile(quint16 port, const QString &authority) {
    ConnectionProfile result;
    result.engine = Engine::MariaDb;
    result.label = QStringLiteral("production");
    result.host = QLatin1StringView(kHost);
    result.port = port;
    result.user = kUser;
    result.password = kPassword;
    result.tlsCa = authority;
    return result;
}

void TestServerTrust::noLoginWithoutTheCertificate_data() {
    QTest::addColumn<QString>("host");
    QTest::addColumn<QString>("certificate");
    QTest::addColumn<QString>("authority");
    const auto row = [this](const char *name, const char *host, const char *certificate, const char *authority) {
        QTest::newRow(name) << QString::fromLatin1(host) << QString::fromLatin1(certificate) << path(authority);
    };
    row("no TLS", kHost, "", "authority.pem");
    row("no TLS on this machine", "127.0.0.1", "", "authority.pem");
    row("a stranger's certificate", kHost, "stranger", "authority.pem");
    row("a stranger's certificate on this machine", "127.0.0.1", "stranger", "authority.pem");
    row("another server's certificate", kHost, "other", "authority.pem");
    row("another authority", kHost, "server", "stranger.pem");
    row("no such authority", kHost, "server", "missing.pem");
}

void TestServerTrust::noLoginWithoutTheCertificate() {
    QFETCH(const QString, host);
    QFETCH(const QString, certificate);
    QFETCH(const QString, authority);
    for (const char *first : {"mysql_native_password", "mysql_clear_password"}) {
        Greeter greeter(manner(certificate, first, "mysql_clear_password"));
        ConnectionProfile meant = profile(greeter.port(), authority);
        meant.host = host;
        const auto opened = Connection::open(meant);
        const Greeter::Heard heard = greeter.heard();
        QCOMPARE(heard.logins, 0);
        QVERIFY(!heard.text.contains(kUser.data()) && !heard.text.contains(kPassword.data()));
        QVERIFY(!opened);
        QCOMPARE(opened.error().code, ErrorCode::ConnectionFailed);
        QVERIFY2(opened.error().toText().contains(QLatin1StringView("tls_ca")), qPrintable(opened.error().toText()));
    }
}

/// The greeter would hear a password: one who has the certificate may ask for it in any way (accounts of PAM need
/// that).
void TestServerTrust::loginWithTheCertificate() {
    Greeter greeter(manner(QStringLiteral("server"), "mysql_native_password", "mysql_clear_password"));
    const auto opened = Connection::open(profile(greeter.port(), path("authority.pem")));
    const Greeter::Heard heard = greeter.heard();
    QCOMPARE(heard.logins, 1);
    QVERIFY(heard.text.contains(kUser.data()) && heard.text.contains(kPassword.data()));
    QVERIFY(!opened);
    QCOMPARE(opened.error().code, ErrorCode::AccessDenied);
}

void TestServerTrust::passwordIsNotShownToStrangers_data() {
    QTest::addColumn<QString>("certificate");
    QTest::addColumn<QByteArray>("first");
    QTest::addColumn<QByteArray>("ordered");
    const QByteArray usual("mysql_native_password");
    for (const char *plugin : {"mysql_clear_password", "dialog", "sha256_password", "caching_sha2_password"}) {
        for (const char *certificate : {"", "stranger"}) {
            const QString name = QString::fromLatin1(certificate);
            QTest::addRow("%s ordered, TLS %s", plugin, certificate) << name << usual << QByteArray(plugin);
            QTest::addRow("%s greeted, TLS %s", plugin, certificate) << name << QByteArray(plugin) << usual;
        }
    }
}

void TestServerTrust::passwordIsNotShownToStrangers() {
    QFETCH(const QString, certificate);
    QFETCH(const QByteArray, first);
    QFETCH(const QByteArray, ordered);
    Greeter greeter(manner(certificate, first, ordered));
    const auto opened = Connection::open(profile(greeter.port()));
    const Greeter::Heard heard = greeter.heard();
    QVERIFY(!heard.text.contains(kPassword.data()));
    QVERIFY(!opened);
    QCOMPARE(opened.error().code, ErrorCode::ConnectionFailed);
    QVERIFY2(opened.error().hint.contains(QLatin1StringView("tls_ca")), qPrintable(opened.error().toText()));
}

void TestServerTrust::wordsOfTheConnectionStringAreRefused_data() {
    QTest::addColumn<QString>("host");
    QTest::addColumn<QString>("authority");
    for (const char *host :
         {"127.0.0.1;ssl-verify-server-cert=0", "{127.0.0.1}", "ssl-enforce=0", "plugin://127.0.0.1", "127.0.0.1 "})
        QTest::newRow(host) << QString::fromLatin1(host) << QString();
    QTest::newRow("authority") << QString::fromLatin1(kHost) << QStringLiteral("/a;b.pem");
}

void TestServerTrust::wordsOfTheConnectionStringAreRefused() {
    QFETCH(const QString, host);
    QFETCH(const QString, authority);
    ConnectionProfile wrong = profile(1, authority);
    wrong.host = host;
    const auto opened = Connection::open(wrong);
    QVERIFY(!opened);
    QCOMPARE(opened.error().code, ErrorCode::InvalidInput);
}

QTEST_GUILESS_MAIN(TestServerTrust)
#include "test_server_trust.moc"
