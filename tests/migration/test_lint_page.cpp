// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Runs the examples of docs/lint.md: page and linter say the same.
#include "migration/lint/lint.h"
#include "migration/lint/prove.h"
#include "schema/schema_reader.h"
#include "support/test_databases.h"

#include <QFile>
#include <QTest>

#include "made_migrations.h"

using namespace stellwerk;
using db::Engine;
using test::valueOrDie;

namespace {

/// A fenced block: "```sql hit prove" has the words hit and prove.
struct Example {
    QString rule; ///< the heading above it
    QStringList words;
    QByteArray sql;

    [[nodiscard]] bool is(const char *word) const { return words.contains(QLatin1String(word)); }
};

struct Page {
    std::vector<Example> examples;
    QMap<QString, QString> levels; ///< rule -> the word behind "Level:"
};

Page readPage() {
    QFile file(QStringLiteral(STELLWERK_SOURCE_DIR "/docs/lint.md"));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("docs/lint.md cannot be read");
    Page page;
    QString rule;
    Example *open = nullptr;
    for (const QByteArray &line : file.readAll().split('\n')) {
        const QString text = QString::fromUtf8(line);
        if (open && text == QLatin1String("```")) {
            open = nullptr;
        } else if (open) {
            open->sql += line + '\n';
        } else if (text.startsWith(QLatin1String("```sql"))) {
            page.examples.push_back({rule, text.mid(6).split(u' ', Qt::SkipEmptyParts), {}});
            open = &page.examples.back();
        } else if (text.startsWith(QLatin1String("### `"))) {
            rule = text.section(u'`', 1, 1);
        } else if (text.startsWith(QLatin1String("Level: "))) {
            page.levels[rule] = text.mid(7).section(u'.', 0, 0);
        }
    }
    return page;
}

/// The schema that these statements make, in MariaDB's own words.
schema::Schema schemaOf(const QList<QByteArray> &scripts) {
    db::Connection connection = test::openOrDie(test::PrivateServer::instance().freshDatabase());
    for (const QByteArray &script : scripts) {
        for (const auto &statement :
             valueOrDie(db::splitScript(QString::fromUtf8(script), Engine::MariaDb, QStringLiteral("docs/lint.md"))))
            (void)valueOrDie(connection.exec(statement.text));
    }
    return valueOrDie(schema::readSchema(connection));
}

} // namespace

class TestLintPage final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void everyRuleIsExplained();
    void examples_data();
    void examples();

private:
    Page m_page;
    std::map<Version, schema::Schema> m_before;
    std::map<Version, schema::Schema> m_both;
};

void TestLintPage::initTestCase() {
    m_page = readPage();
    QList<QByteArray> before;
    QList<QByteArray> after;
    for (const Example &example : m_page.examples) {
        if (example.is("before"))
            before << example.sql;
        if (example.is("after"))
            after << example.sql;
    }
    QCOMPARE(before.size(), 1);
    QCOMPARE(after.size(), 1);
    m_before[{0, 3, 0}] = schemaOf(before);
    m_both = m_before;
    m_both[{0, 4, 0}] = schemaOf(before + after);
}

void TestLintPage::everyRuleIsExplained() {
    QStringList known;
    for (const project::LintRule &rule : project::lintRules()) {
        const QString code = QString::fromLatin1(rule.code);
        known << code;
        const auto has = [&](const char *word) {
            return std::ranges::any_of(
                m_page.examples, [&](const Example &example) { return example.rule == code && example.is(word); });
        };
        QVERIFY2(has("hit"), rule.code);
        QVERIFY2(has("miss"), rule.code);
        QCOMPARE(m_page.levels.value(code), project::lintLevelName(rule.level));
    }
    QCOMPARE(m_page.levels.keys(), known); // both sorted: the page explains no rule that does not exist
}

void TestLintPage::examples_data() {
    QTest::addColumn<int>("index");
    for (size_t i = 0; i < m_page.examples.size(); ++i) {
        const Example &example = m_page.examples[i];
        if (example.is("hit") || example.is("miss"))
            QTest::addRow("%d %s %s", static_cast<int>(i), qPrintable(example.rule),
                          qPrintable(example.words.join(u' ')))
                << static_cast<int>(i);
    }
}

void TestLintPage::examples() {
    QFETCH(int, index);
    const Example &example = m_page.examples[static_cast<size_t>(index)];
    const Engine engine = example.is("sqlite") ? Engine::Sqlite : Engine::MariaDb;
    const QByteArray script =
        example.sql.contains("-- migrate:up")
            ? example.sql
            : QByteArray("-- version: 0.4.0\n-- migrate:up\n" + example.sql + "-- migrate:down\n");
    const auto migration = test::made(engine, "0001_example.sql", script);
    migration::LintOptions options;
    options.engine = engine;
    options.snapshots = engine == Engine::MariaDb ? &m_before : nullptr;
    options.isProtected = [](const QString &table) { return table == QLatin1String("loan"); };

    auto findings = migration::lintMigrations({migration}, options);
    if (example.is("prove")) {
        options.snapshots = example.rule == QLatin1String("scripts-differ-from-snapshot") ? &m_both : &m_before;
        migration::ProofOptions proof{test::PrivateServer::instance().adminProfile(), options, {}, {}};
        proof.ignoreTable = [](const QString &table) {
            return table.startsWith(QLatin1String("stellwerk_")) || table == QLatin1String("schema_version") ||
                   table == QLatin1String("migration_history");
        };
        const auto report = valueOrDie(migration::proveMigrations({migration}, proof, {}));
        QCOMPARE(report.steps, 1);
        findings.insert(findings.end(), report.findings.begin(), report.findings.end());
    }
    QStringList codes;
    for (const migration::LintFinding &finding : findings) {
        QVERIFY(!finding.message.isEmpty());
        codes << finding.code;
    }
    QVERIFY2(codes.contains(example.rule) == example.is("hit"), qPrintable(codes.join(u' ')));
}

QTEST_GUILESS_MAIN(TestLintPage)
#include "test_lint_page.moc"
