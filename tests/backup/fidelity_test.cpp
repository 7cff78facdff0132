// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Everything that a MariaDB server can hold, there and back, beside mariadb-dump: docs/backup-fidelity.md.
#include "support/client_recorder.h"

#include "backup_support.h"
#include "fidelity.h"

using namespace stellwerk;
using namespace stellwerk::test;

namespace {

const std::vector<FidelityCase> &allCases() {
    static const std::vector<FidelityCase> cases = [] {
        std::vector<FidelityCase> all;
        for (auto list : {typeCases(), textCases(), tableCases(), programCases()})
            all.insert(all.end(), list.begin(), list.end());
        return all;
    }();
    return cases;
}

QString sayStates(const FidelityState &actual, const FidelityState &expected) {
    QStringList lines;
    for (const QString &key : differences(actual, expected))
        lines << QStringLiteral("%1\nactual: %2\nexpected: %3").arg(key, actual.value(key), expected.value(key));
    return lines.join(QLatin1String("\n\n"));
}

#define COMPARE_FIDELITY(actual, expected)                                                                             \
    do {                                                                                                               \
        const QString said = sayStates(actual, expected);                                                              \
        QVERIFY2(said.isEmpty(), qPrintable(said));                                                                    \
    } while (false)

/// Two backups hold the same: tables, rows and hashes.
bool sameContents(const backup::BackupInfo &left, const backup::BackupInfo &right) {
    return std::ranges::equal(
        left.tables, right.tables, {}, [](const auto &t) { return std::tie(t.name, t.rows, t.hash); },
        [](const auto &t) { return std::tie(t.name, t.rows, t.hash); });
}

/// The page that shows what mariadb-dump loses.
QStringList pageRows() {
    QStringList rows;
    const QString page = QString::fromUtf8(bytesOf(QStringLiteral(STELLWERK_SOURCE_DIR "/docs/backup-fidelity.md")));
    for (const QString &line : page.section(QLatin1String("## What mariadb-dump loses"), 1).split(u'\n')) {
        if (line.startsWith(QLatin1String("| ")) && !line.startsWith(QLatin1String("| what it is")))
            rows << line;
    }
    return rows;
}

} // namespace

class FidelityTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyCase_data();
    void everyCase();
    void allInOneDatabase();
    void whatMariaDbDumpLoses();
    void serverThatDoesNotQuoteNames();

private:
    void checkThereAndBack(const db::ConnectionProfile &source);
};

/// Backup, restore into an empty database, and once more from there. Nothing may differ, nothing may be warned of.
void FidelityTest::checkThereAndBack(const db::ConnectionProfile &source) {
    QTemporaryDir folder;
    QStringList warnings;
    const TaskContext context({}, {}, [&](const Event &event) {
        if (event.level >= EventLevel::Warning && event.event != QLatin1String("table_without_snapshot"))
            warnings << event.message;
    });
    const FidelityState before = fidelityState(source);
    const auto info = backup::createBackup(source, optionsFor(folder.path()), context);
    QVERIFY2(info, qPrintable(info ? QString() : info.error().toText()));
    COMPARE_FIDELITY(fidelityState(source), before);

    const db::ConnectionProfile copy = PrivateServer::instance().freshDatabase();
    const auto restored = backup::restoreBackup(info->file, copy, context);
    QVERIFY2(restored, qPrintable(restored ? QString() : restored.error().toText()));
    COMPARE_FIDELITY(fidelityState(copy), before);

    const auto again = backup::createBackup(copy, optionsFor(folder.path()), context);
    QVERIFY2(again, qPrintable(again ? QString() : again.error().toText()));
    QVERIFY(sameContents(*info, *again));
    const auto onItself = backup::restoreBackup(again->file, source, context);
    QVERIFY2(onItself, qPrintable(onItself ? QString() : onItself.error().toText()));
    COMPARE_FIDELITY(fidelityState(source), before);
    QCOMPARE(warnings.join(u'\n'), QString());
}

void FidelityTest::everyCase_data() {
    QTest::addColumn<size_t>("index");
    for (size_t i = 0; i < allCases().size(); ++i)
        QTest::newRow(allCases()[i].name) << i;
}

