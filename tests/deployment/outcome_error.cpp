// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "deployment/outcome_error.h"

#include "base/files.h"

#include <QFile>
#include <QFileInfo>

namespace stellwerk::test {

namespace {

/// What stands in the way in the database, and how it goes.
struct Intruder {
    QString since; ///< the phase at whose beginning it comes; the phases of one transaction take nothing from outside
    QStringList statements;
    QStringList away;
};

QString refusing(db::Engine engine, const char *what) {
    return engine == db::Engine::MariaDb
               ? QStringLiteral("CREATE TRIGGER intruder BEFORE %1 FOR EACH ROW SIGNAL SQLSTATE '45000' SET "
                                "MESSAGE_TEXT = 'intruder'")
                     .arg(QLatin1String(what))
               : QStringLiteral("CREATE TRIGGER intruder BEFORE %1 BEGIN SELECT RAISE(ABORT, 'intruder'); END")
                     .arg(QLatin1String(what));
}

QMap<QString, Intruder> intruders(db::Engine engine) {
    const QString net = QStringLiteral("safety_net");
    const QStringList noTrigger{QStringLiteral("DROP TRIGGER intruder")};
    return {{QStringLiteral("migrate"), // which makes a table of that name
             {QStringLiteral("migrate"),
              {QStringLiteral("CREATE TABLE gsm_misc (id INT)")},
              {QStringLiteral("DROP TABLE gsm_misc")}}},
            {net, // which finds that the table is missing, but cannot make it
             {net,
              {QStringLiteral("ALTER TABLE gsm_misc RENAME TO stellwerk_kept_away"),
               QStringLiteral("CREATE VIEW gsm_misc AS SELECT 1 AS id")},
              {QStringLiteral("DROP VIEW gsm_misc"),
               QStringLiteral("ALTER TABLE stellwerk_kept_away RENAME TO gsm_misc")}}},
            {QStringLiteral("import"), {net, {refusing(engine, "INSERT ON gsm_misc")}, noTrigger}},
            {QStringLiteral("validate"), // whose proof finds it
             {net,
              {QStringLiteral("UPDATE users SET email = CONCAT(email, '.intruder')")},
              {QStringLiteral("UPDATE users SET email = REPLACE(email, '.intruder', '')")}}},
            {QStringLiteral("record"), {net, {refusing(engine, "UPDATE ON stellwerk_deployment")}, noTrigger}},
            {QStringLiteral("rollback"), // whose first level changes no row that somebody else has changed
             {QStringLiteral("rollback"), {QStringLiteral("UPDATE gsm_misc SET value = 'changed meanwhile'")}, {}}}};
}

QString awayFrom(const QString &path) {
    return path + QLatin1String("-away");
}

void moveAway(const QString &path) {
    if (!QFile::rename(path, awayFrom(path)))
        qFatal("%s cannot be moved away", qPrintable(path));
}

QString hooksFail(const Stage &stage) {
    return stage.folder() + QLatin1String("/hooks-fail");
}

} // namespace

bool OutcomeError::hear(const Event &event) {
    if (event.event == u"failed")
        takeAway();
    if (m_made || event.event != u"phase_started")
        return false;
    const QString comes = intruders(m_stage.prod.driver).value(m_phase, {m_phase, {}, {}}).since;
    if (event.data[QLatin1String("phase")].toString() != comes)
        return false;
    m_made = true;
    return makeCause();
}

bool OutcomeError::makeCause() {
    const auto all = intruders(m_stage.prod.driver);
    const QString backups = m_stage.session.workspace.backupsFolder(m_stage.prod);
    if (all.contains(m_phase)) {
        m_stage.change(all[m_phase].statements);
    } else if (m_phase == u"preflight") {
        moveAway(m_stage.package);
    } else if (m_phase == u"backup" || m_phase == u"rehearsal") {
        if (QFile::exists(backups))
            moveAway(backups);
        m_stage.write(backups, "in the way");
    } else if (m_phase == u"maintenance_on" || m_phase == u"maintenance_off") {
        valueOrDie(writeFileAtomically(hooksFail(m_stage), "yes"));
    } else if (m_phase == u"retention") {
        valueOrDie(writeFileAtomically(backups + QLatin1String("/catalogue.json"), "rubbish"));
    } else if (m_phase != u"health_check") { // where the backend says that it is not well
        qFatal("no error is known for the phase %s", qPrintable(m_phase));
    }
    return true;
}

void OutcomeError::takeAway() const {
    if (m_made)
        m_stage.change(intruders(m_stage.prod.driver).value(m_phase).away);
}

void mendCause(const Stage &stage) {
    QFile::remove(hooksFail(stage));
    const QString backups = stage.session.workspace.backupsFolder(stage.prod);
    if (QFileInfo(backups).isFile())
        QFile::remove(backups);
    for (const QString &path : {backups, stage.package}) {
        if (QFile::exists(awayFrom(path)) && !QFile::rename(awayFrom(path), path))
            qFatal("%s cannot be moved back", qPrintable(path));
    }
}

} // namespace stellwerk::test
