// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The levels of [lint] and the sum file decide about packages and deployments.
#include "deployment/maintenance.h"
#include "deployment/plan/migration_rules.h"
#include "deployment/stage.h"
#include "deployment/state/validate.h"
#include "migration/files/sum_file.h"

#include <QFile>

using namespace stellwerk;
using namespace stellwerk::test;
using deployment::CheckResult;
using deployment::Outcome;

namespace {

/// The levels of the findings with a code in a plan's checks.
std::vector<CheckResult::Level> levelsOf(const deployment::Plan &plan, const char *code) {
    std::vector<CheckResult::Level> levels;
    for (const CheckResult &check : plan.checks) {
        if (check.message.contains(QString(u'[' + QLatin1String(code) + u']')))
            levels.push_back(check.level);
    }
    return levels;
}

} // namespace

class MigrationRulesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void stricterOfBothCounts_data() { addEngineRows(); }
    void stricterOfBothCounts();
    void errorsAreNotPackaged_data() { addEngineRows(); }
    void errorsAreNotPackaged();
    void sumFile_data() { addEngineRows(); }
    void sumFile();
    void fileOfAnotherTool_data() { addEngineRows(); }
    void fileOfAnotherTool();
    void changedScriptIsShown_data() { addEngineRows(); }
    void changedScriptIsShown();
};

void MigrationRulesTest::stricterOfBothCounts() {
    using Levels = std::vector<CheckResult::Level>;
    Stage stage(currentEngine());
    const auto warnings = levelsOf(stage.plan(), "drops-column");
    QCOMPARE(warnings, Levels(3, CheckResult::Level::Warning));

    // The workspace may demand more than the package …
    stage.session.workspace.project.lint[QStringLiteral("drops-column")] = project::LintLevel::Error;
    const deployment::Plan plan = stage.plan();
    QCOMPARE(levelsOf(plan, "drops-column"), Levels(3, CheckResult::Level::Error));
    QVERIFY(!plan.deployable());
    const QStringList before = stateOf(stage.profile(stage.prod));
    QCOMPARE(stage.apply(plan).outcome, Outcome::Refused);
    COMPARE_STATES(stateOf(stage.profile(stage.prod)), before);

    // … and the package more than the workspace, but neither less than the other.
    stage.session.workspace.project.lint[QStringLiteral("drops-column")] = project::LintLevel::Off;
    QCOMPARE(levelsOf(stage.plan(), "drops-column"), Levels(3, CheckResult::Level::Warning));
    stage.editPackage([](package::Package &package) {
        package.files[QStringLiteral("project.toml")].replace("[tables]",
                                                              "[lint]\ndrops-column = \"error\"\n\n[tables]");
    });
    QCOMPARE(levelsOf(stage.plan(), "drops-column"), Levels(3, CheckResult::Level::Error));
}

void MigrationRulesTest::errorsAreNotPackaged() {
    Stage stage(currentEngine());
    const QByteArray undeclared =
        "-- version: 0.4.0\n-- migrate:up\nUPDATE users SET username = 'x' WHERE user_id < 0;\n"
        "-- migrate:down\nSELECT 1;\n";
    stage.write(QStringLiteral("migrations/0009_users.sql"), undeclared);
    const auto refused = deployment::preparePackage(stage.session, stage.dev, {}, {});
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::CheckFailed);
    QVERIFY2(refused.error().detail.startsWith(QLatin1String("0009_users.sql:3:1: [undeclared-protected-table]")),
             qPrintable(refused.error().detail));
    // Said and explained, it is not an error any more.
    stage.write(QStringLiteral("migrations/0009_users.sql"),
                QByteArray(undeclared)
                    .replace("UPDATE", "-- lint:disable undeclared-protected-table no id is below 0\nUPDATE"));
    valueOrDie(deployment::preparePackage(stage.session, stage.dev, {}, {}));
}

