// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "backup/create_text.h"

#include <QCoreApplication>
#include <QRegularExpression>

namespace stellwerk::backup {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Backup)
};

const QRegularExpression &foreignKeyForm() {
    static const QRegularExpression form(QStringLiteral("\\ACONSTRAINT `(?:[^`]|``)*` FOREIGN KEY "));
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

} // namespace

QStringList CreateText::foreignKeys() const {
    return definitions.filter(foreignKeyForm());
}

QString CreateText::statement(const QString &quotedName, bool withForeignKeys) const {
    QStringList kept;
    for (const QString &definition : definitions) {
        if (withForeignKeys || !foreignKeyForm().match(definition).hasMatch())
            kept << definition;
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

bool sameTable(const CreateText &expected, const CreateText &actual, bool withForeignKeys) {
    const QString name = QStringLiteral("x");
    CreateText left = expected;
    CreateText right = actual;
    left.options = withoutAutoIncrement(expected.options);
    right.options = withoutAutoIncrement(actual.options);
    return left.statement(name, withForeignKeys) == right.statement(name, withForeignKeys) &&
           actual.autoIncrement() >= expected.autoIncrement();
}

} // namespace stellwerk::backup
