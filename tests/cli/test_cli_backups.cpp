// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/files.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include "cli_fixture.h"

using namespace stellwerk;
using namespace stellwerk::test;

namespace {

QString s(const char *text) {
    return QString::fromUtf8(text);
}

QString create(const DemoWorkspace &demo, const char *environment = "prod") {
    const CliRun run = demo.run("backup create --env %1 --json", {s(environment)});
    if (run.code != 0)
        qFatal("no backup: %s", run.err.constData());
    return run.document()[u"file"].toString();
}

QJsonObject entryOf(const DemoWorkspace &demo, const QString &file) {
    const CliRun run = demo.run("backup list --env prod --json");
    for (const QJsonValue &entry : run.document()[u"backups"].toArray()) {
        if (entry[u"file"].toString() == file)
            return entry.toObject();
    }
    qFatal("%s is not listed: %s", qPrintable(file), run.out.constData());
}

void turnABit(const QString &path) {
    QByteArray content = valueOrDie(readFile(path));
    const qsizetype at = content.size() / 2;
    content[at] = static_cast<char>(content[at] ^ 0x04);
    valueOrDie(writeFileAtomically(path, content));
}

/// Refused with a code, as text and as JSON, and with a hint or message that helps.
void refuses(const DemoWorkspace &demo, const char *line, const QStringList &values, int code, const char *errorCode,
             const char *says) {
    const CliRun text = demo.run(line, values);
    QVERIFY2(text.code == code, text.err.constData());
    QVERIFY2(text.err.contains(says), text.err.constData());
    const CliRun json = runCli(demo.arguments(line, values) + QStringList{s("--json")});
    QCOMPARE(json.code, code);
    QCOMPARE(json.errorCode(), s(errorCode));
}

/// Everything but what must stay would go.
void keepNothing(const DemoWorkspace &demo) {
    const QByteArray file = valueOrDie(readFile(demo.path("environments.toml")));
    QByteArray changed;
    for (const QByteArray &line : file.split('\n')) {
        changed += line + '\n';
        if (line.startsWith("name = "))
            changed += "retention = { all_days = 0, daily_days = 0 }\n";
    }
    demo.write("environments.toml", changed);
}

} // namespace

class TestCliBackups final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void createsWithAReason();
    void lists_data() { addEngineRows(); }
    void lists();
    void verifies_data() { addEngineRows(); }
    void verifies();
    void verifyAll();
    void verifyRefusals();
    void pins();
    void pinRefusals();
    void prunes_data() { addEngineRows(); }
    void prunes();
    void sharedFolder();
    void pruneNeedsAgreement();
    void pruneWithoutADatabase();
    void restoresByName();
    void otherKinds();
    void otherKindsOnSqlite();
};

void TestCliBackups::createsWithAReason() {
    const DemoWorkspace demo(db::Engine::Sqlite);
    const CliRun run = demo.run("backup create --env prod --reason inventory --json");
    QVERIFY2(run.code == 0, run.err.constData());
    QCOMPARE(run.document()[u"trigger"].toString(), s("manual: inventory"));
    QVERIFY(demo.run("backup list --env prod").out.contains("made by hand: inventory"));
}

