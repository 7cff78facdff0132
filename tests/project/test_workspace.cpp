// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "project/workspace.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace stellwerk;
using namespace stellwerk::project;

class TestWorkspace : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void opens();
    void noEnvironmentsFile();
    void noProjectFile();
    void mistakesOfBothFiles();
    void mistakesOfOneFile();
    void finds();
    void findsNothing();

private:
    void write(const QString &name, const QByteArray &content) const {
        QFile file(m_folder->filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(content), content.size());
    }
    void copyData(const QString &from, const QString &to) const {
        QVERIFY(QFile::copy(QString(QLatin1String(STELLWERK_SOURCE_DIR "/tests/project/data/") + from),
                            m_folder->filePath(to)));
    }
    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestWorkspace::init() {
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
}

void TestWorkspace::opens() {
    copyData(QStringLiteral("complete.project.toml"), QStringLiteral("project.toml"));
    copyData(QStringLiteral("complete.environments.toml"), QStringLiteral("environments.toml"));
    const auto workspace = openWorkspace(QString(m_folder->path() + QLatin1String("/./")));
    QVERIFY2(workspace, workspace ? "" : qPrintable(workspace.error().toText()));
    QCOMPARE(workspace->folder, m_folder->path());
    QCOMPARE(workspace->project.id, QStringLiteral("library"));
    QCOMPARE(workspace->environments.size(), size_t(3));
    QCOMPARE(workspace->snapshotFile(Version{0, 4, 0}), m_folder->filePath(QStringLiteral("schema/0.4.0.json")));
    QCOMPARE(workspace->migrationsFolder(), m_folder->filePath(QStringLiteral("migrations")));
    QCOMPARE(workspace->path(QStringLiteral("/etc/x")), QStringLiteral("/etc/x"));
    QCOMPARE(workspace->backupsFolder(workspace->environment(QStringLiteral("prod")).value()),
             m_folder->filePath(QStringLiteral("backups/prod")));
    QCOMPARE(workspace->backupsFolder(workspace->environment(QStringLiteral("staging")).value()),
             QStringLiteral("/var/backups/library"));

    const auto missing = workspace->environment(QStringLiteral("production"));
    QCOMPARE(missing.error().code, ErrorCode::Usage);
    QVERIFY(missing.error().hint.contains(QStringLiteral("dev, staging, prod")));
}

void TestWorkspace::noEnvironmentsFile() {
    copyData(QStringLiteral("complete.project.toml"), QStringLiteral("project.toml"));
    const auto workspace = openWorkspace(m_folder->path());
    QVERIFY(workspace);
    QVERIFY(workspace->environments.empty());
    QCOMPARE(workspace->environment(QStringLiteral("dev")).error().code, ErrorCode::Usage);
}

void TestWorkspace::noProjectFile() {
    const auto workspace = openWorkspace(m_folder->path());
    QCOMPARE(workspace.error().code, ErrorCode::NotFound);
    QVERIFY(workspace.error().message.contains(m_folder->path()));
    QVERIFY(workspace.error().hint.contains(QStringLiteral("--workspace")));
}

void TestWorkspace::mistakesOfBothFiles() {
    write(QStringLiteral("project.toml"), "[project]\nid = \"a\"\nname = \"A\"\nversion = \"1\"\n");
    write(QStringLiteral("environments.toml"), "[[environment]]\nname = \"a\"\n");
    const auto workspace = openWorkspace(m_folder->path());
    const Error &error = workspace.error();
    QCOMPARE(error.code, ErrorCode::InvalidInput);
    QVERIFY2(error.message.contains(QStringLiteral("4 mistake")), qPrintable(error.message));
    QVERIFY(error.detail.contains(QStringLiteral("/project.toml:4:11: ")));
    QVERIFY(error.detail.contains(QStringLiteral("/environments.toml:1:1: ")));
}

void TestWorkspace::mistakesOfOneFile() {
    copyData(QStringLiteral("complete.project.toml"), QStringLiteral("project.toml"));
    write(QStringLiteral("environments.toml"), "[[environment]\n");
    const auto workspace = openWorkspace(m_folder->path());
    QVERIFY(workspace.error().message.contains(m_folder->filePath(QStringLiteral("environments.toml"))));
}

void TestWorkspace::finds() {
    copyData(QStringLiteral("complete.project.toml"), QStringLiteral("project.toml"));
    QVERIFY(QDir(m_folder->path()).mkpath(QStringLiteral("a/b/project.toml"))); // a folder of that name is none
    QCOMPARE(findWorkspace(m_folder->path()).value(), m_folder->path());
    QCOMPARE(findWorkspace(m_folder->filePath(QStringLiteral("a/b"))).value(), m_folder->path());
    QCOMPARE(findWorkspace(m_folder->filePath(QStringLiteral("not/there/yet"))).value(), m_folder->path());
}

void TestWorkspace::findsNothing() {
    const auto found = findWorkspace(m_folder->path());
    QCOMPARE(found.error().code, ErrorCode::NotFound);
    QVERIFY(found.error().hint.contains(QStringLiteral("--workspace")));
}

QTEST_GUILESS_MAIN(TestWorkspace)
#include "test_workspace.moc"
