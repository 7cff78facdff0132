// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/reference/formats.h"

#include <QCoreApplication>
#include <QLocale>
#include <QRegularExpression>

#include <numeric>

namespace stellwerk::cli {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Cli)
};

constexpr qsizetype kLineWidth = 76;

/// A backslash begins a command of the formatter; a hyphen in a word to be typed must stay one.
QString escaped(const QString &text) {
    QString result = text;
    return result.replace(u'\\', QLatin1String("\\e")).replace(u'-', QLatin1String("\\-"));
}

/// The words behind a macro: quotes and names of macros would be read as such.
QString argument(const QString &text) {
    QString result = escaped(text);
    return QString(u'"' + result.replace(u'"', QLatin1String("\\(dq")) + u'"');
}

/// As mandoc counts it: behind another letter than those of ASCII stands its number, as in \[u00FC].
qsizetype widthOf(const QString &text) {
    constexpr qsizetype kNumbered = 8;
    return std::accumulate(text.begin(), text.end(), qsizetype(0),
                           [](qsizetype sum, QChar letter) { return sum + (letter.unicode() < 128 ? 1 : kNumbered); });
}

/// Running text: a sentence begins a line, no line is long, none begins like a macro.
QString prose(const QString &text) {
    static const QRegularExpression kBlanks(QStringLiteral("\\s+"));
    QString result;
    QString line;
    const auto endLine = [&] {
        if (line.startsWith(u'.') || line.startsWith(u'\''))
            line.prepend(QLatin1String("\\&"));
        if (!line.isEmpty())
            result += line + u'\n';
        line.clear();
    };
    for (const QString &word : text.split(kBlanks, Qt::SkipEmptyParts)) {
        QString plain = word;
        plain.replace(u'\\', QLatin1String("\\e"));
        if (!line.isEmpty() && widthOf(line) + widthOf(plain) >= kLineWidth)
            endLine();
        line += line.isEmpty() ? plain : QString(u' ' + plain);
        static const QRegularExpression kSentenceEnd(QStringLiteral("[.!?][)”“\"]?$"));
        if (plain.contains(kSentenceEnd))
            endLine();
    }
    endLine();
    return result;
}

QString optionItem(const OptionInfo &option) {
    QString line = QStringLiteral(".It");
    if (option.isArgument()) {
        line += QLatin1String(" Ar ") + argument(option.names.front());
    } else {
        for (qsizetype i = 0; i < option.names.size(); ++i) {
            // The macro writes the first hyphen itself.
            line += (i > 0 ? QLatin1String(" , Fl ") : QLatin1String(" Fl ")) + escaped(option.names[i].sliced(1));
        }
        if (!option.value.isEmpty())
            line += QLatin1String(" Ar ") + argument(option.value);
    }
    QString text = line + u'\n' + prose(option.help);
    if (!option.choices.isEmpty())
        text += prose(Tr::tr("One of: %1.").arg(option.choices.join(QLatin1String(", "))));
    return text;
}

QString optionList(const std::vector<OptionInfo> &options) {
    if (options.empty())
        return {};
    QString text = QStringLiteral(".Bl -tag -width Ds\n");
    for (const OptionInfo &option : options)
        text += optionItem(option);
    return text + QLatin1String(".El\n");
}

QString commandPart(const CommandInfo &command) {
    QString text = QStringLiteral(".Ss %1\n").arg(escaped(command.path));
    text += QStringLiteral(".D1 %1\n").arg(argument(command.usage()));
    QString help = command.help;
    help.replace(0, 1, help.left(1).toUpper());
    text += prose(help + u'.');
    text += optionList(command.options);
    return text;
}

} // namespace

QString manPage(const CommandInfo &program, const QDate &date) {
    // The names of the sections are those that readers of manuals look for, in every language.
    QString name = program.help;
    if (name.endsWith(u'.'))
        name.chop(1);
    name.replace(0, 1, name.left(1).toLower());
    QString text = QStringLiteral(".\\\" SPDX-FileCopyrightText: 2026 The Stellwerk authors\n"
                                  ".\\\" SPDX-License-Identifier: GPL-3.0-or-later\n"
                                  ".\\\" Printed by: stellwerk-cli reference man\n");
    text += QStringLiteral(".Dd %1\n").arg(QLocale::c().toString(date, QStringLiteral("MMMM d, yyyy")));
    text += QLatin1String(".Dt STELLWERK-CLI 1\n.Os\n.Sh NAME\n.Nm stellwerk-cli\n.Nd ") + escaped(name) + u'\n';
    text += QLatin1String(".Sh SYNOPSIS\n.Nm\n.Ar command\n.Op Ar options\n.Sh DESCRIPTION\n");
    text += prose(Tr::tr("Data goes to standard output; talk and progress go to standard error. With --json standard "
                         "output carries exactly one document, of the same shape on success and failure. Without a "
                         "terminal, or with --no-input, nothing is ever asked: what is missing is named, and the exit "
                         "code is 2."));
    text += QLatin1String(".Sh COMMANDS\n");
    for (const CommandInfo *command : runnableCommands(program))
        text += commandPart(*command);
    text += QLatin1String(".Sh OPTIONS\n") + prose(Tr::tr("Every command takes these.")) + optionList(program.options);
    text += QLatin1String(".Sh ENVIRONMENT\n.Bl -tag -width Ds\n.It Ev NO_COLOR\n") +
            prose(Tr::tr("When it is set and not empty, there are no colours.")) +
            QLatin1String(".It Ev LANGUAGE , LC_ALL , LC_MESSAGES , LANG\n") +
            prose(Tr::tr("The language, unless --language says it.")) + QLatin1String(".El\n");
    text += QLatin1String(".Sh FILES\n.Bl -tag -width Ds\n.It Pa project.toml\n") +
            prose(Tr::tr("The description of the application; it makes a folder a workspace.")) +
            QLatin1String(".It Pa environments.toml\n") +
            prose(Tr::tr("Where the databases are. It never holds a password.")) + QLatin1String(".El\n");
    text += QLatin1String(".Sh EXIT STATUS\n.Bl -tag -width Ds\n");
    for (const ExitCodeInfo &code : exitCodes())
        text += QStringLiteral(".It %1\n").arg(code.code) + prose(code.meaning);
    text += QLatin1String(".El\n.Sh EXAMPLES\n.Bd -literal\n");
    for (const CommandInfo *command : runnableCommands(program))
        text += QStringLiteral("$ stellwerk\\-cli %1\n").arg(escaped(command->example));
    return text + QLatin1String(".Ed\n");
}

} // namespace stellwerk::cli
