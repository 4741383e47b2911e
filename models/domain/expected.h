// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <tl/expected.hpp>

namespace yunchuang {

/// A value or the reason why there is none; std::expected's interface on C++20.
template<class T, class E>
using Expected = tl::expected<T, E>;

template<class E>
[[nodiscard]] constexpr auto unexpected(E &&error)
{
    return tl::unexpected<std::decay_t<E>>(std::forward<E>(error));
}

} // namespace yunchuang
