// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/row_reader.h"

#include "db/connection_native.h"

#include <QCoreApplication>

#include <array>
#include <charconv>

namespace stellwerk::db {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(RowReader)
};

constexpr unsigned kBinaryCharset = 63;

/// uuid and inet are binary inside but read and written as text.
bool isTextualType(const MYSQL_FIELD &field) {
    MARIADB_CONST_STRING name{};
    if (mariadb_field_attr(&name, &field, MARIADB_FIELD_ATTR_DATA_TYPE_NAME) != 0 || name.length == 0)
        return false;
    const std::string_view type(name.str, name.length);
    return type == "uuid" || type == "inet6" || type == "inet4";
}

ValueKind kindOf(const MYSQL_FIELD &field) {
    switch (field.type) {
    case MYSQL_TYPE_TINY:
    case MYSQL_TYPE_SHORT:
    case MYSQL_TYPE_INT24:
    case MYSQL_TYPE_LONG:
    case MYSQL_TYPE_LONGLONG:
    case MYSQL_TYPE_YEAR:
        return ValueKind::Integer;
    case MYSQL_TYPE_FLOAT:
    case MYSQL_TYPE_DOUBLE:
        return ValueKind::Real;
    case MYSQL_TYPE_BIT:
    case MYSQL_TYPE_GEOMETRY:
        return ValueKind::Blob;
    case MYSQL_TYPE_STRING:
    case MYSQL_TYPE_VAR_STRING:
    case MYSQL_TYPE_VARCHAR:
    case MYSQL_TYPE_BLOB:
    case MYSQL_TYPE_TINY_BLOB:
    case MYSQL_TYPE_MEDIUM_BLOB:
    case MYSQL_TYPE_LONG_BLOB:
        return field.charsetnr == kBinaryCharset && !isTextualType(field) ? ValueKind::Blob : ValueKind::Text;
    default:
        return ValueKind::Text;
    }
}

} // namespace

struct RowReader::Cursor {
    explicit Cursor(Connection::Native &connectionNative) : native(connectionNative) {}
    virtual ~Cursor() {
        if (native.watch && native.watch->statementEnded() && native.mysql)
            (void)mysql_query(native.mysql, "DO 0"); // takes an interrupt that came too late
    }
    Cursor(const Cursor &) = delete;
    Cursor &operator=(const Cursor &) = delete;
    virtual Result<bool> next(std::vector<ValueView> &cells) = 0;

    [[nodiscard]] Error error() const {
        return native.lastError(Tr::tr("Reading rows of “%1” failed.").arg(native.profile.label));
    }

    Connection::Native &native;
    QStringList columns;
    std::vector<std::array<char, 32>> numbers; ///< room for a number's text, one per column
};

namespace {

/// Writes the double's canonical text into the column's room.
std::string_view putReal(std::array<char, 32> &room, double number) {
    const std::string text = realText(number);
    std::copy(text.begin(), text.end(), room.begin());
    return {room.data(), text.size()};
}

} // namespace

struct MariaDbCursor final : RowReader::Cursor {
    using Cursor::Cursor;
    ~MariaDbCursor() override {
        // An unread rest of the result must be taken off the wire, or the connection is out of step.
        if (result)
            mysql_free_result(result);
    }

    Status open(const QByteArray &sql) {
        if (mysql_real_query(native.mysql, sql.constData(), static_cast<unsigned long>(sql.size())) != 0)
            return std::unexpected(error());
        result = mysql_use_result(native.mysql);
        if (!result)
            return std::unexpected(error());
        const unsigned count = mysql_num_fields(result);
        const MYSQL_FIELD *fields = mysql_fetch_fields(result);
        for (unsigned i = 0; i < count; ++i) {
            columns << QString::fromUtf8(fields[i].name, fields[i].name_length);
            kinds.push_back(kindOf(fields[i]));
            zerofill.push_back((fields[i].flags & ZEROFILL_FLAG) != 0);
        }
        numbers.resize(count);
        return {};
    }

    Result<bool> next(std::vector<ValueView> &cells) override {
        MYSQL_ROW row = mysql_fetch_row(result);
        if (!row) {
            if (mysql_errno(native.mysql) != 0)
                return std::unexpected(error());
            return false;
        }
        const unsigned long *lengths = mysql_fetch_lengths(result);
        for (size_t i = 0; i < cells.size(); ++i)
            cells[i] = row[i] ? cell(i, {row[i], lengths[i]}) : ValueView{};
        return true;
    }

