// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deployment/plan/plan.h"
#include "gui/models/snapshot_model.h"

namespace stellwerk::gui {

/// The findings of the preflight: errors first, then warnings, then what passed. Warnings can be ticked where the
/// target asks for it.
class CheckModel final : public SnapshotModel<deployment::CheckResult> {
    Q_OBJECT
public:
    enum ColumnIndex { State, Check, Message };
    explicit CheckModel(QObject *parent = nullptr);

    /// Shows @p checks; @p tickable: warnings have a check box.
    void setChecks(const std::vector<deployment::CheckResult> &checks, bool tickable);
    [[nodiscard]] int count(deployment::CheckResult::Level level) const;

    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role = Qt::EditRole) override;

Q_SIGNALS:
    /// @p check counts in the order of the plan, not of the view.
    void ticked(int check, bool yes);

private:
    [[nodiscard]] bool isTickable(const QModelIndex &index) const;

    std::vector<int> m_planIndex; ///< of each row
    std::vector<bool> m_ticked;
    bool m_tickable = false;
};

} // namespace stellwerk::gui
