// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "masterdata/files/json_list_reader.h"

#include <QBuffer>
#include <QTest>

using namespace stellwerk;
using namespace stellwerk::masterdata;

class TestMasterJsonList : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void shapes_data();
    void shapes();
    void placesOfElements();
    void mistakes_data();
    void mistakes();
    void everyPrefixIsTooShort();
    void everyChunkSizeGivesTheSame();
    void limits();
    void nonsenseIsNotReadToItsEnd_data();
    void nonsenseIsNotReadToItsEnd();
    void aDeviceThatFails();
};

namespace {

/// Gives at most so many bytes at once, counts them, and may fail after some.
class SlowDevice final : public QIODevice {
public:
    SlowDevice(QByteArray bytes, qint64 atOnce, qint64 failsAt = -1)
        : m_bytes(std::move(bytes)), m_atOnce(atOnce), m_failsAt(failsAt) {
        open(QIODevice::ReadOnly | QIODevice::Unbuffered);
    }
    [[nodiscard]] bool isSequential() const override { return true; }
    [[nodiscard]] bool atEnd() const override { return given == m_bytes.size(); }
    qint64 given = 0;

protected:
    qint64 readData(char *to, qint64 size) override {
        if (m_failsAt >= 0 && given >= m_failsAt) {
            setErrorString(QStringLiteral("worn out"));
            return -1;
        }
        const qint64 count = std::min({size, m_atOnce, qint64(m_bytes.size()) - given});
        std::copy_n(m_bytes.constData() + given, count, to);
        given += count;
        return count;
    }
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    QByteArray m_bytes;
    qint64 m_atOnce;
    qint64 m_failsAt;
};

struct Reading {
    QStringList elements; ///< "line number bytes"
    QString version;
    QString path;
    QString failure;
};

Reading readFrom(QIODevice &device, JsonListReader::Limits limits = {}) {
    Reading reading;
    JsonListReader list(device, {QStringLiteral("f.json"), QStringLiteral("in/f.json")}, QStringLiteral("books"),
                        limits);
    const auto head = list.open();
    if (!head) {
        reading.failure = head.error().toText().section(u'\n', 0, 0);
        return reading;
    }
    reading.version = head->version ? QString::fromStdString(*head->version) : QStringLiteral("none");
    while (true) {
        const auto more = list.next();
        if (!more)
            reading.failure = more.error().toText().section(u'\n', 0, 0);
        if (!more || !*more)
            break;
        reading.path = list.path();
        reading.elements << QStringLiteral("%1 %2 ").arg(list.line()).arg(list.number()) +
                                QString::fromUtf8(list.element().data(), qsizetype(list.element().size()));
    }
    return reading;
}

Reading readBytes(QByteArray bytes, JsonListReader::Limits limits = {}) {
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::ReadOnly);
    return readFrom(buffer, limits);
}

} // namespace

void TestMasterJsonList::shapes_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("version");
    QTest::addColumn<QString>("path");
    QTest::addColumn<QStringList>("elements");
    const QStringList two{QStringLiteral("1 1 1"), QStringLiteral("1 2 {\"a\":[2]}")};
    const auto row = [](const char *name, const QByteArray &bytes, const char *version, const char *path,
                        const QStringList &elements) {
        QTest::newRow(name) << bytes << QString::fromLatin1(version) << QString::fromLatin1(path) << elements;
    };
    row("bare", "[1,{\"a\":[2]}]", "none", "", two);
    row("bare and empty", " [ ] \n", "none", "", {});
    row("byte order mark", "\xef\xbb\xbf[1 , {\"a\":[2]}]", "none", "", two);
    row("data", R"({"data":[1,{"a":[2]}]})", "none", "data", two);
    row("data with a version", R"({"export_version":"1.0","data":[1,{"a":[2]}],"behind":{"x":[]}})", "1.0", "data",
        two);
    row("data of the entity", R"({"export_version":"2.0","made":{"by":[1]},"data":{"books":[1,{"a":[2]}]}, "b":null})",
        "2.0", "data.books", two);
    row("names with escapes", R"({"e\u0078port_version":"\u0032.0","d\u0061ta":{"b\u006foks":[1,{"a":[2]}]}})", "2.0",
        "data.books", two);
    row("every kind", R"([null,true,false,-0.5e+10,"\ud834\udd1e\"\\\/\b\f\n\r\t ä€𝄞",[[]],{}])", "none", "",
        {QStringLiteral("1 1 null"), QStringLiteral("1 2 true"), QStringLiteral("1 3 false"),
         QStringLiteral("1 4 -0.5e+10"), QString::fromUtf8(R"(1 5 "\ud834\udd1e\"\\\/\b\f\n\r\t ä€𝄞")"),
         QStringLiteral("1 6 [[]]"), QStringLiteral("1 7 {}")});
}

