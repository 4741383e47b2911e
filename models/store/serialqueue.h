// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPointer>
#include <QString>
#include <QThread>

#include <functional>
#include <memory>
#include <type_traits>
#include <utility>

namespace yunchuang {

/// Runs pieces of work one after another: on a thread of its own, or in the caller, for one-thread simulations.
class SerialQueue
{
public:
    enum class Mode : quint8 { OwnThread, Inline };

    SerialQueue(Mode mode, const QString &name);
    /// Finishes what was posted, then ends the thread.
    ~SerialQueue();
    SerialQueue(const SerialQueue &) = delete;
    SerialQueue &operator=(const SerialQueue &) = delete;

    /// Runs `work` after everything posted before.
    void post(std::function<void()> work);
    /// Runs `work` and waits for it. Not from work of this queue on its own thread.
    void runNow(const std::function<void()> &work);

    /// Runs `work` here and hands its result to `done` on the calling thread, which must be `context`'s; not when
    /// `context` has been destroyed by then. In Inline mode `done` runs before this returns.
    template<class Work, class Done>
    void request(QObject *context, Work work, Done done)
    {
        QPointer<QObject> guard(context);
        if (m_mode == Mode::Inline) {
            auto result = work();
            if (guard)
                done(std::move(result));
            return;
        }
        // The courier belongs to the asking thread and is only ever deleted there, so the worker may always address it.
        auto *courier = new QObject;
        courier->moveToThread(QThread::currentThread());
        post([guard, courier, run = std::move(work), answer = std::move(done)]() mutable {
            using Result = std::invoke_result_t<Work>;
            auto result = std::make_shared<Result>(run());
            QMetaObject::invokeMethod(
                courier,
                [guard, courier, result, reply = std::move(answer)]() mutable {
                    courier->deleteLater();
                    if (guard)
                        reply(std::move(*result));
                },
                Qt::QueuedConnection);
        });
    }

    [[nodiscard]] Mode mode() const { return m_mode; }

private:
    Mode m_mode;
    std::unique_ptr<QThread> m_thread;
    QObject *m_worker = nullptr;
};

} // namespace yunchuang
