// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "backup/foreign/foreign_export.h"

#include "backup/foreign/foreign_keys.h"

#include <QCoreApplication>
#include <QFileInfo>

namespace stellwerk::backup {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(ForeignExport)
};

constexpr qint64 kRowsBetweenReports = 4096;

/// Adds up what the file holds.
class ContentsVisitor final : public ForeignVisitor {
public:
    ContentsVisitor(const ForeignFormat &format, const schema::Schema &schema, ForeignContents &contents,
                    const TaskContext &context)
        : m_format(format), m_contents(contents), m_context(context), m_keys(schema) {}

    void text(const QString &member, const QString &value) override {
        (member == m_format.versionMember ? m_contents.applicationVersion : m_contents.createdAt) = value;
    }
    Status list(const ForeignList &list, const schema::Table *table, bool unreadable) override {
        endTable();
        m_table = table;
        m_seen.clear();
        m_lacking.clear();
        m_contents.contained.push_back({.table = table ? table->name : list.tables.value(0),
                                        .list = list.member,
                                        .unreadable = unreadable,
                                        .columns = {},
                                        .leftOut = {}});
        if (table && !unreadable) {
            m_seen.assign(table->columns.size(), false);
            m_lacking.assign(table->columns.size(), {});
            m_keys.beginTable(*table, list.member);
        }
        return {};
    }
    void element() override {
        ForeignTable &table = m_contents.contained.back();
        if (++table.rows % kRowsBetweenReports == 0)
            m_context.report({table.table, table.rows, 0});
    }
    Status row(const ForeignRow &row) override {
        for (size_t i = 0; i < m_seen.size(); ++i) {
            if (row.present[i])
                m_seen[i] = true;
            else if (m_lacking[i].row == 0)
                m_lacking[i] = {row.number, row.line};
        }
        m_keys.add(row, [this](const ForeignProblem &found) { problem(found); });
        return {};
    }
    void problem(const ForeignProblem &found) override {
        if (static_cast<size_t>(m_contents.problemCount++) < ForeignContents::kMostProblems)
            m_contents.problems.push_back(found);
    }

    void finish(const schema::Schema &schema) {
        endTable();
        m_keys.finish([this](const ForeignProblem &found) { problem(found); });
        for (const schema::Table &table : schema.tables) {
            const bool contained = std::ranges::contains(m_contents.contained, table.name, &ForeignTable::table);
            if (!contained)
                m_contents.missing << table.name;
        }
    }

private:
    struct Place {
        qint64 row = 0;
        int line = 0;
    };

    /// A column that only some rows have is NULL in the others; one that no row has keeps its default.
    void endTable() {
        if (!m_table || m_seen.empty())
            return;
        ForeignTable &table = m_contents.contained.back();
        for (size_t i = 0; i < m_seen.size(); ++i) {
            const schema::Column &column = m_table->columns[i];
            if (!column.generated.isEmpty())
                continue;
            (m_seen[i] ? table.columns : table.leftOut) << column.name;
            const bool needed =
                !column.nullable && !column.autoIncrement && (m_seen[i] || !column.defaultValue.has_value());
            if (needed && m_lacking[i].row > 0)
                problem({table.list, m_lacking[i].row, m_lacking[i].line,
                         Tr::tr("The column %1 must have a value, and the row has none.").arg(column.name)});
        }
        if (table.rows == 0)
            table.leftOut.clear();
        m_table = nullptr;
    }

    const ForeignFormat &m_format;
    ForeignContents &m_contents;
    const TaskContext &m_context;
    ForeignKeys m_keys;
    const schema::Table *m_table = nullptr;
    std::vector<bool> m_seen;     ///< per column of the table: has any row a value?
    std::vector<Place> m_lacking; ///< per column: the first row without one
};

} // namespace

QString ForeignProblem::toText() const {
    if (list.isEmpty())
        return reason;
    if (line == 0)
        return Tr::tr("%1: %2").arg(list, reason);
    return row == 0 ? Tr::tr("%1 (line %2): %3").arg(list).arg(line).arg(reason)
                    : Tr::tr("%1, row %2 (line %3): %4").arg(list).arg(row).arg(line).arg(reason);
}

qint64 ForeignContents::rows() const {
    qint64 sum = 0;
    for (const ForeignTable &table : contained)
        sum += table.rows;
    return sum;
}

Result<ForeignContents> readForeignExport(const QString &file, const ForeignFormat &format,
                                          const schema::Schema &schema, const TaskContext &context) {
    ForeignContents contents;
    contents.file = QFileInfo(file).absoluteFilePath();
    contents.format = format.name;
    ContentsVisitor visitor(format, schema, contents, context);
    STELLWERK_TRY(walkForeign(contents.file, format, schema, visitor, context));
    visitor.finish(schema);
    if (contents.contained.empty())
        return fail(ErrorCode::Foreign,
                    Tr::tr("The file %1 is no export of %2: it has none of its lists.").arg(file, format.name));
    return contents;
}

} // namespace stellwerk::backup
