// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/views/settlement_desk.h"
#include "tests/support/client_house.h"
#include "tests/support/patience.h"

#include <QJsonDocument>
#include <QSignalSpy>
#include <QTest>

using namespace madang;
using namespace madang::test;
using namespace madang::views;
using namespace Qt::StringLiterals;
using reconciliation::Difference;
using reconciliation::Reconciliation;
using reconciliation::State;
using reconciliation::Verdict;

class SettlementDeskTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_server = std::make_unique<FakeServer>();
        m_server->addPerson(1, u"mina"_s, u"미나"_s);
        m_house = std::make_unique<ClientHouse>();
        m_formats = std::make_unique<Formats>(m_house->clock);
        m_formats->setLanguage(Language::English);
        m_imports.clear();
        m_states.clear();
        m_reasons.clear();
        m_refusal.reset();
        m_server->on("POST", u"/api/v1/reconciliations"_s, [this](const FakeRequest &request) {
            m_imports += *fromJson<reconciliation::Import>(request.body);
            return m_refusal ? refusal(*m_refusal) : answer(report(), 201);
        });
        m_server->on("GET", u"/api/v1/reconciliations/lines"_s, [this](const FakeRequest &request) {
            m_states += request.query.queryItemValue(u"state"_s);
            Page<Difference> page;
            const bool second = request.query.hasQueryItem(u"after"_s);
            page.items += difference(second ? 2 : 1, Verdict::OtherAmount);
            if (!second)
                page.next = u"1"_s;
            return answer(page);
        });
        m_server->on("POST", u"/api/v1/reconciliations/lines/1/explain"_s,
                     [this](const FakeRequest &request) {
                         m_reasons += QJsonDocument::fromJson(request.body)["reason"_L1].toString();
                         return m_refusal ? refusal(*m_refusal) : answer(difference(1, Verdict::OtherAmount));
                     });
        QVERIFY(m_house->enter(*m_server));
        m_desk = std::make_unique<SettlementDesk>(*m_house->session, *m_formats);
    }
    void cleanup()
    {
        m_desk.reset();
        m_formats.reset();
        m_house.reset();
        m_server.reset();
    }

    void aFileIsLookedAtBeforeItIsTaken()
    {
        const QSignalSpy told(m_desk.get(), &SettlementDesk::told);
        m_desk->take(); // nothing is there yet
        m_desk->look(u"toss"_s, u"march\n.csv"_s, "orderId,amount");
        QVERIFY(m_desk->isAsking());
        QTRY_VERIFY(m_desk->preview());
        QCOMPARE(m_imports.size(), 1);
        QVERIFY(m_imports[0].dryRun.value_or(false));
        QCOMPARE(m_imports[0].content, u"orderId,amount"_s);
        QCOMPARE(m_imports[0].gateway, u"toss"_s);
        QVERIFY(!m_imports[0].name.contains(u'\n'));
        QCOMPARE(m_desk->previewText(),
                 QStringList({u"4 lines: 2 fit now, 1 were known, 1 differ."_s,
                              u"₩64,601 would be posted as settled: ₩1,492 fee, ₩63,109 to the bank."_s}));
        m_desk->take();
        QTRY_COMPARE(told.size(), 1);
        QCOMPARE(m_imports.size(), 2);
        QVERIFY(!m_imports[1].dryRun);
        QCOMPARE(m_imports[1].content, u"orderId,amount"_s);
        QVERIFY(!m_desk->preview());
        QVERIFY(m_desk->fileName().isEmpty());
        QTRY_COMPARE(m_desk->items().size(), 1);
    }
    void aLostAnswerLeavesTheFileToBeTakenAgain()
    {
        m_desk->look(u"toss"_s, u"a.csv"_s, "x");
        QTRY_VERIFY(m_desk->preview());
        m_refusal = Error{Code::Timeout, "test"};
        m_desk->take();
        QTRY_VERIFY(m_desk->error());
        QVERIFY(m_desk->preview());
        m_refusal.reset();
        m_desk->take();
        QTRY_VERIFY(!m_desk->preview());
        QCOMPARE(m_imports.size(), 3);
    }
    void whatCannotBeAFileIsNotSent()
    {
        m_desk->look(u"toss"_s, u"a.jpg"_s, QByteArray::fromHex("ffd8ffe000104a46ff"));
        QCOMPARE(m_desk->error()->code, Code::Malformed);
        m_desk->look(u"toss"_s, u"a.csv"_s, QByteArray(reconciliation::kLongestContent + 1, 'a'));
        QCOMPARE(m_desk->error()->code, Code::TooLarge);
        QVERIFY(!m_desk->isAsking());
        QVERIFY(m_imports.isEmpty());
    }
    void theFileOfAKoreanSpreadsheetIsRead()
    {
        m_desk->look(u"toss"_s, u"a.csv"_s, QByteArray::fromHex("c1d6b9aeb9f8c8a3"));
        QTRY_VERIFY(m_desk->preview());
        QCOMPARE(m_imports[0].content, u"주문번호"_s);
    }
    void anAnswerAboutAFileThatWasDroppedIsForgotten()
    {
        m_desk->look(u"toss"_s, u"a.csv"_s, "x");
        m_desk->drop();
        m_desk->refresh(); // a later question, answered later
        QTRY_COMPARE(m_desk->items().size(), 1);
        QTRY_COMPARE(m_imports.size(), 1);
        QVERIFY(!m_desk->preview());
    }
    void linesAreReadPageByPage()
    {
        m_desk->refresh();
        QTRY_COMPARE(m_desk->items().size(), 1);
        QVERIFY(m_desk->hasMore());
        m_desk->readOn();
        QTRY_COMPARE(m_desk->items().size(), 2);
        QVERIFY(!m_desk->hasMore());
        m_desk->setState(State::Explained);
        QVERIFY(m_desk->items().isEmpty());
        QTRY_COMPARE(m_desk->items().size(), 1);
        QCOMPARE(m_states, QStringList({u"open"_s, u"open"_s, u"explained"_s}));
        QCOMPARE(m_desk->sums(m_desk->items()[0]), u"the file says ₩10,000, the books ₩9,000"_s);
        const QString story = m_desk->story(m_desk->items()[0]);
        QVERIFY2(story.contains(u"order order-1 · payment pay-1 · <b>왜</b>"_s), qPrintable(story));
        QCOMPARE(m_desk->sums(difference(3, Verdict::NotThere)), u"the books say ₩9,000, the file nothing"_s);
    }
    void aReasonIsNoted()
    {
        const QSignalSpy told(m_desk.get(), &SettlementDesk::told);
        m_desk->explain({1}, u"  수수료가 바뀜 "_s);
        QTRY_COMPARE(told.size(), 1);
        QCOMPARE(m_reasons, QStringList{u"수수료가 바뀜"_s});
        m_refusal = Error{Code::Conflict, "not-open"};
        m_desk->explain({1}, u"x"_s);
        QTRY_VERIFY(m_desk->error());
        QCOMPARE(told.size(), 1);
    }

