// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "backup/native/mariadb_switch.h"

#include "backup/native/database_content.h"
#include "backup/native/mariadb_broken_views.h"
#include "backup/native/mariadb_objects.h"
#include "backup/native/switch_finish.h"
#include "backup/native/switch_state.h"

#include <QCoreApplication>
#include <QHash>

namespace stellwerk::backup {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Backup)
};

class Switch {
public:
    /// @p journal: complete, or of a switch-over that has not begun, without what is there.
    Switch(db::Connection &connection, SwitchJournal journal, const TaskContext &context)
        : m_connection(connection), m_journal(std::move(journal)), m_context(context) {
        for (const BuiltTable &table : m_journal.built) {
            m_names << table.name;
            m_temporary << table.temporary;
        }
    }

    Result<QString> run() {
        STELLWERK_TRY(readOld());
        STELLWERK_TRY(m_journal.write(m_connection));
        Status applied = apply();
        if (applied) // the point of no return
            applied = SwitchJournal::setFinishing(m_connection);
        if (applied) {
            STELLWERK_TRY(finishSwitch(m_connection, m_journal, false, m_context));
            return m_kept;
        }
        if (const Status undone = undoUnlessWritten(); !undone)
            return fail(ErrorCode::RollbackFailed,
                        Tr::tr("The restore failed while switching over (%1) and could not be undone (%2).")
                            .arg(applied.error().message, undone.error().message),
                        Tr::tr("The backup is intact: solve the cause and restore it again. Tables named "
                               "stellwerk_old_… hold the previous rows until then."),
                        QString(applied.error().detail + u'\n' + undone.error().detail));
        return fail(
            std::move(applied).error().during(Tr::tr("switching over; it was undone, the database is as it was")));
    }

    /// Gives back whether it went forward.
    Result<bool> resume() {
        if (m_journal.isFinishing) {
            STELLWERK_TRY(finishSwitch(m_connection, m_journal, true, m_context));
            return true;
        }
        STELLWERK_ASSIGN(const SwitchState state, findSwitchState(m_connection, m_journal));
        // With no old tables, none have moved when the new ones are aside again.
        m_oldAside = state != SwitchState::NothingMoved || m_journal.oldTables.empty();
        m_newInPlace = state == SwitchState::NewInPlace;
        STELLWERK_ASSIGN(const bool written, isWrittenSince());
        if (written)
            STELLWERK_TRY(forward());
        else if (state == SwitchState::NothingMoved)
            STELLWERK_TRY(remakeObjects());
        else
            STELLWERK_TRY(undo());
        return written;
    }

private:
    /// Rows that somebody wrote into the new tables are nowhere else. When there are none the new tables are put aside,
    /// where nobody can write any more, and read once more: a transaction that was open before may have been committed
    /// meanwhile.
    Result<bool> isWrittenSince() {
        if (m_newInPlace) {
            STELLWERK_ASSIGN(const bool unchanged, holdsWhatWasRestored(m_connection, m_journal.built, m_context));
            if (!unchanged)
                return true;
            STELLWERK_TRY(renameAll(m_names, m_temporary));
            m_oldAside = true; // also when there are none
            m_newInPlace = false;
        }
        if (!m_oldAside)
            return false;
        STELLWERK_ASSIGN(const bool unchanged, holdAsideWhatWasRestored(m_connection, m_journal.built, m_context));
        if (unchanged)
            return false;
        STELLWERK_TRY(renameAll(m_temporary, m_names));
        m_newInPlace = true;
        return true;
    }

    Status undoUnlessWritten() {
        STELLWERK_ASSIGN(const bool written, isWrittenSince());
        if (written)
            return fail(ErrorCode::Conflict, Tr::tr("rows have been written into the restored tables since"));
        return undo();
    }

