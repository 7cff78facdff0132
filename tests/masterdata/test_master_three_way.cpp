// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "masterdata/import/baseline.h"
#include "support/test_databases.h"

#include <QTest>

#include "library_data.h"

using namespace stellwerk;
using namespace stellwerk::test;
using namespace stellwerk::masterdata;

/// Package, target and what was deployed last: each case with its plan, its report and what the target holds then.
class TestMasterThreeWay : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whoChangedIt_data() { addEngineRows(); }
    void whoChangedIt();
    void cases_data();
    void cases();
    void decisionsSurviveAndFall_data() { addEngineRows(); }
    void decisionsSurviveAndFall();
    void cellByCell_data() { addEngineRows(); }
    void cellByCell();
    void renameKeepsTheId_data() { addEngineRows(); }
    void renameKeepsTheId();
    void emptyInThePackage_data() { addEngineRows(); }
    void emptyInThePackage();
    void formerBaseline_data() { addEngineRows(); }
    void formerBaseline();
    void damagedBaseline_data() { addEngineRows(); }
    void damagedBaseline();
    void newColumnsHaveNoBaseline_data() { addEngineRows(); }
    void newColumnsHaveNoBaseline();
};

namespace {

/// Development and a target into which it was deployed once.
struct Deployed {
    explicit Deployed(db::Engine engine, const Catalogue &of = libraryCatalogue())
        : catalogue(of), dev(makeTables(databases.fresh(engine))), target(makeTables(databases.fresh(engine))) {
        fillLibrary(dev, Layout::Straight);
        fillLibrary(target, Layout::Shuffled);
        (void)valueOrDie(import(target, package(), catalogue, options()));
    }
    [[nodiscard]] DataSet package() { return readAll(dev, catalogue); }
    [[nodiscard]] ImportOptions options() const {
        ImportOptions result;
        result.policy = policy;
        result.policy.review = &review;
        result.withBaseline = true;
        return result;
    }
    [[nodiscard]] DataDiff plan() { return compareWith(target, package(), catalogue, options()); }
    [[nodiscard]] Result<ImportReport> deploy() { return import(target, package(), catalogue, options()); }
    /// Decides about the row with that key, for people, as the plan shows it now.
    void decide(const char *entity, const char *key, Decision::Take take, const QStringList &keep = {}) {
        const DataDiff diff = plan();
        for (const RowChange &row : diff.entities[*catalogue.indexOf(QString::fromUtf8(entity))].rows) {
            if (row.key != QString::fromUtf8(key))
                continue;
            Decision decision;
            decision.entity = QString::fromUtf8(entity);
            decision.key = row.keyBytes;
            decision.take = take;
            decision.keepCells = keep;
            decision.contentHash = row.contentHash;
            if (take == Decision::Take::Cells)
                decision.keptHash = contentHashOf(decision.entity, row, keep);
            if (take == Decision::Take::Rename)
                decision.from = row.rename->fromKey;
            review.decide(decision);
            return;
        }
        qFatal("there is no row %s", key);
    }

    const Catalogue &catalogue;
    TestDatabases databases;
    db::Connection dev;
    db::Connection target;
    Review review;
    ComparePolicy policy;
};

Catalogue catalogueWith(const QByteArray &table, const QByteArray &line) {
    QByteArray toml = libraryToml();
    const QByteArray before("table = \"" + table + "\"\n");
    if (!toml.contains(before))
        qFatal("there is no table %s", table.constData());
    toml.replace(before, QByteArray(before + line + '\n'));
    return valueOrDie(Catalogue::build(libraryProject(toml), librarySchema()));
}

QString text(const QStringList &lines) {
    return lines.join(u'\n');
}

} // namespace

