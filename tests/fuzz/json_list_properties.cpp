// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fuzz/json_list_properties.h"

#include "masterdata/files/json_list_reader.h"

#include <QBuffer>

#include <simdjson.h>

#include <vector>

namespace stellwerk::test {

using namespace masterdata;

namespace {

class OneByOne final : public QIODevice {
public:
    explicit OneByOne(const QByteArray &bytes) : m_bytes(bytes) { open(QIODevice::ReadOnly | QIODevice::Unbuffered); }
    [[nodiscard]] bool isSequential() const override { return true; }
    [[nodiscard]] bool atEnd() const override { return m_at == m_bytes.size(); }

protected:
    qint64 readData(char *to, qint64 size) override {
        if (size == 0 || atEnd())
            return 0;
        *to = m_bytes[m_at++];
        return 1;
    }
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    const QByteArray &m_bytes;
    qsizetype m_at = 0;
};

struct Seen {
    struct Element {
        std::string bytes;
        int line = 0;
        bool operator==(const Element &) const = default;
    };
    std::vector<Element> elements;
    bool isBare = false;
    std::optional<Error> error;
};

Seen readList(QIODevice &device) {
    JsonListReader list(device, {QStringLiteral("f"), QStringLiteral("f")}, QStringLiteral("e"));
    Seen seen;
    const auto head = list.open();
    if (!head) {
        seen.error = head.error();
        return seen;
    }
    seen.isBare = head->place == ListHead::Place::Bare;
    while (true) {
        const auto more = list.next();
        if (!more)
            seen.error = more.error();
        if (!more || !*more)
            return seen;
        seen.elements.push_back({std::string(list.element()), list.line()});
    }
}

QString wrongElements(const QByteArray &bytes, const Seen &seen) {
    qsizetype at = 0;
    for (const Seen::Element &element : seen.elements) {
        at = bytes.indexOf(QByteArrayView(element.bytes.data(), qsizetype(element.bytes.size())), at);
        if (at < 0)
            return QStringLiteral("an element does not stand in the text, in its order");
        at += qsizetype(element.bytes.size());
        if (element.line < 1 || element.line > bytes.count('\n') + 1)
            return QStringLiteral("an element stands in a line that does not exist");
    }
    return {};
}

/// The other parser says whether a bare list is well-formed.
QString otherOpinion(const QByteArray &bytes, const Seen &seen) {
    simdjson::dom::parser parser;
    simdjson::dom::array list;
    const auto code = parser.parse(bytes.constData(), size_t(bytes.size())).get_array().get(list);
    const bool ofRange = code == simdjson::NUMBER_ERROR || code == simdjson::BIGINT_ERROR ||
                         code == simdjson::NUMBER_OUT_OF_RANGE || code == simdjson::DEPTH_ERROR;
    if (code == simdjson::SUCCESS && seen.error && !seen.error->message.contains(QLatin1String("inside each other")))
        return QStringLiteral("refused what is well-formed");
    if (code == simdjson::SUCCESS && !seen.error && list.size() != seen.elements.size() && list.size() < 0xFFFFFF)
        return QStringLiteral("has another number of elements");
    if (code != simdjson::SUCCESS && !ofRange && !seen.error && seen.isBare)
        return QStringLiteral("took what is not well-formed: ") + QLatin1String(simdjson::error_message(code));
    return {};
}

} // namespace

QString violatedListProperty(const QByteArray &bytes) {
    QBuffer buffer;
    buffer.setData(bytes);
    buffer.open(QIODevice::ReadOnly);
    const Seen seen = readList(buffer);
    if (seen.error) {
        if (seen.error->code != ErrorCode::InvalidInput || !seen.error->position)
            return QStringLiteral("an error without a place");
        const SourcePosition &place = *seen.error->position;
        if (place.line < 1 || place.line > bytes.count('\n') + 1 || place.column < 1 || place.column > bytes.size() + 1)
            return QStringLiteral("an error outside the text");
    }
    if (const QString wrong = wrongElements(bytes, seen); !wrong.isEmpty())
        return wrong;
    OneByOne device(bytes);
    const Seen again = readList(device);
    if (again.elements != seen.elements || again.error.has_value() != seen.error.has_value() ||
        (seen.error && again.error->toText() != seen.error->toText()))
        return QStringLiteral("is read in another way when the bytes come one by one");
    return otherOpinion(bytes, seen);
}

} // namespace stellwerk::test
