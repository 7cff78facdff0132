// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli_fixture.h"

using namespace stellwerk;
using namespace stellwerk::test;

/// rollback --deployment ID
class TestCliPastRollback final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void showsAndTakesBack_data() { addEngineRows(); }
    void showsAndTakesBack();
    void restoresTheBackup_data() { addEngineRows(); }
    void restoresTheBackup();
    void usage();
};

namespace {

/// Deploys and gives the id.
QString deployed(DemoWorkspace &demo) {
    const CliRun run = demo.run("deploy %1 --env prod --confirm prod --json", {demo.package()});
    if (run.code != 0)
        qFatal("%s", run.out.constData());
    return run.document()[QLatin1String("report")][QLatin1String("run_id")].toString();
}

const QString kVersion = QStringLiteral("SELECT version FROM schema_version ORDER BY id DESC LIMIT 1");

} // namespace

void TestCliPastRollback::showsAndTakesBack() {
    DemoWorkspace demo(currentEngine());
    const QString id = deployed(demo);
    CliRun run = demo.run("rollback --deployment %1 --env prod --dry-run", {id});
    QVERIFY2(run.code == 0, run.err.constData());
    QVERIFY2(run.out.contains("What users wrote since:") && run.out.contains("char_chars") &&
                 run.out.contains("not written") && run.out.contains("0001_rename_tables"),
             run.out.constData());
    QCOMPARE(demo.value("prod", kVersion), QStringLiteral("0.4.0"));
    run = demo.run("rollback --deployment %1 --env prod --dry-run --json", {id});
    const QJsonObject plan = run.document()[QLatin1String("plan")].toObject();
    QCOMPARE(plan[u"deployment"].toString(), id);
    QVERIFY(plan[u"undoes_import"].toBool() && plan[u"provable"].toBool());
    QVERIFY(plan[u"protected_tables"].toArray().size() > 5);
    QCOMPARE(demo.run("rollback --deployment %1 --env prod", {id}).code, 2); // production is confirmed by its name
    run = demo.run("rollback --deployment %1 --env prod --confirm prod --json", {id});
    QVERIFY2(run.code == 0, run.out.constData());
    QCOMPARE(run.document()[QLatin1String("report")][QLatin1String("outcome")].toString(), QStringLiteral("succeeded"));
    QCOMPARE(demo.value("prod", kVersion), QStringLiteral("0.3.0"));
    const QJsonArray list =
        demo.run("deployments list --env prod --json").document()[QLatin1String("deployments")].toArray();
    QCOMPARE(std::ranges::count_if(list,
                                   [](const QJsonValue &one) {
                                       return one[u"outcome"].toString().startsWith(QLatin1String("succeeded"));
                                   }),
             2);
    QVERIFY(std::ranges::any_of(list, [](const QJsonValue &one) {
        return one[u"version_before"].toString() == QLatin1String("0.4.0") &&
               one[u"version_after"].toString() == QLatin1String("0.3.0");
    }));
    QCOMPARE(demo.run("rollback --deployment %1 --env prod --confirm prod", {id}).code, 4);
}

void TestCliPastRollback::restoresTheBackup() {
    DemoWorkspace demo(currentEngine());
    const QString id = deployed(demo);
    CliRun run = demo.run("rollback --deployment %1 --restore-backup --env prod --dry-run", {id});
    QVERIFY2(run.out.contains("It does not have:"), run.out.constData());
    run = demo.run("rollback --deployment %1 --restore-backup --env prod --confirm prod", {id});
    QVERIFY2(run.code == 0, run.err.constData());
    QCOMPARE(demo.value("prod", kVersion), QStringLiteral("0.3.0"));
    QCOMPARE(demo.run("status --env prod --exit-code").code, 3);
}

void TestCliPastRollback::usage() {
    DemoWorkspace demo(db::Engine::Sqlite);
    QCOMPARE(demo.run("rollback --steps 1 --restore-backup --env prod").code, 2);
    QCOMPARE(demo.run("rollback --unfinished --previous-image --env prod").code, 2);
    QCOMPARE(demo.run("rollback --deployment nothing --env prod --json").errorCode(), QStringLiteral("NOT_FOUND"));
}

QTEST_GUILESS_MAIN(TestCliPastRollback)
#include "test_cli_past_rollback.moc"
