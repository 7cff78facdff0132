// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <vector>

/// The invented German words that the sample rows are made of. How many names have non-ASCII letters is part of the
/// quirks, so the lists are not to be extended without a look at the tests.
namespace stellwerk::demo {

class Random;

struct SourceWord {
    QString code;
    QString name;
    QString fullName;
};
struct ClassWord {
    QString code;
    QString name;
};
struct WeaponWord {
    QString name;
    QString skill;
};
struct MiscWord {
    QString key;
    QStringList values;
};

const std::vector<SourceWord> &sourceWords(); ///< 7; the last is only in dev
const std::vector<ClassWord> &classWords();   ///< 15
const QStringList &categoryNames();           ///< 11; the last has the ligature
const QStringList &difficultyNames();         ///< 4
const QStringList &schoolNames();             ///< 10
const QStringList &commonSkillNames();        ///< 58, on both sides
const QStringList &prodSkillNames();          ///< 7, only in prod; the last is the one that dev renamed
const QStringList &devSkillNames();           ///< 8, only in dev; the last is the new name
const QStringList &weaponSkillNames();        ///< 21; the last 7 only in dev
const std::vector<WeaponWord> &weaponWords(); ///< 28; the last 3 only in dev
const QStringList &containerNames();          ///< 12
const QStringList &transportNames();          ///< 3
const QStringList &believeNames();            ///< 9; the last only in dev; two are empty
const std::vector<MiscWord> &miscWords();     ///< 7 keys with 39 values
const QStringList &attributeNames();          ///< 9, at most 10 characters each
const QStringList &spellNames();              ///< 538; the last 2 only in dev
const QStringList &equipmentNames();          ///< 82; the last 3 only in dev
const QStringList &spellThemes();             ///< for learning_category
const QStringList &characterNames();          ///< 13
const QStringList &userNames();               ///< 5

/// A sentence of invented nonsense, without line breaks.
[[nodiscard]] QString sentence(Random &random);

/// The values of one key of miscWords().
[[nodiscard]] const QStringList &miscValues(const QString &key);

} // namespace stellwerk::demo
