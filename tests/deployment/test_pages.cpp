// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/files.h"
#include "deployment/master/master_data.h"
#include "deployment/report/diff_html.h"
#include "deployment/report/html_page.h"
#include "deployment/report/plan_html.h"
#include "deployment/report/report_html.h"
#include "deployment/report/words.h"
#include "deployment/stage.h"

#include <QRegularExpression>
#include <QXmlStreamReader>

using namespace stellwerk;
using namespace stellwerk::test;
using deployment::CheckResult;
using deployment::DeploymentReport;
using deployment::Outcome;
using deployment::Plan;

namespace {

QString s(const char *text) {
    return QString::fromUtf8(text);
}

/// Everything that could leave its place in a page, or make it read otherwise than it is.
QString hostile() {
    return QString(s("</td></table><script>alert(1)</script><img src=\"http://evil.example/x\" onerror='x'>&amp;\"'") +
                   QChar(1) + QChar(0x1b) + QChar(0x7f) + QChar(0x85) + QChar(0x202e) + QChar(0x2066) + QChar(0xd800) +
                   QChar(0xffff));
}

/// Well-formed, needs nothing from elsewhere, runs nothing. Gives the text that one reads, without the style.
QString checkedText(const QByteArray &page) {
    QXmlStreamReader xml(page);
    QString text;
    static const QStringList known{s("html"), s("head"),   s("meta"), s("title"), s("style"), s("body"),
                                   s("h1"),   s("h2"),     s("h3"),   s("p"),     s("div"),   s("br"),
                                   s("pre"),  s("strong"), s("em"),   s("ul"),    s("ol"),    s("li"),
                                   s("code"), s("table"),  s("tr"),   s("th"),    s("td")};
    QStringList open;
    while (!xml.atEnd()) {
        xml.readNext();
        if (xml.isStartElement()) {
            const QString name = xml.name().toString();
            if (!known.contains(name))
                qFatal("the page has an element %s", qPrintable(name));
            for (const QXmlStreamAttribute &attribute : xml.attributes()) {
                if (!QStringList{s("lang"), s("charset"), s("name"), s("content"), s("class"), s("style")}.contains(
                        attribute.name().toString()))
                    qFatal("the page has an attribute %s", qPrintable(attribute.name().toString()));
            }
            open << name;
        } else if (xml.isEndElement()) {
            open.removeLast();
            text += u'\n';
        } else if (xml.isCharacters()) {
            if (open.value(open.size() - 1) != s("style"))
                text += xml.text().toString();
            else if (xml.text().contains(s("url(")) || xml.text().contains(s("@import")))
                qFatal("the style loads something");
        }
    }
    if (xml.hasError())
        qFatal("the page is not well-formed, line %lld: %s", xml.lineNumber(), qPrintable(xml.errorString()));
    return text;
}

void checkHarmless(const QString &text) {
    for (const QChar sign : text) {
        const char16_t code = sign.unicode();
        const bool invisible = (code < 0x20 && code != u'\n' && code != u'\t') || (code >= 0x7f && code < 0xa0) ||
                               (code >= 0x202a && code <= 0x202e) || (code >= 0x2066 && code <= 0x2069) ||
                               sign.isSurrogate() || code == 0xffff;
        QVERIFY2(!invisible, qPrintable(QString::number(code, 16)));
    }
}

masterdata::DataDiff hostileDiff() {
    masterdata::RowChange row;
    row.state = masterdata::RowState::Changed;
    row.key = hostile();
    row.keyBytes = "key";
    row.targetId = db::Value::integer(1);
    row.note = hostile();
    row.decided = true;
    masterdata::CellChange cell;
    cell.column = hostile();
    cell.target = db::Value::text(std::string("old"));
    cell.package = db::Value::text(hostile().toStdString());
    cell.baseline = db::Value::null();
    row.cells.push_back(cell);
    masterdata::RowChange removed;
    removed.state = masterdata::RowState::Removed;
    removed.key = s("Old thing") + hostile();
    removed.onlyInTarget = true;
    removed.impact.push_back({s("char_things"), s("name"), s("CASCADE"), 7, 2});
    masterdata::EntityDiff entity;
    entity.entity = hostile();
    entity.rows = {row, removed};
    entity.remarks = {hostile()};
    entity.staleDecisions = {hostile()};
    masterdata::DataDiff diff;
    diff.entities = {entity};
    return diff;
}

masterdata::Review hostileReview() {
    masterdata::Decision decision;
    decision.entity = hostile();
    decision.key = "key";
    decision.by = hostile();
    decision.at = s("2026-01-31");
    decision.reason = hostile();
    masterdata::Review review;
    review.decide(decision);
    return review;
}

Plan hostilePlan() {
    Plan plan;
    plan.packagePath = s("/tmp/<b>package</b>.tar.gz");
    plan.target.name = hostile();
    plan.serverVersion = hostile();
    plan.from = Version{0, 3, 0};
    plan.to = {0, 4, 0};
    plan.checks = {{s("a"), CheckResult::Level::Passed, hostile(), hostile(), hostile()},
                   {s("b"), CheckResult::Level::Warning, hostile(), hostile(), hostile()},
                   {s("c"), CheckResult::Level::Error, hostile(), hostile(), hostile()}};
    deployment::PlannedMigration migration;
    migration.number = 4;
    migration.label = hostile();
    migration.statements = {s("ALTER TABLE t DROP COLUMN x"), hostile()};
    migration.verify = {hostile()};
    migration.touches = {hostile()};
    migration.critical = false;
    migration.findings = {{s("drops-column"), migration::LintLevel::Warning, hostile(), {}}};
    plan.migrations = {migration};
    plan.schemaNow = {{schema::DifferenceKind::Extra, s("table"), hostile(), {}, {}, hostile()}};
    plan.data = hostileDiff();
    plan.review = hostileReview();
    deployment::TableProof proof;
    proof.table = hostile();
    proof.tableBefore = s("old");
    proof.declared = true;
    proof.before = {12, s("aaaa")};
    plan.protectedTables = {proof};
    plan.phases = {s("preflight"), s("backup"), s("migrate"), s("import")};
    plan.tables = {{hostile(), 3, s("cccc")}};
    return plan;
}

DeploymentReport hostileReport(Outcome outcome) {
    DeploymentReport report;
    report.runId = s("20260131-123456-prod-3fa9");
    report.environment = hostile();
    report.operatorName = hostile();
    report.package = hostile();
    report.startedAt = QDateTime::fromString(s("2026-01-31T12:00:00Z"), Qt::ISODate);
    report.finishedAt = report.startedAt.addSecs(80);
    report.outcome = outcome;
    report.error = Error{.code = ErrorCode::Sql, .message = hostile(), .hint = hostile(), .detail = hostile()};
    report.databaseState = hostile();
    report.nextSteps = {hostile()};
    report.warnings = {hostile()};
    report.phases = {{s("preflight"), true, 1200}, {s("backup"), false, 61000}, {hostile(), true, 5}};
    report.migrations = {{4, hostile(), false, false, 2500, 1, {hostile()}}};
    report.import.entities = {{hostile(), 1, 2, 3, 4, 5, 6}};
    report.import.leftAlone = {{hostile(), hostile(), masterdata::RowState::TargetOnly, hostile()}};
    report.proofs = hostilePlan().protectedTables;
    report.proofs.front().after = {13, s("bbbb")};
    report.validation = hostilePlan().checks;
    return report;
}

} // namespace

class PagesTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void hostileValuesStayText();
    void outcomeComesFirst_data();
    void outcomeComesFirst();
    void planForManagerAndEngineer_data() { addEngineRows(); }
    void planForManagerAndEngineer();
    void planThatMustNotBeExecuted();
    void reportOfASuccess_data() { addEngineRows(); }
    void reportOfASuccess();
    void reportOfARollback_data() { addEngineRows(); }
    void reportOfARollback();
};

void PagesTest::hostileValuesStayText() {
    deployment::MasterDataPlan import;
    import.target.name = hostile();
    import.source = hostile();
    import.diff = hostileDiff();
    import.review = hostileReview();
    import.checks = hostilePlan().checks;
    const Plan plan = hostilePlan();
    for (const QByteArray &page : {deployment::diffPage(import), deployment::planPage(plan, hostile()),
                                   deployment::reportPage(hostileReport(Outcome::RollbackFailed), plan)}) {
        QVERIFY(!page.contains("<script"));
        QVERIFY(!page.contains("<img"));
        const QString text = checkedText(page);
        checkHarmless(text);
        QVERIFY(text.contains(s("<script>alert(1)</script>")));
        QVERIFY(text.contains(s("␁␛␡‹U+0085›‹U+202E›‹U+2066›")));
    }
    checkHarmless(deployment::htmlText(QString(QChar(0xdc00)) + QChar(0xd800)));
    QCOMPARE(deployment::htmlText(s("𝄞 ä & <")), s("𝄞 ä &amp; &lt;"));
}

