// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/fake_backend.h"
#include "gui/look/format.h"
#include "gui/look/look.h"
#include "gui/models/change_model.h"
#include "gui/models/check_model.h"
#include "gui/models/environment_model.h"
#include "gui/models/import_model.h"
#include "gui/models/log_model.h"
#include "gui/models/migration_model.h"
#include "gui/models/package_model.h"
#include "gui/models/phase_model.h"
#include "gui/models/proof_model.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace stellwerk;
using namespace stellwerk::gui;
using namespace stellwerk::gui::test;
using Level = deployment::CheckResult::Level;

namespace {

/// Every look of one family: no two may share a glyph or a word.
void compareFamily(const std::vector<Look> &looks) {
    QSet<QString> glyphs;
    QSet<QString> words;
    for (const Look &look : looks) {
        QVERIFY(!look.word.isEmpty());
        QVERIFY2(!glyphs.contains(look.glyph), qPrintable(look.text()));
        QVERIFY2(!words.contains(look.word), qPrintable(look.text()));
        glyphs << look.glyph;
        words << look.word;
    }
}

template <class State>
std::vector<Look> looksUpTo(int count) {
    std::vector<Look> looks;
    for (int index = 0; index < count; ++index)
        looks.push_back(lookOf(static_cast<State>(index)));
    return looks;
}

QString cell(const QAbstractItemModel &model, int row, int column) {
    return model.index(row, column).data().toString();
}

} // namespace

class ModelsTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void statesHaveUniqueGlyphsAndWords();
    void coloursCanBeRead_data();
    void coloursCanBeRead();
    void environments();
    void packages();
    void checksAreSortedAndTicked();
    void migrations();
    void entitiesWithChangesComeFirst();
    void cellsCanBeToldApart_data();
    void cellsCanBeToldApart();
    void phases();
    void proofs();
    void logIsNumberedAndFindsTheFirstError();
    void importCounts();
    void ages_data();
    void ages();
};

void ModelsTest::statesHaveUniqueGlyphsAndWords() {
    compareFamily(looksUpTo<EnvironmentState>(kEnvironmentStateCount));
    compareFamily(looksUpTo<PhaseState>(kPhaseStateCount));
    compareFamily(looksUpTo<ProofState>(kProofStateCount));
    compareFamily(looksUpTo<Level>(3));
    compareFamily(looksUpTo<deployment::Outcome>(7));
    compareFamily(looksUpTo<masterdata::RowState>(int(masterdata::kRowStates.size())));
    compareFamily(looksUpTo<EventLevel>(4));
    compareFamily({packageLook(true), packageLook(false)});
}

void ModelsTest::coloursCanBeRead_data() {
    QTest::addColumn<QColor>("base");
    QTest::newRow("light") << QColor(0xff, 0xff, 0xff);
    QTest::newRow("window") << QColor(0xef, 0xf0, 0xf1);
    QTest::newRow("dark") << QColor(0x14, 0x16, 0x18);
}

void ModelsTest::coloursCanBeRead() {
    QFETCH(QColor, base);
    for (int tone = 0; tone <= static_cast<int>(Tone::Unknown); ++tone) {
        const QColor color = toneColor(static_cast<Tone>(tone), base);
        QVERIFY2(contrastRatio(color, base) >= 4.5, qPrintable(color.name()));
        const QColor ground = blended(base, color, 0.14);
        QVERIFY(contrastRatio(readableOn(color, ground), ground) >= 4.5);
    }
    QCOMPARE(contrastRatio(Qt::black, Qt::white), 21.0);
    QCOMPARE(contrastRatio(Qt::white, Qt::white), 1.0);
}

void ModelsTest::environments() {
    EnvironmentModel model;
    const QAbstractItemModelTester tester(&model);
    EnvironmentEntry entry{.environment = production()};
    entry.take(statusOf(production()));
    model.setRows({entry, EnvironmentEntry{.environment = development()}});
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(cell(model, 0, EnvironmentModel::Name), QStringLiteral("prod"));
    QCOMPARE(cell(model, 0, EnvironmentModel::DatabaseVersion), QStringLiteral("0.3.0"));
    QCOMPARE(cell(model, 1, EnvironmentModel::DatabaseVersion), QStringLiteral("—"));
    const QModelIndex state = model.index(0, EnvironmentModel::State);
    QCOMPARE(state.data().toString(), lookOf(EnvironmentState::UpdateAvailable).text());
    QCOMPARE(state.data(Qt::AccessibleTextRole).toString(), lookOf(EnvironmentState::UpdateAvailable).word);
    model.retranslate();
}

