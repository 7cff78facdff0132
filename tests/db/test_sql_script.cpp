// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/sql_script.h"

#include <QTest>

using namespace stellwerk;
using db::Engine;
using db::TokenKind;

Q_DECLARE_METATYPE(stellwerk::db::Engine)
Q_DECLARE_METATYPE(std::optional<stellwerk::db::Engine>)

namespace {

/// A row that must hold on both engines leaves the engine out.
using OnEngine = std::optional<Engine>;
constexpr OnEngine kBoth;

std::vector<Engine> enginesOf(const OnEngine &engine) {
    return engine ? std::vector{*engine} : std::vector{Engine::MariaDb, Engine::Sqlite};
}

QStringList textsOf(const std::vector<db::SqlStatement> &statements) {
    QStringList texts;
    for (const db::SqlStatement &statement : statements)
        texts << statement.text;
    return texts;
}

} // namespace

class TestSqlScript final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void split_data();
    void split();
    void positions();
    void positionsAfterByteOrderMark();
    void mistakes_data();
    void mistakes();
    void codeZero();
    void everyPrefix();
    void tokens_data();
    void tokens();
    void tokenPositions();
    void hash_data();
    void hash();
    void hashIsStable();
};

void TestSqlScript::split_data() {
    QTest::addColumn<OnEngine>("engine");
    QTest::addColumn<QString>("script");
    QTest::addColumn<QStringList>("expected");
    const auto row = [](const char *name, const OnEngine &engine, const char *script,
                        const std::vector<const char *> &expected) {
        QStringList texts;
        for (const char *text : expected)
            texts << QString::fromUtf8(text);
        QTest::newRow(name) << engine << QString::fromUtf8(script) << texts;
    };

    row("nothing", kBoth, "", {});
    row("blanks and comments only", kBoth, " \n-- a;b\n/* c; */\n", {});
    row("empty statements", kBoth, ";; ;SELECT 1;;\n;", {"SELECT 1"});
    row("missing last terminator", kBoth, "SELECT 1; SELECT 2", {"SELECT 1", "SELECT 2"});
    row("missing last terminator before a comment", kBoth, "SELECT 1 -- done\n/* end */", {"SELECT 1"});
    row("carriage returns", kBoth, "SELECT 1;\r\n-- x;\r\nSELECT\r\n2;\r\n", {"SELECT 1", "SELECT\n2"});
    row("carriage returns in a text", kBoth, "SELECT 'a\r\nb\rc';", {"SELECT 'a\nb\rc'"});
    row("byte order mark", kBoth, "\xEF\xBB\xBFSELECT 1;", {"SELECT 1"});
    row("exact text inside", kBoth, "  SELECT  1 /* keep; */ ,\t2  ;", {"SELECT  1 /* keep; */ ,\t2"});

    row("single quotes", kBoth, "SELECT 'a;b', 'it''s;' ; SELECT 2", {"SELECT 'a;b', 'it''s;'", "SELECT 2"});
    row("double quotes", kBoth, R"(SELECT "a;""b;"; SELECT 2)", {R"(SELECT "a;""b;")", "SELECT 2"});
    row("back quotes", kBoth, "SELECT `a;``b;`; SELECT 2", {"SELECT `a;``b;`", "SELECT 2"});
    row("quote of another kind inside", kBoth, R"(SELECT '"', "'", `'`; SELECT 2)",
        {R"(SELECT '"', "'", `'`)", "SELECT 2"});
    row("backslash escapes a quote", Engine::MariaDb, R"(SELECT 'a\';b', "c\";d", '\\'; SELECT 2)",
        {R"(SELECT 'a\';b', "c\";d", '\\')", "SELECT 2"});
    row("backslash is an ordinary sign", Engine::Sqlite, R"(SELECT 'a\'; SELECT 2)", {R"(SELECT 'a\')", "SELECT 2"});
    row("backslash in back quotes", Engine::MariaDb, R"(SELECT `a\`; SELECT 2)", {R"(SELECT `a\`)", "SELECT 2"});
    row("brackets quote", Engine::Sqlite, "SELECT [a;b]; SELECT 2", {"SELECT [a;b]", "SELECT 2"});
    row("brackets do not quote", Engine::MariaDb, "SELECT [a;b]", {"SELECT [a", "b]"});
    row("quote in a comment", kBoth, "SELECT 1 -- it's\n; /* don't */ SELECT 2", {"SELECT 1", "SELECT 2"});
    row("comment signs in quotes", kBoth, "SELECT '-- a', '/* b', '# c'; SELECT 2",
        {"SELECT '-- a', '/* b', '# c'", "SELECT 2"});
    row("umlauts and 4-byte signs", kBoth, "SELECT 'Größe;😀'; SELECT goldstücke",
        {"SELECT 'Größe;😀'", "SELECT goldstücke"});

    row("hash comment", Engine::MariaDb, "# it's;\nSELECT 1; # x;\nSELECT 2", {"SELECT 1", "SELECT 2"});
    row("hash is no comment", Engine::Sqlite, "SELECT 1 # a; b", {"SELECT 1 # a", "b"});
    row("two dashes need a blank", Engine::MariaDb, "SELECT 5--1; SELECT 2", {"SELECT 5--1", "SELECT 2"});
    row("two dashes are a comment", Engine::Sqlite, "SELECT 5--1; SELECT 2", {"SELECT 5"});
    row("two dashes at the line end", kBoth, "SELECT 1;\n--\nSELECT 2", {"SELECT 1", "SELECT 2"});
    row("two dashes at the end", kBoth, "SELECT 1;\n--", {"SELECT 1"});

    row("executable comment", Engine::MariaDb, "/*!40101 SET NAMES utf8mb4 */;\nSELECT 1 /*!50000 , 2 */, 3;",
        {"/*!40101 SET NAMES utf8mb4 */", "SELECT 1 /*!50000 , 2 */, 3"});
    row("executable comment of MariaDB", Engine::MariaDb, "/*M!100100 SET @a=';' */; SELECT 1",
        {"/*M!100100 SET @a=';' */", "SELECT 1"});
    row("comment inside an executable comment", Engine::MariaDb, "/*! SELECT /* a; */ 1 */; SELECT 2",
        {"/*! SELECT /* a; */ 1 */", "SELECT 2"});
    row("empty executable comment", Engine::MariaDb, "/*!40101 */; SELECT 1", {"SELECT 1"});
    row("sandbox line", Engine::MariaDb, "/*!999999\\- enable the sandbox mode */ \n-- dump\nSELECT 1;", {"SELECT 1"});
    row("sandbox line of MariaDB", Engine::MariaDb, "/*M!999999\\- enable the sandbox mode */ \nSELECT 1;",
        {"SELECT 1"});
    row("executable comment is plain", Engine::Sqlite, "/*!40101 SET x; */ SELECT 1", {"SELECT 1"});

    row("delimiter", kBoth, "DELIMITER //\nSELECT 1; SELECT 2//\ndelimiter ;\nSELECT 3;",
        {"SELECT 1; SELECT 2", "SELECT 3"});
    row("delimiter after comments", kBoth, "-- a\n/* b */\n  DELIMITER $$  \nSELECT 1;$$\nDELIMITER ;\nSELECT 2;",
        {"SELECT 1;", "SELECT 2"});
    row("delimiter directly behind a word", kBoth, "DELIMITER $$\nSELECT a_$$ SELECT 2$$", {"SELECT a_", "SELECT 2"});
    row("delimiter of letters cuts words", kBoth, "DELIMITER go\nSELECT gold go SELECT GO go",
        {"SELECT", "ld", "SELECT GO"});
    row("delimiter in quotes of its own", kBoth,
        "DELIMITER '//' x\nSELECT 1;// DELIMITER2//\ndelimiter \"a\"\"b\"\nSELECT 3a\"b",
        {"SELECT 1;", "DELIMITER2", "SELECT 3"});
    row("delimiter at the end", kBoth, "SELECT 1;\nDELIMITER //", {"SELECT 1"});
    row("delimiter that cuts operators", kBoth, "DELIMITER |\nSELECT a || b|", {"SELECT a", "b"});
    row("delimiter with a semicolon", kBoth, "DELIMITER //;\nSELECT 1;//;", {"SELECT 1;"});
    row("statement begins with two dashes", Engine::MariaDb, "--it's;\nSELECT 1\n--2;\n--3\nSELECT 4",
        {"SELECT 1\n--2", "SELECT 4"});
    row("null literal", Engine::MariaDb, "SELECT \\N, 1;", {"SELECT \\N, 1"});
    row("use is SQL", Engine::MariaDb, "USE a; SELECT source, `quit`;", {"USE a", "SELECT source, `quit`"});
    row("delimiter ;;", kBoth, "DELIMITER ;;\nSELECT 1;\nSELECT 2 ;;\nDELIMITER ;\nSELECT 3;",
        {"SELECT 1;\nSELECT 2", "SELECT 3"});
    row("delimiter that looks like a comment", Engine::MariaDb, "DELIMITER #\nSELECT 1; # SELECT 2 #",
        {"SELECT 1;", "SELECT 2"});
    row("delimiter in quotes", kBoth, "DELIMITER //\nSELECT 'a//b'// SELECT 2//", {"SELECT 'a//b'", "SELECT 2"});
    row("delimiter with carriage return", kBoth, "DELIMITER //\r\nSELECT 1;//\r\nDELIMITER ;\r\nSELECT 2;\r\n",
        {"SELECT 1;", "SELECT 2"});
    row("delimiter inside a statement is a name", kBoth, "SELECT\ndelimiter FROM t; SELECT 2",
        {"SELECT\ndelimiter FROM t", "SELECT 2"});
    row("body between delimiter lines", Engine::MariaDb,
        "DELIMITER //\nCREATE PROCEDURE p() BEGIN SELECT 1; IF 1 THEN SELECT 2; END IF; END//\nDELIMITER ;\nSELECT 1;",
        {"CREATE PROCEDURE p() BEGIN SELECT 1; IF 1 THEN SELECT 2; END IF; END", "SELECT 1"});

    row("procedure body", Engine::MariaDb, "CREATE PROCEDURE p()\nBEGIN\n  SELECT 1;\n  SELECT 2;\nEND;\nSELECT 3;",
        {"CREATE PROCEDURE p()\nBEGIN\n  SELECT 1;\n  SELECT 2;\nEND", "SELECT 3"});
    row("body with every kind of END", Engine::MariaDb,
        "CREATE OR REPLACE DEFINER = event@localhost PROCEDURE p() l: BEGIN "
        "IF a THEN SELECT 1; ELSEIF b THEN SELECT 2; END IF; WHILE a DO SET a = 0; END WHILE; "
        "x: LOOP LEAVE x; END LOOP x; REPEAT SET a = 1; UNTIL a END REPEAT; FOR i IN 1..3 DO SELECT i; END FOR; "
        "CASE a WHEN 1 THEN SELECT 1; ELSE BEGIN END; END CASE; SELECT CASE WHEN a THEN 'b' END, (CASE c WHEN 1 THEN 2 "
        "END); "
        "SELECT IF(a, 1, 2), REPEAT('a', 3); BEGIN SELECT 1; END; END l; SELECT 9",
        {"CREATE OR REPLACE DEFINER = event@localhost PROCEDURE p() l: BEGIN "
         "IF a THEN SELECT 1; ELSEIF b THEN SELECT 2; END IF; WHILE a DO SET a = 0; END WHILE; "
         "x: LOOP LEAVE x; END LOOP x; REPEAT SET a = 1; UNTIL a END REPEAT; FOR i IN 1..3 DO SELECT i; END FOR; "
         "CASE a WHEN 1 THEN SELECT 1; ELSE BEGIN END; END CASE; SELECT CASE WHEN a THEN 'b' END, (CASE c WHEN 1 THEN "
         "2 END); "
         "SELECT IF(a, 1, 2), REPEAT('a', 3); BEGIN SELECT 1; END; END l",
         "SELECT 9"});
    row("names like keywords", Engine::MariaDb,
        "CREATE TRIGGER t BEFORE INSERT ON a FOR EACH ROW BEGIN SET NEW.end = NEW.begin, @case = 1; END; SELECT 2",
        {"CREATE TRIGGER t BEFORE INSERT ON a FOR EACH ROW BEGIN SET NEW.end = NEW.begin, @case = 1; END", "SELECT 2"});
    row("function with handler", Engine::MariaDb,
        "CREATE DEFINER=`root`@`localhost` FUNCTION f() RETURNS INT BEGIN DECLARE EXIT HANDLER FOR SQLEXCEPTION BEGIN "
        "ROLLBACK; END; RETURN 1; END; SELECT 2",
        {"CREATE DEFINER=`root`@`localhost` FUNCTION f() RETURNS INT BEGIN DECLARE EXIT HANDLER FOR SQLEXCEPTION BEGIN "
         "ROLLBACK; END; RETURN 1; END",
         "SELECT 2"});
    row("program of one statement", Engine::MariaDb,
        "CREATE TRIGGER t AFTER DELETE ON a FOR EACH ROW DELETE FROM b; SELECT 2",
        {"CREATE TRIGGER t AFTER DELETE ON a FOR EACH ROW DELETE FROM b", "SELECT 2"});
    row("event", Engine::MariaDb,
        "CREATE EVENT e ON SCHEDULE EVERY 1 DAY ENDS '2030-01-01' DO BEGIN SELECT 1; END; SELECT 2",
        {"CREATE EVENT e ON SCHEDULE EVERY 1 DAY ENDS '2030-01-01' DO BEGIN SELECT 1; END", "SELECT 2"});
    row("package", Engine::MariaDb,
        "CREATE PACKAGE BODY k AS PROCEDURE p AS BEGIN SELECT 1; END; PROCEDURE q AS BEGIN SELECT 2; END; END; SELECT "
        "3",
        {"CREATE PACKAGE BODY k AS PROCEDURE p AS BEGIN SELECT 1; END; PROCEDURE q AS BEGIN SELECT 2; END; END",
         "SELECT 3"});
    row("compound statement", Engine::MariaDb, "BEGIN NOT ATOMIC SELECT 1; SELECT 2; END; SELECT 3",
        {"BEGIN NOT ATOMIC SELECT 1; SELECT 2; END", "SELECT 3"});
    row("transaction", kBoth, "BEGIN; SELECT 1; COMMIT;", {"BEGIN", "SELECT 1", "COMMIT"});
    row("end of transaction", Engine::Sqlite, "BEGIN; SELECT 1; END; SELECT 2;",
        {"BEGIN", "SELECT 1", "END", "SELECT 2"});
    row("body in executable comments", Engine::MariaDb,
        "/*!50003 CREATE*/ /*!50003 TRIGGER t BEFORE INSERT ON a FOR EACH ROW BEGIN SELECT 1; END */; SELECT 2",
        {"/*!50003 CREATE*/ /*!50003 TRIGGER t BEFORE INSERT ON a FOR EACH ROW BEGIN SELECT 1; END */", "SELECT 2"});
    row("trigger", Engine::Sqlite,
        "CREATE TEMP TRIGGER IF NOT EXISTS t AFTER UPDATE ON a WHEN new.x > 1 BEGIN UPDATE b SET c = CASE WHEN 1 THEN "
        "2 ELSE 3 END; DELETE FROM d; END; SELECT 2",
        {"CREATE TEMP TRIGGER IF NOT EXISTS t AFTER UPDATE ON a WHEN new.x > 1 BEGIN UPDATE b SET c = CASE WHEN 1 THEN "
         "2 ELSE 3 END; DELETE FROM d; END",
         "SELECT 2"});
    row("table with a column of that name", kBoth, "CREATE TABLE t (event INT, begin INT); SELECT 2",
        {"CREATE TABLE t (event INT, begin INT)", "SELECT 2"});
    row("case outside of a body", kBoth, "SELECT CASE WHEN 1 THEN 2; SELECT 3",
        {"SELECT CASE WHEN 1 THEN 2", "SELECT 3"});
    row("trigger that ends like sqlite3_complete says", Engine::Sqlite,
        "EXPLAIN CREATE TRIGGER t AFTER INSERT ON a BEGIN SELECT 1 AS end; SELECT CASE 1 WHEN 2 THEN 3 END; END; "
        "SELECT 2",
        {"EXPLAIN CREATE TRIGGER t AFTER INSERT ON a BEGIN SELECT 1 AS end; SELECT CASE 1 WHEN 2 THEN 3 END; END",
         "SELECT 2"});
    row("columns named begin and end", Engine::MariaDb,
        "CREATE PROCEDURE p() BEGIN SELECT begin, end end FROM t ORDER BY end; UPDATE t SET begin = 1; END; SELECT 2",
        {"CREATE PROCEDURE p() BEGIN SELECT begin, end end FROM t ORDER BY end; UPDATE t SET begin = 1; END",
         "SELECT 2"});
    row("account, table and routine with such names", Engine::MariaDb,
        "CREATE DEFINER=begin@event PROCEDURE begin.event() SELECT 1; CREATE TABLE procedure_begin (begin INT); SELECT "
        "2",
        {"CREATE DEFINER=begin@event PROCEDURE begin.event() SELECT 1", "CREATE TABLE procedure_begin (begin INT)",
         "SELECT 2"});
    row("distributed transaction", Engine::MariaDb, "XA BEGIN 'a'; XA END 'a'; BEGIN WORK; SELECT 1",
        {"XA BEGIN 'a'", "XA END 'a'", "BEGIN WORK", "SELECT 1"});
    row("compound statements without a program", Engine::MariaDb,
        "IF 1 THEN SELECT 1; END IF; LOOP SELECT 1; END LOOP; SELECT 2",
        {"IF 1 THEN SELECT 1; END IF", "LOOP SELECT 1; END LOOP", "SELECT 2"});
}

