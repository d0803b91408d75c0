// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/statements/table.h"

#include <QTest>

using namespace madang;
using namespace Qt::StringLiterals;

class TableTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void itBeginsWithTheMarkAndEndsItsLines()
    {
        Table table({u"이름"_s, u"금액"_s});
        table.text(u"민아"_s).number(-5).endRow();
        QCOMPARE(table.octets(), QByteArray("\xef\xbb\xbf'이름','금액'\r\n'민아',-5\r\n").replace('\'', '"'));
    }

    void noCellIsCalculatedOrRounded_data()
    {
        QTest::addColumn<QString>("cell");
        QTest::addColumn<bool>("guarded");
        for (const QString &bad :
             {u"=1+1"_s, u"+82 10"_s, u"-1"_s, u"@SUM(A1)"_s, u"\t=1"_s, u"\r=1"_s, u" =HYPERLINK(1)"_s,
              u"＝1+1"_s, u"＠a"_s, u"118481878247276544"_s, u"007"_s})
            QTest::newRow(qPrintable(bad.toHtmlEscaped())) << bad << true;
        for (const QString &good : {u"힘내세요"_s, u"1=1"_s, u"a-b"_s, u""_s, u"'quoted'"_s,
                                    u"123456789012345"_s, u"0"_s, u"1184818782472765a4"_s})
            QTest::newRow(qPrintable(u"plain "_s + good)) << good << false;
    }
    void noCellIsCalculatedOrRounded()
    {
        QFETCH(QString, cell);
        QFETCH(bool, guarded);
        Table table({});
        const qsizetype before = table.octets().size();
        table.text(cell);
        QCOMPARE(table.octets().mid(before).startsWith("\"'"), guarded || cell.startsWith(u'\''));
    }

    void quotesAndLinesStayInTheirCell()
    {
        Table table({});
        const qsizetype before = table.octets().size();
        table.text(u"a\"b,c\nd"_s).text(u"e"_s);
        QCOMPARE(table.octets().mid(before), QByteArray("'a''b,c\nd','e'").replace('\'', '"'));
    }
};

QTEST_GUILESS_MAIN(TableTest)
#include "tst_table.moc"
