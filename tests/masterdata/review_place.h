// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/files.h"
#include "masterdata/compare/review.h"
#include "masterdata/rows/data_row.h"

#include <QMap>
#include <QTemporaryDir>
#include <QTest>

#include "library.h"

namespace stellwerk::test {

inline QString q(const char *utf8) {
    return QString::fromUtf8(utf8);
}

/// A folder with one review file.
class Place {
public:
    [[nodiscard]] QString file() const { return m_folder.filePath(q("p.tar.gz.dev.review.json")); }
    [[nodiscard]] QByteArray bytes() const { return valueOrDie(readFile(file())); }
    [[nodiscard]] Result<masterdata::Review> load(const QByteArray &content) const {
        valueOrDie(writeFileAtomically(file(), content));
        return masterdata::Review::load(file());
    }
    [[nodiscard]] QByteArray saved(const masterdata::Review &review) const {
        valueOrDie(review.save(file()));
        return bytes();
    }

private:
    template <class T>
    static T valueOrDie(Result<T> result) {
        if (!result)
            qFatal("%s", qPrintable(result.error().toText()));
        if constexpr (!std::is_void_v<T>)
            return *std::move(result);
    }
    QTemporaryDir m_folder;
};

inline QByteArray fileWith(const QByteArray &decisions) {
    return R"({"format":"stellwerk-review","format_version":1,"decisions":[)" + decisions + "]}";
}

/// A decision as JSON: a good one, with @p name taken out or replaced, or added.
inline QByteArray line(const char *name = nullptr, const QByteArray &value = {}) {
    QMap<QByteArray, QByteArray> members{{"entity", "\"authors\""}, {"key", "[\"ann\"]"},
                                         {"take", "\"package\""},   {"content", '"' + QByteArray(64, 'a') + '"'},
                                         {"by", "\"Zoë\""},         {"at", "\"2026-01-31T12:34:56Z\""},
                                         {"reason", "\"\""}};
    if (name && value.isEmpty())
        members.remove(name);
    else if (name)
        members[name] = value;
    QByteArrayList parts;
    for (auto it = members.cbegin(); it != members.cend(); ++it)
        parts << '"' + it.key() + "\":" + it.value();
    return '{' + parts.join(',') + '}';
}

} // namespace stellwerk::test
