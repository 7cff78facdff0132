// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/reference/command_tree.h"

#include <QDir>
#include <QRegularExpression>

#include "cli_fixture.h"
#include "command_lines.h"
#include "program.h"

using namespace stellwerk;
using namespace stellwerk::test;

namespace {

QString s(const char *text) {
    return QString::fromUtf8(text);
}

enum class Input { Nothing, Closed };

/// The real program with nobody at its keyboard.
CliRun runAlone(const QStringList &arguments, Input input) {
    Program program(arguments);
    if (input == Input::Closed) {
        program.setProgram(s("/bin/sh"));
        program.setArguments(QStringList{s("-c"), s("exec \"$0\" \"$@\" <&-"), s(STELLWERK_BIN_DIR "/stellwerk-cli")} +
                             arguments);
    }
    program.setStandardInputFile(QProcess::nullDevice());
    CliRun run;
    run.code = program.finish();
    run.out = program.readAllStandardOutput();
    run.err = program.readAllStandardError();
    return run;
}

/// The same members whatever happened; gives what is wrong.
QString envelopeFault(const CliRun &run, const QString &operation) {
    QJsonParseError parse;
    const QJsonObject document = QJsonDocument::fromJson(run.out, &parse).object();
    if (parse.error != QJsonParseError::NoError)
        return s("standard output is no single document: ") + QString::fromUtf8(run.out.left(200));
    for (const char *member : {"schema", "operation", "success", "error", "warnings", "tool_version"}) {
        if (!document.contains(QLatin1String(member)))
            return s("missing: ") + s(member);
    }
    if (document[QLatin1String("operation")] != operation)
        return s("operation: ") + document[QLatin1String("operation")].toString();
    if (document[QLatin1String("schema")] != 1 || !document[QLatin1String("warnings")].isArray())
        return s("schema or warnings");
    const QJsonValue error = document[QLatin1String("error")];
    if (document[QLatin1String("success")].toBool() != error.isNull())
        return s("success and error contradict each other");
    if (error.isNull())
        return run.code == 0 ? QString() : s("failed without an error");
    for (const char *member : {"code", "message", "hint", "detail", "position"}) {
        if (!error.toObject().contains(QLatin1String(member)))
            return s("missing in the error: ") + s(member);
    }
    static const QRegularExpression kCode(s("^[A-Z]+(_[A-Z]+)*$"));
    if (!error[QLatin1String("code")].toString().contains(kCode) ||
        error[QLatin1String("message")].toString().isEmpty())
        return s("code or message of the error");
    return run.code != 0 ? QString() : s("an error, but the exit code is 0");
}

} // namespace

/// Every command of the parser's table as a script or cron runs it. The table drives the test: a command that has no
/// line in command_lines.h is a failure.
class TestCliUnattended final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void everyCommandHasALine();
    void wrongWords_data();
    void wrongWords();
    void everyLine_data();
    void everyLine();
    void neverAsks_data();
    void neverAsks();
    void yesIsForOthersThanProduction();

private:
    [[nodiscard]] QStringList filled(const CommandLine &line) const {
        return words(line.command) + words(line.words, {m_demo->package(), m_backup, m_scratch.path()}) +
               QStringList{s("--workspace"), m_demo->folder(), s("--no-input"), s("--language"), s("en")};
    }
    std::unique_ptr<DemoWorkspace> m_demo;
    QString m_backup;
    QTemporaryDir m_scratch;
};

void TestCliUnattended::initTestCase() {
    m_demo = std::make_unique<DemoWorkspace>(db::Engine::Sqlite);
    m_backup = m_demo->run("backup create --env prod --json").document()[QLatin1String("file")].toString();
    QVERIFY(!m_backup.isEmpty() && !m_demo->package().isEmpty());
}

void TestCliUnattended::everyCommandHasALine() {
    const cli::CommandInfo tree = cli::commandTree();
    const auto commands = cli::runnableCommands(tree);
    for (const cli::CommandInfo *command : commands) {
        const auto has = [&](const CommandLine &line) { return command->path == s(line.command); };
        QVERIFY2(std::ranges::any_of(kCommandLines, has),
                 qPrintable(s("tests/cli/command_lines.h has no line for: ") + command->path));
    }
    QCOMPARE(commands.size(), kCommandLines.size());
}

void TestCliUnattended::wrongWords_data() {
    QTest::addColumn<QString>("command");
    const cli::CommandInfo tree = cli::commandTree();
    for (const cli::CommandInfo *command : cli::runnableCommands(tree))
        QTest::newRow(qPrintable(command->path)) << command->path;
}

