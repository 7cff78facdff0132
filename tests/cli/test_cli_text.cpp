// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/output.h"
#include "cli/reference/command_tree.h"
#include "cli/text/paint.h"
#include "cli/text/text_table.h"
#include "cli/text/words.h"

#include <QSet>

#include "cli_fixture.h"

using namespace stellwerk;
using namespace stellwerk::test;

/// What needs no workspace: tables, colours, help, and words that are not understood.
class TestCliText final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void tableAligns();
    void tableWrapsTheLastColumn();
    void tableCutsWithoutRoom();
    void paintsOnlyLeadingSigns();
    void coloursNeedATerminal_data();
    void coloursNeedATerminal();
    void agesAndDurations();
    void helpOfEveryCommand();
    void globalOptionsStandAnywhere();
    void wrongWords_data();
    void wrongWords();
    void eventNumbersHaveNoGaps();
    void progressIsTakenBack();
};

namespace {

QString s(const char *text) {
    return QString::fromUtf8(text);
}

/// All commands, as the help of the program and of its parents names them.
QStringList commandsBelow(const QStringList &path) {
    const CliRun help = runCli(path + QStringList{s("--help")});
    if (help.code != 0)
        qFatal("no help for %s", qPrintable(path.join(u' ')));
    const QString usage = QString::fromUtf8(help.out).section(s("Usage: "), 1).section(u'\n', 0, 0);
    if (!usage.contains(s(" COMMAND")))
        return {path.join(u' ')};
    QStringList found;
    bool inCommands = false;
    for (const QString &line : QString::fromUtf8(help.out).split(u'\n')) {
        if (!line.isEmpty() && !line.startsWith(u' '))
            inCommands = !line.contains(s("ption")) && !line.contains(s("Exit")) && !line.contains(u':');
        else if (inCommands && line.startsWith(s("  ")))
            found += commandsBelow(path + QStringList{line.simplified().section(u' ', 0, 0)});
    }
    return found;
}

} // namespace

void TestCliText::tableAligns() {
    QCOMPARE(cli::textTable({{s("a"), s("bb"), s("c")}, {s("längst"), s("b"), QString()}}),
             s("a       bb  c\nlängst  b\n"));
}

void TestCliText::tableWrapsTheLastColumn() {
    const std::vector<QStringList> rows{
        {s("name"), s("one two three four five six seven eight nine ten eleven twelve")}};
    const QString text = cli::textTable(rows, 40);
    QCOMPARE(text, s("name  one two three four five six seven\n      eight nine ten eleven twelve\n"));
    QCOMPARE(cli::textTable(rows).count(u'\n'), 1);
    const QString unbroken(60, u'x');
    QCOMPARE(cli::textTable({{s("name"), unbroken}}, 40).remove(u'\n').remove(u' '), QString(s("name") + unbroken));
}

void TestCliText::tableCutsWithoutRoom() {
    QCOMPARE(cli::textTable({{s("0123456789"), s("abcdefghij")}}, 16), s("0123456789  abc…\n"));
    QCOMPARE(cli::cutLine(s("abc"), 3), s("abc"));
    QCOMPARE(cli::cutLine(s("abcd"), 3), s("ab…"));
    QCOMPARE(cli::cutLine(s("abcd"), 0), s("abcd"));
}

void TestCliText::paintsOnlyLeadingSigns() {
    QCOMPARE(cli::painted(s("✓ good ✓\n  ✕ bad\n!x\n!")), s("\x1b[32m✓\x1b[0m good ✓\n  \x1b[31m✕\x1b[0m bad\n!x\n!"));
}

void TestCliText::coloursNeedATerminal_data() {
    QTest::addColumn<bool>("terminal");
    QTest::addColumn<bool>("flag");
    QTest::addColumn<QByteArray>("noColor");
    QTest::addColumn<QByteArray>("term");
    QTest::addColumn<bool>("coloured");
    QTest::newRow("terminal") << true << false << QByteArray() << QByteArray("xterm") << true;
    QTest::newRow("pipe") << false << false << QByteArray() << QByteArray("xterm") << false;
    QTest::newRow("--no-color") << true << true << QByteArray() << QByteArray("xterm") << false;
    QTest::newRow("NO_COLOR") << true << false << QByteArray("1") << QByteArray("xterm") << false;
    QTest::newRow("dumb") << true << false << QByteArray() << QByteArray("dumb") << false;
}

