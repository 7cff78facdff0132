// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "project/table_pattern.h"

#include <QFile>

#include "project_text.h"

using namespace stellwerk;
using namespace stellwerk::project;
using stellwerk::test::kHead;
using stellwerk::test::read;

namespace {

QByteArray contentOf(const QString &name) {
    QFile file(QStringLiteral(STELLWERK_SOURCE_DIR "/tests/project/data/") + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class TestProjectFile : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void completeFile();
    void copiesAreCompleted();
    void classesInTheOrderOfTheFile();
    void patterns_data();
    void patterns();
    void cutAnywhere();
    void withoutAnyLine();
    void combined();
};

void TestProjectFile::completeFile() {
    const auto project = read(contentOf(QStringLiteral("complete.project.toml")));
    QCOMPARE(differences(project, {}), QString());
    QCOMPARE(project->id, QStringLiteral("library"));
    QCOMPARE(project->name, QStringLiteral("Lending library"));
    QCOMPARE(project->version.toString(), QStringLiteral("2.10.3"));
    QCOMPARE(project->requiredDbVersion.toString(), QStringLiteral("1.12.0"));
    QCOMPARE(project->exportAttributes, (QMap<QString, QString>{{QStringLiteral("branch"), QStringLiteral("north")}}));
    QCOMPARE(project->entities.size(), size_t(3));

    QCOMPARE(project->schemaIgnore, (SchemaRules{SchemaRule::Comments, SchemaRule::IndexNames}));

    const Entity &books = *project->entity(QStringLiteral("books"));
    QCOMPARE(books.file, QStringLiteral("books.json"));
    QCOMPARE(books.table, QStringLiteral("book"));
    QCOMPARE(books.key, (QStringList{QStringLiteral("title"), QStringLiteral("kind_id")}));
    QCOMPARE(books.jsonName(QStringLiteral("pages_n")), QStringLiteral("pages"));
    QCOMPARE(books.jsonName(QStringLiteral("title")), QStringLiteral("title"));
    QCOMPARE(books.ignore, QStringList{QStringLiteral("scratch")});
    QCOMPARE(books.deprecated, QStringList{QStringLiteral("old_kind")});
    QCOMPARE(books.aliases[QStringLiteral("title")][QStringLiteral("Hobbit")], QStringLiteral("The Hobbit"));
    QCOMPARE(books.deletes, DeletePolicy::Ask);
    QCOMPARE(books.references.size(), size_t(2));
    QCOMPARE(books.references[0].to, QStringLiteral("kinds"));
    QCOMPARE(books.references[0].none, std::optional<qint64>(0));
    QCOMPARE(books.references[1].value, QStringLiteral("label"));
    QCOMPARE(books.references[1].json, QStringList{QStringLiteral("shelf_label")});
    QCOMPARE(books.jsonName(QStringLiteral("shelf")), QStringLiteral("shelf_label"));
    QCOMPARE(books.derived.size(), size_t(1));
    QCOMPARE(books.derived[0].source, QStringLiteral("label"));
    QCOMPARE(books.usedBy.size(), size_t(1));
    QCOMPARE(books.usedBy[0].column, QStringLiteral("book_title"));
    const Collection &chapters = books.collections.at(0);
    QCOMPARE(chapters.parent, QStringLiteral("book_id"));
    QCOMPARE(chapters.deletes, DeletePolicy::Delete);
    QCOMPARE(chapters.references.at(0).by, QStringList{QStringLiteral("label")});
    QCOMPARE(chapters.collections.at(0).table, QStringLiteral("book_footnote"));

    QCOMPARE(project->service.health.url, QStringLiteral("https://library.example.org/health"));
    QCOMPARE(project->service.health.patienceSeconds, 45);
    QCOMPARE(project->service.health.expectedVersion, false);
    QVERIFY(project->service.previousImageAlways);
    QCOMPARE(project->service.hookTimeoutSeconds, 90);
    QCOMPARE(project->service.hooks.size(), 6);
    QCOMPARE(project->service.hooks[QStringLiteral("maintenance_on")].command,
             (QStringList{QStringLiteral("touch"), QStringLiteral("a b")}));
    const Hook afterwards = project->service.hooks[QStringLiteral("after_deploy")];
    QCOMPARE(afterwards.command, QStringList{QStringLiteral("echo $HOME")});
    QVERIFY(afterwards.shell);
    QCOMPARE(afterwards.timeoutSeconds, 30);
    const InitAdmin &admin = project->initAdmin.value();
    QCOMPARE(admin.table, QStringLiteral("account"));
    QCOMPARE(admin.name, (QStringList{QStringLiteral("login"), QStringLiteral("shown_name")}));
    QCOMPARE(admin.email, QStringLiteral("mail"));
    QCOMPARE(admin.password, QStringLiteral("secret_hash"));
    QCOMPARE(admin.algorithm, PasswordAlgorithm::Argon2id);
    QCOMPARE(admin.created, QStringList{QStringLiteral("since")});
    QCOMPARE(admin.values[QStringLiteral("rights")], QStringLiteral("all"));
    QCOMPARE(admin.minLength, 14);
    QCOMPARE(project->lint, (LintLevels{{QStringLiteral("drops-table"), LintLevel::Error},
                                        {QStringLiteral("no-down"), LintLevel::Off}}));
    QCOMPARE(lintLevel(project->lint, QStringLiteral("grants")), LintLevel::Warning);
    QCOMPARE(stricter(project->lint, {{QStringLiteral("no-down"), LintLevel::Info}}).at(QStringLiteral("no-down")),
             LintLevel::Info);
    QCOMPARE(project->checks.size(), size_t(2));
    QCOMPARE(project->checks[0].expected, std::optional<QString>(QStringLiteral("3")));
    QVERIFY(project->checks[0].warning);
    QCOMPARE(project->checks[1].sql, QStringLiteral("SELECT 1\nWHERE 1 = 0"));
    QVERIFY(!project->checks[1].expected);
    QVERIFY(!project->checks[1].warning);
}

void TestProjectFile::copiesAreCompleted() {
    const auto project = read(contentOf(QStringLiteral("complete.project.toml")));
    QVERIFY(project);
    const Collection &racks = project->entity(QStringLiteral("books"))->collections.at(1);
    QCOMPARE(racks.entity, QStringLiteral("racks"));
    QCOMPARE(racks.table, QStringLiteral("rack"));
    QCOMPARE(racks.key, QStringList{QStringLiteral("place")});
    QCOMPARE(racks.fields[QStringLiteral("room_number")], QStringLiteral("room"));
    QCOMPARE(racks.ignore, QStringList{QStringLiteral("dust")});
    QCOMPARE(racks.derived.at(0).column, QStringLiteral("kind_text"));
    QCOMPARE(racks.references.size(), size_t(1)); // its own, and not the one to its parent
    QCOMPARE(racks.references[0].json, QStringList{QStringLiteral("rack_kind")});
}

void TestProjectFile::classesInTheOrderOfTheFile() {
    const auto project = read(contentOf(QStringLiteral("complete.project.toml")));
    QVERIFY(project);
    QStringList patterns;
    for (const auto &[pattern, tableClass] : project->tablePatterns)
        patterns << pattern;
    QCOMPARE(patterns.join(u' '),
             QStringLiteral("loan* book_notes schema_version book* *_kind rack account log_*_entry"));
    QCOMPARE(project->classOf(QStringLiteral("book_notes")), TableClass::User);
    QCOMPARE(project->classOf(QStringLiteral("book_chapter")), TableClass::Master);
    QCOMPARE(project->classOf(QStringLiteral("log_of_entry")), TableClass::Audit);
    QCOMPARE(project->classOf(QStringLiteral("Loan")), TableClass::Unclassified);
    QVERIFY(isProtected(TableClass::Unclassified));
    QVERIFY(!isProtected(TableClass::Master));
}

void TestProjectFile::patterns_data() {
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("fits");
    const auto add = [](const char *pattern, const char *name, bool fits) {
        QTest::addRow("%s on %s", pattern, name) << QString::fromLatin1(pattern) << QString::fromLatin1(name) << fits;
    };
    add("users", "users", true);
    add("users", "users2", false);
    add("users", "my_users", false);
    add("char_*", "char_", true);
    add("char_*", "char_skills", true);
    add("char_*", "gsm_character_classes", false);
    add("char_*", "character", false); // the underscore is no wildcard
    add("*_log", "a_log", true);
    add("*_log", "a_log_b", false);
    add("a*b*c", "aXbYbZc", true);
    add("a*b*c", "acb", false);
    add("a*a", "a", false); // the two letters may not be the same one
    add("*", "", true);
    add("**", "x", true);
    add("Users", "users", false);
    add("a.c", "abc", false);
}

void TestProjectFile::patterns() {
    QFETCH(QString, pattern);
    QFETCH(QString, name);
    QFETCH(bool, fits);
    QCOMPARE(matchesPattern(pattern, name), fits);
}

/// Whatever is left of a file, the reader gives a project or tells places that are inside the file.
void checkAnswer(const QByteArray &toml) {
    const auto project = read(toml);
    if (project)
        return;
    QVERIFY(!project.error().empty());
    const int lines = static_cast<int>(toml.count('\n')) + 1;
    for (const Error &error : project.error()) {
        QVERIFY2(error.position && error.position->line >= 1 && error.position->line <= lines &&
                     error.position->column >= 1,
                 qPrintable(error.toText()));
    }
}

void TestProjectFile::cutAnywhere() {
    const QByteArray whole = contentOf(QStringLiteral("complete.project.toml"));
    for (qsizetype length = 0; length < whole.size(); ++length) {
        checkAnswer(whole.first(length));
        if (QTest::currentTestFailed())
            return;
    }
}

void TestProjectFile::withoutAnyLine() {
    const QList<QByteArray> lines = contentOf(QStringLiteral("complete.project.toml")).split('\n');
    for (qsizetype i = 0; i < lines.size(); ++i) {
        QList<QByteArray> rest = lines;
        rest.removeAt(i);
        checkAnswer(rest.join('\n'));
        if (QTest::currentTestFailed())
            return;
    }
}

void TestProjectFile::combined() {
    const auto project = read("[project]\nid = 1\n");
    QVERIFY(!project);
    const Error error = combinedError(QStringLiteral("project.toml"), project.error());
    QCOMPARE(error.code, ErrorCode::InvalidInput);
    QVERIFY2(error.message.contains(QStringLiteral("project.toml has 4 mistake")), qPrintable(error.message));
    QCOMPARE(error.detail.count(QStringLiteral("project.toml:")), 4);
    QVERIFY(error.detail.contains(QStringLiteral("project.toml:2:6: project.id must be a text")));
    QCOMPARE(error.position->line, 1);
}

QTEST_GUILESS_MAIN(TestProjectFile)
#include "test_project_file.moc"
