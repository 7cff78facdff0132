// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Bulk reading and loading on a private MariaDB server, against mariadb-dump and the mariadb client, in one run: the
// peers take turns, the median of the rounds counts. Figures of one machine mean nothing; the ratios do.

#include "backup/backup.h"
#include "backup/row_json.h"
#include "db/bulk_writer.h"
#include "db/connection.h"
#include "db/row_reader.h"
#include "support/test_databases.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>

#include <cstdio>

using namespace stellwerk;
using test::valueOrDie;

namespace {

constexpr size_t kWriteBytes = 1 << 20;

double median(std::vector<double> seconds) {
    std::ranges::sort(seconds);
    return seconds[seconds.size() / 2];
}

template <class Work>
double timed(Work &&work) {
    QElapsedTimer timer;
    timer.start();
    work();
    return static_cast<double>(timer.nsecsElapsed()) / 1e9;
}

/// The table that everybody reads and loads: numbers, a double, NULLs, German text, one longer text.
void makeTable(db::Connection &connection, qint64 rows) {
    valueOrDie(
        connection.exec(QStringLiteral("CREATE TABLE t (id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY, a "
                                       "BIGINT, b BIGINT NULL, d DOUBLE, flag TINYINT(1), "
                                       "name VARCHAR(191), note VARCHAR(255), body LONGTEXT, created DATETIME(3)) "
                                       "ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci")));
    valueOrDie(connection.exec(QString::fromUtf8("INSERT INTO t (a, b, d, flag, name, note, body, created) SELECT seq "
                                                 "* 7919, NULLIF(seq % 3, 0), seq / 7, seq % 2, "
                                                 "CONCAT('Fähigkeit ', seq), CONCAT('Größe \\'', seq, '\\' \\\\ "
                                                 "Übung'), REPEAT('Text mit Umlauten äöü. ', 1 + seq % 6), "
                                                 "'2026-01-02 03:04:05.678' FROM seq_1_to_%1")
                                   .arg(rows)));
}

void readToJson(const db::ConnectionProfile &profile, const QString &path) {
    db::Connection connection = test::openOrDie(profile);
    db::RowReader reader = valueOrDie(db::RowReader::open(connection, QStringLiteral("SELECT * FROM t ORDER BY id")));
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly | QIODevice::Unbuffered))
        qFatal("cannot write %s", qPrintable(path));
    std::string buffer;
    while (valueOrDie(reader.next())) {
        backup::appendRow(buffer, reader.row());
        if (buffer.size() >= kWriteBytes) {
            file.write(buffer.data(), static_cast<qint64>(buffer.size()));
            buffer.clear();
        }
    }
    file.write(buffer.data(), static_cast<qint64>(buffer.size()));
}

void loadFromJson(const db::ConnectionProfile &profile, const QString &path, const QStringList &columns) {
    db::Connection connection = test::openOrDie(profile);
    db::Transaction transaction = valueOrDie(db::Transaction::begin(connection));
    db::BulkWriter writer = valueOrDie(db::BulkWriter::open(connection, QStringLiteral("t"), columns));
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("cannot read %s", qPrintable(path));
    backup::RowParser parser;
    QByteArray line;
    while (!file.atEnd()) {
        line = file.readLine();
        const qsizetype length = line.size() - 1;
        line.append(QByteArray(backup::RowParser::kPadding, '\0'));
        valueOrDie(writer.add(*valueOrDie(
            parser.parse({line.constData(), static_cast<size_t>(length)}, static_cast<size_t>(columns.size())))));
    }
    valueOrDie(writer.finish());
    valueOrDie(transaction.commit());
}

void runPeer(const QString &program, const QStringList &arguments, const QString &input, const QString &output) {
    QProcess process;
    if (!input.isEmpty())
        process.setStandardInputFile(input);
    if (!output.isEmpty())
        process.setStandardOutputFile(output);
    process.start(program, arguments);
    if (!process.waitForFinished(-1) || process.exitCode() != 0)
        qFatal("%s: %s", qPrintable(program), process.readAllStandardError().constData());
}

/// An empty table of the same shape in a database of its own.
db::ConnectionProfile emptyCopy(test::PrivateServer &server, const QString &source) {
    const db::ConnectionProfile profile = server.freshDatabase();
    db::Connection connection = test::openOrDie(profile);
    valueOrDie(connection.exec(QStringLiteral("CREATE TABLE t LIKE %1.t").arg(connection.dialect().quote(source))));
    return profile;
}

void print(const QString &line) {
    std::fputs((line + u'\n').toUtf8().constData(), stdout);
}

} // namespace

