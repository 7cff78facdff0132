// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "deployment/rehearsal/reach.h"

#include <QCoreApplication>

#include <algorithm>
#include <initializer_list>

namespace stellwerk::deployment {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Rehearsal)
};

/// Every statement of a release that a rehearsal would run: where it stands, and its text.
std::vector<std::pair<QString, QString>> textsOf(const Release &release, const std::set<qint64> &pending) {
    std::vector<std::pair<QString, QString>> texts;
    for (const migration::Migration &migration : release.migrations) {
        if (!pending.contains(migration.number))
            continue;
        for (const auto *section : {&migration.up, &migration.data, &migration.verify}) {
            for (const db::SqlStatement &statement : *section)
                texts.emplace_back(QStringLiteral("%1:%2").arg(migration.fileName).arg(statement.line), statement.text);
        }
    }
    for (const project::Check &check : release.project.checks)
        texts.emplace_back(check.name, check.sql);
    return texts;
}

bool isAnyOf(const db::SqlToken &token, std::initializer_list<const char *> words) {
    return std::ranges::any_of(words, [&token](const char *word) { return token.isWord(QLatin1StringView(word)); });
}

/// Does a statement that begins there concern the server, its accounts or other databases, or hide its text?
bool changesServer(const std::vector<db::SqlToken> &tokens, size_t first) {
    if (isAnyOf(tokens[first], {"USE", "GRANT", "REVOKE", "INSTALL", "UNINSTALL", "FLUSH", "KILL", "SHUTDOWN",
                                "PREPARE", "EXECUTE", "LOAD"}))
        return true;
    if (!isAnyOf(tokens[first], {"CREATE", "ALTER", "DROP", "RENAME"}))
        return false;
    for (size_t i = first + 1; i < tokens.size() && tokens[i].text != u"("; ++i) {
        if (isAnyOf(tokens[i], {"USER", "ROLE", "DATABASE", "SCHEMA", "SERVER", "EVENT"}))
            return true;
        if (isAnyOf(tokens[i], {"TABLE", "VIEW", "INDEX", "TRIGGER", "PROCEDURE", "FUNCTION", "SEQUENCE"}))
            return false;
    }
    return false;
}

Result<QStringList> databasesOf(db::Connection &connection) {
    STELLWERK_ASSIGN(const auto found, connection.select(QStringLiteral("SHOW DATABASES")));
    // Reading what the server says of itself harms nobody.
    const QStringList readOnly{QStringLiteral("information_schema"), QStringLiteral("performance_schema")};
    QStringList names{QStringLiteral("mysql")}; // also where the account may not see it
    for (const auto &row : found.rows) {
        const QString name = row.front().toString();
        if (!readOnly.contains(name, Qt::CaseInsensitive) && !names.contains(name))
            names << name;
    }
    return names;
}

} // namespace

bool reachesBeyond(const QString &sql, const QStringList &databases) {
    const std::vector<db::SqlToken> tokens = db::codeTokens({sql, 1, 1}, db::Engine::MariaDb);
    bool begins = true; // of a statement, also inside of a body
    for (size_t i = 0; i < tokens.size(); ++i) {
        const db::SqlToken &token = tokens[i];
        const bool isName = token.kind == db::TokenKind::Word || token.kind == db::TokenKind::QuotedIdentifier;
        if (isName && i + 1 < tokens.size() && tokens[i + 1].text == u"." &&
            databases.contains(token.text, Qt::CaseInsensitive))
            return true;
        if (isAnyOf(token, {"GLOBAL"}) || (begins && changesServer(tokens, i)))
            return true;
        begins = token.text == u";" || isAnyOf(token, {"BEGIN", "THEN", "ELSE", "DO", "LOOP", "REPEAT"});
    }
    return false;
}

Result<std::optional<QString>> whyNotBeside(db::Connection &target, const Release &release,
                                            const std::set<qint64> &pending) {
    STELLWERK_ASSIGN(const QStringList databases, databasesOf(target));
    for (const auto &[place, text] : textsOf(release, pending)) {
        if (reachesBeyond(text, databases))
            return std::optional(
                Tr::tr(
                    "%1 names a database or changes the server, so from a copy beside it it could reach “%2” itself.")
                    .arg(place, target.profile().label));
    }
    STELLWERK_ASSIGN(
        const auto programs,
        target.select(QStringLiteral(
            "SELECT TRIGGER_NAME, ACTION_STATEMENT FROM information_schema.TRIGGERS WHERE TRIGGER_SCHEMA = "
            "DATABASE() UNION ALL SELECT ROUTINE_NAME, ROUTINE_DEFINITION FROM information_schema.ROUTINES "
            "WHERE ROUTINE_SCHEMA = DATABASE()")));
    for (const auto &row : programs.rows) {
        if (reachesBeyond(row[1].toString(), databases))
            return std::optional(
                Tr::tr(
                    "The trigger or routine %1 names a database, so from a copy beside it it could reach “%2” itself.")
                    .arg(row[0].toString(), target.profile().label));
    }
    STELLWERK_ASSIGN(const auto event,
                     target.selectValue(QStringLiteral(
                         "SELECT EVENT_NAME FROM information_schema.EVENTS WHERE EVENT_SCHEMA = DATABASE() LIMIT 1")));
    if (event)
        return std::optional(Tr::tr("The event %1 would run in a copy beside “%2” as well.")
                                 .arg(event->toString(), target.profile().label));
    return std::optional<QString>();
}

} // namespace stellwerk::deployment