void TestSqlScript::split() {
    QFETCH(OnEngine, engine);
    QFETCH(QString, script);
    QFETCH(QStringList, expected);
    for (const Engine each : enginesOf(engine)) {
        const auto statements = db::splitScript(script, each, QStringLiteral("x.sql"));
        QVERIFY2(statements, statements ? "" : qPrintable(statements.error().toText()));
        QCOMPARE(textsOf(*statements), expected);
    }
}

void TestSqlScript::positions() {
    const auto statements = db::splitScript(u"SELECT 1; SELECT 2;\r\n-- x\r\n  SELECT\r\n3;'Größe😀'; SELECT 4",
                                            Engine::MariaDb, QStringLiteral("x.sql"), 10);
    QVERIFY(statements);
    const std::vector<db::SqlStatement> expected{{QStringLiteral("SELECT 1"), 10, 1},
                                                 {QStringLiteral("SELECT 2"), 10, 11},
                                                 {QStringLiteral("SELECT\n3"), 12, 3},
                                                 {QString::fromUtf8("'Größe😀'"), 13, 3},
                                                 {QStringLiteral("SELECT 4"), 13, 13}};
    QCOMPARE(*statements, expected);
}

void TestSqlScript::positionsAfterByteOrderMark() {
    const auto statements = db::splitScript(u"\xFEFFSELECT 1;", Engine::Sqlite, QStringLiteral("x.sql"));
    QVERIFY(statements);
    QCOMPARE(statements->front(), (db::SqlStatement{QStringLiteral("SELECT 1"), 1, 1}));
}

