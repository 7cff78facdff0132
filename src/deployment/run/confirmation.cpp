// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "deployment/run/confirmation.h"

#include <QCoreApplication>

namespace stellwerk::deployment {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Maintenance)
};

} // namespace

Status checkConfirmation(const project::Environment &environment, const QString &confirmation) {
    if (!environment.needsConfirmation() || confirmation == environment.name)
        return {};
    return fail(ErrorCode::ConfirmationMissing,
                Tr::tr("“%1” must be confirmed by its name. Nothing was changed.").arg(environment.name),
                Tr::tr("Give --confirm %1.").arg(environment.name));
}

std::unexpected<Error> planOutdated(const project::Environment &environment) {
    return fail(ErrorCode::PlanOutdated,
                Tr::tr("“%1” has changed since the plan was made. Nothing was changed.").arg(environment.name),
                Tr::tr("Make the plan again and look at it."));
}

} // namespace stellwerk::deployment
