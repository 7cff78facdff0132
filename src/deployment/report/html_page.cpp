// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "deployment/report/html_page.h"

#include "base/visible_text.h"

#include <QLocale>

namespace stellwerk::deployment {

namespace {

constexpr auto kStyle =
    R"(:root{color-scheme:light dark;--fg:#232629;--bg:#fff;--line:#c8ccd0;--soft:#f2f4f5;--good:#0b6b2e;--bad:#a61b1b;--warn:#7a4b00}
@media(prefers-color-scheme:dark){:root{--fg:#fcfcfc;--bg:#141618;--line:#3a3f44;--soft:#1f2326;--good:#6fd08c;--bad:#ff9a9a;--warn:#ffc35c}}
body{font:15px/1.5 "Noto Sans",sans-serif;color:var(--fg);background:var(--bg);max-width:60rem;margin:2rem auto;padding:0 1rem;overflow-wrap:anywhere}
h1{font-size:1.5rem;margin:0 0 .5rem}h2{font-size:1.15rem;margin:2rem 0 .5rem}h3{font-size:1rem;margin:1.5rem 0 .5rem}
table{border-collapse:collapse;width:100%}th,td{text-align:left;padding:.3rem .6rem;border-bottom:1px solid var(--line);vertical-align:top}
td.n,th.n{text-align:right;font-variant-numeric:tabular-nums}.box{background:var(--soft);border-left:4px solid var(--line);padding:.7rem 1rem;margin:1rem 0}
.good{color:var(--good)}.bad{color:var(--bad)}.warn{color:var(--warn)}code,pre{font:13px/1.4 Hack,monospace}pre{white-space:pre-wrap;margin:0}
@media print{:root{--fg:#000;--bg:#fff;--line:#999;--soft:#f2f4f5;--good:#0b6b2e;--bad:#a61b1b;--warn:#7a4b00}body{margin:0;max-width:none}h2,h3{break-after:avoid}tr{break-inside:avoid}})";

QString classOf(Tone tone) {
    switch (tone) {
    case Tone::Plain:
        return {};
    case Tone::Good:
        return QStringLiteral(" class=\"good\"");
    case Tone::Warning:
        return QStringLiteral(" class=\"warn\"");
    case Tone::Bad:
        return QStringLiteral(" class=\"bad\"");
    }
    Q_UNREACHABLE_RETURN({});
}

} // namespace

QString htmlText(const QString &text) {
    return visibleText(text).toHtmlEscaped();
}

HtmlPage::HtmlPage(const QString &title) {
    addHtml(QStringLiteral("<!DOCTYPE html>\n<html lang=\"%1\"><head><meta charset=\"utf-8\"/>"
                           "<meta name=\"viewport\" content=\"width=device-width\"/><title>%2</title>"
                           "<style>%3</style></head><body>\n<h1>%2</h1>\n")
                .arg(htmlText(QLocale().bcp47Name()), htmlText(title), QLatin1String(kStyle)));
}

void HtmlPage::heading(const QString &text) {
    addHtml(QStringLiteral("<h2>%1</h2>\n").arg(htmlText(text)));
}

void HtmlPage::subheading(const QString &text) {
    addHtml(QStringLiteral("<h3>%1</h3>\n").arg(htmlText(text)));
}

void HtmlPage::paragraph(const QString &text, Tone tone) {
    addHtml(QStringLiteral("<p%1>%2</p>\n").arg(classOf(tone), htmlText(text)));
}

void HtmlPage::verdict(Tone tone, const QString &word, const QString &sentence) {
    addHtml(QStringLiteral("<div class=\"box\">%1<br/>%2</div>\n").arg(strong(word, tone), htmlText(sentence)));
}

void HtmlPage::preformatted(const QString &text, Tone tone) {
    addHtml(QStringLiteral("<div class=\"box\"><pre%1>%2</pre></div>\n").arg(classOf(tone), htmlText(text)));
}

void HtmlPage::list(const QStringList &items, bool numbered, Tone tone) {
    if (items.isEmpty())
        return;
    const QString tag = numbered ? QStringLiteral("ol") : QStringLiteral("ul");
    addHtml(QStringLiteral("<%1%2>").arg(tag, classOf(tone)));
    for (const QString &item : items)
        addHtml(QStringLiteral("<li>%1</li>").arg(htmlText(item)));
    addHtml(QStringLiteral("</%1>\n").arg(tag));
}

void HtmlPage::beginTable(const QStringList &titles, int firstNumber) {
    m_firstNumber = firstNumber;
    addHtml(QStringLiteral("<table>"));
    if (titles.isEmpty())
        return;
    addHtml(QStringLiteral("<tr>"));
    for (qsizetype i = 0; i < titles.size(); ++i)
        addHtml(QStringLiteral("<th%1>%2</th>")
                    .arg(i >= firstNumber ? QStringLiteral(" class=\"n\"") : QString(), htmlText(titles[i])));
    addHtml(QStringLiteral("</tr>\n"));
}

void HtmlPage::row(const QStringList &cells) {
    QStringList html;
    for (const QString &cell : cells)
        html << htmlText(cell);
    rowHtml(html);
}

void HtmlPage::rowHtml(const QStringList &cells) {
    addHtml(QStringLiteral("<tr>"));
    for (qsizetype i = 0; i < cells.size(); ++i)
        addHtml(QStringLiteral("<td%1>%2</td>")
                    .arg(i >= m_firstNumber ? QStringLiteral(" class=\"n\"") : QString(), cells[i]));
    addHtml(QStringLiteral("</tr>\n"));
}

void HtmlPage::endTable() {
    addHtml(QStringLiteral("</table>\n"));
}

void HtmlPage::beginBox() {
    addHtml(QStringLiteral("<div class=\"box\">"));
}

void HtmlPage::endBox() {
    addHtml(QStringLiteral("</div>\n"));
}

void HtmlPage::addHtml(const QString &html) {
    m_out += html.toUtf8();
}

QByteArray HtmlPage::finish() {
    addHtml(QStringLiteral("</body></html>\n"));
    return std::exchange(m_out, {});
}

QString HtmlPage::strong(const QString &text, Tone tone) {
    return QStringLiteral("<strong%1>%2</strong>").arg(classOf(tone), htmlText(text));
}

QString HtmlPage::code(const QString &text) {
    return QStringLiteral("<code style=\"white-space:pre-wrap\">%1</code>").arg(htmlText(text));
}

} // namespace stellwerk::deployment
