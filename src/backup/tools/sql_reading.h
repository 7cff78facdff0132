// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <QString>
#include <QStringList>

namespace stellwerk::backup {

/// What quotes mean in a session, which its sql_mode decides.
struct QuoteRules {
    bool backslashEscapes = true;   ///< not with NO_BACKSLASH_ESCAPES
    bool doubleQuotesNames = false; ///< with ANSI_QUOTES

    /// @p sqlMode: names of modes with commas between them.
    [[nodiscard]] static QuoteRules of(const QString &sqlMode);

    /// True when a backslash between these quotes takes the meaning of the next sign.
    [[nodiscard]] bool escapes(char quote) const {
        return backslashEscapes && (quote == '\'' || (quote == '"' && !doubleQuotesNames));
    }
};

/// The same statement as it is written under the usual rules: what follows need not know of others.
[[nodiscard]] QString inUsualQuotes(const QString &statement, QuoteRules rules);

/// What servers of different versions make of a statement (in usual quotes): each opens the comments /*!100616 … */ up
/// to its own version and skips the others. The first reading has all of them opened; where a statement has no such
/// comment, it is the only one. Versions below 5.7 are in all of them: no server skips those.
/// Fails with InvalidInput when a server that skips such a comment would not end it where its reader does.
[[nodiscard]] Result<QStringList> readingsOf(const QString &statement);

} // namespace stellwerk::backup
