// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/enumnames.h"

#include <QStringView>

#include <optional>

namespace yunchuang {

/// Everything that can be wrong with a field. The name is what FieldError::code carries; only the user interface makes
/// words of it.
enum class FieldCode : quint8 {
    // The size of the input, looked at before anything else.
    TooLarge,     ///< the form as a whole; args: limit
    TooDeep,      ///< args: limit
    TooLong,      ///< characters; args: limit
    TooMany,      ///< entries of a list; args: limit
    NotFinite,    ///< NaN or infinite
    BadCharacter, ///< control characters and others that cannot stand in a text
    // Keywords of the schema.
    WrongType, ///< args: expected
    Required,
    UnknownField,
    TooShort, ///< args: limit
    TooFew,   ///< args: limit
    TooSmall, ///< args: limit
    TooGreat, ///< args: limit
    NotInList,
    NotTheValue, ///< const
    NotUnique,
    BadFormat, ///< a named format; args: format, reason
    // Cross-field rules.
    SumDiffers, ///< args: sum, expected
    RatioSum,   ///< shares do not make 100 %; args: sum, expected
    CapitalSum, ///< subscriptions do not make the registered capital; args: sum, expected
    SamePerson, ///< args: other
    NotMember,
    NotEqual,       ///< args: other
    NameParts,      ///< the name is not its four parts one after the other; args: expected
    TooEarly,       ///< args: earliest
    TooLate,        ///< args: latest
    NotApplicable,  ///< a value where none may be given
    Duplicate,      ///< args: other
    WrongCount,     ///< args: count, minimum, maximum
    LegalRepPost,   ///< Company Law: chairman, executive director or manager
    SupervisorPost, ///< Company Law: directors and senior managers are not supervisors; args: other
    NameForm,       ///< form of organisation does not fit the kind of company
    MoreThanOther,  ///< a number above another field's; args: other
    Unchanged,      ///< what is applied for is what is registered; args: other
    CashSuffices, ///< 税收征收管理法实施细则 art. 41: what is left after wages and insurance covers the tax
    AppliedLate,  ///< the day by which it had to be applied for is over; args: earliest
    CreditorNotice,  ///< Company Law: 45 days after the announcement of a smaller capital; args: earliest
    PastPeriod,      ///< a period for applying is over; args: latest
    BookingEarly,    ///< args: earliest
    DurationDiffers, ///< args: expected
    BelowLevel,      ///< a lower level than is demanded
    RetirementAge,   ///< args: earliest, of births
    ParentMissing,   ///< a part of something that is not there; args: other
    SpecialRoom,     ///< 食品经营许可审查通则: cold and raw food is made in a room of its own
    ViolationsOpen,  ///< args: value
    EquityFrozen,    ///< shares under a court's freeze cannot change hands
    SameBody,        ///< two parts that must be two bodies'; args: other
    // Who may change what.
    ReadOnly,    ///< args: step
    UnknownForm, ///< no such form, or not in this version
};

template<>
inline constexpr auto enumNames<FieldCode> = std::to_array<EnumName<FieldCode>>({
    {FieldCode::TooLarge, QLatin1String("TOO_LARGE")},
    {FieldCode::TooDeep, QLatin1String("TOO_DEEP")},
    {FieldCode::TooLong, QLatin1String("TOO_LONG")},
    {FieldCode::TooMany, QLatin1String("TOO_MANY")},
    {FieldCode::NotFinite, QLatin1String("NOT_FINITE")},
    {FieldCode::BadCharacter, QLatin1String("BAD_CHARACTER")},
    {FieldCode::WrongType, QLatin1String("WRONG_TYPE")},
    {FieldCode::Required, QLatin1String("REQUIRED")},
    {FieldCode::UnknownField, QLatin1String("UNKNOWN_FIELD")},
    {FieldCode::TooShort, QLatin1String("TOO_SHORT")},
    {FieldCode::TooFew, QLatin1String("TOO_FEW")},
    {FieldCode::TooSmall, QLatin1String("TOO_SMALL")},
    {FieldCode::TooGreat, QLatin1String("TOO_GREAT")},
    {FieldCode::NotInList, QLatin1String("NOT_IN_LIST")},
    {FieldCode::NotTheValue, QLatin1String("NOT_THE_VALUE")},
    {FieldCode::NotUnique, QLatin1String("NOT_UNIQUE")},
    {FieldCode::BadFormat, QLatin1String("BAD_FORMAT")},
    {FieldCode::SumDiffers, QLatin1String("SUM_DIFFERS")},
    {FieldCode::RatioSum, QLatin1String("RATIO_SUM")},
    {FieldCode::CapitalSum, QLatin1String("CAPITAL_SUM")},
    {FieldCode::SamePerson, QLatin1String("SAME_PERSON")},
    {FieldCode::NotMember, QLatin1String("NOT_MEMBER")},
    {FieldCode::NotEqual, QLatin1String("NOT_EQUAL")},
    {FieldCode::NameParts, QLatin1String("NAME_PARTS")},
    {FieldCode::TooEarly, QLatin1String("TOO_EARLY")},
    {FieldCode::TooLate, QLatin1String("TOO_LATE")},
    {FieldCode::NotApplicable, QLatin1String("NOT_APPLICABLE")},
    {FieldCode::Duplicate, QLatin1String("DUPLICATE")},
    {FieldCode::WrongCount, QLatin1String("WRONG_COUNT")},
    {FieldCode::LegalRepPost, QLatin1String("LEGAL_REP_POST")},
    {FieldCode::SupervisorPost, QLatin1String("SUPERVISOR_POST")},
    {FieldCode::NameForm, QLatin1String("NAME_FORM")},
    {FieldCode::MoreThanOther, QLatin1String("MORE_THAN_OTHER")},
    {FieldCode::Unchanged, QLatin1String("UNCHANGED")},
    {FieldCode::CashSuffices, QLatin1String("CASH_SUFFICES")},
    {FieldCode::AppliedLate, QLatin1String("APPLIED_LATE")},
    {FieldCode::CreditorNotice, QLatin1String("CREDITOR_NOTICE")},
    {FieldCode::PastPeriod, QLatin1String("PAST_PERIOD")},
    {FieldCode::BookingEarly, QLatin1String("BOOKING_EARLY")},
    {FieldCode::DurationDiffers, QLatin1String("DURATION_DIFFERS")},
    {FieldCode::BelowLevel, QLatin1String("BELOW_LEVEL")},
    {FieldCode::RetirementAge, QLatin1String("RETIREMENT_AGE")},
    {FieldCode::ParentMissing, QLatin1String("PARENT_MISSING")},
    {FieldCode::SpecialRoom, QLatin1String("SPECIAL_ROOM")},
    {FieldCode::ViolationsOpen, QLatin1String("VIOLATIONS_OPEN")},
    {FieldCode::EquityFrozen, QLatin1String("EQUITY_FROZEN")},
    {FieldCode::SameBody, QLatin1String("SAME_BODY")},
    {FieldCode::ReadOnly, QLatin1String("READ_ONLY")},
    {FieldCode::UnknownForm, QLatin1String("UNKNOWN_FORM")},
});

/// A keyword of JSON Schema that a form may use, and the code of its violation. Keywords without a violation of their
/// own (`properties`, `items`, `if` …) are not here: what they contain is.
struct KeywordCode
{
    QLatin1String keyword;
    FieldCode code;
};

inline constexpr auto keywordCodes = std::to_array<KeywordCode>({
    {QLatin1String("type"), FieldCode::WrongType},
    {QLatin1String("required"), FieldCode::Required},
    {QLatin1String("additionalProperties"), FieldCode::UnknownField},
    {QLatin1String("minLength"), FieldCode::TooShort},
    {QLatin1String("maxLength"), FieldCode::TooLong},
    {QLatin1String("minItems"), FieldCode::TooFew},
    {QLatin1String("maxItems"), FieldCode::TooMany},
    {QLatin1String("uniqueItems"), FieldCode::NotUnique},
    {QLatin1String("minimum"), FieldCode::TooSmall},
    {QLatin1String("exclusiveMinimum"), FieldCode::TooSmall},
    {QLatin1String("maximum"), FieldCode::TooGreat},
    {QLatin1String("exclusiveMaximum"), FieldCode::TooGreat},
    {QLatin1String("enum"), FieldCode::NotInList},
    {QLatin1String("const"), FieldCode::NotTheValue},
    {QLatin1String("format"), FieldCode::BadFormat},
});

[[nodiscard]] constexpr std::optional<FieldCode> codeOfKeyword(QStringView keyword)
{
    for (const KeywordCode &entry : keywordCodes) {
        if (entry.keyword == keyword)
            return entry.code;
    }
    return std::nullopt;
}

} // namespace yunchuang
