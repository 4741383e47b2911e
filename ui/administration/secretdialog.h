// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

namespace yunchuang {

/// Shows something secret that is shown once: a one-time password, a code for a new computer. It is handed over by word
/// of mouth or on paper, so it stands large and in groups, and nothing puts it on the clipboard unasked.
class SecretDialog final : public QDialog
{
    Q_OBJECT
public:
    /// `words` say whose it is and what for, `until` how long it is good.
    SecretDialog(const QString &title, const QString &words, const QString &secret, const QString &until,
                 QWidget *parent = nullptr);
};

} // namespace yunchuang
