// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/test_databases.h"

#include <QTest>

#include "old_files.h"

using namespace stellwerk;
using namespace stellwerk::test;
using namespace stellwerk::masterdata;

/// Rows of format 1.0 that are given more than once: in their own file, and inside other rows.
class TestMasterCopies : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void repeatedRows();
    void rowsWithOneKeyThatDiffer();
    void copiesThatAgree();
    void copiesThatTheOwnFileLacks();
    void copiesThatContradict();
    void copiesInsteadOfTheOwnFile();
    void copiesThatContradictEachOther();
    void noCopiesAndNoOwnFile();
    void copiesInANewFile();
    void wrongCopies();
    void littleMemory();
};

void TestMasterCopies::repeatedRows() {
    const QByteArray german = R"({"code":"de","name":"German"})";
    const Files files = changed("languages.json", german, german + ",\n  " + german + ",\n  " + german);
    const SourceContent content = contentOrDie(files);
    QCOMPARE(content.rows, contentOrDie(oldFiles()).rows);
    QCOMPARE(content.remarks(QStringLiteral("languages")),
             QStringLiteral("2 row(s) of languages say the same as another one and were left out."));
    const Files newest = changed("languages.json", german, german + ",\n" + german, libraryFiles());
    QVERIFY(
        failureOf(newest).contains(QString::fromUtf8("“de” of languages, which the package does not contain exactly")));
}

void TestMasterCopies::rowsWithOneKeyThatDiffer() {
    const QByteArray german = R"({"code":"de","name":"German"})";
    const Files files = changed("languages.json", german, german + R"(,{"code":"de","name":"Deutsch"},)" + german);
    const SourceContent content = contentOrDie(files);
    QCOMPARE(content.of(QStringLiteral("languages")),
             (QStringList{QStringLiteral("de  code=3:de name=3:German (repeated)"),
                          QStringLiteral("de  code=3:de name=3:Deutsch (repeated)")}));
    QVERIFY(failureOf(changed("books.json", R"("language":"")", R"("language":"de")", files))
                .contains(QString::fromUtf8("language refers to “de” of languages")));
}

void TestMasterCopies::copiesThatAgree() {
    const SourceContent content = contentOrDie(oldFiles());
    QCOMPARE(content.counts[QStringLiteral("roles")], 2);
    QCOMPARE(content.remarks(QStringLiteral("roles")), QString());
}

void TestMasterCopies::copiesThatTheOwnFileLacks() {
    const Files files =
        changed("roles.json", R"({"book_title":"Dust","book_series":"saga","author_code":"bob","weight":20},
)",
                "");
    const SourceContent content = contentOrDie(files);
    QCOMPARE(content.of(QStringLiteral("roles")), contentOrDie(oldFiles()).of(QStringLiteral("roles")));
    QCOMPARE(content.remarks(QStringLiteral("roles")),
             QStringLiteral("1 row(s) stand only in the copies at books.roles, not in roles.json: they were added."));
    // The other way round nothing is to be said: the own file counts.
    const Files fewer = changed("books.json", R"(,{"who":"Bob","weight":20})", "");
    QCOMPARE(contentOrDie(fewer).of(QStringLiteral("roles")), content.of(QStringLiteral("roles")));
    QCOMPARE(remark(fewer, "roles"), QString());
}

void TestMasterCopies::copiesThatContradict() {
    const QString failure =
        failureOf(changed("books.json", R"({"who":"Bob","weight":20})", R"({"who":"Bob","weight":21})"));
    QVERIFY2(failure.startsWith(QString::fromUtf8(
                 "masterdata/books.json:2: The row “Dust / saga / bob” of roles is given twice and its column weight "
                 "differs: “20” at masterdata/roles.json:2, “21” at masterdata/books.json:2.")),
             qPrintable(failure));
}

void TestMasterCopies::copiesInsteadOfTheOwnFile() {
    const SourceContent content = contentOrDie(without("roles.json"));
    QCOMPARE(content.rows, contentOrDie(oldFiles()).rows);
    QCOMPARE(content.absent(QStringLiteral("roles"), libraryCatalogue()), QString());
    QCOMPARE(
        content.remarks(QStringLiteral("roles")),
        QStringLiteral("2 row(s) were made up from the copies at books.roles, because the export file roles.json is "
                       "missing."));
    Files light = changed("books.json", R"(,"weight":10)", "", without("roles.json"));
    light = changed("books.json", R"(,"weight":20)", "", light);
    QCOMPARE(contentOrDie(light).absent(QStringLiteral("roles"), libraryCatalogue()), QStringLiteral("weight"));
}

