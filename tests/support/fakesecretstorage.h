// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/secretstorage.h"

#include <QHash>
#include <QMetaObject>
#include <QObject>

namespace yunchuang {

/// A keychain in memory that answers through the event loop, as the real one does, and can be locked or taken away.
class FakeSecretStorage final : public SecretStorage
{
public:
    enum class Mood { Open, Locked, Unavailable, Failing };

    void read(const QString &name, QObject *context, ReadDone done) override
    {
        ++reads;
        later(context, [this, name, done] {
            if (const auto trouble = troubled())
                return done(tl::unexpected(*trouble));
            const auto found = entries.constFind(name);
            if (found == entries.cend())
                return done(tl::unexpected(SecretError::NotFound));
            done(ledger::SecretBytes::copyOf(*found));
        });
    }
    void write(const QString &name, ledger::SecretBytes value, QObject *context, Done done) override
    {
        ++writes;
        later(context, [this, name, bytes = value.view().toByteArray(), done] {
            if (const auto trouble = troubled())
                return done(tl::unexpected(*trouble));
            entries.insert(name, forgetful ? QByteArray("something else") : bytes);
            done({});
        });
    }
    void remove(const QString &name, QObject *context, Done done) override
    {
        later(context, [this, name, done] {
            if (const auto trouble = troubled())
                return done(tl::unexpected(*trouble));
            entries.remove(name);
            done({});
        });
    }

    QHash<QString, QByteArray> entries;
    Mood mood = Mood::Open;
    bool forgetful = false; ///< keeps other bytes than it was given
    int reads = 0;
    int writes = 0;

private:
    static void later(QObject *context, std::function<void()> run)
    {
        QMetaObject::invokeMethod(context, std::move(run), Qt::QueuedConnection);
    }
    [[nodiscard]] std::optional<SecretError> troubled() const
    {
        switch (mood) {
        case Mood::Open:
            return std::nullopt;
        case Mood::Locked:
            return SecretError::Locked;
        case Mood::Unavailable:
            return SecretError::Unavailable;
        case Mood::Failing:
            return SecretError::Failed;
        }
        return std::nullopt;
    }
};

} // namespace yunchuang
