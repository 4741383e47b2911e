// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/codec.h"

#include "protocol/accountfields.h"
#include "protocol/deskfields.h"
#include "protocol/jsontext.h"
#include "protocol/messagefields.h"
#include "protocol/objectionmessages.h"
#include "protocol/ratingfields.h"
#include "protocol/supervisionfields.h"

#include <QJsonDocument>

namespace yunchuang::protocol {

namespace {

constexpr qsizetype maxBytes = 16 * 1024 * 1024;
constexpr int maxDepth = 32;

/// Deep nesting is refused before the parser spends anything on it.
bool isTooDeep(const QByteArray &bytes)
{
    int depth = 0;
    bool inText = false;
    for (qsizetype i = 0; i < bytes.size(); ++i) {
        const char byte = bytes.at(i);
        if (inText) {
            if (byte == '\\')
                ++i;
            else if (byte == '"')
                inText = false;
        } else if (byte == '"') {
            inText = true;
        } else if (byte == '{' || byte == '[') {
            if (++depth > maxDepth)
                return true;
        } else if (byte == '}' || byte == ']') {
            --depth;
        }
    }
    return false;
}

} // namespace

template<class T>
QJsonObject toJson(const T &value)
{
    return detail::writeValue(value).toObject();
}

template<class T>
QByteArray encode(const T &value)
{
    QByteArray out;
    out.reserve(2048);
    detail::appendValue(out, value);
    return out;
}

template<class T>
Expected<T, DecodeError> fromJson(const QJsonObject &json)
{
    T value{};
    detail::Failure failure;
    detail::JsonReader reader(json, QString(), failure);
    describe(reader, value);
    if (failure.isSet())
        return unexpected(DecodeError{failure.where, failure.what});
    return value;
}

template<class T>
Expected<T, DecodeError> decode(const QByteArray &bytes)
{
    if (bytes.size() > maxBytes)
        return unexpected(DecodeError{QString(), u"is too large"_s});
    if (isTooDeep(bytes))
        return unexpected(DecodeError{QString(), u"is nested too deeply"_s});
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(bytes, &error);
    if (error.error != QJsonParseError::NoError)
        return unexpected(DecodeError{QString(), error.errorString()});
    if (!document.isObject())
        return unexpected(DecodeError{QString(), u"an object is expected"_s});
    return fromJson<T>(document.object());
}

// clang-format off
#define YC_CODEC(T) \
    template QByteArray encode<T>(const T &); \
    template QJsonObject toJson<T>(const T &); \
    template Expected<T, DecodeError> decode<T>(const QByteArray &); \
    template Expected<T, DecodeError> fromJson<T>(const QJsonObject &);
// clang-format on

YC_CODEC(AccountChange)
YC_CODEC(AccountPage)
YC_CODEC(AccountPolicy)
YC_CODEC(AccountRow)
YC_CODEC(AuditEntry)
YC_CODEC(AuditPage)
YC_CODEC(AuditVerification)
YC_CODEC(CalendarImported)
YC_CODEC(DevicesReply)
YC_CODEC(FactorBegin)
YC_CODEC(FactorConfirm)
YC_CODEC(FactorOffer)
YC_CODEC(FactorState)
YC_CODEC(GrantsChange)
YC_CODEC(NewAccount)
YC_CODEC(OneTimeSecret)
YC_CODEC(UnitPhrases)
YC_CODEC(Absence)
YC_CODEC(AbsenceRequest)
YC_CODEC(AbsencesReply)
YC_CODEC(DeskReply)
YC_CODEC(LeaseReply)
YC_CODEC(LeaseTakeover)
YC_CODEC(Relation)
YC_CODEC(RelationRequest)
YC_CODEC(RelationsReply)
YC_CODEC(ApiError)
YC_CODEC(CaseReply)
YC_CODEC(Case)
YC_CODEC(CaseSummary)
YC_CODEC(Command)
YC_CODEC(CommandReceipt)
YC_CODEC(CorrectionAnswer)
YC_CODEC(Draft)
YC_CODEC(FeedEntry)
YC_CODEC(FeedPage)
YC_CODEC(HistoryRow)
YC_CODEC(IntakeApplication)
YC_CODEC(IntakeReply)
YC_CODEC(LookupReply)
YC_CODEC(LookupRequest)
YC_CODEC(LooksReport)
YC_CODEC(MembersReply)
YC_CODEC(PasswordChange)
YC_CODEC(ProgressReply)
YC_CODEC(Rating)
YC_CODEC(Rater)
YC_CODEC(RatingCommand)
YC_CODEC(RatingDelivery)
YC_CODEC(RatingDetail)
YC_CODEC(RatingGiven)
YC_CODEC(RatingPage)
YC_CODEC(RatingReceipt)
YC_CODEC(RatingRow)
YC_CODEC(RatingStatistics)
YC_CODEC(RatingWork)
YC_CODEC(CardCommand)
YC_CODEC(CardDetail)
YC_CODEC(CardPage)
YC_CODEC(CardRow)
YC_CODEC(QuarterScores)
YC_CODEC(SupervisionCard)
YC_CODEC(SupervisionOverview)
YC_CODEC(WithdrawalRequest)
YC_CODEC(Push)
YC_CODEC(PushAck)
YC_CODEC(PushPage)
YC_CODEC(RegistryObjection)
YC_CODEC(ObjectionPage)
YC_CODEC(ObjectionAnswer)
YC_CODEC(RefreshRequest)
YC_CODEC(Refusal)
YC_CODEC(Session)
YC_CODEC(SignInRequest)

#undef YC_CODEC

} // namespace yunchuang::protocol
