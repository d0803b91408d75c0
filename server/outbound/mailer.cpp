// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/outbound/mailer.h"

namespace madang::outbound {

Mailer::Mailer(std::unique_ptr<MailCarrier> carrier)
    : m_carrier(std::move(carrier))
    , m_thread([this] { run(); })
{
}

Mailer::~Mailer()
{
    stop();
}

void Mailer::send(Parcel parcel, Take take)
{
    QByteArray fault;
    {
        const std::lock_guard lock(m_mutex);
        if (m_stopping)
            fault = "stopping";
        else if (m_underWay >= kMostUnderWay)
            fault = "too many at once";
        if (fault.isEmpty()) {
            ++m_underWay;
            m_waiting.push_back({std::move(parcel), std::move(take), {}});
            m_wake.notify_one();
            return;
        }
    }
    take({Carried::Outcome::NotTried, fault});
}

void Mailer::forget(const QList<QByteArray> &names)
{
    add([names](MailCarrier &carrier) {
        for (const QByteArray &name : names)
            carrier.forget(name);
    });
}

void Mailer::forgetBefore(Timestamp before)
{
    add([before](MailCarrier &carrier) { carrier.forgetBefore(before); });
}

void Mailer::add(std::function<void(MailCarrier &)> chore)
{
    const std::lock_guard lock(m_mutex);
    if (m_stopping)
        return;
    m_waiting.push_back({{}, {}, std::move(chore)});
    m_wake.notify_one();
}

void Mailer::run()
{
    for (;;) {
        Waiting next;
        {
            std::unique_lock lock(m_mutex);
            m_wake.wait(lock, [this] { return m_stopping || !m_waiting.empty(); });
            if (m_waiting.empty())
                return;
            next = std::move(m_waiting.front());
            m_waiting.pop_front();
        }
        if (next.chore) {
            next.chore(*m_carrier);
            continue;
        }
        next.take(m_stopping ? Carried{Carried::Outcome::NotTried, "stopping"}
                             : m_carrier->carry(next.parcel, m_stopping));
        --m_underWay;
    }
}

void Mailer::stop()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
        m_wake.notify_one();
    }
    if (m_thread.joinable())
        m_thread.join();
}

} // namespace madang::outbound
