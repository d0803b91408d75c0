// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/views/blocked_people.h"
#include "common/views/complaint_desk.h"
#include "tests/support/client_house.h"
#include "tests/support/patience.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QSignalSpy>
#include <QTest>

using namespace madang;
using namespace madang::test;
using namespace madang::views;
using namespace Qt::StringLiterals;
using complaints::Complaint;
using complaints::Reason;
using complaints::Verdict;

class ComplaintDeskTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_server = std::make_unique<FakeServer>();
        m_server->addPerson(1, u"mina"_s, u"미나"_s);
        m_house = std::make_unique<ClientHouse>();
        m_formats = std::make_unique<Formats>(m_house->clock);
        m_formats->setLanguage(Language::English);
        m_verdicts.clear();
        m_parts.clear();
        m_refusal.reset();
        m_server->on("GET", u"/api/v1/complaints"_s, [this](const FakeRequest &request) {
            Page<Complaint> page;
            const bool decided = request.query.queryItemValue(u"decided"_s) == "true"_L1;
            if (decided || m_verdicts.isEmpty())
                page.items = {complaint(decided)};
            return answer(page);
        });
        m_server->on("GET", u"/api/v1/complaints/5"_s, [](const FakeRequest &) {
            rooms::RoomEvent event;
            event.room = {11};
            event.position = 4;
            event.id = {9};
            event.type = u"message"_s;
            event.body = {toJson(chat::MessageBody{u"앞선 말"_s, {}})};
            return answer(complaints::Context{complaint(false), {event}});
        });
        m_server->on("POST", u"/api/v1/complaints/5/decide"_s, [this](const FakeRequest &request) {
            if (m_refusal)
                return refusal(*m_refusal);
            m_verdicts += QJsonDocument::fromJson(request.body)["verdict"_L1].toString();
            m_parts += QJsonDocument::fromJson(request.body)["parts"_L1];
            return answer(complaint(true));
        });
        QVERIFY(m_house->enter(*m_server));
        m_desk = std::make_unique<ComplaintDesk>(*m_house->session, *m_formats);
    }
    void cleanup()
    {
        m_desk.reset();
        m_formats.reset();
        m_house.reset();
        m_server.reset();
    }

    void whatWaitsIsSaidInWords()
    {
        m_desk->refresh();
        QTRY_COMPARE(m_desk->items().size(), 1);
        const Complaint &one = m_desk->items()[0];
        QCOMPARE(m_desk->headOf(one), u"준 in “장터” · complaints: 2"_s);
        QCOMPARE(m_desk->voicesOf(one),
                 QStringList({u"솔: fraud — 돈을 먼저 보내래요"_s, u"나래: unwanted advertising"_s}));
        QVERIFY(m_desk->storyOf(one).startsWith(u"since "_s));
        m_desk->lookAround(one.id);
        QTRY_COMPARE(m_desk->around(one.id).size(), 1);
        m_desk->setShowsDecided(true);
        QTRY_VERIFY(m_desk->items().size() == 1 && m_desk->items()[0].verdict);
        QVERIFY(m_desk->storyOf(m_desk->items()[0]).contains(u"taken away by 지킴이"_s));
    }

    void aDecisionIsToldAndLeavesTheList()
    {
        m_desk->refresh();
        QTRY_COMPARE(m_desk->items().size(), 1);
        const QSignalSpy told(m_desk.get(), &ComplaintDesk::told);
        m_desk->decide({5}, Verdict::Removed);
        QTRY_COMPARE(told.size(), 1);
        QCOMPARE(m_verdicts, QStringList{u"removed"_s});
        QTRY_VERIFY(m_desk->items().isEmpty());
    }

    void whoWasSlowerLearnsIt()
    {
        m_refusal = Error{Code::Conflict, "decided"};
        const QSignalSpy told(m_desk.get(), &ComplaintDesk::told);
        m_desk->decide({5}, Verdict::Dismissed);
        QTRY_COMPARE(m_desk->items().size(), 1); // it was read again
        QVERIFY(m_desk->error()); // and why nothing was decided still stands there
        QCOMPARE(m_desk->error()->about, u"decided"_s);
        m_desk->refresh();
        QVERIFY(!m_desk->error());
        QCOMPARE(told.size(), 0);
    }

    void profilesAndInvitationsAreSaidInWords()
    {
        Complaint one = complaint(false);
        QStringList choices;
        for (const VerdictChoice &choice : m_desk->choicesOf(one))
            choices += choice.words;
        QCOMPARE(choices, (QStringList{u"Take the message away"_s, u"Leave it as it is"_s}));
        QVERIFY(m_desk->choicesOf(complaint(true)).isEmpty()); // decided

        one.about = complaints::About::Profile;
        one.profile = complaints::ProfileThen{u"운영진"_s, u"돈 버세요"_s, PortraitId{7}};
        QCOMPARE(m_desk->headOf(one), u"How 준 shows themselves · complaints: 2"_s);
        QCOMPARE(m_desk->saidOf(one), u"Nickname: 운영진\nAbout themselves: 돈 버세요\nWith a picture."_s);
        const QList<VerdictChoice> all = m_desk->choicesOf(one);
        QCOMPARE(all.size(), 5);
        QCOMPARE(all[1].parts, QList<complaints::ProfilePart>{complaints::ProfilePart::Picture});
        QVERIFY(all[3].parts.isEmpty() && all[3].verdict == Verdict::Removed);
        QCOMPARE(all[4].verdict, Verdict::Dismissed);
        one.profile->words.clear();
        one.profile->picture.reset();
        QCOMPARE(m_desk->choicesOf(one).size(), 2); // nothing else is there

        one.about = complaints::About::Invitation;
        one.profile.reset();
        one.said = u"장터\n사고파는 곳"_s;
        QCOMPARE(m_desk->headOf(one), u"준 invited people to “장터” · complaints: 2"_s);
        QCOMPARE(m_desk->saidOf(one), one.said);
        QCOMPARE(m_desk->choicesOf(one).first().words, u"Withdraw the invitation"_s);
    }

    void partsOfAProfileAreAskedFor()
    {
        m_desk->decide({5}, Verdict::Removed, {complaints::ProfilePart::Words});
        QTRY_COMPARE(m_parts.size(), 1);
        QCOMPARE(m_parts[0].toArray(), QJsonArray{u"words"_s});
        m_desk->decide({5}, Verdict::Removed);
        QTRY_COMPARE(m_parts.size(), 2);
        QVERIFY(m_parts[1].isUndefined()); // all of it
    }

    void whatOneComplainsAboutGoesToItsAddress()
    {
        QStringList asked;
        for (const QString &path :
             {u"/api/v1/people/jun/complaints"_s, u"/api/v1/rooms/11/invitation/complaints"_s}) {
            m_server->on("POST", path, [&asked, path](const FakeRequest &request) {
                const auto body = QJsonDocument::fromJson(request.body);
                asked += path + u' ' + body["reason"_L1].toString() + u' ' + body["note"_L1].toString(u"-"_s);
                return answer(Nothing());
            });
        }
        complainAboutPerson(*m_house->session, u"jun"_s, Reason::Abuse, u"  욕이에요 "_s);
        QTRY_COMPARE(asked.size(), 1);
        complainAboutInvitation(*m_house->session, {11}, Reason::Spam, u" "_s);
        QTRY_COMPARE(asked.size(), 2);
        QCOMPARE(asked[0], u"/api/v1/people/jun/complaints abuse 욕이에요"_s);
        QCOMPARE(asked[1], u"/api/v1/rooms/11/invitation/complaints spam -"_s);
    }

    void blockedPeopleFollowOtherDevices()
    {
        m_server->on("GET", u"/api/v1/blocks"_s, [](const FakeRequest &request) {
            Page<accounts::Person> page;
            const bool second = request.query.hasQueryItem(u"after"_s);
            page.items += second ? accounts::Person{{7}, u"솔"_s} : accounts::Person{{3}, u"준"_s};
            if (!second)
                page.next = u"3"_s;
            return answer(page);
        });
        BlockedPeople blocked(*m_house->session);
        blocked.refresh();
        QTRY_COMPARE(blocked.people().size(), 2);
        QVERIFY(blocked.contains({3}) && blocked.contains({7}));
        const QByteArray queue = blocks::changed.topic;
        QTRY_VERIFY(
            std::count_if(m_server->subscribes.cbegin(), m_server->subscribes.cend(),
                          [&queue](const stomp::Frame &frame) { return frame.value("destination") == queue; })
            == 2); // the session's own, and this one
        m_server->tellTopic(queue, blocks::changed.name,
                            toJson(blocks::BlockChanged{{{5}, u"나래"_s}, true}));
        QTRY_VERIFY(blocked.contains({5}));
        QCOMPARE(blocked.people()[1].nickname, u"나래"_s);
        m_server->tellTopic(queue, blocks::changed.name, toJson(blocks::BlockChanged{{{3}, u"준"_s}, false}));
        QTRY_VERIFY(!blocked.contains({3}));
        QCOMPARE(blocked.people().size(), 2);
    }

private:
    static Complaint complaint(bool decided)
    {
        Complaint one;
        one.id = {5};
        one.room = RoomId{11};
        one.event = EventId{9};
        one.position = 4;
        one.name = u"장터"_s;
        one.author = {{2}, u"준"_s};
        one.said = u"돈부터"_s;
        one.people = 2;
        one.voices = {{{{3}, u"솔"_s}, Reason::Fraud, u"돈을 먼저 보내래요"_s, Timestamp{1}},
                      {{{4}, u"나래"_s}, Reason::Spam, {}, Timestamp{2}}};
        one.firstAt = Timestamp{1'000};
        if (decided) {
            one.verdict = Verdict::Removed;
            one.decidedBy = u"지킴이"_s;
            one.decidedAt = Timestamp{2'000};
        }
        return one;
    }

    std::unique_ptr<FakeServer> m_server;
    std::unique_ptr<ClientHouse> m_house;
    std::unique_ptr<Formats> m_formats;
    std::unique_ptr<ComplaintDesk> m_desk;
    QStringList m_verdicts;
    QList<QJsonValue> m_parts;
    std::optional<Error> m_refusal;
};

QTEST_GUILESS_MAIN(ComplaintDeskTest)
#include "tst_complaint_desk.moc"
