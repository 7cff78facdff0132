// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/files.h"
#include "support/test_databases.h"

#include <QCryptographicHash>
#include <QFileInfo>

#include "library.h"
#include "reverse_helpers.h"
#include <sys/resource.h>

#include <csignal>

using namespace stellwerk;
using namespace stellwerk::test;
using db::Value;
using masterdata::ReverseWriter;

namespace {

QString things() {
    return QStringLiteral("things");
}
QString id() {
    return QStringLiteral("id");
}

db::Connection makeThings(TestDatabases &databases) {
    db::Connection connection = openOrDie(databases.fresh(currentEngine()));
    run(connection, {QStringLiteral("CREATE TABLE things (id bigint PRIMARY KEY, name varchar(50), price double, "
                                    "doubled double GENERATED ALWAYS AS (price * 2) VIRTUAL)"),
                     QStringLiteral("INSERT INTO things (id, name, price) VALUES (1, 'new', 2), (2, 'other', 3)")});
    return connection;
}

QStringList thingsIn(db::Connection &connection) {
    return cells(connection, QStringLiteral("SELECT id, name, price FROM things ORDER BY id"));
}

/// A change that can be undone.
QByteArray good() {
    return R"({"op":"update","table":"things","id_column":"id","id":{"i":"1"},"cells":[["name","old","new"]]})";
}

/// Every engine with every row of a table.
template <class Add>
void onBothEngines(const Add &add) {
    for (const db::Engine engine : {db::Engine::Sqlite, db::Engine::MariaDb})
        add(engine, engineName(engine).toUtf8() + ": ");
}

} // namespace

class TestMasterReverseFile : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void looksLikeThis();
    void unfinishedLeavesNothing();
    void neverReplacesAFile();
    void fullDiskLeavesNothing();
    void saysWhereItCannotWrite();
    void takesOnlyWhatItCanGiveBack();
    void damagedAnywhere_data() { addEngineRows(); }
    void damagedAnywhere();
    void refusesStrangeLines_data();
    void refusesStrangeLines();
    void refusesWhatTheDatabaseDoesNotHave_data();
    void refusesWhatTheDatabaseDoesNotHave();
    void refusesOtherFiles_data() { addEngineRows(); }
    void refusesOtherFiles();
};

void TestMasterReverseFile::looksLikeThis() {
    QTemporaryDir folder;
    const QString name = folder.filePath(QStringLiteral("new/folder/reverse.jsonl"));
    auto writer = valueOrDie(ReverseWriter::create(name, QStringLiteral("run “7”")));
    valueOrDie(writer.updated(things(), id(), Value::integer(7),
                              {{QStringLiteral("name"), text("a \"b\"\n"), text("")},
                               {QStringLiteral("price"), Value::real(0.1), Value::null()}}));
    valueOrDie(writer.inserted(things(), id(), Value::integer(~quint64(0)),
                               {{QStringLiteral("picture"), Value::null(), Value::blob(std::string("\0\xff", 2))}}));
    valueOrDie(writer.deleted(things(), id(), Value::integer(-1),
                              {{QStringLiteral("name"), Value::text(std::string("\xff")), Value::null()},
                               {QStringLiteral("count"), Value::integer(0), Value::null()}}));
    QVERIFY(!QFileInfo::exists(name)); // until it is finished
    valueOrDie(writer.finish());
    QCOMPARE(static_cast<int>(QFileInfo(name).permissions() &
                              (QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup | QFile::ReadOther |
                               QFile::WriteOther | QFile::ExeOther | QFile::ExeOwner)),
             0);
    const QByteArray bytes = valueOrDie(readFile(name));
    const QList<QByteArray> lines = bytes.split('\n');
    QCOMPARE(lines.size(), 6);
    QVERIFY(lines[0].startsWith(R"({"format":"stellwerk-reverse","format_version":1,"about":"run “7”",)"
                                R"("created_at":"20)"));
    QCOMPARE(lines[1], R"({"op":"update","table":"things","id_column":"id","id":{"i":"7"},"cells":[)"
                       R"(["name","a \"b\"\n",""],["price",{"r":"0.1"},null]]})");
    QCOMPARE(lines[2], R"({"op":"insert","table":"things","id_column":"id","id":{"i":"18446744073709551615"},"cells":[)"
                       R"(["picture",null,{"b":"AP8="}]]})");
    QCOMPARE(lines[3], R"({"op":"delete","table":"things","id_column":"id","id":{"i":"-1"},"cells":[)"
                       R"(["name",{"t":"/w=="},null],["count",{"i":"0"},null]]})");
    const QByteArray body = bytes.first(bytes.lastIndexOf("{\"end\""));
    QCOMPARE(lines[4], R"({"end":true,"changes":3,"sha256":")" + sha256Hex(body).toLatin1() + "\"}");
    QCOMPARE(QDir(QFileInfo(name).path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot).size(), 1);
}

