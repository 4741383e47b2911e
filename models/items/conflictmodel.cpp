// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/conflictmodel.h"

#include "domain/masking.h"
#include "forms/jsonpointer.h"
#include "items/formmodel.h"

#include <algorithm>

namespace yunchuang {

using namespace Qt::StringLiterals;

namespace {

QString fieldText(const FormDescription *form, const QJsonObject &values, const QString &pointer, Language language,
                  bool seesNames)
{
    const QJsonValue value = valueAt(QJsonValue(values), pointer);
    const Field *field = form ? form->field(pointer) : nullptr;
    if (!field)
        return value.isString() ? masked(MaskKind::OtherDocument, value.toString()) : QString();
    const QJsonObject siblings =
        valueAt(QJsonValue(values), QStringView(pointer).left(pointer.lastIndexOf(u'/'))).toObject();
    return masked(maskOf(*field, siblings, seesNames), displayText(*field, value, language));
}

QString digestsOf(const Case &subject, const MaterialId &id)
{
    QStringList digests;
    for (const Material &material : subject.materials) {
        if (material.id == id)
            digests.append(material.digest.text());
    }
    digests.sort();
    return digests.join(u' ');
}

} // namespace

QVector<ConflictRow> conflictRows(const Command &command, const OutboxEvidence &evidence, const FormDescription *form,
                                  Language language, bool seesNames)
{
    QVector<ConflictRow> rows;
    const Case &mine = evidence.base;
    const Case theirs = evidence.current.value_or(mine);
    const auto sideIf = [](bool changed) { return changed ? ConflictSide::Service : ConflictSide::Same; };
    rows.append({ConflictTopic::State, {}, {}, {}, {}, sideIf(mine.state != theirs.state || mine.step != theirs.step)});
    for (const QString &pointer : changedFields(mine.form, theirs.form)) {
        const Field *field = form ? form->field(pointer) : nullptr;
        const QString label = field ? field->label.in(language) : pointer;
        rows.append({ConflictTopic::Field, pointer, label, fieldText(form, mine.form, pointer, language, seesNames),
                     fieldText(form, theirs.form, pointer, language, seesNames), ConflictSide::Service});
    }
    QVector<MaterialId> ids;
    for (const Material &material : mine.materials + theirs.materials) {
        if (!ids.contains(material.id))
            ids.append(material.id);
    }
    for (const MaterialId &id : ids) {
        if (digestsOf(mine, id) != digestsOf(theirs, id))
            rows.append({ConflictTopic::Material, id.text(), {}, {}, {}, ConflictSide::Service});
    }
    rows.append({ConflictTopic::Checks, {}, {}, {}, {}, sideIf(mine.checks != theirs.checks)});
    if (mine.assignee != theirs.assignee)
        rows.append({ConflictTopic::Assignee, {}, {}, mine.assigneeName, theirs.assigneeName, ConflictSide::Service});
    rows.append({ConflictTopic::Decision, {}, {}, {}, {}, ConflictSide::Mine});
    const QString words = command.args.opinion.isEmpty() ? command.args.reason : command.args.opinion;
    const QString theirWords =
        theirs.opinions.size() > mine.opinions.size() ? theirs.opinions.constLast().text : QString();
    if (!words.isEmpty() || !theirWords.isEmpty())
        rows.append({ConflictTopic::Opinion,
                     {},
                     {},
                     words,
                     theirWords,
                     theirWords.isEmpty() ? ConflictSide::Mine : ConflictSide::Service});
    rows.append({ConflictTopic::Due,
                 {},
                 {},
                 {},
                 {},
                 sideIf(mine.deadlines.promisedDue != theirs.deadlines.promisedDue ||
                        mine.deadlines.noticeDue != theirs.deadlines.noticeDue)});
    return rows;
}

bool factsChanged(const QVector<ConflictRow> &rows)
{
    return std::any_of(rows.cbegin(), rows.cend(), [](const ConflictRow &row) {
        return row.side == ConflictSide::Service && row.topic != ConflictTopic::Assignee &&
               row.topic != ConflictTopic::Due;
    });
}

ConflictModel::ConflictModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

ConflictModel::~ConflictModel() = default;

void ConflictModel::show(const QVector<ConflictRow> &rows)
{
    if (rows == m_rows)
        return;
    beginResetModel();
    m_rows = rows;
    endResetModel();
}

int ConflictModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int ConflictModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ConflictColumnCount;
}

QVariant ConflictModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const ConflictRow &row = m_rows.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        if (index.column() == ConflictTopicColumn)
            return row.label;
        if (index.column() == ConflictMineColumn)
            return row.mine;
        return index.column() == ConflictTheirsColumn ? QVariant(row.theirs) : QVariant();
    case ConflictTopicRole:
        return static_cast<int>(row.topic);
    case ConflictSideRole:
        return static_cast<int>(row.side);
    case ConflictKeyRole:
        return row.key;
    default:
        return {};
    }
}

} // namespace yunchuang