void TestMasterJsonList::shapes() {
    QFETCH(QByteArray, bytes);
    const Reading reading = readBytes(bytes);
    QCOMPARE(reading.failure, QString());
    QTEST(reading.version, "version");
    QTEST(reading.path, "path");
    QTEST(reading.elements, "elements");
}

void TestMasterJsonList::placesOfElements() {
    const Reading reading = readBytes("\n[\r\n  {\n    \"a\": \"x\"\n  },\n\n  {}, 7\n]\n");
    QCOMPARE(reading.failure, QString());
    QCOMPARE(reading.elements, (QStringList{QStringLiteral("3 1 {\n    \"a\": \"x\"\n  }"), QStringLiteral("7 2 {}"),
                                            QStringLiteral("7 3 7")}));
}

void TestMasterJsonList::mistakes_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("failure");
    const auto row = [](const char *name, const QByteArray &bytes, const char *place, const char *failure) {
        QTest::newRow(name) << bytes
                            << QString(QLatin1String("in/f.json:") + QString::fromUtf8(place) + QLatin1String(": ") +
                                       QString::fromUtf8(failure));
    };
    const auto syntax = [&](const char *name, const QByteArray &bytes, const char *place, const char *failure) {
        row(name, bytes, place,
            QByteArray("The export file f.json is no valid JSON. " + QByteArray(failure)).constData());
    };
    syntax("nothing", "", "1:1", "It ends too early.");
    syntax("blank", " \n ", "2:2", "It ends too early.");
    syntax("number", "7", "1:1", "It is neither a list nor an object.");
    syntax("garbage", "\n  hello", "2:3", "It is neither a list nor an object.");
    syntax("zeros", QByteArray(10, '\0'), "1:1", "It is neither a list nor an object.");
    syntax("missing comma", "[\n {\"a\":1}\n {\"a\":2}]", "3:2", "A comma or ] is missing here.");
    syntax("missing comma inside", "[{\"a\":1 \"b\":2}]", "1:9", "A comma or } is missing here.");
    syntax("missing comma in a list", "[[1 2]]", "1:5", "A comma or ] is missing here.");
    syntax("comma too many", "[1,]", "1:4", "A value is missing here.");
    syntax("comma before the end of an object", "[{\"a\":1,}]", "1:9", "A text in quotes is missing here.");
    syntax("comma first", "[,1]", "1:2", "A value is missing here.");
    syntax("name without quotes", "[{a:1}]", "1:3", "A text in quotes is missing here.");
    syntax("no colon", "[{\"a\" 1}]", "1:7", "A colon is missing here.");
    syntax("wrong bracket", "[{\"a\":1]]", "1:8", "A comma or } is missing here.");
    syntax("unknown word", "[nul]", "1:5", "A value is missing here.");
    syntax("column counts characters", "[\"äöü€𝄞\" x]", "1:10", "A comma or ] is missing here.");
    syntax("leading zero", "[01]", "1:3", "A number begins with 0 here.");
    syntax("no digit", "[-]", "1:3", "A digit is missing here.");
    syntax("no fraction", "[1.]", "1:4", "A digit is missing here.");
    syntax("no exponent", "[1e+]", "1:5", "A digit is missing here.");
    syntax("plus", "[+1]", "1:2", "A value is missing here.");
    syntax("line end in a text", "[\"a\nb\"]", "1:4", "A control character stands inside a text here.");
    syntax("unknown escape", "[\"\\x\"]", "1:4", "There is no such escape.");
    syntax("zero escape", QByteArray("[\"\\\0\"]", 6), "1:4", "There is no such escape.");
    syntax("short escape", "[\"\\u12\"]", "1:7", "There is no such escape.");
    syntax("half a character", "[\"\\ud834\"]", "1:9", "Half of a character stands here.");
    syntax("two first halves", "[\"\\ud834\\ud834\"]", "1:15", "Half of a character stands here.");
    syntax("second half alone", "[\"\\udd1e\"]", "1:9", "Half of a character stands here.");
    for (const char *bytes : {"\xff", "\x80", "\xc3(", "\xc0\xaf", "\xe0\x80\x80", "\xed\xa0\x80", "\xf0\x80\x80\x80",
                              "\xf4\x90\x80\x80", "\xf5\x80\x80\x80", "\xe2\x82\""}) {
        const QByteArray text(bytes);
        const QByteArray place =
            "1:" +
            QByteArray::number(text.size() > 1 && (text[0] & 0x40) && text[0] != '\xc0' && text[0] != '\xf5' ? 4 : 3);
        syntax(qPrintable(QString(QLatin1String("no UTF-8 ") + QString::fromLatin1(text.toHex()))),
               "[\"" + text + "\"]", place.constData(), "The bytes here are no UTF-8.");
    }
    syntax("half a byte order mark", "\xef\xbb[]", "1:3", "The bytes here are no UTF-8.");
    syntax("truncated", "[{\"a\":\"b", "1:9", "It ends too early.");
    syntax("truncated after an element", "[1\n", "2:1", "It ends too early.");
    syntax("something behind", "[1] 2", "1:5", "Something stands behind its end.");
    syntax("second document", "{\"data\":[]}{}", "1:12", "Something stands behind its end.");
    syntax("nul behind", QByteArray("[]\0", 3), "1:3", "Something stands behind its end.");
    syntax("object not closed", "{\"data\":[]", "1:11", "It ends too early.");
    syntax("brackets crossed", "{\"data\":{\"books\":[]]", "1:20", "A comma or } is missing here.");
    syntax("truncated head", "{\"a\":1", "1:7", "It ends too early.");
    syntax("truncated before data", "{\"data\":", "1:9", "It ends too early.");
    syntax("truncated inside data", "{\"data\":{\"books\":", "1:18", "It ends too early.");
    row("double member of the head", R"({"a":1,"a":2,"data":[]})", "1:11",
        "The export file f.json cannot be read. The member a occurs twice.");
    row("double member, written differently", R"({"export_version":"1.0","export_versio\u006e":"2.0","data":[]})",
        "1:46", "The export file f.json cannot be read. The member export_version occurs twice.");
    row("data twice", R"({"data":[],"data":[]})", "1:18",
        "The export file f.json cannot be read. The member data occurs twice.");
    row("list twice", R"({"data":{"books":[],"books":[]}})", "1:28",
        "The export file f.json cannot be read. The member books occurs twice.");
    row("another list", R"({"data":{"books":[],"roles":[]}})", "1:29",
        "The export file f.json cannot be read. The member data.roles is unknown.");
    row("version too late", R"({"data":[],"export_version":"2.0"})", "1:29",
        "The export file f.json cannot be read. The member export_version must stand before data.");
    row("version of another type", R"({"export_version":2.0,"data":[]})", "1:19",
        "The export file f.json cannot be read. The member export_version is no text.");
    for (const char *bytes : {"{}", R"({"a":[]})", R"({"data":{}})", R"({"data":null})", R"({"data":{"books":{}}})",
                              R"({"data":{"roles":[]}})"}) {
        const Reading reading = readBytes(bytes);
        row(bytes, bytes, reading.failure.section(u':', 1, 2).toUtf8().constData(),
            "The export file f.json cannot be read. The member data.books is missing or no list.");
    }
}

