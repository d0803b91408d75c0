// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-gui/timeline/row_drawing.h"

#include "common/base/clock.h"

#include <QPainter>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace madang;
using namespace madang::gui;
using views::TimelineRow;

class RowDrawingTest : public QObject {
    Q_OBJECT

    std::shared_ptr<const Drawing> drawn(const QString &text, int width = 600)
    {
        TimelineRow row;
        row.id = 4;
        row.event = {1};
        row.sender = {{7}, u"민아"_s};
        row.text = text;
        row.at = {1'772'420'400'000};
        return drawRow(row, {width}, *m_theme, *m_formats);
    }
    static const DrawnText &body(const Drawing &drawing)
    {
        return drawing.texts[static_cast<size_t>(drawing.body)];
    }

    SystemClock m_clock;
    std::unique_ptr<gui::Theme> m_theme;
    std::unique_ptr<views::Formats> m_formats;

private Q_SLOTS:
    void initTestCase()
    {
        m_theme = std::make_unique<gui::Theme>();
        m_theme->apply();
        m_formats = std::make_unique<views::Formats>(m_clock);
    }
    void cleanup()
    {
        m_theme->setScale(100);
        m_theme->setShade(gui::Theme::Shade::System);
    }

    void theWordsAreShownWithoutSigns()
    {
        const auto drawing = drawn(u"**좋은** `a  b` [누리집](https://a.kr)\n- 하나"_s);
        QCOMPARE(drawing->bodyText(), u"좋은 a  b 누리집\n• 하나"_s);
        QCOMPARE(drawing->links.size(), 1);
        QCOMPARE(drawing->links[0].host, u"a.kr"_s);
        const auto pressed
            = std::find_if(drawing->areas.begin(), drawing->areas.end(),
                           [](const PressArea &area) { return area.action == RowAction::OpenLink; });
        QVERIFY(pressed != drawing->areas.end());
        QVERIFY(pressed->area.width() > 10);
    }

    void whatWasAnsweredCanBePressedBelow()
    {
        const auto below = [](const Drawing &drawing) {
            return std::find_if(drawing.areas.begin(), drawing.areas.end(),
                                [](const PressArea &area) { return area.action == RowAction::OpenThread; });
        };
        TimelineRow row;
        row.id = 4;
        row.event = {1};
        row.sender = {{7}, u"민아"_s};
        row.text = u"모일까요"_s;
        row.at = {1'772'420'400'000};
        for (const bool mine : {false, true}) {
            row.mine = mine;
            row.answers = 0;
            const auto before = drawRow(row, {600}, *m_theme, *m_formats);
            QVERIFY(below(*before) == before->areas.end());
            row.answers = 3;
            row.answeredAt = row.at;
            const auto drawing = drawRow(row, {600}, *m_theme, *m_formats);
            const auto pressed = below(*drawing);
            QVERIFY(pressed != drawing->areas.end());
            QVERIFY(pressed->area.height() >= gui::Theme::kSmallestTarget);
            QVERIFY(QRect(0, 0, 600, drawing->height).contains(pressed->area));
            QVERIFY(drawing->height > before->height);
        }
    }

    void plainWordsAreDrawnAsBefore()
    {
        const auto drawing = drawn(u"1 * 2 * 3\n\n  -_-"_s);
        QCOMPARE(drawing->bodyText(), u"1 * 2 * 3\n\n  -_-"_s);
        QCOMPARE(body(*drawing).layout->lineCount(), 3);
        QVERIFY(body(*drawing).layout->formats().isEmpty());
        QCOMPARE(drawing->shapes.size(), drawn(u"words"_s)->shapes.size());
    }

