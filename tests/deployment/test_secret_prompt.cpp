// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A password that is typed in: once, and never while the database is locked. SQLite has no accounts.
#include "deployment/maintenance.h"
#include "deployment/secret_memory.h"
#include "deployment/stage.h"
#include "deployment/state/status.h"
#include "migration/lock/lock.h"

#include <thread>

using namespace stellwerk;
using namespace stellwerk::test;

namespace {

QString s(const char *text) {
    return QString::fromUtf8(text);
}

/// Types in a password and remembers how often, and whether the database was locked then.
struct Person {
    explicit Person(Stage &stage, const char *password = "right") : typed(s(password)) {
        admin = stage.profile(stage.prod);
        db::Connection connection = openOrDie(admin);
        valueOrDie(connection.exec(s("CREATE OR REPLACE USER 'typing'@'localhost' IDENTIFIED BY 'right'")));
        valueOrDie(connection.exec(s("GRANT ALL ON *.* TO 'typing'@'localhost' WITH GRANT OPTION")));
        stage.prod.user = s("typing");
        stage.prod.secret = {project::SecretSource::Kind::Prompt, {}};
        for (project::Environment &one : stage.session.workspace.environments) {
            if (one.name == stage.prod.name)
                one = stage.prod;
        }
        stage.session.prompt = [this](const project::Environment &) -> Result<QString> {
            ++asked;
            db::Connection look = openOrDie(admin);
            if (valueOrDie(migration::DatabaseLock::holder(look)))
                ++askedUnderLock;
            return typed;
        };
    }

    db::ConnectionProfile admin;
    QString typed;
    int asked = 0;
    int askedUnderLock = 0;
};

} // namespace

class SecretPromptTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void deploymentAsksOnce();
    void rollbackAsksOnce();
    void mistypedIsAskedForAgain();
    void changedOnTheServer();
    void threadsWaitForOneAnswer();
    void refusalIsNotRemembered();
    void copiesAreTheirOwn();
};

void SecretPromptTest::deploymentAsksOnce() {
    Stage stage(db::Engine::MariaDb);
    Person person(stage);
    const auto plan = valueOrDie(deployment::planDeployment(stage.session, stage.package, stage.prod, {}));
    const auto report = deployment::applyDeployment(stage.session, plan, {.confirmation = stage.prod.name}, {});
    QVERIFY2(report.exitCode() == ExitCode::Ok, report.error ? qPrintable(report.error->toText()) : "");
    QCOMPARE(person.asked, 1);
    QCOMPARE(person.askedUnderLock, 0);
}

void SecretPromptTest::rollbackAsksOnce() {
    Stage stage(db::Engine::MariaDb);
    Person person(stage);
    stage.addMigration("-- migrate:up\nALTER TABLE no_such_table ADD COLUMN a int;\n-- migrate:down\n");
    person.asked = 0;
    stage.session.typedIn = std::make_shared<deployment::SecretMemory>(); // what the stage did does not count
    const auto report = stage.deploy();
    QCOMPARE(report.outcome, deployment::Outcome::RolledBack);
    QCOMPARE(person.asked, 1);
    QCOMPARE(person.askedUnderLock, 0);
}

void SecretPromptTest::mistypedIsAskedForAgain() {
    Stage stage(db::Engine::MariaDb);
    Person person(stage, "wrong");
    QCOMPARE(deployment::readStatus(stage.session, stage.prod, {}).error->code, ErrorCode::AccessDenied);
    person.typed = s("right");
    QVERIFY(!deployment::readStatus(stage.session, stage.prod, {}).error);
    QCOMPARE(person.asked, 2);
    QVERIFY(!deployment::readStatus(stage.session, stage.prod, {}).error);
    QCOMPARE(person.asked, 2);
}

void SecretPromptTest::changedOnTheServer() {
    Stage stage(db::Engine::MariaDb);
    Person person(stage);
    QVERIFY(!deployment::readStatus(stage.session, stage.prod, {}).error);
    db::Connection connection = openOrDie(person.admin);
    valueOrDie(connection.exec(s("ALTER USER 'typing'@'localhost' IDENTIFIED BY 'another'")));
    person.typed = s("another");
    QCOMPARE(deployment::readStatus(stage.session, stage.prod, {}).error->code, ErrorCode::AccessDenied);
    QVERIFY(!deployment::readStatus(stage.session, stage.prod, {}).error);
    QCOMPARE(person.asked, 2);
}

void SecretPromptTest::threadsWaitForOneAnswer() {
    deployment::SecretMemory memory;
    const project::Environment environment;
    std::atomic<int> asked = 0;
    std::atomic<int> right = 0;
    {
        std::vector<std::jthread> threads;
        for (int i = 0; i < 8; ++i)
            threads.emplace_back([&] {
                const auto password = memory.password(
                    environment,
                    [&]() -> Result<QString> {
                        ++asked;
                        return s("secret");
                    },
                    [](const QString &) { return true; });
                if (password && *password == s("secret"))
                    ++right;
            });
    }
    QCOMPARE(asked.load(), 1);
    QCOMPARE(right.load(), 8);
}

void SecretPromptTest::refusalIsNotRemembered() {
    deployment::SecretMemory memory;
    const auto get = [&](const Result<QString> &answer) {
        return memory.password({}, [&] { return answer; }, [](const QString &) { return true; });
    };
    QCOMPARE(get(fail(ErrorCode::AccessDenied, s("left"))).error().code, ErrorCode::AccessDenied);
    QCOMPARE(valueOrDie(get(s("first"))), s("first"));
    QCOMPARE(valueOrDie(get(s("second"))), s("first"));
    // Another account of the same name is another secret.
    project::Environment other;
    other.user = s("somebody");
    QCOMPARE(valueOrDie(memory.password(
                 other, [] { return Result<QString>(s("third")); }, [](const QString &) { return true; })),
             s("third"));
}

/// What the memory overwrites at its end is not what others still use.
void SecretPromptTest::copiesAreTheirOwn() {
    QString kept;
    const QString typed = s("typed in");
    {
        deployment::SecretMemory memory;
        for (int i = 0; i < 2; ++i)
            kept = valueOrDie(
                memory.password({}, [&] { return Result<QString>(typed); }, [](const QString &) { return true; }));
        memory.forget({});
    }
    QCOMPARE(kept, s("typed in"));
    QCOMPARE(typed, s("typed in"));
}

QTEST_GUILESS_MAIN(SecretPromptTest)
#include "test_secret_prompt.moc"
