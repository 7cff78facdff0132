// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/sql_script.h"

#include "db/sql_blocks.h"
#include "db/sql_lexer.h"

#include <QCoreApplication>
#include <QCryptographicHash>

#include <algorithm>
#include <array>
#include <optional>

namespace stellwerk::db {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(SqlScript)
};

bool isWord(QStringView text, QLatin1StringView upperCase) {
    return text.compare(upperCase, Qt::CaseInsensitive) == 0;
}

/// The client's buffer for a delimiter has 16 bytes.
constexpr qsizetype kMaxDelimiter = 15;

/// What the mariadb client takes as a command of its own where a statement begins. USE is left out: it is SQL, too.
constexpr std::array kClientCommands{
    QLatin1StringView("CHARSET"), QLatin1StringView("CLEAR"),   QLatin1StringView("CONNECT"),
    QLatin1StringView("COSTS"),   QLatin1StringView("EDIT"),    QLatin1StringView("EGO"),
    QLatin1StringView("EXIT"),    QLatin1StringView("GO"),      QLatin1StringView("HELP"),
    QLatin1StringView("NOPAGER"), QLatin1StringView("NOTEE"),   QLatin1StringView("NOWARNING"),
    QLatin1StringView("PAGER"),   QLatin1StringView("PRINT"),   QLatin1StringView("PROMPT"),
    QLatin1StringView("QUIT"),    QLatin1StringView("REHASH"),  QLatin1StringView("SANDBOX"),
    QLatin1StringView("SOURCE"),  QLatin1StringView("STATUS"),  QLatin1StringView("SYSTEM"),
    QLatin1StringView("TEE"),     QLatin1StringView("WARNINGS")};

bool isClientCommand(QStringView word) {
    return std::ranges::any_of(kClientCommands, [word](QLatin1StringView name) { return isWord(word, name); });
}

/// The argument of a DELIMITER line as the client reads it: up to the first blank, or in quotes of any kind with the
/// quote doubled inside. Nothing when there is none or its quote is not closed.
std::optional<QString> delimiterArgument(QStringView line) {
    if (line.endsWith(u'\r'))
        line.chop(1);
    QStringView rest = line.sliced(QLatin1StringView("DELIMITER").size());
    while (!rest.isEmpty() && rest.front().isSpace())
        rest = rest.sliced(1);
    const QChar quote = rest.isEmpty() ? QChar() : rest.front();
    if (quote != u'\'' && quote != u'"' && quote != u'`') {
        const qsizetype blank = rest.indexOf(u' ');
        return rest.isEmpty() ? std::nullopt : std::optional(rest.first(blank < 0 ? rest.size() : blank).toString());
    }
    QString argument;
    for (qsizetype i = 1; i < rest.size(); ++i) {
        if (rest[i] == quote && (i + 1 == rest.size() || rest[i + 1] != quote))
            return argument.isEmpty() ? std::nullopt : std::optional(argument);
        argument += rest[i];
        i += rest[i] == quote ? 1 : 0;
    }
    return {};
}

/// Collects statements from lexemes; one object per script.
class Splitter final {
public:
    Splitter(QStringView script, Engine engine, const QString &file, int firstLine)
        : m_script(script), m_engine(engine), m_file(file), m_lexer(script, engine, firstLine), m_blocks(engine) {
        m_lexer.setDelimiter(kSemicolon);
    }

    Result<std::vector<SqlStatement>> run() {
        for (Lexeme lexeme = m_lexer.next(); lexeme.type != Lexeme::Type::End; lexeme = m_lexer.next()) {
            if (m_lexer.textOf(lexeme).contains(QChar::Null))
                return failAt(lexeme, Tr::tr("There is a sign with the code 0 in the script; no client accepts it."));
            STELLWERK_TRY(add(lexeme));
        }
        if (m_lexer.insideExecutableComment())
            return failAt(m_first, Tr::tr("An executable comment of this statement is never closed."));
        if (insideBody())
            return failAt(m_first, Tr::tr("A BEGIN, IF, CASE or loop of this statement has no END."),
                          Tr::tr("Put DELIMITER lines around a body whose end cannot be told from its words."));
        finishStatement();
        return std::move(m_statements);
    }

private:
    static inline const QString kSemicolon = QStringLiteral(";");

