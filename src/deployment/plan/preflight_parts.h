// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deployment/plan/preflight.h"

#include <QString>
#include <QStringList>

#include <algorithm>
#include <vector>

/// The rooms of the preflight: each looks at one thing and adds what it finds. They only read.
namespace stellwerk::deployment {

class Findings final {
public:
    void add(const char *code, CheckResult::Level level, const QString &title, const QString &message,
             const QString &hint = {}, ErrorCode error = ErrorCode::CheckFailed) {
        m_checks.push_back({QString::fromLatin1(code), level, title, message, hint, error});
    }
    void add(std::vector<CheckResult> checks) { std::ranges::move(checks, std::back_inserter(m_checks)); }
    [[nodiscard]] std::vector<CheckResult> take() { return std::move(m_checks); }

private:
    std::vector<CheckResult> m_checks;
};

/// The first few of many, for a sentence.
[[nodiscard]] QString examples(const QStringList &all);

/// What is unfinished there, the version rule, the version tables, the schema of the version that the target says.
void checkVersions(const PreflightInput &in, Findings &findings);
/// Classes of tables, findings about migrations, rows and decisions.
void checkContent(const PreflightInput &in, Findings &findings);
/// Who is at work there; the server's version, clock, collations, replication; transactions that a change of structure
/// would have to wait for.
void checkServer(const PreflightInput &in, db::Connection &connection, Findings &findings);
/// Rights on the database that a deployment or an init and their way back need.
void checkDatabaseRights(const project::Environment &target, db::Connection &connection, Findings &findings);
/// Rights that deployment, backup and rehearsal need.
void checkRights(const PreflightInput &in, db::Connection &connection, Findings &findings);
/// Folder of the backups, room there and where the server keeps its files.
void checkStorage(const PreflightInput &in, db::Connection &connection, Findings &findings);

/// A clock that is wrong by @p seconds makes times in history and reports wrong, and a backup look older than it is.
void judgeClock(qint64 seconds, Findings &findings);
/// Has @p folder room for @p needed bytes, when it has @p free? @p free -1: nobody can tell, so nothing is found.
void judgeRoom(const char *code, const QString &title, const QString &folder, qint64 free, qint64 needed,
               Findings &findings);

} // namespace stellwerk::deployment
