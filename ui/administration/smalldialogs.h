// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <QList>

#include <functional>

class QFormLayout;
class QLineEdit;

namespace yunchuang {

class KeyButton;
class TextLabel;

/// A few fields with a word to confirm them, over the page. What was typed stays when the service refuses it.
class FieldsDialog final : public QDialog
{
    Q_OBJECT
public:
    FieldsDialog(const QString &title, const QString &words, const QString &confirm, QWidget *parent = nullptr);

    /// The fields stand in the order in which they are added.
    QLineEdit *addField(const QString &label, const QString &objectName, const QString &text = {});
    /// Says what does not do; the fields are open again.
    void refuse(const QString &why);

Q_SIGNALS:
    void confirmed();

private:
    void confirm();

    QFormLayout *m_form;
    TextLabel *m_hint;
    KeyButton *m_confirm;
    QList<QLineEdit *> m_fields;
};

/// Asks once more before something that ends somebody's work: says what follows. `confirmed` runs on yes.
void askOnceMore(QWidget *over, const QString &title, const QString &words, const QString &yes,
                 const std::function<void()> &confirmed);

} // namespace yunchuang
