// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "project/project.h"
#include "project/toml_document.h"

namespace stellwerk::project {

/// What an entity and a collection have in common.
struct RowsView {
    const QStringList &key;
    QMap<QString, QString> &fields;
    const QStringList &ignore;
    QStringList deprecated; ///< entities only
    QString parent;         ///< collections only
    std::vector<Reference> &references;
    const std::vector<DerivedColumn> &derived;
    const std::vector<Collection> &collections;
};

[[nodiscard]] RowsView rowsOf(Entity &entity);
[[nodiscard]] RowsView rowsOf(Collection &collection);

/// Checks references, derived columns, that each column has one role and each name in the JSON file one meaning.
/// Also gives by-value references and fields the same JSON name. @p table is where the rows were read from.
void checkRows(TomlDocument &document, const Project &project, const toml::table &table, const RowsView &rows);

} // namespace stellwerk::project
