// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/text/masterdata_text.h"

#include "cli/text/text_table.h"
#include "cli/text/words.h"

#include <QCoreApplication>
#include <QJsonArray>

#include <map>

namespace stellwerk::cli {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Cli)
};

using deployment::CheckResult;
using deployment::MasterDataFinding;
using masterdata::Decision;
using masterdata::EntityDiff;
using masterdata::RowAction;
using masterdata::RowChange;

constexpr qint64 kFirstRows = 5;

/// Lines of which those behind the first few of each group are only counted.
class FewLines final {
public:
    FewLines(bool all, int width) : m_all(all), m_width(width) {}

    void add(const QString &line) {
        if (!m_all && ++m_count > kFirstRows)
            ++m_hidden;
        else
            m_text += cutLine(line, m_width) + u'\n';
    }
    void endGroup() {
        if (m_hidden > 0)
            m_text += QStringLiteral("  … %1\n")
                          .arg(Tr::tr("%n more row(s), shown with --rows", nullptr, static_cast<int>(m_hidden)));
        m_count = m_hidden = 0;
    }
    [[nodiscard]] const QString &text() const { return m_text; }

private:
    bool m_all;
    int m_width;
    QString m_text;
    qint64 m_count = 0;
    qint64 m_hidden = 0;
};

QString findingTitle(MasterDataFinding::Code code) {
    using Code = MasterDataFinding::Code;
    switch (code) {
    case Code::Catalogue:
        return Tr::tr("project.toml does not fit the schema");
    case Code::MissingTable:
        return Tr::tr("missing tables");
    case Code::MissingColumn:
        return Tr::tr("missing columns");
    case Code::EmptyKey:
        return Tr::tr("empty keys");
    case Code::RepeatedKey:
        return Tr::tr("keys that are not unique");
    case Code::DanglingReference:
        return Tr::tr("references to nothing");
    case Code::DoubtfulReference:
        return Tr::tr("references to rows without a unique key");
    case Code::NoneWithForeignKey:
        return Tr::tr("“none” where a foreign key wants a row");
    case Code::WrongDerived:
        return Tr::tr("derived columns that differ from what they repeat");
    case Code::ValueWithoutPartner:
        return Tr::tr("references by value without a partner");
    case Code::UsedByWithoutPartner:
        return Tr::tr("user data that names rows which do not exist");
    }
    Q_UNREACHABLE_RETURN({});
}

QString findingLine(const MasterDataFinding &finding) {
    QString text = QStringLiteral("    ");
    if (!finding.key.isEmpty())
        text += QStringLiteral("“%1”  ").arg(finding.key);
    if (!finding.id.isEmpty())
        text += QStringLiteral("[%1]  ").arg(finding.id);
    return text + finding.reason;
}

bool isStale(const EntityDiff &entity, const Decision &decision) {
    return decision.key.empty() ? entity.emptyUndecided
                                : entity.staleDecisions.contains(masterdata::keyText(decision.key));
}

bool isStale(const masterdata::DataDiff &diff, const Decision &decision) {
    const auto entity = std::ranges::find(diff.entities, decision.entity, &EntityDiff::entity);
    return entity == diff.entities.end() || isStale(*entity, decision);
}

} // namespace

QString masterDataPlanText(const deployment::MasterDataPlan &plan, const DiffView &view) {
    QString text = Tr::tr("Master data of %1 for “%2” (database version %3)")
                       .arg(plan.source, plan.target.name, plan.version.toString());
    text += QStringLiteral("\n\n") + diffText(plan.diff, view);
    std::vector<CheckResult> checks = plan.checks;
    std::erase_if(checks, [](const CheckResult &check) { return check.level == CheckResult::Level::Passed; });
    text += checksText(checks, view.width);
    text += plan.diff.empty() ? Tr::tr("No differences: nothing to import.") : Tr::tr("Plan %1").arg(plan.sha256);
    return text + u'\n';
}