void ModelsTest::packages() {
    PackageModel model;
    const QAbstractItemModelTester tester(&model);
    model.setRows({samplePackage(), damagedPackage()});
    QCOMPARE(cell(model, 0, PackageModel::PackageVersion), QStringLiteral("0.4.0"));
    QCOMPARE(cell(model, 0, PackageModel::Rows), QStringLiteral("42"));
    QCOMPARE(cell(model, 1, PackageModel::State), packageLook(false).text());
    QCOMPARE(cell(model, 1, PackageModel::Rows), QStringLiteral("—"));
    QVERIFY(!model.row(2));
    QVERIFY(!model.row(-1));
}

void ModelsTest::checksAreSortedAndTicked() {
    CheckModel model;
    const QAbstractItemModelTester tester(&model);
    const auto checks = samplePlan(production()).checks;
    model.setChecks(checks, true);
    QCOMPARE(model.row(0)->level, Level::Warning);
    QCOMPARE(model.count(Level::Passed), 2);
    const QModelIndex warning = model.index(0, CheckModel::State);
    QVERIFY(warning.flags().testFlag(Qt::ItemIsUserCheckable));
    QVERIFY(!model.index(1, CheckModel::State).flags().testFlag(Qt::ItemIsUserCheckable));
    const QSignalSpy ticked(&model, &CheckModel::ticked);
    QVERIFY(model.setData(warning, Qt::Checked, Qt::CheckStateRole));
    QCOMPARE(ticked.size(), 1);
    QCOMPARE(ticked.first().at(0).toInt(), 1); // its place in the plan
    QCOMPARE(warning.data(Qt::CheckStateRole).value<Qt::CheckState>(), Qt::Checked);
    model.setChecks(checks, false);
    QVERIFY(!model.setData(model.index(0, CheckModel::State), Qt::Checked, Qt::CheckStateRole));
}

void ModelsTest::migrations() {
    PlannedMigrationModel planned;
    const QAbstractItemModelTester tester(&planned);
    auto rows = samplePlan(production()).migrations;
    rows[0].findings = {
        {QStringLiteral("no-down"), migration::LintLevel::Warning, QStringLiteral("It has no way back."), {}},
        {QStringLiteral("drops-table"), migration::LintLevel::Error, QStringLiteral("It drops a."), {}}};
    planned.setRows(rows);
    QVERIFY(cell(planned, 0, PlannedMigrationModel::Findings).contains(QStringLiteral("It drops a.")));
    QCOMPARE(cell(planned, 1, PlannedMigrationModel::Touches), QStringLiteral("b"));
    PendingMigrationModel pending;
    const QAbstractItemModelTester pendingTester(&pending);
    pending.setRows(statusOf(production()).version.pending);
    QCOMPARE(cell(pending, 0, PendingMigrationModel::Migration), QStringLiteral("0001_rename_tables"));
}

void ModelsTest::entitiesWithChangesComeFirst() {
    EntityChangeModel model;
    const QAbstractItemModelTester tester(&model);
    model.setDiff(samplePlan(production()).data);
    QCOMPARE(cell(model, 0, EntityChangeModel::Entity), QStringLiteral("skills"));
    QCOMPARE(cell(model, 0, EntityChangeModel::New), QStringLiteral("3"));
    QCOMPARE(cell(model, 1, EntityChangeModel::Same), QStringLiteral("5"));
    RowChangeModel rows;
    const QAbstractItemModelTester rowTester(&rows);
    masterdata::RowChange change;
    change.state = masterdata::RowState::Changed;
    change.key = QStringLiteral("Riding");
    change.targetId = db::Value::integer(3);
    change.cells.resize(1);
    change.cells.front().column = QStringLiteral("cost");
    change.cells.front().target = db::Value::integer(16);
    change.cells.front().package = db::Value::integer(19);
    rows.setRows({change});
    QCOMPARE(cell(rows, 0, RowChangeModel::Change), QStringLiteral("cost: 16 → 19"));
}

