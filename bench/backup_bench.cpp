// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Backing up and restoring a database on a private MariaDB server, against `mariadb-dump --single-transaction --quick |
// zstd -3` and `zstd -dc | mariadb`, in one run. Every piece of work is a process of its own, so that its memory can be
// told; the peers take turns, the median of the rounds counts. Each restore fills an empty database.

#include "backup/backup.h"
#include "support/test_databases.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>

#include "usage.h"
#include <sys/resource.h>

#include <algorithm>
#include <cstdio>

using namespace stellwerk;
using bench::Usage;
using bench::usageNow;
using test::valueOrDie;

namespace {

double median(std::vector<double> values) {
    std::ranges::sort(values);
    return values[values.size() / 2];
}

void run(db::Connection &connection, const QString &sql) {
    valueOrDie(connection.exec(sql));
}

/// Tables as applications have them: people, what belongs to them in narrow tables with foreign keys, one of which is
/// larger than all others together, and a log with texts.
void fill(const db::ConnectionProfile &profile, qint64 rows) {
    db::Connection connection = test::openOrDie(profile);
    const qint64 people = std::max<qint64>(1, rows / 25);
    const qint64 things = rows / 4;
    const qint64 entries = rows / 10;
    const qint64 skills = rows - people - things - entries;
    // Empty tables without secondary indexes are filled in bulk; the indexes are sorted afterwards. Any other order
    // would read and write a page for every row as soon as the indexes no longer fit the server's memory.
    run(connection, QStringLiteral("SET SESSION unique_checks = 0, foreign_key_checks = 0"));
    run(connection, QStringLiteral("CREATE TABLE people (id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY, name "
                                   "VARCHAR(80) NOT NULL, grade INT NOT NULL DEFAULT 1, born DATE NULL, notes TEXT "
                                   "NULL, created_at DATETIME(3) NOT NULL) "
                                   "DEFAULT CHARSET=utf8mb4"));
    run(connection, QStringLiteral("CREATE TABLE skills (id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY, "
                                   "person_id BIGINT UNSIGNED NOT NULL, name VARCHAR(60) NOT NULL, value INT NOT NULL, "
                                   "bonus INT NULL, points INT NOT NULL, category VARCHAR(30) NOT NULL, remark "
                                   "VARCHAR(100) NULL, updated_at DATETIME(3) NULL) DEFAULT CHARSET=utf8mb4"));
    run(connection, QStringLiteral("CREATE TABLE things (id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY, "
                                   "person_id BIGINT UNSIGNED NOT NULL, name VARCHAR(60) NOT NULL, weight DOUBLE NULL, "
                                   "price DECIMAL(12,2) NULL, carried TINYINT(1) NOT NULL, description VARCHAR(200) "
                                   "NULL) "
                                   "DEFAULT CHARSET=utf8mb4"));
    run(connection, QStringLiteral("CREATE TABLE log (id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY, at "
                                   "TIMESTAMP(3) NOT NULL, person_id BIGINT UNSIGNED NOT NULL, what VARCHAR(30) NOT "
                                   "NULL, data JSON NULL) DEFAULT CHARSET=utf8mb4"));
    run(connection, QString::fromUtf8("INSERT INTO people SELECT seq, CONCAT('Ägidius ', seq * 7919 % 100000007), seq "
                                      "% 30, '1990-01-01' + INTERVAL seq % 9000 DAY, IF(seq % 3 = 0, NULL, "
                                      "CONCAT('Aus Älfenau, ', MD5(seq))), '2026-01-01' + INTERVAL seq SECOND FROM "
                                      "seq_1_to_%1")
                        .arg(people));
    run(connection,
        QString::fromUtf8("INSERT INTO skills SELECT seq, 1 + seq * 7919 % %2, ELT(1 + seq % 12, 'Klettern', "
                          "'Schwimmen', 'Reiten', 'Schleichen', 'Menschenkenntnis', 'Geländelauf', "
                          "'Erste Hilfe', 'Schlösser öffnen', 'Lesen von Zauberschrift', 'Singen', 'Seemannsgang', "
                          "'Tarnen'), seq % 20, NULLIF(seq % 7, 0), seq * 31 % 4001, ELT(1 + seq % 4, "
                          "'Körper', 'Sozial', 'Wissen', 'Kampf'), IF(seq % 4 = 0, CONCAT('gelernt bei ', "
                          "seq * 104729 % 99991), NULL), '2026-01-01' + INTERVAL seq SECOND FROM "
                          "seq_1_to_%1")
            .arg(skills)
            .arg(people));
    run(connection, QString::fromUtf8("INSERT INTO things SELECT seq, 1 + seq * 104729 % %2, CONCAT('Rucksack ', seq % "
                                      "5003), seq / 7, seq % 100000 / 100, seq % 2, IF(seq % 2 = 0, NULL, "
                                      "CONCAT('für die Reise nach ', seq * 15485863 % 1000003)) FROM seq_1_to_%1")
                        .arg(things)
                        .arg(people));
    run(connection,
        QString::fromUtf8("INSERT INTO log SELECT seq, '2026-01-01' + INTERVAL seq SECOND, 1 + seq * 31 % %2, "
                          "ELT(1 + seq % 3, 'geändert', 'angelegt', 'gelöscht'), JSON_OBJECT('alt', seq % 97, "
                          "'neu', seq % 89, 'wer', CONCAT('spieler', seq % 501)) FROM seq_1_to_%1")
            .arg(entries)
            .arg(people));
    run(connection, QStringLiteral("ALTER TABLE people ADD UNIQUE KEY idx_name (name)"));
    run(connection, QStringLiteral("ALTER TABLE skills ADD KEY idx_person (person_id), ADD FOREIGN KEY (person_id) "
                                   "REFERENCES people (id) ON DELETE CASCADE"));
    run(connection, QStringLiteral("ALTER TABLE things ADD KEY idx_person (person_id), ADD FOREIGN KEY (person_id) "
                                   "REFERENCES people (id)"));
    run(connection, QStringLiteral("ALTER TABLE log ADD KEY idx_at (at)"));
    run(connection, QStringLiteral("ANALYZE TABLE people, skills, things, log"));
}

db::ConnectionProfile connectionTo(const QString &socket, const QString &user, const QString &database) {
    db::ConnectionProfile profile;
    profile.engine = db::Engine::MariaDb;
    profile.label = profile.database = database;
    profile.socket = socket;
    profile.user = user;
    return profile;
}

/// Tells when each stage of the work began, in seconds since its beginning, as "stage=seconds" words.
class Stages final {
public:
    Stages() { m_timer.start(); }
    [[nodiscard]] TaskContext context() {
        return TaskContext({}, {}, [this](const Event &event) {
            m_text += QStringLiteral(" %1=%2").arg(event.event).arg(static_cast<double>(m_timer.nsecsElapsed()) / 1e9);
        });
    }
    [[nodiscard]] const QString &text() const { return m_text; }

private:
    QElapsedTimer m_timer;
    QString m_text;
};

/// One piece of work in a process of its own; prints rows, memory in KiB, the file and when its stages began.
int work(const QString &what, const db::ConnectionProfile &profile, const QString &path) {
    QString file = path;
    qint64 rows = 0;
    Stages stages;
    if (what == QLatin1String("backup")) {
        backup::BackupOptions options;
        options.folder = path;
        options.projectId = QStringLiteral("bench");
        options.trigger = QStringLiteral("bench");
        const backup::BackupInfo info = valueOrDie(backup::createBackup(profile, options, stages.context()));
        rows = info.rows();
        file = info.file;
    } else {
        rows = valueOrDie(backup::restoreBackup(path, profile, stages.context())).rows;
    }
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    std::printf("%lld %ld %s%s\n", static_cast<long long>(rows), usage.ru_maxrss, qPrintable(file),
                qPrintable(stages.text()));
    return 0;
}

struct Outcome {
    double seconds = 0;
    Usage used;
    QStringList stages; ///< "stage=seconds"
    double peakMb = 0;
    qint64 rows = 0;
    QString file;
};

Outcome timed(qint64 serverPid, const QString &program, const QStringList &arguments) {
    const Usage before = usageNow(serverPid);
    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    QElapsedTimer timer;
    timer.start();
    process.start(program, arguments);
    if (!process.waitForFinished(-1) || process.exitStatus() != QProcess::NormalExit || process.exitCode() != 0)
        qFatal("%s failed", qPrintable(program));
    Outcome outcome;
    outcome.seconds = static_cast<double>(timer.nsecsElapsed()) / 1e9;
    const Usage after = usageNow(serverPid);
    outcome.used = {after.clientCpu - before.clientCpu, after.serverCpu - before.serverCpu,
                    after.serverRead - before.serverRead, after.serverWritten - before.serverWritten};
    const QList<QByteArray> figures = process.readAllStandardOutput().trimmed().split(' ');
    if (figures.size() >= 3) {
        for (const QByteArray &stage : figures.sliced(3))
            outcome.stages << QString::fromUtf8(stage);
        outcome.rows = figures[0].toLongLong();
        outcome.peakMb = figures[1].toDouble() / 1024;
        outcome.file = QString::fromUtf8(figures[2]);
    }
    return outcome;
}

class Bench {
public:
    explicit Bench(qint64 rows) : m_rows(rows), m_source(m_server.freshDatabase()), m_target(m_server.freshDatabase()) {
        fill(m_source, rows);
    }

