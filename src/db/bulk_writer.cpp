// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/bulk_writer.h"

#include "db/bulk_sink.h"
#include "db/load_data.h"

#include <QCoreApplication>

#include <charconv>
#include <cstring>

namespace stellwerk::db {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(BulkWriter)
};

/// Multi-row INSERTs stay below half of what every server accepts in one packet by default (16 MiB).
constexpr size_t kInsertBytes = 1 << 20;

} // namespace

Error BulkWriter::Sink::error() const {
    return native.lastError(Tr::tr("Rows cannot be written to the table %1 of “%2”.").arg(table, native.profile.label));
}

namespace {

/// For servers that forbid LOAD DATA LOCAL: INSERT with many rows.
struct InsertSink final : BulkWriter::Sink {
    using Sink::Sink;

    Status open() override {
        head = QStringLiteral("INSERT INTO %1 (%2) VALUES ")
                   .arg(connection.dialect().quote(table), connection.dialect().quoteList(columns))
                   .toStdString();
        return {};
    }

    Status add(std::span<const ValueView> row) override {
        buffer += pending == 0 ? head + '(' : std::string(",\n(");
        for (size_t i = 0; i < row.size(); ++i) {
            if (i > 0)
                buffer += ',';
            buffer += connection.dialect().literal(row[i]);
        }
        buffer += ')';
        ++pending;
        return buffer.size() >= kInsertBytes || pending >= limits.rows ? flush() : Status{};
    }

    Status flush() override {
        if (pending == 0)
            return {};
        if (mysql_real_query(native.mysql, buffer.data(), static_cast<unsigned long>(buffer.size())) != 0)
            return std::unexpected(error());
        written += pending;
        pending = 0;
        buffer.clear();
        return {};
    }

    std::string head;
    std::string buffer;
    qint64 pending = 0;
};

struct SqliteSink final : BulkWriter::Sink {
    using Sink::Sink;
    ~SqliteSink() override { sqlite3_finalize(statement); }

    Status open() override {
        const QString marks = QStringList(columns.size(), QStringLiteral("?")).join(u',');
        const QByteArray sql =
            QStringLiteral("INSERT INTO %1 (%2) VALUES (%3)")
                .arg(connection.dialect().quote(table), connection.dialect().quoteList(columns), marks)
                .toUtf8();
        if (sqlite3_prepare_v3(native.sqlite, sql.constData(), static_cast<int>(sql.size()), SQLITE_PREPARE_PERSISTENT,
                               &statement, nullptr) != SQLITE_OK)
            return std::unexpected(error());
        return {};
    }

    Status add(std::span<const ValueView> row) override {
        for (size_t i = 0; i < row.size(); ++i)
            STELLWERK_TRY(bind(static_cast<int>(i) + 1, row[i]));
        const int code = sqlite3_step(statement);
        if (code != SQLITE_DONE) {
            Error failure = error();
            sqlite3_reset(statement);
            return std::unexpected(std::move(failure));
        }
        sqlite3_reset(statement);
        ++written;
        return {};
    }

    Status bind(int index, const ValueView &cell) {
        const char *bytes = cell.bytes.data() ? cell.bytes.data() : ""; // a null pointer would bind NULL
        switch (cell.kind) {
        case ValueKind::Null:
            sqlite3_bind_null(statement, index);
            break;
        case ValueKind::Integer: {
            qint64 number = 0;
            if (std::from_chars(cell.bytes.data(), cell.bytes.data() + cell.bytes.size(), number).ec != std::errc())
                return fail(ErrorCode::InvalidInput,
                            Tr::tr("SQLite cannot hold the number %1 of the column %2.%3 exactly; its limit is "
                                   "9223372036854775807.")
                                .arg(QString::fromUtf8(cell.bytes.data(), static_cast<qsizetype>(cell.bytes.size())),
                                     table, columns[index - 1]));
            sqlite3_bind_int64(statement, index, number);
            break;
        }
        case ValueKind::Real:
            sqlite3_bind_double(statement, index,
                                QByteArray(cell.bytes.data(), static_cast<qsizetype>(cell.bytes.size())).toDouble());
            break;
        case ValueKind::Text:
            sqlite3_bind_text64(statement, index, bytes, cell.bytes.size(), SQLITE_STATIC, SQLITE_UTF8);
            break;
        case ValueKind::Blob:
            sqlite3_bind_blob64(statement, index, bytes, cell.bytes.size(), SQLITE_STATIC);
            break;
        }
        return {};
    }

    Status flush() override { return {}; }

    sqlite3_stmt *statement = nullptr;
};

} // namespace

BulkWriter::BulkWriter(std::unique_ptr<Sink> sink) : m_sink(std::move(sink)) {}
BulkWriter::BulkWriter(BulkWriter &&) noexcept = default;
BulkWriter &BulkWriter::operator=(BulkWriter &&) noexcept = default;
BulkWriter::~BulkWriter() = default;

Result<BulkWriter> BulkWriter::open(Connection &connection, const QString &table, const QStringList &columns,
                                    Mode mode) {
    std::unique_ptr<Sink> sink;
    if (connection.engine() == Engine::Sqlite) {
        sink = std::make_unique<SqliteSink>(connection, table, columns);
    } else {
        STELLWERK_ASSIGN(const auto allowed, connection.selectValue(QStringLiteral("SELECT @@global.local_infile")));
        STELLWERK_ASSIGN(const bool cluster, isClusterNode(connection));
        // One statement is one transaction, and a cluster limits what that may write.
        if (cluster)
            mode = Mode::Blocks;
        if (allowed && allowed->toInteger() == 1)
            sink = makeLoadDataSink(connection, table, columns, mode);
        else
            sink = std::make_unique<InsertSink>(connection, table, columns);
    }
    STELLWERK_ASSIGN(sink->limits, writeSetLimits(connection));
    STELLWERK_TRY(sink->open());
    return BulkWriter(std::move(sink));
}

Status BulkWriter::add(std::span<const ValueView> row) {
    Q_ASSERT(row.size() == static_cast<size_t>(m_sink->columns.size()));
    const auto &watch = m_sink->native.watch;
    if (watch && watch->stopRequested())
        return fail(ErrorCode::Cancelled, Tr::tr("Writing was cancelled."));
    return m_sink->add(row);
}

Result<qint64> BulkWriter::finish() {
    STELLWERK_TRY(m_sink->flush());
    return m_sink->written;
}

} // namespace stellwerk::db
