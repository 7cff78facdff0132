// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "backup/foreign/foreign_keys.h"

#include <QCoreApplication>

namespace stellwerk::backup {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(ForeignExport)
};

std::vector<size_t> placesOf(const schema::Table &table, const QStringList &columns) {
    std::vector<size_t> places;
    const QStringList names = table.columnNames();
    for (const QString &column : columns)
        places.push_back(static_cast<size_t>(names.indexOf(column)));
    return places;
}

/// The cells as one text; nothing when one of them is NULL, which leads nowhere and equals nothing.
std::optional<std::string> keyOf(const ForeignRow &row, const std::vector<size_t> &columns) {
    std::string key;
    for (const size_t column : columns) {
        const db::Value &cell = row.cells[column];
        if (cell.isNull())
            return {};
        if (!key.empty())
            key += '\x1f';
        key += cell.bytes;
    }
    return key;
}

QString readable(const std::string &key) {
    return QString::fromStdString(key).replace(QChar(u'\x1f'), QStringLiteral(", "));
}

} // namespace

ForeignKeys::ForeignKeys(const schema::Schema &schema) : m_schema(schema) {}

void ForeignKeys::beginTable(const schema::Table &table, const QString &list) {
    m_list = list;
    m_tables.insert(table.name);
    m_currentParents.clear();
    m_currentChildren.clear();
    std::set<QStringList> wanted;
    for (const schema::Table &other : m_schema.tables) {
        for (const schema::ForeignKey &key : other.foreignKeys) {
            if (key.table == table.name && key.referencedColumns != table.primaryKey)
                wanted.insert(key.referencedColumns);
        }
    }
    const auto addParent = [&](const QStringList &columns, bool primary) {
        m_currentParents.push_back({placesOf(table, columns), &m_parents[{table.name, columns}], primary});
    };
    if (!table.primaryKey.isEmpty())
        addParent(table.primaryKey, true);
    for (const QStringList &columns : wanted)
        addParent(columns, false);
    for (const schema::ForeignKey &key : table.foreignKeys) {
        m_children.push_back(std::make_unique<Children>(Children{&table, &key, list, {}}));
        m_currentChildren.push_back({placesOf(table, key.columns), m_children.back().get()});
    }
}

void ForeignKeys::add(const ForeignRow &row, const ProblemSink &problem) {
    for (const Parent &parent : m_currentParents) {
        const auto key = keyOf(row, parent.columns);
        if (!key) {
            if (parent.primary)
                problem({m_list, row.number, row.line, Tr::tr("Its id is missing.")});
        } else if (!parent.keys->insert(*key).second && parent.primary) {
            problem({m_list, row.number, row.line, Tr::tr("The id %1 occurs twice.").arg(readable(*key))});
        }
    }
    for (const Child &child : m_currentChildren) {
        if (const auto key = keyOf(row, child.columns))
            child.children->values.try_emplace(*key, row.number, row.line);
    }
}

void ForeignKeys::finish(const ProblemSink &problem) const {
    for (const auto &children : m_children) {
        const schema::ForeignKey &key = *children->key;
        const QString columns = key.columns.join(QLatin1StringView(", "));
        if (!m_tables.contains(key.table)) {
            if (!children->values.empty())
                problem({children->list, 0, 0,
                         Tr::tr("%1 points at the table %2, which the export does not have.").arg(columns, key.table)});
            continue;
        }
        const auto parents = m_parents.find({key.table, key.referencedColumns});
        std::map<qint64, std::pair<int, std::string>> loose; // in the order of the file
        for (const auto &[value, place] : children->values) {
            if (parents == m_parents.end() || !parents->second.contains(value))
                loose.emplace(place.first, std::pair(place.second, value));
        }
        for (const auto &[row, place] : loose)
            problem({children->list, row, place.first,
                     Tr::tr("%1 %2 points at a row of %3 that the export does not have.")
                         .arg(columns, readable(place.second), key.table)});
    }
}

} // namespace stellwerk::backup
