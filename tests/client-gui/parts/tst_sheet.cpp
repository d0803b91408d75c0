// SPDX-License-Identifier: GPL-3.0-or-later
// How high a sheet is: as high as its words need at its width, so that nothing scrolls where there is room.
#include "client-gui/parts/sheet.h"
#include "client-gui/parts/toast.h"

#include <QScrollArea>
#include <QScrollBar>
#include <QTest>
#include <QVBoxLayout>

#include <memory>

using namespace Qt::StringLiterals;
using namespace madang::gui;

class SheetTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_theme = std::make_unique<Theme>();
        m_theme->apply();
        m_host = std::make_unique<QWidget>();
        m_host->resize(1100, 760);
        m_host->show();
    }
    void cleanup() { m_host.reset(); }
    void longLinesInAWideSheetNeedNoScrollBar();
    void whatIsShownLaterGetsItsRoom();
    void whatIsHigherThanTheWindowScrolls();
    void whatIsToldLeavesItsButtonsFree();

private:
    /// A line that the sheet has room for, but a paragraph of the usual width has not.
    Label *addLine(Sheet &sheet)
    {
        auto *line = new Label(*m_theme, TextStyle::Body, Label::Tone::Normal, Label::Lines::Wrapped, &sheet);
        QString words = u"word"_s;
        for (line->setText(words); line->sizeHint().height() < 2 * line->fontMetrics().height();
             line->setText(words))
            words += u" word"_s;
        sheet.content()->addWidget(line);
        return line;
    }
    static int hidden(const Sheet &sheet)
    {
        return sheet.findChild<QScrollArea *>()->verticalScrollBar()->maximum();
    }

    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<QWidget> m_host;
};

void SheetTest::longLinesInAWideSheetNeedNoScrollBar()
{
    auto *sheet = new Sheet(*m_theme, 640, m_host.get());
    sheet->setHeading(u"Heading"_s);
    const Label *line = addLine(*sheet);
    addLine(*sheet);
    sheet->open();
    QTRY_VERIFY(line->height() >= line->fontMetrics().height());
    QVERIFY(line->heightForWidth(line->width()) < line->sizeHint().height());
    QCoreApplication::processEvents();
    QCOMPARE(hidden(*sheet), 0);
}

void SheetTest::whatIsShownLaterGetsItsRoom()
{
    auto *sheet = new Sheet(*m_theme, 640, m_host.get());
    sheet->setHeading(u"Heading"_s);
    addLine(*sheet);
    Label *later = addLine(*sheet);
    later->hide();
    sheet->open();
    QCoreApplication::processEvents();
    later->show();
    QTRY_VERIFY(later->height() >= later->fontMetrics().height());
    QTRY_COMPARE(hidden(*sheet), 0);
}

void SheetTest::whatIsHigherThanTheWindowScrolls()
{
    auto *sheet = new Sheet(*m_theme, 640, m_host.get());
    for (int i = 0; i < 40; ++i)
        addLine(*sheet);
    sheet->open();
    QTRY_VERIFY(hidden(*sheet) > 0);
    // All of it can be reached.
    const QScrollArea *area = sheet->findChild<QScrollArea *>();
    QCOMPARE(area->widget()->height(), area->viewport()->height() + hidden(*sheet));
    QTRY_COMPARE(area->widget()->height(), area->widget()->heightForWidth(area->widget()->width()));
}

void SheetTest::whatIsToldLeavesItsButtonsFree()
{
    auto *toasts = new Toasts(*m_theme, m_host.get());
    toasts->sayNow(u"Kept."_s);
    const int usual = toasts->y();
    QVERIFY(usual > m_host->height() / 2);

    auto *low = new Sheet(*m_theme, 640, m_host.get());
    addLine(*low);
    low->open();
    toasts->sayNow(u"Kept again."_s);
    QCOMPARE(toasts->y(), usual);
    low->leave();

    // This one reaches to where it would be told.
    auto *high = new Sheet(*m_theme, 640, m_host.get());
    for (int i = 0; i < 40; ++i)
        addLine(*high);
    high->open();
    toasts->sayNow(u"Asked for."_s);
    QVERIFY(toasts->geometry().bottom() < m_host->height() / 4);
    high->leave();
    toasts->sayNow(u"Done."_s);
    QCOMPARE(toasts->y(), usual);
}

QTEST_MAIN(SheetTest)
#include "tst_sheet.moc"
