// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/files.h"
#include "deployment/run/maintenance_note.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace stellwerk;
using deployment::HookCall;

namespace {

/// A workspace with one environment and what its hooks say.
struct Bench {
    Bench() {
        workspace.folder = folder.path();
        environment.name = QStringLiteral("prod");
        environment.secret = {project::SecretSource::Kind::EnvironmentVariable, QStringLiteral("BENCH_PASSWORD")};
        workspace.environments = {environment};
    }
    void script(const QString &name, const QByteArray &text) const {
        QVERIFY(writeFileAtomically(folder.filePath(name), "#!/bin/sh\n" + text));
        QVERIFY(QFile::setPermissions(folder.filePath(name), QFile::ReadOwner | QFile::ExeOwner));
    }
    Status run(const project::Hook &hook, const QString &name = QStringLiteral("maintenance_on")) {
        environment.hooks[name] = hook;
        const TaskContext context(stop.get_token(), {}, [this](const Event &event) {
            events << event;
            if (onEvent)
                onEvent(event);
        });
        return deployment::runHook(
            {workspace, environment, name, {{QStringLiteral("STELLWERK_RUN_ID"), QStringLiteral("run 7")}}, secret},
            context);
    }
    [[nodiscard]] QStringList lines() const {
        QStringList said;
        for (const Event &event : events) {
            if (event.event == u"hook_output")
                said << event.message;
        }
        return said;
    }
    [[nodiscard]] QString content(const QString &name) const {
        return QString::fromUtf8(readFile(folder.filePath(name)).value_or(QByteArray()));
    }

    QTemporaryDir folder;
    project::Workspace workspace;
    project::Environment environment;
    QString secret;
    QList<Event> events;
    std::stop_source stop;
    std::function<void(const Event &)> onEvent;
};

QStringList words(std::initializer_list<const char *> all) {
    QStringList list;
    for (const char *word : all)
        list << QString::fromUtf8(word);
    return list;
}

bool isAlive(const QString &pid) {
    return ::kill(pid.trimmed().toInt(), 0) == 0;
}

} // namespace

class HooksTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void tellsLinesWhileItRuns();
    void knowsTheRunAndNoSecret();
    void shellOnlyWhenAskedFor();
    void saysWhyItFailed();
    void talksTooMuch();
    void endsWithEverythingItStarted_data();
    void endsWithEverythingItStarted();
    void namesWhatCannotBeRun();
    void composeExample();
    void remembersMaintenance();
};

/// The second line is only written after the first one was heard.
void HooksTest::tellsLinesWhileItRuns() {
    Bench bench;
    bench.script(QStringLiteral("talk"),
                 "echo one\nwhile [ ! -e heard ]; do sleep 0.01; done\necho two >&2\nprintf three\n");
    bench.onEvent = [&](const Event &event) {
        if (event.message == u"one")
            QVERIFY(writeFileAtomically(bench.folder.filePath(QStringLiteral("heard")), "x"));
    };
    const Status done = bench.run(words({"./talk"}));
    QVERIFY2(done, qPrintable(done ? QString() : done.error().toText()));
    QStringList said = bench.lines();
    QCOMPARE(said.takeFirst(), QStringLiteral("one"));
    said.sort(); // two outputs
    QCOMPARE(said, words({"three", "two"}));
    QCOMPARE(bench.events.front().event, QStringLiteral("hook_started"));
    QCOMPARE(bench.events.back().event, QStringLiteral("hook_finished"));
}

void HooksTest::knowsTheRunAndNoSecret() {
    qputenv("BENCH_PASSWORD", "open sesame");
    Bench bench;
    bench.secret = QStringLiteral("open sesame");
    bench.script(QStringLiteral("tell"),
                 "echo \"$STELLWERK_HOOK|$STELLWERK_ENVIRONMENT|$STELLWERK_RUN_ID|$STELLWERK_WORKSPACE|$PWD\"\n"
                 "env | grep BENCH\necho 'mysql -popen sesame'\nexit 3\n");
    const Status failed = bench.run(words({"./tell"}));
    qunsetenv("BENCH_PASSWORD");
    const QString folder = bench.folder.path();
    QCOMPARE(bench.lines(), (QStringList{QStringLiteral("maintenance_on|prod|run 7|%1|%1").arg(folder),
                                         QStringLiteral("mysql -p***")}));
    QVERIFY(!failed);
    QVERIFY2(!failed.error().toText().contains(QLatin1String("sesame")), qPrintable(failed.error().toText()));
}