void TestCliBackups::lists() {
    const DemoWorkspace demo(currentEngine());
    const QString file = create(demo);
    const QJsonObject entry = entryOf(demo, file);
    QCOMPARE(entry[u"state"].toString(), s("verified"));
    QCOMPARE(entry[u"depth"].toString(), s("contents"));
    QCOMPARE(entry[u"kind"].toString(), s("native"));
    QCOMPARE(entry[u"driver"].toString(), db::engineName(currentEngine()));
    QCOMPARE(entry[u"bytes"].toInteger(), QFileInfo(file).size());
    QVERIFY(entry[u"rows"].toInteger() > 100);
    QVERIFY(entry[u"pinned"].isNull() && entry[u"needed_by"].isNull());
    QVERIFY(entry[u"age_seconds"].toInteger() >= 0);
    QVERIFY(entry[u"problem"].toString().isEmpty());
    CliRun run = demo.run("backup list --env prod");
    QVERIFY2(QString::fromUtf8(run.out).contains(s("✓")) && run.out.contains("read completely"), run.out.constData());
    QVERIFY(run.err.isEmpty());

    turnABit(file);
    const QString half = QFileInfo(file).absolutePath() + s("/backup_20260101_000000_v0.3.0_m0.jsonl.zst");
    valueOrDie(writeFileAtomically(half, valueOrDie(readFile(file)).first(100)));
    run = demo.run("backup list --env prod");
    QCOMPARE(run.code, 0);
    QVERIFY2(QString::fromUtf8(run.out).contains(s("✕")), run.out.constData());
    QVERIFY2(run.err.contains("backup_20260101_000000"), run.err.constData());
    QCOMPARE(entryOf(demo, half)[u"state"].toString(), s("damaged"));
    QVERIFY(entryOf(demo, file)[u"state"].toString() != s("verified")); // nobody has looked at it since
    QVERIFY(QFile::remove(demo.path("backups/prod/catalogue.json")));
    run = demo.run("backup list --env prod --json");
    QVERIFY(run.document()[u"warnings"].toArray().first().toString().size() > 0);
    QVERIFY2(run.out.contains("is missing"), run.out.constData());
}

void TestCliBackups::verifies() {
    const DemoWorkspace demo(currentEngine());
    const QString file = create(demo);
    const QString name = QFileInfo(file).fileName();
    for (const char *depth : {"checksum", "contents", "restored"}) {
        const CliRun run = demo.run("backup verify %1 --env prod --depth %2 --json", {name, s(depth)});
        QVERIFY2(run.code == 0, run.err.constData());
        QCOMPARE(run.document()[u"depth"].toString(), s(depth));
        QVERIFY(run.document()[u"recorded"].toBool());
    }
    QCOMPARE(entryOf(demo, file)[u"depth"].toString(), s("restored"));
    const CliRun latest = demo.run("backup verify --latest --env prod --depth restored");
    QVERIFY2(latest.code == 0, latest.err.constData());
    QVERIFY2(latest.out.contains("test-restored"), latest.out.constData());
    QCOMPARE(latest.out.contains("tables as in the database now"), currentEngine() == db::Engine::MariaDb);
    // Without an environment the file alone is looked at; the workspace is found all the same.
    QVERIFY(demo.run("backup verify %1 --json", {file}).document()[u"recorded"].toBool());
    turnABit(file);
    refuses(demo, "backup verify %1 --depth checksum", {file}, 4, "DAMAGED", "damaged");
    QCOMPARE(entryOf(demo, file)[u"state"].toString(), s("damaged"));
}

void TestCliBackups::verifyAll() {
    const DemoWorkspace demo(db::Engine::Sqlite);
    const QString bad = create(demo);
    const QString good = create(demo);
    QVERIFY(QFile::remove(demo.path("backups/prod/catalogue.json")));
    turnABit(bad);
    const CliRun run = demo.run("backup verify --all --env prod --depth checksum --json");
    QCOMPARE(run.code, 4);
    QCOMPARE(run.errorCode(), s("DAMAGED"));
    const QJsonArray backups = run.document()[u"backups"].toArray();
    QCOMPARE(backups.size(), 2);
    QCOMPARE(entryOf(demo, good)[u"depth"].toString(), s("checksum"));
    QCOMPARE(entryOf(demo, bad)[u"state"].toString(), s("damaged"));
    const CliRun text = demo.run("backup verify --all --env prod");
    QVERIFY(QString::fromUtf8(text.out).contains(s("✓")) && QString::fromUtf8(text.out).contains(s("✕")));
}

