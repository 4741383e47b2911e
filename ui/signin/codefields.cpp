// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/signin/codefields.h"

#include "ui/common/smallparts.h"

#include <QLineEdit>
#include <QRegularExpressionValidator>
#include <QVBoxLayout>

namespace yunchuang {

using namespace Qt::StringLiterals;

namespace {

constexpr int factorDigits = 6;
constexpr int deviceLetters = 12;

QString bareCode(const QString &text)
{
    QString bare;
    for (const QChar c : text) {
        if (c.isLetterOrNumber())
            bare += c.toUpper();
    }
    return bare;
}

} // namespace

CodeFields::CodeFields(QWidget *parent)
    : QWidget(parent)
    , m_factorLabel(new TextLabel(tr("Code of your authenticator")))
    , m_factor(new QLineEdit)
    , m_deviceLabel(new TextLabel(tr("Code for this computer")))
    , m_device(new QLineEdit)
    , m_hint(new TextLabel({}, FontRole::Small, false, Token::SubText))
{
    const Theme &theme = Theme::current();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme.px(6));
    const auto addField = [&](TextLabel *label, QLineEdit *field, const QString &objectName) {
        field->setObjectName(objectName);
        field->setAccessibleName(label->text());
        field->setMinimumHeight(theme.px(36));
        field->setAttribute(Qt::WA_InputMethodEnabled, false);
        label->setBuddy(field);
        column->addWidget(label);
        column->addWidget(field);
        connect(field, &QLineEdit::textChanged, this, [this] {
            m_hint->setText({});
            Q_EMIT changed();
        });
        connect(field, &QLineEdit::returnPressed, this, &CodeFields::enter);
    };
    addField(m_factorLabel, m_factor, u"factorCode"_s);
    m_factor->setPlaceholderText(tr("six digits"));
    m_factor->setInputMethodHints(Qt::ImhDigitsOnly);
    static const QRegularExpression digits(u"[0-9 ]{0,7}"_s);
    m_factor->setValidator(new QRegularExpressionValidator(digits, this));
    addField(m_deviceLabel, m_device, u"deviceCode"_s);
    m_device->setPlaceholderText(tr("twelve letters and digits, from the security administrator"));
    m_device->setMaxLength(24);
    m_hint->setObjectName(u"codeHint"_s);
    m_hint->setWordWrap(true);
    column->addWidget(m_hint);
    setFocusProxy(m_factor);
    setWanted(true, true);
}

void CodeFields::setWanted(bool factor, bool device)
{
    m_wantsFactor = factor;
    m_wantsDevice = device;
    m_factorLabel->setVisible(factor);
    m_factor->setVisible(factor);
    m_deviceLabel->setVisible(device);
    m_device->setVisible(device);
    setFocusProxy(factor ? m_factor : m_device);
    Q_EMIT changed();
}

QString CodeFields::factorCode() const
{
    return m_wantsFactor ? bareCode(m_factor->text()) : QString();
}

QString CodeFields::deviceCode() const
{
    return m_wantsDevice ? bareCode(m_device->text()) : QString();
}

QString CodeFields::reason() const
{
    if (m_wantsFactor && factorCode().size() != factorDigits)
        return tr("Type the six digits that your authenticator shows now.");
    if (m_wantsDevice && deviceCode().size() != deviceLetters)
        return tr("Type the twelve letters and digits from the security administrator.");
    return {};
}

void CodeFields::begin()
{
    const bool factorFirst = m_wantsFactor && (!m_wantsDevice || factorCode().size() != factorDigits);
    (factorFirst ? m_factor : m_device)->setFocus();
}

void CodeFields::refuse(bool device, const QString &why)
{
    QLineEdit *wrong = device ? m_device : m_factor;
    wrong->clear();
    m_hint->setText(why);
    m_hint->setInk(Token::RedText);
    wrong->setFocus();
}

void CodeFields::clearSecrets()
{
    m_factor->clear();
    m_device->clear();
    m_hint->setText({});
}

void CodeFields::enter()
{
    if (reason().isEmpty())
        Q_EMIT submitted();
    else
        begin();
}

} // namespace yunchuang
