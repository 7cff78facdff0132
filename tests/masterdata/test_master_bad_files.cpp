// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "file_rows.h"

using namespace stellwerk;
using namespace stellwerk::test;

/// Files that somebody has written or changed: every mistake is named with its file, row and member.
class TestMasterBadFiles : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void mistake_data();
    void mistake();
    void missingAndExtraFiles();
    void nonsense_data();
    void nonsense();
    void duplicatesAreReadAndMarked();
    void olderMembersOfTheEnvelopeAreFree();
};

void TestMasterBadFiles::mistake_data() {
    QTest::addColumn<QString>("file");
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<QByteArray>("to");
    QTest::addColumn<QString>("message");
    const auto row = [](const char *name, const char *file, const char *from, const char *to, const char *message) {
        QTest::newRow(name) << QString::fromUtf8(file) << QByteArray(from) << QByteArray(to)
                            << QString::fromUtf8(message);
    };
    row("unknown reference", "costs.json", R"("author_code":"bob","level")", R"("author_code":"bill","level")",
        "masterdata/costs.json:4: book_title, book_series, author_code refers to “Dust / saga / bill” of roles, which "
        "the package does not "
        "contain exactly once.\n  Row 3 of costs");
    row("shared name", "authors.json", R"("name":"Zoë")", R"("name":"Ann Ink")",
        "masterdata/books.json:2: editor_name refers to “Zoë” of authors, which the package does not contain exactly "
        "once.\n  Row 1 of books");
    row("reference of wrong type", "roles.json", R"("author_code":"zoë")", R"("author_code":4)",
        "masterdata/roles.json:2: The member author_code has the wrong type; it must be text.\n  Row 1 of roles");
    row("reference half empty", "costs.json", R"("book_series":"saga","author_code":"bob")",
        R"("book_series":null,"author_code":"bob")",
        "masterdata/costs.json:4: book_title, book_series, author_code refers to “Dust / ∅ / bob” of roles, which the "
        "package does not "
        "contain exactly once.\n  Row 3 of costs");
    row("unknown member", "languages.json", R"("code":"en")", R"("code":"en","colour":1)",
        "masterdata/languages.json:3: The member colour is unknown.\n  Row 2 of languages");
    row("member twice", "languages.json", R"("code":"en")", R"("code":"en","code":"fr")",
        "masterdata/languages.json:3: A member occurs twice.\n  Row 2 of languages");
    row("missing member", "authors.json", R"("year_of_birth":1950,)", "",
        "masterdata/authors.json:3: The member year_of_birth is missing.\n  Row 2 of authors");
    row("missing reference", "costs.json", R"("author_code":"bob","level")", R"("level")",
        "masterdata/costs.json:4: The member author_code is missing.\n  Row 3 of costs");
    row("text for a number", "authors.json", "1950", "\"1950\"",
        "masterdata/authors.json:3: The member year_of_birth has the wrong type; it must be a whole number.\n  Row 2 "
        "of "
        "authors");
    row("fraction for a number", "authors.json", "1950", "1950.0",
        "masterdata/authors.json:3: The member year_of_birth has the wrong type; it must be a whole number.\n  Row 2 "
        "of "
        "authors");
    row("number for a text", "languages.json", "\"German\"", "5",
        "masterdata/languages.json:2: The member name has the wrong type; it must be text.\n  Row 1 of languages");
    row("list for a text", "languages.json", "\"German\"", "[\"German\"]",
        "masterdata/languages.json:2: The member name has the wrong type; it must be text.\n  Row 1 of languages");
    row("bad base64", "authors.json", "\"AP+A\"", "\"A*\"",
        "masterdata/authors.json:4: The member picture has the wrong type; it must be base64 text.\n  Row 3 of "
        "authors");
    row("bad decimal", "authors.json", "\"12.5\"", "\"12,5\"",
        "masterdata/authors.json:3: The member fee has the wrong type; it must be a decimal number as text.\n  Row 2 "
        "of "
        "authors");
    row("too large for its column", "roles.json", "\"weight\":10", "\"weight\":32768",
        "masterdata/roles.json:3: The member weight holds 32768, which is out of range for smallint(6).\n  Row 2 of "
        "roles");
    row("negative for unsigned", "authors.json", "\"big\":7", "\"big\":-7",
        "masterdata/authors.json:3: The member big holds -7, which is out of range for bigint(20) unsigned.\n  Row 2 "
        "of "
        "authors");
    row("too large for every column", "authors.json", "\"big\":7", "\"big\":18446744073709551616",
        "masterdata/authors.json:3: The export file authors.json holds a number that is out of range, at "
        "data.authors.2.big.");
    row("too large inside", "books.json", "\"number\":1,\"heading\":\"One\"", "\"number\":1e999,\"heading\":\"One\"",
        "masterdata/books.json:4: The export file books.json holds a number that is out of range, at "
        "data.books.3.chapters.1.number.");
    row("collection is no list", "books.json", "\"chapters\":[]", "\"chapters\":{}",
        "masterdata/books.json:2: The member chapters is missing or no list.\n  Row 1 of books");
    row("inner row is no object", "books.json", "\"chapters\":[]", "\"chapters\":[7]",
        "masterdata/books.json:2: It is no object.\n  Row 1 of books.chapters < Row 1 of books");
    row("deep inside", "books.json", "\"language\":\"en\"", "\"language\":\"xx\"",
        "masterdata/books.json:3: language refers to “xx” of languages, which the package does not contain exactly "
        "once.\n"
        "  Row 1 of books.chapters.paragraphs < Row 1 of books.chapters < Row 2 of books");
    row("row is no object", "languages.json", "[\n", "[\nnull,",
        "masterdata/languages.json:2: It is no object.\n  Row 1 of languages");
    row("newer format", "roles.json", "\"export_version\":\"2.0\"", "\"export_version\":\"3.0\"",
        "The export file roles.json has the format 3.0; this version of Stellwerk reads 1.0, 2.0.");
    row("other entity", "roles.json", "\"data\":{\"roles\"", "\"data\":{\"rules\"",
        "masterdata/roles.json:1:135: The export file roles.json cannot be read. The member data.roles is missing or "
        "no "
        "list.");
    row("no entity", "roles.json", "\"data\":{\"roles\":[", "\"data\":[",
        "The export file roles.json cannot be read. The member data.roles is missing or no list.");
    row("version is a number", "roles.json", "\"export_version\":\"2.0\"", "\"export_version\":2.0",
        "masterdata/roles.json:1:19: The export file roles.json cannot be read. The member export_version is no text.");
    row("invalid UTF-8", "languages.json", "German", "Ger\xffman",
        "masterdata/languages.json:2:25: The export file languages.json is no valid JSON. The bytes here are no "
        "UTF-8.");
    row("cut off", "languages.json", "]}}\n", "",
        "masterdata/languages.json:4:1: The export file languages.json is no valid JSON. It ends too early.");
    row("something behind", "languages.json", "]}}\n", "]}}{}",
        "masterdata/languages.json:4:4: The export file languages.json is no valid JSON. Something stands behind its "
        "end.");
    row("comma missing", "languages.json", "},\n", "}\n",
        "masterdata/languages.json:3:1: The export file languages.json is no valid JSON. A comma or ] is missing "
        "here.");
    row("copy is no matter", "books.json", "\"weight\":10", "\"wait\":[]", "");
}

