// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFile>

#include "cli_fixture.h"

using namespace stellwerk;
using namespace stellwerk::test;

namespace {

QString s(const char *text) {
    return QString::fromUtf8(text);
}

} // namespace

class CliRehearsalTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void works_data() { addEngineRows(); }
    void works();
    void wouldFail_data() { addEngineRows(); }
    void wouldFail();
    void thenDeploys_data() { addEngineRows(); }
    void thenDeploys();
};

void CliRehearsalTest::works() {
    DemoWorkspace demo(currentEngine());
    const QString package = demo.package();
    const QByteArray before = demo.databaseFingerprint("prod");
    CliRun run = demo.run("rehearse %1 --env prod", {package});
    QVERIFY2(run.code == 0, run.err.constData());
    const QString text = QString::fromUtf8(run.out);
    for (const char *part : {"✓ The deployment works on a copy of “prod”", "“prod” was not changed",
                             "Restore into the copy", "Slowest statements", "The application will probably be away for",
                             "measured on the copy", "it is verified", "rehearsal.html"})
        QVERIFY2(text.contains(s(part)), qPrintable(s(part) + u'\n' + text));
    run = demo.run("rehearse %1 --env prod --json", {package});
    QVERIFY2(run.code == 0, run.err.constData());
    const QJsonObject document = run.document();
    QVERIFY(document[u"success"].toBool());
    const QJsonObject rehearsal = document[u"rehearsal"].toObject();
    QVERIFY(rehearsal[u"works"].toBool());
    QVERIFY(rehearsal[u"prediction"].toObject()[u"high_milliseconds"].toInteger() > 0);
    const QString folder = document[u"report_folder"].toString();
    for (const char *file : {"/rehearsal.json", "/rehearsal.html", "/events.jsonl"})
        QVERIFY2(QFile::exists(folder + s(file)), file);
    QCOMPARE(demo.databaseFingerprint("prod"), before);
    // A rehearsal is no deployment; its backup is one that was restored.
    QVERIFY(demo.run("deployments list --json").document()[u"deployments"].toArray().isEmpty());
    const QJsonArray backups = demo.run("backup list --env prod --json").document()[u"backups"].toArray();
    QCOMPARE(backups.size(), 2);
    for (const QJsonValue &backup : backups)
        QCOMPARE(backup[u"depth"].toString(), s("restored"));
    QVERIFY(QString::fromUtf8(demo.run("backup list --env prod").out).contains(s("rehearsal of 0.4.0")));
}

void CliRehearsalTest::wouldFail() {
    DemoWorkspace demo(currentEngine());
    demo.write("migrations/0009_unique.sql", "-- version: 0.4.0\n-- critical: true\n-- migrate:up\n"
                                             "CREATE UNIQUE INDEX only_one ON gsm_skills (game_system);\n"
                                             "-- migrate:down\nDROP INDEX only_one ON gsm_skills;\n");
    const QString package = demo.package();
    const QByteArray before = demo.databaseFingerprint("prod");
    CliRun run = demo.run("rehearse %1 --env prod", {package});
    QCOMPARE(run.code, 4);
    const QString said = QString::fromUtf8(run.err + run.out);
    QVERIFY2(said.contains(s("0009_unique.sql:4")) && said.contains(s("only_one")), qPrintable(said));
    QVERIFY2(said.contains(s("Nothing was changed")), qPrintable(said));
    run = demo.run("rehearse %1 --env prod --json", {package});
    QCOMPARE(run.code, 4);
    QCOMPARE(run.errorCode(), s("CHECK_FAILED"));
    const QJsonObject error = run.document()[u"rehearsal"].toObject()[u"error"].toObject();
    QVERIFY2(error[u"position"].toString().contains(s("0009_unique.sql:4")), qPrintable(error[u"position"].toString()));
    QVERIFY(error[u"statement"].toString().startsWith(s("CREATE UNIQUE INDEX only_one")));
    QCOMPARE(demo.run("deploy %1 --env prod --confirm prod --rehearse", {package}).code, 4);
    QCOMPARE(demo.databaseFingerprint("prod"), before);
}

void CliRehearsalTest::thenDeploys() {
    DemoWorkspace demo(currentEngine());
    const CliRun run = demo.run("deploy %1 --env prod --confirm prod --rehearse --json", {demo.package()});
    QVERIFY2(run.code == 0, run.err.constData());
    const QJsonObject rehearsal = run.document()[u"report"].toObject()[u"rehearsal"].toObject();
    QVERIFY(rehearsal[u"text"].toString().contains(s("It took")));
    QVERIFY(rehearsal[u"prediction"].toObject()[u"low_milliseconds"].toInteger() > 0);
}

QTEST_GUILESS_MAIN(CliRehearsalTest)
#include "test_cli_rehearsal.moc"
