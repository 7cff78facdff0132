// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "base/task_context.h"
#include "db/dialect.h"
#include "db/value.h"

#include <QString>
#include <QStringList>

#include <chrono>
#include <memory>
#include <stop_token>
#include <vector>

namespace stellwerk::db {

/// Everything that is needed to open a connection; a value that may cross threads.
struct ConnectionProfile {
    Engine engine = Engine::Sqlite;
    QString label;    ///< how messages name this database, e.g. the environment's name
    QString database; ///< MariaDB: schema name (may be empty for administrative work); SQLite: file path
    QString host;     ///< MariaDB over TCP
    quint16 port = 3306;
    QString socket; ///< MariaDB over a local socket; wins over host
    QString user;
    QString password; ///< in memory only; never part of a message
    QString tlsCa;    ///< file with the authority that must have signed the server's certificate; empty = the client
                      ///< library's own rules
    bool createFile = false; ///< SQLite: make the file if it does not exist (otherwise that is NotFound)
    bool readOnly = false;
    std::chrono::seconds connectTimeout{10};
    std::chrono::seconds lockTimeout{20}; ///< how long a statement waits for row and metadata locks

    /// "mariadb://user@host:port/database" or the file path: for people, without the password.
    [[nodiscard]] QString address() const;
};

/// The complete result of a small query. Row data of tables goes through RowReader instead.
struct ResultSet {
    QStringList columns;
    std::vector<std::vector<Value>> rows;
};

/// One database connection: RAII, move-only, used by one thread. Session rules (docs/ARCHITECTURE.md):
/// MariaDB strict sql_mode, utf8mb4, UTC, lock time limits, one statement per call (the server refuses more);
/// SQLite foreign keys on, busy time limit, WAL.
class Connection final {
public:
    /// Fails with ConnectionFailed, AccessDenied, NotFound (SQLite file) or Timeout; the message names the label.
    [[nodiscard]] static Result<Connection> open(const ConnectionProfile &profile);
    Connection(Connection &&other) noexcept;
    Connection &operator=(Connection &&other) noexcept;
    Connection(const Connection &) = delete;
    Connection &operator=(const Connection &) = delete;
    ~Connection();

    [[nodiscard]] Engine engine() const;
    [[nodiscard]] const Dialect &dialect() const;
    [[nodiscard]] const ConnectionProfile &profile() const;
    /// "11.8.2-MariaDB" or "3.46.1".
    [[nodiscard]] QString serverVersion() const;
    /// The server's number of this connection; 0 on SQLite.
    [[nodiscard]] quint64 serverConnectionId() const;

    /// Runs one statement; gives the number of affected rows (-1 when the engine does not tell).
    /// Values are bound; without values the text is run as it is, so any statement works.
    [[nodiscard]] Result<qint64> exec(const QString &sql, const std::vector<Value> &values = {});
    /// Runs a small query and keeps its rows. For metadata and counts: DECIMAL comes as Real here, so cast sums to an
    /// integer type; rows whose every bit matters go through RowReader.
    [[nodiscard]] Result<ResultSet> select(const QString &sql, const std::vector<Value> &values = {});
    /// The first cell of the first row, nothing when there is no row.
    [[nodiscard]] Result<std::optional<Value>> selectValue(const QString &sql, const std::vector<Value> &values = {});

    /// On a stop request the running statement is ended (MariaDB: KILL QUERY from a second connection; SQLite:
    /// interrupt) and fails with Cancelled. An empty token switches that off again.
    void stopWith(const std::stop_token &token);

    [[nodiscard]] Status begin();
    /// Begins a transaction that only reads: until its end every query sees the database as it is now, whatever others
    /// commit meanwhile.
    [[nodiscard]] Status beginSnapshot();
    [[nodiscard]] Status commit();
    [[nodiscard]] Status rollback();
    /// Whether a transaction is open. Asks nobody.
    [[nodiscard]] bool inTransaction() const;

    struct Native; ///< the driver's side, for the bulk classes of this folder only
    [[nodiscard]] Native &native() const;

private:
    explicit Connection(std::unique_ptr<Native> native);
    std::unique_ptr<Native> m_native;
};

/// Rolls back when it goes out of scope without commit().
class Transaction final {
public:
    [[nodiscard]] static Result<Transaction> begin(Connection &connection);
    /// See Connection::beginSnapshot().
    [[nodiscard]] static Result<Transaction> beginSnapshot(Connection &connection);
    Transaction(Transaction &&other) noexcept : m_connection(std::exchange(other.m_connection, nullptr)) {}
    Transaction &operator=(Transaction &&) = delete;
    ~Transaction();
    [[nodiscard]] Status commit();

private:
    explicit Transaction(Connection &connection) : m_connection(&connection) {}
    Connection *m_connection;
};

} // namespace stellwerk::db
