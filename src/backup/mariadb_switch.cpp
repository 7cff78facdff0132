// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "backup/mariadb_switch.h"

#include "backup/database_content.h"
#include "backup/engine_restore.h"
#include "backup/mariadb_objects.h"

#include <QCoreApplication>
#include <QHash>

namespace stellwerk::backup {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Backup)
};

Status dropTables(db::Connection &connection, const QStringList &names) {
    if (names.isEmpty())
        return {};
    STELLWERK_TRY(connection.exec(QString(u"DROP TABLE IF EXISTS " + connection.dialect().quoteList(names))));
    return {};
}

class Switch {
public:
    Switch(db::Connection &connection, const std::vector<BuiltTable> &built, const std::vector<SchemaObject> &objects,
           const TaskContext &context)
        : m_connection(connection), m_built(built), m_objects(objects), m_context(context) {}

    Status run() {
        STELLWERK_TRY(readOld());
        Status applied = apply();
        if (applied)
            return finish();
        if (const Status undone = undo(); !undone)
            return fail(ErrorCode::RollbackFailed,
                        Tr::tr("The restore failed while switching over (%1) and could not be undone (%2).")
                            .arg(applied.error().message, undone.error().message),
                        Tr::tr("The backup is intact: solve the cause and restore it again. Tables named "
                               "stellwerk_old_… hold the previous rows until then."),
                        QString(applied.error().detail + u'\n' + undone.error().detail));
        return fail(
            std::move(applied).error().during(Tr::tr("switching over; it was undone, the database is as it was")));
    }

private:
    Status readOld() {
        STELLWERK_ASSIGN(const std::vector<TableContent> tables, readTables(m_connection));
        STELLWERK_ASSIGN(m_oldObjects, readObjects(m_connection));
        for (const TableContent &table : tables) {
            m_oldNames << table.definition.name;
            m_oldTemporary << oldName(static_cast<int>(m_oldNames.size()));
        }
        return {};
    }

    /// Everything that may fail, as long as it can be undone. The rows were compared before and are not touched by a
    /// change of names.
    Status apply() {
        STELLWERK_TRY(dropObjects(m_connection, m_oldObjects));
        QStringList renames;
        for (qsizetype i = 0; i < m_oldNames.size(); ++i)
            renames << rename(m_oldNames[i], m_oldTemporary[i]);
        for (const BuiltTable &table : m_built)
            renames << rename(table.temporary, table.name);
        STELLWERK_TRY(renameAll(renames));
        m_renamed = true;
        STELLWERK_TRY(createObjects(m_connection, m_objects, m_context));
        compareObjects();
        return {};
    }

    /// Goes back from wherever apply() stopped. The old tables kept their foreign keys.
    Status undo() {
        STELLWERK_ASSIGN(const std::vector<SchemaObject> made, readObjects(m_connection));
        STELLWERK_TRY(dropObjects(m_connection, made));
        if (m_renamed) {
            QStringList renames;
            for (const BuiltTable &table : m_built)
                renames << rename(table.name, table.temporary);
            for (qsizetype i = 0; i < m_oldNames.size(); ++i)
                renames << rename(m_oldTemporary[i], m_oldNames[i]);
            STELLWERK_TRY(renameAll(renames));
        }
        return createObjects(m_connection, m_oldObjects, m_context);
    }

    /// The old tables go, and with them the names of their foreign keys, which are unique in a database; then the
    /// restored tables get theirs. That they can be made has been rehearsed.
    Status finish() {
        Status done = dropTables(m_connection, m_oldTemporary);
        for (size_t i = 0; done && i < m_built.size(); ++i)
            done = addForeignKeys(m_built[i]);
        if (done)
            done = compareDefinitions();
        if (!done)
            return fail(std::move(done).error().during(
                Tr::tr("finishing; all rows are restored, but foreign keys may be missing or old tables left over")));
        return {};
    }

    [[nodiscard]] QString quote(const QString &name) const { return m_connection.dialect().quote(name); }
    [[nodiscard]] QString rename(const QString &from, const QString &to) const {
        return QString(quote(from) + u" TO " + quote(to));
    }

    Status renameAll(const QStringList &renames) {
        if (renames.isEmpty())
            return {};
        STELLWERK_TRY(m_connection.exec(QString(u"RENAME TABLE " + renames.join(QLatin1String(", ")))));
        return {};
    }

    Status addForeignKeys(const BuiltTable &table) {
        const QStringList keys = table.text.foreignKeys();
        if (keys.isEmpty())
            return {};
        STELLWERK_TRY(m_connection.exec(
            QString(u"ALTER TABLE " + quote(table.name) + u" ADD " + keys.join(QLatin1String(", ADD ")))));
        return {};
    }

    /// Every table's SHOW CREATE TABLE must be the backup's text again, foreign keys included.
    Status compareDefinitions() {
        STELLWERK_ASSIGN(const std::vector<TableContent> tables, readTables(m_connection));
        QHash<QString, QString> found;
        for (const TableContent &table : tables)
            found.insert(table.definition.name, table.definition.create);
        for (const BuiltTable &table : m_built) {
            STELLWERK_ASSIGN(const CreateText text, parseCreateText(found.value(table.name), quote(table.name)));
            if (!sameTable(table.text, text, true))
                return fail(ErrorCode::Damaged,
                            Tr::tr("The table %1 is not defined as in the backup after the switch.").arg(table.name),
                            {},
                            QString(table.text.statement(quote(table.name), true) + u'\n' + found.value(table.name)));
        }
        return {};
    }

    /// Objects carry no rows: one that the server words differently or has dropped by itself (an event whose time has
    /// passed) is told, but no reason to go back.
    void compareObjects() {
        const auto now = readObjects(m_connection);
        for (const SchemaObject &object : m_objects) {
            const bool same = now && std::ranges::any_of(*now, [&](const SchemaObject &other) {
                                  return other.kind == object.kind && other.name == object.name &&
                                         other.create == object.create && other.state == object.state;
                              });
            if (!same && !object.broken)
                m_context.warning(QStringLiteral("object_differs"),
                                  Tr::tr("The %1 %2 is not worded as in the backup.").arg(object.kind, object.name));
        }
    }

    db::Connection &m_connection;
    const std::vector<BuiltTable> &m_built;
    const std::vector<SchemaObject> &m_objects;
    const TaskContext &m_context;
    QStringList m_oldNames;
    QStringList m_oldTemporary; ///< in the same order
    std::vector<SchemaObject> m_oldObjects;
    bool m_renamed = false;
};

} // namespace

Status switchOver(db::Connection &connection, const std::vector<BuiltTable> &built,
                  const std::vector<SchemaObject> &objects, const TaskContext &context) {
    return Switch(connection, built, objects, context).run();
}

Status dropTemporaryTables(db::Connection &connection) {
    STELLWERK_ASSIGN(const std::vector<TableContent> tables, readTables(connection, isTemporaryName));
    QStringList names;
    for (const TableContent &table : tables)
        names << table.definition.name;
    return dropTables(connection, names);
}

} // namespace stellwerk::backup
