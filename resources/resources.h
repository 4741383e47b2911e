// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QString>
#include <QStringList>

/// Makes the files known to QFile under ":/yunchuang"; once per program, before they are read.
void initYunchuangResources();

namespace yunchuang {

/// A file of this edition's data by its name here, such as "units.json" or "forms/company-registration/1/schema.json";
/// an empty document if there is none.
[[nodiscard]] QJsonDocument resourceDocument(const QString &name);
[[nodiscard]] QByteArray resourceBytes(const QString &name);

/// Names of the files in a folder, in order, such as "catalogue/000125001001-1.json" in "catalogue".
[[nodiscard]] QStringList resourceNames(const QString &folder);

/// All items of the catalogue, in the shape that parseServiceItem() reads.
[[nodiscard]] QJsonArray catalogueResources();

/// The templates of all papers, in the shape that NoticeBook::read() reads.
[[nodiscard]] QJsonArray noticeResources();

/// All forms as `[{"id", "version", "schema", "uischema"}]`, the shape that FormCatalogue::fromJson() reads, with the
/// parts they share as `{"id", "version", "definitions"}`.
[[nodiscard]] QJsonArray formResources();

} // namespace yunchuang
