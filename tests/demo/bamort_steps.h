// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/run/runner.h"
#include "migration/state/version_state.h"

#include "demo_fixture.h"

namespace stellwerk::test {

/// A database of the demo on its way through the migrations of the newest release.
class BamortSteps final {
public:
    /// @p side: "prod" (0.3.0) or "dev" (0.4.0, adopted here).
    BamortSteps(const QTemporaryDir &parent, db::Engine engine, const char *side);

    /// Applies or reverts the migrations of these numbers, or fails the test program.
    void up(qint64 first, qint64 last);
    void down(qint64 last, qint64 first);
    [[nodiscard]] migration::RunReport tryUp(qint64 first, qint64 last);

    /// Structure and rows of the application's tables, as lines: what a way back has to bring back.
    [[nodiscard]] QStringList state();
    /// The hashes of these columns of a table.
    [[nodiscard]] QString hashOf(const QString &table, const QStringList &columns);
    /// Where the structure is not that of a snapshot.
    [[nodiscard]] QStringList differencesFrom(const char *version);
    /// The rows of a query, cells joined by |.
    [[nodiscard]] QStringList rows(const QString &sql);
    void run(const QStringList &statements);

    [[nodiscard]] const std::vector<migration::Migration> &migrations() const { return m_migrations; }
    [[nodiscard]] db::Connection &connection() { return m_connection; }
    [[nodiscard]] QString folder() const { return m_folder; }

private:
    [[nodiscard]] std::vector<migration::Migration> chosen(qint64 first, qint64 last) const;

    QString m_folder; ///< the files of the newest release
    std::vector<migration::Migration> m_migrations;
    db::Connection m_connection;
};

/// The first line of @p actual that is not that of @p expected; empty when they are equal.
[[nodiscard]] QString firstDifference(const QStringList &actual, const QStringList &expected);

#define COMPARE_LINES(actual, expected)                                                                                \
    do {                                                                                                               \
        const QString lineDifference = stellwerk::test::firstDifference(actual, expected);                             \
        QVERIFY2(lineDifference.isEmpty(), qPrintable(lineDifference));                                                \
    } while (false)

} // namespace stellwerk::test
