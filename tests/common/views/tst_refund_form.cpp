// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/views/refund_form.h"
#include "common/views/wording.h"

#include "tests/support/client_house.h"
#include "tests/support/patience.h"

#include <QSignalSpy>

using namespace madang;
using namespace madang::test;
using namespace madang::views;
using namespace Qt::StringLiterals;
using refunds::Hurdle;
using refunds::Refund;
using refunds::State;
using Stage = RefundForm::Stage;

class RefundFormTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_server = std::make_unique<FakeServer>();
        m_server->addPerson(1, u"mina"_s, u"민아"_s);
        m_server->addRoom(7, u"마당"_s);
        m_state = State::Returned;
        m_hurdle.reset();
        m_refusal.reset();
        m_swallow = false;
        m_sent.clear();
        // As the real one: one key, one refund.
        m_server->on("POST", u"/api/v1/donations/50/refunds"_s, [this](const FakeRequest &request) {
            QJsonObject body = *json::parseObject(request.body);
            body.insert(u"donation"_s, u"50"_s);
            body.insert(u"tag"_s, QString::fromUtf8(request.headers.value("idempotency-key")));
            const auto wanted = fromJson<refunds::AskRefund>(body);
            if (!wanted)
                return refusal(wanted.error());
            if (m_refusal)
                return refusal(*m_refusal);
            Refund refund;
            refund.campaign = {5};
            refund.donation = wanted->donation;
            refund.title = u"지붕"_s;
            refund.given = {10'000};
            refund.amount = wanted->amount.value_or(Money{10'000});
            refund.remaining = refund.given - refund.amount;
            refund.hurdle = m_hurdle;
            refund.state = m_hurdle ? State::Waiting : State::Underway;
            if (wanted->dryRun)
                return answer(refund, 201);
            m_sent.insert(wanted->tag.value, refund.amount);
            if (std::exchange(m_swallow, false))
                return FakeAnswer{503, {}, {}};
            refund.id = RefundId{8};
            if (!m_hurdle)
                refund.state = m_state;
            return answer(refund, 201);
        });
        m_house = std::make_unique<ClientHouse>();
        m_formats = std::make_unique<Formats>(m_house->clock);
        QVERIFY(m_house->enter(*m_server));
        m_form = std::make_unique<RefundForm>(*m_house->session, *m_formats, DonationId{50}, Money{10'000});
    }
    void cleanup()
    {
        m_form.reset();
        m_formats.reset();
        m_house.reset();
        m_server.reset();
    }

    void aReasonAndAnAmountWithinWhatIsLeftAreNeeded()
    {
        QVERIFY(!m_form->canAsk());
        m_form->setReason(u"  "_s);
        QVERIFY(!m_form->canAsk());
        m_form->setReason(u"너무 많아요"_s);
        QVERIFY(m_form->canAsk());
        QCOMPARE(*m_form->amount(), Money{10'000});
        m_form->setAmountText(u"1만 1원"_s);
        m_form->setAmountText(u"10,001"_s);
        QVERIFY(!m_form->canAsk());
        QCOMPARE(m_form->amountHint(), u"At most ₩10,000 is left of this gift."_s);
        m_form->setAmountText(u"3천"_s);
        QCOMPARE(*m_form->amount(), Money{3'000});
        m_form->setAmountText(u"0"_s);
        QVERIFY(!m_form->canAsk());
        m_form->setAmountText(u"abc"_s);
        QVERIFY(!m_form->amountHint().isEmpty());
    }
    void nothingIsDoneBeforeTheQuestionIsAnswered()
    {
        ask(u"3000"_s);
        QVERIFY(m_sent.isEmpty());
        QCOMPARE(m_form->question(), u"Give ₩3,000 back? ₩7,000 of the gift to “지붕” will remain."_s);
        m_form->back();
        QCOMPARE(m_form->stage(), Stage::Editing);
        QVERIFY(m_sent.isEmpty());
    }
    void whatTheQuestionSaidIsDoneOnce()
    {
        ask({});
        QCOMPARE(m_form->question(), u"Give ₩10,000 back? The gift to “지붕” will not count any more."_s);
        const QSignalSpy finished(m_form.get(), &RefundForm::finished);
        m_swallow = true; // the first answer is lost
        m_form->agree();
        QTRY_COMPARE(m_sent.size(), 1);
        QTRY_COMPARE(m_form->stage(), Stage::Deciding);
        QVERIFY(m_form->error());
        m_form->agree();
        QTRY_COMPARE(finished.size(), 1);
        QCOMPARE(m_sent.size(), 1); // the same key
        QCOMPARE(m_form->outcome(), u"₩10,000 was given back."_s);
    }
    void whoHasToAskLearnsWhy()
    {
        m_hurdle = Hurdle::Late;
        ask(u"3000"_s);
        QVERIFY(m_form->question().startsWith(u"Ask for ₩3,000 of the gift to “지붕” back?"_s));
        QVERIFY(m_form->question().contains(u"time to cancel"_s));
        m_form->agree();
        QTRY_COMPARE(m_form->stage(), Stage::Finished);
        QVERIFY(m_form->outcome().contains(u"waits for a decision"_s));
    }
    void anOutcomeThatIsNotKnownYetIsToldLater()
    {
        m_state = State::Underway;
        ask({});
        m_form->agree();
        QTRY_COMPARE(m_form->stage(), Stage::Finished);
        QVERIFY(m_form->outcome().contains(u"on its way back"_s));
        Refund refund = *m_form->refund();
        refund.state = State::Returned;
        const notifications::Notice notice{{4}, u"refund.returned"_s, {1}, {toJson(refund)}};
        m_server->tellTopic("/user/queue/notifications", "notice", toJson(notice), "n4");
        QTRY_COMPARE(m_form->outcome(), u"₩10,000 was given back."_s);
    }
    void aRefusalIsSaidAndTheFormStays()
    {
        m_refusal = Error{Code::InvalidValue, "remaining-4000"}.at(u"amount"_s);
        m_form->setReason(u"왜냐하면"_s);
        m_form->ask();
        QTRY_VERIFY(m_form->error());
        QCOMPARE(m_form->stage(), Stage::Editing);
        QCOMPARE(wording::of(*m_form->error()), u"Only ₩4,000 of this gift is left to be given back."_s);
    }

private:
    void ask(const QString &amount)
    {
        m_form->setAmountText(amount);
        m_form->setReason(u"왜냐하면"_s);
        m_form->ask();
        QTRY_COMPARE(m_form->stage(), Stage::Deciding);
    }

    std::unique_ptr<FakeServer> m_server;
    std::unique_ptr<ClientHouse> m_house;
    std::unique_ptr<Formats> m_formats;
    std::unique_ptr<RefundForm> m_form;
    State m_state = State::Returned;
    std::optional<Hurdle> m_hurdle;
    std::optional<Error> m_refusal;
    bool m_swallow = false;
    QMap<QString, Money> m_sent; ///< by key
};

QTEST_GUILESS_MAIN(RefundFormTest)
#include "tst_refund_form.moc"
