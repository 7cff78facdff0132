// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/files/script_sections.h"

#include "db/sql_lexer.h"
#include "migration/lint/token_cursor.h"
#include "project/lint_settings.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>

namespace stellwerk::migration {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Migration)
};

/// Finds the directives of one file; one object per file.
class Finder final {
public:
    Finder(const QString &text, const QString &fileName, db::Engine engine)
        : m_text(text), m_fileName(fileName), m_lexer(text, engine) {}

    Result<ScriptSections> run() {
        m_found.headerEnd = m_text.size();
        for (m_at = m_lexer.next(); m_at.type != db::Lexeme::Type::End; m_at = m_lexer.next()) {
            if (m_at.isComment() && beginsLine(m_at.begin))
                STELLWERK_TRY(readComment(m_lexer.textOf(m_at).toString()));
        }
        if (m_fence)
            return failAt(m_fileName, m_fenceLine, 1, Tr::tr("“+goose StatementBegin” has no “StatementEnd”."));
        endBlock(m_text.size());
        return std::move(m_found);
    }

private:
    enum class Family { Unknown, Dbmate, Goose };

    [[nodiscard]] bool beginsLine(qsizetype offset) const {
        const qsizetype lineBegin = offset == 0 ? 0 : m_text.lastIndexOf(u'\n', offset - 1) + 1;
        return QStringView(m_text).sliced(lineBegin, offset - lineBegin).trimmed().isEmpty();
    }

    [[nodiscard]] std::unexpected<Error> failHere(const QString &message, const QString &hint = {}) const {
        return failAt(m_fileName, m_at.line, m_at.column, message, hint);
    }

    Status readComment(const QString &comment) {
        static const QRegularExpression own(QStringLiteral("^--\\s*migrate:(\\S*)\\s*(.*?)\\s*$"));
        static const QRegularExpression goose(QStringLiteral("^--\\s*\\+goose\\s+(.*?)\\s*$"),
                                              QRegularExpression::CaseInsensitiveOption);
        static const QRegularExpression lint(QStringLiteral("^--\\s*lint:(\\S*)\\s*(\\S*)\\s*(.*?)\\s*$"));
        if (const auto match = own.match(comment); match.hasMatch()) {
            STELLWERK_TRY(belongTo(Family::Dbmate));
            return readOwn(match.captured(1), match.captured(2));
        }
        if (const auto match = goose.match(comment); match.hasMatch()) {
            STELLWERK_TRY(belongTo(Family::Goose));
            return readGoose(match.captured(1).simplified());
        }
        if (const auto match = lint.match(comment); match.hasMatch())
            return readLint(match.captured(1), match.captured(2), match.captured(3));
        return {};
    }

    Status belongTo(Family family) {
        if (m_family != Family::Unknown && m_family != family)
            return failHere(Tr::tr("The file mixes the directives of dbmate and goose."),
                            Tr::tr("Use “-- migrate:…” or “-- +goose …” in a file, not both."));
        m_family = family;
        return {};
    }

    Status readOwn(const QString &name, const QString &options) {
        static const QStringList known{QStringLiteral("up"), QStringLiteral("data"), QStringLiteral("verify"),
                                       QStringLiteral("down")};
        if (!known.contains(name))
            return failHere(
                Tr::tr("The directive “migrate:%1” is unknown; there are up, data, verify and down.").arg(name));
        for (const QString &option : options.split(u' ', Qt::SkipEmptyParts)) {
            if (option != QLatin1StringView("transaction:false") && option != QLatin1StringView("transaction:true"))
                return failHere(Tr::tr("The option “%1” of “migrate:%2” is unknown.").arg(option, name));
        }
        // dbmate has files of several up and down blocks.
        if (name != QLatin1StringView("up") && name != QLatin1StringView("down") && hasSection(name))
            return failHere(Tr::tr("The section “migrate:%1” occurs twice.").arg(name));
        addSection(name);
        return {};
    }

    Status readGoose(const QString &words) {
        const QString word = words.toLower();
        if (word == QLatin1StringView("up") || word == QLatin1StringView("down")) {
            if (m_fence)
                return failHere(Tr::tr("“+goose %1” stands inside of a statement.").arg(words));
            if (hasSection(word))
                return failHere(Tr::tr("The section “+goose %1” occurs twice.").arg(words));
            if (word == QLatin1StringView("down") && m_found.sections.empty())
                return failHere(Tr::tr("“+goose Up” must come first."));
            addSection(word);
            return {};
        }
        if (word == QLatin1StringView("statementbegin") || word == QLatin1StringView("statementend"))
            return setFence(word == QLatin1StringView("statementbegin"), words);
        // The engine decides about transactions; without substitution the text is what it is.
        if (word == QLatin1StringView("no transaction") || word == QLatin1StringView("envsub off"))
            return {};
        if (word == QLatin1StringView("envsub on"))
            return failHere(Tr::tr("Text of environment variables in a migration is refused: the same file would do "
                                   "different things to different databases."),
                            Tr::tr("Write the values into the file."));
        return failHere(Tr::tr("The directive “+goose %1” is unknown.").arg(words));
    }

