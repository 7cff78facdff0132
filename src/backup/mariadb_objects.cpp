// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "backup/mariadb_objects.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QSet>

namespace stellwerk::backup {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Backup)
};

/// The session variables under which an object's text was written; the caller puts them back.
Status setEnvironment(db::Connection &connection, const SchemaObject &object) {
    QStringList settings;
    const auto set = [&](QLatin1StringView variable, const QString &value) {
        const db::Value text = db::Value::text(value);
        settings << QString(u"SESSION " + variable + u" = " +
                            QString::fromStdString(connection.dialect().literal(text)));
    };
    const bool hasBody = object.kind != QLatin1String("view") && object.kind != QLatin1String("sequence");
    if (hasBody)
        set(QLatin1StringView("sql_mode"), object.sqlMode);
    // Only such a collation fits the character set in which the text is sent.
    if (object.collation.startsWith(QLatin1String("utf8mb4_")))
        set(QLatin1StringView("collation_connection"), object.collation);
    if (!object.timeZone.isEmpty())
        set(QLatin1StringView("time_zone"), object.timeZone);
    if (settings.isEmpty())
        return {};
    STELLWERK_TRY(connection.exec(QString(u"SET " + settings.join(QLatin1String(", ")))));
    return {};
}

Status runCreate(db::Connection &connection, const SchemaObject &object) {
    STELLWERK_TRY(setEnvironment(connection, object));
    STELLWERK_TRY(connection.exec(object.create));
    if (object.state.size() == 2) { // SETVAL takes no bound values
        const QStringList arguments{connection.dialect().quote(object.name),
                                    QString::number(object.state[0].toLongLong()), QStringLiteral("0"),
                                    QString::number(object.state[1].toLongLong())};
        STELLWERK_TRY(connection.exec(QString(u"DO SETVAL(" + arguments.join(QLatin1String(", ")) + u')')));
    }
    return {};
}

Status createObject(db::Connection &connection, const SchemaObject &object) {
    STELLWERK_ASSIGN(
        const db::ResultSet before,
        connection.select(QStringLiteral("SELECT @@sql_mode AS m, @@collation_connection AS c, @@time_zone AS z")));
    const Status made = runCreate(connection, object);
    STELLWERK_TRY(connection.exec(
        QStringLiteral("SET SESSION sql_mode = '%1', SESSION collation_connection = '%2', SESSION time_zone = '%3'")
            .arg(cellText(before, 0, QLatin1StringView("m")), cellText(before, 0, QLatin1StringView("c")),
                 cellText(before, 0, QLatin1StringView("z")))));
    if (!made)
        return fail(Error(made.error()).during(Tr::tr("making the %1 %2").arg(object.kind, object.name)));
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

Status createObjects(db::Connection &connection, const std::vector<SchemaObject> &objects, const TaskContext &context) {
    std::vector<const SchemaObject *> waiting;
    for (const SchemaObject &object : objects)
        waiting.push_back(&object);
    // What fails may need what comes later (views on views, PRECEDES of triggers): again until nothing moves.
    while (!waiting.empty()) {
        std::vector<const SchemaObject *> failed;
        std::vector<Error> errors;
        for (const SchemaObject *object : waiting) {
            if (auto status = createObject(connection, *object); !status) {
                failed.push_back(object);
                errors.push_back(std::move(status).error());
            }
        }
        const bool stuck = failed.size() == waiting.size();
        for (size_t i = 0; stuck && i < failed.size(); ++i) {
            if (!failed[i]->broken)
                return std::unexpected(std::move(errors[i]));
            context.warning(
                QStringLiteral("broken_view_left_out"),
                Tr::tr("The view %1 could not be used when the backup was made and cannot be made again: %2")
                    .arg(failed[i]->name, errors[i].detail));
        }
        if (stuck)
            break;
        waiting = std::move(failed);
    }
    return {};
}

Status dropObjects(db::Connection &connection, const std::vector<SchemaObject> &objects) {
    for (const SchemaObject &object : objects)
        STELLWERK_TRY(connection.exec(QStringLiteral("DROP %1 IF EXISTS %2")
                                          .arg(object.kind.toUpper(), connection.dialect().quote(object.name))));
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
        STELLWERK_TRY(dropObjects(connection, {probe}));
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
