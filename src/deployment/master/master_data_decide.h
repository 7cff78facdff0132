// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deployment/master/master_data.h"

#include <QString>
#include <QStringList>

#include <optional>

namespace stellwerk::deployment {

/// What somebody says about a row that differs; words of the command line and of the window.
enum class RowWord {
    Package, ///< the target shall say what the package says
    Target,  ///< the target's row stays as it is
    Rename,  ///< the new row is the one that it was offered for
    Delete,  ///< of a row only in the target
    Keep,    ///< likewise
};

/// "package", "target", "rename", "delete", "keep".
[[nodiscard]] std::optional<RowWord> rowWordFrom(const QString &word);

/// Which row, or which rows.
struct DecisionTarget {
    enum class Kind {
        Row,         ///< of `entity`: `key` as it is shown, or `id` in the target
        EmptyEntity, ///< the rows of `entity` stay although the package has none
        AllOpen,     ///< everything that is open, of `entity` or of all
    };
    Kind kind = Kind::Row;
    QString entity;
    QString key;
    QString id;
};

struct DecisionRequest {
    DecisionTarget about;
    RowWord word = RowWord::Package;
    QStringList keepCells; ///< columns that stay, the others are written; only with RowWord::Package
    QString reason;
    bool save = true; ///< false: only say what would be decided
};

struct DecisionReport {
    std::vector<masterdata::Decision> decisions; ///< that were made
    QString reviewFile;
    qint64 open = 0; ///< decisions that are still missing
};

/// Adds decisions to the review file. A decision that does not fit the state of its row is refused, and so is one that
/// would not be followed (a deletion of a row that others point at); then nothing is written. NotFound when no row, and
/// Usage when more than one is meant. An earlier decision about the row is replaced.
[[nodiscard]] Result<DecisionReport> decideMasterData(const Session &session, const project::Environment &target,
                                                      const MasterDataInput &input, const DecisionRequest &request,
                                                      const TaskContext &context);

/// Takes the decision about a row or an empty entity back; NotFound when there is none.
[[nodiscard]] Result<DecisionReport> withdrawDecision(const Session &session, const project::Environment &target,
                                                      const MasterDataInput &input, const DecisionRequest &request,
                                                      const TaskContext &context);

} // namespace stellwerk::deployment
