// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/item_texts.h"
#include "demo/special_texts.h"
#include "demo/user_rows.h"
#include "demo/vocabulary.h"

namespace stellwerk::demo {

namespace {

// How many rows each table has in one copy.
int containerRows(const Filling &filling) {
    return filling.count(10, 14);
}
int equipmentRows(const Filling &filling) {
    return filling.count(52, 64);
}
int weaponRows(const Filling &filling) {
    return filling.count(25, 34);
}

/// Every character with things has at least one container; this is the id of the first.
int firstContainerId(const Filling &filling, int copy, int character) {
    const int active = castOf(filling).active;
    int row = 0;
    while (ownerOf(row, containerRows(filling), active) != character)
        ++row;
    return (copy - 1) * containerRows(filling) + row + 1;
}

/// Every fifth container is a means of transport.
QString containerName(int row) {
    return row % 5 == 4 ? transportNames()[row % 3] : containerNames()[row % containerNames().size()];
}

Status writeContainers(Filling &filling) {
    STELLWERK_ASSIGN(
        TableWriter table,
        TableWriter::open(filling, "equi_containers",
                          "id name character_id ist_magisch abw ausgebrannt beschreibung beinhaltet_in contained_in "
                          "is_transportation gewicht wert tragkraft volumen ext_id user_id"));
    const int rows = containerRows(filling);
    const int fractions = filling.count(2, 5);
    const OwnerCells owner{8, filling.count(2, 6)};
    for (int copy = 1; copy <= filling.scale; ++copy) {
        for (int i = 0; i < rows; ++i) {
            const int character = ownerOf(i, rows, castOf(filling).active);
            Random random = filling.userRandom("container of", drawIndex(copy, i));
            const db::Value about = i == 3 ? text(oddText(1)) : maybe(maybeText(random));
            const double weight = measure(random, i < fractions);
            STELLWERK_TRY(
                table.add({number((copy - 1) * rows + i + 1), text(containerName(i)),
                           number(characterId(filling, copy, character)), flag(i % 6 == 0), number(0),
                           i % 4 == 0 ? none() : flag(false), about, i % 3 == 0 ? none() : text(QString()),
                           i % 2 == 0 ? none() : number(0), flag(i % 5 == 4), real(weight),
                           real(measure(random, false)), real(random.between(5, 200)), real(random.between(0, 120)),
                           text(QStringLiteral("behaelter-%1").arg(random.below(100000))),
                           owner.at(i, userId(filling, copy, character))}));
        }
    }
    return table.finish();
}

Status writeEquipmentOf(Filling &filling) {
    STELLWERK_ASSIGN(
        TableWriter table,
        TableWriter::open(
            filling, "equi_equipments",
            "id name character_id ist_magisch abw ausgebrannt beschreibung anzahl beinhaltet_in contained_in "
            "container_type bonus gewicht wert user_id"));
    const int rows = equipmentRows(filling);
    const int fractions = filling.count(26, 46);
    const int packed = filling.count(18, 25);
    const OwnerCells owner{46, filling.count(6, 18)};
    for (int copy = 1; copy <= filling.scale; ++copy) {
        for (int i = 0; i < rows; ++i) {
            const int character = ownerOf(i, rows, castOf(filling).active);
            // The first two repeat the descriptions with CR LF of the master rows, the others keep to one line.
            const int thing = i < 2 ? i : 5 + (i * 7) % 74;
            Random random = filling.userRandom("equipment of", drawIndex(copy, i));
            const double weight = measure(random, i < fractions);
            STELLWERK_TRY(table.add(
                {number((copy - 1) * rows + i + 1), text(numbered(equipmentNames()[thing], copy)),
                 number(characterId(filling, copy, character)), flag(i % 11 == 0), number(i % 11 == 0 ? 5 : 0),
                 i % 4 == 0 ? none() : flag(false), maybe(equipmentText(filling, thing, copy)),
                 number(random.between(1, 5)), i % 3 == 0 ? none() : text(QString()),
                 i < packed   ? number(firstContainerId(filling, copy, character))
                 : i % 2 == 0 ? none()
                              : number(0),
                 text(i < packed ? QStringLiteral("container") : QString()), number(0), real(weight),
                 real(measure(random, false)), owner.at(i, userId(filling, copy, character))}));
        }
    }
    return table.finish();
}

Status writeWeaponsOf(Filling &filling) {
    STELLWERK_ASSIGN(
        TableWriter table,
        TableWriter::open(filling, "equi_weapons",
                          "id name character_id ist_magisch abw ausgebrannt beschreibung abwb anb anzahl beinhaltet_in "
                          "contained_in container_type gewicht name_fuer_spezialisierung schb wert user_id"));
    const int rows = weaponRows(filling);
    const int fractions = filling.count(6, 11);
    const OwnerCells owner{19, filling.count(6, 15)};
    for (int copy = 1; copy <= filling.scale; ++copy) {
        for (int i = 0; i < rows; ++i) {
            const int character = ownerOf(i, rows, castOf(filling).active);
            Random random = filling.userRandom("weapon of", drawIndex(copy, i));
            const QString &weapon = weaponWords()[static_cast<size_t>(random.below(25))].name;
            // Two weapons have a name of their own and are no master rows.
            const bool own = i == 4 || i == 9;
            const double weight = measure(random, i < fractions);
            STELLWERK_TRY(
                table.add({number((copy - 1) * rows + i + 1), text(own ? QStringLiteral("Familienklinge") : weapon),
                           number(characterId(filling, copy, character)), flag(own), number(0), flag(false),
                           i == 6 ? text(oddText(5)) : maybe(maybeText(random)), number(0), number(random.below(2)),
                           number(1), none(), i % 2 == 0 ? none() : number(0), text(QString()), real(weight),
                           text(own || i % 4 == 0 ? weapon : QString()), number(random.below(2)),
                           real(measure(random, false)), owner.at(i, userId(filling, copy, character))}));
        }
    }
    return table.finish();
}

} // namespace

Status writePossessions(Filling &filling) {
    STELLWERK_TRY(writeContainers(filling));
    STELLWERK_TRY(writeEquipmentOf(filling));
    return writeWeaponsOf(filling);
}

} // namespace stellwerk::demo
