// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "deployment/plan/source_check.h"

#include "package/signature/signature_rule.h"

#include <QCoreApplication>

namespace stellwerk::deployment {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Preflight)
};

} // namespace

std::optional<CheckResult> looseSourceCheck(LooseSource source, const project::Environment &target) {
    const auto rule = package::SignatureRule::of(target);
    if (rule.trusted.empty())
        return {};
    const bool isRows = source == LooseSource::Rows;
    CheckResult check{.code = QStringLiteral("signature"), .title = Tr::tr("Signature"), .message = {}, .hint = {}};
    if (rule.required) {
        check.level = CheckResult::Level::Error;
        check.message =
            (isRows ? Tr::tr("Rows of a folder or of another environment have no signature. “%1” takes only what one "
                             "of its trusted_keys has signed. Nothing was changed.")
                    : Tr::tr("The migration files of a workspace have no signature. “%1” takes only what one of its "
                             "trusted_keys has signed. Nothing was changed."))
                .arg(target.name);
        check.hint = isRows
                         ? Tr::tr("Make a package of them and sign it: stellwerk-cli prepare --sign KEY. That can be "
                                  "imported or deployed.")
                         : Tr::tr("Make a package of them, sign it and deploy it: stellwerk-cli prepare --sign KEY. "
                                  "What was begun can be taken back with: stellwerk-cli rollback --unfinished");
    } else {
        check.level = CheckResult::Level::Warning;
        check.message = Tr::tr("What is brought in has no signature. “%1” has trusted_keys; in production it would be "
                               "refused.")
                            .arg(target.name);
    }
    return check;
}

std::optional<CheckResult> unapprovedCheck(const project::Environment &target) {
    if (target.approvals <= 0)
        return {};
    return CheckResult{
        .code = QStringLiteral("approvals"),
        .level = CheckResult::Level::Error,
        .title = Tr::tr("Approvals"),
        .message = Tr::tr("“%1” demands approvals, which only the plan of a deployment can have. Nothing was "
                          "changed.")
                       .arg(target.name),
        .hint = Tr::tr("Make a package, a plan of it, and let that be approved: stellwerk-cli prepare, plan, approve, "
                       "deploy.")};
}

} // namespace stellwerk::deployment
