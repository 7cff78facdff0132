// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/packages_page.h"

#include "gui/look/format.h"
#include "gui/widgets/tables.h"

#include <QDir>
#include <QEvent>
#include <QFileInfo>

#include "ui_packages_page.h"

#include <algorithm>

namespace stellwerk::gui {

PackagesPage::PackagesPage(WorkspaceFlow &workspace, QWidget *parent)
    : QWidget(parent), m_ui(std::make_unique<Ui::PackagesPage>()), m_workspace(workspace) {
    m_ui->setupUi(this);
    m_ui->pageTitle->setScale(1.7);
    m_ui->newButton->setDefault(true);
    m_ui->newPanel->hide();
    m_ui->message->hide();
    m_ui->errorPanel->hide();
    m_ui->packageView->setModel(&m_packages);
    styleTable(m_ui->packageView, {12, 14, 18, 12, 10, 10, 10});
    m_ui->splitter->setSizes({300, 260});
    connect(m_ui->newButton, &QPushButton::clicked, this, [this] { startNewPackage(); });
    connect(m_ui->placeholder->primaryButton(), &QPushButton::clicked, this, [this] { startNewPackage(); });
    connect(m_ui->closePanelButton, &QPushButton::clicked, m_ui->newPanel, &QWidget::hide);
    connect(m_ui->makeButton, &QPushButton::clicked, this, [this] {
        m_ui->message->hide();
        m_workspace.preparePackage(m_ui->sourceCombo->currentText());
    });
    connect(m_ui->cancelMakeButton, &QPushButton::clicked, &workspace, &WorkspaceFlow::cancelPreparing);
    connect(m_ui->sourceCombo, &QComboBox::currentIndexChanged, this, &PackagesPage::updateNewPanel);
    connect(m_ui->packageView->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &PackagesPage::updateDetail);
    connect(m_ui->deployButton, &QPushButton::clicked, this, [this] { Q_EMIT deployRequested(m_chosenPath); });
    connect(&workspace, &WorkspaceFlow::sessionChanged, this, &PackagesPage::showState);
    connect(&workspace, &WorkspaceFlow::packagesChanged, this, &PackagesPage::updatePackages);
    connect(&workspace, &WorkspaceFlow::activityChanged, this, &PackagesPage::updateNewPanel);
    connect(&workspace, &WorkspaceFlow::environmentsChanged, this, &PackagesPage::updateNewPanel);
    connect(&workspace, &WorkspaceFlow::packagePrepared, this, &PackagesPage::showPrepared);
    connect(&workspace, &WorkspaceFlow::preparingProgressed, this,
            [this](const Progress &progress) { m_ui->makeText->setText(progress.text); });
    showState();
}

PackagesPage::~PackagesPage() = default;

void PackagesPage::changeEvent(QEvent *event) {
    QWidget::changeEvent(event);
    if (event->type() != QEvent::LanguageChange)
        return;
    m_ui->retranslateUi(this);
    m_packages.retranslate();
    showState();
}

void PackagesPage::showState() {
    if (!m_workspace.session())
        return;
    m_ui->folderLabel->setText(QDir::toNativeSeparators(m_workspace.session()->workspace.packagesFolder()));
    const QString chosen = m_ui->sourceCombo->currentText();
    m_ui->sourceCombo->clear();
    for (const EnvironmentEntry &entry : m_workspace.environments())
        m_ui->sourceCombo->addItem(entry.environment.name);
    m_ui->sourceCombo->setCurrentText(chosen);
    m_ui->placeholder->setTexts(
        QStringLiteral("package-x-generic"), tr("No package yet"),
        tr("A package is one file that carries the migrations and the master data of one version to an environment."));
    m_ui->placeholder->primaryButton()->setText(tr("&New Package…"));
    m_ui->placeholder->primaryButton()->setVisible(true);
    updateNewPanel();
    updatePackages();
}

void PackagesPage::updatePackages() {
    const QString chosen = m_chosenPath;
    m_packages.setRows(m_workspace.packages());
    const bool empty = m_workspace.packages().empty();
    m_ui->stack->setCurrentWidget(empty ? m_ui->emptyPage : m_ui->listPage);
    m_ui->newButton->setVisible(!empty);
    m_ui->errorPanel->setVisible(m_workspace.packagesError().has_value());
    if (m_workspace.packagesError())
        m_ui->errorPanel->showError(*m_workspace.packagesError());
    const auto found = std::ranges::find(m_packages.rows(), chosen, &PackageEntry::path);
    const int row = found == m_packages.rows().end() ? 0 : static_cast<int>(found - m_packages.rows().begin());
    m_ui->packageView->selectRow(row);
    updateDetail();
}

void PackagesPage::startNewPackage(const QString &environment) {
    if (!environment.isEmpty())
        m_ui->sourceCombo->setCurrentText(environment);
    m_ui->newPanel->show();
    updateNewPanel();
    m_ui->sourceCombo->setFocus();
}

void PackagesPage::updateNewPanel() {
    const auto &entries = m_workspace.environments();
    const auto entry = std::ranges::find(entries, m_ui->sourceCombo->currentText(),
                                         [](const EnvironmentEntry &each) { return each.environment.name; });
    QString reason;
    if (entry == entries.end())
        reason = tr("The workspace has no environment.");
    else if (!entry->version())
        reason = tr("The database version of %1 is not known, so no package can be made from it.")
                     .arg(entry->environment.name);
    const bool busy = m_workspace.isPreparing();
    m_ui->sourceReason->setText(
        reason.isEmpty() && entry != entries.end()
            ? tr("The package will bring database version %1.").arg(versionText(entry->version()))
            : reason);
    m_ui->makeButton->setEnabled(reason.isEmpty() && !busy);
    m_ui->sourceCombo->setEnabled(!busy);
    m_ui->closePanelButton->setEnabled(!busy);
    m_ui->makeProgress->setVisible(busy);
    m_ui->makeText->setVisible(busy);
    m_ui->cancelMakeButton->setVisible(busy);
    if (m_workspace.prepareError())
        m_ui->errorPanel->showError(*m_workspace.prepareError(), tr("No package was written."));
    else if (!m_workspace.packagesError())
        m_ui->errorPanel->hide();
}

void PackagesPage::showPrepared(const QString &path, const QStringList &warnings) {
    m_chosenPath = path;
    m_ui->newPanel->hide();
    m_ui->message->setMessageType(warnings.isEmpty() ? KMessageWidget::Positive : KMessageWidget::Warning);
    const QString made = tr("%1 was made and read back.").arg(QFileInfo(path).fileName());
    m_ui->message->setText(warnings.isEmpty() ? made : QString(made + u' ' + warnings.join(u' ')));
    m_ui->message->show();
}

void PackagesPage::updateDetail() {
    const PackageEntry *entry = m_packages.row(m_ui->packageView->currentIndex().row());
    m_ui->detailCard->setVisible(entry != nullptr);
    if (!entry)
        return;
    m_chosenPath = entry->path;
    showDetail(*entry);
}

void PackagesPage::showDetail(const PackageEntry &entry) {
    m_ui->detailTitle->setText(entry.metadata ? tr("Package %1").arg(entry.metadata->requiredDbVersion.toString())
                                              : entry.fileName());
    m_ui->deployButton->setVisible(entry.usable());
    m_ui->detailError->setVisible(entry.error.has_value());
    m_ui->facts->setVisible(entry.metadata.has_value());
    if (entry.error)
        m_ui->detailError->showError(*entry.error, tr("Nothing of it was used."));
    if (!entry.metadata)
        return;
    const package::Metadata &metadata = *entry.metadata;
    m_ui->deployButton->setText(tr("&Deploy %1…").arg(metadata.requiredDbVersion.toString()));
    m_ui->createdValue->setText(dateTimeText(QDateTime::fromString(metadata.createdAt, Qt::ISODate)));
    m_ui->byValue->setText(
        tr("%1, from %2, with Stellwerk %3").arg(metadata.createdBy, metadata.sourceEnvironment, metadata.toolVersion));
    m_ui->backendValue->setText(metadata.version.toString());
    QStringList migrations;
    for (const package::PackagedMigration &migration : metadata.migrations)
        migrations << migration.fileName.section(u'.', 0, 0);
    migrations.removeDuplicates(); // one migration may have a file for each engine
    m_ui->migrationsValue->setText(migrations.isEmpty() ? QStringLiteral("—") : migrations.join(QLatin1String(", ")));
    m_ui->contentsValue->setText(
        QString(tr("%n row(s) of master data", nullptr, static_cast<int>(rowsOf(metadata))) + u' ' +
                tr("in %n kind(s)", "kinds of master data", static_cast<int>(metadata.counts.size()))));
    m_ui->checksumValue->setText(entry.sha256);
    m_ui->pathValue->setText(QDir::toNativeSeparators(entry.path));
}

} // namespace stellwerk::gui
