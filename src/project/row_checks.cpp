// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "project/row_checks.h"

#include "project/natural_key.h"

#include <QCoreApplication>
#include <QHash>

namespace stellwerk::project {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(ProjectFile)
};

class ReferenceChecks final {
public:
    ReferenceChecks(TomlDocument &document, const Project &project) : m_document(document), m_project(project) {}

    void check(Reference &reference, const toml::table &at, QMap<QString, QString> &fields) {
        if (!reference.to.isEmpty() && !m_project.entity(reference.to))
            m_document.error(positionOf(at, "to"), Tr::tr("There is no entity “%1”.").arg(reference.to),
                             suggestion(reference.to, entityNames(m_project)));
        if (at.contains("value"))
            checkByValue(reference, at, fields);
        else if (!at.contains("json"))
            m_document.error(at.source().begin, Tr::tr("The key reference.json is missing."),
                             Tr::tr("It names the members that identify the row in the file."));
        else
            checkLength(reference, at);
    }

private:
    void checkByValue(Reference &reference, const toml::table &at, QMap<QString, QString> &fields) {
        for (const char *key : {"by", "none"}) {
            if (at.contains(key))
                m_document.error(positionOf(at, key),
                                 Tr::tr("“%1” has no meaning in a reference by value.").arg(QLatin1String(key)));
        }
        const QString &column = reference.column;
        if (reference.json.size() > 1)
            m_document.error(
                positionOf(at, "json"),
                Tr::tr("A reference by value has one name in the file, not %1.").arg(reference.json.size()));
        else if (!reference.json.isEmpty() && fields.contains(column))
            m_document.error(positionOf(at, "json"), Tr::tr("“%1” is named here and in “fields”.").arg(column));
        else if (!reference.json.isEmpty())
            fields.insert(column, reference.json.front());
        else
            reference.json = QStringList{fields.value(column, column)};
    }

    void checkLength(const Reference &reference, const toml::table &at) {
        const auto parts = referenceParts(m_project, reference);
        if (!parts || parts->isEmpty() || parts->size() == reference.json.size())
            return;
        m_document.error(positionOf(at, "json"),
                         Tr::tr("“json” has %1 names, but a row of %2 is identified by %3: %4.")
                             .arg(QString::number(reference.json.size()), reference.to, QString::number(parts->size()),
                                  parts->join(QLatin1String(", "))),
                         Tr::tr("Name each of them, or choose others with “by”."));
    }

    TomlDocument &m_document;
    const Project &m_project;
};

/// Each column is treated in one way, and each name in the file stands for one thing.
class ColumnChecks final {
public:
    ColumnChecks(TomlDocument &document, const toml::table &table, const RowsView &rows)
        : m_document(document), m_table(table), m_rows(rows) {}

    void check() {
        takeRole(m_rows.parent, QStringLiteral("parent"), positionOf(m_table, "parent"));
        for (qsizetype i = 0; i < m_rows.ignore.size(); ++i)
            takeRole(m_rows.ignore[i], QStringLiteral("ignore"), positionOf(m_table, "ignore", i));
        for (qsizetype i = 0; i < m_rows.deprecated.size(); ++i)
            takeRole(m_rows.deprecated[i], QStringLiteral("deprecated"), positionOf(m_table, "deprecated", i));
        checkReferences();
        checkDerived();
        checkKey();
        checkFields();
        const auto collections = tablesOf(m_table, "collection");
        for (size_t i = 0; i < collections.size(); ++i)
            takeName(m_rows.collections[i].name, positionOf(*collections[i], "name"));
    }

private:
    void checkReferences() {
        const auto tables = tablesOf(m_table, "reference");
        for (size_t i = 0; i < tables.size(); ++i) {
            const Reference &reference = m_rows.references[i];
            const bool byValue = !reference.value.isEmpty();
            takeRole(reference.column, byValue ? QStringLiteral("value") : QStringLiteral("reference"),
                     positionOf(*tables[i], "column"));
            if (byValue && isInFields(reference.column))
                continue; // named there
            for (qsizetype j = 0; j < reference.json.size(); ++j)
                takeName(reference.json[j], positionOf(*tables[i], tables[i]->contains("json") ? "json" : "column", j));
        }
    }

