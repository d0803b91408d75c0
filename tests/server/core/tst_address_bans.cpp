// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/core/address_bans.h"

#include <QTest>

using namespace madang;
using namespace Qt::StringLiterals;

namespace {

AddressRange range(const QString &text)
{
    const auto found = AddressRange::fromText(text);
    if (!found)
        qFatal("a test range is none: %s", qPrintable(text));
    return *found;
}

} // namespace

class AddressBansTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void rangesAreWrittenInOneForm_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("text");
        QTest::addRow("one") << u"192.0.2.7"_s << u"192.0.2.7"_s;
        QTest::addRow("blanks") << u" 192.0.2.7 "_s << u"192.0.2.7"_s;
        QTest::addRow("whole length") << u"192.0.2.7/32"_s << u"192.0.2.7"_s;
        QTest::addRow("bits behind") << u"192.0.2.7/24"_s << u"192.0.2.0/24"_s;
        QTest::addRow("odd length") << u"192.0.2.255/27"_s << u"192.0.2.224/27"_s;
        QTest::addRow("everything") << u"0.0.0.0/0"_s << u"0.0.0.0/0"_s;
        QTest::addRow("six") << u"2001:DB8:0:0::7"_s << u"2001:db8::7"_s;
        QTest::addRow("bits behind, six") << u"2001:db8:ffff::7/33"_s << u"2001:db8:8000::/33"_s;
        QTest::addRow("mapped") << u"::ffff:192.0.2.7"_s << u"192.0.2.7"_s;
        QTest::addRow("mapped network") << u"::ffff:192.0.2.7/120"_s << u"192.0.2.0/24"_s;
        QTest::addRow("zone") << u"fe80::1%eth0"_s << u"fe80::1"_s;
    }
    void rangesAreWrittenInOneForm()
    {
        QFETCH(QString, typed);
        QFETCH(QString, text);
        QCOMPARE(range(typed).text(), text);
        QCOMPARE(range(text), range(typed));
    }

    void whatIsNoAddressIsNone()
    {
        for (const QString &text :
             {u""_s, u"socket"_s, u"10"_s, u"10.1"_s, u"192.0.2"_s, u"192.0.2.256"_s, u"192.0.2.7/33"_s,
              u"192.0.2.7/"_s, u"192.0.2.7/-1"_s, u"192.0.2.7/+8"_s, u"192.0.2.7/8/8"_s, u"2001:db8::/129"_s,
              u"2001:db8:::1"_s, u"example.org"_s, QString(10'000, u'1')})
            QVERIFY2(!AddressRange::fromText(text), qPrintable(text));
    }

    void bordersBelongToTheNetwork()
    {
        const BanTable table({{range(u"192.0.2.64/26"_s)}, {range(u"2001:db8:0:8000::/49"_s)}});
        const auto covers
            = [&table](const QString &address) { return table.covers(range(address), Timestamp{1}); };
        QVERIFY(!covers(u"192.0.2.63"_s));
        QVERIFY(covers(u"192.0.2.64"_s));
        QVERIFY(covers(u"192.0.2.127"_s));
        QVERIFY(!covers(u"192.0.2.128"_s));
        QVERIFY(covers(u"::ffff:192.0.2.100"_s));
        QVERIFY(!covers(u"2001:db8:0:7fff:ffff:ffff:ffff:ffff"_s));
        QVERIFY(covers(u"2001:db8:0:8000::"_s));
        QVERIFY(covers(u"2001:db8:0:ffff:ffff:ffff:ffff:ffff"_s));
        QVERIFY(!covers(u"2001:db8:1::"_s));
    }

    void overlapsCountEachForItself()
    {
        const BanTable table({{range(u"192.0.2.0/24"_s), Timestamp{1000}},
                              {range(u"192.0.2.7"_s)},
                              {range(u"192.0.0.0/16"_s), Timestamp{500}}});
        const auto covers = [&table](const QString &address, qint64 at) {
            return table.covers(range(address), Timestamp{at});
        };
        QVERIFY(covers(u"192.0.9.9"_s, 499));
        QVERIFY(!covers(u"192.0.9.9"_s, 500));
        QVERIFY(covers(u"192.0.2.8"_s, 999));
        QVERIFY(!covers(u"192.0.2.8"_s, 1000));
        QVERIFY(covers(u"192.0.2.7"_s, 1'000'000));
        QVERIFY(!BanTable().covers(range(u"192.0.2.7"_s), Timestamp{1}));
    }

    void whatIsAddedHoldsUntilItIsRemoved()
    {
        AddressBans bans;
        int told = 0;
        bans.onMore([&told] { ++told; });
        QVERIFY(!bans.covers(u"192.0.2.7"_s, Timestamp{1}));
        bans.add({range(u"192.0.2.0/24"_s), Timestamp{1000}});
        QVERIFY(bans.covers(u"192.0.2.7"_s, Timestamp{999}));
        QVERIFY(!bans.covers(u"192.0.2.7"_s, Timestamp{1000}));
        QVERIFY(!bans.covers(u"socket"_s, Timestamp{1}));
        // The same range once more: what is said last counts.
        bans.add({range(u"192.0.2.0/24"_s)});
        QVERIFY(bans.covers(u"192.0.2.7"_s, Timestamp{1000}));
        bans.remove(range(u"192.0.2.0/24"_s));
        QVERIFY(!bans.covers(u"192.0.2.7"_s, Timestamp{1}));
        QCOMPARE(told, 2);
    }

    void whatWasReadTooEarlyIsNotTaken()
    {
        AddressBans bans;
        const quint64 seen = bans.version();
        bans.add({range(u"192.0.2.7"_s)});
        bans.replace({}, seen);
        QVERIFY(bans.covers(u"192.0.2.7"_s, Timestamp{1}));
        bans.replace({{range(u"192.0.2.8"_s)}}, bans.version());
        QVERIFY(!bans.covers(u"192.0.2.7"_s, Timestamp{1}));
        QVERIFY(bans.covers(u"192.0.2.8"_s, Timestamp{1}));
    }

    void tenThousandAreFoundAtOnce()
    {
        QList<AddressBan> all;
        for (int i = 0; i < 10'000; ++i)
            all += AddressBan{range(u"10.%1.%2.0/%3"_s.arg(i / 256).arg(i % 256).arg(24 + i % 9))};
        const BanTable table(all);
        const AddressRange inside = range(u"10.39.15.0"_s);
        const AddressRange outside = range(u"11.0.0.1"_s);
        QBENCHMARK
        {
            QVERIFY(table.covers(inside, Timestamp{1}));
            QVERIFY(!table.covers(outside, Timestamp{1}));
        }
    }
};

QTEST_GUILESS_MAIN(AddressBansTest)
#include "tst_address_bans.moc"
