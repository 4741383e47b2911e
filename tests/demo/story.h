// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/demo/stage.h"
#include "tests/support/faultproxy.h"

namespace yunchuang {

class ReviewPage;

/// The main job as a story in chapters: clerk A (registration) at one desk, colleagues at others.
class Story
{
public:
    explicit Story(Stage &stage);
    ~Story();

    /// A signs in and sees the queues. Without this there is no story.
    [[nodiscard]] bool begin();
    /// Accept, look at papers and registries, ask another department, examine; a decider grants and closes.
    void registerCompany();
    /// What the closing sets going: data to four receivers, work for the tax office, and the service of the licence.
    void followParts();
    void askForCorrection();
    void transferElsewhere();
    /// A supervisor gives a claimed case to somebody else.
    void reassign();
    /// Three cases offline, two acts on one of them, and one case that changed meanwhile.
    void workOffline();
    /// The client is killed with a full outbox, the service in the middle of the delivery.
    void killBoth();
    // The week of other departments:
    /// Applications with all eight forms come in, each to its office, and are drawn.
    void takeInEveryForm();
    /// 即办件: a window does an instant item in one act.
    void doAtOnce();
    /// 容缺受理: a promised paper may follow.
    void tolerate();
    /// 特别程序: proposed, approved, ended.
    void suspend();
    /// 替班: A is away, a colleague acts in A's name.
    void standIn();
    /// 差评: signed for, called back, found justified, mended, answered, reviewed.
    void answerRating();
    void checkLedger();

    /// The other process of the killed client: fills an outbox and waits for its end.
    static int fillOutbox(DemoWindow &desk, const QString &user, const QString &password, int acts);

private:
    /// Prints a step; one that fails leaves a picture of A's window.
    bool step(const char *what, bool holds, const QString &figure = {});
    /// Somebody else's desk, signed in and up to date; nullptr, with a failed step, when that did not work.
    [[nodiscard]] std::unique_ptr<DemoWindow> signedIn(const char *who, const QString &user);
    /// Opens a case nobody has, looks at all of it, and accepts it.
    [[nodiscard]] bool acceptFresh(const CaseId &id);
    void resolveConflict(const CaseId &id);

    Stage &m_stage;
    FaultProxy m_network; ///< between A and the service
    std::unique_ptr<DemoWindow> m_a;
    HandedIn m_application;   ///< of the company
    CaseId m_company;         ///< the case that becomes a licence
    QVector<HandedIn> m_week; ///< one application for each form
};

} // namespace yunchuang
