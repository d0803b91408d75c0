// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/protocol/command.h"

#include <QTest>

using namespace madang;
using namespace Qt::StringLiterals;

namespace sample {

enum class Colour { Red, Green };
constexpr auto enumWords(Colour *)
{
    return std::array{std::pair{Colour::Red, "red"_L1}, std::pair{Colour::Green, "green"_L1}};
}

struct Inner {
    int n = 0;
};
PROTOCOL_FIELDS(Inner, n)

struct Everything {
    RoomId room;
    QString text;
    Money amount;
    Timestamp at;
    bool yes = false;
    Colour colour = Colour::Red;
    QList<Inner> inner;
    std::optional<QString> maybe;
    RawJson body;
};
PROTOCOL_FIELDS(Everything, room, text, amount, at, yes, colour, inner, maybe, body)

} // namespace sample

class JsonTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everythingComesBackAsItWent()
    {
        sample::Everything value{
            RoomId{7},    u"줄\n\"바꿈\" \u0001"_s, Money{10000}, Timestamp{1767225600123},
            true,         sample::Colour::Green,    {{1}, {2}},   std::nullopt,
            {"{\"a\":1}"}};
        const QByteArray text = toJson(value);
        const auto back = fromJson<sample::Everything>(text);
        QVERIFY2(back.ok(), text.constData());
        QCOMPARE(toJson(*back), text);
        QVERIFY(text.contains("\"amount\":{\"amount\":10000,\"currency\":\"KRW\"}"));
        QVERIFY(text.contains("\"at\":\"2026-01-01T00:00:00.123Z\""));
        QVERIFY(!text.contains("maybe"));
    }
    void errorsNameTheMember_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("field");
        QTest::newRow("missing") << QByteArray(R"({})") << u"room"_s;
        QTest::newRow("id as number") << QByteArray(R"({"room":7})") << u"room"_s;
        QTest::newRow("text as number") << QByteArray(R"({"room":"7","text":1})") << u"text"_s;
        QTest::newRow("fraction of a won")
            << QByteArray(R"({"room":"7","text":"","amount":{"amount":1.5,"currency":"KRW"}})")
            << u"amount.amount"_s;
        QTest::newRow("a won beyond all numbers")
            << QByteArray(R"({"room":"7","text":"","amount":{"amount":1e300,"currency":"KRW"}})")
            << u"amount.amount"_s;
        QTest::newRow("dollars") << QByteArray(
            R"({"room":"7","text":"","amount":{"amount":1,"currency":"USD"}})")
                                 << u"amount.currency"_s;
        for (const char *at :
             {"9999-12-31T23:59:59-14:00", "0001-01-01T00:00:00+14:00", "2026-01-01T00:00:00"})
            QTest::newRow(at) << QByteArray(
                                     R"({"room":"7","text":"","amount":{"amount":1,"currency":"KRW"},"at":")")
                    + at
                    + "\"}" << u"at"_s;
        QTest::newRow("unknown word") << QByteArray(
            R"({"room":"7","text":"","amount":{"amount":1,"currency":"KRW"},"yes":true,"colour":"blue"})")
                                      << u"colour"_s;
    }
    void errorsNameTheMember()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, field);
        const auto read = fromJson<sample::Everything>(text);
        QVERIFY(!read.ok());
        QCOMPARE(read.error().field, field);
    }
    void limitsAreJudgedBeforeATreeIsBuilt()
    {
        QCOMPARE(json::parseObject(QByteArray(100000, '[')).error().about, u"body"_s);
        QCOMPARE(json::parseObject(QByteArray(1000, '[')).error().about, u"depth"_s);
        QCOMPARE(json::parseObject("{\"a\":[" + QByteArray("1,").repeated(5000) + "1]}").error().code,
                 Code::TooMany);
        QCOMPARE(json::parseObject("[1]").error().about, u"object"_s);
        QCOMPARE(json::parseObject("{\"a\":\"\xff\"}").error().code, Code::Malformed);
    }
    void aTextWithALoneSurrogateOrNulIsRefused()
    {
        QVERIFY(!fromJson<sample::Inner>(QByteArray(R"({"n":"\ud800"})")).ok());
        QString into;
        QVERIFY(!json::readText(QJsonValue(QString(QChar(0xd800))), into).ok());
        QVERIFY(!json::readText(QJsonValue(u"a\0b"_s), into).ok());
    }
    void textIsComposed()
    {
        QString into;
        QVERIFY(json::readText(QJsonValue(u"\u1112\u1161\u11ab"_s), into).ok());
        QCOMPARE(into, u"\ud55c"_s);
    }
    void queriesMaySpellNumbers()
    {
        const QJsonObject query{{u"n"_s, u"12"_s}};
        QCOMPARE(fromJson<sample::Inner>(query, json::Source::Query)->n, 12);
        QVERIFY(!fromJson<sample::Inner>(query).ok());
    }
    void addressesAreFilledByName()
    {
        QCOMPARE(fillAddress("/a/{room}/b/{id}"_L1,
                             [](QLatin1StringView name) { return QString(name).toUpper(); }),
                 u"/a/ROOM/b/ID"_s);
    }
    void nothingIsAnEmptyObject()
    {
        QCOMPARE(toJson(Nothing{}), QByteArray("{}"));
        QVERIFY(fromJson<Nothing>(QByteArray("{\"x\":1}")).ok());
    }
};

QTEST_GUILESS_MAIN(JsonTest)
#include "tst_json.moc"
