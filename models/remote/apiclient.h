// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/seams.h"
#include "protocol/apierror.h"
#include "protocol/messages.h"
#include "remote/transport.h"

#include <QObject>

#include <functional>
#include <memory>
#include <optional>

namespace yunchuang {

/// Why a job did not bring what was asked: no answer, an answer that says no, or one that makes no sense.
struct RemoteError
{
    enum class Kind : quint8 { Transport, Api, Malformed };
    Kind kind = Kind::Transport;
    TransportError transport; ///< Transport
    protocol::ApiError api;   ///< Api
    int status = 0;           ///< HTTP status, when one came
    QString detail;           ///< Malformed: for the log

    friend bool operator==(const RemoteError &, const RemoteError &) = default;

    [[nodiscard]] bool isApi(protocol::ApiErrorCode code) const { return kind == Kind::Api && api.code == code; }
    /// Whether nobody knows if the service did what was asked.
    [[nodiscard]] bool isUnanswered() const { return kind != Kind::Api; }
};

/// A command as it is posted: the exact bytes, what they were signed with, and by which device.
struct SignedCommand
{
    QByteArray bytes;
    QByteArray signature; ///< 64 bytes
    DeviceId device;
};

/// A request of a page, for what has no job of its own. The path is expanded and percent-encoded
/// (`protocol::expandPath`); values of the query are encoded on the way, null ones left out.
struct ServiceRequest
{
    QByteArray method = "GET";
    QString path;
    QList<std::pair<QString, QString>> query = {};
    QByteArray body = {}; ///< JSON; empty = none

    friend bool operator==(const ServiceRequest &, const ServiceRequest &) = default;
};

/// A versioned bundle; `unchanged` when the ETag still holds.
struct BundleReply
{
    bool unchanged = false;
    QByteArray etag;
    QByteArray content;
};

/// Typed jobs for the service's interface. Each ends once: with a value, an error, or not at all when its context was
/// destroyed. Signs requests in with the session's token and renews it once when it has expired; jobs that find it
/// expired together share one renewal.
class ApiClient : public QObject
{
    Q_OBJECT
public:
    template<class T>
    using Done = std::function<void(Expected<T, RemoteError>)>;
    using Job = quint64;

    ApiClient(Transport &transport, const Clock &clock, Random &random, QObject *parent = nullptr);
    ~ApiClient() override;

    // ---- session ----

    void signIn(const protocol::SignInRequest &request, QObject *context, Done<protocol::Session> done);
    /// Ends the session here at once, and at the service if it answers.
    void signOut(QObject *context, Done<bool> done);
    /// A session that was kept; an empty one forgets it.
    void setSession(const std::optional<protocol::Session> &session);
    [[nodiscard]] const std::optional<protocol::Session> &session() const;
    void changePassword(const protocol::PasswordChange &change, QObject *context, Done<bool> done);

    // ---- reading ----

    Job feed(const QString &cursor, int waitSeconds, int limit, QObject *context, Done<protocol::FeedPage> done);
    Job caseById(const CaseId &id, const UnitId &unit, QObject *context, Done<protocol::CaseReply> done);
    Job material(const CaseId &id, const UnitId &unit, const Digest256 &digest, QObject *context,
                 Done<QByteArray> done);
    Job bundle(const QString &name, const QByteArray &etag, QObject *context, Done<BundleReply> done);
    Job members(const UnitId &unit, QObject *context, Done<protocol::MembersReply> done);
    Job lookup(const QString &registry, const protocol::LookupRequest &request, QObject *context,
               Done<protocol::LookupReply> done);

    // ---- acting ----

    Job postCommand(const SignedCommand &command, QObject *context, Done<protocol::CommandReceipt> done);
    Job receipt(const CommandId &id, QObject *context, Done<protocol::CommandReceipt> done);
    Job putMaterial(const Digest256 &digest, const QByteArray &bytes, const QString &mediaType, QObject *context,
                    Done<bool> done);
    Job reportLooks(const protocol::LooksReport &report, QObject *context, Done<bool> done);

    /// Any request of the signed-in clerk; the answer as it came.
    Job ask(const ServiceRequest &request, QObject *context, Done<QByteArray> done);

    // ---- drafts of a client without a safe place ----

    Job putDraft(const protocol::Draft &draft, QObject *context, Done<bool> done);
    Job draft(const CaseId &id, QObject *context, Done<protocol::Draft> done);
    Job deleteDraft(const CaseId &id, QObject *context, Done<bool> done);

    // ---- ledger; the answers are in the ledger's own JSON ----

    Job ledgerHead(const QString &log, QObject *context, Done<QJsonObject> done);
    Job ledgerConsistency(const QString &log, quint64 from, quint64 to, QObject *context, Done<QJsonObject> done);
    Job ledgerInclusion(const QString &log, quint64 index, quint64 size, QObject *context, Done<QJsonObject> done);
    Job ledgerEntries(const QString &log, quint64 from, quint64 to, QObject *context, Done<QJsonObject> done);
    Job ledgerKeys(QObject *context, Done<QJsonObject> done);

    /// The job ends with Cancelled, before this returns.
    void cancel(Job job);

Q_SIGNALS:
    /// Tokens changed: to be kept before they are used a second time.
    void sessionRenewed(const yunchuang::protocol::Session &session);
    /// The service no longer knows the session: sign in again.
    void sessionEnded(const yunchuang::protocol::ApiError &reason);
    /// One request was answered (an error of the rules is an answer) or not: what a network policy judges by. `waited`:
    /// a long poll.
    void exchanged(bool answered, const yunchuang::RemoteError &error, std::chrono::milliseconds duration, bool waited);

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace yunchuang
