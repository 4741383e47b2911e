// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/program/unixsignals.h"

#include <QSocketNotifier>

#include <array>
#include <csignal>
#include <stdexcept>

#include <fcntl.h>
#include <sys/resource.h>
#include <unistd.h>

namespace yunchuang::service {

namespace {

/// A handler may do nothing but write to a pipe.
std::array<int, 2> signalPipe = {-1, -1};

constexpr std::array handledSignals = {SIGTERM, SIGINT, SIGHUP};

void passSignalOn(int number)
{
    const int saved = errno;
    const char byte = char(number);
    // A full pipe says already what there is to say.
    [[maybe_unused]] const ssize_t written = ::write(signalPipe[1], &byte, 1);
    errno = saved;
}

void handleSignal(int number, void (*handler)(int))
{
    struct sigaction action = {};
    action.sa_handler = handler;
    action.sa_flags = SA_RESTART;
    sigemptyset(&action.sa_mask);
    sigaction(number, &action, nullptr);
}

} // namespace

UnixSignals::UnixSignals()
{
    if (::pipe2(signalPipe.data(), O_CLOEXEC | O_NONBLOCK) != 0)
        throw std::runtime_error("no pipe for signals");
    m_notifier = new QSocketNotifier(signalPipe[0], QSocketNotifier::Read, this);
    connect(m_notifier, &QSocketNotifier::activated, this, &UnixSignals::read);
    for (const int number : handledSignals)
        handleSignal(number, passSignalOn);
    handleSignal(SIGPIPE, SIG_IGN);
}

UnixSignals::~UnixSignals()
{
    for (const int number : handledSignals)
        handleSignal(number, SIG_DFL);
    m_notifier->setEnabled(false);
    ::close(signalPipe[0]);
    ::close(signalPipe[1]);
}

void UnixSignals::read()
{
    char number = 0;
    while (::read(signalPipe[0], &number, 1) == 1) {
        if (number == SIGHUP)
            Q_EMIT reloadAsked();
        else
            Q_EMIT stopAsked();
    }
}

bool forbidCoreDumps()
{
    const rlimit none = {0, 0};
    return setrlimit(RLIMIT_CORE, &none) == 0;
}

} // namespace yunchuang::service