    void checkDerived() {
        const auto tables = tablesOf(m_table, "derived");
        for (size_t i = 0; i < tables.size(); ++i) {
            const DerivedColumn &derived = m_rows.derived[i];
            takeRole(derived.column, QStringLiteral("derived"), positionOf(*tables[i], "column"));
            const Reference *reference = referenceOf(m_rows.references, derived.reference);
            if (!derived.reference.isEmpty() && (!reference || !reference->value.isEmpty()))
                m_document.error(positionOf(*tables[i], "reference"),
                                 Tr::tr("“%1” is not a reference by id here.").arg(derived.reference),
                                 suggestion(derived.reference, referenceColumns()));
        }
    }

    void checkKey() {
        for (qsizetype i = 0; i < m_rows.key.size(); ++i) {
            const QString &column = m_rows.key[i];
            const QString role = m_roles.value(column);
            if (!role.isEmpty() && role != QLatin1String("reference") && role != QLatin1String("value"))
                m_document.error(
                    positionOf(m_table, "key", i),
                    Tr::tr("“%1” cannot be part of the natural key, because it is in “%2”.").arg(column, role));
            else if (role.isEmpty() && !m_rows.fields.contains(column) && m_rows.key.indexOf(column) == i)
                takeName(column, positionOf(m_table, "key", i));
        }
    }

    void checkFields() {
        for (auto field = m_rows.fields.cbegin(); field != m_rows.fields.cend(); ++field) {
            const QString role = m_roles.value(field.key());
            const auto at = positionOf(m_table, "fields", field.key());
            if (!role.isEmpty() && role != QLatin1String("value") && role != QLatin1String("deprecated"))
                m_document.error(at,
                                 Tr::tr("“%1” cannot be in “fields”, because it is in “%2”.").arg(field.key(), role));
            else if (isInFields(field.key()))
                takeName(field.value(), at);
        }
    }

    /// By-value references with a name of their own were added to the fields, but do not stand there in the file.
    [[nodiscard]] bool isInFields(const QString &column) const {
        const toml::table *fields = m_table["fields"].as_table();
        return fields && fields->contains(column.toStdString());
    }

    void takeRole(const QString &column, const QString &role, const toml::source_position &at) {
        if (column.isEmpty())
            return;
        const QString before = m_roles.value(column);
        if (!before.isEmpty() && !(before == role && m_repeatsReported.contains(role)))
            m_document.error(at,
                             before == role
                                 ? Tr::tr("The column “%1” is described twice.").arg(column)
                                 : Tr::tr("The column “%1” cannot be in “%2” and in “%3”.").arg(column, before, role));
        else
            m_roles.insert(column, role);
    }

    void takeName(const QString &name, const toml::source_position &at) {
        if (!name.isEmpty() && m_names.contains(name))
            m_document.error(at, Tr::tr("Two members of the file have the name “%1”.").arg(name));
        m_names << name;
    }

    [[nodiscard]] QStringList referenceColumns() const {
        QStringList columns;
        for (const Reference &reference : m_rows.references)
            columns << reference.column;
        return columns;
    }

    TomlDocument &m_document;
    const toml::table &m_table;
    const RowsView &m_rows;
    QHash<QString, QString> m_roles; ///< column -> the key of the file that describes it
    QStringList m_names;
    /// A column that stands twice in one list was reported when the list was read.
    const QStringList m_repeatsReported{QStringLiteral("ignore"), QStringLiteral("deprecated")};
};

} // namespace

RowsView rowsOf(Entity &entity) {
    return {entity.key, entity.fields,     entity.ignore,  entity.deprecated,
            {},         entity.references, entity.derived, entity.collections};
}

RowsView rowsOf(Collection &collection) {
    return {collection.key,    collection.fields,     collection.ignore,  {},
            collection.parent, collection.references, collection.derived, collection.collections};
}

void checkRows(TomlDocument &document, const Project &project, const toml::table &table, const RowsView &rows) {
    const auto references = tablesOf(table, "reference");
    for (size_t i = 0; i < references.size(); ++i)
        ReferenceChecks(document, project).check(rows.references[i], *references[i], rows.fields);
    ColumnChecks(document, table, rows).check();
}

} // namespace stellwerk::project
