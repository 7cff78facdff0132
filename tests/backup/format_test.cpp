// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The parts of the file format without any database.
#include "backup/native/create_text.h"
#include "backup/native/file_format.h"
#include "backup/native/row_json.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>
#include <QTimeZone>

#include <bit>
#include <random>

using namespace stellwerk;
using namespace stellwerk::backup;
using db::ValueKind;
using db::ValueView;

namespace {

std::string written(const std::vector<ValueView> &row) {
    std::string out;
    appendRow(out, row);
    return out;
}

/// Parses a line that has the padding behind it which the file reader gives.
Result<std::vector<db::Value>> parsed(RowParser &parser, std::string line, size_t columns) {
    const size_t size = line.size();
    line.append(RowParser::kPadding, '\0');
    STELLWERK_ASSIGN(const auto *cells, parser.parse({line.data(), size}, columns));
    std::vector<db::Value> values;
    for (const ValueView &cell : *cells)
        values.push_back(db::Value::copyOf(cell));
    return values;
}

QJsonObject jsonOf(const QByteArray &line) {
    return QJsonDocument::fromJson(line).object();
}

} // namespace

class FormatTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cells_data();
    void cells();
    void randomRows();
    void refusesWhatIsNoRow_data();
    void refusesWhatIsNoRow();
    void headerRoundTrip();
    void newerFormatIsNamed();
    void objectRoundTrip();
    void footerRoundTrip();
    void wrongMembersAreNamed();
    void trailer();
    void createTextTakenApart();
    void createTextOfUnknownForm();
    void sameTableIgnoresOnlyAHigherCounter();
    void foreignKeysCanPointElsewhere();
};

