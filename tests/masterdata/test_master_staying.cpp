// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/schema_reader.h"
#include "support/test_databases.h"

#include <QTest>

#include "library_data.h"
#include "store.h"

#include <algorithm>
#include <optional>

using namespace stellwerk;
using namespace stellwerk::test;
using namespace stellwerk::masterdata;

/// Rows that were to be removed, and what becomes of the others when they must stay.
class TestMasterStaying : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatADecisionKeepsIsNotPulledAway_data();
    void whatADecisionKeepsIsNotPulledAway();
    void whatACollisionKeepsIsNotPulledAway_data() { addEngineRows(); }
    void whatACollisionKeepsIsNotPulledAway();
    void whoStaysKeepsItsValue_data();
    void whoStaysKeepsItsValue();
    void whatWasDeployedOnceIsNotForgotten_data() { addEngineRows(); }
    void whatWasDeployedOnceIsNotForgotten();
    void whatWasNotWrittenWasNotDeployed_data() { addEngineRows(); }
    void whatWasNotWrittenWasNotDeployed();
};

namespace {

/// Kinds, which may be removed, and items of a kind, which go with it; users have pots of a kind.
class Pots final {
public:
    explicit Pots(db::Engine engine = currentEngine())
        : m_engine(engine), dev(openOrDie(m_databases.fresh(engine))), target(openOrDie(m_databases.fresh(engine))) {
        both({s("CREATE TABLE m_kinds (@id, code VARCHAR(20) @bin NOT NULL, label VARCHAR(20) @ci, "
                "CONSTRAINT k_label UNIQUE (label))"),
              s("CREATE TABLE m_items (@id, code VARCHAR(20) @bin NOT NULL, kind_id BIGINT UNSIGNED, name VARCHAR(20) "
                "@ci, CONSTRAINT i_name UNIQUE (name), CONSTRAINT i_kind FOREIGN KEY (kind_id) REFERENCES m_kinds (id) "
                "ON DELETE CASCADE)"),
              s("CREATE TABLE u_pots (@id, kind_id BIGINT UNSIGNED, CONSTRAINT p_kind FOREIGN KEY (kind_id) REFERENCES "
                "m_kinds (id))")});
        m_catalogue = valueOrDie(Catalogue::build(libraryProject(R"(
[project]
id = "pots"
name = "Pots"
version = "1.0.0"
required_db_version = "1.0.0"
[tables]
master = ["m_*"]
user = ["u_*"]
[[entity]]
name = "kinds"
file = "kinds.json"
table = "m_kinds"
key = ["code"]
deletes = "delete"
[[entity]]
name = "items"
file = "items.json"
table = "m_items"
key = ["code"]
  [[entity.reference]]
  column = "kind_id"
  to = "kinds"
  json = "kind"
)"),
                                                  valueOrDie(schema::readSchema(dev))));
    }

    void both(const QStringList &statements) {
        for (const QString &statement : statements) {
            run(dev, {spelled(statement, m_engine)});
            run(target, {spelled(statement, m_engine)});
        }
    }
    [[nodiscard]] ImportOptions options() const {
        ImportOptions result;
        result.policy.review = &review;
        result.withBaseline = withBaseline;
        return result;
    }
    [[nodiscard]] DataDiff plan() { return compareWith(target, readAll(dev, *m_catalogue), *m_catalogue, options()); }
    [[nodiscard]] Result<ImportReport> deploy() {
        return import(target, readAll(dev, *m_catalogue), *m_catalogue, options());
    }
    /// Decides about the row of @p entity with that key as the plan shows it now.
    void decide(const char *entity, const char *key, Decision::Take take, const QStringList &keep = {}) {
        const DataDiff diff = plan();
        const auto &rows = std::ranges::find(diff.entities, s(entity), &EntityDiff::entity)->rows;
        const auto row = std::ranges::find(rows, s(key), &RowChange::key);
        QVERIFY(row != rows.end());
        Decision decision;
        decision.entity = s(entity);
        decision.key = row->keyBytes;
        decision.take = take;
        decision.keepCells = keep;
        decision.contentHash = row->contentHash;
        if (!keep.isEmpty())
            decision.keptHash = contentHashOf(decision.entity, *row, keep);
        review.decide(decision);
    }
    /// "code kind" per item of the target.
    [[nodiscard]] QStringList items() {
        return cells(target,
                     s("SELECT i.code, k.code FROM m_items i LEFT JOIN m_kinds k ON k.id = i.kind_id ORDER BY 1"));
    }
    [[nodiscard]] QStringList kinds() { return cells(target, s("SELECT code FROM m_kinds ORDER BY 1")); }

private:
    TestDatabases m_databases;
    db::Engine m_engine;
    std::optional<Catalogue> m_catalogue;

public:
    db::Connection dev;
    db::Connection target;
    Review review;
    bool withBaseline = false;
};

} // namespace

