// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/command.h"
#include "cli/text/text_table.h"
#include "cli/text/words.h"
#include "migration/lint/lint.h"
#include "migration/state/version_state.h"

#include <QCoreApplication>
#include <QJsonArray>

#include <CLI/CLI.hpp>

#include <ranges>

namespace stellwerk::cli {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Cli)
};

using migration::HistoryEntry;
using migration::Migration;

/// What an environment knows of one migration.
enum class State { Applied, Pending, Failed, Changed, Unrecorded, Later, FileMissing };

struct StateRow {
    State state;
    const char *name; ///< for programs
    const char *sign;
    const char *text;
};

constexpr std::array kStates{
    StateRow{State::Applied, "applied", "✓", QT_TRANSLATE_NOOP("Cli", "applied")},
    StateRow{State::Pending, "pending", "↑", QT_TRANSLATE_NOOP("Cli", "pending")},
    StateRow{State::Failed, "failed", "✕", QT_TRANSLATE_NOOP("Cli", "failed")},
    StateRow{State::Changed, "changed", "!", QT_TRANSLATE_NOOP("Cli", "file changed since")},
    StateRow{State::Unrecorded, "unrecorded", "?",
             QT_TRANSLATE_NOOP("Cli", "below the version, but not in the history")},
    StateRow{State::Later, "later", " ", QT_TRANSLATE_NOOP("Cli", "above the required version")},
    StateRow{State::FileMissing, "file_missing", "!", QT_TRANSLATE_NOOP("Cli", "applied, but its file is missing")}};

/// One migration of the workspace or of the environment's history.
struct Item {
    qint64 number = 0;
    QString title;
    Version version;
    State state = State::Later;
    const Migration *file = nullptr;
    const HistoryEntry *history = nullptr;

    [[nodiscard]] const StateRow &words() const { return *std::ranges::find(kStates, state, &StateRow::state); }
};

/// The migrations of a workspace beside what an environment says of them.
struct Picture {
    db::Engine engine;
    std::vector<Migration> files;
    migration::VersionState version;

    [[nodiscard]] State stateOf(const Migration &file, const HistoryEntry *history) const {
        const auto isThis = [&file](const auto &other) { return other.number == file.number; };
        if (history && !history->success)
            return State::Failed;
        if (history)
            return std::ranges::any_of(version.changedScripts,
                                       [&](const auto &change) { return isThis(change) && !change.cosmetic; })
                       ? State::Changed
                       : State::Applied;
        if (std::ranges::any_of(version.pending, isThis))
            return State::Pending;
        return version.current && file.version <= *version.current ? State::Unrecorded : State::Later;
    }

    [[nodiscard]] std::vector<Item> items() const {
        std::map<qint64, Item> byNumber;
        for (const HistoryEntry &entry : version.history)
            byNumber[entry.number] = {entry.number,       entry.description, entry.version,
                                      State::FileMissing, nullptr,           &entry};
        for (const Migration &file : files) {
            const auto known = byNumber.find(file.number);
            const HistoryEntry *history = known == byNumber.end() ? nullptr : known->second.history;
            byNumber[file.number] = {file.number, file.title, file.version, stateOf(file, history), &file, history};
        }
        const auto values = byNumber | std::views::values;
        return {values.begin(), values.end()};
    }
};

Result<Picture> readPicture(const Target &target, const TaskContext &context) {
    const project::Workspace &workspace = target.session.workspace;
    STELLWERK_ASSIGN(const db::ConnectionProfile profile, target.session.profile(target.environment, context));
    STELLWERK_ASSIGN(db::Connection connection, db::Connection::open(profile));
    connection.stopWith(context.stopToken());
    Picture picture{connection.engine(), {}, {}};
    STELLWERK_ASSIGN(picture.files, migration::loadMigrations(workspace.migrationsFolder(), picture.engine,
                                                              workspace.project.requiredDbVersion));
    STELLWERK_ASSIGN(picture.version,
                     migration::readVersionState(connection, workspace.project.requiredDbVersion, picture.files));
    return picture;
}

QJsonObject itemToJson(const Item &item) {
    QJsonObject json{{QStringLiteral("number"), item.number},
                     {QStringLiteral("title"), item.title},
                     {QStringLiteral("version"), item.version.toString()},
                     {QStringLiteral("state"), QLatin1String(item.words().name)},
                     {QStringLiteral("file"), item.file ? QJsonValue(item.file->fileName) : QJsonValue()}};
    if (!item.history)
        return json;
    json[QStringLiteral("applied_at")] =
        item.history->appliedAt ? QJsonValue(item.history->appliedAt->toString(Qt::ISODate)) : QJsonValue();
    json[QStringLiteral("applied_by")] = item.history->appliedBy;
    json[QStringLiteral("milliseconds")] = item.history->executionMs;
    json[QStringLiteral("error")] = item.history->success ? QJsonValue() : QJsonValue(item.history->errorMessage);
    return json;
}

QString stateText(const Item &item) {
    return QCoreApplication::translate("Cli", item.words().text);
}

QString appliedText(const Item &item) {
    return item.history && item.history->appliedAt ? timeText(*item.history->appliedAt) : QStringLiteral("—");
}

