// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/main_window.h"

#include "gui/pages/deployment_page.h"
#include "gui/pages/overview_page.h"
#include "gui/pages/packages_page.h"
#include "gui/pages/start_page.h"

#include <QActionGroup>
#include <QApplication>
#include <QCloseEvent>
#include <QDir>
#include <QFileDialog>
#include <QLabel>
#include <QMessageBox>
#include <QPushButton>
#include <QStandardPaths>

#include "ui_main_window.h"

#include <algorithm>

namespace stellwerk::gui {
namespace {
constexpr int kNarrow = 1000;    ///< below this width the sidebar shows icons only
constexpr int kSidebarIcon = 22; ///< logical pixels
const QStringList kPageNames{QStringLiteral("overview"), QStringLiteral("packages"), QStringLiteral("deployment")};
} // namespace

MainWindow::MainWindow(const Parts &parts, QWidget *parent)
    : QMainWindow(parent),
      m_ui(std::make_unique<Ui::MainWindow>()),
      m_parts(parts),
      m_start(new StartPage(parts.workspace)),
      m_overview(new OverviewPage(parts.workspace)),
      m_packages(new PackagesPage(parts.workspace)),
      m_deployment(new DeploymentPage(parts.deployment, parts.workspace, parts.backend)),
      m_goActions(new QActionGroup(this)),
      m_schemeActions(new QActionGroup(this)),
      m_languageActions(new QActionGroup(this)),
      m_activity(new QLabel),
      m_showRun(new QPushButton),
      m_demoMark(new QLabel) {
    m_ui->setupUi(this);
    m_ui->sidebar->setIconSize({kSidebarIcon, kSidebarIcon});
    m_ui->pages->addWidget(m_start);
    addPage(m_overview, QStringLiteral("view-visible"));
    addPage(m_packages, QStringLiteral("package-x-generic"));
    addPage(m_deployment, QStringLiteral("go-jump"));
    m_activity->setObjectName(QStringLiteral("activityLabel"));
    m_showRun->setObjectName(QStringLiteral("showRunButton"));
    m_demoMark->setObjectName(QStringLiteral("demoMark"));
    m_ui->statusBar->addWidget(m_activity);
    m_ui->statusBar->addWidget(m_showRun);
    m_ui->statusBar->addPermanentWidget(m_demoMark);
    connect(m_ui->sidebar, &QListWidget::currentRowChanged, this, [this](int row) {
        if (row >= 0)
            showPage(static_cast<Page>(row));
    });
    connectFlows();
    fillMenus();
    if (!parts.settings.geometry().isEmpty())
        restoreGeometry(parts.settings.geometry());
    retranslate();
}

MainWindow::~MainWindow() = default;

void MainWindow::addPage(QWidget *page, const QString &iconName) {
    m_ui->pages->addWidget(page);
    auto *item = new QListWidgetItem(QIcon::fromTheme(iconName), QString(), m_ui->sidebar);
    item->setSizeHint({0, kSidebarIcon + 18});
}

void MainWindow::connectFlows() {
    connect(m_start, &StartPage::openRequested, this, &MainWindow::openFolder);
    connect(m_start, &StartPage::demoRequested, this, &MainWindow::openDemo);
    connect(m_overview, &OverviewPage::deployRequested, this, &MainWindow::deploy);
    connect(m_overview, &OverviewPage::packageRequested, this, [this](const QString &environment) {
        showPage(Page::Packages);
        m_packages->startNewPackage(environment);
    });
    connect(m_packages, &PackagesPage::deployRequested, this, [this](const QString &path) { deploy(path, {}); });
    connect(&m_parts.workspace, &WorkspaceFlow::sessionChanged, this, [this] {
        if (m_parts.workspace.session() && !m_parts.workspace.openError()) {
            m_parts.settings.setWorkspace(m_parts.workspace.session()->workspace.folder);
            m_parts.deployment.setSession(m_parts.workspace.session());
        }
        showSession();
    });
    connect(&m_parts.workspace, &WorkspaceFlow::activityChanged, this, &MainWindow::showActivity);
    connect(&m_parts.deployment, &DeploymentFlow::changed, this, &MainWindow::showActivity);
    connect(&m_parts.deployment, &DeploymentFlow::finished, this, [this] {
        QApplication::alert(this);
        if (m_closeWhenIdle)
            close();
    });
}

void MainWindow::fillMenus() {
    for (int index = 0; index < kPageCount; ++index) {
        QAction *action = m_goActions->addAction(QString());
        action->setObjectName(QString(u"go_" + kPageNames[index]));
        action->setShortcut(QKeySequence(Qt::ALT | static_cast<Qt::Key>(Qt::Key_1 + index)));
        connect(action, &QAction::triggered, this, [this, index] { showPage(static_cast<Page>(index)); });
    }
    m_ui->goMenu->addActions(m_goActions->actions());
    m_ui->refreshAction->setShortcuts({QKeySequence(Qt::CTRL | Qt::Key_R), QKeySequence(Qt::Key_F5)});
    connect(m_ui->newPackageAction, &QAction::triggered, this, [this] {
        showPage(Page::Packages);
        m_packages->startNewPackage();
    });
    connect(m_ui->openWorkspaceAction, &QAction::triggered, this, &MainWindow::openFolder);
    connect(m_ui->demoAction, &QAction::triggered, this, &MainWindow::openDemo);
    connect(m_ui->quitAction, &QAction::triggered, this, &QWidget::close);
    connect(m_ui->refreshAction, &QAction::triggered, &m_parts.workspace, &WorkspaceFlow::refresh);
    connect(m_ui->aboutAction, &QAction::triggered, this, [this] {
        auto *box = new QMessageBox(
            QMessageBox::NoIcon, tr("About Stellwerk"),
            tr("<b>Stellwerk %1</b><br>Deploys an application's database from development to production, "
               "safely.<br>GPL-3.0-or-later")
                .arg(QStringLiteral(STELLWERK_VERSION)),
            QMessageBox::Close, this);
        box->setTextFormat(Qt::RichText);
        box->setAttribute(Qt::WA_DeleteOnClose);
        box->open();
    });
    connect(m_ui->aboutQtAction, &QAction::triggered, qApp, &QApplication::aboutQt);
    connect(m_showRun, &QPushButton::clicked, this, [this] { showPage(Page::Deployment); });
    fillChoices();
}

void MainWindow::fillChoices() {
    const auto add = [](QActionGroup *group, const QString &choice, const QString &current) {
        QAction *action = group->addAction(QString());
        action->setObjectName(QString(u"choice_" + choice));
        action->setData(choice);
        action->setCheckable(true);
        action->setChecked(choice == current);
    };
    for (const QString &choice : Appearance::choices())
        add(m_schemeActions, choice, m_parts.appearance.choice());
    add(m_languageActions, QStringLiteral("system"), m_parts.languages.choice());
    for (const QString &language : LanguageManager::available())
        add(m_languageActions, language, m_parts.languages.choice());
    m_ui->schemeMenu->addActions(m_schemeActions->actions());
    m_ui->languageMenu->addActions(m_languageActions->actions());
    connect(m_schemeActions, &QActionGroup::triggered, this, [this](const QAction *action) {
        m_parts.appearance.setColorScheme(action->data().toString());
        m_parts.settings.setColorScheme(m_parts.appearance.choice());
    });
    connect(m_languageActions, &QActionGroup::triggered, this, [this](const QAction *action) {
        m_parts.languages.setLanguage(action->data().toString());
        m_parts.settings.setLanguage(m_parts.languages.choice());
        m_parts.workspace.refresh(); // sentences that the core wrote are in the old language
    });
}

void MainWindow::retranslate() {
    const QStringList titles{tr("Overview"), tr("Packages"), tr("Deployment")};
    const QStringList mnemonics{tr("&Overview"), tr("&Packages"), tr("&Deployment")};
    for (int index = 0; index < kPageCount; ++index) {
        m_goActions->actions().at(index)->setText(mnemonics[index]);
        QListWidgetItem *item = m_ui->sidebar->item(index);
        item->setData(Qt::AccessibleTextRole, titles[index]);
        item->setToolTip(QString(titles[index] + u" (" +
                                 m_goActions->actions().at(index)->shortcut().toString(QKeySequence::NativeText) +
                                 u')'));
        item->setData(Qt::UserRole, titles[index]);
    }
    const QStringList schemes{tr("As the &System"), tr("&Light"), tr("&Dark")};
    for (int index = 0; index < schemes.size(); ++index)
        m_schemeActions->actions().at(index)->setText(schemes[index]);
    m_languageActions->actions().at(0)->setText(tr("As the &System"));
    m_languageActions->actions().at(1)->setText(QStringLiteral("&English"));
    m_languageActions->actions().at(2)->setText(QStringLiteral("&Deutsch"));
    m_showRun->setText(tr("Show"));
    m_demoMark->setTextFormat(Qt::RichText);
    m_demoMark->setText(QString(u"<b>" + tr("DEMO") + u"</b> · " + tr("invented data")));
    shapeSidebar();
    showSession();
}

void MainWindow::showSession() {
    const bool open = m_parts.workspace.session().has_value() && !m_parts.workspace.openError();
    m_ui->sidebar->setVisible(open);
    m_ui->sidebarLine->setVisible(open);
    m_ui->goMenu->menuAction()->setVisible(open);
    m_ui->newPackageAction->setVisible(open);
    m_ui->refreshAction->setVisible(open);
    m_goActions->setEnabled(open);
    m_demoMark->setVisible(open && m_parts.workspace.isDemo());
    if (!open)
        m_ui->pages->setCurrentWidget(m_start);
    else if (m_ui->pages->currentWidget() == m_start)
        showPage(Page::Overview);
    showTitle();
    showActivity();
}

void MainWindow::showPage(Page page) {
    m_ui->sidebar->setCurrentRow(static_cast<int>(page));
    m_ui->pages->setCurrentIndex(static_cast<int>(page) + 1);
    showTitle();
}

MainWindow::Page MainWindow::page() const {
    return static_cast<Page>(std::max(0, m_ui->pages->currentIndex() - 1));
}

void MainWindow::showPage(const QString &name) {
    if (const qsizetype index = kPageNames.indexOf(name); index >= 0)
        showPage(static_cast<Page>(index));
}

void MainWindow::showTitle() {
    if (m_ui->pages->currentWidget() == m_start)
        return setWindowTitle(QStringLiteral("Stellwerk"));
    const QString title = m_ui->sidebar->item(static_cast<int>(page()))->data(Qt::UserRole).toString();
    setWindowTitle(QString(title + u" — " + m_parts.workspace.session()->workspace.project.name));
}

void MainWindow::showActivity() {
    QString text;
    if (m_parts.deployment.isRunning())
        text = tr("A deployment to %1 is running").arg(m_parts.deployment.target()->name);
    else if (m_parts.workspace.isPreparing())
        text = tr("A package is being made");
    m_activity->setText(text);
    m_showRun->setVisible(m_parts.deployment.isRunning() && page() != Page::Deployment);
    // The workspace must stay what the run was started with.
    m_ui->openWorkspaceAction->setEnabled(!m_parts.deployment.isRunning());
    m_ui->demoAction->setEnabled(!m_parts.deployment.isRunning());
}

void MainWindow::shapeSidebar() {
    const bool narrow = width() < kNarrow;
    int widest = 0;
    for (int index = 0; index < kPageCount; ++index) {
        QListWidgetItem *item = m_ui->sidebar->item(index);
        const QString title = item->data(Qt::UserRole).toString();
        item->setText(narrow ? QString() : title);
        widest = std::max(widest, m_ui->sidebar->fontMetrics().horizontalAdvance(title));
    }
    m_ui->sidebar->setFixedWidth(narrow ? kSidebarIcon + 18 : kSidebarIcon + widest + 64);
}

void MainWindow::resizeEvent(QResizeEvent *event) {
    QMainWindow::resizeEvent(event);
    shapeSidebar();
}

void MainWindow::changeEvent(QEvent *event) {
    QMainWindow::changeEvent(event);
    if (event->type() != QEvent::LanguageChange)
        return;
    m_ui->retranslateUi(this);
    retranslate();
}

void MainWindow::openFolder() {
    auto *dialog = new QFileDialog(this, tr("Open Workspace"), m_parts.settings.workspace());
    dialog->setObjectName(QStringLiteral("workspaceDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    connect(dialog, &QFileDialog::fileSelected, &m_parts.workspace, &WorkspaceFlow::open);
    dialog->open();
}

void MainWindow::openDemo() {
    m_parts.workspace.openDemo(
        QDir(QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation)).filePath(QStringLiteral("demo")));
}

void MainWindow::deploy(const QString &packagePath, const QString &environment) {
    showPage(Page::Deployment);
    if (m_parts.deployment.isRunning())
        return;
    m_parts.deployment.startOver();
    const auto &packages = m_parts.workspace.packages();
    if (const auto package = std::ranges::find(packages, packagePath, &PackageEntry::path); package != packages.end())
        m_parts.deployment.choosePackage(*package);
    if (const auto target = m_parts.workspace.session()->workspace.environment(environment))
        m_parts.deployment.chooseTarget(*target);
    m_parts.deployment.next();
}

void MainWindow::closeEvent(QCloseEvent *event) {
    if (m_parts.deployment.isRunning()) {
        event->ignore();
        askBeforeClosing();
        return;
    }
    m_parts.settings.setGeometry(saveGeometry());
    QMainWindow::closeEvent(event);
}

void MainWindow::askBeforeClosing() {
    if (m_closeWhenIdle || findChild<QMessageBox *>(QStringLiteral("closeQuestion")))
        return;
    const QString name = m_parts.deployment.target()->name;
    const bool wrote = m_parts.deployment.cancelKind() != DeploymentFlow::CancelKind::Cancel;
    auto *box = new QMessageBox(QMessageBox::Warning, tr("A Deployment Is Running"),
                                tr("The deployment to %1 is still running.").arg(name), QMessageBox::NoButton, this);
    box->setObjectName(QStringLiteral("closeQuestion"));
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setInformativeText(
        wrote ? tr("Writing has begun. If you cancel, %1 is taken back to how it was, and then the window closes.")
                    .arg(name)
              : tr("Nothing was written yet. If you cancel, %1 stays as it is and the window closes.").arg(name));
    QPushButton *stay = box->addButton(tr("&Stay"), QMessageBox::RejectRole);
    QPushButton *wait = box->addButton(tr("Close When &Finished"), QMessageBox::AcceptRole);
    QPushButton *cancel = box->addButton(wrote ? tr("&Cancel, Roll Back and Close") : tr("&Cancel and Close"),
                                         QMessageBox::DestructiveRole);
    box->setDefaultButton(stay);
    box->setEscapeButton(stay);
    connect(wait, &QPushButton::clicked, this, [this] { m_closeWhenIdle = true; });
    connect(cancel, &QPushButton::clicked, this, [this] {
        m_closeWhenIdle = true;
        m_parts.deployment.cancel();
    });
    // The run may end while the question is open.
    connect(&m_parts.deployment, &DeploymentFlow::finished, box, &QWidget::close);
    box->open();
}

} // namespace stellwerk::gui
