// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/refusal.h"
#include "forms/formdescription.h"
#include "ui/review/fieldeditor.h"

#include <QWidget>

class QGridLayout;

namespace yunchuang {

class ApprovalRows;
class TextLabel;

/// What is to be said beside fields, and how.
struct FieldRemarks
{
    QVector<FieldError> errors; ///< refuse
    QVector<FieldError> advice; ///< only warn
    std::function<QString(const FieldError &)> words;
    bool all = false; ///< also beside fields nobody has written in
};

/// The fields of some groups with their editors: of a tab of an approval form, or of an entry of a list. Fields that a
/// rule of the form hides have no value.
class FieldsBody final : public QWidget
{
    Q_OBJECT
public:
    /// `base` is the pattern of the object that the fields are in, "" for the form. `without`: fields shown elsewhere.
    FieldsBody(const QVector<FormGroup> &groups, const QString &base, const QString &step, bool editable,
               const QVector<const Field *> &without = {}, QWidget *parent = nullptr);

    /// The values of the shown fields, as an object like the one at `base`, over what there is no field for.
    [[nodiscard]] QJsonObject value() const;
    void setValue(const QJsonObject &value) { setValue(value, withoutOwn(value)); }
    /// The same, where what there is no field for is known.
    void setValue(const QJsonObject &value, const QJsonObject &others);
    /// The object without what there are fields for.
    [[nodiscard]] QJsonObject withoutOwn(QJsonObject value) const;
    [[nodiscard]] bool hasVisible() const;
    /// The pointer of the object, which may move in its list.
    void setPlace(const QString &pointer);
    /// Shows, hides, enables and disables by the form's rules; whether any field came or went.
    bool applyRules(const QJsonObject &form);

    void showRemarks(const FieldRemarks &remarks);
    /// Whether a pointer is one of a field that can be seen here, or is inside one.
    [[nodiscard]] bool shows(const QString &pointer) const;
    bool focusFirstError();
    [[nodiscard]] QString labelOf(const QString &pointer) const;

Q_SIGNALS:
    void edited();

private:
    struct Line
    {
        FormField shown;
        QString path; ///< below the object
        FieldEditor made;
        ApprovalRows *rows = nullptr; ///< of a list
        TextLabel *name = nullptr;
        TextLabel *remark = nullptr;
        TextLabel *heading = nullptr; ///< of the group it begins
        bool touched = false;
        bool visible = true;
        bool wrong = false;
    };
    void addLine(const FormField &shown, QGridLayout *grid, int row, int column, int span, TextLabel *heading);
    [[nodiscard]] QString pointerOf(const Line &line) const { return m_place + line.path; }
    void touch(qsizetype line);
    void name(Line &line);

    QString m_base;
    QString m_place;
    QString m_step;
    bool m_editable;
    bool m_filling = false;
    QVector<Line> m_lines;
    QJsonObject m_others; ///< values there is no editor for
};

} // namespace yunchuang
