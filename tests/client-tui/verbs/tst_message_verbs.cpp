// SPDX-License-Identifier: GPL-3.0-or-later
// What the typed commands about messages send, and what is seen of it.
#include "tests/client-tui/app_house.h"
#include "tests/support/patience.h"

#include <QJsonDocument>
#include <QJsonObject>

using namespace madang;
using namespace madang::test;
using namespace madang::tui;
using namespace madang::tui::test;

class MessageVerbsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_house = std::make_unique<House>(QSize(120, 30));
        m_mine = m_house->server.say(11, 1, u"오타가 잇다"_s);
        m_theirs = m_house->server.say(11, 2, u"그렇군요"_s);
        m_house->start();
        QVERIFY(m_house->open(u"마당"_s));
        QVERIFY(m_house->sees(u"그렇군요"_s));
    }
    void cleanup() { m_house.reset(); }

    void anEditNamesOnesOwnLastMessage()
    {
        QByteArray sent;
        m_house->server.on("PATCH", at(m_mine), [&](const FakeRequest &request) {
            sent = request.body;
            return answer(m_mine);
        });
        m_house->terminal.enter(u"/edit"_s);
        QVERIFY(m_house->sees(u"/edit -1 오타가 잇다"_s));
        m_house->terminal.type(u"!"_s);
        m_house->terminal.press(u"enter"_s);
        QTRY_VERIFY(sent.contains("오타가 잇다!"));
        QVERIFY(m_house->sees(u"The message was changed."_s));
    }

    void whatOthersMadeOfAMessageIsSeen()
    {
        m_house->server.happen(11, chat::kEdited, 1,
                               toJson(chat::EditBody{m_mine.position, m_mine.id, u"오타가 있다"_s}));
        m_house->server.happen(11, chat::kReaction, 2,
                               toJson(chat::ReactionBody{m_mine.position, m_mine.id, u"👍"_s, true}));
        QVERIFY(m_house->sees(u"오타가 있다"_s));
        QVERIFY(m_house->sees(u"edited  👍 1"_s));
        m_house->server.happen(11, chat::kDeleted, 1, toJson(chat::Referring{m_mine.position, m_mine.id}));
        QVERIFY(m_house->sees(u"This message was deleted"_s));
        QVERIFY(!m_house->terminal.screen().contains(u"오타가"_s));
    }

    void aReactionTakesAWordOrASign()
    {
        bool asked = false;
        m_house->server.on("PUT", at(m_theirs, u"/reactions/%F0%9F%91%8D"_s), [&](const FakeRequest &) {
            asked = true;
            return answer(Nothing{});
        });
        m_house->terminal.enter(u"/react good"_s);
        QTRY_VERIFY(asked);
        m_house->terminal.enter(u"/react xyz"_s);
        QVERIFY(m_house->sees(u"Which sign?"_s));
        m_house->terminal.enter(u"/react -9 good"_s);
        QVERIFY(m_house->sees(u"There is no such message"_s));
    }

    void readMarksAreSwitched()
    {
        m_house->terminal.enter(u"/read-marks off"_s);
        QVERIFY(m_house->sees(u"Nobody sees how far you read."_s));
        QCOMPARE(m_house->server.mine.readMarks, std::optional(false));
        m_house->terminal.enter(u"/read-marks on"_s);
        QVERIFY(m_house->sees(u"Others see how far you read."_s));
        m_house->terminal.enter(u"/read-marks perhaps"_s);
        QVERIFY(m_house->sees(u"/read-marks [on | off]"_s));
    }

    void aPersonAndAnInvitationAreReported()
    {
        QStringList asked;
        for (const QString &path :
             {u"/api/v1/people/jun/complaints"_s, u"/api/v1/rooms/11/invitation/complaints"_s}) {
            m_house->server.on("POST", path, [&asked, path](const FakeRequest &request) {
                asked += path + u' ' + QJsonDocument::fromJson(request.body)["reason"_L1].toString();
                return answer(Nothing{});
            });
        }
        m_house->terminal.enter(u"/report @jun abuse 욕이에요"_s);
        QVERIFY(m_house->sees(u"Those who look after the community are told."_s));
        m_house->terminal.enter(u"/report-invitation spam"_s);
        QVERIFY(m_house->sees(u"Those who look after the room are told."_s));
        QCOMPARE(asked,
                 (QStringList{u"/api/v1/people/jun/complaints abuse"_s,
                              u"/api/v1/rooms/11/invitation/complaints spam"_s}));
        m_house->terminal.enter(u"/report jun because"_s);
        QVERIFY(m_house->sees(u"/report <name>"_s));
    }

    void aMessageIsForwardedByItsId()
    {
        chat::ForwardMessage sent;
        m_house->server.on("POST", u"/api/v1/rooms/11/forwards"_s, [&](const FakeRequest &request) {
            const QJsonObject body = QJsonDocument::fromJson(request.body).object();
            sent.event = EventId::fromText(body[u"event"_s].toString());
            sent.text = body[u"text"_s].toString();
            return answer(m_theirs, 201);
        });
        m_house->terminal.enter(u"/forward -2 마당 들었어요? 정말"_s);
        QTRY_COMPARE(sent.event, m_mine.id);
        QCOMPARE(*sent.text, u"들었어요? 정말"_s);
        QVERIFY(m_house->sees(u"The message was forwarded."_s));
        m_house->terminal.enter(u"/forward 없는방이름"_s);
        QVERIFY(m_house->sees(u"None of your rooms is “없는방이름”"_s));
    }

    void deletingAsksFirst()
    {
        bool deleted = false;
        m_house->server.on("DELETE", at(m_mine), [&](const FakeRequest &) {
            deleted = true;
            return answer(Nothing{});
        });
        m_house->terminal.enter(u"/delete"_s);
        QVERIFY(m_house->sees(u"Delete “오타가 잇다”?"_s));
        QVERIFY(!deleted);
        m_house->terminal.type(u"y"_s);
        QVERIFY(m_house->sees(u"Deleted: “오타가 잇다” /undo brings it back."_s));
        QVERIFY(m_house->sees(u"This message was deleted"_s));
        QVERIFY(!deleted);
        m_house->clock.advance(std::chrono::seconds(5));
        QTRY_VERIFY(deleted);
        QTRY_VERIFY(!m_house->terminal.shows(u"/undo brings it back"_s));
        m_house->terminal.enter(u"/undo"_s);
        QVERIFY(m_house->sees(u"There is no deletion that can be undone."_s));
    }

    void aDeletionIsUndone()
    {
        bool deleted = false;
        m_house->server.on("DELETE", at(m_mine), [&](const FakeRequest &) {
            deleted = true;
            return answer(Nothing{});
        });
        m_house->terminal.enter(u"/delete"_s);
        m_house->terminal.type(u"y"_s);
        QVERIFY(m_house->sees(u"This message was deleted"_s));
        m_house->terminal.enter(u"/undo"_s);
        QVERIFY(m_house->sees(u"The message is there again."_s));
        QVERIFY(m_house->sees(u"오타가 잇다"_s));
        m_house->clock.advance(std::chrono::minutes(1));
        QVERIFY(!deleted);
    }

    void someLinesAreQuotedIntoTheLine()
    {
        m_house->server.say(11, 2, u"첫째\n둘째\n셋째"_s);
        QVERIFY(m_house->sees(u"셋째"_s));
        m_house->terminal.enter(u"/quote 2-3"_s);
        QVERIFY(m_house->sees(u"> 둘째"_s));
        QVERIFY(m_house->sees(u"> 셋째"_s));
        QVERIFY(!m_house->terminal.shows(u"> 첫째"_s));
        m_house->terminal.type(u"맞아요"_s);
        m_house->terminal.press(u"enter"_s);
        QTRY_VERIFY(!m_house->server.sends.isEmpty());
        QTRY_VERIFY(m_house->server.events(11).last().body.text.contains("> 둘째\\n> 셋째\\n맞아요"));
        m_house->terminal.enter(u"/quote 7"_s);
        QVERIFY(m_house->sees(u"That message has no such lines."_s));
    }

    void aMessageIsMarkedAsUnread()
    {
        QByteArray sent;
        m_house->server.on("POST", u"/api/v1/rooms/11/read"_s, [&](const FakeRequest &request) {
            sent = request.body;
            return answer(Nothing{});
        });
        const auto before = [](const rooms::RoomEvent &event) {
            return QByteArray("\"position\":" + QByteArray::number(event.position - 1));
        };
        m_house->terminal.enter(u"/unread -2"_s);
        QTRY_VERIFY(sent.contains(before(m_mine)) && sent.contains("\"back\":true"));
        m_house->terminal.enter(u"/unread"_s);
        QTRY_VERIFY(sent.contains(before(m_theirs)));
    }

    void aReplyQuotesWhatItAnswers()
    {
        m_house->terminal.enter(u"/reply -2 고쳤어요"_s);
        QTRY_VERIFY(!m_house->server.sends.isEmpty());
        QVERIFY(m_house->server.sends.last().body.contains(m_mine.id.bytes()));
        QVERIFY(m_house->sees(u"고쳤어요"_s));
    }

private:
    static QString at(const rooms::RoomEvent &event, const QString &rest = {})
    {
        return u"/api/v1/rooms/11/events/"_s + event.id.text() + rest;
    }

    std::unique_ptr<House> m_house;
    rooms::RoomEvent m_mine;
    rooms::RoomEvent m_theirs;
};

QTEST_GUILESS_MAIN(MessageVerbsTest)
#include "tst_message_verbs.moc"
