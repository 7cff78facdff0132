// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "backup/native/mariadb_broken_views.h"

#include "backup/native/mariadb_objects.h"

#include <QCoreApplication>
#include <QMap>
#include <QRegularExpression>

namespace stellwerk::backup {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Backup)
};

constexpr int kNoSuchTable = 1146;
constexpr int kUnknownColumn = 1054;
/// A view of more tables and columns than this is not tried further.
constexpr int kMostTries = 5000;

/// The comment of every table that stands in, and of no other.
constexpr QLatin1StringView kStandIn("stellwerk: stands in for a table that a view misses");

/// The table that the server missed when it refused a view; empty when it missed something else.
QString missingTable(const Error &refusal, const QString &database) {
    static const QRegularExpression form(QStringLiteral("Table '([^.]*)\\.(.*)' doesn't exist"));
    const auto found = form.match(refusal.detail);
    return refusal.nativeCode == kNoSuchTable && found.captured(1) == database ? found.captured(2) : QString();
}

QString missingColumn(const Error &refusal) {
    static const QRegularExpression form(QStringLiteral("Unknown column '(?:[^']*\\.)?(.+)' in '"));
    return refusal.nativeCode == kUnknownColumn ? form.match(refusal.detail).captured(1) : QString();
}

/// The same view in the name of whoever makes it: one whose definer is gone cannot be read, not even by other views.
SchemaObject withoutDefiner(const SchemaObject &view) {
    static const QRegularExpression form(QStringLiteral(" DEFINER=`(?:[^`]|``)*`(?:@`(?:[^`]|``)*`)?"));
    SchemaObject result = view;
    const auto definer = form.match(view.create);
    result.create.remove(definer.capturedStart(), definer.capturedLength());
    return result;
}

class BrokenViews {
public:
    BrokenViews(db::Connection &connection, const std::vector<SchemaObject> &objects) : m_connection(connection) {
        for (const SchemaObject &object : objects) {
            if (object.kind == QLatin1String("view"))
                m_views.insert(object.name, &object);
        }
    }

    /// First everything that the broken views need, and they themselves, as stand-ins that can be read. Then every
    /// view takes the place of its stand-in, those that read other views before those.
    Status create() {
        for (const SchemaObject *view : std::as_const(m_views)) {
            if (view->broken && !m_standIns.contains(view->name)) {
                STELLWERK_ASSIGN(const bool made, standIn(*view));
                if (!made)
                    m_left << view->name;
            }
        }
        for (const QString &name : QStringList(m_standIns.rbegin(), m_standIns.rend())) {
            if (!m_views[name]->broken)
                continue;
            STELLWERK_TRY(m_connection.exec(QString(u"DROP VIEW " + m_connection.dialect().quote(name))));
            m_standIns.removeOne(name);
            STELLWERK_TRY(createObject(m_connection, *m_views[name]));
        }
        return {};
    }

    /// Drops what only stood in.
    Status drop() {
        if (!m_standIns.isEmpty())
            STELLWERK_TRY(m_connection.exec(QString(u"DROP VIEW " + m_connection.dialect().quoteList(m_standIns))));
        if (!m_tables.isEmpty())
            STELLWERK_TRY(m_connection.exec(QString(u"DROP TABLE " + m_connection.dialect().quoteList(m_tables))));
        return {};
    }

    /// What could not be made.
    [[nodiscard]] const QStringList &left() const { return m_left; }

private:
    Result<bool> standIn(const SchemaObject &view) {
        const SchemaObject own = withoutDefiner(view);
        for (int tries = 0; tries < kMostTries; ++tries) {
            const Status made = createObject(m_connection, own);
            if (made) {
                m_standIns << view.name;
                return true;
            }
            STELLWERK_ASSIGN(const bool supplied, supply(made.error()));
            if (!supplied)
                return false;
        }
        return false;
    }

    Result<bool> supply(const Error &refusal) {
        const db::Dialect &dialect = m_connection.dialect();
        if (const QString name = missingTable(refusal, m_connection.profile().database); !name.isEmpty()) {
            if (const SchemaObject *view = m_views.value(name)) // its text may depend on that being a view
                return standIn(*view);
            STELLWERK_TRY(m_connection.exec(QString(u"CREATE TABLE " + dialect.quote(name) +
                                                    u" (stellwerk INT) ENGINE=InnoDB COMMENT='" + kStandIn + u'\'')));
            m_tables << name;
            return true;
        }
        const QString column = missingColumn(refusal);
        // Which of the tables lacks it is not said. A view names every column with its table, so all may have it.
        for (const QString &table : column.isEmpty() ? QStringList() : m_tables)
            STELLWERK_TRY(m_connection.exec(QString(u"ALTER TABLE " + dialect.quote(table) +
                                                    u" ADD COLUMN IF NOT EXISTS " + dialect.quote(column) + u" TEXT")));
        return !column.isEmpty() && !m_tables.isEmpty();
    }

    db::Connection &m_connection;
    QMap<QString, const SchemaObject *> m_views;
    QStringList m_standIns; ///< views; each after those that it reads
    QStringList m_tables;
    QStringList m_left;
};

} // namespace

Status dropStandIns(db::Connection &connection) {
    STELLWERK_ASSIGN(const db::ResultSet rows,
                     connection.select(QStringLiteral("SELECT TABLE_NAME FROM information_schema.TABLES WHERE "
                                                      "TABLE_SCHEMA = DATABASE() AND TABLE_COMMENT = '%1'")
                                           .arg(kStandIn)));
    QStringList names;
    for (const auto &row : rows.rows)
        names << row.front().toString();
    if (!names.isEmpty())
        STELLWERK_TRY(connection.exec(QString(u"DROP TABLE " + connection.dialect().quoteList(names))));
    return {};
}

Status createBrokenViews(db::Connection &connection, const std::vector<SchemaObject> &objects,
                         const TaskContext &context) {
    BrokenViews views(connection, objects);
    const Status created = views.create();
    STELLWERK_TRY(views.drop()); // in any case: they have the names of tables that come back
    STELLWERK_TRY(created);
    for (const QString &name : views.left())
        context.warning(QStringLiteral("broken_view_left_out"),
                        Tr::tr("The view %1 could not be used when the backup was made and cannot be made again; its "
                               "text is in the backup.")
                            .arg(name));
    return {};
}

} // namespace stellwerk::backup
