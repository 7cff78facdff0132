// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/run/table_names.h"

namespace stellwerk::migration {

Result<bool> TableNames::mayExist(const ObjectName &object) {
    if (object.kind != u"TABLE")
        return true;
    if (!m_names) {
        STELLWERK_ASSIGN(const auto tables, m_connection.select(QStringLiteral(
                                                "SELECT TABLE_NAME FROM information_schema.TABLES WHERE TABLE_SCHEMA = "
                                                "DATABASE()")));
        m_names.emplace();
        for (const auto &row : tables.rows)
            m_names->insert(row.front().toString().toLower());
    }
    return m_names->contains(object.name.toLower());
}

void TableNames::follow(const StatementEffects &effects) {
    switch (effects.nature) {
    case StatementNature::Routine:
    case StatementNature::Opaque:
        forget();
        return;
    case StatementNature::Structure:
    case StatementNature::Repeatable:
        break;
    case StatementNature::SessionData:
    case StatementNature::Session:
        m_transactional.clear(); // a temporary table may have stood before another one of its name, or is gone now
        return;
    case StatementNature::Rows:
        return;
    }
    for (const ObjectName &object : effects.objects) {
        // On some servers two spellings are one table; to know less is always right.
        m_transactional.removeIf(
            [&object](const QString &table) { return table.compare(object.name, Qt::CaseInsensitive) == 0; });
        if (m_names)
            m_names->insert(object.name.toLower());
    }
}

void TableNames::forget() {
    m_names.reset();
    m_transactional.clear();
}

} // namespace stellwerk::migration