void TestMasterThreeWay::whoChangedIt() {
    Deployed both(currentEngine());
    QVERIFY(both.plan().empty());
    QVERIFY(both.plan().threeWay);
    run(both.dev, {QStringLiteral("UPDATE lib_books SET pages = 101, tongue = 'English' WHERE title = 'Ash'")});
    run(both.target,
        {QStringLiteral("UPDATE lib_books SET tongue = 'Latin', old_shelf = 'x' WHERE title = 'Ash'"),
         QStringLiteral("UPDATE lib_books SET author_id = NULL WHERE title = 'Dust' AND series = 'saga'")});
    const DataDiff diff = both.plan();
    const auto &rows = diff.entities[*libraryCatalogue().indexOf(QStringLiteral("books"))].rows;
    QCOMPARE(rows.size(), size_t(2));
    // Of two rows, one in conflict; of its cells, one that only development changed.
    QCOMPARE(rows[0].state, RowState::ChangedInTarget);
    QCOMPARE(rows[0].cells.front().column, QStringLiteral("author_id"));
    QCOMPARE(rows[0].cells.front().baseline, db::Value::text(QStringLiteral("ann")));
    QCOMPARE(rows[0].cells.front().changedBy, CellChange::Side::Target);
    QCOMPARE(rows[1].state, RowState::Conflict);
    QStringList cells;
    for (const CellChange &cell : rows[1].cells)
        cells << QStringLiteral("%1 %2 %3 %4 %5")
                     .arg(cell.column, cell.baseline->toString(), cell.target.toString(), cell.package.toString())
                     .arg(int(cell.changedBy));
    QCOMPARE(cells, (QStringList{QStringLiteral("tongue  Latin English 2"), QStringLiteral("pages   101 0")}));
}

void TestMasterThreeWay::cases_data() {
    QTest::addColumn<QByteArray>("setting"); ///< a line for the entity authors
    QTest::addColumn<QString>("dev");
    QTest::addColumn<QString>("target");
    QTest::addColumn<bool>("production");
    QTest::addColumn<QString>("plan");
    QTest::addColumn<QString>("report"); ///< empty: it is refused, because decisions are missing
    QTest::addColumn<QString>("state");  ///< of the author's row: name and born
    const auto row = [](const char *name, const char *setting, const char *dev, const char *target, bool production,
                        const char *plan, const char *report, const char *state) {
        for (const auto engine : {db::Engine::Sqlite, db::Engine::MariaDb})
            QTest::newRow(qPrintable(QString::fromLatin1(name) + u' ' + db::engineName(engine)))
                << QByteArray(setting) << QString::fromUtf8(dev) << QString::fromUtf8(target) << production
                << QString::fromUtf8(plan) << QString::fromUtf8(report) << QString::fromUtf8(state);
    };
    const char *devName = "UPDATE lib_authors SET name = 'Ann D' WHERE code = 'ann'";
    const char *prodName = "UPDATE lib_authors SET name = 'Ann P' WHERE code = 'ann'";
    const char *prodBorn = "UPDATE lib_authors SET born = 7 WHERE code = 'ann'";
    row("changed in development", "", devName, "", false, "authors changed: ann [name]", "authors: 1 changed",
        "Ann D|1950");
    row("changed in development, ask", "policy = \"ask\"", devName, "", false, "authors changed: ann [name]",
        "authors: 1 changed", "Ann D|1950");
    row("changed in the target", "", "", prodBorn, false, "authors changed_in_target: ann [born]", "authors: 1 changed",
        "Ann Ink|1950");
    row("changed in the target, production", "", "", prodBorn, true, "authors changed_in_target: ann [born]",
        "authors: 1 changed", "Ann Ink|1950");
    row("changed in the target, ask", "policy = \"ask\"", "", prodBorn, false,
        "authors changed_in_target: ann [born] ?", "", "Ann Ink|7");
    row("other cells on both sides", "", devName, prodBorn, true, "authors changed: ann [name,born]",
        "authors: 1 changed", "Ann D|1950");
    row("other cells on both sides, ask", "policy = \"ask\"", devName, prodBorn, false,
        "authors changed: ann [name,born] ?", "", "Ann Ink|7");
    row("conflict", "", devName, prodName, false, "authors conflict: ann [name]", "authors: 1 changed", "Ann D|1950");
    row("conflict, production", "", devName, prodName, true, "authors conflict: ann [name] ?", "", "Ann P|1950");
    row("conflict, ask", "policy = \"ask\"", devName, prodName, false, "authors conflict: ann [name] ?", "",
        "Ann P|1950");
    row("the same change on both sides", "", devName, devName, true, "", "", "Ann D|1950");
    // Rows that one side does not have.
    const char *devNew = "INSERT INTO lib_authors (code, name, born) VALUES ('new', 'New', 1)";
    const char *prodNew = "INSERT INTO lib_authors (code, name, born) VALUES ('new', 'Other', 2)";
    row("new in development", "", devNew, "", true, "authors new: new", "authors: 1 new", "Ann Ink|1950");
    row("new on both sides, not alike", "", devNew, prodNew, false, "authors changed: new [name,born]",
        "authors: 1 changed", "Ann Ink|1950");
    row("made in the target, delete", "deletes = \"delete\"", "", prodNew, true, "authors target_only: new",
        "authors: 1 kept", "Ann Ink|1950");
    const char *devGone = "DELETE FROM lib_authors WHERE code = 'Hä'";
    const char *prodGone = "DELETE FROM lib_authors WHERE code = 'Hä'";
    const char *prodChanged = "UPDATE lib_authors SET name = 'x' WHERE code = 'Hä'";
    row("removed in development, keep", "", devGone, "", true, "authors target_only: Hä", "authors: 1 kept",
        "Ann Ink|1950");
    row("removed in development, ask", "deletes = \"ask\"", devGone, "", false, "authors removed: Hä ?", "",
        "Ann Ink|1950");
    row("removed in development, delete", "deletes = \"delete\"", devGone, "", true, "authors removed: Hä",
        "authors: 1 deleted", "Ann Ink|1950");
    row("removed there, changed here", "deletes = \"delete\"", devGone, prodChanged, true, "authors conflict: Hä ?", "",
        "Ann Ink|1950");
    row("removed there, changed here, staging", "deletes = \"delete\"", devGone, prodChanged, false,
        "authors conflict: Hä", "authors: 1 deleted", "Ann Ink|1950");
    row("removed in the target", "", "", prodGone, false, "authors new: Hä", "authors: 1 new", "Ann Ink|1950");
    row("removed in the target, ask", "policy = \"ask\"", "", prodGone, false, "authors new: Hä ?", "", "Ann Ink|1950");
    row("removed here, changed there", "", "UPDATE lib_authors SET name = 'x' WHERE code = 'Hä'", prodGone, true,
        "authors conflict: Hä ?", "", "Ann Ink|1950");
}

