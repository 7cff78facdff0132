// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "deployment/past_support.h"

#include <QDir>

using namespace stellwerk;
using namespace stellwerk::test;
using deployment::DeploymentReport;
using deployment::Outcome;

/// A deployment of the past is taken back by hand, and users' rows stay.
class PastRollbackTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void nobodyWrote_data() { addEngineRows(); }
    void nobodyWrote();
    void usersWrote_data() { addEngineRows(); }
    void usersWrote();
    void withoutReverseFile_data() { addEngineRows(); }
    void withoutReverseFile();
    void foreignReverseFile_data() { addEngineRows(); }
    void foreignReverseFile();
    void importedRowWasChanged_data() { addEngineRows(); }
    void importedRowWasChanged();
    void userRowsReferToImportedRows_data() { addEngineRows(); }
    void userRowsReferToImportedRows();
    void backupIsRestored_data() { addEngineRows(); }
    void backupIsRestored();
    void laterDeploymentGoesFirst_data() { addEngineRows(); }
    void laterDeploymentGoesFirst();
    void refusals_data() { addEngineRows(); }
    void refusals();
};

void PastRollbackTest::nobodyWrote() {
    Past past;
    const auto plan = past.plan();
    QVERIFY(plan.undoesImport());
    QCOMPARE(plan.migrations.size(), size_t(8));
    QVERIFY(!plan.tables.empty());
    for (const deployment::TableSince &table : plan.tables)
        QVERIFY2(table.then && !table.isWritten(), qPrintable(table.table));
    const DeploymentReport report = past.apply(plan);
    QVERIFY2(report.outcome == Outcome::Succeeded, qPrintable(textOf(report)));
    QCOMPARE(report.versionAfter, (Version{0, 3, 0}));
    COMPARE_STATES(past.state(), past.before);
    QCOMPARE(past.recordOf(past.id), QStringLiteral("rolled_back"));
    QCOMPARE(past.recordOf(report.runId), QStringLiteral("reverted"));
    QVERIFY(!QFile::exists(past.reverseFile()));
    const QJsonObject json = past.reportOf(report);
    QCOMPARE(json[u"operation"].toString(), QStringLiteral("rollback"));
    QCOMPARE(json[u"outcome"].toString(), QStringLiteral("succeeded"));
    QCOMPARE(json[u"plan"].toObject()[u"deployment"].toString(), past.id);
    QVERIFY(valueOrDie(readFile(report.folder + QLatin1String("/report.html"))).contains(past.id.toUtf8()));
    QCOMPARE(logOf(report).back()[u"event"].toString(), QStringLiteral("run_finished"));
    // Forwards again, and the way back is there again.
    QVERIFY(succeeded(past.stage.deploy()));
}

void PastRollbackTest::usersWrote() {
    Past past;
    past.usersWrite();
    const auto plan = past.plan();
    const auto table = [&](const char *name) {
        return *std::ranges::find(plan.tables, QString::fromLatin1(name), &deployment::TableSince::table);
    };
    QVERIFY(table("char_skills").isWritten());
    QCOMPARE(table("char_skills").now.rows, table("char_skills").then->rows + 1);
    QCOMPARE(table("char_skills").tableAfter, QStringLiteral("skill_skills"));
    QVERIFY(table("users").isWritten());
    QCOMPARE(table("users").now.rows, table("users").then->rows);
    QVERIFY(table("users").newColumns.contains(QStringLiteral("preferred_language")));
    QVERIFY(!table("char_spells").isWritten());
    const DeploymentReport report = past.apply(plan);
    QVERIFY2(succeeded(report), qPrintable(textOf(report)));
    QCOMPARE(past.value("SELECT COUNT(*) FROM skill_skills WHERE name = 'Juggling'"), QStringLiteral("1"));
    QCOMPARE(past.value("SELECT COUNT(*) FROM users WHERE email LIKE '%@example.net'"), past.value("SELECT COUNT(*) "
                                                                                                   "FROM users"));
    // Only the tables that they wrote to are not as before.
    QStringList now = past.state();
    QStringList before = past.before;
    for (QStringList *state : {&now, &before})
        state->removeIf([](const QString &line) {
            return line.startsWith(QLatin1String("skill_skills ")) || line.startsWith(QLatin1String("users "));
        });
    COMPARE_STATES(now, before);
    const QJsonArray tables = past.reportOf(report)[u"plan"].toObject()[u"protected_tables"].toArray();
    QVERIFY(std::ranges::any_of(tables, [](const QJsonValue &one) {
        return one[u"table"].toString() == QLatin1String("char_skills") && one[u"written"].toBool();
    }));
}

void PastRollbackTest::withoutReverseFile() {
    Past past;
    QVERIFY(QFile::remove(past.reverseFile()));
    const auto plan = past.plan();
    QVERIFY(!plan.undoesImport());
    QVERIFY2(plan.warnings.join(u' ').contains(QLatin1String("master data stays")),
             qPrintable(plan.warnings.join(u' ')));
    const DeploymentReport report = past.apply(plan);
    QVERIFY2(report.outcome == Outcome::SucceededWithWarnings, qPrintable(textOf(report)));
    const QString warnings = report.warnings.join(u'\n');
    QVERIFY2(warnings.contains(QLatin1String("its import was not undone: gsm_")), qPrintable(warnings));
    const QStringList now = past.state();
    QVERIFY(!difference(now, past.before).isEmpty());
    // The structure is that of before, and so are the rows of users.
    for (const QString &line : past.before) {
        if (!line.startsWith(QLatin1String("gsm_")) && !line.startsWith(QLatin1String("learning_")) &&
            !line.startsWith(QLatin1String("equi_")))
            QVERIFY2(now.contains(line), qPrintable(line));
    }
}

