// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/validate.h"

#include "forms/errorcodes.h"
#include "forms/formats.h"
#include "forms/formvalues.h"
#include "forms/jsonpointer.h"

#include <QJsonArray>

#include <algorithm>
#include <cmath>

namespace yunchuang {

using namespace Qt::StringLiterals;

namespace {

constexpr double exactInteger = 9007199254740991.0; // 2^53 - 1

FieldError fieldError(const QString &pointer, FieldCode code, const QMap<QString, QString> &args = {})
{
    return {pointer, nameOf(code), args};
}

/// Characters that have no business in a form: controls, invisible direction marks that make a text look like another,
/// halves of surrogate pairs, noncharacters.
bool isBadCharacter(char32_t c, bool multiline)
{
    if (c < 0x20)
        return !(multiline && (c == U'\n' || c == U'\r' || c == U'\t'));
    return (c >= 0x7f && c < 0xa0) || (c >= 0x200b && c <= 0x200f) || (c >= 0x2028 && c <= 0x202e) ||
           (c >= 0x2066 && c <= 0x2069) || (c >= 0xd800 && c <= 0xdfff) || c == 0xfeff || (c & 0xfffeU) == 0xfffeU;
}

/// The first pass. It touches no more of the value than the limits allow, and does not recurse beyond them.
class SizeCheck
{
public:
    QVector<FieldError> run(const QJsonObject &value, const Field &root)
    {
        check(value, &root, QString(), 0);
        return m_errors;
    }

private:
    bool fail(const QString &pointer, FieldCode code, int limit, bool fatal)
    {
        m_errors.append(fieldError(pointer, code, {{u"limit"_s, QString::number(limit)}}));
        return !fatal && m_errors.size() < FormLimits::errors;
    }

    /// Whether to go on; `field` is null where the schema knows nothing.
    bool check(const QJsonValue &value, const Field *field, const QString &pointer, int depth)
    {
        if (depth > FormLimits::depth)
            return fail(pointer, FieldCode::TooDeep, FormLimits::depth, true);
        if (++m_nodes > FormLimits::nodes)
            return fail(QString(), FieldCode::TooLarge, FormLimits::nodes, true);
        switch (value.type()) {
        case QJsonValue::Double:
            if (!std::isfinite(value.toDouble()))
                m_errors.append(fieldError(pointer, FieldCode::NotFinite));
            return true;
        case QJsonValue::String:
            return checkText(value.toString(), field, pointer);
        case QJsonValue::Array:
            return checkList(value.toArray(), field, pointer, depth);
        case QJsonValue::Object:
            return checkObject(value.toObject(), field, pointer, depth);
        default:
            return true;
        }
    }

    bool checkText(const QString &text, const Field *field, const QString &pointer)
    {
        m_characters += text.size();
        if (m_characters > FormLimits::characters)
            return fail(QString(), FieldCode::TooLarge, FormLimits::characters, true);
        const bool known = field && field->type == ValueType::Text;
        const qsizetype limit = known ? field->maxLength : FormLimits::characters;
        if (text.size() > 2 * limit)
            return fail(pointer, FieldCode::TooLong, int(limit), false);
        qsizetype length = 0; // people count characters, not halves of them
        for (qsizetype i = 0; i < text.size(); ++i, ++length) {
            char32_t c = text.at(i).unicode();
            if (QChar::isHighSurrogate(c) && i + 1 < text.size() && text.at(i + 1).isLowSurrogate()) {
                c = QChar::surrogateToUcs4(text.at(i), text.at(i + 1));
                ++i;
            }
            if (isBadCharacter(c, known && field->multiline)) {
                m_errors.append(fieldError(pointer, FieldCode::BadCharacter));
                return m_errors.size() < FormLimits::errors;
            }
        }
        return length <= limit || fail(pointer, FieldCode::TooLong, int(limit), false);
    }

    bool checkList(const QJsonArray &list, const Field *field, const QString &pointer, int depth)
    {
        const bool known = field && field->type == ValueType::List;
        const int limit = known ? field->maxItems : FormLimits::keys;
        if (list.size() > limit)
            return fail(pointer, FieldCode::TooMany, limit, false);
        for (qsizetype i = 0; i < list.size(); ++i) {
            if (!check(list.at(i), known ? &field->children.constFirst() : nullptr, pointerTo(pointer, i), depth + 1))
                return false;
        }
        return true;
    }

