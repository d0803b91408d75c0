// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/views/contact_form.h"

#include "tests/support/client_house.h"
#include "tests/support/patience.h"

#include <QSignalSpy>

using namespace madang;
using namespace madang::test;
using namespace madang::views;
using namespace Qt::StringLiterals;
using Box = ContactForm::Field;

class ContactFormTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_server = std::make_unique<FakeServer>();
        m_server->addPerson(1, u"mina"_s, u"민아"_s);
        m_house = std::make_unique<ClientHouse>();
    }
    void cleanup()
    {
        m_house.reset();
        m_server.reset();
    }

    void aStrangerSaysWhoTheyAre()
    {
        m_house->session->setServer(m_server->address());
        contact::Words got;
        m_server->on("POST", u"/api/v1/contact"_s, [&got](const FakeRequest &request) {
            got = *fromJson<contact::Words>(request.body);
            return answer(Nothing{});
        });
        ContactForm form(*m_house->session);
        const QSignalSpy sent(&form, &ContactForm::sent);
        form.setText(Box::Text, u"Is the market open?"_s);
        QVERIFY(!form.canSend());
        form.setText(Box::Name, u"Sora"_s);
        form.setText(Box::Email, u" sora@example.org "_s);
        QVERIFY(form.canSend());
        form.send();
        form.send(); // once
        QTRY_COMPARE(sent.size(), 1);
        QCOMPARE(got.email, u"sora@example.org"_s);
        QVERIFY(!got.phone);
    }

    void whatIsWrongIsSaidAtItsFieldAndNothingIsLost()
    {
        QVERIFY(m_house->enter(*m_server));
        Error why = Error(Code::InvalidValue, "answer-missing").at(u"email"_s);
        m_server->on("POST", u"/api/v1/contact"_s, [&why](const FakeRequest &) { return refusal(why); });
        ContactForm form(*m_house->session);
        form.setText(Box::Text, u"Hello"_s);
        QVERIFY(form.canSend()); // the rest is known to the server
        form.send();
        QTRY_VERIFY(!form.fault(Box::Email).isEmpty());
        QVERIFY(form.fault(Box::Text).isEmpty());
        QVERIFY(form.fault().isEmpty());
        QCOMPARE(form.text(Box::Text), u"Hello"_s);
        form.setText(Box::Email, u"m"_s);
        QVERIFY(form.fault(Box::Email).isEmpty());
        why = Error{Code::NotSupported, "contact-off"};
        form.send();
        QTRY_VERIFY(!form.fault().isEmpty());
    }

private:
    std::unique_ptr<FakeServer> m_server;
    std::unique_ptr<ClientHouse> m_house;
};

QTEST_GUILESS_MAIN(ContactFormTest)
#include "tst_contact_form.moc"
