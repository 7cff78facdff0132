// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/overview_page.h"

#include "gui/look/format.h"
#include "gui/look/plain_texts.h"
#include "gui/widgets/environment_card.h"
#include "gui/widgets/icons.h"
#include "gui/widgets/tables.h"

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>

#include "ui_overview_page.h"

#include <algorithm>

namespace stellwerk::gui {
namespace {
constexpr int kAgeIntervalMs = 30'000;
}

OverviewPage::OverviewPage(WorkspaceFlow &workspace, QWidget *parent)
    : QWidget(parent), m_ui(std::make_unique<Ui::OverviewPage>()), m_workspace(workspace) {
    m_ui->setupUi(this);
    m_ui->pageTitle->setScale(1.7);
    m_ui->banner->setPosition(KMessageWidget::Position::Inline);
    m_ui->nextButton->setDefault(true);
    m_ui->pendingView->setModel(&m_pending);
    styleTable(m_ui->pendingView, {40, 10, 12});
    connect(m_ui->refreshButton, &QPushButton::clicked, &workspace, &WorkspaceFlow::refresh);
    connect(m_ui->nextButton, &QPushButton::clicked, this, &OverviewPage::runNext);
    connect(&workspace, &WorkspaceFlow::sessionChanged, this, &OverviewPage::showState);
    connect(&workspace, &WorkspaceFlow::environmentsChanged, this, &OverviewPage::showState);
    connect(&workspace, &WorkspaceFlow::packagesChanged, this, &OverviewPage::showState);
    connect(&m_ageTimer, &QTimer::timeout, this, &OverviewPage::showState);
    m_ageTimer.start(kAgeIntervalMs);
    showState();
}

OverviewPage::~OverviewPage() = default;

void OverviewPage::changeEvent(QEvent *event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        m_ui->retranslateUi(this);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange)
        showState();
}

void OverviewPage::showState() {
    if (!m_workspace.session())
        return;
    const project::Project &project = m_workspace.session()->workspace.project;
    m_ui->projectLabel->setText(
        tr("%1 %2 needs database version %3")
            .arg(project.name, project.version.toString(), project.requiredDbVersion.toString()));
    m_ui->refreshButton->setEnabled(!m_workspace.isReading());
    QDateTime oldest;
    for (const EnvironmentEntry &entry : m_workspace.environments())
        if (entry.status && (!oldest.isValid() || entry.status->checkedAt < oldest))
            oldest = entry.status->checkedAt;
    m_ui->ageLabel->setText(m_workspace.isReading() ? tr("Reading the environments …")
                            : oldest.isValid()      ? tr("Data as of %1").arg(dateTimeText(oldest))
                                                    : QString());
    updateCards();
    updateBanner();
    updateNext();
    updateDetail();
}

void OverviewPage::updateCards() {
    const auto &entries = m_workspace.environments();
    if (m_cards.size() != entries.size()) {
        while (QLayoutItem *item = m_ui->cardsLayout->takeAt(0)) {
            delete item->widget();
            delete item;
        }
        m_cards.clear();
        for (const EnvironmentEntry &entry : entries) {
            if (!m_cards.empty()) {
                auto *arrow = new QLabel(QStringLiteral("→"), m_ui->cardsHost);
                arrow->setObjectName(QStringLiteral("arrow"));
                m_ui->cardsLayout->addWidget(arrow);
            }
            auto *card = new EnvironmentCard(m_ui->cardsHost);
            card->setObjectName(QString(u"card_" + entry.environment.name));
            connect(card, &EnvironmentCard::chosen, this, &OverviewPage::choose);
            m_ui->cardsLayout->addWidget(card, 1);
            m_cards.push_back(card);
        }
    }
    const bool known =
        std::ranges::contains(entries, m_chosen, [](const EnvironmentEntry &entry) { return entry.environment.name; });
    if (!known)
        m_chosen = entries.empty() ? QString() : entries.back().environment.name;
    for (size_t index = 0; index < entries.size(); ++index) {
        m_cards[index]->setEntry(entries[index]);
        m_cards[index]->setSelected(entries[index].environment.name == m_chosen);
    }
    m_ui->cardsLayout->activate();
    m_ui->cardsArea->setMinimumHeight(m_ui->cardsHost->sizeHint().height());
}

