// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/files/migration.h"

#include "base/files.h"
#include "migration/files/file_name.h"

#include <QCoreApplication>
#include <QDir>

#include <algorithm>
#include <set>

namespace stellwerk::migration {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Migration)
};

constexpr int kMostGaps = 10;

QString firstLine(const Error &error) {
    const QString place = error.position ? error.position->toString() : QString();
    return place.isEmpty() ? error.message : QString(place + QLatin1String(": ") + error.message);
}

/// Reads the files of one folder; one object per folder.
class Loader final {
public:
    Loader(const QMap<QString, QByteArray> &files, db::Engine engine, const std::optional<Version> &fallback)
        : m_files(files), m_engine(engine), m_fallback(fallback) {}

    Result<std::vector<Migration>> run() {
        for (auto it = m_files.begin(); it != m_files.end(); ++it) {
            if (it.key().endsWith(QLatin1StringView(".sql")))
                readFile(it.key(), it.value());
        }
        for (const QString &name : m_lonelyDowns)
            m_problems << Tr::tr("%1: there is a way back, but no file with the way there.").arg(name);
        std::ranges::stable_sort(m_migrations, {}, &Migration::number);
        giveVersions();
        findRepeats();
        findGaps();
        if (!m_problems.isEmpty())
            return fail(ErrorCode::InvalidInput,
                        Tr::tr("The migrations have %n problem(s).", nullptr, static_cast<int>(m_problems.size())),
                        Tr::tr("Correct the files; nothing was run."), m_problems.join(u'\n'));
        return std::move(m_migrations);
    }

private:
    using Half = MigrationFileName::Half;

    void readFile(const QString &fileName, const QByteArray &content) {
        const auto name = MigrationFileName::parse(fileName);
        if (name && name->engine && *name->engine != m_engine) {
            m_otherNumbers.insert(name->number);
            return;
        }
        if (name && name->half == Half::Down) {
            if (upNames(fileName).isEmpty())
                m_lonelyDowns << fileName;
            return;
        }
        auto migration = name && name->half == Half::Up
                             ? parseMigrationPair({fileName, content}, downOf(fileName), m_engine, fallback())
                             : parseMigration(content, fileName, m_engine, fallback());
        if (migration) {
            m_migrations.push_back(*std::move(migration));
            return;
        }
        m_problems << firstLine(migration.error());
        if (name)
            m_brokenNumbers.insert(name->number);
    }

    /// A version may also come from a later file; whether there is one is seen when all files are read.
    [[nodiscard]] std::optional<Version> fallback() const { return m_fallback.value_or(Version{}); }

    [[nodiscard]] QString upNames(const QString &downName) const {
        const QString name = QString(downName).replace(QLatin1StringView(".down."), QLatin1StringView(".up."));
        return m_files.contains(name) ? name : QString();
    }
    [[nodiscard]] std::optional<NamedScript> downOf(const QString &upName) const {
        const QString name = QString(upName).replace(QLatin1StringView(".up."), QLatin1StringView(".down."));
        if (!m_files.contains(name))
            return {};
        return NamedScript{name, m_files[name]};
    }

    void giveVersions() {
        std::optional<Version> next = m_fallback;
        for (auto migration = m_migrations.rbegin(); migration != m_migrations.rend(); ++migration) {
            if (migration->statesVersion)
                next = migration->version;
            else if (next)
                migration->version = *next;
            else
                m_problems << Tr::tr("%1:1:1: The database version that this migration belongs to is missing.")
                                  .arg(migration->fileName);
        }
        for (size_t i = 1; i < m_migrations.size(); ++i) {
            if (!m_migrations[i].statesVersion)
                m_migrations[i].version = std::max(m_migrations[i].version, m_migrations[i - 1].version);
        }
    }

    void findRepeats() {
        m_own = m_brokenNumbers;
        for (const Migration &migration : m_migrations) {
            if (!m_own.insert(migration.number).second)
                m_problems << Tr::tr("%1: the number %2 occurs twice.").arg(migration.fileName).arg(migration.number);
        }
        for (size_t i = 1; i < m_migrations.size(); ++i) {
            const Migration &before = m_migrations[i - 1];
            if (m_migrations[i].version < before.version && m_migrations[i].statesVersion)
                m_problems << Tr::tr("%1: its version %2 is lower than %3 of the migration before it.")
                                  .arg(m_migrations[i].fileName, m_migrations[i].version.toString(),
                                       before.version.toString());
        }
    }

    void findGaps() {
        std::set<qint64> all = m_own;
        all.insert(m_otherNumbers.begin(), m_otherNumbers.end());
        int shown = 0;
        qint64 expected = 1;
        for (const qint64 number : all) {
            const bool isTimeStamp = number >= MigrationFileName::kFirstTimeStamp;
            for (; !isTimeStamp && expected < number && shown < kMostGaps; ++expected, ++shown)
                m_problems << Tr::tr("Migration %1 is missing: numbers begin at 1 and have no gaps.").arg(expected);
            expected = number + 1;
            if (!m_own.contains(number) && shown++ < kMostGaps)
                m_problems << Tr::tr("Migration %1 has a file for the other engine, but none for %2.")
                                  .arg(number)
                                  .arg(db::engineName(m_engine));
        }
    }

    const QMap<QString, QByteArray> &m_files;
    db::Engine m_engine;
    std::optional<Version> m_fallback;
    std::vector<Migration> m_migrations;
    std::set<qint64> m_otherNumbers;  ///< numbers of the other engine's files
    std::set<qint64> m_brokenNumbers; ///< known to exist, so they are no gaps
    std::set<qint64> m_own;
    QStringList m_lonelyDowns;
    QStringList m_problems;
};

} // namespace

Result<std::vector<Migration>> loadMigrations(const QMap<QString, QByteArray> &files, db::Engine engine,
                                              const std::optional<Version> &fallback) {
    return Loader(files, engine, fallback).run();
}

Result<std::vector<Migration>> loadMigrations(const QString &folder, db::Engine engine,
                                              const std::optional<Version> &fallback) {
    STELLWERK_ASSIGN(const auto files, readMigrationFiles(folder));
    return loadMigrations(files, engine, fallback);
}

Result<QMap<QString, QByteArray>> readMigrationFiles(const QString &folder) {
    const QDir dir(folder);
    if (!dir.exists())
        return fail(ErrorCode::NotFound, Tr::tr("The folder of migrations %1 does not exist.").arg(folder));
    QMap<QString, QByteArray> files;
    for (const QString &name : dir.entryList({QStringLiteral("*.sql")}, QDir::Files, QDir::Name)) {
        STELLWERK_ASSIGN(files[name], readFile(dir.filePath(name)));
    }
    return files;
}

void adoptVersions(std::vector<Migration> &migrations, const std::map<qint64, Version> &recorded) {
    for (Migration &migration : migrations) {
        if (const auto found = recorded.find(migration.number); found != recorded.end() && !migration.statesVersion)
            migration.version = found->second;
    }
}

std::vector<Version> versionSteps(const std::vector<Migration> &migrations) {
    std::set<Version> versions;
    for (const Migration &migration : migrations)
        versions.insert(migration.version);
    return {versions.begin(), versions.end()};
}

} // namespace stellwerk::migration
