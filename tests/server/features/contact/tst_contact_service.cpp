// SPDX-License-Identifier: GPL-3.0-or-later
// Words to whoever runs the server, through the routes, on both engines.
#include "server/features/contact/contact_feature.h"

#include "tests/support/account_house.h"

#include <QTest>

using namespace madang;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using contact::Words;

class ContactServiceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { test::onEveryEngine(); }
    void init()
    {
        QFETCH_GLOBAL(madang::Engine, engine);
        if (!test::engineIsThere(engine))
            QSKIP("PostgreSQL is not installed");
        open(u"help@example.org"_s);
    }
    void cleanup() { m_house.reset(); }

    void aStrangersWordsArriveAndCanBeAnswered()
    {
        QVERIFY(sends(m_house->from(), whole()));
        const auto mail = m_house->mails().after(1)[0];
        QCOMPARE(mail.to, QByteArray("help@example.org"));
        QVERIFY(mail.octets.contains("\r\nReply-To: <sora@example.org>\r\n"));
        QVERIFY(mail.octets.contains("Is the market open?"));
        QVERIFY(mail.octets.contains("> And when?"));
        QVERIFY(mail.octets.contains("010-1234-5678"));
        QVERIFY(mail.octets.contains("192.0.2.1"));
        QVERIFY(mail.octets.contains("without signing in"));
    }

    void whoIsSignedInNeedsOnlyWords()
    {
        const auto mina = m_house->joins(u"mina"_s);
        // Nothing is proven: there is nowhere to answer.
        QCOMPARE(sends(m_house->caller(*mina), Words{u"Hello"_s}).error(),
                 Error(Code::InvalidValue, "answer-missing").at(u"email"_s));
        prove(*mina, u"mina@example.org"_s);
        QVERIFY(sends(m_house->caller(*mina), Words{u"Hello"_s}));
        const auto mail = m_house->mails().after(2)[1];
        QVERIFY(mail.octets.contains("\r\nReply-To: <mina@example.org>\r\n"));
        QVERIFY(mail.octets.contains("signed in as mina"));
    }

    void eachFieldSaysWhatIsWrong_data()
    {
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("value");
        QTest::newRow("no words") << u"text"_s << u" \n "_s;
        QTest::newRow("too many words") << u"text"_s << QString(contact::kLongestWords + 1, u'x');
        QTest::newRow("no name") << u"name"_s << u" "_s;
        QTest::newRow("a name of two lines") << u"name"_s << u"So\r\nBcc: all@example.org"_s;
        QTest::newRow("no address") << u"email"_s << u""_s;
        QTest::newRow("no address at all") << u"email"_s << u"sora"_s;
        QTest::newRow("two headers") << u"email"_s << u"sora@example.org\r\nBcc: all@example.org"_s;
        QTest::newRow("no phone") << u"phone"_s << u"call me"_s;
    }
    void eachFieldSaysWhatIsWrong()
    {
        QFETCH(QString, field);
        QFETCH(QString, value);
        Words words = whole();
        (field == "text"_L1        ? words.text
             : field == "name"_L1  ? *words.name
             : field == "email"_L1 ? *words.email
                                   : *words.phone)
            = value;
        const auto refused = sends(m_house->from(), words);
        QCOMPARE(refused.error().code,
                 qstrcmp(QTest::currentDataTag(), "too many words") == 0 ? Code::TooLong
                                                                         : Code::InvalidValue);
        QCOMPARE(refused.error().field, field);
        m_house->settle();
        QCOMPARE(m_house->count(u"mail"_s), 0);
    }

    void withoutAnAddressItGoesToThoseWhoRunTheServer()
    {
        open({});
        QCOMPARE(sends(m_house->from(), whole()).error(), Error(Code::NotSupported, "contact-off"));
        const auto mina = m_house->joins(u"mina"_s); // the owner
        const auto jun = m_house->joins(u"jun"_s);
        prove(*mina, u"mina@example.org"_s);
        prove(*jun, u"jun@example.org"_s);
        QVERIFY(sends(m_house->from(), whole()));
        const auto mails = m_house->mails().after(3);
        QCOMPARE(mails[2].to, QByteArray("mina@example.org"));
        m_house->settle();
        QCOMPARE(m_house->count(u"mail"_s, u"kind = 'contact'"_s), 1);
    }

    void nobodyFloodsTheOperator()
    {
        for (int i = 0; i < 5; ++i)
            QVERIFY(sends(m_house->from(), whole()));
        const auto late = sends(m_house->from(), whole());
        QCOMPARE(late.error().code, Code::RateLimited);
        QVERIFY(late.error().retryAfter > 0);
        QVERIFY(sends(m_house->from(u"198.51.100.7"_s), whole()));
    }

    void wordsAreNeverMarkup()
    {
        Words words = whole();
        words.text = u"<img src=x onerror=alert(1)>\n.\nFrom: me"_s;
        words.name = u"<b>Sora</b>"_s;
        QVERIFY(sends(m_house->from(), words));
        const QByteArray octets = m_house->mails().after(1)[0].octets;
        const QByteArray page = octets.mid(octets.indexOf("text/html"));
        QVERIFY(!page.contains("<img"));
        QVERIFY(!page.contains("<b>"));
        QVERIFY(!octets.contains("\r\n.\r\n"));
    }

private:
    void open(const QString &address)
    {
        QFETCH_GLOBAL(madang::Engine, engine);
        m_house.reset();
        m_house = std::make_unique<test::AccountHouse>(engine);
        m_house->add<ContactFeature>(
            m_house->house(), m_house->accountsFeature().access(), m_house->mailFeature().access(),
            address.isEmpty() ? std::nullopt : std::optional(*MailAddress::fromText(address)));
    }
    static Words whole()
    {
        return {u"Is the market open?\nAnd when?"_s, u"Sora"_s, u"sora@example.org"_s, u"010-1234-5678"_s};
    }
    Result<Nothing> sends(const Caller &caller, const Words &words)
    {
        return m_house->ask(caller, contact::send, words);
    }
    void prove(const accounts::SignedIn &who, const QString &address)
    {
        const int before = m_house->mails().tries();
        if (!m_house->ask(who, accounts::setEmail, {address})
            || !m_house->ask(who, accounts::verifyEmail,
                             {test::MailPile::codeIn(m_house->mails().after(before + 1)[before])}))
            qFatal("an address could not be proven");
    }

    std::unique_ptr<test::AccountHouse> m_house;
};

QTEST_GUILESS_MAIN(ContactServiceTest)
#include "tst_contact_service.moc"
