// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "db/connection.h"
#include "schema/schema.h"
#include "schema/schema_diff.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

namespace stellwerk::test {

/// The snapshot of the reference project, e.g. "0.3.0".
[[nodiscard]] schema::Schema referenceSchema(const QString &version);
/// The file of facts that the layout of that schema must equal.
[[nodiscard]] QByteArray referenceLayout(const QString &version);

/// Two tables with one of each thing that can differ.
[[nodiscard]] schema::Schema smallSchema();
[[nodiscard]] schema::Column &columnOf(schema::Schema &schema, const QString &table, const QString &column);
[[nodiscard]] schema::Table &tableOf(schema::Schema &schema, const QString &table);

/// Runs each statement or ends the test program.
void runAll(db::Connection &connection, const QStringList &statements);
/// Makes the schema in a fresh database.
[[nodiscard]] db::Connection create(const db::ConnectionProfile &profile, const schema::Schema &schema);
/// "missing column a.b: x -> y", one line per difference, for messages and comparisons.
[[nodiscard]] QStringList lines(const std::vector<schema::Difference> &differences);

} // namespace stellwerk::test
