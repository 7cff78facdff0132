// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "deployment/master/master_data_decide.h"

#include "base/files.h"
#include "masterdata/compare/node_comparison.h"

#include <QCoreApplication>

#include <algorithm>

namespace stellwerk::deployment {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(MasterDataDecision)
};

using masterdata::DataDiff;
using masterdata::Decision;
using masterdata::EntityDiff;
using masterdata::Review;
using masterdata::RowAction;
using masterdata::RowChange;
using masterdata::RowState;
using Take = Decision::Take;
using Kind = DecisionTarget::Kind;

std::unexpected<Error> doesNotFit(const QString &entity, const QString &key, const QString &why) {
    return fail(ErrorCode::CheckFailed,
                Tr::tr("This decision does not fit the row “%1” of %2: %3 Nothing was written.").arg(key, entity, why),
                Tr::tr("See the row with “stellwerk-cli masterdata diff --entity %1 --rows”.").arg(entity));
}

/// A foreign key outside the master data keeps the row, whatever was decided.
const masterdata::Impact *holder(const RowChange &row) {
    const auto found = std::ranges::find_if(
        row.impact, [](const masterdata::Impact &impact) { return !impact.onDelete.isEmpty() && impact.rows > 0; });
    return found == row.impact.end() ? nullptr : &*found;
}

/// The row of one decision, as it is without it.
class Maker final {
public:
    Maker(const Session &session, const DecisionRequest &request) : m_session(session), m_request(request) {}

    [[nodiscard]] Result<Decision> decide(const EntityDiff &entity, const RowChange &row) const {
        if (row.state == RowState::Ambiguous)
            return doesNotFit(entity.entity, row.key, Tr::tr("it is ambiguous and is not touched. %1").arg(row.note));
        if (row.state == RowState::Renamed)
            return doesNotFit(entity.entity, row.key, Tr::tr("its renaming was accepted; take that back first."));
        Decision decision;
        decision.entity = entity.entity;
        decision.key = row.keyBytes;
        decision.contentHash = row.contentHash;
        STELLWERK_ASSIGN(decision.take, takeOf(entity, row));
        if (decision.take == Take::Cells) {
            decision.keepCells = m_request.keepCells;
            decision.keptHash = masterdata::contentHashOf(entity.entity, row, decision.keepCells);
        }
        if (decision.take == Take::Rename)
            decision.from = row.rename->fromKey;
        sign(decision);
        return decision;
    }

    [[nodiscard]] Decision emptyStays(const EntityDiff &entity) const {
        Decision decision;
        decision.entity = entity.entity;
        decision.take = Take::Target;
        decision.contentHash = masterdata::emptyContentHash(
            entity.entity, std::ranges::count(entity.rows, true, &RowChange::onlyInTarget));
        sign(decision);
        return decision;
    }

private:
    void sign(Decision &decision) const {
        decision.by = m_session.operatorName;
        decision.at = utcTimestamp();
        decision.reason = m_request.reason;
    }

    [[nodiscard]] Result<Take> takeOf(const EntityDiff &entity, const RowChange &row) const {
        const auto refuse = [&](const QString &why) { return doesNotFit(entity.entity, row.key, why); };
        const bool isInBoth = !row.onlyInTarget && !row.targetId.isNull();
        if (!m_request.keepCells.isEmpty())
            return cells(entity, row, isInBoth);
        switch (m_request.word) {
        case RowWord::Package:
        case RowWord::Delete:
            if (m_request.word == RowWord::Delete && !row.onlyInTarget)
                return refuse(Tr::tr("only a row that the package lacks can be deleted."));
            if (const masterdata::Impact *impact = row.onlyInTarget ? holder(row) : nullptr)
                return refuse(Tr::tr("%n row(s) of %1 point at it (ON DELETE %2), so it stays.", nullptr,
                                     static_cast<int>(impact->rows))
                                  .arg(impact->table, impact->onDelete));
            return Take::Package;
        case RowWord::Keep:
            if (!row.onlyInTarget)
                return refuse(Tr::tr("it is no row that the package lacks; to leave it as it is, say target."));
            return Take::Target;
        case RowWord::Target:
            return Take::Target;
        case RowWord::Rename:
            if (!row.rename)
                return refuse(Tr::tr("no row of the target is offered for it."));
            return Take::Rename;
        }
        Q_UNREACHABLE_RETURN(Take::Target);
    }

    [[nodiscard]] Result<Take> cells(const EntityDiff &entity, const RowChange &row, bool isInBoth) const {
        if (!isInBoth)
            return doesNotFit(entity.entity, row.key, Tr::tr("only a row that both sides have can be kept in part."));
        for (const QString &column : m_request.keepCells) {
            if (!std::ranges::contains(row.cells, column, &masterdata::CellChange::column))
                return doesNotFit(entity.entity, row.key, Tr::tr("its column “%1” does not differ.").arg(column));
        }
        return Take::Cells;
    }

    const Session &m_session;
    const DecisionRequest &m_request;
};

