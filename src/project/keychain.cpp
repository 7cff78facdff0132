// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "project/keychain.h"

#include <QCoreApplication>
#include <QEventLoop>
#include <QTimer>
#include <qt6keychain/keychain.h>

#include <chrono>
#include <memory>

namespace stellwerk::project {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Keychain)
};

constexpr std::chrono::seconds kTimeLimit{30};
constexpr std::chrono::milliseconds kStopPoll{100};

std::unexpected<Error> refused(const QString &key, const QString &detail) {
    return fail(ErrorCode::AccessDenied, Tr::tr("The keychain did not give the password of %1.").arg(key),
                Tr::tr("Unlock the keychain and try again, or choose another source with “secret”."), detail);
}

} // namespace

Result<QString> readKeychain(const QString &key, const TaskContext &context) {
    if (!QCoreApplication::instance())
        return refused(key, QStringLiteral("no application object"));
    auto job = std::make_unique<QKeychain::ReadPasswordJob>(QStringLiteral("stellwerk"));
    job->setKey(key);
    job->setAutoDelete(false);

    QEventLoop loop;
    bool finished = false;
    QObject::connect(job.get(), &QKeychain::Job::finished, &loop, [&] {
        finished = true;
        loop.quit();
    });
    QTimer limit;
    limit.setSingleShot(true);
    QObject::connect(&limit, &QTimer::timeout, &loop, &QEventLoop::quit);
    limit.start(kTimeLimit);
    QTimer stop;
    QObject::connect(&stop, &QTimer::timeout, &loop, [&] {
        if (context.stopRequested())
            loop.quit();
    });
    stop.start(kStopPoll);
    job->start();
    if (!finished)
        loop.exec();

    if (!finished) {
        // The job cannot be stopped; it removes itself when the keychain answers at last.
        job->setAutoDelete(true);
        (void)job.release();
        STELLWERK_TRY(context.checkStop());
        return refused(key, Tr::tr("There was no answer within %1 s.").arg(kTimeLimit.count()));
    }
    if (job->error() == QKeychain::NoError)
        return job->textData();
    if (job->error() == QKeychain::EntryNotFound)
        return fail(ErrorCode::NotFound, Tr::tr("The keychain holds no password of %1.").arg(key),
                    Tr::tr("Store it there with the service “stellwerk” and the user “%1”, or choose another source "
                           "with “secret”.")
                        .arg(key));
    return refused(key, job->errorString());
}

} // namespace stellwerk::project