    [[nodiscard]] Outcome backup() const {
        Outcome outcome = ours(QStringLiteral("backup"), m_source, m_folder.path());
        check(outcome.rows);
        return outcome;
    }
    [[nodiscard]] Outcome restore(const QString &file) const {
        empty();
        Outcome outcome = ours(QStringLiteral("restore"), m_target, file);
        check(outcome.rows);
        return outcome;
    }
    [[nodiscard]] Outcome peerBackup() const {
        return shell(QStringLiteral("mariadb-dump --no-defaults -S %1 -u %2 --single-transaction --quick %3 | zstd -3 "
                                    "-q -f -o %4")
                         .arg(m_source.socket, m_source.user, m_source.database, peerFile()));
    }
    [[nodiscard]] Outcome peerRestore() const {
        empty();
        return shell(QStringLiteral("zstd -dc %4 | mariadb --no-defaults -S %1 -u %2 %3")
                         .arg(m_target.socket, m_target.user, m_target.database, peerFile()));
    }
    [[nodiscard]] QString peerFile() const { return m_folder.filePath(QStringLiteral("peer.sql.zst")); }

private:
    void check(qint64 rows) const {
        if (rows != m_rows)
            qFatal("%lld rows instead of %lld", static_cast<long long>(rows), static_cast<long long>(m_rows));
    }
    void empty() const {
        db::Connection admin = test::openOrDie(m_server.adminProfile());
        run(admin, QStringLiteral("DROP DATABASE %1").arg(m_target.database));
        run(admin, QStringLiteral("CREATE DATABASE %1 CHARACTER SET utf8mb4").arg(m_target.database));
    }
    [[nodiscard]] Outcome ours(const QString &what, const db::ConnectionProfile &profile, const QString &path) const {
        return timed(m_server.pid(), QCoreApplication::applicationFilePath(),
                     {QStringLiteral("--work"), what, QStringLiteral("--socket"), profile.socket,
                      QStringLiteral("--user"), profile.user, QStringLiteral("--database"), profile.database,
                      QStringLiteral("--path"), path});
    }
    [[nodiscard]] Outcome shell(const QString &command) const {
        return timed(m_server.pid(), QStringLiteral("bash"),
                     {QStringLiteral("-c"), QString(u"set -o pipefail; " + command)});
    }

