// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
// docs/events.md is what the stream of every run is checked against: page and code say the same.
#include "base/files.h"
#include "deployment/master/master_data.h"
#include "deployment/stage.h"

#include <QDirIterator>
#include <QMap>
#include <QRegularExpression>
#include <QSet>

using namespace stellwerk;
using namespace stellwerk::test;
using deployment::DeploymentReport;
using deployment::Outcome;

namespace {

QString s(const char *text) {
    return QString::fromUtf8(text);
}

/// A row of the page.
struct Described {
    QStringList levels;
    QMap<QString, QString> members; ///< name -> type
    QSet<QString> optional;
};

/// The tables of the page that begin with "| event | level | members |".
QMap<QString, Described> describedEvents() {
    QMap<QString, Described> events;
    const QString page = QString::fromUtf8(valueOrDie(readFile(s(STELLWERK_SOURCE_DIR "/docs/events.md"))));
    static const QRegularExpression row(s("^\\| `([a-z_]+)` \\| ([a-z/]+) \\| (.*) \\| [^|]+ \\|$"));
    static const QRegularExpression member(s("`([a-z_]+): (text|bool|number|list|object)([?]?)`"));
    bool isEventTable = false;
    for (const QString &line : page.split(u'\n')) {
        if (line.startsWith(s("| event | level | members |")))
            isEventTable = true;
        else if (!line.startsWith(u'|'))
            isEventTable = false;
        const auto found = row.match(line);
        if (!isEventTable || !found.hasMatch())
            continue;
        Described event;
        event.levels = found.captured(2).split(u'/');
        auto members = member.globalMatch(found.captured(3));
        while (members.hasNext()) {
            const auto one = members.next();
            event.members[one.captured(1)] = one.captured(2);
            if (!one.captured(3).isEmpty())
                event.optional << one.captured(1);
        }
        if (events.contains(found.captured(1)))
            qFatal("docs/events.md describes %s twice", qPrintable(found.captured(1)));
        events[found.captured(1)] = event;
    }
    return events;
}

/// The names of all events that some code emits.
QSet<QString> emittedEvents() {
    static const QRegularExpression call(
        s("(?:\\b(?:info|warning)\\(\\s*|EventLevel::\\w+,\\s*)QStringLiteral\\(\"([a-z_]+)\"\\)"));
    QSet<QString> names;
    QDirIterator files(s(STELLWERK_SOURCE_DIR "/src"), {s("*.cpp"), s("*.h")}, QDir::Files,
                       QDirIterator::Subdirectories);
    while (files.hasNext()) {
        auto found = call.globalMatch(QString::fromUtf8(valueOrDie(readFile(files.next()))));
        while (found.hasNext())
            names << found.next().captured(1);
    }
    return names;
}

bool hasType(const QJsonValue &value, const QString &type) {
    return (type == s("text") && value.isString()) || (type == s("bool") && value.isBool()) ||
           (type == s("number") && value.isDouble()) || (type == s("list") && value.isArray()) ||
           (type == s("object") && value.isObject());
}

const QMap<QString, QString> kEnvelope{{s("schema_version"), s("number")},
                                       {s("run_id"), s("text")},
                                       {s("seq"), s("number")},
                                       {s("ts"), s("text")},
                                       {s("level"), s("text")},
                                       {s("event"), s("text")},
                                       {s("phase"), s("text")},
                                       {s("message"), s("text")}};

/// Why a line is not what the page says; empty when it is.
QString fault(const QJsonObject &line, const QMap<QString, Described> &page) {
    for (auto it = kEnvelope.begin(); it != kEnvelope.end(); ++it) {
        if (!hasType(line[it.key()], it.value()))
            return QStringLiteral("%1 is no %2").arg(it.key(), it.value());
    }
    const QString name = line[u"event"].toString();
    if (!page.contains(name))
        return QStringLiteral("the page does not know %1").arg(name);
    const Described &described = page[name];
    if (!described.levels.contains(line[u"level"].toString()))
        return QStringLiteral("%1 has level %2").arg(name, line[u"level"].toString());
    for (const QString &member : line.keys()) {
        if (kEnvelope.contains(member) && !described.members.contains(member))
            continue;
        if (!described.members.contains(member))
            return QStringLiteral("%1 has a member %2").arg(name, member);
        if (!hasType(line[member], described.members[member]))
            return QStringLiteral("%1: %2 is no %3").arg(name, member, described.members[member]);
    }
    for (const QString &member : described.members.keys()) {
        if (!line.contains(member) && !described.optional.contains(member))
            return QStringLiteral("%1 has no %2").arg(name, member);
    }
    return {};
}

/// What the page says about the order of the lines.
void checkOrder(const std::vector<QJsonObject> &lines, const DeploymentReport &report) {
    QString phase;
    QStringList finished;
    int firstWrites = 0;
    int failures = 0;
    for (size_t i = 0; i < lines.size(); ++i) {
        const QJsonObject &line = lines[i];
        const QString event = line[u"event"].toString();
        QCOMPARE(line[u"seq"].toInteger(), static_cast<qint64>(i) + 1);
        QCOMPARE(line[u"run_id"].toString(), report.runId);
        QCOMPARE(line[u"schema_version"].toInteger(), 1);
        QVERIFY(QDateTime::fromString(line[u"ts"].toString(), Qt::ISODateWithMs).isValid());
        if (event == s("phase_started")) {
            QVERIFY2(phase.isEmpty(), "a phase begins in another one");
            phase = line[u"phase"].toString();
        } else if (event == s("phase_finished")) {
            QCOMPARE(line[u"phase"].toString(), phase);
            finished << phase;
            phase.clear();
        } else if (!phase.isEmpty()) {
            QCOMPARE(line[u"phase"].toString(), phase);
        }
        if (event == s("first_write"))
            ++firstWrites;
        if (event == s("statement_applied") || event == s("safety_net") || event == s("migration_applied"))
            QCOMPARE(firstWrites, 1);
        if (event == s("failed")) {
            ++failures;
            QVERIFY(phase.isEmpty());
            QVERIFY(!lines[i - 1][u"success"].toBool(true));
        }
        QCOMPARE(event == s("run_finished"), i + 1 == lines.size());
    }
    QStringList reported;
    for (const deployment::PhaseResult &one : report.phases)
        reported << one.phase;
    QCOMPARE(finished, reported);
    QCOMPARE(failures, report.error ? 1 : 0);
    QVERIFY(firstWrites <= 1);
    QCOMPARE(lines.back()[u"outcome"].toString(), deployment::outcomeName(report.outcome));
    if (report.outcome == Outcome::Refused)
        QCOMPARE(firstWrites, 0);
}

void checkLog(const DeploymentReport &report, Outcome outcome) {
    QVERIFY2(report.outcome == outcome, qPrintable(deployment::outcomeName(report.outcome) + report.databaseState));
    const auto lines = logOf(report);
    QVERIFY(lines.size() > 3);
    const auto page = describedEvents();
    for (const QJsonObject &line : lines) {
        const QString found = fault(line, page);
        QVERIFY2(found.isEmpty(), qPrintable(found));
    }
    checkOrder(lines, report);
}

constexpr auto kBadMigration = "-- migrate:up\nCREATE TABLE gsm_new_things (id INT PRIMARY KEY);\nALTER TABLE "
                               "no_such_table ADD COLUMN extra INT;\n-- migrate:down\nDROP TABLE gsm_new_things;\n";

} // namespace

class EventsTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void pageHasEveryEvent();
    void pageIsNotWideEnoughForOthers();
    void success_data() { addEngineRows(); }
    void success();
    void failureRollsBack_data() { addEngineRows(); }
    void failureRollsBack();
    void refused_data() { addEngineRows(); }
    void refused();
    void cancelled_data();
    void cancelled();
    void importOfMasterData_data() { addEngineRows(); }
    void importOfMasterData();
};

void EventsTest::pageHasEveryEvent() {
    const auto page = describedEvents();
    const QSet<QString> described(page.keyBegin(), page.keyEnd());
    const QSet<QString> emitted = emittedEvents();
    QVERIFY(emitted.size() > 40);
    QVERIFY2((emitted - described).isEmpty(),
             qPrintable(s("not on the page: ") + QStringList((emitted - described).values()).join(u' ')));
    QVERIFY2((described - emitted).isEmpty(),
             qPrintable(s("emitted by nobody: ") + QStringList((described - emitted).values()).join(u' ')));
}

/// The check itself can fail.
void EventsTest::pageIsNotWideEnoughForOthers() {
    const auto page = describedEvents();
    const QJsonObject good{{s("schema_version"), 1},  {s("run_id"), s("r")},   {s("seq"), 1},
                           {s("ts"), s("t")},         {s("level"), s("info")}, {s("event"), s("phase_finished")},
                           {s("phase"), s("import")}, {s("message"), s("m")},  {s("success"), true},
                           {s("milliseconds"), 3}};
    QCOMPARE(fault(good, page), QString());
    const auto with = [&good](const char *member, const QJsonValue &value) {
        QJsonObject line = good;
        if (value.isUndefined())
            line.remove(s(member));
        else
            line[s(member)] = value;
        return line;
    };
    for (const QJsonObject &bad :
         {with("success", s("yes")), with("milliseconds", QJsonValue::Undefined), with("more", 1),
          with("level", s("error")), with("event", s("phase_ended")), with("message", QJsonValue::Undefined)})
        QVERIFY(!fault(bad, page).isEmpty());
}

