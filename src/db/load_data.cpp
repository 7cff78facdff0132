// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/load_data.h"

#include <QCoreApplication>

#include <condition_variable>
#include <cstring>
#include <deque>
#include <mutex>
#include <thread>

namespace stellwerk::db {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(BulkWriter)
};

/// One LOAD DATA of several carries about this much: large enough that the statement's own cost vanishes, small enough
/// for memory.
constexpr size_t kBlockBytes = 8 << 20;
/// A single LOAD DATA gets its rows in pieces of this size, of which so many may wait.
constexpr size_t kPieceBytes = 1 << 20;
constexpr size_t kWaitingPieces = 2;
/// A write set holds keys beside the rows, and a number in it is up to four times as long as its digits.
constexpr qint64 kWriteSetPerText = 8;

/// Where a statement gets its bytes: 0 at the end, below 0 when it is given up.
using Source = std::function<int(char *target, unsigned size)>;

/// What became of a statement.
struct Outcome {
    bool sent = false; ///< the server took it; else the connection holds the error
    qint64 arrived = 0;
    bool warned = false;
};

Outcome runLoadData(MYSQL *mysql, const QByteArray &statement, Source source) {
    mysql_set_local_infile_handler(
        mysql,
        [](void **state, const char *, void *self) {
            *state = self;
            return 0;
        },
        [](void *state, char *target, unsigned size) { return (*static_cast<Source *>(state))(target, size); },
        [](void *) {}, [](void *, char *, unsigned) { return 0; }, &source);
    Outcome outcome;
    outcome.sent = mysql_real_query(mysql, statement.constData(), static_cast<unsigned long>(statement.size())) == 0;
    mysql_set_local_infile_default(mysql);
    if (outcome.sent) {
        // LOCAL turns errors into warnings and skips rows, so both must be looked at.
        outcome.arrived = static_cast<qint64>(mysql_affected_rows(mysql));
        outcome.warned = mysql_warning_count(mysql) != 0;
    }
    return outcome;
}

/// One statement that runs on a thread of its own while its rows are still being made.
class Stream final {
public:
    Stream(Connection::Native &native, const QByteArray &statement)
        : m_native(native), m_thread([this, statement] { run(statement); }) {}
    ~Stream() { end(&Stream::m_givenUp); }
    Stream(const Stream &) = delete;
    Stream &operator=(const Stream &) = delete;

    /// Waits for room. What comes after the statement has failed is dropped; finish() tells.
    void push(std::string piece) {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [this] { return m_waiting.size() < kWaitingPieces || m_done; });
        m_waiting.push_back(std::move(piece));
        m_changed.notify_all();
    }
    Outcome finish() {
        end(&Stream::m_complete);
        return m_outcome;
    }

private:
    void run(const QByteArray &statement) {
        if (m_native.watch)
            m_native.watch->statementBegins();
        const Outcome outcome =
            runLoadData(m_native.mysql, statement, [this](char *target, unsigned size) { return read(target, size); });
        if (m_native.watch && m_native.watch->statementEnded() && outcome.sent)
            (void)mysql_query(m_native.mysql, "DO 0"); // takes an interrupt that came too late
        const std::lock_guard lock(m_mutex);
        m_outcome = outcome;
        m_done = true;
        m_changed.notify_all();
    }

    int read(char *target, unsigned size) {
        if (m_at == m_piece.size()) {
            std::unique_lock lock(m_mutex);
            m_changed.wait(lock, [this] { return !m_waiting.empty() || m_complete || m_givenUp; });
            if (m_givenUp)
                return -1;
            if (m_waiting.empty())
                return 0;
            m_piece = std::move(m_waiting.front());
            m_waiting.pop_front();
            m_at = 0;
            m_changed.notify_all();
        }
        const size_t count = std::min<size_t>(size, m_piece.size() - m_at);
        std::memcpy(target, m_piece.data() + m_at, count);
        m_at += count;
        return static_cast<int>(count);
    }

    void end(bool Stream::*how) {
        {
            const std::lock_guard lock(m_mutex);
            this->*how = true;
        }
        m_changed.notify_all();
        if (m_thread.joinable())
            m_thread.join();
    }

    Connection::Native &m_native;
    std::string m_piece; ///< on the statement's thread only, with the next
    size_t m_at = 0;
    std::mutex m_mutex; ///< for what follows
    std::condition_variable m_changed;
    std::deque<std::string> m_waiting;
    Outcome m_outcome;
    bool m_complete = false;
    bool m_givenUp = false;
    bool m_done = false;
    std::thread m_thread; ///< last, so that it begins when everything else is there
};

