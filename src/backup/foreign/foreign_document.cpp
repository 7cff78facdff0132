// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "backup/foreign/foreign_document.h"

#include <QCoreApplication>
#include <QFileInfo>

#include <simdjson.h>

namespace stellwerk::backup {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(ForeignExport)
};

constexpr qint64 kRowsBetweenStopChecks = 1024;

QString hint() {
    return Tr::tr("Export the database again. Nothing was changed.");
}

} // namespace

std::string plainText(const std::string &quoted) {
    if (!quoted.contains('\\'))
        return quoted.substr(1, quoted.size() - 2);
    simdjson::dom::parser parser;
    std::string_view text;
    return parser.parse(quoted).get(text) == simdjson::SUCCESS ? std::string(text) : quoted;
}

ForeignDocument::ForeignDocument(QIODevice &device, const QString &file)
    : m_name{QFileInfo(file).fileName(), file, hint()}, m_scanner(device, m_name, kDepth) {}

Status ForeignDocument::broken(const QString &why) {
    (void)m_scanner.fails(Error{.code = ErrorCode::InvalidInput,
                                .message = Tr::tr("The export file %1 cannot be read. %2").arg(m_name.name, why),
                                .hint = m_name.hint});
    return mistake();
}

Result<QString> ForeignDocument::takeText() {
    m_scanner.keep();
    if (!m_scanner.text())
        return fail(*m_scanner.error());
    return QString::fromStdString(plainText(m_scanner.kept()));
}

Status ForeignDocument::read(const MemberSink &member, const RowSink &row, const TaskContext &context) {
    m_scanner.allow(kLongestMember, JsonMistake::LongBeforeList);
    m_scanner.skipByteOrderMark();
    m_scanner.skipSpace();
    if (m_scanner.peek() >= 0 && m_scanner.peek() != '{')
        return broken(Tr::tr("It is no object with a list for each table."));
    if (!m_scanner.expect('{', JsonMistake::NoListOrObject))
        return mistake();
    m_scanner.skipSpace();
    if (m_scanner.peek() == '}') {
        m_scanner.take();
    } else {
        while (true) {
            STELLWERK_TRY(readMember(member, row, context));
            m_scanner.skipSpace();
            if (m_scanner.peek() != ',')
                break;
            m_scanner.take();
            m_scanner.skipSpace();
        }
        if (!m_scanner.expect('}', JsonMistake::NoCommaOrBrace))
            return mistake();
    }
    m_scanner.skipSpace();
    if (m_scanner.peek() >= 0)
        (void)m_scanner.mistake(JsonMistake::Behind);
    return m_scanner.failed() ? mistake() : Status{};
}

Status ForeignDocument::readMember(const MemberSink &member, const RowSink &row, const TaskContext &context) {
    m_scanner.allow(kLongestMember, JsonMistake::LongBeforeList);
    ForeignMember read;
    read.line = m_scanner.line();
    STELLWERK_ASSIGN(read.name, takeText());
    if (!m_members.insert(read.name).second)
        return broken(Tr::tr("The member %1 occurs twice.").arg(read.name));
    m_scanner.skipSpace();
    if (!m_scanner.expect(':', JsonMistake::NoColon))
        return mistake();
    m_scanner.skipSpace();
    switch (m_scanner.peek()) {
    case '[':
        read.kind = ForeignMember::Kind::List;
        STELLWERK_TRY(member(read));
        return readList(row, context);
    case '"': {
        read.kind = ForeignMember::Kind::Text;
        STELLWERK_ASSIGN(read.text, takeText());
        return member(read);
    }
    default:
        read.kind = m_scanner.peek() == 'n' ? ForeignMember::Kind::Null : ForeignMember::Kind::Other;
        if (!m_scanner.value())
            return mistake();
        return member(read);
    }
}

Status ForeignDocument::readList(const RowSink &row, const TaskContext &context) {
    m_scanner.take();
    m_scanner.skipSpace();
    if (m_scanner.peek() == ']') {
        m_scanner.take();
        return {};
    }
    for (ForeignElement element{.json = {}, .number = 1};; ++element.number) {
        if (element.number % kRowsBetweenStopChecks == 1)
            STELLWERK_TRY(context.checkStop());
        m_scanner.skipSpace();
        element.line = m_scanner.line();
        m_scanner.allow(kLongestRow, JsonMistake::LongRow, element.number);
        m_scanner.keep();
        if (!m_scanner.value())
            return mistake();
        const std::string json = m_scanner.kept();
        if (static_cast<qint64>(json.size()) > kLongestRow) {
            (void)m_scanner.mistake(JsonMistake::LongRow);
            return mistake();
        }
        element.json = json;
        STELLWERK_TRY(row(element));
        m_scanner.skipSpace();
        if (m_scanner.peek() != ',')
            return m_scanner.expect(']', JsonMistake::NoCommaOrBracket) ? Status{} : mistake();
        m_scanner.take();
    }
}

} // namespace stellwerk::backup
