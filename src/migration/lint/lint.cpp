// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/lint/lint.h"

#include "migration/lint/lint_rules.h"

#include <QCoreApplication>
#include <QSet>

#include <algorithm>
#include <tuple>

namespace stellwerk::migration {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(MigrationLint)
};

/// Goes through one migration; one object per migration.
class Linter final {
public:
    Linter(const Migration &migration, const LintOptions &options, SchemaTrail &schema,
           std::vector<LintFinding> &findings)
        : m_migration(migration), m_options(options), m_schema(schema), m_collector(migration, options, findings) {}

    void run() {
        TableTrail whole;
        std::vector<LintStatement> up;
        for (const db::SqlStatement &statement : m_migration.up) {
            up.push_back(LintStatement::of(statement, m_options.engine));
            whole.follow(up.back().facts);
        }
        m_lost = whole.lost();
        for (const LintStatement &statement : up)
            lint(statement, true);
        for (const db::SqlStatement &statement : m_migration.data)
            lint(LintStatement::of(statement, m_options.engine), false);
        lintRepetition();
        lintMixture(up);
        lintTouches();
        lintDown();
    }

private:
    void lint(const LintStatement &statement, bool isUp) {
        const LintScene scene{m_migration, m_options, m_tables, m_schema, m_lost, m_collector};
        if (isUp) {
            lintStructure(scene, statement);
            lintCost(scene, statement);
            noteRepetition(statement);
        }
        lintRows(scene, statement);
        lintSurroundings(scene, statement);
        m_tables.follow(statement.facts);
        m_schema.follow(statement.facts, statement.alter);
        note(statement.facts);
    }

    void noteRepetition(const LintStatement &statement) {
        if (!failsRepeated(statement) || m_collector.isDisabled(QStringLiteral("not-repeatable"), &statement.source))
            return;
        if (m_onceOnly++ == 0)
            m_firstOnce = &statement.source;
    }

    /// One finding for all: nearly every change of structure is one. On SQLite a migration is one transaction, so no
    /// statement of it is ever met a second time.
    void lintRepetition() {
        if (m_onceOnly > 0 && m_options.engine == db::Engine::MariaDb)
            m_collector.add("not-repeatable",
                            Tr::tr("%n statement(s) of the file, this one first, fail when they are run a second time. "
                                   "The journal resumes behind them; who runs the file by hand has no journal.",
                                   nullptr, m_onceOnly),
                            m_firstOnce);
    }

    void note(const StatementFacts &facts) {
        for (const QString &table : facts.rowsChanged)
            m_touched.insert(table);
        // What a stored program or a renaming does to a table cannot be told from here.
        for (const TableRename &rename : facts.renamed)
            m_touched << rename.from << rename.to;
        m_callsPrograms = m_callsPrograms || facts.callsProgram;
    }

    /// On SQLite the whole migration is one transaction, so there is nothing to keep apart.
    void lintMixture(const std::vector<LintStatement> &up) {
        if (m_options.engine == db::Engine::Sqlite)
            return;
        const auto isKind = [](StatementKind kind) {
            return [kind](const LintStatement &statement) { return statement.facts.kind == kind; };
        };
        const auto dml = std::ranges::find_if(up, isKind(StatementKind::Dml));
        if (dml != up.end() && std::ranges::any_of(up, isKind(StatementKind::Ddl)))
            m_collector.add("mixes-ddl-and-dml",
                            Tr::tr("Changes rows between structure changes, where no transaction protects them; if the "
                                   "order allows it, use “migrate:data”."),
                            &dml->source);
    }

    void lintTouches() {
        for (const db::SqlStatement &statement : m_migration.down)
            note(factsOf(statement, m_options.engine));
        for (const QString &table : m_migration.touches) {
            if (!m_touched.contains(table) && !m_callsPrograms)
                m_collector.add("declared-but-untouched",
                                Tr::tr("“touches” names %1, but no statement changes its rows.").arg(table), nullptr);
        }
    }

