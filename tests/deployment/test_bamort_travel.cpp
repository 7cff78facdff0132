// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/files.h"
#include "deployment/plan/release.h"
#include "deployment/stage.h"
#include "masterdata/compare/compare_data.h"
#include "masterdata/files/export_writer.h"
#include "masterdata/files/file_source.h"
#include "masterdata/import/baseline.h"
#include "masterdata/import/import.h"
#include "schema/schema_reader.h"
#include "schema/schema_sql.h"

#include <QTest>

using namespace stellwerk;
using namespace stellwerk::test;
using namespace stellwerk::masterdata;

/// The master data of a whole application on its way: the demo's, with every oddity that its rows have.
class BamortTravelTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void sameBytesAfterTheJourney_data() { addEngineRows(); }
    void sameBytesAfterTheJourney();
    void shuffledIds_data() { addEngineRows(); }
    void shuffledIds();
};

namespace {

QMap<QString, QByteArray> exported(db::Connection &connection, const Catalogue &catalogue,
                                   QStringList *skipped = nullptr) {
    const schema::Schema actual = valueOrDie(schema::readSchema(connection));
    DatabaseSource source(connection, actual, catalogue);
    MemoryExport target;
    const ExportReport report = valueOrDie(
        exportFiles(source, catalogue, {Version{0, 1, 37}, QStringLiteral("2026-01-02T03:04:05Z"), {}}, target, {}));
    for (const SkippedRow &row : report.skipped) {
        if (skipped)
            *skipped << QString(row.entity + u' ' + row.key);
    }
    return target.files();
}

ImportReport importFiles(db::Connection &connection, const Catalogue &catalogue,
                         const QMap<QString, QByteArray> &files) {
    const auto set = FileSet::inMemory(files);
    const auto source = valueOrDie(FileSource::open(*set, catalogue));
    const schema::Schema actual = valueOrDie(schema::readSchema(connection));
    auto transaction = valueOrDie(db::Transaction::begin(connection));
    ImportReport report = valueOrDie(importData({.catalogue = catalogue,
                                                 .package = *source,
                                                 .connection = connection,
                                                 .actual = actual,
                                                 .options = {},
                                                 .policy = {}},
                                                {}));
    valueOrDie(transaction.commit());
    return report;
}

/// Every master row gets another id, and everything that refers to it follows.
void shuffle(db::Connection &connection, const Catalogue &catalogue) {
    const bool mariaDb = connection.engine() == db::Engine::MariaDb;
    valueOrDie(connection.exec(mariaDb ? QStringLiteral("SET foreign_key_checks = 0")
                                       : QStringLiteral("PRAGMA foreign_keys = OFF")));
    const db::Dialect &dialect = connection.dialect();
    for (const Node &node : catalogue.nodes()) {
        // 100,000 - id: other ids in the other order; twice as far first, so that no id is taken meanwhile.
        for (const char *expression : {"1000000 + %1", "1100000 - %1"}) {
            valueOrDie(connection.exec(QStringLiteral("UPDATE %1 SET %2 = %3")
                                           .arg(dialect.quote(node.table), dialect.quote(node.idColumn),
                                                QString::fromLatin1(expression).arg(dialect.quote(node.idColumn)))));
        }
        for (const NodeReference &reference : node.references) {
            const QString column = dialect.quote(reference.definition.column);
            valueOrDie(connection.exec(
                QStringLiteral("UPDATE %1 SET %2 = 100000 - %2 WHERE %2 <> 0").arg(dialect.quote(node.table), column)));
        }
    }
    valueOrDie(connection.exec(mariaDb ? QStringLiteral("SET foreign_key_checks = 1")
                                       : QStringLiteral("PRAGMA foreign_keys = ON")));
}

/// Whom each user row names, and what that row says, without ids.
QStringList whatUsersMean(db::Connection &connection) {
    QStringList lines;
    for (const char *sql :
         {"SELECT c.id, c.name, s.name, s.initialwert FROM char_skills c LEFT JOIN gsm_skills s ON s.name = c.name",
          "SELECT c.id, c.name, s.name FROM char_spells c LEFT JOIN gsm_spells s ON s.name = c.name",
          "SELECT c.id, c.name, s.name FROM char_weaponskills c LEFT JOIN gsm_weaponskills s ON s.name = c.name",
          "SELECT c.id, c.name, s.name FROM equi_weapons c LEFT JOIN gsm_weapons s ON s.name = c.name",
          "SELECT c.id, c.contained_in, k.name FROM equi_equipments c LEFT JOIN equi_containers k ON k.id = "
          "c.contained_in"}) {
        QStringList part;
        for (const auto &row : valueOrDie(connection.select(QString::fromLatin1(sql))).rows) {
            QString line;
            for (const db::Value &cell : row)
                line += QString(cell.toString() + u'|');
            part << line;
        }
        part.sort();
        lines += part;
    }
    return lines;
}

} // namespace

