// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "masterdata/import/import.h"

#include <QJsonArray>

namespace stellwerk::masterdata {

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
