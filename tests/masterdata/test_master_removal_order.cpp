// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/schema_reader.h"
#include "support/test_databases.h"

#include <QTemporaryDir>
#include <QTest>

#include "library_data.h"
#include "reverse_helpers.h"
#include "store.h"

using namespace stellwerk;
using namespace stellwerk::test;
using namespace stellwerk::masterdata;

/// Removed rows of one table that refer to each other.
class TestMasterRemovalOrder : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void childrenFirst_data() { addEngineRows(); }
    void childrenFirst();
    void circlesStay_data() { addEngineRows(); }
    void circlesStay();
    void ownParents_data() { addEngineRows(); }
    void ownParents();
    void circlesThatNobodyForbidsGo_data() { addEngineRows(); }
    void circlesThatNobodyForbidsGo();
};

namespace {

/// Groups within groups; the package has one group, the target more.
class Groups final {
public:
    explicit Groups(const char *foreignKey = ", CONSTRAINT g_parent FOREIGN KEY (parent_id) REFERENCES m_groups (id)")
        : dev(openOrDie(m_databases.fresh(currentEngine()))), target(openOrDie(m_databases.fresh(currentEngine()))) {
        for (db::Connection *each : {&dev, &target})
            run(*each, {spelled(s("CREATE TABLE m_groups (@id, code VARCHAR(20) @bin NOT NULL, parent_id BIGINT "
                                  "UNSIGNED%1)")
                                    .arg(s(foreignKey)),
                                currentEngine()),
                        s("INSERT INTO m_groups (id, code) VALUES (1, 'top')")});
        catalogue = valueOrDie(Catalogue::build(libraryProject(R"(
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
deletes = "delete"
  [[entity.reference]]
  column = "parent_id"
  to = "groups"
  json = "parent"
)"),
                                                valueOrDie(schema::readSchema(dev))));
    }
    [[nodiscard]] DataDiff plan() { return compareWith(target, readAll(dev, *catalogue), *catalogue); }
    [[nodiscard]] Result<ImportReport> deploy(ReverseWriter *reverse = nullptr) {
        ImportOptions options;
        options.reverse = reverse;
        return import(target, readAll(dev, *catalogue), *catalogue, options);
    }
    [[nodiscard]] QStringList rows() {
        return cells(target, s("SELECT id, code, parent_id FROM m_groups ORDER BY code"));
    }

private:
    TestDatabases m_databases;

public:
    db::Connection dev;
    db::Connection target;
    std::optional<Catalogue> catalogue;
};

} // namespace

void TestMasterRemovalOrder::childrenFirst() {
    Groups groups;
    // Neither the order of the keys nor that of the ids is one in which they can be deleted.
    run(groups.target, {s("INSERT INTO m_groups (id, code, parent_id) VALUES (5, 'a', 1)"),
                        s("INSERT INTO m_groups (id, code, parent_id) VALUES (3, 'c', 5)"),
                        s("INSERT INTO m_groups (id, code, parent_id) VALUES (4, 'b', 3), (6, 'd', 3)")});
    const QStringList before = groups.rows();
    QCOMPARE(groups.plan().count(RowState::Removed), 4);
    const QTemporaryDir folder;
    const QString file = folder.filePath(s("reverse.jsonl"));
    ReverseWriter reverse = valueOrDie(ReverseWriter::create(file, s("a test")));
    QCOMPARE(summary(valueOrDie(groups.deploy(&reverse))), QStringList{s("groups: 4 deleted")});
    valueOrDie(reverse.finish());
    QCOMPARE(groups.rows(), QStringList{s("1|top|NULL")});
    // The way back brings parents first.
    const ReverseReport report = valueOrDie(undo(groups.target, file));
    QCOMPARE(report.leftAlone, QStringList());
    QCOMPARE(groups.rows(), before);
}

void TestMasterRemovalOrder::circlesStay() {
    Groups groups;
    // x and y refer to each other, and to nobody else; z hangs on them, w is what nobody refers to.
    run(groups.target, {s("INSERT INTO m_groups (id, code) VALUES (2, 'x'), (3, 'w')"),
                        s("INSERT INTO m_groups (id, code, parent_id) VALUES (4, 'y', 2), (5, 'z', 2)"),
                        s("UPDATE m_groups SET parent_id = 4 WHERE id = 2")});
    const DataDiff plan = groups.plan();
    QCOMPARE(changes(plan), (QStringList{s("groups removed: w"), s("groups removed: z"), s("groups target_only: x"),
                                         s("groups target_only: y")}));
    const QString &note = plan.entities.front().rows[2].note;
    QVERIFY2(note.contains(s("circle")), qPrintable(note));
    QCOMPARE(summary(valueOrDie(groups.deploy())), QStringList{s("groups: 2 deleted, 2 kept")});
    // As the note says.
    run(groups.target, {s("UPDATE m_groups SET parent_id = NULL WHERE code = 'x'")});
    QCOMPARE(summary(valueOrDie(groups.deploy())), QStringList{s("groups: 2 deleted")});
    QCOMPARE(groups.rows(), QStringList{s("1|top|NULL")});
}

void TestMasterRemovalOrder::ownParents() {
    Groups groups;
    run(groups.target, {s("INSERT INTO m_groups (id, code, parent_id) VALUES (7, 'self', 7)")});
    const bool isMariaDb = currentEngine() == db::Engine::MariaDb;
    QCOMPARE(changes(groups.plan()),
             QStringList{isMariaDb ? s("groups target_only: self") : s("groups removed: self")});
    QCOMPARE(summary(valueOrDie(groups.deploy())),
             QStringList{isMariaDb ? s("groups: 1 kept") : s("groups: 1 deleted")});
    // The reason for the difference: the servers themselves.
    if (isMariaDb)
        QVERIFY(!groups.target.exec(s("DELETE FROM m_groups WHERE id = 7")));
}

void TestMasterRemovalOrder::circlesThatNobodyForbidsGo() {
    Groups groups("");
    run(groups.target, {s("INSERT INTO m_groups (id, code, parent_id) VALUES (2, 'x', 4), (4, 'y', 2)")});
    QCOMPARE(summary(valueOrDie(groups.deploy())), QStringList{s("groups: 2 deleted")});
    QCOMPARE(groups.rows(), QStringList{s("1|top|NULL")});
}

QTEST_GUILESS_MAIN(TestMasterRemovalOrder)
#include "test_master_removal_order.moc"
