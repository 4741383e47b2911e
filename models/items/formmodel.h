// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/case.h"
#include "domain/masking.h"
#include "forms/formdescription.h"
#include "forms/formvalues.h"

#include <QAbstractItemModel>
#include <QSet>

#include <functional>
#include <memory>
#include <optional>

namespace yunchuang {

/// What FormModel tells of a row beside the texts of its columns.
enum FormRole : int {
    FormKindRole = Qt::UserRole + 2001, ///< FormRowKind
    FormPointerRole,                    ///< JSON pointer of the value
    FormValueRole,                      ///< as it may be shown now
    FormMaskRole,                       ///< bool: a part of the value is hidden
    FormRevealedRole,                   ///< bool: shown in full for a moment
    FormCheckRole,                      ///< id of the registry check; empty = none
    FormVerdictRole,                    ///< CheckVerdict; invalid = no check
    FormAnswerRole,                     ///< CheckAnswer
    FormRegistryRole,                   ///< registry that was asked
    FormRegistryValueRole,
    FormDifferenceRole, ///< bool: a difference that wants an answer
    FormChangedRole,    ///< bool: changed since the clerk last saw it
    FormAdviceRole,     ///< bool: a rule of the form warns of it; see FormModel::adviceAt()
};

/// A heading, a value, or one entry of a list with its values below it.
enum class FormRowKind : quint8 { Group, Value, Entry };

/// Columns of FormModel.
enum FormColumn : int { FormLabelColumn, FormValueColumn, FormRegistryColumn, FormVerdictColumn, FormColumnCount };

/// How much of a value the viewer may see without asking.
struct FormViewer
{
    bool seesNames = false;       ///< the clerk of the case
    bool onlyWhatIsThere = false; ///< a consulted unit: fields that were not shared are not listed
    Language language = Language::Chinese;
    /// Name of an administrative division by its code; may be missing.
    std::function<QString(const QString &)> division;
};

/// One tab of a form as a tree of groups, values and entries of lists, beside what registries say of them. Sensitive
/// values are masked until revealed one by one. Nothing can be edited: it is the applicant's.
class FormModel final : public QAbstractItemModel
{
    Q_OBJECT
public:
    explicit FormModel(QObject *parent = nullptr);
    ~FormModel() override;

    void show(const FormDescription &form, int tab, const Case &subject, const FormViewer &viewer);
    void clear();
    /// Pointers that are marked as new.
    void setChanged(const QVector<QString> &pointers);

    void reveal(const QString &pointer);
    void conceal(const QString &pointer);
    /// The whole value, for who was allowed to see it.
    [[nodiscard]] QString fullText(const QModelIndex &index) const;
    /// What a copy takes along: nothing leaves the screen unmasked.
    [[nodiscard]] QString copyText(const QModelIndex &index) const;

    /// The row that shows the value at a pointer, or what contains it.
    [[nodiscard]] QModelIndex indexOf(const QString &pointer) const;
    /// Rows with a difference that wants an answer, from top to bottom.
    [[nodiscard]] QVector<QModelIndex> differences() const;
    [[nodiscard]] const RegistryCheck *checkAt(const QModelIndex &index) const;
    /// What the form's rules warn of at this row, or inside it.
    [[nodiscard]] const FieldError *adviceAt(const QModelIndex &index) const;

    [[nodiscard]] QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex &child) const override;
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;

private:
    struct Row;
    struct Builder;
    [[nodiscard]] const Row *rowOf(const QModelIndex &index) const;
    [[nodiscard]] QModelIndex indexFor(const Row *row, int column = 0) const;
    [[nodiscard]] QString shownText(const Row &row) const;
    void changed(const QString &pointer);

    std::optional<FormDescription> m_form; ///< keeps the fields alive
    QVector<RegistryCheck> m_checks;
    QVector<FieldError> m_advice;
    std::unique_ptr<Row> m_root;
    QSet<QString> m_revealed;
    QSet<QString> m_changedPointers;
    FormViewer m_viewer;
};

/// Whether anything of a tab is shown for this value; the rules of the form may hide it all.
[[nodiscard]] bool isTabVisible(const FormTab &tab, const QJsonObject &value);

/// The tab of a form that shows a value; -1 if none does.
[[nodiscard]] int tabOfPointer(const FormDescription &form, const QString &pointer);

/// What a value tells about a person, from what the form says of its field and from what stands beside it.
[[nodiscard]] MaskKind maskOf(const Field &field, const QJsonObject &siblings, bool seesNames);

} // namespace yunchuang
