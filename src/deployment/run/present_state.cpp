// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "deployment/run/present_state.h"

#include "backup/backup.h"
#include "deployment/past/past_tables.h"
#include "schema/schema_reader.h"

#include <QCoreApplication>

namespace stellwerk::deployment {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Rollback)
};

QString list(const QStringList &texts) {
    return texts.join(QLatin1String(", "));
}

/// The run's own maintenance is over, or was left behind: the new backend may have written.
bool newBackendMayHaveWritten(const RollbackInput &input) {
    return input.importCommitted || input.plan.resumed;
}

Result<std::vector<TableSince>> tablesNow(const RollbackInput &input, const TaskContext &context) {
    STELLWERK_ASSIGN(db::Connection connection, db::Connection::open(input.profile));
    STELLWERK_ASSIGN(const schema::Schema schema, schema::readSchema(connection));
    Checkpoint then;
    then.proofs = input.proofs;
    for (TableProof &proof : then.proofs) {
        if (!input.importCommitted || proof.after.hash.isEmpty())
            proof.after = proof.before;
    }
    return tablesSince(connection, schema, input.release.project, then, context);
}

/// A declared table differs before the COMMIT because of the migrations, too.
bool isWritten(const TableSince &table, const RollbackInput &input) {
    if (!table.isWritten())
        return false;
    const auto proof = std::ranges::find_if(input.proofs, [&](const TableProof &one) {
        return one.table == table.table || one.tableBefore == table.table;
    });
    return proof != input.proofs.end() && (!proof->declared || (input.importCommitted && !proof->after.hash.isEmpty()));
}

/// Gives the file.
Result<QString> keep(const RollbackInput &input, const TaskContext &context) {
    backup::BackupOptions options;
    options.folder = input.session.workspace.reportsFolder() + u'/' + input.runId;
    options.projectId = input.release.project.id;
    options.trigger = QStringLiteral("before rollback");
    STELLWERK_ASSIGN(const backup::BackupInfo kept, backup::createBackup(input.profile, options, context));
    return kept.file;
}

/// @p required: without the file nothing may be taken back.
Status keepInto(PresentState &state, bool required, const RollbackInput &input, const TaskContext &context) {
    const Result<QString> kept = keep(input, context);
    if (kept) {
        state.file = *kept;
        return {};
    }
    if (!required) {
        context.warning(QStringLiteral("present_state_not_kept"),
                        Tr::tr("What the database holds now could not be kept: %1").arg(kept.error().message));
        return {};
    }
    const QStringList endangered = state.written + state.leaving;
    return fail(kept.error().code,
                endangered.isEmpty()
                    ? Tr::tr("What users may have written could not be kept, so the rollback went no further: %1")
                          .arg(kept.error().message)
                    : Tr::tr("What users wrote (%1) could not be kept, so the rollback went no further: %2")
                          .arg(list(endangered), kept.error().message),
                Tr::tr("Make room for a file in %1.")
                    .arg(QString(input.session.workspace.reportsFolder() + u'/' + input.runId)));
}

} // namespace

QString PresentState::afterWayDown() const {
    if (file.isEmpty() || leaving.isEmpty())
        return {};
    return Tr::tr(
               "With the way down went %1, as far as the migrations do not keep it. What users wrote there is in %2.")
        .arg(list(leaving), file);
}

QString PresentState::afterBackup() const {
    if (file.isEmpty() || (written.isEmpty() && leaving.isEmpty()))
        return {};
    return Tr::tr("The backup does not have what was written since to %1. That is in %2.")
        .arg(list(written + leaving), file);
}

PresentState readPresentState(const RollbackInput &input, const TaskContext &context) {
    PresentState state;
    const auto tables = tablesNow(input, context);
    if (!tables) {
        state.known = false;
        return state;
    }
    for (const TableSince &table : *tables) {
        if (isWritten(table, input))
            state.written << Tr::tr("%1 (%2 → %3 rows)").arg(table.table).arg(table.then->rows).arg(table.now.rows);
        // Before that, only the migrations themselves have filled what is new.
        if (table.now.rows == 0 || !newBackendMayHaveWritten(input))
            continue;
        if (table.tableAfter.isEmpty())
            state.leaving << Tr::tr("%1 with %n row(s)", nullptr, static_cast<int>(table.now.rows)).arg(table.table);
        else if (!table.newColumns.isEmpty())
            state.leaving << Tr::tr("the columns %1 of %2").arg(list(table.newColumns), table.table);
    }
    return state;
}

Status keepBeforeWayDown(PresentState &state, const RollbackInput &input, const TaskContext &context) {
    const bool may = newBackendMayHaveWritten(input);
    const bool did = !state.known || !state.written.isEmpty();
    if (!may && !did)
        return {};
    return keepInto(state, did || !state.leaving.isEmpty(), input, context);
}

Status keepBeforeBackup(PresentState &state, const RollbackInput &input, const TaskContext &context) {
    if (!state.file.isEmpty())
        return {};
    const bool endangered =
        !state.known || !state.written.isEmpty() || !state.leaving.isEmpty() || input.importCommitted;
    return keepInto(state, endangered, input, context);
}

} // namespace stellwerk::deployment
