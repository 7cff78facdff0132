// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Who may say yes to a plan, and what counts as a yes.
#include "base/files.h"
#include "base/process.h"
#include "deployment/plan/approval.h"
#include "package/signature/signature.h"

#include <QTemporaryDir>
#include <QTest>
#include <QTimeZone>

using namespace stellwerk;
using namespace stellwerk::deployment;
using package::SecretKey;

namespace {

template <class T>
T valueOr(Result<T> result) {
    if (!result)
        qFatal("%s", qPrintable(result.error().toText()));
    return *std::move(result);
}

const QString kPlan = QString(64, u'a');
const QDateTime kTime(QDate(2026, 1, 31), QTime(12, 34, 56), QTimeZone::UTC);

} // namespace

class ApprovalTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void minisignAgrees();
    void enough();
    void notEnough_data();
    void notEnough();
    void nobodyIsNeeded();
    void filesBesideThePlan();
    void namesThatCannotBeSigned();

private:
    [[nodiscard]] QString approveAs(const SecretKey &key, const QString &plan = kPlan,
                                    const QString &environment = QStringLiteral("production")) const {
        const QString path = approvalFile(m_folder->filePath(QStringLiteral("plan.json")), key);
        if (!writeFileAtomically(path, valueOr(approve(plan, environment, key, QStringLiteral("Erika"), kTime))))
            qFatal("cannot write %s", qPrintable(path));
        return path;
    }

    std::optional<QTemporaryDir> m_folder;
    std::vector<SecretKey> m_keys; ///< the last one is no approver
    project::Environment m_production;
};

void ApprovalTest::init() {
    m_folder.emplace();
    m_keys.clear();
    for (int i = 0; i < 4; ++i)
        m_keys.push_back(valueOr(SecretKey::generate()));
    m_production = {};
    m_production.name = QStringLiteral("production");
    m_production.approvals = 2;
    const QStringList names{QStringLiteral("Erika"), QStringLiteral("Max"), QString()};
    for (size_t i = 0; i < 3; ++i)
        m_production.approvers.push_back({m_keys[i].publicKey(), names[static_cast<qsizetype>(i)]});
}

/// An approval can be made and checked without Stellwerk: it is a signature over three lines.
void ApprovalTest::minisignAgrees() {
    const QByteArray text = "stellwerk-approval v1\n" + kPlan.toUtf8() + "\nproduction\n";
    QCOMPARE(approvalText(kPlan, QStringLiteral("production")), text);
    const QString file = m_folder->filePath(QStringLiteral("text"));
    QVERIFY(writeFileAtomically(file, text));
    const QString approval = approveAs(m_keys[0]);
    ProcessCommand command;
    command.program = QStringLiteral("minisign");
    command.arguments = {QStringLiteral("-V"),
                         QStringLiteral("-P"),
                         m_keys[0].publicKey().toBase64(),
                         QStringLiteral("-m"),
                         file,
                         QStringLiteral("-x"),
                         approval};
    const ProcessOutput output = valueOr(runProcess(command));
    QVERIFY2(output.exitCode == 0, output.standardError.constData());
    QVERIFY2(output.standardOutput.contains("approved by:Erika\ttime:2026-01-31T12:34:56Z\t"),
             output.standardOutput.constData());
    // The other way round.
    const QString secret = m_folder->filePath(QStringLiteral("s"));
    QVERIFY(writeFileAtomically(secret, valueOr(m_keys[1].toFile({}))));
    const QString theirs = m_folder->filePath(QStringLiteral("theirs.minisig"));
    command.arguments = {
        QStringLiteral("-S"), QStringLiteral("-s"), secret, QStringLiteral("-m"), file, QStringLiteral("-x"), theirs};
    QCOMPARE(valueOr(runProcess(command)).exitCode, 0);
    const Approvals found = readApprovals(kPlan, m_production, {theirs});
    QCOMPARE(found.valid.size(), size_t(1));
    QCOMPARE(found.valid[0].approver.name, QStringLiteral("Max"));
}

void ApprovalTest::enough() {
    const QStringList files{approveAs(m_keys[2]), approveAs(m_keys[0])};
    const CheckResult check = approvalsCheck(kPlan, m_production, files);
    QCOMPARE(check.code, QStringLiteral("approvals"));
    QCOMPARE(check.level, CheckResult::Level::Passed);
    QVERIFY(check.message.contains(QLatin1String("Erika (")));
    QVERIFY(check.message.contains(m_keys[2].publicKey().idText()));
    QVERIFY(check.message.contains(QLatin1String("time:2026-01-31T12:34:56Z")));
    QCOMPARE(readApprovals(kPlan, m_production, files).missing.size(), size_t(1));
}

