// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/formmodel.h"

#include "domain/calendar.h"
#include "forms/jsonpointer.h"
#include "forms/validate.h"

#include <QJsonArray>

#include <algorithm>

namespace yunchuang {

using namespace Qt::StringLiterals;

namespace {

/// Characters of a list that is shown in one line.
constexpr qsizetype longestLine = 160;

} // namespace

struct FormModel::Row
{
    FormRowKind kind = FormRowKind::Value;
    Row *parent = nullptr;
    int place = 0;
    std::vector<std::unique_ptr<Row>> children;
    QString pointer;
    QString label;
    QString value;
    MaskKind mask = MaskKind::None;
    int check = -1;
};

MaskKind maskOf(const Field &field, const QJsonObject &siblings, bool seesNames)
{
    if (field.sensitivity == Sensitivity::Public || !field.isLeaf())
        return MaskKind::None;
    if (field.key == "idNo"_L1)
        return siblings.value("idType"_L1).toString() == "111"_L1 ? MaskKind::CitizenId : MaskKind::OtherDocument;
    if (field.format == "citizenId"_L1)
        return MaskKind::CitizenId;
    if (field.format == "mobile"_L1)
        return MaskKind::Mobile;
    if (field.format == "phone"_L1)
        return MaskKind::Telephone;
    if (field.format == "email"_L1)
        return MaskKind::Email;
    if (field.key.contains("address"_L1, Qt::CaseInsensitive))
        return MaskKind::Address;
    if (field.key.contains("account"_L1, Qt::CaseInsensitive))
        return MaskKind::BankAccount;
    const bool isName = field.format == "personName"_L1 || field.key == "name"_L1 || field.key == "owner"_L1;
    if (isName) {
        // A holder with a credit code is an enterprise: its name is public. So is an owner that is a company.
        const bool enterprise =
            !siblings.value("uscc"_L1).toString().isEmpty() || siblings.value(field.key).toString().contains(u"公司"_s);
        return seesNames || enterprise ? MaskKind::None : MaskKind::PersonName;
    }
    return field.sensitivity == Sensitivity::Sensitive ? MaskKind::OtherDocument : MaskKind::None;
}

bool isTabVisible(const FormTab &tab, const QJsonObject &value)
{
    return std::any_of(tab.groups.cbegin(), tab.groups.cend(), [&](const FormGroup &group) {
        return std::any_of(group.fields.cbegin(), group.fields.cend(),
                           [&](const FormField &field) { return FormDescription::isVisible(field, value); });
    });
}

int tabOfPointer(const FormDescription &form, const QString &pointer)
{
    const QString pattern = patternOf(pointer);
    for (int tab = 0; tab < form.tabs().size(); ++tab) {
        for (const FormGroup &group : form.tabs().at(tab).groups) {
            for (const FormField &field : group.fields) {
                const QString &shown = field.field->pattern;
                if (shown == pattern || shown.startsWith(pattern + u'/') || pattern.startsWith(shown + u'/'))
                    return tab;
            }
        }
    }
    return -1;
}

/// Makes the rows of a tab.
struct FormModel::Builder
{
    FormModel &model;
    const FormDescription &form;
    const Case &subject;

    [[nodiscard]] QString inLanguage(const Words &words) const { return words.in(model.m_viewer.language); }

    static Row *add(Row *parent, FormRowKind kind)
    {
        auto row = std::make_unique<Row>();
        row->kind = kind;
        row->parent = parent;
        row->place = static_cast<int>(parent->children.size());
        parent->children.push_back(std::move(row));
        return parent->children.back().get();
    }

    [[nodiscard]] int checkOf(const QString &pointer) const
    {
        int found = -1;
        const auto weight = [](const RegistryCheck &check) {
            if (isUnansweredDifference(check))
                return 3;
            return check.verdict == CheckVerdict::Match ? 1 : 2;
        };
        for (int i = 0; i < model.m_checks.size(); ++i) {
            const RegistryCheck &check = model.m_checks.at(i);
            if (check.field == pointer && (found < 0 || weight(check) > weight(model.m_checks.at(found))))
                found = i;
        }
        return found;
    }