void PagesTest::outcomeComesFirst_data() {
    QTest::addColumn<Outcome>("outcome");
    for (const Outcome outcome : {Outcome::Succeeded, Outcome::SucceededWithWarnings, Outcome::Refused,
                                  Outcome::Cancelled, Outcome::RolledBack, Outcome::RollbackFailed, Outcome::Unknown})
        QTest::newRow(qPrintable(deployment::outcomeName(outcome))) << outcome;
}

void PagesTest::outcomeComesFirst() {
    QFETCH(Outcome, outcome);
    const QString text = checkedText(deployment::reportPage(hostileReport(outcome), hostilePlan()));
    const QString word = deployment::outcomeText(outcome);
    const qsizetype title = text.lastIndexOf(s("Deployment of 0.4.0"));
    const qsizetype place = text.indexOf(word, title);
    QVERIFY(title >= 0 && place > title);
    QVERIFY(place < text.indexOf(s("Next steps")));
    QVERIFY(place < text.indexOf(s("Package"), title));
    const QString sign = outcome == Outcome::Succeeded               ? s("✓ ")
                         : outcome == Outcome::SucceededWithWarnings ? s("! ")
                                                                     : s("✕ ");
    QVERIFY(text.contains(sign + word));
    // What was planned and did not happen is told.
    QVERIFY(text.contains(s("Master data\n· not reached")));
    QVERIFY(text.contains(s("1 min 20 s")));
    QVERIFY(text.contains(s("≠ changed, declared by a migration\naaaa\nbbbb\n12\n13")));
}

void PagesTest::planForManagerAndEngineer() {
    const Stage stage(currentEngine());
    const Plan plan = stage.plan();
    const QString text = checkedText(deployment::planPage(plan, s("tester@bench")));
    const qsizetype engineer = text.indexOf(s("\nChecks\n"));
    QVERIFY(engineer > 0);
    const QString above = text.left(engineer);
    QVERIFY2(above.contains(s("! Can be deployed, with warnings")), qPrintable(above));
    QVERIFY(above.contains(s("0.3.0 → 0.4.0")));
    QVERIFY(
        above.contains(
            QStringLiteral("%1 rows of master data are written.").arg(plan.data.count(masterdata::RowAction::Write))) ||
        above.contains(QStringLiteral("%1 row(s) of master data are written.")
                           .arg(plan.data.count(masterdata::RowAction::Write))));
    QVERIFY(above.contains(s("What could be lost")));
    const QStringList losses = deployment::possibleLosses(plan);
    QVERIFY(!losses.isEmpty()); // the migration of the money drops columns
    for (const QString &loss : losses)
        QVERIFY2(above.contains(loss), qPrintable(loss));
    for (const deployment::PlannedMigration &migration : plan.migrations) {
        for (const QString &statement : migration.statements)
            QVERIFY2(text.contains(statement), qPrintable(statement));
    }
    for (const masterdata::EntityDiff &entity : plan.data.entities) {
        for (const masterdata::RowChange &row : entity.rows)
            QVERIFY2(text.contains(row.key), qPrintable(row.key));
    }
    for (const deployment::TableProof &proof : plan.protectedTables)
        QVERIFY2(text.contains(deployment::tableText(proof)) && text.contains(proof.before.hash),
                 qPrintable(proof.table));
    QVERIFY(text.contains(plan.sha256) && text.contains(plan.targetFingerprint));
}

