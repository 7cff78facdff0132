// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Bamort's own export of its whole database: what it holds, what it lacks, and that no broken one changes anything.
#include "backup_support.h"
#include "foreign_fixture.h"

using namespace stellwerk;
using namespace stellwerk::test;

namespace {

QString valueOf(const db::ConnectionProfile &profile, const char *sql) {
    db::Connection connection = openOrDie(profile);
    const auto result = valueOrDie(connection.select(QString::fromUtf8(sql)));
    QStringList lines;
    for (const auto &row : result.rows) {
        QStringList cells;
        for (const db::Value &cell : row)
            cells << (cell.isNull() ? QStringLiteral("NULL") : cell.toString());
        lines << cells.join(u'|');
    }
    return lines.join(u'\n');
}

} // namespace

class ForeignTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theForgottenTables();
    void everyCell_data() { addEngineRows(); }
    void everyCell();
    void problems_data();
    void problems();
    void everyCutIsFound();
    void brokenDocuments_data();
    void brokenDocuments();
    void theTargetMustFit_data() { addEngineRows(); }
    void theTargetMustFit();
    void memoryHoldsOneRow();
    void theDescriptionIsChecked();

private:
    QString put(const QByteArray &content) {
        return putFile(m_folder.filePath(QStringLiteral("database_export_%1.json").arg(++m_files)), content);
    }
    Result<backup::ForeignContents> read(const QString &file) {
        return backup::readForeignExport(file, m_format, m_schema, {});
    }
    Result<backup::ForeignContents> load(const QString &file, const db::ConnectionProfile &target) {
        return backup::loadForeignExport(file, m_format, m_schema, target, {});
    }

    const backup::ForeignFormat m_format = bamortFormat();
    const schema::Schema m_schema = bamortSchema();
    TestDatabases m_databases;
    QTemporaryDir m_folder;
    int m_files = 0;
};

void ForeignTest::theForgottenTables() {
    const auto contents = valueOrDie(read(put(BamortExport().bytes())));
    QCOMPARE(contents.missing,
             (QStringList{QStringLiteral("gsm_cc_class_category_points"), QStringLiteral("gsm_cc_class_spell_points"),
                          QStringLiteral("gsm_cc_class_typical_skills"), QStringLiteral("gsm_cc_class_typical_spells"),
                          QStringLiteral("gsm_misc"), QStringLiteral("learning_weaponskill_category_difficulties"),
                          QStringLiteral("migration_history"), QStringLiteral("schema_version")}));
    QCOMPARE(contents.contained.size(), 36U);
    QCOMPARE(contents.contained.size() + static_cast<size_t>(contents.missing.size()), m_schema.tables.size());
    QCOMPARE(contents.rows(), 12);
    QCOMPARE(contents.applicationVersion, QStringLiteral("0.1.37"));
    QCOMPARE(contents.createdAt, QStringLiteral("2026-01-31T22:15:00+01:00"));
    QStringList reasons;
    for (const backup::ForeignProblem &problem : contents.problems)
        reasons << problem.toText();
    QCOMPARE(reasons, QStringList());
    // The next release forgets two tables more.
    const schema::Schema next =
        valueOrDie(schema::readSnapshot(QStringLiteral(STELLWERK_SOURCE_DIR "/resources/bamort/schema/0.5.0.json")));
    const auto later = valueOrDie(backup::readForeignExport(contents.file, m_format, next, {}));
    QCOMPARE(later.contained.size(), 36U);
    QVERIFY(later.missing.contains(QStringLiteral("game_systems")));
    QVERIFY(later.missing.contains(QStringLiteral("char_shares")));
    QVERIFY(!later.missing.contains(QStringLiteral("skill_improvement_cost2")));
    QCOMPARE(contents.contained.front().table, QStringLiteral("users"));
    QCOMPARE(contents.contained.front().leftOut,
             (QStringList{QStringLiteral("reset_pw_hash"), QStringLiteral("reset_pw_hash_expires")}));
}

