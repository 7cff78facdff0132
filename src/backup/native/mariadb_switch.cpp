// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "backup/native/mariadb_switch.h"

#include "backup/native/database_content.h"
#include "backup/native/mariadb_broken_views.h"
#include "backup/native/mariadb_objects.h"
#include "backup/native/switch_journal.h"
#include "backup/native/switch_state.h"

#include <QCoreApplication>
#include <QHash>
#include <QRegularExpression>

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

/// A trigger is kept as it was written, in which its own name and that of its table may have had the database before
/// them; the rest of the text is the author's and stays.
QString triggerMovedToDatabase(const QString &create, const QString &from, const QString &to) {
    const QString name = QRegularExpression::escape(from);
    const QString quoted = QRegularExpression::escape(QString(from).replace(u'`', QLatin1String("``")));
    const QRegularExpression form(QStringLiteral("\\A(.*?\\bTRIGGER\\s+(?:IF\\s+NOT\\s+EXISTS\\s+)?)((?:%1|`%2`)\\s*\\."
                                                 ")?(.*?\\bON\\s+)((?:%1|`%2`)\\s*\\.)?")
                                      .arg(name, quoted),
                                  QRegularExpression::CaseInsensitiveOption |
                                      QRegularExpression::DotMatchesEverythingOption);
    const auto head = form.match(create);
    const auto database = [&](int group) { return head.capturedLength(group) > 0 ? QString(to + u'.') : QString(); };
    if (head.capturedLength(2) == 0 && head.capturedLength(4) == 0)
        return create;
    return QString(head.captured(1) + database(2) + head.captured(3) + database(4) + create.sliced(head.capturedEnd()));
}

class Switch {
public:
    Switch(db::Connection &connection, const std::vector<BuiltTable> &built, const std::vector<SchemaObject> &objects,
           const QString &fromDatabase, const TaskContext &context)
        : m_connection(connection), m_built(built), m_objects(objects), m_context(context) {
        moveToThisDatabase(fromDatabase);
    }

    /// Takes up what an earlier run began.
    Switch(db::Connection &connection, SwitchJournal journal, const TaskContext &context)
        : m_connection(connection), m_built(std::move(journal.built)), m_context(context) {
        m_oldNames = std::move(journal.oldNames);
        m_oldTemporary = std::move(journal.oldTemporary);
        m_oldObjects = std::move(journal.oldObjects);
        m_objects = std::move(journal.objects);
        nameBuilt();
    }

