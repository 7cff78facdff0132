// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/vocabulary.h"

#include "demo/random.h"

#include <algorithm>

namespace stellwerk::demo {

namespace {

/// Words written with blanks between them, because lists of quoted words are hard to read.
QStringList split(const char *words) {
    return QString::fromUtf8(words).split(u' ', Qt::SkipEmptyParts);
}

QStringList lines(const char *words) {
    return QString::fromUtf8(words).split(u'|');
}

QStringList combinations(const QStringList &heads, const QStringList &tails, qsizetype count) {
    QStringList names;
    for (const QString &tail : tails) {
        for (const QString &head : heads)
            names << QString(head + tail);
    }
    Q_ASSERT(names.size() >= count);
    return names.first(count);
}

/// Spreads the words of @p few evenly among those of @p many.
QStringList interleaved(const QStringList &many, const QStringList &few) {
    QStringList names;
    const qsizetype total = many.size() + few.size();
    qsizetype fewUsed = 0;
    for (qsizetype i = 0; i < total; ++i) {
        const bool useFew = (i + 1) * few.size() / total > fewUsed;
        names << (useFew ? few[fewUsed] : many[i - fewUsed]);
        fewUsed += useFew ? 1 : 0;
    }
    return names;
}

} // namespace

const std::vector<SourceWord> &sourceWords() {
    static const std::vector<SourceWord> kWords = [] {
        std::vector<SourceWord> words;
        for (const QString &line :
             lines("GRU/Grundbuch/Das Grundbuch der Glimmermark|ZAU/Zauberbuch/Lieder und Zeichen|"
                   "WAF/Waffenbuch/Stahl und Sehne|LAN/Landbuch/Wege durch die Glimmermark|"
                   "GEI/Geisterbuch/Was im Nebel wohnt|SEE/Seebuch/Wind, Welle, Watt|"
                   "NEU/Wegebuch/Neue Wege für Grünschnäbel")) {
            const QStringList parts = line.split(u'/');
            words.push_back({parts[0], parts[1], parts[2]});
        }
        return words;
    }();
    return kWords;
}

const std::vector<ClassWord> &classWords() {
    static const std::vector<ClassWord> kWords = [] {
        std::vector<ClassWord> words;
        for (const QString &pair :
             split("Ba/Barde Bo/Bogner Fa/Fallensteller Ga/Gaukler Hä/Händler Kk/Kräuterkundige Kn/Knappe Lw/Leibwache "
                   "Ma/Magister My/Mystiker Ru/Runenleser Se/Seefahrer Sm/Schmied So/Söldner Sp/Spürnase"))
            words.push_back({pair.section(u'/', 0, 0), pair.section(u'/', 1)});
        return words;
    }();
    return kWords;
}

const QStringList &categoryNames() {
    // The last name has U+FB00 and 23 characters: too long for learning_class_category_ep_costs.skill_category.
    static const QStringList kNames =
        lines("Alltag|Gesellschaft|Handwerk|Heimlichkeit|Kampf|Körper|Seefahrt|Waffen|Wildnis|Wissen|"
              "Sto\xEF\xAC\x80"
              "e, Garne und Färben");
    return kNames;
}

const QStringList &difficultyNames() {
    static const QStringList kNames = lines("leicht|normal|schwer|sehr schwer");
    return kNames;
}

const QStringList &schoolNames() {
    static const QStringList kNames =
        split("Flammenkunst Geisterführung Kräuterzauber Lebenskunst Lichtkunst Runenlehre "
              "Schattenkunst Steinkunst Sturmkunst Wogenkunst");
    return kNames;
}

const QStringList &commonSkillNames() {
    static const QStringList kNames = lines(
        "Abseilen|Bachlauflesen|Ballspielen|Baumkunde|Bergsteigen|Beschatten|Bootslenken|Brückenbau|Chronikwissen|"
        "Dachlaufen|Eiswandern|Erzprobe|Fallenlegen|Fährtenruf|Feilschen|Fernblick|Fischfang|Flößen|Gauklerei|"
        "Gerüchtejagd|Glasblasen|Grabräumen|Handelsbrauch|Heilsalben|Hofsitte|Höhlenkunde|Hufpflege|Imkerei|"
        "Kartenzeichnen|Kerbschrift|Knotenkunst|Kochen am Feuer|Kräutersammeln|Lauschen|Liederdichten|Münzprüfung|"
        "Mutprobe|Nachtwache|Netzwerfen|Pilzkunde|Rätsellösen|Reimen|Rindentanz|Runenritzen|Salzhandel|"
        "Schlittenfahren|Schlüsselkunst|Seilwerk|Spurenlesen|Sternendeutung|Stimmenimitation|Sturmreiten|Tierlaute|"
        "Tränkebrauen|Überreden|Verkleiden|Wetterahnung|Zaunkönigpfiff");
    return kNames;
}

const QStringList &prodSkillNames() {
    static const QStringList kNames =
        split("Fassbinden Glockenläuten Kohlebrennen Pechsieden Torfstechen Wachsgießen Geländekunde");
    return kNames;
}

const QStringList &devSkillNames() {
    static const QStringList kNames =
        split("Aschelesen Bärenruf Dornenhecken Frostgespür Lichtzeichen Moorwandern Windpfeifen Gerätekunde");
    return kNames;
}

const QStringList &weaponSkillNames() {
    static const QStringList kNames = split(
        "Äxte Armbrüste Bogen Dolche Fechtstöcke Hämmer Keulen Kurzklingen Langklingen Netze Schilde Schleudern Speere "
        "Zweihandklingen Blasrohre Bolas Dreschflegel Peitschen Reiterlanzen Sicheln Wurfäxte");
    return kNames;
}

const std::vector<WeaponWord> &weaponWords() {
    static const std::vector<WeaponWord> kWords = [] {
        std::vector<WeaponWord> words;
        // "check" is a placeholder and no weapon skill.
        for (const QString &pair :
             split("Birkenbogen/Bogen Eibenbogen/Bogen Jagdbogen/Bogen Hausaxt/Äxte Zimmermannsaxt/Äxte "
                   "Torarmbrust/Armbrüste "
                   "Wallarmbrust/Armbrüste Stilett/Dolche Küchenmesser/Dolche Hirtenstab/Fechtstöcke "
                   "Pilgerstab/Fechtstöcke "
                   "Schmiedehammer/Hämmer Torhammer/Hämmer Knotenkeule/Keulen Eichenkeule/Keulen Haumesser/Kurzklingen "
                   "Seitenklinge/Kurzklingen Ritterklinge/Langklingen Krummklinge/Langklingen Fangnetz/Netze "
                   "Rundschild/Schilde "
                   "Hirtenschleuder/Schleudern Stangenspeer/Speere Bärenspieß/Speere Richtklinge/Zweihandklingen "
                   "Blasrohr/check Wurfbola/check Stachelpeitsche/check"))
            words.push_back({pair.section(u'/', 0, 0), pair.section(u'/', 1)});
        return words;
    }();
    return kWords;
}

const QStringList &containerNames() {
    static const QStringList kNames =
        split("Eichentruhe Gürteltasche Köcher Kräuterbeutel Ledersack Pergamentrolle Rucksack Salzfass "
              "Schatulle Seekiste Wasserschlauch Weidenkorb");
    return kNames;
}

const QStringList &transportNames() {
    static const QStringList kNames = split("Flusskahn Handkarren Maultier");
    return kNames;
}

const QStringList &believeNames() {
    // Two spellings of one deity, and the empty name: once in prod, twice in dev.
    static const QStringList kNames =
        lines("Ahla die Sonnenmutter|Ahla, die Sonnenmutter|Borrin der Schmied|Ilväne vom Mondsee|"
              "Der Stille Wanderer|Tosk Sturmhand|Nymra Kornfrau||");
    return kNames;
}

const std::vector<MiscWord> &miscWords() {
    static const std::vector<MiscWord> kWords = {
        {QStringLiteral("races"), split("Halbriese Mensch Steinling Waldmensch Wichtel")},
        {QStringLiteral("gender"), split("divers männlich weiblich")},
        {QStringLiteral("origins"),
         lines("Drei Türme|Eisenschlucht|Glimmermark|Grauhafen|Hohe Heide|Lindenhain|Nebelmoor|Nordfjell|"
               "Rabenfels|Salzküste|Sankt Orwin|Silberau|Südtor|Weidental|Windeck")},
        {QStringLiteral("social_classes"), split("Adel Mittelstand Unfreie Volk")},
        {QStringLiteral("handedness"), split("beidhändig links rechts")},
        {QStringLiteral("armor_types"), lines("Kettenhemd|Lederrüstung|ohne Rüstung|Schuppenpanzer|Wollwams")},
        // Three parts with bars between them.
        {QStringLiteral("special_gifts"),
         split("Nachtsicht;2;angeboren Robustheit;9;erworben Spürsinn;6;angeboren Wetterfühligkeit;4;selten")},
    };
    static const std::vector<MiscWord> kWithBars = [] {
        std::vector<MiscWord> words = kWords;
        words.back().values.replaceInStrings(QStringLiteral(";"), QStringLiteral("|"));
        return words;
    }();
    return kWithBars;
}

const QStringList &miscValues(const QString &key) {
    return std::ranges::find(miscWords(), key, &MiscWord::key)->values;
}

const QStringList &attributeNames() {
    static const QStringList kNames = split("Anmut Geschick Glück Kraft Magie Tempo Verstand Wille Zähigkeit");
    return kNames;
}

const QStringList &spellNames() {
    static const QStringList kNames = [] {
        const QStringList tails =
            split("schild ruf pfad griff blick lied mantel faden tor hand regen zeichen wall tanz zorn hauch spiegel "
                  "kreis bund schleier wandel stimme");
        const QStringList plain =
            split("Glut Frost Nebel Wind Stein Wurzel Licht Schatten Mond Sonnen Sturm Asche Kristall Dorn Moos Eisen "
                  "Silber Traum Geister Wolken");
        const QStringList umlauts = split("Blüten Höhlen Königs Kräuter Möwen");
        return interleaved(combinations(plain, tails, 436), combinations(umlauts, tails, 100)) +
               split("Fährtenleuchten Zwielichtmaske");
    }();
    return kNames;
}

const QStringList &equipmentNames() {
    static const QStringList kNames = [] {
        const QStringList tails = split("laterne seil decke becher kessel stiefel mantel karte haken tinte");
        const QStringList plain = combinations(split("Reise Berg See Zunft Nacht Markt Kloster Wander"), tails, 61) +
                                  lines("Kerze \"Abendruh\"|Seife \"Morgentau\"|Tinktur \"Wach auf!\"");
        return interleaved(plain, combinations(split("Hütten Jäger"), tails, 15)) +
               split("Köderdose Pfeilwachs Schnurrolle");
    }();
    return kNames;
}

const QStringList &spellThemes() {
    static const QStringList kNames = split("Wandel Bewegung Blick Ruf Bann Schutz");
    return kNames;
}

const QStringList &characterNames() {
    static const QStringList kNames =
        lines("Alrun Dreifinger|Bero vom Moor|Cilla Silberzunge|Dagna Örtesdottir|Emrik der Lange|Fenja Krähenfuß|Gorm "
              "Ohneland|"
              "Hilke Salzwind|Isbert von Südtor|Jorva Nebelkind|Kasimir Butterblum|Lunja Zunderherz|Mälis die Stille");
    return kNames;
}

const QStringList &userNames() {
    static const QStringList kNames = split("anselm birte corvin dörte edda");
    return kNames;
}

QString sentence(Random &random) {
    static const QStringList kWho =
        lines("Die Hüterin|Ein alter Fährmann|Der Zunftmeister|Wer lange übt,|Jede Schülerin|Der Wind am Pass");
    static const QStringList kDoes = lines("findet|prüft|vergisst|lobt|fürchtet|zählt");
    static const QStringList kWhat =
        lines("das grüne Licht|die Spuren im Schnee|den süßen Brotduft|sieben Kieselsteine|die Glocke von Windeck|"
              "das Lied der Möwen");
    static const QStringList kWhen =
        lines("bei Nacht|vor dem ersten Frost|ohne Mühe|mit großer Geduld|an jedem dritten Tag|seit Jahren");
    // One after the other: the order in which a call's arguments are evaluated is up to the compiler.
    QString result = random.pick(kWho);
    for (const QStringList *words : {&kDoes, &kWhat, &kWhen})
        result += QString(u' ' + random.pick(*words));
    return QString(result + u'.');
}

} // namespace stellwerk::demo
