// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/smallparts.h"
#include "ui/signin/codefields.h"

#include <QFrame>
#include <QWidget>

class QListView;
class QStandardItemModel;

namespace yunchuang {

class KeyButton;
class LoadingBar;
class Scheduler;
class SecretEdit;
struct CapacityRow;
struct OfflineOffer;

/// The card that offers to work without the network.
class OfflineCard final : public QFrame
{
    Q_OBJECT
public:
    explicit OfflineCard(QWidget *parent = nullptr);
    void setOffer(const OfflineOffer &offer);

Q_SIGNALS:
    void unlockRequested();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    TextLabel *m_kept;
    TextLabel *m_until;
    KeyButton *m_unlock;
};

/// What is under way, a bar, and a way to stop it. The bar comes after 300 ms; the words at once.
class SignInProgress final : public QWidget
{
    Q_OBJECT
public:
    explicit SignInProgress(Scheduler &scheduler, QWidget *parent = nullptr);
    void start(const QString &what);
    void stop();

Q_SIGNALS:
    void cancelRequested();

private:
    TextLabel *m_what;
    KeyButton *m_cancel;
    LoadingBar *m_bar;
};

/// Choosing the unit and post one acts for.
class CapacityStep final : public QWidget
{
    Q_OBJECT
public:
    explicit CapacityStep(QWidget *parent = nullptr);
    void setRows(const QList<CapacityRow> &rows, int chosen);
    void begin();

protected:
    void changeEvent(QEvent *event) override;

Q_SIGNALS:
    void chosen(int index);
    void backRequested();

private:
    void choose();
    void fitList();
    QListView *m_list;
    QStandardItemModel *m_model;
    KeyButton *m_continue;
};

/// Giving the codes that the service asks for besides the password.
class CodesStep final : public QWidget
{
    Q_OBJECT
public:
    explicit CodesStep(QWidget *parent = nullptr);
    [[nodiscard]] CodeFields &fields() { return *m_fields; }

Q_SIGNALS:
    void given(const QString &factor, const QString &device);
    void declined();

private:
    void submit();
    CodeFields *m_fields;
    KeyButton *m_go;
};

/// Giving the offline passphrase, or choosing one (then it is typed twice).
class PassphraseStep final : public QWidget
{
    Q_OBJECT
public:
    enum class Kind { Unlock, Choose };
    explicit PassphraseStep(Kind kind, QWidget *parent = nullptr);
    void setMinimum(int characters);
    void setNote(const QString &note);
    void begin();
    void clearSecrets();

Q_SIGNALS:
    void given(const QString &passphrase);
    void declined();

private:
    void refresh();
    void submit();
    Kind m_kind;
    int m_minimum = 10;
    TextLabel *m_note;
    SecretEdit *m_first;
    SecretEdit *m_second = nullptr;
    TextLabel *m_hint;
    KeyButton *m_go;
};

} // namespace yunchuang
