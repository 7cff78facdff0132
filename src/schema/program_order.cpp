// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/program_order.h"

#include "db/sql_script.h"

#include <QSet>

#include <algorithm>

namespace stellwerk::schema {

namespace {

/// True when a definition mentions one of the names, apart from its own.
bool mentions(const QString &sql, const QString &own, const QSet<QString> &names, db::Engine engine) {
    return std::ranges::any_of(db::tokenize(sql, engine), [&](const db::SqlToken &token) {
        const bool isName = token.kind == db::TokenKind::Word || token.kind == db::TokenKind::QuotedIdentifier;
        return isName && token.text != own && names.contains(token.text);
    });
}

} // namespace

QStringList inOrderOfNeed(const QMap<QString, QString> &definitions, db::Engine engine) {
    QStringList left = definitions.keys();
    QStringList statements;
    while (!left.isEmpty()) {
        const QSet<QString> names(left.begin(), left.end());
        const auto ready = std::ranges::find_if(
            left, [&](const QString &name) { return !mentions(definitions[name], name, names, engine); });
        const QString next = ready == left.end() ? left.front() : *ready;
        statements << definitions[next];
        left.removeOne(next);
    }
    return statements;
}

} // namespace stellwerk::schema
