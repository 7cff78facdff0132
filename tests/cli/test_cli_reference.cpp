// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/files.h"
#include "cli/reference/formats.h"

#include <QDir>
#include <QProcess>
#include <QRegularExpression>

#include "cli_fixture.h"

using namespace stellwerk;
using namespace stellwerk::test;

namespace {

QString s(const char *text) {
    return QString::fromUtf8(text);
}

/// What another program said; one that is missing fails the test program.
struct Said {
    int code = -1;
    QString out;
    QString err;
};

Said runTool(const QString &program, const QStringList &arguments) {
    QProcess process;
    process.start(program, arguments);
    if (!process.waitForStarted())
        qFatal("%s cannot be started", qPrintable(program));
    process.closeWriteChannel();
    if (!process.waitForFinished(120000))
        qFatal("%s does not end", qPrintable(program));
    return {process.exitCode(), QString::fromUtf8(process.readAllStandardOutput()),
            QString::fromUtf8(process.readAllStandardError())};
}

/// A line to be completed behind "stellwerk-cli ", and what must and must not be offered.
void addLines(bool fileNames) {
    QTest::addColumn<QString>("line");
    QTest::addColumn<QStringList>("offered");
    QTest::addColumn<QStringList>("notOffered");
    const auto row = [](const char *line, const char *offered, const char *notOffered) {
        QTest::newRow(line) << s(line) << words(offered) << words(notOffered);
    };
    row("", "status backup completion deploy", "create bash --json");
    row("ba", "backup baseline", "status");
    row("backup ", "create list verify prune delete export", "status");
    row("-w %1 --json backup cr", "create", "list");
    row("backup create --", "--kind --reason --env --json --yes", "--latest --steps");
    row("backup create --kind ", "native sql physical", "create");
    row("backup create --kind=s", "sql", "native physical");
    row("completion ", "bash zsh fish", "man");
    row("status --language ", "de en", "fr");
    row("status -w %1 --env ", "dev prod", "nowhere");
    row("status -w %1 --env p", "prod", "dev");
    row("status --workspace=%1 --confirm=p", "prod", "dev");
    row("masterdata diff -w %1 --env prod --from ", "dev prod", "nowhere");
    if (fileNames) {
        row("package show %1/pro", "%1/project.toml", "%1/migrations");
        row("status -w %1/mig", "%1/migrations", "%1/project.toml");
    }
}

} // namespace

/// Everything that is made of the parser's table is read by those that it is made for.
class TestCliReference final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void manualIsClean_data();
    void manualIsClean();
    void everythingOccurs_data();
    void everythingOccurs();
    void pageSaysTheSame();
    void shellsParse_data();
    void shellsParse();
    void bashCompletes_data() { addLines(true); }
    void bashCompletes();
    void fishCompletes_data() { addLines(true); }
    void fishCompletes();
    void zshCompletes_data();
    void zshCompletes();

private:
    /// The printed form as a file.
    QString file(const char *form) const { return m_folder.filePath(s(form)); }
    QString filled(const QString &text) const { return QString(text).replace(s("%1"), m_demo->folder()); }
    void compare(const QStringList &found) const;

    QTemporaryDir m_folder;
    std::unique_ptr<DemoWorkspace> m_demo;
};

void TestCliReference::initTestCase() {
    // The shells ask the program itself for the environments.
    qputenv("PATH", QByteArray(STELLWERK_BIN_DIR ":").append(qgetenv("PATH")));
    m_demo = std::make_unique<DemoWorkspace>(db::Engine::Sqlite);
    for (const char *line : {"completion bash", "completion zsh", "completion fish", "reference man"}) {
        const CliRun run = runCli(words(line));
        QCOMPARE(run.code, 0);
        valueOrDie(writeFileAtomically(file(words(line).back().toUtf8().constData()), run.out));
    }
    QVERIFY(QDir(m_folder.path()).mkdir(s("functions")));
    QVERIFY(QFile::copy(file("zsh"), m_folder.filePath(s("functions/_stellwerk-cli"))));
}

void TestCliReference::manualIsClean_data() {
    QTest::addColumn<QStringList>("language");
    QTest::newRow("English") << QStringList{s("--language"), s("en")};
    QTest::newRow("German") << QStringList{s("--language"), s("de")};
}

