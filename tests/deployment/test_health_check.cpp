// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "deployment/http_server.h"
#include "deployment/run/health_check.h"

#include <QProcess>
#include <QSslConfiguration>
#include <QSslKey>
#include <QSslServer>
#include <QTemporaryDir>
#include <QTest>

using namespace stellwerk;
using namespace stellwerk::test;
using deployment::awaitHealth;
using deployment::HealthCheck;
using deployment::HealthExpectation;

namespace {

QJsonObject fine() {
    return {{QStringLiteral("status"), QStringLiteral("ok")}, {QStringLiteral("db_version"), QStringLiteral("0.4.0")}};
}

HealthCheck checkOf(const QString &url, std::chrono::milliseconds patience = std::chrono::milliseconds(1)) {
    HealthCheck check;
    check.url = QUrl(url);
    check.patience = patience;
    check.interval = std::chrono::milliseconds(1);
    return check;
}

} // namespace

class HealthCheckTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void judges_data();
    void judges();
    void waitsUntilItIsWell();
    void saysWhyItIsNot_data();
    void saysWhyItIsNot();
    void followsRedirects();
    void distrustsACertificate();
    void stopsWaiting();
    void mergesEnvironmentAndProject();
};

void HealthCheckTest::judges_data() {
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("bad"); // part of the reason; empty: it is well
    const auto add = [](const char *name, int status, const QByteArray &body, const char *bad) {
        QTest::newRow(name) << status << body << QString::fromLatin1(bad);
    };
    add("plan's spelling", 200, R"({"status":"ok","actual_db_version":"0.4.0","migrations_pending":false})", "");
    add("backend's spelling", 200, R"({"status":"ok","db_version":"0.4.0","compatible":true,"pending_count":0})", "");
    add("systeminfo", 200, R"({"version":"0.1.37","dbVersion":"0.4.0"})", "");
    add("nested", 200, R"({"database":{"version":"0.4.0"},"backend":{"version":"0.1.37"}})", "");
    add("warning", 200, R"({"status":"warning"})", "");
    add("nothing that is known", 200, R"({"uptime":7})", "");
    add("another database, plan", 200, R"({"status":"ok","actual_db_version":"0.3.0"})", "0.3.0, not 0.4.0");
    add("another database, backend", 200, R"({"status":"ok","db_version":"0.5.0"})", "0.5.0, not 0.4.0");
    add("another database, nested", 200, R"({"database":{"version":"0.3.0"}})", "0.3.0, not 0.4.0");
    add("not compatible", 200, R"({"status":"ok","compatible":false,"compatibility_reason":"too old"})", "too old");
    add("pending", 200, R"({"status":"ok","db_version":"0.4.0","migrations_pending":true})", "pending");
    add("status", 200, R"({"status":"error"})", "error");
    add("status of another type", 200, R"({"status":7})", "7");
    add("500", 500, R"({"status":"error","compatibility_reason":"Backend too old"})", "500: Backend too old");
    add("500 that looks well", 500, R"({"status":"ok"})", "500");
    add("404", 404, "<html>", "404");
    add("no JSON", 200, "<html>It works!</html>", "not a JSON object: <html>It works!");
    add("a list", 200, "[1]", "not a JSON object");
    add("nothing", 200, "", "not a JSON object");
    add("another backend", 200, R"({"actual_backend_version":"0.1.36"})", "0.1.36, not 0.1.37");
}

void HealthCheckTest::judges() {
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    QFETCH(QString, bad);
    HealthExpectation expected{Version{0, 4, 0}, {}};
    if (body.contains("0.1.3"))
        expected.backend = Version{0, 1, 37};
    const Status well = deployment::judgeHealth(status, body, expected);
    QCOMPARE(well.has_value(), bad.isEmpty());
    if (!well) {
        QCOMPARE(well.error().code, ErrorCode::CheckFailed);
        QVERIFY2(well.error().message.contains(bad), qPrintable(well.error().message));
    }
    // Who wants to know the backend's version takes no silence for an answer.
    if (body == R"({"status":"warning"})") {
        const Status silent = deployment::judgeHealth(status, body, {{}, Version{0, 1, 37}});
        QVERIFY(!silent && silent.error().message.contains(QLatin1String("does not say")));
    }
}

void HealthCheckTest::waitsUntilItIsWell() {
    HttpServer server;
    server.answer = [&](const QByteArray &path) {
        if (path != "/health")
            return httpAnswer(404, "no");
        return server.asked < 4 ? httpAnswer(503, "starting") : httpAnswer(200, fine());
    };
    QStringList reasons;
    const TaskContext context({}, {}, [&](const Event &event) {
        if (event.event == u"health_not_yet")
            reasons << event.message;
    });
    const Status well = awaitHealth(checkOf(server.url(), std::chrono::minutes(5)), {Version{0, 4, 0}, {}}, context);
    QVERIFY2(well, qPrintable(well ? QString() : well.error().toText()));
    QCOMPARE(server.asked, 4);
    QCOMPARE(reasons.size(), 1); // the same reason is said once
    QVERIFY(reasons.front().contains(QLatin1String("503")));
}

