// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "deployment/plan/approval.h"

#include "base/files.h"
#include "package/signature/key_lines.h"
#include "package/signature/signature.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QTimeZone>

#include <algorithm>

namespace stellwerk::deployment {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Approval)
};

QString labels(const std::vector<project::TrustedKey> &keys) {
    QStringList names;
    for (const project::TrustedKey &key : keys)
        names << key.label();
    return names.join(QLatin1String(", "));
}

/// The approval in @p file, or why it counts for nothing.
Result<Approval> readApproval(const QString &planSha256, const project::Environment &target, const QString &file) {
    STELLWERK_ASSIGN(const QByteArray text, readFile(file, package::kMaxKeyFile));
    STELLWERK_ASSIGN(const package::Signature signature, package::parseSignature(text));
    const auto approver = std::ranges::find_if(
        target.approvers, [&](const project::TrustedKey &key) { return key.key.id == signature.keyId; });
    if (approver == target.approvers.end())
        return fail(ErrorCode::CheckFailed,
                    Tr::tr("the key %1 is no approver of “%2”").arg(signature.keyIdText(), target.name));
    if (!package::verifySignature(signature, approver->key, approvalText(planSha256, target.name)))
        return fail(ErrorCode::CheckFailed, Tr::tr("it is of another plan or environment, or was changed"));
    return Approval{*approver, signature.commentText(), file};
}

QString approvedBy(const std::vector<Approval> &approvals) {
    QStringList lines;
    for (const Approval &approval : approvals)
        lines << Tr::tr("%1, who signed: %2")
                     .arg(approval.approver.label(), QString(approval.comment).replace(u'\t', u' '));
    return lines.isEmpty() ? Tr::tr("nobody") : lines.join(QLatin1String("; "));
}

} // namespace

QByteArray approvalText(const QString &planSha256, const QString &environment) {
    return "stellwerk-approval v1\n" + planSha256.toUtf8() + '\n' + environment.toUtf8() + '\n';
}

QString approvalFile(const QString &planFile, const package::SecretKey &key) {
    return QStringLiteral("%1.%2.minisig").arg(planFile, key.publicKey().idText());
}

QStringList approvalFilesOf(const QString &planFile) {
    const QFileInfo plan(planFile);
    const QString begin = QString(plan.fileName() + u'.');
    QStringList files;
    // No name filter: signs of a plan's name could mean something in a pattern.
    for (const QFileInfo &file : plan.absoluteDir().entryInfoList(QDir::Files, QDir::Name)) {
        if (file.fileName().startsWith(begin) && file.fileName().endsWith(QLatin1String(".minisig")))
            files << file.absoluteFilePath();
    }
    return files;
}

Result<QByteArray> approve(const QString &planSha256, const QString &environment, const package::SecretKey &key,
                           const QString &name, const QDateTime &time) {
    const QString comment = QStringLiteral("approved by:%1\ttime:%2\tplan:%3\tenvironment:%4")
                                .arg(name, time.toUTC().toString(Qt::ISODate), planSha256, environment);
    if (name.contains(u'\t')) // would look like another member
        return fail(ErrorCode::InvalidInput, Tr::tr("The name of an approver must not hold a tab."));
    return package::signContent(key, approvalText(planSha256, environment), comment);
}

Approvals readApprovals(const QString &planSha256, const project::Environment &target, const QStringList &files) {
    Approvals result;
    for (const QString &file : files) {
        auto approval = readApproval(planSha256, target, file);
        if (!approval) {
            result.ignored << Tr::tr("%1 does not count: %2").arg(QFileInfo(file).fileName(), approval.error().message);
            continue;
        }
        const auto same = [&](const Approval &other) { return other.approver.key == approval->approver.key; };
        if (std::ranges::none_of(result.valid, same))
            result.valid.push_back(*std::move(approval));
    }
    for (const project::TrustedKey &approver : target.approvers) {
        const auto his = [&](const Approval &approval) { return approval.approver.key == approver.key; };
        if (std::ranges::none_of(result.valid, his))
            result.missing.push_back(approver);
    }
    return result;
}

CheckResult approvalsCheck(const QString &planSha256, const project::Environment &target, const QStringList &files) {
    CheckResult check{.code = QStringLiteral("approvals"), .title = Tr::tr("Approvals"), .message = {}, .hint = {}};
    if (target.approvals == 0) {
        check.message = Tr::tr("“%1” demands no approval.").arg(target.name);
        return check;
    }
    const Approvals found = readApprovals(planSha256, target, files);
    const int wanted = target.approvals;
    if (std::ssize(found.valid) >= wanted) {
        check.message = Tr::tr("Approved by %1.").arg(approvedBy(found.valid));
        return check;
    }
    check.level = CheckResult::Level::Error;
    check.message =
        QStringList(
            QStringList{
                Tr::tr("“%1” demands %n approval(s) of this plan (%2).", nullptr, wanted).arg(target.name, planSha256),
                Tr::tr("Approved by: %1.").arg(approvedBy(found.valid)),
                Tr::tr("Not by: %1.").arg(labels(found.missing))} +
            found.ignored)
            .join(u' ');
    check.hint = Tr::tr("Write the plan into a file, let those who are missing look at it and sign it, and put their "
                        "approvals beside it.");
    return check;
}

} // namespace stellwerk::deployment