void TestSqlScript::mistakes_data() {
    QTest::addColumn<OnEngine>("engine");
    QTest::addColumn<QString>("script");
    QTest::addColumn<QString>("position");
    QTest::addColumn<QString>("statement");
    const auto row = [](const char *name, const OnEngine &engine, const char *script, const char *position,
                        const char *statement) {
        QTest::newRow(name) << engine << QString::fromUtf8(script) << QString::fromUtf8(position)
                            << QString::fromUtf8(statement);
    };
    row("text", kBoth, "SELECT 1;\n SELECT 'a;\n b", "x.sql:2:9", "SELECT 'a;\n b");
    row("name", kBoth, "SELECT `a; b", "x.sql:1:8", "SELECT `a; b");
    row("name in brackets", Engine::Sqlite, "SELECT [a", "x.sql:1:8", "SELECT [a");
    row("text that ends in an escape", Engine::MariaDb, "SELECT 'a\\'", "x.sql:1:8", "SELECT 'a\\'");
    row("comment", kBoth, "SELECT 1;\n/* a", "x.sql:2:1", "/* a");
    row("executable comment", Engine::MariaDb, "SELECT 1;\n/*!40000 a", "x.sql:2:1", "/*!40000 a");
    row("delimiter without delimiter", kBoth, "\nDELIMITER  \nSELECT 1", "x.sql:2:1", "DELIMITER");
    row("delimiter with backslash", kBoth, "DELIMITER \\\\\nSELECT 1", "x.sql:1:1", "DELIMITER \\\\");
    row("delimiter with a tab", kBoth, "DELIMITER //\t\nSELECT 1", "x.sql:1:1", "DELIMITER //");
    row("delimiter that no client finds", kBoth, "DELIMITER §\nSELECT 1", "x.sql:1:1", "DELIMITER §");
    row("delimiter that is too long", kBoth, "DELIMITER 0123456789abcdef\nx", "x.sql:1:1",
        "DELIMITER 0123456789abcdef");
    row("delimiter with an open quote", kBoth, "DELIMITER '//\nSELECT 1", "x.sql:1:1", "DELIMITER '//");
    row("delimiter behind a statement", kBoth, "SELECT 1; DELIMITER //\nSELECT 2//", "x.sql:1:11", "DELIMITER");
    row("delimiter behind a comment", kBoth, "/* a\n*/ DELIMITER //\n", "x.sql:2:4", "DELIMITER");
    row("delimiter behind an unusual blank", kBoth, "DELIMITER\v//\nSELECT 1//", "x.sql:1:1", "DELIMITER");
    row("delimiter without a blank", kBoth, "DELIMITER//\nSELECT 1//", "x.sql:1:1", "DELIMITER");
    row("end of a statement in an executable comment", Engine::MariaDb, "SELECT 1;\n/*! SET @a = 1; */;", "x.sql:2:15",
        "/*! SET @a = 1;");
    row("executable comment that a text hides the end of", Engine::MariaDb, "/*! SELECT '*/'", "x.sql:1:1", "/*!");
    row("executable comment in another", Engine::MariaDb, "/*! a /*! b */ c */;", "x.sql:1:7", "/*! a /*! b */");
    row("executable comment in a comment", Engine::MariaDb, "/* a /*! b */ c */;", "x.sql:1:1", "/* a /*! b */");
    row("command", Engine::MariaDb, "SELECT 1;\n  source x.sql\n", "x.sql:2:3", "source");
    row("command with a delimiter", Engine::MariaDb, "Quit;", "x.sql:1:1", "Quit");
    row("command of one sign", Engine::MariaDb, "SELECT 1;\n\\. x.sql", "x.sql:2:1", "\\");
    row("vertical result", Engine::MariaDb, "SELECT 1\\G", "x.sql:1:9", "SELECT 1\\");
    row("question mark", Engine::MariaDb, "? SELECT", "x.sql:1:1", "?");
    row("dot command", Engine::Sqlite, "SELECT 1;\n.read x.sql", "x.sql:2:1", ".");
    row("loop without end", Engine::MariaDb, "CREATE PROCEDURE p() WHILE a DO SELECT 1;", "x.sql:1:1", "CREATE");
    row("begin without end", Engine::MariaDb, "SELECT 1;\nCREATE PROCEDURE p() BEGIN SELECT 1; SELECT 2;", "x.sql:2:1",
        "CREATE");
}

