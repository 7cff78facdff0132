// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "db/value.h"

#include <QString>
#include <QStringList>
#include <QStringView>

#include <optional>

namespace stellwerk::db {

enum class Engine { MariaDb, Sqlite };

/// "mariadb" or "sqlite": the word in files and commands.
[[nodiscard]] QString engineName(Engine engine);
[[nodiscard]] std::optional<Engine> engineFromName(QStringView name);

/// How one engine writes SQL. Identifiers and literals enter a statement only through here.
class Dialect final {
public:
    [[nodiscard]] static const Dialect &of(Engine engine);

    [[nodiscard]] Engine engine() const { return m_engine; }
    /// Quotes an identifier, doubling the quote sign: `a``b` on MariaDB, "a""b" on SQLite.
    [[nodiscard]] QString quote(QStringView identifier) const;
    /// The quoted names with ", " between them.
    [[nodiscard]] QString quoteList(const QStringList &identifiers) const;
    /// A literal that reads back to the same value in a session of Connection.
    [[nodiscard]] std::string literal(const ValueView &value) const;
    /// The expression that reads a column of the declared type without loss: MariaDB's FLOAT is read as DOUBLE,
    /// because the text protocol prints it with 6 digits.
    [[nodiscard]] QString readExpression(const QString &column, QStringView declaredType) const;

private:
    explicit Dialect(Engine engine) : m_engine(engine) {}
    Engine m_engine;
};

} // namespace stellwerk::db
