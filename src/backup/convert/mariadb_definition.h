// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "schema/schema.h"

#include <QString>
#include <QStringList>

namespace stellwerk::backup {

/// What SHOW CREATE TABLE of a MariaDB server says, read without that server.
struct MariaDbDefinition {
    schema::Table table;          ///< defaults as the text has them, decimals with all their digits
    QString characterSet;         ///< of the table
    bool partitioned = false;     ///< PARTITION BY
    quint64 nextId = 0;           ///< AUTO_INCREMENT; 0 = the text names none
    QStringList periodColumns;    ///< GENERATED ALWAYS AS ROW START and END
    QStringList binaryColumns;    ///< texts of the character set "binary" or a collation that compares bytes
    QStringList remaining;        ///< definitions that the model has no place for, as written, e.g. PERIOD FOR
    QStringList foreignDatabases; ///< foreign keys that lead into another database; they are not in the table
};

/// Fails with InvalidInput when the text is not of the form that MariaDB prints.
[[nodiscard]] Result<MariaDbDefinition> readMariaDbDefinition(const QString &name, const QString &create);

} // namespace stellwerk::backup