void HooksTest::shellOnlyWhenAskedFor() {
    Bench bench;
    QVERIFY(bench.run(words({"echo", "$HOME; `id`", "a b"})));
    QCOMPARE(bench.lines(), words({"$HOME; `id` a b"}));
    project::Hook hook(words({"for i in 1 2; do echo $i; done | tac"}));
    hook.shell = true;
    QVERIFY(bench.run(hook));
    QCOMPARE(bench.lines().mid(1), words({"2", "1"}));
    QCOMPARE(deployment::hookText(hook), hook.command.front());
    QCOMPARE(deployment::hookText(words({"docker", "it's", "-f"})), QStringLiteral("docker 'it'\\''s' -f"));
}

void HooksTest::saysWhyItFailed() {
    Bench bench;
    const Status failed = bench.run(words({"sh", "-c", "echo no luck; exit 4"}));
    QVERIFY(!failed);
    QCOMPARE(failed.error().code, ErrorCode::CheckFailed);
    QVERIFY(failed.error().message.contains(QLatin1String("exit code 4")));
    QCOMPARE(failed.error().detail, QStringLiteral("no luck"));
    QVERIFY(failed.error().hint.contains(QLatin1String("sh -c 'echo no luck; exit 4'")));
    const Status missing = bench.run(words({"./missing"}));
    QVERIFY(!missing);
    QCOMPARE(missing.error().code, ErrorCode::NotFound);
    QVERIFY(missing.error().toText().contains(QLatin1String("maintenance_on")));
    QVERIFY(bench.run(project::Hook())); // nothing to do
}

void HooksTest::talksTooMuch() {
    Bench bench;
    QVERIFY(bench.run(words({"seq", "5000"})));
    QCOMPARE(bench.lines().size(), 1000);
    const auto cut = std::ranges::count(bench.events, QStringLiteral("hook_output_cut"), &Event::event);
    QCOMPARE(cut, 1);
    bench.events.clear();
    QVERIFY(bench.run(words({"sh", "-c", "head -c 10000 /dev/zero | tr '\\0' x"})));
    QCOMPARE(bench.lines().join(QString()).size(), 10000);
    QVERIFY(std::ranges::all_of(bench.lines(), [](const QString &line) { return line.size() <= 4096; }));
}

void HooksTest::endsWithEverythingItStarted_data() {
    QTest::addColumn<bool>("cancel");
    QTest::newRow("time limit") << false;
    QTest::newRow("cancel") << true;
}

/// Its children do not listen to a request to end, and are ended all the same.
void HooksTest::endsWithEverythingItStarted() {
    QFETCH(bool, cancel);
    Bench bench;
    bench.script(QStringLiteral("child"), "trap '' TERM\necho $$ > child.pid\necho ready\nwhile :; do sleep 1; done\n");
    bench.script(QStringLiteral("parent"), "./child &\nwait\n");
    if (cancel) {
        bench.onEvent = [&](const Event &event) {
            if (event.message == u"ready")
                bench.stop.request_stop();
        };
    }
    project::Hook hook(words({"./parent"}));
    hook.timeoutSeconds = cancel ? 600 : 2;
    const Status ended = bench.run(hook);
    QVERIFY(!ended);
    QCOMPARE(ended.error().code, cancel ? ErrorCode::Cancelled : ErrorCode::Timeout);
    const QString pid = bench.content(QStringLiteral("child.pid"));
    QVERIFY(!pid.isEmpty());
    QTRY_VERIFY(!isAlive(pid)); // until init has reaped it
}