void TestMasterThreeWay::cases() {
    QFETCH(QByteArray, setting);
    QFETCH(QString, dev);
    QFETCH(QString, target);
    QFETCH(bool, production);
    const db::Engine engine =
        QByteArray(QTest::currentDataTag()).endsWith("sqlite") ? db::Engine::Sqlite : db::Engine::MariaDb;
    const Catalogue catalogue = catalogueWith("lib_authors", setting);
    Deployed both(engine, catalogue);
    if (!dev.isEmpty())
        run(both.dev, {dev});
    if (!target.isEmpty())
        run(both.target, {target});
    both.policy.decideConflicts = production;
    const DataDiff plan = both.plan();
    QTEST(text(changes(plan)), "plan");
    const auto report = both.deploy();
    if (plan.openDecisions() > 0)
        QCOMPARE(report.error().code, ErrorCode::Conflict);
    else
        QVERIFY2(report.has_value(), report ? "" : qPrintable(report.error().toText()));
    QTEST(report ? text(summary(*report)) : QString(), "report");
    QTEST(cell(both.target, QStringLiteral("SELECT name, born FROM lib_authors WHERE code = 'ann'")), "state");
    // What was deployed is the new baseline: nothing is open or to be written any more.
    if (report)
        QVERIFY2(both.plan().empty(), qPrintable(text(changes(both.plan()))));
}