void TestMasterBadFiles::mistake() {
    QFETCH(QString, file);
    QFETCH(QByteArray, from);
    QFETCH(QByteArray, to);
    QFETCH(QString, message);
    auto files = libraryFiles();
    QVERIFY(files[file].contains(from));
    files[file].replace(from, to);
    const auto data = readFiles(files);
    QCOMPARE(data.has_value(), message.isEmpty()); // copies for readers are not read
    if (data)
        return;
    QCOMPARE(data.error().code, ErrorCode::InvalidInput);
    const QString text = data.error().toText();
    QVERIFY2(text.startsWith(message), qPrintable(text));
    QVERIFY(text.size() == message.size() || text[message.size()] == u'\n');
}

void TestMasterBadFiles::missingAndExtraFiles() {
    auto files = libraryFiles();
    files.remove(QStringLiteral("roles.json"));
    QCOMPARE(readFiles(files).error().message, QStringLiteral("The export file roles.json of roles is missing."));
    files = libraryFiles();
    files[QStringLiteral("other.json")] = "{}";
    QCOMPARE(readFiles(files).error().message,
             QStringLiteral("The export file other.json belongs to no entity of the project."));
    QVERIFY(readFiles(libraryFiles()).has_value());
}

void TestMasterBadFiles::nonsense_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("blank") << QByteArray(" \n");
    QTest::newRow("number") << QByteArray("7");
    QTest::newRow("null") << QByteArray("null");
    QTest::newRow("zeros") << QByteArray(1 << 20, '\0');
    QTest::newRow("one letter") << QByteArray(1 << 20, 'x');
    QTest::newRow("quotes") << QByteArray(1 << 20, '"');
    QTest::newRow("open brackets") << QByteArray(1 << 20, '[');
    QTest::newRow("nested") << QByteArray(QByteArray(2000, '[') + "99999999999999999999" + QByteArray(2000, ']'));
    QTest::newRow("nested number") << QByteArray(QByteArray(900, '[') + "99999999999999999999" + QByteArray(900, ']'));
    QTest::newRow("nested objects") << QByteArray(QByteArray("{\"a\":").repeated(200'000) + "1" +
                                                  QByteArray(200'000, '}'));
    QByteArray noise(1 << 20, '\0');
    quint32 state = 1;
    for (char &c : noise)
        c = static_cast<char>((state = state * 1664525 + 1013904223) >> 24);
    QTest::newRow("noise") << noise;
}

void TestMasterBadFiles::nonsense() {
    QFETCH(QByteArray, bytes);
    auto files = libraryFiles();
    files[QStringLiteral("books.json")] = bytes;
    const auto data = readFiles(files);
    QVERIFY(!data);
    QCOMPARE(data.error().code, ErrorCode::InvalidInput);
    QVERIFY2(data.error().message.contains(QLatin1String("books.json")), qPrintable(data.error().toText()));
}

void TestMasterBadFiles::duplicatesAreReadAndMarked() {
    auto files = libraryFiles();
    files[QStringLiteral("languages.json")].replace("\n]", R"(,
{"code":"fr","name":"b"},{"code":"fr","name":"a"},{"code":"","name":"c"},{"code":"it","name":"d"}
])");
    const auto content = readFiles(files);
    QVERIFY(content.has_value());
    QCOMPARE(
        content->of(QStringLiteral("languages")),
        (QStringList{QStringLiteral(" Its natural key is empty. code=3: name=3:c"),
                     QStringLiteral("de  code=3:de name=3:German"), QStringLiteral("en  code=3:en name=3:English"),
                     QStringLiteral("fr  code=3:fr name=3:a (repeated)"),
                     QStringLiteral("fr  code=3:fr name=3:b (repeated)"), QStringLiteral("it  code=3:it name=3:d")}));
    // Nobody can mean them.
    for (const char *code : {"fr", ""}) {
        auto meant = files;
        meant[QStringLiteral("books.json")].replace(
            "\"language\":\"en\"", QByteArray(QByteArray("\"language\":\"") + code + QByteArray("\"")));
        QVERIFY(failureOf(meant).contains(QLatin1String("does not contain exactly once")));
    }
}

void TestMasterBadFiles::olderMembersOfTheEnvelopeAreFree() {
    auto files = libraryFiles();
    files[QStringLiteral("roles.json")].replace("\"house\":\"north\",", "\"made_by\":[1,{}],");
    const auto content = readFiles(files);
    QVERIFY2(content.has_value(), qPrintable(failureOf(files)));
    QCOMPARE(content->rows, readFiles(libraryFiles())->rows);
}

QTEST_GUILESS_MAIN(TestMasterBadFiles)
#include "test_master_bad_files.moc"
