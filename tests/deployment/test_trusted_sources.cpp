// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
// trusted_keys and approvals guard every way by which something is brought into an environment.
#include "base/files.h"
#include "deployment/master/export_master_data.h"
#include "deployment/master/master_data.h"
#include "deployment/stage.h"
#include "deployment/workspace/migrate.h"
#include "package/signature/signature.h"

#include <QDir>

using namespace stellwerk;
using namespace stellwerk::test;
using deployment::CheckResult;
using deployment::Outcome;
using package::SecretKey;
using Level = CheckResult::Level;

namespace {

const SecretKey &erika() {
    static const SecretKey key = valueOrDie(SecretKey::generate());
    return key;
}

QString s(const char *text) {
    return QString::fromUtf8(text);
}

/// A stage whose prod trusts Erika.
std::unique_ptr<Stage> trusting() {
    auto stage = std::make_unique<Stage>(currentEngine());
    stage->prod.trustedKeys = {{erika().publicKey(), s("Erika")}};
    return stage;
}

std::optional<CheckResult> checkOf(const std::vector<CheckResult> &checks, const char *code) {
    const auto found = std::ranges::find(checks, QLatin1String(code), &CheckResult::code);
    return found == checks.end() ? std::nullopt : std::optional(*found);
}

/// Prod as dev is, so that rows could be imported.
void bringUpToDate(const Stage &stage) {
    project::Environment trustful = stage.prod;
    trustful.trustedKeys.clear();
    const auto plan = valueOrDie(deployment::planDeployment(stage.session, stage.package, trustful, {}));
    const auto report = deployment::applyDeployment(stage.session, plan, {.confirmation = trustful.name}, {});
    if (report.exitCode() != ExitCode::Ok)
        qFatal("%s", report.error ? qPrintable(report.error->toText()) : "not deployed");
    stage.change({s("UPDATE gsm_spells SET stufe = stufe + 1 WHERE id IN (SELECT m FROM (SELECT MIN(id) AS m FROM "
                    "gsm_spells) AS first)")});
}

} // namespace

class TrustedSourcesTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void rowsWithoutSignature_data();
    void rowsWithoutSignature();
    void rowsOfASignedPackage_data() { addEngineRows(); }
    void rowsOfASignedPackage();
    void migrationsWithoutSignature_data() { addEngineRows(); }
    void migrationsWithoutSignature();
    void nothingPending_data() { addEngineRows(); }
    void nothingPending();
    void approvals_data() { addEngineRows(); }
    void approvals();
};

void TrustedSourcesTest::rowsWithoutSignature_data() {
    QTest::addColumn<db::Engine>("engine");
    QTest::addColumn<bool>("folder");
    for (const db::Engine engine : {db::Engine::MariaDb, db::Engine::Sqlite}) {
        for (const bool folder : {true, false})
            QTest::addRow("%s, %s", engine == db::Engine::Sqlite ? "sqlite" : "mariadb",
                          folder ? "folder" : "environment")
                << engine << folder;
    }
}

void TrustedSourcesTest::rowsWithoutSignature() {
    QFETCH(bool, folder);
    const auto stage = trusting();
    bringUpToDate(*stage);
    deployment::MasterDataInput input{{}, stage->dev.name};
    if (folder) {
        input = {stage->folder() + s("/rows"), {}};
        valueOrDie(deployment::exportMasterData(stage->session, stage->dev, input.path, {}, {}));
    }
    const QStringList before = stateOf(stage->profile(stage->prod));
    const auto plan = valueOrDie(deployment::compareMasterData(stage->session, stage->prod, input, {}));
    QVERIFY(!plan.diff.empty()); // it can be looked at
    const auto check = checkOf(plan.checks, "signature");
    QVERIFY(check && check->level == Level::Error);
    QVERIFY2(check->message.contains(stage->prod.name), qPrintable(check->message));
    QVERIFY(!plan.importable());
    const auto report =
        deployment::importMasterData(stage->session, plan, {.confirmation = stage->prod.name, .backup = true}, {});
    QCOMPARE(report.outcome, Outcome::Refused);
    QCOMPARE(report.exitCode(), ExitCode::CheckFailed);
    QVERIFY2(report.error->message.contains(check->message), qPrintable(report.error->message));
    COMPARE_STATES(stateOf(stage->profile(stage->prod)), before);
    // Where nothing needs to be confirmed it is a warning; where nobody is trusted nothing is said.
    stage->prod.kind = project::EnvironmentKind::Staging;
    stage->prod.isProtected = false;
    const auto warned = valueOrDie(deployment::compareMasterData(stage->session, stage->prod, input, {}));
    QCOMPARE(checkOf(warned.checks, "signature")->level, Level::Warning);
    stage->prod.trustedKeys.clear();
    const auto silent = valueOrDie(deployment::compareMasterData(stage->session, stage->prod, input, {}));
    QVERIFY(!checkOf(silent.checks, "signature"));
}

