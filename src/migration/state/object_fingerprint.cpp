// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/state/object_fingerprint.h"

#include <QCryptographicHash>
#include <QRegularExpression>

#include <array>

namespace stellwerk::migration {

namespace {

// Error numbers of MariaDB for things that are not there.
constexpr std::array kNotThere{
    1146, // ER_NO_SUCH_TABLE
    1305, // ER_SP_DOES_NOT_EXIST
    1347, // ER_WRONG_OBJECT: the name belongs to a thing of another kind
    1360, // ER_TRG_DOES_NOT_EXIST
    1539, // ER_EVENT_DOES_NOT_EXIST
    4088, // ER_UNKNOWN_SEQUENCES
    4089, // ER_UNKNOWN_VIEW… a sequence asked for as a view
    4091, // ER_UNKNOWN_SEQUENCES
};

/// Nothing when it is not there.
Result<std::optional<QString>> definitionFrom(const Result<db::ResultSet> &shown) {
    if (!shown) {
        if (std::ranges::contains(kNotThere, shown.error().nativeCode))
            return std::optional<QString>();
        return std::unexpected(shown.error());
    }
    // The column with the text has many names; it is the first one that begins with CREATE.
    static const QRegularExpression counter(QStringLiteral(" AUTO_INCREMENT=\\d+"));
    for (const db::Value &cell : shown->rows.empty() ? std::vector<db::Value>() : shown->rows.front()) {
        QString text = cell.toString();
        if (text.startsWith(QLatin1StringView("CREATE")))
            return std::optional(text.remove(counter));
    }
    // Without the right to see a routine's body the server shows nothing; then its existence has to do.
    return std::optional(QStringLiteral("hidden"));
}

Result<std::optional<QString>> definitionOf(db::Connection &connection, const ObjectName &object) {
    return definitionFrom(connection.select(definitionQuery(connection.dialect(), object)));
}

Result<QString> rowsOf(db::Connection &connection, const QString &table) {
    STELLWERK_ASSIGN(
        const auto sum,
        connection.select(QStringLiteral("CHECKSUM TABLE %1 EXTENDED").arg(connection.dialect().quote(table))));
    return sum.rows.empty() ? QString() : sum.rows.front().back().toString();
}

class Hasher final {
public:
    void add(const ObjectName &object, const std::optional<QString> &definition, const QString &rows) {
        m_hash.addData(QString(object.kind + u' ' + object.name + u'\n').toUtf8());
        m_hash.addData(definition ? QByteArray("+" + definition->toUtf8()) : QByteArray("-"));
        m_hash.addData(QByteArray(rows.toUtf8() + '\n'));
    }
    [[nodiscard]] QString result() const { return QString::fromLatin1(m_hash.result().toHex()); }

private:
    QCryptographicHash m_hash{QCryptographicHash::Sha256};
};

} // namespace

Result<QString> objectFingerprint(db::Connection &connection, const StatementEffects &effects) {
    if (effects.objects.empty() || connection.engine() == db::Engine::Sqlite)
        return QString();
    Hasher hasher;
    for (const ObjectName &object : effects.objects) {
        STELLWERK_ASSIGN(const auto definition, definitionOf(connection, object));
        QString rows;
        if (definition && effects.swapsNames) {
            STELLWERK_ASSIGN(rows, rowsOf(connection, object.name));
        }
        hasher.add(object, definition, rows);
    }
    return hasher.result();
}

QString definitionQuery(const db::Dialect &dialect, const ObjectName &object) {
    return QStringLiteral("SHOW CREATE %1 %2").arg(object.kind, dialect.quote(object.name));
}

std::optional<QString> fingerprintFrom(const ObjectName &object, const Result<db::ResultSet> &answer) {
    const auto definition = definitionFrom(answer);
    if (!definition)
        return {};
    Hasher hasher;
    hasher.add(object, *definition, {});
    return hasher.result();
}

bool isTransactionalTable(const db::ResultSet &answer) {
    // Columns and keys come first; a line of its own ends them and names the engine.
    const QString text = answer.rows.empty() ? QString() : answer.rows.front().back().toString();
    const qsizetype end = text.indexOf(QLatin1StringView("\n) ENGINE="));
    return end >= 0 && QStringView(text).sliced(end).startsWith(QLatin1StringView("\n) ENGINE=InnoDB"));
}

QString absentFingerprint(const StatementEffects &effects) {
    Hasher hasher;
    for (const ObjectName &object : effects.objects)
        hasher.add(object, {}, {});
    return hasher.result();
}

Result<bool> objectExists(db::Connection &connection, const ObjectName &object) {
    STELLWERK_ASSIGN(const auto definition, definitionOf(connection, object));
    return definition.has_value();
}

Result<std::optional<bool>> procedureMayCommit(db::Connection &connection, const QString &name) {
    STELLWERK_ASSIGN(
        const auto body,
        connection.selectValue(QStringLiteral("SELECT COALESCE(ROUTINE_DEFINITION, 'COMMIT') FROM "
                                              "information_schema.ROUTINES WHERE ROUTINE_SCHEMA = DATABASE() "
                                              "AND ROUTINE_TYPE = 'PROCEDURE' AND ROUTINE_NAME = ?"),
                               {db::Value::text(name)}));
    return body ? std::optional(mayCommit(body->toString())) : std::nullopt;
}

} // namespace stellwerk::migration
