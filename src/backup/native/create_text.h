// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <QHash>
#include <QString>
#include <QStringList>

namespace stellwerk::backup {

/// MariaDB's SHOW CREATE TABLE text taken apart as far as a restore needs it; every part is the server's own text.
struct CreateText {
    QStringList definitions; ///< columns, keys, checks, foreign keys, without the commas between them
    QString options;         ///< from the closing parenthesis on

    [[nodiscard]] QStringList foreignKeys() const; ///< "CONSTRAINT `x` FOREIGN KEY …"
    /// "ALTER COLUMN `c` SET DEFAULT …" for every column whose default asks a sequence.
    [[nodiscard]] QStringList sequenceDefaults() const;
    /// The whole statement for a table of another name. Without references it lacks what needs other things to be
    /// there: foreign keys, and defaults that ask a sequence.
    [[nodiscard]] QString statement(const QString &quotedName, bool withReferences) const;
    /// The next automatic id; 0 = the text names none.
    [[nodiscard]] quint64 autoIncrement() const;
};

/// Fails with InvalidInput when the text is not of the form that MariaDB prints.
[[nodiscard]] Result<CreateText> parseCreateText(const QString &create, const QString &quotedName);

/// The name of a foreign key, without quotes.
[[nodiscard]] QString foreignKeyName(const QString &foreignKey);

/// The foreign key under another name and, where @p tables (all names quoted) knows one, pointing at another table.
/// Empty when the text is not of the form that MariaDB prints.
[[nodiscard]] QString retargetForeignKey(const QString &foreignKey, const QString &quotedName,
                                         const QHash<QString, QString> &tables);

/// True when both texts define the same table; the next automatic id may be larger than expected (a server never sets
/// it below the largest id in the table, although a cascading key can have left it there).
[[nodiscard]] bool sameTable(const CreateText &expected, const CreateText &actual, bool withReferences);

/// What the server printed (a view, a column's default) in the database @p from, as it must be in the database @p to
/// (both names quoted). Mostly such a text names no database; it does in defaults that ask a sequence, and in views
/// that also read another database.
[[nodiscard]] QString movedToDatabase(const QString &text, const QString &from, const QString &to);

/// A trigger is kept as it was written, in which its own name and that of its table may have had the database before
/// them; the rest of the text is the author's and stays.
/// @p from and @p to: names of databases, that of @p to quoted.
[[nodiscard]] QString triggerMovedToDatabase(const QString &create, const QString &from, const QString &to);

} // namespace stellwerk::backup