Result<CommandResult> list(const CommandContext &context, bool onlyPending) {
    STELLWERK_ASSIGN(const Target target, context.target());
    STELLWERK_ASSIGN(const Picture picture, readPicture(target, context.task()));
    CommandResult result;
    result.warnings = picture.version.disagreements;
    QJsonArray migrations;
    std::vector<QStringList> rows{{QString(), Tr::tr("No."), Tr::tr("Migration"), Tr::tr("Version"), Tr::tr("Applied"),
                                   Tr::tr("By"), Tr::tr("State")}};
    for (const Item &item : picture.items()) {
        if (onlyPending && std::ranges::none_of(picture.version.pending,
                                                [&](const Migration &one) { return one.number == item.number; }))
            continue;
        migrations << itemToJson(item);
        rows.push_back({QString::fromUtf8(item.words().sign), QString::number(item.number), item.title,
                        item.version.toString(), appliedText(item),
                        item.history ? item.history->appliedBy : QStringLiteral("—"), stateText(item)});
    }
    result.json[QStringLiteral("migrations")] = migrations;
    result.json[QStringLiteral("pending")] = static_cast<qint64>(picture.version.pending.size());
    result.text = QStringLiteral("%1: %2\n\n").arg(target.environment.name, picture.version.reason);
    result.text += migrations.isEmpty() ? QString(Tr::tr("No migration.") + u'\n') : textTable(rows, context.width());
    if (context.options().exitCode && !picture.version.pending.empty())
        result.exitCode = ExitCode::Differences;
    return result;
}

/// What the linter would say before a deployment; information is for "migrations lint".
QStringList findingsOf(const Migration &migration, const project::Workspace &workspace, const Picture &picture) {
    migration::LintOptions options;
    options.engine = picture.engine;
    options.levels = workspace.project.lint;
    options.isProtected = [&workspace](const QString &table) {
        return project::isProtected(workspace.project.classOf(table));
    };
    QStringList lines;
    for (const migration::LintFinding &finding : migration::lintMigrations({migration}, options)) {
        if (finding.level >= migration::LintLevel::Warning)
            lines << QStringLiteral("%1: [%2] %3").arg(finding.position.toString(), finding.code, finding.message);
    }
    return lines;
}

Result<CommandResult> show(const CommandContext &context, qint64 number) {
    STELLWERK_ASSIGN(const Target target, context.target());
    STELLWERK_ASSIGN(const Picture picture, readPicture(target, context.task()));
    const std::vector<Item> items = picture.items();
    const auto item = std::ranges::find(items, number, &Item::number);
    if (item == items.end())
        return fail(ErrorCode::NotFound, Tr::tr("There is no migration %1.").arg(number),
                    Tr::tr("See: %1").arg(QLatin1String("stellwerk-cli migrations list")));
    CommandResult result;
    result.json = itemToJson(*item);
    std::vector<QStringList> rows{{Tr::tr("Migration"), QStringLiteral("%1 %2").arg(number).arg(item->title)},
                                  {Tr::tr("Version"), item->version.toString()},
                                  {Tr::tr("State"), stateText(*item)},
                                  {Tr::tr("Applied"), appliedText(*item)}};
    if (item->history && !item->history->success)
        rows.push_back({Tr::tr("Error"), item->history->errorMessage});
    if (!item->file) {
        result.text = textTable(rows, context.width());
        return result;
    }
    rows.push_back({Tr::tr("File"), item->file->fileName});
    if (!item->file->touches.isEmpty())
        rows.push_back({Tr::tr("Touches"), item->file->touches.join(QLatin1String(", "))});
    result.warnings = findingsOf(*item->file, target.session.workspace, picture);
    const auto change = std::ranges::find(picture.version.changedScripts, number, &migration::ScriptChange::number);
    const bool changed = change != picture.version.changedScripts.end();
    result.json[QStringLiteral("changed_since_applied")] = changed ? QJsonValue(change->diff) : QJsonValue();
    const QString script = QString::fromUtf8(item->file->script);
    result.json[QStringLiteral("touches")] = QJsonArray::fromStringList(item->file->touches);
    result.json[QStringLiteral("script")] = script;
    result.text = textTable(rows, context.width()) + u'\n' + script;
    if (changed)
        result.text += QString(u'\n' + Tr::tr("Applied (-) and now (+):") + u'\n' + change->diff + u'\n');
    return result;
}

} // namespace

void addMigrationCommands(CommandTable &commands) {
    const auto number = std::make_shared<qint64>(0);
    commands.addParent(QStringLiteral("migrations"), Tr::tr("the steps between database versions"));
    commands.add({.path = QStringLiteral("migrations list"),
                  .help = Tr::tr("every migration and what an environment knows of it"),
                  .example = QStringLiteral("migrations list --env prod")},
                 [](const CommandContext &context) { return list(context, false); });
    commands.add({.path = QStringLiteral("migrations pending"),
                  .help = Tr::tr("those that an environment still needs"),
                  .example = QStringLiteral("migrations pending --env prod --exit-code")},
                 [](const CommandContext &context) { return list(context, true); });
    commands
        .add({.path = QStringLiteral("migrations show"),
              .help = Tr::tr("one migration with its SQL and its warnings"),
              .example = QStringLiteral("migrations show 4 --env prod")},
             [number](const CommandContext &context) { return show(context, *number); })
        .add_option("number", *number, Tr::tr("its number").toStdString())
        ->required()
        ->type_name("N");
}

} // namespace stellwerk::cli
