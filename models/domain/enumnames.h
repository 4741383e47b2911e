// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLatin1String>
#include <QStringView>

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace yunchuang {

/// One value of an enumeration and the name it has on the wire, in files and in logs.
template<class E>
using EnumName = std::pair<E, QLatin1String>;

/// Specialise as `constexpr auto enumNames<E> = std::to_array<EnumName<E>>({...})` beside the enumeration.
template<class E>
inline constexpr std::nullptr_t enumNames = nullptr;

/// The stable name of a value. Every value of E has one.
template<class E>
[[nodiscard]] constexpr QLatin1String nameOf(E value)
{
    for (const auto &[candidate, name] : enumNames<E>) {
        if (candidate == value)
            return name;
    }
    return QLatin1String();
}

/// The value with that name, or nothing if the name is not known to this version.
template<class E>
[[nodiscard]] constexpr std::optional<E> valueOf(QStringView name)
{
    for (const auto &[value, candidate] : enumNames<E>) {
        if (candidate == name)
            return value;
    }
    return std::nullopt;
}

} // namespace yunchuang
