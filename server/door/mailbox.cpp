// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/door/mailbox.h"

#include <QtGlobal>

#include <sys/eventfd.h>
#include <unistd.h>

namespace madang::door {

Mailbox::Mailbox()
    : m_fd(::eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC))
{
    if (m_fd < 0)
        qFatal("no descriptor left for a mailbox");
}

Mailbox::~Mailbox()
{
    ::close(m_fd);
}

void Mailbox::post(Letter letter)
{
    {
        const std::lock_guard lock(m_mutex);
        if (!m_open)
            return;
        m_letters.push_back(std::move(letter));
        if (std::exchange(m_awake, true))
            return;
    }
    const quint64 one = 1;
    [[maybe_unused]] const auto written = ::write(m_fd, &one, sizeof one);
}

std::vector<Mailbox::Letter> Mailbox::take()
{
    quint64 count = 0;
    [[maybe_unused]] const auto got = ::read(m_fd, &count, sizeof count);
    std::vector<Letter> letters;
    const std::lock_guard lock(m_mutex);
    letters.swap(m_letters);
    m_awake = false;
    return letters;
}

void Mailbox::close()
{
    std::vector<Letter> dropped; // destroyed outside of the lock
    {
        const std::lock_guard lock(m_mutex);
        m_open = false;
        dropped.swap(m_letters);
    }
}

} // namespace madang::door
