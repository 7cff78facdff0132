// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "masterdata/files/json_list_reader.h"

#include <QCoreApplication>

#include <simdjson.h>

namespace stellwerk::masterdata {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(ExportFiles)
};

/// The text that a JSON text with quotes and escapes stands for.
std::string plainText(const std::string &quoted) {
    if (!quoted.contains('\\'))
        return quoted.substr(1, quoted.size() - 2);
    simdjson::dom::parser parser;
    std::string_view text;
    return parser.parse(quoted).get(text) == simdjson::SUCCESS ? std::string(text) : quoted;
}

} // namespace

JsonListReader::JsonListReader(QIODevice &device, DocumentName name, QString entity)
    : JsonListReader(device, std::move(name), std::move(entity), Limits()) {}

JsonListReader::JsonListReader(QIODevice &device, DocumentName name, QString entity, Limits limits)
    : m_scanner(device, name, limits.depth), m_name(std::move(name)), m_entity(std::move(entity)), m_limits(limits) {}

QString JsonListReader::path() const {
    switch (m_head.place) {
    case ListHead::Place::Bare:
        return {};
    case ListHead::Place::Data:
        return QStringLiteral("data");
    case ListHead::Place::Entity:
        return QLatin1String("data.") + m_entity;
    }
    Q_UNREACHABLE_RETURN({});
}

Result<ListHead> JsonListReader::open() {
    m_scanner.allow(m_limits.around, JsonMistake::LongBeforeList);
    if (!findList())
        return fail(*m_scanner.error());
    return m_head;
}

Result<bool> JsonListReader::next() {
    const bool more = nextElement();
    if (m_scanner.failed())
        return fail(*m_scanner.error());
    return more;
}

bool JsonListReader::broken(const QString &why) {
    return m_scanner.fails(Error{.code = ErrorCode::InvalidInput,
                                 .message = Tr::tr("The export file %1 cannot be read. %2").arg(m_name.name, why),
                                 .hint = Tr::tr("Make the package again.")});
}

bool JsonListReader::noList() {
    return broken(Tr::tr("The member data.%1 is missing or no list.").arg(m_entity));
}

bool JsonListReader::findList() {
    m_scanner.skipByteOrderMark();
    m_scanner.skipSpace();
    if (m_scanner.peek() == '[') {
        m_head.place = ListHead::Place::Bare;
        m_scanner.take();
        return true;
    }
    if (!m_scanner.expect('{', JsonMistake::NoListOrObject))
        return false;
    m_scanner.skipSpace();
    if (m_scanner.peek() == '}')
        return noList();
    std::string name;
    while (takeName(m_names, name)) {
        if (name == "data")
            return findInData();
        if (!(name == "export_version" ? takeVersion() : m_scanner.value()))
            return false;
        m_scanner.skipSpace();
        if (m_scanner.peek() == '}')
            return noList();
        if (!m_scanner.expect(',', JsonMistake::NoCommaOrBrace))
            return false;
        m_scanner.skipSpace();
    }
    return false;
}

bool JsonListReader::findInData() {
    if (m_scanner.peek() == '[') {
        m_head.place = ListHead::Place::Data;
        m_scanner.take();
        return true;
    }
    if (m_scanner.peek() != '{')
        return m_scanner.peek() < 0 ? m_scanner.unexpected(JsonMistake::NoValue) : noList();
    m_scanner.take();
    m_scanner.skipSpace();
    if (m_scanner.peek() == '}')
        return noList();
    std::string name;
    if (!takeName(m_dataNames, name))
        return false;
    if (name != m_entity.toStdString() || m_scanner.peek() != '[')
        return m_scanner.peek() < 0 ? m_scanner.unexpected(JsonMistake::NoValue) : noList();
    m_head.place = ListHead::Place::Entity;
    m_scanner.take();
    return true;
}

bool JsonListReader::takeName(Names &names, std::string &name) {
    m_scanner.keep();
    if (!m_scanner.text())
        return false;
    name = plainText(m_scanner.kept());
    if (!names.insert(name).second)
        return broken(Tr::tr("The member %1 occurs twice.").arg(QString::fromStdString(name)));
    m_scanner.skipSpace();
    if (!m_scanner.expect(':', JsonMistake::NoColon))
        return false;
    m_scanner.skipSpace();
    return true;
}

bool JsonListReader::takeVersion() {
    if (m_scanner.peek() != '"')
        return m_scanner.peek() < 0 ? m_scanner.unexpected(JsonMistake::NoValue)
                                    : broken(Tr::tr("The member export_version is no text."));
    m_scanner.keep();
    if (!m_scanner.text())
        return false;
    m_head.version = plainText(m_scanner.kept());
    return true;
}

bool JsonListReader::nextElement() {
    m_scanner.skipSpace();
    if (m_scanner.peek() == ']' && m_number == 0)
        return readTail();
    if (m_number > 0) {
        if (m_scanner.peek() == ']')
            return readTail();
        if (!m_scanner.expect(',', JsonMistake::NoCommaOrBracket))
            return false;
        m_scanner.skipSpace();
    }
    ++m_number;
    m_line = m_scanner.line();
    m_scanner.allow(m_limits.element, JsonMistake::LongRow, m_number);
    m_scanner.keep();
    if (!m_scanner.value())
        return false;
    m_element = m_scanner.kept();
    return static_cast<qint64>(m_element.size()) <= m_limits.element || m_scanner.mistake(JsonMistake::LongRow);
}

bool JsonListReader::readTail() {
    m_scanner.take();
    m_scanner.allow(m_limits.around, JsonMistake::LongBehindList);
    m_element.clear();
    if (m_head.place == ListHead::Place::Entity && !takeMembersBehind(m_dataNames, true))
        return false;
    if (m_head.place != ListHead::Place::Bare && !takeMembersBehind(m_names, false))
        return false;
    m_scanner.skipSpace();
    if (m_scanner.peek() >= 0)
        (void)m_scanner.mistake(JsonMistake::Behind);
    return false;
}

/// The rest of an object whose last member held the list.
bool JsonListReader::takeMembersBehind(Names &names, bool ofData) {
    m_scanner.skipSpace();
    std::string name;
    while (m_scanner.peek() == ',') {
        m_scanner.take();
        m_scanner.skipSpace();
        if (!takeName(names, name))
            return false;
        if (ofData)
            return broken(Tr::tr("The member data.%1 is unknown.").arg(QString::fromStdString(name)));
        if (name == "export_version")
            return broken(Tr::tr("The member export_version must stand before data."));
        if (!m_scanner.value())
            return false;
        m_scanner.skipSpace();
    }
    return m_scanner.expect('}', JsonMistake::NoCommaOrBrace);
}

} // namespace stellwerk::masterdata
