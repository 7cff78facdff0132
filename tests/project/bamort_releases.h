// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "project/project.h"

#include <QFile>
#include <QTest>

#include <algorithm>
#include <map>

namespace stellwerk::test {

using namespace project;

struct Column {
    QString name;
    QStringList foreignTables; ///< tables that its foreign keys point to
};

/// Table -> class and columns, out of tests/reference/schema-*.csv.
struct Table {
    QString tableClass;
    std::vector<Column> columns;
};
using Schema = std::map<QString, Table>;

/// The reference files hold quoted cells only in the column "default", where a comma never occurs.
inline Schema readSchema(const QString &version) {
    Schema schema;
    QFile file(QStringLiteral(STELLWERK_SOURCE_DIR "/tests/reference/schema-%1.csv").arg(version));
    if (!file.open(QIODevice::ReadOnly))
        return schema;
    const QStringList head = QString::fromUtf8(file.readLine()).trimmed().split(u',');
    while (!file.atEnd()) {
        const QStringList cells = QString::fromUtf8(file.readLine()).trimmed().split(u',');
        if (cells.size() != head.size())
            return {};
        const auto cell = [&](const char *name) { return cells[head.indexOf(QLatin1String(name))]; };
        Table &table = schema[cell("table")];
        table.tableClass = cell("class");
        table.columns.push_back({cell("column"), cell("fk_table").split(u';', Qt::SkipEmptyParts)});
    }
    return schema;
}

inline bool hasColumn(const Schema &schema, const QString &table, const QString &column) {
    const auto found = schema.find(table);
    return found != schema.end() && std::ranges::contains(found->second.columns, column, &Column::name);
}

/// The members of one row in the file, as the description gives them.
template <class T>
inline QStringList membersOf(const T &rows, const Schema &schema, const QString &parent = {}) {
    QStringList members;
    for (const Column &column : schema.at(rows.table).columns) {
        if (column.name == QLatin1String("id") || column.name == parent || rows.ignore.contains(column.name) ||
            std::ranges::contains(rows.derived, column.name, &DerivedColumn::column))
            continue;
        const auto reference = std::ranges::find(rows.references, column.name, &Reference::column);
        if (reference != rows.references.end())
            members += reference->json;
        else
            members << rows.fields.value(column.name, column.name);
    }
    for (const Collection &collection : rows.collections)
        members << collection.name;
    return members;
}

inline QStringList sorted(QStringList list) {
    list.sort();
    return list;
}

inline QStringList words(const char *text) {
    return QString::fromLatin1(text).split(u' ', Qt::SkipEmptyParts);
}

/// A release of Bamort: its project file and the columns of its database.
struct Release {
    Project project;
    Schema schema;
};

/// The newest release stands beside the migrations, the earlier ones in releases/.
inline Release readRelease(const QString &version) {
    const QString folder = version == QLatin1String("0.5.0") ? QString() : QStringLiteral("releases/%1/").arg(version);
    QFile file(QStringLiteral(STELLWERK_SOURCE_DIR "/resources/bamort/%1project.toml").arg(folder));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("%s cannot be read", qPrintable(file.fileName()));
    auto project = readProject(file.readAll(), QStringLiteral("project.toml"));
    if (!project)
        qFatal("%s", qPrintable(combinedError(file.fileName(), project.error()).toText()));
    return {*std::move(project), readSchema(version)};
}

inline void addReleases() {
    QTest::addColumn<QString>("release");
    QTest::newRow("0.4.0") << QStringLiteral("0.4.0");
    QTest::newRow("0.5.0") << QStringLiteral("0.5.0");
}

/// In a test function: the release of the current row.
inline Release currentRelease() {
    QFETCH(QString, release);
    return readRelease(release);
}

} // namespace stellwerk::test