QString importText(const masterdata::ImportReport &report, bool allRows, int width) {
    std::vector<QStringList> rows{{Tr::tr("Entity"), Tr::tr("Inserted"), Tr::tr("Updated"), Tr::tr("Deleted"),
                                   Tr::tr("Unchanged"), Tr::tr("Kept"), Tr::tr("Not touched")}};
    for (const masterdata::ImportCounts &counts : report.entities)
        rows.push_back({counts.entity, QString::number(counts.inserted), QString::number(counts.updated),
                        QString::number(counts.deleted), QString::number(counts.unchanged),
                        QString::number(counts.kept), QString::number(counts.ambiguous)});
    QString text = textTable(rows, width);
    if (!report.leftAlone.empty())
        text += u'\n' + Tr::tr("Left alone:") + u'\n';
    FewLines lines(allRows, width);
    for (size_t i = 0; i < report.leftAlone.size(); ++i) {
        const masterdata::LeftAlone &row = report.leftAlone[i];
        lines.add(QStringLiteral("  %1 “%2”: %3").arg(row.entity, row.key, row.why));
        if (i + 1 == report.leftAlone.size() || report.leftAlone[i + 1].entity != row.entity)
            lines.endGroup();
    }
    text += lines.text();
    for (const QString &remark : report.remarks)
        text += QStringLiteral("  i %1\n").arg(remark);
    return text + u'\n';
}

QString exportText(const deployment::ExportedMasterData &exported, bool written, int width) {
    qint64 rows = 0;
    for (const qint64 count : exported.report.rows)
        rows += count;
    QString text = written ? QString(exported.folder + u'\n') : QString(Tr::tr("Nothing was written.") + u'\n');
    text += Tr::tr("%n row(s)", nullptr, static_cast<int>(rows)) + u' ' +
            Tr::tr("in %n file(s)", nullptr, static_cast<int>(exported.files.size())) + u'\n';
    if (!exported.report.skipped.empty())
        text += u'\n' + Tr::tr("These rows cannot travel:") + u'\n';
    for (const masterdata::SkippedRow &row : exported.report.skipped)
        text += cutLine(QStringLiteral("  ! %1 “%2”: %3").arg(row.entity, row.key, row.why), width) + u'\n';
    return text;
}

QJsonObject exportToJson(const deployment::ExportedMasterData &exported) {
    QJsonObject counts;
    for (auto it = exported.report.rows.begin(); it != exported.report.rows.end(); ++it)
        counts[it.key()] = it.value();
    QJsonArray skipped;
    for (const masterdata::SkippedRow &row : exported.report.skipped)
        skipped << QJsonObject{{QStringLiteral("entity"), row.entity},
                               {QStringLiteral("key"), row.key},
                               {QStringLiteral("reason"), row.why}};
    return {{QStringLiteral("folder"), exported.folder},
            {QStringLiteral("version"), exported.version.toString()},
            {QStringLiteral("files"), QJsonArray::fromStringList(exported.files)},
            {QStringLiteral("counts"), counts},
            {QStringLiteral("skipped"), skipped}};
}

QString findingsText(const std::vector<MasterDataFinding> &findings, bool all, int width) {
    // Of each kind in the order of the first one; entities keep theirs.
    std::map<std::pair<bool, MasterDataFinding::Code>, std::vector<const MasterDataFinding *>> groups;
    for (const MasterDataFinding &finding : findings)
        groups[{finding.warning, finding.code}].push_back(&finding);
    QString text;
    for (const auto &[group, members] : groups) {
        text += QStringLiteral("%1 %2 (%3)\n")
                    .arg(group.first ? QStringLiteral("!") : QStringLiteral("✕"), findingTitle(group.second),
                         QString::number(members.size()));
        FewLines few(all, width);
        QString entity;
        for (const MasterDataFinding *finding : members) {
            if (finding->entity != entity) {
                few.endGroup();
                text += few.text();
                few = FewLines(all, width);
                entity = finding->entity;
                text += QStringLiteral("  %1 (%2)\n").arg(entity, finding->table);
            }
            few.add(findingLine(*finding));
        }
        few.endGroup();
        text += few.text();
    }
    return findings.empty() ? QStringLiteral("✓ %1\n").arg(Tr::tr("No mistake found.")) : text;
}

