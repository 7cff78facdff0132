// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "project/project.h"

#include "project/table_pattern.h"

#include <QCoreApplication>

#include <algorithm>

namespace stellwerk::project {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Project)
};

} // namespace

QString tableClassName(TableClass tableClass) {
    switch (tableClass) {
    case TableClass::System:
        return QStringLiteral("system");
    case TableClass::Audit:
        return QStringLiteral("audit");
    case TableClass::User:
        return QStringLiteral("user");
    case TableClass::Master:
        return QStringLiteral("master");
    case TableClass::Tracking:
        return QStringLiteral("tracking");
    case TableClass::Unclassified:
        break;
    }
    return QStringLiteral("unclassified");
}

bool isProtected(TableClass tableClass) {
    return tableClass != TableClass::Master && tableClass != TableClass::Tracking;
}

TableClass Project::classOf(const QString &table) const {
    for (const auto &[pattern, tableClass] : tablePatterns) {
        if (matchesPattern(pattern, table))
            return tableClass;
    }
    return TableClass::Unclassified;
}

const Entity *Project::entity(const QString &entityName) const {
    const auto found = std::ranges::find(entities, entityName, &Entity::name);
    return found == entities.end() ? nullptr : &*found;
}

Error combinedError(const QString &file, const std::vector<Error> &errors) {
    QStringList lines;
    for (const Error &mistake : errors)
        lines << mistake.toText();
    Error combined{.code = ErrorCode::InvalidInput,
                   .message = Tr::tr("%1 has %n mistake(s).", nullptr, static_cast<int>(errors.size())).arg(file),
                   .hint = Tr::tr("Mend them and try again; nothing was changed."),
                   .detail = lines.join(u'\n')};
    if (!errors.empty())
        combined.position = errors.front().position;
    return combined;
}

} // namespace stellwerk::project
