// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/test_databases.h"

#include <QTest>

#include "old_files.h"

using namespace stellwerk;
using namespace stellwerk::test;
using namespace stellwerk::masterdata;

/// Export files of format 1.0: what other programs write. Every rule with one that breaks it.
class TestMasterFormat1 : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void bareLists();
    void envelopes_data();
    void envelopes();
    void versions_data();
    void versions();
    void absentMembers();
    void absentMembersOfTheKey();
    void membersThatSomeRowsLack();
    void partsOfANameThatAreMissing();
    void unknownMembers();
    void tooManyMembers();
    void nullLists();
    void absentCollections();
    void emptyNames();
    void emptyNamesOfSeveralParts();
    void zeroMayBeAName();
    void emptyNamesWhereNullIsForbidden();
    void unknownNames();
    void wrongTypes_data();
    void wrongTypes();
    void doubleMembers();
    void emptyFile();
    void missingFile();
    void missingFileBesideTheNewFormat();
    void noFiles();
};

void TestMasterFormat1::bareLists() {
    const SourceContent content = contentOrDie(oldFiles());
    QCOMPARE(content.rows.size(), 2 + 2 + 2 + 1 + 2 + 1 + 1);
    for (const Coverage &coverage : content.coverage)
        QVERIFY(coverage.flattened);
    QCOMPARE(content.absent(QStringLiteral("books"), libraryCatalogue()), QString());
    QCOMPARE(cellOf(content, "authors", "bob", "notes"), QStringLiteral("3:%3Cb%3E"));
    QCOMPARE(cellOf(content, "authors", "bob", "rating"), QStringLiteral("2:3"));
    QCOMPARE(cellOf(content, "authors", "bob", "born"), QStringLiteral("1:0"));
    QCOMPARE(cellOf(content, "books", "Dust / saga", "series"), QStringLiteral("3:saga"));
    QCOMPARE(cellOf(content, "roles", "Dust / saga / bob", "author_name"), QStringLiteral("3:Bob"));
    QCOMPARE(content.counts[QStringLiteral("books.chapters.paragraphs")], 1);
    QCOMPARE(content.remarks(QStringLiteral("authors")), QString());
    const auto set = FileSet::inMemory(oldFiles());
    const auto source = FileSource::open(*set, libraryCatalogue());
    QCOMPARE((*source)->formats().values(), QStringList(5, QStringLiteral("1.0")));
}

void TestMasterFormat1::envelopes_data() {
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("behind");
    QTest::newRow("entity") << QByteArray(R"({"export_version":"1.0","game_system":"x","data":{"roles":)")
                            << QByteArray("}}");
    QTest::newRow("entity without version")
        << QByteArray(R"({"backend_version":"1","data":{"roles":)") << QByteArray("}}");
    QTest::newRow("data") << QByteArray(R"({"export_version":"1.0","data":)") << QByteArray("}");
    QTest::newRow("data without version") << QByteArray(R"({"data":)") << QByteArray(R"(,"more":{}})");
    QTest::newRow("byte order mark") << QByteArray("\xef\xbb\xbf") << QByteArray("\n");
}

void TestMasterFormat1::envelopes() {
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, behind);
    Files files = oldFiles();
    QByteArray &roles = files[QStringLiteral("roles.json")];
    roles = before + roles + behind;
    QCOMPARE(failureOf(files), QString());
    QCOMPARE(contentOrDie(files).rows, contentOrDie(oldFiles()).rows);
    QVERIFY(contentOrDie(files).coverage[QStringLiteral("roles")].flattened);
}

void TestMasterFormat1::versions_data() {
    QTest::addColumn<QByteArray>("head");
    QTest::addColumn<QString>("failure");
    const auto row = [](const char *head, const char *failure) {
        QTest::newRow(head) << QByteArray(head) << QString::fromUtf8(failure);
    };
    const char *unknown = "The export file roles.json has the format %1; this version of Stellwerk reads 1.0, 2.0.";
    for (const char *version : {"1", "1.1", "", "2.1", "10.0"})
        row(QByteArray(R"({"export_version":")" + QByteArray(version) + R"(","data":)").constData(),
            qPrintable(QString(QLatin1String(unknown)).arg(QLatin1String(version))));
    row(R"({"export_version":"2.0","data":)",
        "The export file roles.json cannot be read. The member data.roles is missing or no list.");
}

