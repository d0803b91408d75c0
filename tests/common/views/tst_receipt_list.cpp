// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/views/receipt_list.h"

#include "tests/support/client_house.h"
#include "tests/support/patience.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>

using namespace madang;
using namespace madang::test;
using namespace madang::views;
using namespace Qt::StringLiterals;

class ReceiptListTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_server = std::make_unique<FakeServer>();
        m_server->addPerson(1, u"mina"_s, u"민아"_s);
        m_server->on("GET", u"/api/v1/me/receipts"_s, [this](const FakeRequest &request) {
            Page<receipts::Receipt> page;
            if (request.query.queryItemValue(u"year"_s) == QString::number(m_year))
                page.items = {aReceipt(2), aReceipt(1)};
            return answer(page);
        });
        m_house = std::make_unique<ClientHouse>();
        QVERIFY(m_house->enter(*m_server));
        m_formats = std::make_unique<Formats>(m_house->clock);
        m_list = std::make_unique<ReceiptList>(*m_house->session, *m_formats);
        m_year = m_list->year();
    }

    void theNewestStandsFirstAndAVoidOneSaysWhy()
    {
        QAbstractItemModelTester tester(m_list.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        m_list->refresh();
        QTRY_COMPARE(m_list->rowCount(), 2);
        QCOMPARE(m_list->index(0).data().toString(), u"2026-000002 · 겨울나기"_s);
        QVERIFY(m_list->details(0).contains(u"₩10,000"_s));
        QVERIFY(!m_list->details(0).contains(u"Void"_s));
        QVERIFY(m_list->details(1).contains(u"Void: replaced by 2026-000002"_s));
        receipts::Receipt gone = aReceipt(1);
        gone.replacedBy.reset();
        QCOMPARE(ReceiptList::voidText(gone), u"Void: the gift was given back"_s);
    }
    void anotherYearIsAskedFor()
    {
        m_list->refresh();
        QTRY_COMPARE(m_list->rowCount(), 2);
        QVERIFY(!m_list->hasNextYear());
        const QSignalSpy changed(m_list.get(), &ReceiptList::yearChanged);
        m_list->setYear(m_year + 1); // not yet
        QCOMPARE(changed.size(), 0);
        m_list->setYear(m_year - 1);
        QCOMPARE(changed.size(), 1);
        QCOMPARE(m_list->rowCount(), 0);
        QVERIFY(m_list->hasNextYear());
        QTRY_VERIFY(!m_list->isLoading());
        QCOMPARE(m_list->rowCount(), 0);
    }
    void oneIsSavedWhole()
    {
        m_server->on("GET", u"/api/v1/receipts/2"_s, [this](const FakeRequest &request) {
            return request.token() == m_server->lastAccessToken() ? FakeAnswer{200, "%PDF-1.5 \xff", {}}
                                                                  : refusal({Code::NotFound, "receipt"});
        });
        m_list->refresh();
        QTRY_COMPARE(m_list->rowCount(), 2);
        const QString name = m_house->folder.filePath(ReceiptList::fileName(m_list->receipt(0)));
        const auto saved = waitFor(m_list->save(0, name));
        QVERIFY(saved && *saved);
        QFile file(**saved);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), QByteArray("%PDF-1.5 \xff"));
        QVERIFY(!(file.permissions() & (QFile::ReadGroup | QFile::ReadOther)));
    }
    void theYearsSheetIsSaved()
    {
        m_server->on("GET", u"/api/v1/me/receipts/%1"_s.arg(m_year), [](const FakeRequest &) {
            return FakeAnswer{200, "%PDF-", {}};
        });
        QVERIFY(*waitFor(m_list->saveYear(m_house->folder.filePath(m_list->yearFileName()))));
    }
    void whatCannotBeWrittenIsSaid()
    {
        m_server->on("GET", u"/api/v1/me/receipts/%1"_s.arg(m_year), [](const FakeRequest &) {
            return FakeAnswer{200, "%PDF-", {}};
        });
        const auto saved = waitFor(m_list->saveYear(u"/nonexistent/folder/x.pdf"_s));
        QCOMPARE(saved->error().about, u"file"_s);
        m_server->on("GET", u"/api/v1/me/receipts/%1"_s.arg(m_year), [](const FakeRequest &) {
            return refusal({Code::Unavailable, "busy"});
        });
        const QString name = m_house->folder.filePath(u"x.pdf"_s);
        QCOMPARE(waitFor(m_list->saveYear(name))->error().code, Code::Unavailable);
        QVERIFY(!QFile::exists(name));
    }
    void askingForOneRefreshesTheList()
    {
        m_server->on("POST", u"/api/v1/donations/9/receipts"_s, [this](const FakeRequest &request) {
            const auto wanted
                = fromJson<receipts::Issue>(QByteArray(R"({"donation":"9",)") + request.body.mid(1));
            return wanted && wanted->name == u"김민아"_s ? answer(aReceipt(3), 201)
                                                         : refusal({Code::InvalidValue, "name"});
        });
        QCOMPARE((*waitFor(m_list->issue({9}, u" 김민아 "_s)))->id, ReceiptId{3});
        QTRY_COMPARE(m_list->rowCount(), 2);
    }
    void namesOfFilesAreHarmless()
    {
        QCOMPARE(fileNameOf(u"모금: 1/2 \\..\\x"_s), u"모금 1 2 x"_s);
        QCOMPARE(fileNameOf(u"../../etc"_s), u"etc"_s);
        QCOMPARE(fileNameOf(u" … "_s), u"madang"_s);
        QVERIFY(fileNameOf(u"가"_s.repeated(300)).size() <= 60);
    }

private:
    static receipts::Receipt aReceipt(int number)
    {
        receipts::Receipt one;
        one.id = {number};
        one.number = u"2026-%1"_s.arg(number, 6, 10, QChar(u'0'));
        one.donation = {9};
        one.campaign = {5};
        one.title = u"겨울나기"_s;
        one.name = u"민아"_s;
        one.amount = {10'000};
        one.givenAt = one.issuedAt = {1'772'420'400'000};
        one.path = u"/api/v1/receipts/%1"_s.arg(number);
        if (number == 1) {
            one.voidedAt = one.issuedAt;
            one.voidReason = receipts::VoidReason::Replaced;
            one.replacedBy = u"2026-000002"_s;
        }
        return one;
    }

    std::unique_ptr<FakeServer> m_server;
    std::unique_ptr<ClientHouse> m_house;
    std::unique_ptr<Formats> m_formats;
    std::unique_ptr<ReceiptList> m_list;
    int m_year = 0;
};

QTEST_GUILESS_MAIN(ReceiptListTest)
#include "tst_receipt_list.moc"