    [[nodiscard]] QString textOf(const Field &field, const QJsonValue &value) const
    {
        if (field.format == "divisionCode"_L1 && model.m_viewer.division) {
            if (const QString name = model.m_viewer.division(value.toString()); !name.isEmpty())
                return name;
        }
        return displayText(field, value, model.m_viewer.language);
    }

    [[nodiscard]] QJsonObject siblingsOf(const QString &pointer) const
    {
        return valueAt(QJsonValue(subject.form), QStringView(pointer).left(pointer.lastIndexOf(u'/'))).toObject();
    }

    Row *addValue(Row *parent, const Field &field, const QString &pointer, const QString &label)
    {
        const QJsonValue value = valueAt(QJsonValue(subject.form), pointer);
        Row *row = add(parent, FormRowKind::Value);
        row->pointer = pointer;
        row->label = label;
        row->value = textOf(field, value);
        row->mask = maskOf(field, siblingsOf(pointer), model.m_viewer.seesNames);
        row->check = checkOf(pointer);
        return row;
    }

    /// What a registry knows as one thing (an address) is compared as one.
    void addWhole(Row *parent, const FormGroup &group, const Field &object, const QString &pointer)
    {
        const QJsonObject value = valueAt(QJsonValue(subject.form), pointer).toObject();
        Row *row = add(parent, FormRowKind::Value);
        row->pointer = pointer;
        row->label = inLanguage(object.label);
        for (const FormField &shown : group.fields) {
            if (shown.field->pattern.startsWith(object.pattern + u'/'))
                row->value += textOf(*shown.field, value.value(shown.field->key));
        }
        row->check = checkOf(pointer);
    }

    [[nodiscard]] QString separator() const { return model.m_viewer.language == Language::Chinese ? u"；"_s : u"; "_s; }

    /// An entry of two fields in few words: "茶叶种植", "食品销售（许可项目）", "养老保险：2026-11-24".
    [[nodiscard]] QString inOneLine(const FormField &shown, const QJsonValue &entry) const
    {
        const QString first = textOf(*shown.columns.constFirst(), entry[shown.columns.constFirst()->key]);
        if (shown.columns.size() < 2)
            return first;
        const Field &second = *shown.columns.constLast();
        const QJsonValue value = entry[second.key];
        const bool chinese = model.m_viewer.language == Language::Chinese;
        if (second.type == ValueType::Boolean) {
            if (!value.toBool())
                return first;
            return chinese ? QString(first + u"（" + inLanguage(second.label) + u"）")
                           : QString(first + u" (" + inLanguage(second.label) + u")");
        }
        const QString text = textOf(second, value);
        return text.isEmpty() ? first : QString(first + (chinese ? u"："_s : u": "_s) + text);
    }

    /// A short list stands in one line, whole; its values must be such as everybody may see.
    [[nodiscard]] std::optional<QString> wholeLine(const FormField &shown, const QString &pointer) const
    {
        const Field &entry = shown.field->children.constFirst();
        const QJsonArray list = valueAt(QJsonValue(subject.form), pointer).toArray();
        QStringList texts;
        if (entry.isLeaf()) {
            const MaskKind mask = maskOf(entry, {}, model.m_viewer.seesNames);
            for (const QJsonValue &value : list)
                texts.append(masked(mask, textOf(entry, value)));
            return texts.join(separator());
        }
        const bool open = std::all_of(entry.children.cbegin(), entry.children.cend(), [](const Field &field) {
            return field.isLeaf() && field.sensitivity == Sensitivity::Public && !field.multiline;
        });
        if (!open || shown.columns.isEmpty() || shown.columns.size() != entry.children.size() ||
            shown.columns.size() > 2)
            return std::nullopt;
        for (const QJsonValue &value : list)
            texts.append(inOneLine(shown, value));
        QString line = texts.join(separator());
        if (list.size() > 1 && line.size() > longestLine)
            return std::nullopt;
        return line;
    }

