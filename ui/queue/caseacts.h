// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "items/queuemodel.h"
#include "sync/casecommands.h"
#include "ui/common/words.h"

#include <QObject>

namespace yunchuang {

/// What became of an act on one or several cases.
struct ActsResult
{
    struct Failure
    {
        RowKey key;
        QString code; ///< number of the case as people know it
        Explanation why;
    };
    Action action = Action::Claim;
    QVector<RowKey> done;
    QVector<Failure> failures;
    QDateTime heldUntil; ///< valid: F8 takes it back until then
};

/// The acts that a list does by itself, without opening the case: claim, put back, assign. Several cases are done one
/// after the other. What an act needs of a case that is not in the cache is fetched first; without a network that
/// case fails with its reason and the others go on.
class CaseActs final : public QObject
{
    Q_OBJECT
public:
    CaseActs(CaseStore &store, CaseCommands &commands, QObject *parent = nullptr);

    void setUnit(const UnitId &unit) { m_unit = unit; }
    [[nodiscard]] bool isBusy() const { return m_busy; }

    void claim(const QVector<RowKey> &keys);
    /// Claims the most urgent of the unit's unassigned cases that the clerk's posts may work on: what is due first, then
    /// what is older. Several clerks may take the same one in the same moment; the service's answer settles it, and who
    /// came second gets the one after, unless he has begun to work on it.
    void claimNext(const QueueScope &scope);
    void release(const RowKey &key);
    /// Gives the cases to somebody of the unit: assigns what nobody has, reassigns the rest.
    void giveTo(const QVector<RowKey> &keys, const UserId &user, const QString &name, const QString &reason);

Q_SIGNALS:
    void finished(const yunchuang::ActsResult &result);
    /// There is nothing the clerk could claim.
    void nothingToClaim();
    /// A colleague was faster: the claim is given up, and another one follows.
    void claimedElsewhere(const QString &code);

private:
    struct Run;
    /// The case whose whole was asked for and that the run goes on with when it is here.
    struct Awaited
    {
        std::shared_ptr<Run> run;
        RowKey key;
    };
    void settle(const OutboxEntry &entry);
    void start(std::shared_ptr<Run> run);
    void next(const std::shared_ptr<Run> &run);
    void actOn(const std::shared_ptr<Run> &run);
    void failMissing(const std::shared_ptr<Run> &run, const StoreError &why);
    void act(const std::shared_ptr<Run> &run, const RowKey &key, const Case &subject);
    void fail(const std::shared_ptr<Run> &run, const RowKey &key, const QString &code, const Explanation &why);
    void finish(const std::shared_ptr<Run> &run);

    CaseStore &m_store;
    CaseCommands &m_commands;
    UnitId m_unit;
    bool m_busy = false;
    QHash<CommandId, QueueScope> m_claims; ///< of `claimNext`, until the service has answered
    QSet<CaseId> m_lost;                   ///< that the service gave to others
    std::optional<Awaited> m_awaited;
};

} // namespace yunchuang
