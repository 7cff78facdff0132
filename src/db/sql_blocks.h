// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "db/sql_script.h"

#include <QStringView>

#include <vector>

namespace stellwerk::db {

/// Follows the tokens of one MariaDB statement and tells whether a ";" lies inside the body of a stored program or of
/// a compound statement. It is a parser with a stack: what a word means is decided by its place. BEGIN, IF, CASE and
/// the loops open only where a statement may begin, so a column "begin", the function IF() or a CASE expression open
/// nothing; inside a simple statement no word counts, because no ";" can stand there.
class MariaDbBody final {
public:
    void addToken(TokenKind kind, QStringView text);
    /// A ";" while isOpen().
    void addSeparator();
    /// True while a ";" does not end the statement.
    [[nodiscard]] bool isOpen() const { return !m_frames.empty(); }

private:
    enum class Frame { Block, If, Case, Loop, Repeat, Declarations, Package };
    enum class State {
        First,            ///< the first token of the statement
        Plain,            ///< a statement without body
        BeginSeen,        ///< a transaction or a compound statement
        CreateSeen,       ///< before the kind of object
        Name,             ///< before the name of a program
        Header,           ///< between the name of a routine or package and its body
        TriggerHeader,    ///< up to FOR EACH ROW
        TriggerOrder,     ///< FOLLOWS or PRECEDES may come
        TriggerOrderName, ///< the name of that trigger
        StatementStart,
        Simple,           ///< up to the next ";"
        MaybeLabel,       ///< one word of a statement was seen; ":" makes it a label
        Declare,          ///< may become a handler
        HandlerCondition, ///< the conditions of a handler, before its statement
        OracleLabel,      ///< between << and >>
        Condition,        ///< an expression before THEN, WHEN, DO, LOOP or END
        AfterEnd,         ///< up to the next ";"
    };
    enum class Kind { Routine, Trigger, Event, Package };

    void takeFirst(QStringView word);
    void takeCreate(QStringView word);
    void takeName(QStringView word);
    void takeHeader(QStringView word);
    void takeStatementStart(QStringView word);
    void takeDeclaration(QStringView word);
    void takeHandlerCondition(TokenKind kind, QStringView text);
    void takeCondition(QStringView word);
    void open(Frame frame, State next);
    void close();
    void beginCondition(std::vector<QLatin1StringView> terminators);
    void noteExpressionToken(TokenKind kind, QStringView text);
    [[nodiscard]] bool frameIs(Frame frame) const { return isOpen() && m_frames.back() == frame; }
    [[nodiscard]] bool isQualified() const { return m_previous == u'.' || m_previous == u'@'; }

    std::vector<Frame> m_frames;
    State m_state = State::First;
    Kind m_kind = Kind::Routine;
    bool m_returnsSeen = false;               ///< a RETURN after RETURNS is the body, without it it is Oracle's RETURNS
    bool m_conditionNamed = false;            ///< a handler's condition is complete
    std::vector<QLatin1StringView> m_endings; ///< of the condition
    std::vector<int> m_cases;                 ///< the depth of brackets of each open CASE expression
    int m_brackets = 0;
    bool m_operandExpected = true; ///< in an expression: the last token was an operator, so that a word is a name
    QChar m_previous;              ///< the last token if it was one sign, else null
    QString m_previousWord;        ///< the last token if it was a word, else empty
};

/// The same for SQLite, by the rule of sqlite3_complete(): only CREATE TRIGGER has a body, and "; END ;" ends it.
class SqliteBody final {
public:
    void addToken(TokenKind kind, QStringView text);
    void addSeparator();
    [[nodiscard]] bool isOpen() const { return m_state >= State::Trigger && m_state != State::End; }

private:
    enum class State { Start, Explain, Create, Normal, Trigger, Semicolon, End };
    State m_state = State::Start;
};

/// The body rules of one engine.
class SqlBlocks final {
public:
    explicit SqlBlocks(Engine engine) : m_engine(engine) {}

    void reset() { *this = SqlBlocks(m_engine); }
    void addToken(TokenKind kind, QStringView text) {
        m_engine == Engine::MariaDb ? m_mariaDb.addToken(kind, text) : m_sqlite.addToken(kind, text);
    }
    /// A ";" inside the body.
    void addSeparator() { m_engine == Engine::MariaDb ? m_mariaDb.addSeparator() : m_sqlite.addSeparator(); }
    /// True while a ";" is part of the statement.
    [[nodiscard]] bool insideBody() const {
        return m_engine == Engine::MariaDb ? m_mariaDb.isOpen() : m_sqlite.isOpen();
    }

private:
    Engine m_engine;
    MariaDbBody m_mariaDb;
    SqliteBody m_sqlite;
};

} // namespace stellwerk::db
