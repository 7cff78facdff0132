// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/connection.h"

#include "db/connection_native.h"

#include <QCoreApplication>
#include <QDateTime>

#include <atomic>

namespace stellwerk::db {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Connection)
};

QString uniqueName() {
    static std::atomic<quint64> counter = 0;
    return QStringLiteral("stellwerk-%1").arg(++counter);
}

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

Error queryError(const Connection::Native &native, const QSqlQuery &query, const QString &sql) {
    const bool stopped = native.watch && native.watch->stopRequested();
    return sqlError(native.profile.engine, query.lastError().nativeErrorCode().toInt(),
                    Tr::tr("“%1” refused a statement: %2").arg(native.profile.label, shortened(sql)),
                    query.lastError().databaseText().isEmpty() ? query.lastError().driverText()
                                                               : query.lastError().databaseText(),
                    stopped);
}

/// Marks the time in which the watch may interrupt.
class RunningStatement {
public:
    explicit RunningStatement(const Connection::Native &native) : m_native(native) {
        if (m_native.watch)
            m_native.watch->statementBegins();
    }
    ~RunningStatement() {
        if (m_native.watch && m_native.watch->statementEnded() && m_native.mysql)
            (void)mysql_query(m_native.mysql, "DO 0"); // takes an interrupt that came too late
    }
    RunningStatement(const RunningStatement &) = delete;
    RunningStatement &operator=(const RunningStatement &) = delete;

private:
    const Connection::Native &m_native;
};

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

/// Ends a statement from a connection of its own, on the watch's thread.
void killQuery(const ConnectionProfile &profile, quint64 connectionId) {
    Connection::Native second;
    second.name = uniqueName();
    second.profile = profile;
    if (openDatabase(second))
        (void)QSqlQuery(second.database()).exec(QStringLiteral("KILL QUERY %1").arg(connectionId));
}

} // namespace

QString ConnectionProfile::address() const {
    if (engine == Engine::Sqlite)
        return database;
    const QString place = socket.isEmpty() ? QStringLiteral("%1:%2").arg(host).arg(port) : socket;
    return QStringLiteral("mariadb://%1@%2/%3").arg(user, place, database);
}

Connection::Connection(std::unique_ptr<Native> native) : m_native(std::move(native)) {}
Connection::Connection(Connection &&other) noexcept = default;
Connection &Connection::operator=(Connection &&other) noexcept = default;
Connection::~Connection() = default;

Result<Connection> Connection::open(const ConnectionProfile &profile) {
    auto native = std::make_unique<Native>();
    native->name = uniqueName();
    native->profile = profile;
    STELLWERK_TRY(openDatabase(*native));
    native->profile.createFile = false;
    return Connection(std::move(native));
}

Engine Connection::engine() const {
    return m_native->profile.engine;
}
const Dialect &Connection::dialect() const {
    return Dialect::of(engine());
}
const ConnectionProfile &Connection::profile() const {
    return m_native->profile;
}
QString Connection::serverVersion() const {
    return m_native->serverVersion;
}
quint64 Connection::serverConnectionId() const {
    return m_native->connectionId;
}
Connection::Native &Connection::native() const {
    return *m_native;
}

Result<qint64> Connection::exec(const QString &sql, const std::vector<Value> &values) {
    const RunningStatement running(*m_native);
    QSqlQuery query(m_native->database());
    STELLWERK_TRY(run(*m_native, query, sql, values));
    return query.numRowsAffected();
}

Result<ResultSet> Connection::select(const QString &sql, const std::vector<Value> &values) {
    const RunningStatement running(*m_native);
    QSqlQuery query(m_native->database());
    STELLWERK_TRY(run(*m_native, query, sql, values));
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
        return std::unexpected(queryError(*m_native, query, sql));
    return result;
}

Result<std::optional<Value>> Connection::selectValue(const QString &sql, const std::vector<Value> &values) {
    STELLWERK_ASSIGN(const ResultSet result, select(sql, values));
    if (result.rows.empty() || result.rows.front().empty())
        return std::optional<Value>();
    return std::optional<Value>(result.rows.front().front());
}

void Connection::stopWith(const std::stop_token &token) {
    std::unique_ptr<StatementWatch> &watch = m_native->watch;
    const bool known = watch && (!token.stop_possible() || watch->watches(token));
    if (known) {
        watch->setPaused(!token.stop_possible());
        return;
    }
    watch.reset();
    if (!token.stop_possible())
        return;
    if (m_native->mysql)
        m_native->watch = std::make_unique<StatementWatch>(
            token, [profile = m_native->profile, id = m_native->connectionId] { killQuery(profile, id); });
    else
        m_native->watch =
            std::make_unique<StatementWatch>(token, [sqlite = m_native->sqlite] { sqlite3_interrupt(sqlite); });
}

Status Connection::begin() {
    STELLWERK_TRY(
        exec(engine() == Engine::MariaDb ? QStringLiteral("START TRANSACTION") : QStringLiteral("BEGIN IMMEDIATE")));
    return {};
}

Status Connection::beginSnapshot() {
    if (engine() == Engine::Sqlite) {
        STELLWERK_TRY(exec(QStringLiteral("BEGIN")));
        // SQLite takes its snapshot at the first read.
        STELLWERK_TRY(selectValue(QStringLiteral("SELECT count(*) FROM sqlite_schema")));
        return {};
    }
    STELLWERK_TRY(exec(QStringLiteral("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")));
    STELLWERK_TRY(exec(QStringLiteral("START TRANSACTION WITH CONSISTENT SNAPSHOT, READ ONLY")));
    return {};
}

Status Connection::commit() {
    STELLWERK_TRY(exec(QStringLiteral("COMMIT")));
    return {};
}

Status Connection::rollback() {
    // Not through exec(): a requested stop must not keep anybody from undoing.
    QSqlQuery query(m_native->database());
    if (!query.exec(QStringLiteral("ROLLBACK")))
        return std::unexpected(queryError(*m_native, query, QStringLiteral("ROLLBACK")));
    return {};
}

bool Connection::inTransaction() const {
    if (m_native->sqlite)
        return sqlite3_get_autocommit(m_native->sqlite) == 0;
    unsigned status = 0;
    return mariadb_get_infov(m_native->mysql, MARIADB_CONNECTION_SERVER_STATUS, &status) == 0 &&
           (status & SERVER_STATUS_IN_TRANS) != 0;
}

Result<Transaction> Transaction::begin(Connection &connection) {
    STELLWERK_TRY(connection.begin());
    return Transaction(connection);
}

Result<Transaction> Transaction::beginSnapshot(Connection &connection) {
    STELLWERK_TRY(connection.beginSnapshot());
    return Transaction(connection);
}

Transaction::~Transaction() {
    if (m_connection)
        (void)m_connection->rollback();
}

Status Transaction::commit() {
    STELLWERK_TRY(m_connection->commit());
    m_connection = nullptr;
    return {};
}

} // namespace stellwerk::db
