// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A whole deployment of the demo, with rehearsal, on a private MariaDB server that keeps what it is told: a database
// with many characters and rows of users goes from 0.3.0 to 0.4.0. Tells the times of all phases, the downtime that the
// rehearsal predicted and the one that it came to, and the memory of this process at most.

#include "demo/demo.h"
#include "deployment/maintenance.h"
#include "deployment/rehearsal/rehearsal.h"
#include "deployment/run/deploy.h"
#include "deployment/workspace/prepare.h"
#include "masterdata/compare/node_comparison.h"
#include "project/workspace.h"
#include "support/test_databases.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>

#include <sys/resource.h>

#include <cstdio>

using namespace stellwerk;
using test::valueOrDie;

namespace {

qint64 numberOf(db::Connection &connection, const QString &sql) {
    const auto cell = valueOrDie(connection.selectValue(sql));
    return cell ? cell->toInteger().value_or(0) : 0;
}

/// Rows of all tables that belong to users.
qint64 userRows(db::Connection &connection, const project::Project &project) {
    qint64 rows = 0;
    for (const auto &row :
         valueOrDie(connection.select(QStringLiteral(
                        "SELECT table_name FROM information_schema.tables WHERE table_schema = DATABASE()")))
             .rows) {
        const QString table = row.front().toString();
        if (project::isProtected(project.classOf(table)))
            rows += numberOf(connection, QString(u"SELECT COUNT(*) FROM " + connection.dialect().quote(table)));
    }
    return rows;
}

/// Characters with money, then skills, spells and equipment of all of them in turn.
void fill(db::Connection &connection, const project::Project &project, qint64 characters, qint64 rows) {
    const qint64 there = numberOf(connection, QStringLiteral("SELECT COUNT(*) FROM char_chars"));
    if (characters > there) {
        valueOrDie(connection.exec(
            QStringLiteral("INSERT INTO char_chars (name, user_id, rasse, typ, grad) SELECT CONCAT('Character ', seq), "
                           "(SELECT MIN(user_id) FROM users), 'Human', 'Hero', 1 + seq % 10 FROM seq_1_to_%1")
                .arg(characters - there)));
        valueOrDie(connection.exec(QStringLiteral(
            "INSERT INTO char_wealth (character_id, user_id, `goldstücke`, `silberstücke`) SELECT id, user_id, id % "
            "97, "
            "id % 13 FROM char_chars WHERE id NOT IN (SELECT character_id FROM char_wealth WHERE character_id IS NOT "
            "NULL)")));
    }
    const qint64 missing = rows - userRows(connection, project);
    if (missing <= 0)
        return;
    valueOrDie(connection.exec(QStringLiteral(
        "CREATE TEMPORARY TABLE numbered AS SELECT ROW_NUMBER() OVER (ORDER BY id) - 1 AS n, id, user_id "
        "FROM char_chars")));
    const qint64 count = numberOf(connection, QStringLiteral("SELECT COUNT(*) FROM char_chars"));
    const qint64 third = missing / 3;
    const auto add = [&](const char *table, const char *column, qint64 howMany) {
        if (howMany > 0)
            valueOrDie(connection.exec(
                QStringLiteral("INSERT INTO %1 (name, %2, user_id, beschreibung) SELECT CONCAT('Thing ', seq), "
                               "numbered.id, numbered.user_id, REPEAT('lorem ipsum ', 1 + seq % 9) FROM seq_1_to_%3 "
                               "JOIN numbered ON numbered.n = seq % %4")
                    .arg(QLatin1String(table), QLatin1String(column))
                    .arg(howMany)
                    .arg(count)));
    };
    add("skill_skills", "character_id", third);
    add("skill_spells", "character_id", third);
    add("equi_equipments", "character_id", missing - 2 * third);
}

/// Dev has lost its improvement costs: somebody confirms that those of prod stay.
void decide(db::Connection &connection, const QString &package) {
    masterdata::Decision decision;
    decision.entity = QStringLiteral("skill_improvement_costs");
    decision.take = masterdata::Decision::Take::Target;
    decision.contentHash = masterdata::emptyContentHash(
        decision.entity, numberOf(connection, QStringLiteral("SELECT COUNT(*) FROM learning_skill_improvement_costs")));
    decision.by = QStringLiteral("bench");
    decision.at = QStringLiteral("2026-01-31T12:00:00Z");
    masterdata::Review review;
    review.decide(decision);
    valueOrDie(review.save(masterdata::Review::fileFor(package, QStringLiteral("prod"))));
}

QJsonArray phasesOf(const std::vector<deployment::PhaseResult> &phases) {
    QJsonArray list;
    for (const deployment::PhaseResult &phase : phases)
        list << QJsonObject{{QStringLiteral("phase"), phase.phase},
                            {QStringLiteral("milliseconds"), phase.milliseconds}};
    return list;
}

void print(const QJsonObject &json) {
    std::printf("%lld characters, %lld rows of users: whole deployment %.1f s\n", json[u"characters"].toInteger(),
                json[u"user_rows"].toInteger(), json[u"milliseconds"].toDouble() / 1000);
    for (const char *list : {"phases", "rehearsal_phases"}) {
        std::printf("  %s\n", list);
        for (const QJsonValue &phase : json[QLatin1String(list)].toArray())
            std::printf("    %-16s %8lld ms\n", qPrintable(phase[u"phase"].toString()),
                        phase[u"milliseconds"].toInteger());
    }
    std::printf("  away: predicted %lld to %lld ms, measured %lld ms\n", json[u"predicted_low_ms"].toInteger(),
                json[u"predicted_high_ms"].toInteger(), json[u"measured_ms"].toInteger());
    std::printf("  backup %lld bytes, memory at most %lld MB\n", json[u"backup_bytes"].toInteger(),
                json[u"peak_memory_kb"].toInteger() / 1024);
}

} // namespace

