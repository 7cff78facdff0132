// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "masterdata/files/export_writer.h"
#include "masterdata/files/file_source.h"
#include "schema/schema_reader.h"
#include "support/test_databases.h"

#include <QJsonDocument>
#include <QTest>

#include "library_data.h"

#include <limits>

using namespace stellwerk;
using namespace stellwerk::test;
using namespace stellwerk::masterdata;
using db::Value;

class TestMasterExport : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theFile();
    void sameBytesFromEveryEngineAndOrder();
    void readsBackWhatWasWritten_data() { addEngineRows(); }
    void readsBackWhatWasWritten();
    void importIntoEmptyGivesTheSameBytes_data() { addEngineRows(); }
    void importIntoEmptyGivesTheSameBytes();
    void hardValues_data() { addEngineRows(); }
    void hardValues();
    void tooLargeForSqlite();
    void keyThatFollowsOtherNames();
    void rowsThatCannotBeExpressed_data() { addEngineRows(); }
    void rowsThatCannotBeExpressed();
    void stops();
};

namespace {

struct Hard {
    QString column;
    Value value;
};

/// One author per value in a fresh database, exported, read and imported into a second one. Both sides as text, with
/// what the database itself says about the bytes.
std::pair<QStringList, QStringList> travel(db::Engine engine, const std::vector<Hard> &values) {
    TestDatabases databases;
    db::Connection dev = makeTables(databases.fresh(engine));
    QStringList queries;
    for (const Hard &hard : values) {
        const QString code = QString::number(queries.size()).rightJustified(3, u'0');
        addRows(dev, QStringLiteral("lib_authors"), {QStringLiteral("code"), hard.column},
                {{Value::text(code), hard.value}});
        queries << QStringLiteral("SELECT code, HEX(%1), %1 IS NULL FROM lib_authors WHERE code = '%2'")
                       .arg(hard.column, code);
    }
    const auto everything = [&](db::Connection &connection) {
        QStringList lines = contentOf(readAll(connection));
        for (const QString &query : queries)
            lines += cells(connection, query);
        return lines;
    };
    db::Connection target = makeTables(databases.fresh(engine));
    (void)valueOrDie(import(target, valueOrDie(readFiles(exported(readAll(dev))))));
    return {everything(dev), everything(target)};
}

} // namespace

void TestMasterExport::theFile() {
    TestDatabases databases;
    db::Connection dev = makeTables(databases.fresh(db::Engine::Sqlite));
    fillLibrary(dev, Layout::Straight);
    const auto files = exported(readAll(dev));
    QCOMPARE(files.keys(),
             (QStringList{QStringLiteral("authors.json"), QStringLiteral("books.json"), QStringLiteral("costs.json"),
                          QStringLiteral("languages.json"), QStringLiteral("roles.json")}));
    QCOMPARE(
        files[QStringLiteral("books.json")],
        QByteArray(
            R"({"export_version":"2.0","backend_version":"1.0.0","timestamp":"2026-02-03T04:05:06Z","house":"north","entity":"books","data":{"books":[
{"title":"Ash","series":"saga","author_code":null,"editor_name":"Zoë","tongue":null,"old_shelf":"B","pages":null,"roles":[{"who":"Zoë","weight":null}],"chapters":[]},
{"title":"Dust","series":"other","author_code":"","editor_name":null,"tongue":"Elvish","old_shelf":null,"pages":0,"roles":[],"chapters":[{"number":1,"heading":null,"paragraphs":[{"mark":"a","body":"Else","language":"en"}]}]},
{"title":"Dust","series":"saga","author_code":"ann","editor_name":"Bob “Quill” Ö","tongue":"German","old_shelf":"A1","pages":100,"roles":[{"who":"Ann Ink","weight":10},{"who":"Bob “Quill” Ö","weight":20}],"chapters":[{"number":1,"heading":"One","paragraphs":[{"mark":"a","body":"First","language":"de"},{"mark":"b","body":null,"language":null}]},{"number":2,"heading":"","paragraphs":[]}]}
]}}
)"));
    QCOMPARE(files[QStringLiteral("costs.json")].split('\n')[1],
             QByteArray(R"({"book_title":"Dust","book_series":"saga","author_code":"ann","level":1,"amount":5},)"));
    QCOMPARE(
        files[QStringLiteral("authors.json")].split('\n')[1],
        QByteArray(
            R"({"code":"Hä","name":null,"year_of_birth":null,"alive":null,"rating":null,"fee":null,"big":null,"notes":"tab\t\\ back\"slash\"\r\nnext","picture":null},)"));
    for (const QByteArray &file : files)
        QVERIFY(!QJsonDocument::fromJson(file).isNull());
}

