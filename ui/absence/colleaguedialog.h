// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/messages.h"

#include <QDialog>

class QComboBox;
class QFormLayout;
class QVBoxLayout;

namespace yunchuang {

class KeyButton;
class TextLabel;

/// What dialogs about one clerk of the unit share: the note above, the clerk (whom only the head may choose), the
/// fields in between, what the service said against it, and the two buttons.
class ColleagueDialog : public QDialog
{
    Q_OBJECT
public:
    /// The colleagues of the unit. Whoever is chosen stays chosen when the list comes again.
    virtual void setMembers(const QVector<protocol::Member> &members);
    /// The service said no: the dialog stays, with its words.
    void refuse(const QString &why);

protected:
    struct Words
    {
        QString title;
        QString note;   ///< what follows from it
        QString person; ///< label of the clerk
        QString submit;
    };
    ColleagueDialog(const Words &words, const UserId &self, const QString &selfName, bool forOthers, QWidget *parent);

    [[nodiscard]] UserId person() const;
    /// Pressing the button (Ctrl+Enter) calls this; words of an earlier refusal are gone by then.
    virtual void submit() = 0;

    QComboBox *m_person;
    QFormLayout *m_form;   ///< labelled fields; the clerk is the first
    QVBoxLayout *m_fields; ///< for what needs the whole width
    KeyButton *m_ok;

private:
    TextLabel *m_refused;
};

} // namespace yunchuang
