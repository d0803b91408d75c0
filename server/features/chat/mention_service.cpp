// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/chat/mention_service.h"

#include "common/base/named_words.h"

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

} // namespace

Done MentionService::find(Work &work, RoomId room, const RoomRights &rights, chat::MessageBody &body)
{
    if (!body.text.contains(u'@'))
        return {};
    QList<chat::Mention> mentions;
    for (const QString &word : wordsNamed(body.text)) {
        if (everyoneWords().contains(word)) {
            if (rights.mayLead())
                body.everyone = true;
            continue;
        }
        TRY(const auto user, m_store.member(work, room, word));
        if (!user)
            continue;
        if (mentions.size() == chat::kMostMentions)
            return Error{Code::TooMany, "mentions"}.at(u"text"_s);
        mentions.append({*user, word});
    }
    if (!mentions.isEmpty())
        body.mentions = mentions;
    return {};
}

Done MentionService::tell(Work &work, const rooms::RoomEvent &message, const RoomRights &rights,
                          const chat::MessageBody &body, const chat::MessageBody &before)
{
    const UserId me = work.caller().user;
    if (body.everyone.value_or(false) && !before.everyone.value_or(false))
        TRY(m_store.name(work, message.room, message.position, std::nullopt));
    for (const chat::Mention &mention : body.mentions.value_or(QList<chat::Mention>())) {
        if (mention.user == me || chat::names(before, mention.user))
            continue;
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
        const chat::MentionedBody told{message.room, rights.name, message.position, message.id,
                                       message.sender ? message.sender->nickname : QString()};
        TRY(m_notifications.notify(work, mention.user, u"chat.mention"_s, {toJson(told)}));
    }
    return {};
}

} // namespace madang
