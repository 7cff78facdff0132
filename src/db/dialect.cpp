// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/dialect.h"

namespace stellwerk::db {

namespace {

constexpr std::string_view kHexDigits = "0123456789ABCDEF";

std::string hexLiteral(std::string_view bytes) {
    std::string text = "X'";
    text.reserve(bytes.size() * 2 + 3);
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        text += kHexDigits[byte >> 4];
        text += kHexDigits[byte & 15];
    }
    return text + '\'';
}

/// Only what the server's own escape function escapes; valid because sessions never set NO_BACKSLASH_ESCAPES.
std::string mariaDbString(std::string_view text) {
    std::string result = "'";
    result.reserve(text.size() + 2);
    for (const char c : text) {
        switch (c) {
        case '\0':
            result += "\\0";
            break;
        case '\n':
            result += "\\n";
            break;
        case '\r':
            result += "\\r";
            break;
        case '\\':
            result += "\\\\";
            break;
        case '\'':
            result += "\\'";
            break;
        case '\x1a':
            result += "\\Z";
            break;
        default:
            result += c;
        }
    }
    return result + '\'';
}

std::string sqliteString(std::string_view text) {
    // A literal ends at a NUL byte, so such a text goes in as bytes.
    if (text.find('\0') != std::string_view::npos)
        return "CAST(" + hexLiteral(text) + " AS TEXT)";
    std::string result = "'";
    for (const char c : text) {
        if (c == '\'')
            result += '\'';
        result += c;
    }
    return result + '\'';
}

} // namespace

QString engineName(Engine engine) {
    return engine == Engine::MariaDb ? QStringLiteral("mariadb") : QStringLiteral("sqlite");
}

std::optional<Engine> engineFromName(QStringView name) {
    if (name == u"mariadb")
        return Engine::MariaDb;
    if (name == u"sqlite")
        return Engine::Sqlite;
    return {};
}

const Dialect &Dialect::of(Engine engine) {
    static const Dialect mariaDb(Engine::MariaDb);
    static const Dialect sqlite(Engine::Sqlite);
    return engine == Engine::MariaDb ? mariaDb : sqlite;
}

QString Dialect::quote(QStringView identifier) const {
    const QChar sign = m_engine == Engine::MariaDb ? u'`' : u'"';
    QString quoted = sign + identifier + sign;
    for (qsizetype i = quoted.size() - 2; i > 0; --i) {
        if (quoted[i] == sign)
            quoted.insert(i, sign);
    }
    return quoted;
}

QString Dialect::quoteList(const QStringList &identifiers) const {
    QStringList quoted;
    quoted.reserve(identifiers.size());
    for (const QString &identifier : identifiers)
        quoted << quote(identifier);
    return quoted.join(QLatin1String(", "));
}

std::string Dialect::literal(const ValueView &value) const {
    switch (value.kind) {
    case ValueKind::Null:
        return "NULL";
    case ValueKind::Integer:
        return std::string(value.bytes);
    case ValueKind::Real:
        if (value.bytes == "inf" || value.bytes == "-inf") // only SQLite can hold them
            return value.bytes == "inf" ? "9e999" : "-9e999";
        // Without an exponent MariaDB reads a number with a point as an exact decimal, SQLite one without as an
        // integer.
        return value.bytes.find('e') == std::string_view::npos ? std::string(value.bytes) + "e0"
                                                               : std::string(value.bytes);
    case ValueKind::Text:
        return m_engine == Engine::MariaDb ? mariaDbString(value.bytes) : sqliteString(value.bytes);
    case ValueKind::Blob:
        return hexLiteral(value.bytes);
    }
    Q_UNREACHABLE_RETURN({});
}

QString Dialect::readExpression(const QString &column, QStringView declaredType) const {
    const QString quoted = quote(column);
    if (m_engine == Engine::MariaDb && declaredType.startsWith(u"float", Qt::CaseInsensitive))
        return QStringLiteral("CAST(%1 AS DOUBLE) AS %1").arg(quoted);
    return quoted;
}

} // namespace stellwerk::db