void EventsTest::success() {
    Stage stage(currentEngine());
    stage.prod.hooks[s("maintenance_on")] = QStringList{s("echo"), s("the house is closed")};
    const DeploymentReport report = stage.deploy();
    checkLog(report, Outcome::SucceededWithWarnings);
    QStringList said;
    for (const QJsonObject &line : logOf(report))
        said << line[u"message"].toString();
    QVERIFY(said.contains(s("the house is closed")));
}

void EventsTest::failureRollsBack() {
    Stage stage(currentEngine());
    stage.addMigration(kBadMigration);
    checkLog(stage.deploy(), Outcome::RolledBack);
}

void EventsTest::refused() {
    const Stage stage(currentEngine());
    const deployment::Plan plan = stage.plan();
    stage.change({s("UPDATE users SET reset_pw_hash = 'meanwhile'")});
    checkLog(stage.apply(plan), Outcome::Refused);
}

void EventsTest::cancelled_data() {
    QTest::addColumn<db::Engine>("engine");
    QTest::addColumn<QString>("phase");
    for (const char *phase : {"preflight", "backup", "maintenance_on", "migrate", "safety_net", "import", "validate"}) {
        QTest::addRow("sqlite, %s", phase) << db::Engine::Sqlite << s(phase);
        QTest::addRow("mariadb, %s", phase) << db::Engine::MariaDb << s(phase);
    }
}

void EventsTest::cancelled() {
    QFETCH(QString, phase);
    const Stage stage(currentEngine());
    Listener listener;
    const deployment::Plan plan = stage.plan();
    listener.atPhase(phase, [&listener] { listener.stop.request_stop(); });
    checkLog(stage.apply(plan, listener.context()), Outcome::Cancelled);
}

void EventsTest::importOfMasterData() {
    const Stage stage(currentEngine());
    QCOMPARE(stage.deploy().exitCode(), ExitCode::Ok);
    stage.change({s("UPDATE gsm_skills SET initialwert = 4711 WHERE id = (SELECT id FROM (SELECT MIN(id) AS id FROM "
                    "gsm_skills) AS first)")});
    const auto plan =
        valueOrDie(deployment::compareMasterData(stage.session, stage.prod, {stage.package, {}}, TaskContext()));
    const DeploymentReport report =
        deployment::importMasterData(stage.session, plan, {.confirmation = stage.prod.name}, TaskContext());
    checkLog(report, report.outcome);
    QVERIFY(std::ranges::contains(logOf(report), s("phase_finished"),
                                  [](const QJsonObject &line) { return line[u"event"].toString(); }));
}

QTEST_GUILESS_MAIN(EventsTest)
#include "test_events.moc"
