// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/statement_run.h"

#include <QCoreApplication>
#include <QDateTime>

namespace stellwerk::db {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Connection)
};

QVariant toVariant(const Value &value) {
    switch (value.kind) {
    case ValueKind::Null:
        return QVariant(QMetaType::fromType<QString>());
    case ValueKind::Integer: {
        const QByteArray digits = QByteArray::fromStdString(value.bytes);
        bool ok = false;
        const qlonglong number = digits.toLongLong(&ok);
        return ok ? QVariant(number) : QVariant(digits.toULongLong());
    }
    case ValueKind::Real:
        return QByteArray::fromStdString(value.bytes).toDouble();
    case ValueKind::Text:
        return value.toString();
    case ValueKind::Blob:
        return QByteArray::fromStdString(value.bytes);
    }
    Q_UNREACHABLE_RETURN({});
}

Value fromVariant(const QVariant &variant, const QSqlField &field) {
    if (variant.isNull())
        return Value::null();
    // Under the high-precision policy the driver gives the server's digits; it calls DOUBLE and DECIMAL both Double.
    if (field.metaType().id() == QMetaType::Double && variant.typeId() == QMetaType::QString)
        return {ValueKind::Real, canonicalReal(variant.toString().toStdString()).value_or(std::string())};
    switch (variant.typeId()) {
    case QMetaType::Bool:
    case QMetaType::Char:
    case QMetaType::SChar:
    case QMetaType::Short:
    case QMetaType::Int:
    case QMetaType::LongLong:
        return Value::integer(variant.toLongLong());
    case QMetaType::UChar:
    case QMetaType::UShort:
    case QMetaType::UInt:
    case QMetaType::ULongLong:
        return Value::integer(variant.toULongLong());
    case QMetaType::Double:
        return Value::real(variant.toDouble());
    case QMetaType::QByteArray:
        return Value::blob(variant.toByteArray().toStdString());
    case QMetaType::QDate:
        return Value::text(variant.toDate().toString(Qt::ISODate));
    case QMetaType::QDateTime:
        return Value::text(variant.toDateTime().toString(QStringLiteral("yyyy-MM-dd HH:mm:ss.zzz")));
    default:
        return Value::text(variant.toString());
    }
}

/// The first words of a statement, for messages; values never stand there.
QString shortened(const QString &sql) {
    const QString oneLine = sql.simplified();
    return oneLine.size() <= 120 ? oneLine : QString(oneLine.left(119) + u'…');
}

} // namespace

Error queryError(const Connection::Native &native, const QSqlQuery &query, const QString &sql) {
    const bool stopped = native.watch && native.watch->stopRequested();
    return sqlError(native.profile.engine, query.lastError().nativeErrorCode().toInt(),
                    Tr::tr("“%1” refused a statement: %2").arg(native.profile.label, shortened(sql)),
                    query.lastError().databaseText().isEmpty() ? query.lastError().driverText()
                                                               : query.lastError().databaseText(),
                    stopped);
}

Status run(const Connection::Native &native, QSqlQuery &query, const QString &sql, const std::vector<Value> &values) {
    if (native.watch && native.watch->stopRequested())
        return fail(ErrorCode::Cancelled, Tr::tr("The statement was cancelled."));
    query.setForwardOnly(true);
    query.setNumericalPrecisionPolicy(QSql::HighPrecision);
    bool ok = false;
    if (values.empty()) {
        ok = query.exec(sql);
    } else {
        ok = query.prepare(sql);
        for (const Value &value : values)
            query.addBindValue(toVariant(value));
        ok = ok && query.exec();
    }
    if (!ok)
        return std::unexpected(queryError(native, query, sql));
    return {};
}

Result<ResultSet> readRows(const Connection::Native &native, QSqlQuery &query, const QString &sql) {
    ResultSet result;
    const QSqlRecord record = query.record();
    for (int i = 0; i < record.count(); ++i)
        result.columns << record.fieldName(i);
    while (query.next()) {
        std::vector<Value> row;
        row.reserve(static_cast<size_t>(record.count()));
        for (int i = 0; i < record.count(); ++i)
            row.push_back(fromVariant(query.value(i), record.field(i)));
        result.rows.push_back(std::move(row));
    }
    if (query.lastError().isValid())
        return std::unexpected(queryError(native, query, sql));
    return result;
}

} // namespace stellwerk::db
