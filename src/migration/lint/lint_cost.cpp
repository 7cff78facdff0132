// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/lint/alter_cost.h"
#include "migration/lint/lint_rules.h"

#include <QCoreApplication>

namespace stellwerk::migration {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(MigrationLint)
};

QString sizeText(const TableSize &size) {
    return Tr::tr("about %n row(s)", nullptr, static_cast<int>(std::min<qint64>(size.rows, 2'000'000'000))) +
           QLatin1StringView(", ") + Tr::tr("%1 MiB").arg(size.bytes >> 20);
}

} // namespace

void lintCost(const LintScene &scene, const LintStatement &statement) {
    if (scene.options.engine != db::Engine::MariaDb || !statement.alter)
        return;
    const QString &table = statement.alter->table;
    if (scene.tables.madeHere(table) || scene.schema.isNew(table))
        return;
    const AlterCost cost = costOf(*statement.alter, scene.schema.table(table));
    if (cost.algorithm < AlterAlgorithm::Inplace)
        return;
    const auto size = scene.options.sizes.find(scene.schema.nameBefore(table));
    const bool known = size != scene.options.sizes.end();
    // A small table is rewritten in no time, and what is only supposed is only mentioned.
    const LintLevel atMost = (known && size->second.isSmall()) || !cost.certain ? LintLevel::Info : LintLevel::Error;
    const QString name = known ? QStringLiteral("%1 (%2)").arg(table, sizeText(size->second)) : table;
    const QString algorithm = algorithmName(cost.algorithm);
    const QString rebuilds =
        cost.certain ? Tr::tr("Writes all rows of %1 anew (ALGORITHM=%2).").arg(name, algorithm)
                     : Tr::tr("May write all rows of %1 anew: what the column was before is not known.").arg(name);
    scene.collector.add("rebuilds-table", rebuilds, &statement.source, atMost);
    if (cost.blocksWrites)
        scene.collector.add("locks-table",
                            Tr::tr("Nobody can write to %1 as long as this runs (LOCK=SHARED).").arg(name),
                            &statement.source, atMost);
}

} // namespace stellwerk::migration
