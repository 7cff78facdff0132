// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/sql_lexer.h"
#include "db/sql_script.h"
#include "support/client_recorder.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QTest>

#include <algorithm>
#include <random>

using namespace stellwerk;
using db::Engine;
using db::SqlStatement;

namespace {

constexpr unsigned kSeed = 20260102;
constexpr int kMutations = 300;
constexpr char kQuery = 3;

const QString kFolder = QStringLiteral(STELLWERK_SOURCE_DIR "/tests/db/scripts/");

QByteArray contentOf(const QString &name) {
    QFile file(kFolder + name);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("%s cannot be read", qPrintable(file.fileName()));
    return file.readAll();
}

QStringList scriptsIn(const QString &folder) {
    QStringList names;
    for (const QString &name : QDir(kFolder + folder).entryList({QStringLiteral("*.sql")}, QDir::Files, QDir::Name))
        names << QString(folder + u'/' + name);
    return names;
}

/// The tokens of one statement, for a comparison that does not see what the client drops: comments, and the backslash
/// at the end of a line in a text, which the server would ignore.
QString tokensOf(const QString &statement) {
    QStringList tokens;
    for (const db::SqlToken &token : db::codeTokens({statement, 1, 1}, Engine::MariaDb))
        tokens << QString(token.text).replace(QStringLiteral("\\\n"), QStringLiteral("\n"));
    return tokens.join(u'\x1F');
}

QStringList sentByClient(const test::ClientRun &run) {
    QStringList sent;
    for (const QByteArray &command : run.commands) {
        // No server runs this version; the client has taken its command out of the comment.
        static const QRegularExpression sandbox(QStringLiteral(R"(/\*M?!999999 .*?\*/)"));
        const QString tokens = tokensOf(QString::fromUtf8(command.mid(1)).remove(sandbox));
        if (command.startsWith(kQuery) && !tokens.isEmpty())
            sent << tokens;
    }
    return sent;
}

QStringList splitByUs(const std::vector<SqlStatement> &statements) {
    QStringList texts;
    for (const SqlStatement &statement : statements) {
        const QString tokens = tokensOf(statement.text);
        if (!tokens.isEmpty())
            texts << tokens;
    }
    return texts;
}

/// The places where Stellwerk reads more than the client (docs/sql-scripts.md): a body without DELIMITER lines, a
/// comment inside an executable comment, a line inside a statement that begins with DELIMITER, a comment directly
/// behind a minus sign.
bool usesExtension(const std::vector<SqlStatement> &statements) {
    return std::ranges::any_of(statements, [](const SqlStatement &statement) {
        db::SqlLexer lexer(statement.text, Engine::MariaDb);
        qsizetype minusEnd = -1;
        for (db::Lexeme each = lexer.next(); each.type != db::Lexeme::Type::End; each = lexer.next()) {
            if (lexer.textOf(each) == u";" ||
                lexer.textOf(each).startsWith(QLatin1StringView("DELIMITER"), Qt::CaseInsensitive) ||
                (each.isComment() && (lexer.insideExecutableComment() || each.begin == minusEnd)))
                return true;
            minusEnd = lexer.textOf(each) == u"-" ? each.end : -1;
        }
        return false;
    });
}

} // namespace

/// The splitter against the real mariadb client, whose every byte is recorded.
class TestClientSplitting final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void scripts_data();
    void scripts();
    void mutations();

private:
    test::ClientRecorder m_recorder;
};

void TestClientSplitting::scripts_data() {
    QTest::addColumn<QString>("name");
    for (const QString &name : scriptsIn(QStringLiteral("client")) + scriptsIn(QStringLiteral("mariadb")))
        QTest::newRow(qPrintable(name)) << name;
}

void TestClientSplitting::scripts() {
    QFETCH(QString, name);
    const QByteArray script = contentOf(name);
    const auto statements = db::splitScript(QString::fromUtf8(script), Engine::MariaDb, name);
    QVERIFY2(statements, statements ? "" : qPrintable(statements.error().toText()));
    QVERIFY(!statements->empty());
    const test::ClientRun run = m_recorder.run(script);
    QVERIFY2(run.exitCode == 0, run.errors.constData());
    QCOMPARE(splitByUs(*statements), sentByClient(run));
}

/// Mutated scripts that we accept are split by the client in the same way.
void TestClientSplitting::mutations() {
    static const std::vector<QByteArray> pieces{";",
                                                "'",
                                                "\"",
                                                "`",
                                                "--",
                                                "-- ",
                                                "#",
                                                "/*",
                                                "*/",
                                                "/*!",
                                                "\n",
                                                "\r\n",
                                                "\r",
                                                "\t",
                                                "\nDELIMITER //\n",
                                                "\nDELIMITER ;\n",
                                                "DELIMITER ",
                                                "//",
                                                "$$",
                                                "\xF0\x9F\x98\x80",
                                                "\xC3\xBC",
                                                "x'41'",
                                                "\\N",
                                                "\\'",
                                                "1e",
                                                " ",
                                                "|"};
    std::vector<QByteArray> seeds;
    for (const QString &name : scriptsIn(QStringLiteral("client")))
        seeds.push_back(contentOf(name));
    std::mt19937 random(kSeed);
    const auto below = [&random](qsizetype limit) {
        return static_cast<qsizetype>(random() % static_cast<size_t>(limit));
    };
    // Where the client itself damages the text: it runs the command in a sandbox line and goes on reading that as code;
    // behind an executable comment "*/*" begins a comment; a blank that it puts for a comment comes one sign late.
    static const QRegularExpression defect(QStringLiteral(R"(!999999\\-|\*/\*|\*/[^\x01-\x7F])"));
    int compared = 0;
    while (compared < kMutations) {
        QString script = QString::fromUtf8(seeds[static_cast<size_t>(below(std::ssize(seeds)))]);
        for (qsizetype i = below(4); i >= 0; --i) {
            const qsizetype at = below(script.size() + 1);
            if (below(3) == 0)
                script.remove(at, below(6));
            else
                script.insert(at, QString::fromUtf8(pieces[static_cast<size_t>(below(std::ssize(pieces)))]));
        }
        script = QString::fromUtf8(script.toUtf8()); // a cut surrogate pair is no text
        const auto statements = db::splitScript(script, Engine::MariaDb, QStringLiteral("x.sql"));
        if (!statements || usesExtension(*statements) || defect.match(script).hasMatch())
            continue;
        ++compared;
        const test::ClientRun run = m_recorder.run(script.toUtf8());
        const QByteArray about = "\n--- script:\n" + script.toUtf8() + "\n--- client:\n" + run.errors;
        QVERIFY2(splitByUs(*statements) == sentByClient(run),
                 QByteArray(about + splitByUs(*statements).join(u'|').toUtf8() + "\n---\n" +
                            sentByClient(run).join(u'|').toUtf8())
                     .constData());
    }
}

QTEST_GUILESS_MAIN(TestClientSplitting)
#include "test_client_splitting.moc"
