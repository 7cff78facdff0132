// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/files.h"
#include "deployment/plan/preflight_parts.h"
#include "deployment/stage.h"
#include "migration/lock/lock.h"

#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>

using namespace stellwerk;
using namespace stellwerk::test;
using deployment::CheckResult;
using deployment::Findings;
using Level = deployment::CheckResult::Level;

namespace {

QString s(const char *text) {
    return QString::fromUtf8(text);
}

/// The worst finding with this code; nothing when there is none.
std::optional<CheckResult> worst(const std::vector<CheckResult> &checks, const char *code) {
    std::optional<CheckResult> found;
    for (const CheckResult &check : checks) {
        if (check.code == QLatin1String(code) && (!found || check.level > found->level))
            found = check;
    }
    return found;
}

#define COMPARE_LEVEL(checks, code, expected)                                                                          \
    do {                                                                                                               \
        const auto levelFound = worst(checks, code);                                                                   \
        QVERIFY2(levelFound.has_value(), code);                                                                        \
        QVERIFY2(levelFound->level == (expected), qPrintable(levelFound->message));                                    \
        QVERIFY2((expected) == Level::Passed || !levelFound->hint.isEmpty(), "it does not say what to do");            \
    } while (false)

/// Sets something on the shared server for as long as it lives.
class OnServer final {
public:
    OnServer(const QString &set, QString undo) : m_undo(std::move(undo)) { run(set); }
    ~OnServer() { run(m_undo); }
    Q_DISABLE_COPY_MOVE(OnServer)

private:
    static void run(const QString &sql) { valueOrDie(openOrDie(PrivateServer::instance().adminProfile()).exec(sql)); }
    QString m_undo;
};

/// An account with these rights on the stage's database and nothing else.
void useAccount(Stage &stage, const QString &rights) {
    stage.change({s("CREATE OR REPLACE USER 'weak'@'localhost' IDENTIFIED BY ''"),
                  s("GRANT %1 ON `%2`.* TO 'weak'@'localhost'").arg(rights, stage.prod.database)});
    stage.prod.user = s("weak");
}

} // namespace

class PreflightTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void passes_data() { addEngineRows(); }
    void passes();
    void saysWhatToDo_data() { addEngineRows(); }
    void saysWhatToDo();
    void clock();
    void room();
    void lock_data() { addEngineRows(); }
    void lock();
    void readOnlyServer();
    void replica();
    void collations();
    void openTransactions();
    void backupRights();
    void rehearsalRights();
};

void PreflightTest::passes() {
    Stage stage(currentEngine());
    stage.prod.rehearsal = true;
    const std::vector<CheckResult> checks = stage.plan().checks;
    for (const char *code : {"package", "version-rule", "version-tables", "schema-now", "table-classes", "migrations",
                             "master-data", "server", "clock", "backup-folder", "server-space"})
        QVERIFY2(worst(checks, code) && worst(checks, code)->level != Level::Error, code);
    for (const char *code : {"server", "clock", "backup-folder", "server-space"})
        COMPARE_LEVEL(checks, code, Level::Passed);
    QVERIFY(!worst(checks, "lock"));
    if (currentEngine() == db::Engine::Sqlite) {
        COMPARE_LEVEL(checks, "rehearsal-space", Level::Passed);
        return;
    }
    for (const char *code : {"rights", "backup-rights", "rehearsal", "collations", "transactions"})
        COMPARE_LEVEL(checks, code, Level::Passed);
    QVERIFY(!worst(checks, "read-only"));
    QVERIFY(!worst(checks, "replica"));
}

