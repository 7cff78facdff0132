// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "backup/native/create_text.h"

#include <QCoreApplication>
#include <QRegularExpression>

namespace stellwerk::backup {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Backup)
};

const QRegularExpression &foreignKeyForm() {
    static const QRegularExpression form(QStringLiteral("\\ACONSTRAINT `((?:[^`]|``)*)` FOREIGN KEY "));
    return form;
}

const QRegularExpression &autoIncrementForm() {
    // It stands right behind the engine, before anything that could hold a text of the user.
    static const QRegularExpression form(QStringLiteral("\\A\\) ENGINE=\\w+( AUTO_INCREMENT=([0-9]+))"));
    return form;
}

/// The position behind the quoted thing that begins at @p at.
qsizetype skipQuoted(const QString &text, qsizetype at) {
    const QChar quote = text[at];
    for (++at; at < text.size(); ++at) {
        if (text[at] == u'\\' && quote != u'`')
            ++at;
        else if (text[at] == quote)
            return at + 1; // a doubled quote sign begins the next quoted piece, which comes to the same
    }
    return at;
}

QString withoutAutoIncrement(const QString &options) {
    const auto match = autoIncrementForm().match(options);
    return match.hasMatch() ? QString(options).remove(match.capturedStart(1), match.capturedLength(1)) : options;
}

const QRegularExpression &nameForm() {
    static const QRegularExpression form(QStringLiteral("\\A`(?:[^`]|``)*`"));
    return form;
}

/// Where the default of a column stands in its definition, when it asks a sequence; length 0 = there is none.
struct Place {
    qsizetype begin = 0;
    qsizetype length = 0;
};

Place sequenceDefault(const QString &definition) {
    static const QLatin1StringView word(" DEFAULT ");
    if (!definition.startsWith(u'`'))
        return {};
    const auto skipTo = [&](qsizetype at, auto &&found) { // the next place outside of quotes and parentheses
        int depth = 0;
        while (at < definition.size() && !(depth == 0 && found(at))) {
            const QChar c = definition[at];
            depth += c == u'(' ? 1 : c == u')' ? -1 : 0;
            at = c == u'`' || c == u'\'' || c == u'"' ? skipQuoted(definition, at) : at + 1;
        }
        return at;
    };
    const qsizetype begin =
        skipTo(0, [&](qsizetype at) { return QStringView(definition).sliced(at).startsWith(word); });
    const qsizetype end =
        skipTo(std::min(begin + word.size(), definition.size()), [&](qsizetype at) { return definition[at] == u' '; });
    static const QRegularExpression asks(QStringLiteral("\\b(?:nextval|lastval|setval)\\("));
    if (begin == definition.size() || !asks.matchView(QStringView(definition).sliced(begin, end - begin)).hasMatch())
        return {};
    return {begin, end - begin};
}

/// What the server prints for the same column without that default.
QString withoutSequenceDefault(const QString &definition) {
    const Place place = sequenceDefault(definition);
    if (place.length == 0)
        return definition;
    const bool nullable = !QStringView(definition).first(place.begin).endsWith(u" NOT NULL");
    return QString(definition)
        .replace(place.begin, place.length, nullable ? QLatin1StringView(" DEFAULT NULL") : QLatin1StringView());
}

} // namespace

QStringList CreateText::foreignKeys() const {
    return definitions.filter(foreignKeyForm());
}

QStringList CreateText::sequenceDefaults() const {
    QStringList changes;
    for (const QString &definition : definitions) {
        const Place place = sequenceDefault(definition);
        if (place.length > 0)
            changes << QString(u"ALTER COLUMN " + nameForm().match(definition).captured() + u" SET" +
                               definition.sliced(place.begin, place.length));
    }
    return changes;
}

QString CreateText::statement(const QString &quotedName, bool withReferences) const {
    QStringList kept;
    for (const QString &definition : definitions) {
        if (withReferences)
            kept << definition;
        else if (!foreignKeyForm().match(definition).hasMatch())
            kept << withoutSequenceDefault(definition);
    }
    return QString(u"CREATE TABLE " + quotedName + u" (\n  " + kept.join(QLatin1String(",\n  ")) + u'\n' + options);
}

quint64 CreateText::autoIncrement() const {
    return autoIncrementForm().match(options).captured(2).toULongLong();
}

