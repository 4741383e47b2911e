// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/http/headscanner.h"

namespace yunchuang::service {

HeadScanner::State HeadScanner::take(QByteArrayView bytes)
{
    for (const char c : bytes) {
        if (m_state != State::Incomplete)
            break;
        ++m_taken;
        takeOne(c);
        if (m_state == State::Incomplete && m_taken >= m_limits.headBytes)
            refuse(m_line == 0 ? 414 : 431);
    }
    return m_state;
}

void HeadScanner::takeOne(char c)
{
    const auto code = static_cast<unsigned char>(c);
    if (m_afterCr) {
        m_afterCr = false;
        if (c != '\n')
            return refuse(400);
        return endLine();
    }
    if (c == '\r') {
        m_afterCr = true;
        return;
    }
    const bool blank = c == ' ' || c == '\t';
    if ((code < 0x20 && c != '\t') || code == 0x7f || (blank && m_column == 0))
        return refuse(400);
    ++m_column;
    if (m_line > 0)
        return;
    if (c == ' ')
        ++m_blanks;
    else if (m_blanks == 1 && ++m_target > m_limits.targetBytes)
        return refuse(414);
    // No method is that long; a peer that speaks something else is told so at once.
    if (m_blanks == 0 && m_column > 32)
        refuse(400);
}

void HeadScanner::endLine()
{
    if (m_column == 0) {
        if (m_line == 0)
            return refuse(400);
        m_state = State::Complete;
        return;
    }
    m_column = 0;
    ++m_line;
    if (m_line > m_limits.headers + 1)
        refuse(431);
}

void HeadScanner::refuse(int status)
{
    m_state = State::Refused;
    m_status = status;
}

} // namespace yunchuang::service
