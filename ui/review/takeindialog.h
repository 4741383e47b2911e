// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/case.h"
#include "domain/serviceitem.h"

#include <QDialog>
#include <QHash>

#include <map>

class QVBoxLayout;

namespace yunchuang {

class CalendarSet;
class ErrorBox;
class KeyButton;
class TextLabel;

/// A paper that is still to come from the applicant.
struct ExpectedPaper
{
    MaterialId id;
    QString name;
    QString asked;       ///< what the notice says of it; empty for a promised paper
    QDate by;            ///< the last day for it
    bool needed = false; ///< without it nothing can be taken in: the answer to a notice is whole

    friend bool operator==(const ExpectedPaper &, const ExpectedPaper &) = default;
};

/// What the applicant owes at the window: what a notice asks for (补正, 补充材料), and papers promised on acceptance
/// (容缺).
struct ExpectedPapers
{
    std::optional<Action> action; ///< by which they come in; nothing: no paper is expected
    QVector<ExpectedPaper> papers;
    int elsewhere = 0; ///< points of the notice that no listed paper answers

    friend bool operator==(const ExpectedPapers &, const ExpectedPapers &) = default;
};
[[nodiscard]] ExpectedPapers expectedPapers(const Case &subject, const ServiceItem *item);

/// What was laid on the counter for one of them.
struct TakenPaper
{
    QString file; ///< as it is called on this computer
    QByteArray bytes;
    QString mediaType;
    bool originalOnly = false; ///< the original was seen and kept or given back; there is no scan
    bool compared = false;     ///< with the original: trust level B
    int copies = 0;            ///< on paper

    [[nodiscard]] bool isThere() const { return originalOnly || !bytes.isEmpty(); }
};

/// The kind of a scan by its content; empty: not a PDF, JPEG, PNG or TIFF, or cut short. Its name says nothing.
[[nodiscard]] QString scanType(const QByteArray &bytes);

/// 收取补交材料: takes in what is expected of the applicant. One row for each paper; a scan is chosen or dropped on its
/// row. Nothing leaves the dialog before the act, which needs no connection: scans wait encrypted in the outbox.
class TakeInDialog final : public QDialog
{
    Q_OBJECT
public:
    explicit TakeInDialog(QWidget *parent = nullptr);
    ~TakeInDialog() override;

    /// What is expected now; what was entered for papers that still are stays. `readOnly`: why nothing can be taken in.
    /// Without calendars the days left are not told.
    void showExpected(const QString &code, const ExpectedPapers &expected, const CalendarSet *calendars, QDate today,
                      const QString &readOnly);
    void setOffline(bool offline);
    /// Reads a scan for a paper, beside the window's work.
    void takeFile(const MaterialId &id, const QString &path);
    /// The rules or the computer said no: everything stays as it was.
    void showRefusal(const QString &what);
    void setBusy(bool busy);

Q_SIGNALS:
    void takeInRequested(const QVector<yunchuang::Material> &materials,
                         const QHash<yunchuang::Digest256, QByteArray> &scans);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    struct Row;
    void list();
    [[nodiscard]] QWidget *makeRow(const ExpectedPaper &paper);
    void choose(const MaterialId &id);
    void taken(const MaterialId &id, const QString &file, const QByteArray &bytes, const QString &fault);
    void showRow(const MaterialId &id);
    void update();
    void takeIn();
    [[nodiscard]] QString reasonNot() const;

    ExpectedPapers m_expected;
    const CalendarSet *m_calendars = nullptr;
    QDate m_today;
    QString m_readOnly;
    bool m_offline = false;
    bool m_busy = false;
    int m_reading = 0;
    std::map<MaterialId, TakenPaper> m_taken;
    std::map<MaterialId, Row> m_rows;

    TextLabel *m_head;
    TextLabel *m_note;
    QWidget *m_body;
    QVBoxLayout *m_column;
    ErrorBox *m_error;
    KeyButton *m_ok;
};

} // namespace yunchuang
