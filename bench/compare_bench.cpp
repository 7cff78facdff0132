// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Comparing, applying and exporting one large entity on a private MariaDB server, against pt-table-sync --print on the
// same two tables in the same run. Every piece of work is a process of its own, so that its memory can be told; the
// peers take turns, the median of the rounds counts. Ids are the same on both sides only because pt-table-sync matches
// by them; Stellwerk matches by the name, whose order is not that of the ids.

#include "masterdata/compare/compare_data.h"
#include "masterdata/files/export_writer.h"
#include "masterdata/import/baseline.h"
#include "masterdata/import/import.h"
#include "schema/schema_reader.h"
#include "support/test_databases.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>

#include <sys/resource.h>

#include <algorithm>
#include <cstdio>

using namespace stellwerk;
using namespace stellwerk::masterdata;
using test::valueOrDie;

namespace {

constexpr auto kProject = R"(
[project]
id = "bench"
name = "Bench"
version = "1.0.0"
required_db_version = "1.0.0"

[tables]
master = ["items"]

[[entity]]
name = "items"
file = "items.json"
table = "items"
key = ["name", "game_system"]
)";

/// Every N-th row differs in one cell; a tenth as many are missing on either side.
struct Size {
    int rows = 0;
    int changed = 0;
    int missing = 0; ///< on each side
    [[nodiscard]] int differences() const { return changed + 2 * missing; }
};

Size sizeOf(int rows, int differences) {
    return {rows, differences * 10 / 12, differences / 12};
}

double median(std::vector<double> values) {
    std::ranges::sort(values);
    return values[values.size() / 2];
}

void run(db::Connection &connection, const QString &sql) {
    valueOrDie(connection.exec(sql));
}

/// Rows as applications have them: texts with umlauts, numbers, NULLs, a longer description.
void makeTable(db::Connection &connection, int rows) {
    run(connection, QStringLiteral("DROP TABLE IF EXISTS items"));
    run(connection,
        QStringLiteral("CREATE TABLE items (id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY, name VARCHAR(191) "
                       "NOT NULL, game_system VARCHAR(50) NOT NULL DEFAULT 'midgard', description LONGTEXT, page "
                       "BIGINT, weight DOUBLE, price DECIMAL(10,2), personal TINYINT(1), KEY idx_name (name)) "
                       "ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci"));
    run(connection,
        QString::fromUtf8("INSERT INTO items (name, game_system, description, page, weight, price, personal) "
                          "SELECT CONCAT('Fähigkeit ', LPAD(seq * 7919 % 1000003, 7, '0')), 'midgard', "
                          "REPEAT('Text mit Umlauten äöü. ', 1 + seq % 4), NULLIF(seq % 300, 0), seq / 7, "
                          "seq % 10000 / 100, seq % 2 FROM seq_1_to_%1")
            .arg(rows));
}

void makeDifferent(db::Connection &target, const Size &size) {
    run(target, QStringLiteral("UPDATE items SET page = COALESCE(page, 0) + 1000 WHERE id % %1 = 3 AND id <= %2")
                    .arg(size.rows / size.changed)
                    .arg(size.rows / size.changed * size.changed));
    run(target, QStringLiteral("DELETE FROM items WHERE id % %1 = 5 AND id <= %2")
                    .arg(size.rows / size.missing)
                    .arg(size.rows / size.missing * size.missing));
}

void lack(db::Connection &source, const Size &size) {
    run(source, QStringLiteral("DELETE FROM items WHERE id % %1 = 7 AND id <= %2")
                    .arg(size.rows / size.missing)
                    .arg(size.rows / size.missing * size.missing));
}

db::ConnectionProfile profileOf(const QString &socket, const QString &user, const QString &database) {
    db::ConnectionProfile profile;
    profile.engine = db::Engine::MariaDb;
    profile.label = profile.database = database;
    profile.socket = socket;
    profile.user = user;
    return profile;
}

