// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/files.h"
#include "deployment/maintenance.h"
#include "deployment/stage.h"
#include "deployment/state/status.h"

#include <QDir>
#include <QJsonDocument>

using namespace stellwerk;
using namespace stellwerk::test;
using deployment::CheckResult;
using deployment::EnvironmentStatus;
using deployment::NextStep;
using migration::Compatibility;

namespace {

EnvironmentStatus statusOf(const Stage &stage, const project::Environment &environment) {
    return deployment::readStatus(stage.session, environment, {});
}

CheckResult checkOf(const std::vector<CheckResult> &checks, const char *code) {
    const auto found = std::ranges::find(checks, QString::fromLatin1(code), &CheckResult::code);
    if (found == checks.end())
        qFatal("no check %s", code);
    return *found;
}

std::vector<CheckResult> validate(const Stage &stage) {
    return valueOrDie(deployment::validateEnvironment(stage.session, stage.prod, {}));
}

bool allPassed(const std::vector<CheckResult> &checks) {
    return std::ranges::none_of(checks,
                                [](const CheckResult &check) { return check.level == CheckResult::Level::Error; });
}

} // namespace

class StatusTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void namesTheNextStep_data() { addEngineRows(); }
    void namesTheNextStep();
    void wantsABackupOfProduction_data() { addEngineRows(); }
    void wantsABackupOfProduction();
    void unreachable_data() { addEngineRows(); }
    void unreachable();
    void wrongPassword();
    void listsDamagedBackups_data() { addEngineRows(); }
    void listsDamagedBackups();
    void namesUnclassifiedTables_data() { addEngineRows(); }
    void namesUnclassifiedTables();
    void changesNothing_data() { addEngineRows(); }
    void changesNothing();
    void validates_data() { addEngineRows(); }
    void validates();
    void validatesWhatIsNotThereYet_data() { addEngineRows(); }
    void validatesWhatIsNotThereYet();
    void validationFindsDrift_data() { addEngineRows(); }
    void validationFindsDrift();
    void validationFindsOrphans_data() { addEngineRows(); }
    void validationFindsOrphans();
    void validationFindsWhatIsMissing_data() { addEngineRows(); }
    void validationFindsWhatIsMissing();
    void validationFindsLeftovers_data() { addEngineRows(); }
    void validationFindsLeftovers();
    void validationNeedsAVersion_data() { addEngineRows(); }
    void validationNeedsAVersion();
};

void StatusTest::namesTheNextStep() {
    const Stage stage(currentEngine());
    const EnvironmentStatus old = statusOf(stage, stage.prod);
    QVERIFY(!old.error);
    QCOMPARE(old.version.compatibility, Compatibility::MigrationRequired);
    QCOMPARE(old.nextStep, NextStep::Deploy);
    QVERIFY(old.nextStepText.contains(QLatin1String("0.4.0")));
    QCOMPARE(old.version.pending.size(), size_t(8));
    QVERIFY(!old.serverVersion.isEmpty());

    const EnvironmentStatus dev = statusOf(stage, stage.dev);
    QCOMPARE(dev.version.compatibility, Compatibility::Compatible);
    QCOMPARE(dev.nextStep, NextStep::None);

    const EnvironmentStatus empty = statusOf(stage, stage.emptyEnvironment());
    QCOMPARE(empty.version.compatibility, Compatibility::Empty);
    QCOMPARE(empty.nextStep, NextStep::Investigate);

    const QString insert = QStringLiteral(
        "INSERT INTO schema_version (version, migration_number, applied_at, backend_version) VALUES ('%1', 1, 1, '0')");
    stage.change({insert.arg(QStringLiteral("0.10.0"))});
    const EnvironmentStatus newer = statusOf(stage, stage.prod);
    QCOMPARE(newer.version.compatibility, Compatibility::BackendTooOld);
    QCOMPARE(newer.nextStep, NextStep::UpdateProject);

    stage.change({insert.arg(QStringLiteral("latest"))});
    const EnvironmentStatus unreadable = statusOf(stage, stage.prod);
    QVERIFY(unreadable.error && unreadable.error->code == ErrorCode::VersionUnknown);
    QCOMPARE(unreadable.nextStep, NextStep::Investigate);
    QVERIFY2(unreadable.nextStepText.contains(QLatin1String("latest")), qPrintable(unreadable.nextStepText));

    stage.change({QStringLiteral("DROP TABLE schema_version"), QStringLiteral("DROP TABLE migration_history")});
    const EnvironmentStatus untracked = statusOf(stage, stage.prod);
    QCOMPARE(untracked.version.compatibility, Compatibility::Untracked);
    QCOMPARE(untracked.nextStep, NextStep::Adopt);
    const QJsonObject json = untracked.toJson();
    QCOMPARE(json[QLatin1String("next_step")].toString(), QStringLiteral("adopt"));
    QCOMPARE(json[QLatin1String("version")].toObject()[QLatin1String("state")].toString(), QStringLiteral("untracked"));
}

