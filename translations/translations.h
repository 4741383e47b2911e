// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

/// Makes the translations known to QTranslator under ":/i18n" (such as ":/i18n/yunchuang_zh_CN.qm"); once per program,
/// before the first is loaded.
void initYunchuangTranslations();