Result<const EntityDiff *> entityOf(const DataDiff &diff, const QString &name) {
    const auto found = std::ranges::find(diff.entities, name, &EntityDiff::entity);
    if (found != diff.entities.end())
        return &*found;
    QStringList names;
    for (const EntityDiff &entity : diff.entities)
        names << entity.entity;
    return fail(ErrorCode::Usage, Tr::tr("There is no entity “%1”.").arg(name),
                Tr::tr("There are: %1").arg(names.join(QLatin1String(", "))));
}

/// The one row that is meant.
Result<const RowChange *> rowOf(const EntityDiff &entity, const DecisionTarget &about) {
    const RowChange *found = nullptr;
    for (const RowChange &row : entity.rows) {
        const bool isMeant = about.id.isEmpty() ? row.key == about.key : row.targetId.toString() == about.id;
        if (!isMeant)
            continue;
        if (found)
            return fail(
                ErrorCode::Usage,
                Tr::tr("More than one row of %1 is shown as “%2”. Nothing was written.").arg(entity.entity, about.key),
                Tr::tr("Name the row by its id in the target: --id."));
        found = &row;
    }
    if (found)
        return found;
    return fail(ErrorCode::NotFound,
                about.id.isEmpty()
                    ? Tr::tr("No row of %1 with the key “%2” differs.").arg(entity.entity, about.key)
                    : Tr::tr("No row of %1 with the id %2 in the target differs.").arg(entity.entity, about.id),
                Tr::tr("See them with “stellwerk-cli masterdata diff --entity %1 --rows”.").arg(entity.entity));
}

/// Takes the decisions about the row or entity that is meant out of the review; says how many there were.
size_t withdrawAbout(Review &review, const DecisionTarget &about) {
    std::vector<std::string> keys;
    for (const Decision &decision : review.decisions()) {
        const bool isMeant = about.kind == Kind::EmptyEntity
                                 ? decision.key.empty()
                                 : !decision.key.empty() && masterdata::keyText(decision.key) == about.key;
        if (decision.entity == about.entity && isMeant)
            keys.push_back(decision.key);
    }
    for (const std::string &key : keys)
        review.withdraw(about.entity, key);
    return keys.size();
}

class DecisionRun final {
public:
    DecisionRun(const Session &session, const project::Environment &target, const MasterDataInput &input,
                const DecisionRequest &request, const TaskContext &context)
        : m_session(session), m_target(target), m_input(input), m_request(request), m_context(context) {}

    Result<DecisionReport> run() {
        STELLWERK_ASSIGN(m_sides, openSides(m_session, m_target, m_input, m_context));
        m_review = m_sides->data->review();
        DecisionTarget about = m_request.about;
        STELLWERK_ASSIGN(about, nameById(about));
        if (about.kind != Kind::AllOpen)
            withdrawAbout(m_review, about);
        STELLWERK_ASSIGN(const DataDiff diff, compare());
        DecisionReport report;
        report.reviewFile = m_sides->data->reviewFile();
        STELLWERK_ASSIGN(report.decisions, decisionsOn(diff, about));
        for (const Decision &decision : report.decisions)
            m_review.decide(decision);
        STELLWERK_ASSIGN(const DataDiff after, compare());
        STELLWERK_TRY(checkFollowed(after, report.decisions));
        report.open = after.openDecisions();
        if (m_request.save)
            STELLWERK_TRY(m_review.save(report.reviewFile));
        return report;
    }

private:
    Result<DataDiff> compare() {
        m_sides->data->setReview(m_review);
        return m_sides->data->compare(*m_sides->connection, m_sides->now, m_context);
    }

    /// A row that was decided about looks different than without the decision, but keeps its id.
    Result<DecisionTarget> nameById(DecisionTarget about) {
        if (about.id.isEmpty())
            return about;
        STELLWERK_ASSIGN(const DataDiff diff, compare());
        STELLWERK_ASSIGN(const EntityDiff *entity, entityOf(diff, about.entity));
        STELLWERK_ASSIGN(const RowChange *row, rowOf(*entity, about));
        m_review.withdraw(about.entity, row->keyBytes);
        return about;
    }

    [[nodiscard]] Result<std::vector<Decision>> decisionsOn(const DataDiff &diff, const DecisionTarget &about) const {
        const Maker maker(m_session, m_request);
        if (about.kind == Kind::AllOpen)
            return allOpen(diff, maker);
        STELLWERK_ASSIGN(const EntityDiff *entity, entityOf(diff, about.entity));
        if (about.kind == Kind::EmptyEntity) {
            if (!entity->emptyInPackage)
                return fail(ErrorCode::CheckFailed,
                            Tr::tr("The package has rows of %1, or the target has none; there is nothing to decide. "
                                   "Nothing was written.")
                                .arg(entity->entity));
            return std::vector{maker.emptyStays(*entity)};
        }
        STELLWERK_ASSIGN(const RowChange *row, rowOf(*entity, about));
        STELLWERK_ASSIGN(Decision decision, maker.decide(*entity, *row));
        return std::vector{std::move(decision)};
    }

