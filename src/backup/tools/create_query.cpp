// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "backup/tools/create_query.h"

namespace stellwerk::backup {

bool fillsFromQuery(std::span<const db::SqlToken> tokens) {
    int depth = 0;
    for (const db::SqlToken &token : tokens) {
        if (token.kind == db::TokenKind::Punctuation)
            depth += token.text == u"(" ? 1 : token.text == u")" ? -1 : 0;
        // PARTITION p VALUES LESS THAN (…) stands in parentheses.
        if (token.isWord(QLatin1StringView("SELECT")) || (depth == 0 && token.isWord(QLatin1StringView("VALUES"))))
            return true;
    }
    return false;
}

} // namespace stellwerk::backup
