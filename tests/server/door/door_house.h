// SPDX-License-Identifier: GPL-3.0-or-later
// A running door on a free port before a house with a few small rooms of the tests' own: a timeline, a board
// without positions, notices. Nothing of the features.
#pragma once

#include "common/protocol/accounts.h"
#include "common/protocol/chat.h"
#include "common/protocol/notifications.h"
#include "server/door/door.h"
#include "tests/support/test_house.h"

#include <QTemporaryDir>

#include <atomic>

namespace madang::test {

/// A board: told as a whole, without positions.
struct Board {
    RoomId room;
    QString words;
};
PROTOCOL_FIELDS(Board, room, words)
inline constexpr Event<Board> boardChanged{"board", "/topic/boards/{room}"};
inline constexpr Command<Board, Nothing> writeBoard{"test.board", "PUT /api/v1/boards/{room}",
                                                    "/app/boards/{room}"};

struct Notify {
    UserId user;
    QString text;
};
PROTOCOL_FIELDS(Notify, user, text)
inline constexpr Command<Notify, Nothing> notify{"test.notify", "POST /api/v1/test/notify"};
/// Answers what it was asked, with a query string or a body.
struct Mirror {
    QString word;
    std::optional<int> number;
};
PROTOCOL_FIELDS(Mirror, word, number)
inline constexpr Command<Mirror, Mirror> mirrorGet{"test.mirror-get", "GET /api/v1/mirror/{word}"};
inline constexpr Command<Mirror, Mirror> mirrorPost{"test.mirror-post", "POST /api/v1/mirror"};

/// Rules of the test rooms: room 9 is private to user 1; the text "refuse" is refused.
class TinyService {
public:
    Result<rooms::RoomEvent> post(Work &work, const chat::PostMessage &request);
    Result<chat::History> history(Work &work, const chat::ReadHistory &request);
    Result<TopicPage> openRoom(Work &work, const rooms::OneRoom &request, const TopicCursor &from);
    Result<Nothing> write(Work &work, const Board &request);
    Result<TopicPage> openBoard(Work &work, const rooms::OneRoom &request, const TopicCursor &from);
    Result<Nothing> notify(Work &work, const Notify &request);
    Result<Nothing> acknowledge(Work &work, const notifications::OneNotice &request);
    Result<TopicPage> openNotices(Work &work, const Nothing &request, const TopicCursor &from);
    Result<Mirror> mirror(Work &work, const Mirror &request);

private:
    Result<QList<rooms::RoomEvent>> after(Work &work, RoomId room, qint64 position, int limit);
};

/// Tokens are "user.session"; "late.user.session" ends in one minute; "script.user.session" stands.
class TinyAuthenticator final : public Authenticator {
public:
    explicit TinyAuthenticator(const Clock &clock)
        : m_clock(clock)
    {
    }
    Result<Claims> authenticate(const QByteArray &token) const override;

private:
    const Clock &m_clock;
};

class DoorHouse {
public:
    /// Generous times, so that a test on a busy machine only sees those it shortens.
    static door::DoorConfig config();

    explicit DoorHouse(door::DoorConfig config = DoorHouse::config(), const RateRules &rates = {});
    ~DoorHouse();

    quint16 port() const { return m_door->port(); }
    door::Door &door() { return *m_door; }
    TestHouse &house() { return m_house; }
    FakeClock &clock() { return m_house.clock(); }
    Bus &bus() { return m_bus; }
    AddressBans &bans() { return m_bans; }
    LiveConnections &connections() { return m_connections; }
    /// Posts as user 1 straight into the house.
    rooms::RoomEvent post(int room, const QString &text, const QString &tag = {});
    /// The session is over, as if its person had signed out elsewhere.
    void revoke(SessionId session);
    /// A standing token is over for the store, and no door has heard of it yet.
    void forgetToken(SessionId token) { m_forgotten = token.number; }
    /// Time passes in small steps, so that everything that becomes due happens in order.
    void pass(std::chrono::milliseconds span,
              std::chrono::milliseconds step = std::chrono::milliseconds(2500));
    qint64 metric(const QByteArray &line);

private:
    /// The house's bus as the door wants it.
    class HouseBus final : public Bus {
    public:
        explicit HouseBus(TestHouse &house)
            : m_house(house)
        {
        }
        void publish(const QList<PublishedPtr> &batch) override
        {
            for (const Receiver &receiver : m_receivers)
                receiver(batch);
        }
        void addReceiver(Receiver receiver) override
        {
            m_receivers.push_back(receiver);
            m_house.listen(receiver);
        }

    private:
        TestHouse &m_house;
        std::vector<Receiver> m_receivers;
    };

    TestHouse m_house;
    TinyAuthenticator m_authenticator;
    HouseBus m_bus;
    TinyService m_service;
    AddressBans m_bans;
    LiveConnections m_connections;
    std::unique_ptr<door::Door> m_door;
    int m_posted = 0;
    std::atomic<qint64> m_forgotten = 0; ///< read by lanes
};

/// A certificate for "localhost" made for one test: the files' paths.
struct ThrowAwayCertificate {
    ThrowAwayCertificate();
    QTemporaryDir folder;
    QByteArray certificate;
    QByteArray key;
};

} // namespace madang::test
