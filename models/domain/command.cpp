// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/command.h"

#include <QUuid>

namespace yunchuang {

HandoffId handoffIdFor(const CommandId &command, const UnitId &to)
{
    // A line feed can stand in neither part, so that no two pairs give one name.
    static const QUuid space(0x8f5c2b1e, 0x3d47, 0x4a6b, 0x9c, 0x10, 0x57, 0xe2, 0xa4, 0xd9, 0x6b, 0x03);
    return HandoffId(QUuid::createUuidV5(space, command.text() + u'\n' + to.text()).toString(QUuid::WithoutBraces));
}

} // namespace yunchuang
