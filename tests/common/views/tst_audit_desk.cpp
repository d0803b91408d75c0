// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/views/audit_desk.h"

#include "tests/support/client_house.h"

#include <QSignalSpy>

using namespace madang;
using namespace madang::test;
using namespace madang::views;
using namespace Qt::StringLiterals;

class AuditDeskTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_server = std::make_unique<FakeServer>();
        m_server->addPerson(1, u"mina"_s, u"민아"_s);
        m_server->giveRole(u"mina"_s, u"owner"_s);
        m_fault.reset();
        m_asked.clear();
        m_server->on("GET", u"/api/v1/audit"_s, [this](const FakeRequest &request) {
            m_asked += request.query;
            if (m_fault)
                return refusal(*m_fault);
            Page<audit::AuditRecord> page;
            page.items += act(request.after().isEmpty() ? 9 : request.after().toLongLong() - 1);
            if (page.items.first().number > 7)
                page.next = QString::number(page.items.first().number);
            return answer(page);
        });
        m_house = std::make_unique<ClientHouse>();
        m_formats = std::make_unique<Formats>(m_house->clock);
        m_formats->setLanguage(Language::English);
        QVERIFY(m_house->enter(*m_server));
        m_desk = std::make_unique<AuditDesk>(*m_house->session, *m_formats);
    }
    void cleanup()
    {
        m_desk.reset();
        m_formats.reset();
        m_house.reset();
        m_server.reset();
    }

    void pagesAreReadOneAfterTheOther()
    {
        refresh();
        QCOMPARE(numbers(), QList<qint64>{9});
        QVERIFY(m_desk->hasMore());
        m_desk->readOn();
        QTRY_COMPARE(numbers(), (QList<qint64>{9, 8}));
        m_desk->readOn();
        QTRY_COMPARE(numbers(), (QList<qint64>{9, 8, 7}));
        QVERIFY(!m_desk->hasMore());
        m_desk->readOn(); // there is nothing to read
        QVERIFY(!m_desk->isLoading());
        refresh();
        QCOMPARE(numbers(), QList<qint64>{9});
    }

    void theFilterIsAskedForAndKeptOnTheNextPage()
    {
        m_desk->setFilter({u" mina "_s, u"refund"_s, 2});
        QTRY_VERIFY(!m_desk->isLoading());
        m_desk->readOn();
        QTRY_COMPARE(m_asked.size(), 2);
        for (const QUrlQuery &asked : std::as_const(m_asked)) {
            QCOMPARE(asked.queryItemValue(u"actor"_s), u"mina"_s);
            QCOMPARE(asked.queryItemValue(u"action"_s), u"refund"_s);
            QCOMPARE(asked.queryItemValue(u"since"_s, QUrl::FullyDecoded),
                     m_formats->now().plus(-std::chrono::hours(48)).text());
        }
        m_desk->setFilter({});
        QTRY_COMPARE(m_asked.size(), 3);
        for (const QString &name : {u"actor"_s, u"action"_s, u"since"_s})
            QVERIFY(!m_asked.last().hasQueryItem(name));
    }

    void anActIsOneLineAndAllOfIt()
    {
        const audit::AuditRecord one = act(9);
        QCOMPARE(AuditDesk::headOf(one), u"refund.approve · refund:123"_s);
        QVERIFY(m_desk->storyOf(one).startsWith(u"mina · "_s));
        QVERIFY(m_desk->storyOf(one).endsWith(u" · 192.0.2.1"_s));
        QStringList lines;
        for (const AuditDesk::Part &part : m_desk->partsOf(one))
            lines += part.name + u'=' + part.value;
        QVERIFY(lines.contains(u"Number=9"_s));
        QVERIFY(lines.contains(u"amount=5000"_s));
        QVERIFY(lines.contains(u"fast=true"_s));
        QVERIFY(lines.contains(u"lines=[1,2]"_s));
        QVERIFY(lines.contains(u"note=two lines"_s)); // on one
        QVERIFY(lines.contains(u"Seal=abc"_s));
        // What is not there has no line.
        audit::AuditRecord bare = one;
        bare.target.clear();
        bare.details.text = "not JSON";
        QCOMPARE(AuditDesk::headOf(bare), u"refund.approve"_s);
        for (const AuditDesk::Part &part : m_desk->partsOf(bare))
            QVERIFY(part.name != "To what"_L1 && part.name != "amount"_L1);
    }

    void aRefusalIsSaidAndNothingOfItStays()
    {
        refresh();
        QVERIFY(m_desk->isKnown());
        m_fault = Error(Code::Unavailable, "store");
        refresh();
        QVERIFY(m_desk->error().has_value());
        QCOMPARE(numbers(), QList<qint64>{9}); // as it was then
        m_fault = Error(Code::NotAllowed, "admin-only");
        refresh();
        QVERIFY(numbers().isEmpty());
        QVERIFY(!m_desk->isKnown());
        m_fault.reset();
        refresh();
        QVERIFY(!m_desk->error());
        QCOMPARE(numbers(), QList<qint64>{9});
    }

    void theLogIsProven_data()
    {
        QTest::addColumn<QString>("reason");
        QTest::addColumn<QString>("begins");
        QTest::newRow("sound") << QString() << u"Each record is as it was written; there are 12."_s;
        QTest::newRow("gone") << u"missing"_s << u"Record 13 is gone. "_s;
        QTest::newRow("changed") << u"changed"_s << u"Record 13 was changed. "_s;
        QTest::newRow("chain") << u"chain"_s << u"Record 13 does not follow the one before it. "_s;
        QTest::newRow("newer server") << u"other"_s << u"Record 13 is not as it was written. "_s;
    }
    void theLogIsProven()
    {
        QFETCH(QString, reason);
        QFETCH(QString, begins);
        m_server->on("POST", u"/api/v1/audit/checks"_s, [reason](const FakeRequest &) {
            audit::AuditCheck check{reason.isEmpty(), 12, u"abc"_s, {}, {}};
            if (!reason.isEmpty()) {
                check.broken = 13;
                check.reason = reason;
            }
            return answer(check);
        });
        m_desk->check();
        QVERIFY(m_desk->isChecking());
        QTRY_VERIFY(m_desk->checked().has_value());
        QVERIFY(!m_desk->isChecking());
        const QString words = AuditDesk::checkText(*m_desk->checked(), *m_formats);
        QVERIFY2(words.startsWith(begins), qPrintable(words));
        QCOMPARE(words.contains(u"The 12 before it"_s), !reason.isEmpty());
    }

    void aCheckThatFailsSaysWhyAndClaimsNothing()
    {
        m_server->on("POST", u"/api/v1/audit/checks"_s,
                     [](const FakeRequest &) { return refusal(Error(Code::Unavailable, "store")); });
        m_desk->check();
        QTRY_VERIFY(m_desk->error().has_value());
        QVERIFY(!m_desk->checked() && !m_desk->isChecking());
    }

private:
    static audit::AuditRecord act(qint64 number)
    {
        return {number,          {1'700'000'000'000},
                u"mina"_s,       u"refund.approve"_s,
                u"refund:123"_s, u"192.0.2.1"_s,
                u"r-1"_s,        {R"({"amount":5000,"fast":true,"lines":[1,2],"note":"two\nlines"})"},
                u"abc"_s};
    }
    void refresh()
    {
        m_desk->refresh();
        QTRY_VERIFY(!m_desk->isLoading());
    }
    QList<qint64> numbers() const
    {
        QList<qint64> all;
        for (const audit::AuditRecord &one : m_desk->items())
            all += one.number;
        return all;
    }

    QList<QUrlQuery> m_asked;
    std::optional<Error> m_fault;
    std::unique_ptr<FakeServer> m_server;
    std::unique_ptr<ClientHouse> m_house;
    std::unique_ptr<Formats> m_formats;
    std::unique_ptr<AuditDesk> m_desk;
};

QTEST_GUILESS_MAIN(AuditDeskTest)
#include "tst_audit_desk.moc"
