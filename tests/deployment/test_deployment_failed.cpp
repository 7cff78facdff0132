// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "deployment/failure.h"

#include <QDir>

#include <sys/resource.h>

#include <csignal>

using namespace stellwerk;
using namespace stellwerk::test;
using deployment::DeploymentReport;
using deployment::Outcome;

namespace {

/// Adds @p sql to the end of the up section of a migration of the workspace, in this engine's file.
void addToUp(Stage &stage, int number, const QByteArray &sql) {
    const QString prefix = QStringLiteral("%1_").arg(number, 4, 10, QLatin1Char('0'));
    const QString other =
        stage.prod.driver == db::Engine::MariaDb ? QStringLiteral(".sqlite.sql") : QStringLiteral(".mariadb.sql");
    for (const QString &name : QDir(stage.session.workspace.migrationsFolder()).entryList({prefix + u'*'})) {
        if (name.endsWith(other))
            continue;
        QByteArray script = valueOrDie(readFile(stage.session.workspace.migrationsFolder() + u'/' + name));
        const qsizetype up = script.indexOf("-- migrate:up");
        const qsizetype end = script.indexOf("-- migrate:", up + 5);
        script.insert(end, QByteArray(sql + "\n"));
        stage.write(QStringLiteral("migrations/") + name, script);
    }
    stage.prepareAgain();
}

} // namespace

/// Failures before and in the migrations.
class DeploymentFailedTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void backupFolderVanishes_data() { addEngineRows(); }
    void backupFolderVanishes();
    void backupDiskIsFull_data() { addEngineRows(); }
    void backupDiskIsFull();
    void maintenanceHookFails_data();
    void maintenanceHookFails();
    void statementFails_data();
    void statementFails();
    void migrationFails_data();
    void migrationFails();
    void dataSectionFails_data() { addEngineRows(); }
    void dataSectionFails();
    void verificationFindsRows_data() { addEngineRows(); }
    void verificationFindsRows();
    void connectionIsLost();
};

void DeploymentFailedTest::backupFolderVanishes() {
    Failure failure;
    Stage &stage = failure.stage;
    const QString folder = stage.session.workspace.backupsFolder(stage.prod);
    Listener listener;
    listener.atPhase(QStringLiteral("backup"), [&] {
        QDir(folder).removeRecursively();
        valueOrDie(writeFileAtomically(folder, "in the way"));
    });
    const DeploymentReport report = stage.deploy(listener.context());
    QFile::remove(folder);
    failure.checkRefused(report, "backup", ErrorCode::Io);
    QVERIFY(!report.backup);
}

void DeploymentFailedTest::backupDiskIsFull() {
    Failure failure;
    Stage &stage = failure.stage;
    rlimit unlimited{};
    ::getrlimit(RLIMIT_FSIZE, &unlimited);
    auto *const signalBefore = ::signal(SIGXFSZ, SIG_IGN);
    Listener listener;
    listener.onEvent = [&](const Event &event) {
        if (event.data[QLatin1String("phase")].toString() != QLatin1String("backup"))
            return;
        const rlimit limit{event.event == QLatin1String("phase_started") ? rlim_t{20000} : unlimited.rlim_cur,
                           unlimited.rlim_max};
        ::setrlimit(RLIMIT_FSIZE, &limit);
    };
    const DeploymentReport report = stage.deploy(listener.context());
    ::setrlimit(RLIMIT_FSIZE, &unlimited);
    ::signal(SIGXFSZ, signalBefore);
    QVERIFY(QDir(stage.session.workspace.backupsFolder(stage.prod)).isEmpty());
    failure.checkRefused(report, "backup", ErrorCode::Io);
}

void DeploymentFailedTest::maintenanceHookFails_data() {
    QTest::addColumn<db::Engine>("engine");
    QTest::addColumn<QStringList>("command");
    QTest::addColumn<ErrorCode>("code");
    const auto add = [](const char *name, const QStringList &command, ErrorCode code) {
        QTest::addRow("sqlite, %s", name) << db::Engine::Sqlite << command << code;
        QTest::addRow("mariadb, %s", name) << db::Engine::MariaDb << command << code;
    };
    add("exit code", {QStringLiteral("sh"), QStringLiteral("-c"), QStringLiteral("echo no luck; exit 1")},
        ErrorCode::CheckFailed);
    add("gone", {QStringLiteral("./vanishes.sh")}, ErrorCode::NotFound);
    add("too long", {QStringLiteral("sleep"), QStringLiteral("60")}, ErrorCode::Timeout);
}

void DeploymentFailedTest::maintenanceHookFails() {
    QFETCH(QStringList, command);
    QFETCH(ErrorCode, code);
    Failure failure;
    Stage &stage = failure.stage;
    stage.session.workspace.project.service.hookTimeoutSeconds = 1;
    // What a package says of hooks is never run: this one would make the deployment succeed.
    stage.editPackage([](package::Package &package) {
        package.files[QStringLiteral("project.toml")].replace("hook_timeout = 120", "hook_timeout = 900");
    });
    const QString script = stage.folder() + QLatin1String("/vanishes.sh");
    stage.write(QStringLiteral("vanishes.sh"), "#!/bin/sh\n");
    QFile::setPermissions(script, QFile::ReadOwner | QFile::ExeOwner);
    stage.prod.hooks[QStringLiteral("maintenance_on")] = command;
    Listener listener;
    listener.atPhase(QStringLiteral("maintenance_on"), [&] { QFile::remove(script); });
    const DeploymentReport report = stage.deploy(listener.context());
    QVERIFY(failure.maintenanceEnded());
    stage.prod.hooks.remove(QStringLiteral("maintenance_on"));
    failure.checkRefused(report, "maintenance_on", code);
}

