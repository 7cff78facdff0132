// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "masterdata/compare/review.h"

#include "base/files.h"
#include "masterdata/compare/review_json.h"

#include <QCoreApplication>
#include <QCryptographicHash>

#include <algorithm>
#include <vector>

namespace stellwerk::masterdata {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Review)
};

/// Takes one thing after the other so that no two rows look alike: each with its kind and length.
class ContentHash final {
public:
    void add(std::string_view bytes, char kind = 'x') {
        m_head = kind + std::to_string(bytes.size()) + ':';
        m_hash.addData(QByteArrayView(m_head));
        m_hash.addData(QByteArrayView(bytes.data(), static_cast<qsizetype>(bytes.size())));
    }
    void add(const QString &text) { add(std::string_view(text.toStdString())); }
    void add(const db::Value &value) { add(value.bytes, static_cast<char>('0' + static_cast<int>(value.kind))); }

    [[nodiscard]] QString result() const { return QString::fromLatin1(m_hash.result().toHex()); }

private:
    QCryptographicHash m_hash{QCryptographicHash::Sha256};
    std::string m_head;
};

} // namespace

QString takeName(Decision::Take take) {
    switch (take) {
    case Decision::Take::Package:
        return QStringLiteral("package");
    case Decision::Take::Target:
        return QStringLiteral("target");
    case Decision::Take::Cells:
        return QStringLiteral("cells");
    case Decision::Take::Rename:
        return QStringLiteral("rename");
    }
    Q_UNREACHABLE_RETURN({});
}

QString Review::fileFor(const QString &packageFile, const QString &environment) {
    return packageFile + u'.' + environment + QStringLiteral(".review.json");
}

Result<Review> Review::load(const QString &file) {
    auto content = readFile(file, kReviewSizeLimit);
    if (!content && content.error().code == ErrorCode::NotFound)
        return Review();
    if (!content)
        return fail(std::move(content).error());
    STELLWERK_ASSIGN(std::vector<Decision> decisions, decisionsFromJson(*content, file));
    Review review;
    for (Decision &decision : decisions)
        review.decide(std::move(decision));
    return review;
}

Status Review::save(const QString &file) const {
    QByteArray json = decisionsHead();
    for (bool first = true; const Decision &decision : decisions()) {
        json += first ? "\n" : ",\n";
        json += decisionToJson(decision);
        first = false;
    }
    json += "\n]}\n";
    if (json.size() > kReviewSizeLimit)
        return fail(ErrorCode::InvalidInput,
                    Tr::tr("The decisions need %1 bytes, a review file may have %2; %3 was not changed.")
                        .arg(json.size())
                        .arg(kReviewSizeLimit)
                        .arg(file),
                    Tr::tr("Decide fewer rows one by one: give the entity another policy."));
    // What a later run would refuse to read must not be there in place of what it could read.
    if (auto read = decisionsFromJson(json, file); !read)
        return fail(std::move(read).error().during(Tr::tr("Saving the review; the file was not changed")));
    return writeFileAtomically(file, json);
}

void Review::decide(Decision decision) {
    const RowName row{decision.entity, decision.key};
    withdraw(row.first, row.second);
    if (decision.take == Decision::Take::Rename) {
        if (const auto other = m_renamed.find({decision.entity, decision.from}); other != m_renamed.end())
            withdraw(row.first, std::string(other->second));
        m_renamed[{decision.entity, decision.from}] = decision.key;
    }
    m_decisions[row] = std::move(decision);
}

bool Review::withdraw(const QString &entity, const std::string &key) {
    const auto found = m_decisions.find({entity, key});
    if (found == m_decisions.end())
        return false;
    if (found->second.take == Decision::Take::Rename)
        m_renamed.erase({entity, found->second.from});
    m_decisions.erase(found);
    return true;
}

const Decision *Review::find(const QString &entity, const std::string &key) const {
    const auto found = m_decisions.find({entity, key});
    return found == m_decisions.end() ? nullptr : &found->second;
}

AcceptedRenames Review::renames(const Catalogue &catalogue) const {
    AcceptedRenames renames;
    for (const auto &[from, key] : m_renamed) {
        if (const auto node = catalogue.indexOf(from.first))
            renames[*node][from.second] = key;
    }
    return renames;
}

QString contentHashOf(const QString &entity, const RowChange &row, const QStringList &only) {
    ContentHash hash;
    hash.add(std::string_view("stellwerk-row-1"));
    hash.add(entity);
    hash.add(std::string_view(row.keyBytes));
    // The state is no part of it: whether a row that only the target has is removed or kept is the policy's matter.
    // Which sides have the row shows here and in the cells, which hold the key unless both sides have it.
    hash.add(std::string_view(row.targetId.isNull() ? "-" : "+"));
    // The baseline is no part of it either: the import that follows a decision makes the package the baseline, and what
    // was decided to stay must stay the next time as well.
    std::vector<const CellChange *> cells;
    for (const CellChange &cell : row.cells) {
        if (only.isEmpty() || only.contains(cell.column))
            cells.push_back(&cell);
    }
    std::ranges::sort(cells, {}, &CellChange::column);
    for (const CellChange *cell : cells) {
        hash.add(cell->column);
        hash.add(cell->target);
        hash.add(cell->package);
        hash.add(std::string_view(cell->packageKey));
    }
    return hash.result();
}

} // namespace stellwerk::masterdata
