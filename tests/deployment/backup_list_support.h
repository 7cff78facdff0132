// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deployment/backups/backup_list.h"
#include "deployment/maintenance.h"
#include "deployment/stage.h"

namespace stellwerk::test {

inline QString s(const char *text) {
    return QString::fromUtf8(text);
}

inline QString backUp(const Stage &stage) {
    return valueOrDie(deployment::backUp(stage.session, stage.prod, {})).file;
}

inline deployment::BackupList listOf(const Stage &stage) {
    return valueOrDie(deployment::listBackups(stage.session, stage.prod, {}));
}

inline backup::CatalogueEntry entryOf(const Stage &stage, const QString &file) {
    const deployment::BackupList list = listOf(stage);
    const backup::CatalogueEntry *entry = list.catalogue.find(file);
    if (!entry)
        qFatal("no entry for %s", qPrintable(file));
    return *entry;
}

inline Result<deployment::Verification> verify(const Stage &stage, const QString &file, backup::VerifyDepth depth,
                                               const TaskContext &context = {}) {
    return deployment::verifyAndRecord(stage.session, file, depth, stage.profile(stage.prod), context);
}

} // namespace stellwerk::test