/// One piece of work in a process of its own; gives its exit code.
int work(const QString &what, const QString &socket, const QString &user, const QString &from, const QString &to) {
    db::Connection source = test::openOrDie(profileOf(socket, user, from));
    const schema::Schema schema = valueOrDie(schema::readSchema(source));
    const auto project = project::readProject(kProject, QStringLiteral("project.toml"));
    const Catalogue catalogue = valueOrDie(Catalogue::build(*project, schema));
    DatabaseSource package(source, schema, catalogue);
    qint64 found = 0;
    if (what == QLatin1String("export")) {
        FolderExport folder(to);
        found = valueOrDie(exportFiles(package, catalogue,
                                       {Version{1, 0, 0}, QStringLiteral("2026-01-01T00:00:00Z"), {}}, folder, {}))
                    .rows.value(QStringLiteral("items"));
    } else {
        db::Connection target = test::openOrDie(profileOf(socket, user, to));
        const ReadOptions options;
        if (what == QLatin1String("compare")) {
            const DataDiff diff =
                valueOrDie(compareData({catalogue, package, target, schema, options, nullptr, {}}, {}));
            for (const RowState state : {RowState::New, RowState::Changed, RowState::TargetOnly})
                found += diff.count(state);
        } else {
            valueOrDie(ensureBaselineTable(target));
            auto transaction = valueOrDie(db::Transaction::begin(target));
            const ImportReport report = valueOrDie(importData({.catalogue = catalogue,
                                                               .package = package,
                                                               .connection = target,
                                                               .actual = schema,
                                                               .options = {},
                                                               .policy = {},
                                                               .writeBaseline = true},
                                                              {}));
            valueOrDie(transaction.commit());
            for (const ImportCounts &counts : report.entities)
                found += counts.inserted + counts.updated + counts.kept;
        }
    }
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    std::printf("%lld %ld\n", static_cast<long long>(found), usage.ru_maxrss);
    return 0;
}

struct Outcome {
    double seconds = 0;
    double peakMb = 0;
    qint64 found = 0;
};

Outcome timed(const QString &program, const QStringList &arguments) {
    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    QElapsedTimer timer;
    timer.start();
    process.start(program, arguments);
    if (!process.waitForFinished(-1) || process.exitStatus() != QProcess::NormalExit)
        qFatal("%s failed", qPrintable(program));
    Outcome outcome;
    outcome.seconds = static_cast<double>(timer.nsecsElapsed()) / 1e9;
    const QByteArray output = process.readAllStandardOutput();
    outcome.found = output.count('\n'); // of pt-table-sync: one statement per line
    const QList<QByteArray> figures = output.trimmed().split(' ');
    if (outcome.found == 1 && figures.size() == 2) {
        outcome.found = figures[0].toLongLong();
        outcome.peakMb = figures[1].toDouble() / 1024;
    }
    return outcome;
}

class Bench {
public:
    Bench() : m_source(m_server.freshDatabase()), m_target(m_server.freshDatabase()) {}

    void fill(const Size &size) {
        m_size = size;
        db::Connection source = test::openOrDie(m_source);
        makeTable(source, size.rows);
        lack(source, size);
        db::Connection original = test::openOrDie(m_target);
        makeTable(original, size.rows);
        makeDifferent(original, size);
        run(original, QStringLiteral("ANALYZE TABLE items"));
        run(original, QStringLiteral("DROP TABLE IF EXISTS before_import"));
        run(original, QStringLiteral("CREATE TABLE before_import LIKE items"));
        run(original, QStringLiteral("INSERT INTO before_import SELECT * FROM items"));
        m_differences = valueOrDie(source.selectValue(
                                       QStringLiteral("SELECT (SELECT COUNT(*) FROM items s LEFT JOIN %1.items t USING "
                                                      "(id) WHERE t.id IS NULL OR NOT t.page <=> s.page) + (SELECT "
                                                      "COUNT(*) FROM %1.items t LEFT JOIN items s USING (id) WHERE "
                                                      "s.id IS NULL)")
                                           .arg(m_target.database)))
                            ->toInteger()
                            .value_or(0);
    }
    [[nodiscard]] qint64 differences() const { return m_differences; }

