// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/sql_script.h"

#include "db/sql_blocks.h"
#include "db/sql_lexer.h"

#include <QCoreApplication>
#include <QCryptographicHash>

namespace stellwerk::db {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(SqlScript)
};

bool isWord(QStringView text, QLatin1StringView upperCase) {
    return text.compare(upperCase, Qt::CaseInsensitive) == 0;
}

/// Collects statements from lexemes; one object per script.
class Splitter final {
public:
    Splitter(QStringView script, Engine engine, const QString &file, int firstLine)
        : m_script(script), m_file(file), m_lexer(script, engine, firstLine), m_blocks(engine) {
        m_lexer.setDelimiter(kSemicolon);
    }

    Result<std::vector<SqlStatement>> run() {
        for (;;) {
            const Lexeme lexeme = m_lexer.next();
            switch (lexeme.type) {
            case Lexeme::Type::End:
                if (m_blocks.depth() > 0)
                    return unclosedBlock();
                finishStatement();
                return std::move(m_statements);
            case Lexeme::Type::Unterminated:
                return unterminated(lexeme);
            case Lexeme::Type::Delimiter:
                if (insideBlock())
                    m_blocks.addSeparator();
                else
                    finishStatement();
                break;
            case Lexeme::Type::ExecutableOpening:
            case Lexeme::Type::ExecutableClosing:
                extendStatement(lexeme);
                break;
            case Lexeme::Type::Token:
                if (!lexeme.isComment())
                    STELLWERK_TRY(addToken(lexeme));
                break;
            }
        }
    }

private:
    static inline const QString kSemicolon = QStringLiteral(";");

    /// Only ";" can be part of a body; who sets another delimiter says himself where a statement ends.
    [[nodiscard]] bool insideBlock() const { return m_lexer.delimiter() == kSemicolon && m_blocks.depth() > 0; }

    Status addToken(const Lexeme &lexeme) {
        const QStringView text = m_lexer.textOf(lexeme);
        if (!m_open && lexeme.kind == TokenKind::Word && isWord(text, QLatin1StringView("DELIMITER")))
            return changeDelimiter(lexeme);
        extendStatement(lexeme);
        m_hasTokens = true;
        if (m_lexer.delimiter() == kSemicolon)
            m_blocks.addToken(lexeme.kind, text);
        return {};
    }

    void extendStatement(const Lexeme &lexeme) {
        if (!m_open) {
            m_open = true;
            m_first = lexeme;
        }
        m_end = lexeme.end;
    }

    void finishStatement() {
        if (m_hasTokens)
            m_statements.push_back(
                {m_script.sliced(m_first.begin, m_end - m_first.begin).toString(), m_first.line, m_first.column});
        m_open = false;
        m_hasTokens = false;
        m_blocks.reset();
    }

    Status changeDelimiter(const Lexeme &keyword) {
        const QString line = m_lexer.takeLine().toString().simplified();
        const QString delimiter = line.section(u' ', 0, 0);
        if (delimiter.isEmpty())
            return failAt(keyword, Tr::tr("DELIMITER is not followed by a delimiter."));
        if (delimiter.contains(u'\\'))
            return failAt(keyword, Tr::tr("A delimiter must not contain a backslash."));
        m_lexer.setDelimiter(delimiter);
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

    [[nodiscard]] std::unexpected<Error> unclosedBlock() const {
        return failAt(m_first, Tr::tr("A BEGIN or CASE of this statement has no END."),
                      Tr::tr("Put DELIMITER lines around a body whose end cannot be told from its words."));
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

} // namespace

Result<std::vector<SqlStatement>> splitScript(QStringView script, Engine engine, const QString &file, int firstLine) {
    return Splitter(script, engine, file, firstLine).run();
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

QByteArray tokenHash(const std::vector<SqlStatement> &statements, Engine engine) {
    QCryptographicHash hash(QCryptographicHash::Sha256);
    // The length makes "ab" "c" differ from "a" "bc".
    const auto add = [&hash](char tag, QStringView text) {
        const QByteArray utf8 = text.toUtf8();
        hash.addData(QByteArray(QByteArray(1, tag) + QByteArray::number(utf8.size()) + ':'));
        hash.addData(utf8);
    };
    for (const SqlStatement &statement : statements) {
        SqlLexer lexer(statement.text, engine);
        for (Lexeme lexeme = lexer.next(); lexeme.type != Lexeme::Type::End; lexeme = lexer.next()) {
            if (!lexeme.isComment())
                add(static_cast<char>('a' + static_cast<int>(lexeme.type) * 8 + static_cast<int>(lexeme.kind)),
                    lexer.textOf(lexeme));
        }
        add('!', {});
    }
    return hash.result();
}

} // namespace stellwerk::db
