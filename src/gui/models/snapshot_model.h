// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/look/look.h"

#include <QAbstractTableModel>
#include <QBrush>
#include <QGuiApplication>
#include <QPalette>

#include <functional>
#include <utility>
#include <vector>

namespace stellwerk::gui {

/// Roles beyond Qt's own.
enum ModelRole { ToneRole = Qt::UserRole + 1, GlyphRole };

/// One column of a SnapshotModel: a title in the current language and how a row answers a role.
template <class Row>
struct Column {
    QString (*title)();
    QVariant (*value)(const Row &row, int role);
};

/// A table of values that are replaced as a whole: nothing in it is shared with a worker thread or a database.
template <class Row>
class SnapshotModel : public QAbstractTableModel {
public:
    SnapshotModel(std::vector<Column<Row>> columns, QObject *parent)
        : QAbstractTableModel(parent), m_columns(std::move(columns)) {}

    void setRows(std::vector<Row> rows) {
        beginResetModel();
        m_rows = std::move(rows);
        endResetModel();
    }
    [[nodiscard]] const std::vector<Row> &rows() const { return m_rows; }
    /// The row at @p index, or nothing when it is outside.
    [[nodiscard]] const Row *row(int index) const {
        return index >= 0 && index < static_cast<int>(m_rows.size()) ? &m_rows[static_cast<size_t>(index)] : nullptr;
    }
    /// All texts again, after the language or the colours changed.
    void retranslate() {
        if (!m_rows.empty())
            Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
        Q_EMIT headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
    }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override {
        return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
    }
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override {
        return parent.isValid() ? 0 : static_cast<int>(m_columns.size());
    }
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override {
        if (!checkIndex(index, CheckIndexOption::IndexIsValid))
            return {};
        return m_columns[static_cast<size_t>(index.column())].value(m_rows[static_cast<size_t>(index.row())], role);
    }
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override {
        if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
            return {};
        const Column<Row> &column = m_columns[static_cast<size_t>(section)];
        if (role == Qt::TextAlignmentRole && !m_rows.empty())
            return column.value(m_rows.front(), role); // a title stands over its cells
        return role == Qt::DisplayRole ? QVariant(column.title()) : QVariant();
    }

protected:
    void appendRows(const std::vector<Row> &rows) {
        if (rows.empty())
            return;
        beginInsertRows({}, rowCount(), rowCount() + static_cast<int>(rows.size()) - 1);
        m_rows.insert(m_rows.end(), rows.begin(), rows.end());
        endInsertRows();
    }

private:
    std::vector<Column<Row>> m_columns;
    std::vector<Row> m_rows;
};

/// The answer of a text column.
inline QVariant textCell(const QString &text, int role) {
    return role == Qt::DisplayRole ? QVariant(text) : QVariant();
}

/// The answer of a column of numbers.
inline QVariant numberCell(const QString &text, int role) {
    return role == Qt::TextAlignmentRole ? QVariant(Qt::AlignRight | Qt::AlignVCenter) : textCell(text, role);
}

/// The answer of a state column: glyph, word and colour; a screen reader gets the word alone.
inline QVariant lookCell(const Look &look, int role) {
    switch (role) {
    case Qt::DisplayRole:
        return look.text();
    case Qt::AccessibleTextRole:
        return look.word;
    case Qt::ForegroundRole:
        return QBrush(toneColor(look.tone, QGuiApplication::palette().color(QPalette::Base)));
    case ToneRole:
        return static_cast<int>(look.tone);
    case GlyphRole:
        return look.glyph;
    default:
        return {};
    }
}

} // namespace stellwerk::gui