void OverviewPage::updateBanner() {
    const EnvironmentEntry *worst = nullptr;
    int problems = 0;
    for (const EnvironmentEntry &entry : m_workspace.environments()) {
        if (!entry.status || !isProblem(stateOf(entry)))
            continue;
        ++problems;
        if (!worst || entry.environment.kind > worst->environment.kind)
            worst = &entry;
    }
    m_ui->banner->setVisible(worst != nullptr);
    if (!worst)
        return;
    const bool production = worst->environment.kind == project::EnvironmentKind::Production;
    m_ui->banner->setMessageType(production ? KMessageWidget::Error : KMessageWidget::Warning);
    const QString more = problems > 1 ? QString(u' ' + tr("%n more below.", nullptr, problems - 1)) : QString();
    const QString hint = worst->status->error ? worst->status->error->hint : worst->status->nextStepText;
    m_ui->banner->setText(QString(worst->environment.name + u": " + lookOf(stateOf(*worst)).word + u". " +
                                  reasonOf(*worst) + u' ' + hint + more));
}

void OverviewPage::updateNext() {
    m_next = chooseNextAction(m_workspace.environments(), m_workspace.packages());
    using Kind = NextAction::Kind;
    QString button;
    QString icon = QStringLiteral("go-next");
    switch (m_next.kind) {
    case Kind::Nothing:
        icon = QStringLiteral("checkmark");
        break;
    case Kind::Wait:
        icon = QStringLiteral("view-refresh");
        break;
    case Kind::Explain:
        icon = QStringLiteral("dialog-information");
        break;
    case Kind::TryAgain:
        button = tr("&Try Again");
        icon = QStringLiteral("dialog-warning");
        break;
    case Kind::NewPackage:
        button = tr("Make &Package %1…").arg(m_next.version.toString());
        icon = QStringLiteral("archive-insert");
        break;
    case Kind::Deploy:
        button = tr("&Deploy %1 to %2…").arg(m_next.version.toString(), m_next.environment);
        break;
    case Kind::Command:
        button = tr("&Copy Command");
        icon = QStringLiteral("edit-copy");
        break;
    }
    showBold(m_ui->nextSentence, m_next.sentence);
    m_ui->nextCommand->setText(m_next.command);
    m_ui->nextCommand->setVisible(!m_next.command.isEmpty());
    m_ui->nextButton->setText(button);
    m_ui->nextButton->setVisible(!button.isEmpty());
    showIcon(m_ui->nextIcon, icon, QStyle::PM_LargeIconSize);
}

void OverviewPage::updateDetail() {
    const auto &entries = m_workspace.environments();
    const auto entry =
        std::ranges::find(entries, m_chosen, [](const EnvironmentEntry &each) { return each.environment.name; });
    const deployment::EnvironmentStatus *known = entry == entries.end() ? nullptr : entry->data();
    m_ui->detailTitle->setText(m_chosen.isEmpty() ? QString() : tr("Pending in %1").arg(m_chosen));
    const bool pending = known && !known->version.pending.empty();
    if (pending)
        m_pending.setRows(known->version.pending);
    m_ui->detailStack->setCurrentWidget(pending ? m_ui->pendingPage : m_ui->nothingPage);
    m_ui->nothingLabel->setText(
        known ? tr("No migration waits here. %1").arg(reasonOf(*entry))
              : tr("It is not known what waits here, because the database could not be read yet."));
}

void OverviewPage::choose(const QString &environment) {
    m_chosen = environment;
    showState();
}

void OverviewPage::runNext() {
    switch (m_next.kind) {
    case NextAction::Kind::TryAgain:
        return m_workspace.refresh();
    case NextAction::Kind::NewPackage:
        return Q_EMIT packageRequested(m_next.environment);
    case NextAction::Kind::Deploy:
        return Q_EMIT deployRequested(m_next.packagePath, m_next.environment);
    case NextAction::Kind::Command:
        return QGuiApplication::clipboard()->setText(m_next.command);
    default:
        break;
    }
}

} // namespace stellwerk::gui