void TestCliBackups::verifyRefusals() {
    const DemoWorkspace demo(db::Engine::Sqlite);
    refuses(demo, "backup verify", {}, 2, "USAGE", "--latest");
    refuses(demo, "backup verify --latest --all --env prod", {}, 2, "USAGE", "--latest");
    refuses(demo, "backup verify x --all --env prod", {}, 2, "USAGE", "--latest");
    refuses(demo, "backup verify --latest", {}, 2, "USAGE", "--env");
    refuses(demo, "backup verify --latest --env prod", {}, 4, "NOT_FOUND", "backup create --env prod");
    refuses(demo, "backup verify --latest --env prod --depth sniff", {}, 2, "USAGE", "--depth");
    refuses(demo, "backup verify nothing.zst --env prod", {}, 4, "NOT_FOUND", "backup list --env prod");
    refuses(demo, "backup verify %1", {demo.path("nothing.jsonl.zst")}, 4, "NOT_FOUND", "nothing.jsonl.zst");
    refuses(demo, "backup verify %1", {demo.path("project.toml")}, 4, "DAMAGED", "project.toml");
    refuses(demo, "backup verify %1 --depth restored", {create(demo)}, 2, "USAGE", "--env");
}

void TestCliBackups::pins() {
    const DemoWorkspace demo(db::Engine::Sqlite);
    const QString file = create(demo);
    CliRun run = demo.run("backup pin %1 --env prod --reason audit --json", {QFileInfo(file).fileName()});
    QVERIFY2(run.code == 0, run.err.constData());
    QCOMPARE(run.document()[u"pinned"][u"reason"].toString(), s("audit"));
    QVERIFY(run.document()[u"pinned"][u"by"].toString().contains(u'@'));
    QVERIFY(demo.run("backup list --env prod").out.contains(": audit"));
    run = demo.run("backup unpin %1 --env prod", {file});
    QVERIFY2(run.code == 0, run.err.constData());
    QVERIFY(entryOf(demo, file)[u"pinned"].isNull());
    QCOMPARE(entryOf(demo, file)[u"depth"].toString(), s("contents")); // that is another matter
}

void TestCliBackups::pinRefusals() {
    const DemoWorkspace demo(db::Engine::Sqlite);
    const QString file = create(demo);
    refuses(demo, "backup pin %1 --env prod", {file}, 2, "USAGE", "--reason");
    refuses(demo, "backup pin %1 --reason x", {file}, 2, "USAGE", "--env");
    refuses(demo, "backup unpin nothing.jsonl.zst --env prod", {}, 4, "NOT_FOUND", "nothing.jsonl.zst");
    refuses(demo, "backup pin %1 --env prod --reason x", {demo.path("project.toml")}, 4, "NOT_FOUND", "project.toml");
    refuses(demo, "backup pin %1 --env prod --reason x --dry-run", {file}, 2, "USAGE", "no dry run");
    QVERIFY(entryOf(demo, file)[u"pinned"].isNull());
    demo.write("backups/prod/catalogue.json", R"({"format":"stellwerk-backup-catalogue","format_version":99})");
    refuses(demo, "backup pin %1 --env prod --reason x", {file}, 4, "INVALID_INPUT", "newer version");
}

void TestCliBackups::prunes() {
    const DemoWorkspace demo(currentEngine());
    CliRun run = demo.run("backup prune --env prod");
    QVERIFY2(run.code == 0 && run.out.contains("No backup of"), run.err.constData());
    const QString old = create(demo);
    const QString pinned = create(demo);
    const QString newest = create(demo);
    QCOMPARE(demo.run("backup pin %1 --env prod --reason audit", {pinned}).code, 0);
    run = demo.run("backup prune --env prod --confirm prod --json"); // all of them are of today
    QCOMPARE(run.code, 0);
    QCOMPARE(run.document()[u"plan"][u"go"].toArray().size(), 0);

    keepNothing(demo);
    const QByteArray before = demo.fingerprint();
    run = demo.run("backup prune --env prod --dry-run");
    QVERIFY2(run.code == 0, run.err.constData());
    const QString preview = QString::fromUtf8(run.out);
    QVERIFY2(preview.contains(s("−  ") + QFileInfo(old).fileName()), run.out.constData());
    QVERIFY(preview.contains(s("pinned by")) && preview.contains(s("the newest")));
    QVERIFY(preview.contains(s("Nothing was changed.")));
    QCOMPARE(demo.fingerprint(), before);
    refuses(demo, "backup prune --env prod", {}, 2, "CONFIRMATION_MISSING", "--confirm prod");
    refuses(demo, "backup prune --env prod --yes", {}, 2, "CONFIRMATION_MISSING", "--confirm prod");
    refuses(demo, "backup prune --env prod --confirm dev", {}, 2, "CONFIRMATION_MISSING", "--confirm prod");
    QCOMPARE(demo.fingerprint(), before);

    run = demo.run("backup prune --env prod --confirm prod --json");
    QVERIFY2(run.code == 0, run.err.constData());
    QCOMPARE(run.document()[u"removed"].toArray(), QJsonArray{old});
    QVERIFY(run.document()[u"bytes"].toInteger() > 0);
    QVERIFY(!QFile::exists(old) && QFile::exists(pinned) && QFile::exists(newest));
    QCOMPARE(demo.run("backup prune --env prod --confirm prod --json").document()[u"plan"][u"go"].toArray().size(), 0);
}