void TestMasterReverseFile::unfinishedLeavesNothing() {
    QTemporaryDir folder;
    const auto entries = [&] { return QDir(folder.path()).entryList(QDir::Files | QDir::Hidden).size(); };
    {
        auto writer = valueOrDie(ReverseWriter::create(folder.filePath(QStringLiteral("r.jsonl")), {}));
        valueOrDie(writer.updated(things(), id(), Value::integer(7), {{QStringLiteral("name"), text("a"), text("b")}}));
        QCOMPARE(entries(), 1);
        const ReverseWriter moved = std::move(writer);
        QCOMPARE(entries(), 1);
    }
    QCOMPARE(entries(), 0);
}

void TestMasterReverseFile::neverReplacesAFile() {
    QTemporaryDir folder;
    const QString name = folder.filePath(QStringLiteral("r.jsonl"));
    {
        auto writer = valueOrDie(ReverseWriter::create(name, {}));
        write(name, "mine"); // somebody else is faster
        const Status finished = writer.finish();
        QVERIFY(!finished);
        QCOMPARE(finished.error().code, ErrorCode::AlreadyExists);
    }
    QCOMPARE(valueOrDie(readFile(name)), "mine");
    const auto second = ReverseWriter::create(name, {});
    QVERIFY(!second);
    QCOMPARE(second.error().code, ErrorCode::AlreadyExists);
    QVERIFY(second.error().message.contains(name));
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden), QStringList{QStringLiteral("r.jsonl")});
}

void TestMasterReverseFile::fullDiskLeavesNothing() {
    QTemporaryDir folder;
    const QString name = folder.filePath(QStringLiteral("r.jsonl"));
    auto writer = valueOrDie(ReverseWriter::create(name, {}));
    // A file that may not grow fails like a disk without room.
    const auto signalBefore = std::signal(SIGXFSZ, SIG_IGN);
    rlimit before{};
    QCOMPARE(getrlimit(RLIMIT_FSIZE, &before), 0);
    const rlimit small{100'000, before.rlim_max};
    QCOMPARE(setrlimit(RLIMIT_FSIZE, &small), 0);
    Status status;
    for (int i = 0; status && i < 10'000; ++i)
        status = writer.updated(things(), id(), Value::integer(i), {{QStringLiteral("name"), text("a"), text("b")}});
    QCOMPARE(setrlimit(RLIMIT_FSIZE, &before), 0);
    (void)std::signal(SIGXFSZ, signalBefore);
    QVERIFY(!status);
    QCOMPARE(status.error().code, ErrorCode::Io);
    QVERIFY(status.error().message.contains(name));
    QVERIFY(status.error().hint.contains(QLatin1String("room")));
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden).size(), 0);
    // Nobody can finish a file with a hole.
    QVERIFY(!writer.updated(things(), id(), Value::integer(1), {{QStringLiteral("name"), text("a"), text("b")}}));
    QVERIFY(!writer.finish());
    QVERIFY(!QFileInfo::exists(name));
}

