// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "project_text.h"

using namespace stellwerk;
using namespace stellwerk::test;

namespace {

/// kHead and one right entity in the lines 8 to 12; what a test adds begins in line 13 and is inside that entity.
const QByteArray kEntity = kHead + R"([[entity]]
name = "kinds"
file = "kinds.json"
table = "m_kind"
key = ["code"]
)";

} // namespace

/// Mistakes in [[entity]] and what belongs to one.
class TestEntityMistakes : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void mistakes_data();
    void mistakes();
};

void TestEntityMistakes::mistakes_data() {
    QTest::addColumn<QByteArray>("toml");
    QTest::addColumn<Mistakes>("expected");
    const auto add = [](const char *name, const QByteArray &toml, const Mistakes &expected) {
        QTest::newRow(name) << toml << expected;
    };

    add("entity head", kHead + R"([[entity]]
name = ""
file = "../x.json"
table = 5
key = []
deletes = "never"
Keys = 1
[[entity]]
name = "b"
file = "B.json"
table = "m_b"
key = ["a", "", "a", 3]
[[entity]]
name = "b"
file = "b.json"
table = "m_b"
key = "a"
[[entity]]
name = "c"
file = "sub/c.json"
table = "secret"
[[entity]]
)",
        {{"9:8", "entity.name is empty"},
         {"10:8", "outside the folder"},
         {"11:9", "must be a text"},
         {"12:7", "empty"},
         {"13:11", "Possible are: keep, ask, delete"},
         {"14:1", "entity.Keys is unknown"},
         {"19:13", "entity.key is empty"},
         {"19:17", "“a” stands twice"},
         {"19:22", "must be a text"},
         {"21:8", "Two entities have the name “b”"},
         {"22:8", "Two entities have the file"},
         {"23:9", "Two entities have the table"},
         {"25:1", "entity.key is missing"},
         {"27:8", "plain file name"},
         {"28:9", "class unclassified"},
         {"29:1", "entity.name"},
         {"29:1", "entity.file"},
         {"29:1", "entity.table"},
         {"29:1", "entity.key"}});
    add("references", kEntity + R"([[entity.reference]]
column = "a"
to = "kind"
json = "a_code"
[[entity.reference]]
column = "b"
to = "kinds"
json = ["b_code", "b_name"]
[[entity.reference]]
column = "c"
to = "kinds"
by = ["x", "y"]
json = "c_code"
[[entity.reference]]
column = "d"
to = "kinds"
value = "label"
by = "x"
none = 0
json = ["d", "e"]
[[entity.reference]]
column = "e"
to = "kinds"
[[entity.reference]]
column = "a"
to = "kinds"
json = "a_code"
none = "0"
)",
        {{"15:6", "Did you mean “kinds”?"},
         {"20:8", "“json” has 2 names, but a row of kinds is identified by 1: code"},
         {"25:8", "“json” has 1 names, but a row of kinds is identified by 2: x, y"},
         {"30:6", "“by” has no meaning"},
         {"31:8", "“none” has no meaning"},
         {"32:8", "one name in the file"},
         {"33:1", "reference.json is missing"},
         {"37:10", "“a” is described twice"},
         {"39:8", "“a_code”"},
         {"40:8", "reference.none must be a whole number"}});
    add("names of references by value", kEntity + R"(fields = { third = "x" }
[[entity.reference]]
column = "first"
to = "kinds"
value = "label"
[[entity.reference]]
column = "second"
to = "kinds"
value = "label"
json = "first"
[[entity.reference]]
column = "third"
to = "kinds"
value = "label"
json = "y"
[[entity.reference]]
column = "x"
to = "kinds"
value = "label"
)",
        {{"13:20", "the name “x”"}, {"22:8", "the name “first”"}, {"27:8", "named here and in “fields”"}});
    add("keys through references", kEntity + R"([[entity]]
name = "pairs"
file = "pairs.json"
table = "m_pair"
key = ["kind_id", "number"]
[[entity.reference]]
column = "kind_id"
to = "kinds"
json = "kind"
[[entity]]
name = "uses"
file = "uses.json"
table = "m_use"
key = ["pair_id"]
[[entity.reference]]
column = "pair_id"
to = "pairs"
json = ["pair"]
)",
        {{"30:8", "identified by 2: kind_id.code, number"}});
    add("natural key in a circle", kHead + R"([[entity]]
name = "hens"
file = "hens.json"
table = "m_hen"
key = ["egg_id"]
[[entity.reference]]
column = "egg_id"
to = "eggs"
json = "egg"
[[entity]]
name = "eggs"
file = "eggs.json"
table = "m_egg"
key = ["hen_id"]
[[entity.reference]]
column = "hen_id"
to = "hens"
json = "hen"
[[entity]]
name = "nests"
file = "nests.json"
table = "m_nest"
key = ["hen_id"]
[[entity.reference]]
column = "hen_id"
to = "hens"
json = "hen"
)",
        {{"12:7", "key of hens depends on itself"}, {"21:7", "key of eggs depends on itself"}});
    add("columns with two roles", kHead + R"([[entity]]
name = "kinds"
file = "kinds.json"
table = "m_kind"
key = ["code", "old", "copy"]
ignore = ["x", "old", "x"]
deprecated = ["y", "x"]
fields = { copy = "c", code = "k", other = "k", y = "why", r = "z" }
[[entity.reference]]
column = "r"
to = "kinds"
json = ["ra", "rb", "rc"]
[[entity.derived]]
column = "copy"
reference = "rr"
source = "code"
[[entity.derived]]
column = "r"
reference = "r"
)",
        {{"12:16", "“old” cannot be part of the natural key"},
         {"12:23", "“copy” cannot be part of the natural key"},
         {"13:23", "“x” stands twice"},
         {"14:20", "“x” cannot be in “ignore” and in “deprecated”"},
         {"15:19", "“copy” cannot be in “fields”"},
         {"15:44", "the name “k”"},
         {"15:64", "“r” cannot be in “fields”"},
         {"22:13", "Did you mean “r”?"},
         {"24:1", "derived.source is missing"},
         {"25:10", "“r” cannot be in “reference” and in “derived”"}});
    add("collections", kEntity + R"([[entity.collection]]
name = "code"
table = "u_child"
key = ["kind_id"]
parent = "kind_id"
[[entity.collection]]
name = "rows"
entity = "row"
parent = "kind_id"
[[entity.collection]]
name = "lines"
entity = "lines"
table = "m_other"
parent = "kind"
deletes = "ask"
[[entity.collection]]
entity = "lines"
colour = "red"
[[entity]]
name = "lines"
file = "lines.json"
table = "m_line"
key = ["kind_id", "n"]
[[entity.reference]]
column = "kind_id"
to = "kinds"
json = "kind"
)",
        {{"14:8", "the name “code”"},
         {"15:9", "class unclassified"},
         {"16:8", "“kind_id” cannot be part of the natural key"},
         {"20:10", "There is no entity “row”"},
         {"25:9", "has the table m_line"},
         {"26:10", "“kind” is not a reference of the entity lines"},
         {"27:11", "alone decides"},
         {"28:1", "collection.name is missing"},
         {"28:1", "collection.parent is missing"},
         {"30:1", "collection.colour is unknown"}});
    add("used by and aliases", kEntity + R"(aliases = { code = { "a" = "b", "b" = "c", "d" = 1 }, size = "x" }
[[entity.used_by]]
table = "u_thing"
colum = "code"
[[entity.used_by]]
table = "u_thing"
column = "parent"
key = "parent_id"
[[entity.reference]]
column = "parent_id"
to = "kinds"
json = "parent"
)",
        {{"13:28", "itself an alias"},
         {"13:50", "must be a text"},
         {"13:62", "must be a table"},
         {"14:1", "used_by.column is missing"},
         {"14:1", "used_by.key is missing"},
         {"16:1", "Did you mean “column”?"},
         {"20:7", "“parent_id” holds ids"}});
}

void TestEntityMistakes::mistakes() {
    QFETCH(QByteArray, toml);
    QFETCH(Mistakes, expected);
    const QString wrong = differences(read(toml), expected);
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
}

QTEST_GUILESS_MAIN(TestEntityMistakes)
#include "test_entity_mistakes.moc"
