// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/files.h"
#include "schema/snapshot.h"
#include "support/test_databases.h"

#include <QTest>

#include "library.h"

using namespace stellwerk;
using namespace stellwerk::test;
using masterdata::Catalogue;
using masterdata::Node;
using masterdata::NodeReference;

namespace {

QStringList names(const Catalogue &catalogue) {
    QStringList result;
    for (const Node &node : catalogue.nodes())
        result << node.name;
    return result;
}

/// The mistakes of a changed project or schema, one per line.
QString mistakes(const project::Project &project, const schema::Schema &schema) {
    const auto catalogue = Catalogue::build(project, schema);
    if (catalogue)
        return {};
    return catalogue.error().code == ErrorCode::InvalidInput ? catalogue.error().detail : QStringLiteral("other code");
}

schema::Table &tableOf(schema::Schema &schema, const char *name) {
    return *std::ranges::find(schema.tables, QString::fromUtf8(name), &schema::Table::name);
}

} // namespace

class TestMasterCatalogue : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void referencesPointBackwards();
    void columnsHaveTheirParts();
    void bindsBamort_data();
    void bindsBamort();
    void namesEveryMistake();
    void namesMistakesInToml_data();
    void namesMistakesInToml();
    void namesTheCircle();
    void breaksTheCircle();
};

void TestMasterCatalogue::referencesPointBackwards() {
    // Paragraphs wait for the languages although their book comes first.
    QCOMPARE(names(libraryCatalogue()),
             (QStringList{QStringLiteral("authors"), QStringLiteral("books"), QStringLiteral("books.chapters"),
                          QStringLiteral("roles"), QStringLiteral("costs"), QStringLiteral("languages"),
                          QStringLiteral("books.chapters.paragraphs")}));
    for (size_t i = 0; i < libraryCatalogue().nodes().size(); ++i) {
        for (const NodeReference &reference : libraryCatalogue().nodes()[i].references)
            QVERIFY(reference.target < i);
    }
}

void TestMasterCatalogue::columnsHaveTheirParts() {
    const Node &authors = *libraryCatalogue().node(QStringLiteral("authors"));
    QCOMPARE(authors.idColumn, QStringLiteral("id"));
    QVERIFY(!authors.columnIndex(QStringLiteral("legacy")));
    QVERIFY(!authors.columnIndex(QStringLiteral("id")));
    const Node &books = *libraryCatalogue().node(QStringLiteral("books"));
    QVERIFY(books.columns[*books.columnIndex(QStringLiteral("old_shelf"))].deprecated);
    QVERIFY(books.reference(QStringLiteral("editor_id")));
    QVERIFY(!books.reference(QStringLiteral("tongue"))); // by value
    const Node &roles = *libraryCatalogue().node(QStringLiteral("roles"));
    QVERIFY(roles.columns[*roles.columnIndex(QStringLiteral("author_name"))].derived);
    QCOMPARE(roles.derived.size(), size_t(1));
    const Node &paragraphs = *libraryCatalogue().node(QStringLiteral("books.chapters.paragraphs"));
    QCOMPARE(paragraphs.parent, libraryCatalogue().indexOf(QStringLiteral("books.chapters")));
    QCOMPARE(paragraphs.key, (QStringList{QStringLiteral("chapter_id"), QStringLiteral("mark")}));
    QVERIFY(!libraryCatalogue().node(QStringLiteral("nobody")));
}

void TestMasterCatalogue::bindsBamort_data() {
    QTest::addColumn<QString>("version");
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("first");
    QTest::addColumn<int>("nodes");
    QTest::newRow("0.4.0") << QStringLiteral("0.4.0") << QStringLiteral("releases/0.4.0/project.toml") << QString()
                           << 24;
    QTest::newRow("0.5.0") << QStringLiteral("0.5.0") << QStringLiteral("project.toml")
                           << QStringLiteral("game_systems ") << 25;
}

void TestMasterCatalogue::bindsBamort() {
    QFETCH(QString, version);
    QFETCH(QString, file);
    QFETCH(QString, first);
    QFETCH(int, nodes);
    const QString folder = QStringLiteral(STELLWERK_SOURCE_DIR "/resources/bamort/");
    const auto project = libraryProject(valueOrDie(readFile(QString(folder + file))));
    const auto schema = valueOrDie(schema::readSnapshot(QStringLiteral("%1schema/%2.json").arg(folder, version)));
    const Catalogue catalogue = valueOrDie(Catalogue::build(project, schema));
    // The order of the export, except where a reference leads to something later.
    QCOMPARE(
        names(catalogue).join(u' '),
        first +
            QStringLiteral(
                "sources character_classes skill_categories skill_difficulties spell_schools skills "
                "skill_category_difficulties "
                "spells class_category_ep_costs class_spell_school_ep_costs spell_level_le_costs "
                "skill_improvement_costs "
                "weapon_skills weaponskill_category_difficulties equipment weapons containers transportation believes "
                "class_category_learning_points class_spell_points class_typical_skills class_typical_spells "
                "misc_lookups"));
    QCOMPARE(catalogue.nodes().size(), static_cast<size_t>(nodes));
}