/// What belongs to another environment is shown as such, and stays.
void TestCliBackups::sharedFolder() {
    const DemoWorkspace demo(db::Engine::Sqlite);
    QByteArray shared;
    for (const QByteArray &line : valueOrDie(readFile(demo.path("environments.toml"))).split('\n')) {
        if (!line.startsWith("backups = "))
            shared += line + '\n';
        if (line.startsWith("name = "))
            shared += "backups = \"backups/shared\"\nretention = { all_days = 0, daily_days = 0 }\n";
    }
    demo.write("environments.toml", shared);
    const QString ofDev = create(demo, "dev");
    const QStringList ofProd{create(demo), create(demo)};
    QVERIFY(demo.run("backup list --env dev").out.contains("belongs to “prod”"));
    QCOMPARE(entryOf(demo, ofDev)[u"owner"].toString(), s("other"));
    QCOMPARE(entryOf(demo, ofDev)[u"belongs_to"].toString(), s("dev"));
    QCOMPARE(entryOf(demo, ofProd[0])[u"owner"].toString(), s("ours"));
    QVERIFY(entryOf(demo, ofProd[0])[u"belongs_to"].isNull());
    QVERIFY(demo.run("backup verify --latest --env dev").out.contains(QFileInfo(ofDev).fileName().toUtf8()));
    CliRun run = demo.run("backup prune --env dev --yes --json");
    QCOMPARE(run.code, 0);
    for (const QString &file : ofProd + QStringList{ofDev})
        QVERIFY2(QFile::exists(file), run.out.constData());
    refuses(demo, "backup delete %1 --env dev --yes", {ofProd[0]}, 4, "CHECK_FAILED", "belongs to “prod”");
    run = demo.run("backup prune --env prod --dry-run");
    QVERIFY2(run.out.contains("belongs to “dev”"), run.out.constData());
    run = demo.run("backup prune --env prod --confirm prod");
    QCOMPARE(run.code, 0);
    QVERIFY(!QFile::exists(ofProd[0]) && QFile::exists(ofProd[1]) && QFile::exists(ofDev));
}

void TestCliBackups::pruneNeedsAgreement() {
    const DemoWorkspace demo(db::Engine::Sqlite);
    const QString old = create(demo, "dev");
    (void)create(demo, "dev");
    keepNothing(demo);
    refuses(demo, "backup prune --env dev", {}, 2, "CONFIRMATION_MISSING", "--yes");
    QVERIFY(QFile::exists(old));
    QStringList questions;
    const auto answered = [&](const char *answer) {
        cli::Streams streams;
        streams.out = [](std::string_view) {};
        streams.err = [](std::string_view) {};
        streams.ask = [&](const QString &question, bool) -> Result<QString> {
            questions << question;
            return s(answer);
        };
        return cli::run(demo.arguments("backup prune --env dev"), streams, {});
    };
    QCOMPARE(answered("n"), 2);
    QCOMPARE(answered(""), 2);
    QVERIFY(QFile::exists(old));
    QCOMPARE(answered("y"), 0);
    QCOMPARE(questions.size(), 3);
    QVERIFY(!QFile::exists(old));
}

