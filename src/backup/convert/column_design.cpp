// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "backup/convert/column_design.h"

#include "db/dialect.h"
#include "schema/spelling.h"

#include <QRegularExpression>

namespace stellwerk::backup {

namespace {

bool isList(const QString &word) {
    return word == u"enum" || word == u"set";
}

bool isBytes(const QString &word) {
    return word.endsWith(u"blob") || word.endsWith(u"binary");
}

/// SQLite's rule for the affinity of a declared type is by its letters (datatype3.html, 3.1). TEXT and none leave a
/// text that looks like a number alone.
bool keepsTexts(const QString &type) {
    const QString upper = type.toUpper();
    const auto has = [&upper](const char *letters) { return upper.contains(QLatin1StringView(letters)); };
    return !has("INT") && (has("CHAR") || has("CLOB") || has("TEXT") || has("BLOB"));
}

qsizetype lengthOf(const QString &type) {
    return type.section(u'(', 1).section(u')', 0, 0).toLongLong();
}

/// b'101' in a bit(13) is two bytes.
QString bitBytes(const QString &canonical, qsizetype bits) {
    const quint64 number = canonical.sliced(2, canonical.size() - 3).toULongLong(nullptr, 2);
    const int digits = static_cast<int>((std::max<qsizetype>(bits, 1) + 7) / 8 * 2);
    return QStringLiteral("x'%1'").arg(number, digits, 16, QLatin1Char('0'));
}

/// binary(4) is filled up with zeros.
QString paddedBytes(const QString &canonical, const QString &type) {
    QString digits = canonical.sliced(2, canonical.size() - 3);
    if (schema::typeWord(type) == u"binary")
        digits = digits.leftJustified(lengthOf(type) * 2, u'0');
    return QString(u"x'" + digits + u'\'');
}

bool isPlainAscii(const QString &text) {
    return std::ranges::all_of(text, [](QChar c) { return c >= u' ' && c < QChar(0x7f); });
}

} // namespace

QString sqliteType(const QString &mariaDbType, bool untyped) {
    const QString word = schema::typeWord(mariaDbType);
    const QString text = QStringLiteral("text");
    if (untyped)
        return QStringLiteral("blob"); // the only one that leaves numbers and texts as they are
    if (word == u"decimal" || !schema::isKnownType(mariaDbType))
        return text;
    // A word of a list that looks like a number would become one.
    static const QRegularExpression digit(QStringLiteral("[0-9]"));
    if (isList(word) && !keepsTexts(mariaDbType) && mariaDbType.contains(digit))
        return text;
    return mariaDbType;
}

SqliteDefault sqliteDefault(const QString &text, const QString &mariaDbType) {
    const QString word = schema::typeWord(mariaDbType);
    const auto canonical = schema::canonicalDefault(text, mariaDbType, db::Engine::MariaDb);
    if (!canonical)
        return {};
    if (canonical->startsWith(u"current_timestamp(")) {
        if (word != u"datetime" && word != u"timestamp")
            return {};
        return {canonical, *canonical == u"current_timestamp()"};
    }
    if (schema::isComputedDefault(*canonical))
        return {};
    if (word == u"decimal") { // all digits, as every value of the column has them
        const QString digits = QString(text).remove(u'\'').remove(u' ');
        return {QString(u'\'' + digits + u'\'')};
    }
    if (word == u"bit")
        return {bitBytes(*canonical, lengthOf(mariaDbType))};
    if (isBytes(word))
        return canonical->startsWith(u"x'") && isPlainAscii(text) ? SqliteDefault{paddedBytes(*canonical, mariaDbType)}
                                                                  : SqliteDefault{};
    if (schema::isIntegerType(mariaDbType)) {
        bool fits = false;
        (void)canonical->toLongLong(&fits);
        return fits ? SqliteDefault{canonical} : SqliteDefault{};
    }
    return {canonical};
}

bool comparesAlike(const QString &mariaDbType) {
    const QString word = schema::typeWord(mariaDbType);
    return schema::isIntegerType(mariaDbType) || word == u"float" || word == u"double" || word == u"year" ||
           isWordType(mariaDbType);
}

bool isWordType(const QString &mariaDbType) {
    const QString word = schema::typeWord(mariaDbType);
    return word.endsWith(u"char") || word.endsWith(u"text") || isList(word);
}

} // namespace stellwerk::backup
