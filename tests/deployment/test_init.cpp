// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/files.h"
#include "deployment/init/password_hash.h"
#include "deployment/init_support.h"
#include "deployment/plan/release.h"
#include "deployment/state/status.h"
#include "deployment/state/validate.h"
#include "schema/schema_diff.h"

#include <QDirIterator>
#include <QJsonDocument>
#include <QRegularExpression>

using namespace stellwerk;
using namespace stellwerk::test;
using deployment::CheckResult;
using deployment::DeploymentReport;
using deployment::Outcome;

namespace {

QStringList historyOf(const FreshPlace &place, const project::Environment &environment) {
    db::Connection connection = place.stage.open(environment);
    QStringList lines;
    for (const char *sql :
         {"SELECT migration_number, version, success, rollback_available FROM migration_history ORDER "
          "BY migration_number",
          "SELECT number, checksum, token_checksum FROM stellwerk_migration ORDER BY number"}) {
        for (const auto &row : valueOrDie(connection.select(QString::fromLatin1(sql))).rows) {
            QString line;
            for (const db::Value &cell : row)
                line += QString(cell.toString() + u'|');
            lines << line;
        }
    }
    return lines;
}

} // namespace

class InitTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void likeOneThatTravelled_data() { addEngineRows(); }
    void likeOneThatTravelled();
    void versionTables_data() { addEngineRows(); }
    void versionTables();
    void account_data() { addEngineRows(); }
    void account();
    void reportHoldsNoSecret_data() { addEngineRows(); }
    void reportHoldsNoSecret();
    void failureEmptiesAgain_data() { addEngineRows(); }
    void failureEmptiesAgain();
    void cancelEmptiesAgain_data() { addEngineRows(); }
    void cancelEmptiesAgain();
    void somebodyElsesTableStays();
    void fileIsMade();
};

/// The same structure, master data and version as a database that went through all migrations.
void InitTest::likeOneThatTravelled() {
    const FreshPlace place;
    const DeploymentReport report = place.install();
    QVERIFY2(isGood(report), qPrintable(textOf(report)));
    QCOMPARE(report.versionAfter, (Version{0, 4, 0}));
    const DeploymentReport travelled = place.stage.deploy();
    QVERIFY2(isGood(travelled), qPrintable(textOf(travelled)));

    db::Connection fresh = place.stage.open(place.target);
    db::Connection old = place.stage.open(place.stage.prod);
    const auto release = valueOrDie(deployment::releaseFor(place.stage.session.workspace, fresh));
    const schema::Schema freshSchema = valueOrDie(schema::readSchema(fresh));
    const auto options = release.compareOptions();
    QVERIFY(schema::compareSchemas(release.snapshot(), freshSchema, currentEngine(), options).empty());
    const auto differences =
        schema::compareSchemas(freshSchema, valueOrDie(schema::readSchema(old)), currentEngine(), options);
    for (const schema::Difference &difference : differences)
        QVERIFY2(difference.isHarmless(), qPrintable(QString(difference.object + u' ' + difference.reason)));

    // The package has nothing more to bring, and the baseline knows its rows.
    const auto plan =
        valueOrDie(deployment::planDeployment(place.stage.session, place.stage.package, place.target, {}));
    QVERIFY(plan.data.threeWay);
    QVERIFY2(plan.nothingToDo(), QJsonDocument(plan.data.toJson()).toJson());
    QVERIFY(plan.deployable());
    QCOMPARE(historyOf(place, place.target), historyOf(place, place.stage.prod));
    const auto status = deployment::readStatus(place.stage.session, place.target, {});
    QCOMPARE(status.version.compatibility, migration::Compatibility::Compatible);
    QCOMPARE(status.warnings, QStringList());
    QCOMPARE(status.nextStep, deployment::NextStep::None);
    for (const CheckResult &check : valueOrDie(deployment::validateEnvironment(place.stage.session, place.target, {})))
        QVERIFY2(check.level != CheckResult::Level::Error, qPrintable(check.message));
}

