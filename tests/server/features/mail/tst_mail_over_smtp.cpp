// SPDX-License-Identifier: GPL-3.0-or-later
// From the row in the store to what a mail program reads, through a real mail server with STARTTLS and AUTH.
#include "server/features/mail/mail_feature.h"
#include "server/features/mail/mail_texts.h"
#include "server/outbound/smtp_carrier.h"
#include "tests/support/mail_pile.h"
#include "tests/support/patience.h"
#include "tests/support/smtp_server.h"
#include "tests/support/test_house.h"

#include <QTest>

using namespace madang;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class MailOverSmtpTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (!test::SmtpServerProcess::isThere())
            QSKIP("python3-aiosmtpd is not installed");
    }
    void init()
    {
        m_server = std::make_unique<test::SmtpServerProcess>(u"starttls"_s);
        QVERIFY(m_server->start());
        m_house = std::make_unique<test::TestHouse>(Engine::Sqlite);
        outbound::SmtpServer settings;
        settings.host = u"127.0.0.1"_s;
        settings.port = m_server->port();
        settings.user = u"madang"_s;
        settings.password = u"비밀 pass"_s;
        settings.caFile = m_server->certificate();
        m_feature = &m_house->add<MailFeature>(
            m_house->house(), std::make_unique<outbound::SmtpCarrier>(settings), test::mailIdentity());
    }
    void cleanup()
    {
        m_house.reset();
        m_server.reset();
    }

    void hangulArrivesIntact()
    {
        QVERIFY(post(u"ko"_s));
        QTRY_COMPARE(m_house->count(u"mail"_s, u"state = 'sent'"_s), 1);
        const QStringList read = m_server->read();
        QCOMPARE(read.size(), 1);
        const QStringList lines = read[0].split(u'\n');
        QCOMPARE(lines[0], u"[우리 마당 🏡] 이메일 주소 확인"_s);
        QVERIFY2(lines[1].startsWith(u"마당 <madang@example.org>"_s) || lines[1].contains(u"마당"_s),
                 qPrintable(lines[1]));
        QVERIFY(read[0].contains(u"민아 <b>님</b> 님, 안녕하세요."_s)); // as text
        QVERIFY(read[0].contains(u"민아 &lt;b&gt;님&lt;/b&gt; 님"_s)); // as HTML
        QVERIFY(read[0].contains(u"\n    012345\n"_s));
        QVERIFY(m_server->arrived()[0].contains("X-Secure: yes\r\nX-User: madang\r\n"));
    }

    void aServerThatIsAwayForAWhileGetsEachMailOnce()
    {
        const int port = m_server->port();
        m_server->stop();
        for (int i = 0; i < 6; ++i)
            QVERIFY(post(u"en"_s));
        QTRY_COMPARE(m_house->count(u"mail"_s, u"attempts = 1 AND fault <> ''"_s), 6);
        m_house->pass(15s);
        QTRY_COMPARE(m_house->count(u"mail"_s, u"attempts = 2 AND fault <> ''"_s), 6);
        QVERIFY(m_server->start(port));
        m_house->pass(30s);
        QTRY_VERIFY((m_house->pass(1s), m_house->count(u"mail"_s, u"state = 'sent'"_s) == 6));
        m_house->pass(1h);
        QCOMPARE(m_server->arrived().size(), 6);
        QSet<QString> ids;
        for (const QString &mail : m_server->read())
            ids += mail.section(u'\n', 2, 2);
        QCOMPARE(ids.size(), 6);
    }

private:
    Result<Nothing> post(const QString &language)
    {
        return m_house->work<Nothing>({}, [this, language](Work &work) -> Result<Nothing> {
            const mailtexts::About about{language, u"우리 마당 🏡"_s, u"민아 <b>님</b>"_s};
            TRY(m_feature->access().post(work,
                                         {u"verify-email"_s, *MailAddress::fromText(u"mina@example.org"_s),
                                          mailtexts::verifyEmail(about, u"012345"_s, 10min), 72h},
                                         {}));
            return Nothing{};
        });
    }

    std::unique_ptr<test::SmtpServerProcess> m_server;
    std::unique_ptr<test::TestHouse> m_house;
    MailFeature *m_feature = nullptr;
};

QTEST_GUILESS_MAIN(MailOverSmtpTest)
#include "tst_mail_over_smtp.moc"
