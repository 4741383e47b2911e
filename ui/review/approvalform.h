// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "forms/formdescription.h"
#include "ui/review/fieldeditor.h"

#include <QHash>
#include <QWidget>

#include <optional>

class QGridLayout;
class QScrollArea;

namespace yunchuang {

class ApprovalRows;
class TextLabel;

/// 审批字段: what the clerk fills in at a step. Edited in place and checked by the form's own rules at every change.
class ApprovalForm final : public QWidget
{
    Q_OBJECT
public:
    explicit ApprovalForm(QWidget *parent = nullptr);

    void show(const FormDescription &form, const QString &step, const QJsonObject &value, bool editable);
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
    struct Editor
    {
        const Field *field = nullptr;
        FieldEditor made;
        ApprovalRows *rows = nullptr; ///< of a list
        TextLabel *error = nullptr;
        bool touched = false;
    };
    void addEditor(const FormField &shown, QGridLayout *grid, int row, int column, int span);
    void touch(const QString &pointer);
    void check();
    int fit(); ///< the height it would like

    std::optional<FormDescription> m_form;
    QString m_step;
    bool m_editable = true;
    bool m_filling = false;
    bool m_showAll = false;
    int m_room = 0; ///< 0 = as high as it likes
    QVector<QString> m_order;
    QHash<QString, Editor> m_editors; ///< by pointer
    QVector<FieldError> m_errors;
    QJsonObject m_others; ///< values there is no editor for
    QScrollArea *m_scroll = nullptr;
    QWidget *m_body = nullptr;
};

} // namespace yunchuang
