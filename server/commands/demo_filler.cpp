// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/commands/demo_filler.h"

#include "common/base/secret.h"
#include "common/protocol/campaigns.h"
#include "common/protocol/chat.h"
#include "server/commands/demo_script.h"
#include "server/features/accounts/account_store.h"
#include "server/features/accounts/credentials.h"
#include "server/features/rooms/room_store.h"

#include <QRandomGenerator>
#include <QUrl>
#include <QUrlQuery>

#include <algorithm>
#include <future>

namespace madang::demo {

using namespace Qt::StringLiterals;

namespace {

    constexpr int kDays = 6;
    constexpr qint64 kDayMs = 86'400'000;
    constexpr int kGifts = 46;
    constexpr int kLateGifts = 3;
    /// Messages that share one transaction while filling.
    constexpr qsizetype kBatch = 500;

    /// Something that will be said or given at a moment.
    struct Moment {
        Timestamp at;
        int room = 0;
        int person = 0;
        QString text;
        bool gift = false;
    };

    struct MadeRoom {
        RoomId id;
        CampaignId campaign;
    };

    class Filler {
    public:
        Filler(Corridor &corridor, DemoClock &clock, QString password)
            : m_corridor(corridor)
            , m_clock(clock)
            , m_password(std::move(password))
            , m_people(people())
            , m_rooms(rooms())
            , m_end(SystemClock().now())
            , m_random(20260101)
        {
        }

        Result<Summary> fill()
        {
            m_clock.set(m_end.plus(std::chrono::milliseconds(-(kDays + 1) * kDayMs)));
            TRY(makePeople());
            TRY(makeRooms());
            TRY(tell(moments()));
            TRY(readSome());
            return m_summary;
        }

    private:
        int below(int n) { return int(m_random.bounded(n)); }

        Caller callerOf(int person) const
        {
            Caller caller;
            caller.user = m_ids[person];
            caller.address = u"127.0.0.1"_s;
            caller.language = u"ko"_s;
            return caller;
        }

        Done makePeople()
        {
            TRY(const QString hash, secret::hashPassword(m_password, {}));
            return m_corridor.runNow({}, [&](Work &work) -> Done {
                AccountStore store;
                for (const Person &person : m_people) {
                    const AccountRow row{work.newId<UserId>(), person.username,
                                         person.nickname,      m_ids.isEmpty() ? u"owner"_s : u"member"_s,
                                         work.now(),           hash};
                    TRY(store.insert(work, row, skeletonOf(row.username)));
                    m_ids += row.id;
                    ++m_summary.people;
                }
                return {};
            });
        }

        /// Calls a command as somebody and waits for its answer.
        template <typename Request, typename Answer>
        Result<Answer> call(int person, const Command<Request, Answer> &command, const Request &request)
        {
            TRY(const QJsonObject members, json::parseObject(toJson(request)));
            TRY(const Reply reply, ask(*m_corridor.routes().named(command.name), person, members));
            return fromJson<Answer>(reply.body);
        }

        Result<Reply> ask(const Route &route, int person, const QJsonObject &members)
        {
            std::promise<Result<Reply>> promise;
            m_corridor.routes().call(
                route, callerOf(person), {members, json::Source::Body},
                [&promise](Result<Reply> reply) { promise.set_value(std::move(reply)); });
            return promise.get_future().get();
        }

        Result<Reply> visit(const QByteArray &method, const QString &path, int person,
                            QJsonObject members = {})
        {
            TRY(const Routes::Found found, m_corridor.routes().find(method, path));
            for (auto it = found.members.begin(); it != found.members.end(); ++it)
                members.insert(it.key(), it.value());
            return ask(*found.route, person, members);
        }

        Done makeRooms()
        {
            for (const Room &room : std::as_const(m_rooms)) {
                const int owner = room.members.first();
                MadeRoom made;
                if (room.forCampaign) {
                    TRY(const auto campaign,
                        call(owner, campaigns::create,
                             {u"바다를 위한 밤"_s,
                              u"남해 바닷가의 버려진 그물을 걷어 올리고, 다친 바다거북을 돌보는 사람들에게 "
                              u"보냅니다.\n\n"
                              "Nets come out of the sea, and turtles go back in."_s,
                              Money{5'000'000}, m_end.plus(std::chrono::hours(24 * 9)), std::nullopt}));
                    made = {campaign.room, campaign.id};
                } else {
                    TRY(const auto created,
                        call(owner, rooms::create,
                             {room.name, room.topic,
                              room.isPrivate ? rooms::Visibility::Private : rooms::Visibility::Public}));
                    made.id = created.id;
                }
                for (const int member : room.members.mid(1)) {
                    if (room.isPrivate)
                        TRY(call(owner, rooms::invite, {made.id, m_people[member].username}));
                    else
                        TRY(call(member, rooms::join, {made.id}));
                }
                m_made += made;
                ++m_summary.rooms;
            }
            TRY(const auto direct, call(0, rooms::openDirect, {m_people[1].username}));
            m_direct = direct.id;
            ++m_summary.rooms;
            return {};
        }

