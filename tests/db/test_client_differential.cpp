// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/sql_script.h"
#include "support/client_recorder.h"
#include "support/test_databases.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QTest>

using namespace stellwerk;
using db::Engine;
using db::SqlStatement;

namespace {

const QString kFolder = QStringLiteral(STELLWERK_SOURCE_DIR "/tests/db/scripts/");

QByteArray contentOf(const QString &name) {
    QFile file(kFolder + name);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("%s cannot be read", qPrintable(file.fileName()));
    return file.readAll();
}

void addScriptRows(const QString &folder) {
    QTest::addColumn<QString>("name");
    const QStringList files = QDir(kFolder + folder).entryList({QStringLiteral("*.sql")}, QDir::Files, QDir::Name);
    if (files.isEmpty())
        qFatal("no scripts in %s", qPrintable(folder));
    for (const QString &file : files)
        QTest::newRow(qPrintable(file)) << QString(folder + u'/' + file);
}

/// Runs the script as a migration does: split, then one statement at a time.
Status runByUs(db::Connection &connection, const QByteArray &script, const QString &name) {
    STELLWERK_ASSIGN(const auto statements, db::splitScript(QString::fromUtf8(script), connection.engine(), name));
    for (const SqlStatement &statement : statements) {
        // Rows are read away, a statement without rows gives none.
        auto result = connection.select(statement.text);
        if (!result) {
            Error error = std::move(result).error();
            error.position = SourcePosition{name, statement.line, statement.column, statement.text};
            return fail(std::move(error));
        }
    }
    return {};
}

/// Comments are kept, so that the bodies of programs must be equal to the last sign. The session is that of Connection:
/// a program remembers the mode and the collation under which it was made.
test::ClientRun runByMariaDbClient(const db::ConnectionProfile &profile, const QByteArray &script) {
    db::Connection connection = test::openOrDie(profile);
    const QString session =
        test::valueOrDie(connection.selectValue(QStringLiteral(
                             "SELECT CONCAT('SET SESSION time_zone = ', QUOTE(@@time_zone), ', sql_mode = ', "
                             "QUOTE(@@sql_mode), ', collation_connection = ', @@collation_connection)")))
            ->toString();
    return test::runClient(QStringLiteral("mariadb"),
                           {QStringLiteral("--no-defaults"), QStringLiteral("--comments"),
                            QStringLiteral("--user=root"), QStringLiteral("--default-character-set=utf8mb4"),
                            QString(QStringLiteral("--socket=") + profile.socket),
                            QString(QStringLiteral("--init-command=") + session), profile.database},
                           script);
}

test::ClientRun runBySqliteShell(const db::ConnectionProfile &profile, const QByteArray &script) {
    return test::runClient(QStringLiteral("sqlite3"),
                           {QStringLiteral("-batch"), QStringLiteral("-bail"), QStringLiteral("-init"),
                            QStringLiteral("/dev/null"), profile.database},
                           script);
}

/// Everything that a database holds, as the server itself writes it, without the database's name and without moments.
QByteArray dumpOf(const db::ConnectionProfile &profile) {
    test::ClientRun run;
    if (profile.engine == Engine::Sqlite)
        run = test::runClient(QStringLiteral("sqlite3"),
                              {QStringLiteral("-init"), QStringLiteral("/dev/null"), profile.database}, ".dump\n");
    else
        run = test::runClient(QStringLiteral("mariadb-dump"),
                              {QStringLiteral("--no-defaults"), QStringLiteral("--user=root"),
                               QStringLiteral("--routines"), QStringLiteral("--events"), QStringLiteral("--triggers"),
                               QStringLiteral("--skip-comments"), QStringLiteral("--skip-dump-date"),
                               QStringLiteral("--hex-blob"), QStringLiteral("--single-transaction"),
                               QString(QStringLiteral("--socket=") + profile.socket), profile.database},
                              {});
    if (run.exitCode != 0)
        qFatal("the dump failed: %s", run.errors.constData());
    return run.output.replace(profile.database.toUtf8(), "DATABASE");
}

/// The script with DELIMITER lines, as somebody would have to write it for the client.
QByteArray withDelimiters(const QByteArray &script) {
    QByteArray text("DELIMITER $$\n");
    for (const SqlStatement &each :
         test::valueOrDie(db::splitScript(QString::fromUtf8(script), Engine::MariaDb, QStringLiteral("x.sql"))))
        text += each.text.toUtf8() + "$$\n";
    return text;
}

} // namespace

