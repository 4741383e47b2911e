// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

class QPlainTextEdit;

namespace yunchuang {

class KeyButton;
class TextLabel;

/// Asks for a reason in the clerk's own words before something is recorded or shown.
class ReasonDialog final : public QDialog
{
    Q_OBJECT
public:
    struct Question
    {
        QString title;
        QString explanation;
        QString label;
        QString button;
        int minimum = 1; ///< characters
        QStringList suggestions;
    };
    explicit ReasonDialog(const Question &question, QWidget *parent = nullptr);
    [[nodiscard]] QString reason() const;

Q_SIGNALS:
    void given(const QString &reason);

private:
    void check();
    void give();
    int m_minimum;
    QPlainTextEdit *m_edit;
    KeyButton *m_ok;
};

/// Asks before an unfavourable or final act, stating its legal effect.
class ConfirmDialog final : public QDialog
{
    Q_OBJECT
public:
    struct Question
    {
        QString title;
        QString effect;    ///< what follows from it by law
        QStringList facts; ///< what will be sent
        QString button;
    };
    explicit ConfirmDialog(const Question &question, QWidget *parent = nullptr);

Q_SIGNALS:
    void confirmed();
};

} // namespace yunchuang
