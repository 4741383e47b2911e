// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspacepages.h"

namespace yunchuang {

void addPages(const WorkspacePages &parts)
{
    Q_UNUSED(parts)
}

} // namespace yunchuang
