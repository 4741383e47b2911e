// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/keychainstorage.h"

#include <qt6keychain/keychain.h>

namespace yunchuang {

namespace {

using ledger::SecretBytes;

SecretError keychainError(QKeychain::Error error)
{
    switch (error) {
    case QKeychain::EntryNotFound:
        return SecretError::NotFound;
    case QKeychain::AccessDenied:
    case QKeychain::AccessDeniedByUser:
        return SecretError::Locked;
    case QKeychain::NoBackendAvailable:
    case QKeychain::NotImplemented:
    case QKeychain::OtherError: // what a missing bus, service or collection gives
        return SecretError::Unavailable;
    case QKeychain::NoError:
    case QKeychain::CouldNotDeleteEntry:
        break;
    }
    return SecretError::Failed;
}

/// Starts the job from the event loop, since some failures end it at once. The job has no parent: the keychain's
/// library calls back into it even when whoever asked is gone; it deletes itself.
template<class Job, class Finished>
void startJob(Job *job, const QString &name, QObject *context, Finished finished)
{
    job->setKey(name);
    QObject::connect(job, &QKeychain::Job::finished, context,
                     [job, run = std::move(finished)](QKeychain::Job *) mutable { run(*job); });
    QMetaObject::invokeMethod(
        job, [job] { job->start(); }, Qt::QueuedConnection);
}

Expected<void, SecretError> outcome(const QKeychain::Job &job)
{
    if (job.error() != QKeychain::NoError)
        return unexpected(keychainError(job.error()));
    return {};
}

} // namespace

KeychainStorage::KeychainStorage(QString service)
    : m_service(std::move(service))
{
}

void KeychainStorage::read(const QString &name, QObject *context, ReadDone done)
{
    startJob(new QKeychain::ReadPasswordJob(m_service), name, context,
             [this, context, done](const QKeychain::ReadPasswordJob &job) {
                 if (job.error() == QKeychain::NoError)
                     return done(SecretBytes::take(job.binaryData()));
                 const SecretError error = keychainError(job.error());
                 if (error != SecretError::NotFound)
                     return done(unexpected(error));
                 probe(context, [done](const Expected<void, SecretError> &open) {
                     done(unexpected(open ? SecretError::NotFound : open.error()));
                 });
             });
}

void KeychainStorage::write(const QString &name, SecretBytes value, QObject *context, Done done)
{
    auto *job = new QKeychain::WritePasswordJob(m_service);
    job->setBinaryData(value.view().toByteArray());
    startJob(job, name, context, [done](const QKeychain::WritePasswordJob &finished) { done(outcome(finished)); });
}

void KeychainStorage::remove(const QString &name, QObject *context, Done done)
{
    startJob(new QKeychain::DeletePasswordJob(m_service), name, context,
             [this, context, done](const QKeychain::DeletePasswordJob &job) {
                 const Expected<void, SecretError> removed = outcome(job);
                 if (!removed && removed.error() != SecretError::NotFound)
                     return done(removed);
                 probe(context, done);
             });
}

void KeychainStorage::probe(QObject *context, Done done)
{
    const QString name = QStringLiteral("probe");
    auto *job = new QKeychain::WritePasswordJob(m_service);
    job->setBinaryData("probe");
    startJob(job, name, context, [service = m_service, name, context, done](const QKeychain::WritePasswordJob &wrote) {
        const Expected<void, SecretError> open = outcome(wrote);
        if (!open)
            return done(open);
        // Whether the probe entry stays is of no consequence, but it should not.
        startJob(new QKeychain::DeletePasswordJob(service), name, context,
                 [done](const QKeychain::DeletePasswordJob &) { done({}); });
    });
}

} // namespace yunchuang
