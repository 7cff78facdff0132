// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "deployment/run/checkpoint.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace stellwerk::deployment {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Checkpoint)
};

QJsonObject proofToJson(const TableProof &proof) {
    return {{QStringLiteral("table"), proof.table},
            {QStringLiteral("table_before"), proof.tableBefore},
            {QStringLiteral("class"), static_cast<int>(proof.tableClass)},
            {QStringLiteral("columns"), QJsonArray::fromStringList(proof.columns)},
            {QStringLiteral("types"), QJsonArray::fromStringList(proof.types)},
            {QStringLiteral("declared"), proof.declared},
            {QStringLiteral("rows"), proof.before.rows},
            {QStringLiteral("hash"), proof.before.hash},
            {QStringLiteral("rows_after"), proof.after.rows},
            {QStringLiteral("hash_after"), proof.after.hash}};
}

QJsonObject rowsToJson(const QMap<QString, Fingerprint> &rows) {
    QJsonObject json;
    for (auto it = rows.begin(); it != rows.end(); ++it)
        json[it.key()] = QJsonArray{it->rows, it->hash};
    return json;
}

QMap<QString, Fingerprint> rowsFromJson(const QJsonObject &json) {
    QMap<QString, Fingerprint> rows;
    for (auto it = json.begin(); it != json.end(); ++it)
        rows[it.key()] = {it.value().toArray().at(0).toInteger(), it.value().toArray().at(1).toString()};
    return rows;
}

QStringList stringsOf(const QJsonValue &list) {
    QStringList strings;
    for (const QJsonValue &value : list.toArray())
        strings << value.toString();
    return strings;
}

TableProof proofFromJson(const QJsonObject &json) {
    TableProof proof;
    proof.table = json[u"table"].toString();
    proof.tableBefore = json[u"table_before"].toString();
    proof.tableClass = static_cast<project::TableClass>(json[u"class"].toInt());
    proof.columns = stringsOf(json[u"columns"]);
    proof.types = stringsOf(json[u"types"]);
    proof.declared = json[u"declared"].toBool();
    proof.before = {json[u"rows"].toInteger(), json[u"hash"].toString()};
    proof.after = {json[u"rows_after"].toInteger(), json[u"hash_after"].toString()};
    return proof;
}

} // namespace

QByteArray Checkpoint::toJson() const {
    QJsonArray tables;
    for (const TableProof &proof : proofs)
        tables << proofToJson(proof);
    QJsonArray numbers;
    for (const qint64 number : migrations)
        numbers << number;
    const QJsonObject json{{QStringLiteral("run_id"), runId},
                           {QStringLiteral("environment"), environment},
                           {QStringLiteral("package"), packagePath},
                           {QStringLiteral("package_sha256"), packageSha256},
                           {QStringLiteral("plan_sha256"), planSha256},
                           {QStringLiteral("review_sha256"), reviewSha256},
                           {QStringLiteral("from"), from ? QJsonValue(from->toString()) : QJsonValue()},
                           {QStringLiteral("to"), to.toString()},
                           {QStringLiteral("target_fingerprint"), targetFingerprint},
                           {QStringLiteral("core_fingerprint"), coreFingerprint},
                           {QStringLiteral("user_rows"), rowsToJson(userRows)},
                           {QStringLiteral("protected_tables"), tables},
                           {QStringLiteral("backup"), backupFile},
                           {QStringLiteral("migrations"), numbers},
                           {QStringLiteral("imported_by"), importedBy}};
    return QJsonDocument(json).toJson(QJsonDocument::Compact);
}

Result<Checkpoint> Checkpoint::fromJson(const QByteArray &json) {
    const QJsonObject object = QJsonDocument::fromJson(json).object();
    const auto to = Version::parse(object[u"to"].toString());
    // It becomes part of a path, and a target may say anything.
    const QString importedBy = object[u"imported_by"].toString();
    const bool complete = !importedBy.contains(u'/') && !importedBy.startsWith(u'.') && to &&
                          !object[u"run_id"].toString().isEmpty() && object[u"protected_tables"].isArray() &&
                          !object[u"package_sha256"].toString().isEmpty() &&
                          !object[u"target_fingerprint"].toString().isEmpty() &&
                          !object[u"core_fingerprint"].toString().isEmpty() && object[u"user_rows"].isObject();
    if (!complete)
        return fail(
            ErrorCode::InvalidInput,
            Tr::tr("What the unfinished deployment has noted about itself cannot be read. Nothing was changed."),
            Tr::tr("Restore its backup, or close it: stellwerk-cli deployments close ID --reason TEXT"));
    Checkpoint checkpoint;
    checkpoint.runId = object[u"run_id"].toString();
    checkpoint.environment = object[u"environment"].toString();
    checkpoint.packagePath = object[u"package"].toString();
    checkpoint.packageSha256 = object[u"package_sha256"].toString();
    checkpoint.planSha256 = object[u"plan_sha256"].toString();
    checkpoint.reviewSha256 = object[u"review_sha256"].toString();
    checkpoint.from = Version::parse(object[u"from"].toString());
    checkpoint.to = *to;
    checkpoint.targetFingerprint = object[u"target_fingerprint"].toString();
    checkpoint.coreFingerprint = object[u"core_fingerprint"].toString();
    checkpoint.userRows = rowsFromJson(object[u"user_rows"].toObject());
    for (const QJsonValue &proof : object[u"protected_tables"].toArray())
        checkpoint.proofs.push_back(proofFromJson(proof.toObject()));
    checkpoint.backupFile = object[u"backup"].toString();
    for (const QJsonValue &number : object[u"migrations"].toArray())
        checkpoint.migrations.push_back(number.toInteger());
    checkpoint.importedBy = importedBy;
    return checkpoint;
}

} // namespace stellwerk::deployment
