// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/base/phone_number.h"

#include <QTest>

using namespace madang;
using namespace Qt::StringLiterals;

class PhoneNumberTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatPeopleTypeBecomesOneForm_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("country");
        QTest::addColumn<QString>("kept");
        QTest::newRow("mobile") << u"010-1234-5678"_s << QString() << u"+821012345678"_s;
        QTest::newRow("mobile in one") << u" 01012345678 "_s << u"KR"_s << u"+821012345678"_s;
        QTest::newRow("full-width") << u"０１０－１２３４－５６７８"_s << QString() << u"+821012345678"_s;
        QTest::newRow("dots") << u"010.1234.5678"_s << QString() << u"+821012345678"_s;
        QTest::newRow("Seoul") << u"02) 123-4567"_s << QString() << u"+8221234567"_s;
        QTest::newRow("Busan") << u"(051) 123 4567"_s << QString() << u"+82511234567"_s;
        QTest::newRow("by the internet") << u"070-1234-5678"_s << QString() << u"+827012345678"_s;
        QTest::newRow("forwarded") << u"0505-1234-5678"_s << QString() << u"+8250512345678"_s;
        QTest::newRow("whole") << u"+82 10-1234-5678"_s << QString() << u"+821012345678"_s;
        QTest::newRow("whole with the zero") << u"+82 010-1234-5678"_s << QString() << u"+821012345678"_s;
        QTest::newRow("zero in brackets") << u"+82 (0)10 1234 5678"_s << QString() << u"+821012345678"_s;
        QTest::newRow("another country's") << u"+1 (415) 555-2671"_s << QString() << u"+14155552671"_s;
        QTest::newRow("one abroad") << u"+82 10-1234-5678"_s << u"DE"_s << u"+821012345678"_s;
        QTest::newRow("the longest") << u"+123456789012345"_s << QString() << u"+123456789012345"_s;
    }
    void whatPeopleTypeBecomesOneForm()
    {
        QFETCH(QString, typed);
        QFETCH(QString, country);
        QFETCH(QString, kept);
        const auto phone = PhoneNumber::fromText(typed, country);
        QVERIFY(phone);
        QCOMPARE(phone->kept, kept);
        // What is kept, and what is shown, can be typed again.
        QCOMPARE(PhoneNumber::fromText(phone->kept)->kept, kept);
        QCOMPARE(PhoneNumber::fromText(phone->shown())->kept, kept);
    }

    void whatIsNoNumberSaysWhy_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("country");
        QTest::addColumn<QString>("about");
        QTest::newRow("nothing") << QString() << QString() << u"phone"_s;
        QTest::newRow("words") << u"call me"_s << QString() << u"phone"_s;
        QTest::newRow("two") << u"010-1234-5678, 010-8765-4321"_s << QString() << u"phone"_s;
        QTest::newRow("a line break") << u"010-1234\n5678"_s << QString() << u"phone"_s;
        QTest::newRow("other digits") << u"٠١٠١٢٣٤٥٦٧٨"_s << QString() << u"phone"_s;
        QTest::newRow("endless") << QString(200, u'1') << QString() << u"phone"_s;
        QTest::newRow("signs alone") << u"+--"_s << QString() << u"phone"_s;
        QTest::newRow("no zero") << u"415 555 2671"_s << QString() << u"phone-country"_s;
        QTest::newRow("dialled abroad") << u"0014155552671"_s << QString() << u"phone-country"_s;
        QTest::newRow("in another country") << u"030 123456"_s << u"DE"_s << u"phone-country"_s;
        QTest::newRow("too short") << u"010-123"_s << QString() << u"phone-number"_s;
        QTest::newRow("too long") << u"010-1234-5678-90"_s << QString() << u"phone-number"_s;
        QTest::newRow("too long anywhere") << u"+1234567890123456"_s << QString() << u"phone-number"_s;
        QTest::newRow("no country begins so") << u"+0123456789"_s << QString() << u"phone-number"_s;
    }
    void whatIsNoNumberSaysWhy()
    {
        QFETCH(QString, typed);
        QFETCH(QString, country);
        QFETCH(QString, about);
        QCOMPARE(PhoneNumber::fromText(typed, country).error(),
                 Error(Code::InvalidValue, about).at(u"phone"_s));
    }

    void itIsShownAsPeopleReadIt()
    {
        QCOMPARE(PhoneNumber{u"+821012345678"_s}.shown(), u"+82 10-1234-5678"_s);
        QCOMPARE(PhoneNumber{u"+8221234567"_s}.shown(), u"+82 2-123-4567"_s);
        QCOMPARE(PhoneNumber{u"+8250512345678"_s}.shown(), u"+82 505-1234-5678"_s);
        QCOMPARE(PhoneNumber{u"+14155552671"_s}.shown(), u"+14155552671"_s);
        QCOMPARE(PhoneNumber{u"+82"_s}.shown(), u"+82"_s);
    }
};

QTEST_APPLESS_MAIN(PhoneNumberTest)
#include "tst_phone_number.moc"