Result<CreateText> parseCreateText(const QString &create, const QString &quotedName) {
    CreateText text;
    const QString head = QString(u"CREATE TABLE " + quotedName + u" (\n  ");
    qsizetype begin = head.size();
    int depth = 0;
    for (qsizetype at = begin; create.startsWith(head) && at < create.size() && text.options.isEmpty();) {
        const QChar c = create[at];
        if (c == u'`' || c == u'\'' || c == u'"') {
            at = skipQuoted(create, at);
            continue;
        }
        if (depth == 0 && (c == u',' || c == u')')) {
            text.definitions << create.sliced(begin, at - begin).trimmed();
            begin = at + 1;
            if (c == u')')
                text.options = create.sliced(at);
        }
        depth += c == u'(' ? 1 : c == u')' ? -1 : 0;
        ++at;
    }
    if (text.statement(quotedName, true) != create)
        return fail(ErrorCode::InvalidInput,
                    Tr::tr("The definition of the table %1 has an unknown form.").arg(quotedName), {}, create);
    return text;
}

QString foreignKeyName(const QString &foreignKey) {
    return foreignKeyForm().match(foreignKey).captured(1).replace(QLatin1String("``"), QLatin1String("`"));
}

QString retargetForeignKey(const QString &foreignKey, const QString &quotedName,
                           const QHash<QString, QString> &tables) {
    static const QRegularExpression form(
        QStringLiteral("\\ACONSTRAINT `(?:[^`]|``)*` (FOREIGN KEY \\((?:`(?:[^`]|``)*`(?:, )?)+\\) REFERENCES "
                       ")(`(?:[^`]|``)*`(?:\\.`(?:[^`]|``)*`)?)(.*)\\z"));
    const auto match = form.match(foreignKey);
    if (!match.hasMatch())
        return {};
    return QString(u"CONSTRAINT " + quotedName + u' ' + match.captured(1) +
                   tables.value(match.captured(2), match.captured(2)) + match.captured(3));
}

bool sameTable(const CreateText &expected, const CreateText &actual, bool withReferences) {
    const QString name = QStringLiteral("x");
    CreateText left = expected;
    CreateText right = actual;
    left.options = withoutAutoIncrement(expected.options);
    right.options = withoutAutoIncrement(actual.options);
    return left.statement(name, withReferences) == right.statement(name, withReferences) &&
           actual.autoIncrement() >= expected.autoIncrement();
}

QString movedToDatabase(const QString &text, const QString &from, const QString &to) {
    // `from`.`table`.`column`, or `from`.`thing` where only a table or a sequence can stand: elsewhere it is a table
    // that goes by the name of the database.
    static const QRegularExpression before(
        QStringLiteral("(?:\\b(?:from|join|straight_join) \\(*|\\b(?:nextval|lastval|setval)\\()\\z"));
    static const QRegularExpression three(QStringLiteral("\\A\\.`(?:[^`]|``)*`\\."));
    static const QRegularExpression name(QStringLiteral("\\A`(?:[^`]|``)*`"));
    QString moved;
    for (qsizetype at = 0; at < text.size();) {
        const QChar c = text[at];
        if (c != u'`') {
            const qsizetype next = c == u'\'' || c == u'"' ? skipQuoted(text, at) : at + 1;
            moved += QStringView(text).sliced(at, next - at);
            at = next;
            continue;
        }
        const QStringView rest = QStringView(text).sliced(at);
        const qsizetype length = name.matchView(rest).capturedLength();
        if (length == 0) // never closed: the rest is no SQL
            return QString(moved + rest);
        const QStringView behind = rest.sliced(length);
        const bool database = rest.first(length) == from && behind.startsWith(u'.') && !moved.endsWith(u'.') &&
                              (before.match(moved).hasMatch() || three.matchView(behind).hasMatch());
        moved += database ? QStringView(to) : rest.first(length);
        at += length;
    }
    return moved;
}

QString triggerMovedToDatabase(const QString &create, const QString &from, const QString &to) {
    const QString name = QRegularExpression::escape(from);
    const QString quoted = QRegularExpression::escape(QString(from).replace(u'`', QLatin1String("``")));
    const QRegularExpression form(QStringLiteral("\\A(.*?\\bTRIGGER\\s+(?:IF\\s+NOT\\s+EXISTS\\s+)?)((?:%1|`%2`)\\s*\\."
                                                 ")?(.*?\\bON\\s+)((?:%1|`%2`)\\s*\\.)?")
                                      .arg(name, quoted),
                                  QRegularExpression::CaseInsensitiveOption |
                                      QRegularExpression::DotMatchesEverythingOption);
    const auto head = form.match(create);
    const auto database = [&](int group) { return head.capturedLength(group) > 0 ? QString(to + u'.') : QString(); };
    if (head.capturedLength(2) == 0 && head.capturedLength(4) == 0)
        return create;
    return QString(head.captured(1) + database(2) + head.captured(3) + database(4) + create.sliced(head.capturedEnd()));
}

} // namespace stellwerk::backup
