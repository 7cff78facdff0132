// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/files.h"
#include "db/sql_lexer.h"
#include "migration/file_name.h"
#include "migration/migration.h"
#include "migration/statement_facts.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QRegularExpression>
#include <QStringDecoder>

#include <array>

namespace stellwerk::migration {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Migration)
};

std::unexpected<Error> failAt(const QString &file, int line, int column, const QString &message,
                              const QString &hint = {}, const QString &statement = {}) {
    Error error{ErrorCode::InvalidInput, message, hint, {}, 0, {}, {}};
    error.position = SourcePosition{file, line, column, statement};
    return fail(std::move(error));
}

/// A "-- migrate:…" line and the text up to the next one.
struct Section {
    QString name;
    int line = 1;
    int column = 1;
    qsizetype begin = 0; ///< of its text, behind the line
    qsizetype end = 0;
    int firstLine = 1; ///< the file line on which its text begins
};

/// Reads one file; one object per file.
class Parser final {
public:
    Parser(const QString &text, const QString &fileName, db::Engine engine) : m_text(text), m_engine(engine) {
        m_migration.fileName = fileName;
    }

    Result<Migration> run(const QByteArray &script, const MigrationFileName &name) {
        m_migration.number = name.number;
        m_migration.title = name.title;
        m_migration.script = script;
        m_migration.checksum = sha256Hex(script);
        STELLWERK_TRY(findSections());
        STELLWERK_TRY(readHeader());
        STELLWERK_TRY(readSections());
        TableTrail trail;
        for (const db::SqlStatement &statement : m_migration.up)
            trail.follow(factsOf(statement, m_engine));
        m_migration.renames = trail.renames();
        m_migration.tokenChecksum = tokenChecksum();
        return std::move(m_migration);
    }

private:
    std::vector<db::SqlStatement> *statementsOf(const QString &section) {
        if (section == QLatin1StringView("up"))
            return &m_migration.up;
        if (section == QLatin1StringView("data"))
            return &m_migration.data;
        if (section == QLatin1StringView("verify"))
            return &m_migration.verify;
        return section == QLatin1StringView("down") ? &m_migration.down : nullptr;
    }

    /// Directives are comments to the lexer, so that one inside a quoted text is none.
    Status findSections() {
        static const QRegularExpression directive(QStringLiteral("^--\\s*migrate:(\\S*)\\s*(.*?)\\s*$"));
        db::SqlLexer lexer(m_text, m_engine);
        m_headerEnd = m_text.size();
        for (db::Lexeme lexeme = lexer.next(); lexeme.type != db::Lexeme::Type::End; lexeme = lexer.next()) {
            const auto match =
                lexeme.isComment() ? directive.matchView(lexer.textOf(lexeme)) : QRegularExpressionMatch();
            if (!match.hasMatch() || !beginsLine(lexeme.begin))
                continue;
            STELLWERK_TRY(addSection(match, lexeme));
        }
        return {};
    }

    [[nodiscard]] bool beginsLine(qsizetype offset) const {
        const qsizetype lineBegin = offset == 0 ? 0 : m_text.lastIndexOf(u'\n', offset - 1) + 1;
        return QStringView(m_text).sliced(lineBegin, offset - lineBegin).trimmed().isEmpty();
    }

    Status addSection(const QRegularExpressionMatch &match, const db::Lexeme &lexeme) {
        const QString name = match.captured(1);
        const auto failHere = [&](const QString &message) {
            return failAt(m_migration.fileName, lexeme.line, lexeme.column, message);
        };
        if (!statementsOf(name))
            return failHere(
                Tr::tr("The directive “migrate:%1” is unknown; there are up, data, verify and down.").arg(name));
        for (const QString &option : match.captured(2).split(u' ', Qt::SkipEmptyParts)) {
            if (option != QLatin1StringView("transaction:false") && option != QLatin1StringView("transaction:true"))
                return failHere(Tr::tr("The option “%1” of “migrate:%2” is unknown.").arg(option, name));
        }
        if (std::ranges::any_of(m_sections, [&name](const Section &section) { return section.name == name; }))
            return failHere(Tr::tr("The section “migrate:%1” occurs twice.").arg(name));
        if (m_sections.empty())
            m_headerEnd = lexeme.begin;
        else
            m_sections.back().end = lexeme.begin;
        m_sections.push_back({name, lexeme.line, lexeme.column, lexeme.end, m_text.size(), lexeme.line});
        return {};
    }

    Status readHeader() {
        const QString header = m_text.first(m_headerEnd);
        STELLWERK_ASSIGN(const auto statements, db::splitScript(header, m_engine, m_migration.fileName));
        if (!statements.empty())
            return failAt(m_migration.fileName, statements.front().line, statements.front().column,
                          Tr::tr("There is a statement before the first section."),
                          Tr::tr("Put “-- migrate:up” before it."), statements.front().text);
        static const QRegularExpression setting(QStringLiteral("^--\\s*(version|critical|touches)\\s*:\\s*(.*?)\\s*$"));
        bool versionSeen = false;
        const QStringList lines = header.split(u'\n');
        for (qsizetype i = 0; i < lines.size(); ++i) {
            const QStringView line = lines[i];
            const auto match = setting.matchView(line.trimmed());
            if (!match.hasMatch())
                continue;
            const int column = static_cast<int>(line.indexOf(QStringView(u"--"))) + 1;
            if (match.captured(1) == QLatin1StringView("version") && std::exchange(versionSeen, true))
                return failAt(m_migration.fileName, static_cast<int>(i) + 1, column,
                              Tr::tr("The version is stated twice."));
            STELLWERK_TRY(readSetting(match.captured(1), match.captured(2), static_cast<int>(i) + 1, column));
        }
        if (!versionSeen)
            return failAt(m_migration.fileName, 1, 1,
                          Tr::tr("The database version that this migration belongs to is missing."),
                          Tr::tr("Add a line such as “-- version: 0.4.0” before the first section."));
        return {};
    }

