// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/decide.h"
#include "protocol/deskmessages.h"
#include "protocol/messages.h"
#include "store/casequery.h"
#include "store/rulebook.h"
#include "store/storeerror.h"
#include "sync/commandsigner.h"
#include "sync/knownservicetime.h"

#include <QObject>

#include <chrono>
#include <functional>
#include <memory>
#include <variant>

namespace yunchuang {

class CaseStore;
class Outbox;

/// What a page wants to do, before it becomes a command.
struct CommandDraft
{
    CaseId caseId;
    Action action = Action::Claim;
    UnitId actingUnit;
    Post post = Post::CaseOfficer;
    UserId onBehalfOf;
    CommandArguments args;
    qint64 seenRevision =
        -1; ///< revision of the case the page shows; a newer one refuses with StaleRevision. -1: the newest here
    QHash<Digest256, QByteArray> attachments; ///< bytes of new materials named in args

    friend bool operator==(const CommandDraft &, const CommandDraft &) = default;
};

/// Why an act was not taken up.
struct SubmitError
{
    std::optional<Refusal> refusal;  ///< the rules say no: code and field errors
    std::optional<StoreError> store; ///< it could not be kept, or the whole case is not here (NotFound)
    bool notSignedIn = false;        ///< no clerk, no key or no rules

    friend bool operator==(const SubmitError &, const SubmitError &) = default;
};

/// The act was taken up.
struct Submitted
{
    CommandId id;
    QDateTime heldUntil;    ///< valid: F8 takes it back until then
    bool delivered = false; ///< without a safe place, only the service's receipt counts: then true

    friend bool operator==(const Submitted &, const Submitted &) = default;
};

/// Who acts here: the signed-in clerk.
struct ActingUser
{
    UserId user;
    QString name;
    QVector<protocol::UnitGrant> grants;

    friend bool operator==(const ActingUser &, const ActingUser &) = default;

    [[nodiscard]] Posts postsIn(const UnitId &unit) const;
};

/// The one door for acts of the signed-in clerk. Lives in the windows' thread; answers at once, without the network:
/// `decide` says yes or no, and before a page hears "yes" the signed act is durable.
class CaseCommands : public QObject
{
    Q_OBJECT
public:
    using SubmitDone = std::function<void(Expected<Submitted, SubmitError>)>;
    template<class T>
    using Done = std::function<void(StoreResult<T>)>;

    /// How long a favourable outward act can be taken back.
    static constexpr std::chrono::seconds holdTime{30};

    CaseCommands(CaseStore &store, Outbox &outbox, const KnownServiceTime &time, Random &random);
    ~CaseCommands() override;

    /// Who acts and with which key; nullptr locks. The signer must live until replaced.
    void setUser(const ActingUser &user, const CommandSigner *signer);
    void setRules(RuleBookPtr rules);
    [[nodiscard]] const ActingUser &user() const;
    [[nodiscard]] const RuleBookPtr &rules() const;
    /// For whom the clerk stands in. Acts on cases of these colleagues are made in their names; the service looks
    /// whether it is still so.
    void setSubstitutions(const QVector<protocol::Substitution> &substitutions);
    [[nodiscard]] const QVector<protocol::Substitution> &substitutions() const;
    /// The absent colleagues of a unit whose cases are the clerk's to work on today.
    [[nodiscard]] QSet<UserId> standsInFor(const UnitId &unit) const;

    // ---- asking, without side effects ----

    /// What the acts of a case may be judged by: for buttons and reasons. Nothing while rules or item version are
    /// missing. The context refers to the rule book: keep `rules()` as long as it is used.
    [[nodiscard]] std::optional<DecisionContext> contextFor(const Case &subject, const UnitId &actingUnit) const;
    /// The acts worth showing with the reasons of those that are off.
    [[nodiscard]] QVector<ActionChoice> choices(const Case &subject, const UnitId &actingUnit) const;
    /// What `submit` would say, for live hints. Nothing is kept.
    [[nodiscard]] Expected<CaseChange, Refusal> tryOut(const Case &subject, const CommandDraft &draft) const;

    // ---- acting ----

    void submit(const CommandDraft &draft, QObject *context, SubmitDone done);
    /// F8: takes back the newest act that is still held. Error NotFound: nothing is.
    void takeBack(QObject *context, Done<OutboxEntry> done);
    /// 撤回: takes back an act that was not sent. Error: WrongStatus.
    void withdraw(const CommandId &id, QObject *context, Done<OutboxEntry> done);
    /// 重新应用: the same act on the case as it stands now, with what rests on it; signed anew.
    void reapply(const CommandId &id, QObject *context, SubmitDone done);
    /// 修改后提交: `draft` takes the place of the conflicted act.
    void resubmitEdited(const CommandId &id, const CommandDraft &draft, QObject *context, SubmitDone done);
    /// 放弃: gives the act up; what was written stays in the list for 30 days.
    void drop(const CommandId &id, QObject *context, Done<OutboxEntry> done);
    /// 全部提交 and quitting: held acts go now.
    void releaseAll(QObject *context, Done<QVector<OutboxEntry>> done);

    // ---- reading the outbox ----

    void outboxEntries(QObject *context, Done<QVector<OutboxEntry>> done) const;
    void evidence(const CommandId &id, QObject *context, Done<OutboxEvidence> done) const;

    // ---- what pages keep and ask for ----

    void saveDraft(const LocalDraft &draft, QObject *context, Done<bool> done);
    void loadDraft(const CaseId &caseId, const UnitId &unit, const QString &page, QObject *context,
                   Done<LocalDraft> done) const;
    void dropDraft(const CaseId &caseId, const UnitId &unit, const QString &page, QObject *context, Done<bool> done);
    /// A masked value was shown in full, or (no field) a person opened the case: recorded here, reported when there is a
    /// connection.
    void recordLook(const CaseId &caseId, const UnitId &unit, const QString &field, const QString &purpose);

    /// The whole case is needed (a page opens it): fetched first; `CaseStore::changed` tells when it is here.
    void requestCase(const RowKey &key) { Q_EMIT caseRequested(key); }
    void requestMaterial(const RowKey &key, const Digest256 &digest) { Q_EMIT materialRequested(key, digest); }
    void requestMembers(const UnitId &unit) { Q_EMIT membersRequested(unit); }
    void requestLookup(const QString &registry, const protocol::LookupRequest &request)
    {
        Q_EMIT lookupRequested(registry, request);
    }

Q_SIGNALS:
    void outboxChanged(const QVector<yunchuang::OutboxEntry> &entries);
    void rulesChanged();
    void userChanged();
    void substitutionsChanged();

    // Wishes, taken up by the synchronisation.
    void caseRequested(const yunchuang::RowKey &key);
    void materialRequested(const yunchuang::RowKey &key, const yunchuang::Digest256 &digest);
    void membersRequested(const yunchuang::UnitId &unit);
    void lookupRequested(const QString &registry, const yunchuang::protocol::LookupRequest &request);

    // Answers to wishes, sent by the synchronisation through the composition.
    void caseRequestFailed(const yunchuang::RowKey &key, const QString &reason);
    void materialRequestFailed(const yunchuang::Digest256 &digest, const QString &reason);
    void membersReceived(const yunchuang::UnitId &unit, const yunchuang::protocol::MembersReply &members);
    void lookupReceived(const yunchuang::protocol::LookupRequest &request,
                        const yunchuang::protocol::LookupReply &reply);
    void lookupFailed(const yunchuang::protocol::LookupRequest &request, const QString &reason);

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace yunchuang
