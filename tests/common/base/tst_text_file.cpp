// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/base/text_file.h"

#include <QTest>

using namespace madang;
using namespace Qt::StringLiterals;

class TextFileTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void unicodeIsReadWithAndWithoutAMark()
    {
        QCOMPARE(textOfFile(u"주문,1"_s.toUtf8()), u"주문,1"_s);
        QCOMPARE(textOfFile(u"\ufeff주문,1"_s.toUtf8()), u"주문,1"_s);
    }
    void theEncodingOfKoreanSpreadsheetsIsRead()
    {
        QCOMPARE(textOfFile(QByteArray::fromHex("c1d6b9aeb9f8c8a3") + ",1"), u"주문번호,1"_s);
    }
    void whatIsNeitherIsNothing()
    {
        QCOMPARE(textOfFile(QByteArray::fromHex("ffd8ffe000104a46ff")), QString());
        QCOMPARE(textOfFile({}), QString());
    }
};

QTEST_GUILESS_MAIN(TextFileTest)
#include "tst_text_file.moc"
