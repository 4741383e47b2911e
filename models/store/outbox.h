// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/seams.h"
#include "store/outboxentry.h"
#include "store/rowsealer.h"
#include "store/serialqueue.h"
#include "store/storeerror.h"

#include <QObject>

#include <functional>
#include <memory>
#include <optional>

namespace yunchuang {

class OutboxDatabase;

/// What became of a posted act; see OutboxSender.
struct DeliveryOutcome
{
    DeliveryStatus status =
        DeliveryStatus::Acknowledged; ///< Acknowledged, Refused, Conflicted, or Queued again when it never arrived
    std::optional<Refusal> refusal;
    std::optional<protocol::ApiErrorCode> error;
    std::optional<protocol::CommandReceipt> receipt;
    ProofState proof = ProofState::None;
    std::optional<Case> currentCase;
};

/// The newest head of a log that was seen, and the key it is checked with. Evidence: kept with the outbox, not with the
/// cache.
struct KnownHead
{
    QString logId;
    QByteArray publicKey;
    QByteArray head; ///< ledger JSON of the signed head; empty before the first one

    friend bool operator==(const KnownHead &, const KnownHead &) = default;
};

/// The acts on their way, drafts, and records of looks not yet reported. Durable: what an `add` or `save` reported is
/// on disk. Never deleted without the clerk's word.
///
/// Every function may be called from any thread with a `context` of that thread; the answer comes there. Signals are
/// sent from the outbox's own thread: connect with a context object.
class Outbox : public QObject
{
    Q_OBJECT
public:
    struct Options
    {
        QString file = QStringLiteral(":memory:"); ///< path of outbox.db; ":memory:" = no safe place, nothing survives
        SerialQueue::Mode mode = SerialQueue::Mode::OwnThread;
        int keepDays = 30; ///< how long finished acts stay in the list
    };
    template<class T>
    using Done = std::function<void(StoreResult<T>)>;

    /// `sealer` and `clock` must outlive the outbox.
    Outbox(Options options, const RowSealer &sealer, const Clock &clock);
    ~Outbox() override;

    /// Opens and migrates. A damaged outbox is an error, never mended by deleting. Errors: CannotOpen, NewerFormat,
    /// Damaged, DiskFull.
    void open(QObject *context, Done<bool> done);
    /// Whether what is added survives the process.
    [[nodiscard]] bool isDurable() const;

    // ---- reading ----

    /// All entries in the order of acting.
    void entries(QObject *context, Done<QVector<OutboxEntry>> done) const;
    void entriesOf(const CaseId &caseId, QObject *context, Done<QVector<OutboxEntry>> done) const;
    /// Error: NotFound.
    void entry(const CommandId &id, QObject *context, Done<OutboxEntry> done) const;
    /// Error: NotFound.
    void evidence(const CommandId &id, QObject *context, Done<OutboxEvidence> done) const;

    // ---- an act's way ----

    /// Keeps a new act, Held or Queued, with the case it was made on. Durable when `done` is called. Errors:
    /// AlreadyThere, DiskFull. `attachments`: bytes of materials that are delivered before it.
    void add(const OutboxEntry &entry, const Case &base, const QHash<Digest256, QByteArray> &attachments,
             QObject *context, Done<OutboxEntry> done);
    void attachment(const Digest256 &digest, QObject *context, Done<QByteArray> done) const;
    /// Held → Queued for those due by `now`; all of them when `everything` (quitting).
    void release(const QDateTime &now, bool everything, QObject *context, Done<QVector<OutboxEntry>> done);
    /// Held → Withdrawn (F8), Queued, Parked, Refused or Conflicted → Withdrawn. Followers become Parked. Error:
    /// WrongStatus once sent.
    void withdraw(const CommandId &id, ConflictChoice choice, QObject *context, Done<OutboxEntry> done);
    /// Queued → Sent, written before the first byte leaves.
    void markSent(const CommandId &id, QObject *context, Done<OutboxEntry> done);
    /// Sent → what the service answered. After Refused or Conflicted the followers on that case become Parked, others
    /// are left alone.
    void finish(const CommandId &id, const DeliveryOutcome &outcome, QObject *context, Done<OutboxEntry> done);
    void setProof(const CommandId &id, ProofState proof, QObject *context, Done<OutboxEntry> done);
    /// A conflict's or refusal's act is made again: in one transaction the old one is Withdrawn with the choice and the
    /// new one is added.
    void replace(const CommandId &old, ConflictChoice choice, const OutboxEntry &entry, const Case &base,
                 QObject *context, Done<OutboxEntry> done);
    /// The cache holds that version of the case: Acknowledged acts up to it are settled.
    void settle(const CaseId &caseId, qint64 version, QObject *context, Done<bool> done);
    /// The clerk's word: finished acts older than keepDays leave the list.
    void purge(QObject *context, Done<int> done);

    // ---- drafts ----

    void saveDraft(const LocalDraft &draft, QObject *context, Done<bool> done);
    /// Error: NotFound.
    void draft(const CaseId &caseId, const UnitId &unit, const QString &page, QObject *context,
               Done<LocalDraft> done) const;
    void drafts(QObject *context, Done<QVector<LocalDraft>> done) const;
    void dropDraft(const CaseId &caseId, const UnitId &unit, const QString &page, QObject *context, Done<bool> done);

    // ---- looks at personal data not yet reported ----

    void addLook(const protocol::Look &look, QObject *context, Done<bool> done);
    void looks(int limit, QObject *context, Done<QVector<protocol::Look>> done) const;
    void dropLooks(const QVector<QString> &ids, QObject *context, Done<bool> done);

    // ---- evidence ----

    void knownHead(const QString &logId, QObject *context, Done<KnownHead> done) const;
    void putKnownHead(const KnownHead &head, QObject *context, Done<bool> done);

Q_SIGNALS:
    /// Entries that were added or changed, as they are now.
    void changed(const QVector<yunchuang::OutboxEntry> &entries);
    void looksAdded();

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace yunchuang

