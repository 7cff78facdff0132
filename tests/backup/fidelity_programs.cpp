// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fidelity.h"

namespace stellwerk::test {

std::vector<FidelityCase> programCases() {
    return {
        {"the database's character set and comment",
         {R"(ALTER DATABASE CHARACTER SET latin2 COLLATE latin2_croatian_ci COMMENT 'it''s \\ "ü"')"}},
        {"views of views, with every option",
         {"CREATE TABLE v_base (id INT PRIMARY KEY, t TEXT)", "INSERT INTO v_base VALUES (1, 'x')",
          R"(CREATE ALGORITHM=MERGE SQL SECURITY INVOKER VIEW v_z AS SELECT id, t FROM v_base WHERE id > 0 WITH
            LOCAL CHECK OPTION)",
          R"(CREATE ALGORITHM=TEMPTABLE VIEW v_a AS SELECT id, 'ü\\''' AS `q``\\` FROM v_z)",
          R"(CREATE VIEW v_b AS SELECT * FROM v_z WHERE t <> '`x`.`y`' WITH CASCADED CHECK OPTION)"}},
        {"views whose definer is gone",
         {"CREATE TABLE v_orphaned (id INT PRIMARY KEY)", "CREATE USER nobody@nowhere",
          "GRANT ALL ON `db`.* TO nobody@nowhere",
          "CREATE DEFINER=nobody@nowhere VIEW v_orphan AS SELECT id FROM v_orphaned",
          "CREATE VIEW v_heir AS SELECT id FROM v_orphan", "DROP USER nobody@nowhere"}},
        {"views that call functions",
         {"CREATE FUNCTION v_twice(x INT) RETURNS INT DETERMINISTIC RETURN x * 2",
          "CREATE VIEW v_call AS SELECT v_twice(4) AS d"}},
        {"views that also read another database",
         {"CREATE TABLE v_here (id INT PRIMARY KEY)",
          R"(CREATE VIEW v_both AS SELECT v_here.id, '`other`.x' AS t FROM v_here JOIN mysql.user ON 1 = 2)"}},
        {"views that are broken: their table is gone",
         {"CREATE TABLE v_gone (id INT, t TEXT)",
          R"(CREATE VIEW v_broken AS SELECT w.id, w.t, UPPER(w.t) AS u FROM v_gone w WHERE w.id > 1)",
          "CREATE VIEW v_over AS SELECT id FROM v_broken", "CREATE TABLE v_stays (id INT)",
          "CREATE VIEW v_sound AS SELECT id FROM v_stays",
          "CREATE VIEW v_mixed AS SELECT s.id, g.t FROM v_sound s JOIN v_gone g USING (id)", "DROP TABLE v_gone"}},
        {"views that are broken: their column is gone",
         {"CREATE TABLE v_less (id INT PRIMARY KEY, c INT)",
          "CREATE VIEW v_lacks AS SELECT w.id, c + 1 AS d FROM v_less w", "ALTER TABLE v_less DROP COLUMN c"}},
        {"programs written in another character set",
         {"SET NAMES latin1", "CREATE TABLE latin_table (id INT PRIMARY KEY)",
          R"(EXECUTE IMMEDIATE CONVERT(_latin1
            x'637265617465207669657720766c312061732073656c6563742027e4272061732078' USING utf8mb4))",
          R"(EXECUTE IMMEDIATE CONVERT(_latin1
            x'6372656174652070726f63656475726520706c3128292073656c6563742027e427' USING utf8mb4))",
          R"(EXECUTE IMMEDIATE CONVERT(_latin1
            x'637265617465207472696767657220746c31206265666f726520696e73657274206f6e206c6174696e5f7461626c6520666f72206561636820726f77207365742040783d27e427'
            USING utf8mb4))",
          "SET character_set_client = utf8mb4, collation_connection = utf8mb3_bin",
          "CREATE VIEW vl2 AS SELECT 'ä' AS x", "CREATE PROCEDURE pl2() SELECT 'ä'", "SET NAMES utf8mb4"}},
        {"programs written under another default of the database",
         {"ALTER DATABASE CHARACTER SET latin1",
          R"(CREATE FUNCTION old_default(x VARCHAR(9)) RETURNS VARCHAR(9) RETURN CONCAT(x, 'ä'))",
          R"(CREATE PROCEDURE old_default(x TEXT) BEGIN DECLARE y VARCHAR(9) DEFAULT x; SELECT CHARSET(y); END)",
          "ALTER DATABASE CHARACTER SET utf8mb4"}},
        {"several triggers per event, in an order",
         {"CREATE TABLE tr_t (id INT PRIMARY KEY)",
          R"(CREATE TRIGGER tr_1 BEFORE INSERT ON tr_t FOR EACH ROW BEGIN SET @a = 1; SET @b = 'x;y'; END)",
          "CREATE TRIGGER tr_2 BEFORE INSERT ON tr_t FOR EACH ROW FOLLOWS tr_1 SET @b = 2",
          R"(CREATE TRIGGER tr_3 BEFORE INSERT ON tr_t FOR EACH ROW FOLLOWS tr_1 SET @c = 'ü🌿')",
          "CREATE TRIGGER tr_0 BEFORE INSERT ON tr_t FOR EACH ROW PRECEDES tr_1 SET @d = 2", "DROP TRIGGER tr_1",
          R"(CREATE TRIGGER tr_5 AFTER DELETE ON tr_t FOR EACH ROW INSERT INTO nowhere VALUES (OLD.id))",
          R"(CREATE DEFINER=nobody@nowhere TRIGGER `tr ``6` AFTER UPDATE ON tr_t FOR EACH ROW SET @e = 1)",
          "INSERT INTO tr_t VALUES (1)"}},
        {"triggers written with the database's name",
         {"CREATE TABLE tr_q (id INT PRIMARY KEY)",
          R"(CREATE TRIGGER `db`.tr_q1 BEFORE INSERT ON `db`.tr_q FOR EACH ROW SET @a = '`other`.x')"}},
        {"routines",
         {R"(CREATE PROCEDURE r_1(IN x INT, OUT y TEXT, INOUT z DECIMAL(5,2)) SQL SECURITY INVOKER COMMENT
            'it''s \\' BEGIN DECLARE EXIT HANDLER FOR SQLEXCEPTION BEGIN END; SET y = 'a;b'; END)",
          R"(CREATE FUNCTION r_1(x VARCHAR(9) CHARACTER SET latin1) RETURNS ENUM('a','b') DETERMINISTIC READS SQL
            DATA RETURN 'a')",
          "CREATE DEFINER=nobody@nowhere PROCEDURE `r ``2`() SELECT nothing FROM nowhere",
          R"(CREATE AGGREGATE FUNCTION r_3(x INT) RETURNS INT BEGIN DECLARE s INT DEFAULT 0; DECLARE CONTINUE
            HANDLER FOR NOT FOUND RETURN s; LOOP FETCH GROUP NEXT ROW; SET s = s + x; END LOOP; END)",
          "SET sql_mode = 'ANSI_QUOTES,NO_BACKSLASH_ESCAPES,PIPES_AS_CONCAT,IGNORE_SPACE'",
          R"(CREATE PROCEDURE "r""4"() SELECT 'a\' || 'b' AS "x")"}},
        {"packages",
         {"SET sql_mode = ORACLE", "CREATE PACKAGE pk AS FUNCTION f(x INT) RETURN INT; PROCEDURE p; END",
          R"(CREATE PACKAGE BODY pk AS v INT := 5; FUNCTION f(x INT) RETURN INT AS BEGIN RETURN x || 'ü'; END;
            PROCEDURE p AS BEGIN NULL; END; END)",
          "CREATE PROCEDURE ora(x IN NUMBER) AS y VARCHAR2(9); BEGIN y := x || ':='; END", "SET sql_mode = ''",
          "CREATE PACKAGE pk_alone PROCEDURE p(); END"}},
        {"events",
         {R"(CREATE EVENT ev_1 ON SCHEDULE EVERY 1 DAY STARTS '2024-01-01 03:00:00' ENDS '2099-01-01 00:00:00' ON
            COMPLETION PRESERVE DISABLE COMMENT 'it''s' DO BEGIN SET @a = 'x;'; END)",
          "SET time_zone = '-07:30'", "CREATE EVENT `ev ``2` ON SCHEDULE AT '2099-03-31 02:30:00' DO SET @a = 1",
          R"(CREATE DEFINER=nobody@nowhere EVENT ev_3 ON SCHEDULE EVERY '1:30' HOUR_MINUTE DISABLE ON SLAVE DO
            SET @a = 'ü')",
          "SET time_zone = '+00:00'", "CREATE EVENT ev_4 ON SCHEDULE EVERY 3 SECOND DO SET @a = 1"}},
        {"events whose time has passed",
         {"SET timestamp = 1000000000",
          "CREATE EVENT ev_past ON SCHEDULE AT '2002-01-01 00:00:00' DISABLE DO SET @a = 1",
          R"(CREATE EVENT ev_ended ON SCHEDULE EVERY 1 DAY STARTS '2002-01-01 00:00:00' ENDS
            '2003-01-01 00:00:00' DISABLE DO SET @a = 1)",
          "SET timestamp = DEFAULT"}},
        {"sequences at every point of their life",
         {"CREATE SEQUENCE `seq %1` START WITH 5", "CREATE SEQUENCE seq_used START WITH 100 INCREMENT BY 10 CACHE 50",
          "DO NEXTVAL(seq_used)", "CREATE SEQUENCE seq_back START WITH 100 MINVALUE 1",
          "ALTER SEQUENCE seq_back RESTART WITH 5",
          R"(CREATE SEQUENCE seq_down START WITH 100 MINVALUE -1000 MAXVALUE 1000 INCREMENT BY -7)",
          "DO NEXTVAL(seq_down)", "CREATE SEQUENCE seq_out MINVALUE 1 MAXVALUE 2 NOCACHE",
          "SELECT NEXTVAL(seq_out), NEXTVAL(seq_out)", "CREATE SEQUENCE seq_round MINVALUE 1 MAXVALUE 2 NOCACHE CYCLE",
          "SELECT NEXTVAL(seq_round), NEXTVAL(seq_round), NEXTVAL(seq_round)",
          "CREATE SEQUENCE seq_big AS BIGINT UNSIGNED START WITH 18446744073709551000", "DO NEXTVAL(seq_big)",
          "CREATE SEQUENCE seq_tiny AS TINYINT UNSIGNED MAXVALUE 5 CYCLE", "CREATE SEQUENCE seq_aria ENGINE=Aria"}},
    };
}

} // namespace stellwerk::test