void TestMasterJsonList::mistakes() {
    QFETCH(QByteArray, bytes);
    QTEST(readBytes(bytes).failure, "failure");
}

void TestMasterJsonList::everyPrefixIsTooShort() {
    const QByteArray whole =
        R"({"export_version":"2.0","n":[-1.5e3,{"a":null}],"data":{"books":[{"t":"ä\u00e4\ud834\udd1e"},true]},"x":1})";
    QCOMPARE(readBytes(whole).elements.size(), 2);
    QCOMPARE(readBytes(whole).failure, QString());
    for (qsizetype size = 0; size < whole.size(); ++size)
        QVERIFY2(readBytes(whole.first(size)).failure.endsWith(QLatin1String("It ends too early.")),
                 qPrintable(QString(QString::number(size) + readBytes(whole.first(size)).failure)));
}

void TestMasterJsonList::everyChunkSizeGivesTheSame() {
    const QList<QByteArray> documents{
        "\xef\xbb\xbf{\"export_version\":\"1.0\",\n\"data\":{\"books\":[{\"t\":\"ä€𝄞\\ud834\\udd1e\"},\n-1.5e3]}}\n",
        "[\"ä€𝄞\",\n{\"a\":tru}]", "[\"\xf0\x9d\x84\"]"};
    for (const QByteArray &bytes : documents) {
        const Reading whole = readBytes(bytes);
        for (const qint64 atOnce : {1, 2, 3, 5, 7}) {
            SlowDevice device(bytes, atOnce);
            const Reading reading = readFrom(device);
            QCOMPARE(reading.elements, whole.elements);
            QCOMPARE(reading.failure, whole.failure);
            QCOMPARE(reading.version, whole.version);
        }
    }
}

