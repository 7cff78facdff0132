// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/public_key.h"

#include <QString>

namespace stellwerk::project {

/// A key that an environment trusts: "RW…" or "RW… name".
struct TrustedKey {
    PublicKey key;
    QString name; ///< of its owner, as the file says; may be empty

    /// The name and the key's id, or only the id.
    [[nodiscard]] QString label() const {
        return name.isEmpty() ? key.idText() : QStringLiteral("%1 (%2)").arg(name, key.idText());
    }
};

} // namespace stellwerk::project
