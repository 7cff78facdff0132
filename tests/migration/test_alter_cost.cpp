// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What costOf says of an ALTER TABLE is what a server does: it accepts that algorithm and refuses a better one.
#include "migration/lint/alter_cost.h"
#include "migration/lint/column_types.h"
#include "schema/schema_reader.h"
#include "support/test_databases.h"

#include <QTest>

using namespace stellwerk;
using migration::AlterAlgorithm;
using migration::ColumnType;
using test::valueOrDie;

class TestAlterCost final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void server_data();
    void server();
    void unknownColumn();
    void narrowing_data();
    void narrowing();
};

void TestAlterCost::server_data() {
    QTest::addColumn<QString>("action");
    QTest::addColumn<AlterAlgorithm>("expected");
    QTest::addColumn<bool>("blocksWrites");
    const auto row = [](const char *action, AlterAlgorithm expected, bool blocksWrites = false) {
        QTest::newRow(action) << QString::fromUtf8(action) << expected << blocksWrites;
    };
    const auto instant = AlterAlgorithm::Instant;
    const auto noCopy = AlterAlgorithm::NoCopy;
    const auto inplace = AlterAlgorithm::Inplace;
    const auto copy = AlterAlgorithm::Copy;
    row("ADD COLUMN n INT DEFAULT 3", instant);
    row("ADD COLUMN n INT NOT NULL FIRST", instant);
    row("ADD COLUMN (n INT, m VARCHAR(10))", instant);
    row("ADD COLUMN n INT AS (number + 1) VIRTUAL", instant);
    row("ADD COLUMN n INT AS (number + 1) STORED", copy, true);
    row("ADD COLUMN n INT UNIQUE", inplace);
    row("ADD COLUMN n INT CHECK (n > 0)", instant);
    row("MODIFY number int(11) DEFAULT NULL CHECK (number > 0)", instant);
    row("ADD COLUMN n INT REFERENCES parent (id)", copy, true);
    row("ADD COLUMN n INT NOT NULL AUTO_INCREMENT, ADD UNIQUE INDEX (n)", inplace, true);
    row("DROP PRIMARY KEY, ADD COLUMN n INT NOT NULL PRIMARY KEY", inplace);
    row("ADD SYSTEM VERSIONING", copy, true);
    row("DROP PRIMARY KEY", copy, true);
    row("MODIFY number int(11) NOT NULL AUTO_INCREMENT, ADD UNIQUE INDEX (number)", copy, true);
    row("DROP COLUMN short_text", instant);
    row("RENAME COLUMN number TO amount", instant);
    row("CHANGE number amount int(11) DEFAULT NULL", instant);
    row("ALTER COLUMN number SET DEFAULT 7", instant);
    row("MODIFY number int(11) DEFAULT NULL AFTER long_text", instant);
    row("MODIFY number bigint(20) DEFAULT NULL", copy, true);
    row("MODIFY number int(11) unsigned DEFAULT NULL", copy, true);
    row("MODIFY number int(11) NOT NULL", inplace);
    row("MODIFY must int(11) DEFAULT NULL", inplace);
    row("MODIFY short_text varchar(60) DEFAULT NULL", instant);
    row("MODIFY short_text varchar(64) DEFAULT NULL", instant); // from 80 bytes to 256
    row("MODIFY middle varchar(60) DEFAULT NULL", instant);
    row("MODIFY middle varchar(64) DEFAULT NULL", copy, true); // from 160 bytes to 256
    row("MODIFY short_text varchar(10) DEFAULT NULL", copy, true);
    row("MODIFY long_text varchar(400) DEFAULT NULL", instant);
    row("MODIFY short_text text DEFAULT NULL", copy, true);
    row("MODIFY short_text varchar(20) CHARACTER SET latin1 DEFAULT NULL", copy, true);
    row("MODIFY word enum('a','b','c') DEFAULT NULL", instant);
    row("MODIFY word enum('c','a','b') DEFAULT NULL", copy, true);
    row("MODIFY moment datetime DEFAULT NULL", copy, true);
    row("ADD INDEX idx_number (number)", noCopy);
    row("ADD UNIQUE INDEX idx_number (number)", noCopy);
    row("ADD FULLTEXT INDEX idx_text (long_text)", inplace, true);
    row("DROP INDEX idx_short", noCopy);
    row("RENAME INDEX idx_short TO idx_brief", instant);
    row("DROP PRIMARY KEY, ADD PRIMARY KEY (must)", inplace);
    row("ADD CONSTRAINT fk FOREIGN KEY (number) REFERENCES parent (id)", copy, true);
    row("DROP FOREIGN KEY fk_parent", instant);
    row("ADD CONSTRAINT c CHECK (number > 0)", copy, true);
    row("DROP CONSTRAINT c_must", instant);
    row("CONVERT TO CHARACTER SET utf8mb4 COLLATE utf8mb4_bin", copy, true);
    row("DEFAULT CHARACTER SET latin1", instant);
    row("COMMENT 'x'", instant);
    row("AUTO_INCREMENT = 100", instant);
    row("ENGINE = InnoDB", inplace);
    row("ENGINE = MyISAM", copy, true);
    row("FORCE", inplace);
    row("ROW_FORMAT = COMPRESSED", inplace);
    row("RENAME TO other", instant);
    row("ADD COLUMN n INT, ADD INDEX idx_n (n)", inplace);
    row("DROP COLUMN moment, DROP INDEX idx_short", noCopy);
}