    Status readOld() {
        STELLWERK_ASSIGN(std::vector<TableContent> tables, readTables(m_connection));
        STELLWERK_ASSIGN(m_journal.oldObjects, readObjects(m_connection));
        STELLWERK_ASSIGN(m_journal.oldSettings, readSettings(m_connection));
        for (TableContent &table : tables) {
            m_journal.oldTables.push_back(std::move(table.definition));
            m_journal.oldTemporary << oldName(static_cast<int>(m_journal.oldTables.size()));
        }
        return {};
    }

    /// Everything that may fail, as long as it can be undone. The rows were compared before and are not touched by a
    /// change of names.
    Status apply() {
        STELLWERK_TRY(dropObjects(m_connection, m_journal.oldObjects));
        STELLWERK_TRY(
            swapTables(m_journal.oldNames(), m_journal.oldTemporary, m_temporary, m_names, m_journal.objects));
        STELLWERK_TRY(createObjects(m_connection, m_journal.objects));
        STELLWERK_TRY(dropOtherRoutines(m_connection, m_journal.objects));
        STELLWERK_TRY(setSequenceDefaults());
        compareObjects();
        return keepReplacedRows();
    }

    /// Somebody may have written to the old tables while the new ones were being loaded; now nobody can any more.
    Status keepReplacedRows() {
        if (!m_journal.present)
            return {};
        STELLWERK_ASSIGN(std::vector<TableContent> tables, readTables(m_connection, [&](const QString &name) {
                             return m_journal.oldTemporary.contains(name);
                         }));
        for (TableContent &table : tables) {
            table.source = table.definition.name;
            STELLWERK_ASSIGN(table.definition, asBefore(table.definition));
        }
        STELLWERK_ASSIGN(m_kept,
                         keepReplaced(m_connection.profile(), *m_journal.present,
                                      {std::move(tables), m_journal.oldObjects, m_journal.oldSettings}, m_context));
        return {};
    }

    /// The definition of an old table under its old name. Somebody may have altered it since it was read.
    Result<TableDefinition> asBefore(const TableDefinition &aside) {
        const TableDefinition &before =
            m_journal.oldTables[static_cast<size_t>(m_journal.oldTemporary.indexOf(aside.name))];
        STELLWERK_ASSIGN(const CreateText then, parseCreateText(before.create, quote(before.name)));
        STELLWERK_ASSIGN(CreateText now, parseCreateText(aside.create, quote(aside.name)));
        if (sameTable(then, now, false))
            return before;
        QHash<QString, QString> tables;
        for (size_t i = 0; i < m_journal.oldTables.size(); ++i)
            tables.insert(quote(m_journal.oldTemporary[static_cast<qsizetype>(i)]), quote(m_journal.oldTables[i].name));
        const QStringList keys = now.foreignKeys();
        for (QString &definition : now.definitions) {
            if (keys.contains(definition))
                definition = retargetForeignKey(definition, quote(foreignKeyName(definition)), tables);
        }
        return TableDefinition{before.name, now.statement(quote(before.name), true), aside.columns};
    }

    Status setSequenceDefaults() {
        for (const BuiltTable &table : m_journal.built) {
            const QStringList changes = table.text.sequenceDefaults();
            if (!changes.isEmpty())
                STELLWERK_TRY(m_connection.exec(
                    QString(u"ALTER TABLE " + quote(table.name) + u' ' + changes.join(QLatin1String(", ")))));
        }
        return {};
    }

    /// Makes room for the old tables. What held nothing may have been written to until it was moved.
    Status clearOldNames() {
        STELLWERK_ASSIGN(const QStringList inTheWay, worthlessTables(m_connection, m_journal.oldNames()));
        STELLWERK_ASSIGN(const QStringList aside, freeRestoreNames(m_connection, inTheWay.size()));
        STELLWERK_TRY(renameAll(inTheWay, aside));
        bool written = false;
        for (qsizetype i = 0; i < aside.size() && !written; ++i) {
            if (inTheWay[i] != kLockTable) {
                STELLWERK_ASSIGN(written, holdsRows(m_connection, aside[i]));
            }
        }
        if (!written)
            return {};
        STELLWERK_TRY(renameAll(aside, inTheWay));
        return worthlessTables(m_connection, inTheWay).transform([](const QStringList &) {});
    }

