// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "deployment/rehearsal/prediction.h"
#include "deployment/rehearsal/reach.h"
#include "deployment/stage.h"

using namespace stellwerk;
using namespace stellwerk::test;

namespace {

QString s(const char *text) {
    return QString::fromUtf8(text);
}

} // namespace

class RehearsalPlaceTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void reachesBeyond_data();
    void reachesBeyond();
    void programsThatReachBeyond();
    void prediction();
};

void RehearsalPlaceTest::reachesBeyond_data() {
    QTest::addColumn<QString>("sql");
    QTest::addColumn<bool>("beyond");
    const auto stays = [](const char *sql) { QTest::newRow(sql) << QString::fromUtf8(sql) << false; };
    const auto leaves = [](const char *sql) { QTest::newRow(sql) << QString::fromUtf8(sql) << true; };
    stays("UPDATE t SET a = 'bamort.users'");
    stays("UPDATE t -- bamort.users\n SET a = 1");
    stays("UPDATE my_bamort.users SET a = 1"); // no database of that name
    stays("ALTER TABLE bamort ADD COLUMN event INT");
    stays("CREATE TABLE t (user INT, role INT, `database` INT)");
    stays("CREATE TRIGGER role_kept BEFORE UPDATE ON t FOR EACH ROW SET NEW.a = 1");
    stays("INSERT INTO t SELECT * FROM information_schema.tables");
    leaves("UPDATE bamort.users SET a = 1");
    leaves("UPDATE `Bamort` . `users` SET a = 1");
    leaves("UPDATE t /*!40000 JOIN bamort.users */ SET a = 1");
    leaves("INSERT INTO mysql.user VALUES (1)");
    leaves("USE bamort");
    leaves("CREATE OR REPLACE USER x@localhost");
    leaves("GRANT ALL ON *.* TO x@localhost");
    leaves("ALTER DATABASE COLLATE utf8mb4_bin");
    leaves("CREATE DEFINER=`root`@`localhost` EVENT e ON SCHEDULE EVERY 1 DAY DO DELETE FROM t");
    leaves("SET GLOBAL max_connections = 1");
    leaves("SET @@GLOBAL.max_connections = 1");
    leaves("PREPARE x FROM 'DELETE FROM users'");
    leaves("CREATE PROCEDURE p() BEGIN DELETE FROM t; EXECUTE IMMEDIATE 'DROP TABLE bamort.users'; END");
}

void RehearsalPlaceTest::reachesBeyond() {
    QFETCH(QString, sql);
    QTEST(deployment::reachesBeyond(sql, {s("bamort"), s("mysql")}), "beyond");
}

void RehearsalPlaceTest::programsThatReachBeyond() {
    const Stage stage(db::Engine::MariaDb);
    const package::Package package = valueOrDie(package::readPackage(stage.package, {}));
    const deployment::Release release = valueOrDie(deployment::releaseOf(package, db::Engine::MariaDb));
    db::Connection connection = stage.open(stage.prod);
    const auto reason = [&] {
        return valueOrDie(deployment::whyNotBeside(connection, release, {})).value_or(QString());
    };
    QCOMPARE(reason(), QString());
    stage.change({s("CREATE TRIGGER harmless BEFORE INSERT ON users FOR EACH ROW SET NEW.reset_pw_hash = 'x'")});
    QCOMPARE(reason(), QString());
    stage.change({s("CREATE TRIGGER harmful AFTER DELETE ON users FOR EACH ROW DELETE FROM %1.char_chars")
                      .arg(connection.dialect().quote(stage.prod.database))});
    QVERIFY2(reason().contains(s("harmful")), qPrintable(reason()));
    stage.change({s("DROP TRIGGER harmful"), s("CREATE EVENT nightly ON SCHEDULE EVERY 1 DAY DO DELETE FROM users")});
    QVERIFY2(reason().contains(s("nightly")), qPrintable(reason()));
    stage.change({s("DROP EVENT nightly")});
    QCOMPARE(reason(), QString());
}

void RehearsalPlaceTest::prediction() {
    // Measured on the copy; twice that for a busy server, three times for another one.
    deployment::Prediction one = deployment::predict(10'000, 1'000, 1'000, false);
    QCOMPARE(one.lowMilliseconds, 10'000);
    QCOMPARE(one.highMilliseconds, 20'000);
    QCOMPARE(deployment::predict(10'000, 1'000, 1'000, true).highMilliseconds, 30'000);
    // Bigger files take longer; smaller ones are no promise, and a ratio out of reason is not believed.
    QCOMPARE(deployment::predict(10'000, 1'500, 1'000, false).highMilliseconds, 30'000);
    QCOMPARE(deployment::predict(10'000, 500, 1'000, false).highMilliseconds, 20'000);
    QCOMPARE(deployment::predict(10'000, 1'000'000, 1'000, false).highMilliseconds, 80'000);
    QCOMPARE(deployment::predict(10'000, 0, 0, false).highMilliseconds, 20'000);
    QCOMPARE(deployment::predict(10, 1, 1, false).highMilliseconds, 1010);
    QVERIFY2(one.text().contains(s("10 s to 20 s")), qPrintable(one.text()));
    QVERIFY(one.compare(15'000).contains(s("as predicted")));
    QVERIFY(one.compare(20'001).contains(s("longer than predicted")));
    QVERIFY(one.compare(9'999).contains(s("less than predicted")));
    QCOMPARE(deployment::spanText(185'000), s("3 min 05 s"));
    QCOMPARE(deployment::spanText(400), s("0.4 s"));
}

QTEST_GUILESS_MAIN(RehearsalPlaceTest)
#include "test_rehearsal_place.moc"
