// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "deployment/past/past_tables.h"

namespace stellwerk::deployment {

namespace {

/// The rows of @p table over the columns of @p proof.
Result<Fingerprint> rowsOf(db::Connection &connection, const TableProof &proof, const QString &table,
                           const TaskContext &context) {
    std::vector<TableProof> one{proof};
    one.front().table = table;
    one.front().declared = true; // a difference is no failure here
    one.front().inTransaction.reset();
    STELLWERK_TRY(fingerprintAfter(connection, one, context));
    return one.front().after;
}

/// The proof's table as it is called now; nothing when it is gone.
const schema::Table *presentTable(const schema::Schema &schema, const TableProof &proof) {
    const schema::Table *table = schema.table(proof.table);
    return table ? table : schema.table(proof.tableBefore);
}

Result<qint64> countOf(db::Connection &connection, const QString &table) {
    STELLWERK_ASSIGN(
        const auto cell,
        connection.selectValue(QStringLiteral("SELECT COUNT(*) FROM %1").arg(connection.dialect().quote(table))));
    return cell ? cell->toInteger().value_or(0) : 0;
}

} // namespace

Result<std::vector<TableSince>> tablesSince(db::Connection &connection, const schema::Schema &schema,
                                            const project::Project &project,
                                            const std::optional<Checkpoint> &checkpoint, const TaskContext &context) {
    std::vector<TableSince> tables;
    for (const schema::Table &table : schema.tables) {
        const TableProof *proof = nullptr;
        if (checkpoint) {
            const auto found = std::ranges::find_if(
                checkpoint->proofs, [&](const TableProof &one) { return presentTable(schema, one) == &table; });
            proof = found == checkpoint->proofs.end() ? nullptr : &*found;
        }
        if (!proof && !project::isProtected(project.classOf(table.name)))
            continue;
        TableSince since;
        since.table = table.name;
        since.tableClass = proof ? proof->tableClass : project.classOf(table.name);
        if (proof) {
            since.tableAfter = proof->tableBefore;
            since.then = proof->after;
            for (const schema::Column &column : table.columns) {
                if (!proof->columns.contains(column.name))
                    since.newColumns << column.name;
            }
            STELLWERK_ASSIGN(since.now, rowsOf(connection, *proof, table.name, context));
        } else {
            since.tableAfter = checkpoint ? QString() : table.name;
            STELLWERK_ASSIGN(since.now.rows, countOf(connection, table.name));
        }
        tables.push_back(std::move(since));
    }
    return tables;
}

Result<std::vector<TableProof>> proofsOfNow(db::Connection &connection, const schema::Schema &schema,
                                            const Checkpoint &checkpoint, const TaskContext &context) {
    std::vector<TableProof> proofs;
    for (const TableProof &kept : checkpoint.proofs) {
        const schema::Table *now = presentTable(schema, kept);
        if (!now)
            continue;
        TableProof proof = kept;
        proof.tableBefore = now->name;
        proof.table = kept.tableBefore;
        proof.inTransaction.reset();
        STELLWERK_ASSIGN(proof.before, rowsOf(connection, kept, now->name, context));
        proof.after = {};
        proofs.push_back(std::move(proof));
    }
    return proofs;
}

Status takeAfter(db::Connection &connection, std::vector<TableProof> &proofs, const TaskContext &context) {
    for (TableProof &proof : proofs) {
        STELLWERK_ASSIGN(proof.after, rowsOf(connection, proof, proof.table, context));
    }
    return {};
}

} // namespace stellwerk::deployment