void BamortTravelTest::sameBytesAfterTheJourney() {
    const Stage stage(currentEngine());
    const auto release = valueOrDie(deployment::releaseOf(stage.session.workspace, Version{0, 4, 0}, currentEngine()));
    db::Connection dev = stage.open(stage.dev);
    QStringList skipped;
    const auto files = exported(dev, release.catalogue, &skipped);
    QCOMPARE(files.size(), 24);
    // Of the invented rows, those that nobody could match: they stay at home, with a word.
    QVERIFY(!skipped.isEmpty());
    TestDatabases databases;
    db::Connection target = openOrDie(databases.fresh(currentEngine()));
    for (const QString &statement : schema::createStatements(release.snapshot(), currentEngine()))
        valueOrDie(target.exec(statement));
    (void)importFiles(target, release.catalogue, files);
    QStringList lost;
    const auto again = exported(target, release.catalogue, &lost);
    QCOMPARE(lost, QStringList());
    for (auto file = files.begin(); file != files.end(); ++file)
        QVERIFY2(again.value(file.key()) == file.value(), qPrintable(file.key()));
    // And once more, where everything is there already: not a row is written.
    const ImportReport second = importFiles(target, release.catalogue, files);
    for (const ImportCounts &counts : second.entities)
        QCOMPARE(counts.inserted + counts.updated + counts.deleted + counts.kept + counts.ambiguous, 0);
}

void BamortTravelTest::shuffledIds() {
    Stage stage(currentEngine());
    QVERIFY(stage.deploy().exitCode() == ExitCode::Ok);
    const auto release = valueOrDie(deployment::releaseOf(stage.session.workspace, Version{0, 4, 0}, currentEngine()));
    db::Connection prod = stage.open(stage.prod);
    shuffle(prod, release.catalogue);
    // Somebody has changed and removed things since, so that there is something to do.
    stage.change({QStringLiteral("UPDATE gsm_skills SET initialwert = 99"),
                  QStringLiteral("DELETE FROM gsm_cc_class_category_points"),
                  QStringLiteral("UPDATE learning_skill_category_difficulties SET learn_cost = learn_cost + 1")});
    const QStringList before = whatUsersMean(prod);
    const auto ids = [&] {
        QStringList lines;
        for (const auto &row :
             valueOrDie(prod.select(QStringLiteral("SELECT id, name FROM gsm_skills ORDER BY id"))).rows)
            lines << QString(row[0].toString() + row[1].toString());
        return lines;
    };
    const QStringList skills = ids();
    QVERIFY(skills.front().startsWith(QLatin1String("99")));
    stage.decide();
    const deployment::Plan plan = stage.plan();
    QVERIFY(plan.data.count(RowState::ChangedInTarget) > 0);
    QVERIFY(plan.data.count(RowState::New) > 0);
    const deployment::DeploymentReport report = stage.apply(plan);
    QVERIFY2(report.exitCode() == ExitCode::Ok, report.error ? qPrintable(report.error->toText()) : "");
    QVERIFY(stage.plan().nothingToDo());
    QCOMPARE(ids(), skills);
    // The values of the master rows are those of dev now; whom the users' rows mean is as before.
    QStringList expected = before;
    expected.replaceInStrings(QStringLiteral("|99|"), QStringLiteral("|…|"));
    QStringList after;
    for (const QString &line : whatUsersMean(prod))
        after << line;
    QCOMPARE(after.size(), expected.size());
    for (qsizetype i = 0; i < after.size(); ++i)
        QCOMPARE(after[i].section(u'|', 0, 2), expected[i].section(u'|', 0, 2));
}

QTEST_GUILESS_MAIN(BamortTravelTest)
#include "test_bamort_travel.moc"
