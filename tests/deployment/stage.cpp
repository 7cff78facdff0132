// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "deployment/stage.h"

#include "backup/backup.h"
#include "base/files.h"
#include "demo/demo.h"
#include "deployment/maintenance.h"
#include "masterdata/compare/node_comparison.h"
#include "schema/schema_reader.h"
#include "schema/snapshot.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

#include <map>

namespace stellwerk::test {

namespace {

void copyFolder(const QString &from, const QString &to) {
    QDirIterator files(from, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString file = files.next();
        const QString target = to + u'/' + QDir(from).relativeFilePath(file);
        valueOrDie(makeFolder(QFileInfo(target).absolutePath()));
        if (!QFile::copy(file, target))
            qFatal("%s cannot be copied", qPrintable(file));
    }
}

deployment::Session sessionOf(const QString &folder) {
    return {valueOrDie(project::openWorkspace(folder)), {}, QStringLiteral("tester@bench")};
}

project::Environment environmentOf(const deployment::Session &session, const char *name) {
    return valueOrDie(session.workspace.environment(QString::fromLatin1(name)));
}

bool isToolTable(const QString &table) {
    return table.startsWith(QLatin1String("stellwerk_"));
}

std::optional<db::ConnectionProfile> &otherServer() {
    static std::optional<db::ConnectionProfile> server;
    return server;
}

/// The name of a new, empty one where the stages are.
QString freshDatabase() {
    static int count = 0;
    if (!otherServer())
        return PrivateServer::instance().freshDatabase().database;
    const QString name = QStringLiteral("other_%1").arg(++count);
    db::Connection connection = openOrDie(*otherServer());
    valueOrDie(connection.exec(QString(u"CREATE DATABASE " + connection.dialect().quote(name))));
    return name;
}

/// The demo of one engine, from which stages are copied.
struct Original {
    explicit Original(db::Engine engine) {
        demo::DemoOptions options;
        options.folder = parent.filePath(QStringLiteral("demo"));
        options.engine = engine;
        if (engine == db::Engine::MariaDb)
            options.server = otherServer() ? *otherServer() : PrivateServer::instance().adminProfile();
        folder = valueOrDie(demo::createDemo(options, {})).folder;
        const deployment::Session session = sessionOf(folder);
        const project::Environment dev = environmentOf(session, "dev");
        const auto baseline =
            valueOrDie(deployment::planBaseline(session, dev, session.workspace.project.requiredDbVersion, {}));
        valueOrDie(deployment::applyBaseline(session, baseline, false, {}, {}));
        package = valueOrDie(deployment::preparePackage(session, dev, {}, {})).path;
        if (engine == db::Engine::Sqlite)
            return;
        prod = valueOrDie(session.profile(environmentOf(session, "prod"), {}));
        backup::BackupOptions saved;
        saved.folder = parent.filePath(QStringLiteral("saved"));
        backup = valueOrDie(backup::createBackup(prod, saved, {})).file;
        rows = rowsNow();
    }

    /// On MariaDB all stages use one prod after the other, restored when the last one has left a trace.
    void resetProd() {
        if (rowsNow() != rows)
            valueOrDie(backup::restoreBackup(backup, prod, {}));
    }

    QStringList rowsNow() const {
        QStringList lines = stateOf(prod);
        db::Connection connection = openOrDie(prod);
        for (const backup::BackupTable &table : valueOrDie(backup::hashTables(connection, {})))
            lines << table.name + u' ' + table.hash;
        return lines;
    }

