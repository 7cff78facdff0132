// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backup/foreign/foreign_export.h"
#include "base/files.h"
#include "demo/foreign_formats.h"
#include "schema/schema_sql.h"
#include "schema/snapshot.h"
#include "support/test_databases.h"

#include <QMap>

namespace stellwerk::test {

inline backup::ForeignFormat bamortFormat() {
    return valueOrDie(backup::readForeignFormat(valueOrDie(demo::foreignFormatText(QStringLiteral("bamort"))),
                                                QStringLiteral("foreign.toml")));
}

inline schema::Schema bamortSchema() {
    return valueOrDie(schema::readSnapshot(QStringLiteral(STELLWERK_SOURCE_DIR "/resources/bamort/schema/0.4.0.json")));
}

/// An empty database of Bamort's release 0.4.0.
inline db::ConnectionProfile emptyBamort(TestDatabases &databases, db::Engine engine) {
    const db::ConnectionProfile profile = databases.fresh(engine);
    db::Connection connection = openOrDie(profile);
    for (const QString &statement : schema::createStatements(bamortSchema(), engine))
        valueOrDie(connection.exec(statement));
    return profile;
}

/// A small export as Bamort's backend writes it; invented people. Each row on a line of its own.
class BamortExport final {
public:
    BamortExport() {
        for (const backup::ForeignList &list : bamortFormat().lists)
            m_lists.push_back({list.member, {}});
        add("users",
            R"({"id": 1, "username": "mia", "password": "0123456789abcdef0123456789abcdef", "email": "", "role": "admin", "preferred_language": "de", "created_at": "2026-01-18T10:00:00.123+01:00", "updated_at": "0001-01-01T00:00:00Z"})");
        add("users",
            R"({"id": 2, "username": "Tom", "password": "0123456789abcdef0123456789abcdee", "email": "tom@example.org", "role": "standard", "preferred_language": "en", "created_at": "2026-07-18T10:00:00.5+02:00", "updated_at": "2026-07-18T10:00:00+02:00"})");
        add("characters",
            R"({"id": 7, "name": "J\u00f6rg \u003cder\u003e", "user_id": 1, "user": {"id": 0, "username": ""}, "rasse": "Mensch", "typ": "Hx", "alter": 30, "anrede": "er", "grad": 3, "gender": "m", "social_class": "Volk", "groesse": 180, "gewicht": 80, "origin": "Alba", "glaube": "", "hand": "rechts", "public": true, "resistenz_koerper": 11, "resistenz_geist": 12, "abwehr": 13, "zaubern": 14, "raufen": 6, "lp": {"id": 0}, "eigenschaften": null, "spezialisierung": ["Bogen", "\u003cx\u003e"]})");
        add("characters",
            R"({"id": 9, "name": "Ada", "user_id": 2, "user": {}, "rasse": "Elf", "typ": "Ma", "alter": 90, "anrede": "", "grad": 1, "gender": "w", "social_class": "", "groesse": 170, "gewicht": 60, "origin": "", "glaube": "", "hand": "", "public": false, "resistenz_koerper": 1, "resistenz_geist": 2, "abwehr": 3, "zaubern": 4, "raufen": 5, "spezialisierung": null, "image": "data:image/png;base64,AAAA"})");
        add("lps", R"({"id": 1, "character_id": 7, "max": 15, "value": -3})");
        add("eigenschaften", R"({"id": 0, "character_id": 7, "user_id": 0, "name": "St", "value": 88})");
        add("vermoegen",
            QString::fromUtf8(
                R"({"id": 4, "name": "", "character_id": 7, "user_id": 18446744073709551615, "goldstücke": 12, "silberstücke": 0, "kupferstücke": 7})"));
        add("sk_fertigkeiten",
            R"({"id": 3, "name": "Klettern", "character_id": 0, "user_id": 0, "beschreibung": "", "fertigkeitswert": 12, "basiswert": 4, "bemerkung": "a\tb", "improvable": true, "category": "", "learncost": {"stufe": 0}})");
        add("gsm_lit_sources",
            R"({"id": 1, "code": "KOD", "name": "Kodex", "is_core": true, "is_active": true, "game_system": "midgard"})");
        add("gsm_character_classes",
            R"({"id": 1, "code": "Hx", "name": "Hexer", "source_id": 1, "game_system": "midgard", "source": {"id": 0}, "quelle": "KOD"})");
        add("gsm_equipment",
            R"({"id": 5, "game_system": "midgard", "name": "Seil", "beschreibung": "zehn Meter", "quelle": "KOD", "gewicht": 0.1, "wert": 2, "personal_item": false})");
        add("audit_log_entries",
            R"({"id": 1, "character_id": 7, "field_name": "gold", "old_value": 1, "new_value": 2, "difference": 1, "reason": "manual", "timestamp": "2026-01-20T08:00:00.001+01:00"})");
    }

    void add(const char *list, const QString &row) { rows(list) << row; }
    void add(const char *list, const char *row) { rows(list) << QString::fromUtf8(row); }
    void replace(const char *before, const char *after) {
        for (auto &[member, rows] : m_lists) {
            for (QString &row : rows)
                row.replace(QString::fromUtf8(before), QString::fromUtf8(after));
        }
    }
    /// Instead of a list, any JSON.
    void set(const char *list, const char *json) { m_instead.insert(QString::fromUtf8(list), QString::fromUtf8(json)); }
    void remove(const char *list) {
        std::erase_if(m_lists, [list](const auto &entry) { return entry.first == QLatin1StringView(list); });
    }

    [[nodiscard]] QByteArray bytes() const {
        QString text = QStringLiteral("{\n  \"version\": \"0.1.37\",\n  \"timestamp\": \"2026-01-31T22:15:00+01:00\"");
        for (const auto &[member, rows] : m_lists) {
            text += QString(QLatin1StringView(",\n  \"") + member + QLatin1StringView("\": "));
            if (m_instead.contains(member))
                text += m_instead.value(member);
            else if (rows.isEmpty())
                text += QStringLiteral("[]");
            else
                text += QString(QLatin1StringView("[\n    ") + rows.join(QLatin1StringView(",\n    ")) +
                                QLatin1StringView("\n  ]"));
        }
        return QString(text + QLatin1StringView("\n}")).toUtf8();
    }

private:
    QStringList &rows(const char *list) {
        return std::ranges::find(m_lists, QString::fromLatin1(list), &std::pair<QString, QStringList>::first)->second;
    }

    std::vector<std::pair<QString, QStringList>> m_lists;
    QMap<QString, QString> m_instead;
};

} // namespace stellwerk::test
