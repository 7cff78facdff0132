// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "deployment/run/health_answer.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>

#include <initializer_list>

namespace stellwerk::deployment {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(HealthCheck)
};

constexpr int kHttpOk = 200;
constexpr qsizetype kLongestQuote = 200;

/// Texts of a server that go into a message: short, on one line.
QString quoted(const QString &text) {
    return text.simplified().left(kLongestQuote);
}

std::unexpected<Error> bad(const QString &why) {
    return fail(ErrorCode::CheckFailed, why);
}

/// The first of these that is there; "a.b" is b of the object a.
QString firstText(const QJsonObject &answer, std::initializer_list<const char *> names) {
    for (const char *name : names) {
        const QStringList path = QString::fromLatin1(name).split(u'.');
        QJsonValue value = answer[path.front()];
        if (path.size() > 1)
            value = value.toObject()[path.back()];
        if (value.isString())
            return value.toString();
    }
    return {};
}

Status checkDatabase(const QJsonObject &answer, const Version &expected) {
    const QString named = firstText(answer, {"actual_db_version", "db_version", "dbVersion", "database.version"});
    if (named.isEmpty() || Version::parse(named) == expected)
        return {};
    return bad(Tr::tr("The backend sees database version %1, not %2.").arg(quoted(named), expected.toString()));
}

Status checkBackend(const QJsonObject &answer, const Version &expected) {
    QString named = firstText(answer, {"backend_version", "actual_backend_version", "backend.version", "version"});
    if (named.isEmpty())
        return bad(Tr::tr("The backend does not say which version it is; %1 is expected.").arg(expected.toString()));
    if (named.startsWith(u'v'))
        named.removeFirst();
    if (Version::parse(named) == expected)
        return {};
    return bad(Tr::tr("The backend is version %1, not %2.").arg(quoted(named), expected.toString()));
}

Status checkStatus(const QJsonObject &answer) {
    static const QStringList good{QStringLiteral("ok"), QStringLiteral("warning"), QStringLiteral("healthy"),
                                  QStringLiteral("up"), QStringLiteral("pass"),    QStringLiteral("warn")};
    const QJsonValue status = answer[u"status"];
    if (status.isUndefined() || good.contains(status.toString(), Qt::CaseInsensitive))
        return {};
    return bad(Tr::tr("The backend's status is “%1”.").arg(quoted(status.toVariant().toString())));
}

} // namespace

Status judgeHealth(int httpStatus, const QByteArray &body, const HealthExpectation &expected) {
    QJsonParseError parsed{};
    const QJsonDocument document = QJsonDocument::fromJson(body, &parsed);
    const QJsonObject answer = document.object();
    const QString reason = firstText(answer, {"compatibility_reason", "error", "message"});
    if (httpStatus != kHttpOk)
        return bad(reason.isEmpty() ? Tr::tr("The backend answers with HTTP status %1.").arg(httpStatus)
                                    : Tr::tr("The backend answers with HTTP status %1: %2")
                                          .arg(QString::number(httpStatus), quoted(reason)));
    if (!document.isObject())
        return bad(
            Tr::tr("The answer is not a JSON object: %1").arg(quoted(QString::fromUtf8(body.left(kLongestQuote)))));
    if (answer[u"compatible"].isBool() && !answer[u"compatible"].toBool())
        return bad(reason.isEmpty()
                       ? Tr::tr("The backend says that it does not fit the database.")
                       : Tr::tr("The backend says that it does not fit the database: %1").arg(quoted(reason)));
    STELLWERK_TRY(checkStatus(answer));
    if (expected.database)
        STELLWERK_TRY(checkDatabase(answer, *expected.database));
    if (answer[u"migrations_pending"].toBool())
        return bad(Tr::tr("The backend says that migrations are pending."));
    if (expected.backend)
        STELLWERK_TRY(checkBackend(answer, *expected.backend));
    return {};
}

} // namespace stellwerk::deployment
