// SPDX-License-Identifier: GPL-3.0-or-later
// RoomPictures: the pictures of one room in their order, for who walks through them one by one. Begins with
// those of a timeline's window and reads on by itself, from disk first, then from the server; the window
// stays where it is.
#pragma once

#include "common/client/session.h"

namespace madang::views {

class Timeline;

class RoomPictures : public QObject {
    Q_OBJECT
public:
    enum class Way { Earlier, Later };
    enum class State {
        Idle,
        Looking, ///< for the next one, at the server
        Nothing, ///< there is no further one that way
        Paused, ///< none among the messages of one step: retry() looks further
        Refused, ///< error() says why; retry() asks again
    };
    /// Messages read at once, and pages read for one step.
    static constexpr int kPage = 100;
    static constexpr int kMostPages = 10;
    /// Pictures held; those furthest behind are let go, and read again on the way back.
    static constexpr int kMostPictures = 500;

    /// Stands at `first`, or at the earliest one where that is none of the timeline's.
    RoomPictures(Session &session, const Timeline &timeline, AttachmentId first, QObject *parent = nullptr);

    RoomId room() const { return m_room; }
    /// Those known so far; zero only when the timeline had none.
    int count() const { return int(m_shown.size()); }
    int current() const { return m_current; }
    const files::Attachment &picture() const { return m_shown[m_current].picture; }
    /// Whether count() is of all there are.
    bool isWhole() const { return !hasMore(Way::Earlier) && !hasMore(Way::Later); }
    /// Whether a step that way would have to look for one.
    bool isAtEnd(Way way) const;

    /// One step. Beyond what is known it looks for the next one; does nothing while it does already.
    void go(Way way);
    /// To the first or last one known so far.
    void goToEnd(Way way);
    /// Goes on looking where that stopped.
    void retry();
    bool canRetry() const { return m_state == State::Paused || m_state == State::Refused; }
    /// Looks no further: what is on its way is not waited for.
    void cancel();

    State state() const { return m_state; }
    const std::optional<Error> &error() const { return m_error; }
    /// The state in a sentence; empty while there is nothing to say.
    QString stateText() const;

Q_SIGNALS:
    /// Another picture is the current one.
    void moved();
    /// State, count() or isWhole() changed.
    void changed();
    /// The room's history began anew: none of this holds any more.
    void outdated();

private:
    struct Shown {
        qint64 position = 0; ///< of the message
        files::Attachment picture;
    };
    using Events = QList<rooms::RoomEvent>;

    bool hasMore(Way way) const;
    qint64 newestKnown() const;
    void look();
    void ask();
    /// Whether a picture is among them.
    bool take(const Events &run);
    void step();
    void moveTo(int index);
    void trim();
    void become(State state);

    Session &m_session;
    const RoomId m_room;
    const QString m_epoch;
    QList<Shown> m_shown;
    int m_current = 0;
    qint64 m_first = 0; ///< the first and last position that was looked at
    qint64 m_last = 0;
    Way m_way = Way::Earlier; ///< of the last step
    State m_state = State::Idle;
    std::optional<Error> m_error;
    int m_pagesLeft = 0;
    quint64 m_asked = 0; ///< counts questions: the answer of one that was given up is dropped
};

} // namespace madang::views
