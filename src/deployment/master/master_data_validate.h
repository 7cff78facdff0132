// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "base/task_context.h"
#include "deployment/plan/release.h"
#include "deployment/session.h"
#include "project/environment.h"
#include "schema/schema.h"

#include <QJsonObject>
#include <QString>

#include <vector>

namespace stellwerk::deployment {

/// A mistake in the master data of a database, or in how project.toml describes it.
struct MasterDataFinding {
    enum class Code {
        Catalogue,            ///< project.toml does not fit the snapshot of the version
        MissingTable,         ///< a table of an entity or of used_by
        MissingColumn,        ///< likewise
        EmptyKey,             ///< identifies nothing
        RepeatedKey,          ///< identifies several rows
        DanglingReference,    ///< an id that no row has
        DoubtfulReference,    ///< it points at a row whose key is empty or repeated
        NoneWithForeignKey,   ///< the id that means nothing, where a foreign key wants a row
        WrongDerived,         ///< a derived column that does not repeat what its reference says
        ValueWithoutPartner,  ///< a reference by value that no row matches
        UsedByWithoutPartner, ///< user data that names a row that does not exist
    };
    Code code = Code::Catalogue;
    bool warning = false; ///< it hinders nothing
    QString entity;
    QString table;
    QString key;    ///< for people; empty where the finding is about no single row
    QString id;     ///< of the row; likewise
    QString reason; ///< translated

    [[nodiscard]] QJsonObject toJson() const;
};

/// "catalogue", "missing_table", …; never translated.
[[nodiscard]] QString findingCodeName(MasterDataFinding::Code code);

/// Finds the mistakes that only a database can show, in the order of the entities. Names are compared byte by byte, as
/// in comparisons of master data. Only reads.
[[nodiscard]] Result<std::vector<MasterDataFinding>>
validateMasterData(const Session &session, const project::Environment &environment, const TaskContext &context);

/// The same on an open connection.
[[nodiscard]] Result<std::vector<MasterDataFinding>>
findMasterDataMistakes(db::Connection &connection, const schema::Schema &actual, const Release &release,
                       const QMap<QString, QString> &tableNow, const TaskContext &context);

} // namespace stellwerk::deployment