    /// The target as it was before it was imported into.
    void restore() {
        db::Connection target = test::openOrDie(m_target);
        run(target, QStringLiteral("TRUNCATE TABLE items"));
        run(target, QStringLiteral("INSERT INTO items SELECT * FROM before_import"));
        run(target, QStringLiteral("DROP TABLE IF EXISTS stellwerk_baseline"));
    }

    [[nodiscard]] Outcome ours(const QString &what, const QString &to) const {
        const Outcome outcome = timed(QCoreApplication::applicationFilePath(),
                                      {QStringLiteral("--work"), what, QStringLiteral("--socket"), m_source.socket,
                                       QStringLiteral("--user"), m_source.user, QStringLiteral("--from"),
                                       m_source.database, QStringLiteral("--to"), to});
        const qint64 expected = what == QLatin1String("export") ? m_size.rows - m_size.missing : m_differences;
        if (outcome.found != expected)
            qFatal("%s found %lld rows instead of %lld", qPrintable(what), static_cast<long long>(outcome.found),
                   static_cast<long long>(expected));
        return outcome;
    }
    [[nodiscard]] Outcome compare() const { return ours(QStringLiteral("compare"), m_target.database); }
    [[nodiscard]] Outcome apply() const { return ours(QStringLiteral("apply"), m_target.database); }
    [[nodiscard]] Outcome exportFiles() const { return ours(QStringLiteral("export"), m_folder.path()); }

    [[nodiscard]] Outcome peer() const {
        const auto dsn = [&](const QString &database) {
            return QStringLiteral("S=%1,u=%2,D=%3,t=items,A=utf8mb4").arg(m_source.socket, m_source.user, database);
        };
        const Outcome outcome =
            timed(QStringLiteral("pt-table-sync"),
                  {QStringLiteral("--print"), QStringLiteral("--no-check-slave"), QStringLiteral("--no-check-triggers"),
                   dsn(m_source.database), dsn(m_target.database)});
        if (outcome.found < m_differences)
            qFatal("pt-table-sync printed %lld statements instead of %lld", static_cast<long long>(outcome.found),
                   static_cast<long long>(m_differences));
        return outcome;
    }

private:
    test::PrivateServer m_server;
    db::ConnectionProfile m_source;
    db::ConnectionProfile m_target;
    QTemporaryDir m_folder;
    Size m_size;
    qint64 m_differences = 0; ///< as SQL counts them
};

