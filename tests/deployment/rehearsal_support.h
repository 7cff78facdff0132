// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "db/scratch_database.h"
#include "deployment/killed_process.h"
#include "deployment/rehearsal/rehearsal.h"

#include <QDir>

namespace stellwerk::test {

/// A temporary folder of this program alone: what others leave in theirs is not its business.
class OwnTemporary final {
public:
    OwnTemporary() { qputenv("TMPDIR", QFile::encodeName(m_folder.path())); }

private:
    QTemporaryDir m_folder{QStringLiteral("/tmp/stellwerk-rehearsal-XXXXXX")};
};

inline QString s(const char *text) {
    return QString::fromUtf8(text);
}

/// What rehearsals have on the server or on this machine now.
inline QStringList scratches(const Stage &stage) {
    QStringList names = QDir::temp().entryList({s("stellwerk_scratch_server_*"), s("stellwerk_scratch_rehearsal_*")},
                                               QDir::Dirs | QDir::Hidden);
    if (stage.prod.driver == db::Engine::Sqlite)
        return names;
    project::Environment administration = stage.prod;
    administration.user = s("root");
    db::Connection connection = stage.open(administration);
    for (const auto &row : valueOrDie(connection.select(s("SHOW DATABASES"))).rows) {
        if (row[0].toString().startsWith(s(db::kScratchPrefix)))
            names << row[0].toString();
    }
    return names;
}

inline deployment::RehearsalReport rehearse(const Stage &stage, const TaskContext &context = {}) {
    return deployment::applyRehearsal(stage.session, stage.plan(), context);
}

inline QString textOf(const deployment::RehearsalReport &report) {
    return report.work.error ? report.work.error->toText() : report.work.databaseState;
}

} // namespace stellwerk::test
