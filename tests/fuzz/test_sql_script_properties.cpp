// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fuzz/sql_script_properties.h"

#include <QDirIterator>
#include <QFile>
#include <QTest>

#include <random>

using namespace stellwerk;

Q_DECLARE_METATYPE(stellwerk::db::Engine)

namespace {

constexpr unsigned kSeed = 20260101;
constexpr int kMutations = 4000;
/// What is worth putting at a random place.
const std::vector<QString> kPieces = [] {
    std::vector<QString> pieces;
    for (const char *piece : {";",
                              "'",
                              "\"",
                              "`",
                              "\\",
                              "--",
                              "-- ",
                              "#",
                              "/*",
                              "*/",
                              "/*!",
                              "/*M!100100 ",
                              "\n",
                              "\r\n",
                              "\r",
                              "\t",
                              "DELIMITER ",
                              "\nDELIMITER //\n",
                              "\nDELIMITER ;\n",
                              "//",
                              "$$",
                              "BEGIN ",
                              " END",
                              " CASE ",
                              " IF ",
                              " THEN ",
                              "[",
                              "]",
                              "\xEF\xBB\xBF",
                              "\xF0\x9F\x98\x80",
                              "x'41'",
                              "\\N",
                              "1e",
                              "0x",
                              ".5",
                              "@",
                              ":",
                              ")",
                              "("})
        pieces.push_back(QString::fromUtf8(piece));
    return pieces;
}();

std::vector<QString> corpus() {
    std::vector<QString> scripts;
    QStringList files;
    QDirIterator it(QStringLiteral(STELLWERK_SOURCE_DIR "/tests/db/scripts"), {QStringLiteral("*.sql")}, QDir::Files,
                    QDirIterator::Subdirectories);
    while (it.hasNext())
        files << it.next();
    files.sort(); // the mutations must be the same everywhere
    for (const QString &name : std::as_const(files)) {
        QFile file(name);
        if (!file.open(QIODevice::ReadOnly))
            qFatal("%s cannot be read", qPrintable(name));
        scripts.push_back(QString::fromUtf8(file.readAll()));
    }
    return scripts;
}

class Mutator final {
public:
    explicit Mutator(const std::vector<QString> &scripts) : m_scripts(scripts), m_random(kSeed) {}

    QString next() {
        QString script = m_scripts[below(m_scripts.size())];
        for (size_t i = 0; i <= below(4); ++i)
            change(script);
        return script;
    }

private:
    size_t below(size_t limit) { return m_random() % limit; } // no distribution: these differ between libraries
    qsizetype place(const QString &script) {
        return static_cast<qsizetype>(below(static_cast<size_t>(script.size()) + 1));
    }

    void change(QString &script) {
        const qsizetype at = place(script);
        switch (below(4)) {
        case 0:
            script.remove(at, static_cast<qsizetype>(below(12)));
            break;
        case 1:
            script.insert(at, kPieces[below(kPieces.size())]);
            break;
        case 2:
            script = script.first(at);
            break;
        default: {
            const QString &other = m_scripts[below(m_scripts.size())];
            script = QString(script.first(at) + other.sliced(place(other)));
        }
        }
    }

    const std::vector<QString> &m_scripts;
    std::mt19937 m_random;
};

} // namespace

/// The fuzzer's invariants over its seeds, over mutations of them and over what it has found.
class TestSqlScriptProperties final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void seeds();
    void mutations();
    void findings_data();
    void findings();
};

void TestSqlScriptProperties::seeds() {
    const auto scripts = corpus();
    QVERIFY(scripts.size() >= 60);
    for (const QString &script : scripts) {
        for (const db::Engine engine : {db::Engine::MariaDb, db::Engine::Sqlite})
            QCOMPARE(test::violatedProperty(script, engine), QString());
    }
}

void TestSqlScriptProperties::mutations() {
    const auto scripts = corpus();
    Mutator mutator(scripts);
    for (int i = 0; i < kMutations; ++i) {
        const QString script = mutator.next();
        for (const db::Engine engine : {db::Engine::MariaDb, db::Engine::Sqlite}) {
            const QString wrong = test::violatedProperty(script, engine);
            QVERIFY2(wrong.isEmpty(), qPrintable(QString(wrong + QStringLiteral("\n--- script:\n") + script)));
        }
    }
}

void TestSqlScriptProperties::findings_data() {
    QTest::addColumn<QString>("script");
    const auto row = [](const char *name, const char *script) { QTest::newRow(name) << QString::fromUtf8(script); };
    row("delimiter cuts an executable comment", "DELIMITER !\n/*!x*/!");
    row("name behind the opening of an executable comment", "/*!\n5ELECT\n-- c;\n1 */;");
    row("statement of a byte order mark", "SELECT 1;\xEF\xBB\xBF;");
    row("statement that ends like a delimiter", "SELECT$$0;;\nT 3");
    row("two carriage returns", "SELECT\r\r\n1;");
}

void TestSqlScriptProperties::findings() {
    QFETCH(QString, script);
    for (const db::Engine engine : {db::Engine::MariaDb, db::Engine::Sqlite})
        QCOMPARE(test::violatedProperty(script, engine), QString());
}

QTEST_GUILESS_MAIN(TestSqlScriptProperties)
#include "test_sql_script_properties.moc"