void TestMasterReverseFile::saysWhereItCannotWrite() {
    QTemporaryDir folder;
    write(folder.filePath(QStringLiteral("file")), "x");
    const auto writer = ReverseWriter::create(folder.filePath(QStringLiteral("file/r.jsonl")), {});
    QVERIFY(!writer);
    QCOMPARE(writer.error().code, ErrorCode::Io);
    QVERIFY(writer.error().message.contains(folder.path()));
}

void TestMasterReverseFile::takesOnlyWhatItCanGiveBack() {
    QTemporaryDir folder;
    auto writer = valueOrDie(ReverseWriter::create(folder.filePath(QStringLiteral("r.jsonl")), {}));
    const Status noNumber = writer.updated(things(), id(), text("7"), {{QStringLiteral("name"), text("a"), text("b")}});
    QVERIFY(!noNumber);
    QCOMPARE(noNumber.error().code, ErrorCode::Internal);
    const Status empty = writer.deleted(things(), id(), Value::integer(7), {}); // a row that could not be read
    QVERIFY(!empty);
    QCOMPARE(empty.error().code, ErrorCode::Internal);
    valueOrDie(writer.finish());
    QVERIFY(!writer.finish());
}

void TestMasterReverseFile::damagedAnywhere() {
    TestDatabases databases;
    db::Connection connection = makeThings(databases);
    const QStringList before = thingsIn(connection);
    QTemporaryDir folder;
    const QString name = folder.filePath(QStringLiteral("r.jsonl"));
    const QByteArray intact = sealed({good(), R"({"op":"insert","table":"things","id_column":"id","id":{"i":"2"},)"
                                              R"("cells":[["name",null,"other"],["price",null,{"r":"3"}]]})"});
    const auto isFound = [&](const QByteArray &bytes) {
        write(name, bytes);
        const auto report = masterdata::applyReverseFile(connection, name, {}); // nobody would roll back
        return !report && report.error().code == ErrorCode::Damaged && report.error().message.contains(name);
    };
    for (qsizetype i = 0; i < intact.size(); ++i) {
        for (const int bit : {1, 0x20, 0x80}) {
            QByteArray bad = intact;
            bad[i] = static_cast<char>(bad[i] ^ bit);
            QVERIFY2(isFound(bad), bad.constData());
        }
        QVERIFY2(isFound(intact.first(i)), QByteArray::number(i).constData());
        QVERIFY2(isFound(intact.first(i) + intact.sliced(i + 1)), QByteArray::number(i).constData());
    }
    QVERIFY(isFound(intact + '\n'));
    QVERIFY(isFound(intact + intact));
    QVERIFY(isFound(QByteArray("\n\n")));
    QCOMPARE(thingsIn(connection), before);
    write(name, intact);
    QCOMPARE(valueOrDie(undo(connection, name)).restored, 2);
    QCOMPARE(thingsIn(connection), QStringList{QStringLiteral("1|old|2")});
}