void TestCliReference::manualIsClean() {
    QFETCH(const QStringList, language);
    const Said page = runTool(s("stellwerk-cli"), QStringList{s("reference"), s("man")} + language);
    QCOMPARE(page.code, 0);
    const QString path = m_folder.filePath(s("page.1"));
    valueOrDie(writeFileAtomically(path, page.out.toUtf8()));
    const Said lint = runTool(s("mandoc"), {s("-K"), s("utf-8"), s("-T"), s("lint"), path});
    QVERIFY2(lint.out.isEmpty() && lint.err.isEmpty(), qPrintable(QString(lint.out + lint.err)));
    // A page that mandoc can show, with the option's own hyphens.
    const Said shown = runTool(s("mandoc"), {s("-T"), s("ascii"), s("-O"), s("width=200"), path});
    QVERIFY(shown.out.contains(s("backup create")));
    QVERIFY(QString(shown.out).remove(u'\b').contains(s("kkiinndd")) || shown.out.contains(s("--kind")));
    QVERIFY(!page.out.contains(QDir::currentPath()));
}

void TestCliReference::everythingOccurs_data() {
    QTest::addColumn<QString>("form");
    for (const char *form : {"bash", "zsh", "fish", "man", "markdown"})
        QTest::newRow(form) << s(form);
}

void TestCliReference::everythingOccurs() {
    QFETCH(const QString, form);
    const cli::CommandInfo tree = cli::commandTree();
    QString text = form == s("bash")       ? cli::bashCompletion(tree)
                   : form == s("zsh")      ? cli::zshCompletion(tree)
                   : form == s("fish")     ? cli::fishCompletion(tree)
                   : form == s("markdown") ? cli::markdownReference(tree)
                                           : cli::manPage(tree, QDate(2026, 1, 31));
    text.replace(s("\\-"), s("-")).replace(s("Fl "), s("-"));
    qsizetype options = 0;
    const auto look = [&](const cli::CommandInfo &command) {
        const QString parent = command.path.section(u' ', 0, -2);
        if (form == s("bash") || form == s("zsh")) {
            const QString begin = s(form == s("bash") ? "\n    '%1') REPLY='" : "\n    ('%1') reply=('").arg(parent);
            const QString names = text.section(begin, 1, 1).section(u'\n', 0, 0);
            const QRegularExpression name(s("(^|[ '])%1[ ':]").arg(command.name));
            QVERIFY2(names.contains(name), qPrintable(command.path));
        } else if (form == s("fish")) {
            const QString rule = s("__stellwerk_cli_at \\'%1\\'' -a '%2'").arg(parent, command.name);
            QVERIFY2(text.contains(rule), qPrintable(command.path));
        } else {
            QVERIFY2(text.contains(command.path), qPrintable(command.path));
        }
        for (const cli::OptionInfo &option : command.options) {
            for (const QString &name : option.isArgument() ? QStringList() : option.names) {
                ++options;
                const QString inFish =
                    name.startsWith(s("--")) ? s(" -l ") + name.sliced(2) : s(" -s ") + name.sliced(1);
                QVERIFY2(text.contains(form == s("fish") ? inFish : name), qPrintable(QString(command.path + name)));
            }
            for (const QString &choice : option.choices)
                QVERIFY2(text.contains(choice), qPrintable(choice));
        }
    };
    for (const cli::CommandInfo &parent : tree.commands) {
        if (!parent.commands.empty())
            look(parent);
    }
    for (const cli::CommandInfo *command : cli::runnableCommands(tree))
        look(*command);
    for (const cli::OptionInfo &option : tree.options)
        QVERIFY2(text.contains(form == s("fish") ? option.names.back().sliced(2) : option.names.back()),
                 qPrintable(option.label()));
    QVERIFY(options > 60);
}

/// docs/command-line.md has the printed reference between its marks.
void TestCliReference::pageSaysTheSame() {
    const QString page = QString::fromUtf8(valueOrDie(readFile(s(STELLWERK_SOURCE_DIR "/docs/command-line.md"))));
    const QString begin = s("<!-- printed by “./dev docs”: begin -->\n");
    const QString end = s("<!-- printed by “./dev docs”: end -->");
    QVERIFY(page.contains(begin) && page.contains(end));
    const QString inPage = page.section(begin, 1).section(end, 0, 0).trimmed();
    const QString printed = cli::markdownReference(cli::commandTree()).trimmed();
    QVERIFY2(inPage == printed, "docs/command-line.md is not what the program says; run ./dev docs");
}

void TestCliReference::shellsParse_data() {
    QTest::addColumn<QString>("shell");
    for (const char *shell : {"bash", "zsh", "fish"})
        QTest::newRow(shell) << s(shell);
}

void TestCliReference::shellsParse() {
    QFETCH(const QString, shell);
    const Said said = runTool(shell, {s("-n"), m_folder.filePath(shell)});
    QVERIFY2(said.code == 0 && said.err.isEmpty(), qPrintable(said.err));
}

