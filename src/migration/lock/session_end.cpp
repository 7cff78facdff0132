// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/lock/session_end.h"

#include "base/pause.h"

#include <QCoreApplication>
#include <QJsonObject>

namespace stellwerk::migration {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(DatabaseLock)
};

constexpr std::chrono::milliseconds kPause{200};
constexpr qsizetype kShownSigns = 80;

} // namespace

Status awaitEnd(db::Connection &connection, const db::ServerSession &session, const TaskContext &context) {
    for (bool told = false;; told = true) {
        STELLWERK_ASSIGN(const auto process, db::findProcess(connection, session));
        if (!process)
            return {};
        if (process->isIdle())
            STELLWERK_TRY(db::endSession(connection, session));
        const QString how = process->toText();
        QString text = Tr::tr("Waiting: the server is still at a statement of a run that is gone: %1")
                           .arg(process->statement.simplified().left(kShownSigns));
        if (!how.isEmpty())
            text += QStringLiteral(" (%1)").arg(how);
        if (!told && !process->isIdle())
            context.warning(QStringLiteral("waiting_for_statement"), text,
                            {{QStringLiteral("process"), static_cast<qint64>(process->id)},
                             {QStringLiteral("milliseconds"), process->milliseconds}});
        context.report({text, 0, 0});
        STELLWERK_TRY(pause(context, kPause));
    }
}

} // namespace stellwerk::migration