    void lintDown() {
        if (!m_migration.hasDown)
            m_collector.add(
                "no-down",
                Tr::tr("There is no “migrate:down”: the migration can only be undone by restoring a backup."), nullptr);
        else if (m_migration.down.empty() && !(m_migration.up.empty() && m_migration.data.empty()))
            m_collector.addAt("empty-down",
                              Tr::tr("“migrate:down” is empty: undoing the migration would only forget that it ran."),
                              m_migration.downLine);
    }

    const Migration &m_migration;
    const LintOptions &m_options;
    SchemaTrail &m_schema;
    TableTrail m_tables;
    LintCollector m_collector;
    QStringList m_lost;
    QSet<QString> m_touched;
    bool m_callsPrograms = false;
    int m_onceOnly = 0; ///< statements of the up section that cannot be run twice
    const db::SqlStatement *m_firstOnce = nullptr;
};

/// The newest snapshot below @p version.
const schema::Schema *snapshotBefore(const Version &version, const LintOptions &options) {
    if (!options.snapshots)
        return nullptr;
    const auto next = options.snapshots->lower_bound(version);
    return next == options.snapshots->begin() ? nullptr : &std::prev(next)->second;
}

} // namespace

LintStatement LintStatement::of(const db::SqlStatement &statement, db::Engine engine) {
    LintStatement result{statement, db::actingTokens(statement, engine), {}, {}};
    result.facts = factsOf(result.tokens);
    result.alter = alterTableOf(result.tokens);
    return result;
}

LintCollector::LintCollector(const Migration &migration, const LintOptions &options, std::vector<LintFinding> &into)
    : m_migration(migration), m_options(options), m_into(into) {}

void LintCollector::add(const char *code, const QString &message, const db::SqlStatement *statement, LintLevel atMost) {
    if (isDisabled(QString::fromLatin1(code), statement))
        return;
    SourcePosition position{m_migration.fileName, 0, 0, {}};
    if (statement)
        position = {m_migration.fileName, statement->line, statement->column, statement->text};
    take(code, message, position, atMost);
}

void LintCollector::addAt(const char *code, const QString &message, int line) {
    if (isDisabled(QString::fromLatin1(code), nullptr))
        return;
    const QString &file = m_migration.downFileName.isEmpty() ? m_migration.fileName : m_migration.downFileName;
    take(code, message, {file, line, 0, {}}, LintLevel::Error);
}

void LintCollector::take(const char *code, const QString &message, const SourcePosition &position, LintLevel atMost) {
    const LintLevel level = std::min(project::lintLevel(m_options.levels, QString::fromLatin1(code)), atMost);
    if (level != LintLevel::Off)
        m_into.push_back({QString::fromLatin1(code), level, message, position});
}

bool LintCollector::isDisabled(const QString &code, const db::SqlStatement *statement) const {
    const auto isNext = [&](const LintException &exception) {
        if (!statement || statement->line <= exception.line)
            return false;
        for (const auto *section : {&m_migration.up, &m_migration.data, &m_migration.verify, &m_migration.down}) {
            for (const db::SqlStatement &other : *section) {
                if (other.line > exception.line &&
                    std::tie(other.line, other.column) < std::tie(statement->line, statement->column))
                    return false;
            }
        }
        return true;
    };
    return std::ranges::any_of(m_migration.lintExceptions, [&](const LintException &exception) {
        return exception.code == code && (exception.wholeFile || isNext(exception));
    });
}

std::vector<LintFinding> lintMigrations(const std::vector<Migration> &migrations, const LintOptions &options) {
    std::vector<LintFinding> findings;
    SchemaTrail schema;
    const Version *version = nullptr;
    for (const Migration &migration : migrations) {
        if (!version || *version != migration.version) {
            const schema::Schema *start = snapshotBefore(migration.version, options);
            schema = start ? SchemaTrail(*start) : SchemaTrail();
            version = &migration.version;
        }
        Linter(migration, options, schema, findings).run();
    }
    sortFindings(findings);
    return findings;
}

void sortFindings(std::vector<LintFinding> &findings) {
    std::ranges::stable_sort(findings, {}, [](const LintFinding &finding) {
        return std::tuple(finding.position.file, finding.position.line, finding.position.column, finding.code);
    });
}

} // namespace stellwerk::migration
