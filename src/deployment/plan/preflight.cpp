// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "deployment/plan/preflight.h"

#include "deployment/plan/preflight_cluster.h"
#include "deployment/plan/preflight_parts.h"
#include "deployment/plan/signature_check.h"
#include "deployment/run/hooks.h"

#include <QCoreApplication>

namespace stellwerk::deployment {

using Level = CheckResult::Level;

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Preflight)
};

constexpr qsizetype kShownExamples = 5;

void checkPackage(const PreflightInput &in, Findings &findings) {
    const QString title = Tr::tr("Package");
    findings.add("package", Level::Passed, title,
                 Tr::tr("Checksums of all %n file(s) are right.", nullptr, static_cast<int>(in.package.files.size())));
    if (!in.package.unknownFiles.isEmpty())
        findings.add("package-unknown-files", Level::Warning, title,
                     Tr::tr("Unknown files are ignored: %1").arg(examples(in.package.unknownFiles)),
                     Tr::tr("Make the package again with this version of Stellwerk if they are needed."));
}

void checkHooks(const PreflightInput &in, Findings &findings) {
    for (const QString &problem : hookProblems(in.session.workspace, in.target))
        findings.add("hooks", Level::Error, Tr::tr("Hooks"), problem,
                     Tr::tr("Install it, make it executable, or mend the hook in environments.toml or project.toml."));
}

} // namespace

QString examples(const QStringList &all) {
    QString text = all.first(std::min(all.size(), kShownExamples)).join(QLatin1String("; "));
    return all.size() > kShownExamples ? QString(text + QStringLiteral("; …")) : text;
}

std::vector<CheckResult> runPreflight(const PreflightInput &input, db::Connection &connection) {
    Findings findings;
    checkPackage(input, findings);
    findings.add({signatureCheck(input.package.signature, input.target)});
    checkVersions(input, findings);
    checkContent(input, findings);
    checkServer(input, connection, findings);
    findings.add(checkCluster(input, connection));
    checkRights(input, connection, findings);
    checkStorage(input, connection, findings);
    checkHooks(input, findings);
    return findings.take();
}

} // namespace stellwerk::deployment