void StatusTest::wantsABackupOfProduction() {
    const Stage stage(currentEngine());
    QVERIFY(!stage.deploy().error);
    const EnvironmentStatus deployed = statusOf(stage, stage.prod);
    QCOMPARE(deployed.nextStep, NextStep::None);
    QVERIFY(deployed.lastBackup.has_value());
    QDir(stage.session.workspace.backupsFolder(stage.prod)).removeRecursively();
    QCOMPARE(statusOf(stage, stage.prod).nextStep, NextStep::BackUp);
}

void StatusTest::unreachable() {
    Stage stage(currentEngine());
    if (currentEngine() == db::Engine::Sqlite)
        stage.prod.database = QStringLiteral("data/nowhere.sqlite");
    else
        stage.prod.socket = stage.folder() + QLatin1String("/no-socket");
    const EnvironmentStatus status = statusOf(stage, stage.prod);
    QVERIFY(status.error.has_value());
    QCOMPARE(status.error->code,
             currentEngine() == db::Engine::Sqlite ? ErrorCode::NotFound : ErrorCode::ConnectionFailed);
    QCOMPARE(status.nextStep, NextStep::Connect);
    QVERIFY(status.nextStepText.contains(QLatin1String("prod")));
    QCOMPARE(status.toJson()[QLatin1String("reachable")].toBool(true), false);
}

void StatusTest::wrongPassword() {
    Stage stage(db::Engine::MariaDb);
    valueOrDie(stage.open(stage.prod)
                   .exec(QStringLiteral("CREATE OR REPLACE USER 'guarded'@'localhost' IDENTIFIED BY 'right'")));
    stage.prod.user = QStringLiteral("guarded");
    stage.prod.secret = {project::SecretSource::Kind::Prompt, {}};
    stage.session.prompt = [](const project::Environment &) -> Result<QString> {
        return QStringLiteral("wrong-and-secret");
    };
    const EnvironmentStatus status = statusOf(stage, stage.prod);
    QVERIFY(status.error && status.error->code == ErrorCode::AccessDenied);
    QCOMPARE(status.nextStep, NextStep::Connect);
    const QString all =
        status.error->toText() + status.nextStepText + QString::fromUtf8(QJsonDocument(status.toJson()).toJson());
    QVERIFY(!all.contains(QLatin1String("wrong-and-secret")));
}

void StatusTest::listsDamagedBackups() {
    const Stage stage(currentEngine());
    const auto good = valueOrDie(deployment::backUp(stage.session, stage.prod, {}));
    const QString damaged =
        QFileInfo(good.file).absolutePath() + QLatin1String("/backup_20991231_235959_v0.3.0_m0.jsonl.zst");
    valueOrDie(writeFileAtomically(damaged, valueOrDie(readFile(good.file)).left(good.fileSize / 2)));
    const EnvironmentStatus status = statusOf(stage, stage.prod);
    QCOMPARE(status.damagedBackups, QStringList(damaged));
    QCOMPARE(status.lastBackup->file, good.file);
    QVERIFY(status.warnings.join(u' ').contains(damaged));
}

void StatusTest::namesUnclassifiedTables() {
    const Stage stage(currentEngine());
    stage.change({QStringLiteral("CREATE TABLE somebodys_notes (id INT)")});
    const EnvironmentStatus status = statusOf(stage, stage.prod);
    QCOMPARE(status.unclassifiedTables, QStringList(QStringLiteral("somebodys_notes")));
    QVERIFY(status.warnings.join(u' ').contains(QLatin1String("somebodys_notes")));
}

void StatusTest::changesNothing() {
    const Stage stage(currentEngine());
    const auto tables = [&] {
        db::Connection connection = stage.open(stage.prod);
        QStringList lines = stateOf(stage.profile(stage.prod));
        for (const backup::BackupTable &table : valueOrDie(backup::hashTables(connection, {})))
            lines << table.name + table.hash;
        return lines;
    };
    const QStringList before = tables();
    QVERIFY(!statusOf(stage, stage.prod).error);
    QVERIFY(stage.plan().deployable());
    (void)validate(stage);
    COMPARE_STATES(tables(), before);
}

