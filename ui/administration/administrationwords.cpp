// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/administration/administrationwords.h"

#include "domain/calendar.h"

namespace yunchuang {

using namespace Qt::StringLiterals;
using protocol::AuditEvent;

QString AdministrationWords::event(AuditEvent event)
{
    switch (event) {
    case AuditEvent::SignedIn:
        return tr("Signed in");
    case AuditEvent::SignInFailed:
        return tr("Wrong password");
    case AuditEvent::CodeFailed:
        return tr("Wrong code");
    case AuditEvent::LockedOut:
        return tr("Locked out");
    case AuditEvent::SignedOut:
        return tr("Signed out");
    case AuditEvent::SessionEnded:
        return tr("Session ended by the service");
    case AuditEvent::PasswordChanged:
        return tr("Password changed");
    case AuditEvent::FactorEnrolled:
        return tr("Second factor set up");
    case AuditEvent::DeviceEnrolled:
        return tr("Computer enrolled");
    case AuditEvent::AccessRefused:
        return tr("Access refused");
    case AuditEvent::ManyMisses:
        return tr("Asked in vain many times");
    case AuditEvent::Looked:
        return tr("Looked at personal data");
    case AuditEvent::LookedUp:
        return tr("Asked a registry");
    case AuditEvent::AccountCreated:
        return tr("Account created");
    case AuditEvent::AccountChanged:
        return tr("Account changed");
    case AuditEvent::GrantsChanged:
        return tr("Posts changed");
    case AuditEvent::PasswordIssued:
        return tr("One-time password issued");
    case AuditEvent::PolicyChanged:
        return tr("Rules for passwords changed");
    case AuditEvent::AccountUnlocked:
        return tr("Unlocked");
    case AuditEvent::SessionsRevoked:
        return tr("Sessions ended");
    case AuditEvent::DeviceRevoked:
        return tr("Computer shut out");
    case AuditEvent::DeviceCodeIssued:
        return tr("Code for a computer issued");
    case AuditEvent::FactorReset:
        return tr("Second factor taken back");
    case AuditEvent::CalendarImported:
        return tr("Calendar imported");
    case AuditEvent::UnitChanged:
        return tr("Unit changed");
    case AuditEvent::PhrasesChanged:
        return tr("Phrases changed");
    case AuditEvent::AuditRead:
        return tr("Audit log read");
    case AuditEvent::AuditVerified:
        return tr("Audit log verified");
    case AuditEvent::AuditExported:
        return tr("Audit log exported");
    case AuditEvent::OperatorActed:
        return tr("Done at the service's console");
    case AuditEvent::LeaseTakenOver:
        return tr("Open case taken over");
    case AuditEvent::AbsenceChanged:
        return tr("Absence changed");
    case AuditEvent::RelationChanged:
        return tr("Reason for recusal changed");
    }
    return {};
}

QString AdministrationWords::changes(const QMap<QString, QString> &changes)
{
    QStringList words;
    for (auto it = changes.cbegin(); it != changes.cend(); ++it) {
        QString value = it.value();
        for (const auto &[post, name] : enumNames<Post>)
            value.replace(QString(name), Wording::post(post));
        words.append(tr("%1: %2", "member of a line of the audit log, and its value").arg(it.key(), value));
    }
    return words.join(tr("; "));
}

QString AdministrationWords::moment(const QDateTime &moment)
{
    if (!moment.isValid())
        return {};
    return QString(toLocalDate(moment).toString(Qt::ISODate) % u' ' % toLocalTime(moment).toString(u"HH:mm:ss"_s));
}

QString AdministrationWords::grants(const QVector<protocol::UnitGrant> &grants)
{
    QStringList words;
    for (const protocol::UnitGrant &grant : grants)
        words.append(tr("%1: %2", "unit, and the posts held in it").arg(grant.unitName, Wording::posts(grant.posts)));
    return words.join(tr("; "));
}

Explanation AdministrationWords::failure(const ServiceFailure &failure)
{
    switch (failure.kind) {
    case ServiceFailure::Kind::Api: {
        Explanation words = Wording::apiError(failure.api.code, failure.api.args);
        if (const QString detail = failure.api.args.value(u"detail"_s); !detail.isEmpty())
            words.what = tr("%1 (%2)", "what is wrong, and the place in the file").arg(words.what, detail);
        return words;
    }
    case ServiceFailure::Kind::Transport:
        return {tr("The service cannot be reached, and this page needs it."), tr("Try again with F5.")};
    case ServiceFailure::Kind::Malformed:
        return {tr("The service answered something that this program does not understand."),
                tr("Report it to the operator of the service.")};
    }
    return {};
}

QString AdministrationWords::number(const ServiceFailure &failure)
{
    return failure.kind == ServiceFailure::Kind::Api ? failure.api.requestId : QString();
}

} // namespace yunchuang