void ForeignTest::everyCell() {
    const db::ConnectionProfile target = emptyBamort(m_databases, currentEngine());
    QStringList warnings;
    const TaskContext context({}, {}, [&warnings](const Event &event) { warnings << event.event; });
    BamortExport exported;
    if (currentEngine() == db::Engine::Sqlite) { // which would have to change the number
        const auto refused = load(put(exported.bytes()), target);
        QVERIFY(!refused);
        QVERIFY(refused.error().message.contains(u"char_wealth.user_id"));
        QCOMPARE(valueOf(target, "SELECT COUNT(*) FROM users"), QStringLiteral("0"));
        exported.replace("18446744073709551615", "9223372036854775807");
    }
    const auto contents =
        valueOrDie(backup::loadForeignExport(put(exported.bytes()), m_format, m_schema, target, context));
    QCOMPARE(warnings.count(QStringLiteral("table_missing")), 8);
    QCOMPARE(warnings.count(QStringLiteral("column_left_out")), 2);
    QCOMPARE(contents.rows(), 12);
    // The clock of the zone that the text names is what Bamort's database holds.
    QCOMPARE(valueOf(target,
                     "SELECT user_id, username, password_hash, email, role, created_at, updated_at, reset_pw_hash "
                     "FROM users ORDER BY user_id"),
             QStringLiteral("1|mia|0123456789abcdef0123456789abcdef||admin|2026-01-18 10:00:00.123|NULL|NULL\n"
                            "2|Tom|0123456789abcdef0123456789abcdee|tom@example.org|standard|2026-07-18 "
                            "10:00:00.500|2026-07-18 10:00:00.000|NULL"));
    // JSON texts keep their escapes, as Bamort's encoder wrote them; its null is the word.
    QCOMPARE(valueOf(target,
                     "SELECT id, name, user_id, herkunft, public, spezialisierung, image FROM char_chars ORDER BY id"),
             QString::fromUtf8("7|Jörg <der>|1|Alba|1|[\"Bogen\",\"\\u003cx\\u003e\"]|\n"
                               "9|Ada|2||0|null|data:image/png;base64,AAAA"));
    QCOMPARE(valueOf(target, "SELECT * FROM char_health"), QStringLiteral("1|7|15|-3"));
    QCOMPARE(valueOf(target, "SELECT id, character_id, name, value FROM char_eigenschaften"),
             QStringLiteral("0|7|St|88"));
    // No row has the id 0: a reference of 0 leads nowhere.
    QCOMPARE(valueOf(target, "SELECT id, character_id, bonus, pp, basis_wert, bemerkung FROM char_skills"),
             QStringLiteral("3|NULL|0|0|4|a\tb"));
    QCOMPARE(valueOf(target, "SELECT gewicht, wert, source_id, page_number FROM gsm_equipments"),
             QStringLiteral("0.1|2|0|0"));
    QCOMPARE(valueOf(target, "SELECT field_name, timestamp, notes FROM audit_log_entries"),
             QStringLiteral("gold|2026-01-20 08:00:00.001|"));
    QCOMPARE(valueOf(target, "SELECT goldstuecke, kupferstuecke FROM char_wealth"), QStringLiteral("12|7"));
    QCOMPARE(valueOf(target, "SELECT user_id FROM char_wealth"), currentEngine() == db::Engine::MariaDb
                                                                     ? QStringLiteral("18446744073709551615")
                                                                     : QStringLiteral("9223372036854775807"));
    QCOMPARE(valueOf(target, "SELECT COUNT(*) FROM gsm_misc"), QStringLiteral("0"));
}