void FormatTest::cells_data() {
    QTest::addColumn<int>("kind");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("json");
    const auto add = [](const char *name, ValueKind kind, const QByteArray &bytes, const QByteArray &json) {
        QTest::newRow(name) << static_cast<int>(kind) << bytes << json;
    };
    add("null", ValueKind::Null, {}, "null");
    add("zero", ValueKind::Integer, "0", "0");
    add("largest unsigned", ValueKind::Integer, "18446744073709551615", "18446744073709551615");
    add("smallest", ValueKind::Integer, "-9223372036854775808", "-9223372036854775808");
    add("real without point", ValueKind::Real, "5", "5.0");
    add("negative zero", ValueKind::Real, "-0", "-0.0");
    add("denormal", ValueKind::Real, "5e-324", "5e-324");
    add("largest real", ValueKind::Real, "1.7976931348623157e+308", "1.7976931348623157e+308");
    add("nan", ValueKind::Real, "nan", R"({"real":"nan"})");
    add("minus infinity", ValueKind::Real, "-inf", R"({"real":"-inf"})");
    add("empty text", ValueKind::Text, "", R"("")");
    add("escapes", ValueKind::Text, QByteArray("\"\\\n\r\t\b\x01\0/\x7f", 10),
        "\"\\\"\\\\\\n\\r\\t\\u0008\\u0001\\u0000/\x7f\"");
    add("four bytes", ValueKind::Text, "\xf0\x9f\x90\x89", "\"\xf0\x9f\x90\x89\"");
    add("line separators", ValueKind::Text, "\xe2\x80\xa8", "\"\xe2\x80\xa8\"");
    add("not UTF-8", ValueKind::Text, "\xff\xfe", R"({"text":"//4="})");
    add("lone surrogate", ValueKind::Text, "\xed\xa0\x80", R"({"text":"7aCA"})");
    add("bytes", ValueKind::Blob, QByteArray("\0\xff", 2), R"({"blob":"AP8="})");
    add("no bytes", ValueKind::Blob, "", R"({"blob":""})");
    add("text that looks like a special cell", ValueKind::Text, R"({"blob":"AP8="})", R"("{\"blob\":\"AP8=\"}")");
}

void FormatTest::cells() {
    QFETCH(int, kind);
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, json);
    const ValueView cell{static_cast<ValueKind>(kind), {bytes.constData(), static_cast<size_t>(bytes.size())}};
    std::string line = written({cell});
    QCOMPARE(QByteArray::fromStdString(line), QByteArray('[' + json + "]\n"));
    QVERIFY(QJsonDocument::fromJson(QByteArray::fromStdString(line)).isArray());
    line.pop_back();
    RowParser parser;
    const auto values = parsed(parser, line, 1);
    QVERIFY(values);
    QVERIFY(values->front() == db::Value::copyOf(cell));
}

void FormatTest::randomRows() {
    std::mt19937_64 random(20260131);
    RowParser parser;
    for (int i = 0; i < 20000; ++i) {
        std::vector<db::Value> row;
        const size_t columns = random() % 5;
        for (size_t c = 0; c < columns; ++c) {
            std::string bytes(random() % 20, '\0');
            for (char &byte : bytes)
                byte = static_cast<char>(random() % 4 ? random() % 128 : random());
            switch (random() % 5) {
            case 0:
                row.push_back(db::Value::null());
                break;
            case 1:
                row.push_back(db::Value::integer(static_cast<quint64>(random() >> (random() % 64))));
                break;
            case 2:
                row.push_back(db::Value::real(std::bit_cast<double>(random())));
                break;
            case 3:
                row.push_back(db::Value::text(bytes));
                break;
            default:
                row.push_back(db::Value::blob(bytes));
                break;
            }
        }
        std::string line = written({row.begin(), row.end()});
        QCOMPARE(line.find('\n'), line.size() - 1);
        line.pop_back();
        const auto values = parsed(parser, line, columns);
        QVERIFY2(values, line.c_str());
        QVERIFY2(*values == row, line.c_str());
    }
}

void FormatTest::refusesWhatIsNoRow_data() {
    QTest::addColumn<QByteArray>("line");
    for (const char *line : {"",
                             "[",
                             "[1",
                             "[1]",
                             "[1,2,3]",
                             "[1,2]x",
                             "[1,2][3]",
                             "{\"a\":1}",
                             "[1,true]",
                             "[1,[2]]",
                             "[1,{}]",
                             "[1,{\"blob\":1}]",
                             "[1,{\"blob\":\"A\"}]",
                             "[1,{\"blob\":\"AA==\",\"text\":\"\"}]",
                             "[1,{\"other\":\"\"}]",
                             "[1,{\"real\":\"5\"}]",
                             "[1,nul]",
                             "[1,1.]",
                             "[1,.5]",
                             "[1,1e]",
                             "[1,-]",
                             "[1,0x5]",
                             "[1,1 2]",
                             "[1,\"a]",
                             "[1,\"\\x\"]",
                             "[1,\"\xff\"]",
                             "[1 2]",
                             "[1,-inf]",
                             "[1,2,]",
                             "1,2"})
        QTest::newRow(line) << QByteArray(line);
}

void FormatTest::refusesWhatIsNoRow() {
    QFETCH(QByteArray, line);
    RowParser parser;
    const auto values = parsed(parser, line.toStdString(), 2);
    QVERIFY(!values);
    QCOMPARE(values.error().code, ErrorCode::Damaged);
    QVERIFY(parsed(parser, "[1,2]", 2)); // the parser is as good as before
}

void FormatTest::headerRoundTrip() {
    FileHeader header;
    header.info.createdAt = QDateTime(QDate(2026, 1, 31), QTime(12, 34, 56), QTimeZone::UTC);
    header.info.engine = db::Engine::MariaDb;
    header.info.serverVersion = QStringLiteral("11.8.2-MariaDB");
    header.info.databaseName = QStringLiteral("gärten");
    header.info.projectId = QStringLiteral("garten");
    header.info.databaseVersion = Version{0, 10, 2};
    header.info.migrationNumber = 7;
    header.info.trigger = QStringLiteral("before restore");
    header.settings = {{QStringLiteral("character_set"), QStringLiteral("utf8mb4")}};
    const QByteArray line = toLine(header);
    QVERIFY(line.endsWith('\n') && line.count('\n') == 1);
    const auto read = parseHeader(jsonOf(line));
    QVERIFY(read);
    QCOMPARE(toLine(*read), line);
    QCOMPARE(read->info.createdAt, header.info.createdAt);
    QVERIFY(read->info.databaseVersion == header.info.databaseVersion);
    header.info.databaseVersion.reset();
    QVERIFY(!parseHeader(jsonOf(toLine(header)))->info.databaseVersion);
}

void FormatTest::newerFormatIsNamed() {
    const auto read = parseHeader(
        {{QStringLiteral("format"), QStringLiteral("stellwerk-backup")}, {QStringLiteral("format_version"), 77}});
    QVERIFY(!read);
    QCOMPARE(read.error().code, ErrorCode::InvalidInput);
    QVERIFY(read.error().message.contains(QLatin1String("77")));
    QCOMPARE(parseHeader({}).error().code, ErrorCode::Damaged);
}

void FormatTest::objectRoundTrip() {
    const SchemaObject object{QStringLiteral("trigger"),
                              QStringLiteral("t\"1"),
                              QStringLiteral("CREATE\nTRIGGER"),
                              QStringLiteral("STRICT"),
                              QStringLiteral("utf8mb4_bin"),
                              QStringLiteral("SYSTEM"),
                              {QStringLiteral("9223372036854775807"), QStringLiteral("0")},
                              true};
    QVERIFY(parseObject(jsonOf(toLine(object))) == object);
    const SchemaObject plain{
        QStringLiteral("view"), QStringLiteral("v"), QStringLiteral("CREATE VIEW"), {}, {}, {}, {}, false};
    QVERIFY(parseObject(jsonOf(toLine(plain))) == plain);
    const TableDefinition table{
        QStringLiteral("t"), QStringLiteral("CREATE TABLE t"), {QStringLiteral("a"), QStringLiteral("ä b")}};
    const auto read = parseTable(jsonOf(toLine(table)));
    QCOMPARE(read->columns, table.columns);
    QCOMPARE(read->create, table.create);
}

void FormatTest::footerRoundTrip() {
    FileFooter footer;
    footer.tables = {{QStringLiteral("a"), 9007199254740993, QString(64, u'0')},
                     {QStringLiteral("b"), 0, QString(64, u'f')}};
    footer.parts = {{100, 1LL << 40, 0, 0, 9007199254740993}, {(1LL << 40) + 100, 7, 0, 1, 0}};
    footer.objects = 3;
    const auto read = parseFooter(jsonOf(toLine(footer)));
    QVERIFY(read);
    QCOMPARE(read->tables.front().rows, 9007199254740993);
    QVERIFY(read->parts == footer.parts);
    QCOMPARE(toLine(*read), toLine(footer));
}

void FormatTest::wrongMembersAreNamed() {
    const auto table = parseTable({{QStringLiteral("table"), QStringLiteral("t")}, {QStringLiteral("create"), 5}});
    QVERIFY(!table);
    QCOMPARE(table.error().code, ErrorCode::Damaged);
    QVERIFY(table.error().message.contains(QLatin1String("create")));
    QVERIFY(!parsePart({{QStringLiteral("rows_of"), 1}}));
    QVERIFY(!parseFooter({}));
    const QJsonObject good = jsonOf(toLine(FileFooter{{{QStringLiteral("a"), 1, QString()}}, {{1, 1, 0, 0, 1}}, 0}));
    QVERIFY(parseFooter(good));
    for (const QJsonArray &part : {QJsonArray{1, 1, 0, 0}, QJsonArray{1, 1, 0, 0, -1}, QJsonArray{1, 1, 1, 0, 1},
                                   QJsonArray{1, 1, 0, 0, QStringLiteral("1")}}) {
        QJsonObject bad = good;
        bad[QLatin1String("parts")] = QJsonArray{part};
        QVERIFY(!parseFooter(bad));
    }
    QVERIFY(!parseObject({{QStringLiteral("object"), QStringLiteral("view")}}));
}

void FormatTest::trailer() {
    FileTrailer trailer{123456789012345, QByteArray(32, 'x')};
    const QByteArray bytes = trailer.toBytes();
    QCOMPARE(bytes.size(), FileTrailer::kSize);
    QCOMPARE(FileTrailer::parse(bytes)->footerOffset, trailer.footerOffset);
    QCOMPARE(FileTrailer::parse(bytes)->sha256, trailer.sha256);
    for (qsizetype i = 0; i < 16; ++i) {
        QByteArray bad = bytes;
        bad[i] = static_cast<char>(bad[i] ^ 1);
        QVERIFY(!FileTrailer::parse(bad));
    }
    QVERIFY(!FileTrailer::parse(bytes.chopped(1)));
}

void FormatTest::createTextTakenApart() {
    const QString create =
        QStringLiteral("CREATE TABLE `t``1` (\n  `a, )` int(11) NOT NULL AUTO_INCREMENT,\n  `b` enum('x,','it''s "
                       ")','\\\\') DEFAULT 'x,' COMMENT 'CONSTRAINT `z` FOREIGN KEY ',\n"
                       "  PRIMARY KEY (`a, )`),\n  CONSTRAINT `f (1), k` FOREIGN KEY (`a, )`) REFERENCES `o` (`id`) ON "
                       "DELETE CASCADE,\n"
                       "  CONSTRAINT `ck` CHECK (`b` in ('a)','b'))\n) ENGINE=InnoDB AUTO_INCREMENT=12 DEFAULT "
                       "CHARSET=utf8mb4 COMMENT=') ENGINE=X AUTO_INCREMENT=99'");
    const auto text = parseCreateText(create, QStringLiteral("`t``1`"));
    QVERIFY(text);
    QCOMPARE(text->definitions.size(), 5);
    QCOMPARE(text->foreignKeys(),
             QStringList{
                 QStringLiteral("CONSTRAINT `f (1), k` FOREIGN KEY (`a, )`) REFERENCES `o` (`id`) ON DELETE CASCADE")});
    QCOMPARE(text->autoIncrement(), 12U);
    QCOMPARE(text->statement(QStringLiteral("`t``1`"), true), create);
    const QString bare = text->statement(QStringLiteral("`n`"), false);
    QVERIFY(bare.startsWith(QLatin1String("CREATE TABLE `n` (\n  `a, )` int")));
    QVERIFY(!bare.contains(QLatin1String("REFERENCES")));
    QVERIFY(bare.contains(QLatin1String("CHECK (`b` in ('a)','b'))\n) ENGINE=InnoDB")));
}

void FormatTest::createTextOfUnknownForm() {
    for (const char *text :
         {"", "CREATE TABLE `t` LIKE `u`", "CREATE TABLE `u` (\n  `a` int\n) ENGINE=X", "CREATE TABLE `t` (\n  `a` int",
          "CREATE TABLE `t` (\n  `a int\n) ENGINE=X", "CREATE TABLE `t` (`a` int) ENGINE=X",
          "CREATE TABLE `t` (\n  `a` int,`b` int\n) ENGINE=X"})
        QVERIFY2(!parseCreateText(QString::fromLatin1(text), QStringLiteral("`t`")), text);
}

void FormatTest::sameTableIgnoresOnlyAHigherCounter() {
    const auto text = [](const char *name, const char *options) {
        return *parseCreateText(QStringLiteral("CREATE TABLE %1 (\n  `a` int\n) ENGINE=InnoDB%2")
                                    .arg(QLatin1String(name), QLatin1String(options)),
                                QLatin1String(name));
    };
    const CreateText expected = text("`a`", " AUTO_INCREMENT=5 COMMENT='x'");
    QVERIFY(sameTable(expected, text("`b`", " AUTO_INCREMENT=5 COMMENT='x'"), true));
    QVERIFY(sameTable(expected, text("`b`", " AUTO_INCREMENT=6 COMMENT='x'"), true));
    QVERIFY(!sameTable(expected, text("`b`", " AUTO_INCREMENT=4 COMMENT='x'"), true));
    QVERIFY(!sameTable(expected, text("`b`", " COMMENT='x'"), true));
    QVERIFY(!sameTable(expected, text("`b`", " AUTO_INCREMENT=5 COMMENT='y'"), true));
}

void FormatTest::foreignKeysCanPointElsewhere() {
    const QHash<QString, QString> tables{{QStringLiteral("`o`"), QStringLiteral("`tmp`")}};
    const QString name = QStringLiteral("`n`");
    QCOMPARE(retargetForeignKey(
                 QStringLiteral(
                     "CONSTRAINT `f (1), k` FOREIGN KEY (`a, )`, `b`) REFERENCES `o` (`id`, `x`) ON DELETE CASCADE"),
                 name, tables),
             QStringLiteral("CONSTRAINT `n` FOREIGN KEY (`a, )`, `b`) REFERENCES `tmp` (`id`, `x`) ON DELETE CASCADE"));
    QCOMPARE(
        retargetForeignKey(QStringLiteral("CONSTRAINT `f` FOREIGN KEY (`a`) REFERENCES `d`.`o` (`id`)"), name, tables),
        QStringLiteral("CONSTRAINT `n` FOREIGN KEY (`a`) REFERENCES `d`.`o` (`id`)"));
    QCOMPARE(retargetForeignKey(QStringLiteral("KEY `a` (`a`)"), name, tables), QString());
}

QTEST_GUILESS_MAIN(FormatTest)
#include "format_test.moc"
