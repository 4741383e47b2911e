// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>

namespace yunchuang::service {

/// Watches the bytes of a request head as they arrive, each once, and refuses what a lenient parser would let through
/// or what costs too much: bare LF and CR (RFC 9112 2.2), folded lines (5.2), control characters, too long a target,
/// too many or too long headers. What it lets pass still has to be parsed.
class HeadScanner
{
public:
    struct Limits
    {
        qsizetype headBytes;
        qsizetype targetBytes;
        qsizetype headers;
    };
    enum class State { Incomplete, Complete, Refused };

    explicit HeadScanner(Limits limits)
        : m_limits(limits)
    {
    }

    /// Takes the bytes that follow those taken before; stops at the end of the head.
    State take(QByteArrayView bytes);

    [[nodiscard]] State state() const { return m_state; }
    /// Bytes from the start to the end of the empty line; once Complete.
    [[nodiscard]] qsizetype length() const { return m_taken; }
    /// 400, 414 or 431; once Refused.
    [[nodiscard]] int status() const { return m_status; }

private:
    void takeOne(char c);
    void endLine();
    void refuse(int status);

    Limits m_limits;
    State m_state = State::Incomplete;
    qsizetype m_taken = 0;
    qsizetype m_line = 0;
    qsizetype m_column = 0;
    qsizetype m_blanks = 0;
    qsizetype m_target = 0;
    int m_status = 0;
    bool m_afterCr = false;
};

} // namespace yunchuang::service
