// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/enumnames.h"
#include "domain/expected.h"

#include <QList>
#include <QString>

namespace yunchuang {

/// Why a number cannot be what it is said to be.
enum class IdentifierErrorCode : quint8 {
    Empty,
    BadLength,           ///< `expected` is the length, or the lengths, it should have
    BadCharacter,        ///< at `position`; `suggestion` if a look-alike was probably meant
    BadPrefix,           ///< `expected` is how it must begin
    BadCheck,            ///< the check character at `position` should be `expected`
    BadOrganisationPart, ///< GB 32100: the inner organisation code at `position` should end in `expected`
    BadDate,             ///< no such day, or a day after the latest one possible
    BadStructure,        ///< a part at `position` has no meaning
    OutOfRange,          ///< a part given to a generator does not fit
    UnsafeArea,          ///< generators of persons' numbers make numbers of unassigned areas only
};

template<>
inline constexpr auto enumNames<IdentifierErrorCode> = std::to_array<EnumName<IdentifierErrorCode>>({
    {IdentifierErrorCode::Empty, QLatin1String("EMPTY")},
    {IdentifierErrorCode::BadLength, QLatin1String("BAD_LENGTH")},
    {IdentifierErrorCode::BadCharacter, QLatin1String("BAD_CHARACTER")},
    {IdentifierErrorCode::BadPrefix, QLatin1String("BAD_PREFIX")},
    {IdentifierErrorCode::BadCheck, QLatin1String("BAD_CHECK")},
    {IdentifierErrorCode::BadOrganisationPart, QLatin1String("BAD_ORGANISATION_PART")},
    {IdentifierErrorCode::BadDate, QLatin1String("BAD_DATE")},
    {IdentifierErrorCode::BadStructure, QLatin1String("BAD_STRUCTURE")},
    {IdentifierErrorCode::OutOfRange, QLatin1String("OUT_OF_RANGE")},
    {IdentifierErrorCode::UnsafeArea, QLatin1String("UNSAFE_AREA")},
});

/// What a clerk should know of a number that is accepted all the same.
enum class IdentifierWarning : quint8 {
    UnknownArea,     ///< the area code is in no list, old or new
    FromFifteen,     ///< a first-generation identity number of 15 digits was turned into 18
    CheckNotMatched, ///< VIN: the check digit is not mandatory for every vehicle
    OldWidth,        ///< item code of an earlier edition of the standard: read, never made
};

template<>
inline constexpr auto enumNames<IdentifierWarning> = std::to_array<EnumName<IdentifierWarning>>({
    {IdentifierWarning::UnknownArea, QLatin1String("UNKNOWN_AREA")},
    {IdentifierWarning::FromFifteen, QLatin1String("FROM_FIFTEEN")},
    {IdentifierWarning::CheckNotMatched, QLatin1String("CHECK_NOT_MATCHED")},
    {IdentifierWarning::OldWidth, QLatin1String("OLD_WIDTH")},
});

/// Positions count characters of the normalised text from 0; -1 where the error concerns the whole.
struct IdentifierError
{
    IdentifierErrorCode code = IdentifierErrorCode::Empty;
    int position = -1;
    QString found; ///< the character at `position`
    QString expected;
    QString suggestion; ///< the character probably meant: to be offered, never put in silently

    friend bool operator==(const IdentifierError &, const IdentifierError &) = default;
};

/// A number in the form in which it is stored.
struct Normalised
{
    QString value;
    QList<IdentifierWarning> warnings;

    friend bool operator==(const Normalised &, const Normalised &) = default;
};

using IdentifierResult = Expected<Normalised, IdentifierError>;

/// Full-width characters become half-width, letters upper case, white space goes. Nothing else is changed.
[[nodiscard]] QString normaliseIdentifier(const QString &typed);

/// The text with the suggested character in its place, for an offer such as "O → 0"; unchanged without suggestion.
/// The offer can be wrong or incomplete: it is to be checked again like anything typed.
[[nodiscard]] QString withSuggestion(const QString &typed, const IdentifierError &error);

} // namespace yunchuang
