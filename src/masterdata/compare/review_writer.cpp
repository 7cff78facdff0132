// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "masterdata/catalogue/cell_type.h"
#include "masterdata/compare/review_json.h"
#include "masterdata/rows/data_row.h"

#include <array>

namespace stellwerk::masterdata {

using db::Value;
using db::ValueKind;

namespace {

QByteArray base64Of(const std::string &bytes) {
    return QByteArray::fromRawData(bytes.data(), static_cast<qsizetype>(bytes.size())).toBase64();
}

void appendText(std::string &out, const QString &text) {
    // A QString gives UTF-8 that can always be written.
    (void)appendJsonString(out, text.toStdString());
}

void appendPart(std::string &out, const Value &part) {
    switch (part.kind) {
    case ValueKind::Null:
        out += "null";
        return;
    case ValueKind::Integer:
        out += R"({"integer":")" + part.bytes + R"("})";
        return;
    case ValueKind::Real:
        out += R"({"real":")" + part.bytes + R"("})";
        return;
    case ValueKind::Text:
        if (!appendJsonString(out, part.bytes))
            out += R"({"text_bytes":")" + base64Of(part.bytes).toStdString() + R"("})";
        return;
    case ValueKind::Blob:
        out += R"({"blob":")" + base64Of(part.bytes).toStdString() + R"("})";
        return;
    }
}

void appendKey(std::string &out, const std::string &encoded) {
    out += '[';
    for (bool first = true; const Value &part : decodeKey(encoded)) {
        out += first ? "" : ",";
        appendPart(out, part);
        first = false;
    }
    out += ']';
}

} // namespace

QByteArray decisionsHead() {
    return R"({"format":"stellwerk-review","format_version":)" + QByteArray::number(kReviewFormatVersion) +
           R"(,"decisions":[)";
}

QByteArray decisionToJson(const Decision &decision) {
    std::string out = R"({"entity":)";
    appendText(out, decision.entity);
    out += R"(,"key":)";
    appendKey(out, decision.key);
    out += R"(,"take":)";
    appendText(out, takeName(decision.take));
    if (decision.take == Decision::Take::Cells) {
        out += R"(,"keep":[)";
        for (bool first = true; const QString &column : decision.keepCells) {
            out += first ? "" : ",";
            appendText(out, column);
            first = false;
        }
        out += ']';
        if (!decision.keptHash.isEmpty()) {
            out += R"(,"kept_content":)";
            appendText(out, decision.keptHash);
        }
    }
    if (decision.take == Decision::Take::Rename) {
        out += R"(,"from":)";
        appendKey(out, decision.from);
    }
    const std::array<std::pair<const char *, const QString &>, 4> texts{
        {{"content", decision.contentHash}, {"by", decision.by}, {"at", decision.at}, {"reason", decision.reason}}};
    for (const auto &[name, text] : texts) {
        out += std::string(",\"") + name + "\":";
        appendText(out, text);
    }
    out += '}';
    return QByteArray::fromStdString(out);
}

} // namespace stellwerk::masterdata
