// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "deployment/service.h"

using namespace stellwerk;
using namespace stellwerk::test;
using deployment::DeploymentReport;
using deployment::Outcome;

namespace {

constexpr char kDiary[] = "-- migrate:up\nCREATE TABLE char_diary (id INTEGER PRIMARY KEY, note VARCHAR(50));\n"
                          "ALTER TABLE users ADD COLUMN nickname VARCHAR(50);\n"
                          "-- migrate:down\nALTER TABLE users DROP COLUMN nickname;\nDROP TABLE char_diary;\n";

/// A release with a new table and a new column, into which users write while the backend is asked whether it is well.
struct Diary : Service {
    Diary() {
        deployAgain = false;
        stage.addMigration(kDiary);
        onQuestion = [this] {
            if (written || version() != u"0.4.0")
                return;
            written = true;
            write();
        };
    }
    void write() {
        stage.change({QStringLiteral("INSERT INTO char_diary VALUES (1, 'dear diary')"),
                      QStringLiteral("UPDATE users SET nickname = 'Nick' WHERE user_id = 1")});
        if (alsoAtWriting)
            alsoAtWriting();
    }
    /// The package is not where packages usually are.
    [[nodiscard]] Result<deployment::RollbackResult> rollBackUnfinished() const {
        const deployment::Plan plan =
            valueOrDie(deployment::planResume(stage.session, stage.prod, {stage.package, true}, {}));
        return deployment::rollBackUnfinished(stage.session, plan, stage.prod.name, {});
    }
    /// What users wrote, as a database has it that @p file was restored into.
    [[nodiscard]] QStringList keptIn(const QString &file) const {
        const project::Environment other = stage.emptyEnvironment();
        valueOrDie(backup::restoreBackup(file, stage.profile(other), {}));
        db::Connection connection = stage.open(other);
        return usersWords(connection);
    }
    [[nodiscard]] static QStringList usersWords(db::Connection &connection) {
        QStringList words;
        for (const char *query :
             {"SELECT note FROM char_diary WHERE id = 1", "SELECT nickname FROM users WHERE user_id = 1"})
            words << valueOrDie(connection.selectValue(QString::fromLatin1(query)))->toString();
        return words;
    }

    bool written = false;
    std::function<void()> alsoAtWriting;
};

const QStringList kWords{QStringLiteral("dear diary"), QStringLiteral("Nick")};

} // namespace

/// A way back that drops tables and columns takes nothing from users without a copy, and says what it took.
class RollbackKeepsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void wayDownIsNamed_data() { addEngineRows(); }
    void wayDownIsNamed();
    void hoursLater_data() { addEngineRows(); }
    void hoursLater();
    void halfWayIsKeptToo_data() { addEngineRows(); }
    void halfWayIsKeptToo();
    void nothingIsTakenWithoutACopy_data() { addEngineRows(); }
    void nothingIsTakenWithoutACopy();
};

void RollbackKeepsTest::wayDownIsNamed() {
    Diary diary;
    const DeploymentReport report = diary.stage.deploy();
    QVERIFY(diary.written);
    QVERIFY2(report.databaseState.contains(QLatin1String("own way down")), qPrintable(textOf(report)));
    const QStringList kept = keptStates(report);
    QCOMPARE(kept.size(), 1);
    for (const QString &word :
         {QStringLiteral("char_diary with 1 row"), QStringLiteral("nickname of users"), kept.front()})
        QVERIFY2(report.databaseState.contains(word), qPrintable(word + u'\n' + textOf(report)));
    QCOMPARE(diary.keptIn(report.folder + u'/' + kept.front()), kWords);
    diary.checkRolledBack(report, "health_check", ErrorCode::Timeout);
}

/// The run died when the application was at work again; users wrote until somebody came back to it.
void RollbackKeepsTest::hoursLater() {
    Diary diary;
    QVERIFY(diary.killedAfterCommit());
    diary.write();
    const auto result = valueOrDie(diary.rollBackUnfinished());
    QVERIFY2(result.success, qPrintable(result.state));
    QVERIFY2(result.state.contains(QLatin1String("char_diary with 1 row")), qPrintable(result.state));
    COMPARE_STATES(stateOf(diary.stage.profile(diary.stage.prod)), diary.before);
    QCOMPARE(diary.keptIn(result.state.section(QLatin1String(" there is in "), 1).chopped(1)), kWords);
}

/// The import was never in, but somebody started the new application all the same.
void RollbackKeepsTest::halfWayIsKeptToo() {
    Diary diary;
    QVERIFY(killed(diary.stage, [](const Event &event) {
        return event.event == u"phase_started" && event.data[QLatin1String("phase")].toString() == u"import";
    }));
    diary.write();
    const auto result = valueOrDie(diary.rollBackUnfinished());
    QVERIFY2(result.success, qPrintable(result.state));
    COMPARE_STATES(stateOf(diary.stage.profile(diary.stage.prod)), diary.before);
    QCOMPARE(diary.keptIn(result.state.section(QLatin1String(" there is in "), 1).chopped(1)), kWords);
}

/// There is no place for a copy: nothing is taken back until there is one.
void RollbackKeepsTest::nothingIsTakenWithoutACopy() {
    Diary diary;
    const QString reports = diary.stage.session.workspace.reportsFolder();
    QString folder;
    diary.alsoAtWriting = [&] {
        const QStringList runs = QDir(reports).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
        QCOMPARE(runs.size(), 1);
        folder = reports + u'/' + runs.front();
        QVERIFY(QDir().rename(folder, folder + QLatin1String(" away")));
        valueOrDie(writeFileAtomically(folder, "in the way"));
    };
    const DeploymentReport report = diary.stage.deploy();
    QVERIFY2(report.outcome == Outcome::RollbackFailed, qPrintable(textOf(report)));
    QVERIFY2(report.databaseState.contains(QLatin1String("What users wrote (")), qPrintable(textOf(report)));
    QVERIFY2(report.nextSteps.front().contains(QLatin1String("rollback --unfinished")),
             qPrintable(report.nextSteps.join(u'\n')));
    QCOMPARE(diary.version(), QStringLiteral("0.4.0"));
    {
        db::Connection connection = diary.stage.open(diary.stage.prod);
        QCOMPARE(Diary::usersWords(connection), kWords);
    }
    QVERIFY(QFile::remove(folder));
    QVERIFY(QDir().rename(folder + QLatin1String(" away"), folder));
    const auto result = valueOrDie(diary.rollBackUnfinished());
    QVERIFY2(result.success, qPrintable(result.state));
    COMPARE_STATES(stateOf(diary.stage.profile(diary.stage.prod)), diary.before);
    QCOMPARE(diary.keptIn(result.state.section(QLatin1String(" there is in "), 1).chopped(1)), kWords);
}

QTEST_GUILESS_MAIN(RollbackKeepsTest)
#include "test_rollback_keeps.moc"