    /// Goes back from wherever apply() stopped; after isWrittenSince(). The old tables kept their foreign keys. The
    /// journal goes before any table is dropped: it must never outlive what it speaks of.
    Status undo() {
        if (m_oldAside)
            STELLWERK_TRY(clearOldNames());
        STELLWERK_ASSIGN(const std::vector<SchemaObject> made, readMariaDbObjectNames(m_connection));
        STELLWERK_TRY(dropObjects(m_connection, made));
        // Broken views can only be made while nothing is there.
        if (!m_oldAside && std::ranges::any_of(m_journal.oldObjects, &SchemaObject::broken)) {
            STELLWERK_TRY(renameAll(m_journal.oldNames(), m_journal.oldTemporary));
            m_oldAside = true;
        }
        if (m_oldAside)
            STELLWERK_TRY(swapTables({}, {}, m_journal.oldTemporary, m_journal.oldNames(), m_journal.oldObjects));
        STELLWERK_TRY(createObjects(m_connection, m_journal.oldObjects));
        STELLWERK_TRY(dropOtherRoutines(m_connection, m_journal.oldObjects));
        return SwitchJournal::remove(m_connection);
    }

    /// The old tables were never moved: they may have been used since, and so may the sequences, which stay.
    Status remakeObjects() {
        STELLWERK_ASSIGN(std::vector<SchemaObject> missing, objectsToMake(m_connection, m_journal.oldObjects));
        if (std::ranges::any_of(missing, &SchemaObject::broken)) {
            // They can only be made while nothing is there, neither tables nor other views.
            std::vector<SchemaObject> views = m_journal.oldObjects;
            std::erase_if(views, [](const SchemaObject &object) { return object.kind != QLatin1String("view"); });
            STELLWERK_TRY(dropObjects(m_connection, views));
            STELLWERK_TRY(swapTables(m_journal.oldNames(), m_journal.oldTemporary, m_journal.oldTemporary,
                                     m_journal.oldNames(), m_journal.oldObjects));
            STELLWERK_ASSIGN(missing, objectsToMake(m_connection, m_journal.oldObjects));
        }
        STELLWERK_TRY(createObjects(m_connection, missing));
        return SwitchJournal::remove(m_connection);
    }

    /// From the new tables in their places to the end.
    Status forward() {
        STELLWERK_ASSIGN(std::vector<SchemaObject> objects, objectsToMake(m_connection, m_journal.objects));
        // They are replaced one by one, so one that is there may be the old one.
        std::ranges::copy_if(m_journal.objects, std::back_inserter(objects), [&](const SchemaObject &object) {
            return isRoutine(object) && !std::ranges::contains(objects, object);
        });
        STELLWERK_TRY(createObjects(m_connection, objects));
        STELLWERK_TRY(dropOtherRoutines(m_connection, m_journal.objects));
        STELLWERK_TRY(setSequenceDefaults());
        STELLWERK_TRY(keepReplacedRows());
        STELLWERK_TRY(SwitchJournal::setFinishing(m_connection));
        return finishSwitch(m_connection, m_journal, true, m_context);
    }

    /// One statement puts the tables @p away aside and the tables @p from in their places. Broken views can only be
    /// made while nothing is there, so with them it takes two statements.
    Status swapTables(const QStringList &away, const QStringList &aside, const QStringList &from, const QStringList &to,
                      const std::vector<SchemaObject> &objects) {
        const bool broken = std::ranges::any_of(objects, &SchemaObject::broken);
        if (broken) {
            STELLWERK_TRY(renameAll(away, aside));
            m_oldAside = true;
            m_newInPlace = false;
            STELLWERK_TRY(createBrokenViews(m_connection, objects, m_context));
        }
        STELLWERK_TRY(broken ? renameAll(from, to) : renameAll(away + from, aside + to));
        m_oldAside = true;
        m_newInPlace = true;
        return {};
    }