    /// Only ";" can be part of a body; who sets another delimiter says himself where a statement ends.
    [[nodiscard]] bool insideBody() const { return m_lexer.delimiter() == kSemicolon && m_blocks.insideBody(); }

    Status add(const Lexeme &lexeme) {
        switch (lexeme.type) {
        case Lexeme::Type::Unterminated:
            return unterminated(lexeme);
        case Lexeme::Type::Delimiter:
            return addDelimiter(lexeme);
        case Lexeme::Type::DelimiterLine:
            return changeDelimiter(lexeme);
        case Lexeme::Type::ExecutableOpening:
        case Lexeme::Type::ExecutableClosing:
            extendStatement(lexeme);
            return {};
        case Lexeme::Type::Token:
            return lexeme.isComment() ? checkComment(lexeme) : addToken(lexeme);
        case Lexeme::Type::End:
            break;
        }
        return {};
    }

    /// The mariadb client and the server disagree on where these comments end, so one of them would run other code.
    [[nodiscard]] Status checkComment(const Lexeme &lexeme) const {
        const QStringView text = m_lexer.textOf(lexeme);
        if (m_engine == Engine::Sqlite || !text.startsWith(u"/*"))
            return {};
        const QString hint = Tr::tr("The mariadb client and the server disagree on where such a comment ends.");
        if (m_lexer.insideExecutableComment() && (text.startsWith(u"/*!") || text.startsWith(u"/*M!")))
            return failAt(lexeme, Tr::tr("There is an executable comment inside an executable comment."), hint);
        if (text.indexOf(QStringView(u"/*!"), 1) >= 0 || text.indexOf(QStringView(u"/*/"), 1) >= 0)
            return failAt(lexeme, Tr::tr("There is a “/*!” or “/*/” inside a comment."), hint);
        return {};
    }

    Status addToken(const Lexeme &lexeme) {
        const QStringView text = m_lexer.textOf(lexeme);
        STELLWERK_TRY(checkClientCommand(lexeme, text));
        extendStatement(lexeme);
        m_hasTokens = true;
        if (m_lexer.delimiter() == kSemicolon)
            m_blocks.addToken(lexeme.kind, text);
        return {};
    }

    /// Commands of the clients are refused: to send them to the server would give an error that nobody understands.
    Status checkClientCommand(const Lexeme &lexeme, QStringView text) {
        const bool word = lexeme.kind == TokenKind::Word;
        const bool mariaDb = m_engine == Engine::MariaDb;
        if (!m_open && word && isWord(text, QLatin1StringView("DELIMITER")))
            return failAt(lexeme,
                          Tr::tr("DELIMITER must stand alone at the beginning of its line, with a blank behind it."));
        const bool named = !m_open && (mariaDb ? text == u"?" || (word && isClientCommand(text)) : text == u".");
        const bool escape = mariaDb && text == u"\\";
        if (!named && !escape)
            return {};
        const QString command = text.toString() + (word || text == u"?" ? QString() : nextSign(lexeme));
        return failAt(
            lexeme, Tr::tr("“%1” is a command of the database's own client, not SQL.").arg(command),
            Tr::tr("Of these commands only DELIMITER is understood. Write out what it does in SQL or remove it."));
    }

    [[nodiscard]] QString nextSign(const Lexeme &lexeme) const {
        return m_script.sliced(lexeme.end, qMin<qsizetype>(1, m_script.size() - lexeme.end)).trimmed().toString();
    }

    void extendStatement(const Lexeme &lexeme) {
        if (!m_open) {
            m_open = true;
            m_first = lexeme;
        }
        m_end = lexeme.end;
    }