void FidelityTest::everyCase() {
    QFETCH(size_t, index);
    const FidelityCase &what = allCases()[index];
    const db::ConnectionProfile source = PrivateServer::instance().freshDatabase();
    fill(source, what);
    if (!what.refused) {
        checkThereAndBack(source);
        return;
    }
    QTemporaryDir folder;
    const auto refused = backup::createBackup(source, optionsFor(folder.path()), {});
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::CheckFailed);
    QVERIFY2(refused.error().message.contains(QLatin1String(what.refused)), qPrintable(refused.error().toText()));
    QCOMPARE(filesIn(folder.path()), QStringList());
}

void FidelityTest::allInOneDatabase() {
    const db::ConnectionProfile source = PrivateServer::instance().freshDatabase();
    for (const FidelityCase &what : allCases()) {
        if (!what.refused)
            fill(source, what);
    }
    checkThereAndBack(source);
}

/// The standard tool with the options that keep most, and its own client to load what it wrote.
void FidelityTest::whatMariaDbDumpLoses() {
    QStringList rows;
    for (const FidelityCase &what : allCases()) {
        const db::ConnectionProfile source = PrivateServer::instance().freshDatabase();
        const db::ConnectionProfile copy = PrivateServer::instance().freshDatabase();
        fill(source, what);
        const QStringList login{QStringLiteral("--no-defaults"), QString(u"--socket=" + source.socket),
                                QString(u"--user=" + source.user), QStringLiteral("--default-character-set=utf8mb4")};
        const ClientRun dump = runClient(QStringLiteral("mariadb-dump"),
                                         login + QStringList{QStringLiteral("--single-transaction"),
                                                             QStringLiteral("--routines"), QStringLiteral("--events"),
                                                             QStringLiteral("--triggers"), QStringLiteral("--hex-blob"),
                                                             QStringLiteral("--dump-history"), source.database},
                                         {});
        QStringList losses;
        const auto say = [&](const char *step, const QByteArray &errors) {
            const auto lines = errors.split('\n');
            const auto line = std::ranges::find_if(lines, [](const QByteArray &text) {
                return text.contains("ERROR ") || text.contains("mariadb-dump: ");
            });
            static const QRegularExpression place(
                QStringLiteral("mariadb-dump: |ERROR (\\d+ \\(\\w+\\)) at line \\d+: "));
            losses << QString(QLatin1String(step) + QString::fromUtf8(*line)
                                                        .replace(place, QStringLiteral("\\1 "))
                                                        .trimmed()
                                                        .replace(source.database, QLatin1String("db"))
                                                        .replace(copy.database, QLatin1String("db")));
        };
        if (dump.exitCode != 0) {
            say("no dump: ", dump.errors);
        } else if (const ClientRun load =
                       runClient(QStringLiteral("mariadb"), login + QStringList{copy.database}, dump.output);
                   load.exitCode != 0) {
            say("not loaded: ", load.errors);
        } else {
            losses = differences(fidelityState(copy), fidelityState(source));
        }
        if (!losses.isEmpty())
            rows << QStringLiteral("| %1 | %2 | %3 |")
                        .arg(QString::fromUtf8(what.name),
                             losses.join(QLatin1String(", ")).replace(u'|', QLatin1String("\\|")),
                             what.refused ? QStringLiteral("refused") : QStringLiteral("whole"));
    }
    const QStringList page = pageRows();
    QVERIFY2(page == rows, qPrintable(QString(u"docs/backup-fidelity.md must say:\n" + rows.join(u'\n'))));
}

/// A server that is told not to quote names in SHOW CREATE must not make backups that cannot be read.
void FidelityTest::serverThatDoesNotQuoteNames() {
    db::Connection admin = openOrDie(PrivateServer::instance().adminProfile());
    valueOrDie(admin.exec(QStringLiteral("SET GLOBAL sql_quote_show_create = 0")));
    const db::ConnectionProfile source = PrivateServer::instance().freshDatabase();
    run(source, {QStringLiteral("CREATE TABLE t (id INT PRIMARY KEY, v INT)"),
                 QStringLiteral("INSERT INTO t VALUES (1, 2)"), QStringLiteral("CREATE VIEW w AS SELECT id FROM t")});
    checkThereAndBack(source);
    valueOrDie(admin.exec(QStringLiteral("SET GLOBAL sql_quote_show_create = 1")));
}

QTEST_GUILESS_MAIN(FidelityTest)
#include "fidelity_test.moc"