int main(int argc, char **argv) {
    QCoreApplication application(argc, argv);
    QCommandLineParser options;
    options.addHelpOption();
    const QCommandLineOption charactersOption(QStringLiteral("characters"), QStringLiteral("characters at least"),
                                              QStringLiteral("N"), QStringLiteral("1000"));
    const QCommandLineOption rowsOption(QStringLiteral("rows"), QStringLiteral("rows of users at least"),
                                        QStringLiteral("N"), QStringLiteral("100000"));
    const QCommandLineOption jsonOption(QStringLiteral("json"), QStringLiteral("one JSON document"));
    options.addOptions({charactersOption, rowsOption, jsonOption});
    options.process(application);

    test::PrivateServer server({QStringLiteral("--innodb-flush-log-at-trx-commit=1"),
                                QStringLiteral("--skip-debug-no-sync"), QStringLiteral("--sync-frm"),
                                QStringLiteral("--innodb-flush-method=O_DIRECT"),
                                QStringLiteral("--innodb-doublewrite=ON"), QStringLiteral("--innodb-log-file-size=96M"),
                                QStringLiteral("--innodb-buffer-pool-size=128M")});
    const QTemporaryDir parent;
    demo::DemoOptions demoOptions;
    demoOptions.folder = parent.filePath(QStringLiteral("demo"));
    demoOptions.engine = db::Engine::MariaDb;
    demoOptions.server = server.adminProfile();
    const QString folder = valueOrDie(demo::createDemo(demoOptions, {})).folder;
    const deployment::Session session{valueOrDie(project::openWorkspace(folder)), {}, QStringLiteral("bench@bench")};
    const project::Environment dev = valueOrDie(session.workspace.environment(QStringLiteral("dev")));
    project::Environment prod = valueOrDie(session.workspace.environment(QStringLiteral("prod")));
    prod.rehearsal = true;
    const project::Project &project = session.workspace.project;
    valueOrDie(deployment::applyBaseline(
        session, valueOrDie(deployment::planBaseline(session, dev, project.requiredDbVersion, {})), false, {}, {}));
    const QString package = valueOrDie(deployment::preparePackage(session, dev, {}, {})).path;
    db::Connection connection = test::openOrDie(valueOrDie(session.profile(prod, {})));
    fill(connection, project, options.value(charactersOption).toLongLong(), options.value(rowsOption).toLongLong());
    decide(connection, package);
    const qint64 characters = numberOf(connection, QStringLiteral("SELECT COUNT(*) FROM char_chars"));
    const qint64 rows = userRows(connection, project);

    const deployment::Plan plan = valueOrDie(deployment::planDeployment(session, package, prod, {}));
    const deployment::DeploymentReport report = deployment::applyDeployment(session, plan, {prod.name}, {});
    if (report.exitCode() != ExitCode::Ok || !report.predicted)
        qFatal("%s", qPrintable(report.error ? report.error->toText() : report.databaseState));
    QFile rehearsal(report.folder + QLatin1String("/rehearsal.json"));
    if (!rehearsal.open(QIODevice::ReadOnly))
        qFatal("%s cannot be read", qPrintable(rehearsal.fileName()));
    rusage usage{};
    ::getrusage(RUSAGE_SELF, &usage);
    const QJsonObject json{
        {QStringLiteral("characters"), characters},
        {QStringLiteral("user_rows"), rows},
        {QStringLiteral("milliseconds"), report.startedAt.msecsTo(report.finishedAt)},
        {QStringLiteral("phases"), phasesOf(report.phases)},
        {QStringLiteral("rehearsal_phases"), QJsonDocument::fromJson(rehearsal.readAll()).object()[u"phases"]},
        {QStringLiteral("predicted_low_ms"), report.predicted->lowMilliseconds},
        {QStringLiteral("predicted_high_ms"), report.predicted->highMilliseconds},
        {QStringLiteral("measured_ms"), report.awayMilliseconds()},
        {QStringLiteral("backup_bytes"), report.backup ? report.backup->fileSize : 0},
        {QStringLiteral("peak_memory_kb"), static_cast<qint64>(usage.ru_maxrss)}};
    if (options.isSet(jsonOption))
        std::fputs(QJsonDocument(json).toJson().constData(), stdout);
    else
        print(json);
    return 0;
}
