// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/guizhoucode.h"

#include "domain/areacode.h"
#include "domain/bodycode.h"
#include "domain/identifiertext.h"

namespace yunchuang {

using namespace Qt::StringLiterals;

namespace {

constexpr int guizhouBasicLength = 10;
constexpr int guizhouAreaAt = 1;
constexpr int guizhouAreaLength = 6;
constexpr int guizhouOrganisationAt = guizhouAreaAt + guizhouAreaLength;
constexpr int guizhouOrganisationLength = 9;
constexpr int guizhouWholeLength = guizhouOrganisationAt + guizhouOrganisationLength + guizhouBasicLength;
constexpr int guizhouMainLength = 5;

auto guizhouFault(IdentifierErrorCode code, int position, const QString &found, const QString &expected = {})
{
    return unexpected(IdentifierError{code, position, found, expected, {}});
}

std::optional<IdentifierError> guizhouBasicFault(const QString &code, int first)
{
    if (auto letters = alphabetFault(code, u"ABCDEFGHIJKLMNOPQRSTUVWXYZ", first, 2))
        return letters;
    if (auto digits = alphabetFault(code, digitAlphabet, first + 2, guizhouMainLength + 2))
        return digits;
    if (auto last = alphabetFault(code, u"0123456789Y", first + guizhouBasicLength - 1, 1))
        return last;
    const QString mainItem = code.mid(first + 2, guizhouMainLength);
    if (mainItem.toInt() == 0)
        return IdentifierError{IdentifierErrorCode::BadStructure, first + 2, mainItem, {}, {}};
    const QString subItem = code.mid(first + 2 + guizhouMainLength);
    if (subItem.endsWith(u'Y') && subItem != u"00Y")
        return IdentifierError{IdentifierErrorCode::BadStructure, first + 2 + guizhouMainLength, subItem, u"00Y"_s, {}};
    return std::nullopt;
}

} // namespace

QString GuizhouItemCode::parentCode() const
{
    return isParent() || subItem == u"000" ? QString() : QString(type + mainItem + u"00Y");
}

Expected<GuizhouItemCode, IdentifierError> parseGuizhouItemCode(const QString &typed)
{
    const QString code = normaliseIdentifier(typed).remove(u'-');
    const int length = characterCount(code);
    if (length == 0)
        return guizhouFault(IdentifierErrorCode::Empty, -1, {});
    if (length != guizhouBasicLength && length != guizhouWholeLength)
        return guizhouFault(IdentifierErrorCode::BadLength, -1, {}, u"10, 26"_s);
    GuizhouItemCode parts;
    const int first = length - guizhouBasicLength;
    if (first > 0) {
        if (const auto digits = alphabetFault(code, digitAlphabet, 0, guizhouOrganisationAt))
            return unexpected(*digits);
        parts.level = code.at(0).digitValue();
        parts.area = code.mid(guizhouAreaAt, guizhouAreaLength);
        if (!isKnownArea(parts.area))
            parts.warnings.append(IdentifierWarning::UnknownArea);
        const IdentifierResult organisation =
            checkOrganisationCode(code.mid(guizhouOrganisationAt, guizhouOrganisationLength));
        if (!organisation) {
            IdentifierError error = organisation.error();
            if (error.position >= 0)
                error.position += guizhouOrganisationAt;
            return unexpected(error);
        }
        parts.organisation = organisation->value;
    }
    if (const auto wrong = guizhouBasicFault(code, first))
        return unexpected(*wrong);
    parts.basic = code.mid(first);
    parts.type = parts.basic.left(2);
    parts.mainItem = parts.basic.mid(2, guizhouMainLength);
    parts.subItem = parts.basic.mid(2 + guizhouMainLength);
    return parts;
}

} // namespace yunchuang
