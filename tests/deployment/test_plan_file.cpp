// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/files.h"
#include "deployment/plan/plan_difference.h"
#include "deployment/plan/plan_file.h"
#include "deployment/plan/plan_parts.h"
#include "deployment/stage.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

using namespace stellwerk;
using namespace stellwerk::test;
using deployment::DeploymentReport;
using deployment::Outcome;
using deployment::Plan;
using deployment::PlanFile;

namespace {

QString s(const char *text) {
    return QString::fromUtf8(text);
}

/// Writes the plan of this moment into the stage's folder and reads it again.
PlanFile written(const Stage &stage, const Plan &plan) {
    stage.write(s("plan.json"), valueOrDie(deployment::planFileContent(plan, s("tester@bench"))));
    return valueOrDie(deployment::readPlanFile(stage.session.workspace.path(s("plan.json"))));
}

/// A change of the target in between, and the words that must name it.
struct Change {
    const char *name;
    const char *sql;
    QStringList named;
};

QList<Change> changes() {
    return {
        {"protected row",
         "UPDATE char_chars SET name = 'Somebody else' WHERE id = (SELECT id FROM (SELECT MIN(id) AS id FROM "
         "char_chars) AS first)",
         {s("the protected table char_chars")}},
        {"new protected row",
         "INSERT INTO char_wealth (character_id) SELECT MIN(id) FROM char_chars",
         {s("the protected table char_wealth")}},
        {"master cell that differs from now on",
         "UPDATE gsm_skills SET initialwert = 4711 WHERE id = (SELECT id FROM (SELECT MIN(id) AS id FROM gsm_skills) "
         "AS first)",
         {s("skills “"), s("gsm_skills")}},
        {"column that is not exported",
         "UPDATE gsm_skills SET quelle = 'elsewhere' WHERE id = (SELECT id FROM (SELECT MIN(id) AS id FROM "
         "gsm_skills) AS first)",
         {s("rows of the table gsm_skills")}},
        {"structure", "ALTER TABLE gsm_skills ADD COLUMN extra INT", {s("structure of gsm_skills.extra")}},
        {"version",
         "INSERT INTO schema_version (version, migration_number, applied_at, backend_version) VALUES ('0.4.0', 8, 1, "
         "'0.4.0')",
         {s("version of the database: \"0.3.0\" in the plan, \"0.4.0\" now")}}};
}

void addChanges() {
    QTest::addColumn<db::Engine>("engine");
    QTest::addColumn<int>("change");
    for (int i = 0; i < changes().size(); ++i) {
        QTest::addRow("sqlite, %s", changes()[i].name) << db::Engine::Sqlite << i;
        QTest::addRow("mariadb, %s", changes()[i].name) << db::Engine::MariaDb << i;
    }
}

} // namespace

class PlanFileTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void isExecuted_data() { addEngineRows(); }
    void isExecuted();
    void saysEveryStepAndRow_data() { addEngineRows(); }
    void saysEveryStepAndRow();
    void sameStateGivesSameBytes_data() { addEngineRows(); }
    void sameStateGivesSameBytes();
    void refusedWhenTheTargetChanged_data() { addChanges(); }
    void refusedWhenTheTargetChanged();
    void refusedWhenADecisionChanged_data() { addEngineRows(); }
    void refusedWhenADecisionChanged();
    void namesACellOldAndNew_data() { addEngineRows(); }
    void namesACellOldAndNew();
    void findsItsPackage();
    void damagedFile_data();
    void damagedFile();
    void hostileContent_data();
    void hostileContent();
    void holdsNoSecret();
    void namesAtMostFiveDifferences();
};

void PlanFileTest::isExecuted() {
    const Stage stage(currentEngine());
    const PlanFile file = written(stage, stage.plan());
    QCOMPARE(file.environment, s("prod"));
    QCOMPARE(file.madeBy, s("tester@bench"));
    const Plan again = stage.plan();
    QVERIFY(deployment::checkApproved(file, again));
    const DeploymentReport report = stage.apply(again);
    QVERIFY2(report.exitCode() == ExitCode::Ok, qPrintable(report.databaseState));
    const Status afterwards = deployment::checkApproved(file, stage.plan());
    QVERIFY(!afterwards);
    QCOMPARE(afterwards.error().code, ErrorCode::PlanOutdated);
}

