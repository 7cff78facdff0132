// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fidelity.h"

namespace stellwerk::test {

std::vector<FidelityCase> textCases() {
    return {
        {"text of every character set",
         {R"(BEGIN NOT ATOMIC FOR c IN (SELECT CHARACTER_SET_NAME n FROM information_schema.CHARACTER_SETS) DO
            EXECUTE IMMEDIATE CONCAT('CREATE TABLE text_', c.n,
            ' (id INT PRIMARY KEY, c CHAR(20), v VARCHAR(200), t TEXT) CHARACTER SET ', c.n); EXECUTE IMMEDIATE
            CONCAT('INSERT IGNORE INTO text_', c.n,
            ' VALUES (1, ''ab  '', ''ab  '', ''ab  ''), (2, '''', '''', ''''), (3, NULL, NULL, NULL), (4, ''~|'', ''\\\\N\\n\\t'', ''[]{}'')');
            END FOR; END)",
          "INSERT INTO text_latin1 VALUES (5, 'äöüß€', 'äöüß€', 'äöüß€')",
          "INSERT INTO text_latin2 VALUES (5, 'ąłžőß', 'ąłžőß', 'ąłžőß')",
          "INSERT INTO text_cp1251 VALUES (5, 'Жук', 'Жук', 'Жук')",
          "INSERT INTO text_koi8r VALUES (5, 'Жук', 'Жук', 'Жук')",
          "INSERT INTO text_greek VALUES (5, 'ωμέγα', 'ωμέγα', 'ωμέγα')",
          "INSERT INTO text_hebrew VALUES (5, 'שלום', 'שלום', 'שלום')",
          "INSERT INTO text_tis620 VALUES (5, 'สวน', 'สวน', 'สวน')",
          "INSERT INTO text_big5 VALUES (5, '花園', '花園', '花園')",
          "INSERT INTO text_gbk VALUES (5, '花园', '花园', '花园')",
          "INSERT INTO text_sjis VALUES (5, '庭園ソ', '庭園ソ', '庭園ソ')",
          "INSERT INTO text_ujis VALUES (5, '庭園', '庭園', '庭園')",
          "INSERT INTO text_euckr VALUES (5, '정원', '정원', '정원')",
          "INSERT INTO text_utf16 VALUES (5, '🐉ä', '🐉ä', '🐉ä')",
          "INSERT INTO text_utf32 VALUES (5, '🐉ä', '🐉ä', '🐉ä')",
          "INSERT INTO text_utf16le VALUES (5, '🐉ä', '🐉ä', '🐉ä')",
          "INSERT INTO text_ucs2 VALUES (5, 'ä€', 'ä€', 'ä€')", "INSERT INTO text_utf8mb3 VALUES (5, 'ä€', 'ä€', 'ä€')",
          "INSERT INTO text_utf8mb4 VALUES (5, '🐉ä', '🐉ä', '🐉ä')"}},
        // Also those that are no characters: the server looks only at their form.
        {"every byte, in every character set of one byte",
         {R"(BEGIN NOT ATOMIC FOR c IN (SELECT CHARACTER_SET_NAME n FROM information_schema.CHARACTER_SETS WHERE
            MAXLEN = 1 AND CHARACTER_SET_NAME <> 'binary') DO EXECUTE IMMEDIATE CONCAT('CREATE TABLE bytes_',
            c.n, ' (id INT PRIMARY KEY, c CHAR(3), v VARCHAR(9)) CHARACTER SET ', c.n); EXECUTE IMMEDIATE
            CONCAT('INSERT IGNORE INTO bytes_', c.n, ' SELECT seq, CONVERT(CHAR(seq) USING ', c.n,
            '), CONVERT(CONCAT(CHAR(seq), x''2020'') USING ', c.n, ') FROM seq_0_to_255'); END FOR; END)"}},
        {"pairs of bytes, in every character set of several bytes",
         {R"(BEGIN NOT ATOMIC FOR c IN (SELECT CHARACTER_SET_NAME n FROM information_schema.CHARACTER_SETS WHERE
            MAXLEN > 1) DO EXECUTE IMMEDIATE CONCAT('CREATE TABLE pairs_', c.n,
            ' (id INT PRIMARY KEY, v VARCHAR(9)) CHARACTER SET ', c.n); EXECUTE IMMEDIATE
            CONCAT('INSERT IGNORE INTO pairs_', c.n,
            ' SELECT seq, CONVERT(UNHEX(LPAD(HEX(seq), 4, ''0'')) USING ', c.n,
            ') FROM seq_0_to_65535_step_13'); END FOR; END)"}},
        {"text behind a definition in a character set of its own",
         {R"(CREATE TABLE words (id INT PRIMARY KEY, l VARCHAR(9) CHARACTER SET latin2 DEFAULT 'ąž', e ENUM('ą',
            'ž') CHARACTER SET latin2 DEFAULT 'ž', s SET('花', '園') CHARACTER SET sjis, g VARCHAR(20) CHARACTER
            SET cp1251 AS (CONCAT('Ж', id)) VIRTUAL, CHECK (l <> 'ł'), j VARCHAR(9) CHARACTER SET ucs2 DEFAULT
            '花') COMMENT='Ж花🐉')",
          R"(INSERT INTO words (id, l, e, s) VALUES (1, DEFAULT, DEFAULT, '花,園'), (2, 'ł', 'ą', ''), (3, NULL,
            NULL, NULL))"}},
    };
}

} // namespace stellwerk::test
