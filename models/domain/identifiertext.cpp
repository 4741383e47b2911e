// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/identifiertext.h"

#include <algorithm>
#include <array>
#include <utility>

namespace yunchuang {

namespace {

constexpr char32_t fullWidthFirst = 0xFF01;
constexpr char32_t fullWidthLast = 0xFF5E;
constexpr char32_t fullWidthOffset = 0xFEE0;

/// What people read or type for each other, the likelier first.
constexpr auto lookAlikes = std::to_array<std::pair<char16_t, char16_t>>({
    {u'O', u'0'},
    {u'D', u'0'},
    {u'Q', u'0'},
    {u'I', u'1'},
    {u'L', u'1'},
    {u'Z', u'2'},
    {u'S', u'5'},
    {u'G', u'6'},
    {u'B', u'8'},
    {u'V', u'U'},
    {u'〇', u'0'},
});

QString suggestionFor(char32_t found, QStringView alphabet)
{
    for (const auto &[typed, meant] : lookAlikes) {
        if (typed == found && alphabet.contains(QChar(meant)))
            return QString(QChar(meant));
    }
    return {};
}

} // namespace

QString normaliseIdentifier(const QString &typed)
{
    QString result;
    result.reserve(typed.size());
    for (const QChar character : typed) {
        const char32_t unit = character.unicode();
        if (character.isSpace())
            continue;
        const bool fullWidth = unit >= fullWidthFirst && unit <= fullWidthLast;
        const QChar half = fullWidth ? QChar(char16_t(unit - fullWidthOffset)) : character;
        result.append(half >= u'a' && half <= u'z' ? half.toUpper() : half);
    }
    return result;
}

QString withSuggestion(const QString &typed, const IdentifierError &error)
{
    QList<uint> characters = normaliseIdentifier(typed).toUcs4();
    if (error.suggestion.isEmpty() || error.position < 0 || error.position >= characters.size())
        return typed;
    characters[error.position] = error.suggestion.at(0).unicode();
    return QString::fromUcs4(reinterpret_cast<const char32_t *>(characters.constData()), characters.size());
}

int characterCount(const QString &text)
{
    int count = 0;
    for (const QChar character : text)
        count += character.isLowSurrogate() ? 0 : 1;
    return count;
}

std::optional<IdentifierError> alphabetFault(const QString &normalised, QStringView alphabet, int first, int count)
{
    const QList<uint> characters = normalised.toUcs4();
    const qsizetype end = count < 0 ? characters.size() : std::min<qsizetype>(first + count, characters.size());
    for (qsizetype i = first; i < end; ++i) {
        const char32_t character = characters.at(i);
        if (character <= 0xFFFF && alphabet.contains(QChar(char16_t(character))))
            continue;
        return IdentifierError{IdentifierErrorCode::BadCharacter,
                               int(i),
                               QString::fromUcs4(&character, 1),
                               {},
                               suggestionFor(character, alphabet)};
    }
    return std::nullopt;
}

std::optional<IdentifierError> textFault(const QString &normalised, int length, QStringView alphabet)
{
    if (normalised.isEmpty())
        return IdentifierError{IdentifierErrorCode::Empty, -1, {}, {}, {}};
    if (characterCount(normalised) != length)
        return IdentifierError{IdentifierErrorCode::BadLength, -1, {}, QString::number(length), {}};
    return alphabetFault(normalised, alphabet);
}

IdentifierError checkFault(const QString &normalised, int position, QChar expected)
{
    return {IdentifierErrorCode::BadCheck, position, QString(normalised.at(position)), QString(expected), {}};
}

} // namespace yunchuang
