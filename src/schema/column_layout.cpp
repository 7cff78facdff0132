// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/snapshot.h"
#include "schema/spelling.h"

#include <algorithm>

namespace stellwerk::schema {

namespace {

QByteArray csvLine(const QStringList &cells) {
    QStringList written;
    for (const QString &cell : cells) {
        const bool plain =
            !cell.contains(u',') && !cell.contains(u'"') && !cell.contains(u'\n') && !cell.contains(u'\r');
        written << (plain ? cell : QString(u'"' + QString(cell).replace(u'"', QStringLiteral("\"\"")) + u'"'));
    }
    return QString(written.join(u',') + u'\n').toUtf8();
}

QString yesNo(bool value) {
    return value ? QStringLiteral("YES") : QStringLiteral("NO");
}

QString defaultCell(const Column &column) {
    if (column.defaultValue)
        return *column.defaultValue;
    return column.nullable && column.generated.isEmpty() ? QStringLiteral("NULL") : QString();
}

/// "name:position" for every index of the wanted kind that holds the column, in the order of the index names.
QString indexCell(const Table &table, const QString &column, bool unique) {
    QStringList entries;
    for (const Index &index : table.indexes) {
        if (index.unique != unique)
            continue;
        for (qsizetype i = 0; i < index.columns.size(); ++i) {
            if (index.columns[i] == column || splitIndexColumn(index.columns[i]).name == column)
                entries << QString(index.name + u':' + QString::number(i + 1));
        }
    }
    return entries.join(u';');
}

/// The five cells of the foreign keys; entries at the same place belong together.
QStringList foreignKeyCells(const Table &table, const QString &column) {
    QStringList names, tables, columns, onDelete, onUpdate;
    for (const ForeignKey &key : table.foreignKeys) {
        const qsizetype place = key.columns.indexOf(column);
        if (place < 0)
            continue;
        names << key.name;
        tables << key.table;
        columns << key.referencedColumns.value(place);
        onDelete << key.onDelete;
        onUpdate << key.onUpdate;
    }
    return {names.join(u';'), tables.join(u';'), columns.join(u';'), onDelete.join(u';'), onUpdate.join(u';')};
}

} // namespace

QByteArray columnLayoutCsv(const Schema &schema, const std::function<QString(const QString &table)> &classOf) {
    Schema sorted = schema;
    sortSchema(sorted);
    // The order of a server's own listing (utf8mb3_general_ci), where "_" comes after the letters: char_chars,
    // char_char_creation_session. So the file compares with one that ORDER BY TABLE_NAME made.
    std::ranges::stable_sort(sorted.tables, {}, [](const Table &table) { return table.name.toUpper(); });
    QByteArray csv = "table,class,column,ordinal,column_type,nullable,default,auto_increment,primary_key_position,"
                     "unique_index_names,index_names,fk_name,fk_table,fk_column,on_delete,on_update\n";
    for (const Table &table : sorted.tables) {
        int ordinal = 0;
        for (const Column &column : table.columns) {
            const qsizetype keyPosition = table.primaryKey.indexOf(column.name);
            csv += csvLine(QStringList{table.name, classOf(table.name), column.name, QString::number(++ordinal),
                                       column.type, yesNo(column.nullable), defaultCell(column),
                                       yesNo(column.autoIncrement),
                                       keyPosition < 0 ? QString() : QString::number(keyPosition + 1),
                                       indexCell(table, column.name, true), indexCell(table, column.name, false)} +
                           foreignKeyCells(table, column.name));
        }
    }
    return csv;
}

} // namespace stellwerk::schema
