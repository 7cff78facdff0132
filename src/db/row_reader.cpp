// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/row_reader.h"

#include "db/binary_cells.h"
#include "db/connection_native.h"
#include "db/real_text.h"

#include <QCoreApplication>

#include <charconv>

namespace stellwerk::db {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(RowReader)
};

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
};

/// Reads with a prepared statement, because its rows hold numbers as they are: as text they cost the server as much as
/// all the rest.
struct MariaDbCursor final : RowReader::Cursor {
    using Cursor::Cursor;
    ~MariaDbCursor() override {
        // Takes an unread rest of the result off the wire, or the connection is out of step.
        if (statement)
            mysql_stmt_close(statement);
    }

    Status open(const QByteArray &sql) {
        statement = mysql_stmt_init(native.mysql);
        if (!statement || mysql_stmt_prepare(statement, sql.constData(), static_cast<unsigned long>(sql.size())) != 0 ||
            mysql_stmt_execute(statement) != 0)
            return std::unexpected(failure());
        MYSQL_RES *result = mysql_stmt_result_metadata(statement);
        if (!result)
            return std::unexpected(failure());
        const MYSQL_FIELD *fields = mysql_fetch_fields(result);
        for (unsigned i = 0; i < mysql_num_fields(result); ++i) {
            columns << QString::fromUtf8(fields[i].name);
            cells.emplace_back(fields[i]);
        }
        mysql_free_result(result);
        // Gives the bytes of each cell where they came in, so nothing has to be copied.
        mysql_stmt_attr_set(statement, STMT_ATTR_CB_USER_DATA, this);
        mysql_stmt_attr_set(statement, STMT_ATTR_CB_RESULT, reinterpret_cast<const void *>(&takeCell));
        return {};
    }

    /// What goes wrong before anything is sent is noted in the statement alone.
    [[nodiscard]] Error failure() const {
        Error result = error();
        if (result.nativeCode == 0 && statement) {
            result.nativeCode = static_cast<int>(mysql_stmt_errno(statement));
            result.detail = QString::fromUtf8(mysql_stmt_error(statement));
        }
        return result;
    }

    static void takeCell(void *cursor, unsigned column, unsigned char **bytes) {
        auto *self = static_cast<MariaDbCursor *>(cursor);
        (*self->row)[column] = bytes ? self->cells[column].take(*bytes) : ValueView{};
    }

    Result<bool> next(std::vector<ValueView> &cellsOfRow) override {
        row = &cellsOfRow;
        const int state = mysql_stmt_fetch(statement);
        if (state == MYSQL_NO_DATA)
            return false;
        if (state != 0)
            return std::unexpected(failure());
        return true;
    }

    MYSQL_STMT *statement = nullptr;
    std::vector<BinaryColumn> cells;
    std::vector<ValueView> *row = nullptr; ///< to fill
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
    std::vector<NumberRoom> numbers; ///< room for a number's text, one per column
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
