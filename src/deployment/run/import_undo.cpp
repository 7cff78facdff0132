// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "deployment/run/import_undo.h"

#include "masterdata/import/baseline.h"
#include "masterdata/import/reverse_file.h"

#include <QCoreApplication>

namespace stellwerk::deployment {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Rollback)
};

} // namespace

Result<qint64> undoWholeImport(db::Connection &connection, const QString &reverseFile, const QString &hint,
                               const TaskContext &context) {
    STELLWERK_ASSIGN(const masterdata::ReverseReport report,
                     masterdata::applyReverseFile(connection, reverseFile, context));
    if (!report.leftAlone.isEmpty())
        return fail(ErrorCode::Conflict,
                    Tr::tr("%n row(s) of the import cannot go back to what they held before it. The first one: %1",
                           nullptr, static_cast<int>(report.leftAlone.size()))
                        .arg(report.leftAlone.front()),
                    hint, report.leftAlone.join(u'\n'));
    STELLWERK_TRY(masterdata::returnToFormerBaseline(connection));
    return report.restored;
}

} // namespace stellwerk::deployment
