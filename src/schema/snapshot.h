// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "schema/schema.h"

#include <QByteArray>
#include <QString>

#include <functional>

namespace stellwerk::schema {

/// A snapshot file `schema/<version>.json`: {"format":"stellwerk-schema","format_version":1,"tables":[…],"views":{},…}.
/// Deterministic bytes: the same schema gives the same file. Members that hold their default are left out.
[[nodiscard]] QByteArray snapshotToJson(const Schema &schema);
/// Fails with InvalidInput; the position names the file.
[[nodiscard]] Result<Schema> snapshotFromJson(const QByteArray &json, const QString &file);
[[nodiscard]] Result<Schema> readSnapshot(const QString &path);

/// A line per column: table,class,column,ordinal,column_type,nullable,default,auto_increment,primary_key_position,
/// unique_index_names,index_names,fk_name,fk_table,fk_column,on_delete,on_update. Sorted by table name and ordinal.
/// Empty default = none, NULL = explicit; index entries are "name:position", several joined by ";".
/// @p classOf gives the word for a table's class.
[[nodiscard]] QByteArray columnLayoutCsv(const Schema &schema,
                                         const std::function<QString(const QString &table)> &classOf);

} // namespace stellwerk::schema