void TestCliText::coloursNeedATerminal() {
    QFETCH(const bool, terminal);
    QFETCH(const bool, flag);
    QFETCH(const QByteArray, noColor);
    QFETCH(const QByteArray, term);
    QFETCH(const bool, coloured);
    qputenv("NO_COLOR", noColor);
    qputenv("TERM", term);
    std::string out;
    cli::Streams streams;
    streams.out = [&out](std::string_view text) { out += text; };
    streams.err = streams.out;
    streams.outIsTerminal = terminal;
    cli::GlobalOptions options;
    options.noColor = flag;
    cli::Output(streams, options).data(s("✓ done\n"));
    QCOMPARE(out.find('\x1b') != std::string::npos, coloured);
    qunsetenv("NO_COLOR");
    qunsetenv("TERM");
}

void TestCliText::agesAndDurations() {
    const QDateTime now = QDateTime::fromString(s("2026-01-31T12:00:00Z"), Qt::ISODate);
    const auto ago = [&now](qint64 seconds) { return cli::ageText(now.addSecs(-seconds), now); };
    QCOMPARE(ago(-5), s("just now"));
    QCOMPARE(ago(59), s("just now"));
    QVERIFY(ago(61).startsWith(s("1 minute")));
    QVERIFY(ago(47 * 3600).startsWith(s("47 hour")));
    QVERIFY(ago(48 * 3600).startsWith(s("2 day")));
    QCOMPARE(cli::durationText(999), s("999 ms"));
    QCOMPARE(cli::durationText(12400), s("12.4 s"));
    QCOMPARE(cli::durationText(200000), s("3 min 20 s"));
    QCOMPARE(cli::timeText({}), s("—"));
}

void TestCliText::helpOfEveryCommand() {
    const QStringList commands = commandsBelow({});
    const cli::CommandInfo tree = cli::commandTree();
    QStringList known;
    for (const cli::CommandInfo *command : cli::runnableCommands(tree))
        known << command->path;
    QCOMPARE(QSet<QString>(commands.begin(), commands.end()), QSet<QString>(known.begin(), known.end()));
    QVERIFY(commands.size() > 40);
    for (const QString &command : commands) {
        const QString help = QString::fromUtf8(runCli(command.split(u' ') + QStringList{s("--help")}).out);
        QVERIFY2(help.contains(QString(s("Usage: stellwerk-cli ") + command)), qPrintable(help));
        QVERIFY2(help.contains(QString(s("Example: stellwerk-cli ") + command)), qPrintable(help));
        QVERIFY2(help.contains(s("--env NAME")), qPrintable(help));
    }
}

void TestCliText::globalOptionsStandAnywhere() {
    for (const char *line : {"--json backup list --env prod -w /nowhere", "backup --json list --env prod -w /nowhere",
                             "backup list --env prod -w /nowhere --json"}) {
        const CliRun run = runCli(words(line));
        QCOMPARE(run.code, 4);
        QCOMPARE(run.errorCode(), s("NOT_FOUND"));
    }
}

void TestCliText::wrongWords_data() {
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("message");
    QTest::newRow("nothing") << s("") << s("A command is missing after “stellwerk-cli”.");
    QTest::newRow("half a command") << s("backup") << s("A command is missing after “stellwerk-cli backup”.");
    QTest::newRow("unknown") << s("statsu") << s("“stellwerk-cli” has no command “statsu”.");
    QTest::newRow("unknown below") << s("backup mak") << s("“stellwerk-cli backup” has no command “mak”.");
    QTest::newRow("unknown option") << s("status --fast") << s("“stellwerk-cli status” does not know “--fast”.");
    QTest::newRow("what may be a password is not repeated")
        << s("status --password=geheim") << s("“stellwerk-cli status” does not know “--password”.");
    QTest::newRow("nor behind a letter") << s("status -pgeheim") << s("“stellwerk-cli status” does not know “-p”.");
    QTest::newRow("missing file") << s("deploy --env prod")
                                  << s("Name the package or a plan file, or take up an unfinished deployment with "
                                       "--resume.");
    QTest::newRow("missing option") << s("baseline --env prod") << s("Missing: --version VERSION");
    QTest::newRow("no value") << s("status --env") << s("The number of values of -e, --env NAME is wrong.");
    QTest::newRow("no number") << s("rollback --steps x") << s("The value of --steps N does not fit.");
    QTest::newRow("bad choice") << s("status --language fr") << s("The value of --language LANG does not fit.");
    QTest::newRow("bad range") << s("status --timeout 0") << s("The value of --timeout SECONDS does not fit.");
    QTest::newRow("both ways back") << s("rollback --env prod")
                                    << s("Say how far: one of --steps N with N > 0, --to-version V, "
                                         "--deployment ID or --unfinished.");
    QTest::newRow("no version") << s("baseline --env prod --version 1") << s("“1” is no version; it looks like 0.4.0.");
    QTest::newRow("no environment") << s("diff file") << s("Which environment? The option --env is missing.");
    QTest::newRow("no dry run") << s("backup create --env prod --dry-run")
                                << s("“backup create” has no dry run. Nothing was done.");
    QTest::newRow("no dry demo") << s("demo create /nowhere --dry-run")
                                 << s("“demo create” has no dry run. Nothing was done.");
}