    [[nodiscard]] QString quote(const QString &name) const { return m_connection.dialect().quote(name); }

    Status renameAll(const QStringList &from, const QStringList &to) {
        QStringList renames;
        for (qsizetype i = 0; i < from.size(); ++i)
            renames << QString(quote(from[i]) + u" TO " + quote(to[i]));
        if (renames.isEmpty())
            return {};
        STELLWERK_TRY(m_connection.exec(QString(u"RENAME TABLE " + renames.join(QLatin1String(", ")))));
        return {};
    }

    /// Objects carry no rows: one that the server words differently or has dropped by itself (an event whose time has
    /// passed) is told, but no reason to go back.
    void compareObjects() {
        const auto now = readObjects(m_connection);
        for (const SchemaObject &object : m_journal.objects) {
            const bool same = now && std::ranges::any_of(*now, [&](const SchemaObject &other) {
                                  return other.kind == object.kind && other.name == object.name &&
                                         other.create == object.create && other.state == object.state;
                              });
            if (!same)
                m_context.warning(QStringLiteral("object_differs"),
                                  Tr::tr("The %1 %2 is not worded as in the backup.").arg(object.kind, object.name));
        }
    }

    db::Connection &m_connection;
    SwitchJournal m_journal;
    const TaskContext &m_context;
    QStringList m_names; ///< of the built tables
    QStringList m_temporary;
    bool m_oldAside = false; ///< the old tables have their temporary names
    bool m_newInPlace = false;
    QString m_kept; ///< RestoreReport::replaced
};

/// Definitions that name the database of the backup must name this one.
void moveToDatabase(SwitchJournal &journal, const QString &fromDatabase, const db::Connection &connection) {
    const QString from = connection.dialect().quote(fromDatabase);
    const QString to = connection.dialect().quote(connection.profile().database);
    if (from == to)
        return;
    for (BuiltTable &table : journal.built) {
        for (QString &definition : table.text.definitions) {
            if (definition.startsWith(u'`'))
                definition = movedToDatabase(definition, from, to);
        }
    }
    for (SchemaObject &object : journal.objects) {
        if (object.kind == QLatin1String("view"))
            object.create = movedToDatabase(object.create, from, to);
        else if (object.kind == QLatin1String("trigger"))
            object.create = triggerMovedToDatabase(object.create, fromDatabase, to);
    }
}

} // namespace

Result<QString> switchOver(db::Connection &connection, BuiltDatabase built, const std::optional<PresentBackup> &present,
                           const TaskContext &context) {
    SwitchJournal journal;
    journal.built = std::move(built.tables);
    journal.objects = std::move(built.objects);
    journal.present = present;
    moveToDatabase(journal, built.name, connection);
    return Switch(connection, std::move(journal), context).run();
}

Result<bool> resumeSwitch(db::Connection &connection, SwitchJournal journal, const TaskContext &context) {
    return Switch(connection, std::move(journal), context).resume();
}

Status checkForeignKeyNames(const std::vector<BuiltTable> &built) {
    constexpr qsizetype kLongest = 64; // of an identifier, characters
    for (const BuiltTable &table : built) {
        for (const QString &key : table.text.foreignKeys()) {
            const QString name = foreignKeyName(key);
            if (name.toUcs4().size() > kLongest)
                return fail(ErrorCode::CheckFailed,
                            Tr::tr("The foreign key %1 of the table %2 has a name of more than 64 characters, which no "
                                   "server accepts.")
                                .arg(name, table.name),
                            Tr::tr("The database is unchanged. Give the foreign key a shorter name where the backup "
                                   "comes from, and make a new backup."),
                            key);
        }
    }
    return {};
}

} // namespace stellwerk::backup