    ValueView cell(size_t i, std::string_view bytes) {
        if (kinds[i] == ValueKind::Real) {
            double number = 0;
            std::from_chars(bytes.data(), bytes.data() + bytes.size(), number);
            bytes = putReal(numbers[i], number);
        } else if (zerofill[i] && kinds[i] == ValueKind::Integer) {
            bytes.remove_prefix(std::min(bytes.find_first_not_of('0'), bytes.size() - 1));
        }
        return {kinds[i], bytes};
    }

    MYSQL_RES *result = nullptr;
    std::vector<ValueKind> kinds;
    std::vector<bool> zerofill;
};

struct SqliteCursor final : RowReader::Cursor {
    using Cursor::Cursor;
    ~SqliteCursor() override { sqlite3_finalize(statement); }

    Status open(const QByteArray &sql) {
        if (sqlite3_prepare_v2(native.sqlite, sql.constData(), static_cast<int>(sql.size()), &statement, nullptr) !=
            SQLITE_OK)
            return std::unexpected(error());
        const int count = sqlite3_column_count(statement);
        for (int i = 0; i < count; ++i)
            columns << QString::fromUtf8(sqlite3_column_name(statement, i));
        numbers.resize(static_cast<size_t>(count));
        return {};
    }

    Result<bool> next(std::vector<ValueView> &cells) override {
        const int code = sqlite3_step(statement);
        if (code == SQLITE_DONE)
            return false;
        if (code != SQLITE_ROW)
            return std::unexpected(error());
        for (size_t i = 0; i < cells.size(); ++i)
            cells[i] = cell(static_cast<int>(i));
        return true;
    }

    ValueView cell(int i) {
        auto &room = numbers[static_cast<size_t>(i)];
        switch (sqlite3_column_type(statement, i)) {
        case SQLITE_INTEGER: {
            const auto end =
                std::to_chars(room.data(), room.data() + room.size(), sqlite3_column_int64(statement, i)).ptr;
            return {ValueKind::Integer, {room.data(), end}};
        }
        case SQLITE_FLOAT:
            return {ValueKind::Real, putReal(room, sqlite3_column_double(statement, i))};
        case SQLITE_TEXT: {
            const auto *text = reinterpret_cast<const char *>(sqlite3_column_text(statement, i));
            return {ValueKind::Text, {text, static_cast<size_t>(sqlite3_column_bytes(statement, i))}};
        }
        case SQLITE_BLOB: {
            const auto *bytes = static_cast<const char *>(sqlite3_column_blob(statement, i));
            return {ValueKind::Blob, {bytes ? bytes : "", static_cast<size_t>(sqlite3_column_bytes(statement, i))}};
        }
        default:
            return {};
        }
    }

    sqlite3_stmt *statement = nullptr;
};

RowReader::RowReader(std::unique_ptr<Cursor> cursor, size_t columns) : m_cursor(std::move(cursor)), m_cells(columns) {}
RowReader::RowReader(RowReader &&) noexcept = default;
RowReader &RowReader::operator=(RowReader &&) noexcept = default;
RowReader::~RowReader() = default;

Result<RowReader> RowReader::open(Connection &connection, const QString &sql) {
    Connection::Native &native = connection.native();
    if (native.watch) {
        if (native.watch->stopRequested())
            return fail(ErrorCode::Cancelled, Tr::tr("Reading was cancelled."));
        native.watch->statementBegins();
    }
    const auto start = [&](auto cursor) -> Result<RowReader> {
        STELLWERK_TRY(cursor->open(sql.toUtf8()));
        const auto count = static_cast<size_t>(cursor->columns.size());
        return RowReader(std::move(cursor), count);
    };
    if (native.mysql)
        return start(std::make_unique<MariaDbCursor>(native));
    return start(std::make_unique<SqliteCursor>(native));
}

const QStringList &RowReader::columns() const {
    return m_cursor->columns;
}

Result<bool> RowReader::next() {
    return m_cursor->next(m_cells);
}

} // namespace stellwerk::db
