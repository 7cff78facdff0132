// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/backend/backend.h"
#include "gui/flow/environment_entry.h"

namespace stellwerk::gui {

/// The one thing that the Overview proposes to do now.
struct NextAction {
    enum class Kind {
        Nothing,    ///< all is well
        Wait,       ///< environments are still being read
        TryAgain,   ///< something could not be read
        NewPackage, ///< prepare a package from `environment`
        Deploy,     ///< deploy `packagePath` to `environment`
        Command,    ///< a command of stellwerk-cli that the person runs
        Explain,    ///< only a person can do it; the sentence says what
    };
    Kind kind = Kind::Nothing;
    QString environment{};
    QString packagePath{};
    Version version{};  ///< of the package to make or deploy
    QString sentence{}; ///< translated
    QString command{};  ///< untranslated

    bool operator==(const NextAction &) const = default;
};

/// A deployment that is half-way first, then problems, then the way from development to production in the order of
/// environments.toml.
[[nodiscard]] NextAction chooseNextAction(const std::vector<EnvironmentEntry> &environments,
                                          const std::vector<PackageEntry> &packages);

} // namespace stellwerk::gui
