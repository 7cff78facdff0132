// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "masterdata/catalogue/catalogue.h"
#include "masterdata/compare/data_diff.h"
#include "masterdata/rows/row_source.h"

#include <QString>
#include <QStringList>

#include <map>
#include <ranges>
#include <string>
#include <utility>

namespace stellwerk::masterdata {

/// What somebody decided about one row.
struct Decision {
    enum class Take {
        Package, ///< the target shall say what the package says; a row only in the target is deleted
        Target,  ///< the target's row stays as it is
        Cells,   ///< cell by cell: those in keepCells stay, the others are written
        Rename,  ///< the package's row is the target's row `from` under another name: it keeps its id
    };
    QString entity;  ///< node name
    std::string key; ///< encoded
    Take take = Take::Package;
    QStringList keepCells; ///< columns, for Cells: at least one
    QString keptHash;      ///< for Cells: contentHashOf with only these; holds when the others have been written
    std::string from;      ///< encoded key in the target, for Rename
    QString contentHash;   ///< RowChange::contentHash of the row when it was decided; of a Rename: of the New row
    QString by;            ///< who; not empty
    QString at;            ///< when, as utcTimestamp() writes it
    QString reason;        ///< may be empty
};

/// "package", "target", "cells", "rename"; never translated.
[[nodiscard]] QString takeName(Decision::Take take);

/// What a review file may have at most, in bytes: some 150,000 decisions.
inline constexpr qint64 kReviewSizeLimit = qint64(64) << 20;

/// The decisions about one package in one environment: the file "<package>.<environment>.review.json" beside the
/// package (docs/master-data.md). There is at most one decision about a row, and at most one rename of a target's row.
class Review final {
public:
    /// The file beside @p packageFile.
    [[nodiscard]] static QString fileFor(const QString &packageFile, const QString &environment);
    /// Reads a file; one that does not exist holds no decisions. Fails with InvalidInput naming file, number of the
    /// decision and member: what a person may have edited is checked member by member, and everything that is wrong is
    /// listed. Unknown members and newer formats are refused.
    [[nodiscard]] static Result<Review> load(const QString &file);
    /// Writes the file in one step (temporary name, then rename); the same decisions give the same bytes. Fails with
    /// InvalidInput, and writes nothing, when load() would refuse the file.
    [[nodiscard]] Status save(const QString &file) const;

    /// Adds a decision, in place of one about the same row. A rename also takes the place of another rename of the same
    /// target's row.
    void decide(Decision decision);
    /// Takes a decision back; false when there was none.
    bool withdraw(const QString &entity, const std::string &key);
    /// The decision about a row; nullptr when there is none.
    [[nodiscard]] const Decision *find(const QString &entity, const std::string &key) const;
    /// All of them, by entity and key.
    [[nodiscard]] auto decisions() const { return std::views::values(m_decisions); }

    /// The renames among the decisions, for reading a database. Unknown entities are left out.
    [[nodiscard]] AcceptedRenames renames(const Catalogue &catalogue) const;

private:
    using RowName = std::pair<QString, std::string>; ///< entity, encoded key
    std::map<RowName, Decision> m_decisions;
    std::map<RowName, std::string> m_renamed; ///< row of the target -> its key in the package
};

/// SHA-256, hex, over entity, key and the cells of package and target: equal when a decision that was made about one of
/// the two still means the other. Does not depend on the language, the policy, the baseline or earlier decisions, nor
/// on ids or the order of columns. @p only: just the cells of these columns; empty = all.
[[nodiscard]] QString contentHashOf(const QString &entity, const RowChange &row, const QStringList &only = {});

} // namespace stellwerk::masterdata
