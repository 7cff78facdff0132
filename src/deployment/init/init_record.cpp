// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "deployment/init/init_record.h"

#include "masterdata/import/baseline.h"
#include "migration/state/tracking_tables.h"
#include "schema/schema_reader.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace stellwerk::deployment {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Init)
};

using migration::TrackingTable;

constexpr QLatin1StringView kKind("init");

/// What init makes beside the application's tables. Lock and list of deployments stay: they tell of the attempt.
QStringList trackingTables() {
    return {migration::tableName(TrackingTable::SchemaVersion), migration::tableName(TrackingTable::MigrationHistory),
            migration::tableName(TrackingTable::StoredScript), migration::tableName(TrackingTable::Journal),
            QLatin1StringView(masterdata::kBaselineTable)};
}

QStringList toList(const QJsonValue &value) {
    QStringList list;
    for (const QJsonValue &item : value.toArray())
        list << item.toString();
    return list;
}

/// "procedure x" of the schema's routines is a name and a kind already.
void addPrograms(QStringList &list, const char *kind, const QMap<QString, QString> &programs) {
    for (const QString &name : programs.keys())
        list << (*kind ? QString(QLatin1StringView(kind) + u' ' + name) : name);
}

} // namespace

QByteArray InitNote::toJson() const {
    return QJsonDocument(QJsonObject{{QStringLiteral("kind"), kKind},
                                     {QStringLiteral("tables"), QJsonArray::fromStringList(tables)},
                                     {QStringLiteral("begun"), begun},
                                     {QStringLiteral("programs"), QJsonArray::fromStringList(programs)},
                                     {QStringLiteral("tracking"), tracking}})
        .toJson(QJsonDocument::Compact);
}

std::optional<InitNote> initNoteOf(const UnfinishedRun &run) {
    const QJsonObject json = QJsonDocument::fromJson(run.checkpoint).object();
    if (json[QLatin1String("kind")].toString() != kKind)
        return {};
    InitNote note;
    note.tables = toList(json[QLatin1String("tables")]);
    note.begun = std::clamp<qsizetype>(json[QLatin1String("begun")].toInteger(), 0, note.tables.size());
    note.programs = toList(json[QLatin1String("programs")]);
    note.tracking = json[QLatin1String("tracking")].toBool();
    return note;
}

QStringList programsOf(const schema::Schema &schema) {
    QStringList list;
    addPrograms(list, "sequence", schema.sequences);
    addPrograms(list, "", schema.routines);
    addPrograms(list, "view", schema.views);
    addPrograms(list, "trigger", schema.triggers);
    addPrograms(list, "event", schema.events);
    return list;
}

QStringList contentOf(const schema::Schema &schema) {
    QStringList list;
    for (const schema::Table &table : schema.tables) {
        if (table.name != migration::tableName(TrackingTable::Lock) &&
            table.name != migration::tableName(TrackingTable::Deployment))
            list << QStringLiteral("table ") + table.name;
    }
    return list + programsOf(schema);
}

QStringList tablesLeft(const InitNote &note, const schema::Schema &schema) {
    QStringList left = note.tables.first(note.begun);
    if (note.tracking) {
        for (const QString &table : trackingTables()) {
            if (!left.contains(table))
                left << table;
        }
    }
    left.removeIf([&](const QString &table) { return !schema.table(table); });
    return left;
}

Status checkNoRows(db::Connection &connection, const QStringList &tables) {
    QStringList filled;
    for (const QString &table : tables) {
        STELLWERK_ASSIGN(
            const auto row,
            connection.selectValue(QStringLiteral("SELECT 1 FROM %1 LIMIT 1").arg(connection.dialect().quote(table))));
        if (row)
            filled << table;
    }
    if (filled.isEmpty())
        return {};
    return fail(ErrorCode::Drift,
                Tr::tr("The interrupted init of “%1” wrote no rows, but there are some in: %2. Nothing was dropped.")
                    .arg(connection.profile().label, filled.join(QLatin1String(", "))),
                Tr::tr("Somebody has used the database since. Keep what is needed, empty these tables and try again."));
}

Result<QStringList> dropMade(db::Connection &connection, const InitNote &note) {
    STELLWERK_ASSIGN(const schema::Schema schema, schema::readSchema(connection));
    const QStringList tables = tablesLeft(note, schema);
    STELLWERK_TRY(checkNoRows(connection, tables));
    const bool mariaDb = connection.engine() == db::Engine::MariaDb;
    const db::Dialect &dialect = connection.dialect();
    QStringList dropped;
    const QStringList present = programsOf(schema);
    // Those that need others come last in the list.
    for (auto program = note.programs.rbegin(); program != note.programs.rend(); ++program) {
        if (!present.contains(*program))
            continue;
        STELLWERK_TRY(connection.exec(
            QStringLiteral("DROP %1 IF EXISTS %2")
                .arg(program->section(u' ', 0, 0).toUpper(), dialect.quote(program->section(u' ', 1)))));
        dropped << *program;
    }
    // Foreign keys lead from one empty table to another; the session ends here, but not for whoever goes on with it.
    if (mariaDb)
        STELLWERK_TRY(connection.exec(QStringLiteral("SET SESSION foreign_key_checks = 0")));
    for (auto table = tables.rbegin(); table != tables.rend(); ++table) {
        STELLWERK_TRY(connection.exec(QStringLiteral("DROP TABLE IF EXISTS ") + dialect.quote(*table)));
        dropped << QStringLiteral("table ") + *table;
    }
    if (mariaDb)
        STELLWERK_TRY(connection.exec(QStringLiteral("SET SESSION foreign_key_checks = 1")));
    return dropped;
}

} // namespace stellwerk::deployment
