// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/accountmessages.h"

#include <QDialog>

class QComboBox;
class QPlainTextEdit;

namespace yunchuang {

class KeyButton;
class TextLabel;

/// A ready-made sentence: for which act, and its words.
class PhraseDialog final : public QDialog
{
    Q_OBJECT
public:
    explicit PhraseDialog(const protocol::UnitPhrase &phrase, QWidget *parent = nullptr);
    /// Of a sentence.
    static constexpr int longest = 1000;

Q_SIGNALS:
    void given(const yunchuang::protocol::UnitPhrase &phrase);

private:
    void refresh();

    protocol::UnitPhrase m_phrase;
    QComboBox *m_action;
    QPlainTextEdit *m_text;
    TextLabel *m_hint;
    KeyButton *m_keep;
};

} // namespace yunchuang
