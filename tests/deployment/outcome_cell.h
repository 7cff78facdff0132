// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "db/dialect.h"

#include <QMap>
#include <QMetaType>
#include <QStringList>

namespace stellwerk::test {

enum class Fault { Error, Killed, ServerKilled, ConnectionLost, DiskFull, Cancelled };

/// One cell of the table of outcomes: what comes in between, in which phase of a deployment, on which engine.
struct OutcomeCell {
    db::Engine engine = db::Engine::Sqlite;
    QString phase;
    Fault fault = Fault::Error;

    [[nodiscard]] QString name() const;
};

/// Every phase that a deployment can have, in order.
[[nodiscard]] QStringList outcomePhases();
/// The faults that there are on an engine, in the order of the columns: SQLite has neither server nor connection.
[[nodiscard]] QList<Fault> outcomeFaults(db::Engine engine);
/// As the page heads its column.
[[nodiscard]] QString faultTitle(Fault fault);

/// The cells of one engine by phase, each a list of texts in the order of outcomeFaults().
using OutcomeTable = QMap<QString, QStringList>;

/// What docs/outcomes.md says of an engine. A table that is not there or has other phases or columns ends the test
/// program.
[[nodiscard]] OutcomeTable readOutcomePage(db::Engine engine);
/// A table as the page has it, so that it can be put there; cells that were not measured are "–".
[[nodiscard]] QString outcomeTableText(db::Engine engine, const OutcomeTable &table);
/// The words that the page explains, each at the beginning of a line of its list.
[[nodiscard]] QStringList explainedWords();

} // namespace stellwerk::test

Q_DECLARE_METATYPE(stellwerk::test::OutcomeCell)
