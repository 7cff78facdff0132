// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/error.h"

#include <array>

namespace stellwerk {

namespace {

struct CodeRow {
    ErrorCode code;
    const char *name;
    ExitCode exit;
    int http;
};

constexpr std::array kCodes{
    CodeRow{ErrorCode::Internal, "INTERNAL", ExitCode::Internal, 500},
    CodeRow{ErrorCode::Usage, "USAGE", ExitCode::Usage, 400},
    CodeRow{ErrorCode::InvalidInput, "INVALID_INPUT", ExitCode::CheckFailed, 422},
    CodeRow{ErrorCode::NotFound, "NOT_FOUND", ExitCode::CheckFailed, 404},
    CodeRow{ErrorCode::AlreadyExists, "ALREADY_EXISTS", ExitCode::CheckFailed, 409},
    CodeRow{ErrorCode::Io, "IO", ExitCode::CheckFailed, 500},
    CodeRow{ErrorCode::ConnectionFailed, "CONNECTION_FAILED", ExitCode::Unreachable, 502},
    CodeRow{ErrorCode::AccessDenied, "ACCESS_DENIED", ExitCode::NotAuthorised, 403},
    CodeRow{ErrorCode::Timeout, "TIMEOUT", ExitCode::Unreachable, 504},
    CodeRow{ErrorCode::Sql, "SQL", ExitCode::CheckFailed, 500},
    CodeRow{ErrorCode::Cancelled, "CANCELLED", ExitCode::Interrupted, 409},
    CodeRow{ErrorCode::Damaged, "DAMAGED", ExitCode::CheckFailed, 422},
    CodeRow{ErrorCode::Foreign, "FOREIGN", ExitCode::CheckFailed, 422},
    CodeRow{ErrorCode::VersionUntracked, "VERSION_UNTRACKED", ExitCode::CheckFailed, 409},
    CodeRow{ErrorCode::VersionUnknown, "VERSION_UNKNOWN", ExitCode::CheckFailed, 409},
    CodeRow{ErrorCode::VersionTooNew, "VERSION_TOO_NEW", ExitCode::CheckFailed, 409},
    CodeRow{ErrorCode::VersionSkipped, "VERSION_SKIPPED", ExitCode::CheckFailed, 409},
    CodeRow{ErrorCode::Drift, "DRIFT", ExitCode::CheckFailed, 409},
    CodeRow{ErrorCode::CheckFailed, "CHECK_FAILED", ExitCode::CheckFailed, 409},
    CodeRow{ErrorCode::Conflict, "CONFLICT", ExitCode::Conflicts, 409},
    CodeRow{ErrorCode::Locked, "LOCKED", ExitCode::Locked, 423},
    CodeRow{ErrorCode::ProtectionViolated, "PROTECTION_VIOLATED", ExitCode::CheckFailed, 500},
    CodeRow{ErrorCode::ConfirmationMissing, "CONFIRMATION_MISSING", ExitCode::Usage, 400},
    CodeRow{ErrorCode::PlanOutdated, "PLAN_OUTDATED", ExitCode::CheckFailed, 409},
    CodeRow{ErrorCode::RolledBack, "ROLLED_BACK", ExitCode::RolledBack, 500},
    CodeRow{ErrorCode::RollbackFailed, "ROLLBACK_FAILED", ExitCode::RollbackFailed, 500},
};

constexpr bool rowsFollowTheEnum() {
    for (size_t i = 0; i < kCodes.size(); ++i) {
        if (kCodes[i].code != static_cast<ErrorCode>(i))
            return false;
    }
    return kCodes.size() == static_cast<size_t>(ErrorCode::RollbackFailed) + 1;
}
static_assert(rowsFollowTheEnum(), "kCodes has one row per ErrorCode, in the order of the enum");

const CodeRow &rowOf(ErrorCode code) {
    return kCodes[static_cast<size_t>(code)];
}

} // namespace

QString errorCodeName(ErrorCode code) {
    return QString::fromLatin1(rowOf(code).name);
}

ExitCode exitCodeOf(ErrorCode code) {
    return rowOf(code).exit;
}

int httpStatusOf(ErrorCode code) {
    return rowOf(code).http;
}

QString SourcePosition::toString() const {
    QString text = file;
    if (line > 0)
        text += u':' + QString::number(line);
    if (line > 0 && column > 0)
        text += u':' + QString::number(column);
    return text;
}

Error Error::during(const QString &what) && {
    context.append(what);
    return std::move(*this);
}

Error Error::withHint(const QString &text) && {
    hint = text;
    return std::move(*this);
}

QString Error::toText() const {
    QStringList lines;
    const QString place = position ? position->toString() : QString();
    lines << (place.isEmpty() ? message : QString(place + QLatin1String(": ") + message));
    if (!context.isEmpty())
        lines << QLatin1String("  ") + context.join(QLatin1String(" < "));
    if (!detail.isEmpty())
        lines << QLatin1String("  ") + detail;
    if (!hint.isEmpty())
        lines << QStringLiteral("  → ") + hint;
    return lines.join(u'\n');
}

} // namespace stellwerk
