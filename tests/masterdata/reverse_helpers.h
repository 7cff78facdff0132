// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "masterdata/import/reverse_file.h"

#include <QByteArray>
#include <QStringList>
#include <QTemporaryDir>

#include <optional>
#include <vector>

namespace stellwerk::test {

/// Does what an import does to single rows and notes it in a reverse file.
class NotedChanges final {
public:
    explicit NotedChanges(db::Connection &connection);

    using Cells = std::vector<std::pair<const char *, db::Value>>;
    void insert(const char *table, qint64 id, const Cells &cells);
    void update(const char *table, qint64 id, const Cells &cells);
    /// @p columns: all but the id, with commas.
    void remove(const char *table, qint64 id, const char *columns);
    /// Finishes the file and gives its name.
    [[nodiscard]] QString finish();

private:
    [[nodiscard]] std::vector<db::Value> read(const char *table, qint64 id, const QStringList &columns);

    db::Connection &m_connection;
    QTemporaryDir m_folder;
    std::optional<masterdata::ReverseWriter> m_writer;
};

/// Two tables of master data with a few rows, and one of users' rows. @p onDelete and @p onUpdate: of the users'
/// foreign keys.
[[nodiscard]] db::Connection makeShop(const db::ConnectionProfile &profile, const char *onDelete = "RESTRICT",
                                      const char *onUpdate = "RESTRICT");
/// The rows of its master data.
[[nodiscard]] QStringList shop(db::Connection &connection);
/// All rows of a query to the bit: kind and bytes of each cell.
[[nodiscard]] QStringList exactly(db::Connection &connection, const QString &sql);
/// Undoes in a transaction of its own, which is committed when it goes well.
[[nodiscard]] Result<masterdata::ReverseReport> undo(db::Connection &connection, const QString &file,
                                                     const TaskContext &context = {});
/// The bytes of a complete file with these changes (without line ends), whose checksum is right.
[[nodiscard]] QByteArray sealed(const QList<QByteArray> &changes);
/// Puts the last line with the right number and checksum behind some lines.
[[nodiscard]] QByteArray withEnd(const QByteArray &body);
void write(const QString &file, const QByteArray &bytes);

} // namespace stellwerk::test
