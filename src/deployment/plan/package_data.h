// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deployment/plan/release.h"
#include "deployment/plan/target_state.h"
#include "deployment/session.h"
#include "masterdata/compare/data_diff.h"
#include "masterdata/compare/review.h"
#include "masterdata/files/file_source.h"
#include "masterdata/import/import.h"
#include "project/environment.h"

#include <memory>
#include <optional>

namespace stellwerk::deployment {

/// Master data on its way to one environment, with what was decided about it: of a package, a folder of export files or
/// another environment. Whoever compares or imports does it through this, so that all see the same. @p release is the
/// one that describes the rows; it must live as long.
class PackageData final {
public:
    /// Opens the files and reads the review file beside the package.
    [[nodiscard]] static Result<PackageData> open(const package::Package &package, const QString &packagePath,
                                                  const Release &release, const project::Environment &target);
    /// Opens the export files of a folder and reads the review file beside it.
    [[nodiscard]] static Result<PackageData> openFolder(const QString &folder, const Release &release,
                                                        const project::Environment &target);
    /// Reads @p source as it is at this moment, in a transaction that lasts as long as the object; the review file is
    /// in the workspace's folder reviews/. Fails when it is not at the release's version.
    [[nodiscard]] static Result<PackageData> openEnvironment(const Session &session, const project::Environment &source,
                                                             const Release &release, const project::Environment &target,
                                                             const TaskContext &context);

    [[nodiscard]] const masterdata::Review &review() const { return m_review; }
    [[nodiscard]] const QString &reviewFile() const { return m_reviewFile; }
    /// From now on with these decisions; the file stays as it is.
    void setReview(masterdata::Review review) { m_review = std::move(review); }

    /// Compares with the target as @p now found it. Only reads.
    [[nodiscard]] Result<masterdata::DataDiff> compare(db::Connection &connection, const TargetView &now,
                                                       const TaskContext &context) const;
    /// Brings the target up to date, in the caller's transaction; the package becomes the baseline (before the
    /// transaction: masterdata::ensureBaselineTable). Pre-images go to @p reverse.
    [[nodiscard]] Result<masterdata::ImportReport> import(db::Connection &connection, const schema::Schema &actual,
                                                          masterdata::ReverseWriter *reverse,
                                                          const TaskContext &context) const;

private:
    /// An environment that rows are read from.
    struct Live {
        db::Connection connection;
        schema::Schema schema;
        std::optional<db::Transaction> moment; ///< all tables are read as they were at one moment
    };
    PackageData(const Release &release, const project::Environment &target);
    [[nodiscard]] Status openFiles(std::unique_ptr<masterdata::FileSet> files);
    [[nodiscard]] Status readReview(const QString &beside, const QString &environment);
    [[nodiscard]] masterdata::ComparePolicy policy() const;

    const Release *m_release;
    std::unique_ptr<masterdata::FileSet> m_files;
    std::unique_ptr<Live> m_live;
    std::unique_ptr<masterdata::RowSource> m_source; ///< reads m_files or m_live
    masterdata::Review m_review;
    QString m_reviewFile;
    QStringList m_ask;
    bool m_isProduction = false;
};

} // namespace stellwerk::deployment
