// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/test_databases.h"

#include <QTest>

#include "library_data.h"

using namespace stellwerk;
using namespace stellwerk::test;
using namespace stellwerk::masterdata;

/// What happens to rows that only the target has.
class TestMasterRemovals : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void onlyWhereThePolicySaysSo_data() { addEngineRows(); }
    void onlyWhereThePolicySaysSo();
    void nothingInThePackageRemovesNothing_data() { addEngineRows(); }
    void nothingInThePackageRemovesNothing();
    void keptRowsKeepWhatTheyReferTo_data() { addEngineRows(); }
    void keptRowsKeepWhatTheyReferTo();
    void collectionsGoWithTheirParent_data() { addEngineRows(); }
    void collectionsGoWithTheirParent();
    void askIsNoDeletion();
};

namespace {

/// Both sides filled alike; then one of them is changed.
struct Databases {
    explicit Databases(db::Engine engine)
        : dev(makeTables(databases.fresh(engine))), target(makeTables(databases.fresh(engine))) {
        fillLibrary(dev, Layout::Straight);
        fillLibrary(target, Layout::Shuffled);
    }
    TestDatabases databases;
    db::Connection dev;
    db::Connection target;
};

/// The library with this policy for books, or costs.
Catalogue catalogueWith(const QByteArray &table, const char *policy) {
    QByteArray toml = libraryToml();
    const QByteArray line("table = \"" + table + "\"\n");
    toml.replace(line, QByteArray(line + "deletes = \"" + policy + "\"\n"));
    return valueOrDie(Catalogue::build(libraryProject(toml), librarySchema()));
}

QString countOf(db::Connection &connection, const char *table) {
    return cell(connection, QStringLiteral("SELECT COUNT(*) FROM ") + QString::fromLatin1(table));
}

} // namespace

void TestMasterRemovals::onlyWhereThePolicySaysSo() {
    Databases sides(currentEngine());
    run(sides.dev,
        {QStringLiteral("DELETE FROM lib_roles WHERE id = 3"), QStringLiteral("DELETE FROM lib_costs WHERE id = 1"),
         QStringLiteral("UPDATE lib_books SET author_id = NULL, editor_id = NULL"),
         QStringLiteral("DELETE FROM lib_authors WHERE code = 'zoë'")});
    QCOMPARE(summary(valueOrDie(import(sides.target, readAll(sides.dev)))),
             (QStringList{QStringLiteral("authors: 1 kept"), QStringLiteral("books: 3 changed"),
                          QStringLiteral("roles: 1 deleted"), QStringLiteral("costs: 1 kept")}));
    QCOMPARE(countOf(sides.target, "lib_authors"), QStringLiteral("4"));
    QCOMPARE(countOf(sides.target, "lib_roles"), QStringLiteral("2"));
    QCOMPARE(countOf(sides.target, "lib_costs"), QStringLiteral("3"));
}

void TestMasterRemovals::nothingInThePackageRemovesNothing() {
    Databases sides(currentEngine());
    run(sides.dev, {QStringLiteral("DELETE FROM lib_costs"), QStringLiteral("DELETE FROM lib_roles")});
    const DataSet package = readAll(sides.dev);
    const DataDiff diff = compareSets(package, readAll(sides.target), libraryCatalogue());
    QVERIFY(diff.empty());
    for (const EntityDiff &entity : diff.entities)
        QCOMPARE(entity.emptyInPackage,
                 entity.entity == QLatin1String("roles") || entity.entity == QLatin1String("costs"));
    QCOMPARE(summary(valueOrDie(import(sides.target, package))),
             (QStringList{QStringLiteral("roles: 3 kept"), QStringLiteral("costs: 3 kept")}));
    QCOMPARE(countOf(sides.target, "lib_roles"), QStringLiteral("3"));
}

