// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "project/environment.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace stellwerk;
using namespace stellwerk::project;

namespace {

Environment environmentWith(SecretSource::Kind kind, const QString &argument = {}) {
    Environment environment;
    environment.name = QStringLiteral("staging");
    environment.database = QStringLiteral("library");
    environment.user = QStringLiteral("stellwerk");
    environment.secret = {kind, argument};
    return environment;
}

} // namespace

class TestSecret : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void none();
    void environmentVariable();
    void fileModes_data();
    void fileModes();
    void fileContent_data();
    void fileContent();
    void missingFile();
    void command_data();
    void command();
    void commandFails_data();
    void commandFails();
    void prompt();
    void nobodyToAsk();
    void keychainThatDoesNotAnswer();
    void profile();
    void sqliteProfile();

private:
    Result<QString> fetch(SecretSource::Kind kind, const QString &argument = {}) const {
        return fetchSecret(environmentWith(kind, argument), m_folder->path(), {}, {});
    }
    void write(const QString &name, const QByteArray &content, QFileDevice::Permissions permissions) const {
        QFile file(m_folder->filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(content), content.size());
        QVERIFY(file.setPermissions(permissions));
    }
    std::unique_ptr<QTemporaryDir> m_folder;
};

constexpr auto kOwnerOnly = QFileDevice::ReadOwner | QFileDevice::WriteOwner;

void TestSecret::initTestCase() {
    // No test may open the keychain of whoever runs it.
    qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent/bus");
}

void TestSecret::init() {
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
}

void TestSecret::none() {
    QCOMPARE(fetch(SecretSource::Kind::None).value(), QString());
}

void TestSecret::environmentVariable() {
    const QString name = QStringLiteral("STELLWERK_TEST_SECRET");
    qunsetenv("STELLWERK_TEST_SECRET");
    const auto missing = fetch(SecretSource::Kind::EnvironmentVariable, name);
    QVERIFY(!missing);
    QCOMPARE(missing.error().code, ErrorCode::NotFound);
    QVERIFY(missing.error().toText().contains(name));
    QVERIFY(missing.error().toText().contains(QStringLiteral("staging")));

    qputenv("STELLWERK_TEST_SECRET", "grün 1");
    QCOMPARE(fetch(SecretSource::Kind::EnvironmentVariable, name).value(), QStringLiteral("grün 1"));
    qputenv("STELLWERK_TEST_SECRET", "");
    QCOMPARE(fetch(SecretSource::Kind::EnvironmentVariable, name).error().code, ErrorCode::NotFound);
    qunsetenv("STELLWERK_TEST_SECRET");
}

void TestSecret::fileModes_data() {
    QTest::addColumn<int>("permissions");
    QTest::addColumn<bool>("allowed");
    using P = QFileDevice;
    QTest::newRow("0600") << int(kOwnerOnly) << true;
    QTest::newRow("0400") << int(P::ReadOwner) << true;
    QTest::newRow("0640") << int(kOwnerOnly | P::ReadGroup) << false;
    QTest::newRow("0620") << int(kOwnerOnly | P::WriteGroup) << false;
    QTest::newRow("0610") << int(kOwnerOnly | P::ExeGroup) << false;
    QTest::newRow("0604") << int(kOwnerOnly | P::ReadOther) << false;
    QTest::newRow("0602") << int(kOwnerOnly | P::WriteOther) << false;
    QTest::newRow("0601") << int(kOwnerOnly | P::ExeOther) << false;
}

void TestSecret::fileModes() {
    QFETCH(int, permissions);
    QFETCH(bool, allowed);
    write(QStringLiteral("pw"), "Xk7wR2\n", QFileDevice::Permissions(permissions));
    const auto secret = fetch(SecretSource::Kind::File, QStringLiteral("pw"));
    QCOMPARE(secret.has_value(), allowed);
    if (allowed) {
        QCOMPARE(*secret, QStringLiteral("Xk7wR2"));
    } else {
        QCOMPARE(secret.error().code, ErrorCode::AccessDenied);
        QVERIFY(secret.error().hint.contains(
            QString(QLatin1String("chmod 600 ") + m_folder->filePath(QStringLiteral("pw")))));
        QVERIFY(!secret.error().toText().contains(QStringLiteral("Xk7wR2")));
    }
}

void TestSecret::fileContent_data() {
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("expected");
    QTest::newRow("no end of line") << QByteArray("abc") << QStringLiteral("abc");
    QTest::newRow("CRLF") << QByteArray("abc\r\n") << QStringLiteral("abc");
    QTest::newRow("first line only") << QByteArray("abc\nuser: x\n") << QStringLiteral("abc");
    QTest::newRow("blanks belong to it") << QByteArray(" a b \n") << QStringLiteral(" a b ");
    QTest::newRow("UTF-8") << QByteArray("schlüssel\n") << QStringLiteral("schlüssel");
}

void TestSecret::fileContent() {
    QFETCH(QByteArray, content);
    QFETCH(QString, expected);
    write(QStringLiteral("pw"), content, kOwnerOnly);
    QCOMPARE(fetch(SecretSource::Kind::File, m_folder->filePath(QStringLiteral("pw"))).value(), expected);
}

