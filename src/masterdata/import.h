// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "base/task_context.h"
#include "db/connection.h"
#include "masterdata/catalogue.h"
#include "masterdata/data_diff.h"
#include "masterdata/data_set.h"

#include <QJsonObject>
#include <QString>

#include <vector>

namespace stellwerk::masterdata {

/// What the import did to one entity.
struct ImportCounts {
    QString entity;
    qint64 inserted = 0;
    qint64 updated = 0;
    qint64 deleted = 0;
    qint64 unchanged = 0;
    qint64 kept = 0;      ///< only in the target, left alone
    qint64 ambiguous = 0; ///< not touched
};

struct ImportReport {
    std::vector<ImportCounts> entities;
    [[nodiscard]] QJsonObject toJson() const;
};

/// Changes the target's rows in place so that they say what the package says; ids survive. The caller holds a
/// transaction; after a failure it must roll back. Ends with the comparison again, which must be empty.
[[nodiscard]] Result<ImportReport> importData(db::Connection &connection, const schema::Schema &actual,
                                              const DataSet &package, const Catalogue &catalogue,
                                              const TaskContext &context);

} // namespace stellwerk::masterdata