int main(int argc, char **argv) {
    QCoreApplication application(argc, argv);
    QCommandLineParser options;
    options.addHelpOption();
    const QCommandLineOption rowsOption(QStringLiteral("rows"), QStringLiteral("rows of the table"),
                                        QStringLiteral("N"), QStringLiteral("500000"));
    const QCommandLineOption roundsOption(QStringLiteral("rounds"), QStringLiteral("rounds, the median counts"),
                                          QStringLiteral("N"), QStringLiteral("3"));
    const QCommandLineOption jsonOption(QStringLiteral("json"), QStringLiteral("one JSON document"));
    options.addOptions({rowsOption, roundsOption, jsonOption});
    options.process(application);
    const qint64 rows = options.value(rowsOption).toLongLong();
    const int rounds = options.value(roundsOption).toInt();
    if (rows < 1 || rounds < 1)
        qFatal("--rows and --rounds must be at least 1");

    test::PrivateServer server({QStringLiteral("--innodb-buffer-pool-size=1G"),
                                QStringLiteral("--innodb-log-file-size=512M"),
                                QStringLiteral("--max-allowed-packet=64M")});
    const db::ConnectionProfile source = server.freshDatabase();
    db::Connection connection = test::openOrDie(source);
    makeTable(connection, rows);
    const QStringList columns = valueOrDie(connection.select(QStringLiteral("SELECT * FROM t LIMIT 1"))).columns;

    const QTemporaryDir folder(QStringLiteral("/tmp/stellwerk-bench-XXXXXX"));
    const QString json = folder.filePath(QStringLiteral("rows.jsonl"));
    const QString sql = folder.filePath(QStringLiteral("dump.sql"));
    const QStringList login{QStringLiteral("--no-defaults"), QStringLiteral("--user=root"),
                            QStringLiteral("--socket=") + source.socket};
    const QStringList dump = login + QStringList{QStringLiteral("--single-transaction"), source.database};

    readToJson(source, json); // warms the server's cache for both
    std::vector<double> read;
    std::vector<double> dumped;
    std::vector<double> load;
    std::vector<double> loaded;
    std::vector<double> whole;
    for (int round = 0; round < rounds; ++round) {
        read.push_back(timed([&] { readToJson(source, json); }));
        dumped.push_back(timed([&] { runPeer(QStringLiteral("mariadb-dump"), dump, {}, sql); }));
        const db::ConnectionProfile target = emptyCopy(server, source.database);
        load.push_back(timed([&] { loadFromJson(target, json, columns); }));
        const db::ConnectionProfile peerTarget = server.freshDatabase();
        loaded.push_back(
            timed([&] { runPeer(QStringLiteral("mariadb"), login + QStringList{peerTarget.database}, sql, {}); }));
        whole.push_back(timed([&] {
            valueOrDie(backup::createBackup(source,
                                            {.folder = folder.path(),
                                             .projectId = QStringLiteral("bench"),
                                             .databaseVersion = {},
                                             .migrationNumber = 0,
                                             .trigger = QStringLiteral("bench")},
                                            {}));
        }));
        if (round == 0) {
            db::Connection copy = test::openOrDie(target);
            const auto left = valueOrDie(
                copy.selectValue(QStringLiteral("SELECT COUNT(*) FROM (SELECT * FROM t EXCEPT SELECT * FROM %1.t) x")
                                     .arg(copy.dialect().quote(source.database))));
            const auto count = valueOrDie(copy.selectValue(QStringLiteral("SELECT COUNT(*) FROM t")));
            if (left->toInteger() != 0 || count->toInteger() != rows)
                qFatal("the loaded table is not the one that was read");
        }
    }

    const QJsonObject figures{{QStringLiteral("rows"), rows},
                              {QStringLiteral("rounds"), rounds},
                              {QStringLiteral("read_json_s"), median(read)},
                              {QStringLiteral("mariadb_dump_s"), median(dumped)},
                              {QStringLiteral("read_speedup_over_mariadb_dump"), median(dumped) / median(read)},
                              {QStringLiteral("load_s"), median(load)},
                              {QStringLiteral("mariadb_load_s"), median(loaded)},
                              {QStringLiteral("load_speedup_over_mariadb"), median(loaded) / median(load)},
                              {QStringLiteral("backup_compressed_s"), median(whole)},
                              {QStringLiteral("backup_speedup_over_mariadb_dump"), median(dumped) / median(whole)}};
    if (options.isSet(jsonOption)) {
        print(QString::fromUtf8(QJsonDocument(figures).toJson()).trimmed());
        return 0;
    }
    print(QStringLiteral("%1 rows, median of %2 rounds").arg(rows).arg(rounds));
    print(QStringLiteral("read rows, write JSON   %1 s   mariadb-dump        %2 s   %3 x")
              .arg(median(read), 6, 'f', 2)
              .arg(median(dumped), 6, 'f', 2)
              .arg(median(dumped) / median(read), 0, 'f', 2));
    print(QStringLiteral("load JSON               %1 s   mariadb < dump.sql  %2 s   %3 x")
              .arg(median(load), 6, 'f', 2)
              .arg(median(loaded), 6, 'f', 2)
              .arg(median(loaded) / median(load), 0, 'f', 2));
    print(QStringLiteral("backup (hash, zstd)     %1 s   mariadb-dump        %2 s   %3 x")
              .arg(median(whole), 6, 'f', 2)
              .arg(median(dumped), 6, 'f', 2)
              .arg(median(dumped) / median(whole), 0, 'f', 2));
    return 0;
}
