// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/files.h"
#include "demo/bamort_files.h"
#include "demo/demo.h"
#include "demo/former_tables.h"
#include "deployment/maintenance.h"
#include "deployment/stage.h"
#include "masterdata/compare/node_comparison.h"
#include "migration/run/runner.h"
#include "schema/schema_reader.h"
#include "schema/snapshot.h"

#include <QDir>

using namespace stellwerk;
using namespace stellwerk::test;
using deployment::DeploymentReport;
using deployment::Outcome;
using deployment::Plan;

namespace {

constexpr Version k030{0, 3, 0};
constexpr Version k040{0, 4, 0};
constexpr Version k050{0, 5, 0};

QStringList cellsOf(const db::ConnectionProfile &profile, const QString &sql) {
    db::Connection connection = openOrDie(profile);
    QStringList rows;
    for (const auto &row : valueOrDie(connection.select(sql)).rows) {
        QStringList cells;
        for (const db::Value &cell : row)
            cells << (cell.isNull() ? QStringLiteral("NULL") : cell.toString());
        rows << cells.join(u'|');
    }
    return rows;
}

QString errorText(const DeploymentReport &report) {
    return report.error ? report.error->toText() : QString();
}

/// The demo with a workspace and a package of each release: prod has 0.3.0, dev has gone from 0.4.0 to 0.5.0.
class Releases final {
public:
    explicit Releases(db::Engine engine) {
        static int count = 0;
        demo::DemoOptions options;
        options.folder = m_parent.filePath(QStringLiteral("0.4.0"));
        options.engine = engine;
        options.databasePrefix = QStringLiteral("releases_%1").arg(++count);
        if (engine == db::Engine::MariaDb)
            options.server = PrivateServer::instance().adminProfile();
        earlier = sessionOf(valueOrDie(demo::createDemo(options, {})).folder);
        dev = environment("dev");
        prod = environment("prod");
        const auto baseline = valueOrDie(deployment::planBaseline(earlier, dev, k040, {}));
        valueOrDie(deployment::applyBaseline(earlier, baseline, false, {}, {}));
        package040 = valueOrDie(deployment::preparePackage(earlier, dev, {}, {})).path;

        const QString folder = m_parent.filePath(QStringLiteral("0.5.0"));
        valueOrDie(demo::writeProjectFiles(QStringLiteral("bamort"), folder));
        newest = sessionOf(folder);
        // One place for the reports of both, where no two runs of one second get the same name.
        valueOrDie(makeFolder(earlier.workspace.reportsFolder()));
        if (!QFile::link(earlier.workspace.reportsFolder(), newest.workspace.reportsFolder()))
            qFatal("no link to the reports");
        moveDevOn();
        package050 = valueOrDie(deployment::preparePackage(newest, dev, {}, {})).path;
    }

    [[nodiscard]] db::ConnectionProfile profile(const project::Environment &environment) const {
        return valueOrDie(newest.profile(environment, {}));
    }
    void change(const project::Environment &environment, const QStringList &statements) const {
        db::Connection connection = openOrDie(profile(environment));
        for (const QString &statement : statements)
            valueOrDie(connection.exec(statement));
    }
    [[nodiscard]] Plan planOf(const deployment::Session &session, const QString &package) const {
        Plan plan = valueOrDie(deployment::planDeployment(session, package, prod, {}));
        // Dev has lost its improvement costs: in production somebody must confirm that those of prod stay.
        masterdata::Review review;
        for (const masterdata::EntityDiff &entity : plan.data.entities) {
            if (!entity.emptyUndecided)
                continue;
            masterdata::Decision decision;
            decision.entity = entity.entity;
            decision.take = masterdata::Decision::Take::Target;
            decision.contentHash = masterdata::emptyContentHash(entity.entity, std::ssize(entity.rows));
            decision.by = QStringLiteral("test");
            decision.at = utcTimestamp();
            review.decide(decision);
        }
        if (review.decisions().empty())
            return plan;
        valueOrDie(review.save(masterdata::Review::fileFor(package, prod.name)));
        return valueOrDie(deployment::planDeployment(session, package, prod, {}));
    }
    [[nodiscard]] DeploymentReport deploy(const deployment::Session &session, const QString &package) const {
        return deployment::applyDeployment(session, planOf(session, package), {prod.name}, {});
    }

    /// Adds a check to the newest project and makes its package again.
    void addCheck(const char *name, const char *sql) {
        const QString file = newest.workspace.path(QStringLiteral("project.toml"));
        const QByteArray toml = valueOrDie(readFile(file));
        valueOrDie(writeFileAtomically(file, toml + "\n[[check]]\nname = \"" + name + "\"\nsql = \"" + sql + "\"\n"));
        newest = sessionOf(newest.workspace.folder);
        package050 =
            valueOrDie(deployment::preparePackage(newest, dev, m_parent.filePath(QStringLiteral("again")), {})).path;
    }

