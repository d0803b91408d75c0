// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-tui/terminal/signal_watch.h"

#include <csignal>
#include <sys/signalfd.h>
#include <unistd.h>

namespace madang::tui {

namespace {

    sigset_t setOf(std::initializer_list<int> signalNumbers)
    {
        sigset_t set;
        sigemptyset(&set);
        for (const int number : signalNumbers)
            sigaddset(&set, number);
        return set;
    }

} // namespace

void blockSignals(std::initializer_list<int> signalNumbers)
{
    const sigset_t set = setOf(signalNumbers);
    pthread_sigmask(SIG_BLOCK, &set, nullptr);
}

SignalWatch::SignalWatch(std::initializer_list<int> signalNumbers, QObject *parent)
    : QObject(parent)
{
    const sigset_t set = setOf(signalNumbers);
    m_fd = signalfd(-1, &set, SFD_NONBLOCK | SFD_CLOEXEC);
    if (m_fd < 0)
        return;
    m_notifier = std::make_unique<QSocketNotifier>(m_fd, QSocketNotifier::Read);
    connect(m_notifier.get(), &QSocketNotifier::activated, this, &SignalWatch::read);
}

SignalWatch::~SignalWatch()
{
    m_notifier.reset();
    if (m_fd >= 0)
        ::close(m_fd);
}

void SignalWatch::read()
{
    signalfd_siginfo info;
    while (::read(m_fd, &info, sizeof info) == ssize_t(sizeof info))
        Q_EMIT caught(int(info.ssi_signo));
}

} // namespace madang::tui
