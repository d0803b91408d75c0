// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/door/stomp_login.h"

#include <QTest>

using namespace madang;
using namespace madang::door;
using stomp::Header;

namespace {

Result<StompLogin> judged(const QList<Header> &headers)
{
    return judgeLogin({"CONNECT", headers, {}}, {10'000, 20'000});
}

} // namespace

class StompLoginTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void tokensComeInTwoPlaces()
    {
        QCOMPARE(judged({{"Authorization", "Bearer abc"}, {"passcode", "other"}})->token, "abc");
        QCOMPARE(judged({{"authorization", " bearer  abc "}})->token, "abc");
        const auto inPasscode = judged({{"passcode", " abc "}});
        QCOMPARE(inPasscode->token, "abc");
        QVERIFY(inPasscode->inPasscode);
        QCOMPARE(judged({})->token, QByteArray());
    }

    void otherSchemesAreRefused()
    {
        for (const char *text : {"Basic abc", "abc", "Bearer", ""})
            QCOMPARE(judged({{"Authorization", text}}).error().code, Code::NotSignedIn);
    }

    void heartBeatsAreNegotiated()
    {
        QCOMPARE(judged({{"heart-beat", "30000,5000"}})->beats, (stomp::BeatPeriods{10'000, 30'000}));
        QCOMPARE(judged({})->beats, stomp::BeatPeriods());
        QCOMPARE(judged({{"heart-beat", "x"}}).error().code, Code::Malformed);
    }

    void versionsAndStrictness()
    {
        QCOMPARE(judged({{"accept-version", "1.1,1.0"}})->version, stomp::Version::V11);
        QCOMPARE(judged({{"accept-version", "3.0"}}).error().code, Code::NotSupported);
        QVERIFY(judged({{"refusals", "strict"}})->strict);
        QVERIFY(!judged({{"refusals", "gentle"}})->strict);
    }
};

QTEST_APPLESS_MAIN(StompLoginTest)
#include "tst_stomp_login.moc"
