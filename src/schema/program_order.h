// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "db/dialect.h"

#include <QMap>
#include <QString>
#include <QStringList>

namespace stellwerk::schema {

/// The definitions in an order that works: views of views and triggers that follow others come after what they need.
/// Where everything that is left mentions something else that is left, the names decide.
[[nodiscard]] QStringList inOrderOfNeed(const QMap<QString, QString> &definitions, db::Engine engine);

} // namespace stellwerk::schema
