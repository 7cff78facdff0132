// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "masterdata/rows/database_source.h"
#include "schema/schema_reader.h"
#include "support/test_databases.h"

#include <QCryptographicHash>
#include <QTemporaryDir>
#include <QTest>

#include "file_rows.h"

using namespace stellwerk;
using namespace stellwerk::test;
using namespace stellwerk::masterdata;

/// Export files of format 2.0 as a source of rows.
class TestMasterFiles : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void sameRowsAsTheDatabase_data() { addEngineRows(); }
    void sameRowsAsTheDatabase();
    void everythingIsPresent();
    void keysOfNodesThatOthersReferTo();
    void readingAgainForgets();
    void aliases();
    void keyThatFollowsOtherNames();
    void lateReferences();
    void lateReferenceToNothing();
    void namesThatCloseACircle();
    void manyRowsInLittleMemory();
    void fromAFolder();
    void stops();
};

namespace {

/// People with a chief among themselves and a team, teams with a leader, with rooms inside teams.
const Catalogue &circles(const char *leadBy = "") {
    static const QByteArray toml = R"(
[project]
id = "circles"
name = "Circles"
version = "1.0.0"
required_db_version = "1.0.0"

[tables]
master = ["c_*"]

[[entity]]
name = "people"
file = "people.json"
table = "c_people"
key = ["team_id", "code"]

  [[entity.reference]]
  column = "team_id"
  to = "teams"
  json = "team"

  [[entity.reference]]
  column = "chief_id"
  to = "people"
  json = ["chief_team", "chief"]

[[entity]]
name = "teams"
file = "teams.json"
table = "c_teams"
key = ["code"]

  [[entity.reference]]
  column = "lead_id"
  to = "people"
  json = LEAD

  [[entity.collection]]
  name = "rooms"
  table = "c_rooms"
  parent = "team_id"
  key = ["number"]
)";
    static std::map<std::string, Catalogue> all;
    const auto known = all.find(leadBy);
    if (known != all.end())
        return known->second;
    const auto column = [](const char *name, const char *type, bool nullable = true) {
        schema::Column result;
        result.name = QLatin1String(name);
        result.type = QLatin1String(type);
        result.nullable = nullable;
        return result;
    };
    const auto table = [&](const char *name, std::vector<schema::Column> columns) {
        schema::Table result;
        result.name = QLatin1String(name);
        columns.insert(columns.begin(), column("id", "bigint(20)", false));
        result.columns = std::move(columns);
        result.primaryKey = {QStringLiteral("id")};
        return result;
    };
    schema::Schema schema;
    schema.tables = {table("c_people", {column("code", "varchar(20)", false), column("name", "varchar(20)"),
                                        column("team_id", "bigint(20)", false), column("chief_id", "bigint(20)")}),
                     table("c_rooms", {column("team_id", "bigint(20)", false), column("number", "int(11)", false)}),
                     table("c_teams", {column("code", "varchar(20)", false), column("lead_id", "bigint(20)")})};
    schema::sortSchema(schema);
    QByteArray text = toml;
    text.replace("LEAD", *leadBy ? leadBy : R"(["lead_team", "lead"])");
    return all.emplace(leadBy, valueOrDie(Catalogue::build(libraryProject(text), schema))).first->second;
}

/// Rows and a hash of everything in them, node by node.
QStringList hashesOf(const Files &files, size_t memory) {
    const auto set = FileSet::inMemory(files);
    const auto source = valueOrDie(FileSource::open(*set, libraryCatalogue(), memory));
    QStringList lines;
    for (size_t index = 0; index < libraryCatalogue().nodes().size(); ++index) {
        const NodeRows rows = valueOrDie(source->read(index, {}));
        RowTable::Reader reader = rows.table.read();
        QCryptographicHash hash(QCryptographicHash::Sha256);
        while (valueOrDie(reader.next())) {
            for (const std::string_view bytes : {reader.row().key, reader.row().record})
                hash.addData(QByteArrayView(bytes.data(), qsizetype(bytes.size())));
        }
        lines << QStringLiteral("%1 %2 %3")
                     .arg(libraryCatalogue().nodes()[index].name)
                     .arg(rows.table.rows())
                     .arg(QString::fromLatin1(hash.result().toHex()));
    }
    return lines;
}

QByteArray file(const char *entity, const QByteArray &rows) {
    return QByteArray(R"({"export_version":"2.0","data":{")") + entity + "\":[" + rows + "]}}";
}

