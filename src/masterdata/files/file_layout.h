// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "masterdata/catalogue/catalogue.h"

#include <QString>

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace stellwerk::masterdata {

/// A place in export files where rows of a node stand: the list of the entity's own file, the lists of a collection
/// inside its parent's rows, or lists with copies of rows that have a file of their own.
struct Place {
    struct Column {
        std::vector<std::string> members;       ///< several for a reference; none for what the file does not say
        std::optional<NodeReference> reference; ///< as it is named here
    };

    size_t node = 0;
    std::optional<size_t> around; ///< the place in whose rows it stands
    std::string member;           ///< there
    bool copy = false;
    QString name;                             ///< for messages: "skills", "books.chapters"
    std::vector<Column> columns;              ///< by column of the node
    std::optional<size_t> parentColumn;       ///< the column that holds the row around it
    std::vector<size_t> inner;                ///< places of its collections
    std::set<std::string, std::less<>> known; ///< every member that a row may have
};

/// All places of a catalogue.
class FileLayout final {
public:
    explicit FileLayout(const Catalogue &catalogue);

    [[nodiscard]] const Place &operator[](size_t place) const { return m_places[place]; }
    [[nodiscard]] size_t size() const { return m_places.size(); }
    [[nodiscard]] size_t placeOf(size_t node) const { return m_own[node]; }
    /// Where copies of a node's rows stand.
    [[nodiscard]] const std::vector<size_t> &copiesOf(size_t node) const { return m_copies[node]; }
    /// From the list of a file down to that place.
    [[nodiscard]] std::vector<size_t> pathTo(size_t place) const;
    /// The node whose file holds it.
    [[nodiscard]] size_t rootOf(size_t place) const { return m_places[pathTo(place).front()].node; }

private:
    void addOwn(const Catalogue &catalogue, size_t node);
    void addCopies(const Catalogue &catalogue, size_t around);

    std::vector<Place> m_places;
    std::vector<size_t> m_own; ///< by node
    std::vector<std::vector<size_t>> m_copies;
};

} // namespace stellwerk::masterdata