        QString filledIn(QString text)
        {
            text.replace(u"{won}"_s, QLocale(QLocale::Korean).toString((below(40) + 2) * 1000));
            text.replace(u"{n}"_s, QString::number(below(8) + 2));
            text.replace(u"{place}"_s, places()[below(int(places().size()))]);
            text.replace(u"{food}"_s, foods()[below(int(foods().size()))]);
            return text;
        }

        /// A moment within the days, more often in the evening than at dawn.
        Timestamp someTime()
        {
            static constexpr int kHours[]
                = {0, 7, 8, 9, 10, 11, 12, 12, 13, 14, 15, 17, 18, 18, 19, 19, 20, 20, 21, 21, 22, 22, 23};
            const qint64 day = below(kDays);
            const qint64 hour = kHours[below(int(std::size(kHours)))];
            // Hours of Korea, where the demo's village lies.
            const qint64 midnight = (m_end.ms + 9 * 3'600'000) / kDayMs * kDayMs - 9 * 3'600'000;
            const qint64 at = midnight - day * kDayMs + hour * 3'600'000 + below(3'600'000);
            return {at < m_end.ms - 600'000 ? at : at - kDayMs};
        }

        QList<Moment> moments()
        {
            QList<Moment> all;
            for (int r = 0; r < m_rooms.size(); ++r) {
                const Room &room = m_rooms[r];
                addTalks(all, r, room);
            }
            for (int i = 0; i < kGifts; ++i) {
                // The last few came tonight, so that the room shows how a gift looks.
                const Timestamp at
                    = i < kLateGifts ? m_end.plus(-std::chrono::minutes(4 + 17 * i)) : someTime();
                all += Moment{at, campaignRoom(), below(int(m_people.size())), {}, true};
            }
            const QStringList direct{u"내일 방송 준비 다 됐어?"_s, u"응, 자막만 확인하면 돼"_s,
                                     u"고마워. 이따 저녁에 통화하자"_s, u"그래 👍"_s};
            for (int i = 0; i < direct.size(); ++i)
                all += Moment{m_end.plus(std::chrono::minutes(-50 + i)), -1, i % 2, direct[i], false};
            std::stable_sort(all.begin(), all.end(),
                             [](const Moment &a, const Moment &b) { return a.at < b.at; });
            return all;
        }

        /// Talks of a room one after the other, none twice before every other had its turn.
        void addTalks(QList<Moment> &all, int number, const Room &room)
        {
            QList<Timestamp> starts;
            for (int i = 0; i < room.scraps; ++i)
                starts += someTime();
            std::sort(starts.begin(), starts.end());
            QList<Talk> deck;
            Timestamp end;
            for (const Timestamp start : std::as_const(starts)) {
                if (end.plus(std::chrono::minutes(8)) > m_end)
                    break;
                if (deck.isEmpty()) {
                    deck = room.talks;
                    std::shuffle(deck.begin(), deck.end(), m_random);
                }
                end = addTalk(all, number, deck.takeLast(), room.members,
                              std::max(start, end.plus(std::chrono::minutes(1))));
            }
        }

        /// When the last word was said.
        Timestamp addTalk(QList<Moment> &all, int room, const Talk &talk, QList<int> members, Timestamp at)
        {
            std::shuffle(members.begin(), members.end(), m_random);
            // One place and one number per talk, so that the answer fits the question.
            const QString place = places()[below(int(places().size()))];
            for (const QString &line : talk) {
                const int speaker = line.at(0).unicode() - u'A';
                QString text = line.mid(2);
                text.replace(u"{place}"_s, place);
                all += Moment{at, room, members[speaker % int(members.size())], filledIn(text), false};
                at = at.plus(std::chrono::milliseconds(4000 + below(30'000)));
            }
            return at;
        }

        int campaignRoom() const
        {
            for (int r = 0; r < m_rooms.size(); ++r) {
                if (m_rooms[r].forCampaign)
                    return r;
            }
            return 0;
        }

        Done tell(const QList<Moment> &all)
        {
            for (qsizetype i = 0; i < all.size();) {
                if (all[i].gift) {
                    TRY(give(all[i]));
                    ++i;
                    continue;
                }
                qsizetype end = i;
                while (end < all.size() && !all[end].gift && end - i < kBatch)
                    ++end;
                TRY(m_corridor.runNow({}, [&](Work &work) { return say(work, all.mid(i, end - i)); }));
                i = end;
            }
            m_clock.set(m_end);
            return {};
        }

        /// Many messages in one transaction, each in a unit of its own time and sender.
        Done say(Work &outer, const QList<Moment> &some)
        {
            for (const Moment &moment : some) {
                m_clock.set(moment.at);
                const Caller caller = callerOf(moment.person);
                Work work(outer.db(), caller, m_clock, m_corridor.ids());
                const RoomId room = moment.room < 0 ? m_direct : m_made[moment.room].id;
                TRY(m_corridor.features().rooms().append(
                    work, room, u"message"_s, caller.user,
                    {toJson(chat::MessageBody{moment.text, std::nullopt})},
                    ClientTag{secret::randomToken(9)}));
                ++m_summary.events;
            }
            return {};
        }

        /// A gift the way people give: order, checkout page, the gateway's return address.
        Done give(const Moment &moment)
        {
            static constexpr qint64 kAmounts[]
                = {5'000, 10'000, 10'000, 20'000, 30'000, 30'000, 50'000, 70'000, 100'000, 200'000};
            static constexpr campaigns::GiftVisibility kVisibilities[]
                = {campaigns::GiftVisibility::Public, campaigns::GiftVisibility::Public,
                   campaigns::GiftVisibility::Public, campaigns::GiftVisibility::HiddenName,
                   campaigns::GiftVisibility::HiddenAmount};
            m_clock.set(moment.at);
            const Money amount{kAmounts[below(int(std::size(kAmounts)))]};
            TRY(const auto donating,
                call(moment.person, campaigns::donate,
                     {m_made[moment.room].campaign, ClientTag{secret::randomToken(9)}, amount,
                      wishes()[below(int(wishes().size()))],
                      kVisibilities[below(int(std::size(kVisibilities)))]}));
            const QString order = donating.donation.order.text();
            TRY(const Reply decided,
                visit("POST", u"/pay/sandbox/"_s + order, moment.person, {{u"decision"_s, u"approve"_s}}));
            const QUrl back(QString::fromUtf8(decided.location));
            QJsonObject members;
            for (const auto &[key, value] : QUrlQuery(back).queryItems(QUrl::FullyDecoded))
                members.insert(key, value);
            TRY(visit("GET", back.path(), moment.person, members));
            TRY(const auto donation, call(moment.person, campaigns::donation, {donating.donation.id}));
            if (donation.status != payments::OrderStatus::Done)
                return Error{Code::Internal, "demo-gift"};
            ++m_summary.gifts;
            m_summary.total += amount;
            return {};
        }

        /// Most people have read most things; a few rooms have something new.
        Done readSome()
        {
            return m_corridor.runNow({}, [&](Work &work) -> Done {
                RoomStore store;
                for (int r = 0; r < m_made.size(); ++r) {
                    TRY(const RoomRow row, store.room(work, m_made[r].id, m_ids[0]));
                    for (const int member : std::as_const(m_rooms[r].members)) {
                        const qint64 unread = (member + r) % 3 == 0 ? below(12) : 0;
                        TRY(store.moveRead(work, m_made[r].id, m_ids[member], row.position - unread));
                    }
                }
                return {};
            });
        }

        Corridor &m_corridor;
        DemoClock &m_clock;
        const QString m_password;
        const QList<Person> m_people;
        const QList<Room> m_rooms;
        const Timestamp m_end;
        QRandomGenerator m_random;
        QList<UserId> m_ids;
        QList<MadeRoom> m_made;
        RoomId m_direct;
        Summary m_summary;
    };

} // namespace

Result<Summary> fill(Corridor &corridor, DemoClock &clock, const QString &password)
{
    return Filler(corridor, clock, password).fill();
}

} // namespace madang::demo
