// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/schema_reader.h"
#include "support/test_databases.h"

#include <QTest>

#include "library_data.h"
#include "store.h"

using namespace stellwerk;
using namespace stellwerk::test;
using namespace stellwerk::masterdata;

/// References that are written last, to rows that cannot be told apart.
class TestMasterLate : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void toAmbiguousRows_data() { addEngineRows(); }
    void toAmbiguousRows();
};

void TestMasterLate::toAmbiguousRows() {
    TestDatabases databases;
    db::Connection dev = openOrDie(databases.fresh(currentEngine()));
    db::Connection target = openOrDie(databases.fresh(currentEngine()));
    for (db::Connection *each : {&dev, &target})
        run(*each, {spelled(s("CREATE TABLE m_groups (@id, code VARCHAR(20) @bin NOT NULL, size BIGINT, parent_id "
                              "BIGINT UNSIGNED, friend_id BIGINT UNSIGNED)"),
                            currentEngine()),
                    spelled(s("CREATE TABLE m_people (@id, code VARCHAR(20) @bin NOT NULL, group_id BIGINT UNSIGNED)"),
                            currentEngine()),
                    s("INSERT INTO m_groups (id, code, size) VALUES (1, 'top', 1), (2, 'old', 1)")});
    // "twice" is one row in development and two in the target; "a" and "z" refer to it from before and behind, "b" to
    // "a", "old" gets a reference to it, and "fine" to a row that is fine; "who" is twice, too.
    run(dev, {s("INSERT INTO m_groups (id, code, size, parent_id) VALUES (3, 'twice', 5, 1), (4, 'a', 1, 3), "
                "(5, 'z', 1, 3), (6, 'b', 1, 4), (7, 'fine', 1, 1), (8, 'self', 1, 8)"),
              s("UPDATE m_groups SET parent_id = 3, size = 2 WHERE id = 2"),
              s("INSERT INTO m_people (id, code) VALUES (1, 'who'), (2, 'ann')"),
              s("INSERT INTO m_groups (id, code, friend_id) VALUES (9, 'with who', 1), (10, 'with ann', 2)"),
              s("UPDATE m_people SET group_id = 4 WHERE id = 2")});
    run(target, {s("INSERT INTO m_groups (id, code, size) VALUES (3, 'twice', 1), (4, 'twice', 2)"),
                 s("INSERT INTO m_people (id, code) VALUES (1, 'who'), (2, 'who')")});
    const Catalogue catalogue = valueOrDie(Catalogue::build(libraryProject(R"(
[project]
id = "groups"
name = "Groups"
version = "1.0.0"
required_db_version = "1.0.0"
[tables]
master = ["m_*"]
[[entity]]
name = "groups"
file = "groups.json"
table = "m_groups"
key = ["code"]
  [[entity.reference]]
  column = "parent_id"
  to = "groups"
  json = "parent"
  [[entity.reference]]
  column = "friend_id"
  to = "people"
  json = "friend"
[[entity]]
name = "people"
file = "people.json"
table = "m_people"
key = ["code"]
  [[entity.reference]]
  column = "group_id"
  to = "groups"
  json = "group"
)"),
                                                            valueOrDie(schema::readSchema(dev))));
    const DataSet package = readAll(dev, catalogue);
    const DataDiff plan = compareWith(target, package, catalogue);
    QStringList ambiguous;
    QStringList written;
    for (const EntityDiff &entity : plan.entities) {
        for (const RowChange &row : entity.rows)
            (row.state == RowState::Ambiguous ? ambiguous : written) << row.key;
    }
    ambiguous.removeDuplicates();
    ambiguous.sort();
    written.sort();
    // "ann" belongs to "a", which is not there.
    QCOMPARE(ambiguous, (QStringList{s("a"), s("ann"), s("b"), s("old"), s("twice"), s("who"), s("with ann"),
                                     s("with who"), s("z")}));
    QCOMPARE(written, (QStringList{s("fine"), s("self")}));
    for (const RowChange &row : plan.entities.front().rows) {
        if (row.key == u"a")
            QCOMPARE(row.note, s("It refers to “twice” of groups, which is ambiguous."));
    }
    const QStringList imported = summary(valueOrDie(import(target, package, catalogue)));
    QVERIFY2(imported.front().startsWith(s("groups: 2 new")) || imported.front().startsWith(s("groups: 2 inserted")),
             qPrintable(imported.join(u'\n')));
    QCOMPARE(cells(target, s("SELECT g.code, g.size, p.code FROM m_groups g LEFT JOIN m_groups p ON p.id = g.parent_id "
                             "ORDER BY g.code, g.size")),
             (QStringList{s("fine|1|top"), s("old|1|NULL"), s("self|1|self"), s("top|1|NULL"), s("twice|1|NULL"),
                          s("twice|2|NULL")}));
}

QTEST_GUILESS_MAIN(TestMasterLate)
#include "test_master_late.moc"