    bool checkObject(const QJsonObject &object, const Field *field, const QString &pointer, int depth)
    {
        if (object.size() > FormLimits::keys)
            return fail(pointer, FieldCode::TooMany, FormLimits::keys, false);
        for (auto it = object.begin(); it != object.end(); ++it) {
            const QString key = it.key();
            m_characters += key.size();
            if (key.size() > FormLimits::keys)
                return fail(pointer, FieldCode::TooLong, FormLimits::keys, true);
            const Field *child = field && field->type == ValueType::Object ? field->child(key) : nullptr;
            if (!check(it.value(), child, pointerTo(pointer, key), depth + 1))
                return false;
        }
        return true;
    }

    QVector<FieldError> m_errors;
    int m_nodes = 0;
    qsizetype m_characters = 0;
};

/// Whole numbers and named formats: what the schema library is not asked.
void checkDetails(QVector<FieldError> &errors, const QJsonValue &value, const Field &field, const QString &pointer)
{
    switch (field.type) {
    case ValueType::Object: {
        const QJsonObject object = value.toObject();
        for (const Field &child : field.children) {
            const auto member = object.constFind(child.key);
            if (member != object.constEnd())
                checkDetails(errors, member.value(), child, pointerTo(pointer, child.key));
        }
        break;
    }
    case ValueType::List: {
        const QJsonArray list = value.toArray();
        for (qsizetype i = 0; i < list.size(); ++i)
            checkDetails(errors, list.at(i), field.children.constFirst(), pointerTo(pointer, i));
        break;
    }
    case ValueType::Integer:
        if (value.isDouble()) {
            const double number = value.toDouble();
            if (std::trunc(number) != number || std::abs(number) > exactInteger)
                errors.append(fieldError(pointer, FieldCode::WrongType, {{u"expected"_s, u"integer"_s}}));
        }
        break;
    case ValueType::Text:
        // An empty text is no text: whether one is wanted is said by minLength.
        if (!field.format.isEmpty() && value.isString() && !value.toString().isEmpty()) {
            if (auto good = checkFormat(field.format, value.toString()); !good) {
                errors.append(fieldError(pointer, FieldCode::BadFormat,
                                         {{u"format"_s, field.format}, {u"reason"_s, good.error()}}));
            }
        }
        break;
    case ValueType::Number:
    case ValueType::Boolean:
        break;
    }
}

void checkEdits(QVector<FieldError> &errors, const FormDescription &form, const QJsonObject &before,
                const QJsonObject &value, const QString &step)
{
    const QVector<QString> changes = changedFields(before, value);
    for (const QString &pointer : changes) {
        // An unknown key is refused or ignored by the schema; here only known fields count.
        const Field *field = form.field(pointer);
        if (field && !field->editable.contains(step))
            errors.append(fieldError(pointer, FieldCode::ReadOnly, {{u"step"_s, step}}));
    }
}

} // namespace

QVector<FieldError> validate(const FormDescription &form, const QJsonObject &value, const QString &step,
                             const QJsonObject &before, QDate today)
{
    QVector<FieldError> errors = SizeCheck().run(value, form.root());
    if (!errors.isEmpty())
        return errors;
    errors = form.schemaCheck().check(value);
    checkDetails(errors, value, form.root(), QString());
    for (const CrossRule &rule : form.rules()) {
        const QVector<FieldError> found = rule.warning ? QVector<FieldError>() : checkRule(rule, value, today);
        for (const FieldError &error : found) {
            // Said once is enough: a rule does not repeat what the schema found.
            if (!errors.contains(error))
                errors.append(error);
        }
    }
    checkEdits(errors, form, before, value, step);
    if (errors.size() > FormLimits::errors)
        errors.resize(FormLimits::errors);
    return errors;
}

QVector<FieldError> adviceOn(const FormDescription &form, const QJsonObject &value, QDate today)
{
    QVector<FieldError> advice;
    if (!SizeCheck().run(value, form.root()).isEmpty())
        return advice;
    for (const CrossRule &rule : form.rules()) {
        if (rule.warning)
            advice += checkRule(rule, value, today);
    }
    if (advice.size() > FormLimits::errors)
        advice.resize(FormLimits::errors);
    return advice;
}

} // namespace yunchuang