    void addList(Row *parent, const FormField &shown, const QString &listPointer)
    {
        if (const std::optional<QString> line = wholeLine(shown, listPointer)) {
            addValue(parent, *shown.field, listPointer, inLanguage(shown.label))->value = *line;
            return;
        }
        const QJsonArray list = valueAt(QJsonValue(subject.form), listPointer).toArray();
        for (qsizetype i = 0; i < list.size(); ++i) {
            const QString pointer = pointerTo(listPointer, i);
            Row *row = add(parent, FormRowKind::Entry);
            row->pointer = pointer;
            row->check = checkOf(pointer);
            nameEntry(*row, shown, list.at(i).toObject(), i);
            for (const FormGroup &group : shown.entry)
                addEntryGroup(row, group, pointer);
        }
    }

    /// What counts of an entry stands in its row: sums and shares, or else what comes after its name.
    void nameEntry(Row &row, const FormField &shown, const QJsonObject &value, qsizetype number) const
    {
        QStringList figures;
        QString second;
        for (const Field *column : shown.columns) {
            const QString text = textOf(*column, value.value(column->key));
            if (text.isEmpty())
                continue;
            const MaskKind mask = maskOf(*column, value, model.m_viewer.seesNames);
            if (row.label.isEmpty() && mask != MaskKind::CitizenId) {
                row.label = masked(mask, text);
                continue;
            }
            // What is hidden below is not said above.
            const bool hidden = maskOf(*column, value, true) != MaskKind::None;
            if ((column->money || column->unit == "basisPoints"_L1) && !hidden)
                figures.append(text);
            else if (second.isEmpty() && !hidden && column->key != "idType"_L1)
                second = text;
        }
        if (row.label.isEmpty())
            row.label = QString::number(number + 1);
        row.value = figures.isEmpty() ? second : figures.join(u" ・ "_s);
        // A change is read from what was to what is to be.
        const Field &entry = shown.field->children.constFirst();
        const Field *before = entry.child(u"before");
        const Field *after = entry.child(u"after");
        if (before && after)
            row.value = textOf(*before, value.value(before->key)) + u" → " + textOf(*after, value.value(after->key));
    }

    /// Everything in an entry, groups in it under their names.
    void addEntryGroup(Row *entry, const FormGroup &group, const QString &pointer)
    {
        Row *parent = entry;
        if (!group.label.zh.isEmpty() && !group.fields.isEmpty()) {
            parent = add(entry, FormRowKind::Entry);
            parent->label = inLanguage(group.label);
        }
        for (const FormField &shown : group.fields) {
            const QString at = bindPattern(shown.field->pattern, pointer);
            if (!FormDescription::isVisible(shown, subject.form, at))
                continue;
            if (shown.field->type == ValueType::List) {
                addList(parent, shown, at);
                continue;
            }
            // An optional field that says nothing takes no line among many entries.
            if (!shown.field->required && valueAt(QJsonValue(subject.form), at).isUndefined())
                continue;
            addValue(parent, *shown.field, at, inLanguage(shown.label));
        }
        if (parent != entry && parent->children.empty())
            entry->children.pop_back();
    }

    void addGroup(const FormGroup &group, const QString &fallback)
    {
        Row *head = add(model.m_root.get(), FormRowKind::Group);
        head->label = inLanguage(group.label);
        if (head->label.isEmpty())
            head->label = fallback;
        QSet<QString> whole;
        for (const FormField &shown : group.fields) {
            if (!FormDescription::isVisible(shown, subject.form))
                continue;
            if (model.m_viewer.onlyWhatIsThere && valueAt(QJsonValue(subject.form), shown.field->pattern).isUndefined())
                continue;
            if (shown.field->type == ValueType::List && !shown.field->children.isEmpty()) {
                if (group.fields.size() == 1) {
                    head->pointer = shown.field->pattern;
                    head->check = checkOf(shown.field->pattern);
                }
                addList(head, shown, shown.field->pattern);
                continue;
            }
            const QString above = shown.field->pattern.left(shown.field->pattern.lastIndexOf(u'/'));
            const Field *object = above.isEmpty() ? nullptr : form.field(above);
            if (object && object->type == ValueType::Object && object->source == "addresses"_L1 &&
                isOneThing(group, *object)) {
                if (!whole.contains(above)) {
                    whole.insert(above);
                    addWhole(head, group, *object, above);
                }
                continue;
            }
            addValue(head, *shown.field, shown.field->pattern, inLanguage(shown.label));
        }
        if (head->children.empty())
            model.m_root->children.pop_back();
    }

