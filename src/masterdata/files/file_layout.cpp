// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "masterdata/files/file_layout.h"

#include <algorithm>

namespace stellwerk::masterdata {

namespace {

std::vector<std::string> utf8(const QStringList &names) {
    std::vector<std::string> result;
    for (const QString &name : names)
        result.push_back(name.toStdString());
    return result;
}

/// A copy may name its references and columns in other ways than the entity's own file does.
Place::Column columnOf(const Node &node, size_t column, const project::Collection *copy) {
    const QString &name = node.columns[column].name;
    if (node.columns[column].derived)
        return {};
    const NodeReference *reference = node.referenceAt(column);
    if (!reference) {
        const QString own = node.definition.jsonName(name);
        return {.members = utf8({copy ? copy->fields.value(name, own) : own}), .reference = {}};
    }
    Place::Column result{.members = {}, .reference = *reference};
    if (copy) {
        const auto named = std::ranges::find(copy->references, name, &project::Reference::column);
        if (named != copy->references.end())
            result.reference->definition = *named;
    }
    result.members = utf8(result.reference->definition.json);
    return result;
}

void describe(Place &place, const Node &node, const project::Collection *copy) {
    for (size_t i = 0; i < node.columns.size(); ++i) {
        const bool isParent =
            copy ? node.columns[i].name == copy->parent : node.parent && node.columns[i].reference == size_t(0);
        if (isParent)
            place.parentColumn = i;
        place.columns.push_back(isParent ? Place::Column() : columnOf(node, i, copy));
        place.known.insert(place.columns.back().members.begin(), place.columns.back().members.end());
    }
}

} // namespace

FileLayout::FileLayout(const Catalogue &catalogue)
    : m_own(catalogue.nodes().size()), m_copies(catalogue.nodes().size()) {
    // Parents come before their collections.
    for (size_t node = 0; node < catalogue.nodes().size(); ++node)
        addOwn(catalogue, node);
    const size_t own = m_places.size();
    for (size_t place = 0; place < own; ++place)
        addCopies(catalogue, place);
}

void FileLayout::addOwn(const Catalogue &catalogue, size_t index) {
    const Node &node = catalogue.nodes()[index];
    Place place;
    place.node = index;
    place.name = node.name;
    describe(place, node, nullptr);
    m_own[index] = m_places.size();
    if (node.parent) {
        place.around = m_own[*node.parent];
        place.member = node.collectionName.toStdString();
        m_places[*place.around].inner.push_back(m_places.size());
        m_places[*place.around].known.insert(place.member);
    }
    m_places.push_back(std::move(place));
}

void FileLayout::addCopies(const Catalogue &catalogue, size_t around) {
    const Node &parent = catalogue.nodes()[m_places[around].node];
    for (const project::Collection &collection : parent.definition.collections) {
        if (collection.entity.isEmpty())
            continue;
        Place place;
        place.node = *catalogue.indexOf(collection.entity);
        place.around = around;
        place.member = collection.name.toStdString();
        place.copy = true;
        place.name = m_places[around].name + u'.' + collection.name;
        describe(place, catalogue.nodes()[place.node], &collection);
        m_copies[place.node].push_back(m_places.size());
        m_places[around].inner.push_back(m_places.size());
        m_places[around].known.insert(place.member);
        m_places.push_back(std::move(place));
    }
}

std::vector<size_t> FileLayout::pathTo(size_t place) const {
    std::vector<size_t> path{place};
    while (m_places[path.back()].around)
        path.push_back(*m_places[path.back()].around);
    std::ranges::reverse(path);
    return path;
}

} // namespace stellwerk::masterdata
