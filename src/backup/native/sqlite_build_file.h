// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "db/connection.h"

#include <QString>

namespace stellwerk::backup {

/// The SQLite file in which a database is built before it becomes another one's content: beside the target, where there
/// is room for it, readable by nobody else, gone with this object.
class BuildFile final {
public:
    /// What an earlier run left there is removed.
    explicit BuildFile(const db::ConnectionProfile &target);
    BuildFile(const BuildFile &) = delete;
    BuildFile &operator=(const BuildFile &) = delete;
    ~BuildFile();

    /// Makes the file, with the target's page size, because a copy takes the pages over as they are; without keys and
    /// checks, and without a safety of its own: if anything goes wrong it is thrown away.
    [[nodiscard]] Result<db::Connection> open() const;
    /// Makes the target what the file is, in one transaction.
    [[nodiscard]] Result<db::Connection> moveIntoPlace() const;

private:
    void remove() const;

    db::ConnectionProfile m_target;
    QString m_path;
};

} // namespace stellwerk::backup