void DeploymentFailedTest::statementFails_data() {
    QTest::addColumn<db::Engine>("engine");
    QTest::addColumn<int>("failing");
    for (int k = 0; k < 5; ++k) {
        QTest::addRow("sqlite, statement %d", k) << db::Engine::Sqlite << k;
        QTest::addRow("mariadb, statement %d", k) << db::Engine::MariaDb << k;
    }
}

void DeploymentFailedTest::statementFails() {
    QFETCH(int, failing);
    Failure failure;
    failure.deployAgain = failing == 2;
    QList<QByteArray> statements{
        "CREATE TABLE gsm_new_things (id INT PRIMARY KEY);", "ALTER TABLE gsm_skills ADD COLUMN extra INT DEFAULT 7;",
        "INSERT INTO gsm_new_things SELECT id FROM gsm_skills;", "UPDATE gsm_skills SET extra = 8 WHERE id > 3;"};
    statements.insert(failing, "ALTER TABLE no_such_table ADD COLUMN extra INT;");
    failure.stage.addMigration(
        QByteArray("-- migrate:up\n" + statements.join('\n') + "\n-- migrate:down\nDROP TABLE gsm_new_things;\n"));
    const DeploymentReport report = failure.stage.deploy();
    QVERIFY(report.error && report.error->position);
    QCOMPARE(report.error->position->file, QStringLiteral("0009_one_more.sql"));
    QCOMPARE(report.error->position->line, 3 + failing);
    QVERIFY(report.error->position->statement.contains(QLatin1String("no_such_table")));
    failure.checkRolledBack(report, "migrate", ErrorCode::Sql);
    QVERIFY(failure.maintenanceEnded());
}

void DeploymentFailedTest::migrationFails_data() {
    QTest::addColumn<db::Engine>("engine");
    QTest::addColumn<int>("number");
    for (int number = 1; number <= 8; ++number) {
        QTest::addRow("sqlite, %d", number) << db::Engine::Sqlite << number;
        QTest::addRow("mariadb, %d", number) << db::Engine::MariaDb << number;
    }
}

void DeploymentFailedTest::migrationFails() {
    QFETCH(int, number);
    Failure failure;
    failure.deployAgain = number % 4 == 2;
    addToUp(failure.stage, number, "ALTER TABLE no_such_table ADD COLUMN extra INT;");
    const DeploymentReport report = failure.stage.deploy();
    QCOMPARE(report.migrations.size(), static_cast<size_t>(number));
    failure.checkRolledBack(report, "migrate", ErrorCode::Sql);
}

void DeploymentFailedTest::dataSectionFails() {
    Failure failure;
    failure.stage.addMigration("-- migrate:up\n-- migrate:data\nUPDATE gsm_skills SET initialwert = 5 WHERE id > "
                               "1;\nINSERT INTO gsm_not_there VALUES (1);\n-- migrate:down\n");
    failure.checkRolledBack(failure.stage.deploy(), "migrate", ErrorCode::Sql);
}

void DeploymentFailedTest::verificationFindsRows() {
    Failure failure;
    failure.stage.addMigration(
        "-- migrate:up\nALTER TABLE gsm_skills ADD COLUMN extra INT;\n-- migrate:verify\nSELECT id, name FROM "
        "gsm_skills WHERE extra IS NULL;\n-- migrate:down\nALTER TABLE gsm_skills DROP COLUMN extra;\n");
    const DeploymentReport report = failure.stage.deploy();
    QVERIFY(report.error && report.error->detail.contains(QLatin1String("name=")));
    failure.checkRolledBack(report, "migrate", ErrorCode::CheckFailed);
}

/// The server ends the deployment's connection in the middle of the migrations.
void DeploymentFailedTest::connectionIsLost() {
    Stage stage(db::Engine::MariaDb);
    const QStringList before = stateOf(stage.profile(stage.prod));
    Listener listener;
    bool done = false;
    listener.onEvent = [&](const Event &event) {
        if (done || event.event != QLatin1String("statement_applied") ||
            event.data[QLatin1String("migration")].toInt() != 2)
            return;
        done = true;
        db::Connection admin = stage.open(stage.prod);
        const auto others = valueOrDie(admin.select(QStringLiteral(
            "SELECT p.id FROM information_schema.processlist p WHERE p.db = DATABASE() AND p.id <> CONNECTION_ID() "
            "AND p.id NOT IN (SELECT connection_id FROM stellwerk_lock)")));
        for (const auto &row : others.rows)
            valueOrDie(admin.exec(QStringLiteral("KILL %1").arg(row.front().toString())));
    };
    const DeploymentReport report = stage.deploy(listener.context());
    QVERIFY(done);
    QVERIFY(report.error.has_value());
    QCOMPARE(failedPhase(report), QStringLiteral("migrate"));
    QVERIFY2(report.outcome == Outcome::RolledBack, qPrintable(report.databaseState));
    COMPARE_STATES(stateOf(stage.profile(stage.prod)), before);
}

QTEST_GUILESS_MAIN(DeploymentFailedTest)
#include "test_deployment_failed.moc"
