// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/base/coordinates.h"

#include <QTest>

using namespace madang;
using namespace Qt::StringLiterals;

class CoordinatesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatIsTypedOrPastedIsRead_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<int>("latitude");
        QTest::addColumn<int>("longitude");
        QTest::newRow("comma") << u"37.5665, 126.9780"_s << 37'566'500 << 126'978'000;
        QTest::newRow("space") << u" 37.5665  126.978 "_s << 37'566'500 << 126'978'000;
        QTest::newRow("brackets and degrees") << u"(37.5665°, 126.978°)"_s << 37'566'500 << 126'978'000;
        QTest::newRow("whole") << u"-33,+151"_s << -33'000'000 << 151'000'000;
        QTest::newRow("minus sign") << u"\u221233.5, -0.000001"_s << -33'500'000 << -1;
        QTest::newRow("finer") << u"37.56651234567, 126.9"_s << 37'566'512 << 126'900'000;
        QTest::newRow("wide digits") << u"３７．５，１２６"_s << 37'500'000 << 126'000'000;
        QTest::newRow("edges") << u"-90, 180"_s << -90'000'000 << 180'000'000;
    }
    void whatIsTypedOrPastedIsRead()
    {
        QFETCH(QString, typed);
        const auto read = Coordinates::fromText(typed);
        QVERIFY(read);
        QTEST(read->latitude, "latitude");
        QTEST(read->longitude, "longitude");
        QVERIFY(*Coordinates::fromText(read->text()) == *read);
    }
    void whatIsNoPlaceIsRefused()
    {
        const Error wrong = Error(Code::InvalidValue, "coordinates").at(u"latitude"_s);
        for (const QString &typed :
             {u""_s, u"37.5665"_s, u"37.5665;126.978"_s, u"90.000001, 0"_s, u"0, 180.1"_s, u"1e1, 2"_s,
              u"37, 126, 3"_s, u"nowhere"_s, u"37., 126"_s, QString(200, u'1')})
            QCOMPARE(Coordinates::fromText(typed).error(), wrong);
    }
    void theyAreShownShortly()
    {
        QCOMPARE((Coordinates{37'566'500, 126'978'000}.text()), u"37.5665, 126.978"_s);
        QCOMPARE((Coordinates{-500'000, 0}.text()), u"-0.5, 0.0"_s);
    }
};

QTEST_APPLESS_MAIN(CoordinatesTest)
#include "tst_coordinates.moc"