void ApprovalTest::notEnough_data() {
    QTest::addColumn<QString>("what");
    QTest::addColumn<QString>("said");
    for (const auto &[what, said] :
         {std::pair{"none", "Approved by: nobody."}, std::pair{"one", "Not by: Max ("},
          std::pair{"the same twice", "Not by: Max ("}, std::pair{"another plan", "of another plan or environment"},
          std::pair{"another environment", "of another plan or environment"},
          std::pair{"a stranger", "is no approver of “production”"},
          std::pair{"a stranger under an approver's id", "of another plan or environment, or was changed"},
          std::pair{"changed comment", "or was changed"}, std::pair{"cut", "number of lines"},
          std::pair{"not there", "does not exist"}, std::pair{"the plan's own signature", "or was changed"}})
        QTest::newRow(what) << QString::fromUtf8(what) << QString::fromUtf8(said);
}

void ApprovalTest::notEnough() {
    QFETCH(QString, what);
    QFETCH(QString, said);
    const auto rewrite = [](const QString &path, const std::function<void(QByteArray &)> &edit) {
        QByteArray text = valueOr(readFile(path));
        edit(text);
        if (!writeFileAtomically(path, text))
            qFatal("cannot write");
        return path;
    };
    QStringList files;
    if (what != QLatin1String("none"))
        files << approveAs(m_keys[0]);
    if (what == QLatin1String("the same twice")) {
        const QString copy = m_folder->filePath(QStringLiteral("plan.json.copy.minisig"));
        QVERIFY(QFile::copy(files[0], copy));
        files << copy;
    } else if (what == QLatin1String("another plan")) {
        files << approveAs(m_keys[1], QString(64, u'b'));
    } else if (what == QLatin1String("another environment")) {
        files << approveAs(m_keys[1], kPlan, QStringLiteral("staging"));
    } else if (what == QLatin1String("a stranger")) {
        files << approveAs(m_keys[3]);
    } else if (what == QLatin1String("a stranger under an approver's id")) {
        files << rewrite(approveAs(m_keys[3]), [this](QByteArray &text) {
            QList<QByteArray> lines = text.split('\n');
            QByteArray bytes = QByteArray::fromBase64(lines[1]);
            lines[1] = bytes.replace(2, 8, m_keys[1].publicKey().id).toBase64();
            text = lines.join('\n');
        });
    } else if (what == QLatin1String("changed comment")) {
        files << rewrite(approveAs(m_keys[1]), [](QByteArray &text) { text.replace("Erika", "Other"); });
    } else if (what == QLatin1String("cut")) {
        files << rewrite(approveAs(m_keys[1]), [](QByteArray &text) { text.truncate(100); });
    } else if (what == QLatin1String("not there")) {
        files << m_folder->filePath(QStringLiteral("missing"));
    } else if (what == QLatin1String("the plan's own signature")) {
        // Who signs the hash or a file has not approved anything.
        const QString path = m_folder->filePath(QStringLiteral("own.minisig"));
        QVERIFY(writeFileAtomically(
            path, valueOr(package::signContent(m_keys[1], kPlan.toUtf8(), QStringLiteral("approved by:Max")))));
        files << path;
    }
    const CheckResult check = approvalsCheck(kPlan, m_production, files);
    QCOMPARE(check.level, CheckResult::Level::Error);
    QCOMPARE(check.errorCode, ErrorCode::CheckFailed);
    QVERIFY2(check.message.contains(said), qPrintable(check.message));
    QVERIFY2(check.message.contains(kPlan), qPrintable(check.message));
    QVERIFY(!check.hint.isEmpty());
    // With one more right one it would have been enough, except where nobody has approved before.
    files << approveAs(m_keys[2]);
    QCOMPARE(approvalsCheck(kPlan, m_production, files).level == CheckResult::Level::Passed,
             what != QLatin1String("none"));
}

void ApprovalTest::nobodyIsNeeded() {
    m_production.approvals = 0;
    m_production.approvers.clear();
    QCOMPARE(approvalsCheck(kPlan, m_production, {}).level, CheckResult::Level::Passed);
}

void ApprovalTest::filesBesideThePlan() {
    const QString plan = m_folder->filePath(QStringLiteral("plan.json"));
    QStringList files{approveAs(m_keys[0]), approveAs(m_keys[1])};
    QCOMPARE(files[0], QString(plan + u'.' + m_keys[0].publicKey().idText() + QStringLiteral(".minisig")));
    for (const char *other : {"plan.json", "plan.jsonx.A.minisig", "other.json.A.minisig", "plan.json.txt"})
        QVERIFY(writeFileAtomically(m_folder->filePath(QString::fromLatin1(other)), "x"));
    files.sort();
    QCOMPARE(approvalFilesOf(plan), files);
}

void ApprovalTest::namesThatCannotBeSigned() {
    for (const char *name : {"a\tplan:b", "a\nb", "a\x1b"}) {
        const auto made = approve(kPlan, QStringLiteral("production"), m_keys[0], QString::fromLatin1(name), kTime);
        QVERIFY(!made);
        QCOMPARE(made.error().code, ErrorCode::InvalidInput);
    }
}

QTEST_GUILESS_MAIN(ApprovalTest)
#include "test_approval.moc"