void TestMasterExport::sameBytesFromEveryEngineAndOrder() {
    TestDatabases databases;
    QList<QMap<QString, QByteArray>> all;
    for (const db::Engine engine : {db::Engine::Sqlite, db::Engine::MariaDb}) {
        for (const Layout layout : {Layout::Straight, Layout::Shuffled}) {
            db::Connection dev = makeTables(databases.fresh(engine));
            fillLibrary(dev, layout);
            all << exported(readAll(dev));
        }
    }
    for (const auto &files : all) {
        for (auto file = files.begin(); file != files.end(); ++file)
            QCOMPARE(*file, all.front()[file.key()]);
    }
}

void TestMasterExport::readsBackWhatWasWritten() {
    TestDatabases databases;
    db::Connection dev = makeTables(databases.fresh(currentEngine()));
    fillLibrary(dev, Layout::Shuffled);
    const DataSet data = readAll(dev);
    const DataSet again = valueOrDie(readFiles(exported(data)));
    QCOMPARE(contentOf(again), contentOf(data));
    QVERIFY(compareSets(again, data, libraryCatalogue()).empty());
    QVERIFY(again.of(QStringLiteral("books")).front().id.isNull());
}

void TestMasterExport::importIntoEmptyGivesTheSameBytes() {
    TestDatabases databases;
    db::Connection dev = makeTables(databases.fresh(currentEngine()));
    fillLibrary(dev, Layout::Shuffled);
    const auto files = exported(readAll(dev));
    for (const db::Engine engine : {db::Engine::Sqlite, db::Engine::MariaDb}) {
        db::Connection target = makeTables(databases.fresh(engine));
        (void)valueOrDie(import(target, valueOrDie(readFiles(files))));
        QCOMPARE(exported(readAll(target)), files);
        QCOMPARE(cell(target, QStringLiteral("SELECT author_name FROM lib_roles WHERE weight IS NULL")),
                 QStringLiteral("Zoë"));
    }
}

