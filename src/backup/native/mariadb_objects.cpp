// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "backup/native/mariadb_objects.h"

#include "backup/native/mariadb_broken_views.h"
#include "db/scratch_database.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>

namespace stellwerk::backup {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Backup)
};

using L = QLatin1StringView;

bool isProgram(const SchemaObject &object) {
    return object.kind != kDefaultsKind && object.kind != L("view") && object.kind != L("sequence");
}

/// The session and the database as the object's text needs them; puts both back.
class Environment {
public:
    explicit Environment(db::Connection &connection) : m_connection(connection) {}

    Status enter(const SchemaObject &object) {
        STELLWERK_ASSIGN(m_before, m_connection.select(QStringLiteral(
                                       "SELECT @@sql_mode AS m, @@character_set_client AS s, @@collation_connection AS "
                                       "c, @@time_zone AS z, @@collation_database AS d")));
        // Routines keep the default of the database under which they were made.
        if (const QString collation = object.state.value(1);
            isProgram(object) && !collation.isEmpty() && collation != before("d")) {
            STELLWERK_TRY(setDefault(collation));
            m_changedDefault = true;
        }
        QStringList settings;
        const auto set = [&](L variable, const QString &value) {
            if (!value.isEmpty())
                settings << QString(u"SESSION " + variable + u" = " + text(value));
        };
        if (isProgram(object))
            settings << QString(u"SESSION sql_mode = " + text(object.sqlMode));
        if (isProgram(object) || object.kind == L("view")) {
            set(L("character_set_client"), object.state.value(0));
            set(L("collation_connection"), object.collation);
        }
        set(L("time_zone"), object.timeZone);
        if (!settings.isEmpty())
            STELLWERK_TRY(m_connection.exec(QString(u"SET " + settings.join(L(", ")))));
        return {};
    }

    Status leave() {
        STELLWERK_TRY(m_connection.exec(
            QStringLiteral("SET SESSION sql_mode = '%1', SESSION character_set_client = '%2', SESSION "
                           "collation_connection = '%3', SESSION time_zone = '%4', SESSION timestamp = DEFAULT")
                .arg(before("m"), before("s"), before("c"), before("z"))));
        return m_changedDefault ? setDefault(before("d")) : Status{};
    }

private:
    [[nodiscard]] QString before(const char *column) const { return cellText(m_before, 0, L(column)); }
    [[nodiscard]] QString text(const QString &value) const {
        return QString::fromStdString(m_connection.dialect().literal(db::Value::text(value)));
    }
    Status setDefault(const QString &collation) {
        STELLWERK_TRY(m_connection.exec(QString(u"ALTER DATABASE COLLATE " + collation)));
        return {};
    }

    db::Connection &m_connection;
    db::ResultSet m_before;
    bool m_changedDefault = false;
};

/// Runs the text as if it had been sent in the character set of the session, whatever that is: the server translates
/// it, and keeps it as it was first written.
Status runText(db::Connection &connection, const QString &create) {
    STELLWERK_TRY(connection.exec(
        QString(u"EXECUTE IMMEDIATE _utf8mb4 X'" + QString::fromLatin1(create.toUtf8().toHex()) + u'\'')));
    return {};
}

/// A sequence is a table of one row; that row is its whole state. It gets its name last: one that a crash has left half
/// made, which no server survives to read, never goes by a name of the user's.
Status createSequence(db::Connection &connection, const SchemaObject &object) {
    const QString name = connection.dialect().quote(object.name);
    const QString temporary = connection.dialect().quote(restoreName(0));
    const QString head = QString(u"CREATE SEQUENCE " + name);
    if (!object.create.startsWith(head))
        return fail(ErrorCode::InvalidInput,
                    Tr::tr("The definition of the sequence %1 has an unknown form.").arg(object.name), {},
                    object.create);
    STELLWERK_TRY(connection.exec(QString(u"DROP SEQUENCE IF EXISTS " + temporary)));
    STELLWERK_TRY(connection.exec(QString(u"CREATE SEQUENCE " + temporary + object.create.sliced(head.size()))));
    STELLWERK_ASSIGN(const db::ResultSet rows, connection.select(QString(u"SELECT * FROM " + temporary)));
    std::vector<db::Value> row = rows.rows.front();
    row.front() = db::Value::text(object.state[0]);
    row.back() = db::Value::text(object.state[1]);
    QStringList cells;
    for (const db::Value &cell : row)
        cells << QString::fromStdString(connection.dialect().literal(cell));
    STELLWERK_TRY(connection.exec(QString(u"INSERT INTO " + temporary + u" VALUES (" + cells.join(L(", ")) + u')')));
    STELLWERK_TRY(connection.exec(QString(u"RENAME TABLE " + temporary + u" TO " + name)));
    return {};
}

/// A server drops an event whose time has passed as soon as it is made, unless it is made before that time.
Status insistOnEvent(db::Connection &connection, const SchemaObject &object) {
    STELLWERK_ASSIGN(const auto there,
                     connection.selectValue(QStringLiteral("SELECT COUNT(*) FROM information_schema.EVENTS "
                                                           "WHERE EVENT_SCHEMA = DATABASE() AND EVENT_NAME = ?"),
                                            {db::Value::text(object.name)}));
    if (there && there->toInteger() != 0)
        return {};
    STELLWERK_TRY(connection.exec(QStringLiteral("SET SESSION timestamp = 1")));
    return runText(connection, object.create);
}