void TestMasterStaying::whatADecisionKeepsIsNotPulledAway_data() {
    QTest::addColumn<db::Engine>("engine");
    QTest::addColumn<bool>("wholeRow");
    for (const auto engine : {db::Engine::Sqlite, db::Engine::MariaDb}) {
        for (const bool wholeRow : {true, false})
            QTest::addRow("%s %s", qPrintable(db::engineName(engine)), wholeRow ? "row" : "cell") << engine << wholeRow;
    }
}

void TestMasterStaying::whatADecisionKeepsIsNotPulledAway() {
    QFETCH(db::Engine, engine);
    QFETCH(bool, wholeRow);
    Pots sides(engine);
    sides.both({s("INSERT INTO m_kinds (id, code) VALUES (1, 'k1')"),
                s("INSERT INTO m_items (code, kind_id, name) VALUES ('d', 1, 'Old')")});
    run(sides.dev, {s("UPDATE m_items SET name = 'New'")});
    run(sides.target,
        {s("INSERT INTO m_kinds (id, code) VALUES (3, 'k3'), (4, 'k4')"), s("UPDATE m_items SET kind_id = 3")});
    QCOMPARE(changes(sides.plan()),
             (QStringList{s("kinds removed: k3"), s("kinds removed: k4"), s("items changed: d [kind_id,name]")}));
    if (wholeRow)
        sides.decide("items", "d", Decision::Take::Target);
    else
        sides.decide("items", "d", Decision::Take::Cells, {s("kind_id")});
    const DataDiff plan = sides.plan();
    QCOMPARE(changes(plan),
             (QStringList{s("kinds removed: k4"), s("kinds target_only: k3"), s("items changed: d [kind_id,name]")}));
    QCOMPARE(plan.entities.front().rows.back().note,
             s("Only in the target; kept, because rows that are kept refer to it."));
    QCOMPARE(summary(valueOrDie(sides.deploy())),
             (QStringList{s("kinds: 1 deleted, 1 kept"), wholeRow ? s("items: 1 kept") : s("items: 1 changed")}));
    QCOMPARE(sides.items(), QStringList{s("d|k3")});
    QCOMPARE(sides.kinds(), (QStringList{s("k1"), s("k3")}));
}

void TestMasterStaying::whatACollisionKeepsIsNotPulledAway() {
    Pots sides;
    sides.both({s("INSERT INTO m_kinds (id, code) VALUES (1, 'k1')"),
                s("INSERT INTO m_items (code, kind_id, name) VALUES ('d', 1, 'Old')")});
    run(sides.dev, {s("UPDATE m_items SET name = 'Taken'")});
    run(sides.target, {s("INSERT INTO m_kinds (id, code) VALUES (3, 'k3')"), s("UPDATE m_items SET kind_id = 3"),
                       s("INSERT INTO m_items (code, kind_id, name) VALUES ('e', 1, 'taken')")});
    QCOMPARE(changes(sides.plan()), (QStringList{s("kinds target_only: k3"), s("items target_only: e"),
                                                 s("items ambiguous: d [kind_id,name]")}));
    QCOMPARE(summary(valueOrDie(sides.deploy())), (QStringList{s("kinds: 1 kept"), s("items: 1 kept, 1 ambiguous")}));
    QCOMPARE(sides.items(), (QStringList{s("d|k3"), s("e|k1")}));
}

void TestMasterStaying::whoStaysKeepsItsValue_data() {
    QTest::addColumn<db::Engine>("engine");
    QTest::addColumn<QString>("pointing"); ///< a row of the target
    QTest::addColumn<QString>("why");
    for (const auto engine : {db::Engine::Sqlite, db::Engine::MariaDb}) {
        const auto row = [&](const char *name, const char *pointing, const char *why) {
            QTest::addRow("%s %s", qPrintable(db::engineName(engine)), name) << engine << s(pointing) << s(why);
        };
        row("a user", "INSERT INTO u_pots (kind_id) VALUES (2)",
            "Only in the target; kept, because 1 row(s) of u_pots point at it (ON DELETE RESTRICT).");
        row("a row that stays", "INSERT INTO m_items (code, kind_id) VALUES ('own', 2)",
            "Only in the target; kept, because rows that are kept refer to it.");
    }
}

