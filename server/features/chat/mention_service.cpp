// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/chat/mention_service.h"

#include "common/base/named_words.h"

#include <QSet>

#include <algorithm>

namespace madang {

using namespace Qt::StringLiterals;

namespace {

    /// Each name once.
    QStringList wordsNamed(const QString &text)
    {
        QStringList words;
        for (const NamedWord &named : namedWords(text)) {
            if (!words.contains(named.word))
                words.append(named.word);
        }
        return words;
    }

    constexpr qint64 kHourMs = 3'600'000;
    constexpr qint64 kMinuteMs = 60'000;

    /// How long, in milliseconds, until another one is within `most` a window; 0: now. `calls`: the latest
    /// first.
    qint64 restMs(const QList<Timestamp> &calls, Timestamp now, int most, qint64 window)
    {
        if (most <= 0 || calls.size() < most)
            return 0;
        return std::max<qint64>(0, calls.at(most - 1).ms + window - now.ms);
    }

    /// Whether a message calls somebody whom an earlier state of it did not.
    bool callsAnew(const chat::MessageBody &body, const chat::MessageBody &before)
    {
        if (body.everyone.value_or(false) && !before.everyone.value_or(false))
            return true;
        const QStringList earlier = before.roles.value_or(QStringList());
        const QStringList roles = body.roles.value_or(QStringList());
        return std::any_of(roles.begin(), roles.end(),
                           [&earlier](const QString &role) { return !earlier.contains(role); });
    }

} // namespace

Done MentionService::find(Work &work, RoomId room, const RoomRights &rights, chat::MessageBody &body,
                          const chat::MessageBody &before)
{
    if (!body.text.contains(u'@'))
        return {};
    QList<chat::Mention> mentions;
    QList<chat::Mention> called;
    QStringList roles;
    for (const QString &word : wordsNamed(body.text)) {
        if (everyoneWords().contains(word)) {
            if (rights.mayLead())
                body.everyone = true;
            continue;
        }
        TRY(const auto user, m_store.member(work, room, word));
        if (!user) {
            const auto role = accounts::calledBy(word);
            if (!role || rights.visibility == rooms::Visibility::Direct)
                continue;
            TRY(const QList<UserId> bearers,
                m_store.bearers(work, room, *role, chat::kMostCalled - int(called.size())));
            for (const UserId bearer : bearers)
                called.append({bearer, word});
            if (!bearers.isEmpty())
                roles.append(word);
            continue;
        }
        if (mentions.size() == chat::kMostMentions)
            return Error{Code::TooMany, "mentions"}.at(u"text"_s);
        mentions.append({*user, word});
    }
    mentions += called;
    if (!mentions.isEmpty())
        body.mentions = mentions;
    if (!roles.isEmpty())
        body.roles = roles;
    if (callsAnew(body, before))
        TRY(countCall(work, room));
    return {};
}

Done MentionService::countCall(Work &work, RoomId room)
{
    if (m_rules.perHour <= 0 && m_rules.perMinute <= 0)
        return {};
    const Timestamp hourAgo{work.now().ms - kHourMs};
    TRY(const QList<Timestamp> calls,
        m_store.calls(work, room, hourAgo, std::max(m_rules.perHour, m_rules.perMinute)));
    const qint64 rest = std::max(restMs(calls, work.now(), m_rules.perHour, kHourMs),
                                 restMs(calls, work.now(), m_rules.perMinute, kMinuteMs));
    if (rest > 0)
        return Error(Code::RateLimited, "calls").at(u"text"_s).after(int((rest + 999) / 1000));
    return m_store.addCall(work, room, hourAgo);
}

Done MentionService::tell(Work &work, const rooms::RoomEvent &message, const RoomRights &rights,
                          const chat::MessageBody &body, const chat::MessageBody &before)
{
    const UserId me = work.caller().user;
    const QStringList roles = body.roles.value_or(QStringList());
    QList<std::pair<UserId, chat::MentionedBody>> told;
    QSet<UserId> done; // by name goes before by role, and the first role before the next
    if (body.everyone.value_or(false) && !before.everyone.value_or(false))
        TRY(m_store.name(work, message.room, message.position, std::nullopt));
    for (const chat::Mention &mention : body.mentions.value_or(QList<chat::Mention>())) {
        if (mention.user == me || done.contains(mention.user) || chat::names(before, mention.user))
            continue;
        done.insert(mention.user);
        TRY(const bool blocked, m_rooms.isBlockedBy(work, mention.user));
        if (blocked)
            continue;
        // Who joined later is not called to what they cannot see.
        if (message.position <= rights.position) {
            TRY(const auto from, m_rooms.visibleFrom(work, message.room, mention.user));
            if (from && message.position < *from)
                continue;
        }
        TRY(m_store.name(work, message.room, message.position, mention.user));
        if (rights.visibility == rooms::Visibility::Direct)
            continue;
        // Muted for a while or for good, being named still reaches one; a room of which one wants to hear
        // nothing only counts it.
        TRY(const rooms::Loudness loudness, m_members.loudness(work, message.room, mention.user));
        if (loudness.level == rooms::AlertLevel::None)
            continue;
        chat::MentionedBody words{message.room, rights.name, message.position, message.id,
                                  message.sender ? message.sender->nickname : QString()};
        if (roles.contains(mention.username))
            words.role = mention.username;
        if (message.sender)
            words.sender = message.sender->id;
        told.append({mention.user, words});
    }
    QList<UserId> people;
    for (const auto &[person, words] : std::as_const(told))
        people.append(person);
    TRY(m_notifications.hold(work, people));
    for (const auto &[person, words] : std::as_const(told))
        TRY(m_notifications.notify(work, person, u"chat.mention"_s, {toJson(words)}));
    return {};
}

} // namespace madang