void HooksTest::namesWhatCannotBeRun() {
    Bench bench;
    QVERIFY(writeFileAtomically(bench.folder.filePath(QStringLiteral("plain")), "no program"));
    bench.environment.hooks = {{QStringLiteral("before_deploy"), words({"./missing"})},
                               {QStringLiteral("maintenance_on"), words({"./plain", "x"})},
                               {QStringLiteral("maintenance_off"), words({"no-such-program-anywhere"})},
                               {QStringLiteral("after_deploy"), words({"sh", "-c", "missing too"})}};
    project::Hook shell(words({"anything goes"}));
    shell.shell = true;
    bench.environment.hooks.insert(QStringLiteral("on_failure"), shell);
    bench.workspace.project.service.hooks.insert(QStringLiteral("previous_image"), words({"./gone"}));
    const QString problems = deployment::hookProblems(bench.workspace, bench.environment).join(u'\n');
    QCOMPARE(problems.count(u'\n'), 3);
    for (const char *part : {"./missing", "./plain", "no-such-program-anywhere", "./gone of the hook previous_image"})
        QVERIFY2(problems.contains(QLatin1String(part)), qPrintable(problems));
}

/// The example of docs/project-file.md, with a program that stands in for docker.
void HooksTest::composeExample() {
    Bench bench;
    bench.script(QStringLiteral("docker"), "echo \"$@\" >> calls\necho \"Container backend Stopped\" >&2\n");
    const QByteArray path = qgetenv("PATH");
    qputenv("PATH", QByteArray(bench.folder.path().toUtf8() + ':' + path));
    QFile page(QStringLiteral(STELLWERK_SOURCE_DIR "/docs/project-file.md"));
    QVERIFY(page.open(QIODevice::ReadOnly));
    QByteArray text = page.readAll();
    text = text.mid(text.indexOf("<!-- compose example -->"));
    text = text.mid(text.indexOf("```toml") + 7);
    text = text.first(text.indexOf("```"));
    const auto project = project::readProject("[project]\nid = \"a\"\nname = \"a\"\nversion = \"1.0.0\"\n"
                                              "required_db_version = \"1.0.0\"\n" +
                                                  text,
                                              QStringLiteral("page"));
    QVERIFY2(project.has_value(), project ? "" : qPrintable(project.error().front().toText()));
    bench.workspace.project = *project;
    QVERIFY(deployment::hookProblems(bench.workspace, bench.environment).isEmpty());
    for (const char *name : {"maintenance_on", "maintenance_off"}) {
        const project::Hook hook =
            deployment::hookOf(bench.workspace.project, bench.environment, QString::fromLatin1(name));
        QVERIFY(bench.run(hook, QString::fromLatin1(name)));
    }
    qputenv("PATH", path);
    QCOMPARE(bench.content(QStringLiteral("calls")),
             QStringLiteral("compose -f docker/docker-compose.yml stop backend\n"
                            "compose -f docker/docker-compose.yml start backend\n"));
    QCOMPARE(bench.lines().front(), QStringLiteral("Container backend Stopped"));
}

void HooksTest::remembersMaintenance() {
    Bench bench;
    const QString run = QStringLiteral("20260131-123456-prod-3fa9");
    QVERIFY(deployment::noteMaintenance(bench.workspace, bench.environment, run));
    QVERIFY(!deployment::readMaintenance(bench.workspace, bench.environment)); // no hook, no maintenance
    bench.environment.hooks = {{QStringLiteral("maintenance_on"), words({"true"})},
                               {QStringLiteral("maintenance_off"), words({"false"})}};
    QVERIFY(deployment::noteMaintenance(bench.workspace, bench.environment, run));
    const HookCall off{bench.workspace, bench.environment, QStringLiteral("maintenance_off"), {}, {}};
    QVERIFY(!deployment::endMaintenance(off, {}));
    const auto note = deployment::readMaintenance(bench.workspace, bench.environment);
    QVERIFY(note.has_value());
    QCOMPARE(note->runId, run);
    QVERIFY(note->since.isValid());
    QVERIFY(deployment::maintenanceText(*note, bench.environment).contains(run));
    QVERIFY(deployment::maintenanceHint(*note, bench.workspace, bench.environment).contains(QLatin1String("false")));
    bench.environment.hooks[QStringLiteral("maintenance_off")] = words({"true"});
    QVERIFY(deployment::endMaintenance(off, {}));
    QVERIFY(!deployment::readMaintenance(bench.workspace, bench.environment));
}

QTEST_GUILESS_MAIN(HooksTest)
#include "test_hooks.moc"
