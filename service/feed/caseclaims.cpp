// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/feed/caseclaims.h"

#include "domain/calendar.h"
#include "domain/identifiererror.h"
#include "forms/claims.h"
#include "forms/jsonpointer.h"
#include "service/store/claimstore.h"
#include "service/store/registrystore.h"

#include <QCryptographicHash>

#include <algorithm>

namespace yunchuang::service {

using namespace Qt::StringLiterals;
using claimstore::Held;

namespace {

/// A share that a case claims, with the claim that says so.
struct Share
{
    const Claim *claim = nullptr;
    Held what;
};

tl::unexpected<protocol::ApiError> refusedClaim(RefusalCode code, QMap<QString, QString> args)
{
    protocol::ApiError error;
    error.code = protocol::ApiErrorCode::Refused;
    error.refusal = Refusal{code, std::move(args), {}};
    return tl::unexpected(std::move(error));
}

const FormDescription *formOf(const Reference &reference, const Case &subject)
{
    // Work of a part holds nothing of its own: the case that started it does.
    return subject.isPartWork() ? nullptr : reference.forms().find(subject.formId, subject.formVersion);
}

/// What the values of the form claim, whatever the state of the case.
QVector<Share> claimedShares(const FormDescription &form, const Case &subject)
{
    QVector<Share> shares;
    for (const Claim &claim : form.claims().claims) {
        const QVector<ClaimedKey> keys = claimedBy(claim, subject.form);
        for (const ClaimedKey &key : keys) {
            const QByteArray digest =
                QCryptographicHash::hash((claim.id % u'\n' % key.values).toUtf8(), QCryptographicHash::Sha256);
            shares.append({&claim, {claim.id, QString::fromLatin1(digest.toHex()), key.until}});
            if (shares.size() >= ClaimLimits::keys)
                return shares;
        }
    }
    return shares;
}

QString fieldsOfKey(const Claim &claim)
{
    QStringList fields;
    for (const Selector &selector : claim.key)
        fields.append(selector.pattern);
    return fields.join(u',');
}

/// Missed too often: nothing is booked for a while. The next block needs as many missed bookings again.
Answer<void> notBlocked(WriteContext &write, const Share &share, QDate today)
{
    if (share.claim->mostMissed == 0)
        return {};
    const DbResult<claimstore::Missed> missed = claimstore::missed(write.db(), share.what.claim, share.what.key);
    YC_TRY_DB(missed);
    const bool full = missed->count > 0 && missed->count % share.claim->mostMissed == 0;
    const QDate until = missed->last.addDays(share.claim->blockDays);
    if (!full || today > until)
        return {};
    return refusedClaim(RefusalCode::ClaimBlocked,
                        {{u"claim"_s, share.claim->id}, {u"until"_s, until.toString(Qt::ISODate)}});
}

Answer<void> takeShare(WriteContext &write, const Case &subject, const Share &share, QDate today)
{
    if (const Answer<void> free = notBlocked(write, share, today); !free)
        return free;
    const CaseId earlier = subject.follows ? subject.follows->other : CaseId();
    const DbResult<int> others = claimstore::holders(write.db(), share.what, subject.id, earlier, today);
    YC_TRY_DB(others);
    if (*others >= share.claim->capacity) {
        return refusedClaim(RefusalCode::ClaimTaken, {{u"claim"_s, share.claim->id},
                                                      {u"fields"_s, fieldsOfKey(*share.claim)},
                                                      {u"capacity"_s, QString::number(share.claim->capacity)}});
    }
    YC_TRY_DB(claimstore::take(write.db(), subject.id, share.what));
    return {};
}

/// Whether a share that the case does not hold yet is a new wish, which can be refused. What a case should have held
/// all along (it is older than the claim, or its licence stands again) it gets without a word: no act may fail of that.
bool isNewWish(const Share &share, const Case &before, const Case &subject)
{
    const std::optional<ClaimPhase> phase = claimPhase(before);
    const bool should = phase && share.claim->held.contains(*phase);
    return before.id.isEmpty() || before.form != subject.form || !should;
}

} // namespace

Answer<void> settleClaims(WriteContext &write, const Reference &reference, const Case &before, const Case &subject)
{
    const FormDescription *form = formOf(reference, subject);
    if (!form || form->claims().claims.isEmpty())
        return {};
    const QDate today = toLocalDate(write.now());
    const std::optional<ClaimPhase> phase = claimPhase(subject);
    const QVector<Share> shares = claimedShares(*form, subject);
    const DbResult<QVector<Held>> held = claimstore::heldBy(write.db(), subject.id);
    YC_TRY_DB(held);
    const auto same = [](const Held &one, const Held &other) {
        return one.claim == other.claim && one.key == other.key;
    };
    for (const Held &old : *held) {
        const bool kept = std::any_of(shares.cbegin(), shares.cend(), [&](const Share &share) {
            return phase && share.claim->held.contains(*phase) && same(share.what, old);
        });
        if (!kept)
            YC_TRY_DB(claimstore::release(write.db(), subject.id, old));
    }
    const bool missed = subject.result.missedAt.isValid() && !before.result.missedAt.isValid();
    for (const Share &share : shares) {
        if (missed && share.claim->mostMissed > 0)
            YC_TRY_DB(claimstore::noteMissed(write.db(), subject.id, share.what, today));
        if (!phase || !share.claim->held.contains(*phase))
            continue;
        const auto known =
            std::find_if(held->cbegin(), held->cend(), [&](const Held &old) { return same(old, share.what); });
        if (known == held->cend()) {
            // What is over when it comes in is claimed of nobody.
            if (const bool past = share.what.until.isValid() && share.what.until < today; past)
                continue;
            if (!isNewWish(share, before, subject))
                YC_TRY_DB(claimstore::take(write.db(), subject.id, share.what));
            else if (const Answer<void> taken = takeShare(write, subject, share, today); !taken)
                return taken;
        } else if (known->until != share.what.until) {
            YC_TRY_DB(claimstore::take(write.db(), subject.id, share.what));
        }
    }
    return {};
}

Answer<void> checkBars(WriteContext &write, const Reference &reference, const Case &before, const Case &subject)
{
    const FormDescription *form = formOf(reference, subject);
    const bool asks =
        before.id.isEmpty() || before.form != subject.form || (subject.result.granted && !before.result.granted);
    if (!form || !asks)
        return {};
    for (const RegistryBar &bar : form->claims().bars) {
        const QString key = normaliseIdentifier(valueAt(subject.form, bar.key).toString());
        if (key.isEmpty() || (bar.when && !holds(*bar.when, subject.form)))
            continue;
        const DbResult<QDateTime> loaded = registrystore::loadedAt(write.db(), bar.registry);
        YC_TRY_DB(loaded);
        if (!loaded->isValid())
            continue;
        const DbResult<std::optional<QJsonObject>> row = registrystore::find(write.db(), bar.registry, key);
        YC_TRY_DB(row);
        YC_TRY_DB(registrystore::record(write.db(), {write.makeId(),
                                                     {},
                                                     subject.unit,
                                                     subject.id,
                                                     bar.registry,
                                                     key,
                                                     u"BAR"_s,
                                                     row->has_value(),
                                                     write.now()}));
        const QString value = *row ? (*row)->value(bar.column).toString() : QString();
        if (bar.values.contains(value)) {
            return refusedClaim(RefusalCode::RegistryBars,
                                {{u"registry"_s, bar.registry}, {u"bar"_s, bar.id}, {u"value"_s, value}});
        }
    }
    return {};
}

} // namespace yunchuang::service
