// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backup/tools/sql_reading.h"
#include "db/sql_script.h"

#include <QHash>

#include <optional>

namespace stellwerk::backup {

/// The session of a server as far as it decides how the next statement is read: sql_mode and character set. Dumps
/// change both around programs, and put them back from user variables.
class DumpSession final {
public:
    /// What a session must be before the first statement of a dump, as SQL: what mariadb-dump itself begins with.
    [[nodiscard]] static QString beginning() { return DumpSession().statement(); }

    /// Follows a statement. True when it is a SET of one of them; fails with InvalidInput when it cannot be told to
    /// what, and for character sets in which a backslash or quote can be half of a letter.
    [[nodiscard]] Result<bool> follow(const std::vector<db::SqlToken> &tokens);
    /// Sets both to what they are now. Sent behind every statement that follow() found, it makes sure that the server
    /// agrees: it may have skipped a comment.
    [[nodiscard]] QString statement() const;
    [[nodiscard]] QuoteRules quotes() const;

private:
    struct Value {
        bool isMode = false; ///< else a character set
        QString text;
    };
    using Tokens = std::span<const db::SqlToken>;

    [[nodiscard]] Status assign(Tokens assignment, bool &followed);
    [[nodiscard]] std::optional<Value> valueOf(Tokens tokens) const;
    [[nodiscard]] Status set(const Value &value);

    Value m_mode{true, QStringLiteral("NO_AUTO_VALUE_ON_ZERO")};
    Value m_charset{false, QStringLiteral("utf8mb4")};
    QHash<QString, Value> m_saved; ///< by the name of the user variable in lower case
};

} // namespace stellwerk::backup
