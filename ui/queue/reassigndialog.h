// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/queue/filterbar.h"

#include <QDialog>

class QListWidget;
class QPlainTextEdit;

namespace yunchuang {

class KeyButton;
class TextLabel;

/// 改派: who shall have the chosen cases, and why. Due dates stay.
class ReassignDialog final : public QDialog
{
    Q_OBJECT
public:
    /// `limit` is how many characters the reason wants at least.
    explicit ReassignDialog(QWidget *parent = nullptr);

    void setCases(qsizetype count, const QString &first);
    /// Whom the cases can be given to, with a note such as the posts.
    struct Member
    {
        UserId user;
        QString name;
        QString note;
        QString closed; ///< why this person cannot be chosen; empty = can
    };
    void setMembers(const QVector<Member> &members);

    [[nodiscard]] UserId user() const;
    [[nodiscard]] QString userName() const;
    [[nodiscard]] QString reason() const;

private:
    void check();

    TextLabel *m_title;
    TextLabel *m_wait;
    QListWidget *m_list;
    QPlainTextEdit *m_reason;
    KeyButton *m_ok;
    QVector<Member> m_members;
};

} // namespace yunchuang
