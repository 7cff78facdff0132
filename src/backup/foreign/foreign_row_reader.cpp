// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "backup/foreign/foreign_row_reader.h"

#include <QCoreApplication>

namespace stellwerk::backup {

namespace dom = simdjson::dom;

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(ForeignExport)
};

QString textOf(std::string_view text) {
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

bool isReference(const schema::Table &table, const QString &column) {
    return std::ranges::any_of(table.foreignKeys,
                               [&column](const schema::ForeignKey &key) { return key.columns.contains(column); });
}

} // namespace

ForeignRowReader::ForeignRowReader(const ForeignList &list, const schema::Table &table, const QSet<QString> &omitted)
    : m_list(list), m_table(table.name) {
    for (const schema::Column &column : table.columns) {
        const QString member = list.columns.key(column.name, column.name);
        m_places.insert(member, static_cast<qsizetype>(m_columns.size()));
        m_columns.emplace_back(column, isReference(table, column.name));
        m_omitted.push_back(omitted.contains(member));
    }
}

const ForeignRow *ForeignRowReader::read(const ForeignElement &element, const ProblemSink &problem) {
    m_row.cells.assign(m_columns.size(), db::Value::null());
    m_row.present.assign(m_columns.size(), false);
    m_row.number = element.number;
    m_row.line = element.line;
    dom::element parsed;
    if (const auto code = m_parser.parse(element.json.data(), element.json.size()).get(parsed);
        code != simdjson::SUCCESS) {
        problem(Tr::tr("It holds a number that is out of range."));
        return nullptr;
    }
    dom::object object;
    if (parsed.get(object) != simdjson::SUCCESS) {
        problem(Tr::tr("It is no object with a member for each column."));
        return nullptr;
    }
    bool good = true;
    for (const dom::key_value_pair field : object)
        good = readMember(textOf(field.key), field.value, element, problem) && good;
    for (size_t i = 0; i < m_columns.size(); ++i) {
        if (!m_row.present[i] && m_omitted[i]) {
            m_row.cells[i] = m_columns[i].zero();
            m_row.present[i] = true;
        }
    }
    return good ? &m_row : nullptr;
}

bool ForeignRowReader::readMember(const QString &member, const dom::element &value, const ForeignElement &element,
                                  const ProblemSink &problem) {
    const auto place = m_places.constFind(member);
    if (m_list.ignore.contains(member) || m_unknown.contains(member))
        return true;
    if (place == m_places.constEnd()) {
        m_unknown << member;
        problem(Tr::tr("The table %1 has no column for the member %2; its values would be lost.").arg(m_table, member));
        return true;
    }
    const auto at = static_cast<size_t>(*place);
    const auto wrong = [&](const QString &reason) {
        problem(Tr::tr("The member %1 cannot be used: %2.").arg(member, reason));
        return false;
    };
    if (m_row.present[at])
        return wrong(Tr::tr("it occurs twice"));
    m_row.present[at] = true;
    if (m_list.json.contains(member)) {
        const auto text = jsonText(member, element.json);
        if (!text)
            return wrong(Tr::tr("it is no JSON"));
        m_row.cells[at] = db::Value::text(*text);
        return true;
    }
    auto cell = m_columns[at].cell(value);
    if (!cell)
        return wrong(cell.error());
    m_row.cells[at] = *std::move(cell);
    return true;
}

/// The text that the application's own encoder made of the value: as it is written here, without the blanks.
std::optional<QString> ForeignRowReader::jsonText(const QString &member, std::string_view row) {
    const simdjson::padded_string copy(row);
    simdjson::ondemand::document document;
    std::string_view raw;
    if (m_rawParser.iterate(copy).get(document) != simdjson::SUCCESS ||
        document.find_field_unordered(member.toStdString()).raw_json().get(raw) != simdjson::SUCCESS)
        return {};
    std::string compact(raw.size() + simdjson::SIMDJSON_PADDING, '\0');
    size_t size = 0;
    if (simdjson::minify(raw.data(), raw.size(), compact.data(), size) != simdjson::SUCCESS)
        return {};
    return textOf({compact.data(), size});
}

} // namespace stellwerk::backup
