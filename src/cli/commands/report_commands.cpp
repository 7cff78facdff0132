// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/files.h"
#include "cli/command.h"
#include "cli/text/report_text.h"
#include "cli/text/text_table.h"
#include "cli/text/words.h"
#include "deployment/rehearsal/rehearsal.h"
#include "deployment/run/resume.h"

#include <QCoreApplication>
#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>

#include <CLI/CLI.hpp>

namespace stellwerk::cli {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Cli)
};

/// One folder below reports/.
struct Run {
    QString id;
    QString folder;
    QJsonObject report; ///< empty: the run has not come to its end
};

Result<Run> readRun(const QString &folder) {
    Run run{QFileInfo(folder).fileName(), folder, {}};
    const QString file = folder + QLatin1String("/report.json");
    if (!QFileInfo::exists(file))
        return run;
    STELLWERK_ASSIGN(const QByteArray content, readFile(file));
    const QJsonDocument document = QJsonDocument::fromJson(content);
    if (!document.isObject())
        return fail(ErrorCode::Damaged, Tr::tr("The report %1 cannot be read.").arg(file));
    run.report = document.object();
    return run;
}

/// The ids of all deployments, newest first.
QStringList runIds(const project::Workspace &workspace) {
    QStringList ids =
        QDir(workspace.reportsFolder()).entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name | QDir::Reversed);
    ids.removeIf([](const QString &id) { return id.startsWith(QLatin1String(deployment::kRehearsalRun)); });
    return ids;
}

QString unfinishedText() {
    return Tr::tr("not finished: running, or killed");
}

QStringList tableRow(const Run &run) {
    if (run.report.isEmpty())
        return {run.id, QString(), QString(), QString(), unfinishedText()};
    const auto word = [&run](QLatin1StringView key) { return run.report[key].toString(QStringLiteral("—")); };
    const QDateTime started = QDateTime::fromString(word(QLatin1StringView("started_at")), Qt::ISODate);
    const QDateTime finished = QDateTime::fromString(word(QLatin1StringView("finished_at")), Qt::ISODate);
    return {run.id, timeText(started), durationText(started.msecsTo(finished)),
            QStringLiteral("%1 → %2").arg(word(QLatin1StringView("version_before")),
                                          word(QLatin1StringView("version_after"))),
            outcomeWord(word(QLatin1StringView("outcome")))};
}

QJsonObject runToJson(const Run &run) {
    QJsonObject json{{QStringLiteral("run_id"), run.id}, {QStringLiteral("finished"), !run.report.isEmpty()}};
    for (const char *key : {"environment", "started_at", "finished_at", "version_before", "version_after", "outcome",
                            "operator", "package"})
        json[QLatin1String(key)] = run.report[QLatin1String(key)];
    return json;
}

/// As Error::toText() writes it; nothing for a run without an error.
QString errorText(const QJsonObject &json) {
    if (json.isEmpty())
        return {};
    const auto word = [&json](QLatin1StringView key) { return json[key].toString(); };
    Error error{.message = word(QLatin1StringView("message")),
                .hint = word(QLatin1StringView("hint")),
                .detail = word(QLatin1StringView("detail"))};
    return QStringLiteral("✕ %1\n\n").arg(error.toText());
}

Result<CommandResult> list(const CommandContext &context) {
    STELLWERK_ASSIGN(const deployment::Session session, context.session());
    const QString wanted = QString::fromStdString(context.options().environment);
    CommandResult result;
    QJsonArray runs;
    std::vector<QStringList> rows{
        {Tr::tr("Deployment"), Tr::tr("Started"), Tr::tr("Duration"), Tr::tr("Version"), Tr::tr("Outcome")}};
    for (const QString &id : runIds(session.workspace)) {
        const auto run = readRun(session.workspace.reportsFolder() + u'/' + id);
        if (!run) {
            result.warnings << run.error().message;
            continue;
        }
        // A run that was killed names its environment in its id only.
        if (!wanted.isEmpty() && run->report[QLatin1String("environment")].toString(id.section(u'-', 2, -2)) != wanted)
            continue;
        rows.push_back(tableRow(*run));
        runs << runToJson(*run);
    }
    result.json[QStringLiteral("deployments")] = runs;
    result.text = runs.isEmpty() ? QString(Tr::tr("No deployment yet.") + u'\n') : textTable(rows, context.width());
    return result;
}

struct ShowWords {
    std::string run;
    std::string html;
    bool log = false;
};

/// The lines of events.jsonl. The last one of a run that was killed may be cut off; it is left out.
Result<QJsonArray> readLog(const Run &run) {
    STELLWERK_ASSIGN(const QByteArray content, readFile(run.folder + QLatin1String("/events.jsonl")));
    QJsonArray events;
    for (const QByteArray &line : content.split('\n')) {
        const QJsonDocument event = QJsonDocument::fromJson(line);
        if (event.isObject())
            events << event.object();
    }
    return events;
}

QString logText(const QJsonArray &events, int width) {
    std::vector<QStringList> rows;
    for (const QJsonValue &event : events)
        rows.push_back({QString::number(event[QLatin1String("seq")].toInteger()), event[QLatin1String("ts")].toString(),
                        event[QLatin1String("level")].toString(), event[QLatin1String("phase")].toString(),
                        event[QLatin1String("message")].toString().simplified()});
    return QString(u'\n' + textTable(rows, width));
}

