// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

namespace stellwerk::deployment {

/// How a text is coloured; it must read without the colour.
enum class Tone { Plain, Good, Warning, Bad };

/// Text as HTML. Control characters, those that turn the direction of writing and halves of surrogate pairs become
/// visible, so that a name or value can neither break the page nor read like another.
[[nodiscard]] QString htmlText(const QString &text);

/// A page that needs no other file and no scripts: light, dark, print; well-formed as XML, too. In the language of the
/// program. Every text that is given is escaped, except where a name says `Html`.
class HtmlPage final {
public:
    /// The title is the page's heading, too.
    explicit HtmlPage(const QString &title);

    void heading(const QString &text);
    void subheading(const QString &text);
    void paragraph(const QString &text, Tone tone = Tone::Plain);
    /// What one sees first: a word in bold and a sentence below it.
    void verdict(Tone tone, const QString &word, const QString &sentence);
    /// A box with text as it is, line by line: an error, a statement.
    void preformatted(const QString &text, Tone tone = Tone::Plain);
    /// Nothing when there are no items.
    void list(const QStringList &items, bool numbered = false, Tone tone = Tone::Plain);

    /// @p firstNumber: from this column on cells are right-aligned.
    void beginTable(const QStringList &titles = {}, int firstNumber = 99);
    void row(const QStringList &cells);
    void rowHtml(const QStringList &cells);
    void endTable();

    void beginBox();
    void endBox();
    void addHtml(const QString &html);

    /// The bytes of the whole page; the object is empty afterwards.
    [[nodiscard]] QByteArray finish();

    [[nodiscard]] static QString strong(const QString &text, Tone tone = Tone::Plain);
    [[nodiscard]] static QString code(const QString &text);

private:
    QByteArray m_out;
    int m_firstNumber = 99;
};

} // namespace stellwerk::deployment
