// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/command.h"
#include "cli/commands/schema_compare.h"
#include "cli/text/schema_text.h"
#include "deployment/maintenance.h"
#include "schema/schema_reader.h"
#include "schema/snapshot.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>

#include <CLI/CLI.hpp>

namespace stellwerk::cli {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Cli)
};

struct SchemaWords {
    std::string version;
    bool acceptDifferences = false;
    bool csv = false;
};

Result<CommandResult> baseline(const CommandContext &context, const SchemaWords &words) {
    const QString versionWord = QString::fromStdString(words.version);
    const auto version = Version::parse(versionWord);
    if (!version)
        return fail(ErrorCode::Usage, Tr::tr("“%1” is no version; it looks like 0.4.0.").arg(versionWord));
    STELLWERK_ASSIGN(const Target target, context.target());
    STELLWERK_ASSIGN(const auto plan,
                     deployment::planBaseline(target.session, target.environment, *version, context.task()));
    CommandResult result;
    QJsonArray differences;
    for (const schema::Difference &difference : plan.differences) {
        differences << differenceToJson(difference);
        result.text += differenceLine(difference);
    }
    result.json[QStringLiteral("differences")] = differences;
    result.json[QStringLiteral("version")] = version->toString();
    const QString summary =
        Tr::tr("%n difference(s) to the schema of %1.", nullptr, static_cast<int>(plan.differences.size()))
            .arg(version->toString());
    if (context.options().dryRun) {
        result.text += summary + u' ' + Tr::tr("Nothing was recorded.") + u'\n';
        if (context.options().exitCode && !plan.differences.empty())
            result.exitCode = ExitCode::Differences;
        return result;
    }
    STELLWERK_ASSIGN(const QString confirmation, context.confirmation(target.environment, result.text + summary));
    if (const Status status =
            deployment::applyBaseline(target.session, plan, words.acceptDifferences, confirmation, context.task());
        !status)
        result.error = status.error();
    else
        result.text +=
            Tr::tr("“%1” is now recorded at version %2.").arg(target.environment.name, version->toString()) + u'\n';
    return result;
}

Result<CommandResult> dumpSchema(const CommandContext &context, const SchemaWords &words) {
    STELLWERK_ASSIGN(const Target target, context.target());
    STELLWERK_ASSIGN(const db::ConnectionProfile profile, target.session.profile(target.environment, context.task()));
    STELLWERK_ASSIGN(db::Connection connection, db::Connection::open(profile));
    connection.stopWith(context.task().stopToken());
    STELLWERK_ASSIGN(schema::Schema schema, schema::readSchema(connection));
    const project::Project &project = target.session.workspace.project;
    // The tool's own tables are no part of the application's schema.
    std::erase_if(schema.tables,
                  [](const schema::Table &table) { return table.name.startsWith(QLatin1String("stellwerk_")); });
    CommandResult result;
    if (words.csv) {
        const QByteArray lines = schema::columnLayoutCsv(
            schema, [&](const QString &table) { return project::tableClassName(project.classOf(table)); });
        result.text = QString::fromUtf8(lines);
        result.json[QStringLiteral("csv")] = result.text;
    } else {
        const QByteArray snapshot = schema::snapshotToJson(schema);
        result.text = QString::fromUtf8(snapshot);
        result.json[QStringLiteral("snapshot")] = QJsonDocument::fromJson(snapshot).object();
    }
    return result;
}

} // namespace

void addSchemaCommands(CommandTable &commands) {
    const auto words = std::make_shared<SchemaWords>();
    CLI::App &base = commands.add({.path = QStringLiteral("baseline"),
                                   .help = Tr::tr("adopt an untracked database at a version"),
                                   .example = QStringLiteral("baseline --env prod --version 0.3.0 --dry-run"),
                                   .effect = Effect::Plans},
                                  [words](const CommandContext &context) { return baseline(context, *words); });
    base.add_option("--version", words->version, Tr::tr("the database version that it has").toStdString())
        ->required()
        ->type_name("VERSION");
    base.add_flag("--accept-differences", words->acceptDifferences,
                  Tr::tr("record the version although the schema differs").toStdString());

    commands.addParent(QStringLiteral("schema"), Tr::tr("the structure of a database"));
    CLI::App &dump = commands.add({.path = QStringLiteral("schema dump"),
                                   .help = Tr::tr("write the schema of an environment as a snapshot"),
                                   .example = QStringLiteral("schema dump --env dev > schema/0.5.0.json")},
                                  [words](const CommandContext &context) { return dumpSchema(context, *words); });
    dump.add_flag("--csv", words->csv, Tr::tr("one line per column instead").toStdString());
    addSchemaCompareCommands(commands);
}

} // namespace stellwerk::cli
