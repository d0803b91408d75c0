// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/base/id.h"
#include "common/base/result.h"

#include "common/base/id_moment.h"

#include <QTest>

#include <map>

using namespace madang;

namespace {

Result<int> half(int n)
{
    if (n % 2)
        return Error{Code::InvalidValue, "odd"};
    return n / 2;
}

Done mustBePositive(int n)
{
    if (n <= 0)
        return Error{Code::InvalidValue, "sign"};
    return {};
}

Result<QString> quarter(int n)
{
    TRY(mustBePositive(n));
    TRY(const int once, half(n));
    TRY(auto twice, half(once));
    return QString::number(twice);
}

Result<int> commasInTheExpression()
{
    TRY(const int a, (std::map<int, Result<int>>{{1, half(4)}, {2, half(8)}}.at(2)));
    return a;
}

} // namespace

class ResultTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void tryHandsTheValueOn() { QCOMPARE(*quarter(8), QStringLiteral("2")); }
    void tryReturnsTheFirstError()
    {
        QCOMPARE(quarter(6).error(), Error(Code::InvalidValue, "odd"));
        QCOMPARE(quarter(-4).error(), Error(Code::InvalidValue, "sign"));
    }
    void tryTakesCommas() { QCOMPARE(*commasInTheExpression(), 4); }
    void everyCodeHasItsOwnWordAndAnErrorStatus()
    {
        QSet<QString> words;
        for (int i = 0; i <= int(Code::Internal); ++i) {
            const auto code = static_cast<Code>(i);
            words.insert(QString(wordOf(code)));
            QCOMPARE(codeOf(QString(wordOf(code))), code);
            QVERIFY(httpStatusOf(code) >= 400);
        }
        QCOMPARE(words.size(), int(Code::Internal) + 1);
    }
    void anUnknownWordIsInternal() { QCOMPARE(codeOf(u"of-the-future"), Code::Internal); }
    void idsReadOnlyTheirOwnText()
    {
        QCOMPARE(RoomId::fromText(u"42").number, 42);
        for (const char *bad : {"", "0", "-1", "042", " 42", "42a", "9223372036854775808"})
            QVERIFY2(RoomId::fromText(QString::fromLatin1(bad)).isNull(), bad);
    }
    void idsGrowAndNeverRepeatWhenTheClockStepsBack()
    {
        IdSource ids(3);
        qint64 last = 0;
        for (const qint64 now : {1800000000000, 1800000000000, 1700000000000, 1800000000001, 1800000000000}) {
            const qint64 id = ids.next(now);
            QVERIFY(id > last);
            last = id;
        }
    }
    void anIdTellsWhenItWasMade()
    {
        IdSource ids(7);
        const qint64 now = 1'800'000'000'123;
        const qint64 id = ids.next(now);
        QCOMPARE(IdMoment::of(id), now);
        QVERIFY(IdMoment::firstId(now) <= id);
        QVERIFY(IdMoment::firstId(now + 1) > id);
        QCOMPARE(IdMoment::firstId(0), 0);
    }
};

QTEST_GUILESS_MAIN(ResultTest)
#include "tst_result.moc"
