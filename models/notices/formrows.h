// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "forms/formdescription.h"
#include "notices/noticetext.h"

namespace yunchuang {

/// How much of a form's lists is told.
enum class FormRows : quint8 {
    Whole, ///< every field of every entry
    Short, ///< a list as one line
};

/// The fields of a form that have a value, in the order of the form, as entries of `label` and `value`. What tells
/// about persons is masked as on the screen: a paper is read by more people than its case.
[[nodiscard]] QVector<NoticeValues::Entry> formRows(const FormDescription &form, const QJsonObject &values,
                                                    FormRows rows = FormRows::Whole);

} // namespace yunchuang
