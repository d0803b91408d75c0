// SPDX-License-Identifier: GPL-3.0-or-later
// What one may do with a message of a timeline: reply, change, take away, react, pin, save; and doing it.
#pragma once

#include "common/protocol/complaints.h"
#include "common/views/timeline.h"

namespace madang::views {

/// Belongs to one Timeline. What is done shows in the rows when the server has told it; what is refused is
/// told by refused(), in words of errorText().
class MessageActions : public QObject {
    Q_OBJECT
public:
    MessageActions(Session &session, Timeline &timeline, QObject *parent = nullptr);

    bool canReply(const TimelineRow &row) const;
    bool canForward(const TimelineRow &row) const;
    /// Whether it answers something, or something is known to answer it: older servers tell only the former.
    bool canOpenThread(const TimelineRow &row) const;
    bool canChange(const TimelineRow &row) const;
    bool canDelete(const TimelineRow &row) const;
    bool canReact(const TimelineRow &row) const;
    bool canPin(const TimelineRow &row) const;
    /// Whether one may save it for oneself, or take it from what one saved.
    bool canSave(const TimelineRow &row) const;
    bool isSaved(const TimelineRow &row) const { return m_session.saved().contains(row.event); }
    /// Whether it, and what comes after it, may be marked as unread.
    bool canMarkUnread(const TimelineRow &row) const;
    /// Whether one may see what it said before.
    bool canSeeVersions(const TimelineRow &row) const;
    /// Somebody else's message, which those who look after the room should see.
    bool canComplain(const TimelineRow &row) const;
    /// Whether its author is somebody one may block.
    bool canBlock(const TimelineRow &row) const;
    /// One's last message in this room that can be changed, among the rows; nothing when there is none, or
    /// when there are newer rows than the window has.
    std::optional<TimelineRow> lastChangeable() const;

    /// Carries a message into a room, with what one says to it. What it says the server sees for itself.
    QFuture<Result<rooms::RoomEvent>> forward(const TimelineRow &row, RoomId to, const QString &comment);
    /// Shows it as deleted at once; the server is told when it can no longer be undone, see DeletionUndo.
    void remove(const TimelineRow &row);
    /// Adds one's sign, or takes it back when it is there.
    void toggleReaction(const TimelineRow &row, const QString &emoji);
    void setPinned(const TimelineRow &row, bool pinned);
    /// Done when kept() tells it.
    void setSaved(const TimelineRow &row, bool saved);
    /// Sets one's reading back to before it, on all devices.
    void markUnread(const TimelineRow &row);
    QFuture<Result<Nothing>> complain(const TimelineRow &row, complaints::Reason reason, const QString &note);
    /// What the message said, oldest first.
    QFuture<Result<Page<chat::Version>>> versions(const TimelineRow &row);
    /// Who reacted, at most one page.
    QFuture<Result<Page<chat::Reactor>>> reactors(const TimelineRow &row);
    /// The room's pinned messages, the latest pinned first.
    QFuture<Result<Page<rooms::RoomEvent>>> pins();

    /// Signs to offer first.
    static QStringList usualEmoji();
    /// The sign that a word or an emoji stands for (":heart:", "하트", "❤️"); empty when it is none.
    static QString emojiNamed(const QString &word);
    /// "👍 3" and so on, as one line; empty without reactions.
    static QString reactionText(const QList<rooms::Reaction> &reactions);

Q_SIGNALS:
    void refused(const madang::Error &reason);
    /// A message was saved here, or taken from what one saved; in a sentence.
    void kept(const QString &sentence);

private:
    enum class Need { Member, Leader };
    bool may(const TimelineRow &row, Need need) const;
    /// Whether one looks after what is said in the room: its owner, or a moderator of the community.
    bool looksAfter(const rooms::Room &room) const;
    chat::OneEvent the(const TimelineRow &row) const { return {m_timeline.room(), row.event}; }
    template <typename Request> void call(const Command<Request, Nothing> &command, const Request &request);

    Session &m_session;
    Timeline &m_timeline;
};

} // namespace madang::views
