// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/views/event_text.h"

#include "common/protocol/letters.h"
#include "common/protocol/refunds.h"
#include "common/protocol/reports.h"
#include "tests/support/fake_alarm_clock.h"

#include <QTest>

using namespace madang;
using namespace madang::views;
using namespace Qt::StringLiterals;

class EventTextTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { m_formats.setLanguage(Language::English); }

    void messagesAreShownOnOneLine()
    {
        QCOMPARE(previewOf(event(u"message"_s, toJson(chat::MessageBody{u"첫 줄\n둘째\t줄"_s, {}})),
                           m_formats, {9}),
                 u"민아: 첫 줄 둘째 줄"_s);
        QCOMPARE(previewOf(event(u"message"_s, toJson(chat::MessageBody{u"hi"_s, {}})), m_formats, {1}),
                 u"You: hi"_s);
    }
    void previewsHaveNoSignsOfMarkdown()
    {
        const chat::MessageBody body{u"**굵게** [집](https://a.kr)\n- 하나 -_-"_s, {}};
        QCOMPARE(previewText(event(u"message"_s, toJson(body)), m_formats), u"굵게 집 • 하나 -_-"_s);
    }
    void filesAreToldByNameAndSize()
    {
        chat::MessageBody body;
        body.attachments = {files::Attachment{{5}, u"보고서 %1.pdf"_s, 1'234'567, u"application/pdf"_s},
                            files::Attachment{{6}, u"그네\n.png"_s, 900, u"image/png"_s, 40, 30, true}};
        QCOMPARE(previewText(event(u"message"_s, toJson(body)), m_formats),
                 u"[File] 보고서 %1.pdf (1.2 MB) [Picture] 그네 .png (900 bytes)"_s);
        QCOMPARE(attachmentText({{7}, u"그네.webp"_s, 900, u"image/webp"_s}, m_formats),
                 u"[Picture] 그네.webp (900 bytes)"_s);
        body.text = u"여기요"_s;
        QVERIFY(previewOf(event(u"message"_s, toJson(body)), m_formats, {9})
                    .startsWith(u"민아: 여기요 [File] 보고서"_s));
        body.attachments = QList<files::Attachment>(100, body.attachments->first());
        QCOMPARE(attachmentsOf(event(u"message"_s, toJson(body))).size(), files::kMostInMessage);
    }
    void textsAreCutBetweenCharacters()
    {
        QCOMPARE(oneLine(u"abcdef"_s, 4), u"abc…"_s);
        const QString cut = oneLine(u"ab🙂🙂"_s, 4);
        QVERIFY(cut.isValidUtf16());
        QCOMPARE(cut, u"ab…"_s);
        QVERIFY(oneLine(QString(1'000'000, u'x')).size() <= 120);
    }
    void noticesSayWhoDidWhat()
    {
        const accounts::Person mina{{1}, u"민아"_s};
        const accounts::Person jun{{2}, u"준 %1 <b>"_s};
        QCOMPARE(noticeText(event(u"member.joined"_s, toJson(rooms::MemberBody{jun, {}})), m_formats),
                 u"준 %1 <b> joined"_s);
        QCOMPARE(noticeText(event(u"member.joined"_s, toJson(rooms::MemberBody{jun, mina})), m_formats),
                 u"준 %1 <b> was invited by 민아"_s);
        QCOMPARE(noticeText(event(u"member.left"_s, toJson(rooms::MemberBody{mina, jun})), m_formats),
                 u"민아 was removed by 준 %1 <b>"_s);
        QCOMPARE(noticeText(event(u"room.created"_s, "{}"), m_formats), u"민아 opened this room"_s);
        QCOMPARE(noticeText(event(u"room.history"_s, toJson(rooms::HistoryBody{rooms::HistoryScope::Joined})),
                            m_formats),
                 u"민아 decided what new members see: only what comes after they join"_s);
        QCOMPARE(noticeText(event(chat::kEdited, toJson(chat::EditBody{2, {5}, {}})), m_formats),
                 u"민아 changed a message"_s);
    }
    void whatHappensToACampaignIsSaid()
    {
        QCOMPARE(noticeText(event(u"campaign.milestone"_s,
                                  toJson(campaigns::MilestoneBody{{5}, 50, {500'000}, {1'000'000}})),
                            m_formats),
                 u"50% of the goal reached: ₩500,000 of ₩1,000,000"_s);
        campaigns::StateBody over;
        over.campaign = {5};
        over.title = u"그네 %1"_s;
        over.total = {700'000};
        over.goal = {1'000'000};
        QCOMPARE(noticeText(event(u"campaign.state"_s, toJson(over)), m_formats),
                 u"“그네 %1” is over: ₩700,000 of ₩1,000,000 came together"_s);
        QCOMPARE(noticeText(event(u"campaign.report"_s,
                                  toJson(reports::ReportBody{{5}, {6}, u"봄 보고"_s, {90'000}})),
                            m_formats),
                 u"How ₩90,000 was used has been reported: 봄 보고"_s);
        QCOMPARE(noticeText(event(u"campaign.thanks"_s,
                                  toJson(letters::ThanksBody{{5}, u"그네"_s, u"고맙\n습니다"_s})),
                            m_formats),
                 u"Thanks from “그네”: 고맙 습니다"_s);
        QVERIFY(noticeText(event(u"campaign.video"_s, "{}"), m_formats).contains(u"cannot show"_s));
    }
    void whatWasGivenBackIsSaidWithoutWhatIsHidden()
    {
        refunds::RefundedBody body;
        body.campaign = {5};
        body.gift.id = {9};
        body.gift.nickname = u"민아 %2"_s;
        body.gift.amount = Money{7'000};
        body.amount = Money{3'000};
        body.total = Money{10'000};
        const auto said = [&] { return noticeText(event(u"donation.refunded"_s, toJson(body)), m_formats); };
        QCOMPARE(said(), u"A part of the gift of 민아 %2 was given back: ₩3,000 (total now ₩10,000)"_s);
        body.whole = true;
        QCOMPARE(said(), u"The gift of 민아 %2 was given back: ₩3,000 (total now ₩10,000)"_s);
        body.gift.nickname.reset();
        body.amount.reset();
        body.total.reset();
        QCOMPARE(said(), u"An anonymous gift was given back"_s);
    }
    void unknownKindsAreSaidToBeUnknown()
    {
        QVERIFY(noticeText(event(u"poll.closed"_s, "{}"), m_formats).contains(u"cannot show"_s));
        QVERIFY(!noticeText(event(u"member.joined"_s, "broken"), m_formats).isEmpty());
    }
    void giftsHideWhatTheDonorHid()
    {
        campaigns::Gift gift;
        gift.nickname = u"민아"_s;
        gift.amount = Money{10'000};
        QCOMPARE(giftText(gift, m_formats), u"민아 gave ₩10,000"_s);
        gift.nickname.reset();
        QCOMPARE(giftText(gift, m_formats), u"Anonymous gave ₩10,000"_s);
        gift.amount.reset();
        QCOMPARE(giftText(gift, m_formats), u"Anonymous made a gift"_s);
    }

private:
    static rooms::RoomEvent event(const QString &type, const QByteArray &body)
    {
        rooms::RoomEvent event;
        event.type = type;
        event.sender = accounts::Person{{1}, u"민아"_s};
        event.body = {body};
        return event;
    }

    test::FakeAlarmClock m_clock;
    Formats m_formats{m_clock};
};

QTEST_GUILESS_MAIN(EventTextTest)
#include "tst_event_text.moc"
