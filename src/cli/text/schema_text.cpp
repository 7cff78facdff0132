// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/text/schema_text.h"

#include <QCoreApplication>

namespace stellwerk::cli {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Cli)
};

constexpr qsizetype kShownSide = 100; ///< characters of a definition that a line shows

QString signOf(schema::DifferenceKind kind) {
    switch (kind) {
    case schema::DifferenceKind::Missing:
        return QStringLiteral("−");
    case schema::DifferenceKind::Extra:
        return QStringLiteral("+");
    case schema::DifferenceKind::Different:
        break;
    }
    return QStringLiteral("~");
}

QString shortened(const QString &side) {
    const QString line = side.simplified();
    return line.size() > kShownSide ? QString(line.first(kShownSide) + u'…') : line;
}

QString sidesOf(const schema::Difference &difference) {
    switch (difference.kind) {
    case schema::DifferenceKind::Missing:
        return Tr::tr("expected: %1").arg(shortened(difference.expected));
    case schema::DifferenceKind::Extra:
        return Tr::tr("found: %1").arg(shortened(difference.actual));
    case schema::DifferenceKind::Different:
        break;
    }
    return Tr::tr("expected: %1, found: %2").arg(shortened(difference.expected), shortened(difference.actual));
}

} // namespace

QJsonObject differenceToJson(const schema::Difference &difference) {
    return {{QStringLiteral("kind"), schema::differenceKindName(difference.kind)},
            {QStringLiteral("object_type"), difference.objectType},
            {QStringLiteral("object"), difference.object},
            {QStringLiteral("expected"), difference.expected},
            {QStringLiteral("actual"), difference.actual},
            {QStringLiteral("reason"), difference.reason},
            {QStringLiteral("rule"), schemaRuleName(difference.rule)}};
}

QString differenceLine(const schema::Difference &difference) {
    return QStringLiteral("%1 %2: %3 (%4) [%5]\n")
        .arg(signOf(difference.kind), difference.object.simplified(), difference.reason, sidesOf(difference),
             schemaRuleName(difference.rule));
}

QJsonObject leftoverToJson(const schema::Leftover &leftover) {
    return {{QStringLiteral("kind"), schema::leftoverKindName(leftover.kind)},
            {QStringLiteral("table"), leftover.table},
            {QStringLiteral("name"), leftover.name},
            {QStringLiteral("twin"), leftover.twin},
            {QStringLiteral("reason"), leftover.reason},
            {QStringLiteral("sql"), leftover.sql}};
}

QString leftoverLine(const schema::Leftover &leftover) {
    const QString object = leftover.name.isEmpty() ? leftover.table : QString(leftover.table + u'.' + leftover.name);
    return QStringLiteral("%1 %2: %3\n")
        .arg(leftover.sql.isEmpty() ? QStringLiteral("!") : QStringLiteral("−"), object.simplified(), leftover.reason);
}

QString scriptStatement(const QString &statement, db::Engine engine) {
    // The clients know bodies only by a delimiter that is not in them; sqlite3 knows triggers by itself.
    if (engine == db::Engine::Sqlite || !statement.contains(u';'))
        return QString(statement + u";\n");
    QString delimiter = QStringLiteral("//");
    while (statement.contains(delimiter))
        delimiter += u'/';
    return QString(u"DELIMITER " + delimiter + u'\n' + statement + u'\n' + delimiter + u"\nDELIMITER ;\n");
}

QString scriptComment(const QString &text) {
    return QString(u"-- " + text.simplified() + u'\n');
}

QString safetyNetScript(const schema::SafetyNetPlan &plan, db::Engine engine, const QString &title) {
    QString script = scriptComment(title);
    for (const QString &statement : plan.statements)
        script += scriptStatement(statement, engine);
    for (const schema::Difference &difference : plan.remaining)
        script += scriptComment(
            Tr::tr("left alone: %1 (%2): %3").arg(difference.object, difference.objectType, difference.reason));
    return script;
}

} // namespace stellwerk::cli
