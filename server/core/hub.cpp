// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/core/hub.h"

#include <algorithm>

namespace madang {

namespace {

    constexpr size_t kMostRecent = 256; ///< events of one topic
    constexpr qsizetype kMostOctets = 8 * 1024 * 1024; ///< of all topics
    constexpr qsizetype kLongestRun = 64; ///< events told together
    constexpr qsizetype kOverhead = 300; ///< octets of an event beside its body

    bool isFor(const Published &published, const Subscriber &subscriber)
    {
        if (!published.onlyFor.isNull() && subscriber.user() != published.onlyFor)
            return false;
        return published.hiddenFrom.isEmpty() || !published.hiddenFrom.contains(subscriber.user());
    }

    qsizetype weightOf(const PublishedPtr &published)
    {
        return published->body.size() + kOverhead;
    }

} // namespace

void Hub::add(const QByteArray &topic, Subscriber *subscriber)
{
    m_topics[topic].subscribers.push_back(subscriber);
}

void Hub::remove(const QByteArray &topic, Subscriber *subscriber)
{
    const auto found = m_topics.find(topic);
    if (found == m_topics.end())
        return;
    auto &all = found->second.subscribers;
    const auto at = std::find(all.begin(), all.end(), subscriber);
    if (at == all.end())
        return;
    if (found->second.delivering > 0) {
        *at = nullptr;
        found->second.holes = true;
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
    if (published->kind == Published::Kind::Review) {
        forEach(published->topic, [](std::vector<Subscriber *> &all, size_t i) { all[i]->review(); });
        return;
    }
    remember(published);
    deliverRun(Run(&published, 1));
}

void Hub::deliver(const QList<PublishedPtr> &batch)
{
    for (qsizetype from = 0; from < batch.size();) {
        qsizetype end = from + 1;
        const Published &first = *batch[from];
        while (end < batch.size() && end - from < kLongestRun && first.kind == Published::Kind::Event
               && batch[end]->kind == Published::Kind::Event && batch[end]->topic == first.topic)
            ++end;
        if (end - from == 1) {
            deliver(batch[from]);
        } else {
            const Run run(batch.constData() + from, size_t(end - from));
            for (const PublishedPtr &published : run)
                remember(published);
            deliverRun(run);
        }
        from = end;
    }
}

void Hub::deliverRun(const Run &run)
{
    forEach(run.front()->topic, [&run](std::vector<Subscriber *> &all, size_t i) {
        // What is hidden from somebody is ephemeral, and comes alone.
        if (run.size() > 1 && all[i]->deliverTogether(run))
            return;
        for (const PublishedPtr &published : run) {
            if (all[i] && isFor(*published, *all[i])) // it may leave while it is told
                all[i]->deliver(published);
        }
    });
}

void Hub::remember(const PublishedPtr &published)
{
    if (published->forgetsEarlier) {
        if (const auto found = m_recent.find(published->topic); found != m_recent.end())
            found->clear();
    }
    if (published->kind != Published::Kind::Event || published->position <= 0
        || published->topic.startsWith("/user/"))
        return;
    std::deque<PublishedPtr> &recent = m_recent[published->topic];
    if (!recent.empty() && recent.back()->position + 1 != published->position)
        recent.clear(); // what came in another order is read from the store
    recent.push_back(published);
    if (recent.size() > kMostRecent)
        recent.pop_front();
    m_remembered.push_back(published);
    m_octets += weightOf(published);
    while (m_octets > kMostOctets) {
        const PublishedPtr oldest = std::move(m_remembered.front());
        m_remembered.pop_front();
        m_octets -= weightOf(oldest);
        const auto found = m_recent.find(oldest->topic);
        if (found == m_recent.end())
            continue;
        if (!found->empty() && found->front() == oldest)
            found->pop_front();
        if (found->empty())
            m_recent.erase(found);
    }
}

PublishedPtr Hub::recent(const QByteArray &topic, qint64 position) const
{
    const auto found = m_recent.constFind(topic);
    if (found == m_recent.constEnd() || found->empty())
        return nullptr;
    const qint64 index = position - found->front()->position;
    return index >= 0 && index < qint64(found->size()) ? (*found)[size_t(index)] : nullptr;
}

void Hub::evict(const QByteArray &topic, UserId user)
{
    forEach(topic, [&](std::vector<Subscriber *> &all, size_t i) {
        Subscriber *const subscriber = all[i];
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
    Topic &topic = found->second;
    ++topic.delivering;
    // By index and up to the present size: subscribers may come, go and be destroyed while we tell. Their
    // slots go with them: who is gone leaves a null pointer, and who comes may move them all.
    const size_t size = topic.subscribers.size();
    for (size_t i = 0; i < size; ++i) {
        if (topic.subscribers[i])
            visit(topic.subscribers, i);
    }
    --topic.delivering;
    settle(name);
}

void Hub::settle(const QByteArray &name)
{
    const auto found = m_topics.find(name);
    if (found == m_topics.end() || found->second.delivering > 0)
        return;
    auto &all = found->second.subscribers;
    if (found->second.holes) {
        all.erase(std::remove(all.begin(), all.end(), nullptr), all.end());
        found->second.holes = false;
    }
    if (all.empty())
        m_topics.erase(found);
}

int Hub::count(const QByteArray &topic) const
{
    const auto found = m_topics.find(topic);
    if (found == m_topics.end())
        return 0;
    const auto &all = found->second.subscribers;
    return int(all.size()) - int(std::count(all.begin(), all.end(), nullptr));
}

} // namespace madang
