// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deployment/init/init.h"
#include "deployment/init/init_record.h"
#include "deployment/stage.h"
#include "schema/schema_reader.h"

namespace stellwerk::test {

/// Of the account that the tests make.
inline QString adminPassword() {
    return QStringLiteral("correct horse battery staple ü");
}

/// A stage and an empty database of its engine.
struct FreshPlace {
    FreshPlace() : stage(currentEngine()), target(stage.emptyEnvironment()) {}

    [[nodiscard]] static deployment::InitAccount account() {
        return {QStringLiteral("anna"), QStringLiteral("anna@example.org"), false};
    }
    [[nodiscard]] Result<deployment::InitPlan> tryPlan(const TaskContext &context = {}) const {
        return deployment::planInit(stage.session, stage.package, target, account(), context);
    }
    [[nodiscard]] deployment::InitPlan plan() const { return valueOrDie(tryPlan()); }
    [[nodiscard]] deployment::DeploymentReport apply(const deployment::InitPlan &plan,
                                                     const TaskContext &context = {}) const {
        return deployment::applyInit(stage.session, plan, {target.name, adminPassword()}, context);
    }
    [[nodiscard]] deployment::DeploymentReport install(const TaskContext &context = {}) const {
        return apply(plan(), context);
    }
    /// Everything in the database but the lock and the list of deployments.
    [[nodiscard]] QStringList content() const {
        db::Connection connection = stage.open(target);
        return deployment::contentOf(valueOrDie(schema::readSchema(connection)));
    }
    [[nodiscard]] QString value(const char *sql) const {
        db::Connection connection = stage.open(target);
        const auto cell = valueOrDie(connection.selectValue(QString::fromUtf8(sql)));
        return cell ? cell->toString() : QStringLiteral("no row");
    }
    void exec(const char *sql) const {
        db::Connection connection = stage.open(target);
        valueOrDie(connection.exec(QString::fromUtf8(sql)));
    }

    Stage stage;
    project::Environment target;
};

[[nodiscard]] inline QString textOf(const deployment::DeploymentReport &report) {
    return report.error ? report.error->toText() : report.databaseState;
}

[[nodiscard]] inline bool isGood(const deployment::DeploymentReport &report) {
    return report.outcome == deployment::Outcome::Succeeded ||
           report.outcome == deployment::Outcome::SucceededWithWarnings;
}

/// The check of that code; an empty code when there is none.
inline deployment::CheckResult checkOf(const std::vector<deployment::CheckResult> &checks, const char *code) {
    const auto found = std::ranges::find(checks, QString::fromLatin1(code), &deployment::CheckResult::code);
    return found == checks.end() ? deployment::CheckResult{} : *found;
}

} // namespace stellwerk::test