void HealthCheckTest::saysWhyItIsNot_data() {
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<QString>("reason");
    QTest::newRow("500") << httpAnswer(500, "broken") << QStringLiteral("HTTP status 500");
    QTest::newRow("too long") << httpAnswer(200, QByteArray(200000, ' ') + "{}")
                              << QStringLiteral("longer than 64 KiB");
    QTest::newRow("hangs") << QByteArray() << QStringLiteral("did not answer within");
    QTest::newRow("half an answer") << QByteArray("HTTP/1.1 200 x\r\nContent-Length: 50\r\n\r\n{")
                                    << QStringLiteral("The backend was not well");
    QTest::newRow("no HTTP") << QByteArray("hello\r\n\r\n") << QStringLiteral("The backend was not well");
    QTest::newRow("redirected for ever") << httpAnswer(302, "", "Location: /health\r\n") << QStringLiteral("edirect");
}

void HealthCheckTest::saysWhyItIsNot() {
    QFETCH(QByteArray, answer);
    QFETCH(QString, reason);
    HttpServer server([&](const QByteArray &) { return answer; });
    HealthCheck check = checkOf(server.url(), std::chrono::seconds(20));
    check.interval = check.patience; // asked once
    check.longestAnswer = answer.isEmpty() ? std::chrono::milliseconds(200) : std::chrono::seconds(20);
    const Status well = awaitHealth(check, {}, {});
    QVERIFY(!well);
    QCOMPARE(well.error().code, ErrorCode::Timeout);
    QVERIFY2(well.error().message.contains(reason), qPrintable(well.error().message));
    QVERIFY(well.error().hint.contains(server.url()));
    QVERIFY(server.asked >= 1);

    const Status dead = awaitHealth(checkOf(HttpServer::deadUrl()), {}, {});
    QVERIFY(!dead);
    QVERIFY2(dead.error().message.contains(QLatin1String("efused")), qPrintable(dead.error().message));
}

void HealthCheckTest::followsRedirects() {
    HttpServer server([](const QByteArray &path) {
        return path == "/health" ? httpAnswer(302, "", "Location: /there\r\n") : httpAnswer(200, fine());
    });
    QVERIFY(awaitHealth(checkOf(server.url(), std::chrono::seconds(20)), {Version{0, 4, 0}, {}}, {}));
    QCOMPARE(server.asked, 2);
}

/// A server whose certificate nobody has signed but itself.
void HealthCheckTest::distrustsACertificate() {
    const QTemporaryDir folder;
    const QString keyFile = folder.filePath(QStringLiteral("key"));
    const QString certificateFile = folder.filePath(QStringLiteral("certificate"));
    QCOMPARE(QProcess::execute(QStringLiteral("openssl"),
                               {QStringLiteral("req"), QStringLiteral("-x509"), QStringLiteral("-newkey"),
                                QStringLiteral("rsa:2048"), QStringLiteral("-nodes"), QStringLiteral("-subj"),
                                QStringLiteral("/CN=127.0.0.1"), QStringLiteral("-quiet"), QStringLiteral("-keyout"),
                                keyFile, QStringLiteral("-out"), certificateFile}),
             0);
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    QFile key(keyFile);
    QVERIFY(key.open(QIODevice::ReadOnly));
    configuration.setPrivateKey(QSslKey(&key, QSsl::Rsa));
    configuration.setLocalCertificateChain(QSslCertificate::fromPath(certificateFile));
    QSslServer server;
    server.setSslConfiguration(configuration);
    QVERIFY(server.listen(QHostAddress::LocalHost));
    HealthCheck check =
        checkOf(QStringLiteral("https://127.0.0.1:%1/health").arg(server.serverPort()), std::chrono::seconds(20));
    check.interval = check.patience;
    check.longestAnswer = check.patience;
    const Status well = awaitHealth(check, {}, {});
    QVERIFY(!well);
    QCOMPARE(well.error().code, ErrorCode::Timeout);
    QVERIFY2(well.error().message.contains(QLatin1String("certificate")), qPrintable(well.error().message));
}

void HealthCheckTest::stopsWaiting() {
    std::stop_source stop;
    HttpServer server([&](const QByteArray &) {
        stop.request_stop();
        return QByteArray(); // and never an answer
    });
    const Status well =
        awaitHealth(checkOf(server.url(), std::chrono::hours(1)), {}, TaskContext(stop.get_token(), {}, {}));
    QVERIFY(!well);
    QCOMPARE(well.error().code, ErrorCode::Cancelled);
}

void HealthCheckTest::mergesEnvironmentAndProject() {
    project::Project project;
    project::Environment environment;
    QVERIFY(deployment::healthCheckOf(project, environment).url.isEmpty());
    project.service.health = {QStringLiteral("http://common.example.org/"), 30, 3, true};
    QCOMPARE(deployment::healthCheckOf(project, environment).patience, std::chrono::seconds(30));
    QVERIFY(deployment::healthCheckOf(project, environment).expectedVersion);
    environment.health = {QStringLiteral("http://own.example.org/"), {}, 7, false};
    const HealthCheck both = deployment::healthCheckOf(project, environment);
    QCOMPARE(both.url, QUrl(QStringLiteral("http://own.example.org/")));
    QCOMPARE(both.patience, std::chrono::seconds(30));
    QCOMPARE(both.interval, std::chrono::seconds(7));
    QVERIFY(!both.expectedVersion);
    environment.health.url = QString(); // health = false
    QVERIFY(deployment::healthCheckOf(project, environment).url.isEmpty());
    QVERIFY(!deployment::lastPhases(project, environment).contains(QLatin1String("health_check")));
}

QTEST_GUILESS_MAIN(HealthCheckTest)
#include "test_health_check.moc"
