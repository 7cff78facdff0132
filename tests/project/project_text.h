// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "project/project.h"

#include <QTest>

#include "mistakes.h"

namespace stellwerk::test {

inline std::expected<project::Project, std::vector<Error>> read(const QByteArray &toml) {
    return project::readProject(toml, QStringLiteral("project.toml"));
}

/// Seven lines that are right; what a test adds begins in line 8.
inline const QByteArray kHead = R"([project]
id = "p"
name = "P"
version = "1.0.0"
required_db_version = "1.0.0"
[tables]
master = ["m_*"]
)";

} // namespace stellwerk::test
