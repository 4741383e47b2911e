// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/icons.h"
#include "ui/common/smallparts.h"

#include <QFrame>
#include <QProgressBar>

class QHBoxLayout;

namespace yunchuang {

class KeyButton;
class Scheduler;

/// A strip above a page that tells a lasting condition: working offline, a broken proof, a note. Never a toast.
class Banner final : public QFrame
{
    Q_OBJECT
public:
    enum class Kind { Offline, Error, Info, Success };

    explicit Banner(Kind kind, QWidget *parent = nullptr);
    void setKind(Kind kind);
    /// A bold beginning and the rest of the sentence, then a note at the right (e.g. when the next try is).
    void setMessage(const QString &title, const QString &text, const QString &note = {});
    void addButton(KeyButton *button);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] Tone tone() const;
    Kind m_kind;
    TextLabel *m_title;
    TextLabel *m_text;
    TextLabel *m_note;
    QHBoxLayout *m_layout;
};

/// Says inside the page what failed, what was kept, and lets one retry (F5) and copy the error number.
class ErrorBox final : public QFrame
{
    Q_OBJECT
public:
    explicit ErrorBox(QWidget *parent = nullptr);
    /// `number` may be empty when the failure has none. Shows the box.
    void setError(const QString &failed, const QString &kept, const QString &number);
    void clear();
    /// A failure that no repetition cures has no retry button.
    void setRetryVisible(bool visible);
    [[nodiscard]] QString errorNumber() const { return m_number; }

Q_SIGNALS:
    void retryRequested();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_number;
    TextLabel *m_failed;
    TextLabel *m_kept;
    TextLabel *m_numberLabel;
    KeyButton *m_copy;
    KeyButton *m_retry;
};

/// An empty list: one line and the next useful key.
class EmptyView final : public QWidget
{
    Q_OBJECT
public:
    explicit EmptyView(QWidget *parent = nullptr);
    /// With an empty `action` no button is shown.
    void setMessage(const QString &line, const QString &action = {}, const QString &key = {});

Q_SIGNALS:
    void actionRequested();

private:
    TextLabel *m_line;
    KeyButton *m_action;
};

/// Two pixels of progress below a header, shown only when loading takes longer than 300 ms. Old rows stay meanwhile.
class LoadingBar final : public QProgressBar
{
    Q_OBJECT
public:
    explicit LoadingBar(Scheduler &scheduler, QWidget *parent = nullptr);
    ~LoadingBar() override;
    void start();
    void stop();
    [[nodiscard]] bool isRunning() const { return m_running; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void tick();
    Scheduler &m_scheduler;
    quint64 m_timer = 0;
    int m_phase = 0;
    bool m_running = false;
};

} // namespace yunchuang
