// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "deployment/outcome_cell.h"

#include "base/files.h"
#include "support/test_databases.h"

#include <QRegularExpression>

namespace stellwerk::test {

namespace {

QString engineTitle(db::Engine engine) {
    return engine == db::Engine::MariaDb ? QStringLiteral("MariaDB") : QStringLiteral("SQLite");
}

QString page() {
    return QString::fromUtf8(valueOrDie(readFile(QStringLiteral(STELLWERK_SOURCE_DIR "/docs/outcomes.md"))));
}

QStringList cellsOf(const QString &line) {
    QStringList cells = line.split(u'|');
    cells.removeFirst();
    cells.removeLast();
    for (QString &cell : cells)
        cell = cell.trimmed().remove(u'`');
    return cells;
}

QString rowOf(const QStringList &cells) {
    return QString(u"| " + cells.join(QLatin1String(" | ")) + u" |\n");
}

QStringList titles(db::Engine engine) {
    QStringList names{QStringLiteral("phase")};
    for (const Fault fault : outcomeFaults(engine))
        names << faultTitle(fault);
    return names;
}

} // namespace

QString OutcomeCell::name() const {
    return QString(db::engineName(engine) + QLatin1String(", ") + phase + QLatin1String(", ") + faultTitle(fault));
}

QStringList outcomePhases() {
    return {QStringLiteral("preflight"),       QStringLiteral("backup"),       QStringLiteral("rehearsal"),
            QStringLiteral("maintenance_on"),  QStringLiteral("migrate"),      QStringLiteral("safety_net"),
            QStringLiteral("import"),          QStringLiteral("validate"),     QStringLiteral("record"),
            QStringLiteral("maintenance_off"), QStringLiteral("health_check"), QStringLiteral("retention"),
            QStringLiteral("rollback")};
}

QList<Fault> outcomeFaults(db::Engine engine) {
    if (engine == db::Engine::Sqlite)
        return {Fault::Error, Fault::Killed, Fault::DiskFull, Fault::Cancelled};
    return {Fault::Error, Fault::Killed, Fault::ServerKilled, Fault::ConnectionLost, Fault::DiskFull, Fault::Cancelled};
}

QString faultTitle(Fault fault) {
    switch (fault) {
    case Fault::Error:
        return QStringLiteral("error");
    case Fault::Killed:
        return QStringLiteral("SIGKILL of Stellwerk");
    case Fault::ServerKilled:
        return QStringLiteral("SIGKILL of the server");
    case Fault::ConnectionLost:
        return QStringLiteral("lost connection");
    case Fault::DiskFull:
        return QStringLiteral("disk full");
    case Fault::Cancelled:
        return QStringLiteral("cancel");
    }
    Q_UNREACHABLE_RETURN({});
}

OutcomeTable readOutcomePage(db::Engine engine) {
    const QString text = page();
    const qsizetype begin = text.indexOf(QString(u"\n## " + engineTitle(engine) + u'\n'));
    if (begin < 0)
        qFatal("the page has no section %s", qPrintable(engineTitle(engine)));
    OutcomeTable table;
    QStringList order;
    const qsizetype end = text.indexOf(QLatin1String("\n## "), begin + 1);
    for (const QString &line : text.mid(begin, end < 0 ? -1 : end - begin).split(u'\n')) {
        if (!line.startsWith(u'|') || line.startsWith(QLatin1String("|-")))
            continue;
        QStringList cells = cellsOf(line);
        if (cells.front() == u"phase") {
            if (cells != titles(engine))
                qFatal("other columns than expected: %s", qPrintable(line));
            continue;
        }
        order << cells.takeFirst();
        table[order.back()] = cells;
        if (cells.size() != outcomeFaults(engine).size())
            qFatal("this row has another number of cells than the table: %s", qPrintable(line));
    }
    if (order != outcomePhases())
        qFatal("the page has other phases: %s", qPrintable(order.join(QLatin1String(", "))));
    return table;
}

QString outcomeTableText(db::Engine engine, const OutcomeTable &table) {
    QString text = QString(u"## " + engineTitle(engine) + u"\n\n" + rowOf(titles(engine)));
    text += QString(u"|" + QStringLiteral("---|").repeated(titles(engine).size()) + u'\n');
    for (const QString &phase : outcomePhases()) {
        QStringList cells{QString(u'`' + phase + u'`')};
        for (qsizetype i = 0; i < outcomeFaults(engine).size(); ++i)
            cells << table.value(phase).value(i, QStringLiteral("–"));
        text += rowOf(cells);
    }
    return text;
}

QStringList explainedWords() {
    static const QRegularExpression entry(QStringLiteral("^- \\*\\*([^*]+)\\*\\*:"),
                                          QRegularExpression::MultilineOption);
    QStringList words;
    for (const QRegularExpressionMatch &match : entry.globalMatch(page()))
        words << match.captured(1);
    return words;
}

} // namespace stellwerk::test
