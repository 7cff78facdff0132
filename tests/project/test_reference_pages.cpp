// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
// docs/project-file.md and docs/environments-file.md document every key that the readers know, and no other.
#include "project/environment_reader.h"
#include "project/project_reader.h"

#include <QFile>
#include <QTest>

using namespace stellwerk;
using namespace stellwerk::project;

namespace {

QByteArray contentOf(const QString &path) {
    QFile file(QString(QLatin1String(STELLWERK_SOURCE_DIR "/") + path));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// The keys of a page as "section.key": a heading `## section …` names the section ("file" for the top level), a table
/// row that begins with the key in backticks, bold or not, documents it.
QSet<QString> documentedKeys(const QByteArray &page) {
    QSet<QString> keys;
    QString section;
    for (const QByteArray &line : page.split('\n')) {
        const QString text = QString::fromUtf8(line);
        if (text.startsWith(QLatin1String("## ")))
            section = text.section(u'`', 1, 1);
        else if ((text.startsWith(QLatin1String("| `")) || text.startsWith(QLatin1String("| **`"))) &&
                 !section.isEmpty())
            keys.insert(section == QLatin1String("file") ? text.section(u'`', 1, 1)
                                                         : QString(section + u'.' + text.section(u'`', 1, 1)));
    }
    return keys;
}

/// The columns below `aliases` are names of the application, not keys.
QSet<QString> withoutColumns(QSet<QString> keys) {
    keys.removeIf([](const QString &key) { return key.startsWith(QLatin1String("entity.aliases.")); });
    return keys;
}

QString difference(const QSet<QString> &known, const QSet<QString> &documented) {
    const QStringList missing = (known - documented).values();
    const QStringList unknown = (documented - known).values();
    if (missing.isEmpty() && unknown.isEmpty())
        return {};
    return QStringLiteral("not documented: %1; documented but unknown: %2").arg(missing.join(u' '), unknown.join(u' '));
}

} // namespace

class TestReferencePages : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void projectFile();
    void environmentsFile();
};

void TestReferencePages::projectFile() {
    // The reader tells the keys of the sections that a file has, so this file has them all.
    TomlDocument document(contentOf(QStringLiteral("tests/project/data/complete.project.toml")), QStringLiteral("p"));
    const Project project = readProject(document);
    QVERIFY(!document.hasErrors());
    QVERIFY(project.entities.size() > 1);
    const QSet<QString> known = withoutColumns(document.knownKeys());
    QVERIFY(known.contains(QStringLiteral("collection.parent")));
    QCOMPARE(difference(known, documentedKeys(contentOf(QStringLiteral("docs/project-file.md")))), QString());
}

void TestReferencePages::environmentsFile() {
    TomlDocument document(contentOf(QStringLiteral("tests/project/data/complete.environments.toml")),
                          QStringLiteral("e"));
    QCOMPARE(readEnvironments(document).size(), size_t(3));
    QVERIFY(!document.hasErrors());
    QCOMPARE(difference(document.knownKeys(), documentedKeys(contentOf(QStringLiteral("docs/environments-file.md")))),
             QString());
}

QTEST_GUILESS_MAIN(TestReferencePages)
#include "test_reference_pages.moc"
