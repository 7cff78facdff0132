// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fidelity.h"

namespace stellwerk::test {

namespace {

class StateReader {
public:
    explicit StateReader(const db::ConnectionProfile &profile) : m_connection(openOrDie(profile)), m_profile(profile) {}

    FidelityState read() {
        add(QStringLiteral("the database's defaults"),
            QStringLiteral("SELECT DEFAULT_CHARACTER_SET_NAME, DEFAULT_COLLATION_NAME, SCHEMA_COMMENT FROM "
                           "information_schema.SCHEMATA WHERE SCHEMA_NAME = DATABASE()"));
        for (const auto &[name, type] : pairs("SELECT TABLE_NAME, TABLE_TYPE FROM information_schema.TABLES WHERE "
                                              "TABLE_SCHEMA = DATABASE()"))
            addTable(name, type);
        addKind("trigger", "SELECT TRIGGER_NAME, CONCAT(EVENT_OBJECT_TABLE, ' ', ACTION_ORDER) FROM "
                           "information_schema.TRIGGERS WHERE TRIGGER_SCHEMA = DATABASE()");
        for (const char *kind : {"function", "procedure", "package", "package body"})
            addKind(kind, QStringLiteral("SELECT ROUTINE_NAME, '' FROM information_schema.ROUTINES WHERE "
                                         "ROUTINE_SCHEMA = DATABASE() AND ROUTINE_TYPE = '%1'")
                              .arg(QLatin1StringView(kind))
                              .toUtf8());
        addKind("event", "SELECT EVENT_NAME, STATUS FROM information_schema.EVENTS WHERE EVENT_SCHEMA = DATABASE()");
        return m_state;
    }

private:
    [[nodiscard]] QString quote(const QString &name) const { return m_connection.dialect().quote(name); }

    QList<std::pair<QString, QString>> pairs(const QByteArray &sql) {
        QList<std::pair<QString, QString>> result;
        for (const auto &row : valueOrDie(m_connection.select(QString::fromUtf8(sql))).rows)
            result << std::pair(row[0].toString(), row[1].toString());
        return result;
    }

    /// All cells of a query under a name, without the database's name and the time of making.
    void add(const QString &name, const QString &sql, const QString &more = {}) {
        const auto result = m_connection.select(sql);
        QString text = more;
        if (!result)
            text += result.error().detail;
        for (size_t row = 0; result && row < result->rows.size(); ++row) {
            for (qsizetype i = 0; i < result->columns.size(); ++i) {
                if (result->columns[i] != QLatin1String("Created"))
                    text += QString(result->rows[row][static_cast<size_t>(i)].toString() + u'\n');
            }
        }
        m_state.insert(name, text.replace(quote(m_profile.database), QLatin1String("`db`"))
                                 .replace(QString(m_profile.database + u'.'), QLatin1String("db.")));
    }

    void addKind(const char *kind, const QByteArray &names) {
        for (const auto &[name, more] : pairs(names))
            add(QString(QLatin1String(kind) + u' ' + quote(name)),
                QStringLiteral("SHOW CREATE %1 ").arg(QString::fromLatin1(kind).toUpper()) + quote(name), more);
    }

    void addTable(const QString &name, const QString &type) {
        if (type == QLatin1String("VIEW")) {
            add(QString(u"view " + quote(name)), QString(u"SHOW CREATE VIEW " + quote(name)));
            return;
        }
        const bool sequence = type == QLatin1String("SEQUENCE");
        add(QString((sequence ? u"sequence " : u"table ") + quote(name)), QString(u"SHOW CREATE TABLE " + quote(name)));
        if (sequence)
            add(QString(u"state of " + quote(name)), QString(u"SELECT * FROM " + quote(name)));
        else
            add(QString(u"rows of " + quote(name)), QString(u"CHECKSUM TABLE " + quote(name) + u" EXTENDED"));
        if (type == QLatin1String("SYSTEM VERSIONED"))
            add(QString(u"history of " + quote(name)), QString(u"SELECT *, ROW_START, ROW_END FROM " + quote(name) +
                                                               u" FOR SYSTEM_TIME ALL ORDER BY ROW_START, 1"));
    }

    db::Connection m_connection;
    db::ConnectionProfile m_profile;
    FidelityState m_state;
};

} // namespace

void fill(const db::ConnectionProfile &profile, const FidelityCase &what) {
    db::Connection connection = openOrDie(profile);
    valueOrDie(connection.exec(QStringLiteral("SET SESSION sql_mode = 'ALLOW_INVALID_DATES', SESSION "
                                              "check_constraint_checks = 0, SESSION foreign_key_checks = 0, SESSION "
                                              "innodb_strict_mode = 0, SESSION explicit_defaults_for_timestamp = 1")));
    for (const char *sql : what.sql) {
        const QString statement =
            QString::fromUtf8(sql).replace(QLatin1String("`db`"), connection.dialect().quote(profile.database));
        if (const auto done = connection.exec(statement); !done)
            qFatal("%s: %s\n%s", what.name, qPrintable(statement), qPrintable(done.error().toText()));
    }
}

FidelityState fidelityState(const db::ConnectionProfile &profile) {
    return StateReader(profile).read();
}

QStringList differences(const FidelityState &actual, const FidelityState &expected) {
    QStringList result;
    FidelityState left = actual;
    for (auto it = expected.begin(); it != expected.end(); ++it) {
        if (!left.contains(it.key()))
            result << QString(it.key() + u" missing");
        else if (left.take(it.key()) != it.value())
            result << it.key();
    }
    for (const QString &key : left.keys())
        result << QString(key + u" too much");
    return result;
}

} // namespace stellwerk::test
