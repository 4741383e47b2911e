// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/itemcode.h"

#include "domain/bodycode.h"
#include "domain/identifiertext.h"

#include <limits>

namespace yunchuang {

using namespace Qt::StringLiterals;

namespace {

constexpr int itemBodyLength = 18;
constexpr int catalogueLength = 12;
constexpr int implementationLength = 31;
constexpr int handlingLength = 33;
constexpr int caseNumberLength = 43;

auto codeFault(IdentifierErrorCode code, int position, const QString &found, const QString &expected = {})
{
    return unexpected(IdentifierError{code, position, found, expected, {}});
}

bool isOldWidth(int length)
{
    return length == 10 || length == 24;
}

/// Digits; the sub item of a parent code can end in Y.
std::optional<IdentifierError> catalogueFault(const QString &code, int first)
{
    if (auto digits = alphabetFault(code, digitAlphabet, first, catalogueLength - 1))
        return digits;
    return alphabetFault(code, u"0123456789Y", first + catalogueLength - 1, 1);
}

void splitCatalogue(ItemCodeParts &parts, int first)
{
    parts.catalogue = parts.code.mid(first, catalogueLength);
    parts.source = parts.catalogue.mid(0, 2);
    parts.type = parts.catalogue.mid(2, 2);
    parts.field = parts.catalogue.mid(4, 2);
    parts.mainItem = parts.catalogue.mid(6, 3);
    parts.subItem = parts.catalogue.mid(9, 3);
}

} // namespace

Expected<ItemCodeParts, IdentifierError> parseItemCode(const QString &typed)
{
    ItemCodeParts parts;
    parts.code = normaliseIdentifier(typed).remove(u'-');
    if (parts.code.isEmpty())
        return codeFault(IdentifierErrorCode::Empty, -1, {});
    const int length = characterCount(parts.code);
    if (isOldWidth(length)) {
        if (const auto letters = alphabetFault(parts.code, alphanumericAlphabet))
            return unexpected(*letters);
        parts.warnings.append(IdentifierWarning::OldWidth);
        return parts;
    }
    if (length != catalogueLength && length != implementationLength && length != handlingLength)
        return codeFault(IdentifierErrorCode::BadLength, -1, {}, u"12, 31, 33"_s);
    if (length == catalogueLength) {
        if (const auto digits = catalogueFault(parts.code, 0))
            return unexpected(*digits);
        splitCatalogue(parts, 0);
        return parts;
    }

    if (const auto letters = alphabetFault(parts.code, alphanumericAlphabet))
        return unexpected(*letters);
    const auto body = checkUscc(parts.code.left(itemBodyLength));
    if (!body)
        return unexpected(body.error());
    if (const auto digits = alphabetFault(parts.code, digitAlphabet, itemBodyLength, 1))
        return unexpected(*digits);
    if (const auto digits = catalogueFault(parts.code, itemBodyLength + 1))
        return unexpected(*digits);
    if (const auto digits = alphabetFault(parts.code, digitAlphabet, implementationLength))
        return unexpected(*digits);
    parts.body = body->value;
    parts.warnings = body->warnings;
    parts.level = parts.code.at(itemBodyLength).digitValue();
    splitCatalogue(parts, itemBodyLength + 1);
    parts.handling = parts.code.mid(implementationLength);
    return parts;
}

Expected<QString, IdentifierError> makeCaseNumber(const QString &item, QDate day, int serial)
{
    const auto parts = parseItemCode(item);
    if (!parts)
        return unexpected(parts.error());
    if (parts->body.isEmpty())
        return codeFault(IdentifierErrorCode::BadLength, -1, {}, u"31, 33"_s);
    if (!day.isValid())
        return codeFault(IdentifierErrorCode::BadDate, implementationLength, {});
    if (serial < 1 || serial > 9999)
        return codeFault(IdentifierErrorCode::OutOfRange, caseNumberLength - 4, QString::number(serial));
    return QString(parts->code.left(implementationLength) + day.toString(u"yyyyMMdd"_s) +
                   QString::number(serial).rightJustified(4, u'0'));
}

Expected<CaseNumberParts, IdentifierError> parseCaseNumber(const QString &typed)
{
    const QString number = normaliseIdentifier(typed);
    if (const auto letters = textFault(number, caseNumberLength, alphanumericAlphabet))
        return unexpected(*letters);
    const auto item = parseItemCode(number.left(implementationLength));
    if (!item)
        return unexpected(item.error());
    if (const auto digits = alphabetFault(number, digitAlphabet, implementationLength))
        return unexpected(*digits);
    const QString written = number.mid(implementationLength, 8);
    const QDate day = QDate::fromString(written, u"yyyyMMdd"_s);
    if (!day.isValid())
        return codeFault(IdentifierErrorCode::BadDate, implementationLength, written);
    const int serial = number.right(4).toInt();
    if (serial == 0)
        return codeFault(IdentifierErrorCode::BadStructure, caseNumberLength - 4, number.right(4));
    return CaseNumberParts{item->code, day, serial};
}

Expected<QString, IdentifierError> makeQueryCode(const QString &province, QDate day, int serial)
{
    if (const auto digits = textFault(province, 2, digitAlphabet))
        return unexpected(*digits);
    if (day.year() < 2000 || day.year() > 2099)
        return codeFault(IdentifierErrorCode::BadDate, 2, {});
    if (serial < 1 || serial > 99999)
        return codeFault(IdentifierErrorCode::OutOfRange, 8, QString::number(serial));
    return QString(province + u'-' + day.toString(u"yyMMdd"_s) + u'-' +
                   QString::number(serial).rightJustified(5, u'0'));
}

Expected<QueryCodeParts, IdentifierError> parseQueryCode(const QString &typed)
{
    const QString code = normaliseIdentifier(typed).remove(u'-');
    if (const auto digits = textFault(code, 13, digitAlphabet))
        return unexpected(*digits);
    const QDate day = QDate::fromString(u"20"_s + code.mid(2, 6), u"yyyyMMdd"_s);
    if (!day.isValid())
        return codeFault(IdentifierErrorCode::BadDate, 2, code.mid(2, 6));
    const int serial = code.mid(8).toInt();
    if (serial == 0)
        return codeFault(IdentifierErrorCode::BadStructure, 8, code.mid(8));
    return QueryCodeParts{code.left(2), day, serial};
}

QString makeQueryPassword(Random &random)
{
    constexpr quint32 range = 1'000'000;
    constexpr quint32 fair = std::numeric_limits<quint32>::max() / range * range;
    for (;;) {
        quint32 number = 0;
        for (const char byte : random.bytes(4))
            number = number << 8U | static_cast<quint8>(byte);
        if (number < fair) // above it the low values would be likelier
            return QString::number(number % range).rightJustified(6, u'0');
    }
}

} // namespace yunchuang
