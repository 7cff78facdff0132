// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/text/diff_text.h"
#include "deployment/master/export_master_data.h"
#include "deployment/master/master_data.h"
#include "deployment/master/master_data_decide.h"
#include "deployment/master/master_data_validate.h"

#include <QJsonObject>
#include <QString>

/// Master data for people and for programs.
namespace stellwerk::cli {

/// What would be imported, and what stands in the way.
[[nodiscard]] QString masterDataPlanText(const deployment::MasterDataPlan &plan, const DiffView &view);
/// Counts, what was left alone and why, remarks; the first rows of each entity, or all.
[[nodiscard]] QString importText(const masterdata::ImportReport &report, bool allRows, int width);
[[nodiscard]] QString exportText(const deployment::ExportedMasterData &exported, bool written, int width);
[[nodiscard]] QJsonObject exportToJson(const deployment::ExportedMasterData &exported);
/// By entity and kind; the first of each, or all.
[[nodiscard]] QString findingsText(const std::vector<deployment::MasterDataFinding> &findings, bool all, int width);
/// Open rows and decisions that were made.
[[nodiscard]] QString decisionsText(const deployment::MasterDataPlan &plan, int width);
[[nodiscard]] QJsonObject decisionsToJson(const deployment::MasterDataPlan &plan);
[[nodiscard]] QJsonObject decisionToJson(const masterdata::Decision &decision);
/// "skills “Climbing / midgard”: target".
[[nodiscard]] QString decisionText(const masterdata::Decision &decision);

} // namespace stellwerk::cli
