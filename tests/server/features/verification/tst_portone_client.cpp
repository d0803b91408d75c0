// SPDX-License-Identifier: GPL-3.0-or-later
// What PortOne's answers are worth, and that the log says nothing of people.
#include "server/features/verification/portone_client.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTest>

using namespace madang;
using namespace Qt::StringLiterals;
using Kind = VerificationAnswer::Kind;

class PortOneClientTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whoIsVerifiedIsTold()
    {
        const auto answer = judge(verified());
        QCOMPARE(answer.kind, Kind::Verified);
        QCOMPARE(answer.person.fullName, u"김민아"_s);
        QCOMPARE(answer.person.birthDate, u"1994-05-31"_s);
        QCOMPARE(answer.person.phone, u"+821012345678"_s);
        QCOMPARE(answer.person.mark, u"ci CI-OF-MINA"_s);
    }

    void withoutACiThePhoneTellsPeopleApart()
    {
        QJsonObject body = verified();
        QJsonObject customer = body.value("verifiedCustomer"_L1).toObject();
        customer.remove(u"ci"_s);
        body.insert(u"verifiedCustomer"_s, customer);
        QCOMPARE(judge(body).person.mark, u"phone +821012345678"_s);
        customer.remove(u"phoneNumber"_s);
        body.insert(u"verifiedCustomer"_s, customer);
        QVERIFY(judge(body).person.mark.isEmpty());
    }

    void nonsenseAboutAPersonIsLeftOut()
    {
        QJsonObject body = verified();
        body.insert(u"verifiedCustomer"_s,
                    QJsonObject{{u"name"_s, u"a\u202eb"_s},
                                {u"birthDate"_s, u"1994-13-31"_s},
                                {u"phoneNumber"_s, u"call me"_s},
                                {u"ci"_s, QString(500, u'x')}});
        const auto answer = judge(body);
        QCOMPARE(answer.kind, Kind::Verified);
        QVERIFY(answer.person.fullName.isEmpty() && answer.person.birthDate.isEmpty());
        QVERIFY(answer.person.phone.isEmpty() && answer.person.mark.isEmpty());
    }

    void anotherIdIsBelievedInNothing()
    {
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"another verification"_s));
        QJsonObject body = verified();
        body.insert(u"id"_s, u"of-somebody-else"_s);
        QCOMPARE(judge(body).kind, Kind::Unclear);
    }

    void anotherChannelProvesNothing()
    {
        QJsonObject body = verified();
        for (const QJsonValue &channel : {QJsonValue(QJsonObject{{u"key"_s, u"channel-test"_s}}),
                                          QJsonValue(QJsonObject()), QJsonValue()}) {
            QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"another channel"_s));
            body.insert(u"channel"_s, channel);
            QCOMPARE(judge(body).kind, Kind::Refused);
        }
    }

    void theOtherStates()
    {
        QCOMPARE(judge({{u"id"_s, u"a-1"_s}, {u"status"_s, u"READY"_s}}).kind, Kind::NotYet);
        QCOMPARE(judge({{u"id"_s, u"a-1"_s}, {u"status"_s, u"FAILED"_s}}).kind, Kind::Refused);
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"not known"_s));
        QCOMPARE(judge({{u"id"_s, u"a-1"_s}, {u"status"_s, u"LATER"_s}}).kind, Kind::Unclear);
        QCOMPARE(judge({{u"type"_s, u"IDENTITY_VERIFICATION_NOT_FOUND"_s}}, 404).kind, Kind::NotYet);
    }

    void whatIsNoAnswerIsNone()
    {
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"gave no answer"_s));
        QCOMPARE(PortOneClient::judge({0, {}, "timeout"}, u"a-1"_s, settings()).kind, Kind::Unclear);
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"nothing clear"_s));
        QCOMPARE(PortOneClient::judge({200, "<html>", {}}, u"a-1"_s, settings()).kind, Kind::Unclear);
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"nothing clear"_s));
        QCOMPARE(judge(verified(), 500).kind, Kind::Unclear);
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"nothing clear"_s));
        QCOMPARE(judge({}, 404).kind, Kind::Unclear);
        QTest::ignoreMessage(QtCriticalMsg, QRegularExpression(u"does not accept our secret"_s));
        QCOMPARE(judge({{u"type"_s, u"UNAUTHORIZED"_s}}, 401).kind, Kind::Unclear);
    }

private:
    static PortOneSettings settings()
    {
        return {QUrl(u"http://127.0.0.1:9"_s), u"store-1"_s, u"channel-1"_s, u"s3cret"_s};
    }
    static QJsonObject verified()
    {
        return {{u"status"_s, u"VERIFIED"_s},
                {u"id"_s, u"a-1"_s},
                {u"channel"_s, QJsonObject{{u"type"_s, u"LIVE"_s}, {u"key"_s, u"channel-1"_s}}},
                {u"verifiedCustomer"_s,
                 QJsonObject{{u"name"_s, u"김민아"_s},
                             {u"birthDate"_s, u"1994-05-31"_s},
                             {u"phoneNumber"_s, u"01012345678"_s},
                             {u"ci"_s, u"CI-OF-MINA"_s}}}};
    }
    static VerificationAnswer judge(const QJsonObject &body, int status = 200)
    {
        return PortOneClient::judge({status, QJsonDocument(body).toJson(QJsonDocument::Compact), {}},
                                    u"a-1"_s, settings());
    }
};

QTEST_GUILESS_MAIN(PortOneClientTest)
#include "tst_portone_client.moc"
