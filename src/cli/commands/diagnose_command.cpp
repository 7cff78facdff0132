// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/command.h"
#include "cli/text/words.h"
#include "deployment/state/diagnose.h"
#include "deployment/state/environment_check.h"

#include <QCoreApplication>
#include <QJsonArray>

namespace stellwerk::cli {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Cli)
};

using deployment::CheckResult;

/// Collects parts and counts what is wrong.
class Diagnosis {
public:
    explicit Diagnosis(int width) : m_width(width) {}

    void add(const char *kind, const QString &title, const std::vector<CheckResult> &checks) {
        m_parts << QJsonObject{{QStringLiteral("part"), QString::fromLatin1(kind)},
                               {QStringLiteral("name"), title},
                               {QStringLiteral("checks"), deployment::checksToJson(checks)}};
        m_text +=
            QString(m_text.isEmpty() ? QString() : QStringLiteral("\n")) + title + u'\n' + checksText(checks, m_width);
        m_errors += static_cast<int>(std::ranges::count(checks, CheckResult::Level::Error, &CheckResult::level));
    }

    [[nodiscard]] CommandResult result() const {
        CommandResult result;
        result.json[QStringLiteral("parts")] = m_parts;
        result.text = m_text;
        if (m_errors > 0)
            result.error =
                Error{ErrorCode::CheckFailed, Tr::tr("%n thing(s) are wrong; nothing was changed.", nullptr, m_errors),
                      Tr::tr("They are marked with ✕ above; each says what to do.")};
        return result;
    }

private:
    int m_width;
    QJsonArray m_parts;
    QString m_text;
    int m_errors = 0;
};

CheckResult noWorkspace(const CommandContext &context, const Error &error) {
    // Whoever named a workspace wants to know what is wrong with it; without one there is just less to say.
    const bool wanted = !context.options().workspace.empty() || !context.options().environment.empty() ||
                        error.code != ErrorCode::NotFound;
    return {QStringLiteral("workspace"),
            wanted ? CheckResult::Level::Error : CheckResult::Level::Warning,
            Tr::tr("Workspace"),
            error.detail.isEmpty() ? error.message : QString(error.message + u'\n' + error.detail),
            error.hint,
            error.code};
}

Result<CommandResult> diagnose(const CommandContext &context) {
    Diagnosis diagnosis(context.width());
    diagnosis.add("machine", Tr::tr("This machine"), deployment::checkMachine(context.task()));
    const auto session = context.session();
    if (!session) {
        diagnosis.add("workspace", Tr::tr("Workspace"), {noWorkspace(context, session.error())});
        return diagnosis.result();
    }
    std::vector<project::Environment> wanted = session->workspace.environments;
    if (!context.options().environment.empty()) {
        STELLWERK_ASSIGN(const project::Environment one,
                         session->workspace.environment(QString::fromStdString(context.options().environment)));
        wanted = {one};
    }
    diagnosis.add("workspace", Tr::tr("Workspace"), deployment::checkWorkspace(session->workspace));
    for (const project::Environment &environment : wanted) {
        STELLWERK_TRY(context.task().checkStop());
        diagnosis.add("environment", environment.name,
                      deployment::checkEnvironment(*session, environment, context.task()));
    }
    STELLWERK_TRY(context.task().checkStop());
    return diagnosis.result();
}

} // namespace

void addDiagnoseCommand(CommandTable &commands) {
    commands.add(
        {.path = QStringLiteral("diagnose"),
         .help = Tr::tr("versions, files, databases, programs: what is wrong here, for a report or for yourself"),
         .example = QStringLiteral("diagnose --json")},
        diagnose);
}

} // namespace stellwerk::cli
