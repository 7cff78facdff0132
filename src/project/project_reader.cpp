// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "project/project_reader.h"

#include "project/init_reader.h"
#include "project/service_reader.h"
#include "project/table_pattern.h"
#include "project/toml_reader.h"

#include <QCoreApplication>

#include <algorithm>
#include <tuple>

namespace stellwerk::project {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(ProjectFile)
};

template <class T>
std::vector<T> readList(TomlReader &parent, std::string_view key, T (*read)(TomlReader &), const QString &section) {
    std::vector<T> list;
    for (const toml::table *table : parent.tables(key)) {
        TomlReader reader(parent.document(), *table, section);
        list.push_back(read(reader));
    }
    return list;
}

Version readVersion(TomlReader &reader, std::string_view key) {
    const QString text = reader.requiredText(key);
    const auto version = Version::parse(text);
    if (!version && !text.isEmpty())
        reader.error(key, Tr::tr("%1 is “%2”, which is not a version.").arg(reader.label(key), text),
                     Tr::tr("A version is three numbers with dots, e.g. 0.4.0."));
    return version.value_or(Version{});
}

void readHead(TomlReader &reader, Project &project) {
    project.id = reader.requiredText("id");
    checkPlainName(reader, "id", project.id);
    project.name = reader.requiredText("name");
    project.version = readVersion(reader, "version");
    project.requiredDbVersion = readVersion(reader, "required_db_version");
    project.exportAttributes = reader.textMap("export_attributes");
}

struct Pattern {
    QString text;
    TableClass tableClass;
    toml::source_position at;
};

/// A later pattern that an earlier one of another class covers would never count.
void checkPatterns(TomlDocument &document, const std::vector<Pattern> &patterns) {
    for (auto later = patterns.begin(); later != patterns.end(); ++later) {
        const auto earlier = std::find_if(patterns.begin(), later, [&](const Pattern &one) {
            return one.text == later->text ||
                   (one.tableClass != later->tableClass && matchesPattern(one.text, later->text));
        });
        if (earlier == later)
            continue;
        if (earlier->text == later->text)
            document.error(later->at, Tr::tr("The table pattern “%1” stands twice.").arg(later->text));
        else
            document.error(later->at,
                           Tr::tr("The table pattern “%1” never counts, because “%2” of the class %3 comes first.")
                               .arg(later->text, earlier->text, tableClassName(earlier->tableClass)),
                           Tr::tr("The first match wins: put the special pattern before the general one."));
    }
}

void readTables(TomlReader &reader, Project &project) {
    std::vector<Pattern> patterns;
    for (const TableClass tableClass :
         {TableClass::System, TableClass::Audit, TableClass::User, TableClass::Master, TableClass::Tracking}) {
        const std::string key = tableClassName(tableClass).toStdString();
        const toml::node *node = reader.find(key);
        const toml::array *list = node ? node->as_array() : nullptr;
        if (node && !list) {
            reader.error(key, Tr::tr("%1 must be a list of table patterns.").arg(reader.label(key)));
            continue;
        }
        for (size_t i = 0; list && i < list->size(); ++i) {
            const toml::node &element = *list->get(i);
            const QString text = toText(element.value_or(std::string_view()));
            if (text.trimmed().isEmpty())
                reader.document().error(element.source().begin,
                                        Tr::tr("A table pattern must be a text that is not empty."));
            else
                patterns.push_back({text, tableClass, element.source().begin});
        }
    }
    // toml++ sorts tables by key; the file's order counts here.
    std::ranges::sort(patterns, {}, [](const Pattern &one) { return std::tuple(one.at.line, one.at.column); });
    checkPatterns(reader.document(), patterns);
    for (const Pattern &one : patterns)
        project.tablePatterns.emplace_back(one.text, one.tableClass);
}

Reference readReference(TomlReader &reader) {
    return {.column = reader.requiredText("column"),
            .to = reader.requiredText("to"),
            .json = reader.texts("json"),
            .by = reader.texts("by"),
            .value = reader.text("value"),
            .none = reader.integer("none")};
}

DerivedColumn readDerived(TomlReader &reader) {
    return {.column = reader.requiredText("column"),
            .reference = reader.requiredText("reference"),
            .source = reader.requiredText("source")};
}

UsedBy readUsedBy(TomlReader &reader) {
    return {.table = reader.requiredText("table"),
            .column = reader.requiredText("column"),
            .key = reader.requiredText("key")};
}

DeletePolicy readDeletes(TomlReader &reader) {
    return reader.word<DeletePolicy>(
        "deletes", {{"keep", DeletePolicy::Keep}, {"ask", DeletePolicy::Ask}, {"delete", DeletePolicy::Delete}},
        DeletePolicy::Keep);
}

/// The keys that an entity and a collection have in common.
template <class T>
void readRows(TomlReader &reader, T &rows) {
    rows.fields = reader.textMap("fields");
    rows.ignore = reader.texts("ignore");
    rows.deletes = readDeletes(reader);
    rows.references = readList(reader, "reference", readReference, QStringLiteral("reference"));
    rows.derived = readList(reader, "derived", readDerived, QStringLiteral("derived"));
}

Collection readCollection(TomlReader &reader) {
    Collection collection;
    collection.name = reader.requiredText("name");
    collection.entity = reader.text("entity");
    const bool isCopy = reader.has("entity");
    collection.table = isCopy ? reader.text("table") : reader.requiredText("table");
    collection.key = isCopy ? reader.texts("key") : reader.requiredTexts("key");
    collection.parent = reader.requiredText("parent");
    readRows(reader, collection);
    collection.collections = readList(reader, "collection", readCollection, QStringLiteral("collection"));
    return collection;
}

