// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/spelling.h"

#include <QHash>
#include <QRegularExpression>
#include <QSet>

namespace stellwerk::schema {

namespace {

/// Display widths that MariaDB fills in: signed, unsigned.
struct Width {
    const char *with;
    const char *withUnsigned;
};

const QHash<QString, Width> &integerWidths() {
    static const QHash<QString, Width> widths{{QStringLiteral("tinyint"), {"4", "3"}},
                                              {QStringLiteral("smallint"), {"6", "5"}},
                                              {QStringLiteral("mediumint"), {"9", "8"}},
                                              {QStringLiteral("int"), {"11", "10"}},
                                              {QStringLiteral("bigint"), {"20", "20"}}};
    return widths;
}

const QHash<QString, QString> &synonyms() {
    static const QHash<QString, QString> words{{QStringLiteral("integer"), QStringLiteral("int")},
                                               {QStringLiteral("bool"), QStringLiteral("tinyint(1)")},
                                               {QStringLiteral("boolean"), QStringLiteral("tinyint(1)")},
                                               {QStringLiteral("real"), QStringLiteral("double")},
                                               {QStringLiteral("dec"), QStringLiteral("decimal")},
                                               {QStringLiteral("numeric"), QStringLiteral("decimal")},
                                               {QStringLiteral("fixed"), QStringLiteral("decimal")},
                                               {QStringLiteral("json"), QStringLiteral("longtext")}};
    return words;
}

} // namespace

QString tidyType(const QString &type) {
    QString tidy;
    QChar quote;
    for (const QChar c : type.trimmed()) {
        if (!quote.isNull()) {
            tidy += c;
            if (c == quote)
                quote = QChar();
        } else if (c.isSpace()) {
            if (!tidy.endsWith(u' ') && !tidy.endsWith(u'(') && !tidy.endsWith(u','))
                tidy += u' ';
        } else {
            if ((c == u'(' || c == u')' || c == u',') && tidy.endsWith(u' '))
                tidy.chop(1);
            if (c == u'\'')
                quote = c;
            tidy += c.toLower();
        }
    }
    // The server puts words that MySQL does not know into a comment, which works only as it is written there.
    static const QRegularExpression executable(QStringLiteral("/\\*m!\\d+ (.*?)\\*/"));
    return tidy.contains(u"/*m!") ? tidy.replace(executable, QStringLiteral("\\1")) : tidy;
}

QString withoutStorageWords(const QString &type) {
    return type.section(QLatin1StringView(" compressed"), 0, 0);
}

QString typeWord(const QString &type) {
    qsizetype end = 0;
    while (end < type.size() && (type[end].isLetterOrNumber() || type[end] == u'_'))
        ++end;
    return type.left(end).toLower();
}

QString canonicalType(const QString &type) {
    QString canonical = tidyType(type);
    const QString word = typeWord(canonical);
    if (const auto synonym = synonyms().constFind(word); synonym != synonyms().constEnd())
        canonical.replace(0, word.size(), *synonym);
    const QString resolved = typeWord(canonical);
    const QString rest = canonical.sliced(resolved.size());
    if (resolved == u"double" && rest.startsWith(u" precision"))
        return QString(resolved + rest.sliced(10));
    if (const auto width = integerWidths().constFind(resolved);
        width != integerWidths().constEnd() && !rest.startsWith(u'(')) {
        const bool withoutSign = rest.contains(u"unsigned") || rest.contains(u"zerofill");
        const QLatin1StringView digits(withoutSign ? width->withUnsigned : width->with);
        return QString(resolved + u'(' + digits + u')' + rest);
    }
    if (resolved == u"decimal") {
        static const QRegularExpression oneNumber(QStringLiteral("^\\((\\d+)\\)"));
        if (!rest.startsWith(u'('))
            return QString(resolved + u"(10,0)" + rest);
        return QString(resolved + QString(rest).replace(oneNumber, QStringLiteral("(\\1,0)")));
    }
    if ((resolved == u"char" || resolved == u"binary" || resolved == u"bit") && !rest.startsWith(u'('))
        return QString(resolved + u"(1)" + rest);
    if (resolved == u"year" && rest.isEmpty())
        return QStringLiteral("year(4)");
    if (isTemporalType(resolved) && rest == u"(0)")
        return resolved;
    return canonical;
}

QString canonicalCollation(const QString &collation) {
    return collation.startsWith(u"utf8_") ? QString(u"utf8mb3_" + collation.sliced(5)) : collation;
}

bool isStandardCollation(const QString &collation) {
    static const QSet<QString> charsets{QStringLiteral("utf8mb3"), QStringLiteral("utf8mb4"), QStringLiteral("ucs2"),
                                        QStringLiteral("utf16"), QStringLiteral("utf32")};
    const QString name = collation.section(u'_', 1);
    return charsets.contains(collation.section(u'_', 0, 0)) && (name == u"general_ci" || name == u"uca1400_ai_ci");
}

QString withoutDisplayWidth(const QString &type) {
    static const QRegularExpression width(QStringLiteral("^([a-z]+)\\(\\d+\\)"));
    const QString canonical = canonicalType(type);
    const bool means = canonical == u"tinyint(1)" || canonical.contains(u"zerofill");
    return isIntegerType(canonical) && !means ? QString(canonical).replace(width, QStringLiteral("\\1")) : canonical;
}

bool isKnownType(const QString &type) {
    static const QSet<QString> words = [] {
        const QString all = QStringLiteral("tinyint smallint mediumint int integer bigint bit bool boolean decimal dec "
                                           "numeric fixed float double real "
                                           "char varchar binary varbinary tinytext text mediumtext longtext tinyblob "
                                           "blob mediumblob longblob enum set "
                                           "json uuid inet4 inet6 vector date time datetime timestamp year geometry "
                                           "point linestring polygon multipoint "
                                           "multilinestring multipolygon geometrycollection");
        const QStringList list = all.split(u' ');
        return QSet<QString>(list.begin(), list.end());
    }();
    return words.contains(typeWord(type));
}

bool isIntegerType(const QString &type) {
    return integerWidths().contains(typeWord(canonicalType(type)));
}

bool isTemporalType(const QString &type) {
    const QString word = typeWord(type);
    return word == u"date" || word == u"time" || word == u"datetime" || word == u"timestamp";
}

IndexColumn splitIndexColumn(const QString &entry) {
    static const QRegularExpression form(QStringLiteral("^(.*?)(\\(\\d+\\))?( DESC)?$"),
                                         QRegularExpression::DotMatchesEverythingOption);
    const QRegularExpressionMatch match = form.match(entry);
    return {match.captured(1), match.captured(2), match.hasCaptured(3)};
}

} // namespace stellwerk::schema