void print(const QString &line) {
    std::fputs((line + u'\n').toUtf8().constData(), stdout);
    std::fflush(stdout);
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
    const auto rowsOption = option("rows", "rows of the entity", "500000");
    const auto differencesOption = option("differences", "rows that differ", "5500");
    const auto roundsOption = option("rounds", "rounds, the median counts", "3");
    const auto scaleOption = option("scale", "further sizes, with as many differences", "10000,100000,1000000");
    const auto workOption = option("work", "for the program itself");
    const auto socketOption = option("socket", "for the program itself");
    const auto userOption = option("user", "for the program itself");
    const auto fromOption = option("from", "for the program itself");
    const auto toOption = option("to", "for the program itself");
    const QCommandLineOption jsonOption(QStringLiteral("json"), QStringLiteral("one JSON document"));
    options.addOption(jsonOption);
    options.process(application);
    if (options.isSet(workOption))
        return work(options.value(workOption), options.value(socketOption), options.value(userOption),
                    options.value(fromOption), options.value(toOption));
    const int rounds = options.value(roundsOption).toInt();
    const Size size = sizeOf(options.value(rowsOption).toInt(), options.value(differencesOption).toInt());
    if (rounds < 1 || size.missing < 1 || size.rows < 20 * size.differences())
        qFatal("there must be 12 differences or more, 20 times as many rows, and 1 round");

    Bench bench;
    bench.fill(size);
    const qint64 differences = bench.differences();
    std::vector<double> compare, apply, exported, peer;
    double peak = 0;
    (void)bench.compare(); // the server's cache is cold for nobody
    for (int round = 0; round < rounds; ++round) {
        const Outcome compared = bench.compare();
        compare.push_back(compared.seconds);
        peer.push_back(bench.peer().seconds);
        const Outcome written = bench.exportFiles();
        exported.push_back(written.seconds);
        const Outcome applied = bench.apply();
        apply.push_back(applied.seconds);
        bench.restore();
        peak = std::max({peak, compared.peakMb, written.peakMb, applied.peakMb});
    }
    QJsonObject figures{{QStringLiteral("rows"), size.rows},
                        {QStringLiteral("differences"), differences},
                        {QStringLiteral("rounds"), rounds},
                        {QStringLiteral("compare_s"), median(compare)},
                        {QStringLiteral("pt_table_sync_s"), median(peer)},
                        {QStringLiteral("speedup_over_pt_table_sync"), median(peer) / median(compare)},
                        {QStringLiteral("import_s"), median(apply)},
                        {QStringLiteral("apply_s"), median(apply) - median(compare)},
                        {QStringLiteral("export_s"), median(exported)},
                        {QStringLiteral("peak_mb"), peak}};
    QJsonArray scale;
    for (const QString &text : options.value(scaleOption).split(u',', Qt::SkipEmptyParts)) {
        const Size other = sizeOf(text.toInt(), std::min(size.differences(), text.toInt() / 20));
        bench.fill(other);
        (void)bench.compare();
        std::vector<double> seconds;
        double most = 0;
        for (int round = 0; round < rounds; ++round) {
            const Outcome outcome = bench.compare();
            seconds.push_back(outcome.seconds);
            most = std::max(most, outcome.peakMb);
        }
        scale << QJsonObject{{QStringLiteral("rows"), other.rows},
                             {QStringLiteral("differences"), bench.differences()},
                             {QStringLiteral("compare_s"), median(seconds)},
                             {QStringLiteral("microseconds_per_row"), median(seconds) / other.rows * 1e6},
                             {QStringLiteral("peak_mb"), most}};
    }
    figures[QStringLiteral("scale")] = scale;
    if (options.isSet(jsonOption)) {
        print(QString::fromUtf8(QJsonDocument(figures).toJson()).trimmed());
        return 0;
    }
    print(QStringLiteral("one entity of %1 rows, %2 of them different, median of %3 rounds")
              .arg(size.rows)
              .arg(differences)
              .arg(rounds));
    print(QStringLiteral("compare   %1 s   pt-table-sync %2 s   %3 times faster")
              .arg(median(compare), 7, 'f', 2)
              .arg(median(peer), 0, 'f', 2)
              .arg(median(peer) / median(compare), 0, 'f', 1));
    print(QStringLiteral("apply     %1 s   beyond the comparison").arg(median(apply) - median(compare), 7, 'f', 2));
    print(QStringLiteral("export    %1 s").arg(median(exported), 7, 'f', 2));
    print(QStringLiteral("memory    %1 MB at most").arg(peak, 7, 'f', 0));
    for (const auto &one : scale)
        print(QStringLiteral("%1 rows: compare %2 s, %3 MB")
                  .arg(one[QStringLiteral("rows")].toInt(), 9)
                  .arg(one[QStringLiteral("compare_s")].toDouble(), 6, 'f', 2)
                  .arg(one[QStringLiteral("peak_mb")].toDouble(), 0, 'f', 0));
    return 0;
}
