// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/outboxdatabase.h"

#include "protocol/codec.h"
#include "store/associateddata.h"
#include "store/cacherow.h"
#include "store/cacheschema.h"
#include "store/outboxrow.h"

#include <QJsonDocument>

namespace yunchuang {

using namespace Qt::StringLiterals;

static const QString entryColumns = u"sequence, command, case_id, status, held_until, changed, settled, act, outcome"_s;

static QByteArray actData(const char *column, const OutboxEntry &entry)
{
    return AssociatedData(column)
        .add(entry.sequence)
        .add(entry.command.id.text())
        .add(entry.command.caseId.text())
        .bytes();
}

static QByteArray outcomeData(const OutboxEntry &entry)
{
    return AssociatedData("acts.outcome")
        .add(entry.sequence)
        .add(entry.command.id.text())
        .add(entry.command.caseId.text())
        .add(QString(nameOf(entry.status)))
        .add(timeSort(entry.heldUntil))
        .add(timeSort(entry.changedAt))
        .add(qint64(entry.settled))
        .bytes();
}

static QByteArray draftData(const LocalDraft &draft)
{
    return AssociatedData("drafts")
        .add(draft.caseId.text())
        .add(draft.unit.text())
        .add(draft.page)
        .add(draft.revision)
        .add(timeSort(draft.savedAt))
        .bytes();
}

OutboxDatabase::OutboxDatabase(std::unique_ptr<Database> database, const RowSealer &sealer, const Clock &clock)
    : m_database(std::move(database))
    , m_sealer(sealer)
    , m_clock(clock)
{
}

StoreResult<std::unique_ptr<OutboxDatabase>> OutboxDatabase::open(const QString &file, const RowSealer &sealer,
                                                                  const Clock &clock)
{
    auto database = Database::open(file, {.fullSync = true, .readOnly = false});
    if (!database)
        return unexpected(database.error());
    if (auto migrated = migrate(**database, outboxMigrations()); !migrated)
        return unexpected(migrated.error());
    return std::unique_ptr<OutboxDatabase>(new OutboxDatabase(std::move(*database), sealer, clock));
}

template<class T>
StoreResult<T> OutboxDatabase::orError(T value)
{
    if (m_database->failed())
        return unexpected(m_database->takeError());
    return value;
}

StoreResult<OutboxDatabase::Entries> OutboxDatabase::finishWith(Transaction &transaction, Entries changed)
{
    if (auto done = transaction.commit(); !done)
        return unexpected(done.error());
    return changed;
}

StoreResult<bool> OutboxDatabase::finishWith(Transaction &transaction)
{
    if (auto done = transaction.commit(); !done)
        return unexpected(done.error());
    return true;
}

std::optional<OutboxEntry> OutboxDatabase::read(const Statement &statement)
{
    OutboxEntry entry;
    entry.sequence = statement.number(0);
    entry.command.id = CommandId(statement.text(1));
    entry.command.caseId = CaseId(statement.text(2));
    const auto status = valueOf<DeliveryStatus>(statement.text(3));
    entry.status = status.value_or(DeliveryStatus::Parked);
    entry.heldUntil = timeOf(statement.number(4));
    entry.changedAt = timeOf(statement.number(5));
    entry.settled = statement.number(6) != 0;
    const auto act = m_sealer.open(actData("acts.act", entry), statement.bytes(7));
    const auto outcome = m_sealer.open(outcomeData(entry), statement.bytes(8));
    const CommandId id = entry.command.id;
    if (!status || !act || !outcome || !decodeAct(*act, entry) || !decodeOutcome(*outcome, entry) ||
        entry.command.id != id) {
        m_database->fail({StoreErrorCode::Damaged, u"an outbox entry does not open"_s});
        return std::nullopt;
    }
    return entry;
}

std::optional<OutboxEntry> OutboxDatabase::find(const CommandId &id)
{
    Statement query(*m_database, u"SELECT "_s % entryColumns % u" FROM acts WHERE command=?"_s);
    query.run(id.text());
    return query.next() ? read(query) : std::nullopt;
}

StoreResult<OutboxDatabase::Entries> OutboxDatabase::entries(const CaseId &onlyCase)
{
    Entries out;
    const QString all = u"SELECT "_s % entryColumns % u" FROM acts"_s;
    Statement query(*m_database, onlyCase.isEmpty() ? QString(all % u" ORDER BY sequence"_s)
                                                    : QString(all % u" WHERE case_id=? ORDER BY sequence"_s));
    query.run(onlyCase.isEmpty() ? QVariantList() : QVariantList{onlyCase.text()});
    while (query.next()) {
        if (auto entry = read(query))
            out.append(std::move(*entry));
    }
    return orError(std::move(out));
}

StoreResult<OutboxEntry> OutboxDatabase::entry(const CommandId &id)
{
    auto found = find(id);
    if (!found && !m_database->failed())
        return unexpected(StoreError{StoreErrorCode::NotFound, {}});
    return orError(found.value_or(OutboxEntry{}));
}

StoreResult<OutboxEvidence> OutboxDatabase::evidence(const CommandId &id)
{
    const auto found = find(id);
    if (!found)
        return m_database->failed() ? unexpected(m_database->takeError())
                                    : unexpected(StoreError{StoreErrorCode::NotFound, {}});
    const StoreError damaged{StoreErrorCode::Damaged, u"the case of an outbox entry does not open"_s};
    Statement query(*m_database, u"SELECT base, current_case, outcome FROM acts WHERE command=?"_s);
    query.run(id.text());
    if (!query.next())
        return unexpected(m_database->takeError());
    OutboxEvidence out;
    const auto base = m_sealer.open(actData("acts.base", *found), query.bytes(0));
    auto decoded = base ? protocol::decode<Case>(qUncompress(*base)) : unexpected(protocol::DecodeError{});
    if (!decoded)
        return unexpected(damaged);
    out.base = std::move(*decoded);
    if (!query.value(1).isNull()) {
        const auto current = m_sealer.open(actData("acts.current", *found), query.bytes(1));
        auto now = current ? protocol::decode<Case>(qUncompress(*current)) : unexpected(protocol::DecodeError{});
        if (!now)
            return unexpected(damaged);
        out.current = std::move(*now);
        OutboxEntry ignored;
        const auto outcome = m_sealer.open(outcomeData(*found), query.bytes(2));
        if (!outcome || !decodeOutcome(*outcome, ignored, &out.currentAt))
            return unexpected(damaged);
    }
    return out;
}

StoreResult<QByteArray> OutboxDatabase::attachment(const Digest256 &digest)
{
    Statement query(*m_database, u"SELECT command, content FROM attachments WHERE digest=? LIMIT 1"_s);
    query.run(digest.text());
    if (!query.next())
        return m_database->failed() ? unexpected(m_database->takeError())
                                    : unexpected(StoreError{StoreErrorCode::NotFound, {}});
    auto plain =
        m_sealer.open(AssociatedData("attachments").add(query.text(0)).add(digest.text()).bytes(), query.bytes(1));
    if (!plain)
        return unexpected(StoreError{StoreErrorCode::Damaged, u"an attachment does not open"_s});
    return std::move(*plain);
}

OutboxEntry OutboxDatabase::insert(OutboxEntry entry, const Case &base)
{
    {
        Statement last(*m_database, u"SELECT COALESCE(MAX(sequence),0) FROM acts"_s);
        last.run();
        if (last.next())
            entry.sequence = last.number(0) + 1;
    }
    entry.changedAt = timeOf(timeSort(m_clock.now()));
    entry.heldUntil = timeOf(timeSort(entry.heldUntil)); // as it will be read back
    Statement(*m_database, u"INSERT INTO acts VALUES(?,?,?,?,?,?,?,?,?,?,NULL)"_s)
        .run(entry.sequence, entry.command.id.text(), entry.command.caseId.text(), QString(nameOf(entry.status)),
             timeSort(entry.heldUntil), timeSort(entry.changedAt), qint64(entry.settled),
             m_sealer.seal(actData("acts.act", entry), encodeAct(entry)),
             m_sealer.seal(actData("acts.base", entry), qCompress(protocol::encode(base))),
             m_sealer.seal(outcomeData(entry), encodeOutcome(entry, {})));
    return entry;
}

void OutboxDatabase::write(OutboxEntry &entry)
{
    entry.changedAt = timeOf(timeSort(m_clock.now()));
    Statement(*m_database,
              u"UPDATE acts SET status=?, held_until=?, changed=?, settled=?, outcome=? WHERE sequence=?"_s)
        .run(QString(nameOf(entry.status)), timeSort(entry.heldUntil), timeSort(entry.changedAt), qint64(entry.settled),
             m_sealer.seal(outcomeData(entry), encodeOutcome(entry, entry.changedAt)), entry.sequence);
}

void OutboxDatabase::parkFollowers(const OutboxEntry &entry, Entries &changed)
{
    auto all = entries(entry.command.caseId);
    if (!all) {
        m_database->fail(all.error());
        return;
    }
    QSet<CommandId> fallen{entry.command.id};
    for (OutboxEntry &other : *all) {
        if (!fallen.contains(other.command.base.after))
            continue;
        if (other.status != DeliveryStatus::Held && other.status != DeliveryStatus::Queued)
            continue;
        other.status = DeliveryStatus::Parked;
        other.heldUntil = {};
        write(other);
        fallen.insert(other.command.id);
        changed.append(other);
    }
}

StoreResult<OutboxDatabase::Entries> OutboxDatabase::add(const OutboxEntry &entry, const Case &base,
                                                         const QHash<Digest256, QByteArray> &attachments)
{
    Transaction transaction(*m_database);
    const OutboxEntry added = insert(entry, base);
    for (auto it = attachments.begin(); it != attachments.end(); ++it) {
        const QByteArray aad = AssociatedData("attachments").add(entry.command.id.text()).add(it.key().text()).bytes();
        Statement(*m_database, u"INSERT INTO attachments VALUES(?,?,?)"_s)
            .run(entry.command.id.text(), it.key().text(), m_sealer.seal(aad, it.value()));
    }
    return finishWith(transaction, {added});
}

StoreResult<OutboxDatabase::Entries> OutboxDatabase::release(const QDateTime &now, bool everything)
{
    Transaction transaction(*m_database);
    auto all = entries();
    if (!all)
        return unexpected(all.error());
    Entries changed;
    for (OutboxEntry &entry : *all) {
        if (entry.status != DeliveryStatus::Held || (!everything && entry.heldUntil > now))
            continue;
        entry.status = DeliveryStatus::Queued;
        entry.heldUntil = {};
        write(entry);
        changed.append(entry);
    }
    return finishWith(transaction, std::move(changed));
}

StoreResult<OutboxDatabase::Entries> OutboxDatabase::withdraw(const CommandId &id, ConflictChoice choice)
{
    Transaction transaction(*m_database);
    auto found = find(id);
    if (!found)
        return m_database->failed() ? unexpected(m_database->takeError())
                                    : unexpected(StoreError{StoreErrorCode::NotFound, {}});
    if (found->status == DeliveryStatus::Sent || !isOpen(found->status))
        return unexpected(StoreError{StoreErrorCode::WrongStatus, QString(nameOf(found->status))});
    found->status = DeliveryStatus::Withdrawn;
    found->heldUntil = {};
    found->choice = choice;
    write(*found);
    Entries changed{*found};
    parkFollowers(*found, changed);
    return finishWith(transaction, std::move(changed));
}

StoreResult<OutboxDatabase::Entries> OutboxDatabase::markSent(const CommandId &id)
{
    Transaction transaction(*m_database);
    auto found = find(id);
    if (!found)
        return m_database->failed() ? unexpected(m_database->takeError())
                                    : unexpected(StoreError{StoreErrorCode::NotFound, {}});
    if (found->status != DeliveryStatus::Queued && found->status != DeliveryStatus::Sent)
        return unexpected(StoreError{StoreErrorCode::WrongStatus, QString(nameOf(found->status))});
    found->status = DeliveryStatus::Sent;
    ++found->attempts;
    write(*found);
    return finishWith(transaction, {*found});
}

StoreResult<OutboxDatabase::Entries> OutboxDatabase::finish(const CommandId &id, const DeliveryOutcome &outcome)
{
    Transaction transaction(*m_database);
    auto found = find(id);
    if (!found)
        return m_database->failed() ? unexpected(m_database->takeError())
                                    : unexpected(StoreError{StoreErrorCode::NotFound, {}});
    if (found->status != DeliveryStatus::Sent)
        return unexpected(StoreError{StoreErrorCode::WrongStatus, QString(nameOf(found->status))});
    found->status = outcome.status;
    found->refusal = outcome.refusal;
    found->error = outcome.error;
    found->receipt = outcome.receipt;
    found->proof = outcome.proof;
    write(*found);
    if (outcome.currentCase)
        Statement(*m_database, u"UPDATE acts SET current_case=? WHERE sequence=?"_s)
            .run(m_sealer.seal(actData("acts.current", *found), qCompress(protocol::encode(*outcome.currentCase))),
                 found->sequence);
    Entries changed{*found};
    if (found->status == DeliveryStatus::Refused || found->status == DeliveryStatus::Conflicted)
        parkFollowers(*found, changed);
    if (found->status == DeliveryStatus::Acknowledged)
        Statement(*m_database, u"DELETE FROM attachments WHERE command=?"_s).run(id.text());
    return finishWith(transaction, std::move(changed));
}

StoreResult<OutboxDatabase::Entries> OutboxDatabase::setProof(const CommandId &id, ProofState proof)
{
    Transaction transaction(*m_database);
    auto found = find(id);
    if (!found)
        return m_database->failed() ? unexpected(m_database->takeError())
                                    : unexpected(StoreError{StoreErrorCode::NotFound, {}});
    found->proof = proof;
    write(*found);
    return finishWith(transaction, {*found});
}

StoreResult<OutboxDatabase::Entries> OutboxDatabase::replace(const CommandId &old, ConflictChoice choice,
                                                             const OutboxEntry &entry, const Case &base)
{
    Transaction transaction(*m_database);
    auto found = find(old);
    if (!found)
        return m_database->failed() ? unexpected(m_database->takeError())
                                    : unexpected(StoreError{StoreErrorCode::NotFound, {}});
    if (found->status != DeliveryStatus::Conflicted && found->status != DeliveryStatus::Refused &&
        found->status != DeliveryStatus::Parked)
        return unexpected(StoreError{StoreErrorCode::WrongStatus, QString(nameOf(found->status))});
    found->status = DeliveryStatus::Withdrawn;
    found->choice = choice;
    found->replacedBy = entry.command.id;
    write(*found);
    Entries changed{insert(entry, base), *found};
    // Attachments go with the act that needs them; their seal names the act, so they are sealed anew.
    QVector<std::pair<QString, QByteArray>> moved;
    {
        Statement query(*m_database, u"SELECT digest, content FROM attachments WHERE command=?"_s);
        query.run(old.text());
        while (query.next()) {
            const auto plain =
                m_sealer.open(AssociatedData("attachments").add(old.text()).add(query.text(0)).bytes(), query.bytes(1));
            if (!plain)
                m_database->fail({StoreErrorCode::Damaged, u"an attachment does not open"_s});
            else
                moved.append({query.text(0), *plain});
        }
    }
    for (const auto &[digest, plain] : moved) {
        const QByteArray aad = AssociatedData("attachments").add(entry.command.id.text()).add(digest).bytes();
        Statement(*m_database, u"INSERT OR REPLACE INTO attachments VALUES(?,?,?)"_s)
            .run(entry.command.id.text(), digest, m_sealer.seal(aad, plain));
    }
    parkFollowers(*found, changed);
    return finishWith(transaction, std::move(changed));
}

/// Of what happened, the clerk keeps what he said; the case it was said on is the service's, and may be one that he
/// sees no more.
void OutboxDatabase::dropBase(const OutboxEntry &entry)
{
    Case bare;
    bare.id = entry.command.caseId;
    Statement(*m_database, u"UPDATE acts SET base=?, current_case=NULL WHERE sequence=?"_s)
        .run(m_sealer.seal(actData("acts.base", entry), qCompress(protocol::encode(bare))), entry.sequence);
}

StoreResult<OutboxDatabase::Entries> OutboxDatabase::settle(const CaseId &caseId, qint64 version)
{
    Transaction transaction(*m_database);
    auto all = entries(caseId);
    if (!all)
        return unexpected(all.error());
    Entries changed;
    for (OutboxEntry &entry : *all) {
        if (entry.status != DeliveryStatus::Acknowledged || entry.settled || !entry.receipt ||
            entry.receipt->version > version)
            continue;
        entry.settled = true;
        write(entry);
        dropBase(entry);
        changed.append(entry);
    }
    return finishWith(transaction, std::move(changed));
}

StoreResult<int> OutboxDatabase::purge(const QDateTime &before)
{
    Transaction transaction(*m_database);
    const QString finished = u"(status='WITHDRAWN' OR (status='ACKNOWLEDGED' AND settled=1)) AND changed<?"_s;
    Statement(*m_database,
              u"DELETE FROM attachments WHERE command IN (SELECT command FROM acts WHERE "_s % finished % u')')
        .run(timeSort(before));
    Statement gone(*m_database, u"DELETE FROM acts WHERE "_s % finished);
    gone.run(timeSort(before));
    const int count = gone.affected();
    if (auto done = transaction.commit(); !done)
        return unexpected(done.error());
    return count;
}

StoreResult<bool> OutboxDatabase::saveDraft(const LocalDraft &draft)
{
    Transaction transaction(*m_database);
    Statement(*m_database, u"INSERT OR REPLACE INTO drafts VALUES(?,?,?,?,?,?)"_s)
        .run(draft.caseId.text(), draft.unit.text(), draft.page, draft.revision, timeSort(draft.savedAt),
             m_sealer.seal(draftData(draft), QJsonDocument(draft.content).toJson(QJsonDocument::Compact)));
    return finishWith(transaction);
}

LocalDraft OutboxDatabase::readDraft(const Statement &statement)
{
    LocalDraft out{CaseId(statement.text(0)), UnitId(statement.text(1)),  statement.text(2), {},
                   statement.number(3),       timeOf(statement.number(4))};
    const auto plain = m_sealer.open(draftData(out), statement.bytes(5));
    if (plain)
        out.content = QJsonDocument::fromJson(*plain).object();
    else
        m_database->fail({StoreErrorCode::Damaged, u"a draft does not open"_s});
    return out;
}

StoreResult<LocalDraft> OutboxDatabase::draft(const CaseId &caseId, const UnitId &unit, const QString &page)
{
    Statement query(*m_database, u"SELECT * FROM drafts WHERE case_id=? AND unit=? AND page=?"_s);
    query.run(caseId.text(), unit.text(), page);
    if (!query.next())
        return m_database->failed() ? unexpected(m_database->takeError())
                                    : unexpected(StoreError{StoreErrorCode::NotFound, {}});
    return orError(readDraft(query));
}

StoreResult<QVector<LocalDraft>> OutboxDatabase::drafts()
{
    QVector<LocalDraft> out;
    Statement query(*m_database, u"SELECT * FROM drafts ORDER BY saved DESC"_s);
    query.run();
    while (query.next())
        out.append(readDraft(query));
    return orError(std::move(out));
}

StoreResult<bool> OutboxDatabase::dropDraft(const CaseId &caseId, const UnitId &unit, const QString &page)
{
    Transaction transaction(*m_database);
    Statement(*m_database, u"DELETE FROM drafts WHERE case_id=? AND unit=? AND page=?"_s)
        .run(caseId.text(), unit.text(), page);
    return finishWith(transaction);
}

StoreResult<bool> OutboxDatabase::addLook(const protocol::Look &look)
{
    Transaction transaction(*m_database);
    const QByteArray plain = protocol::encode(protocol::LooksReport{{look}});
    Statement(*m_database, u"INSERT OR IGNORE INTO looks VALUES(?,?)"_s)
        .run(look.id, m_sealer.seal(AssociatedData("looks").add(look.id).bytes(), plain));
    return finishWith(transaction);
}

StoreResult<QVector<protocol::Look>> OutboxDatabase::looks(int limit)
{
    QVector<protocol::Look> out;
    Statement query(*m_database, u"SELECT id, content FROM looks ORDER BY id LIMIT ?"_s);
    query.run(limit);
    while (query.next()) {
        const auto plain = m_sealer.open(AssociatedData("looks").add(query.text(0)).bytes(), query.bytes(1));
        const auto report =
            plain ? protocol::decode<protocol::LooksReport>(*plain) : unexpected(protocol::DecodeError{});
        if (report)
            out += report->looks;
        else
            m_database->fail({StoreErrorCode::Damaged, u"a record of a look does not open"_s});
    }
    return orError(std::move(out));
}

StoreResult<bool> OutboxDatabase::dropLooks(const QVector<QString> &ids)
{
    Transaction transaction(*m_database);
    for (const QString &id : ids)
        Statement(*m_database, u"DELETE FROM looks WHERE id=?"_s).run(id);
    return finishWith(transaction);
}

StoreResult<KnownHead> OutboxDatabase::knownHead(const QString &logId)
{
    Statement query(*m_database, u"SELECT content FROM heads WHERE log=?"_s);
    query.run(logId);
    if (!query.next())
        return m_database->failed() ? unexpected(m_database->takeError())
                                    : unexpected(StoreError{StoreErrorCode::NotFound, {}});
    const auto plain = m_sealer.open(AssociatedData("heads").add(logId).bytes(), query.bytes(0));
    if (!plain || plain->size() < 32)
        return unexpected(StoreError{StoreErrorCode::Damaged, u"a tree head does not open"_s});
    return KnownHead{logId, plain->left(32), plain->mid(32)};
}

StoreResult<bool> OutboxDatabase::putKnownHead(const KnownHead &head)
{
    Transaction transaction(*m_database);
    Statement(*m_database, u"INSERT OR REPLACE INTO heads VALUES(?,?)"_s)
        .run(head.logId,
             m_sealer.seal(AssociatedData("heads").add(head.logId).bytes(), QByteArray(head.publicKey + head.head)));
    return finishWith(transaction);
}

} // namespace yunchuang