class LoadDataSink final : public BulkWriter::Sink {
public:
    LoadDataSink(Connection &target, const QString &tableName, const QStringList &columnNames, BulkWriter::Mode mode)
        : Sink(target, tableName, columnNames), m_mode(mode) {}

    Status open() override {
        STELLWERK_TRY(findBinaryColumns());
        const Dialect &dialect = connection.dialect();
        QStringList targets;
        QStringList assignments;
        for (qsizetype i = 0; i < columns.size(); ++i) {
            if (!m_binary[static_cast<size_t>(i)]) {
                targets << dialect.quote(columns[i]);
                continue;
            }
            // Bytes that are no text travel as hex digits.
            targets << QStringLiteral("@c%1").arg(i);
            assignments << QStringLiteral("%1 = UNHEX(@c%2)").arg(dialect.quote(columns[i])).arg(i);
        }
        m_statement =
            QStringLiteral(
                "LOAD DATA LOCAL INFILE 'memory' INTO TABLE %1 CHARACTER SET utf8mb4 FIELDS TERMINATED BY '\\t' "
                "ESCAPED BY '\\\\' LINES TERMINATED BY '\\n' (%2)%3")
                .arg(dialect.quote(table), targets.join(QLatin1String(", ")),
                     assignments.isEmpty() ? QString()
                                           : QString(QLatin1String(" SET ") + assignments.join(QLatin1String(", "))))
                .toUtf8();
        makeRoom();
        return {};
    }

    Status add(std::span<const ValueView> row) override {
        for (size_t i = 0; i < row.size(); ++i) {
            if (i > 0)
                m_buffer += '\t';
            // Text in a binary column (uuid, inet6) is read by the server as text, so only bytes become hex.
            appendCell(row[i], m_binary[i]);
        }
        m_buffer += '\n';
        ++m_pending;
        return m_buffer.size() >= pieceBytes() || (m_mode == BulkWriter::Mode::Blocks && m_pending >= limits.rows)
                   ? endPiece()
                   : Status{};
    }

    Status flush() override {
        if (m_mode == BulkWriter::Mode::Blocks)
            return m_pending == 0 ? Status() : sendBlock();
        if (!m_buffer.empty())
            STELLWERK_TRY(endPiece());
        if (!m_stream)
            return {};
        const Outcome outcome = m_stream->finish();
        m_stream.reset();
        return settle(outcome);
    }

private:
    [[nodiscard]] size_t pieceBytes() const {
        return m_mode == BulkWriter::Mode::Blocks
                   ? std::min(kBlockBytes, static_cast<size_t>(limits.bytes / kWriteSetPerText))
                   : kPieceBytes;
    }
    void makeRoom() { m_buffer.reserve(pieceBytes() + (pieceBytes() >> 3)); }

