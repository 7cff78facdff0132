// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QString>

namespace stellwerk::deployment {

/// How long the application will be away, from before the first write until after the last, hooks and waiting for
/// others aside. A range, because a copy is not the database: the low end is what the copy took; the high end is that,
/// times what the database's files are bigger than the copy's, times a reserve for a busy server with cold caches.
struct Prediction {
    qint64 lowMilliseconds = 0;
    qint64 highMilliseconds = 0;
    qint64 targetBytes = 0; ///< of all tables with their indexes, as the server says; 0 = not known
    qint64 copyBytes = 0;
    double reserve = 1; ///< the factor for everything that a copy cannot show

    /// One translated sentence with the range.
    [[nodiscard]] QString text() const;
    /// Translated: how it was made, and what is not in it.
    [[nodiscard]] QString method() const;
    /// Translated: what came true of it.
    [[nodiscard]] QString compare(qint64 measuredMilliseconds) const;
    [[nodiscard]] QJsonObject toJson() const;
};

/// @p measured: milliseconds of all steps that need the application to be away.
[[nodiscard]] Prediction predict(qint64 measured, qint64 targetBytes, qint64 copyBytes, bool onPrivateServer);

/// "0.4 s", "12 s", "3 min 05 s", in the user's language.
[[nodiscard]] QString spanText(qint64 milliseconds);

} // namespace stellwerk::deployment
