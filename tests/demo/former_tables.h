// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "db/dialect.h"

#include <QString>
#include <QStringList>

namespace stellwerk::test {

/// One of the four tables that had other names between 0.3.0 and 0.4.0.
struct FormerTable {
    QString former;
    QString now;
    QString columns;  ///< with commas
    QStringList rows; ///< values with commas
};

/// Their rows point at the class, category, skill and spell with the id 1.
inline QList<FormerTable> formerTables() {
    return {{QStringLiteral("class_learning_points"),
             QStringLiteral("gsm_cc_class_category_points"),
             QStringLiteral("id, character_class_id, skill_category_id, points"),
             {QStringLiteral("3, 1, 1, 7"), QStringLiteral("8, 1, 2, 0")}},
            {QStringLiteral("class_spell_points"),
             QStringLiteral("gsm_cc_class_spell_points"),
             QStringLiteral("id, character_class_id, spell_points"),
             {QStringLiteral("2, 1, 4")}},
            {QStringLiteral("class_typical_skills"),
             QStringLiteral("gsm_cc_class_typical_skills"),
             QStringLiteral("id, character_class_id, skill_id, bonus, attribute, notes"),
             {QStringLiteral("5, 1, 1, 8, 'Gs', 'größer ''als'' nichts'"), QStringLiteral("6, 1, 2, 0, NULL, NULL")}},
            {QStringLiteral("class_typical_spells"),
             QStringLiteral("gsm_cc_class_typical_spells"),
             QStringLiteral("id, character_class_id, spell_id, notes"),
             {QStringLiteral("4, 1, 1, 'beliebig'")}}};
}

/// The statements that make them in a database of 0.3.0, as the backend made them then. @p named: the server's own
/// index of a foreign key has a definition, as in a database that was loaded from a dump.
inline QStringList makeFormerTables(db::Engine engine, const QStringList &wanted, bool named = false) {
    const bool mariaDb = engine == db::Engine::MariaDb;
    const QString id = mariaDb ? QStringLiteral("id bigint(20) unsigned NOT NULL AUTO_INCREMENT, PRIMARY KEY (id)")
                               : QStringLiteral("id integer PRIMARY KEY AUTOINCREMENT");
    const QString to = mariaDb ? QStringLiteral("bigint(20) unsigned") : QStringLiteral("integer");
    const QString end =
        mariaDb ? QStringLiteral(" ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci") : QString();
    const auto key = [](const QString &table, const char *what, const char *parent) {
        return QStringLiteral("CONSTRAINT fk_%1_%2 FOREIGN KEY (%2_id) REFERENCES %3 (id) ON DELETE CASCADE ON UPDATE "
                              "CASCADE")
            .arg(table, QLatin1StringView(what), QLatin1StringView(parent));
    };
    const auto table = [&](const QString &name, const QStringList &columns, const QStringList &keys) {
        return QStringLiteral("CREATE TABLE %1 (%2)%3").arg(name, (QStringList(id) + columns + keys).join(u','), end);
    };
    const auto column = [&](const char *name) {
        return QStringLiteral("%1 %2 NOT NULL").arg(QLatin1StringView(name), to);
    };
    QStringList made;
    for (const FormerTable &each : formerTables()) {
        const QString &name = each.former;
        if (!wanted.contains(name))
            continue;
        const QString toClass = key(name, "character_class", "learning_character_classes");
        if (name == QLatin1String("class_learning_points")) {
            QStringList keys{toClass, key(name, "skill_category", "learning_skill_categories")};
            if (mariaDb && named)
                keys << QStringLiteral("KEY fk_class_learning_points_skill_category (skill_category_id)");
            made << table(name,
                          {column("character_class_id"), column("skill_category_id"),
                           QStringLiteral("points bigint(20) NOT NULL DEFAULT 0")},
                          keys)
                 << QStringLiteral("CREATE UNIQUE INDEX idx_class_category ON class_learning_points "
                                   "(character_class_id, skill_category_id)");
        } else if (name == QLatin1String("class_spell_points")) {
            made << table(name,
                          {column("character_class_id"), QStringLiteral("spell_points bigint(20) NOT NULL DEFAULT 0")},
                          {toClass})
                 << QStringLiteral(
                        "CREATE UNIQUE INDEX idx_class_spell_points_character_class_id ON class_spell_points "
                        "(character_class_id)");
        } else {
            const bool skills = name == QLatin1String("class_typical_skills");
            const QString what = skills ? QStringLiteral("skill") : QStringLiteral("spell");
            QStringList columns{column("character_class_id"), QStringLiteral("%1_id %2 NOT NULL").arg(what, to)};
            if (skills)
                columns << QStringLiteral("bonus bigint(20) NOT NULL DEFAULT 0")
                        << QStringLiteral("attribute varchar(10) DEFAULT NULL");
            columns << QStringLiteral("notes longtext DEFAULT NULL");
            made << table(name, columns,
                          {toClass, skills ? key(name, "skill", "gsm_skills") : key(name, "spell", "gsm_spells")});
            for (const QString &indexed : {QStringLiteral("character_class_id"), QString(what + QLatin1String("_id"))})
                made << QStringLiteral("CREATE INDEX idx_%1_%2 ON %1 (%2)").arg(name, indexed);
        }
        for (const QString &row : each.rows)
            made << QStringLiteral("INSERT INTO %1 (%2) VALUES (%3)").arg(name, each.columns, row);
    }
    return made;
}

} // namespace stellwerk::test
