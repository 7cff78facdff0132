// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/files.h"
#include "migration/files/file_name.h"
#include "migration/files/migration.h"
#include "migration/files/script_sections.h"
#include "migration/lint/statement_facts.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QRegularExpression>
#include <QStringDecoder>

namespace stellwerk::migration {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Migration)
};

/// Reads one migration; one object per migration.
class Parser final {
public:
    Parser(const MigrationFileName &name, const QString &fileName, db::Engine engine) : m_engine(engine) {
        m_migration.number = name.number;
        m_migration.title = name.title;
        m_migration.fileName = fileName;
    }

    /// A file with directives.
    Status readWhole(const QString &text) {
        STELLWERK_ASSIGN(const ScriptSections found, findSections(text, m_migration.fileName, m_engine));
        STELLWERK_TRY(readHeader(text.first(found.headerEnd)));
        STELLWERK_TRY(readSections(found, text));
        const bool hasUp = std::ranges::contains(found.sections, QStringLiteral("up"), &ScriptSection::name);
        if (!hasUp)
            return failAt(m_migration.fileName, 1, 1, Tr::tr("The section “migrate:up” is missing."));
        return {};
    }

    /// One half of a pair: the whole file is the section, its first comments may hold settings.
    Status readHalf(const QString &text, const QString &fileName, const QString &section) {
        STELLWERK_ASSIGN(ScriptSections found, findSections(text, fileName, m_engine));
        if (!found.sections.empty())
            return failAt(fileName, found.sections.front().line, found.sections.front().column,
                          Tr::tr("One file of a pair is one section; directives have no place in it."),
                          Tr::tr("Name the file without “.up” or “.down”, or remove the directive."));
        if (section == QLatin1StringView("up")) {
            const QStringList lines = text.split(u'\n');
            const auto code = std::ranges::find_if(lines, [](const QString &line) {
                return !line.trimmed().isEmpty() && !line.trimmed().startsWith(QLatin1StringView("--"));
            });
            STELLWERK_TRY(readSettings({lines.begin(), code}));
        }
        // Without sections there is nothing that could be "before the first section"; nothing judges the way back.
        for (LintException &exception : found.lintExceptions)
            exception.wholeFile = false;
        if (section != QLatin1StringView("up"))
            found.lintExceptions.clear();
        found.sections.push_back({section, 1, 1, {{0, text.size(), 1, false}}});
        return readSections(found, text);
    }

    Result<Migration> finish(const QByteArray &script, const std::optional<Version> &fallback) {
        if (!m_migration.statesVersion && !fallback)
            return failAt(m_migration.fileName, 1, 1,
                          Tr::tr("The database version that this migration belongs to is missing."),
                          Tr::tr("Add a line such as “-- version: 0.4.0” before the first section."));
        m_migration.script = script;
        m_migration.checksum = sha256Hex(script);
        m_migration.tokenChecksum = tokenChecksum();
        if (!m_migration.statesVersion)
            m_migration.version = *fallback;
        m_migration.renames = m_upTrail.renames();
        return std::move(m_migration);
    }

    void nameDownFile(const QString &fileName) { m_migration.downFileName = fileName; }

private:
    Status readHeader(const QString &header) {
        STELLWERK_ASSIGN(const auto statements, db::splitScript(header, m_engine, m_migration.fileName));
        if (!statements.empty())
            return failAt(m_migration.fileName, statements.front().line, statements.front().column,
                          Tr::tr("There is a statement before the first section."),
                          Tr::tr("Put “-- migrate:up” before it."), statements.front().text);
        return readSettings(header.split(u'\n'));
    }