void TestAlterCost::server() {
    QFETCH(QString, action);
    db::Connection connection = test::openOrDie(test::PrivateServer::instance().freshDatabase());
    const auto run = [&connection](const QString &sql) { return connection.exec(sql).has_value(); };
    const auto prepare = [&] {
        (void)run(QStringLiteral("DROP TABLE IF EXISTS t, other, parent"));
        QVERIFY(run(QStringLiteral("CREATE TABLE parent (id int(11) NOT NULL PRIMARY KEY) ENGINE=InnoDB")));
        QVERIFY(run(QStringLiteral(
            "CREATE TABLE t (id int(11) NOT NULL, number int(11) DEFAULT NULL, must int(11) NOT NULL, short_text "
            "varchar(20) DEFAULT NULL, long_text varchar(300) DEFAULT NULL, middle varchar(40) DEFAULT NULL, word "
            "enum('a','b') DEFAULT NULL, moment "
            "datetime(3) DEFAULT NULL, other_id int(11) DEFAULT NULL, PRIMARY KEY (id), KEY idx_short (long_text(10)), "
            "CONSTRAINT fk_parent FOREIGN KEY (other_id) REFERENCES parent (id), CONSTRAINT c_must CHECK (must > 0)) "
            "ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci")));
    };
    // A table with a foreign key cannot leave InnoDB.
    const auto prepareFor = [&](const QString &wanted) {
        prepare();
        if (wanted.contains(QLatin1String("MyISAM")))
            QVERIFY(run(QStringLiteral("ALTER TABLE t DROP FOREIGN KEY fk_parent")));
    };
    prepareFor(action);
    const schema::Schema schema = valueOrDie(schema::readSchema(connection));
    const QString sql = QStringLiteral("ALTER TABLE t ") + action;
    const auto alter = migration::alterTableOf(db::tokenize(sql, db::Engine::MariaDb));
    QVERIFY(alter);
    const migration::AlterCost cost = migration::costOf(*alter, schema.table(QStringLiteral("t")));
    QVERIFY(cost.certain);
    const auto accepted = [&](AlterAlgorithm algorithm) {
        prepareFor(action);
        return run(sql + QStringLiteral(", ALGORITHM=") + migration::algorithmName(algorithm));
    };
    QTEST(cost.algorithm, "expected");
    QTEST(cost.blocksWrites, "blocksWrites");
    QVERIFY2(accepted(cost.algorithm), "the server refuses what costOf promises");
    if (cost.algorithm != AlterAlgorithm::Instant)
        QVERIFY2(!accepted(static_cast<AlterAlgorithm>(static_cast<int>(cost.algorithm) - 1)),
                 "the server can do better");
    // MariaDB 11.2 and newer can copy while others write, older ones cannot, so only the other direction is asked for.
    // What takes no time at all may want the table for itself.
    prepareFor(action);
    if (!cost.blocksWrites && cost.algorithm >= AlterAlgorithm::NoCopy)
        QVERIFY2(run(sql + QStringLiteral(", LOCK=NONE")), "the server locks writers out");
}

void TestAlterCost::unknownColumn() {
    const auto alter =
        migration::alterTableOf(db::tokenize(QStringLiteral("ALTER TABLE t MODIFY a int"), db::Engine::MariaDb));
    QVERIFY(alter);
    const migration::AlterCost cost = migration::costOf(*alter, nullptr);
    QCOMPARE(cost.algorithm, AlterAlgorithm::Copy);
    QVERIFY(!cost.certain);
}

void TestAlterCost::narrowing_data() {
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("after");
    QTest::addColumn<bool>("narrower");
    const auto row = [](const char *before, const char *after, bool narrower) {
        QTest::addRow("%s > %s", before, after) << QString::fromUtf8(before) << QString::fromUtf8(after) << narrower;
    };
    row("varchar(20)", "varchar(20)", false);
    row("varchar(20)", "varchar(19)", true);
    row("varchar(20)", "text", false);
    row("text", "varchar(20)", true);
    row("longtext", "mediumtext", true);
    row("tinyblob", "longblob", false);
    row("int(11)", "bigint(20)", false);
    row("int(11)", "int(9)", false); // only the display width
    row("int(11)", "smallint(6)", true);
    row("int(11)", "int(10) unsigned", true);
    row("int(10) unsigned", "int(11)", true);
    row("int(10) unsigned", "bigint(20)", false);
    row("decimal(10,2)", "decimal(12,4)", false);
    row("decimal(10,2)", "decimal(10,4)", true);
    row("decimal(10,2)", "decimal(10,1)", true);
    row("double", "float", true);
    row("float", "double", false);
    row("double", "int(11)", true);
    row("int(11)", "varchar(100)", false);
    row("varchar(100)", "int(11)", true);
    row("datetime(6)", "datetime(3)", true);
    row("datetime", "datetime(3)", false);
    row("datetime", "timestamp", true);
    row("timestamp", "datetime", false);
    row("datetime", "date", true);
    row("date", "datetime", false);
    row("enum('a','b')", "enum('b','a','c')", false);
    row("enum('a','b')", "enum('a')", true);
    row("set('a','b')", "set('b')", true);
    row("enum('a','b')", "int(11)", true);
}

void TestAlterCost::narrowing() {
    QFETCH(QString, before);
    QFETCH(QString, after);
    QFETCH(bool, narrower);
    const QString reason = migration::narrowing(ColumnType::parse(before), ColumnType::parse(after));
    QVERIFY2(reason.isEmpty() == !narrower, qPrintable(reason));
}

QTEST_GUILESS_MAIN(TestAlterCost)
#include "test_alter_cost.moc"
