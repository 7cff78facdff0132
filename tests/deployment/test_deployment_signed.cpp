// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Whose packages an environment takes, and whose word a plan needs.
#include "base/files.h"
#include "deployment/master/master_data.h"
#include "deployment/plan/approval.h"
#include "deployment/stage.h"
#include "package/signature/signature.h"

using namespace stellwerk;
using namespace stellwerk::test;
using deployment::CheckResult;
using deployment::DeploymentReport;
using deployment::Outcome;
using deployment::Plan;
using package::SecretKey;

namespace {

const SecretKey &erika() {
    static const SecretKey key = valueOrDie(SecretKey::generate());
    return key;
}
const SecretKey &max() {
    static const SecretKey key = valueOrDie(SecretKey::generate());
    return key;
}

void sign(const Stage &stage, const SecretKey &key) {
    const QByteArray content = valueOrDie(readFile(stage.package));
    valueOrDie(writeFileAtomically(package::signatureFile(stage.package),
                                   valueOrDie(package::signContent(key, content, QStringLiteral("timestamp:1")))));
}

/// A stage whose prod trusts Erika.
std::unique_ptr<Stage> trusting() {
    auto stage = std::make_unique<Stage>(currentEngine());
    stage->prod.trustedKeys = {{erika().publicKey(), QStringLiteral("Erika")}};
    stage->editPackage([](package::Package &) {}); // a file of its own, which may get a signature
    QFile::remove(package::signatureFile(stage->package));
    return stage;
}

Result<Plan> plan(const Stage &stage) {
    return deployment::planDeployment(stage.session, stage.package, stage.prod, {});
}

const CheckResult &checkOf(const Plan &plan, const char *code) {
    const auto found = std::ranges::find(plan.checks, QLatin1String(code), &CheckResult::code);
    if (found == plan.checks.end())
        qFatal("no check %s", code);
    return *found;
}

} // namespace

class DeploymentSignedTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void trusted_data() { addEngineRows(); }
    void trusted();
    void refused_data();
    void refused();
    void notInProduction_data() { addEngineRows(); }
    void notInProduction();
    void checkedAgainWhenExecuted_data();
    void checkedAgainWhenExecuted();
    void masterDataOfAnUnsignedPackage_data() { addEngineRows(); }
    void masterDataOfAnUnsignedPackage();
    void approvals_data() { addEngineRows(); }
    void approvals();
};

void DeploymentSignedTest::trusted() {
    const auto stage = trusting();
    sign(*stage, erika());
    const Plan planned = valueOrDie(plan(*stage));
    const CheckResult &check = checkOf(planned, "signature");
    QCOMPARE(check.level, CheckResult::Level::Passed);
    for (const QString &part : {QStringLiteral("Erika"), erika().publicKey().idText(), QStringLiteral("timestamp:1")})
        QVERIFY2(check.message.contains(part), qPrintable(check.message));
    const DeploymentReport report = stage->apply(planned);
    QVERIFY2(report.exitCode() == ExitCode::Ok, report.error ? qPrintable(report.error->toText()) : "");
}

void DeploymentSignedTest::refused_data() {
    QTest::addColumn<db::Engine>("engine");
    QTest::addColumn<QString>("what");
    for (const db::Engine engine : {db::Engine::MariaDb, db::Engine::Sqlite}) {
        for (const char *what : {"unsigned", "another key", "replaced file", "no package"})
            QTest::addRow("%s, %s", engine == db::Engine::Sqlite ? "sqlite" : "mariadb", what)
                << engine << QString::fromLatin1(what);
    }
}

void DeploymentSignedTest::refused() {
    QFETCH(QString, what);
    const auto stage = trusting();
    const QStringList before = stateOf(stage->profile(stage->prod));
    ErrorCode code = ErrorCode::CheckFailed;
    if (what == QLatin1String("another key")) {
        sign(*stage, max());
    } else if (what == QLatin1String("replaced file")) {
        // With right checksums all through: only the signature can tell.
        sign(*stage, erika());
        package::Package content = valueOrDie(package::readPackage(stage->package, {}));
        content.files[QStringLiteral("project.toml")] += "\n# x\n";
        QVERIFY(QFile::remove(stage->package));
        QCOMPARE(valueOrDie(package::writePackage(content, QFileInfo(stage->package).absolutePath(), {})),
                 stage->package);
        QVERIFY(package::readPackage(stage->package, {}));
        code = ErrorCode::Damaged;
    } else if (what == QLatin1String("no package")) {
        valueOrDie(writeFileAtomically(stage->package, "not even an archive")); // which nobody finds out
    }
    const auto planned = plan(*stage);
    QVERIFY(!planned);
    QVERIFY2(planned.error().code == code, qPrintable(planned.error().toText()));
    QVERIFY(planned.error().toText().contains(QLatin1String("nothing was changed"), Qt::CaseInsensitive));
    COMPARE_STATES(stateOf(stage->profile(stage->prod)), before);
}

