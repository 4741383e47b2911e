// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/administration/administrationwords.h"
#include "ui/common/keybutton.h"
#include "ui/common/notices.h"
#include "ui/shell/page.h"

#include <QTableView>

class QHBoxLayout;
class QShortcut;
class QVBoxLayout;

namespace yunchuang {

/// What every page of administration has: a head with title, count and buttons, a bar while it loads, a place for what
/// failed, and the service to ask. Nothing of it is kept on this computer.
class AdministrationPage : public Page
{
    Q_OBJECT
public:
    AdministrationPage(ServiceDesk &desk, Scheduler &scheduler, const QString &title, QWidget *parent = nullptr);

    [[nodiscard]] QString name() const override { return m_title; }
    [[nodiscard]] QString statusWords() const override { return m_said; }
    void enter() override;
    void refresh() override;

protected:
    /// Asks the service for what the page shows.
    virtual void load() = 0;

    [[nodiscard]] ServiceDesk &desk() { return m_desk; }
    /// A button in the head, from left to right; its key is good wherever the focus is in the page.
    void addHeadButton(KeyButton *button);
    /// Besides the title.
    void addHeadWidget(QWidget *widget);
    void setCount(const QString &words);
    [[nodiscard]] QVBoxLayout *body() const { return m_body; }
    [[nodiscard]] Banner *banner() const { return m_banner; }
    /// A table as all pages have it: whole rows, no input method, columns that fit.
    [[nodiscard]] QTableView *makeTable(QAbstractItemModel *model, const QString &objectName, const QString &name);
    /// The widths at 100 %; the last column takes the rest.
    static void setWidths(QTableView *table, const QVector<int> &widths);
    /// A key of the page that is no button's.
    QShortcut *addKey(const QKeySequence &keys, std::function<void()> run);

    /// Something is under way.
    void begin();
    void end();
    /// What failed; `kept` says what became of the input.
    void fail(const ServiceFailure &failure, const QString &kept = {});
    void clearFailure();
    void tell(const QString &words);
    /// Asks, and ends what is under way; what failed is said, then `done` is not called.
    template<class Reply>
    void ask(const ServiceRequest &request, std::function<void(const Reply &)> done, const QString &kept = {})
    {
        begin();
        m_desk.ask<Reply>(request, this, [this, done = std::move(done), kept](const auto &reply) {
            end();
            if (!reply)
                return fail(reply.error(), kept);
            clearFailure();
            done(*reply);
        });
    }
    /// The same for what has no answer but "done".
    void act(const ServiceRequest &request, std::function<void()> done, const QString &kept = {});

private:
    ServiceDesk &m_desk;
    QString m_title;
    QString m_said;
    int m_underWay = 0;
    bool m_loaded = false;
    QHBoxLayout *m_head;
    TextLabel *m_count;
    LoadingBar *m_loading;
    Banner *m_banner;
    ErrorBox *m_error;
    QVBoxLayout *m_body;
};

} // namespace yunchuang
