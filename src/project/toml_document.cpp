// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "project/toml_document.h"

#include <QCoreApplication>

#include <algorithm>
#include <numeric>
#include <tuple>

namespace stellwerk::project {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(TomlFile)
};

/// Levenshtein's distance: how many letters must be typed, deleted or replaced.
qsizetype editDistance(const QString &a, const QString &b) {
    std::vector<qsizetype> row(static_cast<size_t>(b.size()) + 1);
    std::iota(row.begin(), row.end(), 0);
    for (qsizetype i = 1; i <= a.size(); ++i) {
        qsizetype diagonal = std::exchange(row[0], i);
        for (qsizetype j = 1; j <= b.size(); ++j) {
            const auto at = static_cast<size_t>(j);
            const qsizetype replaced = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
            diagonal = std::exchange(row[at], std::min({replaced, row[at] + 1, row[at - 1] + 1}));
        }
    }
    return row.back();
}

} // namespace

TomlDocument::TomlDocument(const QByteArray &content, const QString &file, Quoting quoting) : m_file(file) {
    toml::parse_result result = toml::parse(std::string_view(content.constData(), static_cast<size_t>(content.size())));
    if (result) {
        m_root = std::move(result).table();
        return;
    }
    error(result.error().source().begin, Tr::tr("The file is not well-formed TOML."),
          Tr::tr("Mend this place; what comes after it could not be read yet."));
    if (quoting == Quoting::Allowed)
        m_errors.back().detail = toText(result.error().description());
}

void TomlDocument::error(const toml::source_position &at, const QString &message, const QString &hint) {
    Error mistake{.code = ErrorCode::InvalidInput, .message = message, .hint = hint};
    mistake.position = SourcePosition{m_file, static_cast<int>(at.line), static_cast<int>(at.column), {}};
    m_errors.push_back(std::move(mistake));
}

std::vector<Error> TomlDocument::sortedErrors() const {
    std::vector<Error> sorted = m_errors;
    std::ranges::stable_sort(
        sorted, {}, [](const Error &mistake) { return std::tuple(mistake.position->line, mistake.position->column); });
    return sorted;
}

void TomlDocument::noteKey(const QString &section, std::string_view key) {
    m_knownKeys.insert(section.isEmpty() ? toText(key) : QString(section + u'.' + toText(key)));
}

toml::source_position positionOf(const toml::table &table, std::string_view key) {
    const toml::node *node = table.get(key);
    return node ? node->source().begin : table.source().begin;
}

toml::source_position positionOf(const toml::table &table, std::string_view key, qsizetype index) {
    const toml::array *array = table[key].as_array();
    const toml::node *element = array ? array->get(static_cast<size_t>(index)) : nullptr;
    return element ? element->source().begin : positionOf(table, key);
}

toml::source_position positionOf(const toml::table &table, std::string_view key, const QString &member) {
    const toml::table *inner = table[key].as_table();
    return inner ? positionOf(*inner, member.toStdString()) : positionOf(table, key);
}

std::vector<const toml::table *> tablesOf(const toml::table &table, std::string_view key) {
    std::vector<const toml::table *> tables;
    if (const toml::array *array = table[key].as_array(); array && array->is_array_of_tables()) {
        for (const toml::node &element : *array)
            tables.push_back(element.as_table());
    }
    return tables;
}

QString suggestion(const QString &word, const QStringList &candidates) {
    const auto distance = [&word](const QString &candidate) { return editDistance(word, candidate); };
    const auto nearest = std::ranges::min_element(candidates, {}, distance);
    if (nearest == candidates.end() || distance(*nearest) > (std::max(word.size(), nearest->size()) + 1) / 3)
        return {};
    return Tr::tr("Did you mean “%1”?").arg(*nearest);
}

} // namespace stellwerk::project
