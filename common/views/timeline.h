// SPDX-License-Identifier: GPL-3.0-or-later
// One room's timeline as rows: events, own lines on their way, day dividers, the new-message divider. Holds a
// window of rows, not the room; pages from disk first, then from the server.
#pragma once

#include "common/client/session.h"
#include "common/views/formats.h"
#include "common/views/mentions.h"
#include "common/views/people.h"

#include <QAbstractListModel>
#include <QPointer>

#include <deque>

namespace madang::views {

/// The message a message answers.
struct Quote {
    EventId event;
    QString nickname; ///< empty together with text: the message is not on disk
    QString text; ///< one line
};

/// Somebody's words that a message carries from elsewhere.
struct Forwarded {
    EventId event; ///< the original
    RoomId room;
    qint64 position = 0;
    QString head; ///< "Forwarded from 미나 · 마당 이야기", one line
    QString text; ///< foreign
    bool isReachable = false; ///< one is in that room, or it is public
};

/// One row. What does not belong to its kind is empty.
struct TimelineRow {
    enum class Kind {
        Message, ///< somebody's words, also one's own on their way
        Gift, ///< a donation card; `gift`
        Notice, ///< joined, left, created...: `text` is the sentence
        Day, ///< divider; `text` names the day
        NewMessages, ///< divider above the first row that was unread when the room was opened
    };
    enum class Delivery {
        Stored, ///< the server has it
        Waiting, ///< in the outbox, not sent yet
        Sending, ///< on the wire
        Failed, ///< refused; `failure` says why; retry() or discard()
    };
    /// Stays the same as long as the row is in the window, also when a line of ours becomes an event.
    qint64 id = 0;
    Kind kind = Kind::Message;
    qint64 position = 0; ///< of the event; of the event below for dividers; 0 for lines on their way
    EventId event;
    ClientTag tag; ///< of own lines
    accounts::Person sender; ///< for Gift: the donor as far as shown
    bool mine = false;
    bool startsGroup = true; ///< false: same author within 5 minutes, name and avatar need not be repeated
    QString text; ///< foreign for Message, whose Markdown styledMessage() reads, and Gift: plain text only
    QList<files::Attachment> attachments; ///< of a message; foreign names
    Timestamp at;
    Delivery delivery = Delivery::Stored;
    std::optional<Error> failure;
    std::optional<Quote> quote;
    std::optional<Forwarded> forwarded; ///< then `text` is what the sender says to it, or empty
    std::optional<campaigns::DonationBody> gift;
    std::optional<Timestamp> editedAt; ///< of a message that was changed
    bool deleted = false; ///< taken away: `text` is our sentence about it
    bool pinned = false;
    bool namesMe = false; ///< "@me", or everyone
    QList<Mentioned> named; ///< whom `text` names; shown by withNicknames()
    int notReadBy = 0; ///< members who have not read this message yet, without its author; see readersFrom()
    QList<rooms::Reaction> reactions; ///< the first used first
    EventId thread; ///< what the thread began with that this is in, because it answers something; null: none
                    ///< known
    int answers = 0; ///< how many messages answer it, directly or not
    std::optional<Timestamp> answeredAt; ///< when the last of them did
    /// Of a Notice that stands for messages of blocked people: how many, and the position of the last one.
    int folded = 0;
    qint64 foldedTo = 0;
};

/// Rows are read with row(); data() serves DisplayRole and AccessibleTextRole (a sentence for screen
/// readers). Rows come and go by insert, remove and move signals, never by reset except when it jumps
/// somewhere else.
class Timeline : public QAbstractListModel {
    Q_OBJECT
public:
    /// Rows held at most; an edge that is paged away from is let go.
    static constexpr int kMostRows = 600;
    static constexpr int kPage = 60;
    static constexpr std::chrono::minutes kGroup{5};
    /// Places to go back to.
    static constexpr int kMostPlaces = 20;

    Timeline(Session &session, Formats &formats, RoomId room, QObject *parent = nullptr);
    ~Timeline() override;

    RoomId room() const { return m_room; }
    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    const TimelineRow &row(int index) const;
    /// What the author of a message bears beside their name; absent for a member, and while it is not known.
    std::optional<accounts::Role> badge(const TimelineRow &row) const;
    /// -1 when it is not in the window.
    int indexOfPosition(qint64 position) const;
    /// The row of that position, or the nearest one above it; -1 when the window is empty.
    int indexAround(qint64 position) const;
    int indexOfId(qint64 id) const;
    int indexOfTag(const ClientTag &tag) const;
    /// Index of the new-message divider, -1 when there is none.
    int newMessagesIndex() const;