void TestMasterFormat1::versions() {
    QFETCH(QByteArray, head);
    QFETCH(QString, failure);
    Files files = oldFiles();
    files[QStringLiteral("roles.json")] = head + files[QStringLiteral("roles.json")] + '}';
    QCOMPARE(failureOf(files).section(u'\n', 0, 0), failure);
}

void TestMasterFormat1::absentMembers() {
    Files files = changed("authors.json", R"("alive":true,)", "");
    files = changed("authors.json", R"("alive":false,)", "", files);
    files = changed("books.json", R"("editor_name":"Bob",)", "", files);
    files = changed("books.json", R"("editor_name":"",)", "", files);
    const SourceContent content = contentOrDie(files);
    QCOMPARE(content.absent(QStringLiteral("authors"), libraryCatalogue()), QStringLiteral("alive"));
    QCOMPARE(content.absent(QStringLiteral("books"), libraryCatalogue()), QStringLiteral("editor_id"));
    QCOMPARE(cellOf(content, "authors", "bob", "alive"), QStringLiteral("0:"));
    QCOMPARE(content.remarks(QStringLiteral("authors")),
             QStringLiteral("No row of authors has the member alive: it is not compared."));
    // What follows an absent reference is absent as well.
    files = changed("costs.json", R"("amount":5)", R"("amount":5,"x":[])");
    QCOMPARE(contentOrDie(files).absent(QStringLiteral("costs"), libraryCatalogue()), QString());
}

void TestMasterFormat1::absentMembersOfTheKey() {
    QCOMPARE(failureOf(changed("languages.json", R"("code":"de",)", "")),
             QStringLiteral("masterdata/languages.json:2: The member code is missing.\n  Row 1 of languages"));
    QCOMPARE(
        failureOf(changed("costs.json", R"("book_title":"Dust","book_series":"Old Saga","author_code":"ann",)", "")),
        QStringLiteral("masterdata/costs.json:2: The member book_title is missing.\n  Row 1 of costs"));
}

void TestMasterFormat1::membersThatSomeRowsLack() {
    Files files = oldFiles();
    for (const char *member : {R"("year_of_birth":1950,)", R"("alive":true,)", R"("rating":0.5,)", R"("fee":"12.5",)",
                               R"(,"notes":"","picture":"")"})
        files = changed("authors.json", member,
                        member[0] == ',' && QByteArray(member).contains("notes") ? R"(,"picture":"")" : "", files);
    files[QStringLiteral("authors.json")].replace(R"("notes":"\u003cb\u003e","picture":"")", R"("notes":"n")");
    const SourceContent content = contentOrDie(files);
    QCOMPARE(content.absent(QStringLiteral("authors"), libraryCatalogue()), QStringLiteral(""));
    const auto ann = [&](const char *column) { return cellOf(content, "authors", "ann", column); };
    QCOMPARE(ann("born"), QStringLiteral("1:0"));
    QCOMPARE(ann("alive"), QStringLiteral("1:0"));
    QCOMPARE(ann("rating"), QStringLiteral("2:0"));
    QCOMPARE(ann("fee"), QStringLiteral("3:0"));
    QCOMPARE(ann("notes"), QStringLiteral("3:"));
    QCOMPARE(cellOf(content, "authors", "bob", "picture"), QStringLiteral("4:"));
    QVERIFY(content.coverage[QStringLiteral("authors")].remarks.contains(
        QStringLiteral("1 row(s) of authors lack the member year_of_birth, which counts as empty there.")));
    QCOMPARE(content.coverage[QStringLiteral("authors")].remarks.size(), 6);
}

