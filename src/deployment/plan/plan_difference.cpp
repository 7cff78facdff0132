// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "deployment/plan/plan_difference.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonValue>
#include <QMap>
#include <QSet>

namespace stellwerk::deployment {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(PlanDifference)
};

constexpr qsizetype kNamed = 5;       ///< differences in an error
constexpr qsizetype kShownSigns = 60; ///< of a value or statement

QString shortened(QString text) {
    text = text.simplified();
    return text.size() > kShownSigns ? QString(text.left(kShownSigns - 1) + u'…') : text;
}

/// Texts in quotation marks, so that "" and nothing can be told apart.
QString valueText(const QJsonValue &value) {
    if (value.isNull())
        return QStringLiteral("NULL");
    if (value.isUndefined())
        return QStringLiteral("—");
    if (value.isArray()) {
        QStringList items;
        for (const QJsonValue &item : value.toArray())
            items << item.toString();
        return shortened(items.join(QLatin1String(", ")));
    }
    return value.isString() ? QString(u'"' + shortened(value.toString()) + u'"')
                            : shortened(value.toVariant().toString());
}

using Items = QMap<QString, QJsonObject>;

/// The objects of an array by the text of a member.
Items itemsOf(const QJsonValue &array, QLatin1StringView key) {
    Items items;
    for (const QJsonValue &item : array.toArray())
        items.insert(item[key].toVariant().toString(), item.toObject());
    return items;
}

class Comparison final {
public:
    Comparison(const QJsonObject &approved, const QJsonObject &now) : m_approved(approved), m_now(now) {}

    QStringList run() {
        fact(QLatin1StringView("environment"), Tr::tr("environment"));
        fact(QLatin1StringView("package"), Tr::tr("package"));
        fact(QLatin1StringView("package_sha256"), Tr::tr("SHA-256 of the package"));
        fact(QLatin1StringView("from"), Tr::tr("version of the database"));
        fact(QLatin1StringView("to"), Tr::tr("version of the package"));
        fact(QLatin1StringView("server_version"), Tr::tr("version of the server"));
        fact(QLatin1StringView("phases"), Tr::tr("phases"));
        fact(QLatin1StringView("resumes"), Tr::tr("deployment that is taken up"));
        structure();
        migrations();
        masterData();
        tables();
        return m_lines;
    }

private:
    void differs(const QString &what, const QJsonValue &approved, const QJsonValue &now) {
        if (approved != now)
            m_lines << Tr::tr("%1: %2 in the plan, %3 now").arg(what, valueText(approved), valueText(now));
    }

    void fact(QLatin1StringView member, const QString &what) { differs(what, m_approved[member], m_now[member]); }

    /// Drift against the snapshot has names; other changes of the structure only show in the hash.
    void structure() {
        const auto objects = [](const QJsonObject &plan) {
            QSet<QString> names;
            for (const QJsonValue &item : plan[QLatin1String("schema_now")].toArray())
                names << item[QLatin1String("object")].toString();
            return names;
        };
        const QSet<QString> before = objects(m_approved);
        const QSet<QString> after = objects(m_now);
        QStringList names = ((before - after) + (after - before)).values();
        names.sort();
        for (const QString &name : names)
            m_lines << Tr::tr("structure of %1").arg(name);
        if (names.isEmpty() && m_approved[QLatin1String("target_schema")] != m_now[QLatin1String("target_schema")])
            m_lines << Tr::tr("structure of the database");
    }

    void migrations() {
        const QLatin1StringView member("migrations");
        const Items before = itemsOf(m_approved[member], QLatin1StringView("name"));
        const Items after = itemsOf(m_now[member], QLatin1StringView("name"));
        for (auto it = before.begin(); it != before.end(); ++it) {
            if (!after.contains(it.key()))
                m_lines << Tr::tr("migration %1 is not pending any more").arg(it.key());
            else
                statements(it.key(), it.value(), after[it.key()]);
        }
        for (auto it = after.begin(); it != after.end(); ++it) {
            if (!before.contains(it.key()))
                m_lines << Tr::tr("migration %1 is not in the plan").arg(it.key());
        }
    }

    void statements(const QString &migration, const QJsonObject &before, const QJsonObject &after) {
        if (before == after)
            return;
        const QJsonArray planned = before[QLatin1String("statements")].toArray();
        const QJsonArray present = after[QLatin1String("statements")].toArray();
        for (qsizetype i = 0; i < std::max(planned.size(), present.size()); ++i) {
            if (planned.at(i) == present.at(i))
                continue;
            differs(Tr::tr("migration %1, statement %2").arg(migration, QString::number(i + 1)), planned.at(i),
                    present.at(i));
            return;
        }
        m_lines << Tr::tr("what migration %1 declares or what is found in it").arg(migration);
    }

