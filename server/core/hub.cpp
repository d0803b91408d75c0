// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/core/hub.h"

#include <algorithm>

namespace madang {

void Hub::add(const QByteArray &topic, Subscriber *subscriber)
{
    m_topics[topic].subscribers.push_back(subscriber);
}

void Hub::remove(const QByteArray &topic, Subscriber *subscriber)
{
    const auto found = m_topics.find(topic);
    if (found == m_topics.end())
        return;
    auto &all = found->subscribers;
    const auto at = std::find(all.begin(), all.end(), subscriber);
    if (at == all.end())
        return;
    if (found->delivering > 0) {
        *at = nullptr;
        found->holes = true;
        return;
    }
    *at = all.back();
    all.pop_back();
    if (all.empty())
        m_topics.erase(found);
}

void Hub::deliver(const PublishedPtr &published)
{
    if (published->kind == Published::Kind::Evict) {
        evict(published->topic, published->user);
        evict(published->topic + "/ephemeral", published->user);
        return;
    }
    forEach(published->topic, [&published](Subscriber *subscriber) { subscriber->deliver(published); });
}

void Hub::evict(const QByteArray &topic, UserId user)
{
    forEach(topic, [&](Subscriber *subscriber) {
        if (subscriber->user() != user)
            return;
        remove(topic, subscriber);
        subscriber->evicted();
    });
}

template <typename Visit> void Hub::forEach(const QByteArray &name, Visit visit)
{
    const auto found = m_topics.find(name);
    if (found == m_topics.end())
        return;
    ++found->delivering;
    // By index and up to the present size: subscribers may come, go and be destroyed while we tell, and the
    // hash may be rebuilt.
    const size_t size = found->subscribers.size();
    for (size_t i = 0; i < size; ++i) {
        if (Subscriber *subscriber = m_topics[name].subscribers[i])
            visit(subscriber);
    }
    --m_topics[name].delivering;
    settle(name);
}

void Hub::settle(const QByteArray &name)
{
    const auto found = m_topics.find(name);
    if (found == m_topics.end() || found->delivering > 0)
        return;
    if (found->holes) {
        auto &all = found->subscribers;
        all.erase(std::remove(all.begin(), all.end(), nullptr), all.end());
        found->holes = false;
    }
    if (found->subscribers.empty())
        m_topics.erase(found);
}

int Hub::count(const QByteArray &topic) const
{
    const auto found = m_topics.constFind(topic);
    if (found == m_topics.constEnd())
        return 0;
    const auto &all = found->subscribers;
    return int(all.size()) - int(std::count(all.begin(), all.end(), nullptr));
}

} // namespace madang
