// SPDX-License-Identifier: GPL-3.0-or-later
#include "translations/translations.h"

#include <QtGlobal>

void initYunchuangTranslations()
{
    Q_INIT_RESOURCE(yunchuang_translations);
}
