// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/handlers/phrasehandler.h"

#include "protocol/paths.h"
#include "service/handlers/access.h"
#include "service/handlers/audit.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace yunchuang::service {

using namespace Qt::StringLiterals;
using protocol::ApiErrorCode;
using protocol::UnitPhrase;

namespace {

constexpr qsizetype mostPhrases = 300;
constexpr qsizetype longestPhrase = 1000;

bool isGoodPhrase(const UnitPhrase &phrase)
{
    const bool printable = std::none_of(phrase.text.cbegin(), phrase.text.cend(),
                                        [](QChar c) { return c.category() == QChar::Other_Control && c != u'\n'; });
    return printable && !phrase.text.trimmed().isEmpty() && phrase.text.size() <= longestPhrase &&
           phrase.step.text().size() <= 64;
}

} // namespace

Answer<protocol::UnitPhrases> unitPhrases(Context &context, const UnitId &unit)
{
    const bool administers = access::needPost(context.principal(), Post::SystemAdmin).has_value();
    if (!context.core.reference()->units().find(unit) || (!administers && !access::postsIn(context.principal(), unit)))
        return refuse(ApiErrorCode::NotFound);
    const Answer<Connection *> db = context.db();
    if (!db)
        return tl::unexpected(db.error());
    DbResult<QVector<UnitPhrase>> phrases = phrasestore::phrases(**db, unit);
    YC_TRY_DB(phrases);
    return protocol::UnitPhrases{std::move(*phrases)};
}

Answer<Done> changePhrases(Context &context, const PhrasesChange &change)
{
    const bool administers = access::needPost(context.principal(), Post::SystemAdmin).has_value();
    const Posts posts = access::postsIn(context.principal(), change.unit);
    if (!context.core.reference()->units().find(change.unit) || (!administers && !posts))
        return refuse(ApiErrorCode::NotFound);
    if (!administers && !(posts & Post::Dispatcher))
        return refuse(ApiErrorCode::Forbidden);
    const QVector<UnitPhrase> &phrases = change.phrases.phrases;
    if (phrases.size() > mostPhrases)
        return refuse(ApiErrorCode::RuleBroken, {{u"rule"_s, u"TOO_MANY"_s}});
    for (qsizetype i = 0; i < phrases.size(); ++i) {
        if (!isGoodPhrase(phrases.at(i)))
            return refuse(ApiErrorCode::RuleBroken, {{u"rule"_s, u"PHRASE"_s}, {u"place"_s, QString::number(i)}});
    }
    return context.core.writer().run([&](WriteContext &write) -> Answer<Done> {
        YC_TRY_DB(phrasestore::setPhrases(write.db(), change.unit, phrases));
        const Answer<void> noted = audit::record(write, context,
                                                 {protocol::AuditEvent::PhrasesChanged,
                                                  change.unit.text(),
                                                  {{u"phrases"_s, QString::number(phrases.size())}}});
        if (!noted)
            return tl::unexpected(noted.error());
        return Done();
    });
}

Answer<EncodedAnswer> phrasesFor(Context &context, const Bundle *common)
{
    const Answer<Connection *> db = context.db();
    if (!db)
        return tl::unexpected(db.error());
    QJsonArray sets = common ? QJsonDocument::fromJson(common->json).array() : QJsonArray();
    const qsizetype shared = sets.size();
    for (const protocol::UnitGrant &grant : context.principal().grants) {
        const DbResult<QVector<UnitPhrase>> phrases = phrasestore::phrases(**db, grant.unit);
        YC_TRY_DB(phrases);
        for (const UnitPhrase &phrase : *phrases) {
            if (!phrase.hidden)
                sets.append(QJsonObject{{u"unit"_s, grant.unit.text()},
                                        {u"step"_s, phrase.step.text()},
                                        {u"action"_s, QString(nameOf(phrase.action))},
                                        {u"phrases"_s, QJsonArray{phrase.text}}});
        }
    }
    if (sets.size() == shared && common)
        return EncodedAnswer{common->json, common->etag};
    const QByteArray json = QJsonDocument(sets).toJson(QJsonDocument::Compact);
    return EncodedAnswer{json, '"' + QCryptographicHash::hash(json, QCryptographicHash::Sha256).toHex().left(32) + '"'};
}

void addPhraseRoutes(Binding &binding, const Authenticator &session)
{
    using namespace protocol;
    binding.add<UnitId, UnitPhrases>(
        "GET", paths::unitPhrases, session,
        [](const HttpRequest &request) -> Answer<UnitId> { return UnitId(request.param(u"unit"_s)); }, unitPhrases);
    binding.add<PhrasesChange, Done>(
        "PUT", paths::unitPhrases, session,
        [](const HttpRequest &request) -> Answer<PhrasesChange> {
            Answer<UnitPhrases> phrases = jsonBody<UnitPhrases>(request);
            if (!phrases)
                return tl::unexpected(phrases.error());
            return PhrasesChange{UnitId(request.param(u"unit"_s)), std::move(*phrases)};
        },
        changePhrases);
}

} // namespace yunchuang::service