void TestMasterJsonList::limits() {
    const JsonListReader::Limits small{.element = qint64(1) << 20, .around = 100, .depth = 3};
    const auto text = [](qsizetype size) { return QByteArray(QByteArray("\"") + QByteArray(size - 2, 'x') + '"'); };
    QCOMPARE(readBytes("[" + text(1 << 20) + ",1]", small).elements.size(), 2);
    QCOMPARE(readBytes("[1,\n" + text((1 << 20) + 1) + "]", small).failure.section(u' ', 1),
             QStringLiteral("The export file f.json is no valid JSON. Its row 2 is longer than 1 MiB."));
    QVERIFY(readBytes("{\"a\":" + text(200'000) + ",\"data\":[]}", small)
                .failure.endsWith(QLatin1String("What stands before its list is too long.")));
    QVERIFY(readBytes("{\"data\":[],\"a\":" + text(200'000) + "}", small)
                .failure.endsWith(QLatin1String("What stands behind its list is too long.")));
    QCOMPARE(readBytes("[[[[]]]]", small).failure, QString());
    QCOMPARE(
        readBytes("[[[{\"a\":[]}]]]", small).failure,
        QStringLiteral("in/f.json:1:9: The export file f.json is no valid JSON. More than 3 lists and objects stand "
                       "inside each other."));
}

void TestMasterJsonList::nonsenseIsNotReadToItsEnd_data() {
    QTest::addColumn<QByteArray>("bytes");
    constexpr qsizetype size = 100'000'000;
    QTest::newRow("zeros") << QByteArray(size, '\0');
    QTest::newRow("one letter") << QByteArray(size, 'x');
    QTest::newRow("quotes") << QByteArray(size, '"');
    QTest::newRow("open brackets") << QByteArray(size, '[');
    QTest::newRow("open lists in the head") << QByteArray(R"({"a":)" + QByteArray(size, '['));
    QTest::newRow("nested objects") << QByteArray("[" + QByteArray("{\"a\":").repeated(size / 5));
    QTest::newRow("digits after a start") << QByteArray("[1," + QByteArray(size, '0'));
    QTest::newRow("text without end in the head") << QByteArray(R"({")" + QByteArray(size, 'x'));
    QByteArray noise(size, '\0');
    quint32 state = 1;
    for (char &c : noise)
        c = static_cast<char>((state = state * 1664525 + 1013904223) >> 24);
    QTest::newRow("noise") << noise;
    QTest::newRow("noise in a list") << QByteArray("[" + noise);
}

void TestMasterJsonList::nonsenseIsNotReadToItsEnd() {
    QFETCH(QByteArray, bytes);
    SlowDevice device(bytes, bytes.size());
    QVERIFY(!readFrom(device).failure.isEmpty());
    QVERIFY2(device.given <= 2'000'000, qPrintable(QString::number(device.given)));
}

void TestMasterJsonList::aDeviceThatFails() {
    SlowDevice device("[1,2,3,4,5,6,7,8,9]", 4, 8);
    const Reading reading = readFrom(device);
    QCOMPARE(reading.elements.size(), 3);
    QVERIFY2(reading.failure.endsWith(QLatin1String("The export file f.json cannot be read.")),
             qPrintable(reading.failure));
}

QTEST_GUILESS_MAIN(TestMasterJsonList)
#include "test_master_json_list.moc"
