// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/files.h"
#include "db/row_hash.h"
#include "db/row_reader.h"
#include "deployment/stage.h"
#include "masterdata/compare/data_diff.h"
#include "schema/schema_reader.h"
#include "schema/snapshot.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>

#include <map>

using namespace stellwerk;
using namespace stellwerk::test;
using deployment::DeploymentReport;
using deployment::Outcome;

namespace {

const QStringList kPhases{QStringLiteral("preflight"), QStringLiteral("backup"),     QStringLiteral("maintenance_on"),
                          QStringLiteral("migrate"),   QStringLiteral("safety_net"), QStringLiteral("import"),
                          QStringLiteral("validate"),  QStringLiteral("record"),     QStringLiteral("maintenance_off"),
                          QStringLiteral("retention")};

/// What migration 0001 calls differently.
const QMap<QString, QString> kRenamed{{QStringLiteral("skill_skills"), QStringLiteral("char_skills")},
                                      {QStringLiteral("skill_spells"), QStringLiteral("char_spells")},
                                      {QStringLiteral("skill_weaponskills"), QStringLiteral("char_weaponskills")}};

QStringList rowsOf(db::Connection &connection, const QString &sql) {
    QStringList rows;
    for (const auto &row : valueOrDie(connection.select(sql)).rows) {
        QStringList cells;
        for (const db::Value &cell : row)
            cells << (cell.isNull() ? QStringLiteral("NULL") : cell.toString());
        rows << cells.join(u'|');
    }
    return rows;
}

/// The columns of the user's tables of now that the other schema has as well, by the table's new name.
QMap<QString, QStringList> commonColumns(const schema::Schema &now, const schema::Schema &after,
                                         const project::Project &project) {
    QMap<QString, QStringList> columns;
    for (const schema::Table &table : now.tables) {
        const schema::Table *other = after.table(kRenamed.value(table.name, table.name));
        if (!other || !project::isProtected(project.classOf(table.name)))
            continue;
        for (const schema::Column &column : table.columns) {
            if (other->column(column.name))
                columns[other->name] << column.name;
        }
    }
    return columns;
}

QString hashOf(db::Connection &connection, const QString &table, const QStringList &columns) {
    const db::Dialect &dialect = connection.dialect();
    db::RowReader reader = valueOrDie(db::RowReader::open(
        connection, QStringLiteral("SELECT %1 FROM %2").arg(dialect.quoteList(columns), dialect.quote(table))));
    db::RowHash hash;
    while (valueOrDie(reader.next()))
        hash.add(reader.row());
    return QStringLiteral("%1 rows %2").arg(hash.rows()).arg(hash.toHex());
}

/// One deployment of 0.3.0 → 0.4.0 per engine, which most tests look at from different sides.
struct Deployed {
    explicit Deployed(db::Engine engine) : stage(engine) {
        db::Connection connection = stage.open(stage.prod);
        wealth = rowsOf(
            connection,
            QStringLiteral("SELECT id, COALESCE(goldstücke, goldstuecke), COALESCE(silberstücke, silberstuecke), "
                           "COALESCE(kupferstücke, kupferstuecke) FROM char_wealth ORDER BY id"));
        costIds = rowsOf(connection, QStringLiteral("SELECT id FROM learning_skill_improvement_costs ORDER BY id"));
        const schema::Schema after = valueOrDie(schema::readSnapshot(stage.session.workspace.snapshotFile({0, 4, 0})));
        columns = commonColumns(valueOrDie(schema::readSchema(connection)), after, stage.session.workspace.project);
        for (auto it = columns.begin(); it != columns.end(); ++it)
            users[it.key()] = hashOf(connection, kRenamed.key(it.key(), it.key()), it.value());
        plan = stage.plan();
        report = stage.apply(plan, listener.context());
    }

    Stage stage;
    QStringList wealth;
    QStringList costIds;
    QMap<QString, QStringList> columns; ///< common ones of the protected tables, by new name
    QMap<QString, QString> users;       ///< hash over these, by new name
    deployment::Plan plan;
    Listener listener;
    DeploymentReport report;
};

Deployed &deployed() {
    static std::map<db::Engine, std::unique_ptr<Deployed>> all;
    std::unique_ptr<Deployed> &one = all[currentEngine()];
    if (!one)
        one = std::make_unique<Deployed>(currentEngine());
    return *one;
}

} // namespace

class DeploymentTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void succeeds_data() { addEngineRows(); }
    void succeeds();
    void provesEveryProtectedTable_data() { addEngineRows(); }
    void provesEveryProtectedTable();
    void keepsEveryUserRow_data() { addEngineRows(); }
    void keepsEveryUserRow();
    void movesTheMoney_data() { addEngineRows(); }
    void movesTheMoney();
    void keepsTheImprovementCosts_data() { addEngineRows(); }
    void keepsTheImprovementCosts();
    void leavesNoDifference_data() { addEngineRows(); }
    void leavesNoDifference();
    void givesTheSchemaOfTheReference_data();
    void givesTheSchemaOfTheReference();
    void tellsEveryPhase_data() { addEngineRows(); }
    void tellsEveryPhase();
    void numbersItsEvents_data() { addEngineRows(); }
    void numbersItsEvents();
    void writesReports_data() { addEngineRows(); }
    void writesReports();
    void remembersItself_data() { addEngineRows(); }
    void remembersItself();
    void namesItsBackup_data() { addEngineRows(); }
    void namesItsBackup();
    void hasNothingToDoAgain_data() { addEngineRows(); }
    void hasNothingToDoAgain();
    void runsHooksInOrder_data() { addEngineRows(); }
    void runsHooksInOrder();
    void addsWhatMigrationsLeftOut_data() { addEngineRows(); }
    void addsWhatMigrationsLeftOut();
    void goesOnWithoutAMigrationThatIsNotCritical_data() { addEngineRows(); }
    void goesOnWithoutAMigrationThatIsNotCritical();
};

void DeploymentTest::succeeds() {
    const DeploymentReport &report = deployed().report;
    QVERIFY2(!report.error, qPrintable(report.error ? report.error->toText() : QString()));
    QVERIFY2(report.outcome == Outcome::Succeeded || report.outcome == Outcome::SucceededWithWarnings,
             qPrintable(deployment::outcomeName(report.outcome)));
    QCOMPARE(report.exitCode(), ExitCode::Ok);
    QCOMPARE(report.versionBefore, (Version{0, 3, 0}));
    QCOMPARE(report.versionAfter, (Version{0, 4, 0}));
    QCOMPARE(report.migrations.size(), size_t(8));
    QVERIFY(std::ranges::all_of(report.migrations, &migration::MigrationOutcome::success));
    QVERIFY(report.databaseState.contains(QLatin1String("0.4.0")));
    QVERIFY(!report.nextSteps.isEmpty());
}

void DeploymentTest::provesEveryProtectedTable() {
    Deployed &run = deployed();
    QStringList proved;
    for (const deployment::TableProof &proof : run.report.proofs) {
        proved << proof.table;
        QCOMPARE(proof.columns, run.columns[proof.table]);
        QVERIFY(!proof.after.hash.isEmpty());
        QCOMPARE(proof.declared, proof.table == QLatin1String("char_wealth"));
        QCOMPARE(proof.before.rows, proof.after.rows);
        if (!proof.declared)
            QVERIFY2(proof.unchanged(), qPrintable(proof.table));
    }
    proved.sort();
    QCOMPARE(proved, QStringList(run.columns.keys()));
}

void DeploymentTest::keepsEveryUserRow() {
    Deployed &run = deployed();
    QVERIFY(run.users.size() > 15);
    db::Connection connection = run.stage.open(run.stage.prod);
    for (auto it = run.users.begin(); it != run.users.end(); ++it) {
        QStringList columns = run.columns[it.key()];
        if (it.key() != QLatin1String("char_wealth"))
            QCOMPARE(it.key() + hashOf(connection, it.key(), columns), it.key() + it.value());
    }
}

void DeploymentTest::movesTheMoney() {
    Deployed &run = deployed();
    QVERIFY(run.wealth.size() > 3);
    db::Connection connection = run.stage.open(run.stage.prod);
    QCOMPARE(
        rowsOf(connection,
               QStringLiteral("SELECT id, goldstuecke, silberstuecke, kupferstuecke FROM char_wealth ORDER BY id")),
        run.wealth);
}

void DeploymentTest::keepsTheImprovementCosts() {
    Deployed &run = deployed();
    QVERIFY(run.costIds.size() > 10);
    db::Connection connection = run.stage.open(run.stage.prod);
    QCOMPARE(rowsOf(connection, QStringLiteral("SELECT id FROM learning_skill_improvement_costs ORDER BY id")),
             run.costIds);
}

void DeploymentTest::leavesNoDifference() {
    Deployed &run = deployed();
    const deployment::Plan again = run.stage.plan();
    QVERIFY(again.deployable());
    QVERIFY(again.nothingToDo());
    QCOMPARE(again.data.count(masterdata::RowState::New), 0);
    QCOMPARE(again.data.count(masterdata::RowState::Changed), 0);
    QVERIFY(run.plan.data.count(masterdata::RowState::New) > 0);
    QVERIFY(run.plan.data.count(masterdata::RowState::Changed) > 0);
}

/// The reference was dumped from MariaDB, and only MariaDB can hold all of it.
void DeploymentTest::givesTheSchemaOfTheReference_data() {
    QTest::addColumn<db::Engine>("engine");
    QTest::newRow("mariadb") << db::Engine::MariaDb;
}