void TestMasterExport::hardValues() {
    std::vector<Hard> values;
    const auto add = [&](const char *column, const Value &value) {
        values.push_back({QString::fromUtf8(column), value});
    };
    add("notes", nothing());
    add("notes", text(""));
    add("notes", text("0"));
    add("notes", text("null"));
    add("notes", Value::text(std::string("a\0b\x01\x1a\x1f\x7f\b\f", 9)));
    add("notes", text("C:\\new\\table \\' \\\" \\0 \\N \\"));
    add("notes", text("\xe2\x80\xa8 \xe2\x80\xa9 𝄞 Waﬀe a\xcc\x88 \xef\xbb\xbf"));
    add("notes", text(" \t trailing blanks \r\n  "));
    add("notes", Value::text(std::string(460'000, 'x') + "\\\n'" + std::string(226, 'y')));
    add("born", number(std::numeric_limits<qint64>::min()));
    add("born", number(0));
    add("born", nothing());
    add("big", number(std::numeric_limits<qint64>::max()));
    for (const double real : {0.1, 1e300, -1e-300, 5e-324, 1.7976931348623157e308, 36893488147419103232.0, 0.0, 3.0})
        add("rating", Value::real(real));
    for (const char *fee : {"0.00", "0.10", "99999999.99", "-3.00"})
        add("fee", text(fee));
    for (const Value &alive : {number(0), number(1), number(2), nothing()})
        add("alive", alive);
    add("picture", Value::blob(std::string("\0\xff'\\\n", 5)));
    add("picture", Value::blob({}));
    if (currentEngine() == db::Engine::MariaDb) { // SQLite has no place for these
        add("big", Value::integer(std::numeric_limits<quint64>::max()));
        add("big", Value::integer(quint64{1} << 63));
        add("rating", Value::real(-0.0));
    }
    const auto [sent, arrived] = travel(currentEngine(), values);
    QCOMPARE(sent.size(), qsizetype(values.size() * 2));
    for (qsizetype i = 0; i < sent.size(); ++i)
        QVERIFY2(arrived[i] == sent[i], qPrintable(QString(sent[i].left(300) + u'\n' + arrived[i].left(300))));
    QCOMPARE(arrived.filter(QLatin1String("rating=2:-0 ")).isEmpty(), currentEngine() == db::Engine::Sqlite);
}

void TestMasterExport::tooLargeForSqlite() {
    TestDatabases databases;
    db::Connection target = makeTables(databases.fresh(db::Engine::Sqlite));
    QMap<QString, QByteArray> files = exported(readAll(target));
    files[QStringLiteral("authors.json")].replace(
        "[\n]",
        R"([{"code":"x","name":"x","year_of_birth":0,"alive":true,"rating":1,"fee":null,"big":18446744073709551615,"notes":null,"picture":null}])");
    const auto report = import(target, valueOrDie(readFiles(files)));
    QVERIFY(!report);
    QCOMPARE(report.error().code, ErrorCode::InvalidInput);
    QCOMPARE(cell(target, QStringLiteral("SELECT COUNT(*) FROM lib_authors")), QStringLiteral("0"));
}

void TestMasterExport::keyThatFollowsOtherNames() {
    // The roles name their author by name, so whoever refers to a role does as well.
    QByteArray toml = libraryToml();
    toml.replace("column = \"author_id\"\n  to = \"authors\"\n  json = \"author_code\"\n\n  [[entity.derived]]",
                 "column = \"author_id\"\n  to = \"authors\"\n  json = \"author\"\n  by = [\"name\", \"born\"]\n\n  "
                 "[[entity.derived]]");
    toml.replace("json = \"author\"\n  by", "json = [\"author\", \"author_born\"]\n  by");
    toml.replace("[\"book_title\", \"book_series\", \"author_code\"]", "[\"title\", \"series\", \"author\", \"born\"]");
    const Catalogue catalogue = valueOrDie(Catalogue::build(libraryProject(toml), librarySchema()));
    TestDatabases databases;
    db::Connection dev = makeTables(databases.fresh(db::Engine::Sqlite));
    fillLibrary(dev, Layout::Straight);
    const DataSet data = readAll(dev, catalogue);
    const auto files = exported(data, catalogue);
    QCOMPARE(files[QStringLiteral("costs.json")].split('\n')[1],
             QByteArray(R"({"title":"Dust","series":"saga","author":"Ann Ink","born":1950,"level":1,"amount":5},)"));
    QCOMPARE(contentOf(valueOrDie(readFiles(files, catalogue)), catalogue), contentOf(data, catalogue));
}

void TestMasterExport::rowsThatCannotBeExpressed() {
    // What the export leaves out, with the reason, or why it fails.
    const auto left = [](const QStringList &statements) {
        TestDatabases databases;
        db::Connection dev = makeTables(databases.fresh(currentEngine()));
        fillLibrary(dev, Layout::Straight);
        run(dev, {dev.engine() == db::Engine::Sqlite ? QStringLiteral("PRAGMA foreign_keys = OFF")
                                                     : QStringLiteral("SET foreign_key_checks = 0")});
        run(dev, statements);
        const schema::Schema actual = valueOrDie(schema::readSchema(dev));
        DatabaseSource source(dev, actual, libraryCatalogue());
        MemoryExport target;
        const auto report = exportFiles(source, libraryCatalogue(), {}, target, {});
        if (!report)
            return report.error().toText();
        QStringList lines;
        for (const SkippedRow &row : report->skipped)
            lines << QString(row.entity + u' ' + row.key + u": " + row.why);
        // What is left out is left out everywhere, so that the rest can be read.
        const auto files = readFiles(target.files());
        return files ? lines.join(u'\n') : files.error().toText();
    };
    // A logical reference to nothing takes along what hangs on the row.
    QCOMPARE(left({QStringLiteral("UPDATE lib_books SET author_id = 77 WHERE id = 3")}),
             QStringLiteral("books Ash / saga: Its column author_id points at the id 77 in authors, which does not "
                            "exist.\nroles Ash / saga / zoë: Its column book_id points at a row of books whose natural "
                            "key is empty or not unique (Ash / saga)."));
    // Rows inside a parent that does not exist.
    QCOMPARE(left({QStringLiteral("UPDATE lib_chapters SET book_id = 77 WHERE id = 2")}),
             QStringLiteral("books.chapters 77 / 2: Its column book_id points at the id 77 in books, which does not "
                            "exist."));
    // A name that two rows share, by which a third one is to be found: nobody could read that.
    const QString shared = left({QStringLiteral("UPDATE lib_authors SET name = 'Zoë' WHERE id = 3")});
    QVERIFY2(shared.contains(QLatin1String("lib_books.editor_id")) && shared.contains(QLatin1String("Ash / saga")),
             qPrintable(shared));
    QCOMPARE(left({}), QString());
}

void TestMasterExport::stops() {
    TestDatabases databases;
    db::Connection dev = makeTables(databases.fresh(db::Engine::Sqlite));
    fillLibrary(dev, Layout::Straight);
    std::stop_source stop;
    stop.request_stop();
    const TaskContext context(stop.get_token(), {}, {});
    const DataSet data = readAll(dev);
    MemorySource source(data, libraryCatalogue());
    MemoryExport target;
    QCOMPARE(exportFiles(source, libraryCatalogue(), {}, target, context).error().code, ErrorCode::Cancelled);
    const auto files = FileSet::inMemory(exported(data));
    const auto reader = valueOrDie(FileSource::open(*files, libraryCatalogue()));
    QCOMPARE(readAll(*reader, libraryCatalogue(), context).error().code, ErrorCode::Cancelled);
}

QTEST_GUILESS_MAIN(TestMasterExport)
#include "test_master_export.moc"
