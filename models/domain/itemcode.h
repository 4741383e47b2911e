// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/identifiererror.h"
#include "domain/seams.h"

#include <QDate>

namespace yunchuang {

/// What a service item code says (GB/T 39554.1-2020). A basic code has 12 characters, the implementation of a body 31,
/// a handling item 33. The older widths 10 and 24 are read with a warning and not taken apart.
struct ItemCodeParts
{
    QString code;      ///< the whole, without hyphens
    QString body;      ///< credit code of the implementing body, 18; empty in a basic code
    int level = 0;     ///< exercising level as written, GB/T 39046 A.2; it does not always agree with the body
    QString catalogue; ///< the basic code, 12
    QString source;    ///< 00 national, 52 Guizhou
    QString type;      ///< GB/T 39046 A.1, such as 01 for a licence
    QString field;     ///< department or field
    QString mainItem;
    QString subItem;  ///< 000: none
    QString handling; ///< serial of the handling item, two digits, or empty
    QList<IdentifierWarning> warnings;

    friend bool operator==(const ItemCodeParts &, const ItemCodeParts &) = default;
};

[[nodiscard]] Expected<ItemCodeParts, IdentifierError> parseItemCode(const QString &typed);

/// 办件编号 of 43 characters: implementation code, day of reception, serial of that item and day from 1 to 9999.
struct CaseNumberParts
{
    QString item; ///< 31 characters
    QDate day;
    int serial = 0;

    friend bool operator==(const CaseNumberParts &, const CaseNumberParts &) = default;
};

/// `item` may be an implementation code or a handling item; anything else is a BadLength.
[[nodiscard]] Expected<QString, IdentifierError> makeCaseNumber(const QString &item, QDate day, int serial);
[[nodiscard]] Expected<CaseNumberParts, IdentifierError> parseCaseNumber(const QString &typed);

/// 查询码, the short number on screens and receipts, such as "52-261123-00317": province, day, serial of the day in the
/// province from 1 to 99999. It names a case and keeps nothing secret.
struct QueryCodeParts
{
    QString province;
    QDate day;
    int serial = 0;

    friend bool operator==(const QueryCodeParts &, const QueryCodeParts &) = default;
};

/// `province` are the first two digits of an area code; days from 2000 to 2099.
[[nodiscard]] Expected<QString, IdentifierError> makeQueryCode(const QString &province, QDate day, int serial);
/// Reads it with or without hyphens.
[[nodiscard]] Expected<QueryCodeParts, IdentifierError> parseQueryCode(const QString &typed);

/// 查询密码: the six digits an applicant shows beside the number of the case. Each value is equally likely.
[[nodiscard]] QString makeQueryPassword(Random &random);

} // namespace yunchuang
