// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/views/message_actions.h"

#include "common/base/emoji.h"
#include "common/base/secret.h"
#include "common/base/when_done.h"
#include "common/views/campaign_desk.h"
#include "common/views/emoji/emoji_table.h"

#include <array>

namespace madang::views {

using namespace Qt::StringLiterals;
using Kind = TimelineRow::Kind;

namespace {

    /// A sign with the words by which people find it.
    struct Named {
        QStringView emoji;
        std::array<QStringView, 3> words;
    };
    constexpr std::array kNamed{
        Named{u"👍", {u"+1", u"good", u"좋아"}},      Named{u"❤️", {u"heart", u"love", u"하트"}},
        Named{u"😂", {u"joy", u"laugh", u"웃음"}},    Named{u"🎉", {u"tada", u"party", u"축하"}},
        Named{u"🙏", {u"pray", u"thanks", u"감사"}},  Named{u"😮", {u"wow", u"oh", u"놀람"}},
        Named{u"😢", {u"cry", u"sad", u"슬픔"}},      Named{u"👏", {u"clap", u"bravo", u"박수"}},
        Named{u"🔥", {u"fire", u"hot", u"불"}},       Named{u"👀", {u"eyes", u"look", u"눈"}},
        Named{u"✅", {u"check", u"done", u"확인"}},   Named{u"👎", {u"-1", u"bad", u"싫어"}},
        Named{u"💯", {u"100", u"hundred", u"백점"}},  Named{u"😊", {u"smile", u"happy", u"미소"}},
        Named{u"🤔", {u"think", u"hmm", u"생각"}}, Named{u"💪", {u"muscle", u"strong", u"힘내"}},
    };

} // namespace

MessageActions::MessageActions(Session &session, Timeline &timeline, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_timeline(timeline)
{
    connect(&session.deletions(), &Deletions::refused, this,
            [this](const Deletion &deletion, const Error &reason) {
                if (deletion.room == m_timeline.room())
                    Q_EMIT refused(reason);
            });
}

// --- what one may

bool MessageActions::may(const TimelineRow &row, Need need) const
{
    const bool isThere = row.position > 0 && !row.deleted;
    const bool isSaid = row.kind == Kind::Message || row.kind == Kind::Gift;
    const auto room = m_session.archive().room(m_timeline.room());
    if (!isThere || !isSaid || !room || room->closed || !room->role)
        return false;
    return need == Need::Member || rooms::mayLead(*room);
}

bool MessageActions::canReply(const TimelineRow &row) const
{
    return row.kind == Kind::Message && may(row, Need::Member);
}

bool MessageActions::canOpenThread(const TimelineRow &row) const
{
    // Also below what was taken away: the answers are still there.
    return row.position > 0 && row.folded == 0 && (row.answers > 0 || !row.thread.isNull() || row.quote);
}

bool MessageActions::canForward(const TimelineRow &row) const
{
    // From a room that is closed, or is only visited, too.
    return row.kind == Kind::Message && row.position > 0 && !row.deleted
        && m_session.state() == Session::State::SignedIn;
}

bool MessageActions::canChange(const TimelineRow &row) const
{
    return row.kind == Kind::Message && row.mine && may(row, Need::Member);
}

bool MessageActions::canDelete(const TimelineRow &row) const
{
    const auto room = m_session.archive().room(m_timeline.room());
    if (row.kind != Kind::Message || row.position <= 0 || row.deleted || !room || !room->role)
        return false;
    return row.mine || looksAfter(*room);
}

bool MessageActions::looksAfter(const rooms::Room &room) const
{
    if (room.role == rooms::MemberRole::Owner)
        return true;
    const auto &account = m_session.account();
    return room.visibility != rooms::Visibility::Direct && account && moderatesMessages(account->role);
}

bool MessageActions::canComplain(const TimelineRow &row) const
{
    return row.kind == Kind::Message && !row.mine && row.position > 0 && !row.deleted
        && m_session.state() == Session::State::SignedIn;
}

bool MessageActions::canBlock(const TimelineRow &row) const
{
    return canComplain(row) && !row.sender.id.isNull();
}

std::optional<TimelineRow> MessageActions::lastChangeable() const
{
    if (m_timeline.hasNewer())
        return std::nullopt;
    for (int i = m_timeline.rowCount() - 1; i >= 0; --i) {
        if (canChange(m_timeline.row(i)))
            return m_timeline.row(i);
    }
    return std::nullopt;
}

bool MessageActions::canReact(const TimelineRow &row) const
{
    return may(row, Need::Member);
}

bool MessageActions::canPin(const TimelineRow &row) const
{
    return may(row, Need::Leader);
}

bool MessageActions::canSave(const TimelineRow &row) const
{
    const bool isSaid = row.kind == Kind::Message || row.kind == Kind::Gift;
    if (!isSaid || row.position <= 0 || m_session.state() != Session::State::SignedIn)
        return false;
    if (isSaved(row))
        return true;
    const auto room = m_session.archive().room(m_timeline.room());
    const bool isFolded = row.kind == Kind::Message && m_session.blocks().contains(row.sender.id);
    return !row.deleted && !isFolded && room && room->role;
}

bool MessageActions::canMarkUnread(const TimelineRow &row) const
{
    const auto room = m_session.archive().room(m_timeline.room());
    const bool isSaid = row.kind == Kind::Message || row.kind == Kind::Gift;
    return isSaid && row.position > 0 && room && room->role;
}

bool MessageActions::canSeeVersions(const TimelineRow &row) const
{
    const auto room = m_session.archive().room(m_timeline.room());
    if (row.kind != Kind::Message || !room || !room->role)
        return false;
    if (looksAfter(*room))
        return row.editedAt || row.deleted;
    return row.editedAt && row.mine && !row.deleted;
}

// --- doing it

template <typename Request>
void MessageActions::call(const Command<Request, Nothing> &command, const Request &request)
{
    whenDone(m_session.call(command, request), this, [this](const Result<Nothing> &done) {
        if (!done)
            Q_EMIT refused(done.error());
    });
}

QFuture<Result<rooms::RoomEvent>> MessageActions::forward(const TimelineRow &row, RoomId to,
                                                          const QString &comment)
{
    chat::ForwardMessage request{to, {secret::randomToken(16)}, row.event, std::nullopt};
    if (!comment.trimmed().isEmpty())
        request.text = comment.trimmed();
    return m_session.call(chat::forward, request);
}

void MessageActions::remove(const TimelineRow &row)
{
    const Done begun = m_session.deletions().put({m_timeline.room(), row.event, row.position});
    if (!begun)
        Q_EMIT refused(begun.error());
}

void MessageActions::toggleReaction(const TimelineRow &row, const QString &emoji)
{
    const bool mine = std::any_of(row.reactions.begin(), row.reactions.end(), [&](const auto &reaction) {
        return reaction.mine && reaction.emoji == emoji;
    });
    call(mine ? chat::unreact : chat::react, {m_timeline.room(), row.event, emoji});
}

QFuture<Result<Nothing>> MessageActions::complain(const TimelineRow &row, complaints::Reason reason,
                                                  const QString &note)
{
    complaints::Complain wish{m_timeline.room(), row.event, reason, std::nullopt};
    if (!note.trimmed().isEmpty())
        wish.note = note.trimmed();
    return m_session.call(complaints::make, wish);
}

void MessageActions::setPinned(const TimelineRow &row, bool pinned)
{
    call(pinned ? chat::pin : chat::unpin, the(row));
}

void MessageActions::setSaved(const TimelineRow &row, bool saved)
{
    const auto tell = [this, saved](const auto &done) {
        if (done)
            Q_EMIT kept(saved ? tr("Saved. You find it among your saved messages.")
                              : tr("Removed from your saved messages."));
        else
            Q_EMIT refused(done.error());
    };
    if (saved)
        whenDone(m_session.saved().save(row.event), this, tell);
    else
        whenDone(m_session.saved().remove(row.event), this, tell);
}

void MessageActions::markUnread(const TimelineRow &row)
{
    whenDone(m_session.mirror().markUnread(m_timeline.room(), row.position - 1), this,
             [this](const Result<Nothing> &done) {
                 if (!done)
                     Q_EMIT refused(done.error());
             });
}

QFuture<Result<Page<chat::Version>>> MessageActions::versions(const TimelineRow &row)
{
    return m_session.call(chat::versions, the(row));
}

QFuture<Result<Page<chat::Reactor>>> MessageActions::reactors(const TimelineRow &row)
{
    return m_session.call(chat::reactors, {m_timeline.room(), row.event, std::nullopt, std::nullopt});
}

QFuture<Result<Page<rooms::RoomEvent>>> MessageActions::pins()
{
    return m_session.call(chat::pins, {m_timeline.room()});
}

// --- signs

QStringList MessageActions::usualEmoji()
{
    QStringList all;
    for (const Named &named : kNamed)
        all.append(named.emoji.toString());
    return all;
}

QString MessageActions::emojiNamed(const QString &word)
{
    QString plain = word.trimmed().toLower();
    if (isEmoji(word.trimmed()))
        return word.trimmed();
    if (plain.size() > 2 && plain.startsWith(u':') && plain.endsWith(u':'))
        plain = plain.mid(1, plain.size() - 2);
    for (const Named &named : kNamed) {
        if (std::find(named.words.begin(), named.words.end(), QStringView(plain)) != named.words.end())
            return named.emoji.toString();
    }
    const Emoji *emoji = EmojiTable::instance().called(plain);
    return emoji ? emoji->sign.toString() : QString();
}

QString MessageActions::reactionText(const QList<rooms::Reaction> &reactions)
{
    QStringList parts;
    for (const rooms::Reaction &reaction : reactions)
        parts.append(reaction.emoji + u' ' + QString::number(reaction.count));
    return parts.join(u"  "_s);
}

} // namespace madang::views