/// A name with one part in some rows and another one in none cannot be guessed.
void TestMasterFormat1::partsOfANameThatAreMissing() {
    QCOMPARE(failureOf(changed("costs.json", R"("book_series":"Old Saga",)", "")),
             QStringLiteral("masterdata/costs.json:2: The member book_series is missing.\n  Row 1 of costs"));
    // Omitted because it is empty, in one row of two.
    const QString failure =
        failureOf(changed("roles.json", R"("book_series":"saga","author_code":"ann")", R"("author_code":"ann")"));
    QVERIFY2(
        failure.startsWith(QString::fromUtf8("masterdata/roles.json:3: book_title, book_series refers to “Dust / ” of "
                                             "books, which the package does not contain exactly once.")),
        qPrintable(failure));
}

void TestMasterFormat1::unknownMembers() {
    Files files = changed("authors.json", R"({"code")", R"({"id":7,"made":{"by":["x"]},"code")");
    files = changed("authors.json", R"({"id":7,"made":{"by":["x"]},"code":"bob")", R"({"id":8,"code":"bob")", files);
    files = changed("books.json", R"({"who":"Bob")", R"({"x":null,"who":"Bob")", files);
    const SourceContent content = contentOrDie(files);
    QCOMPARE(content.rows, contentOrDie(oldFiles()).rows);
    QCOMPARE(content.remarks(QStringLiteral("authors")),
             QStringLiteral("The member id of 2 row(s) of authors is unknown and was left out.\n"
                            "The member made of 1 row(s) of authors is unknown and was left out."));
    QCOMPARE(content.remarks(QStringLiteral("roles")),
             QStringLiteral("The member x of 1 row(s) of books.roles is unknown and was left out."));
    // The newest format has no such members.
    QVERIFY(failureOf(changed("languages.json", R"("code":"de")", R"("code":"de","x":1)", libraryFiles()))
                .contains(QLatin1String("The member x is unknown.")));
}

void TestMasterFormat1::tooManyMembers() {
    const auto many = [](int count) {
        QByteArray members;
        for (int i = 0; i < count; ++i)
            members += "\"m" + QByteArray::number(i) + "\":0,";
        return changed("languages.json", "\"code\"", members + "\"code\"");
    };
    QCOMPARE(contentOrDie(many(998)).coverage[QStringLiteral("languages")].remarks.size(), 998);
    QVERIFY(failureOf(many(999)).startsWith(
        QLatin1String("masterdata/languages.json:2: Its rows have more than 1000 different members.")));
}

void TestMasterFormat1::nullLists() {
    const SourceContent content = contentOrDie(oldFiles());
    QCOMPARE(content.counts[QStringLiteral("books.chapters")], 2);
    QVERIFY(content.coverage[QStringLiteral("books")].remarks.contains(
        QStringLiteral("The list chapters of 1 row(s) of books is null or missing and counts as empty.")));
    QCOMPARE(contentOrDie(changed("books.json", R"("chapters":null)", R"("chapters":[])")).rows, content.rows);
    QVERIFY(failureOf(changed("books.json", R"("chapters":null)", R"("chapters":0)"))
                .startsWith(QLatin1String("masterdata/books.json:7: The member chapters is missing or no list.")));
    QVERIFY(failureOf(changed("books.json", R"("chapters":[])", R"("chapters":null)", libraryFiles()))
                .contains(QLatin1String("The member chapters is missing or no list.")));
}

void TestMasterFormat1::absentCollections() {
    Files files = changed("books.json", R"("roles":null,
    "chapters":null)",
                          R"("roles":null)");
    QCOMPARE(contentOrDie(files).rows, contentOrDie(oldFiles()).rows);
    files = changed("books.json", R"("chapters":[{)", R"("other":[{)", files);
    const SourceContent content = contentOrDie(files);
    QVERIFY(isAllAbsent(content, "books.chapters"));
    QVERIFY(isAllAbsent(content, "books.chapters.paragraphs") ||
            content.counts[QStringLiteral("books.chapters.paragraphs")] == 0);
    QCOMPARE(content.remarks(QStringLiteral("books.chapters")),
             QStringLiteral("No row of books has the list chapters: nothing of books.chapters is compared."));
    QVERIFY(!isAllAbsent(content, "books"));
}

