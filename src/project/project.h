// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "base/schema_rule.h"
#include "base/version.h"
#include "project/lint_settings.h"
#include "project/service.h"

#include <QMap>
#include <QString>
#include <QStringList>

#include <map>
#include <optional>
#include <vector>

namespace stellwerk::project {

/// Who owns the rows of a table. System, audit, user and unclassified tables are protected: a deployment never
/// changes their rows unless a migration says so.
enum class TableClass { System, Audit, User, Master, Tracking, Unclassified };

/// "system", "audit", "user", "master", "tracking", "unclassified".
[[nodiscard]] QString tableClassName(TableClass tableClass);
[[nodiscard]] bool isProtected(TableClass tableClass);

/// A column that points at a row of another entity, by that row's id (`value` empty) or by value.
struct Reference {
    QString column;   ///< e.g. source_id; must be a column of the entity's table
    QString to;       ///< name of the entity that it points to
    QStringList json; ///< the member names in export files, one per part of the target's key (or of `by`);
                      ///< by value: the column's one name, the same as jsonName(column)
    QStringList by;   ///< columns of the target that identify it in the file; empty = its natural key, flattened
    QString value;    ///< by-value reference: the target's column whose text this column repeats; empty = by id
    std::optional<qint64>
        none; ///< the id that means "points at nothing" (exported as empty names); nothing = SQL NULL only
};

/// A column that repeats something of a referenced row and is rebuilt on import, never exported.
struct DerivedColumn {
    QString column;    ///< e.g. skill_category
    QString reference; ///< the reference column it follows, e.g. skill_category_id
    QString source;    ///< the referenced row's column, e.g. name
};

/// User data that points at an entity by value, without a foreign key.
struct UsedBy {
    QString table;  ///< e.g. char_skills
    QString column; ///< e.g. name
    QString key;    ///< the entity's column whose value is repeated, e.g. name
};

enum class DeletePolicy { Keep, Ask, Delete };

/// What happens to cells that were changed in the target since the last deployment.
enum class ChangePolicy {
    DevWins, ///< they get what the package says; it is shown
    Ask,     ///< somebody must decide
};

struct Entity;

/// Rows of a child table that are exported inside their parent.
struct Collection {
    QString name; ///< member name in the parent's JSON object
    QString table;
    QString parent;  ///< the child's column that holds the parent's id
    QString entity;  ///< set when the table is an entity of its own: then these rows are a copy for readers. Table,
                     ///< key, references, derived, fields and ignore are that entity's, without the reference to the
                     ///< parent, except what the file says here (the reader fills them in)
    QStringList key; ///< the child's natural key beside the parent
    QMap<QString, QString> fields; ///< column -> JSON name
    QStringList ignore;
    DeletePolicy deletes = DeletePolicy::Keep;
    std::vector<Reference> references;
    std::vector<DerivedColumn> derived;
    std::vector<Collection> collections; ///< to any depth
};

/// One kind of master data.
struct Entity {
    QString name;
    QString file; ///< file name under masterdata/
    QString table;
    QStringList key;                               ///< natural key: own columns or reference columns
    QMap<QString, QString> fields;                 ///< column -> JSON name; others keep their name
    QStringList ignore;                            ///< columns that are neither exported nor touched
    QStringList deprecated;                        ///< exported for old readers, written on insert only, never compared
    QMap<QString, QMap<QString, QString>> aliases; ///< column -> (spelling -> canonical spelling), for key matching
    DeletePolicy deletes = DeletePolicy::Keep;
    ChangePolicy policy = ChangePolicy::DevWins; ///< also of its collections
    std::vector<Reference> references;
    std::vector<DerivedColumn> derived;
    std::vector<Collection> collections;
    std::vector<UsedBy> usedBy;

    [[nodiscard]] QString jsonName(const QString &column) const { return fields.value(column, column); }
};

/// `[[check]]`: a named check of the project: SQL that must return no rows, or exactly one value.
struct Check {
    QString name;
    QString sql;
    std::optional<QString> expected; ///< nothing: no row may come back
    bool warning = false;            ///< only warn
};

/// `[service]`: the backend and the commands around a deployment; an environment may override each.
struct Service {
    HealthSettings health;
    Hooks hooks;
    int hookTimeoutSeconds = 60;
    bool previousImageAlways = false; ///< every rollback runs the hook previous_image, not only the last resort
};

/// How an application keeps passwords: "md5" and "sha256" as 32 or 64 lower-case hex digits without a salt, "bcrypt" as
/// crypt(3) writes it, "argon2id" in the PHC string format.
enum class PasswordAlgorithm { Md5, Sha256, Bcrypt, Argon2id };

/// "md5", "sha256", "bcrypt", "argon2id".
[[nodiscard]] QString passwordAlgorithmName(PasswordAlgorithm algorithm);

/// `[init.admin]`: where the first account of a fresh installation is written to.
struct InitAdmin {
    QString table;
    QStringList name; ///< the columns that get the account's name; the first one tells accounts apart
    QString email;    ///< column of the e-mail address; empty = there is none
    QString password; ///< column of the hash
    PasswordAlgorithm algorithm = PasswordAlgorithm::Argon2id;
    QStringList created;           ///< columns that get the present time, UTC
    QMap<QString, QString> values; ///< column -> constant
    int minLength = 12;            ///< characters of the shortest password that is taken
};

/// `project.toml` as a value (docs/project-file.md).
struct Project {
    QString id;
    QString name;
    Version version; ///< backend version
    Version requiredDbVersion;
    QMap<QString, QString> exportAttributes;
    std::vector<std::pair<QString, TableClass>> tablePatterns; ///< first match wins, in the file's order
    std::vector<Entity> entities;                              ///< in the file's order
    Service service;
    std::vector<Check> checks;
    SchemaRules schemaIgnore;           ///< `[schema]`: differences between schemas that do not count
    std::optional<InitAdmin> initAdmin; ///< `[init.admin]`
    LintLevels lint;                    ///< `[lint]`: levels that differ from the rules' own

    /// The class of a table; a table that matches nothing is Unclassified (and protected).
    [[nodiscard]] TableClass classOf(const QString &table) const;
    [[nodiscard]] const Entity *entity(const QString &entityName) const;
};

/// Reads `project.toml`. On failure every mistake of the file at once, each with line and column.
[[nodiscard]] std::expected<Project, std::vector<Error>> readProject(const QByteArray &toml, const QString &file);

/// One Error out of several of one file: the message counts them, the detail lists them line by line.
[[nodiscard]] Error combinedError(const QString &file, const std::vector<Error> &errors);

} // namespace stellwerk::project