QMap<QString, QMap<QString, QString>> readAliases(TomlReader &reader) {
    QMap<QString, QMap<QString, QString>> aliases;
    const toml::table *columns = reader.table("aliases");
    if (!columns)
        return aliases;
    TomlReader spellings(reader.document(), *columns, reader.label("aliases"));
    for (const auto &[column, node] : *columns)
        aliases.insert(toText(column.str()), spellings.textMap(column.str()));
    return aliases;
}

Entity readEntity(TomlReader &reader) {
    Entity entity;
    entity.name = reader.requiredText("name");
    entity.file = reader.requiredText("file");
    entity.table = reader.requiredText("table");
    entity.key = reader.requiredTexts("key");
    entity.deprecated = reader.texts("deprecated");
    entity.aliases = readAliases(reader);
    entity.policy = reader.word<ChangePolicy>(
        "policy", {{"dev_wins", ChangePolicy::DevWins}, {"ask", ChangePolicy::Ask}}, ChangePolicy::DevWins);
    readRows(reader, entity);
    entity.collections = readList(reader, "collection", readCollection, QStringLiteral("collection"));
    entity.usedBy = readList(reader, "used_by", readUsedBy, QStringLiteral("used_by"));
    return entity;
}

void readService(TomlReader &reader, Service &service) {
    service.health = readHealth(reader);
    service.hooks = readHooks(reader);
    service.previousImageAlways = readPreviousImageAlways(reader).value_or(false);
    service.hookTimeoutSeconds =
        static_cast<int>(reader.integer("hook_timeout", 1, kMaxHookSeconds).value_or(service.hookTimeoutSeconds));
}

/// An unknown rule is shown where it stands in the list.
SchemaRules readSchemaIgnore(TomlReader &reader) {
    SchemaRules rules;
    const auto take = [&](const toml::node &node) {
        const QString word = toText(node.value_or(std::string_view()));
        if (const auto rule = switchableSchemaRule(word))
            rules.insert(*rule);
        else if (!word.isEmpty())
            reader.document().error(node.source().begin,
                                    Tr::tr("“%1” is no rule of schema comparisons that can be switched off.").arg(word),
                                    Tr::tr("Known rules: %1.").arg(switchableSchemaRules().join(QLatin1String(", "))));
    };
    (void)reader.texts("ignore"); // tells of other types, of empty texts and of those that stand twice
    const toml::node *node = reader.find("ignore");
    if (const toml::array *list = node ? node->as_array() : nullptr)
        list->for_each([&take](const toml::node &one) { take(one); });
    else if (node)
        take(*node);
    return rules;
}

Check readCheck(TomlReader &reader) {
    Check check;
    check.name = reader.requiredText("name");
    check.sql = reader.requiredText("sql").trimmed();
    const QString verb = check.sql.simplified().section(u' ', 0, 0).toUpper();
    if (!verb.isEmpty() && verb != QLatin1String("SELECT") && verb != QLatin1String("WITH"))
        reader.error("sql", Tr::tr("The check %1 does more than read.").arg(check.name),
                     Tr::tr("A check is one SELECT."));
    if (reader.has("expected"))
        check.expected = reader.text("expected");
    check.warning = reader.boolean("warning", false);
    return check;
}

void readLint(TomlReader &reader, LintLevels &levels) {
    for (const LintRule &rule : lintRules()) {
        const LintLevel level = reader.word<LintLevel>(rule.code,
                                                       {{"off", LintLevel::Off},
                                                        {"info", LintLevel::Info},
                                                        {"warning", LintLevel::Warning},
                                                        {"error", LintLevel::Error}},
                                                       rule.level);
        if (reader.has(rule.code))
            levels[QString::fromLatin1(rule.code)] = level;
    }
}

void checkNames(TomlDocument &document, const std::vector<Check> &checks) {
    const auto tables = tablesOf(document.root(), "check");
    for (size_t i = 0; i < checks.size(); ++i) {
        const auto first = std::ranges::find(checks, checks[i].name, &Check::name);
        if (!checks[i].name.isEmpty() && first != checks.begin() + static_cast<qsizetype>(i))
            document.error(positionOf(*tables[i], "name"),
                           Tr::tr("Two checks have the name “%1”.").arg(checks[i].name));
    }
}

} // namespace

Project readProject(TomlDocument &document) {
    Project project;
    TomlReader root(document, document.root(), {});
    const auto section = [&](const char *name, auto read) {
        if (const toml::table *table = root.table(name)) {
            TomlReader reader(document, *table, QString::fromLatin1(name));
            read(reader);
        }
    };
    if (!root.has("project"))
        document.error(document.root().source().begin, Tr::tr("The section [project] is missing."));
    section("project", [&](TomlReader &reader) { readHead(reader, project); });
    section("tables", [&](TomlReader &reader) { readTables(reader, project); });
    section("schema", [&](TomlReader &reader) { project.schemaIgnore = readSchemaIgnore(reader); });
    section("service", [&](TomlReader &reader) { readService(reader, project.service); });
    section("init", [&](TomlReader &reader) { project.initAdmin = readInitAdmin(reader); });
    section("lint", [&](TomlReader &reader) { readLint(reader, project.lint); });
    project.entities = readList(root, "entity", readEntity, QStringLiteral("entity"));
    project.checks = readList(root, "check", readCheck, QStringLiteral("check"));
    checkNames(document, project.checks);
    checkEntities(document, project);
    return project;
}

std::expected<Project, std::vector<Error>> readProject(const QByteArray &toml, const QString &file) {
    TomlDocument document(toml, file);
    if (document.hasErrors())
        return std::unexpected(document.sortedErrors());
    Project project = readProject(document);
    if (document.hasErrors())
        return std::unexpected(document.sortedErrors());
    return project;
}

} // namespace stellwerk::project
