// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "masterdata/files/file_source.h"

#include <QByteArray>
#include <QMap>
#include <QStringList>

#include "library.h"

namespace stellwerk::test {

using Files = QMap<QString, QByteArray>;

/// The rows of fillLibrary as export files of format 2.0.
[[nodiscard]] Files libraryFiles();

/// All rows and what is said about them, node by node.
struct SourceContent {
    QStringList rows;                             ///< "node key problem column=kind:value …"
    QMap<QString, masterdata::Coverage> coverage; ///< by node
    QMap<QString, qint64> counts;                 ///< rows by node

    /// The rows of one node, without its name.
    [[nodiscard]] QStringList of(const QString &node) const;
    /// "column column …" that are not present.
    [[nodiscard]] QString absent(const QString &node, const masterdata::Catalogue &catalogue) const;
    [[nodiscard]] QString remarks(const QString &node) const { return coverage[node].remarks.join(u'\n'); }
};

[[nodiscard]] Result<SourceContent> contentOf(masterdata::RowSource &source, const masterdata::Catalogue &catalogue,
                                              const TaskContext &context = {});
[[nodiscard]] Result<SourceContent> readFiles(const Files &files,
                                              const masterdata::Catalogue &catalogue = libraryCatalogue(),
                                              size_t memory = masterdata::kRowMemory);
/// The whole text of the failure to read them; empty when there is none.
[[nodiscard]] QString failureOf(const Files &files, const masterdata::Catalogue &catalogue = libraryCatalogue());

} // namespace stellwerk::test
