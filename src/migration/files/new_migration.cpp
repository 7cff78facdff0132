// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/files/new_migration.h"

#include "base/files.h"
#include "db/dialect.h"
#include "migration/files/file_name.h"
#include "migration/files/migration.h"
#include "migration/files/sum_file.h"

#include <QCoreApplication>
#include <QRegularExpression>

namespace stellwerk::migration {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(NewMigration)
};

constexpr qsizetype kFewestDigits = 4;

/// Letters and digits, lower case, with one "_" for each run of anything else.
QString nameOf(const QString &title) {
    static const QRegularExpression others(QStringLiteral("[^\\p{L}\\p{N}]+"));
    QString name = title.toLower().replace(others, QStringLiteral("_"));
    while (name.startsWith(u'_'))
        name.removeFirst();
    while (name.endsWith(u'_'))
        name.chop(1);
    return name;
}

/// With as many digits as the last file has.
QString nextNumber(const QStringList &files, const QDateTime &now) {
    qint64 last = 0;
    qsizetype digits = kFewestDigits;
    for (const QString &file : files) {
        const auto name = MigrationFileName::parse(file);
        if (name && name->number >= last) {
            last = name->number;
            digits = file.indexOf(u'_');
        }
    }
    if (last >= MigrationFileName::kFirstTimeStamp)
        return QString::number(std::max(last + 1, now.toUTC().toString(QStringLiteral("yyyyMMddHHmmss")).toLongLong()));
    return QStringLiteral("%1").arg(last + 1, static_cast<int>(digits), 10, QLatin1Char('0'));
}

QByteArray templateOf(const NewMigration &wanted) {
    return "-- version: " + wanted.version.toString().toLatin1() + "\n--\n-- " + wanted.title.simplified().toUtf8() +
           "\n\n-- migrate:up\n\n\n-- migrate:down\n\n";
}

} // namespace

Result<QStringList> createMigration(const QString &folder, const NewMigration &wanted, const QDateTime &now) {
    const QString name = nameOf(wanted.title);
    if (name.isEmpty())
        return fail(ErrorCode::Usage, Tr::tr("“%1” has no letter or digit for a file name.").arg(wanted.title));
    STELLWERK_TRY(makeFolder(folder));
    STELLWERK_TRY(requireSumFile(folder));
    STELLWERK_ASSIGN(const auto files, readMigrationFiles(folder));
    const QString stem = folder + u'/' + nextNumber(files.keys(), now) + u'_' + name;
    QStringList paths{stem + QLatin1StringView(".sql")};
    if (wanted.bothEngines)
        paths = {stem + QLatin1StringView(".mariadb.sql"), stem + QLatin1StringView(".sqlite.sql")};
    for (const QString &path : paths)
        STELLWERK_TRY(writeFileAtomically(path, templateOf(wanted)));
    if (hasSumFile(folder))
        STELLWERK_TRY(writeSumFile(folder));
    return paths;
}

} // namespace stellwerk::migration
