// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deployment/failure.h"
#include "deployment/http_server.h"
#include "deployment/killed_process.h"
#include "deployment/run/resume.h"
#include "deployment/state/status.h"

#include <QDir>

namespace stellwerk::test {

inline QString textOf(const deployment::DeploymentReport &report) {
    return deployment::outcomeName(report.outcome) + u'\n' + (report.error ? report.error->toText() : QString()) +
           u'\n' + report.databaseState + u'\n' + report.warnings.join(u'\n');
}

/// A stage with a backend that says which version it really finds in the database, and is well with one of them.
struct Service : Failure {
    Service() {
        stage.prod.health.url = server.url();
        stage.prod.health.patienceSeconds = 1;
        stage.prod.health.intervalSeconds = 1;
        for (const char *hook : {"maintenance_on", "maintenance_off", "on_failure"})
            stage.prod.hooks[QString::fromLatin1(hook)] = writesDown(hook);
        server.answer = [this](const QByteArray &) {
            if (onQuestion)
                onQuestion();
            const QString found = version();
            const bool isWell = found == wants && !spoiled;
            return httpAnswer(isWell ? 200 : 500, QJsonObject{{QStringLiteral("status"),
                                                               isWell ? QStringLiteral("ok") : QStringLiteral("error")},
                                                              {QStringLiteral("db_version"), found},
                                                              {QStringLiteral("compatible"), isWell}});
        };
    }
    static QStringList writesDown(const QString &hook) {
        return {QStringLiteral("sh"), QStringLiteral("-c"),
                QStringLiteral("echo \"%1 $STELLWERK_OUTCOME\" >> hooks.log; touch failure-told").arg(hook)};
    }
    static QStringList writesDown(const char *hook) { return writesDown(QString::fromLatin1(hook)); }
    [[nodiscard]] QString version() const {
        db::Connection connection = stage.open(stage.prod);
        const auto found = valueOrDie(
            connection.selectValue(QStringLiteral("SELECT version FROM schema_version ORDER BY id DESC LIMIT 1")));
        return found->toString();
    }
    [[nodiscard]] QStringList hooks() const {
        return QString::fromUtf8(readFile(stage.folder() + QLatin1String("/hooks.log")).value_or(QByteArray()))
            .split(u'\n', Qt::SkipEmptyParts);
    }
    [[nodiscard]] QString state() const {
        db::Connection connection = stage.open(stage.prod);
        return valueOrDie(connection.selectValue(
                              QStringLiteral("SELECT state FROM stellwerk_deployment ORDER BY id DESC LIMIT 1")))
            ->toString();
    }
    [[nodiscard]] deployment::EnvironmentStatus status() const {
        return deployment::readStatus(stage.session, stage.prod, {});
    }
    /// Killed between the commit and the end.
    [[nodiscard]] bool killedAfterCommit() const {
        return killed(stage, [](const Event &event) {
            return event.event == u"phase_started" &&
                   event.data[QLatin1String("phase")].toString() == u"maintenance_off";
        });
    }
    [[nodiscard]] deployment::Plan resumePlan() const {
        return valueOrDie(deployment::planResume(stage.session, stage.prod, {}, {}));
    }

    HttpServer server;
    QString wants = QStringLiteral("0.3.0");
    bool spoiled = false;
    std::function<void()> onQuestion;
};

/// What a rollback has kept of the state that it replaced.
inline QStringList keptStates(const deployment::DeploymentReport &report) {
    return QDir(report.folder).entryList({QStringLiteral("backup_*")});
}

} // namespace stellwerk::test
