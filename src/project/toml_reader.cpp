// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "project/toml_reader.h"

#include <QCoreApplication>

namespace stellwerk::project {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(TomlFile)
};

QString typeName(const toml::node &node) {
    switch (node.type()) {
    case toml::node_type::string:
        return Tr::tr("a text");
    case toml::node_type::integer:
        return Tr::tr("a whole number");
    case toml::node_type::floating_point:
        return Tr::tr("a decimal number");
    case toml::node_type::boolean:
        return Tr::tr("true or false");
    case toml::node_type::array:
        return Tr::tr("a list");
    case toml::node_type::table:
        return Tr::tr("a table");
    default:
        return Tr::tr("a date or time");
    }
}

} // namespace

TomlReader::TomlReader(TomlDocument &document, const toml::table &table, const QString &section)
    : m_document(document), m_table(table), m_section(section) {}

TomlReader::~TomlReader() {
    for (const auto &[key, node] : m_table) {
        const QString name = toText(key.str());
        if (!m_asked.contains(name) && !m_refused.contains(name))
            m_document.error(key.source().begin, Tr::tr("The key %1 is unknown.").arg(label(key.str())),
                             suggestion(name, m_asked));
    }
}

QString TomlReader::text(std::string_view key) {
    const toml::node *node = find(key);
    return node ? nonEmptyText(*node, key) : QString();
}

QString TomlReader::requiredText(std::string_view key) {
    return require(key) ? text(key) : QString();
}

QStringList TomlReader::texts(std::string_view key) {
    const toml::node *node = find(key);
    if (!node)
        return {};
    const toml::array *array = node->as_array();
    if (!array && !node->is_string()) {
        wrongType(*node, key, Tr::tr("a text or a list of texts"));
        return {};
    }
    if (!array)
        return {nonEmptyText(*node, key)};
    QStringList all;
    for (const toml::node &element : *array) {
        const QString one = nonEmptyText(element, key);
        if (!one.isEmpty() && all.contains(one))
            m_document.error(element.source().begin, Tr::tr("“%1” stands twice in %2.").arg(one, label(key)));
        all << one;
    }
    return all;
}

QStringList TomlReader::requiredTexts(std::string_view key) {
    if (!require(key))
        return {};
    QStringList all = texts(key);
    if (const toml::array *array = m_table[key].as_array(); array && array->empty())
        error(key, Tr::tr("The list %1 is empty.").arg(label(key)));
    return all;
}

QStringList TomlReader::command(std::string_view key) {
    const toml::node *node = find(key);
    if (!node)
        return {};
    const toml::array *array = node->as_array();
    if (!array || array->empty()) {
        error(key, Tr::tr("The command %1 must be a list: the program and its arguments.").arg(label(key)),
              Tr::tr("Example: [\"/usr/bin/systemctl\", \"stop\", \"app\"]. No shell reads it."));
        return {};
    }
    QStringList parts;
    for (const toml::node &element : *array) {
        if (!element.is_string())
            wrongType(element, key, Tr::tr("a text"));
        parts << toText(element.value_or(std::string_view()));
    }
    if (array->front().is_string() && parts.front().isEmpty())
        m_document.error(array->front().source().begin, Tr::tr("The command %1 names no program.").arg(label(key)));
    return parts;
}

std::optional<qint64> TomlReader::integer(std::string_view key, qint64 min, qint64 max) {
    const toml::node *node = find(key);
    if (!node)
        return {};
    if (!node->is_integer()) {
        wrongType(*node, key, Tr::tr("a whole number"));
        return {};
    }
    const qint64 number = node->value_or(qint64(0));
    if (number >= min && number <= max)
        return number;
    error(key, Tr::tr("%1 is %2; it must be from %3 to %4.")
                   .arg(label(key), QString::number(number), QString::number(min), QString::number(max)));
    return {};
}

bool TomlReader::boolean(std::string_view key, bool fallback) {
    const toml::node *node = find(key);
    if (node && !node->is_boolean())
        wrongType(*node, key, Tr::tr("true or false"));
    return node ? node->value_or(fallback) : fallback;
}

QMap<QString, QString> TomlReader::textMap(std::string_view key) {
    QMap<QString, QString> map;
    if (const toml::table *members = table(key)) {
        for (const auto &[name, node] : *members)
            map.insert(toText(name.str()), nonEmptyText(node, key));
    }
    return map;
}

const toml::table *TomlReader::table(std::string_view key) {
    const toml::node *node = find(key);
    if (node && !node->is_table())
        wrongType(*node, key, Tr::tr("a table"));
    return node ? node->as_table() : nullptr;
}

std::vector<const toml::table *> TomlReader::tables(std::string_view key) {
    const toml::node *node = find(key);
    const bool fits = !node || node->is_array_of_tables() || (node->is_array() && node->as_array()->empty());
    if (!fits)
        wrongType(*node, key, Tr::tr("a list of tables, each headed by two pairs of brackets,"));
    return tablesOf(m_table, key);
}

void TomlReader::error(std::string_view key, const QString &message, const QString &hint) {
    m_document.error(positionOf(m_table, key), message, hint);
}

void TomlReader::refuse(const toml::key &key, const QString &message, const QString &hint) {
    m_refused << toText(key.str());
    m_document.error(key.source().begin, message, hint);
}

QString TomlReader::label(std::string_view key) const {
    return m_section.isEmpty() ? toText(key) : QString(m_section + u'.' + toText(key));
}

const toml::node *TomlReader::find(std::string_view key) {
    m_document.noteKey(m_section, key);
    if (const QString name = toText(key); !m_asked.contains(name))
        m_asked << name;
    return m_table.get(key);
}

const toml::node *TomlReader::require(std::string_view key) {
    const toml::node *node = find(key);
    if (!node)
        m_document.error(m_table.source().begin, Tr::tr("The key %1 is missing.").arg(label(key)));
    return node;
}

void TomlReader::wrongType(const toml::node &node, std::string_view key, const QString &wanted) {
    m_document.error(node.source().begin,
                     Tr::tr("%1 must be %2, but %3 was found.").arg(label(key), wanted, typeName(node)));
}

void TomlReader::unknownWord(std::string_view key, const QString &given, const QStringList &known) {
    const QString near = suggestion(given, known);
    const QString all = Tr::tr("Possible are: %1.").arg(known.join(QLatin1String(", ")));
    error(key, Tr::tr("%1 has the unknown value “%2”.").arg(label(key), given),
          near.isEmpty() ? all : QString(near + u' ' + all));
}

QString TomlReader::nonEmptyText(const toml::node &node, std::string_view key) {
    if (!node.is_string()) {
        wrongType(node, key, Tr::tr("a text"));
        return {};
    }
    const QString value = toText(node.value_or(std::string_view()));
    if (value.trimmed().isEmpty())
        m_document.error(node.source().begin, Tr::tr("%1 is empty.").arg(label(key)));
    return value;
}

} // namespace stellwerk::project
