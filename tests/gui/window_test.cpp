// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/app/appearance.h"
#include "gui/app/language_manager.h"
#include "gui/app/settings.h"
#include "gui/fake_backend.h"
#include "gui/main_window.h"
#include "gui/widgets/environment_card.h"
#include "gui/widgets/state_badge.h"

#include <QAbstractButton>
#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>
#include <QSemaphore>
#include <QStackedWidget>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace stellwerk;
using namespace stellwerk::gui;
using namespace stellwerk::gui::test;
using deployment::Outcome;
using Step = DeploymentFlow::Step;

/// The real window on a fake backend.
class WindowTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void startsWithAPlaceholder();
    void showsTheEnvironments();
    void languageSwitchRetranslatesTheOpenWindow();
    void colourSchemeChangesThePalette();
    void everyWidgetHasANameAndEveryButtonSpeaks();
    void buttonsAreNotClipped_data();
    void buttonsAreNotClipped();
    void deployButtonNamesTheEnvironmentAndWaitsForTheTypedName();
    void cancelSaysWhatItDoes();
    void closingWhileRunningAsks();
    void settingsAreRemembered();

private:
    template <class T>
    T *child(const char *name) const {
        return m_window->findChild<T *>(QLatin1String(name));
    }
    /// Names are unique within a page, not in the whole window.
    template <class T>
    T *child(const char *page, const char *name) const {
        return child<QWidget>(page)->findChild<T *>(QLatin1String(name));
    }
    void openWorkspace();
    /// The way to @p step for production, through the window's own objects.
    void goTo(Step step);
    /// Shows every page and step once and calls @p look.
    void visitEverything(const std::function<void()> &look);

    QTemporaryDir m_folder;
    std::shared_ptr<FakeBackend> m_backend;
    std::unique_ptr<Settings> m_settings;
    std::unique_ptr<LanguageManager> m_languages;
    std::unique_ptr<Appearance> m_appearance;
    std::unique_ptr<WorkspaceFlow> m_workspace;
    std::unique_ptr<DeploymentFlow> m_deployment;
    std::unique_ptr<MainWindow> m_window;
};

void WindowTest::init() {
    m_backend = std::make_shared<FakeBackend>();
    m_settings = std::make_unique<Settings>(m_folder.filePath(QStringLiteral("settings.ini")));
    m_languages = std::make_unique<LanguageManager>();
    m_appearance = std::make_unique<Appearance>();
    m_languages->setLanguage(QStringLiteral("en"));
    m_appearance->setColorScheme(QStringLiteral("light"));
    m_workspace = std::make_unique<WorkspaceFlow>(m_backend, project::SecretPrompt{});
    m_deployment = std::make_unique<DeploymentFlow>(m_backend);
    m_window = std::make_unique<MainWindow>(
        MainWindow::Parts{m_backend, *m_workspace, *m_deployment, *m_languages, *m_appearance, *m_settings});
    m_window->resize(1024, 700);
    m_window->show();
}

void WindowTest::cleanup() {
    m_window.reset();
    m_deployment.reset();
    m_workspace.reset();
    m_languages.reset();
}

void WindowTest::openWorkspace() {
    m_workspace->open(QStringLiteral("/nowhere/workspace"));
    QTRY_VERIFY(m_workspace->session() && !m_workspace->isReading() && !m_workspace->packages().empty());
}

void WindowTest::goTo(Step step) {
    m_window->showPage(MainWindow::Page::Deployment);
    m_deployment->startOver();
    m_deployment->choosePackage(samplePackage());
    if (step == Step::Package)
        return;
    m_deployment->next();
    m_deployment->chooseTarget(production());
    if (step == Step::Target)
        return;
    m_deployment->next();
    QTRY_VERIFY(m_deployment->plan());
    m_deployment->acknowledge(1, true);
    while (m_deployment->step() < step && m_deployment->step() < Step::Confirm)
        m_deployment->next();
    if (step <= Step::Confirm)
        return;
    child<QLineEdit>("confirmEdit")->setText(QStringLiteral("prod"));
    m_deployment->next();
    if (step == Step::Result)
        QTRY_COMPARE(m_deployment->step(), Step::Result);
}

void WindowTest::visitEverything(const std::function<void()> &look) {
    look();
    openWorkspace();
    for (const MainWindow::Page page : {MainWindow::Page::Overview, MainWindow::Page::Packages}) {
        m_window->showPage(page);
        look();
    }
    for (const Step step : {Step::Package, Step::Target, Step::Checks, Step::Changes, Step::Confirm, Step::Result}) {
        goTo(step);
        QCOMPARE(m_deployment->step(), step);
        look();
    }
}

