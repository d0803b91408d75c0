// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/payments/toss_client.h"
#include "tests/support/toss_imposter.h"

#include <QRegularExpression>
#include <QTest>

#include <future>

using namespace madang;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Kind = TossAnswer::Kind;
using test::TossFault;

class TossClientTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_imposter = std::make_unique<test::TossImposter>();
        m_http = std::make_unique<outbound::HttpClient>();
        m_client = std::make_unique<TossClient>(
            *m_http, TossSettings{m_imposter->address(), {}, m_imposter->secretKey(), 300ms});
    }
    void cleanup()
    {
        m_client.reset();
        m_http.reset();
        m_imposter.reset();
    }

    void anAnswerIsGivenOrRefusedWithTheirWord()
    {
        const QString key = m_imposter->book().authorise(u"order-1"_s, 5000);
        QCOMPARE(get(u"/v1/payments/"_s + key).kind, Kind::Given);
        QCOMPARE(get(u"/v1/payments/"_s + key).body.value("status"_L1).toString(), u"IN_PROGRESS"_s);
        const TossAnswer refused = get(u"/v1/payments/nobody"_s);
        QCOMPARE(refused.kind, Kind::Refused);
        QCOMPARE(refused.code, u"NOT_FOUND_PAYMENT"_s);
    }

    void theIdempotencyKeyIsSent()
    {
        const QString key = m_imposter->book().authorise(u"order-1"_s, 5000);
        QCOMPARE(confirm(key).kind, Kind::Given);
        QCOMPARE(confirm(key).kind, Kind::Given); // without it: ALREADY_PROCESSED_PAYMENT
    }

    void nothingClearIsSaidByWhatBreaks_data()
    {
        QTest::addColumn<TossFault>("fault");
        QTest::newRow("broken before") << TossFault::DropBefore;
        QTest::newRow("broken after") << TossFault::DropAfter;
        QTest::newRow("500 before") << TossFault::ErrorBefore;
        QTest::newRow("500 after") << TossFault::ErrorAfter;
        QTest::newRow("provider") << TossFault::ProviderError;
        QTest::newRow("late") << TossFault::Late;
        QTest::newRow("garbage") << TossFault::Garbage;
    }
    void nothingClearIsSaidByWhatBreaks()
    {
        QFETCH(TossFault, fault);
        const QString key = m_imposter->book().authorise(u"order-1"_s, 5000);
        m_imposter->choose([fault] { return fault; });
        QCOMPARE(confirm(key).kind, Kind::Unclear);
    }

    void ourOwnKeysFaultIsNobodysRefusalAndNeverLogged()
    {
        const TossClient wrong(*m_http, {m_imposter->address(), {}, u"test_gsk_wrong"_s, 300ms});
        QTest::ignoreMessage(QtCriticalMsg,
                             QRegularExpression(u"^(?!.*test_gsk).*secret key.*UNAUTHORIZED_KEY"_s));
        auto promise = std::make_shared<std::promise<TossAnswer>>();
        wrong.get(u"/v1/payments/x"_s, [promise](const TossAnswer &answer) { promise->set_value(answer); });
        QCOMPARE(promise->get_future().get().kind, Kind::Unclear);
    }

    void partsOfAPathCannotLeaveIt()
    {
        QCOMPARE(TossClient::pathPart(u"a/../b?c=d#e"_s), u"a%2F..%2Fb%3Fc%3Dd%23e"_s);
    }

private:
    TossAnswer get(const QString &path)
    {
        auto promise = std::make_shared<std::promise<TossAnswer>>();
        m_client->get(path, [promise](const TossAnswer &answer) { promise->set_value(answer); });
        return promise->get_future().get();
    }
    TossAnswer confirm(const QString &key)
    {
        auto promise = std::make_shared<std::promise<TossAnswer>>();
        m_client->post(u"/v1/payments/confirm"_s,
                       {{u"paymentKey"_s, key}, {u"orderId"_s, u"order-1"_s}, {u"amount"_s, 5000}},
                       u"order-1"_s, [promise](const TossAnswer &answer) { promise->set_value(answer); });
        return promise->get_future().get();
    }

    std::unique_ptr<test::TossImposter> m_imposter;
    std::unique_ptr<outbound::HttpClient> m_http;
    std::unique_ptr<TossClient> m_client;
};

QTEST_GUILESS_MAIN(TossClientTest)
#include "tst_toss_client.moc"