    [[nodiscard]] Result<std::vector<Decision>> allOpen(const DataDiff &diff, const Maker &maker) const {
        if (!m_request.about.entity.isEmpty())
            STELLWERK_TRY(entityOf(diff, m_request.about.entity));
        const bool leaves = m_request.word == RowWord::Target || m_request.word == RowWord::Keep;
        const bool onlyTargets = m_request.word == RowWord::Delete || m_request.word == RowWord::Keep;
        std::vector<Decision> decisions;
        for (const EntityDiff &entity : diff.entities) {
            if (!m_request.about.entity.isEmpty() && entity.entity != m_request.about.entity)
                continue;
            if (entity.emptyUndecided && leaves)
                decisions.push_back(maker.emptyStays(entity));
            for (const RowChange &row : entity.rows) {
                if (row.action != RowAction::Decide || (onlyTargets && !row.onlyInTarget))
                    continue;
                STELLWERK_ASSIGN(Decision decision, maker.decide(entity, row));
                decisions.push_back(std::move(decision));
            }
        }
        return decisions;
    }

    /// Saved is only what an import will do.
    [[nodiscard]] static Status checkFollowed(const DataDiff &diff, const std::vector<Decision> &decisions) {
        for (const Decision &decision : decisions) {
            STELLWERK_ASSIGN(const EntityDiff *entity, entityOf(diff, decision.entity));
            const QString key = masterdata::keyText(decision.key);
            if (decision.key.empty()) {
                if (entity->emptyUndecided)
                    return doesNotFit(entity->entity, key, Tr::tr("it is still open."));
                continue;
            }
            const auto row = std::ranges::find(entity->rows, decision.key, &RowChange::keyBytes);
            if (row == entity->rows.end())
                continue; // nothing is left to be done about it
            if (entity->staleDecisions.contains(row->key))
                return doesNotFit(entity->entity, row->key, Tr::tr("its data has changed meanwhile."));
            const bool isFollowed = decision.take == Take::Target   ? row->action == RowAction::Leave
                                    : decision.take == Take::Rename ? row->state != RowState::New
                                                                    : row->action == RowAction::Write;
            if (!isFollowed)
                return doesNotFit(entity->entity, row->key, Tr::tr("it would not be followed. %1").arg(row->note));
        }
        return {};
    }

    const Session &m_session;
    const project::Environment &m_target;
    const MasterDataInput &m_input;
    const DecisionRequest &m_request;
    const TaskContext &m_context;
    std::optional<MasterDataSides> m_sides;
    Review m_review;
};

} // namespace

std::optional<RowWord> rowWordFrom(const QString &word) {
    static const QMap<QString, RowWord> words{{QStringLiteral("package"), RowWord::Package},
                                              {QStringLiteral("target"), RowWord::Target},
                                              {QStringLiteral("rename"), RowWord::Rename},
                                              {QStringLiteral("delete"), RowWord::Delete},
                                              {QStringLiteral("keep"), RowWord::Keep}};
    const auto found = words.find(word);
    return found == words.end() ? std::nullopt : std::optional(*found);
}

Result<DecisionReport> decideMasterData(const Session &session, const project::Environment &target,
                                        const MasterDataInput &input, const DecisionRequest &request,
                                        const TaskContext &context) {
    return DecisionRun(session, target, input, request, context).run();
}

Result<DecisionReport> withdrawDecision(const Session &session, const project::Environment &target,
                                        const MasterDataInput &input, const DecisionRequest &request,
                                        const TaskContext &context) {
    STELLWERK_ASSIGN(MasterDataSides sides, openSides(session, target, input, context));
    Review review = sides.data->review();
    size_t withdrawn = 0;
    if (request.about.id.isEmpty()) {
        withdrawn = withdrawAbout(review, request.about);
    } else {
        STELLWERK_ASSIGN(const DataDiff now, sides.data->compare(*sides.connection, sides.now, context));
        STELLWERK_ASSIGN(const EntityDiff *entity, entityOf(now, request.about.entity));
        STELLWERK_ASSIGN(const RowChange *row, rowOf(*entity, request.about));
        withdrawn = review.withdraw(request.about.entity, row->keyBytes) ? 1 : 0;
    }
    if (withdrawn > 1)
        return fail(ErrorCode::Usage,
                    Tr::tr("More than one row of %1 is shown as “%2”. Nothing was written.")
                        .arg(request.about.entity, request.about.key),
                    Tr::tr("Name the row by its id in the target: --id."));
    if (withdrawn == 0)
        return fail(
            ErrorCode::NotFound,
            request.about.kind == Kind::EmptyEntity
                ? Tr::tr("Nothing was decided about %1.").arg(request.about.entity)
                : Tr::tr("Nothing was decided about the row “%1” of %2.").arg(request.about.key, request.about.entity),
            Tr::tr("See the decisions with “stellwerk-cli masterdata decide --list”."));
    DecisionReport report;
    report.reviewFile = sides.data->reviewFile();
    sides.data->setReview(review);
    STELLWERK_ASSIGN(const DataDiff diff, sides.data->compare(*sides.connection, sides.now, context));
    report.open = diff.openDecisions();
    if (request.save)
        STELLWERK_TRY(review.save(report.reviewFile));
    return report;
}

} // namespace stellwerk::deployment