Files circleFiles() {
    return {{QStringLiteral("people.json"), file("people", R"(
{"code":"a","name":"A","team":"red","chief_team":"blue","chief":"b"},
{"code":"b","name":"B","team":"blue","chief_team":"blue","chief":"b"},
{"code":"c","name":"C","team":"red","chief_team":null,"chief":null})")},
            {QStringLiteral("teams.json"), file("teams", R"(
{"code":"red","lead_team":"red","lead":"c","rooms":[{"number":1},{"number":2}]},
{"code":"blue","lead_team":null,"lead":null,"rooms":[]})")}};
}

} // namespace

void TestMasterFiles::sameRowsAsTheDatabase() {
    TestDatabases databases;
    db::Connection connection = makeTables(databases.fresh(currentEngine()));
    fillLibrary(connection, Layout::Shuffled);
    const schema::Schema actual = valueOrDie(schema::readSchema(connection));
    DatabaseSource database(connection, actual, libraryCatalogue());
    const auto stored = contentOf(database, libraryCatalogue());
    const auto read = readFiles(libraryFiles());
    QVERIFY2(read.has_value(), qPrintable(failureOf(libraryFiles())));
    QCOMPARE(read->rows, stored->rows);
    QCOMPARE(read->rows.size(), 21);
}

void TestMasterFiles::everythingIsPresent() {
    const auto content = readFiles(libraryFiles());
    QVERIFY(content.has_value());
    for (const Node &node : libraryCatalogue().nodes()) {
        const Coverage &coverage = content->coverage[node.name];
        QCOMPARE(coverage.present, std::vector<bool>(node.columns.size(), true));
        QVERIFY(!coverage.flattened);
        QCOMPARE(coverage.remarks, QStringList());
    }
    const auto set = FileSet::inMemory(libraryFiles());
    const auto source = valueOrDie(FileSource::open(*set, libraryCatalogue()));
    QCOMPARE(source->formats().keys(), set->names());
    QCOMPARE(source->formats().values(), QStringList(5, QStringLiteral("2.0")));
}

void TestMasterFiles::keysOfNodesThatOthersReferTo() {
    const auto set = FileSet::inMemory(libraryFiles());
    const auto source = valueOrDie(FileSource::open(*set, libraryCatalogue()));
    for (size_t i = 0; i < libraryCatalogue().nodes().size(); ++i)
        (void)valueOrDie(source->read(i, {}));
    const auto keys = [&](const char *node) -> const KeyIndex & {
        return source->keys(*libraryCatalogue().indexOf(QLatin1String(node)));
    };
    QCOMPARE(keys("authors").size(), size_t(4));
    QCOMPARE(keys("books.chapters").size(), size_t(3));
    QCOMPARE(keys("costs").size(), size_t(0));
    const auto ann = keys("authors").withKey(encodeKey({text("ann")}));
    QVERIFY(ann && ann->id.isNull());
    QVERIFY(!keys("authors").withKey(encodeKey({text("Ann")})));
}

void TestMasterFiles::readingAgainForgets() {
    const auto set = FileSet::inMemory(libraryFiles());
    const auto source = valueOrDie(FileSource::open(*set, libraryCatalogue()));
    const auto first = valueOrDie(contentOf(*source, libraryCatalogue()));
    const auto second = valueOrDie(contentOf(*source, libraryCatalogue()));
    QCOMPARE(second.rows, first.rows);
    QCOMPARE(source->keys(*libraryCatalogue().indexOf(QStringLiteral("authors"))).size(), size_t(4));
}

/// In the row itself, and in the names by which others refer to it.
void TestMasterFiles::aliases() {
    Files files = libraryFiles();
    files[QStringLiteral("books.json")].replace(R"("title":"Dust","series":"saga")",
                                                R"("title":"Dust","series":"Old Saga")");
    files[QStringLiteral("roles.json")].replace("\"saga\"", "\"Old Saga\"");
    QCOMPARE(failureOf(files), QString());
    QCOMPARE(readFiles(files)->rows, readFiles(libraryFiles())->rows);
    files[QStringLiteral("costs.json")].replace("\"saga\",\"author_code\":\"bob\"",
                                                "\"old saga\",\"author_code\":\"bob\"");
    QVERIFY(failureOf(files).contains(QString::fromUtf8("“Dust / old saga / bob” of roles")));
}

/// The roles name their author by name and year, so whoever refers to a role does as well.
void TestMasterFiles::keyThatFollowsOtherNames() {
    QByteArray toml = libraryToml();
    toml.replace(
        "column = \"author_id\"\n  to = \"authors\"\n  json = \"author_code\"\n\n  [[entity.derived]]",
        "column = \"author_id\"\n  to = \"authors\"\n  json = [\"author\", \"author_born\"]\n  by = [\"name\", "
        "\"born\"]\n\n  [[entity.derived]]");
    toml.replace("[\"book_title\", \"book_series\", \"author_code\"]", "[\"title\", \"series\", \"author\", \"born\"]");
    const Catalogue catalogue = valueOrDie(Catalogue::build(libraryProject(toml), librarySchema()));
    Files files = libraryFiles();
    const auto rename = [&](const QByteArray &code, const QByteArray &name, const QByteArray &born) {
        const QByteArray from = "\"author_code\":\"" + code + '"';
        const QByteArray to = "\"author\":\"" + name + '"';
        files[QStringLiteral("roles.json")].replace(from, QByteArray(to + ",\"author_born\":" + born));
        files[QStringLiteral("costs.json")].replace(from, QByteArray(to + ",\"born\":" + born));
    };
    rename("ann", "Ann Ink", "1950");
    rename("bob", "Bob “Quill” Ö", "0");
    rename("zoë", "Zoë", "-3");
    files[QStringLiteral("costs.json")].replace("\"book_title\"", "\"title\"").replace("\"book_series\"", "\"series\"");
    QCOMPARE(failureOf(files, catalogue), QString());
    QCOMPARE(readFiles(files, catalogue)->of(QStringLiteral("costs")),
             readFiles(libraryFiles())->of(QStringLiteral("costs")));
    files[QStringLiteral("costs.json")].replace("\"born\":1950", "\"born\":1951");
    QVERIFY(failureOf(files, catalogue)
                .startsWith(QString::fromUtf8("masterdata/costs.json:2: title, series, author, born refers to “Dust / "
                                              "saga / Ann Ink / 1951” of roles")));
}

/// To the node itself and to one that comes later.
void TestMasterFiles::lateReferences() {
    const Catalogue &catalogue = circles();
    const auto isLate = [&](const char *node, const char *column) {
        return catalogue.node(QLatin1String(node))->reference(QLatin1String(column))->late;
    };
    QVERIFY(isLate("people", "chief_id") && isLate("teams", "lead_id"));
    QCOMPARE(failureOf(circleFiles(), catalogue), QString());
    const auto content = readFiles(circleFiles(), catalogue);
    const auto key = [](const Key &parts) {
        return QString::fromLatin1(QByteArray::fromStdString(encodeKey(parts)).toPercentEncoding(" /"));
    };
    QCOMPARE(content->of(QStringLiteral("people")).size(), 3);
    QCOMPARE(content->of(QStringLiteral("people"))[1],
             QStringLiteral("red / a  code=3:a name=3:A team_id=3:%1 chief_id=3:%2")
                 .arg(key({text("red")}), key({text("blue"), text("b")})));
    QCOMPARE(content->of(QStringLiteral("teams")),
             (QStringList{QStringLiteral("blue  code=3:blue lead_id=0:"),
                          QStringLiteral("red  code=3:red lead_id=3:%1").arg(key({text("red"), text("c")}))}));
    // By other columns than the key.
    const Catalogue &byName = circles(R"("lead_name"
  by = ["name"])");
    Files files = circleFiles();
    files[QStringLiteral("teams.json")].replace(R"("lead_team":"red","lead":"c")", R"("lead_name":"C")");
    files[QStringLiteral("teams.json")].replace(R"("lead_team":null,"lead":null)", R"("lead_name":null)");
    QCOMPARE(failureOf(files, byName), QString());
    QCOMPARE(readFiles(files, byName)->rows, content->rows);
}

void TestMasterFiles::lateReferenceToNothing() {
    Files files = circleFiles();
    files[QStringLiteral("people.json")].replace("\"chief\":\"b\"", "\"chief\":\"x\"");
    QVERIFY(
        failureOf(files, circles())
            .startsWith(QString::fromUtf8(
                "masterdata/people.json:2: chief_team, chief refers to “blue / x” of people, which the package does "
                "not contain exactly once.\n  Row 1 of people")));
}

void TestMasterFiles::namesThatCloseACircle() {
    const Catalogue &catalogue = circles(R"(["lead_team", "lead"]
  by = ["chief_id"])");
    const auto set = FileSet::inMemory(circleFiles());
    const auto source = FileSource::open(*set, catalogue);
    QVERIFY(!source);
    QCOMPARE(source.error().code, ErrorCode::InvalidInput);
    QVERIFY(source.error().message.startsWith(QLatin1String("teams names rows of people by the column chief_id")));
}

void TestMasterFiles::manyRowsInLittleMemory() {
    constexpr int rows = 200'000;
    QByteArray authors = R"({"export_version":"2.0","data":{"authors":[)";
    QByteArray books = R"({"export_version":"2.0","data":{"books":[)";
    const auto author = [](int i) { return QByteArray::number((qint64(i) * 7919) % rows).rightJustified(6, '0'); };
    for (int i = 0; i < rows; ++i) {
        const QByteArray code = author(i);
        authors += (i ? ",\n" : "\n") + QByteArray("{\"code\":\"") + code + "\",\"name\":\"N" + code +
                   "\",\"year_of_birth\":1,\"alive\":true,\"rating\":0.5,\"fee\":\"1\",\"big\":1,\"notes\":null,"
                   "\"picture\":null}";
        books +=
            (i ? ",\n" : "\n") + QByteArray("{\"title\":\"T") + author(i + 1) +
            "\",\"series\":\"s\",\"author_code\":\"" + code + "\",\"editor_name\":\"N" + author(i + 2) +
            "\",\"tongue\":null,\"old_shelf\":null,\"pages\":1,\"roles\":[],\"chapters\":[{\"number\":1,\"heading\":"
            "null,\"paragraphs\":[]}]}";
    }
    Files files = libraryFiles();
    files[QStringLiteral("authors.json")] = authors + "]}}";
    files[QStringLiteral("books.json")] = books + "]}}";
    files[QStringLiteral("roles.json")] = R"({"export_version":"2.0","data":{"roles":[]}})";
    files[QStringLiteral("costs.json")] = R"({"export_version":"2.0","data":{"costs":[]}})";
    const QStringList little = hashesOf(files, size_t(1) << 20);
    QCOMPARE(little, hashesOf(files, size_t(1) << 30));
    QVERIFY(little.filter(QStringLiteral("authors 200000 ")).size() == 1);
    QVERIFY(little.filter(QStringLiteral("books.chapters 200000 ")).size() == 1);
    // The hash sees one changed cell.
    Files other = libraryFiles();
    other[QStringLiteral("books.json")].replace("\"pages\":100", "\"pages\":101");
    const QStringList before = hashesOf(libraryFiles(), kRowMemory);
    const QStringList after = hashesOf(other, kRowMemory);
    QVERIFY(before.filter(QStringLiteral("books ")) != after.filter(QStringLiteral("books ")));
    QCOMPARE(before.filter(QStringLiteral("authors ")), after.filter(QStringLiteral("authors ")));
}

void TestMasterFiles::fromAFolder() {
    QTemporaryDir folder;
    const Files files = libraryFiles();
    for (auto it = files.begin(); it != files.end(); ++it) {
        QFile file(folder.filePath(it.key()));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(*it) == it->size());
    }
    QVERIFY(QDir(folder.path()).mkdir(QStringLiteral("inner.json")));
    QFile other(folder.filePath(QStringLiteral("README.md")));
    QVERIFY(other.open(QIODevice::WriteOnly));
    const auto set = FileSet::inFolder(folder.path());
    QCOMPARE(set->names(), files.keys());
    const auto source = valueOrDie(FileSource::open(*set, libraryCatalogue()));
    QCOMPARE(valueOrDie(contentOf(*source, libraryCatalogue())).rows, readFiles(files)->rows);
    QCOMPARE(set->open(QStringLiteral("none.json")).error().code, ErrorCode::NotFound);
    QCOMPARE(FileSet::inMemory(files)->open(QStringLiteral("none.json")).error().code, ErrorCode::NotFound);
    // A file that somebody breaks later is found where it is.
    QFile roles(folder.filePath(QStringLiteral("roles.json")));
    QVERIFY(roles.open(QIODevice::WriteOnly) && roles.write("nonsense") == 8);
    roles.close();
    const auto again = contentOf(*source, libraryCatalogue());
    QVERIFY(!again);
    QCOMPARE(again.error().position->file, folder.filePath(QStringLiteral("roles.json")));
}

void TestMasterFiles::stops() {
    const auto set = FileSet::inMemory(libraryFiles());
    const auto source = valueOrDie(FileSource::open(*set, libraryCatalogue()));
    std::stop_source stop;
    stop.request_stop();
    QCOMPARE(source->read(0, TaskContext(stop.get_token(), {}, {})).error().code, ErrorCode::Cancelled);
}

QTEST_GUILESS_MAIN(TestMasterFiles)
#include "test_master_files.moc"