    qint64 m_rows;
    /// With memory and log as a server of this size has them; those of the tests are for tests.
    test::PrivateServer m_server{
        {QStringLiteral("--innodb-buffer-pool-size=1G"), QStringLiteral("--innodb-log-file-size=1G")}};
    db::ConnectionProfile m_source;
    db::ConnectionProfile m_target;
    QTemporaryDir m_folder;
};

/// What a piece of work spent its time on. With two cores, CPU of client and server together can be twice the time.
QJsonObject profileOf(const Outcome &outcome) {
    QJsonObject stages;
    for (const QString &stage : outcome.stages)
        stages[stage.section(u'=', 0, 0)] = stage.section(u'=', 1).toDouble();
    return {{QStringLiteral("s"), outcome.seconds},
            {QStringLiteral("client_cpu_s"), outcome.used.clientCpu},
            {QStringLiteral("server_cpu_s"), outcome.used.serverCpu},
            {QStringLiteral("server_read_mb"), outcome.used.serverRead / 1e6},
            {QStringLiteral("server_written_mb"), outcome.used.serverWritten / 1e6},
            {QStringLiteral("stage_begins_s"), stages}};
}

QJsonObject measure(qint64 rows, int rounds) {
    const Bench bench(rows);
    (void)bench.peerBackup(); // the server's cache is cold for nobody
    std::vector<double> backup, restore, peerBackup, peerRestore;
    double backupPeak = 0, restorePeak = 0;
    double size = 0, peerSize = 0;
    QJsonObject profile;
    for (int round = 0; round < rounds; ++round) {
        const Outcome written = bench.backup();
        const Outcome peerWritten = bench.peerBackup();
        peerBackup.push_back(peerWritten.seconds);
        const Outcome restored = bench.restore(written.file);
        const Outcome peerRestored = bench.peerRestore();
        peerRestore.push_back(peerRestored.seconds);
        profile = {{QStringLiteral("backup"), profileOf(written)},
                   {QStringLiteral("mariadb_dump_zstd"), profileOf(peerWritten)},
                   {QStringLiteral("restore"), profileOf(restored)},
                   {QStringLiteral("zstd_mariadb"), profileOf(peerRestored)}};
        backup.push_back(written.seconds);
        restore.push_back(restored.seconds);
        backupPeak = std::max(backupPeak, written.peakMb);
        restorePeak = std::max(restorePeak, restored.peakMb);
        size = static_cast<double>(QFileInfo(written.file).size());
        peerSize = static_cast<double>(QFileInfo(bench.peerFile()).size());
        QFile::remove(written.file);
    }
    return {{QStringLiteral("rows"), rows},
            {QStringLiteral("rounds"), rounds},
            {QStringLiteral("profile_of_last_round"), profile},
            {QStringLiteral("backup_s"), median(backup)},
            {QStringLiteral("mariadb_dump_zstd_s"), median(peerBackup)},
            {QStringLiteral("backup_ratio"), median(backup) / median(peerBackup)},
            {QStringLiteral("restore_s"), median(restore)},
            {QStringLiteral("zstd_mariadb_s"), median(peerRestore)},
            {QStringLiteral("restore_ratio"), median(restore) / median(peerRestore)},
            {QStringLiteral("size_mb"), size / 1e6},
            {QStringLiteral("size_ratio"), size / peerSize},
            {QStringLiteral("backup_peak_mb"), backupPeak},
            {QStringLiteral("restore_peak_mb"), restorePeak},
            {QStringLiteral("peak_mb"), std::max(backupPeak, restorePeak)}};
}

/// How time and memory grow: one round, without the peers.
QJsonObject measureGrowth(qint64 rows) {
    const Bench bench(rows);
    QFile::remove(bench.backup().file); // the server's cache is as warm as it gets
    const Outcome written = bench.backup();
    const Outcome restored = bench.restore(written.file);
    const auto perRow = [rows](double seconds) { return seconds / static_cast<double>(rows) * 1e6; };
    return {{QStringLiteral("rows"), rows},
            {QStringLiteral("backup_s"), written.seconds},
            {QStringLiteral("backup_us_per_row"), perRow(written.seconds)},
            {QStringLiteral("restore_s"), restored.seconds},
            {QStringLiteral("restore_us_per_row"), perRow(restored.seconds)},
            {QStringLiteral("size_mb"), static_cast<double>(QFileInfo(written.file).size()) / 1e6},
            {QStringLiteral("backup_peak_mb"), written.peakMb},
            {QStringLiteral("restore_peak_mb"), restored.peakMb},
            {QStringLiteral("backup"), profileOf(written)},
            {QStringLiteral("restore"), profileOf(restored)}};
}

void print(const QString &line) {
    std::fputs((line + u'\n').toUtf8().constData(), stdout);
    std::fflush(stdout);
}

void printFigures(const QJsonObject &figures) {
    const auto number = [&](const char *name, int digits = 2) {
        return QString::number(figures[QLatin1StringView(name)].toDouble(), 'f', digits);
    };
    print(QStringLiteral("%1 rows, median of %2 rounds")
              .arg(figures[QLatin1StringView("rows")].toInteger())
              .arg(figures[QLatin1StringView("rounds")].toInt()));
    print(QStringLiteral("backup    %1 s   mariadb-dump | zstd -3   %2 s   ratio %3")
              .arg(number("backup_s"), number("mariadb_dump_zstd_s"), number("backup_ratio")));
    print(QStringLiteral("restore   %1 s   zstd -dc | mariadb       %2 s   ratio %3")
              .arg(number("restore_s"), number("zstd_mariadb_s"), number("restore_ratio")));
    print(QStringLiteral("size      %1 MB, %2 of theirs").arg(number("size_mb", 1), number("size_ratio")));
    print(QStringLiteral("memory    %1 MB backup, %2 MB restore")
              .arg(number("backup_peak_mb", 0), number("restore_peak_mb", 0)));
}

} // namespace

