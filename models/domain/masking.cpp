// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/masking.h"

#include <QRegularExpression>
#include <QStringList>
#include <QTextBoundaryFinder>

#include <algorithm>

namespace yunchuang {

using namespace Qt::StringLiterals;

namespace {

constexpr QChar maskCharacter = u'*';

QStringList graphemes(const QString &text)
{
    QStringList parts;
    QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, text);
    qsizetype start = 0;
    while (finder.toNextBoundary() != -1) {
        parts.append(text.mid(start, finder.position() - start));
        start = finder.position();
    }
    return parts;
}

/// Keeps `head` characters in front and `tail` behind; hides all when less than two would be hidden.
QString keepEnds(const QString &text, int head, int tail)
{
    const QStringList parts = graphemes(text);
    const qsizetype hidden = parts.size() - head - tail;
    if (hidden < 2)
        return QString(parts.size(), maskCharacter);
    return QStringList(parts.mid(0, head)).join(QString()) + QString(hidden, maskCharacter) +
           QStringList(parts.mid(parts.size() - tail)).join(QString());
}

QString maskedName(const QString &name)
{
    const QStringList parts = graphemes(name.trimmed());
    if (parts.size() < 2)
        return QString(parts.size(), maskCharacter);
    return parts.constFirst() + QString(parts.size() - 1, maskCharacter);
}

QString maskedAccount(const QString &account)
{
    constexpr qsizetype shown = 4;
    const QStringList parts = graphemes(account.trimmed());
    // The length of an account tells the bank, so the hidden part always looks the same.
    if (parts.size() <= 2 * shown)
        return QString(shown, maskCharacter);
    return QString(shown, maskCharacter) + QStringList(parts.mid(parts.size() - shown)).join(QString());
}

QString maskedEmail(const QString &address)
{
    const qsizetype at = address.lastIndexOf(u'@');
    const QStringList local = graphemes(address.left(std::max<qsizetype>(at, 0)));
    if (local.isEmpty())
        return QString(3, maskCharacter);
    const QString shown = local.size() > 1 ? local.constFirst() : QString();
    return shown + QString(3, maskCharacter) + address.mid(at);
}

/// Where an address becomes more exact than its street or town: behind the last such word before a house number.
qsizetype streetEnd(const QString &address)
{
    static const QRegularExpression houseNumber(
        u"[0-9０-９A-Za-z]|[一二三四五六七八九十百零〇两]+[号栋幢座单层楼室组]"_s);
    static const QRegularExpression street(u"街道|大道|[路街巷弄镇乡]"_s);
    static const QRegularExpression county(
        u"^(?:[^省]{2,4}省)?(?:[^市州区县]{2,12}[市州])?(?:[^市区县]{2,12}[市区县])?"_s);
    const qsizetype number = address.indexOf(houseNumber);
    const QString before = number < 0 ? address : address.left(number);
    QRegularExpressionMatch match;
    if (before.lastIndexOf(street, -1, &match) >= 0)
        return match.capturedEnd();
    return county.match(before).capturedEnd();
}

QString maskedAddress(const QString &address)
{
    constexpr int stars = 4; // how long the rest is tells nobody anything
    const QString text = address.trimmed();
    const qsizetype end = streetEnd(text);
    return end == text.size() ? text : QString(text.left(end) + QString(stars, maskCharacter));
}

} // namespace

QString masked(MaskKind kind, const QString &text, const MaskStyle &style)
{
    if (text.trimmed().isEmpty())
        return {};
    switch (kind) {
    case MaskKind::None:
        break;
    case MaskKind::PersonName:
        return maskedName(text);
    case MaskKind::CitizenId:
        return style.citizenId == MaskStyle::CitizenId::SixAndFour ? keepEnds(text.trimmed(), 6, 4)
                                                                   : keepEnds(text.trimmed(), 4, 2);
    case MaskKind::OtherDocument:
        return keepEnds(text.trimmed(), 2, 2);
    case MaskKind::Mobile:
        return keepEnds(text.trimmed(), 3, 4);
    case MaskKind::Telephone: {
        const QStringList parts = graphemes(text.trimmed());
        const qsizetype shown = std::max<qsizetype>(0, parts.size() - 4);
        return QStringList(parts.mid(0, shown)).join(QString()) + QString(parts.size() - shown, maskCharacter);
    }
    case MaskKind::BankAccount:
        return maskedAccount(text);
    case MaskKind::Address:
        return maskedAddress(text);
    case MaskKind::Email:
        return maskedEmail(text.trimmed());
    }
    return text;
}

QString copyText(MaskKind kind, const QString &text, const MaskStyle &style)
{
    return masked(kind, text, style);
}

} // namespace yunchuang
