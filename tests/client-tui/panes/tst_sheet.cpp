// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-tui/panes/sheet.h"

#include <QTest>

using namespace madang::tui;
using namespace Qt::StringLiterals;

class SheetTest : public QObject {
    Q_OBJECT

    static QString painted(Sheet &sheet, QSize size)
    {
        CellGrid grid(size);
        sheet.paint(Region(grid, grid.area()), Theme());
        QStringList rows;
        for (int y = 0; y < size.height(); ++y)
            rows.append(grid.row(y));
        return rows.join(u'\n');
    }

private Q_SLOTS:
    void aChoiceIsMovedToAndMade()
    {
        QStringList chosen;
        QList<SheetRow> rows;
        for (const QString &name : {u"one"_s, u"two"_s, u"three"_s})
            rows.append({PaintedLine{{name, {}}}, [&chosen, name] { chosen.append(name); }});
        Sheet sheet(u"Title"_s, rows);
        QVERIFY(sheet.perform(Edit::HistoryNewer, true));
        QVERIFY(sheet.perform(Gesture::Send, true));
        QVERIFY(!sheet.perform(Gesture::Send, false)); // Enter belongs to the line when something is typed
        sheet.move(50);
        QVERIFY(sheet.choose());
        QCOMPARE(chosen, (QStringList{u"two"_s, u"three"_s}));
    }

    void theChoiceStaysInSight()
    {
        QList<SheetRow> rows;
        for (int i = 0; i < 100; ++i)
            rows.append({PaintedLine{{u"row %1"_s.arg(i), {}}}, [] {}});
        Sheet sheet(u"Title"_s, rows, u"foot"_s);
        painted(sheet, {30, 10});
        sheet.move(60);
        QVERIFY(painted(sheet, {30, 10}).contains(u"row 60"_s));
        sheet.movePages(-3);
        QVERIFY(painted(sheet, {30, 5}).contains(u"row 39"_s));
    }

    void textWithoutChoicesScrolls()
    {
        QList<SheetRow> rows;
        for (int i = 0; i < 30; ++i)
            rows.append({PaintedLine{{u"line %1"_s.arg(i), {}}}});
        Sheet sheet(u"Help"_s, rows);
        QVERIFY(painted(sheet, {20, 8}).contains(u"line 0"_s));
        sheet.movePages(100);
        const QString end = painted(sheet, {20, 8});
        QVERIFY(end.contains(u"line 29"_s) && end.contains(u'↑'));
        QVERIFY(!sheet.choose());
    }

    void longEntriesWrapUnderTheirLastPiece()
    {
        Sheet sheet(u"Help"_s,
                    {{PaintedLine{{u"/join   "_s, {}}, {u"goes to a room that one is in"_s, {}}}}});
        QVERIFY2(painted(sheet, {26, 8}).contains(u"\n         that one is in"_s),
                 qPrintable(painted(sheet, {26, 8})));
    }

    void lonelyEntriesGoOnUnderTheirBeginning()
    {
        Sheet sheet(u"Tokens"_s, {{PaintedLine{{u"  reads only, used from here"_s, {}}}}});
        const QString shown = painted(sheet, {22, 8});
        QVERIFY2(shown.contains(u"\n   reads only, used"_s) && shown.contains(u"\n   from here"_s),
                 qPrintable(shown));
    }

    void columnsThatDoNotFitStandBelowOneAnother()
    {
        Sheet sheet(u"My gifts"_s,
                    {{PaintedLine{{u"  1 "_s, {}},
                                  {u"10:00 AM     "_s, {}},
                                  {u"  ₩1,250,000 "_s, {}},
                                  {u"지붕          "_s, {}},
                                  {u"paid"_s, {}}}}});
        const QString shown = painted(sheet, {20, 9});
        QVERIFY2(shown.contains(u"1 10:00 AM\n   ₩1,250,000 지붕\n   paid"_s), qPrintable(shown));
    }

    void aChoiceTallerThanThePageIsReadFromItsBeginning()
    {
        QList<SheetRow> rows;
        for (const QString &name : {u"first"_s, u"second"_s})
            rows.append({PaintedLine{{name + u" aaaaaa bbbbbb cccccc dddddd"_s, {}}}, [] {}});
        Sheet sheet(u"Title"_s, rows);
        QVERIFY2(painted(sheet, {10, 3}).startsWith(u" first"_s), qPrintable(painted(sheet, {10, 3})));
        sheet.move(1);
        QVERIFY2(painted(sheet, {10, 3}).startsWith(u" aaaaaa"_s), qPrintable(painted(sheet, {10, 3})));
        sheet.move(1);
        QVERIFY(painted(sheet, {10, 3}).contains(u"dddddd"_s));
        sheet.move(1);
        QVERIFY(painted(sheet, {10, 3}).contains(u"second"_s));
    }

    void howToLeaveIsToldLast()
    {
        QList<SheetRow> rows;
        rows.append({PaintedLine{{u"row"_s, {}}}});
        Sheet sheet(u"Title"_s, rows, u"Enter opens · /inbox read marks all · Esc closes"_s);
        QVERIFY(painted(sheet, {60, 8}).contains(u"marks all · Esc closes"_s));
        QVERIFY2(painted(sheet, {30, 8}).contains(u"Enter opens · Esc closes"_s),
                 qPrintable(painted(sheet, {30, 8})));
    }

    void anySizeIsHarmless()
    {
        Sheet sheet(u"제목"_s, {{PaintedLine{{u"가나다라마바사"_s, {}}}, [] {}}}, u"foot"_s);
        for (int width = 0; width < 12; ++width) {
            for (int height = 0; height < 8; ++height)
                painted(sheet, {width, height});
        }
    }
};

QTEST_APPLESS_MAIN(SheetTest)
#include "tst_sheet.moc"
