// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/handlers/accountrules.h"

#include "service/handlers/password.h"

#include <QRegularExpression>

namespace yunchuang::service {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longestPersonName = 60;
constexpr int madePasswordLength = 16;
constexpr int madeCodeLength = 12;
constexpr int madeGroup = 4;
/// 64 and 32 characters, so that six and five bits choose one. The signs stand in for digits that look like letters.
constexpr QLatin1String passwordLetters("abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789#%+=@!?*");
constexpr QLatin1String codeLetters("23456789ABCDEFGHJKLMNPQRSTUVWXYZ");
static_assert(passwordLetters.size() == 64 && codeLetters.size() == 32);

QString drawn(QLatin1String letters, int count, Random &random)
{
    QString out;
    for (const char byte : random.bytes(count))
        out += letters[uchar(byte) % letters.size()];
    return out;
}

} // namespace

bool isAccountName(const UserId &user)
{
    static const QRegularExpression form(u"\\A[a-z][a-z0-9._-]{1,39}\\z"_s);
    return form.match(user.text()).hasMatch();
}

bool isPersonName(const QString &name)
{
    const bool printable =
        std::none_of(name.cbegin(), name.cend(), [](QChar c) { return c.category() == QChar::Other_Control; });
    return printable && !name.trimmed().isEmpty() && name.size() <= longestPersonName;
}

QString makePassword(Random &random)
{
    QString password;
    do
        password = drawn(passwordLetters, madePasswordLength, random);
    while (passwordFault(password, {}));
    return password;
}

QString makeDeviceCode(Random &random)
{
    QString code = drawn(codeLetters, madeCodeLength, random);
    for (int at = madeCodeLength - madeGroup; at > 0; at -= madeGroup)
        code.insert(at, u'-');
    return code;
}

QString policyFault(const protocol::AccountPolicy &policy)
{
    const auto outside = [](int value, int least, int most) { return value < least || value > most; };
    if (outside(policy.passwordLength, 10, 64))
        return u"passwordLength"_s;
    if (outside(policy.formerPasswords, 5, 24))
        return u"formerPasswords"_s;
    if (outside(policy.passwordDays, 1, 90))
        return u"passwordDays"_s;
    if (outside(policy.failures, 1, 5))
        return u"failures"_s;
    if (outside(policy.lockMinutes, 5, 1440))
        return u"lockMinutes"_s;
    if (outside(policy.sessions, 1, 5))
        return u"sessions"_s;
    return {};
}

} // namespace yunchuang::service