void TestCliBackups::pruneWithoutADatabase() {
    const DemoWorkspace demo(db::Engine::Sqlite);
    const QString old = create(demo);
    (void)create(demo);
    keepNothing(demo);
    QVERIFY(QFile::rename(demo.path("data/prod.sqlite"), demo.path("data/away.sqlite")));
    refuses(demo, "backup prune --env prod --confirm prod", {}, 4, "NOT_FOUND", "prod");
    QVERIFY(QFile::exists(old));
    const CliRun list = demo.run("backup list --env prod");
    QCOMPARE(list.code, 0);
    QVERIFY2(list.err.contains("could not be asked"), list.err.constData());
    demo.write("backups/prod/catalogue.json", "{");
    refuses(demo, "backup prune --env prod --confirm prod", {}, 4, "CHECK_FAILED", "pinned");
    QVERIFY(QFile::exists(old));
}

void TestCliBackups::restoresByName() {
    const DemoWorkspace demo(db::Engine::Sqlite);
    const QByteArray before = demo.databaseFingerprint("prod");
    const QString name = QFileInfo(create(demo)).fileName();
    demo.exec("prod", s("UPDATE users SET reset_pw_hash = 'new'"));
    const CliRun run = demo.run("restore %1 --env prod --confirm prod --json", {name});
    QVERIFY2(run.code == 0, run.err.constData());
    QCOMPARE(demo.databaseFingerprint("prod"), before);
    // The safety backup is one like every other, and was read back.
    QCOMPARE(entryOf(demo, run.document()[u"safety_backup"].toString())[u"state"].toString(), s("verified"));
    refuses(demo, "restore nothing.jsonl.zst --env prod", {}, 4, "NOT_FOUND", "nothing.jsonl.zst");
}

/// Dumps and copies stand in the same list, are verified by the same command, and a dump is restored by it, too.
void TestCliBackups::otherKinds() {
    const DemoWorkspace demo(db::Engine::MariaDb);
    const CliRun dump = demo.run("backup create --env prod --kind sql --reason inventory --json");
    QVERIFY2(dump.code == 0, dump.err.constData());
    const CliRun copy = demo.run("backup create --env prod --kind physical --json");
    QVERIFY2(copy.code == 0, copy.err.constData());
    const QString dumped = QFileInfo(dump.document()[u"file"].toString()).fileName();
    const QString copied = QFileInfo(copy.document()[u"file"].toString()).fileName();
    QVERIFY2(dumped.endsWith(s(".sql.zst")), qPrintable(dumped));
    QVERIFY2(copied.endsWith(s(".physical")), qPrintable(copied));
    for (const auto &[file, kind] : {std::pair(dumped, s("sql")), std::pair(copied, s("physical"))}) {
        const CliRun verified = demo.run("backup verify %1 --env prod --depth restored --json", {file});
        QVERIFY2(verified.code == 0, verified.err.constData());
        bool listed = false;
        for (const QJsonValue &entry : demo.run("backup list --env prod --json").document()[u"backups"].toArray()) {
            if (QFileInfo(entry[u"file"].toString()).fileName() != file)
                continue;
            listed = true;
            QCOMPARE(entry[u"kind"].toString(), kind);
            QCOMPARE(entry[u"depth"].toString(), s("restored"));
        }
        QVERIFY2(listed, qPrintable(file));
    }
    const CliRun restored = demo.run("restore %1 --env prod --confirm prod --json", {dumped});
    QVERIFY2(restored.code == 0, restored.err.constData());
    refuses(demo, "restore %1 --env prod --confirm prod", {copied}, 4, "INVALID_INPUT", "mariadb-backup");
}

void TestCliBackups::otherKindsOnSqlite() {
    const DemoWorkspace demo(db::Engine::Sqlite);
    for (const char *kind : {"sql", "physical"}) {
        const CliRun run = demo.run("backup create --env prod --kind %1 --json", {s(kind)});
        QVERIFY2(run.code != 0, kind);
        QVERIFY2(!run.errorCode().isEmpty(), run.err.constData());
    }
    QCOMPARE(demo.run("backup create --env prod --kind other").code, 2);
    QCOMPARE(demo.run("backup list --env prod --json").document()[u"backups"].toArray().size(), 0);
}

QTEST_GUILESS_MAIN(TestCliBackups)
#include "test_cli_backups.moc"
