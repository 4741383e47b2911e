// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/handlers/statushandler.h"

#include "protocol/openapi.h"
#include "protocol/paths.h"
#include "service/store/auditstore.h"
#include "service/store/pushstore.h"

#include <QCryptographicHash>
#include <QJsonDocument>

namespace yunchuang::service {

using namespace Qt::StringLiterals;

namespace {

EncodedAnswer statusAnswer(QLatin1String status)
{
    return {QJsonDocument(QJsonObject{{u"status"_s, status}}).toJson(QJsonDocument::Compact), {}};
}

Answer<Done> noStatusInput(const HttpRequest &)
{
    return Done();
}

double pushesIn(ServiceCore &core, PushState state)
{
    const Answer<Connection *> db = core.reader();
    if (!db)
        return -1;
    const DbResult<qint64> count = pushstore::count(**db, state);
    return count ? double(*count) : -1;
}

double auditLines(ServiceCore &core)
{
    const Answer<Connection *> db = core.reader();
    if (!db)
        return -1;
    const DbResult<qint64> count = auditstore::count(**db);
    return count ? double(*count) : -1;
}

MetricsRegistry::Histogram groupSizes(ServiceCore &core)
{
    const Writer::Figures figures = core.writer().figures();
    return {{figures.sizes.begin(), figures.sizes.end()}, figures.commits, double(figures.written)};
}

} // namespace

Answer<EncodedAnswer> serviceHealth(Context &, const Done &)
{
    return statusAnswer("alive"_L1);
}

Answer<EncodedAnswer> serviceReadiness(Context &context, const Done &)
{
    const Answer<Connection *> db = context.db();
    if (!db)
        return tl::unexpected(db.error());
    YC_TRY_DB(storeEpoch(**db));
    const Answer<Done> written = context.core.writer().run([](WriteContext &) -> Answer<Done> { return Done(); });
    if (!written)
        return tl::unexpected(written.error());
    return statusAnswer("ready"_L1);
}

void declareCoreGauges(MetricsRegistry &metrics, ServiceCore &core)
{
    metrics.declareGauge("yunchuang_commits", "Commits since the start.",
                         [&core] { return double(core.writer().figures().commits); });
    metrics.declareGauge("yunchuang_commit_members", "Acts written by them.",
                         [&core] { return double(core.writer().figures().members); });
    metrics.declareGauge("yunchuang_commit_reruns", "Groups that had to be written singly.",
                         [&core] { return double(core.writer().figures().reruns); });
    metrics.declareGauge("yunchuang_commit_failures", "Acts lost to errors of the database.",
                         [&core] { return double(core.writer().figures().failed); });
    metrics.declareGauge("yunchuang_commit_waiting", "Acts in line for the writer.",
                         [&core] { return double(core.writer().figures().waiting); });
    metrics.declareGauge("yunchuang_commit_turned_away", "Acts refused because too many were in line.",
                         [&core] { return double(core.writer().figures().turnedAway); });
    const auto &bounds = Writer::Figures::sizeBounds;
    metrics.declareHistogram("yunchuang_commit_group_size", "Acts that one commit wrote.",
                             {bounds.begin(), bounds.end()}, [&core] { return groupSizes(core); });
    metrics.declareGauge("yunchuang_missed_looks", "What was asked for and does not exist or may not be seen.",
                         [&core] { return double(core.refusals().misses()); });
    metrics.declareGauge("yunchuang_refused_acts", "What was asked for and the post may not do.",
                         [&core] { return double(core.refusals().refused()); });
    metrics.declareGauge("yunchuang_audit_lines", "Lines of the audit log.", [&core] { return auditLines(core); });
    metrics.declareGauge("yunchuang_feed_waiting", "Sessions that wait for news.",
                         [&core] { return double(core.notifier().waiting()); });
    metrics.declareGauge("yunchuang_pushes_pending", "Pushes nobody has fetched.",
                         [&core] { return pushesIn(core, PushState::Pending); });
    metrics.declareGauge("yunchuang_pushes_failed", "Pushes that failed and will be tried again.",
                         [&core] { return pushesIn(core, PushState::Failed); });
}

void addStatusRoutes(Binding &binding, const MetricsRegistry &metrics)
{
    using namespace protocol;
    binding.add<Done, EncodedAnswer>("GET", paths::health, anybody, noStatusInput, serviceHealth);
    binding.add<Done, EncodedAnswer>("GET", paths::ready, anybody, noStatusInput, serviceReadiness);
    const QByteArray description = QJsonDocument(openApi()).toJson(QJsonDocument::Compact);
    const QByteArray tag =
        '"' + QCryptographicHash::hash(description, QCryptographicHash::Sha256).toHex().left(32) + '"';
    binding.add<Done, EncodedAnswer>("GET", paths::openapi, anybody, noStatusInput,
                                     [description, tag](Context &, const Done &) -> Answer<EncodedAnswer> {
                                         return EncodedAnswer{description, tag};
                                     });
    binding.router().add(Route{"GET", QByteArray(paths::metrics.data(), paths::metrics.size()),
                               PlainHandler([&metrics](const HttpRequest &) {
                                   HttpResponse response = HttpResponse::text(200, metrics.text());
                                   response.setHeader("Content-Type", "text/plain; version=0.0.4; charset=utf-8");
                                   return response;
                               })});
}

} // namespace yunchuang::service
