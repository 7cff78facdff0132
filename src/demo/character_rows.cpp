// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/special_texts.h"
#include "demo/user_rows.h"
#include "demo/vocabulary.h"

#include <array>
#include <limits>

namespace stellwerk::demo {

namespace {

constexpr qsizetype kLongestImage = 462226;

/// The texts by which a character points at master data. Some point at nothing.
struct Pointers {
    db::Value type, faith, race, hand, origin;
};

Pointers pointersOf(const Filling &filling, int character, Random &random) {
    const ClassWord &word =
        classWords()[static_cast<size_t>(random.below(static_cast<qsizetype>(classWords().size())))];
    Pointers p;
    p.type = text(character % 4 == 1 ? word.code : word.name);
    p.faith = text(believeNames()[random.below(7)]);
    p.race = text(random.pick(miscValues(QStringLiteral("races"))));
    p.hand = text(random.pick(miscValues(QStringLiteral("handedness"))));
    p.origin = text(random.pick(miscValues(QStringLiteral("origins"))));
    const bool dev = filling.isDev();
    if (character == 3 || (dev && character == 7))
        p.type = text(QStringLiteral("Sternengucker"));
    if (dev && character == 12)
        p.type = text(QString());
    if (character == 2)
        p.faith = text(QStringLiteral("ilvane vom mondsee")); // a deity, but only without regard to case and accents
    if (dev && character == 5)
        p.race = text(QStringLiteral("Nebelkind"));
    if (character == 4 || (dev && character == 8))
        p.hand = text(QStringLiteral("rechtshändig"));
    if (dev && (character == 6 || character == 9))
        p.origin = text(QStringLiteral("unbekannt"));
    return p;
}

/// JSON in a text column. Half of the weapons in the lists do not exist. "null" is JSON's null, not SQL's.
db::Value specialisation(const Filling &filling, int character, Random &random) {
    if (character >= filling.count(2, 3))
        return text(QStringLiteral("null"));
    const QString &weapon = weaponWords()[static_cast<size_t>(random.below(25))].name;
    return text(QStringLiteral("[\"%1\",\"Familienklinge\"]").arg(weapon));
}

db::Value image(const Filling &filling, int copy, int character) {
    if (character >= filling.count(4, 6))
        return character % 2 == 0 ? none() : text(QString());
    Random random = filling.userRandom("image", drawIndex(copy, character));
    // Only the first copy has large pictures, so that a large scale is about rows and not about bytes.
    if (copy > 1)
        return text(dataUri(random, 400));
    return text(dataUri(random, character == 0 ? kLongestImage : 20000 + random.below(40000)));
}

Status writeChars(Filling &filling) {
    STELLWERK_ASSIGN(
        TableWriter table,
        TableWriter::open(
            filling, "char_chars",
            "id name user_id rasse typ alter anrede grad groesse gewicht glaube hand public spezialisierung image "
            "gender social_class herkunft resistenz_koerper resistenz_geist abwehr zaubern raufen"));
    const int characters = castOf(filling).characters;
    for (int copy = 1; copy <= filling.scale; ++copy) {
        for (int i = 0; i < characters; ++i) {
            Random random = filling.userRandom("character", drawIndex(copy, i));
            const Pointers p = pointersOf(filling, i, random);
            const db::Value special = specialisation(filling, i, random);
            const db::Value gender = text(random.pick(miscValues(QStringLiteral("gender"))));
            const db::Value rank = text(random.pick(miscValues(QStringLiteral("social_classes"))));
            STELLWERK_TRY(table.add({number(characterId(filling, copy, i)),
                                     text(numbered(characterNames()[i], copy)),
                                     number(userId(filling, copy, i)),
                                     p.race,
                                     p.type,
                                     number(random.between(16, 70)),
                                     i % 3 == 0 ? none() : text(i % 3 == 1 ? QString() : QStringLiteral("du")),
                                     number(random.between(1, 12)),
                                     number(random.between(90, 205)),
                                     number(random.between(30, 120)),
                                     p.faith,
                                     p.hand,
                                     i % 4 == 3 ? none() : flag(i % 2 == 0),
                                     special,
                                     image(filling, copy, i),
                                     gender,
                                     rank,
                                     p.origin,
                                     number(random.between(8, 18)),
                                     number(random.between(8, 18)),
                                     number(random.between(10, 16)),
                                     i % 5 == 0 ? number(0) : number(random.between(2, 19)),
                                     number(random.between(4, 9))}));
        }
    }
    return table.finish();
}

/// Tables with the columns id, character_id, max, value.
Status writeMaxima(Filling &filling, const char *tableName, int low, int high) {
    STELLWERK_ASSIGN(TableWriter table, TableWriter::open(filling, tableName, "id character_id max value"));
    const Cast cast = castOf(filling);
    for (int copy = 1; copy <= filling.scale; ++copy) {
        for (int i = 0; i < cast.active; ++i) {
            Random random = filling.userRandom(tableName, drawIndex(copy, i));
            const int max = random.between(low, high);
            STELLWERK_TRY(table.add({number((copy - 1) * cast.active + i + 1), number(characterId(filling, copy, i)),
                                     number(max), number(max - random.below(low))}));
        }
    }
    return table.finish();
}

Status writeAttributes(Filling &filling) {
    STELLWERK_ASSIGN(TableWriter table,
                     TableWriter::open(filling, "char_eigenschaften", "id character_id name value user_id"));
    const Cast cast = castOf(filling);
    const int each = static_cast<int>(attributeNames().size());
    const OwnerCells owner{54, filling.count(9, 18)};
    for (int copy = 1; copy <= filling.scale; ++copy) {
        for (int i = 0; i < cast.active * each; ++i) {
            const int character = i / each;
            Random random = filling.userRandom("attribute", drawIndex(copy, i));
            // The id is not the key here and never has a value.
            STELLWERK_TRY(table.add({i % 2 == 0 ? number(0) : none(), number(characterId(filling, copy, character)),
                                     text(attributeNames()[i % each]), number(random.between(21, 100)),
                                     owner.at(i, userId(filling, copy, character))}));
        }
    }
    return table.finish();
}

Status writeLooks(Filling &filling) {
    STELLWERK_ASSIGN(TableWriter table,
                     TableWriter::open(filling, "char_characteristics",
                                       "id name character_id augenfarbe haarfarbe sonstige breite groesse user_id"));
    static const QStringList kColours = {QStringLiteral("grün"), QStringLiteral("grau"), QStringLiteral("nussbraun"),
                                         QStringLiteral("weiß")};
    const int rows = filling.count(5, 6);
    for (int copy = 1; copy <= filling.scale; ++copy) {
        for (int i = 0; i < rows; ++i) {
            Random random = filling.userRandom("looks", drawIndex(copy, i));
            STELLWERK_TRY(table.add({number((copy - 1) * rows + i + 1), i % 2 == 0 ? none() : text(QString()),
                                     number(characterId(filling, copy, i)), text(random.pick(kColours)),
                                     text(random.pick(kColours)), text(oddText(i)), maybe(maybeText(random)),
                                     text(QString()), none()}));
        }
    }
    return table.finish();
}

Status writeExperience(Filling &filling) {
    STELLWERK_ASSIGN(TableWriter table,
                     TableWriter::open(filling, "char_experiances", "id name character_id es ep user_id"));
    const int rows = filling.count(7, 8);
    for (int copy = 1; copy <= filling.scale; ++copy) {
        for (int i = 0; i < rows; ++i) {
            Random random = filling.userRandom("experience", drawIndex(copy, i));
            STELLWERK_TRY(
                table.add({number((copy - 1) * rows + i + 1), text(QString()), number(characterId(filling, copy, i)),
                           number(random.below(5000)), i == 3 ? none() : number(i == 4 ? 0 : random.below(900)),
                           number(userId(filling, copy, i))}));
        }
    }
    return table.finish();
}

Status writeBennies(Filling &filling) {
    STELLWERK_ASSIGN(TableWriter table,
                     TableWriter::open(filling, "char_bennies", "id name character_id gg gp sg user_id"));
    const int rows = filling.count(7, 10);
    for (int copy = 1; copy <= filling.scale; ++copy) {
        for (int i = 0; i < rows; ++i) {
            Random random = filling.userRandom("bennies", drawIndex(copy, i));
            db::Value user = number(userId(filling, copy, i));
            // The largest value of the column, which no foreign key guards. SQLite has no unsigned integers: there the
            // largest signed one stands for it.
            if (copy == 1 && i == 2)
                user = filling.connection.engine() == db::Engine::MariaDb
                           ? db::Value::integer(std::numeric_limits<quint64>::max())
                           : number(std::numeric_limits<qint64>::max());
            STELLWERK_TRY(table.add({number((copy - 1) * rows + i + 1), none(), number(characterId(filling, copy, i)),
                                     number(random.below(4)), number(random.below(6)), number(random.below(3)), user}));
        }
    }
    return table.finish();
}

/// Prod's money in six columns: those with umlauts win where they are set. Rows 0 to 2 have it only there, row 3 in
/// both and different, rows 4 and 5 only in the ASCII columns.
std::array<db::Value, 6> prodMoney(int row, Random &random) {
    const int gold = random.between(10, 90);
    const int silver = random.between(1, 9);
    const int copper = random.between(1, 9);
    if (row < 3) // beside it NULL or 0
        return {number(gold),
                number(silver),
                row == 2 ? number(0) : number(copper),
                none(),
                row == 0 ? none() : number(0),
                row == 0 ? none() : number(0)};
    if (row == 3)
        return {number(gold), number(silver), number(copper), number(gold + 7), number(0), number(copper)};
    return {none(), none(), none(), number(gold), number(silver), row == 5 ? none() : number(copper)};
}

Status writeWealth(Filling &filling) {
    const char *columns = "id name character_id user_id goldstuecke silberstuecke kupferstuecke";
    const char *prodColumns =
        "id name character_id goldstücke silberstücke kupferstücke user_id goldstuecke silberstuecke kupferstuecke";
    STELLWERK_ASSIGN(TableWriter table,
                     TableWriter::open(filling, "char_wealth", filling.isDev() ? columns : prodColumns));
    const int rows = filling.count(6, 8);
    const OwnerCells owner{2, 1};
    for (int copy = 1; copy <= filling.scale; ++copy) {
        for (int i = 0; i < rows; ++i) {
            Random random = filling.userRandom("wealth", drawIndex(copy, i));
            const db::Value id = number((copy - 1) * rows + i + 1);
            const db::Value character = number(characterId(filling, copy, i));
            const db::Value user = owner.at(i, userId(filling, copy, i));
            if (filling.isDev()) {
                STELLWERK_TRY(table.add({id, text(QString()), character, user, number(random.below(90)),
                                         number(random.below(9)), i == 5 ? none() : number(random.below(9))}));
                continue;
            }
            const std::array<db::Value, 6> money = prodMoney(i, random);
            STELLWERK_TRY(table.add(
                {id, text(QString()), character, money[0], money[1], money[2], user, money[3], money[4], money[5]}));
        }
    }
    return table.finish();
}

} // namespace

Status writeCharacters(Filling &filling) {
    STELLWERK_TRY(writeChars(filling));
    STELLWERK_TRY(writeAttributes(filling));
    STELLWERK_TRY(writeMaxima(filling, "char_health", 8, 20));
    STELLWERK_TRY(writeMaxima(filling, "char_endurances", 10, 40));
    STELLWERK_TRY(writeMaxima(filling, "char_motionranges", 18, 28));
    STELLWERK_TRY(writeLooks(filling));
    STELLWERK_TRY(writeExperience(filling));
    STELLWERK_TRY(writeBennies(filling));
    return writeWealth(filling);
}

} // namespace stellwerk::demo
