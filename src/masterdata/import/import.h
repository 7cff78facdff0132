// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "base/task_context.h"
#include "db/connection.h"
#include "masterdata/compare/node_comparison.h"
#include "masterdata/import/reverse_file.h"
#include "masterdata/rows/database_source.h"

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
    qint64 kept = 0;      ///< only in the target, or decided to be kept: left alone
    qint64 ambiguous = 0; ///< not touched
};

/// A row that was left alone although package and target differ.
struct LeftAlone {
    QString entity;
    QString key;
    RowState state = RowState::TargetOnly;
    QString why; ///< translated
};

struct ImportReport {
    std::vector<ImportCounts> entities;
    std::vector<LeftAlone> leftAlone;
    QStringList remarks; ///< translated, with the entity's name
    [[nodiscard]] QJsonObject toJson() const;
};

struct ImportInput {
    const Catalogue &catalogue;
    RowSource &package;
    db::Connection &connection;    ///< of the target; the caller holds a transaction
    const schema::Schema &actual;  ///< of the target as it is now
    ReadOptions options;           ///< how to read the target; accepted renames
    RowSource *baseline = nullptr; ///< what was deployed last
    ComparePolicy policy;
    ReverseWriter *reverse = nullptr; ///< gets the pre-images of everything that is changed
    bool writeBaseline = false;       ///< the package becomes the baseline; the table must exist (ensureBaselineTable)
};

/// Changes the target's rows in place so that they say what the package says; ids survive. The caller holds a
/// transaction (inImportTransaction); after a failure it must roll back. Fails with Conflict when a row waits for a
/// decision, and so that wasOvertaken() when others have written what it compared: then it may be tried again. Ends
/// with the comparison again, which must find nothing that should have been written.
[[nodiscard]] Result<ImportReport> importData(const ImportInput &input, const TaskContext &context);

} // namespace stellwerk::masterdata