    deployment::Session earlier; ///< 0.4.0
    deployment::Session newest;  ///< 0.5.0
    project::Environment dev;
    project::Environment prod;
    QString package040;
    QString package050;

private:
    static deployment::Session sessionOf(const QString &folder) {
        return {valueOrDie(project::openWorkspace(folder)), {}, QStringLiteral("tester@bench")};
    }
    /// The same database in both workspaces.
    [[nodiscard]] project::Environment environment(const char *name) const {
        project::Environment result = valueOrDie(earlier.workspace.environment(QString::fromLatin1(name)));
        if (result.driver == db::Engine::Sqlite)
            result.database = earlier.workspace.path(result.database);
        return result;
    }
    /// Migrates dev, and the newer backend has rewritten the game system of some rows there.
    void moveDevOn() {
        db::Connection connection = openOrDie(profile(dev));
        const auto all =
            valueOrDie(migration::loadMigrations(newest.workspace.migrationsFolder(), connection.engine()));
        std::vector<migration::Migration> newer = all;
        std::erase_if(newer, [](const migration::Migration &migration) { return migration.version != k050; });
        const auto report = migration::applyMigrations(
            connection, newer, all, {QStringLiteral("dev"), QStringLiteral("tester@bench"), k050}, {});
        if (report.error)
            qFatal("%s", qPrintable(report.error->toText()));
        for (const char *table : {"gsm_skills", "gsm_spells", "learning_skill_categories", "gsm_lit_sources"})
            valueOrDie(connection.exec(
                QStringLiteral("UPDATE %1 SET game_system = 'M-System' WHERE id < 4").arg(QLatin1StringView(table))));
    }

    QTemporaryDir m_parent;
};

QString checksOf(const Plan &plan) {
    QString text;
    for (const deployment::CheckResult &check : plan.checks)
        text += check.code + u": " + check.message + u'\n';
    return text;
}

const QString kMoney =
    QStringLiteral("SELECT id, goldstuecke, silberstuecke, kupferstuecke FROM char_wealth ORDER BY id");
const QString kCosts = QStringLiteral(
    "SELECT DISTINCT link.skill_category_id, link.skill_difficulty_id, cost.current_level, cost.te_required "
    "FROM learning_skill_improvement_costs AS cost "
    "JOIN learning_skill_category_difficulties AS link ON link.id = cost.skill_category_difficulty_id "
    "ORDER BY 1, 2, 3");
const QString kCosts2 = QStringLiteral("SELECT skill_category_id, skill_difficulty_id, current_level, te_required "
                                       "FROM skill_improvement_cost2 ORDER BY 1, 2, 3");

} // namespace

/// Bamort's releases one after the other.
class BamortReleasesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void oneStepAtATime_data() { addEngineRows(); }
    void oneStepAtATime();
    void contradictingCostsAreUndone_data() { addEngineRows(); }
    void contradictingCostsAreUndone();
    void lateFailureGoesAllTheWayBack_data() { addEngineRows(); }
    void lateFailureGoesAllTheWayBack();
    void formerNamesAreTakenAlong_data() { addEngineRows(); }
    void formerNamesAreTakenAlong();
};

void BamortReleasesTest::oneStepAtATime() {
    const Releases releases(currentEngine());
    const db::ConnectionProfile prod = releases.profile(releases.prod);

    // Two steps at once are refused, with the path.
    const QStringList at030 = stateOf(prod);
    const Plan tooFar = releases.planOf(releases.newest, releases.package050);
    QVERIFY(!tooFar.deployable());
    QVERIFY2(checksOf(tooFar).contains(QStringLiteral("0.3.0 → 0.4.0 → 0.5.0: deploy 0.4.0 first")),
             qPrintable(checksOf(tooFar)));
    const DeploymentReport refused = releases.deploy(releases.newest, releases.package050);
    QVERIFY(refused.error);
    QCOMPARE(refused.error->code, ErrorCode::VersionSkipped);
    COMPARE_STATES(stateOf(prod), at030);

    const DeploymentReport first = releases.deploy(releases.earlier, releases.package040);
    QVERIFY2(first.exitCode() == ExitCode::Ok, qPrintable(errorText(first)));
    QCOMPARE(first.versionAfter, k040);
    const QStringList money = cellsOf(prod, kMoney);
    const QStringList costs = cellsOf(prod, kCosts);
    QCOMPARE(money.size(), 6);
    QCOMPARE(costs.size(), 246);

    const Plan plan = releases.planOf(releases.newest, releases.package050);
    QVERIFY2(plan.deployable(), qPrintable(checksOf(plan)));
    const DeploymentReport second = releases.deploy(releases.newest, releases.package050);
    QVERIFY2(second.exitCode() == ExitCode::Ok, qPrintable(errorText(second)));
    QCOMPARE(second.versionBefore, k040);
    QCOMPARE(second.versionAfter, k050);
    QCOMPARE(second.migrations.size(), size_t(7));
    QCOMPARE(cellsOf(prod, kMoney), money);
    QCOMPARE(cellsOf(prod, kCosts2), costs);
    QVERIFY(second.proofs.size() >= 18);
    for (const deployment::TableProof &proof : second.proofs)
        QVERIFY2(proof.unchanged(), qPrintable(proof.table)); // those that were declared, too
    QVERIFY(releases.planOf(releases.newest, releases.package050).nothingToDo());
    // Rows keep the spelling that they have; only the import's own ones were written.
    qint64 written = 0;
    for (const masterdata::ImportCounts &counts : second.import.entities)
        written += counts.inserted + counts.updated + counts.deleted;
    QCOMPARE(written, 0);
}

