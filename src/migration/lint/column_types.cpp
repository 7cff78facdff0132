// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/lint/column_types.h"

#include "schema/spelling.h"

#include <QCoreApplication>
#include <QHash>
#include <QRegularExpression>

namespace stellwerk::migration {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(MigrationLint)
};

using Ranks = QHash<QString, int>;

/// Bytes of whole numbers.
const Ranks &integerBytes() {
    static const Ranks ranks{{QStringLiteral("tinyint"), 1},
                             {QStringLiteral("smallint"), 2},
                             {QStringLiteral("mediumint"), 3},
                             {QStringLiteral("int"), 4},
                             {QStringLiteral("bigint"), 8}};
    return ranks;
}

/// log2 of the bytes that a text or blob of no stated length can hold.
int blobBits(const QString &word) {
    static const Ranks ranks{
        {QStringLiteral("tinytext"), 8},  {QStringLiteral("tinyblob"), 8},    {QStringLiteral("text"), 16},
        {QStringLiteral("blob"), 16},     {QStringLiteral("mediumtext"), 24}, {QStringLiteral("mediumblob"), 24},
        {QStringLiteral("longtext"), 32}, {QStringLiteral("longblob"), 32},   {QStringLiteral("json"), 32}};
    return ranks.value(word, 0);
}

bool isString(const ColumnType &type) {
    static const QStringList words{QStringLiteral("char"), QStringLiteral("varchar"), QStringLiteral("binary"),
                                   QStringLiteral("varbinary")};
    return words.contains(type.word);
}

bool isFloat(const ColumnType &type) {
    return type.word == QLatin1StringView("float") || type.word == QLatin1StringView("double");
}

/// The most bytes that a value can have; a sign of a text counts as one, to be sure of what is reported.
qint64 capacity(const ColumnType &type) {
    const int bits = blobBits(type.word);
    return bits > 0 ? (qint64{1} << bits) - 1 : type.length;
}

QString narrowerTime(const ColumnType &before, const ColumnType &after) {
    static const QStringList words{QStringLiteral("date"), QStringLiteral("time"), QStringLiteral("datetime"),
                                   QStringLiteral("timestamp")};
    if (!words.contains(before.word) || !words.contains(after.word))
        return Tr::tr("%1 and %2 hold different things").arg(before.word, after.word);
    if (before.word == after.word)
        return after.length < before.length ? Tr::tr("parts of a second are cut off") : QString();
    if (before.word == QLatin1StringView("datetime") && after.word == QLatin1StringView("timestamp"))
        return Tr::tr("timestamp ends in 2038 (2106 on newer servers) and begins in 1970");
    const bool grows = (before.word == QLatin1StringView("timestamp") || before.word == QLatin1StringView("date")) &&
                       after.word == QLatin1StringView("datetime") && after.length >= before.length;
    return grows ? QString() : Tr::tr("%1 does not hold all of %2").arg(after.word, before.word);
}

QString narrowerNumber(const ColumnType &before, const ColumnType &after) {
    if (before.isInteger() && after.isInteger()) {
        const int bytesBefore = integerBytes().value(before.word);
        const int bytesAfter = integerBytes().value(after.word);
        if (!before.isUnsigned && after.isUnsigned)
            return Tr::tr("negative numbers do not fit");
        const bool fits =
            bytesAfter > bytesBefore || (bytesAfter == bytesBefore && before.isUnsigned == after.isUnsigned);
        return fits ? QString() : Tr::tr("big numbers do not fit");
    }
    const bool decimalBefore = before.word == QLatin1StringView("decimal");
    const bool decimalAfter = after.word == QLatin1StringView("decimal");
    if (decimalBefore && decimalAfter) {
        if (after.length - after.decimals < before.length - before.decimals)
            return Tr::tr("big numbers do not fit");
        return after.decimals < before.decimals ? Tr::tr("decimals are cut off") : QString();
    }
    if (isFloat(before) && isFloat(after))
        return after.word == QLatin1StringView("float") && before.word == QLatin1StringView("double")
                   ? Tr::tr("digits are cut off")
                   : QString();
    return Tr::tr("%1 does not hold every value of %2 exactly").arg(after.word, before.word);
}

bool isNumber(const ColumnType &type) {
    return type.isInteger() || isFloat(type) || type.word == QLatin1StringView("decimal");
}

} // namespace

ColumnType ColumnType::parse(const QString &type) {
    static const QRegularExpression pattern(QStringLiteral("^(\\w+)(?:\\((.*)\\))?(.*)$"));
    const auto match = pattern.match(type);
    ColumnType result;
    result.word = match.captured(1).toLower();
    result.isUnsigned = match.captured(3).contains(QLatin1StringView("unsigned"));
    const QString arguments = match.captured(2);
    if (result.word == QLatin1StringView("enum") || result.word == QLatin1StringView("set")) {
        static const QRegularExpression value(QStringLiteral("'(?:[^'\\\\]|''|\\\\.)*'|\"(?:[^\"\\\\]|\"\"|\\\\.)*\""));
        for (auto values = value.globalMatch(arguments); values.hasNext();)
            result.values << values.next().captured(0);
    } else if (!result.isInteger()) { // the display width of a whole number says nothing about what it holds
        result.length = arguments.section(u',', 0, 0).toInt();
        result.decimals = arguments.section(u',', 1, 1).toInt();
    }
    return result;
}

bool ColumnType::isInteger() const {
    return integerBytes().contains(word);
}

bool ColumnType::isText() const {
    return word.endsWith(QLatin1StringView("char")) || word.endsWith(QLatin1StringView("text")) ||
           word == QLatin1StringView("enum") || word == QLatin1StringView("set");
}

QString characterSetOf(const schema::Column &column, const schema::Table &table) {
    return (column.collation.isEmpty() ? table.collation : column.collation).section(u'_', 0, 0);
}

QString narrowing(const ColumnType &before, const ColumnType &after) {
    if (before == after)
        return {};
    const bool sizedBefore = isString(before) || blobBits(before.word) > 0;
    const bool sizedAfter = isString(after) || blobBits(after.word) > 0;
    if (sizedBefore && sizedAfter)
        return capacity(after) < capacity(before) ? Tr::tr("long values do not fit") : QString();
    if (before.word == after.word && !before.values.isEmpty()) {
        for (const QString &value : before.values) {
            if (!after.values.contains(value))
                return Tr::tr("the value %1 is gone").arg(value);
        }
        return {};
    }
    if (isNumber(before) && isNumber(after))
        return narrowerNumber(before, after);
    // A text of enough signs holds whatever can be written down.
    constexpr int kLongestWrittenValue = 65;
    if (sizedAfter && capacity(after) >= kLongestWrittenValue && before.values.isEmpty())
        return {};
    return narrowerTime(before, after);
}

QString narrowing(const QString &characterSetBefore, const QString &characterSetAfter) {
    static const Ranks ranks{{QStringLiteral("ascii"), 1},
                             {QStringLiteral("latin1"), 2},
                             {QStringLiteral("utf8"), 3},
                             {QStringLiteral("utf8mb3"), 3},
                             {QStringLiteral("utf8mb4"), 4}};
    if (characterSetBefore.isEmpty() || characterSetAfter.isEmpty() || characterSetBefore == characterSetAfter)
        return {};
    const int before = ranks.value(characterSetBefore, 0);
    const int after = ranks.value(characterSetAfter, 0);
    if (after >= before && before > 0)
        return {};
    return Tr::tr("signs of %1 that %2 lacks are lost").arg(characterSetBefore, characterSetAfter);
}

} // namespace stellwerk::migration
