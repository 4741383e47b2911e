// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/administration/administrationpage.h"
#include "ui/administration/rowsmodel.h"

#include <QFile>

#include <memory>

class QComboBox;
class QDateEdit;
class QLineEdit;

namespace yunchuang {

class Clock;

/// 审计: the audit log for the audit administrator: found by day, person, object and kind, the newest first; its chain
/// verified (F9), and all of it written into a file (Ctrl+E), one line of JSON each.
class AuditPage final : public AdministrationPage
{
    Q_OBJECT
public:
    AuditPage(ServiceDesk &desk, const Clock &clock, Scheduler &scheduler, QWidget *parent = nullptr);
    ~AuditPage() override;

    [[nodiscard]] QVector<QWidget *> panes() const override;
    [[nodiscard]] RowsModel<protocol::AuditEntry> &model() { return m_model; }
    void verify();
    /// Writes all of it into that file, page by page.
    void exportTo(const QString &name);

protected:
    void load() override;

private:
    void readPage(qint64 before);
    void chooseFile();
    void exportPage(qint64 after);
    void endExport(const QString &words);
    void follow();

    const Clock &m_clock;
    RowsModel<protocol::AuditEntry> m_model;
    quint64 m_reading = 0;
    QDateEdit *m_from;
    QDateEdit *m_to;
    QLineEdit *m_actor;
    QLineEdit *m_object;
    QComboBox *m_event;
    QTableView *m_table;
    EmptyView *m_empty;
    TextLabel *m_line;
    KeyButton *m_verify;
    KeyButton *m_export;
    std::unique_ptr<QFile> m_file;
    qint64 m_written = 0;
};

} // namespace yunchuang
