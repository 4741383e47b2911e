// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/secondfactor.h"

#include "app/signinwords.h"
#include "protocol/accountmessages.h"
#include "protocol/codec.h"
#include "protocol/paths.h"
#include "ui/signin/factordialog.h"

#include <QPointer>

namespace yunchuang {

using namespace Qt::StringLiterals;

namespace {

void beginFactor(const QPointer<FactorDialog> &guard, const QString &password, const FactorSteps &steps)
{
    const QByteArray body = protocol::encode(protocol::FactorBegin{password});
    steps.ask({"POST", protocol::paths::sessionFactor, {}, body},
              [guard](const Expected<QByteArray, RemoteError> &reply) {
                  if (!guard)
                      return;
                  if (!reply)
                      return guard->refuse(wordsFor(reply.error()).failed);
                  const auto offer = protocol::decode<protocol::FactorOffer>(*reply);
                  if (!offer)
                      return guard->refuse(wordsFor(RemoteError{RemoteError::Kind::Malformed, {}, {}, 0, {}}).failed);
                  guard->offer(offer->secret, offer->uri);
              });
}

} // namespace

void askSecondFactor(QWidget *over, const QString &user, const FactorSteps &steps)
{
    auto *dialog = new FactorDialog(user, over);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    const QPointer<FactorDialog> guard(dialog);
    QObject::connect(dialog, &FactorDialog::passwordGiven, dialog,
                     [guard, steps](const QString &password) { beginFactor(guard, password, steps); });
    QObject::connect(dialog, &FactorDialog::codeGiven, dialog, [guard, steps](const QString &code) {
        const QByteArray body = protocol::encode(protocol::FactorConfirm{code});
        steps.ask({"PUT", protocol::paths::sessionFactor, {}, body},
                  [guard, steps](const Expected<QByteArray, RemoteError> &reply) {
                      if (!guard)
                          return;
                      if (!reply)
                          return guard->refuse(wordsFor(reply.error()).failed);
                      guard->accept();
                      steps.enrolled();
                  });
    });
    QObject::connect(dialog, &QDialog::rejected, over, steps.givenUp);
    dialog->open();
    if (!steps.password.isEmpty())
        dialog->begin(steps.password);
}

} // namespace yunchuang