void WindowTest::startsWithAPlaceholder() {
    QVERIFY(child<QWidget>("StartPage", "placeholder")->isVisible());
    QVERIFY(!child<QWidget>("sidebar")->isVisible());
    m_backend->openError = Error{.code = ErrorCode::NotFound, .message = QStringLiteral("There is no project.toml.")};
    m_workspace->open(QStringLiteral("/nowhere"));
    QTRY_VERIFY(child<QWidget>("StartPage", "errorPanel")->isVisible());
    QVERIFY(!child<QWidget>("sidebar")->isVisible());
}

void WindowTest::showsTheEnvironments() {
    openWorkspace();
    QVERIFY(child<QWidget>("sidebar")->isVisible());
    const auto cards = m_window->findChildren<EnvironmentCard *>();
    QCOMPARE(cards.size(), 2);
    QVERIFY(cards[1]->accessibleName().contains(QStringLiteral("0.3.0")));
    QCOMPARE(cards[1]->findChild<StateBadge *>()->look().word, lookOf(EnvironmentState::UpdateAvailable).word);
    QVERIFY(child<QPushButton>("OverviewPage", "nextButton")->text().contains(QStringLiteral("prod")));
    QVERIFY(child<QLabel>("demoMark")->isVisible());
}

void WindowTest::languageSwitchRetranslatesTheOpenWindow() {
    openWorkspace();
    QAction *refresh = child<QAction>("refreshAction");
    QCOMPARE(m_languages->language(), QStringLiteral("en"));
    const QString english = refresh->text();
    m_languages->setLanguage(QStringLiteral("de"));
    QCOMPARE(QLocale().language(), QLocale::German);
    // Qt's own text comes from Qt's catalogue, which needs no translation of ours.
    QCOMPARE(QCoreApplication::translate("QPlatformTheme", "Cancel"), QStringLiteral("Abbrechen"));
    QTRY_VERIFY(refresh->text() != english);
    m_languages->setLanguage(QStringLiteral("en"));
    QTRY_COMPARE(refresh->text(), english);
    QCOMPARE(QCoreApplication::translate("QPlatformTheme", "Cancel"), QStringLiteral("Cancel"));
    m_languages->setLanguage(QStringLiteral("klingon"));
    QCOMPARE(m_languages->choice(), QStringLiteral("system"));
}

void WindowTest::colourSchemeChangesThePalette() {
    const auto lightness = [] { return QGuiApplication::palette().color(QPalette::Base).lightness(); };
    QVERIFY(lightness() > 200);
    m_appearance->setColorScheme(QStringLiteral("dark"));
    QTRY_VERIFY(lightness() < 60);
    m_appearance->setColorScheme(QStringLiteral("light"));
    QTRY_VERIFY(lightness() > 200);
}

void WindowTest::everyWidgetHasANameAndEveryButtonSpeaks() {
    visitEverything([this] {
        for (const QWidget *widget : m_window->findChildren<QWidget *>()) {
            // Qt names the parts of its own compound widgets with "qt_" or not at all; ours stand in our classes or
            // forms.
            const QWidget *parent = widget->parentWidget();
            const bool ours =
                parent == m_window.get() || parent->property("ours").toBool() ||
                QString::fromLatin1(parent->metaObject()->className()).startsWith(QLatin1String("stellwerk::gui::"));
            if (ours && !widget->isWindow())
                QVERIFY2(!widget->objectName().isEmpty(),
                         qPrintable(QString(QLatin1String(widget->metaObject()->className()) + QStringLiteral(" in ") +
                                            parent->objectName())));
        }
        for (const QAbstractButton *button : m_window->findChildren<QAbstractButton *>()) {
            if (button->isVisible() && button->text().isEmpty() &&
                !button->objectName().startsWith(QLatin1String("qt_")) && !button->icon().isNull())
                QVERIFY2(!button->accessibleName().isEmpty() || !button->toolTip().isEmpty(),
                         qPrintable(button->objectName()));
        }
    });
}

void WindowTest::buttonsAreNotClipped_data() {
    QTest::addColumn<QString>("language");
    for (const QString &language : LanguageManager::available())
        QTest::newRow(qPrintable(language)) << language;
}