int main(int argc, char **argv) {
    QCoreApplication application(argc, argv);
    QCommandLineParser options;
    options.addHelpOption();
    const auto option = [&](const char *name, const char *what, const char *standard = "") {
        QCommandLineOption one(QString::fromLatin1(name), QString::fromLatin1(what), QStringLiteral("X"),
                               QString::fromLatin1(standard));
        options.addOption(one);
        return one;
    };
    const auto rowsOption = option("rows", "rows of the database", "2500000");
    const auto roundsOption = option("rounds", "rounds, the median counts", "3");
    const auto scaleOption = option("scale", "further sizes, without the peers, e.g. 250000,25000000");
    const auto workOption = option("work", "for the program itself");
    const auto socketOption = option("socket", "for the program itself");
    const auto userOption = option("user", "for the program itself");
    const auto databaseOption = option("database", "for the program itself");
    const auto pathOption = option("path", "for the program itself");
    const QCommandLineOption jsonOption(QStringLiteral("json"), QStringLiteral("one JSON document"));
    options.addOption(jsonOption);
    options.process(application);
    if (options.isSet(workOption))
        return work(options.value(workOption),
                    connectionTo(options.value(socketOption), options.value(userOption), options.value(databaseOption)),
                    options.value(pathOption));
    const qint64 rows = options.value(rowsOption).toLongLong();
    const int rounds = options.value(roundsOption).toInt();
    if (rounds < 1 || rows < 100)
        qFatal("there must be 100 rows and 1 round or more");
    QJsonObject figures = measure(rows, rounds);
    QJsonArray scale;
    for (const QString &text : options.value(scaleOption).split(u',', Qt::SkipEmptyParts))
        scale << measureGrowth(text.toLongLong());
    figures[QStringLiteral("scale")] = scale;
    if (options.isSet(jsonOption)) {
        print(QString::fromUtf8(QJsonDocument(figures).toJson()).trimmed());
        return 0;
    }
    printFigures(figures);
    for (const auto &one : scale)
        print(QStringLiteral("%1 rows: backup %2 s, restore %3 s, memory %4 and %5 MB")
                  .arg(one[QStringLiteral("rows")].toInteger())
                  .arg(one[QStringLiteral("backup_s")].toDouble(), 0, 'f', 2)
                  .arg(one[QStringLiteral("restore_s")].toDouble(), 0, 'f', 2)
                  .arg(one[QStringLiteral("backup_peak_mb")].toDouble(), 0, 'f', 0)
                  .arg(one[QStringLiteral("restore_peak_mb")].toDouble(), 0, 'f', 0));
    return 0;
}