Status runCreate(db::Connection &connection, const SchemaObject &object) {
    if (object.kind == L("sequence"))
        return createSequence(connection, object);
    if (object.kind == kDefaultsKind) {
        STELLWERK_TRY(connection.exec(object.create));
        return {};
    }
    static constexpr QStringView create = u"CREATE ";
    QString text = object.create;
    if (isRoutine(object) && text.startsWith(create))
        text.insert(create.size(), L("OR REPLACE "));
    STELLWERK_TRY(runText(connection, text));
    return object.kind == L("event") ? insistOnEvent(connection, object) : Status{};
}

Status dropObject(db::Connection &connection, const SchemaObject &object) {
    STELLWERK_TRY(connection.exec(QStringLiteral("DROP %1 IF EXISTS ").arg(object.kind.toUpper()) +
                                  connection.dialect().quote(object.name)));
    return {};
}

QString definerOf(const SchemaObject &object) {
    static const QRegularExpression form(QStringLiteral(" DEFINER=(`(?:[^`]|``)*`(?:@`(?:[^`]|``)*`)?)"));
    return form.match(object.create.left(1000)).captured(1);
}

/// A statement that makes an object of the kind in the definer's name and does nothing.
QString probeStatement(const SchemaObject &object, const QString &name, const QString &table) {
    const QString head = definerOf(object).isEmpty() ? QStringLiteral("CREATE ")
                                                     : QStringLiteral("CREATE DEFINER=%1 ").arg(definerOf(object));
    if (object.kind == QLatin1String("view"))
        return QString(head + u"VIEW " + name + u" AS SELECT 1 AS one");
    if (object.kind == QLatin1String("trigger"))
        return QString(head + u"TRIGGER " + name + u" BEFORE INSERT ON " + table + u" FOR EACH ROW SET @stellwerk = 0");
    if (object.kind == QLatin1String("event"))
        return QString(head + u"EVENT " + name + u" ON SCHEDULE EVERY 1 DAY DISABLE DO SET @stellwerk = 0");
    if (object.kind == QLatin1String("procedure"))
        return QString(head + u"PROCEDURE " + name + u"() SET @stellwerk = 0");
    if (object.kind == QLatin1String("function"))
        return QString(head + u"FUNCTION " + name + u"() RETURNS INT DETERMINISTIC NO SQL RETURN 0");
    return {};
}

} // namespace

Status createObject(db::Connection &connection, const SchemaObject &object) {
    Environment environment(connection);
    Status made = environment.enter(object);
    if (made)
        made = runCreate(connection, object);
    STELLWERK_TRY(environment.leave());
    if (!made)
        return fail(std::move(made).error().during(Tr::tr("making the %1 %2").arg(object.kind, object.name)));
    return {};
}

Status createObjects(db::Connection &connection, const std::vector<SchemaObject> &objects) {
    std::vector<const SchemaObject *> waiting;
    for (const SchemaObject &object : objects) {
        if (!object.broken)
            waiting.push_back(&object);
    }
    // What fails may need what comes later (views on views): again until nothing moves.
    while (!waiting.empty()) {
        std::vector<const SchemaObject *> failed;
        std::vector<Error> errors;
        for (const SchemaObject *object : waiting) {
            if (auto status = createObject(connection, *object); !status) {
                failed.push_back(object);
                errors.push_back(std::move(status).error());
            }
        }
        if (failed.size() == waiting.size())
            return std::unexpected(std::move(errors.front()));
        waiting = std::move(failed);
    }
    return {};
}

bool isRoutine(const SchemaObject &object) {
    return object.kind == L("function") || object.kind == L("procedure") || object.kind == L("package") ||
           object.kind == L("package body");
}

Status dropOtherRoutines(db::Connection &connection, const std::vector<SchemaObject> &objects) {
    STELLWERK_ASSIGN(const std::vector<SchemaObject> present, readMariaDbObjectNames(connection));
    for (const SchemaObject &object : present) {
        const bool wanted = std::ranges::any_of(objects, [&object](const SchemaObject &other) {
            return other.kind == object.kind && other.name.compare(object.name, Qt::CaseInsensitive) == 0;
        });
        if (isRoutine(object) && !wanted)
            STELLWERK_TRY(dropObject(connection, object));
    }
    return {};
}

Status dropObjects(db::Connection &connection, const std::vector<SchemaObject> &objects) {
    STELLWERK_TRY(dropStandIns(connection));
    const bool scratch = connection.profile().database.startsWith(L(db::kScratchPrefix));
    for (const SchemaObject &object : objects) {
        const bool stays = isRoutine(object) && !scratch && !isTemporaryName(object.name);
        if (object.kind != kDefaultsKind && !stays)
            STELLWERK_TRY(dropObject(connection, object));
    }
    return {};
}

Status dropTables(db::Connection &connection, const QStringList &names) {
    if (names.isEmpty())
        return {};
    STELLWERK_TRY(connection.exec(QString(u"DROP TABLE IF EXISTS " + connection.dialect().quoteList(names))));
    return {};
}

Status probeRights(db::Connection &connection, const std::vector<SchemaObject> &objects, const QString &table) {
    const db::Dialect &dialect = connection.dialect();
    const QString name = dialect.quote(restoreName(0));
    QSet<QString> done;
    for (const SchemaObject &object : objects) {
        const QString statement = probeStatement(object, name, dialect.quote(table));
        if (statement.isEmpty() || done.contains(statement))
            continue;
        done.insert(statement);
        const auto made = connection.exec(statement);
        SchemaObject probe = object;
        probe.name = restoreName(0);
        STELLWERK_TRY(dropObject(connection, probe));
        if (!made)
            return fail(
                Error(made.error())
                    .during(Tr::tr("trying whether %1 %2 could be made again").arg(object.kind, object.name))
                    .withHint(
                        Tr::tr("The user %1 must be allowed to make it in the name of %2. The database is unchanged.")
                            .arg(connection.profile().user, definerOf(object))));
    }
    return {};
}

} // namespace stellwerk::backup