void WindowTest::buttonsAreNotClipped() {
    QFETCH(QString, language);
    m_languages->setLanguage(language);
    visitEverything([this] {
        for (const QPushButton *button : m_window->findChildren<QPushButton *>()) {
            if (!button->isVisible())
                continue;
            // Layouts settle with the event loop.
            QTRY_VERIFY2(button->width() >= button->sizeHint().width(),
                         qPrintable(QString(button->objectName() + u": " + button->text())));
            QVERIFY2(button->mapTo(m_window.get(), button->rect().bottomRight()).x() < m_window->width(),
                     qPrintable(button->objectName()));
        }
    });
}

void WindowTest::deployButtonNamesTheEnvironmentAndWaitsForTheTypedName() {
    openWorkspace();
    goTo(Step::Confirm);
    auto *next = child<QPushButton>("DeploymentPage", "nextButton");
    auto *edit = child<QLineEdit>("confirmEdit");
    QVERIFY(next->text().contains(QStringLiteral("prod")));
    QVERIFY(child<QLabel>("stepConfirm", "sentence")->text().contains(QStringLiteral("prod")));
    QVERIFY(child<QLabel>("stripText")->isVisible());
    QVERIFY(child<QLabel>("stripText")->text().contains(kindMark(project::EnvironmentKind::Production)));
    QVERIFY(!next->isEnabled());
    QVERIFY(!next->isDefault());
    QVERIFY(!child<QLabel>("DeploymentPage", "reasonLabel")->text().isEmpty());
    QTest::keyClicks(edit, QStringLiteral("pro"));
    QTest::keyClick(edit, Qt::Key_Return);
    QCOMPARE(m_deployment->step(), Step::Confirm);
    QVERIFY(!next->isEnabled());
    QTest::keyClicks(edit, QStringLiteral("d"));
    QVERIFY(next->isEnabled());
    QTest::mouseClick(next, Qt::LeftButton);
    QTRY_COMPARE(m_deployment->step(), Step::Result);
}

void WindowTest::cancelSaysWhatItDoes() {
    QSemaphore gate;
    m_backend->apply = [&gate](const deployment::Plan &plan, const deployment::DeployOptions &,
                               const TaskContext &context) {
        startPhase(context, QStringLiteral("preflight"));
        gate.acquire();
        announceFirstWrite(context);
        gate.acquire();
        return reportOf(plan, Outcome::Cancelled);
    };
    openWorkspace();
    goTo(Step::Running);
    auto *cancel = child<QPushButton>("DeploymentPage", "cancelButton");
    QVERIFY(cancel->isVisible());
    const QString before = cancel->text();
    gate.release();
    QTRY_VERIFY(cancel->text() != before);
    QTest::mouseClick(cancel, Qt::LeftButton);
    QVERIFY(m_deployment->cancelRequested());
    QVERIFY(!cancel->isEnabled());
    gate.release();
    QTRY_COMPARE(m_deployment->step(), Step::Result);
    QVERIFY(!cancel->isVisible());
}

void WindowTest::closingWhileRunningAsks() {
    QSemaphore gate;
    m_backend->apply = [&gate](const deployment::Plan &plan, const deployment::DeployOptions &, const TaskContext &) {
        gate.acquire();
        return reportOf(plan, Outcome::Cancelled);
    };
    openWorkspace();
    goTo(Step::Running);
    m_window->close();
    QVERIFY(m_window->isVisible());
    auto *question = child<QMessageBox>("closeQuestion");
    QVERIFY(question);
    QVERIFY(question->text().contains(QStringLiteral("prod")));
    for (QAbstractButton *button : question->buttons())
        if (question->buttonRole(button) == QMessageBox::DestructiveRole)
            button->click();
    QVERIFY(m_deployment->cancelRequested());
    QVERIFY(m_window->isVisible());
    gate.release();
    QTRY_VERIFY(!m_window->isVisible());
}

void WindowTest::settingsAreRemembered() {
    const auto trigger = [this](const char *menu, const char *choice) {
        for (QAction *action : child<QMenu>(menu)->actions())
            if (action->objectName() == QLatin1String(choice))
                action->trigger();
    };
    trigger("languageMenu", "choice_de");
    trigger("schemeMenu", "choice_dark");
    openWorkspace();
    QCOMPARE(m_settings->language(), QStringLiteral("de"));
    QCOMPARE(m_settings->colorScheme(), QStringLiteral("dark"));
    QCOMPARE(m_settings->workspace(), QStringLiteral("/nowhere/workspace"));
    m_window->close();
    QVERIFY(!m_settings->geometry().isEmpty());
}

int main(int argc, char *argv[]) {
    Appearance::prepare();
    QApplication application(argc, argv);
    Q_INIT_RESOURCE(stellwerk_i18n);
    QStandardPaths::setTestModeEnabled(true);
    WindowTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "window_test.moc"
