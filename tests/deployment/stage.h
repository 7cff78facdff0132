// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deployment/run/deploy.h"
#include "deployment/workspace/prepare.h"
#include "support/test_databases.h"

#include <QTemporaryDir>

#include <functional>
#include <stop_token>

namespace stellwerk::test {

/// A workspace of the demo: dev at 0.4.0 (adopted), prod at 0.3.0, and a package of dev. Made once per engine and test
/// program; every stage has a folder and a prod of its own. Dev is shared on MariaDB, so nobody writes to it there.
class Stage final {
public:
    explicit Stage(db::Engine engine);
    /// From now on stages of MariaDB are made on this server, not on the private one. Before the first of them.
    static void useServer(const db::ConnectionProfile &admin);

    [[nodiscard]] QString folder() const { return session.workspace.folder; }
    [[nodiscard]] db::ConnectionProfile profile(const project::Environment &environment) const;
    [[nodiscard]] db::Connection open(const project::Environment &environment) const;
    /// Runs statements in prod.
    void change(const QStringList &statements) const;

    /// Writes a file of the workspace; @p name relative to it.
    void write(const QString &name, const QByteArray &content) const;
    /// An empty database of the same engine as an environment "other" (a development one).
    [[nodiscard]] project::Environment emptyEnvironment() const;
    /// Makes the package again, from the workspace as it is now.
    void prepareAgain();
    /// Decides what the package leaves open in prod; every package that the stage makes is decided.
    void decide() const;
    /// Writes one more migration of 0.4.0 for both engines and makes the package again.
    void addMigration(const QByteArray &script);
    /// Lets the snapshot of 0.4.0 expect something else of a table and makes the package again.
    void editSnapshot(const QString &table, const std::function<void(QJsonObject &)> &edit);
    /// The same with one more column.
    void addToSnapshot(const QString &table, const QJsonObject &column);
    /// Changes what is inside the package.
    void editPackage(const std::function<void(package::Package &)> &edit);

    [[nodiscard]] deployment::Plan plan(const TaskContext &context = {}) const;
    /// Plans and applies, confirmed.
    [[nodiscard]] deployment::DeploymentReport deploy(const TaskContext &context = {}) const;
    [[nodiscard]] deployment::DeploymentReport apply(const deployment::Plan &plan,
                                                     const TaskContext &context = {}) const;

    deployment::Session session;
    project::Environment dev;
    project::Environment prod;
    QString package;

private:
    QTemporaryDir m_folder;
    int m_packages = 0;
};

/// What a deployment must bring back: version, structure and every row of every table of the application, as lines.
[[nodiscard]] QStringList stateOf(const db::ConnectionProfile &profile);
/// What of two states differs first; empty when they are equal.
[[nodiscard]] QString difference(const QStringList &actual, const QStringList &expected);

#define COMPARE_STATES(actual, expected)                                                                               \
    do {                                                                                                               \
        const QString stateDifference = stellwerk::test::difference(actual, expected);                                 \
        QVERIFY2(stateDifference.isEmpty(), qPrintable(stateDifference));                                              \
    } while (false)

/// The lines of events.jsonl.
[[nodiscard]] std::vector<QJsonObject> logOf(const deployment::DeploymentReport &report);

/// Listens to a run and may act or stop at what it hears.
class Listener final {
public:
    [[nodiscard]] TaskContext context();
    /// Calls @p action when the phase begins.
    void atPhase(const QString &phase, std::function<void()> action);
    [[nodiscard]] bool heard(const QString &event) const;

    std::vector<Event> events;
    int reports = 0;
    std::stop_source stop;
    std::function<void(const Event &)> onEvent;
    std::function<void(int)> onReport; ///< with the number of the progress report, from 0
};

} // namespace stellwerk::test
