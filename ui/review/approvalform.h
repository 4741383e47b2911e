// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/review/fieldsbody.h"

#include <QDate>
#include <QWidget>

#include <optional>

class QScrollArea;
class QTabBar;

namespace yunchuang {

/// 审批字段: what the clerk fills in at a step. Edited in place and checked by the form's own rules at every change;
/// fields come and go, open and close as the form says. Categories are tabs.
class ApprovalForm final : public QWidget
{
    Q_OBJECT
public:
    explicit ApprovalForm(QWidget *parent = nullptr);

    /// `today` is the day by which rules about the day of handing in are checked.
    void show(const FormDescription &form, const QString &step, const QJsonObject &value, bool editable,
              QDate today = {});
    void clear();
    [[nodiscard]] bool isShown() const { return m_form.has_value(); }
    [[nodiscard]] QJsonObject value() const;
    void setValue(const QJsonObject &value);
    [[nodiscard]] const QVector<FieldError> &errors() const { return m_errors; }
    /// Shows what is wrong from now on also for fields that were not touched, and takes the focus to the first.
    void showAllErrors();
    /// How high the form may become; what goes beyond is scrolled.
    void setRoom(int height);
    [[nodiscard]] QString labelOf(const QString &pointer) const;

Q_SIGNALS:
    void edited();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void makePages();
    void showPage(int page);
    /// Lets the form's rules show, hide, enable and disable, until nothing changes any more.
    void settle();
    void check();
    int fit(); ///< the height it would like

    std::optional<FormDescription> m_form;
    QString m_step;
    QDate m_today;
    bool m_editable = true;
    bool m_filling = false;
    bool m_showAll = false;
    int m_room = 0; ///< 0 = as high as it likes
    QVector<FieldsBody *> m_pages;
    QVector<FieldError> m_errors;
    QScrollArea *m_scroll = nullptr;
    QWidget *m_body = nullptr;
    QTabBar *m_tabs = nullptr;
    TextLabel *m_rest = nullptr; ///< what is wrong where no field is shown
};

} // namespace yunchuang
