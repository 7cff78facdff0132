// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/files.h"
#include "deployment/run/event_stream.h"

#include <QFileInfo>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

#include <sys/resource.h>

#include <csignal>

using namespace stellwerk;
using deployment::EventStream;

namespace {

std::vector<QJsonObject> linesOf(const QString &file) {
    std::vector<QJsonObject> lines;
    const auto content = readFile(file);
    if (!content)
        qFatal("%s", qPrintable(content.error().toText()));
    for (const QByteArray &line : content->split('\n')) {
        if (!line.isEmpty())
            lines.push_back(QJsonDocument::fromJson(line).object());
    }
    return lines;
}

/// While it lives, no file of this process can become larger.
class FileSizeLimit {
public:
    explicit FileSizeLimit(qint64 bytes) {
        ::getrlimit(RLIMIT_FSIZE, &m_before);
        const rlimit limit{static_cast<rlim_t>(bytes), m_before.rlim_max};
        m_signal = ::signal(SIGXFSZ, SIG_IGN);
        ::setrlimit(RLIMIT_FSIZE, &limit);
    }
    ~FileSizeLimit() {
        ::setrlimit(RLIMIT_FSIZE, &m_before);
        ::signal(SIGXFSZ, m_signal);
    }
    FileSizeLimit(const FileSizeLimit &) = delete;
    FileSizeLimit &operator=(const FileSizeLimit &) = delete;

private:
    rlimit m_before{};
    void (*m_signal)(int) = nullptr;
};

} // namespace

class EventStreamTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void numbersEveryEventWithoutGap();
    void passesTheWholeLineOn();
    void keepsItsOwnMembers();
    void speaksWithoutAFile();
    void refusesAFileThatExists();
    void knowsThatItsLogIsIncomplete();

private:
    QTemporaryDir m_folder;
};

void EventStreamTest::numbersEveryEventWithoutGap() {
    const QString file = m_folder.filePath(QStringLiteral("deep/er/events.jsonl"));
    EventStream stream(QStringLiteral("run-1"), {});
    QVERIFY(stream.open(file));
    const TaskContext context = stream.context();
    for (int i = 0; i < 100; ++i) {
        stream.setPhase(i < 50 ? QStringLiteral("backup") : QStringLiteral("import"));
        context.info(QStringLiteral("step"), QStringLiteral("Step \"%1\"\nsecond line").arg(i));
    }
    context.unstoppable().warning(QStringLiteral("late"), QStringLiteral("after a stop"));
    const auto lines = linesOf(file);
    QCOMPARE(lines.size(), size_t(101));
    for (size_t i = 0; i < lines.size(); ++i) {
        QCOMPARE(lines[i][QLatin1String("seq")].toInteger(), static_cast<qint64>(i) + 1);
        QCOMPARE(lines[i][QLatin1String("run_id")].toString(), QStringLiteral("run-1"));
        QCOMPARE(lines[i][QLatin1String("schema_version")].toInt(), 1);
    }
    QCOMPARE(lines[0][QLatin1String("message")].toString(), QStringLiteral("Step \"0\"\nsecond line"));
    QCOMPARE(lines[49][QLatin1String("phase")].toString(), QStringLiteral("backup"));
    QCOMPARE(lines[50][QLatin1String("phase")].toString(), QStringLiteral("import"));
    QCOMPARE(lines[100][QLatin1String("level")].toString(), QStringLiteral("warning"));
}

void EventStreamTest::passesTheWholeLineOn() {
    std::vector<Event> heard;
    const QString file = m_folder.filePath(QStringLiteral("passed.jsonl"));
    EventStream stream(QStringLiteral("run-2"),
                       TaskContext({}, {}, [&](const Event &event) { heard.push_back(event); }));
    QVERIFY(stream.open(file));
    stream.context().info(QStringLiteral("statement_applied"), QStringLiteral("done"), {{QStringLiteral("rows"), 7}});
    QCOMPARE(heard.size(), size_t(1));
    QCOMPARE(heard.front().event, QStringLiteral("statement_applied"));
    QCOMPARE(heard.front().data, linesOf(file).front());
    QCOMPARE(heard.front().data[QLatin1String("rows")].toInt(), 7);
}

void EventStreamTest::keepsItsOwnMembers() {
    const QString file = m_folder.filePath(QStringLiteral("own.jsonl"));
    EventStream stream(QStringLiteral("run-3"), {});
    QVERIFY(stream.open(file));
    stream.setPhase(QStringLiteral("migrate"));
    stream.add({EventLevel::Info,
                QStringLiteral("cheat"),
                QStringLiteral("text"),
                {{QStringLiteral("seq"), 99},
                 {QStringLiteral("run_id"), QStringLiteral("other")},
                 {QStringLiteral("phase"), QStringLiteral("other")}}});
    const QJsonObject line = linesOf(file).front();
    QCOMPARE(line[QLatin1String("seq")].toInt(), 1);
    QCOMPARE(line[QLatin1String("run_id")].toString(), QStringLiteral("run-3"));
    QCOMPARE(line[QLatin1String("phase")].toString(), QStringLiteral("migrate"));
}

void EventStreamTest::speaksWithoutAFile() {
    int heard = 0;
    EventStream stream(QStringLiteral("run-4"), TaskContext({}, {}, [&](const Event &) { ++heard; }));
    stream.context().info(QStringLiteral("a"), {});
    stream.context().info(QStringLiteral("b"), {});
    QCOMPARE(heard, 2);
    QVERIFY(stream.written());
}

void EventStreamTest::refusesAFileThatExists() {
    const QString file = m_folder.filePath(QStringLiteral("taken.jsonl"));
    QVERIFY(writeFileAtomically(file, "of another run\n"));
    EventStream stream(QStringLiteral("run-5"), {});
    const Status opened = stream.open(file);
    QVERIFY(!opened);
    QCOMPARE(opened.error().code, ErrorCode::Io);
    QCOMPARE(*readFile(file), QByteArray("of another run\n"));
}

void EventStreamTest::knowsThatItsLogIsIncomplete() {
    // A limit on the size of files stands for a full disk.
    const QString file = m_folder.filePath(QStringLiteral("full.jsonl"));
    EventStream stream(QStringLiteral("run-6"), {});
    QVERIFY(stream.open(file));
    stream.context().info(QStringLiteral("fits"), QStringLiteral("short"));
    QVERIFY(stream.written());
    {
        const FileSizeLimit limit(QFileInfo(file).size() + 10);
        stream.context().info(QStringLiteral("does_not_fit"), QStringLiteral("long"));
    }
    const Status written = stream.written();
    QVERIFY(!written);
    QCOMPARE(written.error().code, ErrorCode::Io);
}

QTEST_GUILESS_MAIN(EventStreamTest)
#include "test_event_stream.moc"
