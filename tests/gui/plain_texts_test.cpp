// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Texts that look like HTML are shown letter by letter, wherever they come from.
#include "gui/app/appearance.h"
#include "gui/app/language_manager.h"
#include "gui/app/password_prompt.h"
#include "gui/app/settings.h"
#include "gui/fake_backend.h"
#include "gui/look/plain_texts.h"
#include "gui/main_window.h"

#include <QApplication>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QScopeGuard>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QToolTip>

#include <thread>

using namespace stellwerk;
using namespace stellwerk::gui;
using namespace stellwerk::gui::test;
using Step = DeploymentFlow::Step;

namespace {

/// In an environment's name, an error of a server, a package, …
QString hostile() {
    return QStringLiteral("<img src=x><b>bold</b>");
}

Error hostileError() {
    return {.code = ErrorCode::ConnectionFailed, .message = hostile(), .hint = hostile(), .detail = hostile()};
}

/// Ours is the mark of an environment's kind and the mark of the demo; everything else is plain.
bool mayBeRich(const QLabel *label) {
    static const QStringList names{QStringLiteral("stripText"), QStringLiteral("demoMark"),
                                   QStringLiteral("prompt")}; // that one is of KPasswordDialog
    return names.contains(label->objectName());
}

/// Why a label obeys what it should show; empty when it does not.
QString problemOf(const QLabel *label) {
    const QString name = QString(QLatin1String(label->metaObject()->className()) + u' ' + label->objectName() + u" (" +
                                 QString::number(label->textFormat()) + u"): " + label->text());
    if (label->textFormat() == Qt::PlainText)
        return {};
    if (label->textFormat() != Qt::RichText || !mayBeRich(label))
        return name;
    return label->text().contains(QLatin1String("<img")) ? name : QString();
}

} // namespace

class PlainTextsTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void pages();
    void environmentCards();
    void errorPanels();
    void question();
    void toolTips();
    void passwordDialog();
    void boldIsBoldAndPlain();

private:
    /// Looks at every label that is to be seen; says how many show the hostile text.
    void look(int &hostileLabels) const;

    QTemporaryDir m_folder;
    std::shared_ptr<FakeBackend> m_backend;
    std::unique_ptr<Settings> m_settings;
    std::unique_ptr<LanguageManager> m_languages;
    std::unique_ptr<Appearance> m_appearance;
    std::unique_ptr<WorkspaceFlow> m_workspace;
    std::unique_ptr<DeploymentFlow> m_deployment;
    std::unique_ptr<MainWindow> m_window;
};

void PlainTextsTest::init() {
    m_backend = std::make_shared<FakeBackend>();
    m_settings = std::make_unique<Settings>(m_folder.filePath(QStringLiteral("settings.ini")));
    m_languages = std::make_unique<LanguageManager>();
    m_appearance = std::make_unique<Appearance>();
    m_languages->setLanguage(QStringLiteral("en"));
    m_workspace = std::make_unique<WorkspaceFlow>(m_backend, project::SecretPrompt{});
    m_deployment = std::make_unique<DeploymentFlow>(m_backend);
    m_window = std::make_unique<MainWindow>(
        MainWindow::Parts{m_backend, *m_workspace, *m_deployment, *m_languages, *m_appearance, *m_settings});
    m_window->show();
}

void PlainTextsTest::cleanup() {
    m_window.reset();
    m_deployment.reset();
    m_workspace.reset();
    m_languages.reset();
}

void PlainTextsTest::look(int &hostileLabels) const {
    int seen = 0;
    for (const QLabel *label : m_window->findChildren<QLabel *>()) {
        if (!label->isVisible() || label->text().isEmpty())
            continue;
        ++seen;
        hostileLabels += label->text().contains(QLatin1String("<b>bold")) ? 1 : 0;
        const QString problem = problemOf(label);
        QVERIFY2(problem.isEmpty(), qPrintable(problem));
    }
    QVERIFY(seen > 0);
}

