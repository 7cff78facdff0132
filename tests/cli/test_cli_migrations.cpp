// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli_fixture.h"

using namespace stellwerk;
using namespace stellwerk::test;

/// The ways on after a migration that fails in the middle, by their commands and exit codes.
class TestCliMigrations final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void failsAndGoesOn_data() { addEngineRows(); }
    void failsAndGoesOn();
};

void TestCliMigrations::failsAndGoesOn() {
    const DemoWorkspace demo(currentEngine());
    const bool mariaDb = currentEngine() == db::Engine::MariaDb;
    demo.write("migrations/0009_fails.sql",
               "-- version: 0.4.0\n-- migrate:up\nCREATE TABLE gsm_half (id INT);\nUPDATE gsm_missing SET id = 1 WHERE "
               "id = 2;\n-- migrate:down\nDROP TABLE gsm_half;\n");
    const CliRun failed = demo.run("migrations apply --env prod --confirm prod");
    QVERIFY2(failed.code == 7, failed.err.constData()); // eight migrations stay: 4 would say that nothing was changed
    QVERIFY2(failed.err.contains("0009_fails.sql:4"), failed.err.constData());
    const CliRun status = demo.run("status --env prod");
    QCOMPARE(status.code, 0);
    QCOMPARE(status.err.contains("applied in part") || status.out.contains("applied in part"), mariaDb);

    // On SQLite the migration was rolled back, so nothing is unfinished.
    QCOMPARE(demo.run("rollback --unfinished --env prod --confirm prod").code, mariaDb ? 0 : 4);
    QCOMPARE(demo.run("rollback --unfinished --env prod --confirm prod").code, 4);
    QCOMPARE(demo.run("migrations resolve 9 --applied --env prod --confirm prod").code, 2); // no reason
    QCOMPARE(demo.run("migrations resolve 9 --applied --not-applied --reason x --env prod --confirm prod").code, 2);
    QCOMPARE(demo.run("migrations resolve 9 --retry-from 9 --reason x --env prod --confirm prod").code, 4);
    QCOMPARE(demo.run("migrations resolve 9 --applied --reason unneeded --env prod --confirm prod").code, 0);
    QCOMPARE(demo.run("migrations pending --env prod --exit-code").code, 0);
    QCOMPARE(demo.run("deployments close nothing --reason x --env prod --confirm prod").code, 4);
}

QTEST_GUILESS_MAIN(TestCliMigrations)
#include "test_cli_migrations.moc"
