// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/step_package.h"

#include "gui/widgets/tables.h"

#include <QEvent>
#include <QFileDialog>

#include "ui_step_package.h"

#include <algorithm>

namespace stellwerk::gui {

StepPackage::StepPackage(DeploymentFlow &flow, WorkspaceFlow &workspace, std::shared_ptr<const Backend> backend,
                         QWidget *parent)
    : QWidget(parent),
      m_ui(std::make_unique<Ui::StepPackage>()),
      m_flow(flow),
      m_workspace(workspace),
      m_backend(std::move(backend)) {
    m_ui->setupUi(this);
    m_ui->packageView->setModel(&m_packages);
    styleTable(m_ui->packageView, {12, 14, 18, 12, 10, 10, 10});
    m_ui->errorPanel->hide();
    connect(m_ui->packageView->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex &index) {
                const PackageEntry *entry = m_packages.row(index.row());
                m_flow.choosePackage(entry ? std::optional(*entry) : std::nullopt);
            });
    connect(m_ui->packageView, &QTableView::activated, &flow, &DeploymentFlow::next);
    connect(m_ui->fileButton, &QPushButton::clicked, this, &StepPackage::chooseFile);
    connect(&workspace, &WorkspaceFlow::packagesChanged, this, &StepPackage::showPackages);
    connect(&workspace, &WorkspaceFlow::sessionChanged, this, [this] {
        m_otherFiles.clear();
        showPackages();
    });
    connect(&flow, &DeploymentFlow::changed, this, &StepPackage::showState);
    showPackages();
}

StepPackage::~StepPackage() = default;

void StepPackage::changeEvent(QEvent *event) {
    QWidget::changeEvent(event);
    if (event->type() != QEvent::LanguageChange)
        return;
    m_ui->retranslateUi(this);
    m_packages.retranslate();
    showState();
}

void StepPackage::showPackages() {
    const QString chosen = m_flow.package() ? m_flow.package()->path : QString();
    std::vector<PackageEntry> entries = m_otherFiles;
    entries.insert(entries.end(), m_workspace.packages().begin(), m_workspace.packages().end());
    {
        // The selection is put back below; what was chosen must survive the moment without rows.
        const QSignalBlocker quiet(m_ui->packageView->selectionModel());
        m_packages.setRows(std::move(entries));
    }
    auto found = std::ranges::find(m_packages.rows(), chosen, &PackageEntry::path);
    if (found == m_packages.rows().end())
        found = std::ranges::find_if(m_packages.rows(), &PackageEntry::usable);
    if (found != m_packages.rows().end())
        m_ui->packageView->selectRow(static_cast<int>(found - m_packages.rows().begin()));
    else
        m_flow.choosePackage(std::nullopt);
    showState();
}

void StepPackage::showState() {
    const bool empty = m_packages.rows().empty();
    m_ui->packageView->setVisible(!empty);
    m_ui->placeholder->setVisible(empty);
    m_ui->placeholder->setTexts(QStringLiteral("package-x-generic"), tr("No package yet"),
                                tr("Make one on the page Packages, or choose a file from another place."));
    const auto &package = m_flow.package();
    m_ui->errorPanel->setVisible(package && package->error);
    if (package && package->error)
        m_ui->errorPanel->showError(*package->error, tr("Nothing of it was used."));
    // Another page may have chosen a package.
    const auto found = std::ranges::find(m_packages.rows(), package ? package->path : QString(), &PackageEntry::path);
    const int row = static_cast<int>(found - m_packages.rows().begin());
    if (found != m_packages.rows().end() && m_ui->packageView->currentIndex().row() != row)
        m_ui->packageView->selectRow(row);
}

void StepPackage::chooseFile() {
    auto *dialog = new QFileDialog(this, tr("Choose a Package"), {}, tr("Packages (*.tar.gz)"));
    dialog->setObjectName(QStringLiteral("packageDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &path) {
        m_reader.run<PackageEntry>(
            [backend = m_backend, path](const TaskContext &context) -> Result<PackageEntry> {
                return backend->readPackage(path, context);
            },
            [this, path](Result<PackageEntry> entry) {
                PackageEntry read = entry ? *std::move(entry) : PackageEntry{.path = path, .error = entry.error()};
                std::erase_if(m_otherFiles, [&path](const PackageEntry &each) { return each.path == path; });
                m_otherFiles.insert(m_otherFiles.begin(), read);
                m_flow.choosePackage(read);
                showPackages();
            });
    });
    dialog->open();
}

} // namespace stellwerk::gui
