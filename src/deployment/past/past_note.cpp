// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "deployment/past/past_note.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace stellwerk::deployment {

namespace {

constexpr QLatin1StringView kKind("rollback");

} // namespace

QByteArray PastNote::toJson() const {
    QJsonObject rows;
    for (auto it = protectedRows.begin(); it != protectedRows.end(); ++it)
        rows[it.key()] = QJsonArray{it->rows, it->hash};
    return QJsonDocument(QJsonObject{{QStringLiteral("kind"), kKind},
                                     {QStringLiteral("deployment"), deployment},
                                     {QStringLiteral("backup"), backup},
                                     {QStringLiteral("import_undone"), importUndone},
                                     {QStringLiteral("protected_rows"), rows}})
        .toJson(QJsonDocument::Compact);
}

std::optional<PastNote> pastNoteOf(const UnfinishedRun &run) {
    const QJsonObject json = QJsonDocument::fromJson(run.checkpoint).object();
    if (json[QLatin1String("kind")].toString() != kKind)
        return {};
    PastNote note;
    note.deployment = json[QLatin1String("deployment")].toString();
    note.backup = json[QLatin1String("backup")].toString();
    note.importUndone = json[QLatin1String("import_undone")].toBool();
    const QJsonObject rows = json[QLatin1String("protected_rows")].toObject();
    for (auto it = rows.begin(); it != rows.end(); ++it)
        note.protectedRows[it.key()] = {it.value().toArray().at(0).toInteger(), it.value().toArray().at(1).toString()};
    return note;
}

Result<std::optional<Checkpoint>> checkpointOf(db::Connection &connection, const QString &runId) {
    STELLWERK_ASSIGN(
        const auto cell,
        connection.selectValue(QStringLiteral("SELECT checkpoint FROM stellwerk_deployment WHERE run_id = ?"),
                               {db::Value::text(runId)}));
    if (!cell || cell->isNull())
        return std::optional<Checkpoint>();
    STELLWERK_ASSIGN(Checkpoint checkpoint, Checkpoint::fromJson(QByteArray::fromStdString(cell->bytes)));
    return std::optional(std::move(checkpoint));
}

} // namespace stellwerk::deployment
