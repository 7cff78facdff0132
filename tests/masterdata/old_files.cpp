// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "old_files.h"

namespace stellwerk::test {

using namespace masterdata;

Files oldFiles() {
    return {{QStringLiteral("authors.json"), R"([
  {"code":"ann","name":"Ann Ink","year_of_birth":1950,"alive":true,"rating":0.5,"fee":"12.5","big":7,"notes":"","picture":""},
  {"code":"bob","name":"Bob","year_of_birth":0,"alive":false,"rating":3,"fee":"0","big":0,"notes":"\u003cb\u003e","picture":""}
]
)"},
            {QStringLiteral("books.json"), R"([
  {
    "title":"Dust","series":"Old Saga","author_code":"ann","editor_name":"Bob","tongue":"German","old_shelf":"","pages":100,
    "roles":[{"who":"Ann Ink","weight":10},{"who":"Bob","weight":20}],
    "chapters":[{"number":1,"heading":"One","paragraphs":null},{"number":2,"heading":"","paragraphs":[{"mark":"a","body":"b","language":""}]}]
  },
  {
    "title":"Ash","series":"saga","author_code":"","editor_name":"","tongue":"","old_shelf":"","pages":0,
    "roles":null,
    "chapters":null
  }
]
)"},
            {QStringLiteral("roles.json"), R"([
  {"book_title":"Dust","book_series":"saga","author_code":"bob","weight":20},
  {"book_title":"Dust","book_series":"saga","author_code":"ann","weight":10}
]
)"},
            {QStringLiteral("costs.json"), R"([
  {"book_title":"Dust","book_series":"Old Saga","author_code":"ann","level":1,"amount":5}
]
)"},
            {QStringLiteral("languages.json"), R"([
  {"code":"de","name":"German"}
]
)"}};
}

Files changed(const char *name, const QByteArray &from, const QByteArray &to, Files files) {
    QByteArray &file = files[QLatin1String(name)];
    if (!file.contains(from))
        qFatal("%s does not contain %s", name, from.constData());
    file.replace(from, to);
    return files;
}

Files without(const char *name, Files files) {
    files.remove(QLatin1String(name));
    return files;
}

SourceContent contentOrDie(const Files &files, const Catalogue &catalogue) {
    auto content = readFiles(files, catalogue);
    if (!content)
        qFatal("%s", qPrintable(content.error().toText()));
    return *std::move(content);
}

QString cellOf(const SourceContent &content, const char *node, const char *key, const char *column) {
    for (const QString &row : content.of(QLatin1String(node))) {
        if (!row.startsWith(QString::fromUtf8(key) + QLatin1String("  ")))
            continue;
        for (const QString &part : row.split(u' ')) {
            if (part.startsWith(QString(QLatin1String(column) + u'=')))
                return part.section(u'=', 1);
        }
    }
    return QStringLiteral("no such row or column");
}

QString remark(const Files &files, const char *node) {
    return contentOrDie(files).remarks(QLatin1String(node));
}

bool isAllAbsent(const SourceContent &content, const char *node) {
    return !std::ranges::contains(content.coverage[QLatin1String(node)].present, true);
}

} // namespace stellwerk::test
