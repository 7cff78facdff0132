// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "base/version.h"

#include <QByteArray>

#include <optional>

namespace stellwerk::deployment {

/// What the backend must say of itself.
struct HealthExpectation {
    std::optional<Version> database; ///< the version of the database, where the answer names one
    std::optional<Version> backend;  ///< the version of the backend, which the answer then must name
};

/// Judges a backend's answer: HTTP 200 with a JSON object that says nothing bad. Read are, where they are there, the
/// fields of the plan documents and those that Bamort's backends really send: status, compatible and
/// compatibility_reason, migrations_pending, the database's version as actual_db_version, db_version, dbVersion or
/// database.version, the backend's as backend_version, actual_backend_version, version or backend.version. Fails with
/// CheckFailed, one sentence why.
[[nodiscard]] Status judgeHealth(int httpStatus, const QByteArray &body, const HealthExpectation &expected);

} // namespace stellwerk::deployment