void MigrationRulesTest::sumFile() {
    Stage stage(currentEngine());
    const auto levels = [&stage] {
        std::vector<CheckResult::Level> found;
        for (const CheckResult &check : valueOrDie(deployment::validateEnvironment(stage.session, stage.prod, {}))) {
            if (check.code == QLatin1String("migration-sum"))
                found.push_back(check.level);
        }
        return found;
    };
    QVERIFY(levels().empty());
    valueOrDie(migration::writeSumFile(stage.session.workspace.migrationsFolder()));
    QCOMPARE(levels(), std::vector{CheckResult::Level::Passed});
    valueOrDie(deployment::preparePackage(stage.session, stage.dev, {}, {}));
    stage.write(QStringLiteral("migrations/0009_late.sql"),
                "-- version: 0.4.0\n-- migrate:up\nSELECT 1;\n-- migrate:down\n");
    QCOMPARE(levels(), std::vector{CheckResult::Level::Error});
    const auto refused = deployment::preparePackage(stage.session, stage.dev, {}, {});
    QVERIFY(!refused);
    QVERIFY2(refused.error().message.contains(QLatin1String("0009_late.sql")), qPrintable(refused.error().message));
}

/// From the workspace through a package into a database and back: a file that states no version.
void MigrationRulesTest::fileOfAnotherTool() {
    Stage stage(currentEngine());
    stage.write(QStringLiteral("migrations/20260101120000_tidy.sql"),
                "-- +goose Up\n-- +goose StatementBegin\nUPDATE gsm_misc SET value = '' WHERE id < 0;\n"
                "-- +goose StatementEnd\n-- +goose Down\nUPDATE gsm_misc SET value = '-' WHERE id < 0;\n");
    stage.prepareAgain();
    const auto report = stage.deploy();
    QVERIFY2(!report.error, report.error ? qPrintable(report.error->toText()) : "");
    QCOMPARE(report.migrations.back().number, 20260101120000);
    // The project goes on; what was applied stays what it was.
    stage.session.workspace.project.requiredDbVersion = Version{0, 5, 0};
    auto plan = valueOrDie(deployment::planRollback(stage.session, stage.prod, {1, {}}, {}));
    QCOMPARE(plan.migrations.front().number, 20260101120000);
    QCOMPARE(plan.migrations.front().version, (Version{0, 4, 0}));
    QCOMPARE(plan.to, (Version{0, 3, 0}));
    plan = valueOrDie(deployment::planRollback(stage.session, stage.prod, {0, Version{0, 3, 0}}, {}));
    QCOMPARE(plan.migrations.size(), size_t{9});
    const auto undone = deployment::applyRollback(stage.session, plan, stage.prod.name, {});
    QVERIFY2(!undone.error, undone.error ? qPrintable(undone.error->toText()) : "");
    db::Connection connection = stage.open(stage.prod);
    QCOMPARE(valueOrDie(
                 connection.selectValue(QStringLiteral("SELECT version FROM schema_version ORDER BY id DESC LIMIT 1")))
                 ->toString(),
             QStringLiteral("0.3.0"));
}

void MigrationRulesTest::changedScriptIsShown() {
    Stage stage(currentEngine());
    QVERIFY(!stage.deploy().error);
    const QString name = QStringLiteral("migrations/0003_kept_wealth.sql");
    QFile file(stage.folder() + u'/' + name);
    QVERIFY(file.open(QIODevice::ReadOnly));
    stage.write(name, file.readAll().replace("  goldstuecke bigint(20)", "  goldstuecke bigint(19)"));
    stage.prepareAgain();
    const deployment::Plan plan = stage.plan();
    const auto check = std::ranges::find(plan.checks, QStringLiteral("version-tables"), &CheckResult::code);
    QVERIFY(check != plan.checks.end());
    QCOMPARE(check->level, CheckResult::Level::Error);
    QVERIFY2(check->hint.contains(QLatin1String("-  goldstuecke bigint(20)")) &&
                 check->hint.contains(QLatin1String("+  goldstuecke bigint(19)")),
             qPrintable(check->hint));
}

QTEST_GUILESS_MAIN(MigrationRulesTest)
#include "test_migration_rules.moc"