/// What is asked for beside the report itself: its page, its events.
Status addMore(CommandResult &result, const CommandContext &context, const Run &run, const ShowWords &words) {
    if (const QString page = QString::fromStdString(words.html); !page.isEmpty()) {
        STELLWERK_ASSIGN(const QByteArray content, readFile(run.folder + QLatin1String("/report.html")));
        STELLWERK_TRY(writeFileAtomically(page, content));
        result.json[QStringLiteral("html")] = QFileInfo(page).absoluteFilePath();
    }
    if (words.log) {
        STELLWERK_ASSIGN(const QJsonArray events, readLog(run));
        result.json[QStringLiteral("events")] = events;
        result.text += logText(events, context.width());
    }
    return {};
}

Result<CommandResult> show(const CommandContext &context, const ShowWords &words) {
    STELLWERK_ASSIGN(const deployment::Session session, context.session());
    const QStringList ids = runIds(session.workspace);
    const QString id = words.run.empty() ? ids.value(0) : QString::fromStdString(words.run);
    if (!ids.contains(id))
        return fail(ErrorCode::NotFound,
                    words.run.empty() ? Tr::tr("No deployment yet.") : Tr::tr("There is no deployment “%1”.").arg(id),
                    Tr::tr("See: %1").arg(QLatin1String("stellwerk-cli deployments list")));
    STELLWERK_ASSIGN(const Run run, readRun(session.workspace.reportsFolder() + u'/' + id));
    CommandResult result;
    result.json[QStringLiteral("deployment")] = runToJson(run);
    result.json[QStringLiteral("report")] = run.report.isEmpty() ? QJsonValue() : QJsonValue(run.report);
    if (run.report.isEmpty()) {
        result.text = QStringLiteral("? %1\n%2\n")
                          .arg(unfinishedText(),
                               Tr::tr("What happened so far: %1").arg(run.folder + QLatin1String("/events.jsonl")));
        STELLWERK_TRY(addMore(result, context, run, words));
        return result;
    }
    result.text = textTable({{Tr::tr("Deployment"), run.id},
                             {Tr::tr("Package"), run.report[QLatin1String("package")].toString()},
                             {Tr::tr("By"), run.report[QLatin1String("operator")].toString()}}) +
                  u'\n';
    result.text += errorText(run.report[QLatin1String("error")].toObject());
    result.text += reportText(run.report, run.folder, context.width());
    for (const QJsonValue &warning : run.report[QLatin1String("warnings")].toArray())
        result.warnings << warning.toString();
    STELLWERK_TRY(addMore(result, context, run, words));
    return result;
}

struct CloseWords {
    std::string run;
    std::string reason;
};

Result<CommandResult> close(const CommandContext &context, const CloseWords &words) {
    STELLWERK_ASSIGN(const Target target, context.target());
    const QString run = QString::fromStdString(words.run);
    const QString sentence =
        Tr::tr("The deployment %1 of “%2” counts as dealt with.").arg(run, target.environment.name);
    STELLWERK_ASSIGN(const QString confirmation, context.confirmation(target.environment, sentence));
    STELLWERK_TRY(deployment::closeUnfinished(target.session, target.environment, run,
                                              QString::fromStdString(words.reason), confirmation, context.task()));
    CommandResult result;
    result.text = sentence + u'\n';
    return result;
}

} // namespace

void addReportCommands(CommandTable &commands) {
    const auto words = std::make_shared<ShowWords>();
    commands.addParent(QStringLiteral("deployments"), Tr::tr("what was deployed from this workspace"));
    commands.add({.path = QStringLiteral("deployments list"),
                  .help = Tr::tr("all deployments, the newest first"),
                  .example = QStringLiteral("deployments list --env prod")},
                 list);
    CLI::App &showCommand =
        commands.add({.path = QStringLiteral("deployments show"),
                      .help = Tr::tr("one deployment, the last one if none is named"),
                      .example = QStringLiteral("deployments show 20260131-221500-prod-3fa9 --html report.html")},
                     [words](const CommandContext &context) { return show(context, *words); });
    showCommand.add_option("deployment", words->run, Tr::tr("its name in the list").toStdString());
    showCommand.add_option("--html", words->html, Tr::tr("write its report as a page, too").toStdString())
        ->type_name("FILE");
    showCommand.add_flag("--log", words->log, Tr::tr("with everything that happened, event by event").toStdString());

    const auto close_ = std::make_shared<CloseWords>();
    CLI::App &closeCommand = commands.add(
        {.path = QStringLiteral("deployments close"),
         .help = Tr::tr("say that an unfinished deployment was dealt with in another way"),
         .example = QStringLiteral("deployments close 20260131-221500-prod-3fa9 --env prod --reason \"…\""),
         .effect = Effect::Writes},
        [close_](const CommandContext &context) { return close(context, *close_); });
    closeCommand.add_option("deployment", close_->run, Tr::tr("its name in the list").toStdString())->required();
    closeCommand.add_option("--reason", close_->reason, Tr::tr("why; kept in the target").toStdString())
        ->required()
        ->type_name("TEXT");
}

} // namespace stellwerk::cli