void ForeignTest::problems_data() {
    QTest::addColumn<std::function<void(BamortExport &)>>("change");
    QTest::addColumn<QString>("list");
    QTest::addColumn<int>("row");
    QTest::addColumn<QString>("reason");
    using Change = std::function<void(BamortExport &)>;
    const auto add = [](const char *name, const Change &change, const char *list, int row, const char *reason) {
        QTest::newRow(name) << change << QString::fromUtf8(list) << row << QString::fromUtf8(reason);
    };
    add("id twice", [](BamortExport &e) { e.replace(R"("id": 9)", R"("id": 7)"); }, "characters", 2, "7 occurs twice");
    add(
        "points nowhere",
        [](BamortExport &e) { e.replace(R"("character_id": 7, "max")", R"("character_id": 8, "max")"); }, "lps", 1,
        "character_id 8");
    add(
        "composite id twice",
        [](BamortExport &e) {
            e.add("eigenschaften", R"({"id": 0, "character_id": 7, "user_id": 0, "name": "St", "value": 1})");
        },
        "eigenschaften", 2, "occurs twice");
    add(
        "no reference where one must be", [](BamortExport &e) { e.replace(R"("source_id": 1)", R"("source_id": 0)"); },
        "gsm_character_classes", 1, "source_id 0");
    add(
        "a text for a number", [](BamortExport &e) { e.replace(R"("value": -3)", R"("value": "-3")"); }, "lps", 1,
        "whole number");
    add(
        "a fraction", [](BamortExport &e) { e.replace(R"("value": -3)", R"("value": -3.5)"); }, "lps", 1,
        "whole number");
    add(
        "a number for a text", [](BamortExport &e) { e.replace(R"("username": "mia")", R"("username": 5)"); }, "users",
        1, "text");
    add(
        "a number for a yes", [](BamortExport &e) { e.replace(R"("public": true)", R"("public": "yes")"); },
        "characters", 1, "true or false");
    add(
        "too large for the column",
        [](BamortExport &e) { e.replace(R"("value": -3)", R"("value": 9223372036854775808)"); }, "lps", 1,
        "does not fit");
    add(
        "negative id",
        [](BamortExport &e) {
            e.replace(R"({"id": 1, "character_id": 7, "max")", R"({"id": -1, "character_id": 7, "max")");
        },
        "lps", 1, "does not fit");
    add(
        "out of every range",
        [](BamortExport &e) { e.replace(R"("value": -3)", R"("value": 99999999999999999999999)"); }, "lps", 1,
        "out of range");
    add(
        "an exponent out of every range", [](BamortExport &e) { e.replace(R"("wert": 2)", R"("wert": 1e999)"); },
        "gsm_equipment", 1, "out of range");
    add(
        "no time", [](BamortExport &e) { e.replace("2026-01-18T10:00:00.123+01:00", "2026-02-30T10:00:00Z"); }, "users",
        1, "a time like");
    add(
        "too exact", [](BamortExport &e) { e.replace("10:00:00.123+01:00", "10:00:00.1234+01:00"); }, "users", 1,
        "more exact");
    add(
        "a member twice", [](BamortExport &e) { e.replace(R"("max": 15)", R"("max": 15, "max": 16)"); }, "lps", 1,
        "occurs twice");
    add(
        "an unknown member", [](BamortExport &e) { e.replace(R"("max": 15)", R"("max": 15, "extra": 1)"); }, "lps", 1,
        "no column for the member extra");
    add(
        "a missing member", [](BamortExport &e) { e.replace(R"("field_name": "gold", )", ""); }, "audit_log_entries", 1,
        "field_name must have a value");
    add(
        "null where a value must be",
        [](BamortExport &e) { e.replace(R"("field_name": "gold")", R"("field_name": null)"); }, "audit_log_entries", 1,
        "is null");
    add(
        "too long", [](BamortExport &e) { e.replace(R"("code": "KOD")", R"("code": "KODEX-ELF-1")"); },
        "gsm_lit_sources", 1, "11 characters");
    add("no object", [](BamortExport &e) { e.add("lps", "[1, 2]"); }, "lps", 2, "no object");
    add(
        "a list that could not be read", [](BamortExport &e) { e.set("gsm_lit_sources", "null"); }, "gsm_lit_sources",
        0, "could not be read");
    add("no list", [](BamortExport &e) { e.set("aps", R"({"id": 1})"); }, "aps", 0, "no list of rows");
    add(
        "a list that is missing and pointed at", [](BamortExport &e) { e.remove("gsm_lit_sources"); },
        "gsm_character_classes", 0, "which the export does not have");
}

