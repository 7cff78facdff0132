// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/item_texts.h"
#include "demo/master_rows.h"
#include "demo/skill_list.h"
#include "demo/special_texts.h"
#include "demo/vocabulary.h"

namespace stellwerk::demo {

namespace {

constexpr qsizetype kLongestEquipmentText = 1403;

// How many of the first rows have a weight with a fraction: with those of the characters' things it is 115 and 146.
constexpr int kFractionEquipment = 60;
constexpr int kFractionWeapons = 15;
constexpr int kFractionContainers = 6;

const QString kGameSystem = QStringLiteral("midgard");

Status writeEquipment(Filling &filling) {
    STELLWERK_ASSIGN(
        TableWriter table,
        TableWriter::open(filling, "gsm_equipments",
                          "id game_system name beschreibung quelle source_id page_number gewicht wert personal_item"));
    const int count = filling.count(79, 82);
    for (int copy = 1; copy <= filling.scale; ++copy) {
        for (int i = 0; i < count; ++i) {
            Random random = filling.random("equipment", drawIndex(copy, i));
            const double weight = measure(random, i < kFractionEquipment || i >= 79);
            const bool personal = i == 10 || (i == 20 && filling.isDev()); // the one change in dev
            STELLWERK_TRY(table.add({number(i + 1 + (copy - 1) * kEquipmentStride), text(kGameSystem),
                                     text(numbered(equipmentNames()[i], copy)), maybe(equipmentText(filling, i, copy)),
                                     i % 4 == 0 ? none() : text(QString()), number(0), number(0), real(weight),
                                     real(measure(random, false)), flag(personal)}));
        }
    }
    return table.finish();
}

Status writeWeapons(Filling &filling) {
    STELLWERK_ASSIGN(
        TableWriter table,
        TableWriter::open(filling, "gsm_weapons",
                          "id game_system name beschreibung quelle source_id page_number gewicht wert personal_item "
                          "skill_required damage range_near range_middle range_far"));
    const int count = filling.count(25, 28);
    for (int i = 0; i < count; ++i) {
        const WeaponWord &word = weaponWords()[static_cast<size_t>(i)];
        Random random = filling.random("weapon", i);
        const db::Value about = maybe(maybeText(random));
        const double weight = measure(random, i < kFractionWeapons);
        const double price = measure(random, false);
        // Weapons that cannot be thrown or shot have no ranges: NULL, not 0.
        const bool ranged = i < 3 || i == 21 || i >= 25;
        const int range = random.between(1, 5) * 10;
        STELLWERK_TRY(table.add({number(i + 1), text(kGameSystem), text(word.name), about, text(QString()), number(0),
                                 number(0), real(weight), real(price), flag(false), text(word.skill),
                                 text(QStringLiteral("%1W6%2")
                                          .arg(random.between(1, 2))
                                          .arg(random.below(3) == 0 ? QStringLiteral("+1") : QString())),
                                 ranged ? number(range) : none(), ranged ? number(range * 2) : none(),
                                 ranged ? number(range * 4) : none()}));
    }
    return table.finish();
}

Status writeCarriers(Filling &filling, const char *tableName, const QStringList &names, int fractions) {
    STELLWERK_ASSIGN(TableWriter table, TableWriter::open(filling, tableName,
                                                          "id game_system name beschreibung quelle source_id "
                                                          "page_number gewicht wert personal_item tragkraft volumen"));
    for (int i = 0; i < names.size(); ++i) {
        Random random = filling.random(tableName, i);
        const db::Value about = maybe(maybeText(random));
        const double weight = measure(random, i < fractions);
        STELLWERK_TRY(table.add({number(i + 1), text(kGameSystem), text(names[i]), about, none(), number(0), number(0),
                                 real(weight), real(measure(random, false)), flag(false), real(random.between(5, 200)),
                                 i % 5 == 4 ? none() : real(random.between(0, 120))}));
    }
    return table.finish();
}

} // namespace

QString equipmentText(const Filling &filling, int index, int copy) {
    Random random = filling.random("equipment text", drawIndex(copy, index));
    if (copy == 1 && index < 5) {
        const QString lineEnd = index < 2 ? QStringLiteral("\r\n") : QStringLiteral("\n");
        return longText(random, index == 0 ? kLongestEquipmentText : 300, lineEnd);
    }
    if (index >= 40 && index < 40 + kOddTexts)
        return oddText(index);
    return maybeText(random);
}

double measure(Random &random, bool fraction) {
    const int whole = random.below(10);
    const int part = random.between(1, 19);
    return fraction ? (whole * 100 + part * 5) / 100.0 : whole;
}

Status writeItemRows(Filling &filling) {
    STELLWERK_TRY(writeEquipment(filling));
    STELLWERK_TRY(writeWeapons(filling));
    STELLWERK_TRY(writeCarriers(filling, "gsm_containers", containerNames(), kFractionContainers));
    return writeCarriers(filling, "gsm_transportations", transportNames(), 0);
}

} // namespace stellwerk::demo