void TestSqlScript::mistakes() {
    QFETCH(OnEngine, engine);
    QFETCH(QString, script);
    for (const Engine each : enginesOf(engine)) {
        const auto statements = db::splitScript(script, each, QStringLiteral("x.sql"));
        QVERIFY(!statements);
        QCOMPARE(statements.error().code, ErrorCode::InvalidInput);
        QVERIFY(!statements.error().message.isEmpty());
        QVERIFY(statements.error().position);
        QTEST(statements.error().position->toString(), "position");
        QTEST(statements.error().position->statement, "statement");
    }
}

void TestSqlScript::codeZero() {
    const QString script = QString::fromUtf8(QByteArray("SELECT 1;\nSELECT 'a\0';", 21));
    for (const Engine engine : {Engine::MariaDb, Engine::Sqlite}) {
        const auto statements = db::splitScript(script, engine, QStringLiteral("x.sql"));
        QVERIFY(!statements);
        QCOMPARE(statements.error().position->toString(), QStringLiteral("x.sql:2:8"));
    }
}

/// A script that breaks off anywhere is read or refused with a position; nothing runs over the end.
void TestSqlScript::everyPrefix() {
    const QString script = QString::fromUtf8(
        "\xEF\xBB\xBF/*!50001 SELECT 0x1F, 1.5e+3, .5, 'a''\\'b', \"c\"\"\", `d``e`, [f] */; -- g\n#h\n--\n"
        "CREATE TRIGGER x BEFORE INSERT ON y FOR EACH ROW BEGIN IF a<=>b THEN SET c = CASE d END; END IF; END;\n"
        "DELIMITER $$\r\nBEGIN /* i */ END$$ DELIMITER ;\nSELECT '\xF0\x9F\x98\x80'->>j;/*M!999999\\- k */");
    for (const Engine engine : {Engine::MariaDb, Engine::Sqlite}) {
        for (qsizetype length = 0; length <= script.size(); ++length) {
            const QString part = script.first(length);
            const auto statements = db::splitScript(part, engine, QStringLiteral("x.sql"));
            QVERIFY(statements ||
                    (statements.error().code == ErrorCode::InvalidInput && statements.error().position->line >= 1));
            qsizetype signs = 0;
            for (const db::SqlToken &token : db::tokenize(part, engine))
                signs += token.text.size();
            QVERIFY(signs <= part.size());
        }
    }
}