/// Each is told with its place, and the target stays empty, on both engines.
void ForeignTest::problems() {
    QFETCH(std::function<void(BamortExport &)>, change);
    QFETCH(QString, list);
    QFETCH(int, row);
    QFETCH(QString, reason);
    BamortExport changed;
    change(changed);
    const QByteArray bytes = changed.bytes();
    const QString file = put(bytes);
    const auto contents = valueOrDie(read(file));
    QVERIFY(contents.problemCount > 0);
    const auto found = std::ranges::find_if(contents.problems, [&](const backup::ForeignProblem &problem) {
        return problem.list == list && problem.row == row && problem.reason.contains(reason);
    });
    QVERIFY2(found != contents.problems.end(), qPrintable(contents.problems.front().toText()));
    if (row > 0) { // the line is that of the row, of which each has its own
        const QByteArrayList lines = bytes.split('\n');
        qsizetype at = 0;
        while (!lines[at].startsWith(QString(u"  \"" + list + u"\":").toUtf8()))
            ++at;
        QCOMPARE(found->line, at + row + 1);
    }
    static QMap<int, db::ConnectionProfile> targets;
    for (const db::Engine engine : {db::Engine::MariaDb, db::Engine::Sqlite}) {
        if (!targets.contains(static_cast<int>(engine)))
            targets.insert(static_cast<int>(engine), emptyBamort(m_databases, engine));
        const db::ConnectionProfile target = targets.value(static_cast<int>(engine));
        const auto loaded = load(file, target);
        QVERIFY(!loaded);
        QCOMPARE(loaded.error().code, ErrorCode::CheckFailed);
        QVERIFY2(loaded.error().detail.contains(reason), qPrintable(loaded.error().toText()));
        QCOMPARE(valueOf(target, "SELECT (SELECT COUNT(*) FROM users) + (SELECT COUNT(*) FROM char_chars)"),
                 QStringLiteral("0"));
    }
}

void ForeignTest::everyCutIsFound() {
    const QByteArray good = BamortExport().bytes();
    const QString file = put(good);
    for (qsizetype size = 0; size < good.size(); ++size) {
        putFile(file, good.first(size));
        const auto contents = read(file);
        QVERIFY2(!contents, qPrintable(QString::number(size)));
        QCOMPARE(contents.error().code, ErrorCode::InvalidInput);
        QVERIFY(contents.error().position.has_value());
        QCOMPARE(contents.error().position->file, file);
        QCOMPARE(contents.error().position->line, std::max<qsizetype>(good.first(size).count('\n'), 0) + 1);
    }
}

void ForeignTest::brokenDocuments_data() {
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<int>("line");
    QTest::addColumn<QString>("reason");
    const auto add = [](const char *name, const QByteArray &content, int line, const char *reason) {
        QTest::newRow(name) << content << line << QString::fromUtf8(reason);
    };
    add("nothing", "", 1, "too early");
    add("a list", "[]", 1, "no object with a list");
    add("a word", "\n\nnope", 3, "no object with a list");
    add("behind the end", "{\"users\": []}\n{}", 2, "behind its end");
    add("wrong nesting", "{\"users\": [\n{\"id\": 1]\n}", 2, "comma or }");
    add("unclosed list", "{\"users\": [\n{\"id\": 1}\n}", 3, "comma or ]");
    add("a list twice", "{\"users\": [],\n\"users\": []}", 2, "occurs twice");
    add("no name", "{\"users\": [],\n5: []}", 2, "text in quotes");
    add("half a number", "{\"users\": [\n{\"id\": 1.}]}", 2, "digit");
    add("not UTF-8", "{\"users\": [\n\n{\"username\": \"\xff\"}]}", 3, "UTF-8");
    add("half a character", "{\"users\": [{\"username\": \"\\ud800\"}]}", 1, "Half of a character");
    add("too deep", QByteArray("{\"users\": ") + QByteArray(100000, '['), 1, "inside each other");
    add("a comma too much", "{\"users\": [{\"id\": 1},]}", 1, "value is missing");
}

void ForeignTest::brokenDocuments() {
    QFETCH(QByteArray, content);
    QFETCH(int, line);
    QFETCH(QString, reason);
    const QString file = put(content);
    const auto contents = read(file);
    QVERIFY(!contents);
    QCOMPARE(contents.error().code, ErrorCode::InvalidInput);
    QVERIFY2(contents.error().message.contains(reason), qPrintable(contents.error().message));
    QCOMPARE(contents.error().position->file, file);
    QCOMPARE(contents.error().position->line, line);
    const auto other = read(put("{\"something\": \"else\"}"));
    QVERIFY(!other);
    QCOMPARE(other.error().code, ErrorCode::Foreign);
}

