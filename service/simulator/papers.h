// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "service/simulator/application.h"

namespace yunchuang::simulator {

/// The papers that come with a form; the lease is about the address as it really is.
[[nodiscard]] QList<Paper> papersOf(const QJsonObject &form, const RegisteredAddress &address, Mistake mistake);

/// The paper as a PDF whose text can be searched. The same paper gives the same bytes. Needs a QGuiApplication.
[[nodiscard]] QByteArray printed(const Paper &paper);

/// The paper as it is handed in, once its bytes are known.
[[nodiscard]] Material materialFor(const Paper &paper, const QByteArray &bytes);

} // namespace yunchuang::simulator