void TestSqlScript::tokens_data() {
    QTest::addColumn<OnEngine>("engine");
    QTest::addColumn<QString>("statement");
    QTest::addColumn<QString>("expected"); // one letter for the kind before each text
    const auto row = [](const char *name, const OnEngine &engine, const char *statement, const char *expected) {
        QTest::newRow(name) << engine << QString::fromUtf8(statement) << QString::fromUtf8(expected);
    };
    row("words and signs", kBoth, "SELECT a.b, c_$1 FROM t", "wSELECT wa p. wb p, wc_$1 wFROM wt");
    row("numbers", kBoth, "1 1.5 .5 1e10 1.5E-3 0x1F 7.", "n1 n1.5 n.5 n1e10 n1.5E-3 n0x1F n7.");
    row("name that begins with a digit", kBoth, "2nd_table", "w2nd_table");
    row("operators", kBoth, "a<=>b<=c<>d!=e:=f||g->>h", "wa p<=> wb p<= wc p<> wd p!= we p:= wf p|| wg p->> wh");
    row("back quotes", kBoth, "`a``b` x", "qa`b wx");
    row("double quotes name", Engine::Sqlite, R"("a""b")", R"(qa"b)");
    row("double quotes text", Engine::MariaDb, R"("a""b")", R"(s"a""b")");
    row("brackets", Engine::Sqlite, "[a`b]", "qa`b");
    row("text keeps its quotes", kBoth, "'it''s'", "s'it''s'");
    row("comments", kBoth, "a -- b\n/*c*/ d", "wa c--_b c/*c*/ wd");
    row("executable comment", Engine::MariaDb, "/*!50003 CREATE*/ /*M!100100 TABLE */ t", "wCREATE wTABLE wt");
    row("executable comment is plain", Engine::Sqlite, "/*!50003 CREATE*/ t", "c/*!50003_CREATE*/ wt");
    row("unterminated text", kBoth, "a 'b", "wa s'b");
    row("unterminated name", kBoth, "a `b", "wa qb");
    row("account", Engine::MariaDb, "root@`%`", "wroot p@ q%");
}

