// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/models/check_model.h"

#include <algorithm>
#include <numeric>

namespace stellwerk::gui {

using deployment::CheckResult;

CheckModel::CheckModel(QObject *parent)
    : SnapshotModel(
          {
              {[] { return tr("State"); },
               [](const CheckResult &check, int role) { return lookCell(lookOf(check.level), role); }},
              {[] { return tr("Check"); },
               [](const CheckResult &check, int role) { return textCell(check.title, role); }},
              {[] { return tr("What was found, and what to do"); },
               [](const CheckResult &check, int role) {
                   return textCell(check.hint.isEmpty() ? check.message : QString(check.message + u' ' + check.hint),
                                   role);
               }},
          },
          parent) {}

void CheckModel::setChecks(const std::vector<CheckResult> &checks, bool tickable) {
    m_planIndex.resize(checks.size());
    std::iota(m_planIndex.begin(), m_planIndex.end(), 0);
    std::ranges::stable_sort(m_planIndex, std::ranges::greater(),
                             [&checks](int index) { return checks[static_cast<size_t>(index)].level; });
    std::vector<CheckResult> sorted;
    for (const int index : m_planIndex)
        sorted.push_back(checks[static_cast<size_t>(index)]);
    m_ticked.assign(checks.size(), false);
    m_tickable = tickable;
    setRows(std::move(sorted));
}

int CheckModel::count(CheckResult::Level level) const {
    return static_cast<int>(std::ranges::count(rows(), level, &CheckResult::level));
}

bool CheckModel::isTickable(const QModelIndex &index) const {
    return m_tickable && index.isValid() && index.column() == State &&
           row(index.row())->level == CheckResult::Level::Warning;
}

Qt::ItemFlags CheckModel::flags(const QModelIndex &index) const {
    const Qt::ItemFlags flags = SnapshotModel::flags(index);
    return isTickable(index) ? flags | Qt::ItemIsUserCheckable : flags;
}

QVariant CheckModel::data(const QModelIndex &index, int role) const {
    if (role == Qt::CheckStateRole && isTickable(index))
        return m_ticked[static_cast<size_t>(index.row())] ? Qt::Checked : Qt::Unchecked;
    return SnapshotModel::data(index, role);
}

bool CheckModel::setData(const QModelIndex &index, const QVariant &value, int role) {
    if (role != Qt::CheckStateRole || !isTickable(index))
        return false;
    const bool yes = value.value<Qt::CheckState>() == Qt::Checked;
    m_ticked[static_cast<size_t>(index.row())] = yes;
    Q_EMIT dataChanged(index, index, {Qt::CheckStateRole});
    Q_EMIT ticked(m_planIndex[static_cast<size_t>(index.row())], yes);
    return true;
}

} // namespace stellwerk::gui