void TestCliText::wrongWords() {
    QFETCH(const QString, line);
    QFETCH(const QString, message);
    const CliRun text = runCli(words(line.toUtf8().constData()));
    QCOMPARE(text.code, 2);
    QVERIFY(text.out.isEmpty());
    QVERIFY2(QString::fromUtf8(text.err).contains(message), text.err.constData());
    const CliRun json = runCli(QStringList{s("--json")} + words(line.toUtf8().constData()));
    QCOMPARE(json.code, 2);
    QCOMPARE(json.errorCode(), s("USAGE"));
    QCOMPARE(json.document()[QLatin1String("error")][QLatin1String("message")].toString(), message);
}

void TestCliText::eventNumbersHaveNoGaps() {
    QByteArray out;
    cli::Streams streams;
    streams.out = [&out](std::string_view text) { out.append(text.data(), static_cast<qsizetype>(text.size())); };
    streams.err = [](std::string_view) {};
    cli::GlobalOptions options;
    options.events = true;
    cli::Output output(streams, options);
    output.event({EventLevel::Info, s("before"), s("text"), {}});
    output.event(
        {EventLevel::Warning, s("inside"), s("text"), {{s("seq"), 1}, {s("run_id"), s("run")}, {s("ts"), s("then")}}});
    output.document({{s("success"), true}});
    const QList<QByteArray> lines = out.trimmed().split('\n');
    QCOMPARE(lines.size(), 3);
    for (qsizetype i = 0; i < lines.size(); ++i) {
        const QJsonObject line = QJsonDocument::fromJson(lines[i]).object();
        QCOMPARE(line[QLatin1String("seq")].toInteger(), i + 1);
        QVERIFY(!line[QLatin1String("ts")].toString().isEmpty());
    }
    QCOMPARE(QJsonDocument::fromJson(lines[1])[QLatin1String("run_id")].toString(), s("run"));
    QCOMPARE(QJsonDocument::fromJson(lines[1])[QLatin1String("ts")].toString(), s("then"));
    QCOMPARE(QJsonDocument::fromJson(lines[2])[QLatin1String("event")].toString(), s("result"));
}

void TestCliText::progressIsTakenBack() {
    QByteArray err;
    cli::Streams streams;
    streams.out = [](std::string_view) {};
    streams.err = [&err](std::string_view text) { err.append(text.data(), static_cast<qsizetype>(text.size())); };
    streams.columns = 20;
    cli::GlobalOptions options;
    cli::Output(streams, options).progress({s("reading"), 1, 2});
    QVERIFY(err.isEmpty()); // no terminal, no line that could be taken back
    streams.errIsTerminal = true;
    cli::Output output(streams, options);
    output.progress({s("reading a table with a long name"), 1, 2});
    QCOMPARE(err.size(), 19);
    err.clear();
    output.data(s("done\n"));
    QCOMPARE(err, QByteArray("\r\x1b[K"));
    options.quiet = true;
    err.clear();
    cli::Output(streams, options).progress({s("reading"), 1, 2});
    QVERIFY(err.isEmpty());
}

QTEST_GUILESS_MAIN(TestCliText)
#include "test_cli_text.moc"
