// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "masterdata/import/import_transaction.h"

#include <QCoreApplication>

namespace stellwerk::masterdata {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Import)
};

constexpr int kAttempts = 3;
constexpr int kDeadlock = 1213;
constexpr int kRecordChanged = 1020;

} // namespace

Status inImportTransaction(db::Connection &connection, const ImportWork &work, const TaskContext &context,
                           const std::function<void()> &beforeAgain) {
    for (int attempt = 1;; ++attempt) {
        connection.stopWith(context.stopToken());
        const Status status = [&]() -> Status {
            if (connection.engine() == db::Engine::MariaDb)
                STELLWERK_TRY(connection.exec(QStringLiteral("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")));
            STELLWERK_ASSIGN(db::Transaction transaction, db::Transaction::begin(connection));
            return work(transaction);
        }();
        if (status || !wasOvertaken(status.error()) || attempt == kAttempts)
            return status;
        if (beforeAgain)
            beforeAgain();
    }
}

bool wasOvertaken(const Error &error) {
    return error.nativeCode == kDeadlock || error.nativeCode == kRecordChanged;
}

std::unexpected<Error> overtaken(const QString &table) {
    Error error;
    error.code = ErrorCode::Conflict;
    error.message = Tr::tr("Somebody changed rows of %1, or rows that point at them, after the import had compared "
                           "them. Nothing was changed.")
                        .arg(table);
    error.hint = Tr::tr("Import again: the comparison is then made anew.");
    error.nativeCode = kRecordChanged;
    return fail(std::move(error));
}

} // namespace stellwerk::masterdata