/// As real Bamort databases have them: bigint, seconds since 1970.
void InitTest::versionTables() {
    const FreshPlace place;
    const qint64 before = QDateTime::currentSecsSinceEpoch();
    QVERIFY(isGood(place.install()));
    db::Connection connection = place.stage.open(place.target);
    const schema::Schema schema = valueOrDie(schema::readSchema(connection));
    for (const char *name : {"schema_version", "migration_history"}) {
        const schema::Column *column = schema.table(QString::fromLatin1(name))->column(QStringLiteral("applied_at"));
        QVERIFY2(column->type.startsWith(QLatin1String("bigint")), qPrintable(column->type));
        const qint64 at = place.value(QByteArray("SELECT MIN(applied_at) FROM " + QByteArray(name))).toLongLong();
        QVERIFY(at >= before && at <= QDateTime::currentSecsSinceEpoch());
    }
    QCOMPARE(place.value("SELECT COUNT(*) FROM schema_version"), QStringLiteral("1"));
    QCOMPARE(place.value("SELECT version FROM schema_version"), QStringLiteral("0.4.0"));
    QCOMPARE(place.value("SELECT backend_version FROM schema_version"), QStringLiteral("0.1.37"));
    QCOMPARE(place.value("SELECT COUNT(*) FROM migration_history WHERE success = 1"), QStringLiteral("8"));
    QCOMPARE(place.value("SELECT state FROM stellwerk_deployment"), QStringLiteral("installed"));
    QCOMPARE(place.value("SELECT COUNT(*) FROM char_chars"), QStringLiteral("0"));
}

void InitTest::account() {
    const FreshPlace place;
    const DeploymentReport report = place.install();
    QVERIFY(isGood(report));
    QCOMPARE(place.value("SELECT COUNT(*) FROM users"), QStringLiteral("1"));
    QCOMPARE(place.value("SELECT username FROM users"), QStringLiteral("anna"));
    QCOMPARE(place.value("SELECT email FROM users"), QStringLiteral("anna@example.org"));
    QCOMPARE(place.value("SELECT role FROM users"), QStringLiteral("admin"));
    // Computed once with md5sum; the backend does the same.
    QCOMPARE(place.value("SELECT password_hash FROM users"), QStringLiteral("aef6b06aa6a5bbaa38a6ddbe2ec83841"));
    QVERIFY(deployment::verifyPassword(project::PasswordAlgorithm::Md5, adminPassword(),
                                       place.value("SELECT password_hash FROM users")));
    static const QRegularExpression time(QStringLiteral("\\A20\\d\\d-\\d\\d-\\d\\d.\\d\\d:\\d\\d:\\d\\d"));
    QVERIFY(time.match(place.value("SELECT created_at FROM users")).hasMatch());
    QCOMPARE(place.value("SELECT updated_at FROM users"), place.value("SELECT created_at FROM users"));
    QCOMPARE(place.value("SELECT preferred_language FROM users"), QStringLiteral("de"));
    const bool warned = std::ranges::any_of(
        report.warnings, [](const QString &warning) { return warning.contains(QLatin1String("md5 without salt")); });
    QVERIFY(warned);
}

void InitTest::reportHoldsNoSecret() {
    const FreshPlace place;
    Listener listener;
    const DeploymentReport report = place.install(listener.context());
    QVERIFY(isGood(report));
    const QByteArray hash = place.value("SELECT password_hash FROM users").toUtf8();
    QStringList names;
    QDirIterator files(report.folder, QDir::Files);
    while (files.hasNext()) {
        const QByteArray content = valueOrDie(readFile(files.next()));
        names << files.fileName();
        QVERIFY(!content.contains(adminPassword().toUtf8()));
        QVERIFY(!content.contains("correct horse"));
        QVERIFY(!content.contains(hash));
    }
    names.sort();
    QCOMPARE(names.join(u' '), QStringLiteral("events.jsonl report.html report.json"));
    qint64 number = 0;
    for (const QJsonObject &line : logOf(report))
        QCOMPARE(line[QLatin1String("seq")].toInteger(), ++number);
    QVERIFY(number > (currentEngine() == db::Engine::MariaDb ? 44 : 12));
    const QJsonObject json =
        QJsonDocument::fromJson(valueOrDie(readFile(report.folder + QLatin1String("/report.json")))).object();
    QCOMPARE(json[QLatin1String("operation")].toString(), QStringLiteral("init"));
    QCOMPARE(json[QLatin1String("plan")][QLatin1String("admin")][QLatin1String("name")].toString(),
             QStringLiteral("anna"));
    QVERIFY(listener.heard(QStringLiteral("run_finished")));
}