    Status findBinaryColumns() {
        const QByteArray probe = QStringLiteral("SELECT %1 FROM %2 LIMIT 0")
                                     .arg(connection.dialect().quoteList(columns), connection.dialect().quote(table))
                                     .toUtf8();
        if (mysql_real_query(native.mysql, probe.constData(), static_cast<unsigned long>(probe.size())) != 0)
            return std::unexpected(error());
        MYSQL_RES *result = mysql_store_result(native.mysql);
        const MYSQL_FIELD *fields = mysql_fetch_fields(result);
        for (unsigned i = 0; i < mysql_num_fields(result); ++i) {
            const bool stringType = fields[i].type == MYSQL_TYPE_STRING || fields[i].type == MYSQL_TYPE_VAR_STRING ||
                                    (fields[i].type >= MYSQL_TYPE_TINY_BLOB && fields[i].type <= MYSQL_TYPE_BLOB);
            m_binary.push_back(fields[i].type == MYSQL_TYPE_BIT || fields[i].type == MYSQL_TYPE_GEOMETRY ||
                               (stringType && fields[i].charsetnr == 63));
        }
        mysql_free_result(result);
        return {};
    }

    void appendCell(const ValueView &cell, bool asHex) {
        if (cell.isNull()) {
            m_buffer += "\\N";
            return;
        }
        if (asHex) {
            appendHex(cell.bytes);
            return;
        }
        size_t from = 0;
        while (true) {
            const size_t at = cell.bytes.find_first_of(kSpecial, from);
            m_buffer.append(cell.bytes, from, at - from);
            if (at == std::string_view::npos)
                return;
            m_buffer += '\\';
            const char c = cell.bytes[at];
            m_buffer += c == '\t' ? 't' : c == '\n' ? 'n' : c == '\r' ? 'r' : c == '\0' ? '0' : c;
            from = at + 1;
        }
    }

    void appendHex(std::string_view bytes) {
        static constexpr std::string_view kDigits = "0123456789ABCDEF";
        for (const char c : bytes) {
            const auto byte = static_cast<unsigned char>(c);
            m_buffer += kDigits[byte >> 4];
            m_buffer += kDigits[byte & 15];
        }
    }

    Status endPiece() {
        if (m_mode == BulkWriter::Mode::Blocks)
            return sendBlock();
        if (!m_stream)
            m_stream = std::make_unique<Stream>(native, m_statement);
        m_stream->push(std::exchange(m_buffer, {}));
        makeRoom();
        return {};
    }

    Status sendBlock() {
        size_t at = 0;
        const Outcome outcome = runLoadData(native.mysql, m_statement, [&](char *target, unsigned size) {
            const size_t count = std::min<size_t>(size, m_buffer.size() - at);
            std::memcpy(target, m_buffer.data() + at, count);
            at += count;
            return static_cast<int>(count);
        });
        m_buffer.clear();
        return settle(outcome);
    }

    Status settle(const Outcome &outcome) {
        if (!outcome.sent)
            return std::unexpected(error());
        if (outcome.warned || outcome.arrived != m_pending)
            return std::unexpected(firstWarning(outcome.arrived));
        written += std::exchange(m_pending, 0);
        return {};
    }

    Error firstWarning(qint64 arrived) {
        QString detail = QStringLiteral("%1 of %2 rows").arg(arrived).arg(m_pending);
        int code = 0;
        if (const auto warnings = connection.select(QStringLiteral("SHOW WARNINGS LIMIT 1"));
            warnings && !warnings->rows.empty()) {
            code = static_cast<int>(warnings->rows.front()[1].toInteger().value_or(0));
            detail = warnings->rows.front()[2].toString();
        }
        return sqlError(
            Engine::MariaDb, code,
            Tr::tr("The table %1 of “%2” does not take the rows as they are.").arg(table, native.profile.label), detail,
            false);
    }

    static constexpr std::string_view kSpecial{"\\\t\n\r\0", 5};
    BulkWriter::Mode m_mode;
    QByteArray m_statement;
    std::vector<bool> m_binary; ///< per column
    std::string m_buffer;
    qint64 m_pending = 0; ///< rows that the server has not confirmed
    std::unique_ptr<Stream> m_stream;
};

} // namespace

auto makeLoadDataSink(Connection &connection, const QString &table, const QStringList &columns, BulkWriter::Mode mode)
    -> std::unique_ptr<BulkWriter::Sink> {
    return std::make_unique<LoadDataSink>(connection, table, columns, mode);
}

} // namespace stellwerk::db