void DeploymentTest::givesTheSchemaOfTheReference() {
    Stage &stage = deployed().stage;
    db::Connection connection = stage.open(stage.prod);
    schema::Schema schema = valueOrDie(schema::readSchema(connection));
    std::erase_if(schema.tables,
                  [](const schema::Table &table) { return table.name.startsWith(QLatin1String("stellwerk_")); });
    const project::Project &project = stage.session.workspace.project;
    const QByteArray found = schema::columnLayoutCsv(
        schema, [&](const QString &table) { return project::tableClassName(project.classOf(table)); });
    const QByteArray expected =
        valueOrDie(readFile(QStringLiteral(STELLWERK_SOURCE_DIR "/tests/reference/schema-0.4.0.csv")));
    const QList<QByteArray> foundLines = found.split('\n');
    const QList<QByteArray> expectedLines = expected.split('\n');
    for (qsizetype i = 0; i < std::max(foundLines.size(), expectedLines.size()); ++i)
        QCOMPARE(foundLines.value(i), expectedLines.value(i));
}

void DeploymentTest::tellsEveryPhase() {
    Deployed &run = deployed();
    QCOMPARE(run.plan.phases, kPhases);
    QStringList told;
    for (const deployment::PhaseResult &phase : run.report.phases) {
        told << phase.phase;
        QVERIFY(phase.success);
        QVERIFY(phase.milliseconds >= 0);
    }
    QCOMPARE(told, kPhases);
    QStringList started;
    QStringList finished;
    for (const Event &event : run.listener.events) {
        const QString phase = event.data[QLatin1String("phase")].toString();
        if (event.event == QLatin1String("phase_started")) {
            QCOMPARE(finished, started);
            started << phase;
        } else if (event.event == QLatin1String("phase_finished")) {
            finished << phase;
            QVERIFY(event.data[QLatin1String("success")].toBool());
        }
    }
    QCOMPARE(started, kPhases);
    QCOMPARE(finished, kPhases);
    QVERIFY(run.listener.reports > 0);
}

void DeploymentTest::numbersItsEvents() {
    Deployed &run = deployed();
    const auto lines = logOf(run.report);
    QCOMPARE(lines.size(), run.listener.events.size());
    for (size_t i = 0; i < lines.size(); ++i) {
        QCOMPARE(lines[i][QLatin1String("seq")].toInteger(), static_cast<qint64>(i) + 1);
        QCOMPARE(lines[i][QLatin1String("run_id")].toString(), run.report.runId);
        QCOMPARE(lines[i], run.listener.events[i].data);
    }
    QCOMPARE(lines.back()[QLatin1String("event")].toString(), QStringLiteral("run_finished"));
    QCOMPARE(lines.back()[QLatin1String("outcome")].toString(), deployment::outcomeName(run.report.outcome));
}

void DeploymentTest::writesReports() {
    const DeploymentReport &report = deployed().report;
    const QJsonObject json =
        QJsonDocument::fromJson(valueOrDie(readFile(report.folder + QLatin1String("/report.json")))).object();
    QCOMPARE(json[QLatin1String("outcome")].toString(), deployment::outcomeName(report.outcome));
    QCOMPARE(json[QLatin1String("version_before")].toString(), QStringLiteral("0.3.0"));
    QCOMPARE(json[QLatin1String("version_after")].toString(), QStringLiteral("0.4.0"));
    QCOMPARE(json[QLatin1String("phases")].toArray().size(), kPhases.size());
    QCOMPARE(json[QLatin1String("protected_tables")].toArray().size(), static_cast<qsizetype>(report.proofs.size()));
    QCOMPARE(json[QLatin1String("plan")].toObject()[QLatin1String("plan_sha256")].toString(), deployed().plan.sha256);

    const QString html = QString::fromUtf8(valueOrDie(readFile(report.folder + QLatin1String("/report.html"))));
    QVERIFY(html.startsWith(QLatin1String("<!DOCTYPE html>")));
    QVERIFY(html.contains(deployment::outcomeText(report.outcome)));
    QVERIFY(!html.contains(QLatin1String("<script")));
    QVERIFY(!html.contains(QLatin1String("http"))); // self-contained
    for (const char *tag :
         {"table", "tr", "td", "th", "h1", "h2", "ol", "ul", "li", "div", "title", "style", "strong"}) {
        const QString name = QString::fromLatin1(tag);
        const auto opened = html.count(QRegularExpression(QStringLiteral("<%1[ >]").arg(name)));
        QCOMPARE(opened, html.count(QStringLiteral("</%1>").arg(name)));
    }
}

