// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli_fixture.h"

namespace stellwerk::test {

/// The id of the run that an import was.
inline QString runIdOf(const CliRun &imported) {
    return imported.document()[QLatin1String("report")][QLatin1String("run_id")].toString();
}

/// Rows of dev change: one cell, one new row that others refer to, one more that does.
inline void changeDev(const DemoWorkspace &demo) {
    demo.exec("dev", QString::fromUtf8(
                         "UPDATE gsm_skills SET beschreibung = 'Neu: <script>&\"', page_number = 7 WHERE id = 1"));
    demo.exec("dev", QString::fromUtf8(
                         "INSERT INTO learning_skill_difficulties (name, game_system) VALUES ('extrem', 'midgard')"));
    demo.exec("dev", QString::fromUtf8("INSERT INTO gsm_misc (`key`, value) VALUES ('armor_types', 'Nebelhaut')"));
}

inline constexpr auto kSkill = "SELECT beschreibung FROM gsm_skills WHERE id = 1";
inline constexpr auto kNewRows = "SELECT COUNT(*) FROM learning_skill_difficulties WHERE name = 'extrem'";

} // namespace stellwerk::test
