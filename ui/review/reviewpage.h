// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "items/formmodel.h"
#include "items/referencedata.h"
#include "sync/casecommands.h"
#include "sync/connectionstate.h"
#include "ui/common/words.h"
#include "ui/shell/page.h"

#include <QHash>
#include <QPointer>

class QSplitter;
class QStackedWidget;

namespace yunchuang {

class Banner;
class DecisionPane;
class EmptyView;
class ErrorBox;
class FormPane;
class HandoffDialog;
class CaseLease;
class KeyButton;
class LeaseBar;
class LoadingBar;
class MaterialsPane;
class PapersDialog;
struct NoticeText;
class Scheduler;
class ServiceDesk;
class StepPath;
class Tag;
class TakeInDialog;
class TextLabel;

/// One case open for work: its materials, what the applicant filled in beside what registries say, and the decision.
/// Everything shown comes from the cache; what the clerk writes is kept as a draft until it becomes an act.
class ReviewPage final : public Page
{
    Q_OBJECT
public:
    ReviewPage(CaseStore &store, CaseCommands &commands, ConnectionState &connection, const Clock &clock,
               Scheduler &scheduler, QWidget *parent = nullptr);
    ~ReviewPage() override;

    /// From now on the service is told which case is open here, and says who else has it: a case that a colleague has
    /// open can only be read. Without this, nothing is said and nothing asked.
    void useLeases(ServiceDesk &desk);

    /// Where the case stands among the rows it was opened from; -1: not from a list.
    struct Place
    {
        int position = -1; ///< from 0
        int count = 0;
        QVector<RowKey> next; ///< the rows after it, whose papers are fetched ahead when the network is slow
    };

    /// Opens a case; `action` is chosen when it is possible, and never done by itself.
    void open(const RowKey &key, const std::optional<Action> &action, const Place &place);
    void open(const RowKey &key, const std::optional<Action> &action = {}) { open(key, action, Place()); }
    /// Opens the case of a conflict with the words of the act that takes the old one's place when it is submitted.
    void openEdited(const RowKey &key, const OutboxEntry &conflicted);
    void setPlace(const Place &place);

    [[nodiscard]] const std::optional<RowKey> &key() const { return m_key; }
    [[nodiscard]] const std::optional<ShownCase> &whole() const { return m_whole; }
    [[nodiscard]] MaterialsPane &materials() { return *m_materials; }
    [[nodiscard]] FormPane &form() { return *m_form; }
    [[nodiscard]] DecisionPane &decision() { return *m_decision; }

    [[nodiscard]] QString name() const override;
    [[nodiscard]] QVector<QWidget *> panes() const override;
    [[nodiscard]] QString statusWords() const override { return m_said; }
    [[nodiscard]] QString reasonToStay() const override;
    [[nodiscard]] bool wantsRail() const override { return true; }
    void enter() override;
    void refresh() override;

Q_SIGNALS:
    /// Back to where the case was opened from.
    void closeRequested();
    /// The row after (or before) this one is to be opened.
    void nextRequested();
    void previousRequested();
    /// An act was taken up; `goOn`: the next case is to be opened.
    void submitted(const yunchuang::RowKey &key, const yunchuang::Submitted &act, bool goOn);
    /// The case that real work of a part became is to be opened.
    void caseRequested(const yunchuang::CaseId &id);
    /// An act on this case waits for the clerk in the outbox.
    void outboxRequested(const yunchuang::CommandId &id);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    QWidget *makeHead();
    void makeShortcuts();
    void read();
    void take(const ShownCase &whole);
    void showMissing(const StoreError &error);
    void showCase();
    void showHead();
    void showSupervision();
    void showBanner();
    void begin(const RowKey &key);
    void readDraft();
    void restoreDraft(const LocalDraft &draft);
    void keepDraft();
    void writeDraft();
    void dropDraft();
    void chooseFocus();
    void submit();
    void send(const CommandDraft &draft);
    void taken(const CommandDraft &draft, const Submitted &act);
    void refused(const SubmitError &error);
    void answerCheck(const QString &checkId, CheckAnswer answer);
    void answerPoint(const QString &pointId, PointVerdict verdict);
    void record(const CommandArguments &args);
    void openHandoff(Action action);
    void tell(const QString &words);
    void takeEntries(const QVector<OutboxEntry> &entries);
    void showHeld();
    void holdLease();
    void openPapers();
    void openLookup(const QString &pointer);
    void showPapers();
    // What the applicant brings to the window: reviewtakein.cpp.
    void openTakeIn();
    void showTakeIn();
    void takeIn(const QVector<Material> &materials, const QHash<Digest256, QByteArray> &scans);
    [[nodiscard]] QVector<NoticeText> previews() const;
    [[nodiscard]] QString reasonNoForm() const;
    [[nodiscard]] QString reasonReadOnly() const;
    [[nodiscard]] NameSource names() const;
    [[nodiscard]] const ServiceItem *item() const;

    CaseStore &m_store;
    CaseCommands &m_commands;
    ConnectionState &m_connection;
    const Clock &m_clock;
    Scheduler &m_scheduler;
    QPointer<PapersDialog> m_papers;
    QPointer<ServiceDesk> m_desk;
    ReferenceData m_reference;
    std::optional<RowKey> m_key;
    std::optional<ShownCase> m_whole;
    std::optional<Action> m_wanted;
    std::optional<OutboxEntry> m_insteadOf;
    Place m_place;
    QString m_said;
    quint64 m_reading = 0;
    quint64 m_draftTimer = 0;
    quint64 m_heldTimer = 0;
    qint64 m_seenRevision = -1; ///< of the case as the clerk looked at it
    bool m_draftRead = false;
    bool m_draftDirty = false;
    bool m_draftFailed = false;
    bool m_submitting = false;
    bool m_focusChosen = false;
    bool m_asked = false;                    ///< the service was asked for this case
    qint64 m_askedVersion = -1;              ///< newest version it was asked for because of its row
    QVector<QString> m_changedFields;        ///< since the clerk last looked
    QHash<CommandId, OutboxEntry> m_entries; ///< ours that are open, or whose proof does not hold

    QSplitter *m_splitter;
    QStackedWidget *m_stack;
    EmptyView *m_empty;
    ErrorBox *m_error;
    LoadingBar *m_loading;
    Banner *m_banner;
    Banner *m_heldBanner;
    TextLabel *m_title;
    TextLabel *m_applicant;
    TextLabel *m_code;
    KeyButton *m_back;
    KeyButton *m_copy;
    StepPath *m_path;
    Tag *m_holder;
    Tag *m_readOnly;
    Tag *m_supervision; ///< the gravest thing that supervision says of the case
    KeyButton *m_seeOutbox;
    KeyButton *m_takeBack;
    TextLabel *m_position;
    KeyButton *m_previous;
    KeyButton *m_next;
    MaterialsPane *m_materials;
    FormPane *m_form;
    DecisionPane *m_decision;
    QPointer<HandoffDialog> m_handoff;
    QPointer<TakeInDialog> m_takeIn;
    CaseLease *m_lease = nullptr;
    LeaseBar *m_leaseBar = nullptr;
};

} // namespace yunchuang
