// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "masterdata/compare/review_json.h"
#include "masterdata/rows/data_row.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QJsonDocument>

#include <simdjson.h>

#include <algorithm>
#include <charconv>
#include <map>
#include <set>

namespace stellwerk::masterdata {

using db::Value;
using db::ValueKind;
namespace dom = simdjson::dom;

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Review)
};

using EncodedKey = std::string; // lupdate does not understand members that give a std::string

constexpr int kMostMistakes = 20; ///< listed in one message
constexpr std::array kTakes{Decision::Take::Package, Decision::Take::Target, Decision::Take::Cells,
                            Decision::Take::Rename};

QString textOf(std::string_view utf8) {
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

/// A word of the file in a message: short, and without anything that a terminal would obey.
QString shown(const QString &word) {
    QString result = word.size() > 40 ? word.first(40) + u'…' : word;
    for (QChar &c : result) {
        if (!c.isPrint())
            c = u'?';
    }
    return result;
}

/// Only in the spelling that cells have: no sign or zeros in front.
template <class Number>
std::optional<Value> numberPart(std::string_view digits) {
    Number number = 0;
    if (std::from_chars(digits.data(), digits.data() + digits.size(), number).ec != std::errc())
        return {};
    Value value = Value::integer(number);
    return value.bytes == digits ? std::optional(std::move(value)) : std::nullopt;
}

std::optional<Value> integerPart(std::string_view digits) {
    auto value = numberPart<qint64>(digits);
    return value ? std::move(value) : numberPart<quint64>(digits);
}

std::optional<std::string> bytesPart(std::string_view base64) {
    const auto bytes = QByteArray::fromBase64Encoding(QByteArray(base64.data(), static_cast<qsizetype>(base64.size())),
                                                      QByteArray::AbortOnBase64DecodingErrors);
    return bytes ? std::optional((*bytes).toStdString()) : std::nullopt;
}

/// A part of a key that is an object with one member.
std::optional<Value> typedPart(const dom::object &object) {
    std::string_view text;
    if (object.size() != 1 || (*object.begin()).value.get(text) != simdjson::SUCCESS)
        return {};
    const std::string_view type = (*object.begin()).key;
    if (type == "integer")
        return integerPart(text);
    if (type == "real") {
        auto real = db::canonicalReal(text);
        return real ? std::optional(Value{ValueKind::Real, *std::move(real)}) : std::nullopt;
    }
    if (type != "blob" && type != "text_bytes")
        return {};
    auto bytes = bytesPart(text);
    if (!bytes)
        return {};
    return type == "blob" ? Value::blob(*std::move(bytes)) : Value::text(*std::move(bytes));
}

std::optional<Value> keyPart(const dom::element &element) {
    std::string_view text;
    dom::object object;
    if (element.is_null())
        return Value::null();
    if (element.get(text) == simdjson::SUCCESS)
        return Value::text(std::string(text));
    return element.get(object) == simdjson::SUCCESS ? typedPart(object) : std::nullopt;
}

bool isTimestamp(const QString &text) {
    const QDateTime time = QDateTime::fromString(text, Qt::ISODate);
    return time.isValid() && time.toString(QStringLiteral("yyyy-MM-ddTHH:mm:ss")) + u'Z' == text;
}

bool isSha256(const QString &text) {
    return text.size() == 64 &&
           std::ranges::all_of(text, [](QChar c) { return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f'); });
}

/// Goes through the whole file and remembers everything that is wrong.
class ReviewReader final {
public:
    explicit ReviewReader(const QString &file) : m_file(file) {}

    Result<std::vector<Decision>> read(const QByteArray &json) {
        dom::parser parser;
        dom::element root;
        if (const auto code = parser.parse(json.constData(), static_cast<size_t>(json.size())).get(root))
            return fail(notJson(json, code));
        STELLWERK_TRY(checkFormat(root));
        const Members members = membersOf(root, {"format", "format_version", "decisions"});
        dom::array decisions;
        if (!members.contains("decisions") || members.at("decisions").get(decisions) != simdjson::SUCCESS)
            mistake("decisions", Tr::tr("a list is expected"));
        else
            readAll(decisions);
        if (!m_mistakes.isEmpty())
            return fail(refusal());
        return std::move(m_decisions);
    }

private:
    using Members = std::map<std::string_view, dom::element>;

    [[nodiscard]] Error notJson(const QByteArray &json, simdjson::error_code code) const {
        Error error{ErrorCode::InvalidInput, Tr::tr("The review file %1 is no valid JSON.").arg(m_file), hint()};
        error.detail = QString::fromLatin1(simdjson::error_message(code));
        // Qt knows the place.
        QJsonParseError place;
        (void)QJsonDocument::fromJson(json, &place);
        if (place.error == QJsonParseError::NoError)
            return error;
        const QByteArray before = json.first(std::min<qsizetype>(place.offset, json.size()));
        error.position = SourcePosition{m_file, static_cast<int>(before.count('\n')) + 1,
                                        static_cast<int>(before.size() - before.lastIndexOf('\n'))};
        return error;
    }

    /// Another format may mean anything, so nothing else of it is looked at.
    [[nodiscard]] Status checkFormat(const dom::element &root) const {
        std::string_view format;
        if (root["format"].get(format) != simdjson::SUCCESS || format != "stellwerk-review")
            return fail(ErrorCode::InvalidInput,
                        Tr::tr("%1 is no review file: its \"format\" is not \"stellwerk-review\".").arg(m_file),
                        hint());
        dom::element element;
        const bool isThere = root["format_version"].get(element) == simdjson::SUCCESS;
        std::int64_t version = 0; // the type that simdjson knows
        if (isThere && element.get(version) == simdjson::SUCCESS && version == kReviewFormatVersion)
            return {};
        if (version > kReviewFormatVersion || (isThere && element.is_uint64() && !element.is_int64()))
            return fail(ErrorCode::InvalidInput,
                        Tr::tr("The review file %1 has format version %2; this program reads up to version %3.")
                            .arg(m_file, textOf(simdjson::minify(element)))
                            .arg(kReviewFormatVersion),
                        Tr::tr("Use a newer version of this program."));
        return fail(ErrorCode::InvalidInput, Tr::tr("The review file %1 has no valid \"format_version\".").arg(m_file),
                    hint());
    }

    void readAll(const dom::array &decisions) {
        std::map<std::pair<QString, std::string>, int> rows;
        std::map<std::pair<QString, std::string>, int> renamed;
        for (const dom::element &element : decisions) {
            ++m_number;
            dom::object object;
            if (element.get(object) != simdjson::SUCCESS) {
                mistake({}, Tr::tr("an object is expected"));
                continue;
            }
            Decision decision = readDecision(element);
            const auto [row, isNew] = rows.try_emplace({decision.entity, decision.key}, m_number);
            if (!isNew && (!decision.key.empty() || decision.take == Decision::Take::Target))
                mistake("key", Tr::tr("decision %1 is about the same row").arg(row->second));
            const auto [from, isFirst] = decision.from.empty()
                                             ? std::pair(renamed.end(), true)
                                             : renamed.try_emplace({decision.entity, decision.from}, m_number);
            if (!isFirst)
                mistake("from", Tr::tr("decision %1 renames the same row").arg(from->second));
            m_decisions.push_back(std::move(decision));
        }
    }

    Decision readDecision(const dom::element &element) {
        const Members members = membersOf(
            element, {"entity", "key", "take", "keep", "kept_content", "from", "content", "by", "at", "reason"});
        Decision decision;
        decision.entity = text(members, "entity");
        // Without a key it is about the entity: that the target's rows stay although the package has none.
        decision.key = key(members, "key", saysTarget(members));
        readTake(members, decision);
        decision.contentHash = text(members, "content");
        if (!decision.contentHash.isEmpty() && !isSha256(decision.contentHash))
            mistake("content", Tr::tr("64 lower-case hexadecimal digits are expected"));
        decision.by = text(members, "by");
        decision.at = text(members, "at");
        if (!decision.at.isEmpty() && !isTimestamp(decision.at))
            mistake("at", Tr::tr("a time like 2026-01-31T12:34:56Z is expected"));
        if (members.contains("reason"))
            decision.reason = text(members, "reason", true);
        return decision;
    }

    static bool saysTarget(const Members &members) {
        const auto take = members.find("take");
        std::string_view word;
        return take != members.end() && take->second.get(word) == simdjson::SUCCESS &&
               word == takeName(Decision::Take::Target).toStdString();
    }

    /// What is taken, with what belongs to it.
    void readTake(const Members &members, Decision &decision) {
        const QString word = text(members, "take");
        const auto take = std::ranges::find(kTakes, word, takeName);
        if (take == kTakes.end()) {
            if (!word.isEmpty())
                mistake("take", Tr::tr("\"%1\" is none of package, target, cells, rename").arg(shown(word)));
            return;
        }
        decision.take = *take;
        if (decision.take == Decision::Take::Cells)
            readKept(members, decision);
        for (const char *name : {"keep", "kept_content"}) {
            if (decision.take != Decision::Take::Cells && members.contains(name))
                mistake(name, Tr::tr("it belongs to \"take\": \"%1\" only").arg(takeName(Decision::Take::Cells)));
        }
        if (decision.take == Decision::Take::Rename)
            decision.from = key(members, "from");
        else if (members.contains("from"))
            mistake("from", Tr::tr("it belongs to \"take\": \"%1\" only").arg(takeName(Decision::Take::Rename)));
        if (!decision.from.empty() && decision.from == decision.key)
            mistake("from", Tr::tr("it is the same as the key"));
    }

    void readKept(const Members &members, Decision &decision) {
        decision.keepCells = columns(members);
        if (!members.contains("kept_content"))
            return;
        decision.keptHash = text(members, "kept_content");
        if (!decision.keptHash.isEmpty() && !isSha256(decision.keptHash))
            mistake("kept_content", Tr::tr("64 lower-case hexadecimal digits are expected"));
    }

    Members membersOf(const dom::element &element, std::initializer_list<std::string_view> known) {
        Members members;
        for (const auto &[name, value] : dom::object(element)) {
            if (!std::ranges::contains(known, name))
                mistake(shown(textOf(name)), Tr::tr("it is unknown"));
            else if (!members.emplace(name, value).second)
                mistake(textOf(name), Tr::tr("it occurs twice"));
        }
        return members;
    }

    QString text(const Members &members, const char *name, bool mayBeEmpty = false) {
        const auto found = members.find(name);
        std::string_view text;
        if (found == members.end())
            mistake(name, Tr::tr("it is missing"));
        else if (found->second.get(text) != simdjson::SUCCESS)
            mistake(name, Tr::tr("a text is expected"));
        else if (text.empty() && !mayBeEmpty)
            mistake(name, Tr::tr("it is empty"));
        return textOf(text);
    }

    QStringList columns(const Members &members) {
        const auto found = members.find("keep");
        dom::array array;
        QStringList columns;
        std::set<std::string_view> seen;
        if (found == members.end() || found->second.get(array) != simdjson::SUCCESS || array.size() == 0) {
            mistake("keep", Tr::tr("a list of columns is expected"));
            return {};
        }
        for (const dom::element &element : array) {
            std::string_view column;
            if (element.get(column) != simdjson::SUCCESS || column.empty())
                mistake("keep", Tr::tr("a list of columns is expected"));
            else if (!seen.insert(column).second)
                mistake("keep", Tr::tr("\"%1\" occurs twice").arg(shown(textOf(column))));
            else
                columns << textOf(column);
        }
        return columns;
    }

    EncodedKey key(const Members &members, const char *name, bool mayBeEmpty = false) {
        const auto found = members.find(name);
        dom::array array;
        if (found == members.end() || found->second.get(array) != simdjson::SUCCESS ||
            (array.size() == 0 && !mayBeEmpty)) {
            mistake(name, Tr::tr("a list of key parts is expected"));
            return {};
        }
        std::string key;
        int number = 0;
        for (const dom::element &element : array) {
            ++number;
            const auto part = keyPart(element);
            if (!part) {
                mistake(name, Tr::tr("part %1 is none of text, null, {\"integer\": \"…\"}, {\"real\": \"…\"}, "
                                     "{\"blob\": \"base64\"}, {\"text_bytes\": \"base64\"}")
                                  .arg(number));
                return {};
            }
            appendKeyPart(key, *part);
        }
        return key;
    }

    void mistake(const QString &member, const QString &what) {
        QString place = m_number == 0 ? QString() : Tr::tr("decision %1").arg(m_number);
        if (!member.isEmpty())
            place += (place.isEmpty() ? QString() : QStringLiteral(", ")) + Tr::tr("member \"%1\"").arg(member);
        ++m_count;
        if (m_mistakes.size() < kMostMistakes)
            m_mistakes << QString(place + u": " + what);
    }
    void mistake(const char *member, const QString &what) { mistake(QString::fromLatin1(member), what); }

    [[nodiscard]] Error refusal() const {
        Error error{ErrorCode::InvalidInput,
                    Tr::tr("The review file %1 is refused: %2.").arg(m_file, m_mistakes.front()), hint()};
        error.detail = m_mistakes.sliced(1).join(u'\n');
        if (m_count > kMostMistakes)
            error.detail += u'\n' + Tr::tr("and %n more", nullptr, m_count - kMostMistakes);
        return error;
    }

    [[nodiscard]] static QString hint() { return Tr::tr("Correct the file, or remove it and decide anew."); }

    QString m_file;
    int m_number = 0; ///< of the decision, from 1
    QStringList m_mistakes;
    int m_count = 0; ///< of all mistakes
    std::vector<Decision> m_decisions;
};

} // namespace

Result<std::vector<Decision>> decisionsFromJson(const QByteArray &json, const QString &file) {
    return ReviewReader(file).read(json);
}

} // namespace stellwerk::masterdata
