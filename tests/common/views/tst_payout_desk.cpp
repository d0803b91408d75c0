// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/views/payout_desk.h"
#include "common/views/table_export.h"
#include "tests/support/client_house.h"

#include "common/protocol/receipts.h"
#include "common/protocol/statements.h"
#include "tests/support/patience.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSignalSpy>
#include <QTest>

using namespace madang;
using namespace madang::test;
using namespace madang::views;
using namespace Qt::StringLiterals;
using payouts::Payout;
using payouts::State;

class PayoutDeskTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_server = std::make_unique<FakeServer>();
        m_server->addPerson(1, u"mina"_s, u"미나"_s);
        m_house = std::make_unique<ClientHouse>();
        m_formats = std::make_unique<Formats>(m_house->clock);
        m_formats->setLanguage(Language::English);
        m_asked.clear();
        m_lostAnswers = 0;
        m_server->on("GET", u"/api/v1/campaigns/5/payouts"_s, [](const FakeRequest &) {
            Page<Payout> page;
            page.items += payout(2, State::Requested);
            return answer(page);
        });
        m_server->on("GET", u"/api/v1/payouts"_s, [](const FakeRequest &) {
            Page<Payout> page;
            page.items += payout(3, State::Approved);
            page.items += payout(2, State::Requested);
            return answer(page);
        });
        m_server->on("GET", u"/api/v1/campaigns/5/payouts/terms"_s, [](const FakeRequest &request) {
            const QString won = request.query.queryItemValue(u"won"_s);
            const Money amount{won.isEmpty() ? 9'000 : won.toLongLong()};
            return answer(
                payouts::Terms{{5}, {10'000}, {1'000}, {9'000}, amount, {300}, amount - Money{300}, {1'000}});
        });
        m_server->on("POST", u"/api/v1/campaigns/5/payouts"_s, [this](const FakeRequest &request) {
            m_asked += QString::fromLatin1(request.headers.value("idempotency-key"));
            if (m_lostAnswers-- > 0)
                return refusal(Error{Code::Timeout, "test"});
            return answer(payout(4, State::Requested), 201);
        });
        QVERIFY(m_house->enter(*m_server));
        m_desk = std::make_unique<PayoutDesk>(*m_house->session, *m_formats, CampaignId{5});
    }
    void cleanup()
    {
        m_desk.reset();
        m_formats.reset();
        m_house.reset();
        m_server.reset();
    }

    void theTermsStandBeforeTheQuestion()
    {
        QVERIFY(!m_desk->canAsk(u"은행 1"_s));
        m_desk->look({});
        QTRY_VERIFY(m_desk->terms());
        QVERIFY(m_desk->termsText().startsWith(
            u"The campaign holds ₩10,000, of which ₩9,000 can be paid out."_s));
        QVERIFY(m_desk->termsText().contains(u"₩8,700 arrives"_s));
        QVERIFY(!m_desk->canAsk(u"  "_s));
        QVERIFY(m_desk->canAsk(u"은행 1"_s));
    }
    void anAmountThatCannotBePaidIsExplained()
    {
        m_desk->look(u"열 냥"_s);
        QVERIFY(!m_desk->amountHint().isEmpty());
        m_desk->look(u"9,001"_s);
        QTRY_COMPARE(m_desk->amountHint(), u"At most ₩9,000 can be paid out."_s);
        QVERIFY(!m_desk->canAsk(u"은행 1"_s));
        m_desk->look(u"5천"_s);
        QTRY_VERIFY(m_desk->terms() && m_desk->terms()->amount == Money{5'000});
        QVERIFY(m_desk->amountHint().isEmpty());
    }
    void askingAgainAfterALostAnswerAsksOnce()
    {
        const QSignalSpy told(m_desk.get(), &PayoutDesk::told);
        m_desk->look(u"5,000"_s);
        QTRY_VERIFY(m_desk->canAsk(u"은행 1"_s));
        m_lostAnswers = 1;
        m_desk->ask(u"은행 1"_s);
        QTRY_VERIFY(m_desk->error());
        m_desk->ask(u"은행 1"_s);
        QTRY_COMPARE(told.size(), 1);
        QCOMPARE(m_asked.size(), 2);
        QCOMPARE(m_asked[0], m_asked[1]);
        QCOMPARE(m_desk->items()[0].id, PayoutId{4});
        // The next one is another payout.
        m_desk->look(u"5,000"_s);
        QTRY_VERIFY(m_desk->canAsk(u"은행 1"_s));
        m_desk->ask(u"은행 1"_s);
        QTRY_COMPARE(m_asked.size(), 3);
        QVERIFY(m_asked[2] != m_asked[0]);
    }
    void onlyASecondPersonWhoMovesMoneyDecides()
    {
        QVERIFY(movesMoney(u"owner"_s));
        QVERIFY(movesMoney(u"treasurer"_s));
        QVERIFY(!movesMoney(u"member"_s));
        QVERIFY(!movesMoney({}));
        Payout own = payout(2, State::Requested);
        own.requestedBy = u"미나"_s;
        QVERIFY(m_desk->mayWithdraw(own));
        QVERIFY(!m_desk->mayDecide(own));
        QVERIFY(!m_desk->mayWithdraw(payout(2, State::Approved)));
    }
    void aDecisionReplacesItsRow()
    {
        m_desk = std::make_unique<PayoutDesk>(*m_house->session, *m_formats, CampaignId());
        m_desk->refresh();
        QTRY_COMPARE(m_desk->items().size(), 2);
        m_server->on("POST", u"/api/v1/payouts/2/approve"_s,
                     [](const FakeRequest &) { return answer(payout(2, State::Approved)); });
        m_desk->approve({2});
        QTRY_COMPARE(m_desk->items()[1].state, State::Approved);
        m_server->on("POST", u"/api/v1/payouts/3/paid"_s, [](const FakeRequest &) {
            return refusal(Error{Code::Conflict, "not-yet"});
        });
        m_desk->markPaid({3}, u"이체 1"_s);
        QTRY_VERIFY(m_desk->error());
        QCOMPARE(m_desk->error()->about, u"not-yet"_s);
    }

    void aTableIsSavedAsItCame()
    {
        m_server->on("GET", u"/api/v1/campaigns/5/statement.csv"_s, [](const FakeRequest &) {
            return FakeAnswer{200, "\xEF\xBB\xBF가,나\r\n", {}};
        });
        const QString file = m_house->folder.filePath(u"a.csv"_s);
        const auto saved = waitFor(
            saveTable(*m_house->session, m_desk.get(), ExportTable::Gifts, {5}, ExportForm::Csv, file));
        QVERIFY(saved && *saved);
        QFile read(file);
        QVERIFY(read.open(QIODevice::ReadOnly));
        QCOMPARE(read.readAll(), QByteArray("\xEF\xBB\xBF가,나\r\n"));
    }
    void everyPageOfATableIsInItsJson()
    {
        m_server->on("GET", u"/api/v1/ledger"_s, [](const FakeRequest &request) {
            Page<statements::Movement> page;
            const bool first = request.after().isEmpty();
            for (int i = 0; i < (first ? 2 : 1); ++i)
                page.items += statements::Movement{
                    u"7"_s, i, {1}, u"donation"_s, u"r"_s, u"gateway.toss"_s, u"campaign:5"_s, {100}, {100}};
            if (first)
                page.next = u"7.2"_s;
            return answer(page);
        });
        const QString file = m_house->folder.filePath(u"a.json"_s);
        const auto saved = waitFor(
            saveTable(*m_house->session, m_desk.get(), ExportTable::Ledger, {5}, ExportForm::Json, file));
        QVERIFY(saved && *saved);
        QFile read(file);
        QVERIFY(read.open(QIODevice::ReadOnly));
        const QJsonArray lines = QJsonDocument::fromJson(read.readAll()).array();
        QCOMPARE(lines.size(), 3);
        QCOMPARE(lines[0].toObject()[u"kind"_s].toString(), u"donation"_s);
        QCOMPARE(tableFileName(u"모금: 1/2"_s, ExportTable::Ledger, ExportForm::Json),
                 u"모금 1 2 Ledger.json"_s);
    }
    void receiptsForTaxesAreSavedForAYear()
    {
        m_server->on("GET", QString(receipts::kTaxTablePath), [](const FakeRequest &request) {
            return request.query.queryItemValue(u"year"_s) == u"2026"_s
                ? FakeAnswer{200, "\xEF\xBB\xBF\"일련번호\"\r\n", {}}
                : refusal(Error{Code::InvalidValue, "range"}.at(u"year"_s));
        });
        const QString file = m_house->folder.filePath(u"tax.csv"_s);
        const auto saved = waitFor(saveTaxTable(*m_house->session, m_desk.get(), 2026, file));
        QVERIFY(saved && *saved);
        QFile read(file);
        QVERIFY(read.open(QIODevice::ReadOnly));
        QCOMPARE(read.readAll(), QByteArray("\xEF\xBB\xBF\"일련번호\"\r\n"));
        const auto other = waitFor(
            saveTable(*m_house->session, m_desk.get(), ExportTable::TaxReceipts, {}, ExportForm::Csv, file));
        QVERIFY(other && !*other);
        QCOMPARE(other->error().code, Code::NotSupported);
    }
    void aRefusedTableLeavesNoFile()
    {
        m_server->on("GET", u"/api/v1/payouts.csv"_s, [](const FakeRequest &) {
            return refusal(Error{Code::NotAllowed, "treasurer-only"});
        });
        const QString file = m_house->folder.filePath(u"b.csv"_s);
        const auto saved = waitFor(
            saveTable(*m_house->session, m_desk.get(), ExportTable::Payouts, {}, ExportForm::Csv, file));
        QVERIFY(saved && !*saved);
        QVERIFY(!QFile::exists(file));
    }

private:
    static Payout payout(qint64 id, State state)
    {
        Payout made;
        made.id = {id};
        made.campaign = {5};
        made.title = u"지붕"_s;
        made.amount = {5'000};
        made.fee = {300};
        made.net = {4'700};
        made.account = u"은행 1"_s;
        made.state = state;
        made.requestedBy = u"준"_s;
        made.requestedAt = {1};
        made.payableAt = {2};
        return made;
    }

    std::unique_ptr<FakeServer> m_server;
    std::unique_ptr<ClientHouse> m_house;
    std::unique_ptr<Formats> m_formats;
    std::unique_ptr<PayoutDesk> m_desk;
    QStringList m_asked;
    int m_lostAnswers = 0;
};

QTEST_GUILESS_MAIN(PayoutDeskTest)
#include "tst_payout_desk.moc"