QString decisionText(const Decision &decision) {
    QString text =
        decision.key.empty()
            ? QStringLiteral("%1: %2").arg(decision.entity, Tr::tr("the target's rows stay"))
            : QStringLiteral("%1 “%2”: %3")
                  .arg(decision.entity, masterdata::keyText(decision.key), masterdata::takeName(decision.take));
    if (!decision.keepCells.isEmpty())
        text += QStringLiteral(" (%1)").arg(Tr::tr("keeps %1").arg(decision.keepCells.join(QLatin1String(", "))));
    if (!decision.from.empty())
        text += QStringLiteral(" (%1)").arg(Tr::tr("is “%1” of the target").arg(masterdata::keyText(decision.from)));
    return text;
}

QString decisionsText(const deployment::MasterDataPlan &plan, int width) {
    std::vector<QStringList> open;
    for (const EntityDiff &entity : plan.diff.entities) {
        if (entity.emptyUndecided)
            open.push_back({QStringLiteral("?"), entity.entity, QStringLiteral("—"), QStringLiteral("—"),
                            Tr::tr("The package has no rows: confirm that those of the target stay.")});
        for (const RowChange &row : entity.rows) {
            if (row.action == RowAction::Decide)
                open.push_back({QStringLiteral("?"), entity.entity, row.key,
                                row.targetId.isNull() ? QStringLiteral("—") : row.targetId.toString(),
                                QStringLiteral("%1. %2").arg(masterdata::rowStateName(row.state), row.note)});
        }
    }
    QString text = open.empty() ? QString(Tr::tr("Nothing is open.") + u'\n')
                                : QString(Tr::tr("Open:") + u'\n' + textTable(open, width));
    std::vector<QStringList> made;
    for (const Decision &decision : plan.review.decisions()) {
        const bool stale = isStale(plan.diff, decision);
        QString about = QStringLiteral("%1, %2").arg(decision.by, decision.at);
        if (!decision.reason.isEmpty())
            about += QStringLiteral(": ") + decision.reason;
        if (stale)
            about += u' ' + Tr::tr("(fell: the data has changed)");
        made.push_back({stale ? QStringLiteral("!") : QStringLiteral("✓"), decisionText(decision), about});
    }
    if (!made.empty())
        text += u'\n' + Tr::tr("Decided:") + u'\n' + textTable(made, width);
    return text;
}

QJsonObject decisionToJson(const Decision &decision) {
    QJsonObject json{
        {QStringLiteral("entity"), decision.entity},
        {QStringLiteral("key"), decision.key.empty() ? QJsonValue() : QJsonValue(masterdata::keyText(decision.key))},
        {QStringLiteral("take"), masterdata::takeName(decision.take)},
        {QStringLiteral("by"), decision.by},
        {QStringLiteral("at"), decision.at},
        {QStringLiteral("reason"), decision.reason}};
    if (!decision.keepCells.isEmpty())
        json[QStringLiteral("keep")] = QJsonArray::fromStringList(decision.keepCells);
    if (!decision.from.empty())
        json[QStringLiteral("from")] = masterdata::keyText(decision.from);
    return json;
}

QJsonObject decisionsToJson(const deployment::MasterDataPlan &plan) {
    QJsonArray open;
    for (const EntityDiff &entity : plan.diff.entities) {
        if (entity.emptyUndecided)
            open << QJsonObject{{QStringLiteral("entity"), entity.entity}, {QStringLiteral("key"), QJsonValue()}};
        for (const RowChange &row : entity.rows) {
            if (row.action == RowAction::Decide)
                open << QJsonObject{{QStringLiteral("entity"), entity.entity},
                                    {QStringLiteral("key"), row.key},
                                    {QStringLiteral("id"), row.targetId.toString()},
                                    {QStringLiteral("state"), masterdata::rowStateName(row.state)},
                                    {QStringLiteral("note"), row.note}};
        }
    }
    QJsonArray made;
    for (const Decision &decision : plan.review.decisions()) {
        QJsonObject json = decisionToJson(decision);
        json[QStringLiteral("stale")] = isStale(plan.diff, decision);
        made << json;
    }
    return {{QStringLiteral("open"), open},
            {QStringLiteral("decisions"), made},
            {QStringLiteral("review_file"), plan.reviewFile}};
}

} // namespace stellwerk::cli