void TestMasterThreeWay::decisionsSurviveAndFall() {
    Deployed both(currentEngine());
    both.policy.decideConflicts = true;
    run(both.dev, {QStringLiteral("UPDATE lib_authors SET name = 'Ann D' WHERE code = 'ann'"),
                   QStringLiteral("UPDATE lib_authors SET name = 'Zoe' WHERE code = 'zoë'")});
    run(both.target, {QStringLiteral("UPDATE lib_authors SET name = 'Ann P' WHERE code = 'ann'"),
                      QStringLiteral("UPDATE lib_authors SET name = 'Zoey' WHERE code = 'zoë'")});
    QCOMPARE(both.plan().openDecisions(), 2);
    both.decide("authors", "ann", Decision::Take::Target);
    both.decide("authors", "zoë", Decision::Take::Package);
    QCOMPARE(both.plan().openDecisions(), 0);
    // Something else changes, and the plan is made again: both decisions hold.
    run(both.target, {QStringLiteral("UPDATE lib_languages SET name = 'Deutsch' WHERE code = 'de'")});
    QCOMPARE(both.plan().openDecisions(), 0);
    QVERIFY(both.plan().entities.front().staleDecisions.isEmpty());
    // Now the data of one of them changes: this one falls, the other one stays.
    run(both.target, {QStringLiteral("UPDATE lib_authors SET name = 'Zoya' WHERE code = 'zoë'")});
    const DataDiff plan = both.plan();
    QCOMPARE(plan.openDecisions(), 1);
    QCOMPARE(plan.entities.front().staleDecisions, QStringList{QStringLiteral("zoë")});
    QCOMPARE(both.deploy().error().code, ErrorCode::Conflict);
    both.decide("authors", "zoë", Decision::Take::Package);
    const ImportReport report = valueOrDie(both.deploy());
    QCOMPARE(text(summary(report)), QStringLiteral("authors: 1 changed, 1 kept\nlanguages: 1 changed"));
    QCOMPARE(cells(both.target, QStringLiteral("SELECT name FROM lib_authors WHERE code IN ('ann', 'zoë') ORDER BY 1")),
             (QStringList{QStringLiteral("Ann P"), QStringLiteral("Zoe")}));
    QCOMPARE(report.leftAlone.size(), size_t(1));
    QCOMPARE(report.leftAlone.front().state, RowState::Conflict);
    // The same package once more: what was decided to stay stays.
    QVERIFY2(both.plan().empty(), qPrintable(text(changes(both.plan()))));
    QCOMPARE(text(summary(valueOrDie(both.deploy()))), QStringLiteral("authors: 1 kept"));
}

void TestMasterThreeWay::cellByCell() {
    Deployed both(currentEngine());
    both.policy.decideConflicts = true;
    run(both.dev, {QStringLiteral("UPDATE lib_authors SET name = 'Ann D', born = 1 WHERE code = 'ann'")});
    run(both.target, {QStringLiteral("UPDATE lib_authors SET name = 'Ann P', born = 2 WHERE code = 'ann'")});
    both.decide("authors", "ann", Decision::Take::Cells, {QStringLiteral("born")});
    QCOMPARE(text(summary(valueOrDie(both.deploy()))), QStringLiteral("authors: 1 changed"));
    QCOMPARE(cell(both.target, QStringLiteral("SELECT name, born FROM lib_authors WHERE code = 'ann'")),
             QStringLiteral("Ann D|2"));
    // What was decided to stay still stays when the package comes once more, and the decision has not fallen.
    const DataDiff again = both.plan();
    QVERIFY2(again.empty(), qPrintable(text(changes(again))));
    QVERIFY(again.entities.front().staleDecisions.isEmpty());
    QCOMPARE(text(summary(valueOrDie(both.deploy()))), QStringLiteral("authors: 1 kept"));
    QCOMPARE(cell(both.target, QStringLiteral("SELECT name, born FROM lib_authors WHERE code = 'ann'")),
             QStringLiteral("Ann D|2"));
    // Another cell comes into conflict: it is open, the kept one is not touched.
    run(both.dev, {QStringLiteral("UPDATE lib_authors SET rating = 5 WHERE code = 'ann'")});
    run(both.target, {QStringLiteral("UPDATE lib_authors SET rating = 6 WHERE code = 'ann'")});
    QCOMPARE(text(changes(both.plan())), QStringLiteral("authors conflict: ann [born,rating] ?"));
}

