// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "db/value.h"
#include "schema/schema.h"

#include <QString>

#include <simdjson.h>

#include <expected>

namespace stellwerk::backup {

/// How the cells of one column are written in an export by a program that has no NULL.
struct ForeignColumn {
    enum class Kind { Boolean, Integer, Real, Decimal, Time, Date, Text, Bytes };

    explicit ForeignColumn(const schema::Column &column, bool reference);

    QString name;
    Kind kind = Kind::Text;
    bool nullable = true;
    bool reference = false; ///< part of a foreign key: 0 stands for none there
    bool isUnsigned = false;
    int bits = 64;     ///< of Integer
    qint64 length = 0; ///< characters of Text, digits after the second of Time; 0 = any, none

    /// What the program means when it leaves the member out because it is zero or empty.
    [[nodiscard]] db::Value zero() const;
    /// The cell, or why it is none (translated). A time is the clock of its own zone, as the program wrote it into the
    /// database; the year 1 stands for none.
    [[nodiscard]] std::expected<db::Value, QString> cell(const simdjson::dom::element &element) const;

private:
    [[nodiscard]] std::expected<db::Value, QString> text(std::string_view text) const;
    [[nodiscard]] std::expected<db::Value, QString> time(const QString &text) const;
    [[nodiscard]] std::expected<db::Value, QString> whole(qint64 number) const;
    [[nodiscard]] std::unexpected<QString> wrongType() const;
};

} // namespace stellwerk::backup
