// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "masterdata/rows/row_source.h"

#include <QCoreApplication>

namespace stellwerk::masterdata {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(MasterData)
};

} // namespace

QStringList remarksOf(const Node &node, const NodeRows &package, const NodeRows &target) {
    QStringList remarks = package.coverage.remarks + target.coverage.remarks;
    QStringList notInTarget;
    QStringList notInPackage;
    for (size_t i = 0; i < node.columns.size(); ++i) {
        if (!target.coverage.present[i])
            notInTarget << node.columns[i].name;
        else if (!package.coverage.present[i])
            notInPackage << node.columns[i].name;
    }
    if (!notInTarget.isEmpty() && target.table.rows() > 0)
        remarks << Tr::tr("The target does not have these columns (yet); they are not compared: %1.")
                       .arg(notInTarget.join(QLatin1String(", ")));
    if (!notInPackage.isEmpty() && package.table.rows() > 0)
        remarks << Tr::tr("The package says nothing about these columns; they stay as they are: %1.")
                       .arg(notInPackage.join(QLatin1String(", ")));
    return remarks;
}

Result<KeyIndex> indexOf(const RowTable &table) {
    KeyIndex index;
    RowTable::Reader reader = table.read();
    while (true) {
        STELLWERK_ASSIGN(const bool more, reader.next());
        if (!more)
            break;
        const PackedRow &row = reader.row();
        index.add(row.key, row.id(), reader.isDoubtful());
    }
    index.finish();
    return index;
}

Status forEachProblem(const RowTable &table, const std::function<void(const QString &, const QString &)> &tell) {
    RowTable::Reader reader = table.read();
    while (true) {
        STELLWERK_ASSIGN(const bool more, reader.next());
        if (!more)
            return {};
        if (const QString why = reader.problem(); !why.isEmpty())
            tell(keyText(reader.row().key), why);
    }
}

} // namespace stellwerk::masterdata