void TestMasterReverseFile::refusesStrangeLines_data() {
    QTest::addColumn<db::Engine>("engine");
    QTest::addColumn<QByteArray>("line");
    onBothEngines([](db::Engine engine, const QByteArray &prefix) {
        const auto row = [&](const char *name, const QByteArray &from, const QByteArray &to) {
            QByteArray line = good();
            QVERIFY(line.contains(from));
            QTest::newRow(QByteArray(prefix + name).constData()) << engine << line.replace(from, to);
        };
        row("no JSON", good(), "update things");
        row("empty", good(), "");
        row("no object", good(), "[]");
        row("deep", good(), QByteArray(5000, '['));
        row("a member more", R"("op")", R"("note":"x","op")");
        row("a member twice", R"("op")", R"("op":"update","op")");
        row("a member less", R"("id_column":"id",)", "");
        row("other order", R"("op":"update","table":"things")", R"("table":"things","op":"update")");
        row("blanks", ",", ", ");
        row("other operation", "update", "upsert");
        row("table is no text", R"("table":"things")", R"("table":{"i":"1"})");
        row("id is text", R"({"i":"1"})", R"("1")");
        row("id is NULL", R"({"i":"1"})", "null");
        row("id is real", R"({"i":"1"})", R"({"r":"1"})");
        row("id is a bare number", R"({"i":"1"})", "1");
        row("id with zeros", R"({"i":"1"})", R"({"i":"01"})");
        row("id with sign", R"({"i":"1"})", R"({"i":"+1"})");
        row("id with more", R"({"i":"1"})", R"({"i":"1 OR 1=1"})");
        row("id too large", R"({"i":"1"})", R"({"i":"18446744073709551616"})");
        row("cells are no list", R"([["name","old","new"]])", R"({})");
        row("cell is no list", R"(["name","old","new"])", R"("name")");
        row("two parts", R"(["name","old","new"])", R"(["name","old"])");
        row("four parts", R"(["name","old","new"])", R"(["name","old","new","x"])");
        row("column is no text", R"(["name")", R"([null)");
        row("bare number", R"("old")", "1");
        row("true", R"("old")", "true");
        row("unknown type", R"("old")", R"({"x":"1"})");
        row("no type", R"("old")", "{}");
        row("two types", R"("old")", R"({"i":"1","r":"1"})");
        row("type is no text", R"("old")", R"({"i":1})");
        row("real not canonical", R"("old")", R"({"r":"1.50"})");
        row("no real", R"("old")", R"({"r":"x"})");
        row("no base64", R"("old")", R"({"b":"A*=="})");
        row("other base64", R"("old")", R"({"b":"AB=="})");
        row("text that needs no base64", R"("old")", R"({"t":"b2xk"})");
        row("half a character", R"("old")", R"("\ud800")");
        row("other escape", R"("old")", R"("\u006fld")");
    });
}

void TestMasterReverseFile::refusesStrangeLines() {
    QFETCH(QByteArray, line);
    TestDatabases databases;
    db::Connection connection = makeThings(databases);
    const QStringList before = thingsIn(connection);
    QTemporaryDir folder;
    const QString name = folder.filePath(QStringLiteral("r.jsonl"));
    // The last change is undone first: it must not be, before all were read.
    write(name, sealed({line, good()}));
    const auto report = undo(connection, name);
    QVERIFY(!report);
    QCOMPARE(report.error().code, ErrorCode::Damaged);
    QCOMPARE(thingsIn(connection), before);
}

void TestMasterReverseFile::refusesWhatTheDatabaseDoesNotHave_data() {
    QTest::addColumn<db::Engine>("engine");
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QString>("message");
    onBothEngines([](db::Engine engine, const QByteArray &prefix) {
        const auto row = [&](const char *name, const QByteArray &from, const QByteArray &to, const char *message) {
            QByteArray line = good();
            QVERIFY(line.contains(from));
            QTest::newRow(QByteArray(prefix + name).constData())
                << engine << line.replace(from, to) << QString::fromUtf8(message);
        };
        row("table", "things", "thongs", "no table thongs");
        row("table to inject", "things", R"(things` SET id = 9 -- )", "no table things`");
        row("column", "name", "nome", "no column nome");
        row("column to inject", "name", R"(name` = 'x', `price)", "no column name`");
        row("id column", R"("id_column":"id")", R"("id_column":"name")", "name is not the primary key");
        row("id among the cells", R"(["name","old","new"])", R"(["id",{"i":"5"},{"i":"1"}])", "id of things cannot be");
        row("generated", R"(["name","old","new"])", R"(["doubled",{"r":"5"},{"r":"4"}])",
            "doubled of things cannot be");
        row("twice", R"(["name","old","new"])", R"(["name","old","new"],["name","old","new"])", "named twice");
        row("no cells", R"(["name","old","new"])", "", "names no column");
        row("insert over something", "update", "insert", "where the row did not exist");
        row("delete leaves something", "update", "delete", "where the row did not exist");
        row("nan", R"("old")", R"({"r":"nan"})", "name of things has a value that this");
        if (engine == db::Engine::MariaDb) {
            row("inf", R"("old")", R"({"r":"-inf"})", "name of things has a value that this");
            row("no UTF-8", R"("old")", R"({"t":"/w=="})", "name of things has a value that this");
        } else {
            row("unsigned", R"("old")", R"({"i":"9223372036854775808"})", "name of things has a value that this");
            row("unsigned id", R"({"i":"1"})", R"({"i":"9223372036854775808"})",
                "cannot have a row 9223372036854775808");
        }
        row("inserted twice", good(),
            R"({"op":"insert","table":"things","id_column":"id","id":{"i":"1"},"cells":[)"
            R"(["name",null,"new"]]})",
            "number 2 does not fit");
        row("changed after it was removed", good(),
            R"({"op":"delete","table":"things","id_column":"id","id":{"i":"1"},"cells":[["name","new",null]]})",
            "number 2 does not fit");
    });
}