/// Every finding that is no praise has a reason and a way out, and the page knows its code.
void PreflightTest::saysWhatToDo() {
    Stage stage(currentEngine());
    stage.change({s("CREATE TABLE notes_of_somebody (id INT PRIMARY KEY)"),
                  s("ALTER TABLE gsm_skills DROP COLUMN bonuseigenschaft"),
                  s("INSERT INTO schema_version (version, migration_number, applied_at, backend_version) VALUES "
                    "('0.10.0', 12, 1, '0.10.0')")});
    stage.prod.hooks[s("maintenance_on")] = QStringList{s("./missing")};
    stage.prod.backups = s("project.toml");
    stage.prod.rehearsal = true;
    const QString page = QString::fromUtf8(valueOrDie(readFile(s(STELLWERK_SOURCE_DIR "/docs/formats.md"))));
    const std::vector<CheckResult> checks = stage.plan().checks;
    for (const char *code : {"version-rule", "hooks", "backup-folder"})
        COMPARE_LEVEL(checks, code, Level::Error);
    COMPARE_LEVEL(checks, "table-classes", Level::Warning);
    for (const CheckResult &check : checks) {
        QVERIFY2(!check.title.isEmpty() && !check.message.isEmpty(), qPrintable(check.code));
        QVERIFY2(check.level == Level::Passed || !check.hint.isEmpty(),
                 qPrintable(QString(check.code + u": " + check.message)));
        QVERIFY2(page.contains(QString(u'`' + check.code + u'`')), qPrintable(check.code));
    }
}

void PreflightTest::clock() {
    for (const qint64 seconds : {0, 120, -120}) {
        Findings findings;
        deployment::judgeClock(seconds, findings);
        COMPARE_LEVEL(findings.take(), "clock", Level::Passed);
    }
    for (const qint64 seconds : {121, -121, 7200}) {
        Findings findings;
        deployment::judgeClock(seconds, findings);
        const std::vector<CheckResult> checks = findings.take();
        COMPARE_LEVEL(checks, "clock", Level::Warning);
        QVERIFY(checks.front().message.contains(QString::number(std::abs(seconds))));
    }
}

void PreflightTest::room() {
    const auto judged = [](qint64 free) {
        Findings findings;
        deployment::judgeRoom("server-space", s("Room"), s("/srv"), free, 50LL << 20, findings);
        return findings.take();
    };
    QVERIFY(judged(-1).empty()); // nobody can tell
    COMPARE_LEVEL(judged(50LL << 20), "server-space", Level::Passed);
    const std::vector<CheckResult> refused = judged((50LL << 20) - 1);
    COMPARE_LEVEL(refused, "server-space", Level::Error);
    QVERIFY2(refused.front().message.contains(s("/srv")) && refused.front().message.contains(s("50 MiB")),
             qPrintable(refused.front().message));
}

/// Somebody else is another process; a plan that is made again under the lock must not see itself.
void PreflightTest::lock() {
    const Stage stage(currentEngine());
    std::array<int, 2> pipe{};
    QCOMPARE(::pipe(pipe.data()), 0);
    const pid_t child = ::fork();
    if (child == 0) {
        ::prctl(PR_SET_PDEATHSIG, SIGKILL);
        const auto held = migration::DatabaseLock::acquire(stage.profile(stage.prod), s("a long import"), {});
        (void)!::write(pipe[1], held ? "y" : "n", 1);
        ::pause();
        ::_exit(0);
    }
    char answer = 0;
    QCOMPARE(::read(pipe[0], &answer, 1), 1);
    QCOMPARE(answer, 'y');
    const std::vector<CheckResult> checks = stage.plan().checks;
    ::kill(child, SIGKILL);
    ::waitpid(child, nullptr, 0);
    ::close(pipe[0]);
    ::close(pipe[1]);
    COMPARE_LEVEL(checks, "lock", Level::Warning);
    QVERIFY2(worst(checks, "lock")->message.contains(s("a long import")), qPrintable(worst(checks, "lock")->message));
    const auto own =
        valueOrDie(migration::DatabaseLock::acquire(stage.profile(stage.prod), s("mine"), std::chrono::seconds(20)));
    QVERIFY(!worst(stage.plan().checks, "lock"));
}

void PreflightTest::readOnlyServer() {
    Stage stage(db::Engine::MariaDb);
    const QString root = stage.prod.user;
    useAccount(stage, s("ALL PRIVILEGES"));
    QVERIFY(!worst(stage.plan().checks, "read-only"));
    const OnServer readOnly(s("SET GLOBAL read_only = ON"), s("SET GLOBAL read_only = OFF"));
    COMPARE_LEVEL(stage.plan().checks, "read-only", Level::Error);
    QVERIFY(!stage.plan().deployable());
    stage.prod.user = root; // may write all the same
    COMPARE_LEVEL(stage.plan().checks, "read-only", Level::Warning);
}

