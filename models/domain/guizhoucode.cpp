// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/guizhoucode.h"

#include "domain/areacode.h"
#include "domain/bodycode.h"
#include "domain/identifiertext.h"

namespace yunchuang {

using namespace Qt::StringLiterals;

namespace {

constexpr int basicLength = 10;
constexpr int areaAt = 1;
constexpr int areaLength = 6;
constexpr int organisationAt = areaAt + areaLength;
constexpr int organisationLength = 9;
constexpr int wholeLength = organisationAt + organisationLength + basicLength;
constexpr int mainLength = 5;

auto fault(IdentifierErrorCode code, int position, const QString &found, const QString &expected = {})
{
    return unexpected(IdentifierError{code, position, found, expected, {}});
}

std::optional<IdentifierError> basicFault(const QString &code, int first)
{
    if (auto letters = alphabetFault(code, u"ABCDEFGHIJKLMNOPQRSTUVWXYZ", first, 2))
        return letters;
    if (auto digits = alphabetFault(code, digitAlphabet, first + 2, mainLength + 2))
        return digits;
    if (auto last = alphabetFault(code, u"0123456789Y", first + basicLength - 1, 1))
        return last;
    const QString mainItem = code.mid(first + 2, mainLength);
    if (mainItem.toInt() == 0)
        return IdentifierError{IdentifierErrorCode::BadStructure, first + 2, mainItem, {}, {}};
    const QString subItem = code.mid(first + 2 + mainLength);
    if (subItem.endsWith(u'Y') && subItem != u"00Y")
        return IdentifierError{IdentifierErrorCode::BadStructure, first + 2 + mainLength, subItem, u"00Y"_s, {}};
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
        return fault(IdentifierErrorCode::Empty, -1, {});
    if (length != basicLength && length != wholeLength)
        return fault(IdentifierErrorCode::BadLength, -1, {}, u"10, 26"_s);
    GuizhouItemCode parts;
    const int first = length - basicLength;
    if (first > 0) {
        if (const auto digits = alphabetFault(code, digitAlphabet, 0, organisationAt))
            return unexpected(*digits);
        parts.level = code.at(0).digitValue();
        parts.area = code.mid(areaAt, areaLength);
        if (!isKnownArea(parts.area))
            parts.warnings.append(IdentifierWarning::UnknownArea);
        const IdentifierResult organisation = checkOrganisationCode(code.mid(organisationAt, organisationLength));
        if (!organisation) {
            IdentifierError error = organisation.error();
            if (error.position >= 0)
                error.position += organisationAt;
            return unexpected(error);
        }
        parts.organisation = organisation->value;
    }
    if (const auto wrong = basicFault(code, first))
        return unexpected(*wrong);
    parts.basic = code.mid(first);
    parts.type = parts.basic.left(2);
    parts.mainItem = parts.basic.mid(2, mainLength);
    parts.subItem = parts.basic.mid(2 + mainLength);
    return parts;
}

} // namespace yunchuang