    /// Fills the window: at the first unread row when there is one, else at the newest. Emits arrived().
    void open();
    void jumpToNewest();
    void jumpToPosition(qint64 position);
    /// To the first event at or after a moment.
    void jumpToTime(Timestamp at);
    /// To an event whose position is not known (a quote). Refused NotFound when it is not on disk.
    void jumpToEvent(EventId event);
    /// To where one was before the last of these jumps, and before the one before that; going to the newest
    /// is none of them. Who was at the newest comes back to what was the newest then.
    bool canGoBack() const { return !m_places.isEmpty(); }
    void goBack();
    /// Told by the face: the message that is being read, which is where goBack() leads.
    void setReading(qint64 position) { m_reading = position; }
    /// Whether the new-message divider stands somewhere, in the window or not, and the way to the message
    /// below it.
    bool hasFirstUnread() const { return m_dividerAfter >= 0; }
    void jumpToFirstUnread();

    /// Whether nothing of what is said here may be seen before one has joined.
    bool mustJoin() const;
    /// Whether there is more above (below) the window, on disk or at the server.
    bool hasOlder() const { return m_hasOlder; }
    bool hasNewer() const { return m_hasNewer; }
    /// Reads one page more at that edge; does nothing while one is being read.
    void loadOlder();
    void loadNewer();
    bool isLoadingOlder() const { return m_loadingOlder; }
    bool isLoadingNewer() const { return m_loadingNewer; }
    /// Jumping: the window is being read from the server.
    bool isJumping() const { return m_jumping; }
    /// What it means that there is no row.
    enum class Blank {
        No, ///< there are some
        Reading, ///< the first page is on its way
        MustJoin, ///< see mustJoin()
        CutOff, ///< never read on this device, and there is no connection; it comes with one
        Refused, ///< never read on this device; refusal() says why
        Silent, ///< nothing was said here
    };
    Blank blank() const;
    /// Why the page that was asked for last could not be had; absent once one came.
    const std::optional<Error> &refusal() const { return m_refusal; }
    /// Asks again for what could not be had, for a connection first where there is none.
    void tryAgain();
    /// Told by the face: whether the bottom of the window is in view. While it is, new rows are added and old
    /// ones let go at the top; while it is not, the window stays put and newBelow() counts.
    void setFollowing(bool following);
    bool isFollowing() const { return m_atBottom && !m_hasNewer; }
    /// Told by the face: whether somebody looks at it (window active). What comes while nobody does gets the
    /// new-message divider above it.
    void setAttended(bool attended);
    /// Messages and cards of others that came below the view since it left the bottom.
    int newBelow() const { return m_newBelow; }

    /// Who has read what, for TimelineRow::notReadBy, and what they are called here, for TimelineRow::named;
    /// nothing is counted without. People may go first.
    void readersFrom(const People *people);

    /// Told by the face when rows up to here were really seen; moves the shared read position.
    void markSeen(qint64 position);
    /// Takes the new-message divider away; the face calls it when the room is left. What was marked as unread
    /// meanwhile keeps its divider until the next time.
    void clearNewMessages();
    /// Whether something was marked as unread since the room was entered: markSeen() does nothing until it is
    /// left.
    bool isHeldUnread() const { return m_heldUnread; }

    /// Shows the messages of blocked people that a row stands for, until the window stands elsewhere.
    void unfold(int index);

    /// Rows of events as they would stand here, for a list of its own: with days between them, and without
    /// the new-message divider.
    std::deque<TimelineRow> rowsApart(const QList<rooms::RoomEvent> &events) const;
    /// A line on its way, the same.
    TimelineRow rowApart(const OutboxLine &line) { return rowOf(line); }
    /// What data() says of a row that stands elsewhere.
    QVariant dataOf(const TimelineRow &row, int role) const;
    /// More is known of the stored event at a position than its row says.
    void rereadAt(qint64 position);

    /// An event as it is quoted by what answers it.
    Quote quoteOf(EventId event) const;

    /// Puts a line into the outbox and shows it at once. TooLong, TooMany, Malformed (nothing but blanks, and
    /// no file).
    Result<ClientTag> post(const QString &text, std::optional<EventId> replyTo = {},
                           const QList<files::Attachment> &attachments = {});
    void retry(const ClientTag &tag);
    void discard(const ClientTag &tag);

    /// Messages on disk that contain the words, newest first.
    QList<ArchiveHit> search(const QString &words, int limit = 50) const;

Q_SIGNALS:
    /// The window stands somewhere new: bring this row into view.
    void arrived(int row);
    /// hasOlder, hasNewer, a loading flag or blank() changed.
    void edgesChanged();
    void newBelowChanged(int count);
    /// Who bears a badge is known better now; rows keep their heights.
    void badgesChanged();
    /// A page or a jump could not be had; what is shown stays.
    void refused(const madang::Error &reason);

private:
    enum class Edge { Older, Newer };
    using Events = QList<rooms::RoomEvent>;

