// SPDX-License-Identifier: GPL-3.0-or-later
// What a person is told beside the window they look at: which events and notices alert, in which words, how
// often, and when an alert has become pointless. How it is shown is the faces' business.
#pragma once

#include "common/client/session.h"
#include "common/views/formats.h"
#include "common/views/notice_words.h"

#include <QObject>

namespace madang::views {

/// One alert as it stands now. Plain text on one line each; text of others is cut, but not escaped.
struct Alert {
    quint64 id = 0; ///< of a room or a notice: the next one of the same room replaces it
    QString title;
    QString text;
    int count = 1; ///< how many events it stands for
    bool names = false; ///< one of them names the person, or answers them
    RoomId room = {}; ///< of a message; null for a notice
    qint64 position = 0; ///< of the latest message
    NoticeId notice = {};
    NoticeSubject subject = {}; ///< where a notice leads
};

/// Whether the quiet hours or a pause hold at a moment.
bool isQuiet(const notifications::AlertRules &rules, Timestamp at);
/// Whether notices of a type are about money of one's own, or that one looks after.
bool isAboutMoney(const QString &noticeType);
/// Whether a text contains one of the words. A word of letters of the Latin script is not found inside
/// another one; others are, because particles follow them.
bool containsKeyword(const QString &text, const QStringList &keywords);

/// In this order: nothing that one did oneself, has read, or looks at, and nothing of who is blocked; nothing
/// of a room at level `none`; in a muted room only what names or answers one; at level `mentions` that,
/// everyone, and keywords; nothing while it is quiet, everywhere or by the room's schedule, but money and
/// invitations if so wished. What is older than a quarter of an hour when it comes was missed, not news: it
/// stands in the list of rooms. A room alerts at once and then at most once in kPause, with a count.
class Alerts : public QObject {
    Q_OBJECT
public:
    static constexpr std::chrono::milliseconds kPause{4000};
    /// As many alerts stand at a time; the oldest go.
    static constexpr int kMostStanding = 50;

    Alerts(Session &session, const Formats &formats, QObject *parent = nullptr);
    ~Alerts() override;

    /// What the person looks at: the window has the keyboard, and shows that room (or none).
    void setFocus(bool active, RoomId room);
    /// A room that is looked at in a window of its own, which tells nothing else; null: none.
    void lookAt(RoomId room);

    const notifications::AlertRules &rules() const { return m_rules; }
    /// Quiet hours, a pause, or one's own wish not to be disturbed.
    bool isQuietNow() const;
    /// The same for what happens in one room, whose schedule may want quiet, too.
    bool isQuietIn(const rooms::Room &room) const;
    /// Whether something happened lately; what is older when it comes was missed.
    bool isNews(Timestamp at) const;
    QFuture<Result<notifications::AlertRules>> change(const notifications::ChangeAlertRules &wanted);
    /// Silence for a while; zero ends it.
    QFuture<Result<notifications::AlertRules>> pauseFor(std::chrono::minutes span);

Q_SIGNALS:
    /// A new alert, or one that stands already in new words.
    void raised(const madang::views::Alert &alert);
    /// It was read, here or elsewhere.
    void takenBack(quint64 id);
    void rulesChanged();

private:
    struct Standing {
        Alert alert;
        qint64 raisedAt = 0; ///< steady
        bool waits = false; ///< newer words wait for the pause to end
    };

    void onState();
    void readRules();
    void takeRules(const notifications::AlertRules &rules);
    void onEvent(const rooms::RoomEvent &event);
    void onNotice(const notifications::Notice &notice);
    void onRoom(RoomId room);
    void onRead(const notifications::NoticesRead &read);
    void raise(const Alert &alert);
    void tell(Standing &standing);
    void tellWaiting();
    void takeBack(quint64 id);
    void takeBackRoom(RoomId room);
    QString textOf(const rooms::RoomEvent &event) const;
    Alert alertOf(const rooms::RoomEvent &event, const rooms::Room &room, bool answers, bool names) const;

    Session &m_session;
    const Formats &m_formats;
    notifications::AlertRules m_rules;
    quint64 m_question = 0; ///< late answers are dropped
    bool m_active = false;
    RoomId m_shown;
    RoomId m_beside; ///< looked at in a window of its own
    QHash<quint64, Standing> m_standing;
    std::unique_ptr<Alarm> m_pause;
};

} // namespace madang::views