void PastRollbackTest::foreignReverseFile() {
    Past past;
    QByteArray content = valueOrDie(readFile(past.reverseFile()));
    valueOrDie(writeFileAtomically(past.reverseFile(), content.replace(past.id.toUtf8(), "20260101-000000-prod-0000")));
    const auto plan = past.tryPlan();
    QVERIFY(!plan);
    QCOMPARE(plan.error().code, ErrorCode::Foreign);
}

/// Somebody has changed what the import wrote: nothing of it is taken back.
void PastRollbackTest::importedRowWasChanged() {
    Past past;
    past.stage.change({QStringLiteral("UPDATE gsm_skills SET initialwert = 77")});
    past.checkUnchangedAfter(ErrorCode::Conflict);
}

void PastRollbackTest::userRowsReferToImportedRows() {
    Past past({QStringLiteral("CREATE TABLE char_favourites (id BIGINT NOT NULL PRIMARY KEY, skill_id %1, CONSTRAINT "
                              "fk_favourite FOREIGN KEY (skill_id) REFERENCES gsm_skills (id) ON DELETE CASCADE)")
                   .arg(currentEngine() == db::Engine::MariaDb ? QStringLiteral("BIGINT UNSIGNED")
                                                               : QStringLiteral("INTEGER"))});
    const QString imported = past.importedSkill();
    QVERIFY(!imported.isEmpty());
    past.stage.change({QStringLiteral("INSERT INTO char_favourites VALUES (1, %1)").arg(imported)});
    past.checkUnchangedAfter(ErrorCode::Conflict);
    QCOMPARE(past.value("SELECT COUNT(*) FROM char_favourites"), QStringLiteral("1"));
}

void PastRollbackTest::backupIsRestored() {
    Past past;
    past.usersWrite();
    past.options.restoreBackup = true;
    const auto plan = past.plan();
    QVERIFY2(plan.lost.join(u'\n').contains(QLatin1String("char_skills")), qPrintable(plan.lost.join(u'\n')));
    const DeploymentReport report = past.apply(plan);
    QVERIFY2(report.outcome == Outcome::Succeeded, qPrintable(textOf(report)));
    COMPARE_STATES(past.state(), past.before);
    QCOMPARE(past.recordOf(past.id), QStringLiteral("rolled_back"));
    QVERIFY(report.backup && QFile::exists(report.backup->file));
    QVERIFY(succeeded(past.stage.deploy()));
}

void PastRollbackTest::laterDeploymentGoesFirst() {
    Past past;
    const QString first = past.id;
    const DeploymentReport later = past.stage.deploy();
    QVERIFY(succeeded(later));
    const auto tooEarly = past.tryPlan();
    QVERIFY(!tooEarly);
    QCOMPARE(tooEarly.error().code, ErrorCode::NotFound);
    QVERIFY2(tooEarly.error().message.contains(later.runId), qPrintable(tooEarly.error().message));
    const QStringList between = past.state();
    past.options.deployment = later.runId;
    QVERIFY(past.plan().migrations.empty());
    QCOMPARE(past.apply(past.plan()).outcome, Outcome::Succeeded);
    COMPARE_STATES(past.state(), between);
    past.options.deployment = first;
    QCOMPARE(past.apply(past.plan()).outcome, Outcome::Succeeded);
    COMPARE_STATES(past.state(), past.before);
}

void PastRollbackTest::refusals() {
    Past past;
    const QStringList after = past.state();
    const auto code = [&] {
        const auto plan = past.tryPlan();
        return plan ? ErrorCode::Internal : plan.error().code;
    };
    past.options.deployment = QStringLiteral("another");
    QCOMPARE(code(), ErrorCode::NotFound);
    past.options.deployment = past.id;
    past.options.previousImage = true;
    QCOMPARE(code(), ErrorCode::CheckFailed);
    past.options.previousImage = false;

    const auto plan = past.plan();
    DeploymentReport report = deployment::applyPastRollback(past.stage.session, plan, {}, {});
    QVERIFY(report.error && report.error->code == ErrorCode::ConfirmationMissing);
    QCOMPARE(report.outcome, Outcome::Refused);
    COMPARE_STATES(past.state(), after);

    past.usersWrite();
    const QStringList written = past.state();
    report = past.apply(plan);
    QVERIFY(report.error && report.error->code == ErrorCode::PlanOutdated);
    QCOMPARE(report.outcome, Outcome::Refused);
    COMPARE_STATES(past.state(), written);

    past.options.restoreBackup = true;
    for (const QString &name : QDir(past.stage.session.workspace.backupsFolder(past.stage.prod)).entryList(QDir::Files))
        QFile::remove(past.stage.session.workspace.backupsFolder(past.stage.prod) + u'/' + name);
    QCOMPARE(code(), ErrorCode::NotFound);
}

QTEST_GUILESS_MAIN(PastRollbackTest)
#include "test_past_rollback.moc"