void TestMasterStaying::whoStaysKeepsItsValue() {
    QFETCH(db::Engine, engine);
    QFETCH(QString, pointing);
    QFETCH(QString, why);
    Pots sides(engine);
    sides.both({s("INSERT INTO m_kinds (id, code, label) VALUES (1, 'k1', 'One')"),
                s("INSERT INTO m_items (code, kind_id) VALUES ('d', 1)")});
    run(sides.dev, {s("INSERT INTO m_kinds (id, code, label) VALUES (2, 'K2', 'Two'), (5, 'k5', 'Five')"),
                    s("UPDATE m_items SET kind_id = 2"), s("INSERT INTO m_items (code, kind_id) VALUES ('n', 5)")});
    run(sides.target,
        {s("INSERT INTO m_kinds (id, code, label) VALUES (2, 'k2', 'two'), (4, 'k4', 'five')"), pointing});
    const DataDiff plan = sides.plan();
    // Of two rows whose values others wait for one must stay: who wants its value is left alone, and who refers to it.
    const QStringList rows = changes(plan);
    QCOMPARE(rows.mid(0, 4), (QStringList{s("kinds new: k5"), s("kinds removed: k4"), s("kinds target_only: k2"),
                                          s("kinds ambiguous: K2")}));
    QVERIFY2(rows.contains(s("items ambiguous: d")), qPrintable(rows.join(u'\n')));
    QCOMPARE(plan.entities.front().rows[2].note, why);
    QCOMPARE(plan.entities.front().rows[3].note,
             s("No two rows may have the same label, and the server calls that of “k2” (id 2) equal."));
    const ImportReport report = valueOrDie(sides.deploy());
    QCOMPARE(summary(report).front(), s("kinds: 1 new, 1 deleted, 1 kept, 1 ambiguous"));
    QCOMPARE(sides.kinds(), (QStringList{s("k1"), s("k2"), s("k5")}));
    QVERIFY(sides.items().contains(s("d|k1")));
    QVERIFY(sides.items().contains(s("n|k5")));
    // When nobody points at it any more, it makes room.
    run(sides.target, {s("DELETE FROM u_pots"), s("DELETE FROM m_items WHERE code = 'own'")});
    QCOMPARE(summary(valueOrDie(sides.deploy())), (QStringList{s("kinds: 1 new, 1 deleted"), s("items: 1 changed")}));
    QCOMPARE(sides.items(), (QStringList{s("d|K2"), s("n|k5")}));
}

void TestMasterStaying::whatWasDeployedOnceIsNotForgotten() {
    Pots sides;
    sides.withBaseline = true;
    sides.both(
        {s("INSERT INTO m_kinds (id, code, label) VALUES (1, 'k1', 'One'), (2, 'k2', 'Two'), (3, 'k3', 'Three')")});
    valueOrDie(sides.deploy());
    run(sides.target,
        {s("INSERT INTO u_pots (kind_id) VALUES (2), (3)"), s("INSERT INTO m_kinds (id, code) VALUES (9, 'own')")});
    run(sides.dev, {s("DELETE FROM m_kinds WHERE id > 1")});
    // Twice: what went over once goes over again.
    for (int i = 0; i < 2; ++i)
        QCOMPARE(summary(valueOrDie(sides.deploy())), QStringList{s("kinds: 3 kept")});
    run(sides.target, {s("DELETE FROM u_pots WHERE kind_id = 2")});
    const DataDiff plan = sides.plan();
    QCOMPARE(changes(plan),
             (QStringList{s("kinds removed: k2"), s("kinds target_only: k3"), s("kinds target_only: own")}));
    QCOMPARE(plan.entities.front().rows[1].note,
             s("Only in the target; kept, because 1 row(s) of u_pots point at it (ON DELETE RESTRICT)."));
    QCOMPARE(plan.entities.front().rows[2].note, s("Made in the target since the last deployment; kept."));
    QCOMPARE(summary(valueOrDie(sides.deploy())), QStringList{s("kinds: 1 deleted, 2 kept")});
    // A row that was removed is forgotten: one of that name is a new one of the target.
    run(sides.target, {s("INSERT INTO m_kinds (id, code, label) VALUES (2, 'k2', 'Two')")});
    QCOMPARE(changes(sides.plan()),
             (QStringList{s("kinds target_only: k3"), s("kinds target_only: k2"), s("kinds target_only: own")}));
    // Who has changed a row in between is asked for as ever.
    run(sides.target, {s("DELETE FROM u_pots"), s("UPDATE m_kinds SET label = 'Drei' WHERE code = 'k3'")});
    QCOMPARE(changes(sides.plan()),
             (QStringList{s("kinds conflict: k3"), s("kinds target_only: k2"), s("kinds target_only: own")}));
}

void TestMasterStaying::whatWasNotWrittenWasNotDeployed() {
    Pots sides;
    sides.withBaseline = true;
    sides.both({s("INSERT INTO m_kinds (id, code, label) VALUES (1, 'k1', 'One')")});
    valueOrDie(sides.deploy());
    run(sides.dev, {s("INSERT INTO m_kinds (id, code, label) VALUES (2, 'K2', 'Two')"),
                    s("UPDATE m_kinds SET label = 'Else' WHERE id = 1")});
    run(sides.target, {s("INSERT INTO m_kinds (id, code, label) VALUES (2, 'k2', 'two'), (3, 'k3', 'else')")});
    QCOMPARE(summary(valueOrDie(sides.deploy())), QStringList{s("kinds: 2 kept, 2 ambiguous")});
    run(sides.target, {s("DELETE FROM m_kinds WHERE id > 1")});
    // What the collision kept from being written is as new as before; of what the target has, the last deployed counts.
    const DataDiff plan = sides.plan();
    QCOMPARE(changes(plan), (QStringList{s("kinds new: K2"), s("kinds changed: k1 [label]")}));
    QCOMPARE(plan.entities.front().rows[0].note, QString());
    QCOMPARE(plan.entities.front().rows[1].cells.front().baseline, db::Value::text(s("One")));
}

QTEST_GUILESS_MAIN(TestMasterStaying)
#include "test_master_staying.moc"