/// Stellwerk and the engines' own clients run the same scripts on two databases; what comes out is equal.
class TestClientDifferential final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void mariadb_data() { addScriptRows(QStringLiteral("mariadb")); }
    void mariadb();
    void bodies_data() { addScriptRows(QStringLiteral("bodies")); }
    void bodies();
    void refused_data() { addScriptRows(QStringLiteral("refused")); }
    void refused();
    void sqlite_data() { addScriptRows(QStringLiteral("sqlite")); }
    void sqlite();

private:
    void compare(Engine engine, const QByteArray &script, const QByteArray &clientScript, const QString &name);
    test::TestDatabases m_databases;
};

void TestClientDifferential::compare(Engine engine, const QByteArray &script, const QByteArray &clientScript,
                                     const QString &name) {
    const db::ConnectionProfile ours = m_databases.fresh(engine);
    const db::ConnectionProfile theirs = m_databases.fresh(engine);
    {
        db::Connection connection = test::openOrDie(ours);
        const Status status = runByUs(connection, script, name);
        QVERIFY2(status, status ? "" : qPrintable(status.error().toText()));
    }
    const test::ClientRun run =
        engine == Engine::MariaDb ? runByMariaDbClient(theirs, clientScript) : runBySqliteShell(theirs, clientScript);
    QVERIFY2(run.exitCode == 0, run.errors.constData());
    const QByteArray dump = dumpOf(ours);
    QVERIFY2(dump.contains("CREATE"), "the script leaves nothing to compare");
    QCOMPARE(dump.split('\n'), dumpOf(theirs).split('\n'));
}

void TestClientDifferential::mariadb() {
    QFETCH(QString, name);
    compare(Engine::MariaDb, contentOf(name), contentOf(name), name);
}

/// Bodies without DELIMITER lines: the client gets the lines that it needs.
void TestClientDifferential::bodies() {
    QFETCH(QString, name);
    compare(Engine::MariaDb, contentOf(name), withDelimiters(contentOf(name)), name);
}

/// What the client or its server refuses, Stellwerk refuses at the same line; a mistake of the text is seen before the
/// first statement runs, so only then nothing is there.
void TestClientDifferential::refused() {
    QFETCH(QString, name);
    const QByteArray script = contentOf(name);
    const db::ConnectionProfile theirs = m_databases.fresh(Engine::MariaDb);
    const test::ClientRun run = runByMariaDbClient(theirs, script);
    QVERIFY(run.exitCode != 0);
    static const QRegularExpression lineOf(QStringLiteral("at line (\\d+)"));
    const auto match = lineOf.match(QString::fromUtf8(run.errors));
    QVERIFY2(match.hasMatch(), run.errors.constData());

    db::Connection connection = test::openOrDie(m_databases.fresh(Engine::MariaDb));
    const Status status = runByUs(connection, script, name);
    QVERIFY(!status);
    QVERIFY(status.error().position);
    QVERIFY2(status.error().position->line == match.captured(1).toInt(),
             qPrintable(QString(status.error().toText() + u'\n' + QString::fromUtf8(run.errors))));
}

void TestClientDifferential::sqlite() {
    QFETCH(QString, name);
    compare(Engine::Sqlite, contentOf(name), contentOf(name), name);
}

QTEST_GUILESS_MAIN(TestClientDifferential)
#include "test_client_differential.moc"