    Status addDelimiter(const Lexeme &lexeme) {
        if (insideBody()) {
            m_blocks.addSeparator();
            m_lexer.continueStatement();
        } else if (m_lexer.insideExecutableComment()) {
            return failAt(lexeme, Tr::tr("The statement ends inside an executable comment."),
                          Tr::tr("Move the delimiter behind the comment."));
        } else {
            finishStatement();
        }
        return {};
    }

    void finishStatement() {
        if (m_hasTokens) {
            QString text = m_script.sliced(m_first.begin, m_end - m_first.begin).toString();
            // Both clients send lines that end with one sign, so that a script means the same after every checkout.
            text.replace(QStringLiteral("\r\n"), QStringLiteral("\n"));
            m_statements.push_back({text, m_first.line, m_first.column});
        }
        m_open = false;
        m_hasTokens = false;
        m_blocks.reset();
    }

    Status changeDelimiter(const Lexeme &lexeme) {
        const QStringView line = m_lexer.textOf(lexeme);
        const auto delimiter = delimiterArgument(line);
        if (!delimiter)
            return failAt(lexeme, Tr::tr("DELIMITER is not followed by a delimiter."));
        if (line.contains(u'\\'))
            return failAt(lexeme, Tr::tr("A delimiter must not contain a backslash."));
        if (std::ranges::any_of(*delimiter, [](QChar c) { return c <= u' ' || c.unicode() >= 0x7F; }))
            return failAt(lexeme, Tr::tr("A delimiter must consist of visible ASCII signs."));
        if (delimiter->size() > kMaxDelimiter)
            return failAt(lexeme, Tr::tr("A delimiter must not be longer than %n sign(s).", nullptr, kMaxDelimiter));
        m_lexer.setDelimiter(*delimiter);
        return {};
    }

    [[nodiscard]] std::unexpected<Error> unterminated(const Lexeme &lexeme) const {
        switch (lexeme.kind) {
        case TokenKind::Comment:
            return failAt(lexeme, Tr::tr("A comment is opened here and never closed."));
        case TokenKind::String:
            return failAt(lexeme, Tr::tr("A text is opened here and never closed."));
        default:
            return failAt(lexeme, Tr::tr("A quoted name is opened here and never closed."));
        }
    }

    [[nodiscard]] std::unexpected<Error> failAt(const Lexeme &lexeme, const QString &message,
                                                const QString &hint = {}) const {
        Error error{ErrorCode::InvalidInput, message, hint, {}, 0, {}, {}};
        const qsizetype from = m_open ? m_first.begin : lexeme.begin;
        const QStringView statement = m_script.sliced(from, lexeme.end - from).trimmed();
        error.position = SourcePosition{m_file, lexeme.line, lexeme.column, statement.toString()};
        return fail(std::move(error));
    }

    QStringView m_script;
    Engine m_engine;
    QString m_file;
    SqlLexer m_lexer;
    SqlBlocks m_blocks;
    std::vector<SqlStatement> m_statements;
    Lexeme m_first;      ///< of the open statement
    qsizetype m_end = 0; ///< behind its last token
    bool m_open = false;
    bool m_hasTokens = false; ///< false also for an empty executable comment, which the server refuses
};

SqlToken toToken(const SqlLexer &lexer, const Lexeme &lexeme) {
    SqlToken token{lexeme.kind, lexer.textOf(lexeme).toString(), lexeme.line, lexeme.column};
    if (lexeme.kind != TokenKind::QuotedIdentifier)
        return token;
    const QChar opening = token.text.front();
    const QChar closing = opening == u'[' ? u']' : opening;
    token.text.remove(0, 1);
    if (lexeme.type == Lexeme::Type::Token)
        token.text.chop(1);
    if (opening != u'[')
        token.text.replace(QString(2, closing), QString(closing));
    return token;
}