void TestMasterCopies::copiesThatContradictEachOther() {
    const auto twice = [](const char *second) {
        return changed("books.json", R"({"who":"Bob","weight":20})",
                       QByteArray(R"({"who":"Bob","weight":20},{"who":"Bob","weight":)") + second + '}',
                       without("roles.json"));
    };
    QCOMPARE(contentOrDie(twice("20")).counts[QStringLiteral("roles")], 2);
    QVERIFY(failureOf(twice("22"))
                .contains(QString::fromUtf8("“20” at masterdata/books.json:2, “22” at masterdata/books")));
}

void TestMasterCopies::noCopiesAndNoOwnFile() {
    Files files = changed("books.json", R"("roles":[{"who":"Ann Ink","weight":10},{"who":"Bob","weight":20}])",
                          R"("roles":null)", without("roles.json", without("costs.json")));
    const SourceContent content = contentOrDie(files);
    QVERIFY(isAllAbsent(content, "roles"));
    QCOMPARE(content.remarks(QStringLiteral("roles")),
             QStringLiteral("The export file roles.json is missing: nothing of roles is compared."));
}

void TestMasterCopies::copiesInANewFile() {
    Files files = changed("books.json", R"("weight":20)", R"("weight":99)", libraryFiles());
    QCOMPARE(failureOf(files), QString()); // not even looked at
    files[QStringLiteral("roles.json")] =
        R"([{"book_title":"Dust","book_series":"saga","author_code":"ann","weight":3}])";
    files[QStringLiteral("costs.json")] = "[]";
    QCOMPARE(contentOrDie(files).counts[QStringLiteral("roles")], 1);
}

void TestMasterCopies::wrongCopies() {
    QVERIFY(
        failureOf(changed("books.json", R"("roles":null)", R"("roles":{})"))
            .startsWith(QLatin1String("masterdata/books.json:7: The member roles is missing or no list.\n  Row 2 of "
                                      "books")));
    QVERIFY(
        failureOf(changed("books.json", R"({"who":"Bob","weight":20})", "7"))
            .startsWith(QLatin1String("masterdata/books.json:2: It is no object.\n  Row 2 of books.roles < Row 1 of "
                                      "books")));
}

void TestMasterCopies::littleMemory() {
    QByteArray roles = "[";
    QByteArray books = "[";
    QByteArray authors = "[";
    for (int i = 0; i < 6000; ++i) {
        const QByteArray n = QByteArray::number((i * 7919) % 6000);
        const char *comma = i ? ",\n" : "\n";
        authors += comma + QByteArray("{\"code\":\"c") + n + "\",\"name\":\"n" + n + "\"}";
        books += comma + QByteArray("{\"title\":\"t") + n + "\",\"series\":\"s\",\"roles\":[{\"who\":\"n" + n +
                 "\",\"weight\":1}]}";
        if (i % 2)
            roles += (i > 1 ? ",\n" : "\n") + QByteArray("{\"book_title\":\"t") + n +
                     "\",\"book_series\":\"s\",\"author_code\":\"c" + n + "\",\"weight\":1}";
    }
    const Files files{{QStringLiteral("authors.json"), authors + ']'},
                      {QStringLiteral("books.json"), books + ']'},
                      {QStringLiteral("roles.json"), roles + ']'}};
    const auto little = readFiles(files, libraryCatalogue(), size_t(256) << 10);
    QVERIFY2(little.has_value(), qPrintable(failureOf(files)));
    QVERIFY(little->rows == contentOrDie(files).rows);
    QCOMPARE(little->counts[QStringLiteral("roles")], 6000);
    QVERIFY(little->remarks(QStringLiteral("roles")).startsWith(QLatin1String("3000 row(s) stand only in the copies")));
}

QTEST_GUILESS_MAIN(TestMasterCopies)
#include "test_master_copies.moc"
