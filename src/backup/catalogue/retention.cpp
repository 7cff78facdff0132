// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "backup/catalogue/retention.h"

#include <map>
#include <set>

namespace stellwerk::backup {

namespace {

/// Places in the list; backups that can stand in for each other.
using Group = std::vector<size_t>;

using Key = std::tuple<BackupKind, db::Engine, QString, bool>;

/// What cannot be read does not say whose it is; it stands in for nobody.
Key keyOf(const CatalogueEntry &entry) {
    const BackupInfo &info = entry.info;
    return {info.kind, info.engine, info.databaseName, info.serverVersion.isEmpty()};
}

class Retention {
public:
    Retention(const std::vector<CatalogueEntry> &entries, const project::BackupRetention &rules, const QDateTime &now)
        : m_entries(entries), m_rules(rules), m_now(now) {
        std::map<Key, Group> groups;
        for (size_t i = 0; i < entries.size(); ++i) {
            if (entries[i].owner == BackupOwner::Ours)
                groups[keyOf(entries[i])].push_back(i);
        }
        for (const auto &[key, group] : groups)
            choose(group);
    }

    [[nodiscard]] RetentionReason reasonFor(size_t place) const {
        const CatalogueEntry &entry = m_entries[place];
        if (entry.owner != BackupOwner::Ours)
            return entry.owner == BackupOwner::Other ? RetentionReason::OtherEnvironment
                                                     : RetentionReason::OwnerUnknown;
        if (entry.pin)
            return RetentionReason::Pinned;
        if (!entry.neededBy.isEmpty())
            return RetentionReason::Needed;
        if (!entry.readable)
            return RetentionReason::Unreadable;
        if (m_newest.contains(place))
            return RetentionReason::Newest;
        if (m_newestVerified.contains(place))
            return RetentionReason::NewestVerified;
        if (isWithin(entry, m_rules.allDays))
            return RetentionReason::Recent;
        if (m_ofDay.contains(place))
            return RetentionReason::OfItsDay;
        if (entry.state() == BackupState::Damaged)
            return RetentionReason::Damaged;
        return isWithin(entry, m_rules.dailyDays) ? RetentionReason::Thinned : RetentionReason::Old;
    }

private:
    [[nodiscard]] bool isWithin(const CatalogueEntry &entry, int days) const {
        return entry.info.createdAt >= m_now.addDays(-days);
    }

    void choose(const Group &group) {
        const auto time = [this](size_t place) {
            const BackupInfo &info = m_entries[place].info;
            return std::tuple(info.createdAt, info.file.size(), info.file);
        };
        std::vector<size_t> newestFirst = group;
        std::ranges::sort(newestFirst, std::greater(), time);
        m_newest.insert(newestFirst.front());
        bool intactFound = false;
        auto verified = VerifyDepth::None;
        auto usable = VerifyDepth::None;
        std::map<QDate, size_t> days;
        for (const size_t place : newestFirst) {
            const CatalogueEntry &entry = m_entries[place];
            if (entry.state() == BackupState::Damaged || !entry.readable)
                continue;
            if (!std::exchange(intactFound, true))
                m_newest.insert(place);
            // From the newest back, each one that was verified more deeply than all that came after it.
            // The same once more for those that fit the server, should the newest ones not.
            if (entry.depth > verified || (entry.isVerified() && entry.depth > usable))
                m_newestVerified.insert(place);
            verified = std::max(verified, entry.depth);
            if (entry.isVerified())
                usable = std::max(usable, entry.depth);
            if (isWithin(entry, m_rules.allDays) || !isWithin(entry, m_rules.dailyDays))
                continue;
            const auto [day, first] = days.try_emplace(entry.info.createdAt.toUTC().date(), place);
            if (!first && rank(entry) > rank(m_entries[day->second]))
                day->second = place;
        }
        for (const auto &[date, place] : days)
            m_ofDay.insert(place);
    }

    /// What cannot be restored here is worth less than what was never looked at.
    static int rank(const CatalogueEntry &entry) {
        return entry.state() == BackupState::Incompatible ? -1 : static_cast<int>(entry.depth);
    }

    const std::vector<CatalogueEntry> &m_entries;
    const project::BackupRetention &m_rules;
    QDateTime m_now;
    std::set<size_t> m_newest;
    std::set<size_t> m_newestVerified;
    std::set<size_t> m_ofDay;
};

} // namespace

QString retentionReasonName(RetentionReason reason) {
    switch (reason) {
    case RetentionReason::OtherEnvironment:
        return QStringLiteral("other_environment");
    case RetentionReason::OwnerUnknown:
        return QStringLiteral("owner_unknown");
    case RetentionReason::Pinned:
        return QStringLiteral("pinned");
    case RetentionReason::Needed:
        return QStringLiteral("needed");
    case RetentionReason::Unreadable:
        return QStringLiteral("unreadable");
    case RetentionReason::Newest:
        return QStringLiteral("newest");
    case RetentionReason::NewestVerified:
        return QStringLiteral("newest_verified");
    case RetentionReason::Recent:
        return QStringLiteral("recent");
    case RetentionReason::OfItsDay:
        return QStringLiteral("of_its_day");
    case RetentionReason::Damaged:
        return QStringLiteral("damaged");
    case RetentionReason::Thinned:
        return QStringLiteral("thinned");
    case RetentionReason::Old:
        return QStringLiteral("old");
    }
    Q_UNREACHABLE_RETURN({});
}

std::vector<RetentionDecision> decideRetention(const std::vector<CatalogueEntry> &entries,
                                               const project::BackupRetention &rules, const QDateTime &now) {
    const Retention retention(entries, rules, now);
    std::vector<RetentionDecision> decisions;
    for (size_t i = 0; i < entries.size(); ++i)
        decisions.push_back({entries[i], retention.reasonFor(i)});
    return decisions;
}

} // namespace stellwerk::backup
