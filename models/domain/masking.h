// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/enumnames.h"

#include <QString>

namespace yunchuang {

/// What a value tells about a person, and so how much of it is shown to those who need not know it (Personal
/// Information Protection Law art. 6 and 28). Names and credit codes of enterprises are public: None.
enum class MaskKind : quint8 {
    None,
    PersonName,    ///< 欧阳娜 → 欧**
    CitizenId,     ///< six in front, four behind, or as MaskStyle says
    OtherDocument, ///< passport and the like: two in front, two behind
    Mobile,        ///< three in front, four behind
    Telephone,     ///< the last four hidden
    BankAccount,   ///< the last four
    Address,       ///< to the street, or to the town in the country
    Email,         ///< first character and the domain
};

template<>
inline constexpr auto enumNames<MaskKind> = std::to_array<EnumName<MaskKind>>({
    {MaskKind::None, QLatin1String("NONE")},
    {MaskKind::PersonName, QLatin1String("PERSON_NAME")},
    {MaskKind::CitizenId, QLatin1String("CITIZEN_ID")},
    {MaskKind::OtherDocument, QLatin1String("OTHER_DOCUMENT")},
    {MaskKind::Mobile, QLatin1String("MOBILE")},
    {MaskKind::Telephone, QLatin1String("TELEPHONE")},
    {MaskKind::BankAccount, QLatin1String("BANK_ACCOUNT")},
    {MaskKind::Address, QLatin1String("ADDRESS")},
    {MaskKind::Email, QLatin1String("EMAIL")},
});

/// The setting of an office.
struct MaskStyle
{
    enum class CitizenId : quint8 {
        SixAndFour, ///< 520102********0018
        FourAndTwo, ///< 5201************18
    };
    CitizenId citizenId = CitizenId::SixAndFour;
};

/// The text as it may be shown. Whole characters as a person counts them are kept or hidden, never half of a rare one.
/// A value too short to hide enough of is hidden altogether; an empty one stays empty.
[[nodiscard]] QString masked(MaskKind kind, const QString &text, const MaskStyle &style = {});

/// What a copy takes to the clipboard, also while the full value is shown: nothing leaves the screen unmasked.
[[nodiscard]] QString copyText(MaskKind kind, const QString &text, const MaskStyle &style = {});

} // namespace yunchuang