    // Filling the window (timeline.cpp)
    void showRun(const Events &run, qint64 target);
    void showNewest(int tries = 3);
    void showAround(qint64 position);
    void goTo(qint64 position);
    void rememberPlace();
    void abandonJump(); ///< the page that a jump waits for is dropped when it comes
    /// `then` runs once the page is shown.
    void jump(const chat::ReadHistory &wanted, std::function<qint64(const Events &)> target,
              std::function<void()> then = {});
    void askPage(Edge edge);
    void takePage(Edge edge, const Events &events);
    void placeDivider();
    void removeDivider();
    void onMarkedUnread(const chat::MarkedUnread &marked);
    qint64 newestKnown() const;
    void setLoading(Edge edge, bool loading);
    void edgesMayHaveChanged();

    // What happens (timeline.cpp)
    void onHappened(const rooms::RoomEvent &event);
    void onFace(UserId person);
    void onBlocks();
    bool isNews(const rooms::RoomEvent &event) const;
    /// The message of an earlier card is another now.
    void correctCard(const rooms::RoomEvent &correction);
    void onLineAdded(const OutboxLine &line);
    void onLineChanged(const OutboxLine &line);
    void onLineAccepted(RoomId room, const ClientTag &tag);
    void onLineGone(RoomId room, const ClientTag &tag);
    void setNewBelow(int count);

    // Rows (timeline_rows.cpp)
    std::deque<TimelineRow> rowsOf(const Events &events, const TimelineRow *above) const;
    TimelineRow rowOf(const rooms::RoomEvent &event) const;
    /// The sentence of an event; the first one that somebody may see says so, where there are older ones.
    QString sentenceOf(const rooms::RoomEvent &event) const;
    TimelineRow rowOf(const OutboxLine &line);
    bool isFolded(const rooms::RoomEvent &event) const;
    TimelineRow foldedRow(const rooms::RoomEvent &event) const;
    void foldInto(TimelineRow &head, const TimelineRow &more) const;
    /// Makes one of two neighbours that stand for blocked people.
    void foldAt(int index);
    TimelineRow dayAbove(const TimelineRow &row) const;
    Forwarded forwardedOf(const chat::ForwardedFrom &words) const;
    bool continues(const TimelineRow &row, const TimelineRow *above) const;
    const TimelineRow *eventAbove(int index) const;
    void insertAt(int index, std::deque<TimelineRow> rows);
    void removeAt(int first, int count);
    /// Puts the new-message divider among rows that are there already.
    void insertDivider();
    void prepend(const Events &events);
    void append(const Events &events);
    void settle(int index, const rooms::RoomEvent &event);
    void appendMissingLines();
    void regroup(int index);
    void trimTop();
    void trimBottom();
    void rewrite();
    int notReadBy(const TimelineRow &row) const;
    void countReaders();
    QString calledHere(UserId user) const;
    QList<Mentioned> namedBy(const chat::MessageBody &body) const;
    QList<Mentioned> namedBy(const OutboxLine &line) const;
    void rename();
    void waitForMidnight();
    int eventsEnd() const;
    qint64 firstPosition() const { return m_first; }
    qint64 lastPosition() const { return m_last; }

    Session &m_session;
    Formats &m_formats;
    const RoomId m_room;
    std::deque<TimelineRow> m_rows; ///< dividers and events ascending, then lines on their way
    qint64 m_first = 0; ///< the window's first and last event; those that only change another have no row
    qint64 m_last = 0;
    QPointer<const People> m_people;
    std::unique_ptr<Alarm> m_midnight;
    qint64 m_dividerAfter = -1; ///< the new-message divider stands right above the position after this one
    qint64 m_seen = 0;
    qint64 m_nextLineId = -1;
    quint64 m_jump = 0; ///< counts jumps: late pages of an earlier one are dropped
    bool m_hasOlder = false;
    bool m_hasNewer = false;
    bool m_loadingOlder = false;
    bool m_loadingNewer = false;
    bool m_jumping = false;
    bool m_wasRead = false; ///< the server told what there is, be it nothing
    std::optional<Error> m_refusal;
    bool m_atBottom = true;
    bool m_attended = true;
    bool m_dividerIsOld = false; ///< placed before the present absence
    bool m_heldUnread = false; ///< marked as unread while the room is open
    int m_newBelow = 0;
    qint64 m_reading = 0;
    QList<qint64> m_places; ///< positions to go back to, the latest last
    QSet<qint64> m_unfolded; ///< positions that are shown though they are of blocked people
    QHash<UserId, std::optional<accounts::Role>> m_badges; ///< as they were told last
};

/// The longest run without a hole that contains a position; events in order, foreign and impossible ones left
/// out.
QList<rooms::RoomEvent> runWith(QList<rooms::RoomEvent> events, RoomId room, qint64 position);

} // namespace madang::views