void TestMasterThreeWay::renameKeepsTheId() {
    Deployed both(currentEngine());
    const QString before =
        cell(both.target, QStringLiteral("SELECT id FROM lib_books WHERE title = 'Dust' AND series = "
                                         "'saga'"));
    run(both.dev, {QStringLiteral("UPDATE lib_books SET title = 'Dusts', pages = 102 WHERE title = 'Dust' AND series = "
                                  "'saga'")});
    const DataDiff offered = both.plan();
    const auto &rows = offered.entities[*libraryCatalogue().indexOf(QStringLiteral("books"))].rows;
    QCOMPARE(text(changes(offered)).section(u'\n', 0, 1),
             QStringLiteral("books new: Dusts / saga\nbooks target_only: Dust / saga"));
    QVERIFY(rows.front().rename.has_value());
    QCOMPARE(rows.front().rename->from, QStringLiteral("Dust / saga"));
    both.decide("books", "Dusts / saga", Decision::Take::Rename);
    // With it, everything that hangs on the book has its new name, on all sides: nothing else is new or gone.
    QCOMPARE(text(changes(both.plan())), QStringLiteral("books renamed: Dusts / saga [title,pages]"));
    QCOMPARE(text(summary(valueOrDie(both.deploy()))), QStringLiteral("books: 1 changed"));
    QCOMPARE(cell(both.target, QStringLiteral("SELECT id, title, pages FROM lib_books WHERE title = 'Dusts'")),
             QString(before + QLatin1String("|Dusts|102")));
    QCOMPARE(cell(both.target, QStringLiteral("SELECT COUNT(*) FROM lib_chapters WHERE book_id = ") + before),
             QStringLiteral("2"));
    // The decision is still there, and the old name comes back as another book: that is no renaming any more.
    run(both.dev, {QStringLiteral("INSERT INTO lib_books (title, series) VALUES ('Dust', 'saga')")});
    QCOMPARE(text(changes(both.plan())), QStringLiteral("books new: Dust / saga"));
    QCOMPARE(text(summary(valueOrDie(both.deploy()))), QStringLiteral("books: 1 new"));
    both.review = {};
    QVERIFY2(both.plan().empty(), qPrintable(text(changes(both.plan()))));
    // A decision about a row that has changed since does not count, and nothing is written before somebody looks again.
    run(both.dev, {QStringLiteral("UPDATE lib_books SET title = 'Dustier' WHERE title = 'Dusts'")});
    both.decide("books", "Dustier / saga", Decision::Take::Rename);
    run(both.dev, {QStringLiteral("UPDATE lib_books SET pages = 1 WHERE title = 'Dustier'")});
    QCOMPARE(both.plan().openDecisions(), 1);
    QCOMPARE(both.deploy().error().code, ErrorCode::Conflict);
}

void TestMasterThreeWay::emptyInThePackage() {
    const Catalogue catalogue = catalogueWith("lib_costs", "deletes = \"delete\"");
    Deployed both(currentEngine(), catalogue);
    run(both.dev, {QStringLiteral("DELETE FROM lib_costs")});
    QCOMPARE(both.plan().openDecisions(), 0);
    QCOMPARE(text(summary(valueOrDie(both.deploy()))), QStringLiteral("costs: 3 kept"));
    // In production somebody must say that this is meant.
    both.policy.decideConflicts = true;
    const DataDiff plan = both.plan();
    QCOMPARE(plan.openDecisions(), 1);
    QVERIFY(plan.entities[*catalogue.indexOf(QStringLiteral("costs"))].emptyUndecided);
    Decision decision;
    decision.entity = QStringLiteral("costs");
    decision.take = Decision::Take::Target;
    decision.contentHash = emptyContentHash(decision.entity, 3);
    both.review.decide(decision);
    QCOMPARE(both.plan().openDecisions(), 0);
    QCOMPARE(text(summary(valueOrDie(both.deploy()))), QStringLiteral("costs: 3 kept"));
    QCOMPARE(cell(both.target, QStringLiteral("SELECT COUNT(*) FROM lib_costs")), QStringLiteral("3"));
}