    void masterData() {
        const auto entities = [](const QJsonObject &plan) {
            return itemsOf(plan[QLatin1String("data")][QLatin1String("entities")], QLatin1StringView("entity"));
        };
        const Items before = entities(m_approved);
        const Items after = entities(m_now);
        for (auto it = before.begin(); it != before.end(); ++it) {
            if (!after.contains(it.key()))
                m_lines << Tr::tr("%1 is not compared any more").arg(it.key());
            else if (it.value() != after[it.key()])
                rows(it.key(), it.value(), after[it.key()]);
        }
        for (auto it = after.begin(); it != after.end(); ++it) {
            if (!before.contains(it.key()))
                m_lines << Tr::tr("%1 is not in the plan").arg(it.key());
        }
    }

    void rows(const QString &entity, const QJsonObject &approved, const QJsonObject &now) {
        const qsizetype known = m_lines.size();
        const Items before = itemsOf(approved[QLatin1String("rows")], QLatin1StringView("key"));
        const Items after = itemsOf(now[QLatin1String("rows")], QLatin1StringView("key"));
        for (auto it = before.begin(); it != before.end(); ++it) {
            const QString name = Tr::tr("%1 “%2”").arg(entity, it.key());
            if (!after.contains(it.key()))
                m_lines << Tr::tr("%1 does not differ any more").arg(name);
            else if (it.value() != after[it.key()])
                row(name, it.value(), after[it.key()]);
        }
        for (auto it = after.begin(); it != after.end(); ++it) {
            if (!before.contains(it.key()))
                m_lines << Tr::tr("%1 “%2” is not in the plan").arg(entity, it.key());
        }
        if (m_lines.size() == known)
            m_lines << Tr::tr("rows or decisions of %1").arg(entity);
    }

    void row(const QString &name, const QJsonObject &approved, const QJsonObject &now) {
        const qsizetype known = m_lines.size();
        differs(Tr::tr("%1, state").arg(name), approved[QLatin1String("state")], now[QLatin1String("state")]);
        differs(Tr::tr("%1, what is done").arg(name), approved[QLatin1String("action")], now[QLatin1String("action")]);
        const Items before = itemsOf(approved[QLatin1String("cells")], QLatin1StringView("column"));
        const Items after = itemsOf(now[QLatin1String("cells")], QLatin1StringView("column"));
        QStringList columns = before.keys() + after.keys();
        columns.sort();
        columns.removeDuplicates();
        for (const QString &column : std::as_const(columns)) {
            if (before.contains(column) != after.contains(column))
                m_lines << (after.contains(column)
                                ? Tr::tr("%1, column %2, differs only now").arg(name, column)
                                : Tr::tr("%1, column %2, does not differ any more").arg(name, column));
            for (const QLatin1StringView side : {QLatin1StringView("target"), QLatin1StringView("package")}) {
                if (before.contains(column) && after.contains(column))
                    differs(Tr::tr("%1, column %2").arg(name, column), before[column][side], after[column][side]);
            }
        }
        if (m_lines.size() == known)
            m_lines << Tr::tr("%1: what is known about the row or decided").arg(name);
    }

    void tables() {
        QSet<QString> guarded;
        for (const QJsonValue &proof : m_now[QLatin1String("protected_tables")].toArray())
            guarded << proof[QLatin1String("table_before")].toString();
        const QLatin1StringView member("tables");
        const Items before = itemsOf(m_approved[member], QLatin1StringView("table"));
        const Items after = itemsOf(m_now[member], QLatin1StringView("table"));
        for (auto it = before.begin(); it != before.end(); ++it) {
            if (!after.contains(it.key()) || after[it.key()] == it.value())
                continue;
            const auto counts = [](const QJsonObject &table) {
                return QString::number(table[QLatin1String("rows")].toInteger());
            };
            const QString text = guarded.contains(it.key())
                                     ? Tr::tr("rows of the protected table %1 (%2 rows in the plan, %3 now)")
                                     : Tr::tr("rows of the table %1 (%2 rows in the plan, %3 now)");
            m_lines << text.arg(it.key(), counts(it.value()), counts(after[it.key()]));
        }
    }

    const QJsonObject &m_approved;
    const QJsonObject &m_now;
    QStringList m_lines;
};

} // namespace

QStringList planDifferences(const QJsonObject &approved, const QJsonObject &now) {
    return Comparison(approved, now).run();
}

std::unexpected<Error> planDiffers(const QString &environment, const QJsonObject &approved, const QJsonObject &now) {
    const QStringList all = planDifferences(approved, now);
    QString named = all.first(std::min(kNamed, all.size())).join(QLatin1String("; "));
    if (all.size() > kNamed)
        named += QLatin1String("; ") + Tr::tr("and %n more", nullptr, static_cast<int>(all.size() - kNamed));
    if (all.isEmpty())
        named = Tr::tr("something that has no name of its own");
    return fail(ErrorCode::PlanOutdated,
                Tr::tr("“%1” or the package has changed since the plan was made: %2. Nothing was changed.")
                    .arg(environment, named),
                Tr::tr("Make the plan again and look at it."));
}

} // namespace stellwerk::deployment
