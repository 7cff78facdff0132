// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/flow/environment_entry.h"

#include <QCoreApplication>

namespace stellwerk::gui {
namespace {
struct Tr {
    Q_DECLARE_TR_FUNCTIONS(EnvironmentEntry)
};

bool isUnreachable(ErrorCode code) {
    return code == ErrorCode::ConnectionFailed || code == ErrorCode::Timeout || code == ErrorCode::AccessDenied ||
           code == ErrorCode::NotFound;
}

EnvironmentState stateOf(const migration::VersionState &version) {
    using migration::Compatibility;
    if (!version.blockers.isEmpty())
        return EnvironmentState::Drifted;
    switch (version.compatibility) {
    case Compatibility::Compatible:
        return EnvironmentState::Current;
    case Compatibility::MigrationRequired:
        return version.path.size() > 1 ? EnvironmentState::NeedsStep : EnvironmentState::UpdateAvailable;
    case Compatibility::BackendTooOld:
        return EnvironmentState::NotCompatible;
    case Compatibility::Untracked:
        return EnvironmentState::Untracked;
    case Compatibility::Empty:
        return EnvironmentState::Empty;
    case Compatibility::Unknown:
        break;
    }
    return EnvironmentState::Unknown;
}
} // namespace

void EnvironmentEntry::take(deployment::EnvironmentStatus answer) {
    reading = false;
    if (!answer.error)
        lastGood = answer;
    status = std::move(answer);
}

std::optional<Version> EnvironmentEntry::version() const {
    return lastGood ? lastGood->version.current : std::nullopt;
}

EnvironmentState stateOf(const EnvironmentEntry &entry) {
    if (!entry.status)
        return entry.reading ? EnvironmentState::Checking : EnvironmentState::Unknown;
    if (entry.status->error)
        return isUnreachable(entry.status->error->code) ? EnvironmentState::Unreachable : EnvironmentState::Unknown;
    return stateOf(entry.status->version);
}

QString reasonOf(const EnvironmentEntry &entry) {
    if (!entry.status)
        return entry.reading ? Tr::tr("The database is being read.") : Tr::tr("The database was not read yet.");
    if (entry.status->error)
        return entry.status->error->message;
    const migration::VersionState &version = entry.status->version;
    return version.blockers.isEmpty() ? version.reason : version.blockers.first();
}

bool isProblem(EnvironmentState state) {
    return state == EnvironmentState::Unreachable || state == EnvironmentState::Unknown ||
           state == EnvironmentState::Drifted || state == EnvironmentState::NotCompatible;
}

} // namespace stellwerk::gui
