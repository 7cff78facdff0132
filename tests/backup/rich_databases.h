// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backup_support.h"

namespace stellwerk::test {

/// A database with everything that this project knows of MariaDB.
inline QStringList richMariaDb() {
    QStringList sql{
        QStringLiteral("SET foreign_key_checks = 0"),
        // a cycle of foreign keys, with named, unnamed and composite ones
        QStringLiteral("CREATE TABLE beete (id INT AUTO_INCREMENT PRIMARY KEY, garten_id INT NOT NULL, nachbar INT, "
                       "name VARCHAR(50) NOT NULL DEFAULT 'a''b,(', "
                       "FOREIGN KEY (garten_id) REFERENCES gaerten (id) ON DELETE CASCADE ON UPDATE CASCADE, UNIQUE "
                       "KEY uq (name, garten_id), "
                       "CONSTRAINT `fk (odd), name` FOREIGN KEY (nachbar) REFERENCES beete (id) ON DELETE SET NULL, "
                       "CONSTRAINT ck CHECK (name <> '')) AUTO_INCREMENT=500 COMMENT='FOREIGN KEY, ) \\'x\\\\'"),
        QStringLiteral("CREATE TABLE gaerten (id INT AUTO_INCREMENT PRIMARY KEY, lieblingsbeet INT, CONSTRAINT "
                       "fk_liebling FOREIGN KEY (lieblingsbeet) REFERENCES beete (id))"),
        QStringLiteral("INSERT INTO gaerten VALUES (1, 7), (0, NULL), (-5, NULL)"),
        QStringLiteral("INSERT INTO beete VALUES (7, 1, 8, 'x'), (8, 1, 7, 'y'), (9, 4711, NULL, 'an orphan')"),
        QStringLiteral("SET foreign_key_checks = 1"),
        // no key, equal rows
        QStringLiteral("CREATE TABLE ohne_schluessel (a INT, b TEXT) ENGINE=InnoDB"),
        QStringLiteral("INSERT INTO ohne_schluessel VALUES (1, 'x'), (1, 'x'), (NULL, NULL), (NULL, ''), (0, '0')"),
        QStringLiteral("CREATE TABLE leer (id BIGINT UNSIGNED AUTO_INCREMENT PRIMARY KEY)"),
        QStringLiteral("CREATE TABLE `select` (`from where` INT PRIMARY KEY, `a``b` TEXT, `größe, )` INT COMMENT "
                       "'it''s \\\\ \"x\"', `x\"y'z` INT, `50 %1 %2` INT)"),
        QStringLiteral("INSERT INTO `select` VALUES (1, 'x', 2, 3, 4)"),
        QStringLiteral("CREATE TABLE `tür ``1` (id INT PRIMARY KEY, KEY `schlüssel` (id)) DEFAULT CHARSET=latin1 "
                       "COLLATE=latin1_german1_ci"),
        QStringLiteral(
            "CREATE TABLE erzeugt (id INT PRIMARY KEY, a INT, s INT GENERATED ALWAYS AS (a * 2) STORED, v TEXT AS "
            "(CONCAT('<', a, '>')) VIRTUAL, INDEX (s), "
            "t TIMESTAMP(3) DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3), u UUID DEFAULT UUID())"),
        QStringLiteral(
            "INSERT INTO erzeugt (id, a, t) VALUES (1, 21, '2024-01-02 03:04:05.678'), (2, NULL, '2000-01-01')"),
        QStringLiteral("CREATE TABLE geteilt (id INT, j YEAR, PRIMARY KEY (id, j)) PARTITION BY RANGE (j) (PARTITION "
                       "p0 VALUES LESS THAN (2000), PARTITION p1 VALUES LESS THAN MAXVALUE)"),
        QStringLiteral("INSERT INTO geteilt VALUES (1, 1999), (1, 2024), (2, 0)"),
        QStringLiteral("CREATE TABLE volltext (id INT PRIMARY KEY, t TEXT, g POINT NOT NULL, FULLTEXT KEY ft (t), "
                       "SPATIAL KEY sp (g), KEY pre (t(10)), KEY desc_key (id DESC)) ROW_FORMAT=DYNAMIC"),
        QStringLiteral("INSERT INTO volltext VALUES (1, 'Rosen', POINT(1, 2))"),
        QStringLiteral("CREATE TABLE alt (id INT AUTO_INCREMENT PRIMARY KEY, t TEXT) ENGINE=MyISAM"),
        QStringLiteral("INSERT INTO alt VALUES (3, 'x')"),
        QStringLiteral("CREATE TABLE unsichtbar (id INT PRIMARY KEY, w INT INVISIBLE DEFAULT 5)"),
        QStringLiteral("INSERT INTO unsichtbar (id, w) VALUES (1, 6)"),
        QStringLiteral("CREATE TABLE stellwerk_journal (id INT PRIMARY KEY, what TEXT)"),
        QStringLiteral("INSERT INTO stellwerk_journal VALUES (1, 'deployment')"),
        // values that only a lax session accepts
        QStringLiteral("CREATE TABLE lax (id INT PRIMARY KEY, d DATE, e ENUM('a', 'b'), c INT CHECK (c > 0))"),
        QStringLiteral("SET sql_mode = 'ALLOW_INVALID_DATES'"),
        QStringLiteral("SET check_constraint_checks = 0"),
        QStringLiteral("INSERT INTO lax VALUES (1, '2023-02-31', 'zzz', -1)"),
        QStringLiteral("SET sql_mode = 'STRICT_ALL_TABLES'"),
        QStringLiteral("SET check_constraint_checks = 1"),
        // programs: views that need each other against the alphabet, triggers in a given order, bodies with semicolons
        QStringLiteral("CREATE VIEW z_grund AS SELECT id, name FROM beete"),
        QStringLiteral("CREATE VIEW a_oben AS SELECT id FROM z_grund WHERE name <> 'ü'"),
        QStringLiteral("CREATE TRIGGER t1 BEFORE INSERT ON leer FOR EACH ROW BEGIN SET @a = 1; SET @b = 'x;y'; END"),
        QStringLiteral("CREATE TRIGGER a0 BEFORE INSERT ON leer FOR EACH ROW PRECEDES t1 SET @c = 2"),
        QStringLiteral("CREATE TRIGGER nach AFTER UPDATE ON beete FOR EACH ROW INSERT INTO stellwerk_journal VALUES "
                       "(NEW.id, 'ü🌿')"),
        QStringLiteral("CREATE FUNCTION verdopple(x INT) RETURNS INT DETERMINISTIC RETURN x * 2"),
        QStringLiteral("CREATE VIEW mit_funktion AS SELECT verdopple(id) AS d FROM beete"),
        QStringLiteral("CREATE PROCEDURE p(IN x INT) BEGIN DECLARE y INT DEFAULT 0; SELECT x INTO y; END"),
        QStringLiteral("CREATE EVENT nachts ON SCHEDULE EVERY 1 DAY STARTS '2024-01-01 03:00:00' DISABLE DO DELETE "
                       "FROM stellwerk_journal"),
        QStringLiteral("CREATE SEQUENCE `%2 folge` START WITH 5"),
        QStringLiteral("CREATE SEQUENCE zahlen START WITH 100 INCREMENT BY 10"),
        QStringLiteral("DO NEXTVAL(zahlen)"),
    };
    return sql;
}

inline QStringList ruinMariaDb() {
    return {QStringLiteral("SET foreign_key_checks = 0"),
            QStringLiteral("DROP TABLE gaerten"),
            QStringLiteral("DELETE FROM beete WHERE id = 7"),
            QStringLiteral("ALTER TABLE beete DROP FOREIGN KEY `fk (odd), name`, ADD COLUMN neu INT"),
            QStringLiteral("CREATE TABLE zuviel (id INT PRIMARY KEY)"),
            QStringLiteral("RENAME TABLE leer TO umbenannt"),
            QStringLiteral("CREATE VIEW leer AS SELECT id FROM umbenannt"), // a view where a table must be again
            QStringLiteral("DROP VIEW a_oben"),
            QStringLiteral("DROP PROCEDURE p"),
            QStringLiteral("CREATE PROCEDURE zuviel() SET @x = 1"),
            QStringLiteral("DROP TRIGGER nach"),
            QStringLiteral("DO NEXTVAL(zahlen)"),
            QStringLiteral("CREATE TRIGGER zuviel BEFORE DELETE ON beete FOR EACH ROW SET @x = 1"),
            QStringLiteral("CREATE TABLE stellwerk_restore_4 (id INT)"), // what a killed restore has left
            QStringLiteral("CREATE TABLE stellwerk_old_2 (id INT)")};
}

inline QStringList richSqlite() {
    return {
        QStringLiteral("PRAGMA user_version = 42"),
        QStringLiteral("PRAGMA application_id = -7"),
        QStringLiteral("CREATE TABLE beete (id INTEGER PRIMARY KEY AUTOINCREMENT, garten_id INT REFERENCES gaerten "
                       "(id) ON DELETE CASCADE, name TEXT NOT NULL DEFAULT 'x' CHECK (name <> 'nie'))"),
        QStringLiteral("CREATE TABLE gaerten (id INTEGER PRIMARY KEY, lieblingsbeet INT REFERENCES beete (id) "
                       "DEFERRABLE INITIALLY DEFERRED)"),
        QStringLiteral("PRAGMA foreign_keys = OFF"),
        QStringLiteral("INSERT INTO gaerten VALUES (1, 7), (0, NULL), (-5, NULL)"),
        QStringLiteral("INSERT INTO beete VALUES (7, 1, 'x'), (900, 4711, 'an orphan')"),
        QStringLiteral("DELETE FROM beete WHERE id = 900"),
        QStringLiteral("INSERT INTO beete VALUES (8, 4711, 'an orphan')"),
        QStringLiteral("CREATE TABLE ohne_schluessel (a, b TEXT)"),
        QStringLiteral("INSERT INTO ohne_schluessel VALUES (1, 'x'), (1, 'x'), (NULL, NULL), ('', ''), (0, '0')"),
        QStringLiteral("CREATE TABLE leer (id INTEGER PRIMARY KEY)"),
        QStringLiteral("CREATE TABLE \"select\" (\"from where\" INT PRIMARY KEY, \"a\"\"b\" TEXT, `größe, )` INT, "
                       "[x'y] INT, \"50 %1 %2\" INT) WITHOUT ROWID"),
        QStringLiteral("INSERT INTO \"select\" VALUES (1, 'x', 2, 3, 4)"),
        QStringLiteral("CREATE TABLE streng (id INTEGER PRIMARY KEY, a ANY, b BLOB) STRICT"),
        QStringLiteral("INSERT INTO streng VALUES (1, '1', x'00'), (2, 1.0, NULL)"),
        QStringLiteral("CREATE TABLE erzeugt (id INTEGER PRIMARY KEY, a INT, s INT GENERATED ALWAYS AS (a * 2) STORED, "
                       "v AS ('<' || a || '>'))"),
        QStringLiteral("INSERT INTO erzeugt (id, a) VALUES (1, 21), (2, NULL)"),
        QStringLiteral("CREATE TABLE gewachsen (id INTEGER PRIMARY KEY)"),
        QStringLiteral("INSERT INTO gewachsen VALUES (1)"),
        QStringLiteral("ALTER TABLE gewachsen ADD COLUMN neu TEXT DEFAULT 'später'"),
        QStringLiteral("ALTER TABLE gewachsen RENAME TO gewachsen2"),
        QStringLiteral("CREATE TABLE stellwerk_journal (id INTEGER PRIMARY KEY, what TEXT)"),
        QStringLiteral("CREATE UNIQUE INDEX \"idx 1\" ON beete (name COLLATE NOCASE DESC) WHERE id > 3"),
        QStringLiteral("CREATE INDEX ausdruck ON beete (lower(name))"),
        QStringLiteral("CREATE VIEW a_oben AS SELECT id FROM z_grund"),
        QStringLiteral("CREATE VIEW z_grund AS SELECT id, name FROM beete"),
        QStringLiteral("CREATE TRIGGER a_trigger INSTEAD OF INSERT ON z_grund BEGIN INSERT INTO beete (name) VALUES "
                       "(NEW.name); SELECT 1; END"),
        QStringLiteral("CREATE TRIGGER nach AFTER INSERT ON beete BEGIN INSERT INTO stellwerk_journal (what) VALUES "
                       "('ü;🌿'); END"),
    };
}

inline QStringList ruinSqlite() {
    return {QStringLiteral("PRAGMA foreign_keys = OFF"),
            QStringLiteral("PRAGMA user_version = 1"),
            QStringLiteral("DROP TABLE gaerten"),
            QStringLiteral("INSERT INTO beete (name) VALUES ('neu')"),
            QStringLiteral("CREATE TABLE zuviel (id INT)"),
            QStringLiteral("DROP INDEX ausdruck"),
            QStringLiteral("ALTER TABLE leer RENAME TO umbenannt"),
            QStringLiteral("CREATE VIEW leer AS SELECT 1 AS id"),
            QStringLiteral("DROP VIEW z_grund")};
}

inline QStringList rich(db::Engine engine) {
    return engine == db::Engine::MariaDb ? richMariaDb() : richSqlite();
}
inline QStringList ruin(db::Engine engine) {
    return engine == db::Engine::MariaDb ? ruinMariaDb() : ruinSqlite();
}

} // namespace stellwerk::test
