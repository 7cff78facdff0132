// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/filling.h"

#include <QCoreApplication>

namespace stellwerk::demo {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Demo)
};

} // namespace

QString Filling::table(const char *devName) const {
    static const std::pair<QLatin1StringView, QLatin1StringView> kRenamed[] = {
        {QLatin1StringView("gsm_lit_sources"), QLatin1StringView("learning_sources")},
        {QLatin1StringView("gsm_character_classes"), QLatin1StringView("learning_character_classes")},
        {QLatin1StringView("char_skills"), QLatin1StringView("skill_skills")},
        {QLatin1StringView("char_spells"), QLatin1StringView("skill_spells")},
        {QLatin1StringView("char_weaponskills"), QLatin1StringView("skill_weaponskills")},
    };
    const QLatin1StringView name(devName);
    if (side == Side::Prod) {
        for (const auto &[now, before] : kRenamed) {
            if (now == name)
                return before;
        }
    }
    return name;
}

QString numbered(const QString &name, int copy) {
    return copy == 1 ? name : QStringLiteral("%1 %2").arg(name).arg(copy);
}

Result<TableWriter> TableWriter::open(Filling &filling, const char *devName, const char *columns) {
    STELLWERK_TRY(filling.context.checkStop());
    const QString table = filling.table(devName);
    filling.context.report({Tr::tr("Filling %1").arg(table), filling.rows, 0});
    const QStringList names = QString::fromUtf8(columns).split(u' ');
    STELLWERK_ASSIGN(db::BulkWriter writer, db::BulkWriter::open(filling.connection, table, names));
    return TableWriter(filling, std::move(writer));
}

Status TableWriter::add(std::initializer_list<db::Value> cells) {
    m_views.clear();
    for (const db::Value &cell : cells)
        m_views.push_back(cell.view());
    return m_writer.add(m_views);
}

Status TableWriter::finish() {
    STELLWERK_ASSIGN(const qint64 written, m_writer.finish());
    m_filling->rows += written;
    return {};
}

} // namespace stellwerk::demo
