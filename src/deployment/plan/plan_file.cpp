// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "deployment/plan/plan_file.h"

#include "base/files.h"
#include "deployment/plan/plan_difference.h"
#include "deployment/plan/plan_parts.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QJsonDocument>

namespace stellwerk::deployment {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(PlanFile)
};

constexpr int kFormat = 1;
constexpr qint64 kSizeLimit = qint64(256) << 20; ///< bytes

QString makeAgain() {
    return Tr::tr("Make the plan again: stellwerk-cli plan PACKAGE --env ENVIRONMENT --output FILE");
}

std::unexpected<Error> noPlan(const QString &file, const QString &why) {
    return fail(ErrorCode::InvalidInput,
                Tr::tr("%1 is no plan that can be executed: %2. Nothing was changed.").arg(file, why), makeAgain());
}

/// A text; empty when the member is something else.
QString textOf(const QJsonObject &object, QLatin1StringView member) {
    return object[member].toString();
}

} // namespace

Result<QByteArray> planFileContent(const Plan &plan, const QString &madeBy) {
    if (plan.resumed)
        return fail(ErrorCode::Usage, Tr::tr("The plan takes up the deployment %1; it is approved when it is executed.")
                                          .arg(plan.resumed->runId));
    const QJsonObject json{
        {QStringLiteral("format"), kFormat},
        {QStringLiteral("made"), QJsonObject{{QStringLiteral("by"), madeBy},
                                             {QStringLiteral("at"), utcTimestamp()},
                                             {QStringLiteral("tool_version"), QStringLiteral(STELLWERK_VERSION)},
                                             {QStringLiteral("package_path"), plan.packagePath},
                                             {QStringLiteral("checks"), checksToJson(plan.checks)}}},
        {QStringLiteral("plan"), plan.content()},
        {QStringLiteral("plan_sha256"), plan.sha256}};
    QByteArray bytes = QJsonDocument(json).toJson();
    if (bytes.size() > kSizeLimit)
        return fail(
            ErrorCode::InvalidInput,
            Tr::tr("The plan has %1 MiB, and a plan file at most %2.").arg(bytes.size() >> 20).arg(kSizeLimit >> 20),
            Tr::tr("Approve it by its SHA-256: deploy --plan %1").arg(plan.sha256));
    return bytes;
}

Result<PlanFile> readPlanFile(const QString &file) {
    STELLWERK_ASSIGN(const QByteArray bytes, readFile(file, kSizeLimit));
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(bytes, &error);
    if (error.error != QJsonParseError::NoError)
        return noPlan(file, Tr::tr("it is no JSON (byte %1: %2)").arg(error.offset).arg(error.errorString()));
    const QJsonObject json = document.object();
    const QJsonValue format = json[QLatin1String("format")];
    if (!format.isDouble() || !json[QLatin1String("plan")].isObject())
        return noPlan(file, Tr::tr("the members “format” and “plan” are missing"));
    if (format.toInteger(0) != kFormat)
        return noPlan(file, Tr::tr("it has format %1, and this Stellwerk reads format %2")
                                .arg(format.toVariant().toString())
                                .arg(kFormat));
    PlanFile plan;
    plan.file = QFileInfo(file).absoluteFilePath();
    plan.content = json[QLatin1String("plan")].toObject();
    plan.sha256 = textOf(json, QLatin1StringView("plan_sha256"));
    plan.environment = textOf(plan.content, QLatin1StringView("environment"));
    plan.package = textOf(plan.content, QLatin1StringView("package"));
    plan.packageSha256 = textOf(plan.content, QLatin1StringView("package_sha256"));
    const QJsonObject made = json[QLatin1String("made")].toObject();
    plan.packagePath = textOf(made, QLatin1StringView("package_path"));
    plan.madeBy = textOf(made, QLatin1StringView("by"));
    plan.madeAt = textOf(made, QLatin1StringView("at"));
    if (planHash(plan.content) != plan.sha256)
        return fail(ErrorCode::Damaged,
                    Tr::tr("The plan %1 is not what its SHA-256 says: it was changed or damaged. Nothing was changed.")
                        .arg(file),
                    makeAgain());
    if (plan.environment.isEmpty() || plan.packageSha256.isEmpty())
        return noPlan(file, Tr::tr("it names no environment or no package"));
    if (plan.package.isEmpty() || QFileInfo(plan.package).fileName() != plan.package)
        return noPlan(file, Tr::tr("“%1” is no name of a package file").arg(plan.package));
    return plan;
}

Result<QString> packageOf(const PlanFile &plan, const QString &named) {
    const QString beside = QFileInfo(plan.file).absolutePath() + u'/' + plan.package;
    QStringList places{named};
    if (named.isEmpty())
        places = QStringList{beside, plan.packagePath};
    // Only files: from a device or pipe nobody may be made to read.
    const auto found = std::ranges::find_if(places, [](const QString &path) { return QFileInfo(path).isFile(); });
    if (found == places.end())
        return fail(ErrorCode::NotFound,
                    Tr::tr("The package %1 of the plan was not found: %2. Nothing was changed.")
                        .arg(plan.package, places.join(QLatin1String(", "))),
                    Tr::tr("Put it beside the plan, or name it: deploy PACKAGE --plan %1").arg(plan.file));
    STELLWERK_ASSIGN(const QString sha256, sha256HexOfFile(*found));
    if (sha256 != plan.packageSha256)
        return fail(ErrorCode::PlanOutdated,
                    Tr::tr("%1 is not the package that the plan was made from: its SHA-256 is %2, that of the plan %3. "
                           "Nothing was changed.")
                        .arg(*found, sha256, plan.packageSha256),
                    Tr::tr("Use that package, or make the plan again and look at it."));
    return *found;
}

Status checkApproved(const PlanFile &approved, const Plan &now) {
    if (now.sha256 == approved.sha256)
        return {};
    return planDiffers(now.target.name, approved.content, now.content());
}

} // namespace stellwerk::deployment