void TestMasterThreeWay::formerBaseline() {
    Deployed both(currentEngine());
    run(both.dev, {QStringLiteral("UPDATE lib_authors SET name = 'Ann D' WHERE code = 'ann'")});
    (void)valueOrDie(both.deploy());
    // The import is undone by hand; with the baseline from before it, it is development that has changed the name.
    run(both.target, {QStringLiteral("UPDATE lib_authors SET name = 'Ann Ink' WHERE code = 'ann'")});
    QCOMPARE(text(changes(both.plan())), QStringLiteral("authors changed_in_target: ann [name]"));
    valueOrDie(returnToFormerBaseline(both.target));
    QCOMPARE(text(changes(both.plan())), QStringLiteral("authors changed: ann [name]"));
}

void TestMasterThreeWay::damagedBaseline() {
    Deployed both(currentEngine());
    run(both.dev, {QStringLiteral("UPDATE lib_authors SET name = 'Ann D' WHERE code = 'ann'")});
    const DataSet package = both.package();
    const auto refused = [&] {
        const auto report = both.deploy();
        return report ? QString() : errorCodeName(report.error().code);
    };
    for (const char *sql : {"UPDATE stellwerk_baseline SET data = x'00' WHERE entity = 'authors'",
                            "UPDATE stellwerk_baseline SET data = x'00' WHERE entity = 'authors' AND part = 1"}) {
        Deployed one(currentEngine());
        run(one.dev, {QStringLiteral("UPDATE lib_authors SET name = 'Ann D' WHERE code = 'ann'")});
        run(one.target, {QString::fromLatin1(sql)});
        const auto report = one.deploy();
        QCOMPARE(report.error().code, ErrorCode::Damaged);
        QVERIFY(report.error().toText().contains(QLatin1String("authors")));
        QCOMPARE(cell(one.target, QStringLiteral("SELECT name FROM lib_authors WHERE code = 'ann'")),
                 QStringLiteral("Ann Ink"));
        // As the message says.
        run(one.target, {QStringLiteral("DELETE FROM stellwerk_baseline WHERE entity = 'authors'")});
        QCOMPARE(text(summary(valueOrDie(one.deploy()))), QStringLiteral("authors: 1 changed"));
    }
    QCOMPARE(refused(), QString());
}

void TestMasterThreeWay::newColumnsHaveNoBaseline() {
    // What was deployed last did not know "pages".
    QByteArray toml = libraryToml();
    toml.replace("deprecated = [\"old_shelf\"]\n", "deprecated = [\"old_shelf\"]\nignore = [\"pages\"]\n");
    const Catalogue older = valueOrDie(Catalogue::build(libraryProject(toml), librarySchema()));
    Deployed both(currentEngine(), older);
    run(both.target, {QStringLiteral("UPDATE lib_books SET pages = 3, tongue = 'Latin' WHERE title = 'Ash'")});
    const DataDiff diff = compareWith(both.target, readAll(both.dev), libraryCatalogue(), both.options());
    const auto &rows = diff.entities[*libraryCatalogue().indexOf(QStringLiteral("books"))].rows;
    QCOMPARE(rows.size(), size_t(1));
    QVERIFY(rows.front().cells[0].baseline.has_value());
    QCOMPARE(rows.front().cells[0].changedBy, CellChange::Side::Target);
    QCOMPARE(rows.front().cells[1].column, QStringLiteral("pages"));
    QVERIFY(!rows.front().cells[1].baseline.has_value());
    QCOMPARE(rows.front().cells[1].changedBy, CellChange::Side::Package);
}

QTEST_GUILESS_MAIN(TestMasterThreeWay)
#include "test_master_three_way.moc"
