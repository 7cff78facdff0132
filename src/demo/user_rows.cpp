// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/user_rows.h"

#include "demo/special_texts.h"
#include "demo/vocabulary.h"

#include <algorithm>

namespace stellwerk::demo {

namespace {

/// The user with a zero date: MariaDB keeps it as it is, SQLite keeps its text.
constexpr int kZeroDateUser = 1;
constexpr int kUserWithoutMail = 2;

db::Value role(int copy, int user) {
    if (copy == 1 && user == 0)
        return text(QStringLiteral("admin"));
    return text(user == 1 ? QStringLiteral("maintainer") : QStringLiteral("standard"));
}

/// The unique index allows the empty address once.
QString mailOf(int copy, int user) {
    return copy == 1 && user == kUserWithoutMail ? QString()
                                                 : QStringLiteral("spieler%1@example.org").arg(copy * 10 + user);
}

} // namespace

Cast castOf(const Filling &filling) {
    return filling.isDev() ? Cast{5, 13, 12} : Cast{4, 9, 9};
}

int characterId(const Filling &filling, int copy, int character) {
    return (copy - 1) * castOf(filling).characters + character + 1;
}

int userId(const Filling &filling, int copy, int character) {
    const int users = castOf(filling).users;
    return (copy - 1) * users + character % users + 1;
}

Status writeUsers(Filling &filling) {
    const char *columns = "user_id username password_hash email created_at updated_at reset_pw_hash "
                          "reset_pw_hash_expires role preferred_language";
    const char *prodColumns =
        "user_id username password_hash email created_at updated_at reset_pw_hash reset_pw_hash_expires role";
    STELLWERK_ASSIGN(TableWriter table, TableWriter::open(filling, "users", filling.isDev() ? columns : prodColumns));
    const int users = castOf(filling).users;
    for (int copy = 1; copy <= filling.scale; ++copy) {
        for (int i = 0; i < users; ++i) {
            Random random = filling.userRandom("user", drawIndex(copy, i));
            const QString name = numbered(userNames()[i], copy);
            const bool zeroDate = copy == 1 && i == kZeroDateUser;
            const db::Value id = number((copy - 1) * users + i + 1);
            const db::Value hash =
                text(passwordHash(QStringLiteral("Pilzkuchen%1%2").arg(name).arg(random.below(1000))));
            const db::Value mail = text(mailOf(copy, i));
            const auto [created, updated] = std::minmax({timestamp(random), timestamp(random)});
            const db::Value reset = zeroDate ? text(passwordHash(timestamp(random))) : none();
            const db::Value expires = zeroDate ? text(QStringLiteral("0000-00-00 00:00:00.000")) : none();
            if (filling.isDev())
                STELLWERK_TRY(table.add({id, text(name), hash, mail, text(created), text(updated), reset, expires,
                                         role(copy, i), text(i == 3 ? QStringLiteral("en") : QStringLiteral("de"))}));
            else
                STELLWERK_TRY(table.add(
                    {id, text(name), hash, mail, text(created), text(updated), reset, expires, role(copy, i)}));
        }
    }
    return table.finish();
}

Status writeAuditLog(Filling &filling) {
    STELLWERK_ASSIGN(
        TableWriter table,
        TableWriter::open(filling, "audit_log_entries",
                          "id character_id field_name old_value new_value difference reason user_id timestamp notes"));
    static const QStringList kFields = {QStringLiteral("es"), QStringLiteral("ep"), QStringLiteral("goldstuecke"),
                                        QStringLiteral("gg")};
    constexpr int kEntries = 5;
    for (int copy = 1; copy <= filling.scale; ++copy) {
        for (int i = 0; i < kEntries; ++i) {
            Random random = filling.userRandom("audit", drawIndex(copy, i));
            const int before = random.below(500);
            const int after = random.below(500);
            STELLWERK_TRY(table.add({number((copy - 1) * kEntries + i + 1), number(characterId(filling, copy, i)),
                                     text(random.pick(kFields)), number(before), number(after), number(after - before),
                                     maybe(maybeText(random)), number(userId(filling, copy, i)),
                                     text(timestamp(random)), i == 0 ? text(oddText(7)) : maybe(maybeText(random))}));
        }
    }
    return table.finish();
}

Status writeUserRows(Filling &filling) {
    STELLWERK_TRY(writeUsers(filling));
    STELLWERK_TRY(writeCharacters(filling));
    STELLWERK_TRY(writeAbilities(filling));
    STELLWERK_TRY(writePossessions(filling));
    return writeAuditLog(filling);
}

} // namespace stellwerk::demo