void TestSecret::missingFile() {
    const auto missing = fetch(SecretSource::Kind::File, QStringLiteral("nowhere"));
    QCOMPARE(missing.error().code, ErrorCode::NotFound);
    QVERIFY(missing.error().hint.contains(QStringLiteral("chmod 600")));
    write(QStringLiteral("empty"), "\n", kOwnerOnly);
    QCOMPARE(fetch(SecretSource::Kind::File, QStringLiteral("empty")).error().code, ErrorCode::NotFound);
}

void TestSecret::command_data() {
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("expected");
    QTest::newRow("plain") << QStringLiteral("printf abc") << QStringLiteral("abc");
    QTest::newRow("first line") << QStringLiteral("printf \"a b\\ncd\"") << QStringLiteral("a b");
    QTest::newRow("no shell reads it") << QStringLiteral("printf %s $HOME;ls") << QStringLiteral("$HOME;ls");
}

void TestSecret::command() {
    QFETCH(QString, line);
    QFETCH(QString, expected);
    QCOMPARE(fetch(SecretSource::Kind::Command, line).value(), expected);
}

void TestSecret::commandFails_data() {
    QTest::addColumn<QString>("line");
    QTest::addColumn<int>("code");
    QTest::newRow("ends with a code") << QStringLiteral("sh -c \"echo Xk7wR2; echo Xk7wR2 >&2; exit 3\"")
                                      << int(ErrorCode::AccessDenied);
    QTest::newRow("prints nothing") << QStringLiteral("true") << int(ErrorCode::NotFound);
    QTest::newRow("does not exist") << QStringLiteral("no-such-command-here") << int(ErrorCode::NotFound);
}

void TestSecret::commandFails() {
    QFETCH(QString, line);
    QFETCH(int, code);
    const auto secret = fetch(SecretSource::Kind::Command, line);
    QVERIFY(!secret);
    QCOMPARE(int(secret.error().code), code);
    QVERIFY2(!secret.error().toText().contains(QStringLiteral("Xk7wR2")), qPrintable(secret.error().toText()));
}

void TestSecret::prompt() {
    QString asked;
    const SecretPrompt answer = [&](const Environment &environment) -> Result<QString> {
        asked = environment.name;
        return QStringLiteral("typed");
    };
    const Environment environment = environmentWith(SecretSource::Kind::Prompt);
    QCOMPARE(fetchSecret(environment, m_folder->path(), answer, {}).value(), QStringLiteral("typed"));
    QCOMPARE(asked, QStringLiteral("staging"));

    const SecretPrompt refuse = [](const Environment &) -> Result<QString> {
        return fail(ErrorCode::Cancelled, QStringLiteral("no"));
    };
    QCOMPARE(fetchSecret(environment, m_folder->path(), refuse, {}).error().code, ErrorCode::Cancelled);
}

void TestSecret::nobodyToAsk() {
    const auto secret = fetch(SecretSource::Kind::Prompt);
    QCOMPARE(secret.error().code, ErrorCode::Usage);
    QVERIFY(secret.error().hint.contains(QStringLiteral("env:NAME")));
}

void TestSecret::keychainThatDoesNotAnswer() {
    const auto secret = fetch(SecretSource::Kind::Keychain);
    QVERIFY(!secret);
    QCOMPARE(secret.error().code, ErrorCode::AccessDenied);
    QVERIFY(secret.error().hint.contains(QStringLiteral("“secret”")));
}

void TestSecret::profile() {
    write(QStringLiteral("pw"), "Xk7wR2\n", kOwnerOnly);
    Environment environment = environmentWith(SecretSource::Kind::File, QStringLiteral("pw"));
    environment.host = QStringLiteral("db.example.org");
    environment.port = 3307;
    environment.tlsCa = QStringLiteral("ca/root.pem");
    const auto profile = connectionProfile(environment, m_folder->path(), {}, {});
    QVERIFY(profile);
    QCOMPARE(profile->engine, db::Engine::MariaDb);
    QCOMPARE(profile->label, QStringLiteral("staging"));
    QCOMPARE(profile->host, QStringLiteral("db.example.org"));
    QCOMPARE(profile->port, quint16(3307));
    QCOMPARE(profile->database, QStringLiteral("library"));
    QCOMPARE(profile->user, QStringLiteral("stellwerk"));
    QCOMPARE(profile->password, QStringLiteral("Xk7wR2"));
    QCOMPARE(profile->tlsCa, m_folder->filePath(QStringLiteral("ca/root.pem")));

    environment.secret.argument = QStringLiteral("nowhere");
    QCOMPARE(connectionProfile(environment, m_folder->path(), {}, {}).error().code, ErrorCode::NotFound);
}

void TestSecret::sqliteProfile() {
    Environment environment;
    environment.name = QStringLiteral("dev");
    environment.driver = db::Engine::Sqlite;
    environment.database = QStringLiteral("data/../dev.db");
    const auto profile = connectionProfile(environment, m_folder->path(), {}, {});
    QVERIFY(profile);
    QCOMPARE(profile->engine, db::Engine::Sqlite);
    QCOMPARE(profile->database, m_folder->filePath(QStringLiteral("dev.db")));
    QVERIFY(!profile->createFile);
    environment.database = QStringLiteral("/srv/app.db");
    QCOMPARE(connectionProfile(environment, m_folder->path(), {}, {})->database, QStringLiteral("/srv/app.db"));
}

QTEST_GUILESS_MAIN(TestSecret)
#include "test_secret.moc"