void TestCliReference::compare(const QStringList &found) const {
    QFETCH(const QStringList, offered);
    QFETCH(const QStringList, notOffered);
    for (const QString &word : offered)
        QVERIFY2(found.contains(filled(word)), qPrintable(word + s(" is not in: ") + found.join(u' ')));
    for (const QString &word : notOffered)
        QVERIFY2(!found.contains(filled(word)), qPrintable(word + s(" is in: ") + found.join(u' ')));
}

/// As bash does it: the words are split at blanks and at “=”, the last one is what is being typed.
void TestCliReference::bashCompletes() {
    QFETCH(const QString, line);
    const QString script = s("source \"$1\"; complete -p stellwerk-cli | grep -q -- '-F _stellwerk_cli ' || exit 9; "
                             "shift; COMP_WORDS=(\"$@\"); COMP_CWORD=$(($# - 1)); _stellwerk_cli; "
                             "printf '%s\\n' \"${COMPREPLY[@]}\"");
    QStringList arguments{s("--norc"), s("-c"), script, s("bash"), file("bash"), s("stellwerk-cli")};
    const QString spaced = filled(line).replace(s("="), s(" = "));
    arguments << spaced.split(u' ');
    if (spaced.endsWith(s(" = ")))
        arguments.removeLast();
    const Said said = runTool(s("bash"), arguments);
    QVERIFY2(said.code == 0 && said.err.isEmpty(), qPrintable(said.err));
    compare(said.out.split(u'\n'));
}

void TestCliReference::fishCompletes() {
    QFETCH(const QString, line);
    const Said said = runTool(s("fish"), {s("--no-config"), s("-c"), s("source $argv[1]; complete -C $argv[2]"),
                                          file("fish"), QString(s("stellwerk-cli ") + filled(line))});
    QVERIFY2(said.code == 0 && said.err.isEmpty(), qPrintable(said.err));
    QStringList found;
    for (const QString &one : said.out.split(u'\n')) {
        const QString word = one.section(u'\t', 0, 0);
        // Behind “--option=” fish repeats the option; a folder ends with a slash.
        found << (word.startsWith(s("--")) && word.contains(u'=') ? word.section(u'=', 1) : word);
        if (word.endsWith(u'/'))
            found << word.chopped(1);
    }
    compare(found);
}

void TestCliReference::zshCompletes_data() {
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("line");
    const auto row = [](const char *typed, const char *line) { QTest::newRow(typed) << s(typed) << s(line); };
    row("stat", "status ");
    row("backup cr", "backup create ");
    row("backup create --ki", "backup create --kind ");
    row("backup create --kind ph", "backup create --kind physical ");
    row("backup create --kind=ph", "backup create --kind=physical ");
    row("completion zs", "completion zsh ");
    row("-w %1 status --env p", "-w %1 status --env prod ");
    row("status --workspace=%1 --env=d", "status --workspace=%1 --env=dev ");
    row("package show %1/proj", "package show %1/project.toml ");
    row("status -w %1/mig", "status -w %1/migrations/");
}

/// A real line editor on a terminal of zsh's own: what is typed, a tab, and then the line that stands there.
void TestCliReference::zshCompletes() {
    QFETCH(const QString, typed);
    QFETCH(const QString, line);
    const QString script = s(R"zsh(
zmodload zsh/zpty
zpty shell "PS1= TERM=dumb zsh -f -i"
say() { zpty -w shell "$1" }
say "fpath=($1 \$fpath); autoload -U compinit; compinit -u -D; bindkey '^I' complete-word"
say "shown() { print -r -- \"\$BUFFER\" > $3.new; command mv $3.new $3 }; zle -N shown; bindkey '^X' shown; : > $3.ready"
for i in {1..600}; do [[ -e $3.ready ]] && break; zpty -rt shell junk; sleep 0.1; done
zpty -wn shell "stellwerk-cli $2"$'\t\x18'
for i in {1..600}; do [[ -e $3 ]] && break; zpty -rt shell junk; sleep 0.1; done
cat $3
zpty -d shell
)zsh");
    const QString answer = m_folder.filePath(s("zsh-answer"));
    QFile::remove(answer);
    QFile::remove(QString(answer + s(".ready")));
    const Said said = runTool(
        s("zsh"), {s("-f"), s("-c"), script, s("zsh"), m_folder.filePath(s("functions")), filled(typed), answer});
    QVERIFY2(said.code == 0, qPrintable(said.err));
    // Whether a blank follows is the shell's taste.
    QCOMPARE(said.out.trimmed(), QString(s("stellwerk-cli ") + filled(line)).trimmed());
}

QTEST_GUILESS_MAIN(TestCliReference)
#include "test_cli_reference.moc"