    Status readSettings(const QStringList &lines) {
        static const QRegularExpression setting(QStringLiteral("^--\\s*(version|critical|touches)\\s*:\\s*(.*?)\\s*$"));
        for (qsizetype i = 0; i < lines.size(); ++i) {
            const QStringView line = lines[i];
            const auto match = setting.matchView(line.trimmed());
            if (!match.hasMatch())
                continue;
            const int column = static_cast<int>(line.indexOf(QStringView(u"--"))) + 1;
            if (match.captured(1) == QLatin1StringView("version") && std::exchange(m_migration.statesVersion, true))
                return failAt(m_migration.fileName, static_cast<int>(i) + 1, column,
                              Tr::tr("The version is stated twice."));
            STELLWERK_TRY(readSetting(match.captured(1), match.captured(2), static_cast<int>(i) + 1, column));
        }
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

    std::vector<db::SqlStatement> &target(const QString &section) {
        if (section == QLatin1StringView("up"))
            return m_migration.up;
        if (section == QLatin1StringView("data"))
            return m_migration.data;
        return section == QLatin1StringView("verify") ? m_migration.verify : m_migration.down;
    }

    Status readSections(const ScriptSections &found, const QString &text) {
        for (const ScriptSection &section : found.sections) {
            const bool isDown = section.name == QLatin1StringView("down");
            const QString file =
                isDown && !m_migration.downFileName.isEmpty() ? m_migration.downFileName : m_migration.fileName;
            STELLWERK_ASSIGN(const auto statements, statementsOf(section, text, file, m_engine));
            for (const db::SqlStatement &statement : statements) {
                const StatementFacts facts = factsOf(statement, m_engine);
                STELLWERK_TRY(checkStatement(section.name, file, statement, facts.kind));
                STELLWERK_TRY(checkReading(file, statement));
                if (section.name == QLatin1StringView("up"))
                    m_upTrail.follow(facts);
            }
            // What was done last is undone first, so later blocks of the way back come first.
            std::vector<db::SqlStatement> &all = target(section.name);
            all.insert(isDown ? all.begin() : all.end(), statements.begin(), statements.end());
            if (isDown && !std::exchange(m_migration.hasDown, true))
                m_migration.downLine = section.line;
        }
        m_migration.lintExceptions.insert(m_migration.lintExceptions.end(), found.lintExceptions.begin(),
                                          found.lintExceptions.end());
        return {};
    }

    [[nodiscard]] static Status checkStatement(const QString &section, const QString &file,
                                               const db::SqlStatement &statement, StatementKind kind) {
        const auto refuse = [&](const QString &message, const QString &hint) {
            return failAt(file, statement.line, statement.column, message, hint, statement.text);
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

    /// Scripts are read, and the journal written, as the client does by default; these modes read quotes differently.
    [[nodiscard]] Status checkReading(const QString &file, const db::SqlStatement &statement) const {
        if (m_engine != db::Engine::MariaDb)
            return {};
        const auto tokens = db::codeTokens(statement, m_engine);
        const bool setsMode = !tokens.empty() && tokens.front().isWord(QLatin1StringView("SET")) &&
                              statement.text.contains(QLatin1StringView("sql_mode"), Qt::CaseInsensitive);
        if (!setsMode)
            return {};
        for (const db::SqlToken &token : tokens) {
            for (const char *mode : {"ANSI_QUOTES", "NO_BACKSLASH_ESCAPES", "ORACLE", "ANSI"}) {
                const QStringList words = token.text.split(QRegularExpression(QStringLiteral("\\W+")));
                if (words.contains(QLatin1StringView(mode), Qt::CaseInsensitive))
                    return failAt(file, statement.line, statement.column,
                                  Tr::tr("A migration must not set the mode %1.").arg(QLatin1StringView(mode)),
                                  Tr::tr("Quotes would mean something else from here on; write the statements for the "
                                         "usual modes."),
                                  statement.text);
            }
        }
        return {};
    }

    /// Comments do not count, except those that are directives: version and sections decide what a statement means.
    /// A version that the file does not state is no part of it.
    [[nodiscard]] QString tokenChecksum() const {
        QCryptographicHash hash(QCryptographicHash::Sha256);
        if (m_migration.statesVersion)
            hash.addData(m_migration.version.toString().toUtf8());
        for (const auto *statements : {&m_migration.up, &m_migration.data, &m_migration.verify, &m_migration.down})
            hash.addData(db::tokenHash(*statements, m_engine));
        return QString::fromLatin1(hash.result().toHex());
    }

    db::Engine m_engine;
    Migration m_migration;
    TableTrail m_upTrail;
};

/// The name's parts, if the file is for @p engine.
Result<MigrationFileName> nameFor(const QString &fileName, db::Engine engine) {
    const auto name = MigrationFileName::parse(fileName);
    if (!name)
        return failAt(fileName, 0, 0, Tr::tr("“%1” is not the name of a migration.").arg(fileName),
                      Tr::tr("Name it NNNN_title.sql, or NNNN_title.mariadb.sql and NNNN_title.sqlite.sql where the "
                             "engines differ."));
    if (name->engine && *name->engine != engine)
        return failAt(
            fileName, 0, 0,
            Tr::tr("This migration is for %1, not for %2.").arg(db::engineName(*name->engine), db::engineName(engine)));
    return *name;
}

Result<QString> textOf(const QByteArray &script, const QString &fileName) {
    QStringDecoder decoder(QStringDecoder::Utf8); // drops a byte order mark
    QString text = decoder.decode(script);
    if (decoder.hasError())
        return failAt(fileName, 0, 0, Tr::tr("The file is not UTF-8 text."));
    return text;
}

} // namespace

std::optional<MigrationFileName> MigrationFileName::parse(const QString &fileName) {
    static const QRegularExpression pattern(
        QStringLiteral("^(\\d{1,18})_([^./\\\\\\s]+)(?:\\.(up|down))?(?:\\.(mariadb|sqlite))?\\.sql$"));
    const auto match = pattern.match(fileName);
    if (!match.hasMatch() || match.captured(1).toLongLong() < 1)
        return {};
    const Half half = match.captured(3).isEmpty()                        ? Half::None
                      : match.capturedView(3) == QLatin1StringView("up") ? Half::Up
                                                                         : Half::Down;
    return MigrationFileName{match.captured(1).toLongLong(), match.captured(2), half,
                             db::engineFromName(match.capturedView(4))};
}

QString Migration::label() const {
    return QStringLiteral("%1_%2").arg(number, 4, 10, QLatin1Char('0')).arg(title);
}

Result<Migration> parseMigration(const QByteArray &script, const QString &fileName, db::Engine engine,
                                 const std::optional<Version> &fallback) {
    STELLWERK_ASSIGN(const MigrationFileName name, nameFor(fileName, engine));
    STELLWERK_ASSIGN(const QString text, textOf(script, fileName));
    Parser parser(name, fileName, engine);
    STELLWERK_TRY(parser.readWhole(text));
    return parser.finish(script, fallback);
}

Result<Migration> parseMigrationPair(const NamedScript &up, const std::optional<NamedScript> &down, db::Engine engine,
                                     const std::optional<Version> &fallback) {
    STELLWERK_ASSIGN(const MigrationFileName name, nameFor(up.fileName, engine));
    STELLWERK_ASSIGN(const QString text, textOf(up.script, up.fileName));
    Parser parser(name, up.fileName, engine);
    STELLWERK_TRY(parser.readHalf(text, up.fileName, QStringLiteral("up")));
    QByteArray script = "-- migrate:up\n" + up.script;
    if (down) {
        parser.nameDownFile(down->fileName);
        STELLWERK_ASSIGN(const QString downText, textOf(down->script, down->fileName));
        STELLWERK_TRY(parser.readHalf(downText, down->fileName, QStringLiteral("down")));
        script += "\n-- migrate:down\n" + down->script;
    }
    return parser.finish(script, fallback);
}

} // namespace stellwerk::migration