void TestSqlScript::tokens() {
    QFETCH(OnEngine, engine);
    QFETCH(QString, statement);
    for (const Engine each : enginesOf(engine)) {
        QStringList seen;
        for (const db::SqlToken &token : db::tokenize(statement, each)) {
            QString text = token.text;
            seen << QStringLiteral("wqsncp").at(static_cast<int>(token.kind)) + text.replace(u' ', u'_');
        }
        QTEST(seen.join(u' '), "expected");
    }
}

void TestSqlScript::tokenPositions() {
    const auto tokens = db::codeTokens({QStringLiteral("ALTER /* x */ TABLE\n  t"), 7, 5}, Engine::MariaDb);
    QCOMPARE(tokens.size(), size_t{3});
    QCOMPARE(tokens[0].line, 7);
    QCOMPARE(tokens[0].column, 5);
    QCOMPARE(tokens[1].column, 19);
    QCOMPARE(tokens[2].line, 8);
    QCOMPARE(tokens[2].column, 3);
}

void TestSqlScript::hash_data() {
    QTest::addColumn<QString>("left");
    QTest::addColumn<QString>("right");
    QTest::addColumn<bool>("equal");
    const auto row = [](const char *name, const char *left, const char *right, bool equal) {
        QTest::newRow(name) << QString::fromUtf8(left) << QString::fromUtf8(right) << equal;
    };
    row("white space", "SELECT  1;\r\nSELECT 2", "SELECT 1; SELECT 2;", true);
    row("comments", "SELECT /* a */ 1; # b", "SELECT 1 -- c", true);
    row("delimiter", "DELIMITER //\nSELECT 1//", "SELECT 1", true);
    row("another word", "DROP TABLE a", "DROP TABLE b", false);
    row("white space inside a text", "SELECT 'a b'", "SELECT 'a  b'", false);
    row("quoted or not", "SELECT a", "SELECT `a`", false);
    row("word borders", "SELECT ab c", "SELECT a bc", false);
    row("statement borders", "SELECT 1; SELECT 2", "SELECT 1 SELECT 2", false);
    row("executable or plain comment", "SELECT 1 /*! , 2 */", "SELECT 1 /* , 2 */", false);
    row("version of an executable comment", "SELECT 1 /*!50000 , 2 */", "SELECT 1 /*!80000 , 2 */", false);
    row("line ends", "SELECT 'a\r\nb';\r\n", "SELECT 'a\nb'", true);
    row("hexadecimal literal or alias", "SELECT x'41'", "SELECT x '41'", false);
    row("upper or lower case", "SELECT a", "select a", false);
    row("order", "SELECT 1; SELECT 2", "SELECT 2; SELECT 1", false);
}

