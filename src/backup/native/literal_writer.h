// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backup/native/create_text.h"
#include "db/connection.h"
#include "db/value.h"

#include <span>
#include <string>

namespace stellwerk::backup {

/// True for MariaDB tables with a column whose every value only a literal in an INSERT can bring back: the text '0'
/// that LOAD DATA carries means the year 2000, an ENUM's error value '' is refused or warned about, values of an ENUM
/// or SET that look alike come as numbers, and text that is none in its character set comes as bytes.
[[nodiscard]] bool needsLiterals(const CreateText &table);

/// Adds rows as multi-row INSERTs of literals. Warnings are not looked at: the caller compares hashes afterwards.
class LiteralWriter final {
public:
    /// @p mostRows go into one statement (db::WriteSetLimits).
    LiteralWriter(db::Connection &connection, const QString &table, const QStringList &columns, qint64 mostRows);

    [[nodiscard]] Status add(std::span<const db::ValueView> row);
    [[nodiscard]] Status finish();

private:
    db::Connection &m_connection;
    qint64 m_mostRows;
    std::string m_head;
    std::string m_statement;
    qint64 m_rows = 0; ///< in the statement
};

} // namespace stellwerk::backup
