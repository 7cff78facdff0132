// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "db/real_text.h"
#include "db/value.h"

#include <mysql.h>

namespace stellwerk::db {

/// The cells of one column as MariaDB sends them for a prepared statement: numbers and times as bytes instead of text,
/// which spares the server half of its work. Only files of this folder include this header.
class BinaryColumn final {
public:
    explicit BinaryColumn(const MYSQL_FIELD &field);

    /// Reads the cell that begins at @p bytes and moves @p bytes behind it. Valid as long as these bytes and until the
    /// next call.
    [[nodiscard]] ValueView take(unsigned char *&bytes);

private:
    [[nodiscard]] std::string_view takeNumber(unsigned char *&bytes);
    [[nodiscard]] std::string_view takeReal(unsigned char *&bytes);
    [[nodiscard]] std::string_view takeMoment(unsigned char *&bytes);
    [[nodiscard]] std::string_view takeTime(unsigned char *&bytes);
    /// Appends digits of a fraction of a second to the room's text.
    char *putFraction(char *end, unsigned microseconds);

    enum_field_types m_type;
    ValueKind m_kind;
    bool m_unsigned;
    unsigned m_decimals; ///< of a second; more than 6: as many as it takes
    NumberRoom m_room{}; ///< for the text of a number or time
};

} // namespace stellwerk::db
