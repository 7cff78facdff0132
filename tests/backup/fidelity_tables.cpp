// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fidelity.h"

namespace stellwerk::test {

std::vector<FidelityCase> tableCases() {
    return {
        {"generated columns",
         {
             R"(CREATE TABLE made (id INT PRIMARY KEY, a INT, s INT AS (a * 2) STORED, v TEXT AS (CONCAT('<', a,
            '>,')) VIRTUAL, u INT AS (a + 1) VIRTUAL UNIQUE INVISIBLE, KEY (s)))",
             "INSERT INTO made (id, a) VALUES (1, 21), (2, NULL), (0, -1)",
         }},
        {"tables of which all columns are generated",
         {"CREATE TABLE only_made (a INT AS (1) VIRTUAL, b INT AS (2) STORED)", "INSERT INTO only_made VALUES (), ()"},
         "only_made"},
        {"invisible columns",
         {R"(CREATE TABLE hidden (id INT PRIMARY KEY, w INT INVISIBLE DEFAULT 5, x INT INVISIBLE NOT NULL DEFAULT
            1))",
          "INSERT INTO hidden (id, w, x) VALUES (1, 6, 7), (2, NULL, 8)"}},
        {"row formats and block sizes",
         {R"(CREATE TABLE f1 (id INT PRIMARY KEY, t TEXT) ROW_FORMAT=COMPRESSED KEY_BLOCK_SIZE=4)",
          R"(CREATE TABLE f2 (id INT PRIMARY KEY, t TEXT) ROW_FORMAT=REDUNDANT STATS_PERSISTENT=0
            STATS_SAMPLE_PAGES=7 STATS_AUTO_RECALC=0)",
          R"(CREATE TABLE f3 (id INT PRIMARY KEY, t TEXT) ROW_FORMAT=COMPACT MIN_ROWS=1 MAX_ROWS=100
            AVG_ROW_LENGTH=50)",
          R"(CREATE TABLE f4 (id INT PRIMARY KEY, t TEXT) PAGE_COMPRESSED=1 PAGE_COMPRESSION_LEVEL=3)",
          R"(CREATE TABLE f5 (id INT PRIMARY KEY, t TEXT) ENGINE=MyISAM ROW_FORMAT=FIXED PACK_KEYS=1 CHECKSUM=1
            DELAY_KEY_WRITE=1)",
          "INSERT INTO f1 VALUES (1, REPEAT('x', 9000))", "INSERT INTO f2 VALUES (1, 'x')",
          "INSERT INTO f3 VALUES (1, 'x')", "INSERT INTO f4 VALUES (1, 'x')"}},
        {"tables of other storage engines",
         {R"(CREATE TABLE e_aria (id INT AUTO_INCREMENT PRIMARY KEY, t TEXT, FULLTEXT (t)) ENGINE=Aria
            TRANSACTIONAL=1 PAGE_CHECKSUM=1)",
          R"(CREATE TABLE e_myisam (g INT, id INT AUTO_INCREMENT, t VARCHAR(9), PRIMARY KEY (g, id))
            ENGINE=MyISAM)",
          "CREATE TABLE e_csv (id INT NOT NULL, t TEXT NOT NULL) ENGINE=CSV",
          R"(CREATE TABLE e_memory (id INT, t VARCHAR(9), PRIMARY KEY (id) USING BTREE) ENGINE=MEMORY)",
          "INSERT INTO e_aria VALUES (3, 'Rosen'), (9, NULL)",
          "INSERT INTO e_myisam (g, t) VALUES (1, 'a'), (1, 'b'), (2, 'c')",
          R"(INSERT INTO e_csv VALUES (1, 'a,"b"\n\\'), (1, ''))", "INSERT INTO e_memory VALUES (1, 'x')"}},
        {"MERGE tables",
         {"CREATE TABLE merge_part (id INT) ENGINE=MyISAM", "INSERT INTO merge_part VALUES (1)",
          "CREATE TABLE merged (id INT) ENGINE=MERGE UNION=(merge_part) INSERT_METHOD=LAST"},
         "merged"},
        {"history of rows, columns not named",
         {R"(CREATE TABLE h_implicit (id INT AUTO_INCREMENT PRIMARY KEY, e ENUM('a', 'b'), d DOUBLE) WITH SYSTEM
            VERSIONING)",
          "INSERT INTO h_implicit VALUES (1, 'a', 0.1), (2, 'b', 1e0/3), (3, 'a', NULL)",
          "UPDATE h_implicit SET e = 'b', d = d * 3", "DELETE FROM h_implicit WHERE id = 3"}},
        {"history of rows, columns named",
         {R"(CREATE TABLE h_explicit (id INT PRIMARY KEY, t TEXT, f TIMESTAMP(6) GENERATED ALWAYS AS ROW START, u
            TIMESTAMP(6) GENERATED ALWAYS AS ROW END INVISIBLE, n INT WITHOUT SYSTEM VERSIONING, PERIOD FOR
            SYSTEM_TIME (f, u)) WITH SYSTEM VERSIONING)",
          "INSERT INTO h_explicit (id, t, n) VALUES (1, 'x', 1), (2, 'y', 2)", "UPDATE h_explicit SET t = 'z'",
          "UPDATE h_explicit SET n = 9", "DELETE FROM h_explicit WHERE id = 2"}},
        {"history of rows in partitions, with foreign keys",
         {R"(CREATE TABLE h_limit (id INT PRIMARY KEY, n INT) WITH SYSTEM VERSIONING PARTITION BY SYSTEM_TIME
            LIMIT 2 (PARTITION p0 HISTORY, PARTITION p1 HISTORY, PARTITION pn CURRENT))",
          "INSERT INTO h_limit VALUES (1, 1), (2, 1), (3, 1)", "UPDATE h_limit SET n = 2",
          "DELETE FROM h_limit WHERE id = 1",
          R"(CREATE TABLE h_week (id INT, n INT) WITH SYSTEM VERSIONING PARTITION BY SYSTEM_TIME INTERVAL 1 WEEK
            STARTS '2024-01-01 00:00:00' PARTITIONS 3)",
          "INSERT INTO h_week VALUES (1, 1)", "UPDATE h_week SET n = 2", "CREATE TABLE h_parent (id INT PRIMARY KEY)",
          R"(CREATE TABLE h_child (id INT PRIMARY KEY, p INT, CONSTRAINT fk_h FOREIGN KEY (p) REFERENCES h_parent
            (id)) WITH SYSTEM VERSIONING)",
          "INSERT INTO h_parent VALUES (1), (2)", "INSERT INTO h_child VALUES (1, 1)", "UPDATE h_child SET p = 2"}},
        {"history by transaction",
         {R"(CREATE TABLE h_transaction (id INT PRIMARY KEY, a BIGINT UNSIGNED GENERATED ALWAYS AS ROW START, b
            BIGINT UNSIGNED GENERATED ALWAYS AS ROW END, PERIOD FOR SYSTEM_TIME (a, b)) WITH SYSTEM VERSIONING)",
          "INSERT INTO h_transaction (id) VALUES (1)"},
         "h_transaction"},
        {"periods of an application",
         {R"(CREATE TABLE rooms (id INT, f DATE, t DATE, PERIOD FOR `stay, p` (f, t), PRIMARY KEY (id, `stay, p`
            WITHOUT OVERLAPS)))",
          R"(INSERT INTO rooms VALUES (1, '2024-01-01', '2024-02-01'), (1, '2024-02-01', '2024-03-01'))"}},
        {"partitions of every kind",
         {R"(CREATE TABLE p_range (id INT, j YEAR, PRIMARY KEY (id, j)) PARTITION BY RANGE (j) SUBPARTITION BY
            HASH (id) SUBPARTITIONS 2 (PARTITION p0 VALUES LESS THAN (2000) COMMENT = 'a)b,', PARTITION p1
            VALUES LESS THAN MAXVALUE))",
          "INSERT INTO p_range VALUES (1, 1999), (1, 2024), (2, 0)",
          R"(CREATE TABLE p_columns (a VARCHAR(9), b DATE) PARTITION BY RANGE COLUMNS (a, b) (PARTITION p0 VALUES
            LESS THAN ('m', '2020-01-01'), PARTITION `p 1` VALUES LESS THAN (MAXVALUE, MAXVALUE)))",
          "INSERT INTO p_columns VALUES ('a', '2024-01-01'), ('z', NULL)",
          R"(CREATE TABLE p_list (a INT) PARTITION BY LIST (a) (PARTITION p0 VALUES IN (1, 2), PARTITION p1
            VALUES IN (NULL), PARTITION pd DEFAULT))",
          "INSERT INTO p_list VALUES (1), (NULL), (77)",
          R"(CREATE TABLE p_key (id INT AUTO_INCREMENT PRIMARY KEY, t VARCHAR(9)) AUTO_INCREMENT=500 PARTITION BY
            LINEAR KEY (id) PARTITIONS 3)",
          "INSERT INTO p_key VALUES (5, 'x'), (700, 'y')", "DELETE FROM p_key WHERE id = 700"}},
        {"check constraints, also broken ones",
         {R"(CREATE TABLE checks (id INT PRIMARY KEY, a INT CHECK (a > 0), b TEXT, CONSTRAINT `c,k` CHECK (b <>
            '(,''\\' AND a < 9)))",
          R"(INSERT INTO checks VALUES (1, -5, '(,''\\'), (2, 3, 'x'))"}},
        {"defaults",
         {R"(CREATE TABLE defaults (id INT PRIMARY KEY, t TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3) ON
            UPDATE CURRENT_TIMESTAMP(3), u UUID DEFAULT UUID(), e INT DEFAULT (1 + 2) COMMENT 'DEFAULT (x),', s
            VARCHAR(20) DEFAULT '\\''\n,)', b BLOB DEFAULT x'00ff', j JSON DEFAULT (JSON_OBJECT('a', 1)), z DATE
            DEFAULT '0000-00-00', c TEXT DEFAULT CONCAT('a', 'b'), n INT DEFAULT NULL, d DOUBLE DEFAULT 1e-300,
            w VARCHAR(40) DEFAULT CURRENT_USER()))",
          "INSERT INTO defaults (id) VALUES (1)"}},
        {"defaults from a sequence",
         {"CREATE SEQUENCE `num,ber`",
          R"(CREATE TABLE numbered (id INT PRIMARY KEY DEFAULT NEXTVAL(`num,ber`), t TEXT DEFAULT CONCAT('x ',
            NEXTVAL(`num,ber`), ') DEFAULT') COMMENT 'nextval(`', k INT NOT NULL DEFAULT (1 +
            NEXTVAL(`db`.`num,ber`)) CHECK (k > 0), l INT DEFAULT 5))",
          "INSERT INTO numbered (l) VALUES (1), (2)"}},
        {"indexes of every kind",
         {R"(CREATE TABLE keyed (id INT NOT NULL, t TEXT, v VARCHAR(50), g POINT NOT NULL, b BLOB, x VECTOR(2)
            NOT NULL, PRIMARY KEY (id DESC), FULLTEXT KEY ft (t, v) COMMENT 'f', SPATIAL KEY sp (g), KEY
            `pre,fix` (t(10), v DESC), UNIQUE KEY lu (b) USING HASH, KEY ig (v) IGNORED, VECTOR KEY ve (x)))",
          R"(INSERT INTO keyed VALUES (1, 'Rosen', 'v', POINT(1, 2), x'00ff', x'0000000000000000'), (2, NULL,
            NULL, POINT(3, 4), NULL, x'ffff7f7f00000080'))"}},
        {"foreign keys of every action, in circles",
         {R"(CREATE TABLE fk_a (id INT PRIMARY KEY, b INT, self INT, n INT, CONSTRAINT `fk ,(1` FOREIGN KEY (b)
            REFERENCES fk_b (id) ON DELETE CASCADE ON UPDATE CASCADE, CONSTRAINT fk_2 FOREIGN KEY (self)
            REFERENCES fk_a (id) ON DELETE SET NULL ON UPDATE RESTRICT, CONSTRAINT fk_3 FOREIGN KEY (n)
            REFERENCES `fk weg` (id) ON DELETE NO ACTION))",
          R"(CREATE TABLE fk_b (id INT PRIMARY KEY, a INT, FOREIGN KEY (a) REFERENCES fk_a (id), UNIQUE KEY (a,
            id)))",
          R"(CREATE TABLE fk_c (b INT, a INT, FOREIGN KEY (a, b) REFERENCES fk_b (a, id) ON UPDATE SET NULL))",
          "INSERT INTO fk_a VALUES (1, 1, 2, 4711), (2, 1, 1, NULL)", "INSERT INTO fk_b VALUES (1, 1)",
          "INSERT INTO fk_c VALUES (1, 1), (9, 9)"}},
        {"AUTO_INCREMENT behind and before the rows",
         {R"(CREATE TABLE next_far (id BIGINT UNSIGNED AUTO_INCREMENT PRIMARY KEY)
            AUTO_INCREMENT=18446744073709551614)",
          "INSERT INTO next_far VALUES (5), (0)", "CREATE TABLE next_deleted (id INT AUTO_INCREMENT PRIMARY KEY)",
          "INSERT INTO next_deleted VALUES (100), (7)", "DELETE FROM next_deleted WHERE id = 100",
          "CREATE TABLE next_full (id TINYINT AUTO_INCREMENT PRIMARY KEY)", "INSERT INTO next_full VALUES (127), (-5)",
          "CREATE TABLE next_negative (id INT AUTO_INCREMENT PRIMARY KEY)",
          "INSERT INTO next_negative VALUES (-5), (3)",
          "SET SESSION auto_increment_increment = 10, SESSION auto_increment_offset = 5",
          "CREATE TABLE next_step (id INT AUTO_INCREMENT PRIMARY KEY, t INT)",
          "INSERT INTO next_step (t) VALUES (1), (2)",
          R"(CREATE TABLE next_parent (id INT AUTO_INCREMENT PRIMARY KEY, p INT, FOREIGN KEY (p) REFERENCES
            next_parent (id)) AUTO_INCREMENT=50)"}},
        {"odd names and comments",
         {R"(CREATE TABLE `select` (`from where` INT PRIMARY KEY, `a``b` TEXT, `größe, )` INT COMMENT
            'it''s \\ "x" \n', `x"y'z` INT, `50 %1 %2` INT, ` x` INT) COMMENT='FOREIGN KEY, ) \'x\\')",
          "INSERT INTO `select` VALUES (1, 'x', 2, 3, 4, 5)",
          R"(CREATE TABLE `tür ``1/.\\` (id INT PRIMARY KEY, KEY `schlüssel ``` (id)) DEFAULT CHARSET=latin1
            COLLATE=latin1_german1_ci)",
          "CREATE TABLE `%1` (`%2` INT)",
          R"(CREATE TABLE `AUTO_INCREMENT=5` (id INT AUTO_INCREMENT PRIMARY KEY)
            COMMENT=') ENGINE=InnoDB AUTO_INCREMENT=9 ')"}},
        {"rows without a key, and many alike",
         {"CREATE TABLE no_key (a INT, b TEXT)", "INSERT INTO no_key SELECT seq MOD 3, 'x' FROM seq_1_to_1000",
          "INSERT INTO no_key VALUES (NULL, ''), (NULL, NULL), (NULL, NULL)"}},
    };
}

} // namespace stellwerk::test
