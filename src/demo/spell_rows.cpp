// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/master_rows.h"
#include "demo/skill_list.h"
#include "demo/special_texts.h"
#include "demo/vocabulary.h"

namespace stellwerk::demo {

namespace {

constexpr int kCommonSpells = 536;
constexpr int kChangedSpell = 400; ///< has a page number only in dev

QStringList words(const char *list) {
    return QString::fromUtf8(list).split(u'|');
}

bool inRange(int index, int first, int count) {
    return index >= first && index < first + count;
}

/// A school, one of the two words that are no school, or, for the new spells, the column's default.
QString category(int index, Random &random) {
    const QString school = random.pick(schoolNames());
    if (index >= kCommonSpells)
        return QStringLiteral("normal");
    if (inRange(index, 450, 20))
        return QStringLiteral("Siegel");
    if (inRange(index, 470, 4))
        return QStringLiteral("unknown");
    return school;
}

/// Every sixtieth spell has the name of a school here, the others a word of another list.
QString learningCategory(int index, Random &random) {
    return index < kCommonSpells && index % 60 == 0 ? random.pick(schoolNames()) : random.pick(spellThemes());
}

/// Text, because not every cost is a number.
QString cost(int index, Random &random) {
    static const QStringList kTexts = words("1 je Minute|2-6|3 je Person|4;8;12");
    const QString special = random.pick(kTexts);
    return inRange(index, 200, 68) ? special : QString::number(random.between(1, 9));
}

db::Value description(int index, Random &random) {
    if (inRange(index, 30, kOddTexts))
        return text(oddText(index));
    return maybe(maybeText(random));
}

Status writeSpell(TableWriter &table, const Filling &filling, int index, int copy) {
    static const QStringList kKinds = words("Gestenzauber|Wortzauber|Gedankenzauber");
    static const QStringList kTimes = words("10 sec|1 min|sofort|2 h");
    static const QStringList kRanges = words("Berührung|15 m|30 m|Sichtweite");
    static const QStringList kTargets = words("Körper|Geist|Umgebung");
    static const QStringList kAreas = words("1 Wesen|9 m Umkreis|Strahl|");
    static const QStringList kOrigins = words("göttlich|elementar|druckfrisch|unbekannt");
    Random random = filling.random("spell", drawIndex(copy, index));
    const bool fresh = index >= kCommonSpells;
    const int page = random.between(30, 260);
    const int source = random.below(6);
    const bool hasPage = inRange(index, 300, 21) || (index == kChangedSpell && filling.isDev());
    const db::Value about = description(index, random);
    const int level = random.between(1, 12);
    const QString school = category(index, random);
    const QString theme = learningCategory(index, random);
    const QString ap = cost(index, random);
    return table.add({number(spellId(filling, index) + (copy - 1) * kSpellStride), text(QStringLiteral("midgard")),
                      text(numbered(spellNames()[index], copy)), about,
                      text(QStringLiteral("%1 S. %2").arg(sourceWords()[static_cast<size_t>(source)].code).arg(page)),
                      number(fresh ? 0 : source + 1), number(hasPage ? page : 0), number(random.below(3)),
                      number(fresh || inRange(index, 100, 27) ? 0 : level), text(ap), text(random.pick(kKinds)),
                      text(random.pick(kTimes)), text(random.pick(kRanges)), text(random.pick(kTargets)),
                      text(random.pick(kAreas)), text(QStringLiteral("%1 min").arg(random.between(1, 60))),
                      text(random.pick(kOrigins)), text(school), text(theme)});
}

} // namespace

Status writeSpellRows(Filling &filling) {
    STELLWERK_ASSIGN(TableWriter table,
                     TableWriter::open(
                         filling, "gsm_spells",
                         "id game_system name beschreibung quelle source_id page_number bonus stufe ap art zauberdauer "
                         "reichweite wirkungsziel wirkungsbereich wirkungsdauer ursprung category learning_category"));
    const int count = filling.count(kCommonSpells, kCommonSpells + 2);
    for (int copy = 1; copy <= filling.scale; ++copy) {
        for (int i = 0; i < count; ++i)
            STELLWERK_TRY(writeSpell(table, filling, i, copy));
    }
    return table.finish();
}

} // namespace stellwerk::demo
