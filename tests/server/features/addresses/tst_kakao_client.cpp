// SPDX-License-Identifier: GPL-3.0-or-later
// What Kakao's answers are worth, and that the log says nothing of what was asked.
#include "server/features/addresses/kakao_client.h"

#include "common/protocol/addresses.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTest>

using namespace madang;
using namespace Qt::StringLiterals;

class KakaoClientTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void placesAreTold()
    {
        const auto found = judge({cityHall()});
        QVERIFY(found);
        QCOMPARE(found->size(), 1);
        const AddressHit place = found->first();
        QCOMPARE(place.address, u"서울 중구 태평로1가 31"_s);
        QCOMPARE(place.road, u"서울 중구 세종대로 110"_s);
        QCOMPARE(place.postcode, u"04524"_s);
        // Exactly, and what is finer than a decimetre is left out.
        QCOMPARE(place.where, (Coordinates{37'566'826, 126'978'656}));
    }

    void whatHasNoRoadHasNoPostcodeEither()
    {
        QJsonObject region = cityHall();
        region.insert(u"road_address"_s, QJsonValue());
        region.insert(u"address"_s, QJsonValue());
        region.insert(u"address_name"_s, u"서울 중구 태평로1가"_s);
        const auto found = judge({region});
        QCOMPARE(found->size(), 1);
        QCOMPARE(found->first().address, u"서울 중구 태평로1가"_s);
        QVERIFY(found->first().road.isEmpty() && found->first().postcode.isEmpty());
    }

    void nonsenseIsLeftOut()
    {
        QJsonObject nowhere = cityHall();
        nowhere.insert(u"y"_s, u"137.5"_s);
        QJsonObject wordy = cityHall();
        wordy.insert(u"x"_s, u"east"_s);
        QJsonObject deceptive = cityHall();
        deceptive.insert(u"address"_s, QJsonObject());
        deceptive.insert(u"address_name"_s, u"a\u202eb"_s);
        QJsonObject code = cityHall();
        code.insert(u"road_address"_s,
                    QJsonObject{{u"address_name"_s, u"세종대로 110"_s}, {u"zone_no"_s, u"110-744"_s}});
        const auto found = judge({nowhere, wordy, deceptive, code, QJsonObject()});
        QCOMPARE(found->size(), 1);
        QVERIFY(found->first().postcode.isEmpty());
    }

    void noMoreThanTenAreTaken()
    {
        QJsonArray many;
        for (int i = 0; i < 30; ++i)
            many += cityHall();
        QCOMPARE(judge(many)->size(), addresses::kMostPlaces);
        QVERIFY(judge({})->isEmpty());
    }

    void whatIsNoAnswerIsNone()
    {
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"gave no answer"_s));
        QCOMPARE(KakaoClient::judge({0, {}, "timeout"}).error(), Error(Code::Unavailable, "addresses-away"));
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"nothing clear"_s));
        QCOMPARE(KakaoClient::judge({200, "<html>", {}}).error().about, u"addresses-away"_s);
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"nothing clear"_s));
        QCOMPARE(KakaoClient::judge({200, "{}", {}}).error().about, u"addresses-away"_s);
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"nothing clear"_s));
        QCOMPARE(KakaoClient::judge({429, "{}", {}}).error().about, u"addresses-busy"_s);
        QTest::ignoreMessage(QtCriticalMsg,
                             QRegularExpression(u"does not accept our key.*401.*AccessDeniedError"_s));
        QCOMPARE(KakaoClient::judge({401, R"({"errorType":"AccessDeniedError","message":"세종대로"})", {}})
                     .error()
                     .about,
                 u"addresses-away"_s);
    }

private:
    static QJsonObject cityHall()
    {
        return {{u"address_name"_s, u"서울 중구 세종대로 110"_s},
                {u"address_type"_s, u"ROAD_ADDR"_s},
                {u"x"_s, u"126.978656785931"_s},
                {u"y"_s, u"37.5668260054857"_s},
                {u"address"_s, QJsonObject{{u"address_name"_s, u"서울 중구 태평로1가 31"_s}}},
                {u"road_address"_s,
                 QJsonObject{{u"address_name"_s, u"서울 중구 세종대로 110"_s}, {u"zone_no"_s, u"04524"_s}}}};
    }
    static Result<QList<AddressHit>> judge(const QJsonArray &documents)
    {
        const QJsonObject body{{u"meta"_s, QJsonObject{{u"total_count"_s, documents.size()}}},
                               {u"documents"_s, documents}};
        return KakaoClient::judge({200, QJsonDocument(body).toJson(QJsonDocument::Compact), {}});
    }
};

QTEST_GUILESS_MAIN(KakaoClientTest)
#include "tst_kakao_client.moc"