void PlainTextsTest::pages() {
    m_backend->packages = {samplePackage()};
    m_backend->packages[0].metadata->createdBy = hostile();
    m_backend->plan = [](const project::Environment &target, const TaskContext &) -> Result<deployment::Plan> {
        deployment::Plan plan = samplePlan(target);
        plan.checks[1].message = hostile();
        return plan;
    };
    m_backend->apply = [](const deployment::Plan &plan, const deployment::DeployOptions &, const TaskContext &) {
        auto report = reportOf(plan, deployment::Outcome::SucceededWithWarnings);
        report.databaseState = hostile();
        report.warnings = {hostile()};
        report.nextSteps = {hostile()};
        return report;
    };
    int hostileLabels = 0;
    look(hostileLabels);
    m_workspace->open(QStringLiteral("/nowhere/workspace"));
    QTRY_VERIFY(m_workspace->session() && !m_workspace->isReading() && !m_workspace->packages().empty());
    for (const MainWindow::Page page : {MainWindow::Page::Overview, MainWindow::Page::Packages}) {
        m_window->showPage(page);
        look(hostileLabels);
    }
    QVERIFY(hostileLabels >= 1); // who made the package
    project::Environment target = production();
    target.name = hostile();
    m_window->showPage(MainWindow::Page::Deployment);
    m_deployment->choosePackage(samplePackage());
    look(hostileLabels);
    m_deployment->next();
    m_deployment->chooseTarget(target);
    look(hostileLabels);
    m_deployment->next();
    QTRY_VERIFY(m_deployment->plan());
    m_deployment->acknowledge(1, true);
    while (m_deployment->step() < Step::Confirm) {
        look(hostileLabels);
        m_deployment->next();
    }
    look(hostileLabels);
    m_window->findChild<QLineEdit *>(QStringLiteral("confirmEdit"))->setText(target.name);
    hostileLabels = 0;
    m_deployment->next();
    QTRY_COMPARE(m_deployment->step(), Step::Result);
    look(hostileLabels);
    QVERIFY(hostileLabels >= 2);
}

void PlainTextsTest::environmentCards() {
    m_backend->status = [](const project::Environment &environment) {
        auto status = statusOf(environment);
        status.error = hostileError();
        status.warnings = {hostile()};
        status.nextStepText = hostile();
        status.serverVersion = hostile();
        return status;
    };
    m_workspace->open(QStringLiteral("/nowhere/workspace"));
    QTRY_VERIFY(m_workspace->session() && !m_workspace->isReading());
    m_window->showPage(MainWindow::Page::Overview);
    int hostileLabels = 0;
    look(hostileLabels);
    QVERIFY2(hostileLabels >= 4, qPrintable(QString::number(hostileLabels))); // cards and banner
}

void PlainTextsTest::errorPanels() {
    m_backend->openError = hostileError();
    m_workspace->open(QStringLiteral("/nowhere"));
    QTRY_VERIFY(m_workspace->openError());
    int hostileLabels = 0;
    look(hostileLabels);
    QVERIFY(hostileLabels >= 2); // message and hint
}

void PlainTextsTest::question() {
    auto *box =
        new QMessageBox(QMessageBox::Warning, QStringLiteral("title"), hostile(), QMessageBox::Close, m_window.get());
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setInformativeText(hostile());
    box->open();
    int hostileLabels = 0;
    for (const QLabel *label : box->findChildren<QLabel *>()) {
        if (label->text().isEmpty())
            continue;
        ++hostileLabels;
        QVERIFY2(problemOf(label).isEmpty(), qPrintable(problemOf(label)));
    }
    QCOMPARE(hostileLabels, 2);
    box->close();
}

void PlainTextsTest::toolTips() {
    QToolTip::showText(m_window->mapToGlobal(QPoint(10, 10)), hostile(), m_window.get());
    QTRY_VERIFY(QToolTip::isVisible());
    int tips = 0;
    for (const QWidget *widget : QApplication::topLevelWidgets()) {
        const auto *tip = qobject_cast<const QLabel *>(widget);
        if (!tip || tip->text() != hostile())
            continue;
        ++tips;
        QCOMPARE(tip->textFormat(), Qt::PlainText);
    }
    QCOMPARE(tips, 1);
    QToolTip::hideText();
}

void PlainTextsTest::passwordDialog() {
    PasswordPrompt passwords;
    passwords.setWindow(m_window.get());
    project::Environment environment = production();
    environment.user = hostile();
    std::jthread worker([&, prompt = passwords.prompt()] { (void)prompt(environment); });
    const auto end = qScopeGuard([&passwords] { passwords.leave(); }); // before the worker is waited for
    QTRY_VERIFY(m_window->findChild<QDialog *>(QStringLiteral("passwordDialog")));
    auto *dialog = m_window->findChild<QDialog *>(QStringLiteral("passwordDialog"));
    int hostileLabels = 0;
    for (const QLabel *label : dialog->findChildren<QLabel *>()) {
        hostileLabels += label->text().contains(hostile().toHtmlEscaped()) ? 1 : 0;
        QVERIFY2(!label->isVisible() || problemOf(label).isEmpty(), qPrintable(problemOf(label)));
    }
    QCOMPARE(hostileLabels, 1);
    dialog->reject();
}

void PlainTextsTest::boldIsBoldAndPlain() {
    QLabel label;
    showBold(&label, hostile());
    QCOMPARE(label.text(), hostile());
    QCOMPARE(label.textFormat(), Qt::PlainText);
    QVERIFY(label.font().bold());
    QCOMPARE(label.font().family(), QApplication::font().family());
}

int main(int argc, char *argv[]) {
    Appearance::prepare();
    QApplication application(argc, argv);
    Q_INIT_RESOURCE(stellwerk_i18n);
    QStandardPaths::setTestModeEnabled(true);
    PlainTextsTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "plain_texts_test.moc"