void StatusTest::validates() {
    const Stage stage(currentEngine());
    QVERIFY(!stage.deploy().error);
    const auto checks = validate(stage);
    QVERIFY(allPassed(checks));
    for (const char *code : {"version", "schema", "version-tables", "foreign-keys", "project:administrator_exists"})
        QVERIFY2(checkOf(checks, code).level == CheckResult::Level::Passed, qPrintable(checkOf(checks, code).message));
    QVERIFY(checkOf(checks, "master-data").level != CheckResult::Level::Error);
    QVERIFY(checkOf(checks, "used-by").level != CheckResult::Level::Error);
}

/// A database of the version before is judged by the snapshot of that version.
void StatusTest::validatesWhatIsNotThereYet() {
    const Stage stage(currentEngine());
    const auto checks = validate(stage);
    QCOMPARE(checkOf(checks, "version").level, CheckResult::Level::Warning);
    QCOMPARE(checkOf(checks, "schema").level, CheckResult::Level::Passed);
    QVERIFY(allPassed(checks));
}

void StatusTest::validationFindsDrift() {
    const Stage stage(currentEngine());
    QVERIFY(!stage.deploy().error);
    stage.change({QStringLiteral("CREATE TABLE gsm_extra (id INT)")});
    QCOMPARE(checkOf(validate(stage), "schema").level, CheckResult::Level::Warning);
    stage.change({QStringLiteral("ALTER TABLE gsm_skills DROP COLUMN bonuseigenschaft")});
    const CheckResult schema = checkOf(validate(stage), "schema");
    QCOMPARE(schema.level, CheckResult::Level::Error);
    QVERIFY2(schema.message.contains(QLatin1String("bonuseigenschaft")), qPrintable(schema.message));
}

/// Each kind of thing that an application relies on, one after the other.
void StatusTest::validationFindsWhatIsMissing() {
    const Stage stage(currentEngine());
    QVERIFY(!stage.deploy().error);
    QCOMPARE(checkOf(validate(stage), "leftovers").level, CheckResult::Level::Passed);
    const bool mariaDb = currentEngine() == db::Engine::MariaDb;
    const auto finds = [&](const QString &sql, QLatin1StringView object) {
        stage.change({sql});
        const CheckResult schema = checkOf(validate(stage), "schema");
        QCOMPARE(schema.level, CheckResult::Level::Error);
        QVERIFY2(schema.message.contains(object), qPrintable(schema.message));
    };
    const QString index = QStringLiteral("idx_gsm_cc_class_typical_skills_skill_id");
    finds(mariaDb ? QString(u"ALTER TABLE gsm_cc_class_typical_skills DROP INDEX " + index)
                  : QString(u"DROP INDEX " + index),
          QLatin1StringView("typical_skills_skill_id"));
    if (mariaDb)
        finds(QStringLiteral("ALTER TABLE char_skills DROP FOREIGN KEY fk_char_chars_fertigkeiten"),
              QLatin1StringView("fk_char_chars_fertigkeiten"));
    finds(QStringLiteral("DROP TABLE char_bennies"), QLatin1StringView("char_bennies"));
}

void StatusTest::validationFindsLeftovers() {
    const Stage stage(currentEngine());
    QVERIFY(!stage.deploy().error);
    stage.change({QStringLiteral("CREATE TABLE skill_spells (id INT)")});
    const CheckResult renamed = checkOf(validate(stage), "leftovers");
    QCOMPARE(renamed.level, CheckResult::Level::Warning);
    QVERIFY2(renamed.message.contains(QLatin1String("renamed to char_spells")), qPrintable(renamed.message));
}

void StatusTest::validationFindsOrphans() {
    const Stage stage(currentEngine());
    QVERIFY(!stage.deploy().error);
    db::Connection connection = stage.open(stage.prod);
    valueOrDie(connection.exec(currentEngine() == db::Engine::Sqlite
                                   ? QStringLiteral("PRAGMA foreign_keys = OFF")
                                   : QStringLiteral("SET SESSION foreign_key_checks = 0")));
    valueOrDie(connection.exec(QStringLiteral("DELETE FROM char_chars WHERE id = 1")));
    const CheckResult orphans = checkOf(validate(stage), "foreign-keys");
    QCOMPARE(orphans.level, CheckResult::Level::Error);
    QVERIFY2(orphans.message.contains(QLatin1String("character_id")), qPrintable(orphans.message));
}

void StatusTest::validationNeedsAVersion() {
    Stage stage(currentEngine());
    stage.prod = stage.emptyEnvironment();
    const auto checks = validate(stage);
    QCOMPARE(checks.size(), size_t(1));
    QCOMPARE(checks.front().level, CheckResult::Level::Error);
}

QTEST_GUILESS_MAIN(StatusTest)
#include "test_status.moc"