    QTemporaryDir parent;
    QString folder;
    QString package;
    db::ConnectionProfile prod; ///< MariaDB only, like the rest
    QString backup;
    QStringList rows;
};

Original &originalOf(db::Engine engine) {
    static std::map<db::Engine, std::unique_ptr<Original>> originals;
    std::unique_ptr<Original> &original = originals[engine];
    if (!original)
        original = std::make_unique<Original>(engine);
    return *original;
}

} // namespace

void Stage::useServer(const db::ConnectionProfile &admin) {
    otherServer() = admin;
}

Stage::Stage(db::Engine engine) {
    Original &original = originalOf(engine);
    const QString folder = m_folder.filePath(QStringLiteral("work space"));
    copyFolder(original.folder, folder);
    session = sessionOf(folder);
    dev = environmentOf(session, "dev");
    prod = environmentOf(session, "prod");
    package = folder + u'/' + QDir(original.folder).relativeFilePath(original.package);
    if (engine == db::Engine::MariaDb)
        original.resetProd();
    decide();
}

/// Dev has lost its improvement costs, and prod is production: somebody must confirm that those of prod stay.
void Stage::decide() const {
    db::Connection connection = open(prod);
    const auto rows =
        valueOrDie(connection.selectValue(QStringLiteral("SELECT COUNT(*) FROM learning_skill_improvement_costs")));
    masterdata::Decision decision;
    decision.entity = QStringLiteral("skill_improvement_costs");
    decision.take = masterdata::Decision::Take::Target;
    decision.contentHash = masterdata::emptyContentHash(decision.entity, rows->toInteger().value());
    decision.by = QStringLiteral("test");
    decision.at = utcTimestamp();
    masterdata::Review review;
    review.decide(decision);
    valueOrDie(review.save(masterdata::Review::fileFor(package, prod.name)));
}

db::ConnectionProfile Stage::profile(const project::Environment &environment) const {
    return valueOrDie(session.profile(environment, {}));
}

db::Connection Stage::open(const project::Environment &environment) const {
    return openOrDie(profile(environment));
}

void Stage::change(const QStringList &statements) const {
    db::Connection connection = open(prod);
    for (const QString &statement : statements)
        valueOrDie(connection.exec(statement));
}

void Stage::write(const QString &name, const QByteArray &content) const {
    valueOrDie(writeFileAtomically(session.workspace.path(name), content));
}

project::Environment Stage::emptyEnvironment() const {
    project::Environment environment = prod;
    environment.name = QStringLiteral("other");
    environment.kind = project::EnvironmentKind::Development;
    if (prod.driver == db::Engine::MariaDb) {
        environment.database = freshDatabase();
        return environment;
    }
    db::ConnectionProfile file = profile(prod);
    file.database = m_folder.filePath(QStringLiteral("other.sqlite"));
    file.createFile = true;
    const db::Connection made = openOrDie(file);
    environment.database = file.database;
    return environment;
}

void Stage::prepareAgain() {
    session.workspace = valueOrDie(project::openWorkspace(folder()));
    package = valueOrDie(deployment::preparePackage(
                             session, dev, QStringLiteral("%1/packages/again %2").arg(folder()).arg(++m_packages), {}))
                  .path;
    decide();
}

void Stage::editSnapshot(const QString &table, const std::function<void(QJsonObject &)> &edit) {
    const QString name = QStringLiteral("schema/0.4.0.json");
    QJsonObject snapshot = QJsonDocument::fromJson(valueOrDie(readFile(session.workspace.path(name)))).object();
    QJsonArray tables = snapshot[QLatin1String("tables")].toArray();
    for (QJsonValueRef entry : tables) {
        QJsonObject changed = entry.toObject();
        if (changed[QLatin1String("name")].toString() != table)
            continue;
        edit(changed);
        entry = changed;
    }
    snapshot[QLatin1String("tables")] = tables;
    write(name, QJsonDocument(snapshot).toJson());
    prepareAgain();
}

void Stage::addToSnapshot(const QString &table, const QJsonObject &column) {
    editSnapshot(table, [&](QJsonObject &changed) {
        QJsonArray columns = changed[QLatin1String("columns")].toArray();
        columns << column;
        changed[QLatin1String("columns")] = columns;
    });
}

void Stage::editPackage(const std::function<void(package::Package &)> &edit) {
    package::Package content = valueOrDie(package::readPackage(package, {}));
    edit(content);
    package = valueOrDie(package::writePackage(content, folder() + QLatin1String("/packages/edited"), {}));
    decide();
}

void Stage::addMigration(const QByteArray &script) {
    write(QStringLiteral("migrations/0009_one_more.sql"), "-- version: 0.4.0\n" + script);
    prepareAgain();
}

deployment::Plan Stage::plan(const TaskContext &context) const {
    return valueOrDie(deployment::planDeployment(session, package, prod, context));
}

deployment::DeploymentReport Stage::deploy(const TaskContext &context) const {
    return apply(plan(), context);
}

deployment::DeploymentReport Stage::apply(const deployment::Plan &plan, const TaskContext &context) const {
    return deployment::applyDeployment(session, plan, {prod.name}, context);
}

QStringList stateOf(const db::ConnectionProfile &profile) {
    db::Connection connection = openOrDie(profile);
    QStringList lines;
    if (const auto version =
            connection.selectValue(QStringLiteral("SELECT version FROM schema_version ORDER BY id DESC LIMIT 1")))
        lines << QStringLiteral("version ") + version->value_or(db::Value()).toString();
    schema::Schema schema = valueOrDie(schema::readSchema(connection));
    std::erase_if(schema.tables, [](const schema::Table &table) { return isToolTable(table.name); });
    lines += QString::fromUtf8(schema::snapshotToJson(schema)).split(u'\n');
    for (const backup::BackupTable &table : valueOrDie(backup::hashTables(connection, {}))) {
        if (!isToolTable(table.name) && table.name != QLatin1String("schema_version") &&
            table.name != QLatin1String("migration_history"))
            lines << QStringLiteral("%1 %2 %3").arg(table.name).arg(table.rows).arg(table.hash);
    }
    return lines;
}

QString difference(const QStringList &actual, const QStringList &expected) {
    for (qsizetype i = 0; i < std::max(actual.size(), expected.size()); ++i) {
        if (actual.value(i) != expected.value(i))
            return QStringLiteral("actual:\n%1\nexpected:\n%2")
                .arg(actual.value(i, QStringLiteral("nothing")), expected.value(i, QStringLiteral("nothing")));
    }
    return {};
}

std::vector<QJsonObject> logOf(const deployment::DeploymentReport &report) {
    std::vector<QJsonObject> lines;
    for (const QByteArray &line : valueOrDie(readFile(report.folder + QLatin1String("/events.jsonl"))).split('\n')) {
        if (!line.isEmpty())
            lines.push_back(QJsonDocument::fromJson(line).object());
    }
    return lines;
}

TaskContext Listener::context() {
    return TaskContext(
        stop.get_token(),
        [this](const Progress &) {
            if (onReport)
                onReport(reports);
            ++reports;
        },
        [this](const Event &event) {
            events.push_back(event);
            if (onEvent)
                onEvent(event);
        });
}

void Listener::atPhase(const QString &phase, std::function<void()> action) {
    onEvent = [phase, action = std::move(action)](const Event &event) {
        if (event.event == QLatin1String("phase_started") &&
            event.data.value(QLatin1String("phase")).toString() == phase)
            action();
    };
}

bool Listener::heard(const QString &event) const {
    return std::ranges::any_of(events, [&](const Event &heardEvent) { return heardEvent.event == event; });
}

} // namespace stellwerk::test
