// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/widgets/environment_card.h"

#include "gui/look/format.h"
#include "gui/look/plain_texts.h"
#include "gui/widgets/icons.h"

#include <QEvent>
#include <QKeyEvent>

#include "ui_environment_card.h"

namespace stellwerk::gui {

EnvironmentCard::EnvironmentCard(QWidget *parent) : Card(parent), m_ui(std::make_unique<Ui::EnvironmentCard>()) {
    m_ui->setupUi(this);
    m_ui->versionLabel->setScale(2.2);
    m_ui->factsLayout->setColumnStretch(1, 1);
    m_ui->factsLayout->setHorizontalSpacing(16);
    m_ui->factsLayout->setVerticalSpacing(4);
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
}

EnvironmentCard::~EnvironmentCard() = default;

void EnvironmentCard::setEntry(const EnvironmentEntry &entry) {
    m_entry = entry;
    updateTexts();
}

void EnvironmentCard::updateTexts() {
    const project::Environment &environment = m_entry.environment;
    const QColor color = kindColor(environment.kind);
    setAccent(color);
    showIcon(m_ui->kindIcon, kindIconName(environment.kind));
    m_ui->nameLabel->setText(environment.name);
    showBold(m_ui->kindLabel, kindMark(environment.kind));
    QPalette kindPalette = m_ui->kindLabel->palette();
    kindPalette.setColor(QPalette::WindowText, readableOn(color, ground(palette())));
    m_ui->kindLabel->setPalette(kindPalette);

    const Look look = lookOf(stateOf(m_entry));
    m_ui->badge->setLook(look);
    m_ui->versionLabel->setText(versionText(m_entry.version()));
    m_ui->versionLabel->setEnabled(!m_entry.stale());
    m_ui->reasonLabel->setText(reasonOf(m_entry));
    m_ui->staleLabel->setVisible(m_entry.stale());
    if (m_entry.stale())
        m_ui->staleLabel->setText(tr("The data below are from %1.").arg(dateTimeText(m_entry.lastGood->checkedAt)));
    updateFacts();
    //: %1 name, %2 kind, %3 version, %4 state of an environment; read aloud
    setAccessibleName(
        tr("%1, %2, database version %3, %4")
            .arg(environment.name, kindText(environment.kind), versionText(m_entry.version()), look.word));
    setAccessibleDescription(m_ui->reasonLabel->text());
}

void EnvironmentCard::updateFacts() {
    const deployment::EnvironmentStatus *known = m_entry.data();
    const QString nothing = QStringLiteral("—");
    m_ui->pendingValue->setText(known ? tr("%n migration(s)", nullptr, static_cast<int>(known->version.pending.size()))
                                      : nothing);
    QString backup = nothing;
    if (known && known->lastBackup)
        backup =
            QString(ageText(known->lastBackup->createdAt) + u" · " + versionText(known->lastBackup->databaseVersion));
    else if (known)
        backup = QString(u"! " + tr("none yet", "backup"));
    m_ui->backupValue->setText(backup);
    // MariaDB names itself in its version, SQLite does not.
    const bool sqlite = known && known->environment.driver == db::Engine::Sqlite;
    const QString server = sqlite  ? QString(u"SQLite " + known->serverVersion)
                           : known ? known->serverVersion
                                   : QString();
    m_ui->serverValue->setText(known && !known->serverVersion.isEmpty() ? server : nothing);
    m_ui->checkedValue->setText(m_entry.reading  ? tr("now …", "being checked now")
                                : m_entry.status ? ageText(m_entry.status->checkedAt)
                                                 : nothing);
    QStringList warnings;
    if (known)
        warnings = known->warnings;
    m_ui->warningsLabel->setVisible(!warnings.isEmpty());
    m_ui->warningsLabel->setText(warnings.isEmpty() ? QString()
                                                    : QString(u"! " + warnings.join(QLatin1String("\n! "))));
    m_ui->nextLabel->setText(m_entry.status ? m_entry.status->nextStepText : QString());
    m_ui->nextLabel->setVisible(!m_ui->nextLabel->text().isEmpty());
    for (QLabel *value : {m_ui->pendingValue, m_ui->backupValue, m_ui->serverValue})
        value->setEnabled(!m_entry.stale());
}

void EnvironmentCard::changeEvent(QEvent *event) {
    Card::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        m_ui->retranslateUi(this);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange)
        updateTexts();
}

void EnvironmentCard::mousePressEvent(QMouseEvent *event) {
    Card::mousePressEvent(event);
    Q_EMIT chosen(environmentName());
}

void EnvironmentCard::keyPressEvent(QKeyEvent *event) {
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter || event->key() == Qt::Key_Space)
        return Q_EMIT chosen(environmentName());
    Card::keyPressEvent(event);
}

} // namespace stellwerk::gui