void TrustedSourcesTest::rowsOfASignedPackage() {
    const auto stage = trusting();
    bringUpToDate(*stage);
    stage->prepareAgain();
    const QByteArray content = valueOrDie(readFile(stage->package));
    valueOrDie(writeFileAtomically(package::signatureFile(stage->package),
                                   valueOrDie(package::signContent(erika(), content, s("timestamp:1")))));
    const auto plan = valueOrDie(deployment::compareMasterData(stage->session, stage->prod, {stage->package, {}}, {}));
    QCOMPARE(checkOf(plan.checks, "signature")->level, Level::Passed);
    QVERIFY(checkOf(plan.checks, "signature")->message.contains(s("Erika")));
    QVERIFY(plan.importable());
    const auto report =
        deployment::importMasterData(stage->session, plan, {.confirmation = stage->prod.name, .backup = true}, {});
    QVERIFY2(report.exitCode() == ExitCode::Ok, report.error ? qPrintable(report.error->toText()) : "");
}

void TrustedSourcesTest::migrationsWithoutSignature() {
    const auto stage = trusting();
    const QStringList before = stateOf(stage->profile(stage->prod));
    const auto plan = valueOrDie(deployment::planMigrate(stage->session, stage->prod, {}, {}));
    QVERIFY(!plan.migrations.empty());
    QVERIFY(!plan.runnable());
    QCOMPARE(checkOf(plan.checks, "signature")->level, Level::Error);
    const auto report = deployment::applyMigrate(stage->session, plan, {.confirmation = stage->prod.name}, {});
    QVERIFY(report.run.error && report.run.error->code == ErrorCode::CheckFailed);
    COMPARE_STATES(stateOf(stage->profile(stage->prod)), before);
    stage->prod.kind = project::EnvironmentKind::Staging;
    stage->prod.isProtected = false;
    const auto warned = valueOrDie(deployment::planMigrate(stage->session, stage->prod, {}, {}));
    QVERIFY(warned.runnable());
    QCOMPARE(checkOf(warned.checks, "signature")->level, Level::Warning);
}

/// Whoever only asks whether there is anything to do is not refused.
void TrustedSourcesTest::nothingPending() {
    const auto stage = trusting();
    bringUpToDate(*stage);
    const auto plan = valueOrDie(deployment::planMigrate(stage->session, stage->prod, {}, {}));
    QVERIFY(plan.migrations.empty() && plan.runnable());
}

void TrustedSourcesTest::approvals() {
    const auto stage = std::make_unique<Stage>(currentEngine());
    stage->prod.approvals = 1;
    stage->prod.approvers = {{erika().publicKey(), s("Erika")}};
    const auto plan = valueOrDie(deployment::planMigrate(stage->session, stage->prod, {}, {}));
    QCOMPARE(checkOf(plan.checks, "approvals")->level, Level::Error);
    const auto report = deployment::applyMigrate(stage->session, plan, {.confirmation = stage->prod.name}, {});
    QVERIFY(report.run.error && report.run.error->code == ErrorCode::CheckFailed);
    stage->prod.approvals = 0;
    bringUpToDate(*stage);
    stage->prod.approvals = 1;
    stage->prepareAgain();
    for (const deployment::MasterDataInput &input :
         {deployment::MasterDataInput{stage->package, {}}, deployment::MasterDataInput{{}, stage->dev.name}}) {
        const auto compared = valueOrDie(deployment::compareMasterData(stage->session, stage->prod, input, {}));
        QCOMPARE(checkOf(compared.checks, "approvals")->level, Level::Error);
        QVERIFY(!compared.importable());
    }
}

QTEST_GUILESS_MAIN(TrustedSourcesTest)
#include "test_trusted_sources.moc"
