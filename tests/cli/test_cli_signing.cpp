// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Keys, signatures and whom an environment trusts, from the command line.
#include "base/files.h"
#include "base/process.h"

#include <QFileInfo>

#include "cli_fixture.h"

using namespace stellwerk;
using namespace stellwerk::test;

namespace {

QString s(const char *text) {
    return QString::fromUtf8(text);
}

/// Runs with somebody who gives these answers, one after the other.
CliRun runAnswering(const QStringList &arguments, QStringList answers) {
    CliRun result;
    cli::Streams streams;
    streams.out = [&](std::string_view text) { result.out.append(text.data(), static_cast<qsizetype>(text.size())); };
    streams.err = [&](std::string_view text) { result.err.append(text.data(), static_cast<qsizetype>(text.size())); };
    streams.ask = [&](const QString &, bool secret) -> Result<QString> {
        if (!secret || answers.isEmpty())
            qFatal("asked too much");
        return answers.takeFirst();
    };
    result.code = cli::run(arguments, streams, {});
    if (!answers.isEmpty())
        qFatal("asked too little");
    return result;
}

bool minisignVerifies(const QString &file, const QString &publicKey) {
    ProcessCommand command;
    command.program = s("minisign");
    command.arguments = {s("-V"), s("-P"), publicKey, s("-m"), file};
    return valueOrDie(runProcess(command)).exitCode == 0;
}

} // namespace

class CliSigningTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void keygenWithoutAPassword();
    void keygenWithAPassword();
    void keygenThatAsks();
    void keygenRefuses();
    void signsWhatIsAPackage();
    void signRefuses_data();
    void signRefuses();
    void verifyAndShow();
    void prepareSigns();
    void renamedPackageIsNotTheNewest();
    void environmentDecides_data() { addEngineRows(); }
    void environmentDecides();

private:
    [[nodiscard]] QString path(const char *name) const { return m_folder.filePath(s(name)); }
    /// Makes a pair of keys without a password; gives the public one.
    [[nodiscard]] QString makeKey(const char *name) const {
        const CliRun made = runCli(words("package keygen --no-password --json --key %1", {path(name)}));
        if (made.code != 0)
            qFatal("%s", made.err.constData());
        return made.document()[QLatin1String("public_key")].toString();
    }
    /// A package of the shared demo under a name of its own.
    [[nodiscard]] QString copyOfPackage(const char *name) const {
        const QString copy = path(name);
        if (!QFile::copy(m_demo->package(), copy))
            qFatal("cannot copy");
        return copy;
    }

    QTemporaryDir m_folder;
    std::unique_ptr<DemoWorkspace> m_demo;
    QString m_erika;
    QString m_max;
};

void CliSigningTest::initTestCase() {
    m_demo = std::make_unique<DemoWorkspace>(db::Engine::Sqlite);
    m_erika = makeKey("erika.key");
    m_max = makeKey("max.key");
    QVERIFY(m_erika != m_max);
}