void PreflightTest::replica() {
    const Stage stage(db::Engine::MariaDb);
    QVERIFY(!worst(stage.plan().checks, "replica"));
    const OnServer replica(s("CHANGE MASTER TO MASTER_HOST = 'primary.example.org', MASTER_USER = 'x'"),
                           s("RESET SLAVE ALL"));
    const std::vector<CheckResult> checks = stage.plan().checks;
    COMPARE_LEVEL(checks, "replica", Level::Warning);
    QVERIFY2(worst(checks, "replica")->message.contains(s("primary.example.org")),
             qPrintable(worst(checks, "replica")->message));
}

void PreflightTest::collations() {
    Stage stage(db::Engine::MariaDb);
    COMPARE_LEVEL(stage.plan().checks, "collations", Level::Passed);
    stage.editSnapshot(s("users"), [](QJsonObject &table) { table[u"collation"] = s("utf8mb4_lunar_ci"); });
    const std::vector<CheckResult> checks = stage.plan().checks;
    COMPARE_LEVEL(checks, "collations", Level::Error);
    QVERIFY2(worst(checks, "collations")->message.contains(s("utf8mb4_lunar_ci (users)")),
             qPrintable(worst(checks, "collations")->message));
}

void PreflightTest::openTransactions() {
    Stage stage(db::Engine::MariaDb);
    COMPARE_LEVEL(stage.plan().checks, "transactions", Level::Passed);
    db::Connection other = stage.open(stage.prod);
    valueOrDie(other.beginSnapshot());
    valueOrDie(other.select(s("SELECT * FROM users")));
    // It becomes a long one by itself.
    QTRY_VERIFY_WITH_TIMEOUT(worst(stage.plan().checks, "transactions")->level == Level::Warning, 120000);
    const CheckResult found = *worst(stage.plan().checks, "transactions");
    QVERIFY2(found.message.contains(s("connection %1 of").arg(other.serverConnectionId())), qPrintable(found.message));
    valueOrDie(other.rollback());
    // The server shows its transactions as they were up to a moment ago.
    QTRY_VERIFY_WITH_TIMEOUT(worst(stage.plan().checks, "transactions")->level == Level::Passed, 60000);
    useAccount(stage, s("ALL PRIVILEGES"));
    const std::vector<CheckResult> blind = stage.plan().checks;
    COMPARE_LEVEL(blind, "transactions", Level::Warning);
    QVERIFY(worst(blind, "transactions")->hint.contains(s("GRANT PROCESS")));
}

void PreflightTest::backupRights() {
    Stage stage(db::Engine::MariaDb);
    const QString data = s("SELECT, INSERT, UPDATE, DELETE, CREATE, DROP, ALTER, INDEX, REFERENCES");
    useAccount(stage, data);
    const std::vector<CheckResult> checks = stage.plan().checks;
    COMPARE_LEVEL(checks, "rights", Level::Passed);
    COMPARE_LEVEL(checks, "backup-rights", Level::Error);
    QCOMPARE(worst(checks, "backup-rights")->errorCode, ErrorCode::AccessDenied);
    QVERIFY(worst(checks, "backup-rights")->message.contains(s("SHOW VIEW, TRIGGER, EVENT, EXECUTE")));
    stage.prod.user = s("root");
    useAccount(stage, data + s(", SHOW VIEW, TRIGGER, EVENT, EXECUTE"));
    COMPARE_LEVEL(stage.plan().checks, "backup-rights", Level::Passed);
}

void PreflightTest::rehearsalRights() {
    Stage stage(db::Engine::MariaDb);
    useAccount(stage, s("ALL PRIVILEGES"));
    QVERIFY(!worst(stage.plan().checks, "rehearsal")); // nobody wants one
    stage.prod.rehearsal = true;
    QVERIFY(worst(stage.plan().checks, "rehearsal")->message.contains(s("private server")));
    valueOrDie(openOrDie(PrivateServer::instance().adminProfile())
                   .exec(s("GRANT ALL PRIVILEGES ON `stellwerk\\_scratch\\_%`.* TO 'weak'@'localhost'")));
    const std::vector<CheckResult> checks = stage.plan().checks;
    COMPARE_LEVEL(checks, "rehearsal", Level::Passed);
    QVERIFY(!worst(checks, "rehearsal")->message.contains(s("private server")));
}

QTEST_GUILESS_MAIN(PreflightTest)
#include "test_preflight.moc"