void PlanFileTest::saysEveryStepAndRow() {
    const Stage stage(currentEngine());
    const Plan plan = stage.plan();
    const QJsonObject content = written(stage, plan).content;
    QCOMPARE(content[u"package_sha256"].toString(), valueOrDie(sha256HexOfFile(stage.package)));
    QCOMPARE(content[u"target_fingerprint"].toString(), plan.targetFingerprint);
    QCOMPARE(content[u"phases"].toArray().size(), plan.phases.size());
    QCOMPARE(content[u"protected_tables"].toArray().size(), std::ssize(plan.protectedTables));
    const QJsonArray migrations = content[u"migrations"].toArray();
    QCOMPARE(migrations.size(), 8);
    for (qsizetype i = 0; i < migrations.size(); ++i) {
        QStringList statements;
        for (const QJsonValue &statement : migrations[i][u"statements"].toArray())
            statements << statement.toString();
        QVERIFY(!statements.isEmpty());
        QCOMPARE(statements, plan.migrations[static_cast<size_t>(i)].statements);
    }
    qsizetype rows = 0;
    qsizetype expected = 0;
    for (const masterdata::EntityDiff &entity : plan.data.entities)
        expected += std::ssize(entity.rows);
    for (const QJsonValue &entity : content[u"data"][u"entities"].toArray()) {
        for (const QJsonValue &row : entity[u"rows"].toArray()) {
            ++rows;
            if (row[u"state"].toString() != s("ambiguous")) // which is not touched
                QCOMPARE(row[u"content_sha256"].toString().size(), 64);
            QVERIFY(!row[u"key"].toString().isEmpty());
        }
    }
    QVERIFY(expected > 10);
    QCOMPARE(rows, expected);
}

void PlanFileTest::sameStateGivesSameBytes() {
    const Stage stage(currentEngine());
    const auto bytesWithoutMade = [&] {
        QJsonObject json =
            QJsonDocument::fromJson(valueOrDie(deployment::planFileContent(stage.plan(), s("a@b")))).object();
        if (!json.contains(u"made"))
            qFatal("the plan does not say who made it");
        json.remove(u"made");
        return QJsonDocument(json).toJson();
    };
    QCOMPARE(bytesWithoutMade(), bytesWithoutMade());
}

void PlanFileTest::refusedWhenTheTargetChanged() {
    QFETCH(int, change);
    const Change what = changes()[change];
    const Stage stage(currentEngine());
    const Plan plan = stage.plan();
    const PlanFile file = written(stage, plan);
    stage.change({s(what.sql)});
    const QStringList before = stateOf(stage.profile(stage.prod));

    const Status checked = deployment::checkApproved(file, stage.plan());
    QVERIFY(!checked);
    QCOMPARE(checked.error().code, ErrorCode::PlanOutdated);
    for (const QString &name : what.named)
        QVERIFY2(checked.error().message.contains(name), qPrintable(checked.error().message));
    // Who has the old plan in memory is refused under the lock, with the same words.
    const DeploymentReport report = stage.apply(plan);
    QCOMPARE(report.outcome, Outcome::Refused);
    QCOMPARE(report.exitCode(), ExitCode::CheckFailed);
    QCOMPARE(report.error->message, checked.error().message);
    COMPARE_STATES(stateOf(stage.profile(stage.prod)), before);
}

void PlanFileTest::refusedWhenADecisionChanged() {
    const Stage stage(currentEngine());
    const Plan plan = stage.plan();
    const PlanFile file = written(stage, plan);
    const QStringList before = stateOf(stage.profile(stage.prod));
    // A row that would be written stays as it is in the target.
    const auto entity = std::ranges::find_if(plan.data.entities, [](const masterdata::EntityDiff &one) {
        return one.count(masterdata::RowState::Changed) > 0;
    });
    QVERIFY(entity != plan.data.entities.end());
    const auto row = std::ranges::find(entity->rows, masterdata::RowState::Changed, &masterdata::RowChange::state);
    masterdata::Decision decision;
    decision.entity = entity->entity;
    decision.key = row->keyBytes;
    decision.take = masterdata::Decision::Take::Target;
    decision.contentHash = row->contentHash;
    decision.by = s("test");
    decision.at = utcTimestamp();
    masterdata::Review review = plan.review;
    review.decide(decision);
    valueOrDie(review.save(masterdata::Review::fileFor(stage.package, stage.prod.name)));

    const Status checked = deployment::checkApproved(file, stage.plan());
    QVERIFY(!checked);
    const QString expected =
        QStringLiteral("%1 “%2”, what is done: \"write\" in the plan, \"leave\" now").arg(entity->entity, row->key);
    QVERIFY2(checked.error().message.contains(expected), qPrintable(checked.error().message));
    QCOMPARE(stage.apply(plan).error->code, ErrorCode::PlanOutdated);
    COMPARE_STATES(stateOf(stage.profile(stage.prod)), before);
}