void TestMasterRemovals::keptRowsKeepWhatTheyReferTo() {
    Databases sides(currentEngine());
    // Roles may be deleted, costs are kept. The first role has costs that the package lacks: deleting it would take
    // them along by ON DELETE CASCADE, without a word.
    run(sides.dev, {QStringLiteral("DELETE FROM lib_roles WHERE id = 1")});
    QCOMPARE(countOf(sides.dev, "lib_costs"), QStringLiteral("1"));
    const DataSet package = readAll(sides.dev);
    QCOMPARE(changes(compareSets(package, readAll(sides.target), libraryCatalogue())),
             (QStringList{QStringLiteral("roles target_only: Dust / saga / ann"),
                          QStringLiteral("costs target_only: Dust / saga / ann / 1"),
                          QStringLiteral("costs target_only: Dust / saga / ann / 10")}));
    QCOMPARE(summary(valueOrDie(import(sides.target, package))),
             (QStringList{QStringLiteral("roles: 1 kept"), QStringLiteral("costs: 2 kept")}));
    QCOMPARE(countOf(sides.target, "lib_costs"), QStringLiteral("3"));
    // Where costs may be deleted too, both go.
    const Catalogue catalogue = catalogueWith("lib_costs", "delete");
    QCOMPARE(summary(valueOrDie(import(sides.target, readAll(sides.dev, catalogue), catalogue))),
             (QStringList{QStringLiteral("roles: 1 deleted"), QStringLiteral("costs: 2 deleted")}));
    QCOMPARE(countOf(sides.target, "lib_roles"), QStringLiteral("2"));
    QCOMPARE(countOf(sides.target, "lib_costs"), QStringLiteral("1"));
}

void TestMasterRemovals::collectionsGoWithTheirParent() {
    const Catalogue catalogue = catalogueWith("lib_books", "delete");
    Databases sides(currentEngine());
    // The book "Dust / other" with its chapter and paragraph is gone; a chapter of "Dust / saga" as well.
    run(sides.dev, {QStringLiteral("DELETE FROM lib_books WHERE id = 2"),
                    QStringLiteral("DELETE FROM lib_chapters WHERE id = 2")});
    const DataSet package = readAll(sides.dev, catalogue);
    QCOMPARE(summary(valueOrDie(import(sides.target, package, catalogue))),
             (QStringList{QStringLiteral("books: 1 deleted"), QStringLiteral("books.chapters: 1 deleted, 1 kept"),
                          QStringLiteral("books.chapters.paragraphs: 1 deleted")}));
    QCOMPARE(countOf(sides.target, "lib_books"), QStringLiteral("2"));
    QCOMPARE(countOf(sides.target, "lib_chapters"), QStringLiteral("2"));
    QCOMPARE(countOf(sides.target, "lib_paragraphs"), QStringLiteral("2"));

    // A paragraph that cannot be told from another one is not touched, so its chapter and book stay.
    Databases others(currentEngine());
    run(others.dev, {QStringLiteral("DELETE FROM lib_books WHERE id = 2")});
    run(others.target, {QStringLiteral("INSERT INTO lib_paragraphs (chapter_id, mark) VALUES (%1, 'a')")
                            .arg(idIn(Layout::Shuffled, 3))});
    QCOMPARE(summary(valueOrDie(import(others.target, readAll(others.dev, catalogue), catalogue))),
             (QStringList{QStringLiteral("books: 1 kept"), QStringLiteral("books.chapters: 1 kept"),
                          QStringLiteral("books.chapters.paragraphs: 2 ambiguous")}));
    QCOMPARE(countOf(others.target, "lib_paragraphs"), QStringLiteral("4"));
}

void TestMasterRemovals::askIsNoDeletion() {
    const Catalogue catalogue = catalogueWith("lib_costs", "ask");
    Databases sides(db::Engine::Sqlite);
    run(sides.dev, {QStringLiteral("DELETE FROM lib_costs WHERE id = 1")});
    const DataSet package = readAll(sides.dev, catalogue);
    const DataDiff diff = compareWith(sides.target, package, catalogue);
    QCOMPARE(changes(diff), QStringList{QStringLiteral("costs removed: Dust / saga / ann / 1 ?")});
    // Nobody has decided, so nothing is imported; whoever decides gets what was decided.
    const auto refused = import(sides.target, package, catalogue);
    QCOMPARE(refused.error().code, ErrorCode::Conflict);
    const RowChange &row = diff.entities[*catalogue.indexOf(QStringLiteral("costs"))].rows.front();
    const auto decided = [&](Decision::Take take) {
        Review review;
        Decision decision;
        decision.entity = QStringLiteral("costs");
        decision.key = row.keyBytes;
        decision.take = take;
        decision.contentHash = row.contentHash;
        review.decide(decision);
        ImportOptions options;
        options.policy.review = &review;
        return summary(valueOrDie(import(sides.target, package, catalogue, options)));
    };
    QCOMPARE(decided(Decision::Take::Target), QStringList{QStringLiteral("costs: 1 kept")});
    QCOMPARE(countOf(sides.target, "lib_costs"), QStringLiteral("3"));
    QCOMPARE(decided(Decision::Take::Package), QStringList{QStringLiteral("costs: 1 deleted")});
    QCOMPARE(countOf(sides.target, "lib_costs"), QStringLiteral("2"));
}

QTEST_GUILESS_MAIN(TestMasterRemovals)
#include "test_master_removals.moc"
