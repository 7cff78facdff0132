// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/migration.h"

#include "base/files.h"
#include "migration/file_name.h"

#include <QCoreApplication>
#include <QDir>

#include <algorithm>
#include <set>

namespace stellwerk::migration {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Migration)
};

QString firstLine(const Error &error) {
    const QString place = error.position ? error.position->toString() : QString();
    return place.isEmpty() ? error.message : QString(place + QLatin1String(": ") + error.message);
}

/// The rules between files; parsing has dealt with each file alone.
QStringList orderProblems(const std::vector<Migration> &sorted, const std::set<qint64> &brokenNumbers,
                          const std::set<qint64> &otherNumbers, db::Engine engine) {
    QStringList problems;
    std::set<qint64> own = brokenNumbers;
    for (const Migration &migration : sorted) {
        if (!own.insert(migration.number).second)
            problems << Tr::tr("%1: the number %2 occurs twice.").arg(migration.fileName).arg(migration.number);
        if (!migration.hasDown)
            problems << Tr::tr("%1: the section “migrate:down” is missing.").arg(migration.fileName);
    }
    for (size_t i = 1; i < sorted.size(); ++i) {
        if (sorted[i].version < sorted[i - 1].version)
            problems << Tr::tr("%1: its version %2 is lower than %3 of the migration before it.")
                            .arg(sorted[i].fileName, sorted[i].version.toString(), sorted[i - 1].version.toString());
    }
    qint64 last = own.empty() ? 0 : *own.rbegin();
    if (!otherNumbers.empty())
        last = std::max(last, *otherNumbers.rbegin());
    int gapsShown = 0;
    for (qint64 number = 1; number <= last && gapsShown < 10; ++number) {
        if (own.contains(number))
            continue;
        ++gapsShown;
        if (otherNumbers.contains(number))
            problems << Tr::tr("Migration %1 has a file for the other engine, but none for %2.")
                            .arg(number)
                            .arg(db::engineName(engine));
        else
            problems << Tr::tr("Migration %1 is missing: numbers begin at 1 and have no gaps.").arg(number);
    }
    return problems;
}

} // namespace

Result<std::vector<Migration>> loadMigrations(const QMap<QString, QByteArray> &files, db::Engine engine) {
    std::vector<Migration> migrations;
    std::set<qint64> otherNumbers;  // numbers of the other engine's files
    std::set<qint64> brokenNumbers; // known to exist, so they are no gaps
    QStringList problems;
    for (auto it = files.begin(); it != files.end(); ++it) {
        if (!it.key().endsWith(QLatin1StringView(".sql")))
            continue;
        const auto name = MigrationFileName::parse(it.key());
        if (name && name->engine && *name->engine != engine) {
            otherNumbers.insert(name->number);
            continue;
        }
        auto migration = parseMigration(it.value(), it.key(), engine);
        if (migration) {
            migrations.push_back(*std::move(migration));
            continue;
        }
        problems << firstLine(migration.error());
        if (name)
            brokenNumbers.insert(name->number);
    }
    std::ranges::stable_sort(migrations, {}, &Migration::number);
    problems += orderProblems(migrations, brokenNumbers, otherNumbers, engine);
    if (!problems.isEmpty())
        return fail(ErrorCode::InvalidInput,
                    Tr::tr("The migrations have %n problem(s).", nullptr, static_cast<int>(problems.size())),
                    Tr::tr("Correct the files; nothing was run."), problems.join(u'\n'));
    return migrations;
}

Result<std::vector<Migration>> loadMigrations(const QString &folder, db::Engine engine) {
    const QDir dir(folder);
    if (!dir.exists())
        return fail(ErrorCode::NotFound, Tr::tr("The folder of migrations %1 does not exist.").arg(folder));
    QMap<QString, QByteArray> files;
    for (const QString &name : dir.entryList({QStringLiteral("*.sql")}, QDir::Files, QDir::Name)) {
        STELLWERK_ASSIGN(files[name], readFile(dir.filePath(name)));
    }
    return loadMigrations(files, engine);
}

std::vector<Version> versionSteps(const std::vector<Migration> &migrations) {
    std::set<Version> versions;
    for (const Migration &migration : migrations)
        versions.insert(migration.version);
    return {versions.begin(), versions.end()};
}

} // namespace stellwerk::migration