void ForeignTest::theTargetMustFit() {
    BamortExport exported;
    exported.replace("18446744073709551615", "5");
    const QString file = put(exported.bytes());
    const db::ConnectionProfile target = emptyBamort(m_databases, currentEngine());
    valueOrDie(load(file, target));
    const QStringList before = stateOf(target);
    const auto again = load(file, target);
    QVERIFY(!again);
    QCOMPARE(again.error().code, ErrorCode::CheckFailed);
    for (const char *table : {"users", "char_chars", "gsm_lit_sources"})
        QVERIFY2(again.error().detail.contains(QLatin1StringView(table)), qPrintable(again.error().detail));
    COMPARE_STATES(stateOf(target), before);

    const db::ConnectionProfile other = emptyBamort(m_databases, currentEngine());
    run(other,
        {QStringLiteral("DROP TABLE audit_log_entries"), QStringLiteral("DROP TABLE gsm_cc_class_spell_points")});
    const auto refused = load(file, other);
    QVERIFY(!refused);
    QVERIFY2(refused.error().detail.contains(u"audit_log_entries"), qPrintable(refused.error().detail));
    QVERIFY(refused.error().detail.contains(u"gsm_cc_class_spell_points"));
    QCOMPARE(valueOf(other, "SELECT COUNT(*) FROM users"), QStringLiteral("0"));
    // What only the database can see is seen too, and taken back: equal under its collation.
    BamortExport equal = exported;
    equal.replace("tom@example.org", "");
    const db::ConnectionProfile third = emptyBamort(m_databases, currentEngine());
    const auto twice = load(put(equal.bytes()), third);
    QVERIFY(!twice);
    QVERIFY2(twice.error().hint.contains(u"nothing was changed"), qPrintable(twice.error().toText()));
    QCOMPARE(valueOf(third, "SELECT COUNT(*) FROM users"), QStringLiteral("0"));
}

/// A file of 100 MB with rows of half a megabyte must not be held in memory.
void ForeignTest::memoryHoldsOneRow() {
    const auto peak = [] {
        QFile status(QStringLiteral("/proc/self/status"));
        if (!status.open(QIODevice::ReadOnly))
            qFatal("no /proc");
        const QByteArray text = status.readAll();
        return text.sliced(text.indexOf("VmHWM:") + 6).trimmed().split(' ').front().toLongLong();
    };
    const QString path = m_folder.filePath(QStringLiteral("large.json"));
    {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("{\"characters\": [");
        const QByteArray image(500000, 'A');
        for (int i = 1; i <= 200; ++i) {
            file.write(i == 1 ? "\n" : ",\n");
            file.write(QByteArray("{\"id\": " + QByteArray::number(i) + ", \"image\": \"" + image + "\"}"));
        }
        file.write("]}");
        QVERIFY(file.size() > 100'000'000);
    }
    const qint64 before = peak();
    const auto contents = valueOrDie(read(path));
    QCOMPARE(contents.rows(), 200);
    QVERIFY2(peak() - before < 32 * 1024, qPrintable(QString::number(peak() - before)));
}

void ForeignTest::theDescriptionIsChecked() {
    const auto mistakes = [](const char *toml) {
        const auto format = backup::readForeignFormat(toml, QStringLiteral("foreign.toml"));
        return format ? QString() : format.error().toText();
    };
    const QString twice =
        mistakes("[export]\nname = 'x'\nversion = 'v'\ntimestamp = 't'\n[[list]]\nmember = 'a'\ntable = "
                 "'b'\n[[list]]\nmember = 'a'\ntable = 'c'\n");
    QVERIFY2(twice.contains(u"occurs twice"), qPrintable(twice));
    QVERIFY(mistakes("[[list]]\nmember = 'a'\ntable = 'b'\n").contains(u"[export]"));
    QVERIFY(
        mistakes("[export]\nname = 'x'\nversion = 'v'\ntimestamp = 't'\n[[list]]\nmember = 'a'\n").contains(u"table"));
    QVERIFY(mistakes("[export]\nname = 'x'\nversion = 'v'\ntimestamp = 't'\nfoo = 1\n").contains(u"foo"));
    // Bamort's names only tables and columns that its schema has.
    for (const backup::ForeignList &list : m_format.lists) {
        const schema::Table *table = m_schema.table(list.tables.front());
        QVERIFY2(table, qPrintable(list.tables.front()));
        for (const QString &column : list.columns)
            QVERIFY2(table->column(column), qPrintable(QString(table->name + u'.' + column)));
    }
}

QTEST_GUILESS_MAIN(ForeignTest)
#include "foreign_test.moc"
