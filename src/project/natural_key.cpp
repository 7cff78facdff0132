// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "project/natural_key.h"

#include <QSet>

#include <algorithm>

namespace stellwerk::project {

namespace {

/// The columns of @p target that identify it for @p reference.
const QStringList &identifyingColumns(const Reference &reference, const Entity &target) {
    return reference.by.isEmpty() ? target.key : reference.by;
}

/// Only references by id lead from one key to another; by value the column holds the text itself.
const Reference *idReferenceOf(const Entity &entity, const QString &column) {
    const Reference *reference = referenceOf(entity.references, column);
    return reference && reference->value.isEmpty() ? reference : nullptr;
}

/// @p depth ends the walk through keys that depend on themselves.
std::optional<QStringList> partsOf(const Project &project, const Entity &entity, const QStringList &columns,
                                   size_t depth) {
    if (depth > project.entities.size())
        return {};
    QStringList all;
    for (const QString &column : columns) {
        const Reference *reference = idReferenceOf(entity, column);
        if (!reference) {
            all << column;
            continue;
        }
        const Entity *target = project.entity(reference->to);
        const auto parts =
            target ? partsOf(project, *target, identifyingColumns(*reference, *target), depth + 1) : std::nullopt;
        if (!parts)
            return {};
        for (const QString &part : *parts)
            all << column + u'.' + part;
    }
    return all;
}

bool leadsTo(const Project &project, const Entity &wanted, const Entity &from, const QStringList &columns,
             QSet<QString> &seen) {
    for (const QString &column : columns) {
        const Reference *reference = idReferenceOf(from, column);
        const Entity *target = reference ? project.entity(reference->to) : nullptr;
        if (!target)
            continue;
        const QStringList &next = identifyingColumns(*reference, *target);
        if (target == &wanted && next == wanted.key)
            return true;
        const QString place = target->name + u'\n' + next.join(u'\n');
        if (seen.contains(place))
            continue;
        seen.insert(place);
        if (leadsTo(project, wanted, *target, next, seen))
            return true;
    }
    return false;
}

} // namespace

const Reference *referenceOf(const std::vector<Reference> &references, const QString &column) {
    const auto found = std::ranges::find(references, column, &Reference::column);
    return found == references.end() ? nullptr : &*found;
}

QStringList entityNames(const Project &project) {
    QStringList names;
    for (const Entity &entity : project.entities)
        names << entity.name;
    return names;
}

std::optional<QStringList> keyParts(const Project &project, const Entity &entity) {
    return partsOf(project, entity, entity.key, 0);
}

std::optional<QStringList> referenceParts(const Project &project, const Reference &reference) {
    if (!reference.value.isEmpty())
        return QStringList{reference.value};
    const Entity *target = project.entity(reference.to);
    if (!target)
        return {};
    return partsOf(project, *target, identifyingColumns(reference, *target), 0);
}

bool keyDependsOnItself(const Project &project, const Entity &entity) {
    QSet<QString> seen;
    return leadsTo(project, entity, entity, entity.key, seen);
}

} // namespace stellwerk::project
