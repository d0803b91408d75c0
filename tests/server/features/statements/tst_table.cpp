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

    void noCellIsCalculated_data()
    {
        QTest::addColumn<QString>("cell");
        QTest::addColumn<bool>("guarded");
        for (const QString &bad : {u"=1+1"_s, u"+82 10"_s, u"-1"_s, u"@SUM(A1)"_s, u"\t=1"_s, u"\r=1"_s,
                                   u" =HYPERLINK(1)"_s, u"＝1+1"_s, u"＠a"_s})
            QTest::newRow(qPrintable(bad.toHtmlEscaped())) << bad << true;
        for (const QString &good : {u"힘내세요"_s, u"1=1"_s, u"a-b"_s, u""_s, u"'quoted'"_s})
            QTest::newRow(qPrintable(u"plain "_s + good)) << good << false;
    }
    void noCellIsCalculated()
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
