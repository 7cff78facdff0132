// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands/schema_compare.h"

#include "cli/command.h"
#include "cli/text/schema_text.h"
#include "deployment/plan/release.h"
#include "migration/state/version_state.h"
#include "schema/schema_reader.h"
#include "schema/snapshot.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QJsonArray>

#include <CLI/CLI.hpp>

namespace stellwerk::cli {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Cli)
};

struct CompareWords {
    std::string snapshot;
    std::string with;
    std::vector<std::string> ignore;
    bool sql = false;
};

/// A schema and how messages name it.
struct Side {
    schema::Schema schema;
    QString label;
    QString word;                     ///< the version, file or environment, for programs
    std::optional<db::Engine> engine; ///< nothing for a snapshot
};

Result<db::Connection> openTarget(const CommandContext &context, const deployment::Session &session,
                                  const project::Environment &environment) {
    STELLWERK_ASSIGN(const db::ConnectionProfile profile, session.profile(environment, context.task()));
    STELLWERK_ASSIGN(db::Connection connection, db::Connection::open(profile));
    connection.stopWith(context.task().stopToken());
    return connection;
}

Result<std::optional<Version>> versionOf(db::Connection &connection, const project::Workspace &workspace) {
    STELLWERK_ASSIGN(const auto migrations,
                     migration::loadMigrations(workspace.migrationsFolder(), connection.engine()));
    STELLWERK_ASSIGN(const migration::VersionState state,
                     migration::readVersionState(connection, workspace.project.requiredDbVersion, migrations));
    return state.current;
}

Result<Side> snapshotSide(const project::Workspace &workspace, const QString &word, db::Connection &connection) {
    QString file = word;
    QString label = word;
    std::optional<Version> version = Version::parse(word);
    if (word.isEmpty()) {
        STELLWERK_ASSIGN(version, versionOf(connection, workspace));
        if (!version)
            return fail(ErrorCode::VersionUntracked,
                        Tr::tr("“%1” does not say which version it has.").arg(connection.profile().label),
                        Tr::tr("Name what it should be compared with: --snapshot VERSION or --with ENVIRONMENT."));
    }
    if (version) {
        file = workspace.snapshotFile(*version);
        label = Tr::tr("the snapshot of %1").arg(version->toString());
    }
    if (!QFileInfo::exists(file))
        return fail(ErrorCode::NotFound,
                    Tr::tr("The schema snapshot %1 does not exist.").arg(QDir::toNativeSeparators(file)),
                    Tr::tr("Write it with “stellwerk-cli schema dump” from a database of that version, or name "
                           "another one with --snapshot."));
    STELLWERK_ASSIGN(schema::Schema snapshot, schema::readSnapshot(file));
    return Side{std::move(snapshot), label, version ? version->toString() : word, {}};
}

Result<Side> environmentSide(const CommandContext &context, const deployment::Session &session, const QString &name) {
    STELLWERK_ASSIGN(const project::Environment environment, session.workspace.environment(name));
    STELLWERK_ASSIGN(db::Connection connection, openTarget(context, session, environment));
    STELLWERK_ASSIGN(schema::Schema schema, schema::readSchema(connection));
    return Side{std::move(schema), QStringLiteral("“%1”").arg(environment.name), environment.name, connection.engine()};
}

Result<SchemaRules> rulesOf(const project::Project &project, const std::vector<std::string> &words) {
    SchemaRules rules = project.schemaIgnore;
    for (const std::string &word : words) {
        const QString name = QString::fromStdString(word);
        const auto rule = switchableSchemaRule(name);
        if (!rule)
            return fail(ErrorCode::Usage,
                        Tr::tr("“%1” is no rule of schema comparisons that can be switched off.").arg(name),
                        Tr::tr("Known rules: %1.").arg(switchableSchemaRules().join(QLatin1String(", "))));
        rules.insert(*rule);
    }
    return rules;
}

