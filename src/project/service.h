// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMap>
#include <QString>
#include <QStringList>

#include <optional>
#include <utility>

namespace stellwerk::project {

/// A command around a deployment: a program and its arguments, which no shell reads.
struct Hook {
    Hook() = default;
    Hook(QStringList words) : command(std::move(words)) {} // NOLINT(google-explicit-constructor): a list is a hook
    QStringList command;
    bool shell = false;                ///< the command is one text, which /bin/sh reads
    std::optional<int> timeoutSeconds; ///< else Service::hookTimeoutSeconds
};
using Hooks = QMap<QString, Hook>; ///< by name: maintenance_on, …, previous_image

/// Whether and how the backend is asked if it is well. Of an environment: what is not set is the project's.
struct HealthSettings {
    std::optional<QString> url;          ///< http or https; empty = nobody is asked
    std::optional<int> patienceSeconds;  ///< so long an answer may be bad
    std::optional<int> intervalSeconds;  ///< between two questions
    std::optional<bool> expectedVersion; ///< the answer must name the version of the package's backend
};

} // namespace stellwerk::project