    /// Whether the registry knows the object itself, and the group shows all of it.
    static bool isOneThing(const FormGroup &group, const Field &object)
    {
        return std::all_of(object.children.cbegin(), object.children.cend(), [&](const Field &child) {
            return child.isLeaf() && child.source == object.source &&
                   std::any_of(group.fields.cbegin(), group.fields.cend(),
                               [&](const FormField &shown) { return shown.field->pattern == child.pattern; });
        });
    }
};

FormModel::FormModel(QObject *parent)
    : QAbstractItemModel(parent)
    , m_root(std::make_unique<Row>())
{
}

FormModel::~FormModel() = default;

void FormModel::show(const FormDescription &form, int tab, const Case &subject, const FormViewer &viewer)
{
    beginResetModel();
    m_form = form;
    m_viewer = viewer;
    m_checks = subject.checks;
    m_advice = adviceOn(form, subject.form, toLocalDate(subject.deadlines.receivedAt));
    m_root = std::make_unique<Row>();
    if (tab >= 0 && tab < m_form->tabs().size()) {
        Builder builder{*this, *m_form, subject};
        const FormTab &shown = m_form->tabs().at(tab);
        for (const FormGroup &group : shown.groups)
            builder.addGroup(group, builder.inLanguage(shown.label));
    }
    endResetModel();
}

void FormModel::clear()
{
    beginResetModel();
    m_root = std::make_unique<Row>();
    m_checks.clear();
    m_advice.clear();
    m_revealed.clear();
    m_changedPointers.clear();
    endResetModel();
}

void FormModel::setChanged(const QVector<QString> &pointers)
{
    const QSet<QString> now(pointers.cbegin(), pointers.cend());
    if (now == m_changedPointers)
        return;
    const QSet<QString> all = m_changedPointers + now;
    m_changedPointers = now;
    for (const QString &pointer : all)
        changed(pointer);
}

void FormModel::reveal(const QString &pointer)
{
    m_revealed.insert(pointer);
    changed(pointer);
}

void FormModel::conceal(const QString &pointer)
{
    m_revealed.remove(pointer);
    changed(pointer);
}

void FormModel::changed(const QString &pointer)
{
    const QModelIndex at = indexOf(pointer);
    if (at.isValid())
        Q_EMIT dataChanged(at, at.siblingAtColumn(FormColumnCount - 1));
}

const FormModel::Row *FormModel::rowOf(const QModelIndex &index) const
{
    return index.isValid() ? static_cast<const Row *>(index.constInternalPointer()) : m_root.get();
}

QModelIndex FormModel::indexFor(const Row *row, int column) const
{
    return row == m_root.get() ? QModelIndex() : createIndex(row->place, column, row);
}

QString FormModel::shownText(const Row &row) const
{
    return m_revealed.contains(row.pointer) ? row.value : masked(row.mask, row.value);
}

QString FormModel::fullText(const QModelIndex &index) const
{
    return index.isValid() ? rowOf(index)->value : QString();
}

QString FormModel::copyText(const QModelIndex &index) const
{
    return index.isValid() ? yunchuang::copyText(rowOf(index)->mask, rowOf(index)->value) : QString();
}

QModelIndex FormModel::indexOf(const QString &pointer) const
{
    // Depth first; what contains the pointer is second best.
    const Row *best = nullptr;
    const std::function<bool(const Row &)> look = [&](const Row &row) {
        if (!row.pointer.isEmpty()) {
            if (row.pointer == pointer) {
                best = &row;
                return true;
            }
            if (pointer.startsWith(row.pointer + u'/') && (!best || row.pointer.size() > best->pointer.size()))
                best = &row;
        }
        return std::any_of(row.children.cbegin(), row.children.cend(),
                           [&](const std::unique_ptr<Row> &child) { return look(*child); });
    };
    look(*m_root);
    return best ? indexFor(best) : QModelIndex();
}

QVector<QModelIndex> FormModel::differences() const
{
    QVector<QModelIndex> out;
    const std::function<void(const Row &)> look = [&](const Row &row) {
        if (row.check >= 0 && isUnansweredDifference(m_checks.at(row.check)))
            out.append(indexFor(&row));
        for (const auto &child : row.children)
            look(*child);
    };
    look(*m_root);
    return out;
}

const RegistryCheck *FormModel::checkAt(const QModelIndex &index) const
{
    const Row *row = rowOf(index);
    return index.isValid() && row->check >= 0 ? &m_checks.at(row->check) : nullptr;
}

const FieldError *FormModel::adviceAt(const QModelIndex &index) const
{
    const QString pointer = index.isValid() ? rowOf(index)->pointer : QString();
    if (pointer.isEmpty())
        return nullptr;
    const auto found = std::find_if(m_advice.cbegin(), m_advice.cend(), [&](const FieldError &advice) {
        return advice.path == pointer || advice.path.startsWith(pointer + u'/');
    });
    return found == m_advice.cend() ? nullptr : &*found;
}

QModelIndex FormModel::index(int row, int column, const QModelIndex &parent) const
{
    if (row < 0 || row >= rowCount(parent) || column < 0 || column >= FormColumnCount)
        return {};
    return createIndex(row, column, rowOf(parent)->children.at(static_cast<size_t>(row)).get());
}

QModelIndex FormModel::parent(const QModelIndex &child) const
{
    return child.isValid() ? indexFor(rowOf(child)->parent) : QModelIndex();
}

int FormModel::rowCount(const QModelIndex &parent) const
{
    return parent.column() > 0 ? 0 : static_cast<int>(rowOf(parent)->children.size());
}

int FormModel::columnCount(const QModelIndex &) const
{
    return FormColumnCount;
}

QVariant FormModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row &row = *rowOf(index);
    const RegistryCheck *check = checkAt(index);
    switch (role) {
    case Qt::DisplayRole:
        if (index.column() == FormLabelColumn)
            return row.label;
        if (index.column() == FormValueColumn)
            return shownText(row);
        return index.column() == FormRegistryColumn && check ? QVariant(check->registryValue) : QVariant();
    case Qt::ToolTipRole:
        return index.column() == FormLabelColumn   ? row.label
               : index.column() == FormValueColumn ? shownText(row)
                                                   : QString();
    case FormKindRole:
        return static_cast<int>(row.kind);
    case FormPointerRole:
        return row.pointer;
    case FormValueRole:
        return shownText(row);
    case FormMaskRole:
        return row.mask != MaskKind::None && !row.value.isEmpty();
    case FormRevealedRole:
        return m_revealed.contains(row.pointer);
    case FormCheckRole:
        return check ? check->id : QString();
    case FormVerdictRole:
        return check ? QVariant(static_cast<int>(check->verdict)) : QVariant();
    case FormAnswerRole:
        return check ? QVariant(static_cast<int>(check->answer)) : QVariant();
    case FormRegistryRole:
        return check ? check->registry : QString();
    case FormRegistryValueRole:
        return check ? check->registryValue : QString();
    case FormDifferenceRole:
        return check && isUnansweredDifference(*check);
    case FormAdviceRole:
        return adviceAt(index) != nullptr;
    case FormChangedRole:
        return std::any_of(m_changedPointers.cbegin(), m_changedPointers.cend(), [&](const QString &pointer) {
            return !row.pointer.isEmpty() && (pointer == row.pointer || pointer.startsWith(row.pointer + u'/'));
        });
    default:
        return {};
    }
}

Qt::ItemFlags FormModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    if (rowOf(index)->kind == FormRowKind::Group && !checkAt(index))
        return Qt::ItemIsEnabled;
    return Qt::ItemIsEnabled | Qt::ItemIsSelectable;
}

} // namespace yunchuang