Result<CommandResult> compareSchema(const CommandContext &context, const CompareWords &words) {
    if (!words.snapshot.empty() && !words.with.empty())
        return fail(ErrorCode::Usage, Tr::tr("--snapshot and --with exclude each other."));
    STELLWERK_ASSIGN(const Target target, context.target());
    const project::Project &project = target.session.workspace.project;
    STELLWERK_ASSIGN(SchemaRules rules, rulesOf(project, words.ignore));
    STELLWERK_ASSIGN(db::Connection connection, openTarget(context, target.session, target.environment));
    STELLWERK_ASSIGN(const Side expected,
                     words.with.empty()
                         ? snapshotSide(target.session.workspace, QString::fromStdString(words.snapshot), connection)
                         : environmentSide(context, target.session, QString::fromStdString(words.with)));
    STELLWERK_ASSIGN(const schema::Schema actual, schema::readSchema(connection));

    CommandResult result;
    if (expected.engine && *expected.engine != connection.engine()) {
        rules.insert({SchemaRule::Views, SchemaRule::Triggers});
        result.warnings << Tr::tr("The databases are of two kinds: only what both can hold was compared, and neither "
                                  "views nor triggers.");
    }
    // What SQLite cannot hold is no difference, on whichever side it is.
    const bool sqlite = connection.engine() == db::Engine::Sqlite || expected.engine == db::Engine::Sqlite;
    const schema::CompareOptions options{
        .ignoreTable =
            [&project](const QString &table) { return project.classOf(table) == project::TableClass::Tracking; },
        .ignore = rules};
    const auto differences =
        schema::compareSchemas(expected.schema, actual, sqlite ? db::Engine::Sqlite : db::Engine::MariaDb, options);

    QJsonArray list;
    for (const schema::Difference &difference : differences) {
        list << differenceToJson(difference);
        result.text += differenceLine(difference);
    }
    const QString actualLabel = QStringLiteral("“%1”").arg(target.environment.name);
    result.text += differences.empty()
                       ? Tr::tr("%1 equals %2.").arg(actualLabel, expected.label) + u'\n'
                       : Tr::tr("%n difference(s) of %1 to %2.", nullptr, static_cast<int>(differences.size()))
                                 .arg(actualLabel, expected.label) +
                             u'\n';
    result.json[QStringLiteral("environment")] = target.environment.name;
    result.json[expected.engine ? QStringLiteral("with") : QStringLiteral("snapshot")] = expected.word;
    result.json[QStringLiteral("differences")] = list;
    if (words.sql) {
        const schema::SafetyNetPlan plan = schema::planSafetyNet(expected.schema, actual, connection.engine(), options);
        result.json[QStringLiteral("statements")] = QJsonArray::fromStringList(plan.statements);
        result.text =
            safetyNetScript(plan, connection.engine(),
                            Tr::tr("%1: what it lacks of %2").arg(connection.profile().address(), expected.label));
    }
    if (context.options().exitCode && !differences.empty())
        result.exitCode = ExitCode::Differences;
    return result;
}

Result<CommandResult> showLeftovers(const CommandContext &context, const CompareWords &words) {
    STELLWERK_ASSIGN(const Target target, context.target());
    const project::Workspace &workspace = target.session.workspace;
    STELLWERK_ASSIGN(db::Connection connection, openTarget(context, target.session, target.environment));
    STELLWERK_ASSIGN(const std::optional<Version> version, versionOf(connection, workspace));
    schema::FormerNames former;
    if (version) {
        STELLWERK_ASSIGN(const deployment::Release release,
                         deployment::releaseOf(workspace, workspace.project.requiredDbVersion, connection.engine()));
        former = release.formerNames(*version);
    }
    STELLWERK_ASSIGN(const schema::Schema actual, schema::readSchema(connection));
    const auto leftovers = schema::findLeftovers(actual, connection.engine(), former);

    CommandResult result;
    if (!version)
        result.warnings << Tr::tr("“%1” does not say which version it has, so former names of tables are not known.")
                               .arg(target.environment.name);
    QJsonArray list;
    QString script = scriptComment(connection.profile().address());
    for (const schema::Leftover &leftover : leftovers) {
        list << leftoverToJson(leftover);
        result.text += leftoverLine(leftover);
        script += leftover.sql.isEmpty() ? scriptComment(leftoverLine(leftover))
                                         : scriptStatement(leftover.sql, connection.engine());
    }
    if (leftovers.empty())
        result.text += Tr::tr("Nothing is left over in “%1”.").arg(target.environment.name) + u'\n';
    else
        result.text += Tr::tr("%n thing(s) left over in “%1”. Nothing was changed; --sql shows the statements.",
                              nullptr, static_cast<int>(leftovers.size()))
                           .arg(target.environment.name) +
                       u'\n';
    if (words.sql)
        result.text = script;
    result.json[QStringLiteral("environment")] = target.environment.name;
    result.json[QStringLiteral("leftovers")] = list;
    if (context.options().exitCode && !leftovers.empty())
        result.exitCode = ExitCode::Differences;
    return result;
}

} // namespace

void addSchemaCompareCommands(CommandTable &commands) {
    const auto words = std::make_shared<CompareWords>();
    CLI::App &diff =
        commands.add({.path = QStringLiteral("schema diff"),
                      .help = Tr::tr("compare the schema of an environment with a snapshot or another one"),
                      .example = QStringLiteral("schema diff --env prod --with dev --ignore comments")},
                     [words](const CommandContext &context) { return compareSchema(context, *words); });
    diff.add_option("--snapshot", words->snapshot,
                    Tr::tr("a version or a file (default: the version that the database says it has)").toStdString())
        ->type_name("VERSION|FILE");
    diff.add_option("--with", words->with, Tr::tr("the environment that is as it should be").toStdString())
        ->type_name("NAME");
    diff.add_option("--ignore", words->ignore, Tr::tr("a rule that does not count; may be repeated").toStdString())
        ->type_name("RULE")
        ->allow_extra_args(false);
    diff.add_flag("--sql", words->sql, Tr::tr("print the statements that would add what is missing").toStdString());

    CLI::App &leftovers =
        commands.add({.path = QStringLiteral("schema leftovers"),
                      .help = Tr::tr("find redundant indexes and foreign keys, and former names"),
                      .example = QStringLiteral("schema leftovers --env prod --sql")},
                     [words](const CommandContext &context) { return showLeftovers(context, *words); });
    leftovers.add_flag("--sql", words->sql, Tr::tr("print the statements that would remove them").toStdString());
}

} // namespace stellwerk::cli
