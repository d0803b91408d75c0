// SPDX-License-Identifier: GPL-3.0-or-later
// Whatever another person can fill, filled by somebody hostile: what the terminal is sent holds nothing of
// theirs that could command it, and what a person sees says that it was there.
#include "tests/client-tui/app_house.h"

#include "common/protocol/catalogue.h"
#include "tests/support/foreign_text.h"
#include "tests/support/sample_overview.h"
#include "tests/support/tiny_vt.h"

#include "client-tui/terminal/text_width.h"

using namespace madang;
using namespace madang::test;
using namespace madang::tui;
using namespace madang::tui::test;

namespace {

using Deed = std::function<void(House &)>;

/// Where words of others are shown, and how to get there.
struct ForeignPlace {
    const char *name;
    Deed prepare; ///< before the program starts
    Deed act = {}; ///< with the room open
    QString shown = foreignShown(); ///< empty: it is not for the screen
};

Deed typing(const QString &line)
{
    return [line](House &house) { house.terminal.enter(line); };
}

/// Waits until the server would reach the program with what it tells there.
bool isHeard(House &house, const QByteArray &destination)
{
    return eventually([&] { return house.server.isHeard(destination); });
}

chat::MessageBody saying(const QString &text)
{
    return chat::MessageBody{text, {}};
}

/// A message of somebody as it comes out of a list of such.
rooms::RoomEvent foreignMessage()
{
    auto event = foreign<rooms::RoomEvent>();
    event.room = {11};
    event.position = 1;
    event.type = u"message"_s;
    event.body.text = toJson(saying(foreignText()));
    event.marks.reset();
    return event;
}

/// Campaign 7, of the room that is open, with that title.
campaigns::Campaign campaignCalled(const QString &title)
{
    campaigns::Campaign campaign;
    campaign.id = {7};
    campaign.room = {11};
    campaign.title = title;
    campaign.goal = Money{100'000};
    campaign.endsAt = {4'000'000'000'000};
    campaign.createdAt = {1'760'000'000'000};
    campaign.reportDueAt = {4'100'000'000'000};
    return campaign;
}

enum class Belongs { ToTheRoom, ToItself };

void begin(House &house, const campaigns::Campaign &campaign, Belongs belongs)
{
    if (belongs == Belongs::ToTheRoom)
        house.server.room(11).campaign = campaign.id;
    house.server.on("GET", u"/api/v1/campaigns"_s, [campaign](const FakeRequest &) {
        return answer(Page<campaigns::Campaign>{{campaign}, {}});
    });
    house.server.on("GET", u"/api/v1/campaigns/7"_s,
                    [campaign](const FakeRequest &) { return answer(campaign); });
}

bool knowsTheCampaign(House &house)
{
    return eventually([&] { return house.app->campaigns().rowCount() == 1; });
}

void addMallory(House &house)
{
    house.server.addPerson(3, u"mallory"_s, foreignText());
}

notifications::Notice noticeOf(qint64 id, const char *type, const QByteArray &body)
{
    notifications::Notice notice;
    notice.id = {id};
    notice.type = QString::fromLatin1(type);
    notice.at = {1'760'000'000'000};
    notice.body.text = body;
    return notice;
}

/// One of every type that there is, and of every type that rooms have.
QList<notifications::Notice> foreignNotices()
{
    QList<notifications::Notice> all;
    catalogue::forEachBody([&all](const char *type, auto *body) {
        using Body = std::remove_pointer_t<decltype(body)>;
        all.append(noticeOf(all.size() + 1, type, toJson(foreign<Body>())));
    });
    return all;
}

// --- what is said

QList<ForeignPlace> placesOfMessages()
{
    return {
        {"message", [](House &house) { house.server.say(11, 2, foreignText()); }},
        {"name of who speaks",
         [](House &house) {
             addMallory(house);
             house.server.say(11, 3, u"hello"_s);
         }},
        {"quoted message",
         [](House &house) {
             const rooms::RoomEvent first = house.server.say(11, 2, foreignText());
             house.server.happen(11, u"message"_s, 1, toJson(chat::MessageBody{u"yes"_s, first.id}));
         },
         {},
         u"┌ 준: "_s + foreignShown()},
        {"forwarded message",
         [](House &house) {
             chat::MessageBody body = saying(u"look"_s);
             body.forwardedFrom = foreign<chat::ForwardedFrom>();
             house.server.happen(11, u"message"_s, 2, toJson(body));
         }},
        {"file name",
         [](House &house) { house.server.sayWith(11, 2, {}, {house.server.addFile(foreignText(), "x")}); }},
        {"reaction", [](House &) {},
         [](House &house) {
             const rooms::RoomEvent said = house.server.say(11, 2, u"hello"_s);
             QVERIFY(house.sees(u"hello"_s));
             house.server.happen(11, chat::kReaction, 2,
                                 toJson(chat::ReactionBody{said.position, said.id, foreignText(), true}));
         }},
        {"link",
         [](House &house) {
             house.server.say(11, 2,
                              u"Zq\x1b]0;x\a https://evil.example/\x1b]8;;https://worse.example\x1b\\ "
                              u"[here](https://evil.example/b)"_s);
         },
         [](House &house) {
             // The judge below would be content with a terminal that is told of no link at all.
             QVERIFY(eventually(
                 [&] { return house.terminal.octets.contains("\x1b]8;;https://evil.example/b\x1b\\"); }));
         }},
        {"who joined",
         [](House &house) {
             house.server.happen(11, u"member.joined"_s, 0, toJson(foreign<rooms::MemberBody>()));
         }},
        {"everything that happens in a room",
         [](House &house) {
             catalogue::forEachBody([&house](const char *type, auto *body) {
                 using Body = std::remove_pointer_t<decltype(body)>;
                 house.server.happen(11, QString::fromLatin1(type), 2, toJson(foreign<Body>()));
             });
         }},
        {"what a message said before",
         [](House &house) {
             const rooms::RoomEvent said = house.server.say(11, 1, u"hello"_s);
             answerForeign(house.server, chat::versions,
                           u"/api/v1/rooms/11/events/%1/versions"_s.arg(said.id.text()));
         },
         [](House &house) {
             QVERIFY(house.sees(u"hello"_s));
             const rooms::RoomEvent said = house.server.events(11).last();
             house.server.happen(11, chat::kEdited, 1,
                                 toJson(chat::EditBody{said.position, said.id, u"hello again"_s}));
             QVERIFY(house.sees(u"hello again"_s));
             house.terminal.enter(u"/versions"_s);
         }},
        {"who reacted",
         [](House &house) {
             const rooms::RoomEvent said = house.server.say(11, 2, u"hello"_s);
             answerForeign(house.server, chat::reactors,
                           u"/api/v1/rooms/11/events/%1/reactions"_s.arg(said.id.text()));
         },
         [](House &house) {
             QVERIFY(house.sees(u"hello"_s));
             const rooms::RoomEvent said = house.server.events(11).last();
             house.server.happen(11, chat::kReaction, 2,
                                 toJson(chat::ReactionBody{said.position, said.id, u"👍"_s, true}));
             QVERIFY(house.sees(u"👍"_s));
             house.terminal.enter(u"/reactions"_s);
         }},
        {"who is typing", [](House &) {},
         [](House &house) {
             QVERIFY(isHeard(house, "/topic/rooms/11/ephemeral"));
             house.server.tellTopic("/topic/rooms/11/ephemeral", "typing",
                                    toJson(chat::TypingChanged{{11}, {{2}, foreignText()}, true}));
         }},
        {"thread",
         [](House &house) {
             house.server.keepsThreads = true;
             const rooms::RoomEvent root = house.server.say(11, 2, foreignText());
             const rooms::RoomEvent said = house.server.answerTo(root, 2, foreignText());
             chat::Thread thread;
             thread.root = root.id;
             thread.first = root;
             thread.items = {said};
             thread.epoch = u"e1"_s;
             thread.position = 2;
             for (const EventId event : {root.id, said.id})
                 house.server.on("GET", u"/api/v1/rooms/11/events/%1/thread"_s.arg(event.text()),
                                 [thread](const FakeRequest &) { return answer(thread); });
         },
         [](House &house) {
             QTRY_VERIFY(house.app->session().mirror().follows({11}));
             house.terminal.enter(u"/thread"_s);
             QVERIFY(house.sees(u"Thread · answers: 1"_s));
         }},
        {"pinned message",
         [](House &house) {
             house.server.on("GET", u"/api/v1/rooms/11/pins"_s, [](const FakeRequest &) {
                 return answer(Page<rooms::RoomEvent>{{foreignMessage()}, {}});
             });
         },
         typing(u"/pins"_s)},
        {"saved message",
         [](House &house) {
             house.server.on("GET", u"/api/v1/me/saved"_s, [](const FakeRequest &) {
                 const rooms::RoomEvent said = foreignMessage();
                 return answer(
                     Page<saved::SavedMessage>{{{said.id, said.room, said.at, said, foreignText(), {}},
                                                {{78}, said.room, said.at, {}, foreignText(), {}}},
                                               {}});
             });
         },
         typing(u"/saved"_s)},
        {"found message",
         [](House &house) {
             house.server.on("GET", u"/api/v1/search"_s, [](const FakeRequest &) {
                 auto found = foreign<search::Found>();
                 found.items.first().event = foreignMessage();
                 found.words = QStringList{u"Zq"_s};
                 return answer(found);
             });
         },
         typing(u"/search -all Zq"_s)},
        {"draft of another device", [](House &) {},
         [](House &house) {
             QVERIFY(isHeard(house, "/user/queue/drafts"));
             house.server.draftElsewhere(11, foreignText(), house.clock.now());
         },
         u"[민아] "_s + foreignShown()},
        {"quotation in the line", [](House &house) { house.server.say(11, 2, foreignText()); },
         [](House &house) {
             QVERIFY(house.sees(foreignShown()));
             house.terminal.enter(u"/quote"_s);
         },
         u"> "_s + foreignShown()},
        {"question about a message", [](House &house) { house.server.say(11, 1, foreignText()); },
         [](House &house) {
             QVERIFY(house.sees(foreignShown()));
             house.terminal.enter(u"/delete"_s);
         },
         u"“"_s + foreignShown()},
        {"clipboard", [](House &house) { house.server.say(11, 2, foreignText()); },
         [](House &house) {
             QVERIFY(house.sees(foreignShown()));
             house.terminal.enter(u"/copy"_s);
             QVERIFY(eventually([&] { return house.terminal.copied.size() == 1; }));
             QCOMPARE(house.terminal.clipboard(), foreignText()); // as it was written
         }},
    };
}

// --- rooms and people

/// A notice of the terminal about a message in a room with such a name.
void alertBy(NotifyBy by, House &house)
{
    house.config.notify = by;
    house.server.addRoom(13, foreignText());
}

void waitForAlert(House &house)
{
    QVERIFY(eventually([&] { return house.app->session().mirror().follows({13}); }));
    house.server.setTime(house.clock.now());
    house.server.say(13, 2, foreignText());
    QVERIFY(eventually([&] { return house.terminal.notified.size() == 1; }));
    QVERIFY(house.terminal.notified.first().contains(foreignShown().left(2).toUtf8()));
}

QList<ForeignPlace> placesOfPeople()
{
    return {
        {"room in the list", [](House &house) { house.server.addRoom(13, foreignText()); }},
        {"room on the screen", [](House &house) { house.server.addRoom(13, foreignText()); },
         [](House &house) {
             house.terminal.enter(u"/join Zq"_s);
             QVERIFY(eventually([&] { return house.terminal.row(0).contains(foreignShown()); }));
         }},
        {"room that is completed", [](House &house) { house.server.addRoom(13, foreignText()); },
         [](House &house) {
             QVERIFY(house.sees(foreignShown()));
             house.terminal.type(u"/join Zq"_s);
             house.terminal.press(u"tab"_s);
             house.settle();
         }},
        {"topic", [](House &house) { house.server.room(11).topic = foreignText(); }},
        {"what was said last in a room", [](House &house) { house.server.say(12, 2, foreignText()); },
         typing(u"/rooms"_s)},
        {"public room",
         [](House &house) {
             house.server.on("GET", u"/api/v1/rooms/public"_s, [](const FakeRequest &) {
                 auto room = foreign<rooms::Room>();
                 room.id = {99};
                 return answer(Page<rooms::Room>{{room}, {}});
             });
         },
         typing(u"/public"_s)},
        {"folder",
         [](House &house) {
             folders::Arrangement arrangement;
             arrangement.folders.append(foreign<folders::Folder>());
             arrangement.folders.first().id = {31};
             house.server.on("GET", u"/api/v1/me/folders"_s,
                             [arrangement](const FakeRequest &) { return answer(arrangement); });
             house.server.room(11).loudness = rooms::Loudness{.folder = FolderId{31}};
         }},
        {"member", addMallory, typing(u"/members"_s)},
        {"name in a room", [](House &) {},
         [](House &house) {
             QVERIFY(isHeard(house, "/topic/rooms/11/ephemeral"));
             QVERIFY(house.sees(u"Members: 2"_s));
             auto change = foreign<profiles::FaceChanged>();
             change.room = {11};
             change.face.id = {2};
             house.server.tellTopic("/topic/rooms/11/ephemeral", "profile", toJson(change));
         }},
        {"profile",
         [](House &house) {
             answerForeign(house.server, profiles::cardNamed, u"/api/v1/people/sora/card"_s);
         },
         typing(u"/whois sora"_s), u"User name: "_s + foreignShown()},
        {"place that was found",
         [](House &house) {
             house.server.on("GET", u"/api/v1/me/details"_s,
                             [](const FakeRequest &) { return answer(details::Details{}); });
             house.server.on("GET", u"/api/v1/addresses"_s, [](const FakeRequest &) {
                 return answer(addresses::Offer{true, foreignText()});
             });
             answerForeign(house.server, addresses::search);
         },
         typing(u"/details find 110"_s), u"1. "_s + foreignShown()},
        {"blocked person", [](House &house) { answerForeign(house.server, blocks::list); },
         typing(u"/blocked"_s)},
        {"notices",
         [](House &house) {
             house.server.on("GET", u"/api/v1/notifications"_s, [](const FakeRequest &) {
                 return answer(Page<notifications::Notice>{foreignNotices(), {}});
             });
         },
         typing(u"/inbox"_s)},
        {"notice as it comes", [](House &) {},
         [](House &house) {
             QVERIFY(isHeard(house, "/user/queue/notifications"));
             const notifications::Notice notice
                 = noticeOf(70, "pledge.started", toJson(foreign<pledges::PledgeBody>()));
             house.server.tellTopic("/user/queue/notifications", "notice", toJson(notice));
         }},
        {"device",
         [](House &house) {
             answerForeign(house.server, accounts::sessions);
             answerForeign(house.server, sign_ins::list);
         },
         typing(u"/sessions"_s)},
        {"another service", [](House &house) { answerForeign(house.server, providers::identities); },
         typing(u"/identities"_s)},
        {"notice of the terminal by OSC 9", [](House &house) { alertBy(NotifyBy::Osc9, house); },
         waitForAlert},
        {"notice of the terminal by OSC 777", [](House &house) { alertBy(NotifyBy::Osc777, house); },
         waitForAlert},
    };
}

// --- money

QList<ForeignPlace> placesOfMoney()
{
    return {
        {"gift in a room",
         [](House &house) {
             house.server.happen(11, u"donation"_s, 0, toJson(foreign<campaigns::DonationBody>()));
         },
         {},
         u"“"_s + foreignShown()},
        {"cards of a campaign",
         [](House &house) {
             house.server.happen(11, u"donation.refunded"_s, 0, toJson(foreign<refunds::RefundedBody>()));
             house.server.happen(11, u"campaign.state"_s, 0, toJson(foreign<campaigns::StateBody>()));
             house.server.happen(11, u"campaign.report"_s, 0, toJson(foreign<reports::ReportBody>()));
             house.server.happen(11, u"campaign.video"_s, 0, toJson(foreign<reports::Video>()));
             house.server.happen(11, u"campaign.payout"_s, 0, toJson(foreign<payouts::PaidBody>()));
             house.server.happen(11, u"campaign.thanks"_s, 0, toJson(foreign<letters::ThanksBody>()));
         }},
        {"campaign in the list",
         [](House &house) { begin(house, campaignCalled(foreignText()), Belongs::ToItself); },
         [](House &house) {
             QVERIFY(knowsTheCampaign(house));
             house.terminal.enter(u"/campaigns"_s);
         }},
        {"campaign with its story",
         [](House &house) {
             campaigns::Campaign campaign = foreign<campaigns::Campaign>();
             campaign.room = {11};
             begin(house, campaign, Belongs::ToTheRoom);
         },
         [](House &house) {
             QVERIFY(house.sees(foreignShown())); // beside the room
             house.terminal.enter(u"/campaign"_s);
         },
         u"For "_s + foreignShown()},
        {"story with links",
         [](House &house) {
             campaigns::Campaign campaign = campaignCalled(u"roof"_s);
             campaign.story = u"# Zq\x1b]0;x\a\n\n[here\x1b[3J](https://evil.example/b) &#27;[2J &#155;2J "_s
                 + u"&#x202e; `\x1b]8;;https://worse.example\x1b\\`\n\n| a\u009b | b |\n|--|--|\n| \a | c |"_s;
             begin(house, campaign, Belongs::ToTheRoom);
         },
         [](House &house) {
             QVERIFY(house.sees(u"roof"_s));
             house.terminal.enter(u"/campaign"_s);
         }},
        {"monitor", [](House &house) { begin(house, campaignCalled(u"roof"_s), Belongs::ToItself); },
         [](House &house) {
             QVERIFY(knowsTheCampaign(house));
             house.terminal.enter(u"/monitor"_s);
             QVERIFY(isHeard(house, "/topic/campaigns/7"));
             campaigns::Totals totals;
             totals.campaign = {7};
             totals.goal = Money{100'000};
             const auto tell = [&](const QString &words) {
                 totals.total.won += 10'000;
                 totals.giftCount += 1;
                 totals.latest.prepend({{totals.giftCount}, words, Money{10'000}, words, house.clock.now()});
                 house.server.tellTopic("/topic/campaigns/7", "campaign.totals", toJson(totals));
             };
             tell(u"earlier"_s); // what was there before is not on the stage
             QVERIFY(house.sees(u"earlier"_s));
             tell(foreignText());
         },
         u"♥ "_s + foreignShown()},
        {"gifts of a campaign",
         [](House &house) {
             begin(house, campaignCalled(u"roof"_s), Belongs::ToTheRoom);
             answerForeign(house.server, campaigns::gifts, u"/api/v1/campaigns/7/donations"_s);
         },
         [](House &house) {
             QVERIFY(house.sees(u"roof"_s));
             house.terminal.enter(u"/feed"_s);
         }},
        {"use of the money",
         [](House &house) {
             begin(house, campaignCalled(u"roof"_s), Belongs::ToTheRoom);
             answerForeign(house.server, reports::list, u"/api/v1/campaigns/7/reports"_s);
             answerForeign(house.server, reports::videos, u"/api/v1/campaigns/7/videos"_s);
         },
         [](House &house) {
             QVERIFY(house.sees(u"roof"_s));
             house.terminal.enter(u"/reports"_s);
         },
         u"Video: "_s + foreignShown()},
        {"messages of gifts to decide about",
         [](House &house) {
             begin(house, campaignCalled(u"roof"_s), Belongs::ToTheRoom);
             answerForeign(house.server, moderation::held, u"/api/v1/campaigns/7/held-messages"_s);
             answerForeign(house.server, moderation::rules, u"/api/v1/campaigns/7/message-rules"_s);
         },
         [](House &house) {
             QVERIFY(house.sees(u"roof"_s));
             house.terminal.enter(u"/manage messages"_s);
         }},
        {"gifts received",
         [](House &house) {
             begin(house, campaignCalled(u"roof"_s), Belongs::ToTheRoom);
             answerForeign(house.server, statements::statement, u"/api/v1/campaigns/7/statement"_s);
         },
         [](House &house) {
             QVERIFY(house.sees(u"roof"_s));
             house.terminal.enter(u"/manage statement"_s);
         }},
        {"thanks to who gave",
         [](House &house) {
             begin(house, campaignCalled(u"roof"_s), Belongs::ToTheRoom);
             answerForeign(house.server, letters::list, u"/api/v1/campaigns/7/thanks"_s);
         },
         [](House &house) {
             QVERIFY(house.sees(u"roof"_s));
             house.terminal.enter(u"/manage letters"_s);
         }},
        {"account to transfer to",
         [](House &house) {
             begin(house, campaignCalled(u"roof"_s), Belongs::ToTheRoom);
             campaigns::Donating donating = foreign<campaigns::Donating>();
             donating.donation.id = {77};
             donating.donation.status = payments::OrderStatus::WaitingForDeposit;
             donating.checkoutUrl = u"http://127.0.0.1:8070/pay/order-1"_s;
             house.server.on("POST", u"/api/v1/campaigns/7/donations"_s,
                             [donating](const FakeRequest &) { return answer(donating, 201); });
             house.server.on("GET", u"/api/v1/donations/77"_s,
                             [donating](const FakeRequest &) { return answer(donating.donation); });
         },
         [](House &house) {
             QVERIFY(knowsTheCampaign(house));
             house.terminal.enter(u"/donate 10000"_s);
             QVERIFY(house.sees(u"Give ₩10,000"_s));
             house.terminal.type(u"y"_s);
         }},
        {"ranking", [](House &house) { answerForeign(house.server, statements::ranking); },
         typing(u"/ranking"_s)},
        {"one's own drafts of campaigns",
         [](House &house) { answerForeign(house.server, campaigns::drafts); }, typing(u"/drafts"_s)},
        {"one's own gifts", [](House &house) { answerForeign(house.server, campaigns::myDonations); },
         typing(u"/gifts"_s)},
        {"refunds to decide", [](House &house) { answerForeign(house.server, refunds::list); },
         typing(u"/refunds"_s)},
        {"monthly gifts",
         [](House &house) {
             Page<pledges::Pledge> page = foreign<Page<pledges::Pledge>>();
             page.items.first().state = pledges::State::Active;
             page.items.first().next.first().date = u"2026-12-25"_s;
             house.server.on("GET", u"/api/v1/pledges"_s,
                             [page](const FakeRequest &) { return answer(page); });
         },
         typing(u"/pledges"_s)},
        {"receipts", [](House &house) { answerForeign(house.server, receipts::mine); },
         typing(u"/receipts"_s)},
        {"payouts", [](House &house) { answerForeign(house.server, payouts::list); }, typing(u"/payouts"_s)},
    };
}

// --- who looks after the house

QList<ForeignPlace> placesOfOperators()
{
    return {
        {"complaints", [](House &house) { answerForeign(house.server, complaints::list); },
         typing(u"/complaints"_s)},
        {"applicants and invitations",
         [](House &house) {
             answerForeign(house.server, users::applicants);
             answerForeign(house.server, users::invites);
         },
         typing(u"/applicants"_s)},
        {"invitation codes",
         [](House &house) {
             answerForeign(house.server, users::applicants);
             answerForeign(house.server, users::invites);
         },
         typing(u"/invites"_s)},
        {"accounts", [](House &house) { answerForeign(house.server, users::list); },
         typing(u"/accounts Zq"_s)},
        {"page of an account",
         [](House &house) {
             users::User user = foreign<users::User>();
             user.username = u"sora"_s; // it is in the address
             house.server.on("GET", u"/api/v1/users"_s, [user](const FakeRequest &) {
                 return answer(Page<users::User>{{user}, {}});
             });
             answerForeign(house.server, users::show, u"/api/v1/users/sora"_s);
         },
         [](House &house) {
             house.terminal.enter(u"/accounts Zq"_s);
             QVERIFY(house.sees(u"(sora)"_s));
             house.terminal.press(u"enter"_s);
         },
         u"What is to become of "_s + foreignShown()},
        {"tokens of programs", [](House &house) { answerForeign(house.server, tokens::list); },
         typing(u"/tokens"_s)},
        {"bans", [](House &house) { answerForeign(house.server, bans::list); }, typing(u"/bans"_s)},
        {"who is connected", [](House &house) { answerForeign(house.server, connections::list); },
         typing(u"/connections"_s)},
        {"audit log", [](House &house) { answerForeign(house.server, audit::list); }, typing(u"/audit"_s)},
        {"merging accounts",
         [](House &house) {
             answerForeign(house.server, users::previewMerge, u"/api/v1/users/sora/merge"_s);
         },
         [](House &house) {
             house.terminal.enter(u"/merge-accounts sora old.sora same"_s);
             house.settle();
         },
         {}},
        {"payments desk and an order's story",
         [](House &house) {
             answerForeign(house.server, desk::overview);
             desk::Item item = foreign<desk::Item>();
             item.section = desk::Section::Stuck;
             item.order = OrderId{u"order-1"_s};
             house.server.on("GET", u"/api/v1/desk/sections/stuck"_s, [item](const FakeRequest &) {
                 return answer(Page<desk::Item>{{item}, {}});
             });
             answerForeign(house.server, desk::order, u"/api/v1/desk/orders/order-1"_s);
         },
         [](House &house) {
             house.terminal.enter(u"/desk"_s);
             QVERIFY(house.sees(foreignShown()));
             house.terminal.press(u"enter"_s);
         },
         u"Order "_s + foreignShown()},
        {"question about a transfer",
         [](House &house) {
             answerForeign(house.server, desk::overview);
             answerForeign(house.server, desk::noteTransfer);
         },
         [](House &house) {
             house.terminal.enter(u"/desk"_s);
             QVERIFY(house.sees(u"Payments desk"_s));
             house.terminal.enter(u"/desk deposit B-1 5000 MD1"_s);
         },
         u"Confirm that ₩5,000 of "_s + foreignShown()},
        {"answer of a gateway",
         [](House &house) {
             answerForeign(house.server, desk::overview);
             answerForeign(house.server, desk::requery, u"/api/v1/desk/orders/order-1/requery"_s);
         },
         [](House &house) {
             house.terminal.enter(u"/desk"_s);
             QVERIFY(house.sees(u"Payments desk"_s));
             house.terminal.enter(u"/desk requery order-1"_s);
             QVERIFY(eventually([&] {
                 return house.server.requestsTo("POST", u"/api/v1/desk/orders/order-1/requery"_s) == 1;
             }));
             house.settle();
         },
         {}},
        {"who is called like somebody with a role",
         [](House &house) {
             users::UserStory story = foreign<users::UserStory>();
             story.user.username = u"sora"_s; // it is in the address
             house.server.on("GET", u"/api/v1/users/sora"_s,
                             [story](const FakeRequest &) { return answer(story); });
             answerForeign(house.server, users::setRole, u"/api/v1/users/sora/role"_s);
         },
         [](House &house) {
             house.terminal.enter(u"/role sora moderator was elected"_s);
             QVERIFY(house.sees(u"moderator? [y] yes"_s));
             house.terminal.type(u"y"_s);
             QVERIFY(house.sees(u" now."_s));
         }},
        {"proof of the books",
         [](House &house) {
             answerForeign(house.server, desk::overview);
             answerForeign(house.server, desk::checkLedger);
         },
         [](House &house) {
             house.terminal.enter(u"/desk"_s);
             QVERIFY(house.sees(u"Payments desk"_s));
             house.terminal.enter(u"/desk check"_s);
         }},
        {"overview",
         [](House &house) {
             overview::HouseState state = aTroubledHouse();
             state.checks.append(foreign<overview::HouseCheck>());
             state.checks.last().verdict = overview::Verdict::Bad;
             state.version = foreignText();
             state.engine = foreignText();
             house.server.on("GET", u"/api/v1/overview"_s,
                             [state](const FakeRequest &) { return answer(state); });
         },
         typing(u"/overview"_s)},
        {"words of a refusal",
         [](House &house) {
             house.server.on("GET", u"/api/v1/bans"_s, [](const FakeRequest &) {
                 return refusal(Error{Code::Conflict, foreignText()}.at(foreignText()));
             });
         },
         [](House &house) {
             house.terminal.enter(u"/bans"_s);
             house.settle();
         },
         {}},
    };
}

const QList<ForeignPlace> &allPlaces()
{
    static const QList<ForeignPlace> all
        = placesOfMessages() + placesOfPeople() + placesOfMoney() + placesOfOperators();
    return all;
}

/// Structs with text of which a place above fills each text with its own hand.
const QByteArrayList &filledByHand()
{
    static const QByteArrayList all{
        "addresses::Offer", // place that was found
        "chat::Thread", // thread
        "drafts::MessageDraft", // draft of another device
        "notifications::Notice", // notices
        "overview::HouseState", // overview
        "rooms::Member", // member
        "saved::SavedMessage", // saved message
    };
    return all;
}

/// Structs with text that no other person can fill, or that the full screen shows nowhere.
const QByteArrayList &filledByNobodyElse()
{
    static const QByteArrayList all{
        // what the server's operator wrote into its configuration, before anybody is in
        "accounts::Consent",
        "accounts::Provider",
        "accounts::TermsOfUse",
        // made by the server: numbers, keys, codes, addresses of its own
        "accounts::DataExport",
        "accounts::RecoveryCodes",
        "accounts::ResetBegun",
        "accounts::SecondFactorSecret",
        "accounts::SignUpChallenge",
        "accounts::SignedIn",
        "audit::AuditCheck",
        "campaigns::Picture",
        "chat::History",
        "pledges::Pledging",
        "providers::Begun",
        "rooms::Reload",
        "tokens::MadeToken",
        "users::FreshInvite",
        "users::FreshPassword",
        "verification::Attempt",
        "verification::Moved",
        // one's own
        "accounts::Account",
        "accounts::Email",
        "details::Details",
        "nicknames::NicknameStanding",
        "notifications::AlertRules",
        "notifications::QuietHours",
        "profiles::Profile",
        "profiles::RoomNickname",
        "providers::Stranger",
        "verification::Standing",
        // only of batch verbs, where tst_foreign_output has them
        "desk::Deed",
        "reconciliation::Difference",
        "room_care::RoomOutline",
        "statements::Movement",
    };
    return all;
}

/// What a terminal makes of the octets of whole frames: links and styles take no column.
QString withoutLinks(const QByteArray &octets)
{
    static const QRegularExpression commands(
        u"\\x{1b}\\](?:8;;[^\\x{1b}]*\\x{1b}\\\\|[^\\x07\\x{1b}]*\\x07)"_s);
    return QString::fromUtf8(octets).remove(commands);
}

/// A sign that asks to be shown as a picture takes two columns, which code points alone do not tell.
QString comparable(const QString &row)
{
    return row.contains(QChar(0xfe0f)) ? QString(row).remove(u' ') : row;
}

} // namespace

class ForeignTextTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theJudgeKnowsWhatIsOurs_data()
    {
        QTest::addColumn<QByteArray>("octets");
        QTest::addColumn<bool>("ours");
        QTest::newRow("place and style") << QByteArray("\x1b[3;4H\x1b[0;1;38;2;1;2;3mhi\x1b[?25l") << true;
        QTest::newRow("a whole frame") << QByteArray("\x1b[H\x1b[2J") << true;
        QTest::newRow("clearing alone") << QByteArray("\x1b[2J") << false;
        QTest::newRow("link") << QByteArray("\x1b]8;;https://a.example/%20\x1b\\here\x1b]8;;\x1b\\") << true;
        QTest::newRow("link with a control") << QByteArray("\x1b]8;;https://a.example/\a\x1b\\") << false;
        QTest::newRow("clipboard") << QByteArray("\x1b]52;c;WnE=\a") << true;
        QTest::newRow("clipboard asked") << QByteArray("\x1b]52;c;?\a") << false;
        QTest::newRow("our title") << QByteArray("\x1b]0;Madang (3)\a") << true;
        QTest::newRow("another title") << QByteArray("\x1b]0;x\a") << false;
        QTest::newRow("notice") << u"\x1b]777;notify;마당;준: 안녕\a"_s.toUtf8() << true;
        QTest::newRow("notice that turns round") << u"\x1b]777;notify;a;\u202eb\a"_s.toUtf8() << false;
        QTest::newRow("C1") << u"a\u009b2J"_s.toUtf8() << false;
        QTest::newRow("C1 as one octet") << QByteArray("a\x9b") << false;
        QTest::newRow("line break") << QByteArray("a\nb") << false;
        QTest::newRow("DEL") << QByteArray("a\x7f") << false;
        QTest::newRow("without width") << u"a\u200b"_s.toUtf8() << false;
        QTest::newRow("words") << u"안녕 Zq␛]0;x␇ �"_s.toUtf8() << true;
    }
    void theJudgeKnowsWhatIsOurs()
    {
        QFETCH(QByteArray, octets);
        QTEST(firstStray(octets).isEmpty(), "ours");
    }

    void nothingOfOthersCommandsTheTerminal_data()
    {
        QTest::addColumn<qsizetype>("index");
        for (qsizetype i = 0; i < allPlaces().size(); ++i)
            QTest::newRow(allPlaces()[i].name) << i;
    }
    void nothingOfOthersCommandsTheTerminal()
    {
        QFETCH(qsizetype, index);
        const ForeignPlace &place = allPlaces()[index];
        House house({200, 50});
        house.terminal.keepsOctets = true;
        house.server.giveRole(u"mina"_s, u"owner"_s);
        place.prepare(house);
        house.start();
        QVERIFY(house.open(u"마당"_s));
        if (place.act)
            place.act(house);
        if (!place.shown.isEmpty())
            QVERIFY(house.sees(place.shown));
        // Cut by every narrow screen, and whole again.
        for (const QSize size : {QSize(80, 24), QSize(20, 5), QSize(200, 50)}) {
            const qsizetype before = house.terminal.octets.size();
            house.terminal.resize(size);
            QVERIFY(eventually([&] { return house.terminal.shown.size() == size; }));
            // Every column is where the program thinks it is.
            TinyVt vt(size, [](char32_t c) { return columnsOfCodePoint(c); });
            vt.write(withoutLinks(house.terminal.octets.mid(before)).toUtf8());
            QCOMPARE(vt.foreign, 0);
            for (int y = 0; y < size.height(); ++y)
                QCOMPARE(comparable(vt.row(y)), comparable(house.terminal.row(y)));
        }
        QVERIFY(house.terminal.octets.size() > 1000);
        const QString stray = firstStray(house.terminal.octets);
        QVERIFY2(stray.isEmpty(), qPrintable(stray));
    }

    /// A struct that is added later is filled by a place above, or explained.
    void noWordsOfOthersAreForgotten()
    {
        using namespace foreign_text;
        if (!filledStructs().contains("chat::Version") || !filledStructs().contains("users::RoleGiven"))
            QSKIP("the places before were not all run");
        QSet<QByteArray> found;
        QSet<QByteArray> seen;
        catalogue::forEachCommand([&](const auto &command) {
            collectTextStructs<typename std::decay_t<decltype(command)>::Reply>(found, seen);
        });
        catalogue::forEachEvent([&](const auto &event) {
            collectTextStructs<typename std::decay_t<decltype(event)>::Payload>(found, seen);
        });
        catalogue::forEachBody([&](const char *, auto *body) {
            collectTextStructs<std::remove_pointer_t<decltype(body)>>(found, seen);
        });
        QVERIFY(found.size() > 100);
        QByteArrayList wrong; // shown and said to be hidden, or neither
        for (const QByteArray &name : std::as_const(found)) {
            const bool isShown = filledStructs().contains(name) || filledByHand().contains(name);
            if (isShown == filledByNobodyElse().contains(name))
                wrong.append(name);
        }
        QVERIFY2(wrong.isEmpty(), wrong.join(", ").constData());
        for (const QByteArray &name : filledByHand() + filledByNobodyElse())
            QVERIFY2(found.contains(name), name.constData());
    }

    /// More than any screen has, of letters that are wide, joined, or stand on others.
    void longTextKeepsItsColumns_data()
    {
        QTest::addColumn<QString>("piece");
        QTest::newRow("wide") << u"한"_s;
        QTest::newRow("in parts") << u"\u1112\u1161\u11ab"_s;
        QTest::newRow("accents upon accents") << QString(u'e' + QString(40, QChar(0x0301)));
        QTest::newRow("hostile") << foreignText();
    }
    void longTextKeepsItsColumns()
    {
        QFETCH(QString, piece);
        const QString text = u"Zq "_s + piece.repeated(qMax(1, int(4000 / piece.size())));
        House house({200, 50});
        house.terminal.keepsOctets = true;
        house.server.addPerson(3, u"mallory"_s, text.left(60));
        house.server.addRoom(13, text.left(60));
        house.server.room(11).topic = text.left(200);
        begin(house, campaignCalled(text.left(80)), Belongs::ToTheRoom);
        house.server.say(11, 3, text);
        house.server.sayWith(11, 3, {}, {house.server.addFile(text.left(200), "x")});
        house.start();
        QVERIFY(house.open(u"마당"_s));
        QVERIFY(house.sees(u"Zq "_s));
        for (const QSize size : {QSize(80, 24), QSize(20, 5), QSize(200, 50)}) {
            const qsizetype before = house.terminal.octets.size();
            house.terminal.resize(size);
            QVERIFY(eventually([&] { return house.terminal.shown.size() == size; }));
            TinyVt vt(size, [](char32_t c) { return columnsOfCodePoint(c); });
            vt.write(withoutLinks(house.terminal.octets.mid(before)).toUtf8());
            QCOMPARE(vt.foreign, 0);
            // Where a wide letter ends is where the next one begins: the right edges stand under each other.
            for (int y = 0; y < size.height(); ++y)
                QVERIFY2(columnsOf(house.terminal.row(y)) <= size.width(), qPrintable(house.terminal.row(y)));
        }
        const QString stray = firstStray(house.terminal.octets);
        QVERIFY2(stray.isEmpty(), qPrintable(stray));
    }

    /// The wire refuses them, but a file name of this computer or a paste may hold them.
    void whatCannotComeOverTheWireIsHarmlessToo()
    {
        House house({80, 24});
        house.terminal.keepsOctets = true;
        house.start();
        QVERIFY(house.open(u"마당"_s));
        const QString text = u"Zq"_s + QChar(u'\0') + QChar(0xD800) + u'x' + QChar(0xDC00) + u"\x1b]0;x\a"_s;
        house.terminal.paste(text);
        QVERIFY(house.sees(u"[민아] Zq"_s));
        house.terminal.notify(NotifyBy::Osc777, text, text);
        QVERIFY(house.terminal.copy(text));
        const QString stray = firstStray(house.terminal.octets);
        QVERIFY2(stray.isEmpty(), qPrintable(stray));
    }
};

int main(int argc, char *argv[])
{
    qputenv("TZ", "Asia/Seoul");
    qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent"); // no keyring of the machine
    QCoreApplication application(argc, argv);
    ForeignTextTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_foreign_text.moc"