void DeploymentSignedTest::notInProduction() {
    const auto stage = trusting();
    stage->prod.kind = project::EnvironmentKind::Staging;
    stage->prod.isProtected = false;
    QCOMPARE(checkOf(valueOrDie(plan(*stage)), "signature").level, CheckResult::Level::Warning);
    sign(*stage, erika());
    QCOMPARE(checkOf(valueOrDie(plan(*stage)), "signature").level, CheckResult::Level::Passed);
    sign(*stage, max()); // what is there must be right
    QCOMPARE(plan(*stage).error().code, ErrorCode::CheckFailed);
    stage->prod.trustedKeys.clear();
    const Plan unchecked = valueOrDie(plan(*stage));
    QVERIFY(checkOf(unchecked, "signature").message.contains(QLatin1String("not checked")));
}

void DeploymentSignedTest::checkedAgainWhenExecuted_data() {
    QTest::addColumn<db::Engine>("engine");
    QTest::addColumn<bool>("removed");
    for (const db::Engine engine : {db::Engine::MariaDb, db::Engine::Sqlite}) {
        for (const bool removed : {true, false})
            QTest::addRow("%s, %s", engine == db::Engine::Sqlite ? "sqlite" : "mariadb",
                          removed ? "removed" : "changed")
                << engine << removed;
    }
}

void DeploymentSignedTest::checkedAgainWhenExecuted() {
    QFETCH(bool, removed);
    const auto stage = trusting();
    sign(*stage, erika());
    const QStringList before = stateOf(stage->profile(stage->prod));
    const Plan planned = valueOrDie(plan(*stage));
    if (removed)
        QVERIFY(QFile::remove(package::signatureFile(stage->package)));
    else
        sign(*stage, max());
    const DeploymentReport report = stage->apply(planned);
    QCOMPARE(report.outcome, Outcome::Refused);
    QVERIFY(report.error.has_value());
    QCOMPARE(report.error->code, ErrorCode::CheckFailed);
    QVERIFY2(report.error->message.contains(QLatin1String("signed")), qPrintable(report.error->message));
    COMPARE_STATES(stateOf(stage->profile(stage->prod)), before);
}

/// The same package by another door.
void DeploymentSignedTest::masterDataOfAnUnsignedPackage() {
    const auto stage = trusting();
    const auto compared = deployment::compareMasterData(stage->session, stage->prod, {stage->package, {}}, {});
    QVERIFY(!compared);
    QCOMPARE(compared.error().code, ErrorCode::CheckFailed);
    QVERIFY(compared.error().message.contains(QLatin1String("is not signed")));
}

void DeploymentSignedTest::approvals() {
    Stage stage(currentEngine());
    stage.prod.approvals = 2;
    stage.prod.approvers = {{erika().publicKey(), QStringLiteral("Erika")}, {max().publicKey(), QStringLiteral("Max")}};
    const QStringList before = stateOf(stage.profile(stage.prod));
    const Plan planned = stage.plan();
    const QString file = stage.folder() + QLatin1String("/plan.json");
    const auto approve = [&](const SecretKey &key, const QString &name, const QString &sha256) {
        valueOrDie(writeFileAtomically(
            deployment::approvalFile(file, key),
            valueOrDie(deployment::approve(sha256, stage.prod.name, key, name, QDateTime::currentDateTimeUtc()))));
    };
    const auto apply = [&](const Plan &what) {
        return deployment::applyDeployment(
            stage.session, what, {.confirmation = stage.prod.name, .approvalFiles = deployment::approvalFilesOf(file)},
            {});
    };
    const auto checkRefused = [&](const DeploymentReport &report, const QString &said) {
        QCOMPARE(report.outcome, Outcome::Refused);
        QVERIFY(report.error.has_value());
        QCOMPARE(report.error->code, ErrorCode::CheckFailed);
        QVERIFY2(report.error->message.contains(said), qPrintable(report.error->message));
        COMPARE_STATES(stateOf(stage.profile(stage.prod)), before);
    };
    checkRefused(apply(planned), QStringLiteral("Approved by: nobody."));
    approve(erika(), QStringLiteral("Erika"), planned.sha256);
    checkRefused(apply(planned), QStringLiteral("Not by: Max ("));
    approve(max(), QStringLiteral("Max"), QString(planned.sha256).replace(0, 1, u'x'));
    checkRefused(apply(planned), QStringLiteral("of another plan"));
    approve(max(), QStringLiteral("Max"), planned.sha256);
    const DeploymentReport report = apply(planned);
    QVERIFY2(report.exitCode() == ExitCode::Ok, report.error ? qPrintable(report.error->toText()) : "");
}

QTEST_GUILESS_MAIN(DeploymentSignedTest)
#include "test_deployment_signed.moc"
