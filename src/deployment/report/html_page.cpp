// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "deployment/report/html_page.h"

#include <QLocale>

namespace stellwerk::deployment {

namespace {

constexpr auto kStyle =
    R"(:root{color-scheme:light dark;--fg:#232629;--bg:#fff;--line:#c8ccd0;--soft:#f2f4f5;--good:#0b6b2e;--bad:#a61b1b;--warn:#7a4b00}
@media(prefers-color-scheme:dark){:root{--fg:#fcfcfc;--bg:#141618;--line:#3a3f44;--soft:#1f2326;--good:#6fd08c;--bad:#ff9a9a;--warn:#ffc35c}}
body{font:15px/1.5 "Noto Sans",sans-serif;color:var(--fg);background:var(--bg);max-width:60rem;margin:2rem auto;padding:0 1rem}
h1{font-size:1.5rem;margin:0 0 .5rem}h2{font-size:1.1rem;margin:2rem 0 .5rem}
table{border-collapse:collapse;width:100%}th,td{text-align:left;padding:.3rem .6rem;border-bottom:1px solid var(--line);vertical-align:top}
td.n,th.n{text-align:right;font-variant-numeric:tabular-nums}.box{background:var(--soft);border-left:4px solid var(--line);padding:.7rem 1rem;margin:1rem 0}
.good{color:var(--good)}.bad{color:var(--bad)}.warn{color:var(--warn)}code{font:13px/1.4 Hack,monospace;overflow-wrap:anywhere}
@media print{body{margin:0;max-width:none}h2{break-after:avoid}})";

} // namespace

QString htmlBeginning(const QString &title) {
    const QString escaped = title.toHtmlEscaped();
    return QStringLiteral("<!DOCTYPE html><html lang=\"%1\"><meta charset=\"utf-8\"><meta name=\"viewport\" "
                          "content=\"width=device-width\"><title>%2</title><style>%3</style>\n<h1>%2</h1>")
        .arg(QLocale().bcp47Name(), escaped, QLatin1String(kStyle));
}

} // namespace stellwerk::deployment