void PlanFileTest::namesACellOldAndNew() {
    const Stage stage(currentEngine());
    stage.change({s("UPDATE gsm_skills SET initialwert = 98 WHERE id = (SELECT id FROM (SELECT MIN(id) AS id FROM "
                    "gsm_skills) AS first)")});
    const PlanFile file = written(stage, stage.plan());
    stage.change({s("UPDATE gsm_skills SET initialwert = 99 WHERE id = (SELECT id FROM (SELECT MIN(id) AS id FROM "
                    "gsm_skills) AS first)")});
    const Status checked = deployment::checkApproved(file, stage.plan());
    QVERIFY(!checked);
    QVERIFY2(checked.error().message.contains(s("column initialwert: \"98\" in the plan, \"99\" now")),
             qPrintable(checked.error().message));
}

void PlanFileTest::findsItsPackage() {
    const Stage stage(db::Engine::Sqlite);
    const PlanFile file = written(stage, stage.plan());
    QCOMPARE(valueOrDie(deployment::packageOf(file, {})), file.packagePath); // where it was
    const QString beside = stage.folder() + u'/' + file.package;
    QVERIFY(QFile::copy(stage.package, beside));
    QCOMPARE(valueOrDie(deployment::packageOf(file, {})), beside); // beside the plan goes first
    QCOMPARE(valueOrDie(deployment::packageOf(file, stage.package)), stage.package);
    stage.write(file.package, "something else");
    const auto other = deployment::packageOf(file, {});
    QVERIFY(!other);
    QCOMPARE(other.error().code, ErrorCode::PlanOutdated);
    QVERIFY(other.error().message.contains(file.packageSha256) && other.error().message.contains(beside));
    const auto missing = deployment::packageOf(file, s("/nowhere/at/all.tar.gz"));
    QVERIFY(!missing);
    QCOMPARE(missing.error().code, ErrorCode::NotFound);
    QVERIFY(missing.error().message.contains(s("/nowhere/at/all.tar.gz")));
    QVERIFY(!deployment::packageOf(file, s("/dev/zero"))); // would never end
}

void PlanFileTest::damagedFile_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<ErrorCode>("code");
    const Stage stage(db::Engine::Sqlite);
    const QByteArray good = valueOrDie(deployment::planFileContent(stage.plan(), s("a@b")));
    const auto replaced = [&good](const char *before, const char *after) {
        QByteArray bytes = good;
        const qsizetype place = bytes.indexOf(before);
        if (place < 0)
            qFatal("the plan does not say %s", before);
        return bytes.replace(place, qstrlen(before), after);
    };
    QTest::newRow("empty") << QByteArray() << ErrorCode::InvalidInput;
    QTest::newRow("no JSON") << QByteArray("PK\x03\x04\0\xff") << ErrorCode::InvalidInput;
    QTest::newRow("cut off") << good.left(good.size() / 2) << ErrorCode::InvalidInput;
    QTest::newRow("list") << QByteArray("[1,2,3]") << ErrorCode::InvalidInput;
    QTest::newRow("deeply nested") << QByteArray(100000, '[') << ErrorCode::InvalidInput;
    QTest::newRow("another document") << QByteArray("{\"format\": 1}") << ErrorCode::InvalidInput;
    QTest::newRow("newer format") << replaced("\"format\": 1", "\"format\": 2") << ErrorCode::InvalidInput;
    QTest::newRow("format is a text") << replaced("\"format\": 1", "\"format\": \"1\"") << ErrorCode::InvalidInput;
    QTest::newRow("a statement was changed") << replaced("ALTER TABLE", "DROP TABLE") << ErrorCode::Damaged;
    QTest::newRow("the environment was changed")
        << replaced("\"environment\": \"prod\"", "\"environment\": \"dev\"") << ErrorCode::Damaged;
    QTest::newRow("no hash") << replaced("\"plan_sha256\": \"", "\"plan_sha257\": \"") << ErrorCode::Damaged;
}