void TestMasterCatalogue::namesEveryMistake() {
    schema::Schema schema = librarySchema();
    std::erase_if(schema.tables,
                  [](const schema::Table &table) { return table.name == QLatin1String("lib_languages"); });
    std::erase_if(tableOf(schema, "lib_authors").columns, [](const schema::Column &column) {
        return column.name == QLatin1String("born") || column.name == QLatin1String("name") ||
               column.name == QLatin1String("legacy");
    });
    tableOf(schema, "lib_costs").primaryKey.clear();
    tableOf(schema, "lib_chapters").primaryKey << QStringLiteral("number");
    tableOf(schema, "lib_paragraphs").primaryKey = {QStringLiteral("mark")};
    const QStringList lines = mistakes(libraryProject(), schema).split(u'\n');
    const auto says = [&](const char *text) { return lines.contains(QString::fromUtf8(text)); };
    QVERIFY(says("languages: the table lib_languages does not exist in the schema."));
    QVERIFY(says("authors: the table lib_authors has no column born."));
    QVERIFY(
        says("authors: the table lib_authors has no column name.")); // "by" of a reference, source of a derived column
    QVERIFY(says("authors: the table lib_authors has no column legacy.")); // ignored, but not there
    QVERIFY(says("costs: the table lib_costs needs a primary key of exactly one column with whole numbers."));
    QVERIFY(
        says("books.chapters: the table lib_chapters needs a primary key of exactly one column with whole numbers."));
    QVERIFY(says("books.chapters.paragraphs: the table lib_paragraphs needs a primary key of exactly one column with "
                 "whole numbers."));
    QCOMPARE(lines.size(), 7);
}

void TestMasterCatalogue::namesMistakesInToml_data() {
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<QByteArray>("to");
    QTest::addColumn<QString>("mistake");
    const auto row = [](const char *name, const char *from, const char *to, const char *mistake) {
        QTest::newRow(name) << QByteArray(from) << QByteArray(to) << QString::fromUtf8(mistake);
    };
    row("key", "key = [\"code\"]\nfields", "key = [\"kode\"]\nfields",
        "authors: the table lib_authors has no column kode.");
    row("field", "born =", "borne =", "authors: the table lib_authors has no column borne.");
    row("alias", "aliases = { series", "aliases = { serie", "books: the table lib_books has no column serie.");
    row("deprecated", "[\"old_shelf\"]", "[\"shelf\"]", "books: the table lib_books has no column shelf.");
    row("by value", "value = \"name\"", "value = \"nam\"", "languages: the table lib_languages has no column nam.");
    row("by", "json = \"editor_name\"\n  by = \"name\"", "json = \"editor_name\"\n  by = \"nam\"",
        "authors: the table lib_authors has no column nam.");
    row("by of a copy", "json = \"who\"\n    by = \"name\"", "json = \"who\"\n    by = \"nam\"",
        "authors: the table lib_authors has no column nam.");
    row("source", "source = \"name\"", "source = \"nam\"", "authors: the table lib_authors has no column nam.");
    row("parent", "parent = \"chapter_id\"", "parent = \"chapter\"",
        "books.chapters.paragraphs: the table lib_paragraphs has no column chapter.");
}

void TestMasterCatalogue::namesMistakesInToml() {
    QFETCH(QByteArray, from);
    QFETCH(QByteArray, to);
    QFETCH(QString, mistake);
    QByteArray toml = libraryToml();
    QVERIFY(toml.contains(from));
    QCOMPARE(mistakes(libraryProject(toml.replace(from, to)), librarySchema()), mistake);
}

void TestMasterCatalogue::namesTheCircle() {
    project::Project project = libraryProject();
    project::Reference back;
    back.column = QStringLiteral("code"); // cannot be NULL, and is the natural key
    back.to = QStringLiteral("books");
    back.json = {QStringLiteral("x"), QStringLiteral("y")};
    project.entities.front().references = {back};
    project.entities[1].references[0].column = QStringLiteral("title"); // likewise
    project.entities[1].references.erase(project.entities[1].references.begin() + 1);
    QCOMPARE(mistakes(project, librarySchema()),
             QStringLiteral("These entities refer to each other in a circle, and none of the references can be NULL at "
                            "first: authors → books → authors."));
    project.entities.front().references.front().to = QStringLiteral("authors");
    QCOMPARE(mistakes(project, librarySchema()),
             QStringLiteral("These entities refer to each other in a circle, and none of the references can be NULL at "
                            "first: authors → authors."));
    project.entities.front().references.front().to = QStringLiteral("ghosts");
    QCOMPARE(mistakes(project, librarySchema()), QStringLiteral("authors: there is no entity ghosts."));
}

/// A column that may be NULL at first opens a circle: its reference is written when all rows are there.
void TestMasterCatalogue::breaksTheCircle() {
    project::Project project = libraryProject();
    project::Reference back;
    back.column = QStringLiteral("born");
    back.to = QStringLiteral("books");
    back.json = {QStringLiteral("x"), QStringLiteral("y")};
    project.entities.front().references = {back};
    const Catalogue circle = valueOrDie(Catalogue::build(project, librarySchema()));
    QStringList late;
    for (const Node &node : circle.nodes()) {
        for (const NodeReference &reference : node.references) {
            if (reference.late)
                late << QString(node.name + u'.' + reference.definition.column);
            else
                QVERIFY(reference.target < *circle.indexOf(node.name));
        }
    }
    QCOMPARE(late, QStringList{QStringLiteral("authors.born")});
    QVERIFY(circle.isReferredTo(*circle.indexOf(QStringLiteral("books"))));
    QVERIFY(!circle.isReferredTo(*circle.indexOf(QStringLiteral("costs"))));
    project.entities.front().references.front().to = QStringLiteral("authors");
    const Catalogue self = valueOrDie(Catalogue::build(project, librarySchema()));
    QVERIFY(self.node(QStringLiteral("authors"))->references.front().late);
}

QTEST_GUILESS_MAIN(TestMasterCatalogue)
#include "test_master_catalogue.moc"
