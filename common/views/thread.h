// SPDX-License-Identifier: GPL-3.0-or-later
// One thread by itself: a message and everything that answers it. Its rows stand on the room's timeline too;
// here they stand without what was said between them.
#pragma once

#include "common/views/timeline.h"

namespace madang::views {

/// Belongs to one Timeline, which makes its rows. What is on disk is shown at once, and alone where the
/// server cannot be asked; what happens in the room and belongs here is added. data() as Timeline's.
class Thread : public QAbstractListModel {
    Q_OBJECT
public:
    /// Answers held at most; the oldest of them are let go.
    static constexpr int kMostAnswers = 600;
    static constexpr int kPage = 60;

    enum class State {
        Fetching, ///< the server was asked; what is on disk is shown
        Shown,
        Local, ///< the server could not be asked: only what is on disk is shown
        Refused, ///< error() says why
    };

    /// `event`: what it began with, or anything in it.
    Thread(Session &session, Timeline &timeline, EventId event, QObject *parent = nullptr);

    RoomId room() const { return m_timeline.room(); }
    /// What it began with, as far as is known.
    EventId root() const { return m_root; }
    /// Where that stands in the room; 0 when it may not be seen, or is not known yet.
    qint64 rootPosition() const { return m_first ? m_first->position : 0; }

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    const TimelineRow &row(int index) const { return m_rows[size_t(index)]; }
    /// How many answers are held here.
    int answerCount() const { return int(m_answers.size()); }

    /// Reads it anew.
    void open();
    bool hasOlder() const { return m_hasOlder; }
    /// Reads one page more above the answers; does nothing while something is being read.
    void loadOlder();
    bool isLoading() const { return m_loading; }

    State state() const { return m_state; }
    const std::optional<Error> &error() const { return m_error; }
    /// The state in a sentence; empty while there is nothing to say about it.
    QString stateText() const;

    /// Puts an answer into the outbox. Malformed (nothing but blanks), TooLong, TooMany, Conflict
    /// ("nickname-needed"), NotFound ("event") when all that could be answered was taken away; why one may
    /// not write here at all, Composer::obstacle() says.
    Result<ClientTag> post(const QString &text);

Q_SIGNALS:
    /// State, edges or loading changed.
    void changed();
    /// An answer of one's own was added.
    void posted();

private:
    enum class Redraw { New, All };
    using Events = QList<rooms::RoomEvent>;

    void ask(std::optional<qint64> before);
    void take(const chat::Thread &page, bool older);
    void showLocal();
    void findRoot();
    bool addAnswer(const rooms::RoomEvent &event);
    void trim();
    void onHappened(const rooms::RoomEvent &event);
    /// A later event made something of one of these.
    void reread(EventId event);
    void askAbout(EventId event);
    void onLines(RoomId room);
    bool holds(EventId event) const;
    /// Whether the event of a line of one's own has come.
    bool hasCome(const ClientTag &tag) const;
    bool belongs(const rooms::RoomEvent &event) const;
    bool belongs(const OutboxLine &line) const;
    std::deque<TimelineRow> rowsNow();
    void show(Redraw redraw);
    void become(State state);

    Session &m_session;
    Timeline &m_timeline;
    EventId m_named;
    EventId m_root;
    std::optional<rooms::RoomEvent> m_first;
    Events m_answers; ///< ascending, without what was taken away
    QList<OutboxLine> m_accepted; ///< the server has them, and their events have not come yet
    QHash<ClientTag, qint64> m_lineIds;
    qint64 m_nextLineId = -1;
    std::deque<TimelineRow> m_rows;
    State m_state = State::Fetching;
    std::optional<Error> m_error;
    bool m_hasOlder = false;
    bool m_loading = false;
    quint64 m_asked = 0; ///< counts questions: late answers of an earlier one are dropped
};

} // namespace madang::views