private:
    static Difference difference(qint64 id, Verdict verdict)
    {
        Difference line;
        line.id = SettlementLineId{id};
        line.gateway = u"toss"_s;
        line.verdict = verdict;
        line.order = u"order-1"_s;
        line.paymentKey = u"pay-1"_s;
        line.theirs = {10'000};
        line.ours = {9'000};
        line.at = Timestamp{1'000};
        line.reason = u"<b>왜</b>"_s; // shown as it is
        return line;
    }
    static Reconciliation report()
    {
        Reconciliation report;
        report.lines = 4;
        report.matched = 2;
        report.known = 1;
        report.differing = 1;
        report.amount = {64'601};
        report.fee = {1'492};
        report.payOut = {63'109};
        report.differences = {difference(1, Verdict::OtherAmount)};
        return report;
    }

    std::unique_ptr<FakeServer> m_server;
    std::unique_ptr<ClientHouse> m_house;
    std::unique_ptr<Formats> m_formats;
    std::unique_ptr<SettlementDesk> m_desk;
    QList<reconciliation::Import> m_imports;
    QStringList m_states;
    QStringList m_reasons;
    std::optional<Error> m_refusal;
};

QTEST_GUILESS_MAIN(SettlementDeskTest)
#include "tst_settlement_desk.moc"
