// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Many small migrations on a private MariaDB server that keeps what it is told (syncs on, as it comes): the command
// line as a whole process, journal, lock and history included, against the mariadb client with the same statements and
// against dbmate with the same files. In turns, a fresh database for each, the median counts. --distance puts the
// server some way away, for each of them.

#include "support/test_databases.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QProcessEnvironment>
#include <QStandardPaths>
#include <QTemporaryDir>

#include "distance.h"

#include <algorithm>
#include <cstdio>
#include <optional>

using namespace stellwerk;

namespace {

double median(std::vector<double> values) {
    std::ranges::sort(values);
    return values[values.size() / 2];
}

void write(const QString &path, const QByteArray &content) {
    QDir().mkpath(QFileInfo(path).absolutePath());
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        qFatal("%s cannot be written", qPrintable(path));
}

/// Create, alter, insert.
QByteArray statementsOf(int number) {
    const QByteArray table = "thing_" + QByteArray::number(number);
    return "CREATE TABLE " + table + " (id BIGINT UNSIGNED NOT NULL PRIMARY KEY, name VARCHAR(100) NOT NULL);\n" +
           "ALTER TABLE " + table + " ADD COLUMN amount INT NOT NULL DEFAULT 0, ADD INDEX idx_name (name);\n" +
           "INSERT INTO " + table + " (id, name, amount) VALUES (1, 'one', 1), (2, 'two', 2);\n";
}

/// The same migrations in three shapes.
class Material final {
public:
    explicit Material(int migrations) : m_migrations(migrations) {
        QByteArray all;
        for (int number = 1; number <= migrations; ++number) {
            const QByteArray up = statementsOf(number);
            const QByteArray down = "DROP TABLE thing_" + QByteArray::number(number) + ";\n";
            const QString name = QStringLiteral("%1_thing.sql").arg(number, 4, 10, QLatin1Char('0'));
            write(path(QString(u"workspace/migrations/" + name)),
                  QByteArray("-- version: 0.2.0\n-- migrate:up\n" + up + "-- migrate:down\n" + down));
            write(path(QString(u"dbmate/" + name)), QByteArray("-- migrate:up\n" + up + "\n-- migrate:down\n" + down));
            all += up;
        }
        write(path("all.sql"), all);
        write(path("workspace/project.toml"), R"([project]
id = "bench"
name = "Bench"
version = "0.2.0"
required_db_version = "0.2.0"

[tables]
tracking = ["schema_version", "migration_history", "stellwerk_*"]
master = ["thing_*"]

[lint]
mixes-ddl-and-dml = "off"
)");
    }
    [[nodiscard]] QString path(const QString &name) const { return m_folder.filePath(name); }
    [[nodiscard]] QString path(const char *name) const { return path(QString::fromLatin1(name)); }
    void describe(const db::ConnectionProfile &profile) const {
        write(path("workspace/environments.toml"),
              QStringLiteral("[[environment]]\nname = \"bench\"\nkind = \"development\"\ndriver = \"mariadb\"\n"
                             "socket = \"%1\"\ndatabase = \"%2\"\nuser = \"bench\"\nsecret = \"env:BENCH_PASSWORD\"\n")
                  .arg(profile.socket, profile.database)
                  .toUtf8());
    }
    [[nodiscard]] int migrations() const { return m_migrations; }

private:
    QTemporaryDir m_folder;
    int m_migrations;
};

/// Wall time in milliseconds; a tool that fails ends the measurement.
double timeOf(const QString &program, const QStringList &arguments, const QString &input = {}) {
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("BENCH_PASSWORD"), QStringLiteral("bench"));
    environment.insert(QStringLiteral("MYSQL_PWD"), QStringLiteral("bench"));
    process.setProcessEnvironment(environment);
    process.setProcessChannelMode(QProcess::MergedChannels);
    if (!input.isEmpty())
        process.setStandardInputFile(input);
    QElapsedTimer timer;
    timer.start();
    process.start(program, arguments);
    if (!process.waitForFinished(600'000) || process.exitCode() != 0)
        qFatal("%s failed: %s", qPrintable(program), process.readAll().constData());
    return static_cast<double>(timer.nsecsElapsed()) / 1e6;
}

double stellwerkTime(const Material &material, const db::ConnectionProfile &profile) {
    material.describe(profile);
    const QString cli = QCoreApplication::applicationDirPath() + QStringLiteral("/stellwerk-cli");
    const QString workspace = material.path("workspace");
    // The database is adopted at the version before, so that the same is left to do as for the others.
    {
        db::Connection connection = test::openOrDie(profile);
        test::valueOrDie(connection.exec(QStringLiteral(
            "CREATE TABLE schema_version (id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY, version VARCHAR(20) "
            "NOT NULL, migration_number BIGINT NOT NULL, applied_at BIGINT, backend_version VARCHAR(20) NOT NULL, "
            "description TEXT, checksum VARCHAR(64))")));
        test::valueOrDie(connection.exec(QStringLiteral(
            "INSERT INTO schema_version (version, migration_number, backend_version) VALUES ('0.1.0', 0, '0.1.0')")));
    }
    return timeOf(cli, {QStringLiteral("migrations"), QStringLiteral("apply"), QStringLiteral("--env"),
                        QStringLiteral("bench"), QStringLiteral("--no-backup"), QStringLiteral("--quiet"),
                        QStringLiteral("--workspace"), workspace});
}

double clientTime(const Material &material, const db::ConnectionProfile &profile) {
    return timeOf(QStringLiteral("mariadb"),
                  {QStringLiteral("--no-defaults"), QStringLiteral("--socket=") + profile.socket,
                   QStringLiteral("--user=bench"), profile.database},
                  material.path("all.sql"));
}

double dbmateTime(const QString &dbmate, const Material &material, const db::ConnectionProfile &profile) {
    return timeOf(dbmate,
                  {QStringLiteral("--url"),
                   QStringLiteral("mysql://bench:bench@localhost/%1?socket=%2").arg(profile.database, profile.socket),
                   QStringLiteral("--migrations-dir"), material.path("dbmate"), QStringLiteral("--no-dump-schema"),
                   QStringLiteral("migrate")});
}

/// In the environment variable DBMATE or in PATH; empty when it is not there.
QString findDbmate() {
    const QString named = qEnvironmentVariable("DBMATE");
    return named.isEmpty() ? QStandardPaths::findExecutable(QStringLiteral("dbmate")) : named;
}

/// How often InnoDB has waited for the storage since the server began.
double syncsOf(const db::ConnectionProfile &profile) {
    db::Connection connection = test::openOrDie(profile);
    const auto syncs = test::valueOrDie(connection.selectValue(QStringLiteral(
        "SELECT CAST(SUM(VARIABLE_VALUE) AS SIGNED) FROM information_schema.GLOBAL_STATUS WHERE VARIABLE_NAME IN "
        "('INNODB_DATA_FSYNCS', 'INNODB_OS_LOG_FSYNCS')")));
    return static_cast<double>(syncs->toInteger().value_or(0));
}

/// One tool's rounds.
struct Rounds {
    std::vector<double> milliseconds;
    std::vector<double> syncs;
};

QJsonValue ratio(const Rounds &ours, const Rounds &theirs) {
    return theirs.milliseconds.empty() ? QJsonValue()
                                       : QJsonValue(median(ours.milliseconds) / median(theirs.milliseconds));
}

QJsonValue figure(const std::vector<double> &values, int per = 1) {
    return values.empty() ? QJsonValue() : QJsonValue(median(values) / per);
}

void print(const char *name, const Rounds &ours, const Rounds &theirs, int migrations) {
    if (theirs.milliseconds.empty())
        std::printf("  %-34snot found: put it into PATH or name it in DBMATE\n", name);
    else
        std::printf("  %-34s%8.1f ms   we take %.2f times as long   %.1f syncs per migration\n", name,
                    median(theirs.milliseconds), ratio(ours, theirs).toDouble(), median(theirs.syncs) / migrations);
}

} // namespace

int main(int argc, char **argv) {
    QCoreApplication application(argc, argv);
    QCommandLineParser options;
    options.addHelpOption();
    const QCommandLineOption migrationsOption(QStringLiteral("migrations"), QStringLiteral("of three statements each"),
                                              QStringLiteral("N"), QStringLiteral("100"));
    const QCommandLineOption roundsOption(QStringLiteral("rounds"), QStringLiteral("rounds, the median counts"),
                                          QStringLiteral("N"), QStringLiteral("5"));
    const QCommandLineOption jsonOption(QStringLiteral("json"), QStringLiteral("one JSON document"));
    const QCommandLineOption distanceOption(QStringLiteral("distance"),
                                            QStringLiteral("added to each round trip to the server"),
                                            QStringLiteral("MICROSECONDS"), QStringLiteral("0"));
    options.addOptions({migrationsOption, roundsOption, jsonOption, distanceOption});
    options.process(application);
    const int migrations = options.value(migrationsOption).toInt();
    const int rounds = options.value(roundsOption).toInt();
    const int distance = options.value(distanceOption).toInt();
    if (migrations < 1 || rounds < 1 || distance < 0)
        qFatal("there must be at least 1 migration and 1 round, and no distance below 0");

    const Material material(migrations);
    const QString dbmate = findDbmate();
    test::PrivateServer server({QStringLiteral("--innodb-flush-log-at-trx-commit=1"),
                                QStringLiteral("--skip-debug-no-sync"), QStringLiteral("--sync-frm"),
                                QStringLiteral("--innodb-flush-method=O_DIRECT"),
                                QStringLiteral("--innodb-doublewrite=ON"), QStringLiteral("--innodb-log-file-size=96M"),
                                QStringLiteral("--innodb-buffer-pool-size=128M")});
    {
        db::Connection admin = test::openOrDie(server.adminProfile());
        test::valueOrDie(admin.exec(QStringLiteral("CREATE USER bench@localhost IDENTIFIED BY 'bench'")));
        test::valueOrDie(admin.exec(QStringLiteral("GRANT ALL ON *.* TO bench@localhost")));
    }
    Rounds stellwerk, client, others;
    const QString awaySocket = material.path("away");
    std::optional<bench::Distance> away;
    if (distance > 0)
        away.emplace(awaySocket, server.adminProfile().socket, std::chrono::microseconds(distance));
    const auto inFreshDatabase = [&](Rounds &results, auto measure) {
        db::ConnectionProfile profile = server.freshDatabase();
        if (away)
            profile.socket = awaySocket;
        const double before = syncsOf(server.adminProfile());
        results.milliseconds.push_back(measure(profile));
        results.syncs.push_back(syncsOf(server.adminProfile()) - before);
        db::Connection admin = test::openOrDie(server.adminProfile());
        test::valueOrDie(admin.exec(QStringLiteral("DROP DATABASE ") + admin.dialect().quote(profile.database)));
    };
    for (int round = 0; round < rounds; ++round) {
        inFreshDatabase(client, [&](const auto &profile) { return clientTime(material, profile); });
        inFreshDatabase(stellwerk, [&](const auto &profile) { return stellwerkTime(material, profile); });
        if (!dbmate.isEmpty())
            inFreshDatabase(others, [&](const auto &profile) { return dbmateTime(dbmate, material, profile); });
    }
    const QJsonObject json{{QStringLiteral("migrations"), migrations},
                           {QStringLiteral("rounds"), rounds},
                           {QStringLiteral("distance_us"), distance},
                           {QStringLiteral("stellwerk_ms"), figure(stellwerk.milliseconds)},
                           {QStringLiteral("client_ms"), figure(client.milliseconds)},
                           {QStringLiteral("dbmate_ms"), figure(others.milliseconds)},
                           {QStringLiteral("ratio_to_client"), ratio(stellwerk, client)},
                           {QStringLiteral("ratio_to_dbmate"), ratio(stellwerk, others)},
                           {QStringLiteral("stellwerk_syncs_per_migration"), figure(stellwerk.syncs, migrations)},
                           {QStringLiteral("client_syncs_per_migration"), figure(client.syncs, migrations)},
                           {QStringLiteral("dbmate_syncs_per_migration"), figure(others.syncs, migrations)}};
    if (options.isSet(jsonOption)) {
        std::fputs(QJsonDocument(json).toJson().constData(), stdout);
        return 0;
    }
    std::printf("%d migrations of three statements, median of %d, %d µs added to each round trip\n", migrations, rounds,
                distance);
    std::printf("  %-34s%8.1f ms   %.1f syncs per migration\n", "stellwerk-cli migrations apply",
                median(stellwerk.milliseconds), median(stellwerk.syncs) / migrations);
    print("mariadb client", stellwerk, client, migrations);
    print("dbmate", stellwerk, others, migrations);
    return 0;
}