    Status run() {
        STELLWERK_TRY(readOld());
        STELLWERK_TRY(
            SwitchJournal({m_oldNames, m_oldTemporary, m_oldObjects, m_built, m_objects}).write(m_connection));
        Status applied = apply();
        if (applied)
            applied = SwitchJournal::setFinishing(m_connection);
        if (applied) // the point of no return
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

    /// Gives back whether it went forward.
    Result<bool> resume(const SwitchJournal &journal) {
        m_resumed = true;
        if (journal.isFinishing) {
            STELLWERK_TRY(finish());
            return true;
        }
        STELLWERK_ASSIGN(const SwitchState state, findSwitchState(m_connection, journal));
        if (state == SwitchState::NothingMoved) {
            STELLWERK_TRY(remakeObjects());
            return false;
        }
        if (state == SwitchState::NewInPlace) {
            STELLWERK_ASSIGN(const bool unchanged, holdsWhatWasRestored(m_connection, m_built, m_context));
            if (!unchanged) { // what was written since is nowhere else
                STELLWERK_TRY(forward());
                return true;
            }
        }
        m_oldAside = !m_oldTemporary.isEmpty();
        m_newInPlace = state == SwitchState::NewInPlace;
        STELLWERK_TRY(undo());
        return false;
    }

private:
    void nameBuilt() {
        for (const BuiltTable &table : m_built) {
            m_names << table.name;
            m_temporary << table.temporary;
        }
    }

    /// Definitions that name the database of the backup must name this one.
    void moveToThisDatabase(const QString &fromDatabase) {
        const QString from = quote(fromDatabase);
        const QString to = quote(m_connection.profile().database);
        if (from == to)
            return;
        for (BuiltTable &table : m_built) {
            for (QString &definition : table.text.definitions) {
                if (definition.startsWith(u'`'))
                    definition = movedToDatabase(definition, from, to);
            }
        }
        for (SchemaObject &object : m_objects) {
            if (object.kind == QLatin1String("view"))
                object.create = movedToDatabase(object.create, from, to);
            else if (object.kind == QLatin1String("trigger"))
                object.create = triggerMovedToDatabase(object.create, fromDatabase, to);
        }
    }

    Status readOld() {
        STELLWERK_ASSIGN(const std::vector<TableContent> tables, readTables(m_connection));
        STELLWERK_ASSIGN(m_oldObjects, readObjects(m_connection));
        nameBuilt();
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
        STELLWERK_TRY(swapTables(m_oldNames, m_oldTemporary, m_temporary, m_names, m_objects));
        STELLWERK_TRY(createObjects(m_connection, m_objects));
        for (const BuiltTable &table : m_built)
            STELLWERK_TRY(alter(table, table.text.sequenceDefaults()));
        compareObjects();
        return {};
    }

    /// Goes back from wherever apply() stopped. The old tables kept their foreign keys. The journal goes before any
    /// table is dropped: it must never outlive what it speaks of.
    Status undo() {
        QStringList away;
        QStringList aside;
        if (m_newInPlace) {
            away = m_names;
            aside = m_temporary;
        }
        if (m_oldAside) {
            QStringList others = m_oldNames;
            others.removeIf([&](const QString &name) { return away.contains(name); });
            STELLWERK_ASSIGN(const QStringList inTheWay, worthlessTables(m_connection, others));
            STELLWERK_ASSIGN(QStringList names, freeRestoreNames(m_connection, aside.size() + inTheWay.size()));
            names.removeIf([&](const QString &name) { return aside.contains(name); });
            away << inTheWay;
            aside << names.first(inTheWay.size());
        }
        STELLWERK_ASSIGN(const std::vector<SchemaObject> made, readMariaDbObjectNames(m_connection));
        STELLWERK_TRY(dropObjects(m_connection, made));
        if (m_newInPlace || m_oldAside)
            STELLWERK_TRY(swapTables(away, aside, m_oldAside ? m_oldTemporary : QStringList(),
                                     m_oldAside ? m_oldNames : QStringList(), m_oldObjects));
        STELLWERK_TRY(createObjects(m_connection, m_oldObjects));
        return SwitchJournal::remove(m_connection);
    }

    /// The old tables were never moved: they may have been used since, and so may the sequences, which stay.
    Status remakeObjects() {
        STELLWERK_ASSIGN(std::vector<SchemaObject> missing, objectsToMake(m_connection, m_oldObjects));
        if (std::ranges::any_of(missing, &SchemaObject::broken)) {
            // They can only be made while nothing is there, neither tables nor other views.
            std::vector<SchemaObject> views = m_oldObjects;
            std::erase_if(views, [](const SchemaObject &object) { return object.kind != QLatin1String("view"); });
            STELLWERK_TRY(dropObjects(m_connection, views));
            STELLWERK_TRY(swapTables(m_oldNames, m_oldTemporary, m_oldTemporary, m_oldNames, m_oldObjects));
            STELLWERK_ASSIGN(missing, objectsToMake(m_connection, m_oldObjects));
        }
        STELLWERK_TRY(createObjects(m_connection, missing));
        return SwitchJournal::remove(m_connection);
    }

    /// From the new tables in their places to the end.
    Status forward() {
        STELLWERK_ASSIGN(const std::vector<SchemaObject> missing, objectsToMake(m_connection, m_objects));
        STELLWERK_TRY(createObjects(m_connection, missing));
        for (const BuiltTable &table : m_built)
            STELLWERK_TRY(alter(table, table.text.sequenceDefaults()));
        STELLWERK_TRY(SwitchJournal::setFinishing(m_connection));
        return finish();
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

    /// The old tables go, and with them the names of their foreign keys, which are unique in a database; then the
    /// restored tables get theirs. That they can be made has been rehearsed.
    Status finish() {
        Status done = dropTables(m_connection, m_oldTemporary);
        for (size_t i = 0; i < m_built.size() && (done || !m_failedKeys.isEmpty()); ++i) {
            if (Status added = addForeignKeys(m_built[i]); !added && done)
                done = std::move(added);
        }
        if (done)
            done = compareDefinitions();
        if (done)
            done = SwitchJournal::remove(m_connection);
        if (!done) {
            Error error =
                std::move(done).error().during(Tr::tr("finishing; all rows are restored, but foreign keys may "
                                                      "be missing or old tables left over"));
            error.detail = QString(error.detail + u'\n' + m_failedKeys.join(u'\n')).trimmed();
            return fail(std::move(error).withHint(
                Tr::tr("The rows of the backup are in place; the table %1 says what is still to be done. Solve the "
                       "cause and run it again to finish: the next restore or backup of this database does that "
                       "first. To leave it as it is, drop the table %1.")
                    .arg(SwitchJournal::kTable)));
        }
        return {};
    }

    /// Those that an interrupted run has not added yet. One that fails does not keep the others away.
    Status addForeignKeys(const BuiltTable &table) {
        const QStringList wanted = table.text.foreignKeys();
        if (wanted.isEmpty())
            return {};
        STELLWERK_ASSIGN(const db::ResultSet create,
                         m_connection.select(QString(u"SHOW CREATE TABLE " + quote(table.name))));
        STELLWERK_ASSIGN(const CreateText now,
                         parseCreateText(cellText(create, 0, QLatin1StringView("Create Table")), quote(table.name)));
        QStringList changes;
        for (const QString &key : wanted) {
            if (!now.foreignKeys().contains(key))
                changes << QString(u"ADD " + key);
        }
        if (changes.isEmpty() || alter(table, changes))
            return {};
        Status added;
        for (const QString &change : std::as_const(changes)) {
            if (Status one = alter(table, {change}); !one) {
                m_failedKeys << QString(u"ALTER TABLE " + quote(table.name) + u' ' + change);
                added = std::move(one);
            }
        }
        return added;
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

    Status alter(const BuiltTable &table, const QStringList &changes) {
        if (changes.isEmpty())
            return {};
        STELLWERK_TRY(
            m_connection.exec(QString(u"ALTER TABLE " + quote(table.name) + u' ' + changes.join(QLatin1String(", ")))));
        return {};
    }

    /// Every table's SHOW CREATE TABLE must be the backup's text again, foreign keys included. A next id that is not
    /// the backup's is told: where it was not above all ids, it would have given one that is taken.
    Status compareDefinitions() {
        STELLWERK_ASSIGN(const std::vector<TableContent> tables, readTables(m_connection));
        QHash<QString, QString> found;
        for (const TableContent &table : tables)
            found.insert(table.definition.name, table.definition.create);
        for (const BuiltTable &table : m_built) {
            if (m_resumed && !found.contains(table.name))
                continue;
            STELLWERK_ASSIGN(const CreateText text, parseCreateText(found.value(table.name), quote(table.name)));
            if (!sameTable(table.text, text, true) && m_resumed) { // somebody may have worked with it since
                m_context.warning(QStringLiteral("table_differs"),
                                  Tr::tr("The table %1 is not defined as in the backup.").arg(table.name));
                continue;
            }
            if (!sameTable(table.text, text, true))
                return fail(ErrorCode::Damaged,
                            Tr::tr("The table %1 is not defined as in the backup after the switch.").arg(table.name),
                            {},
                            QString(table.text.statement(quote(table.name), true) + u'\n' + found.value(table.name)));
            if (text.autoIncrement() != table.text.autoIncrement())
                m_context.warning(
                    QStringLiteral("next_id_is_higher"),
                    Tr::tr("The next automatic id of the table %1 is %2; in the backup it is %3, which is "
                           "not above all its rows.")
                        .arg(table.name)
                        .arg(text.autoIncrement())
                        .arg(table.text.autoIncrement()));
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
            if (!same)
                m_context.warning(QStringLiteral("object_differs"),
                                  Tr::tr("The %1 %2 is not worded as in the backup.").arg(object.kind, object.name));
        }
    }

    db::Connection &m_connection;
    std::vector<BuiltTable> m_built;
    std::vector<SchemaObject> m_objects;
    const TaskContext &m_context;
    QStringList m_oldNames;
    QStringList m_oldTemporary; ///< in the same order
    std::vector<SchemaObject> m_oldObjects;
    QStringList m_names; ///< of the built tables
    QStringList m_temporary;
    bool m_oldAside = false; ///< the old tables have their temporary names
    bool m_newInPlace = false;
    bool m_resumed = false;
    QStringList m_failedKeys; ///< the statements
};

} // namespace

Status switchOver(db::Connection &connection, const std::vector<BuiltTable> &built,
                  const std::vector<SchemaObject> &objects, const QString &fromDatabase, const TaskContext &context) {
    return Switch(connection, built, objects, fromDatabase, context).run();
}

Result<bool> resumeSwitch(db::Connection &connection, SwitchJournal journal, const TaskContext &context) {
    return Switch(connection, journal, context).resume(journal);
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