/// The account is described wrongly in a way that only the insert can tell: everything is gone again.
void InitTest::failureEmptiesAgain() {
    FreshPlace place;
    place.stage.write(QStringLiteral("project.toml"),
                      valueOrDie(readFile(place.stage.session.workspace.path(QStringLiteral("project.toml"))))
                          .replace("values = { role = \"admin\" }", "values = { user_id = \"no number\" }"));
    place.stage.prepareAgain();
    const DeploymentReport report = place.install();
    QVERIFY(report.error);
    QCOMPARE(report.outcome, Outcome::RolledBack);
    QCOMPARE(report.exitCode(), ExitCode::RolledBack);
    const auto failed = std::ranges::find(report.phases, false, &deployment::PhaseResult::success);
    QCOMPARE(failed->phase, QStringLiteral("admin"));
    QVERIFY2(report.databaseState.contains(QLatin1String("empty again")), qPrintable(report.databaseState));
    QCOMPARE(place.content(), QStringList());
    QCOMPARE(place.value("SELECT state FROM stellwerk_deployment"), QStringLiteral("rolled_back"));
    QCOMPARE(deployment::readStatus(place.stage.session, place.target, {}).version.compatibility,
             migration::Compatibility::Empty);
    const FreshPlace good;
    place.stage.package = good.stage.package;
    QVERIFY(isGood(place.install()));
}

void InitTest::cancelEmptiesAgain() {
    const FreshPlace place;
    for (const char *phase : {"schema", "tracking", "import", "validate"}) {
        Listener listener;
        listener.atPhase(QString::fromLatin1(phase), [&] { listener.stop.request_stop(); });
        const DeploymentReport report = place.install(listener.context());
        QCOMPARE(report.outcome, Outcome::Cancelled);
        QCOMPARE(report.exitCode(), ExitCode::Interrupted);
        QCOMPARE(place.content(), QStringList());
    }
    Listener early;
    early.stop.request_stop();
    QVERIFY(!place.tryPlan(early.context()) ||
            place.apply(place.plan(), early.context()).outcome == Outcome::Cancelled);
    QVERIFY(isGood(place.install()));
}

/// A backend that makes its tables by itself while the init is at work: its table is not ours to drop.
void InitTest::somebodyElsesTableStays() {
    const Stage stage(db::Engine::MariaDb);
    const project::Environment target = stage.emptyEnvironment();
    const auto plan = valueOrDie(deployment::planInit(stage.session, stage.package, target, FreshPlace::account(), {}));
    Listener listener;
    listener.onEvent = [&](const Event &event) {
        if (event.event == u"table_created" && event.data[QLatin1String("table")].toString() == u"gsm_skills") {
            db::Connection other = stage.open(target);
            valueOrDie(other.exec(QStringLiteral("CREATE TABLE users (user_id BIGINT)")));
        }
    };
    const DeploymentReport report =
        deployment::applyInit(stage.session, plan, {{}, adminPassword()}, listener.context());
    QCOMPARE(report.outcome, Outcome::RolledBack);
    db::Connection connection = stage.open(target);
    QCOMPARE(deployment::contentOf(valueOrDie(schema::readSchema(connection))),
             QStringList{QStringLiteral("table users")});
    QVERIFY2(report.databaseState.contains(QLatin1String("table users")) &&
                 !report.databaseState.contains(QLatin1String("empty again")),
             qPrintable(report.databaseState));
}

void InitTest::fileIsMade() {
    const Stage stage(db::Engine::Sqlite);
    project::Environment target = stage.emptyEnvironment();
    QVERIFY(QFile::remove(target.database));
    const auto plan = valueOrDie(deployment::planInit(stage.session, stage.package, target, FreshPlace::account(), {}));
    QVERIFY(plan.deployable());
    QVERIFY(!QFile::exists(target.database)); // planning changes nothing
    const DeploymentReport report = deployment::applyInit(stage.session, plan, {{}, adminPassword()}, {});
    QVERIFY2(isGood(report), qPrintable(textOf(report)));
    QVERIFY(QFile::exists(target.database));
}

QTEST_GUILESS_MAIN(InitTest)
#include "test_init.moc"