void TestMasterFormat1::emptyNames() {
    const SourceContent content = contentOrDie(oldFiles());
    QCOMPARE(cellOf(content, "books", "Ash / saga", "author_id"), QStringLiteral("1:0")); // its "none"
    QCOMPARE(cellOf(content, "books", "Ash / saga", "editor_id"), QStringLiteral("0:"));
    QCOMPARE(content.remarks(QStringLiteral("books")).section(u'\n', -2),
             QStringLiteral("The name author_code of 1 row(s) of books is empty and points at nothing.\n"
                            "The name editor_name of 1 row(s) of books is empty and points at nothing."));
    QVERIFY(failureOf(changed("books.json", R"("editor_name":null)", R"("editor_name":"")", libraryFiles()))
                .contains(QString::fromUtf8("editor_name refers to “” of authors")));
}

void TestMasterFormat1::emptyNamesOfSeveralParts() {
    QByteArray toml = libraryToml();
    toml.replace("column = \"editor_id\"\n  to = \"authors\"\n  json = \"editor_name\"\n  by = \"name\"",
                 "column = \"editor_id\"\n  to = \"authors\"\n  json = [\"editor_name\", \"editor_born\"]\n  by = "
                 "[\"name\", \"born\"]");
    const Catalogue catalogue = valueOrDie(Catalogue::build(libraryProject(toml), librarySchema()));
    const auto with = [&](const char *dust, const char *ash) {
        return changed("books.json", R"("editor_name":"",)", ash,
                       changed("books.json", R"("editor_name":"Bob",)", dust));
    };
    const char *bob = R"("editor_name":"Bob","editor_born":0,)";
    const auto editor = [&](const Files &files) {
        return cellOf(contentOrDie(files, catalogue), "books", "Ash / saga", "editor_id");
    };
    QCOMPARE(editor(with(bob, R"("editor_name":"","editor_born":0,)")), QStringLiteral("0:"));
    QCOMPARE(editor(with(bob, R"("editor_name":null,"editor_born":null,)")), QStringLiteral("0:"));
    QVERIFY(editor(with(bob, bob)).startsWith(QLatin1String("3:3bob")));
    for (const char *half : {R"("editor_name":"","editor_born":1950,)", R"("editor_name":"Bob","editor_born":1,)"})
        QVERIFY(failureOf(with(bob, half), catalogue).contains(QLatin1String("which the package does not contain")));
}

void TestMasterFormat1::zeroMayBeAName() {
    QByteArray toml = libraryToml();
    toml.replace("json = \"editor_name\"\n  by = \"name\"", "json = \"editor_born\"\n  by = \"born\"");
    const Catalogue catalogue = valueOrDie(Catalogue::build(libraryProject(toml), librarySchema()));
    Files files = changed("books.json", R"("editor_name":"Bob",)", R"("editor_born":1950,)");
    files = changed("books.json", R"("editor_name":"",)", R"("editor_born":0,)", files);
    const auto editor = [&](const Files &of) {
        return cellOf(contentOrDie(of, catalogue), "books", "Ash / saga", "editor_id");
    };
    QVERIFY(editor(files).startsWith(QLatin1String("3:3bob")));
    QCOMPARE(editor(changed("books.json", R"("editor_born":0,)", R"("editor_born":"",)", files)), QStringLiteral("0:"));
}

void TestMasterFormat1::emptyNamesWhereNullIsForbidden() {
    QCOMPARE(failureOf(changed("roles.json", R"("author_code":"ann")", R"("author_code":"")")),
             QStringLiteral("masterdata/roles.json:3: The member author_code is empty, but the column author_id must "
                            "point at a row.\n  Row 2 of roles"));
}

void TestMasterFormat1::unknownNames() {
    const QString failure = failureOf(changed("books.json", R"("author_code":"ann")", R"("author_code":"Ann")"));
    QVERIFY2(
        failure.startsWith(QString::fromUtf8("masterdata/books.json:2: author_code refers to “Ann” of authors, which "
                                             "the package does not contain exactly once.\n  Row 1 of books")),
        qPrintable(failure));
    QVERIFY(
        failureOf(changed("books.json", R"("who":"Bob")", R"("who":"Bib")"))
            .startsWith(QString::fromUtf8("masterdata/books.json:2: who refers to “Bib” of authors, which the package "
                                          "does not contain exactly once.\n  Row 2 of books.roles < Row 1 of books")));
}

