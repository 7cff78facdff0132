// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "db/sql_script.h"

#include <QStringView>

namespace stellwerk::db {

/// Follows the tokens of one statement and tells whether a ";" lies inside the body of a stored program: BEGIN and CASE
/// open, END closes; END IF, END LOOP and the like close nothing. Only statements that can have such a body are looked
/// at: CREATE or ALTER of a procedure, function, trigger, event or package, and BEGIN NOT ATOMIC.
class SqlBlocks final {
public:
    explicit SqlBlocks(Engine engine) : m_engine(engine) {}

    void reset() { *this = SqlBlocks(m_engine); }
    void addToken(TokenKind kind, QStringView text);
    /// A ";" inside the body.
    void addSeparator();
    /// How many blocks are open. An END whose meaning depends on the next token still counts as open, except
    /// directly before a ";".
    [[nodiscard]] int depth() const { return m_depth - (m_endSeen ? 1 : 0); }

private:
    enum class Statement { Unknown, Creating, Beginning, WithBody, Plain };

    void classify(QStringView word);
    void addBodyWord(QStringView word);
    bool resolveEnd(QStringView word);

    Engine m_engine;
    Statement m_statement = Statement::Unknown;
    int m_depth = 0;
    bool m_endSeen = false; ///< the last token was END
    bool m_package = false; ///< a package opens with AS or IS
    QChar m_previous;       ///< the last token if it was one sign, else null
};

} // namespace stellwerk::db
