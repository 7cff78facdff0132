// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "deployment/run/health_check.h"

#include "base/pause.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QTimer>

#include <memory>

namespace stellwerk::deployment {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(HealthCheck)
};

constexpr qint64 kMaxBody = 64 << 10;
constexpr int kMaxRedirects = 3;
constexpr std::chrono::milliseconds kPoll{50};

QNetworkRequest requestFor(const QUrl &url) {
    QNetworkRequest request(url);
    request.setHeader(QNetworkRequest::UserAgentHeader, QStringLiteral("Stellwerk/" STELLWERK_VERSION));
    request.setRawHeader("Accept", "application/json");
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::NoLessSafeRedirectPolicy);
    request.setMaximumRedirectsAllowed(kMaxRedirects);
    request.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    return request;
}

/// One question and its answer.
class Question final {
public:
    Question(const HealthCheck &check, const HealthExpectation &expected) : m_check(check), m_expected(expected) {}

    Status ask(std::chrono::milliseconds longest, const TaskContext &context) {
        // A manager of its own: a connection that was kept open would lead to the backend that is gone.
        QNetworkAccessManager network;
        const std::unique_ptr<QNetworkReply> reply(network.get(requestFor(m_check.url)));
        QEventLoop loop;
        QElapsedTimer timer;
        timer.start();
        enum class End { Answered, Stopped, TooLate, TooLong } end = End::Answered;
        QByteArray body;
        const auto leave = [&](End why) {
            end = why;
            loop.quit();
        };
        QObject::connect(reply.get(), &QNetworkReply::readyRead, &loop, [&] {
            body += reply->read(kMaxBody + 1 - body.size());
            if (body.size() > kMaxBody)
                leave(End::TooLong);
        });
        QObject::connect(reply.get(), &QNetworkReply::finished, &loop, &QEventLoop::quit);
        QTimer poll;
        QObject::connect(&poll, &QTimer::timeout, &loop, [&] {
            if (context.stopRequested())
                leave(End::Stopped);
            else if (timer.elapsed() >= longest.count())
                leave(End::TooLate);
        });
        poll.start(kPoll);
        if (!reply->isFinished())
            loop.exec();
        poll.stop();
        switch (end) {
        case End::Stopped:
            return context.checkStop();
        case End::TooLate:
            return fail(ErrorCode::Timeout, Tr::tr("The backend did not answer within %1 s.")
                                                .arg(std::max<qint64>(1, (longest.count() + 999) / 1000)));
        case End::TooLong:
            return fail(ErrorCode::CheckFailed, Tr::tr("The answer is longer than %1 KiB.").arg(kMaxBody >> 10));
        case End::Answered:
            break;
        }
        body += reply->read(kMaxBody + 1 - body.size());
        const int status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
        const bool answered = reply->error() == QNetworkReply::NoError ||
                              (status >= 400 && reply->error() >= QNetworkReply::ContentAccessDenied);
        if (!answered)
            return fail(ErrorCode::ConnectionFailed, reply->errorString());
        return judgeHealth(status, body, m_expected);
    }

private:
    const HealthCheck &m_check;
    const HealthExpectation &m_expected;
};

} // namespace

HealthCheck healthCheckOf(const project::Project &project, const project::Environment &environment) {
    const project::HealthSettings &own = environment.health;
    const project::HealthSettings &common = project.service.health;
    HealthCheck check;
    check.url = QUrl(own.url ? *own.url : common.url.value_or(QString()), QUrl::StrictMode);
    const auto seconds = [](std::optional<int> first, std::optional<int> second, std::chrono::milliseconds &target) {
        if (const std::optional<int> given = first ? first : second)
            target = std::chrono::seconds(*given);
    };
    seconds(own.patienceSeconds, common.patienceSeconds, check.patience);
    seconds(own.intervalSeconds, common.intervalSeconds, check.interval);
    check.expectedVersion = own.expectedVersion ? *own.expectedVersion : common.expectedVersion.value_or(false);
    return check;
}

Status awaitHealth(const HealthCheck &check, const HealthExpectation &expected, const TaskContext &context) {
    const QString address = check.url.toDisplayString();
    QElapsedTimer timer;
    timer.start();
    QString reason;
    Question question(check, expected);
    for (;;) {
        STELLWERK_TRY(context.checkStop());
        const std::chrono::milliseconds left = check.patience - std::chrono::milliseconds(timer.elapsed());
        const Status well = question.ask(std::clamp(left, kPoll, check.longestAnswer), context);
        if (well) {
            context.info(QStringLiteral("healthy"), Tr::tr("%1 says that the backend is well.").arg(address));
            return {};
        }
        if (well.error().code == ErrorCode::Cancelled)
            return well;
        if (reason != well.error().message) {
            reason = well.error().message;
            context.info(QStringLiteral("health_not_yet"), Tr::tr("Not well yet: %1").arg(reason),
                         {{QStringLiteral("url"), address}});
        }
        context.report(
            {reason, std::min(timer.elapsed(), qint64(check.patience.count())) / 1000, check.patience.count() / 1000});
        if (timer.elapsed() + check.interval.count() >= check.patience.count())
            break;
        STELLWERK_TRY(pause(context, check.interval));
    }
    return fail(ErrorCode::Timeout,
                Tr::tr("The backend was not well within %1 s: %2").arg(check.patience.count() / 1000).arg(reason),
                Tr::tr("Asked was %1. Look at the backend's own log.").arg(address));
}

} // namespace stellwerk::deployment