    Status setFence(bool begin, const QString &words) {
        if (m_found.sections.empty())
            return failHere(Tr::tr("“+goose %1” stands before “+goose Up”.").arg(words));
        if (begin == m_fence)
            return failHere(begin ? Tr::tr("“+goose StatementBegin” occurs twice without “StatementEnd”.")
                                  : Tr::tr("“+goose StatementEnd” has no “StatementBegin”."));
        endBlock(m_at.begin);
        m_fence = begin;
        m_fenceLine = m_at.line;
        beginBlock();
        return {};
    }

    Status readLint(const QString &verb, const QString &code, const QString &reason) {
        if (verb != QLatin1StringView("disable"))
            return failHere(Tr::tr("The directive “lint:%1” is unknown; there is “lint:disable”.").arg(verb));
        if (!project::isLintCode(code))
            return failHere(Tr::tr("The rule “%1” is unknown.").arg(code),
                            Tr::tr("The form is “-- lint:disable CODE reason”; docs/lint.md lists the codes."));
        if (reason.isEmpty())
            return failHere(Tr::tr("“lint:disable %1” gives no reason.").arg(code),
                            Tr::tr("Say behind the code why the rule does not count here."));
        m_found.lintExceptions.push_back({code, reason, m_at.line, m_found.sections.empty()});
        return {};
    }

    [[nodiscard]] bool hasSection(const QString &name) const {
        return std::ranges::contains(m_found.sections, name, &ScriptSection::name);
    }

    void addSection(const QString &name) {
        if (m_found.sections.empty())
            m_found.headerEnd = m_at.begin;
        endBlock(m_at.begin);
        m_found.sections.push_back({name, m_at.line, m_at.column, {}});
        beginBlock();
    }

    void beginBlock() { m_found.sections.back().blocks.push_back({m_at.end, m_text.size(), m_at.line, m_fence}); }
    void endBlock(qsizetype offset) {
        if (!m_found.sections.empty())
            m_found.sections.back().blocks.back().end = offset;
    }

    const QString &m_text;
    QString m_fileName;
    db::SqlLexer m_lexer;
    db::Lexeme m_at;
    ScriptSections m_found;
    Family m_family = Family::Unknown;
    bool m_fence = false;
    int m_fenceLine = 0;
};

/// A fenced stored program is one statement as it stands, whatever semicolons are in it. Other fenced text (goose's own
/// template fences everything) is split like any other: its statements run one after the other in either case.
bool isProgram(const std::vector<db::SqlToken> &tokens) {
    TokenCursor cursor(tokens);
    if (!cursor.takeWord("CREATE"))
        return false;
    for (int i = 0; i < 12 && !cursor.atEnd(); ++i, cursor.skip()) {
        if (cursor.isAnyWord({"PROCEDURE", "FUNCTION", "TRIGGER", "EVENT", "PACKAGE"}))
            return true;
        if (cursor.isAnyWord({"TABLE", "VIEW", "INDEX"}))
            return false;
    }
    return false;
}

/// The text from the first to the last token, without the terminator at its end.
std::optional<db::SqlStatement> wholeStatement(QStringView text, db::Engine engine, int firstLine) {
    db::SqlLexer lexer(text, engine, firstLine);
    std::optional<db::Lexeme> first;
    qsizetype end = 0;
    for (db::Lexeme at = lexer.next(); at.type != db::Lexeme::Type::End; at = lexer.next()) {
        if (at.isComment() || lexer.textOf(at) == QStringView(u";"))
            continue;
        if (!first)
            first = at;
        end = at.end;
    }
    if (!first)
        return {};
    return db::SqlStatement{text.sliced(first->begin, end - first->begin).toString(), first->line, first->column};
}

} // namespace

Result<ScriptSections> findSections(const QString &text, const QString &fileName, db::Engine engine) {
    return Finder(text, fileName, engine).run();
}

Result<std::vector<db::SqlStatement>> statementsOf(const ScriptSection &section, const QString &text,
                                                   const QString &fileName, db::Engine engine) {
    std::vector<db::SqlStatement> all;
    for (const ScriptBlock &block : section.blocks) {
        const QStringView part = QStringView(text).sliced(block.begin, block.end - block.begin);
        const auto whole = block.fenced ? wholeStatement(part, engine, block.firstLine) : std::nullopt;
        if (whole && isProgram(db::codeTokens(*whole, engine))) {
            all.push_back(*whole);
            continue;
        }
        STELLWERK_ASSIGN(const auto statements, db::splitScript(part, engine, fileName, block.firstLine));
        all.insert(all.end(), statements.begin(), statements.end());
    }
    return all;
}

std::unexpected<Error> failAt(const QString &file, int line, int column, const QString &message, const QString &hint,
                              const QString &statement) {
    Error error{ErrorCode::InvalidInput, message, hint, {}, 0, {}, {}};
    error.position = SourcePosition{file, line, column, statement};
    return fail(std::move(error));
}

} // namespace stellwerk::migration
