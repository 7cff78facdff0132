// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/made_migrations.h"
#include "migration/run/resolve.h"
#include "migration/run/runner.h"
#include "migration/state/object_fingerprint.h"
#include "migration/state/version_state.h"
#include "support/test_databases.h"

#include <QTest>

namespace stellwerk::test {

inline const Version kBase{0, 3, 0};
inline const Version kTarget{0, 4, 0};
inline const migration::RunOptions kOptions{QStringLiteral("run-1"), QStringLiteral("anna@desk"), Version{1, 0, 0}};

inline migration::Migration made(const QByteArray &up, const QByteArray &rest = "-- migrate:down\nSELECT 1;\n") {
    return test::made(db::Engine::MariaDb, "0001_one.sql",
                      QByteArray("-- version: 0.4.0\n-- migrate:up\n" + up + rest));
}

/// A database of its own for every function of a test about migrations that did not come to their end. MariaDB only: on
/// SQLite a migration is whole or not there.
class UnfinishedCase : public QObject {
    Q_OBJECT
protected Q_SLOTS:
    void init() {
        m_connection = std::make_unique<db::Connection>(openOrDie(PrivateServer::instance().freshDatabase()));
        valueOrDie(migration::ensureTrackingTables(*m_connection));
    }

protected:
    void exec(const QString &sql) { valueOrDie(m_connection->exec(sql)); }
    migration::VersionState state(const std::vector<migration::Migration> &all) {
        return valueOrDie(migration::readVersionState(*m_connection, kTarget, all));
    }
    migration::RunReport apply(const std::vector<migration::Migration> &all) {
        return migration::applyMigrations(*m_connection, all, all, kOptions, {});
    }
    Status resolve(const migration::Migration &migration, const migration::Resolution &resolution) {
        return migration::resolveMigration(*m_connection, migration, resolution, {migration}, kBase, kOptions);
    }
    bool exists(const char *table) {
        return valueOrDie(
            migration::objectExists(*m_connection, {QStringLiteral("TABLE"), QString::fromLatin1(table)}));
    }
    /// The journal of a run that was killed at that statement: those before it are noted as applied.
    void killedAt(const migration::Migration &migration, int index, bool ran) {
        migration::SqlBatch batch(*m_connection);
        migration::Journal journal(batch, QStringLiteral("run-0"));
        for (int i = 0; i <= index; ++i) {
            const db::SqlStatement &statement = migration.up[static_cast<size_t>(i)];
            const auto effects = migration::effectsOf(statement);
            const QString before = valueOrDie(migration::objectFingerprint(*m_connection, effects));
            valueOrDie(journal.intent(
                migration::JournalItem::statement(migration.number, QStringLiteral("up"), i, statement), before));
            if (i < index || ran)
                exec(statement.text);
            if (i < index)
                journal.applied(valueOrDie(migration::objectFingerprint(*m_connection, effects)));
        }
        // The session of the killed run is gone; this one stands for it and must not be taken for a live one.
        exec(QStringLiteral("UPDATE stellwerk_journal SET session = '1/1'"));
    }

    std::unique_ptr<db::Connection> m_connection;
};

} // namespace stellwerk::test