void PlanFileTest::damagedFile() {
    QFETCH(QByteArray, bytes);
    QFETCH(ErrorCode, code);
    const QTemporaryDir folder;
    const QString file = folder.filePath(s("plan.json"));
    valueOrDie(writeFileAtomically(file, bytes));
    const auto plan = deployment::readPlanFile(file);
    QVERIFY(!plan);
    QVERIFY2(plan.error().code == code, qPrintable(plan.error().toText()));
    QVERIFY(plan.error().message.contains(file));
    QVERIFY(plan.error().message.contains(s("Nothing was changed")));
    QVERIFY(!plan.error().hint.isEmpty());
}

void PlanFileTest::hostileContent_data() {
    QTest::addColumn<QString>("member");
    QTest::addColumn<QJsonValue>("value");
    QTest::newRow("package outside") << s("package") << QJsonValue(s("../../etc/passwd"));
    QTest::newRow("no package") << s("package") << QJsonValue();
    QTest::newRow("package is a list") << s("package") << QJsonValue(QJsonArray{1});
    QTest::newRow("no environment") << s("environment") << QJsonValue(7);
    QTest::newRow("no hash of the package") << s("package_sha256") << QJsonValue(QJsonObject());
}

/// The hash fits, because whoever wrote the file can compute it, too.
void PlanFileTest::hostileContent() {
    QFETCH(QString, member);
    QFETCH(QJsonValue, value);
    const Stage stage(db::Engine::Sqlite);
    QJsonObject json =
        QJsonDocument::fromJson(valueOrDie(deployment::planFileContent(stage.plan(), s("a@b")))).object();
    QJsonObject content = json[u"plan"].toObject();
    content[member] = value;
    json[u"plan"] = content;
    json[u"plan_sha256"] = deployment::planHash(content);
    stage.write(s("hostile.json"), QJsonDocument(json).toJson());
    const auto plan = deployment::readPlanFile(stage.session.workspace.path(s("hostile.json")));
    QVERIFY(!plan);
    QVERIFY2(plan.error().code == ErrorCode::InvalidInput, qPrintable(plan.error().toText()));
}

void PlanFileTest::holdsNoSecret() {
    Stage stage(db::Engine::MariaDb);
    db::Connection admin = stage.open(stage.prod);
    const QByteArray secret = "correct-horse-battery";
    valueOrDie(admin.exec(
        QStringLiteral("CREATE OR REPLACE USER 'planner'@'localhost' IDENTIFIED BY '%1'").arg(s(secret.constData()))));
    valueOrDie(admin.exec(s("GRANT ALL ON *.* TO 'planner'@'localhost'")));
    qputenv("STELLWERK_TEST_SECRET", secret);
    stage.prod.user = s("planner");
    stage.prod.secret = {project::SecretSource::Kind::EnvironmentVariable, s("STELLWERK_TEST_SECRET")};
    const QByteArray bytes = valueOrDie(deployment::planFileContent(stage.plan(), s("a@b")));
    QVERIFY(bytes.contains("gsm_skills"));
    QVERIFY(!bytes.contains(secret));
    QVERIFY(!bytes.contains("STELLWERK_TEST_SECRET"));
}

void PlanFileTest::namesAtMostFiveDifferences() {
    QJsonArray before;
    QJsonArray after;
    for (int i = 0; i < 12; ++i) {
        const QString name = QStringLiteral("t%1").arg(i);
        before << QJsonObject{{s("table"), name}, {s("rows"), i}, {s("hash"), s("a")}};
        after << QJsonObject{{s("table"), name}, {s("rows"), i + 1}, {s("hash"), s("b")}};
    }
    const QJsonObject approved{{s("tables"), before}};
    const QJsonObject now{{s("tables"), after}};
    QCOMPARE(deployment::planDifferences(approved, now).size(), 12);
    QVERIFY(deployment::planDifferences(now, now).isEmpty());
    const QString message = deployment::planDiffers(s("prod"), approved, now).error().message;
    QVERIFY2(message.contains(s("rows of the table t0 (0 rows in the plan, 1 now)")), qPrintable(message));
    QVERIFY2(message.contains(s("and 7 more")), qPrintable(message));
    QVERIFY(!message.contains(s("t9")));
}

QTEST_GUILESS_MAIN(PlanFileTest)
#include "test_plan_file.moc"