void CliSigningTest::keygenWithoutAPassword() {
    const CliRun made = runCli(words("package keygen --no-password --key %1", {path("plain.key")}));
    QCOMPARE(made.code, 0);
    QVERIFY(made.err.contains("no password"));
    QCOMPARE(QFileInfo(path("plain.key")).permissions() & ~(QFileDevice::ReadUser | QFileDevice::WriteUser),
             QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    QVERIFY(valueOrDie(readFile(path("plain.pub"))).contains(made.out.trimmed()));
}

void CliSigningTest::keygenWithAPassword() {
    const QString key = path("secret.key");
    qputenv("STELLWERK_TEST_KEY", "geheim");
    const CliRun made = runCli(words("package keygen --password env:STELLWERK_TEST_KEY --json --key %1", {key}));
    QVERIFY2(made.code == 0, made.err.constData());
    QVERIFY(made.document()[QLatin1String("encrypted")].toBool());
    const QString package = copyOfPackage("secret.tar.gz");
    const QString signature = QString(package + s(".minisig"));
    // Nobody can be asked: the option that is missing is named.
    const CliRun unasked = runCli(words("package sign %1 --key %2", {package, key}));
    QCOMPARE(unasked.code, static_cast<int>(ExitCode::Usage));
    QVERIFY2(unasked.err.contains("--password"), unasked.err.constData());
    qputenv("STELLWERK_TEST_KEY", "falsch");
    const CliRun wrong = runCli(words("package sign %1 --key %2 --password env:STELLWERK_TEST_KEY", {package, key}));
    QCOMPARE(wrong.code, static_cast<int>(ExitCode::NotAuthorised));
    QVERIFY(!QFile::exists(signature));
    QVERIFY(!wrong.err.contains("falsch"));
    const CliRun asked = runAnswering(words("package sign %1 --key %2", {package, key}), {s("geheim")});
    QVERIFY2(asked.code == 0, asked.err.constData());
    QVERIFY(minisignVerifies(package, made.document()[QLatin1String("public_key")].toString()));
    qunsetenv("STELLWERK_TEST_KEY");
}

void CliSigningTest::keygenThatAsks() {
    const QString key = path("asked.key");
    const QStringList command = words("package keygen --key %1", {key});
    QCOMPARE(runAnswering(command, {s("one"), s("two")}).code, static_cast<int>(ExitCode::Usage));
    QCOMPARE(runAnswering(command, {QString()}).code, static_cast<int>(ExitCode::Usage));
    QVERIFY(!QFile::exists(key));
    const CliRun made = runAnswering(command, {s("zweimal"), s("zweimal")});
    QVERIFY2(made.code == 0, made.err.constData());
    QVERIFY(!valueOrDie(readFile(key)).contains("zweimal"));
}

void CliSigningTest::keygenRefuses() {
    const CliRun unasked = runCli(words("package keygen --key %1", {path("never.key")}));
    QCOMPARE(unasked.code, static_cast<int>(ExitCode::Usage));
    QVERIFY(unasked.err.contains("--password"));
    const CliRun literal = runCli(words("package keygen --password Hunter2 --key %1", {path("never.key")}));
    QCOMPARE(literal.code, static_cast<int>(ExitCode::Usage));
    QVERIFY(!literal.err.contains("Hunter2"));
    QCOMPARE(runCli(words("package keygen --no-password --password prompt --key %1", {path("never.key")})).code,
             static_cast<int>(ExitCode::Usage));
    QCOMPARE(runCli(words("package keygen --no-password")).code, static_cast<int>(ExitCode::Usage));
    QCOMPARE(runCli(words("package keygen --no-password --dry-run --key %1", {path("never.key")})).code,
             static_cast<int>(ExitCode::Usage));
    QVERIFY(!QFile::exists(path("never.key")) && !QFile::exists(path("never.pub")));
    // A key that is there is never written over, nor is a public one.
    const QByteArray before = valueOrDie(readFile(path("erika.key")));
    QCOMPARE(runCli(words("package keygen --no-password --key %1", {path("erika.key")})).code,
             static_cast<int>(ExitCode::CheckFailed));
    QCOMPARE(valueOrDie(readFile(path("erika.key"))), before);
    valueOrDie(writeFileAtomically(path("half.pub"), "x"));
    QCOMPARE(runCli(words("package keygen --no-password --key %1", {path("half.key")})).code,
             static_cast<int>(ExitCode::CheckFailed));
    QVERIFY(!QFile::exists(path("half.key")));
}

void CliSigningTest::signsWhatIsAPackage() {
    const QString package = copyOfPackage("signed.tar.gz");
    const CliRun made = runCli(words("package sign %1 --key %2 --json", {package, path("erika.key")}));
    QVERIFY2(made.code == 0, made.err.constData());
    QCOMPARE(made.document()[QLatin1String("public_key")].toString(), m_erika);
    QCOMPARE(made.document()[QLatin1String("signature")].toString(), QString(package + s(".minisig")));
    QVERIFY(minisignVerifies(package, m_erika));
    QVERIFY(!minisignVerifies(package, m_max));
    // Once more by the same key is nothing new; another key does not replace it.
    QCOMPARE(runCli(words("package sign %1 --key %2", {package, path("erika.key")})).code, 0);
    const QByteArray before = valueOrDie(readFile(QString(package + s(".minisig"))));
    const CliRun other = runCli(words("package sign %1 --key %2", {package, path("max.key")}));
    QCOMPARE(other.code, static_cast<int>(ExitCode::CheckFailed));
    QCOMPARE(valueOrDie(readFile(QString(package + s(".minisig")))), before);
}

void CliSigningTest::signRefuses_data() {
    QTest::addColumn<QString>("key");
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<ExitCode>("code");
    QTest::addColumn<QByteArray>("said");
    QTest::newRow("no package") << s("erika.key") << QByteArray("x") << ExitCode::CheckFailed << QByteArray("damaged");
    QTest::newRow("public key") << s("erika.pub") << QByteArray() << ExitCode::NotAuthorised
                                << QByteArray("open to others");
    QTest::newRow("no key") << s("missing.key") << QByteArray() << ExitCode::CheckFailed
                            << QByteArray("does not exist");
    QTest::newRow("open key") << s("open.key") << QByteArray() << ExitCode::NotAuthorised << QByteArray("chmod 600");
    QTest::newRow("damaged key") << s("damaged.key") << QByteArray() << ExitCode::CheckFailed
                                 << QByteArray("no secret key");
}

void CliSigningTest::signRefuses() {
    QFETCH(QString, key);
    QFETCH(QByteArray, content);
    QFETCH(ExitCode, code);
    QFETCH(QByteArray, said);
    const QByteArray good = valueOrDie(readFile(path("erika.key")));
    valueOrDie(writeFileAtomically(path("open.key"), good));
    QVERIFY(QFile::setPermissions(path("open.key"), QFileDevice::ReadOwner | QFileDevice::ReadGroup));
    QByteArray damaged = good;
    char &sign = damaged[good.size() - 100];
    sign = sign == 'A' ? 'B' : 'A';
    valueOrDie(writeFileAtomically(path("damaged.key"), damaged, FileAccess::OwnerOnly));
    QString package = m_demo->package();
    if (!content.isEmpty()) {
        package = path("none.tar.gz");
        valueOrDie(writeFileAtomically(package, content));
    }
    const CliRun refused = runCli(words("package sign %1 --key %2", {package, m_folder.filePath(key)}));
    QCOMPARE(refused.code, static_cast<int>(code));
    QVERIFY2(refused.err.contains(said), refused.err.constData());
    QVERIFY(!QFile::exists(QString(package + s(".minisig"))));
}

void CliSigningTest::verifyAndShow() {
    const QString package = copyOfPackage("verify.tar.gz");
    const auto state = [](const CliRun &run) {
        return run.document()[QLatin1String("signature")][QLatin1String("state")].toString();
    };
    QCOMPARE(state(runCli(words("package verify %1 --json", {package}))), s("unsigned"));
    QCOMPARE(runCli(words("package verify %1 --public-key %2", {package, m_erika})).code,
             static_cast<int>(ExitCode::CheckFailed));
    QCOMPARE(runCli(words("package sign %1 --key %2", {package, path("erika.key")})).code, 0);
    QCOMPARE(state(runCli(words("package show %1 --json", {package}))), s("unchecked"));
    for (const QString &key : {m_erika, path("erika.pub")}) {
        const CliRun verified = runCli(words("package verify %1 --json --public-key %2", {package, key}));
        QVERIFY2(verified.code == 0, verified.err.constData());
        QCOMPARE(state(verified), s("trusted"));
        QVERIFY(verified.document()[QLatin1String("signature")][QLatin1String("trusted_comment")].toString().contains(
            s("file:verify.tar.gz")));
        QVERIFY(runCli(words("package show %1 --public-key %2", {package, key})).out.contains("right, by"));
    }
    const CliRun wrong = runCli(words("package verify %1 --public-key %2", {package, m_max}));
    QCOMPARE(wrong.code, static_cast<int>(ExitCode::CheckFailed));
    QVERIFY2(wrong.err.contains("not by the named one"), wrong.err.constData());
    QCOMPARE(runCli(words("package verify %1 --public-key RWnonsense", {package})).code,
             static_cast<int>(ExitCode::Usage));
}

void CliSigningTest::prepareSigns() {
    const QString folder = path("prepared");
    const QStringList values{folder, path("erika.key"), path("locked.key")};
    const CliRun dry = m_demo->run("prepare --env dev --output %1 --sign %2 --dry-run --json", values);
    QVERIFY2(dry.code == 0, dry.err.constData());
    QVERIFY(!QFileInfo::exists(folder));
    // Without the password nothing is begun.
    QVERIFY(QFile::copy(path("erika.pub"), path("locked.key")));
    QVERIFY(QFile::setPermissions(path("locked.key"), QFileDevice::ReadOwner));
    QCOMPARE(m_demo->run("prepare --env dev --output %1 --sign %3", values).code,
             static_cast<int>(ExitCode::CheckFailed));
    QVERIFY(!QFileInfo::exists(folder));
    const CliRun made = m_demo->run("prepare --env dev --output %1 --sign %2 --json", values);
    QVERIFY2(made.code == 0, made.err.constData());
    const QString package = made.document()[QLatin1String("path")].toString();
    QCOMPARE(made.document()[QLatin1String("signature")].toString(), QString(package + s(".minisig")));
    QVERIFY(!made.document()[QLatin1String("required_db_version")].toString().isEmpty());
    QVERIFY(minisignVerifies(package, m_erika));
}

/// A name is not signed: an old package that is called like a newer one is refused, and not proposed.
void CliSigningTest::renamedPackageIsNotTheNewest() {
    DemoWorkspace demo(db::Engine::Sqlite);
    const QString package = demo.package();
    const QString name = QFileInfo(package).fileName();
    QCOMPARE(demo.run("baseline --env dev --version 0.4.0").code, 0);
    QVERIFY(demo.run("status").out.contains(name.toUtf8()));
    const QString newer = QString(name.first(name.lastIndexOf(u'_')) + s("_20991231-235959.tar.gz"));
    const QString renamed = QString(QFileInfo(package).absolutePath() + u'/' + newer);
    QVERIFY(QFile::copy(package, renamed));
    const CliRun status = demo.run("status");
    QVERIFY2(status.out.contains(name.toUtf8()) && !status.out.contains(newer.toUtf8()), status.out.constData());
    for (const char *command : {"diff %1 --env prod", "package verify %1", "masterdata diff %1 --env dev"}) {
        const CliRun refused = demo.run(command, {renamed});
        QCOMPARE(refused.code, static_cast<int>(ExitCode::CheckFailed));
        QVERIFY2(refused.err.contains("contradicts") && refused.err.contains(name.toUtf8()), refused.err.constData());
    }
}

void CliSigningTest::environmentDecides() {
    DemoWorkspace demo(currentEngine());
    const QString package = demo.package();
    demo.edit("environments.toml", "name = \"prod\"\n",
              QString(s("name = \"prod\"\ntrusted_keys = [\"") + m_erika + s(" Erika\"]\n")).toUtf8().constData());
    const QByteArray before = demo.fingerprint();
    const QStringList values{package, path("erika.key"), path("max.key")};
    for (const char *command : {"deploy %1 --env prod --confirm prod", "diff %1 --env prod",
                                "masterdata diff %1 --env prod", "package verify %1 --env prod"}) {
        const CliRun refused = demo.run(command, values);
        QVERIFY2(refused.code == static_cast<int>(ExitCode::CheckFailed), command);
        QVERIFY2(refused.err.contains("is not signed"), refused.err.constData());
    }
    QCOMPARE(demo.fingerprint(), before);
    QCOMPARE(demo.run("package verify %1 --env dev", values).code, 0);
    QCOMPARE(demo.run("package sign %1 --key %3", values).code, 0);
    const CliRun untrusted = demo.run("deploy %1 --env prod --confirm prod --json", values);
    QCOMPARE(untrusted.code, static_cast<int>(ExitCode::CheckFailed));
    QCOMPARE(untrusted.errorCode(), s("CHECK_FAILED"));
    QVERIFY(QFile::remove(QString(package + s(".minisig"))));
    QCOMPARE(demo.run("package sign %1 --key %2", values).code, 0);
    const CliRun deployed = demo.run("deploy %1 --env prod --confirm prod", values);
    QVERIFY2(deployed.code == 0, deployed.err.constData());
}

QTEST_GUILESS_MAIN(CliSigningTest)
#include "test_cli_signing.moc"
