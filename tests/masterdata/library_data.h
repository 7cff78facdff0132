// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "masterdata/compare/data_diff.h"
#include "masterdata/compare/node_comparison.h"
#include "masterdata/compare/removals.h"
#include "masterdata/import/import.h"
#include "masterdata/rows/database_source.h"

#include "library.h"

#include <map>

namespace stellwerk::test {

/// All rows of one side in memory, for tests that look at them.
struct DataSet {
    std::map<QString, std::vector<masterdata::DataRow>> nodes;
    std::map<QString, masterdata::Coverage> coverage;

    [[nodiscard]] const std::vector<masterdata::DataRow> &of(const QString &node) const;
};

/// A data set as one side of a comparison.
class MemorySource final : public masterdata::RowSource {
public:
    MemorySource(const DataSet &data, const masterdata::Catalogue &catalogue);
    [[nodiscard]] Result<masterdata::NodeRows> read(size_t index, const TaskContext &context) override;
    [[nodiscard]] const masterdata::KeyIndex &keys(size_t index) const override { return m_keys[index]; }

private:
    const DataSet &m_data;
    const masterdata::Catalogue &m_catalogue;
    std::vector<masterdata::KeyIndex> m_keys;
};

/// All rows of a source; rows that cannot be matched have their problem.
[[nodiscard]] Result<DataSet> readAll(masterdata::RowSource &source, const masterdata::Catalogue &catalogue,
                                      const TaskContext &context = {});
[[nodiscard]] DataSet readAll(db::Connection &connection, const masterdata::Catalogue &catalogue = libraryCatalogue(),
                              const masterdata::ReadOptions &options = {});
[[nodiscard]] QMap<QString, QByteArray> exported(const DataSet &data,
                                                 const masterdata::Catalogue &catalogue = libraryCatalogue());
[[nodiscard]] Result<DataSet> readFiles(const QMap<QString, QByteArray> &files,
                                        const masterdata::Catalogue &catalogue = libraryCatalogue());
/// Compares without a database: no collisions, no impact.
[[nodiscard]] masterdata::DataDiff compareSets(const DataSet &package, const DataSet &target,
                                               const masterdata::Catalogue &catalogue = libraryCatalogue());

/// How to import in a test.
struct ImportOptions {
    TaskContext context{};
    masterdata::ComparePolicy policy{};
    bool withBaseline = false; ///< compares with the baseline of the target and writes a new one
    masterdata::ReverseWriter *reverse = nullptr;
};
/// Imports in a transaction of its own; a failure rolls back.
[[nodiscard]] Result<masterdata::ImportReport> import(db::Connection &connection, const DataSet &package,
                                                      const masterdata::Catalogue &catalogue = libraryCatalogue(),
                                                      const ImportOptions &options = {});
/// Compares with a database as a deployment's plan does.
[[nodiscard]] masterdata::DataDiff compareWith(db::Connection &connection, const DataSet &package,
                                               const masterdata::Catalogue &catalogue = libraryCatalogue(),
                                               const ImportOptions &options = {});

/// "authors: 1 new, 2 changed …" without the entities where nothing happened.
[[nodiscard]] QStringList summary(const masterdata::ImportReport &report);
/// "node key column=value …" per row, without ids: what two sides must have in common.
[[nodiscard]] QStringList contentOf(const DataSet &data, const masterdata::Catalogue &catalogue = libraryCatalogue());
/// "books new: Key" for every row that is not the same, with changed columns; "?" behind what must be decided.
[[nodiscard]] QStringList changes(const masterdata::DataDiff &diff);

} // namespace stellwerk::test
