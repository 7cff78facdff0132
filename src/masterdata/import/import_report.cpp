// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "masterdata/import/import_report.h"

#include <QJsonArray>

namespace stellwerk::masterdata {

ImportReport reportOf(const std::vector<Node> &nodes, std::vector<ImportCounts> counts,
                      const std::vector<EntityDiff> &diffs) {
    ImportReport report;
    for (size_t i = 0; i < nodes.size(); ++i) {
        for (const RowChange &row : diffs[i].rows) {
            if (row.isRemoval())
                continue;
            ++(row.state == RowState::Ambiguous ? counts[i].ambiguous : counts[i].kept);
            report.leftAlone.push_back({nodes[i].name, row.key, row.state, row.note});
        }
        for (const QString &remark : diffs[i].remarks)
            report.remarks << QString(nodes[i].name + QLatin1String(": ") + remark);
    }
    report.entities = std::move(counts);
    return report;
}

QJsonObject ImportReport::toJson() const {
    QJsonArray list;
    for (const ImportCounts &counts : entities)
        list << QJsonObject{
            {QStringLiteral("entity"), counts.entity},       {QStringLiteral("inserted"), counts.inserted},
            {QStringLiteral("updated"), counts.updated},     {QStringLiteral("deleted"), counts.deleted},
            {QStringLiteral("unchanged"), counts.unchanged}, {QStringLiteral("kept"), counts.kept},
            {QStringLiteral("ambiguous"), counts.ambiguous}};
    QJsonArray left;
    for (const LeftAlone &row : leftAlone)
        left << QJsonObject{{QStringLiteral("entity"), row.entity},
                            {QStringLiteral("key"), row.key},
                            {QStringLiteral("state"), rowStateName(row.state)},
                            {QStringLiteral("why"), row.why}};
    return {{QStringLiteral("entities"), list},
            {QStringLiteral("left_alone"), left},
            {QStringLiteral("remarks"), QJsonArray::fromStringList(remarks)}};
}

} // namespace stellwerk::masterdata
