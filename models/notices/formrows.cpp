// SPDX-License-Identifier: GPL-3.0-or-later
#include "notices/formrows.h"

#include "domain/masking.h"
#include "forms/formvalues.h"

#include <QJsonArray>

namespace yunchuang {

using namespace Qt::StringLiterals;

namespace {

/// Names are whole: whoever holds the paper has to know of whom it speaks. Numbers and whereabouts are not.
MaskKind maskFor(const Field &field, const QJsonObject &siblings)
{
    if (field.sensitivity == Sensitivity::Public)
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
    if (field.key.contains("account"_L1, Qt::CaseInsensitive))
        return MaskKind::BankAccount;
    if (field.format == "personName"_L1)
        return MaskKind::None;
    return field.sensitivity == Sensitivity::Sensitive ? MaskKind::OtherDocument : MaskKind::None;
}

class RowWalk
{
public:
    explicit RowWalk(FormRows rows)
        : m_rows(rows)
    {
    }

    void object(const Field &field, const QJsonObject &values, const QString &label)
    {
        for (const Field &child : field.children)
            value(child, values.value(child.key), values, label.isEmpty() ? QString() : label % u"·"_s);
    }

    [[nodiscard]] QVector<NoticeValues::Entry> take() { return std::move(m_entries); }

private:
    void value(const Field &field, const QJsonValue &value, const QJsonObject &siblings, const QString &prefix)
    {
        const QString label = prefix % field.label.zh;
        if (value.isUndefined() || value.isNull())
            return;
        if (field.type == ValueType::Object && m_rows == FormRows::Whole)
            return object(field, value.toObject(), label);
        const bool entries = field.type == ValueType::List && !field.isSelection() && !field.children.isEmpty() &&
                             field.children.constFirst().type == ValueType::Object;
        if (entries && m_rows == FormRows::Whole)
            return list(field, value.toArray(), label);
        const QString text = masked(maskFor(field, siblings), displayText(field, value));
        if (!text.trimmed().isEmpty())
            m_entries.append(
                {{u"label"_s, label}, {u"value"_s, text}, {u"n"_s, QString::number(m_entries.size() + 1)}});
    }

    void list(const Field &field, const QJsonArray &entries, const QString &label)
    {
        int n = 0;
        for (const QJsonValue &entry : entries) {
            ++n;
            if (entry.isObject())
                object(field.children.constFirst(), entry.toObject(), label % QString::number(n));
        }
    }

    FormRows m_rows;
    QVector<NoticeValues::Entry> m_entries;
};

} // namespace

QVector<NoticeValues::Entry> formRows(const FormDescription &form, const QJsonObject &values, FormRows rows)
{
    RowWalk walk(rows);
    walk.object(form.root(), values, {});
    return walk.take();
}

} // namespace yunchuang
