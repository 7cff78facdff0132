// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "deployment/plan/protection.h"

#include "db/row_hash.h"
#include "db/row_reader.h"

#include <QCoreApplication>
#include <QJsonArray>

namespace stellwerk::deployment {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Protection)
};

constexpr qint64 kRowsBetweenStopChecks = 256;

Result<Fingerprint> fingerprintOf(db::Connection &connection, const QString &table, const TableProof &proof,
                                  const TaskContext &context) {
    const db::Dialect &dialect = connection.dialect();
    QStringList expressions;
    for (qsizetype i = 0; i < proof.columns.size(); ++i)
        expressions << dialect.readExpression(proof.columns[i], proof.types[i]);
    STELLWERK_ASSIGN(
        db::RowReader reader,
        db::RowReader::open(
            connection,
            QStringLiteral("SELECT %1 FROM %2").arg(expressions.join(QLatin1String(", ")), dialect.quote(table))));
    db::RowHash hash;
    while (true) {
        STELLWERK_ASSIGN(const bool more, reader.next());
        if (!more)
            break;
        if (hash.rows() % kRowsBetweenStopChecks == 0)
            STELLWERK_TRY(context.checkStop());
        hash.add(reader.row());
    }
    return Fingerprint{hash.rows(), hash.toHex()};
}

/// The columns that @p expected keeps, in the order of now; all of them if it does not know the table.
void addKeptColumns(TableProof &proof, const schema::Table &now, const schema::Table *expected) {
    for (const schema::Column &column : now.columns) {
        if (expected && !expected->column(column.name))
            continue;
        proof.columns << column.name;
        proof.types << column.type;
    }
}

QJsonObject fingerprintToJson(const Fingerprint &fingerprint) {
    return {{QStringLiteral("rows"), fingerprint.rows}, {QStringLiteral("hash"), fingerprint.hash}};
}

} // namespace

QJsonObject TableProof::toJson() const {
    QJsonObject object{{QStringLiteral("table"), table},
                       {QStringLiteral("table_before"), tableBefore},
                       {QStringLiteral("class"), project::tableClassName(tableClass)},
                       {QStringLiteral("columns"), QJsonArray::fromStringList(columns)},
                       {QStringLiteral("declared"), declared},
                       {QStringLiteral("before"), fingerprintToJson(before)}};
    if (!after.hash.isEmpty()) {
        object[QStringLiteral("after")] = fingerprintToJson(after);
        object[QStringLiteral("unchanged")] = unchanged();
        object[QStringLiteral("written_by_users")] = writtenByUsers();
    }
    return object;
}

Result<std::vector<TableProof>> fingerprintBefore(db::Connection &connection, const schema::Schema &actual,
                                                  const schema::Schema &expected, const project::Project &project,
                                                  const QMap<QString, QString> &renames, const QStringList &touched,
                                                  const TaskContext &context) {
    std::vector<TableProof> proofs;
    for (const schema::Table &table : actual.tables) {
        TableProof proof;
        proof.tableBefore = table.name;
        proof.table = renames.value(table.name, table.name);
        // A table is protected when either of its names says so.
        proof.tableClass = project.classOf(proof.table);
        if (!project::isProtected(proof.tableClass))
            proof.tableClass = project.classOf(table.name);
        if (!project::isProtected(proof.tableClass))
            continue;
        addKeptColumns(proof, table, expected.table(proof.table));
        proof.declared = touched.contains(proof.table) || touched.contains(table.name);
        context.report({table.name, static_cast<qint64>(proofs.size()), static_cast<qint64>(actual.tables.size())});
        STELLWERK_ASSIGN(proof.before, fingerprintOf(connection, table.name, proof, context));
        proofs.push_back(std::move(proof));
    }
    return proofs;
}

Status fingerprintInTransaction(db::Connection &connection, std::vector<TableProof> &proofs,
                                const TaskContext &context) {
    for (TableProof &proof : proofs) {
        STELLWERK_ASSIGN(proof.inTransaction, fingerprintOf(connection, proof.table, proof, context));
    }
    return {};
}

Status fingerprintAfter(db::Connection &connection, std::vector<TableProof> &proofs, const TaskContext &context) {
    QStringList violated;
    for (TableProof &proof : proofs) {
        STELLWERK_ASSIGN(proof.after, fingerprintOf(connection, proof.table, proof, context));
        const bool byImport = proof.inTransaction && *proof.inTransaction != proof.after;
        if (byImport || (!proof.unchanged() && !proof.declared && !proof.writtenByUsers()))
            violated << Tr::tr("%1: %2 rows before, %3 rows after")
                            .arg(proof.table)
                            .arg(proof.before.rows)
                            .arg(proof.after.rows);
    }
    if (violated.isEmpty())
        return {};
    return fail(
        ErrorCode::ProtectionViolated, Tr::tr("Protected tables differ from before, and no migration declares that."),
        Tr::tr("Find the migration that changes them and let it say “touches”, or correct it."), violated.join(u'\n'));
}

} // namespace stellwerk::deployment