/// Whatever is wrong with the words, the document has the same shape, and nobody is waited for.
void TestCliUnattended::wrongWords() {
    QFETCH(const QString, command);
    const CliRun unknown =
        runAlone(command.split(u' ') + QStringList{s("--no-such-option"), s("--json")}, Input::Nothing);
    QCOMPARE(unknown.code, 2);
    QCOMPARE(envelopeFault(unknown, s("usage")), QString());
    const CliRun help = runAlone(command.split(u' ') + QStringList{s("--help")}, Input::Closed);
    QCOMPARE(help.code, 0);
    QVERIFY(help.out.contains(QByteArray("Usage: stellwerk-cli " + command.toUtf8())));
}

void TestCliUnattended::everyLine_data() {
    QTest::addColumn<int>("index");
    for (size_t i = 0; i < kCommandLines.size(); ++i)
        QTest::newRow(kCommandLines[i].command) << int(i);
}

void TestCliUnattended::everyLine() {
    QFETCH(const int, index);
    const CommandLine &line = kCommandLines[static_cast<size_t>(index)];
    QStringList arguments = filled(line);
    if (const auto confirm = arguments.indexOf(s("--confirm")); confirm >= 0) {
        QStringList without = arguments;
        without.remove(confirm, 2);
        const QByteArray before = m_demo->databaseFingerprint("prod");
        for (const QStringList &more :
             {QStringList(), QStringList{s("--yes")}, QStringList{s("--confirm"), s("dev")}}) {
            const CliRun run = runAlone(without + more, Input::Nothing);
            QVERIFY2(run.code == line.unconfirmed, qPrintable(QString::fromUtf8(run.err)));
            if (line.unconfirmed == 2)
                QVERIFY2(run.err.contains("Give --confirm prod."), run.err.constData());
            QCOMPARE(m_demo->databaseFingerprint("prod"), before);
        }
    }
    const CliRun run = runAlone(arguments << s("--json"), index % 2 == 0 ? Input::Nothing : Input::Closed);
    QVERIFY2(run.code == line.code, qPrintable(QString::fromUtf8(run.err)));
    QCOMPARE(envelopeFault(run, s(line.command)), QString());
}

void TestCliUnattended::neverAsks_data() {
    everyLine_data();
}

/// There is somebody who could answer, but --no-input says not to ask; and --json is no excuse for asking either.
void TestCliUnattended::neverAsks() {
    QFETCH(const int, index);
    const CommandLine &line = kCommandLines[static_cast<size_t>(index)];
    QStringList arguments = filled(line);
    if (const auto confirm = arguments.indexOf(s("--confirm")); confirm >= 0)
        arguments.remove(confirm, 2);
    else if (words(line.command).front() == s("demo") || words(line.command).front() == s("workspace"))
        arguments << s("--dry-run"); // the folders are there already
    int asked = 0;
    cli::Streams streams;
    streams.out = [](std::string_view) {};
    streams.err = [](std::string_view) {};
    streams.ask = [&asked](const QString &, bool) -> Result<QString> {
        ++asked;
        return s("prod");
    };
    (void)cli::run(arguments, streams, {});
    QCOMPARE(asked, 0);
}

/// Elsewhere --yes is enough for what removes something; in production it is refused, and nobody is asked then.
void TestCliUnattended::yesIsForOthersThanProduction() {
    const DemoWorkspace demo(db::Engine::Sqlite);
    QStringList backups;
    for (int i = 0; i < 3; ++i)
        backups << demo.run("backup create --env dev --json").document()[QLatin1String("file")].toString();
    const QString oldest = backups.front();
    const CliRun refused = runAlone(demo.arguments("backup delete %1 --env dev", {oldest}), Input::Nothing);
    QCOMPARE(refused.code, 2);
    QVERIFY2(refused.err.contains("--yes"), refused.err.constData());
    QVERIFY(QFile::exists(oldest));
    const CliRun shown = runAlone(demo.arguments("backup delete %1 --env dev --dry-run", {oldest}), Input::Nothing);
    QCOMPARE(shown.code, 0);
    QVERIFY(QFile::exists(oldest));
    const CliRun done = runAlone(demo.arguments("backup delete %1 --env dev -y", {oldest}), Input::Nothing);
    QVERIFY2(done.code == 0, done.err.constData());
    QVERIFY(!QFile::exists(oldest) && QFile::exists(backups.back()));

    int asked = 0;
    cli::Streams streams;
    streams.out = [](std::string_view) {};
    streams.err = [](std::string_view) {};
    streams.ask = [&asked](const QString &, bool) -> Result<QString> {
        ++asked;
        return s("prod");
    };
    const QStringList words = demo.arguments("migrations apply --env prod");
    QCOMPARE(cli::run(words + QStringList{s("--yes")}, streams, {}), 2);
    QCOMPARE(asked, 0);
    QCOMPARE(cli::run(words, streams, {}), 0); // asked and answered
    QCOMPARE(asked, 1);
}

QTEST_GUILESS_MAIN(TestCliUnattended)
#include "test_cli_unattended.moc"