void DeploymentTest::remembersItself() {
    Deployed &run = deployed();
    db::Connection connection = run.stage.open(run.stage.prod);
    const QStringList rows =
        rowsOf(connection, QStringLiteral("SELECT run_id, project, version_before, version_after, package_sha256, "
                                          "plan_sha256, deployed_by, backup_file FROM stellwerk_deployment"));
    const QStringList expected{run.report.runId,
                               QStringLiteral("bamort"),
                               QStringLiteral("0.3.0"),
                               QStringLiteral("0.4.0"),
                               run.plan.packageSha256,
                               run.plan.sha256,
                               QStringLiteral("tester@bench"),
                               QFileInfo(run.report.backup->file).fileName()};
    QCOMPARE(rows, QStringList(expected.join(u'|')));
}

void DeploymentTest::namesItsBackup() {
    Deployed &run = deployed();
    QVERIFY(run.report.backup.has_value());
    const backup::BackupInfo info = valueOrDie(backup::verifyBackup(run.report.backup->file, {}));
    QCOMPARE(info.databaseVersion, (Version{0, 3, 0}));
    QCOMPARE(info.migrationNumber, 0);
    QVERIFY(QFileInfo(info.file).fileName().contains(QLatin1String("_v0.3.0_m")));
    const auto listed = backup::listBackups(run.stage.session.workspace.backupsFolder(run.stage.prod));
    QCOMPARE(listed.size(), size_t(1));
}

void DeploymentTest::hasNothingToDoAgain() {
    Deployed &run = deployed();
    const QStringList before = stateOf(run.stage.profile(run.stage.prod));
    const DeploymentReport report = run.stage.deploy();
    QCOMPARE(report.exitCode(), ExitCode::Ok);
    QVERIFY(report.migrations.empty());
    COMPARE_STATES(stateOf(run.stage.profile(run.stage.prod)), before);
    for (const masterdata::ImportCounts &counts : report.import.entities)
        QCOMPARE(counts.inserted + counts.updated + counts.deleted, 0);
    QCOMPARE(valueOrDie(backup::verifyBackup(report.backup->file, {})).migrationNumber, 8);
}

void DeploymentTest::runsHooksInOrder() {
    Stage stage(currentEngine());
    stage.write(QStringLiteral("hook.sh"),
                "#!/bin/sh\necho \"$STELLWERK_HOOK $STELLWERK_ENVIRONMENT $PWD\" >> hooks.log\n");
    QFile::setPermissions(stage.folder() + QLatin1String("/hook.sh"), QFile::ReadOwner | QFile::ExeOwner);
    for (const char *hook : {"before_deploy", "maintenance_on", "maintenance_off", "after_deploy", "on_failure"})
        stage.prod.hooks[QString::fromLatin1(hook)] = QStringList{QStringLiteral("./hook.sh")};
    const DeploymentReport report = stage.deploy();
    QVERIFY2(report.exitCode() == ExitCode::Ok, qPrintable(report.error ? report.error->toText() : QString()));
    QStringList expected;
    for (const char *hook : {"before_deploy", "maintenance_on", "maintenance_off", "after_deploy"})
        expected << QStringLiteral("%1 prod %2").arg(QString::fromLatin1(hook), stage.folder());
    const QString log = QString::fromUtf8(valueOrDie(readFile(stage.folder() + QLatin1String("/hooks.log"))));
    QCOMPARE(log.split(u'\n', Qt::SkipEmptyParts), expected);
}

void DeploymentTest::addsWhatMigrationsLeftOut() {
    Stage stage(currentEngine());
    stage.addToSnapshot(QStringLiteral("gsm_believes"), {{QStringLiteral("name"), QStringLiteral("remark")},
                                                         {QStringLiteral("type"), QStringLiteral("varchar(20)")}});
    Listener listener;
    const DeploymentReport report = stage.deploy(listener.context());
    QVERIFY2(report.outcome == Outcome::SucceededWithWarnings,
             qPrintable(report.error ? report.error->toText() : QString()));
    QVERIFY(listener.heard(QStringLiteral("safety_net")));
    QVERIFY(report.warnings.join(u' ').contains(QLatin1String("gsm_believes.remark")));
    db::Connection connection = stage.open(stage.prod);
    QVERIFY(connection.select(QStringLiteral("SELECT remark FROM gsm_believes")));
}

void DeploymentTest::goesOnWithoutAMigrationThatIsNotCritical() {
    Stage stage(currentEngine());
    stage.addMigration(
        "-- critical: false\n-- migrate:up\nALTER TABLE no_such_table ADD COLUMN a int;\n-- migrate:down\n");
    const DeploymentReport report = stage.deploy();
    QVERIFY2(report.outcome == Outcome::SucceededWithWarnings,
             qPrintable(report.error ? report.error->toText() : QString()));
    QVERIFY(report.migrations.back().skippedWithWarning);
    QVERIFY(report.warnings.join(u' ').contains(QLatin1String("0009_one_more")));
}

QTEST_GUILESS_MAIN(DeploymentTest)
#include "test_deployment.moc"