void BamortReleasesTest::contradictingCostsAreUndone() {
    const Releases releases(currentEngine());
    const db::ConnectionProfile prod = releases.profile(releases.prod);
    QVERIFY(releases.deploy(releases.earlier, releases.package040).exitCode() == ExitCode::Ok);
    const QString twice =
        cellsOf(prod, QStringLiteral("SELECT MAX(cost.id) FROM learning_skill_improvement_costs AS cost "
                                     "JOIN learning_skill_category_difficulties AS link "
                                     "ON link.id = cost.skill_category_difficulty_id WHERE cost.current_level = 9 "
                                     "GROUP BY link.skill_category_id, link.skill_difficulty_id HAVING COUNT(*) > 1"))
            .front();
    releases.change(releases.prod,
                    {QStringLiteral("UPDATE learning_skill_improvement_costs SET te_required = te_required + 1 "
                                    "WHERE id = %1")
                         .arg(twice)});
    const QStringList before = stateOf(prod);
    const DeploymentReport report = releases.deploy(releases.newest, releases.package050);
    QVERIFY2(report.outcome == Outcome::RolledBack, qPrintable(errorText(report)));
    QVERIFY2(errorText(report).contains(QLatin1String("lowest_cost=")), qPrintable(errorText(report)));
    COMPARE_STATES(stateOf(prod), before);
}

/// All seven migrations and the import are through when a check of the project fails.
void BamortReleasesTest::lateFailureGoesAllTheWayBack() {
    Releases releases(currentEngine());
    const db::ConnectionProfile prod = releases.profile(releases.prod);
    QVERIFY(releases.deploy(releases.earlier, releases.package040).exitCode() == ExitCode::Ok);
    const QStringList before = stateOf(prod);
    releases.addCheck("never_held", "SELECT id FROM game_systems");
    const DeploymentReport report = releases.deploy(releases.newest, releases.package050);
    QVERIFY2(report.outcome == Outcome::RolledBack, qPrintable(errorText(report)));
    QVERIFY2(errorText(report).contains(QLatin1String("never_held")), qPrintable(errorText(report)));
    QCOMPARE(report.migrations.size(), size_t(7));
    QVERIFY(std::ranges::all_of(report.migrations, &migration::MigrationOutcome::success));
    COMPARE_STATES(stateOf(prod), before);
}

void BamortReleasesTest::formerNamesAreTakenAlong() {
    const Releases releases(currentEngine());
    const db::ConnectionProfile prod = releases.profile(releases.prod);
    QStringList names;
    for (const FormerTable &table : formerTables())
        names << table.former;
    releases.change(releases.prod, makeFormerTables(currentEngine(), names));
    const Plan plan = releases.planOf(releases.earlier, releases.package040);
    QVERIFY2(plan.deployable(), qPrintable(checksOf(plan)));
    const DeploymentReport report = releases.deploy(releases.earlier, releases.package040);
    QVERIFY2(report.exitCode() == ExitCode::Ok, qPrintable(errorText(report)));
    for (const FormerTable &table : formerTables()) {
        for (const QString &row : table.rows)
            QCOMPARE(cellsOf(prod, QStringLiteral("SELECT COUNT(*) FROM %1 WHERE id = %2 AND character_class_id = 1")
                                       .arg(table.now, row.section(u',', 0, 0))),
                     QStringList(QStringLiteral("1")));
    }
    QVERIFY(releases.planOf(releases.earlier, releases.package040).nothingToDo());
    const schema::Schema schema = [&] {
        db::Connection connection = openOrDie(prod);
        return valueOrDie(schema::readSchema(connection));
    }();
    for (const QString &name : std::as_const(names))
        QVERIFY2(!schema.table(name), qPrintable(name));
}

QTEST_GUILESS_MAIN(BamortReleasesTest)
#include "test_bamort_releases.moc"