    void quotationsAndCodeHaveSomethingBehindThem()
    {
        const size_t plain = drawn(u"words"_s)->shapes.size();
        const auto quoted = drawn(u"> > 깊게"_s);
        QCOMPARE(quoted->shapes.size(), plain + 2);
        QVERIFY(body(*quoted).layout->lineAt(0).x() >= m_theme->scaled(20));
        const auto code = drawn(u"글\n```\na\nb\n```"_s);
        QCOMPARE(code->shapes.size(), plain + 1);
        const QRectF panel = code->shapes.back().area;
        const QTextLine last = body(*code).layout->lineAt(2);
        QVERIFY(panel.contains(last.naturalTextRect().translated(body(*code).at)));
        QVERIFY(code->shapes.front().area.contains(panel)); // it stays in the bubble
        QCOMPARE(drawn(u"위\n---\n아래"_s)->shapes.size(), plain + 1);
    }

    void furtherLinesOfAnItemHang()
    {
        const auto drawing = drawn(u"- "_s + u"여러 낱말 "_s.repeated(60), 400);
        const QTextLayout &layout = *body(*drawing).layout;
        QVERIFY(layout.lineCount() > 2);
        QVERIFY(layout.lineAt(1).x() > layout.lineAt(0).x());
        QCOMPARE(layout.lineAt(2).x(), layout.lineAt(1).x());
    }

    void headingsAreLarger()
    {
        const auto drawing = drawn(u"# 제목\n글"_s);
        const QTextLayout &layout = *body(*drawing).layout;
        QVERIFY(layout.lineAt(0).height() > layout.lineAt(1).height());
    }

    void aGapIsLowAndPressedBesideIt()
    {
        const auto drawing = drawn(u"*하나*\n\n둘"_s);
        const QTextLayout &layout = *body(*drawing).layout;
        QCOMPARE(layout.lineCount(), 3);
        const QTextLine last = layout.lineAt(2);
        QVERIFY(last.y() - layout.lineAt(1).y() < last.height());
        const QPointF beginning = body(*drawing).at + QPointF(1, last.y() + 1);
        QCOMPARE(drawing->bodyPositionAt(beginning.toPoint()), 4);
    }

    void linesStayInTheBubbleAtAnyScale_data()
    {
        QTest::addColumn<int>("scale");
        QTest::newRow("small") << 80;
        QTest::newRow("usual") << 100;
        QTest::newRow("large") << 200;
    }
    void linesStayInTheBubbleAtAnyScale()
    {
        QFETCH(int, scale);
        m_theme->setScale(scale);
        m_theme->setShade(gui::Theme::Shade::ContrastDark);
        const auto drawing
            = drawn(u"> > - "_s + u"낱말 "_s.repeated(40) + u"\n```\n"_s + u"x"_s.repeated(300)
                        + u"\n```\n# "_s + u"제목 "_s.repeated(30) + u"\n> "_s + u"인용 "_s.repeated(30),
                    420);
        const QRectF bubble = drawing->shapes.front().area;
        const QTextLayout &layout = *body(*drawing).layout;
        for (int i = 0; i < layout.lineCount(); ++i) {
            const QRectF line = layout.lineAt(i).naturalTextRect().translated(body(*drawing).at);
            QVERIFY2(line.left() >= bubble.left() && line.right() <= bubble.right() + 1
                         && line.bottom() <= bubble.bottom() + 1,
                     qPrintable(QString::number(i)));
        }
        QImage image(420, drawing->height, QImage::Format_ARGB32_Premultiplied);
        QPainter painter(&image);
        drawing->paint(painter, *m_theme, {0, 5}, {});
    }

    void carriedWordsHaveStylesToo()
    {
        TimelineRow row;
        row.id = 4;
        row.event = {1};
        row.sender = {{7}, u"민아"_s};
        row.at = {1'772'420'400'000};
        row.forwarded = views::Forwarded{{2}, {3}, 1, u"준"_s, u"**안녕**\n```\na\n```"_s, false};
        const auto drawing = drawRow(row, {600}, *m_theme, *m_formats);
        QVERIFY(std::any_of(drawing->texts.begin(), drawing->texts.end(), [](const DrawnText &text) {
            return text.layout->text() == u"안녕"_s + QChar(QChar::LineSeparator) + u'a';
        }));
        QVERIFY(drawing->shapes.front().area.contains(drawing->shapes.back().area));
    }
};

QTEST_MAIN(RowDrawingTest)
#include "tst_row_drawing.moc"
