// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/files.h"
#include "deployment/killed_process.h"
#include "deployment/past/past_rollback.h"
#include "deployment/run/deployment_record.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace stellwerk::test {

[[nodiscard]] inline QString textOf(const deployment::DeploymentReport &report) {
    return (report.error ? report.error->toText() + u'\n' : QString()) + report.databaseState + u'\n' +
           report.warnings.join(u'\n');
}

/// A stage whose prod was deployed to, with the state from before.
struct Past {
    /// @p first: statements for prod before the deployment.
    explicit Past(const QStringList &first = {}) : stage(currentEngine()) {
        stage.change(first);
        skills = ids();
        before = state();
        const deployment::DeploymentReport report = stage.deploy();
        if (!succeeded(report))
            qFatal("%s", qPrintable(textOf(report)));
        id = options.deployment = report.runId;
    }

    [[nodiscard]] Result<deployment::PastRollbackPlan> tryPlan() const {
        return deployment::planPastRollback(stage.session, stage.prod, options, {});
    }
    [[nodiscard]] deployment::PastRollbackPlan plan() const { return valueOrDie(tryPlan()); }
    [[nodiscard]] deployment::DeploymentReport apply(const deployment::PastRollbackPlan &plan,
                                                     const TaskContext &context = {}) const {
        return deployment::applyPastRollback(stage.session, plan, stage.prod.name, context);
    }
    [[nodiscard]] QStringList state() const { return stateOf(stage.profile(stage.prod)); }
    [[nodiscard]] QString value(const char *sql) const {
        db::Connection connection = stage.open(stage.prod);
        const auto cell = valueOrDie(connection.selectValue(QString::fromUtf8(sql)));
        return cell ? cell->toString() : QString();
    }
    [[nodiscard]] QString recordOf(const QString &runId) const {
        db::Connection connection = stage.open(stage.prod);
        const auto cell = valueOrDie(connection.selectValue(
            QStringLiteral("SELECT state FROM stellwerk_deployment WHERE run_id = ?"), {db::Value::text(runId)}));
        return cell ? cell->toString() : QString();
    }
    [[nodiscard]] QJsonObject reportOf(const deployment::DeploymentReport &report) const {
        return QJsonDocument::fromJson(valueOrDie(readFile(report.folder + QLatin1String("/report.json")))).object();
    }
    [[nodiscard]] QString reverseFile() const { return deployment::reverseFileOf(stage.session.workspace, id); }

    /// A new skill of a character, and a new address for everybody.
    void usersWrite() const {
        stage.change({QStringLiteral("INSERT INTO char_skills (name, character_id) SELECT 'Juggling', MIN(id) FROM "
                                     "char_chars"),
                      currentEngine() == db::Engine::MariaDb
                          ? QStringLiteral("UPDATE users SET email = CONCAT(user_id, '@example.net')")
                          : QStringLiteral("UPDATE users SET email = user_id || '@example.net'")});
    }
    [[nodiscard]] QStringList ids() const {
        db::Connection connection = stage.open(stage.prod);
        QStringList list;
        for (const auto &row : valueOrDie(connection.select(QStringLiteral("SELECT id FROM gsm_skills"))).rows)
            list << row.front().toString();
        return list;
    }
    /// A row that the deployment brought.
    [[nodiscard]] QString importedSkill() const {
        for (const QString &one : ids()) {
            if (!skills.contains(one))
                return one;
        }
        return {};
    }
    /// The rollback fails with @p code, and the database is as it was before it.
    void checkUnchangedAfter(ErrorCode code) const {
        const QStringList state_ = state();
        const deployment::DeploymentReport report = apply(plan());
        QVERIFY2(report.outcome == deployment::Outcome::RolledBack, qPrintable(textOf(report)));
        QVERIFY2(report.error && report.error->code == code, qPrintable(textOf(report)));
        COMPARE_STATES(state(), state_);
        QCOMPARE(recordOf(id), QStringLiteral("succeeded"));
        QCOMPARE(recordOf(report.runId), QStringLiteral("rolled_back"));
        QVERIFY(QFile::exists(reverseFile()));
        QVERIFY2(tryPlan().has_value(), "the rollback cannot be tried again");
    }

    Stage stage;
    QStringList skills; ///< ids of the master skills before
    QStringList before;
    QString id; ///< of the deployment
    deployment::PastRollbackOptions options;
};

} // namespace stellwerk::test
