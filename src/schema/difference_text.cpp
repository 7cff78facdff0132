// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/difference_text.h"

#include <QCoreApplication>

namespace stellwerk::schema {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Schema)
};

} // namespace

QString bracketed(const QStringList &names) {
    return QString(u'(' + names.join(QLatin1StringView(", ")) + u')');
}

QString describe(const Column &column) {
    QString text = column.type;
    if (!column.generated.isEmpty())
        text += QString(u" AS " + column.generated);
    if (!column.nullable)
        text += QStringLiteral(" NOT NULL");
    if (column.defaultValue)
        text += QString(u" DEFAULT " + *column.defaultValue);
    if (column.autoIncrement)
        text += QStringLiteral(" AUTO_INCREMENT");
    return text;
}

QString describe(const Index &index) {
    QString text = index.kind.isEmpty() ? QString() : QString(index.kind + u' ');
    if (index.unique)
        text += QStringLiteral("UNIQUE ");
    return QString(text + bracketed(index.columns));
}

QString describe(const ForeignKey &key) {
    return QString(bracketed(key.columns) + u" REFERENCES " + key.table + u' ' + bracketed(key.referencedColumns) +
                   u" ON DELETE " + key.onDelete + u" ON UPDATE " + key.onUpdate);
}

QString describe(const Check &check) {
    return check.expression;
}

QString partName(const Index &index) {
    return index.name;
}
QString partName(const ForeignKey &key) {
    return key.label();
}
QString partName(const Check &check) {
    return check.name.isEmpty() ? QString(u'(' + check.expression + u')') : check.name;
}

QString missingReason(const Index &) {
    return Tr::tr("The index is missing.");
}
QString missingReason(const ForeignKey &) {
    return Tr::tr("The foreign key is missing.");
}
QString missingReason(const Check &) {
    return Tr::tr("The check is missing.");
}
QString extraReason(const Index &) {
    return Tr::tr("The index is not part of the expected schema.");
}
QString extraReason(const ForeignKey &) {
    return Tr::tr("The foreign key is not part of the expected schema.");
}
QString extraReason(const Check &) {
    return Tr::tr("The check is not part of the expected schema.");
}
QString differentReason(const Index &) {
    return Tr::tr("The index has other columns or another kind.");
}
QString differentReason(const ForeignKey &) {
    return Tr::tr("The foreign key has other columns or actions.");
}
QString differentReason(const Check &) {
    return Tr::tr("The check tests something else.");
}
QString nameReason(const Index &) {
    return Tr::tr("The index has another name.");
}
QString nameReason(const ForeignKey &) {
    return Tr::tr("The foreign key has another name.");
}
QString nameReason(const Check &) {
    return Tr::tr("The check has another name.");
}

} // namespace stellwerk::schema
