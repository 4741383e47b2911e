// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/newpassword.h"

#include "app/signinwords.h"
#include "ui/signin/newpassworddialog.h"

#include <QPointer>

namespace yunchuang {

void askNewPassword(QWidget *over, const QString &user, const NewPasswordSteps &steps)
{
    auto *dialog = new NewPasswordDialog(user, over);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    QObject::connect(dialog, &NewPasswordDialog::given, dialog, [dialog, steps](const QString &next) {
        const QPointer<NewPasswordDialog> guard(dialog);
        steps.send(next, [guard, next, steps](const Expected<bool, RemoteError> &reply) {
            if (!guard)
                return;
            if (!reply) {
                guard->refuse(wordsFor(reply.error()).failed);
                return;
            }
            guard->accept();
            steps.taken(next);
        });
    });
    QObject::connect(dialog, &QDialog::rejected, over, steps.givenUp);
    dialog->open();
}

void askPasswordChange(QWidget *over, const QString &user,
                       const std::function<void(const QString &current, const QString &next,
                                                std::function<void(const Expected<bool, RemoteError> &)>)> &send,
                       const std::function<void()> &taken)
{
    auto *dialog = new NewPasswordDialog(user, over, NewPasswordDialog::Why::OwnWill);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    QObject::connect(dialog, &NewPasswordDialog::given, dialog, [dialog, send, taken](const QString &next) {
        const QPointer<NewPasswordDialog> guard(dialog);
        send(dialog->current(), next, [guard, taken](const Expected<bool, RemoteError> &reply) {
            if (!guard)
                return;
            if (!reply) {
                guard->refuse(wordsFor(reply.error()).failed);
                return;
            }
            guard->accept();
            taken();
        });
    });
    dialog->open();
}

} // namespace yunchuang