void TestMasterFormat1::wrongTypes_data() {
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<QByteArray>("to");
    QTest::addColumn<QString>("failure");
    const auto row = [](const char *from, const char *to, const char *failure) {
        QTest::newRow(to) << QByteArray(from) << QByteArray(to) << QString::fromLatin1(failure);
    };
    row(R"("alive":true)", R"("alive":1)", "The member alive has the wrong type; it must be true or false.");
    row(R"("alive":true)", R"("alive":"true")", "The member alive has the wrong type; it must be true or false.");
    row(R"("year_of_birth":1950)", R"("year_of_birth":"1950")",
        "The member year_of_birth has the wrong type; it must be a whole number.");
    row(R"("year_of_birth":1950)", R"("year_of_birth":true)",
        "The member year_of_birth has the wrong type; it must be a whole number.");
    row(R"("name":"Ann Ink")", R"("name":5)", "The member name has the wrong type; it must be text.");
    row(R"("big":7)", R"("big":-7)", "The member big holds -7, which is out of range for bigint(20) unsigned.");
}

void TestMasterFormat1::wrongTypes() {
    QFETCH(QByteArray, from);
    QFETCH(QByteArray, to);
    QFETCH(QString, failure);
    QCOMPARE(failureOf(changed("authors.json", from, to)),
             QString(QLatin1String("masterdata/authors.json:2: ") + failure + QLatin1String("\n  Row 1 of authors")));
}

void TestMasterFormat1::doubleMembers() {
    QVERIFY(failureOf(changed("languages.json", R"("code":"de")", R"("code":"de","code":"en")"))
                .startsWith(QLatin1String("masterdata/languages.json:2: A member occurs twice.")));
}

void TestMasterFormat1::emptyFile() {
    Files files = oldFiles();
    files[QStringLiteral("costs.json")] = "[]\n";
    const SourceContent content = contentOrDie(files);
    QCOMPARE(content.counts[QStringLiteral("costs")], 0);
    QCOMPARE(content.absent(QStringLiteral("costs"), libraryCatalogue()), QString());
    QCOMPARE(content.remarks(QStringLiteral("costs")), QString());
}

void TestMasterFormat1::missingFile() {
    const SourceContent content = contentOrDie(without("costs.json"));
    QCOMPARE(content.counts[QStringLiteral("costs")], 0);
    QVERIFY(isAllAbsent(content, "costs"));
    QCOMPARE(content.remarks(QStringLiteral("costs")),
             QStringLiteral("The export file costs.json is missing: nothing of costs is compared."));
    // Together with what stands inside its rows.
    Files files = without("books.json", without("costs.json"));
    files[QStringLiteral("roles.json")] = "[]";
    const SourceContent noBooks = contentOrDie(files);
    QVERIFY(isAllAbsent(noBooks, "books.chapters.paragraphs"));
    QCOMPARE(noBooks.remarks(QStringLiteral("books.chapters")),
             QStringLiteral("The export file books.json is missing: nothing of books.chapters is compared."));
    QVERIFY(failureOf(without("authors.json")).contains(QString::fromUtf8("author_code refers to “ann” of authors")));
    files = oldFiles();
    files[QStringLiteral("other.json")] = "[]";
    QCOMPARE(failureOf(files), QStringLiteral("The export file other.json belongs to no entity of the project."));
}

void TestMasterFormat1::missingFileBesideTheNewFormat() {
    Files files = without("costs.json");
    files[QStringLiteral("languages.json")] = libraryFiles()[QStringLiteral("languages.json")];
    QVERIFY(failureOf(files).startsWith(QLatin1String("The export file costs.json of costs is missing.")));
}

void TestMasterFormat1::noFiles() {
    QVERIFY(failureOf({}).startsWith(QLatin1String("The export file authors.json of authors is missing.")));
}

QTEST_GUILESS_MAIN(TestMasterFormat1)
#include "test_master_format_1.moc"
