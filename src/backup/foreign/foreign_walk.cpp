// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "backup/foreign/foreign_walk.h"

#include "backup/foreign/foreign_row_reader.h"

#include <QCoreApplication>
#include <QFile>

namespace stellwerk::backup {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(ForeignExport)
};

class Walk final {
public:
    Walk(const ForeignFormat &format, const schema::Schema &schema, ForeignVisitor &visitor)
        : m_format(format), m_schema(schema), m_visitor(visitor) {}

    Status member(const ForeignMember &member) {
        m_rows.reset();
        m_listed = false;
        m_member = member.name;
        const ForeignList *list = m_format.list(member.name);
        if (member.kind == ForeignMember::Kind::Text &&
            (member.name == m_format.versionMember || member.name == m_format.timestampMember)) {
            m_visitor.text(member.name, member.text);
            return {};
        }
        if (!list) {
            problem({}, member.line, Tr::tr("It is not known what the member %1 holds.").arg(member.name));
            return {};
        }
        const bool isNull = member.kind == ForeignMember::Kind::Null;
        if (!isNull && member.kind != ForeignMember::Kind::List) {
            problem({}, member.line, Tr::tr("The member %1 is no list of rows.").arg(member.name));
            return {};
        }
        const schema::Table *table = nullptr;
        for (const QString &name : list->tables)
            table = table ? table : m_schema.table(name);
        const QString tableName = table ? table->name : list->tables.value(0);
        if (!table)
            problem({}, member.line, Tr::tr("The schema has no table %1.").arg(tableName));
        if (isNull)
            problem(
                {}, member.line,
                Tr::tr("The list is null: the table %1 could not be read when the export was written.").arg(tableName));
        STELLWERK_TRY(m_visitor.list(*list, table, isNull));
        m_listed = true;
        if (table)
            m_rows = std::make_unique<ForeignRowReader>(*list, *table, m_format.omitted);
        return {};
    }

    Status row(const ForeignElement &element) {
        if (m_listed)
            m_visitor.element();
        if (!m_rows)
            return {};
        const ForeignRow *row =
            m_rows->read(element, [&](const QString &reason) { problem(element.number, element.line, reason); });
        return row ? m_visitor.row(*row) : Status{};
    }

private:
    void problem(qint64 row, int line, const QString &reason) { m_visitor.problem({m_member, row, line, reason}); }

    const ForeignFormat &m_format;
    const schema::Schema &m_schema;
    ForeignVisitor &m_visitor;
    QString m_member;
    bool m_listed = false;                    ///< the visitor knows of the list that is being read
    std::unique_ptr<ForeignRowReader> m_rows; ///< of the list that is being read
};

} // namespace

Status walkForeign(const QString &file, const ForeignFormat &format, const schema::Schema &schema,
                   ForeignVisitor &visitor, const TaskContext &context) {
    QFile device(file);
    if (!device.open(QIODevice::ReadOnly))
        return fail(ErrorCode::Io, Tr::tr("The file %1 cannot be opened.").arg(file), {}, device.errorString());
    Walk walk(format, schema, visitor);
    return ForeignDocument(device, file)
        .read([&walk](const ForeignMember &member) { return walk.member(member); },
              [&walk](const ForeignElement &element) { return walk.row(element); }, context);
}

} // namespace stellwerk::backup