    Status readSetting(const QString &key, const QString &value, int line, int column) {
        if (key == QLatin1StringView("version")) {
            const auto version = Version::parse(value);
            if (!version)
                return failAt(m_migration.fileName, line, column,
                              Tr::tr("“%1” is not a version of the form MAJOR.MINOR.PATCH.").arg(value));
            m_migration.version = *version;
        } else if (key == QLatin1StringView("critical")) {
            if (value != QLatin1StringView("true") && value != QLatin1StringView("false"))
                return failAt(m_migration.fileName, line, column,
                              Tr::tr("“critical” must be true or false, not “%1”.").arg(value));
            m_migration.critical = value == QLatin1StringView("true");
        } else {
            static const QRegularExpression separator(QStringLiteral("[,\\s]+"));
            m_migration.touches += value.split(separator, Qt::SkipEmptyParts);
        }
        return {};
    }

    Status readSections() {
        for (const Section &section : m_sections) {
            const QStringView text = QStringView(m_text).sliced(section.begin, section.end - section.begin);
            std::vector<db::SqlStatement> *statements = statementsOf(section.name);
            STELLWERK_ASSIGN(*statements, db::splitScript(text, m_engine, m_migration.fileName, section.firstLine));
            for (const db::SqlStatement &statement : *statements)
                STELLWERK_TRY(checkStatement(section.name, statement));
            m_migration.hasDown = m_migration.hasDown || section.name == QLatin1StringView("down");
        }
        const bool hasUp = std::ranges::any_of(
            m_sections, [](const Section &section) { return section.name == QLatin1StringView("up"); });
        if (!hasUp)
            return failAt(m_migration.fileName, 1, 1, Tr::tr("The section “migrate:up” is missing."));
        return {};
    }

    [[nodiscard]] Status checkStatement(const QString &section, const db::SqlStatement &statement) const {
        const StatementKind kind = factsOf(statement, m_engine).kind;
        const auto refuse = [&](const QString &message, const QString &hint) {
            return failAt(m_migration.fileName, statement.line, statement.column, message, hint, statement.text);
        };
        if (kind == StatementKind::Transaction)
            return refuse(
                Tr::tr("A migration must not begin or end transactions, lock tables or change to another database."),
                Tr::tr("Stellwerk makes the transactions itself; remove this statement."));
        if (section == QLatin1StringView("data") && kind == StatementKind::Ddl)
            return refuse(
                Tr::tr("The data section must not change the structure: such a statement ends its transaction."),
                Tr::tr("Move the statement to “migrate:up”."));
        if (section == QLatin1StringView("verify") && kind != StatementKind::Query)
            return refuse(Tr::tr("The verify section must consist of queries that return no row."),
                          Tr::tr("Move the statement to “migrate:up” or “migrate:data”."));
        return {};
    }

    /// Comments do not count, except those that are directives: version and sections decide what a statement means.
    [[nodiscard]] QString tokenChecksum() const {
        QCryptographicHash hash(QCryptographicHash::Sha256);
        hash.addData(m_migration.version.toString().toUtf8());
        for (const auto *statements : {&m_migration.up, &m_migration.data, &m_migration.verify, &m_migration.down})
            hash.addData(db::tokenHash(*statements, m_engine));
        return QString::fromLatin1(hash.result().toHex());
    }

    QString m_text;
    db::Engine m_engine;
    Migration m_migration;
    std::vector<Section> m_sections;
    qsizetype m_headerEnd = 0;
};

} // namespace

std::optional<MigrationFileName> MigrationFileName::parse(const QString &fileName) {
    static const QRegularExpression pattern(
        QStringLiteral("^(\\d{1,18})_([^./\\\\\\s]+)(?:\\.(mariadb|sqlite))?\\.sql$"));
    const auto match = pattern.match(fileName);
    if (!match.hasMatch() || match.captured(1).toLongLong() < 1)
        return {};
    return MigrationFileName{match.captured(1).toLongLong(), match.captured(2), db::engineFromName(match.capturedView(3))};
}

QString Migration::label() const {
    return QStringLiteral("%1_%2").arg(number, 4, 10, QLatin1Char('0')).arg(title);
}

Result<Migration> parseMigration(const QByteArray &script, const QString &fileName, db::Engine engine) {
    const auto name = MigrationFileName::parse(fileName);
    if (!name)
        return failAt(fileName, 0, 0, Tr::tr("“%1” is not the name of a migration.").arg(fileName),
                      Tr::tr("Name it NNNN_title.sql, or NNNN_title.mariadb.sql and NNNN_title.sqlite.sql where the "
                             "engines differ."));
    if (name->engine && *name->engine != engine)
        return failAt(
            fileName, 0, 0,
            Tr::tr("This migration is for %1, not for %2.").arg(db::engineName(*name->engine), db::engineName(engine)));
    QStringDecoder decoder(QStringDecoder::Utf8); // drops a byte order mark
    const QString text = decoder.decode(script);
    if (decoder.hasError())
        return failAt(fileName, 0, 0, Tr::tr("The file is not UTF-8 text."));
    return Parser(text, fileName, engine).run(script, *name);
}

} // namespace stellwerk::migration
