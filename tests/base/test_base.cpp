// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/error.h"
#include "base/files.h"
#include "base/process.h"
#include "base/version.h"

#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

#include <unistd.h>

#include <stop_token>

using namespace stellwerk;

class TestBase : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void versions_data();
    void versions();
    void versionsCompareNumerically();
    void everyErrorCodeHasANameOfItsOwn();
    void errorTextNamesPlaceCauseAndHint();
    void filesAppearWholeOrNotAtAll();
    void readingRefusesWhatIsNotAFile();
    void processesGiveOutputAndExitCode();
    void processesEndAtTheirLimitAndOnStop();
};

void TestBase::versions_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("valid");
    for (const char *good : {"0.4.0", "10.0.12", "2147483647.0.0"})
        QTest::newRow(good) << QString::fromLatin1(good) << true;
    for (const char *bad :
         {"", "0.4", "0.4.0.1", "v0.4.0", "0.4.x", "-1.0.0", "0.04.0", " 0.4.0", "2147483648.0.0", "0..0"})
        QTest::newRow(*bad ? bad : "empty") << QString::fromLatin1(bad) << false;
}

void TestBase::versions() {
    QFETCH(QString, text);
    QFETCH(bool, valid);
    const auto version = Version::parse(text);
    QCOMPARE(version.has_value(), valid);
    if (version)
        QCOMPARE(version->toString(), text);
}

void TestBase::versionsCompareNumerically() {
    QVERIFY(*Version::parse(u"0.10.0") > *Version::parse(u"0.9.0"));
    QVERIFY(*Version::parse(u"1.0.0") > *Version::parse(u"0.99.99"));
}

void TestBase::everyErrorCodeHasANameOfItsOwn() {
    QSet<QString> names;
    for (int i = 0; i <= static_cast<int>(ErrorCode::RollbackFailed); ++i) {
        const auto code = static_cast<ErrorCode>(i);
        QVERIFY(!names.contains(errorCodeName(code)));
        names << errorCodeName(code);
        QVERIFY(exitCodeOf(code) != ExitCode::Ok);
        QVERIFY(httpStatusOf(code) >= 400);
    }
}

void TestBase::errorTextNamesPlaceCauseAndHint() {
    Error error{ErrorCode::Sql, QStringLiteral("The statement failed."), QStringLiteral("Mend it."),
                QStringLiteral("driver says no")};
    error.position = SourcePosition{QStringLiteral("0001_a.sql"), 7, 3, {}};
    const QString text = std::move(error).during(QStringLiteral("Migration 1")).toText();
    QCOMPARE(text,
             QStringLiteral("0001_a.sql:7:3: The statement failed.\n  Migration 1\n  driver says no\n  → Mend it."));
}

void TestBase::filesAppearWholeOrNotAtAll() {
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("deep/er/file"));
    QVERIFY(writeFileAtomically(path, "content", FileAccess::OwnerOnly));
    QCOMPARE(*readFile(path), QByteArray("content"));
    QCOMPARE(QFileInfo(path).permissions() & (QFile::ReadGroup | QFile::ReadOther | QFile::WriteOther),
             QFile::Permissions());
    // A folder stands where the file should go: the call fails and the folder is as it was.
    const Status status = writeFileAtomically(folder.filePath(QStringLiteral("deep")), "x");
    QVERIFY(!status);
    QCOMPARE(status.error().code, ErrorCode::Io);
    QCOMPARE(QDir(folder.path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot),
             QStringList{QStringLiteral("deep")});
    QCOMPARE(*sha256HexOfFile(path), sha256Hex("content"));
}

void TestBase::readingRefusesWhatIsNotAFile() {
    const QTemporaryDir folder;
    QCOMPARE(readFile(folder.filePath(QStringLiteral("none"))).error().code, ErrorCode::NotFound);
    QCOMPARE(readFile(folder.path()).error().code, ErrorCode::InvalidInput);
    QVERIFY(writeFileAtomically(folder.filePath(QStringLiteral("big")), QByteArray(100, 'x')));
    QCOMPARE(readFile(folder.filePath(QStringLiteral("big")), 99).error().code, ErrorCode::InvalidInput);
    QVERIFY(readFile(folder.filePath(QStringLiteral("big")), 100));
}

void TestBase::processesGiveOutputAndExitCode() {
    ProcessCommand command;
    command.program = QStringLiteral("sh");
    command.arguments = {QStringLiteral("-c"), QStringLiteral("cat; echo $NAME; echo oops >&2; exit 3")};
    command.environment = {{QStringLiteral("NAME"), QStringLiteral("Anna")}};
    command.input = "in ";
    const auto output = runProcess(command);
    QVERIFY(output);
    QCOMPARE(output->standardOutput, QByteArray("in Anna\n"));
    QCOMPARE(output->standardError, QByteArray("oops\n"));
    QCOMPARE(output->exitCode, 3);
    command.program = QStringLiteral("no-such-program-anywhere");
    QCOMPARE(runProcess(command).error().code, ErrorCode::NotFound);
}

void TestBase::processesEndAtTheirLimitAndOnStop() {
    ProcessCommand command;
    command.program = QStringLiteral("sleep");
    command.arguments = {QStringLiteral("600")};
    command.timeLimit = std::chrono::milliseconds(100);
    QCOMPARE(runProcess(command).error().code, ErrorCode::Timeout);
    command.timeLimit = std::chrono::minutes(5);
    std::stop_source stop;
    stop.request_stop();
    QCOMPARE(runProcess(command, TaskContext(stop.get_token(), {}, {})).error().code, ErrorCode::Cancelled);
}

QTEST_GUILESS_MAIN(TestBase)
#include "test_base.moc"
