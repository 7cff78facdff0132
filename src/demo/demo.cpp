// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/demo.h"

#include "base/files.h"
#include "demo/bamort_files.h"
#include "demo/demo_place.h"
#include "demo/master_rows.h"
#include "demo/user_rows.h"
#include "migration/state/version_state.h"
#include "schema/schema_sql.h"
#include "schema/snapshot.h"

#include <QCoreApplication>

namespace stellwerk::demo {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Demo)
};

constexpr Version kDevVersion{0, 4, 0};
constexpr Version kProdVersion{0, 3, 0};
constexpr Version kProdBackend{0, 1, 31};

/// In one transaction, which SQLite needs in order not to write every table to the disk by itself; MariaDB commits at
/// each table whatever we say. There foreign keys are added without rebuilding the (empty) tables only while they are
/// not checked.
Status makeTables(db::Connection &connection, const schema::Schema &tables) {
    const bool mariaDb = connection.engine() == db::Engine::MariaDb;
    if (mariaDb)
        STELLWERK_TRY(connection.exec(QStringLiteral("SET SESSION foreign_key_checks = 0")));
    STELLWERK_ASSIGN(db::Transaction transaction, db::Transaction::begin(connection));
    for (const QString &statement : schema::createStatements(tables, connection.engine()))
        STELLWERK_TRY(connection.exec(statement));
    STELLWERK_TRY(transaction.commit());
    if (mariaDb)
        STELLWERK_TRY(connection.exec(QStringLiteral("SET SESSION foreign_key_checks = 1")));
    return {};
}

/// Dev is tracked as real databases of 0.4.0 are: one row made by hand at second 1, and a history that knows nothing.
Status writeDevVersion(Filling &filling) {
    STELLWERK_ASSIGN(TableWriter table,
                     TableWriter::open(filling, "schema_version",
                                       "id version migration_number applied_at backend_version description checksum"));
    STELLWERK_TRY(table.add({number(1), text(kDevVersion.toString()), number(1), number(1),
                             text(QStringLiteral("0.1.37")), none(), none()}));
    return table.finish();
}

Status checkForeignKeys(db::Connection &connection, const schema::Schema &tables) {
    const db::Dialect &dialect = connection.dialect();
    for (const schema::Table &table : tables.tables) {
        for (const schema::ForeignKey &key : table.foreignKeys) {
            QStringList joins;
            QStringList given;
            for (qsizetype i = 0; i < key.columns.size(); ++i) {
                const QString child = QString(QLatin1String("child.") + dialect.quote(key.columns[i]));
                joins << QStringLiteral("%1 = parent.%2").arg(child, dialect.quote(key.referencedColumns[i]));
                given << QString(child + QLatin1String(" IS NOT NULL"));
            }
            const QString sql =
                QStringLiteral(
                    "SELECT COUNT(*) FROM %1 AS child LEFT JOIN %2 AS parent ON %3 WHERE %4 AND parent.%5 IS NULL")
                    .arg(dialect.quote(table.name), dialect.quote(key.table), joins.join(QLatin1String(" AND ")),
                         given.join(QLatin1String(" AND ")), dialect.quote(key.referencedColumns.front()));
            STELLWERK_ASSIGN(const auto orphans, connection.selectValue(sql));
            if (!orphans || orphans->toInteger() != 0)
                return fail(ErrorCode::Internal,
                            Tr::tr("The sample rows violate the foreign key %1 of %2.").arg(key.name, table.name));
        }
    }
    return {};
}

Result<qint64> fillDatabase(db::Connection &connection, Side side, const schema::Schema &tables,
                            const DemoOptions &options, const TaskContext &context) {
    STELLWERK_TRY(makeTables(connection, tables));
    Filling filling{connection, context, side, options.seed, options.scale};
    STELLWERK_ASSIGN(db::Transaction transaction, db::Transaction::begin(connection));
    STELLWERK_TRY(writeMasterRows(filling));
    STELLWERK_TRY(writeUserRows(filling));
    if (filling.isDev())
        STELLWERK_TRY(writeDevVersion(filling));
    STELLWERK_TRY(checkForeignKeys(connection, tables));
    STELLWERK_TRY(transaction.commit());
    return filling.rows;
}

Status adoptProd(db::Connection &connection, const QString &folder) {
    STELLWERK_ASSIGN(const auto migrations, migration::loadMigrations(QString(folder + QLatin1String("/migrations")),
                                                                      connection.engine(), kDevVersion));
    STELLWERK_TRY(migration::ensureTrackingTables(connection));
    return migration::recordBaseline(connection, kProdVersion, kProdBackend, migrations, QStringLiteral("demo"));
}

Result<qint64> makeSide(DemoPlace &place, Side side, const DemoOptions &options, const TaskContext &context) {
    const Version &version = side == Side::Dev ? kDevVersion : kProdVersion;
    STELLWERK_ASSIGN(const schema::Schema tables,
                     schema::readSnapshot(QStringLiteral("%1/schema/%2.json").arg(place.folder(), version.toString())));
    STELLWERK_ASSIGN(const db::ConnectionProfile profile, place.makeDatabase(side));
    STELLWERK_ASSIGN(db::Connection connection, db::Connection::open(profile));
    connection.stopWith(context.stopToken());
    STELLWERK_ASSIGN(const qint64 rows, fillDatabase(connection, side, tables, options, context));
    if (side == Side::Prod)
        STELLWERK_TRY(adoptProd(connection, place.folder()));
    return rows;
}

} // namespace

Result<DemoWorkspace> createDemo(const DemoOptions &options, const TaskContext &context) {
    STELLWERK_ASSIGN(DemoPlace place, DemoPlace::find(options));
    STELLWERK_TRY(place.makeWorkspaceFolder());
    STELLWERK_TRY(writeProjectFiles(QStringLiteral("bamort"), place.folder(), kDevVersion));
    STELLWERK_TRY(
        writeFileAtomically(QString(place.folder() + QLatin1String("/environments.toml")), place.environmentsToml()));
    DemoWorkspace made{place.folder()};
    STELLWERK_ASSIGN(made.devRows, makeSide(place, Side::Dev, options, context));
    STELLWERK_ASSIGN(made.prodRows, makeSide(place, Side::Prod, options, context));
    STELLWERK_TRY(context.checkStop());
    place.keep();
    return made;
}

} // namespace stellwerk::demo