void TestSqlScript::hash() {
    QFETCH(QString, left);
    QFETCH(QString, right);
    const auto hashOf = [](const QString &script) {
        return db::tokenHash(db::splitScript(script, Engine::MariaDb, QStringLiteral("x.sql")).value(),
                             Engine::MariaDb);
    };
    QCOMPARE(hashOf(left).size(), 32);
    QTEST(hashOf(left) == hashOf(right), "equal");
}

/// Applied migrations are told from changed ones by this hash: if a value here changes, they all look changed. Then the
/// algorithm needs a new name, and databases that hold the old one must still be understood.
void TestSqlScript::hashIsStable() {
    QCOMPARE(db::kTokenHashAlgorithm, QStringView(u"sql-tokens-1"));
    const QString script =
        QString::fromUtf8("/*!40101 SET @a = x'41', b = `ü`.\"c\" */; -- d\nSELECT 1.5e3, '😀''s' <=> [e] FROM f;\n");
    const auto hashOf = [&script](Engine engine) {
        return db::tokenHash(db::splitScript(script, engine, QStringLiteral("x.sql")).value(), engine).toHex();
    };
    QCOMPARE(hashOf(Engine::MariaDb), QByteArray("e781f0be863eb23be958859e1ba332866bab21987deb9db01d1f99313e163670"));
    QCOMPARE(hashOf(Engine::Sqlite), QByteArray("4d352024b430c39420e3d26b9685a21e10076ce51437d3e956be4d76c1a4a7be"));
}

QTEST_GUILESS_MAIN(TestSqlScript)
#include "test_sql_script.moc"
