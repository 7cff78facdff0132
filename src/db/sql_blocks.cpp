// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/sql_blocks.h"

#include <algorithm>
#include <span>

namespace stellwerk::db {

namespace {

using Word = QLatin1StringView;

bool is(QStringView word, const char *upperCase) {
    return word.compare(Word(upperCase), Qt::CaseInsensitive) == 0;
}

bool isOneOf(QStringView word, std::span<const Word> words) {
    return std::ranges::any_of(words,
                               [word](Word candidate) { return word.compare(candidate, Qt::CaseInsensitive) == 0; });
}

/// What may stand between CREATE and the kind of a stored program.
constexpr Word kBeforeKind[] = {Word("OR"),      Word("REPLACE"),      Word("AGGREGATE"),
                                Word("DEFINER"), Word("CURRENT_USER"), Word("CURRENT_ROLE")};
/// Reserved words that open a compound statement.
constexpr Word kCompound[] = {Word("IF"), Word("CASE"), Word("LOOP"), Word("WHILE"), Word("REPEAT"), Word("FOR")};
/// The first words of the statements that may be the whole body of a routine. None of them occurs in a routine's
/// header outside brackets, except SET in a type and RETURN in Oracle's mode.
constexpr Word kSimple[] = {
    Word("ALTER"),     Word("ANALYZE"),  Word("BINLOG"),    Word("CACHE"),    Word("CALL"),    Word("CHANGE"),
    Word("CHECK"),     Word("CHECKSUM"), Word("CLOSE"),     Word("COMMIT"),   Word("CREATE"),  Word("DEALLOCATE"),
    Word("DELETE"),    Word("DESC"),     Word("DESCRIBE"),  Word("DO"),       Word("DROP"),    Word("EXECUTE"),
    Word("EXPLAIN"),   Word("FETCH"),    Word("FLUSH"),     Word("GET"),      Word("GRANT"),   Word("HANDLER"),
    Word("HELP"),      Word("INSERT"),   Word("INSTALL"),   Word("ITERATE"),  Word("KILL"),    Word("LEAVE"),
    Word("LOAD"),      Word("LOCK"),     Word("OPEN"),      Word("OPTIMIZE"), Word("PREPARE"), Word("PURGE"),
    Word("RELEASE"),   Word("RENAME"),   Word("REPAIR"),    Word("REPLACE"),  Word("RESET"),   Word("RESIGNAL"),
    Word("REVOKE"),    Word("ROLLBACK"), Word("SAVEPOINT"), Word("SELECT"),   Word("SET"),     Word("SHOW"),
    Word("SHUTDOWN"),  Word("SIGNAL"),   Word("START"),     Word("STOP"),     Word("TABLE"),   Word("TRUNCATE"),
    Word("UNINSTALL"), Word("UNLOCK"),   Word("UPDATE"),    Word("USE"),      Word("VALUES"),  Word("WITH"),
    Word("XA")};
/// Words of expressions after which an operand must follow, so that the next word is a name even if it is END or DO.
constexpr Word kOperators[] = {
    Word("AND"),    Word("BETWEEN"), Word("BINARY"), Word("CASE"),  Word("COLLATE"), Word("DISTINCT"), Word("DIV"),
    Word("ELSE"),   Word("ESCAPE"),  Word("EXISTS"), Word("FROM"),  Word("IN"),      Word("INTERVAL"), Word("IS"),
    Word("LIKE"),   Word("MOD"),     Word("NOT"),    Word("OR"),    Word("REGEXP"),  Word("REVERSE"),  Word("RLIKE"),
    Word("SELECT"), Word("THEN"),    Word("WHEN"),   Word("WHERE"), Word("XOR")};

} // namespace

void MariaDbBody::addToken(TokenKind kind, QStringView text) {
    // A quoted or qualified name is never a keyword; an empty word is one that means nothing.
    const QStringView word = kind == TokenKind::Word && !isQualified() ? text : QStringView();
    const bool colon = kind == TokenKind::Punctuation && text == u":";
    switch (m_state) {
    case State::First:
        takeFirst(text == u"<<" ? text : word);
        break;
    case State::BeginSeen:
        // BEGIN alone and BEGIN WORK start a transaction.
        if (is(word, "WORK")) {
            m_state = State::Plain;
        } else {
            open(Frame::Block, State::StatementStart);
            takeStatementStart(text == u"<<" ? text : word);
        }
        break;
    case State::CreateSeen:
        takeCreate(kind == TokenKind::Word ? text : QStringView());
        break;
    case State::Name:
        takeName(word);
        break;
    case State::Header:
        if (colon && m_brackets == 0)
            m_state = State::StatementStart;
        else if (m_brackets == 0 && !word.isEmpty())
            takeHeader(word);
        break;
    case State::TriggerHeader:
        if (is(word, "ROW") && is(m_previousWord, "EACH"))
            m_state = State::TriggerOrder;
        break;
    case State::TriggerOrder:
        if (is(word, "FOLLOWS") || is(word, "PRECEDES"))
            m_state = State::TriggerOrderName;
        else
            takeStatementStart(word);
        break;
    case State::TriggerOrderName:
        m_state = State::StatementStart;
        break;
    case State::StatementStart:
        takeStatementStart(text == u"<<" ? text : word);
        break;
    case State::MaybeLabel:
        m_state = colon ? State::StatementStart : State::Simple;
        break;
    case State::Declare:
        takeDeclaration(word);
        break;
    case State::HandlerCondition:
        takeHandlerCondition(kind, text);
        break;
    case State::OracleLabel:
        if (text == u">>")
            m_state = State::StatementStart;
        break;
    case State::Condition:
        takeCondition(word);
        break;
    case State::Plain:
    case State::Simple:
    case State::AfterEnd:
        break;
    }
    noteExpressionToken(kind, text);
}

void MariaDbBody::addSeparator() {
    m_state = State::StatementStart;
    m_brackets = 0;
    m_previous = u';';
    m_previousWord.clear();
}

void MariaDbBody::takeFirst(QStringView word) {
    if (is(word, "CREATE") || is(word, "ALTER"))
        m_state = State::CreateSeen;
    else if (is(word, "BEGIN"))
        m_state = State::BeginSeen;
    else if (is(word, "DECLARE"))
        open(Frame::Declarations, State::Declare); // an anonymous block of Oracle's mode
    else if (isOneOf(word, kCompound) || word == u"<<")
        takeStatementStart(word);
    else
        m_state = State::Plain;
}

void MariaDbBody::takeCreate(QStringView word) {
    // After "DEFINER =" and "@" stands the name of an account, which may be any word.
    if (word.isEmpty() || m_previous == u'=' || isQualified() || isOneOf(word, kBeforeKind))
        return;
    m_state = State::Name;
    if (is(word, "PROCEDURE") || is(word, "FUNCTION"))
        m_kind = Kind::Routine;
    else if (is(word, "TRIGGER"))
        m_kind = Kind::Trigger;
    else if (is(word, "EVENT"))
        m_kind = Kind::Event;
    else if (is(word, "PACKAGE"))
        m_kind = Kind::Package;
    else
        m_state = State::Plain;
}

void MariaDbBody::takeName(QStringView word) {
    const bool body = is(word, "BODY") && is(m_previousWord, "PACKAGE");
    if (body || is(word, "IF") || is(word, "NOT") || (is(word, "EXISTS") && is(m_previousWord, "NOT")))
        return;
    m_returnsSeen = false;
    m_brackets = 0;
    if (m_kind == Kind::Event)
        beginCondition({Word("DO")});
    else
        m_state = m_kind == Kind::Trigger ? State::TriggerHeader : State::Header;
}

void MariaDbBody::takeHeader(QStringView word) {
    const bool inType = is(m_previousWord, "RETURNS") || is(m_previousWord, "CHARACTER") || is(m_previousWord, "CHAR");
    if (is(word, "AS") || is(word, "IS"))
        open(m_kind == Kind::Package ? Frame::Package : Frame::Declarations, State::StatementStart);
    else if (m_kind == Kind::Package && (is(word, "PROCEDURE") || is(word, "FUNCTION") || is(word, "DECLARE") ||
                                         is(word, "BEGIN") || is(word, "END"))) {
        open(Frame::Package, State::StatementStart); // without AS outside of Oracle's mode
        takeStatementStart(word);
    } else if (is(word, "RETURNS"))
        m_returnsSeen = true;
    else if (is(word, "BEGIN"))
        open(Frame::Block, State::StatementStart);
    else if (isOneOf(word, kCompound))
        takeStatementStart(word);
    else if ((isOneOf(word, kSimple) && !(is(word, "SET") && inType)) || (is(word, "RETURN") && m_returnsSeen))
        m_state = State::Simple;
}

/// @p word is empty for a token that is no keyword, and "<<" before a label of Oracle's mode.
void MariaDbBody::takeStatementStart(QStringView word) {
    if (is(word, "BEGIN")) {
        // The declarations of Oracle's mode share the END of the block that follows them.
        if (frameIs(Frame::Declarations) || frameIs(Frame::Package))
            m_frames.pop_back();
        open(Frame::Block, State::StatementStart);
    } else if (is(word, "IF")) {
        open(Frame::If, State::Condition);
        beginCondition({Word("THEN")});
    } else if (is(word, "CASE")) {
        open(Frame::Case, State::Condition);
        beginCondition({Word("WHEN")});
    } else if (is(word, "WHILE") || is(word, "FOR")) {
        open(Frame::Loop, State::Condition);
        beginCondition({Word("DO"), Word("LOOP")});
    } else if (is(word, "LOOP")) {
        open(Frame::Loop, State::StatementStart);
    } else if (is(word, "REPEAT")) {
        open(Frame::Repeat, State::StatementStart);
    } else if (is(word, "WHEN") || is(word, "ELSEIF") || is(word, "ELSIF")) {
        beginCondition({Word("THEN")});
    } else if (is(word, "UNTIL") && frameIs(Frame::Repeat)) {
        beginCondition({Word("END")});
    } else if (is(word, "END")) {
        close();
    } else if (is(word, "DECLARE")) {
        m_state = State::Declare;
    } else if (word == u"<<") {
        m_state = State::OracleLabel;
    } else if ((is(word, "PROCEDURE") || is(word, "FUNCTION")) &&
               (frameIs(Frame::Package) || frameIs(Frame::Declarations))) {
        m_kind = Kind::Routine;
        m_state = State::Name;
    } else if (is(word, "ELSE") || is(word, "EXCEPTION") || (is(word, "NOT") && is(m_previousWord, "BEGIN")) ||
               (is(word, "ATOMIC") && is(m_previousWord, "NOT"))) {
        m_state = State::StatementStart;
    } else {
        m_state = State::MaybeLabel;
    }
}

void MariaDbBody::takeDeclaration(QStringView word) {
    if (!is(word, "FOR") || !is(m_previousWord, "HANDLER"))
        return;
    m_conditionNamed = false;
    m_state = State::HandlerCondition;
}

void MariaDbBody::takeHandlerCondition(TokenKind kind, QStringView text) {
    const bool word = kind == TokenKind::Word;
    if (m_conditionNamed && text == u",")
        m_conditionNamed = false;
    else if (m_conditionNamed)
        takeStatementStart(word ? text : QStringView());
    else
        m_conditionNamed = !(word && (is(text, "SQLSTATE") || is(text, "VALUE") || is(text, "NOT")));
}

void MariaDbBody::takeCondition(QStringView word) {
    if (is(word, "CASE")) {
        m_cases.push_back(m_brackets);
    } else if (!m_cases.empty()) {
        if (is(word, "END") && !m_operandExpected && m_cases.back() == m_brackets)
            m_cases.pop_back();
    } else if (m_brackets == 0 && !m_operandExpected && isOneOf(word, m_endings)) {
        if (is(word, "END"))
            close();
        else if (is(word, "WHEN"))
            beginCondition({Word("THEN")});
        else
            m_state = State::StatementStart;
    } else if (m_brackets == 0 && is(word, "WHEN") && isOneOf(word, m_endings)) {
        beginCondition({Word("THEN")}); // CASE without an operand
    }
}

void MariaDbBody::open(Frame frame, State next) {
    m_frames.push_back(frame);
    m_state = next;
}

void MariaDbBody::close() {
    if (isOpen())
        m_frames.pop_back();
    m_state = State::AfterEnd;
}

void MariaDbBody::beginCondition(std::vector<QLatin1StringView> terminators) {
    m_state = State::Condition;
    m_endings = std::move(terminators);
    m_cases.clear();
    m_brackets = 0;
}

void MariaDbBody::noteExpressionToken(TokenKind kind, QStringView text) {
    const bool sign = kind == TokenKind::Punctuation;
    const bool word = kind == TokenKind::Word;
    if (sign && text == u"(")
        ++m_brackets;
    else if (sign && text == u")" && m_brackets > 0)
        --m_brackets;
    const bool keyword = word && !isQualified();
    // The word that began a condition is followed by an operand.
    const bool begins = keyword && (is(text, "IF") || is(text, "WHILE") || is(text, "UNTIL") || is(text, "ELSEIF") ||
                                    is(text, "ELSIF") || is(text, "FOR"));
    m_operandExpected = sign ? text != u")" : keyword && (begins || isOneOf(text, kOperators));
    m_previous = sign && text.size() == 1 ? text.front() : QChar();
    m_previousWord = word ? text.toString() : QString();
}

void SqliteBody::addToken(TokenKind kind, QStringView text) {
    const QStringView word = kind == TokenKind::Word ? text : QStringView();
    switch (m_state) {
    case State::Start:
        if (is(word, "CREATE"))
            m_state = State::Create;
        else
            m_state = is(word, "EXPLAIN") ? State::Explain : State::Normal;
        break;
    case State::Explain:
        if (is(word, "CREATE"))
            m_state = State::Create;
        else if (!is(word, "QUERY") && !is(word, "PLAN"))
            m_state = State::Normal;
        break;
    case State::Create:
        if (is(word, "TRIGGER"))
            m_state = State::Trigger;
        else if (!is(word, "TEMP") && !is(word, "TEMPORARY"))
            m_state = State::Normal;
        break;
    case State::Semicolon:
        m_state = is(word, "END") ? State::End : State::Trigger;
        break;
    case State::End:
        m_state = State::Trigger;
        break;
    case State::Normal:
    case State::Trigger:
        break;
    }
}

void SqliteBody::addSeparator() {
    m_state = State::Semicolon;
}

} // namespace stellwerk::db