void TestMasterReverseFile::refusesWhatTheDatabaseDoesNotHave() {
    QFETCH(QByteArray, line);
    QFETCH(QString, message);
    TestDatabases databases;
    db::Connection connection = makeThings(databases);
    const QStringList before = thingsIn(connection);
    QTemporaryDir folder;
    const QString name = folder.filePath(QStringLiteral("r.jsonl"));
    const bool isInsert = line.contains("\"insert\"");
    write(name, isInsert ? sealed({good(), line}) : sealed({line, good()}));
    const auto report = undo(connection, name);
    QVERIFY(!report);
    QCOMPARE(report.error().code, ErrorCode::InvalidInput);
    QVERIFY2(report.error().message.contains(message), qPrintable(report.error().message));
    QVERIFY(report.error().toText().contains(name));
    QCOMPARE(thingsIn(connection), before);
}

void TestMasterReverseFile::refusesOtherFiles() {
    TestDatabases databases;
    db::Connection connection = makeThings(databases);
    QTemporaryDir folder;
    const QString name = folder.filePath(QStringLiteral("r.jsonl"));
    const auto codeOf = [&](const QString &file) {
        const auto report = undo(connection, file);
        return report ? ErrorCode::Internal : report.error().code;
    };
    QCOMPARE(codeOf(name), ErrorCode::NotFound);
    QCOMPARE(codeOf(folder.path()), ErrorCode::InvalidInput);
    write(name, {});
    QCOMPARE(codeOf(name), ErrorCode::Damaged);
    const auto head = [](const QByteArray &from, const QByteArray &to) {
        QByteArray body = sealed({});
        body = body.first(body.indexOf('\n') + 1);
        return withEnd(body.replace(from, to));
    };
    write(name, head("\"format_version\":1", "\"format_version\":2"));
    QCOMPARE(codeOf(name), ErrorCode::InvalidInput);
    write(name, head("stellwerk-reverse", "stellwerk-backup"));
    QCOMPARE(codeOf(name), ErrorCode::Damaged);
    write(name, head("\"about\"", "\"author\":\"x\",\"about\""));
    QCOMPARE(codeOf(name), ErrorCode::Damaged);
    write(name, head("x", "x")); // an import that changed nothing
    QCOMPARE(valueOrDie(undo(connection, name)).restored, 0);
    // A line that no writer makes, in a file that takes no room on the disk.
    const QByteArray first = sealed({}).first(sealed({}).indexOf('\n') + 1);
    const qint64 size = (qint64(256) << 20) + 1;
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(first);
    const QByteArray zeros(1 << 20, '\0');
    for (int i = 0; i < 256; ++i)
        hash.addData(zeros);
    hash.addData(QByteArrayView("\n"));
    QFile file(name);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(first), first.size());
    QVERIFY(file.seek(first.size() + size - 1));
    QVERIFY(file.write("\n{\"end\":true,\"changes\":1,\"sha256\":\"" + hash.result().toHex() + "\"}\n") > 0);
    file.close();
    QCOMPARE(codeOf(name), ErrorCode::InvalidInput);
}

QTEST_GUILESS_MAIN(TestMasterReverseFile)
#include "test_master_reverse_file.moc"