/// Letters of their own, so that a new kind in an enumeration changes no hash.
char hashLetter(const Lexeme &lexeme) {
    if (lexeme.type == Lexeme::Type::ExecutableOpening)
        return '(';
    if (lexeme.type == Lexeme::Type::ExecutableClosing)
        return ')';
    switch (lexeme.kind) {
    case TokenKind::Word:
        return 'w';
    case TokenKind::QuotedIdentifier:
        return 'q';
    case TokenKind::String:
        return 's';
    case TokenKind::Number:
        return 'n';
    default:
        return 'p';
    }
}

/// x'41' is one literal, while x '41' is a name and an alias: the only place where a blank between two tokens counts.
bool isStringPrefix(const SqlLexer &lexer, const Lexeme &lexeme) {
    const QStringView text = lexer.textOf(lexeme);
    return lexeme.kind == TokenKind::Word && text.size() == 1 && QStringView(u"xXbBnN").contains(text.front());
}

bool isStringBehind(const Lexeme &previous, const Lexeme &lexeme) {
    return lexeme.kind == TokenKind::String && lexeme.begin == previous.end;
}

} // namespace

Result<std::vector<SqlStatement>> splitScript(QStringView script, Engine engine, const QString &file, int firstLine) {
    const bool marked = firstLine == 1 && script.startsWith(QChar::ByteOrderMark);
    return Splitter(script.sliced(marked ? 1 : 0), engine, file, firstLine).run();
}

std::vector<SqlToken> tokenize(QStringView statement, Engine engine, int line, int column) {
    SqlLexer lexer(statement, engine, line, column);
    std::vector<SqlToken> tokens;
    for (Lexeme lexeme = lexer.next(); lexeme.type != Lexeme::Type::End; lexeme = lexer.next()) {
        if (lexeme.type == Lexeme::Type::Token || lexeme.type == Lexeme::Type::Unterminated)
            tokens.push_back(toToken(lexer, lexeme));
    }
    return tokens;
}

std::vector<SqlToken> codeTokens(const SqlStatement &statement, Engine engine) {
    std::vector<SqlToken> tokens = tokenize(statement.text, engine, statement.line, statement.column);
    std::erase_if(tokens, [](const SqlToken &token) { return token.kind == TokenKind::Comment; });
    return tokens;
}

std::vector<SqlToken> actingTokens(const SqlStatement &statement, Engine engine) {
    std::vector<SqlToken> tokens = codeTokens(statement, engine);
    if (tokens.size() < 2 || !tokens[0].isWord(QLatin1StringView("SET")) ||
        !tokens[1].isWord(QLatin1StringView("STATEMENT")))
        return tokens;
    int depth = 0;
    for (auto token = tokens.begin(); token != tokens.end(); ++token) {
        if (token->kind == TokenKind::Punctuation)
            depth += token->text == u"(" ? 1 : token->text == u")" ? -1 : 0;
        if (depth == 0 && token->isWord(QLatin1StringView("FOR")))
            return {std::next(token), tokens.end()};
    }
    return tokens;
}

QByteArray tokenHash(const std::vector<SqlStatement> &statements, Engine engine) {
    QCryptographicHash hash(QCryptographicHash::Sha256);
    const auto add = [&hash](char letter, QStringView text) {
        const QByteArray utf8 = text.toUtf8();
        // The length makes "ab" "c" differ from "a" "bc".
        hash.addData(QByteArray(QByteArray(1, letter) + QByteArray::number(utf8.size()) + ':'));
        hash.addData(utf8);
    };
    add('A', kTokenHashAlgorithm);
    for (const SqlStatement &statement : statements) {
        SqlLexer lexer(statement.text, engine);
        Lexeme previous;
        for (Lexeme lexeme = lexer.next(); lexeme.type != Lexeme::Type::End; lexeme = lexer.next()) {
            if (lexeme.isComment())
                continue;
            if (isStringPrefix(lexer, previous) && isStringBehind(previous, lexeme))
                add('x', {});
            add(hashLetter(lexeme), lexer.textOf(lexeme));
            previous = lexeme;
        }
        add('E', {});
    }
    return hash.result();
}

} // namespace stellwerk::db