void PagesTest::planThatMustNotBeExecuted() {
    Stage stage(db::Engine::Sqlite);
    stage.prod.hooks[s("maintenance_on")] = QStringList{s("no-such-command-anywhere")};
    const Plan plan = stage.plan();
    QVERIFY(!plan.deployable());
    const QString text = checkedText(deployment::planPage(plan, s("tester@bench")));
    QVERIFY(text.contains(s("✕ Must not be deployed")));
    QVERIFY(text.indexOf(s("no-such-command-anywhere")) < text.indexOf(s("\nChecks\n")));
}

void PagesTest::reportOfASuccess() {
    const Stage stage(currentEngine());
    const DeploymentReport report = stage.deploy();
    QVERIFY2(report.exitCode() == ExitCode::Ok, qPrintable(report.databaseState));
    const QByteArray page = valueOrDie(readFile(report.folder + s("/report.html")));
    const QString text = checkedText(page);
    QVERIFY(!text.contains(s("not reached")));
    for (const deployment::PhaseResult &phase : report.phases)
        QVERIFY(text.contains(deployment::phaseText(phase.phase) + s("\n✓ done\n")));
    for (const migration::MigrationOutcome &outcome : report.migrations)
        QVERIFY(text.contains(QStringLiteral("%1\n✓ done\n%2\n").arg(outcome.label).arg(outcome.statements)));
    for (const deployment::TableProof &proof : report.proofs) {
        QVERIFY(text.contains(deployment::tableText(proof)));
        QVERIFY(text.contains(QStringLiteral("%1\n%2\n%3\n%4\n")
                                  .arg(proof.before.hash, proof.after.hash)
                                  .arg(proof.before.rows)
                                  .arg(proof.after.rows)));
    }
    QVERIFY(text.contains(QFileInfo(report.backup->file).fileName()));
    QVERIFY(text.contains(s("Database version before\n0.3.0")));
    QVERIFY(text.contains(s("Database version after\n0.4.0")));
    for (const QString &warning : report.warnings)
        QVERIFY(text.contains(warning));
    for (const QString &step : report.nextSteps)
        QVERIFY(text.contains(step));
}

void PagesTest::reportOfARollback() {
    Stage stage(currentEngine());
    stage.addMigration(
        "-- migrate:up\nCREATE TABLE gsm_new_things (id INT PRIMARY KEY);\nALTER TABLE no_such_table ADD "
        "COLUMN extra INT;\n-- migrate:down\nDROP TABLE gsm_new_things;\n");
    const DeploymentReport report = stage.deploy();
    QCOMPARE(report.outcome, Outcome::RolledBack);
    const QString text = checkedText(valueOrDie(readFile(report.folder + s("/report.html"))));
    QVERIFY(text.contains(s("✕ ") + deployment::outcomeText(Outcome::RolledBack)));
    QVERIFY(text.contains(report.databaseState));
    QVERIFY(text.contains(s("no_such_table")));
    QVERIFY(text.contains(deployment::phaseText(s("migrate")) + s("\n✕ failed\n")));
    QVERIFY(text.contains(deployment::phaseText(s("rollback")) + s("\n✓ done\n")));
    QVERIFY(text.contains(deployment::phaseText(s("import")) + s("\n· not reached\n")));
}

QTEST_GUILESS_MAIN(PagesTest)
#include "test_pages.moc"