void ModelsTest::cellsCanBeToldApart_data() {
    QTest::addColumn<db::Value>("value");
    QTest::addColumn<QString>("text");
    QTest::newRow("null") << db::Value::null() << QStringLiteral("NULL");
    QTest::newRow("empty") << db::Value::text(QString()) << QStringLiteral("\"\"");
    QTest::newRow("zero") << db::Value::integer(0) << QStringLiteral("0");
    QTest::newRow("blanks at the ends") << db::Value::text(QStringLiteral(" a ")) << QStringLiteral("·a·");
    QTest::newRow("line break") << db::Value::text(QStringLiteral("a\nb")) << QStringLiteral("a↵b");
    QTest::newRow("long") << db::Value::text(QString(100, u'x')) << QString(QString(60, u'x') + u'…');
}

void ModelsTest::cellsCanBeToldApart() {
    QFETCH(db::Value, value);
    QTEST(valueText(value), "text");
}

void ModelsTest::phases() {
    PhaseModel model;
    const QAbstractItemModelTester tester(&model);
    model.setRows(
        {{QStringLiteral("backup"), PhaseState::Done, 1500}, {QStringLiteral("migrate"), PhaseState::Running, 0}});
    QCOMPARE(cell(model, 0, PhaseModel::Phase), deployment::phaseText(QStringLiteral("backup")));
    QVERIFY(!cell(model, 0, PhaseModel::Duration).isEmpty());
    QVERIFY(cell(model, 1, PhaseModel::Duration).isEmpty());
}

void ModelsTest::proofs() {
    ProofModel model;
    const QAbstractItemModelTester tester(&model);
    deployment::TableProof proof = samplePlan(production()).protectedTables.front();
    QCOMPARE(proofStateOf(proof), ProofState::Waiting);
    proof.after = proof.before;
    QCOMPARE(proofStateOf(proof), ProofState::Unchanged);
    proof.after.rows = 11;
    QCOMPARE(proofStateOf(proof), ProofState::Changed);
    proof.declared = true;
    QCOMPARE(proofStateOf(proof), ProofState::ChangedAsDeclared);
    model.setRows({proof});
    QCOMPARE(cell(model, 0, ProofModel::RowsAfter), QStringLiteral("11"));
}

void ModelsTest::logIsNumberedAndFindsTheFirstError() {
    LogModel model;
    const QAbstractItemModelTester tester(&model);
    model.append({{EventLevel::Info, QStringLiteral("a"), QStringLiteral("one"), {}},
                  {EventLevel::Info, QStringLiteral("b"), QString(), {}}});
    QCOMPARE(model.firstError(), -1);
    model.append({{EventLevel::Error, QStringLiteral("c"), QStringLiteral("two"), {}}});
    QCOMPARE(model.rowCount(), 2); // an event without a sentence is for programs
    QCOMPARE(model.firstError(), 1);
    QCOMPARE(model.row(1)->number, 2);
    QCOMPARE(model.toText().count(u'\n'), 2);
    model.clear();
    QCOMPARE(model.rowCount(), 0);
}

void ModelsTest::importCounts() {
    ImportModel model;
    const QAbstractItemModelTester tester(&model);
    model.setRows({{QStringLiteral("skills"), 1, 2, 3, 4, 5, 6}});
    for (int column = 1; column <= 6; ++column)
        QCOMPARE(cell(model, 0, column), QString::number(column));
}

void ModelsTest::ages_data() {
    QTest::addColumn<qint64>("seconds");
    QTest::addColumn<QString>("part");
    QTest::newRow("now") << qint64{5} << QStringLiteral("now");
    QTest::newRow("minutes") << qint64{125} << QStringLiteral("2");
    QTest::newRow("hours") << qint64{3 * 3600} << QStringLiteral("3");
    QTest::newRow("days") << qint64{5 * 86400} << QStringLiteral("5");
}

void ModelsTest::ages() {
    QFETCH(qint64, seconds);
    QFETCH(QString, part);
    const QDateTime now(QDate(2026, 1, 31), QTime(12, 0), QTimeZone::UTC);
    QVERIFY(ageText(now.addSecs(-seconds), now).contains(part));
}

QTEST_MAIN(ModelsTest)
#include "models_test.moc"
