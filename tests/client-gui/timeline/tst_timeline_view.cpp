// SPDX-License-Identifier: GPL-3.0-or-later
// The reader's place: it must not move, whatever comes and goes above and below.
#include "client-gui/timeline/timeline_view.h"

#include "common/base/clock.h"
#include "tests/support/patience.h"
#include "tests/support/processor_time.h"

#include <QAccessible>
#include <QApplication>
#include <QClipboard>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace madang;
using namespace madang::gui;
using views::TimelineRow;

namespace {

/// Rows as a test wants them.
class Rows : public QAbstractListModel {
public:
    int rowCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : static_cast<int>(rows.size());
    }
    QVariant data(const QModelIndex &index, int role) const override
    {
        return role == Qt::AccessibleTextRole ? QVariant(rows[index.row()].text) : QVariant();
    }
    TimelineRow make(const QString &text)
    {
        TimelineRow row;
        row.id = ++lastId;
        row.position = lastId;
        row.event = {lastId};
        row.sender = {{7 + lastId % 3}, u"민아"_s};
        row.text = text;
        row.at = {1'772'420'400'000 + lastId * 1000};
        return row;
    }
    void append(const QString &text) { insert(static_cast<int>(rows.size()), {make(text)}); }
    void insert(int at, const QList<TimelineRow> &more)
    {
        beginInsertRows({}, at, at + static_cast<int>(more.size()) - 1);
        for (int i = 0; i < more.size(); ++i)
            rows.insert(at + i, more[i]);
        endInsertRows();
    }
    void prepend(int count)
    {
        QList<TimelineRow> older;
        for (int i = 0; i < count; ++i)
            older.append(make(u"older, of very different length "_s.repeated(1 + i % 7)));
        insert(0, older);
    }
    void removeAt(int first, int count)
    {
        beginRemoveRows({}, first, first + count - 1);
        rows.remove(first, count);
        endRemoveRows();
    }
    void change(int row, const QString &text)
    {
        rows[row].text = text;
        Q_EMIT dataChanged(index(row), index(row));
    }

    QList<TimelineRow> rows;
    qint64 lastId = 0;
};

} // namespace

class TimelineViewTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void opensAtTheNewest();
    void followsTheNewestWhileItIsInView();
    void staysWhenNewRowsComeBelow();
    void staysWhenOlderRowsComeAbove();
    void staysWhenRowsAboveAreLetGo();
    void staysWhenTheWidthChanges();
    void theTopRowStaysWhenTheDensityChanges();
    void theTopRowStaysWhenTheScaleChanges_data();
    void theTopRowStaysWhenTheScaleChanges();
    void theNewestStaysInViewAtAnyDensityAndScale();
    void compactRowsAreLowerButCanBeHit();
    void scrollingUpReachesTheTopWithoutJumps();
    void aRowIsBroughtIntoView();
    void fewRowsStandAtTheBottom();
    void seenPositionsAreTold();
    void edgesAreTold();
    void anInnerEndIsNotTheNewest();
    void draggingSelectsAndCopies();
    void doubleClickSelectsAWord();
    void keyboardWalksTheRows();
    void pressingRetryTellsTheRow();
    void whatIsFoldedIsUnfoldedByPressAndByKey();
    void pressingASignTellsWhich();
    void carriedWordsLeadToWhereTheyWereSaid();
    void aDeletedMessageOffersNothing();
    void linksArePressedNotOpened();
    void screenReadersSeeTheRows();
    void manyRowsPaintFast();

private:
    void fill(int count);
    void process();
    int topOf(qint64 id) const;
    qint64 firstVisibleId() const;
    double cutShare() const;
    void readTheMiddle();

    SystemClock m_clock;
    std::unique_ptr<gui::Theme> m_theme;
    std::unique_ptr<views::Formats> m_formats;
    std::unique_ptr<Rows> m_rows;
    std::unique_ptr<TimelineView> m_view;
};

void TimelineViewTest::initTestCase()
{
    m_theme = std::make_unique<gui::Theme>();
    m_theme->apply();
    m_formats = std::make_unique<views::Formats>(m_clock);
}

void TimelineViewTest::init()
{
    m_rows = std::make_unique<Rows>();
    m_view = std::make_unique<TimelineView>(*m_theme, *m_formats, nullptr);
    m_view->resize(500, 400);
    m_view->setRows(m_rows.get(), [this](int row) -> const TimelineRow & { return m_rows->rows[row]; });
    m_view->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
}

void TimelineViewTest::cleanup()
{
    m_view.reset();
    m_rows.reset();
    m_theme->setDensity(gui::Theme::Density::Comfortable);
    m_theme->setScale(100);
}

void TimelineViewTest::fill(int count)
{
    for (int i = 0; i < count; ++i)
        m_rows->append(u"line %1 "_s.arg(i).repeated(1 + i % 5));
    process();
}

void TimelineViewTest::process()
{
    for (int i = 0; i < 3; ++i)
        QCoreApplication::processEvents();
    m_view->grab();
}

int TimelineViewTest::topOf(qint64 id) const
{
    for (int row = 0; row < m_rows->rows.size(); ++row) {
        if (m_rows->rows[row].id == id)
            return m_view->rowArea(row).top();
    }
    return -100000;
}

qint64 TimelineViewTest::firstVisibleId() const
{
    return m_rows->rows[m_view->visibleRows().first].id;
}

/// How much of the row at the upper edge is above it.
double TimelineViewTest::cutShare() const
{
    const QRect area = m_view->rowArea(m_view->visibleRows().first);
    return -static_cast<double>(area.top()) / area.height();
}

/// Scrolls to where the upper edge cuts a row.
void TimelineViewTest::readTheMiddle()
{
    fill(200);
    m_view->verticalScrollBar()->setValue(m_view->verticalScrollBar()->maximum() / 2);
    process();
    const QRect area = m_view->rowArea(m_view->visibleRows().first);
    m_view->verticalScrollBar()->setValue(m_view->verticalScrollBar()->value() + area.top()
                                          + area.height() * 2 / 3);
    process();
    QVERIFY(cutShare() > 0.5);
    QVERIFY(!m_view->isAtNewest());
}

void TimelineViewTest::opensAtTheNewest()
{
    fill(100);
    QCOMPARE(m_view->visibleRows().second, 99);
    QVERIFY(m_view->isAtNewest());
    QVERIFY(m_view->rowArea(99).bottom() <= m_view->viewport()->height());
}

void TimelineViewTest::followsTheNewestWhileItIsInView()
{
    fill(50);
    m_rows->append(u"just came"_s);
    process();
    QCOMPARE(m_view->visibleRows().second, 50);
}

void TimelineViewTest::staysWhenNewRowsComeBelow()
{
    fill(100);
    m_view->verticalScrollBar()->setValue(m_view->verticalScrollBar()->maximum() / 2);
    process();
    QVERIFY(!m_view->isAtNewest());
    const qint64 id = firstVisibleId();
    const int top = topOf(id);
    m_rows->append(u"just came"_s);
    process();
    QCOMPARE(topOf(id), top);
}

void TimelineViewTest::staysWhenOlderRowsComeAbove()
{
    fill(60);
    m_view->verticalScrollBar()->setValue(0);
    process();
    const qint64 id = firstVisibleId();
    const int top = topOf(id);
    for (int page = 0; page < 4; ++page) {
        m_rows->prepend(60);
        process();
        QCOMPARE(topOf(id), top);
    }
}

void TimelineViewTest::staysWhenRowsAboveAreLetGo()
{
    fill(200);
    m_view->verticalScrollBar()->setValue(m_view->verticalScrollBar()->maximum() / 2);
    process();
    const qint64 id = firstVisibleId();
    const int top = topOf(id);
    m_rows->removeAt(0, 30);
    process();
    QCOMPARE(topOf(id), top);
}

void TimelineViewTest::staysWhenTheWidthChanges()
{
    fill(200);
    m_view->verticalScrollBar()->setValue(m_view->verticalScrollBar()->maximum() / 2);
    process();
    const qint64 id = firstVisibleId();
    m_view->resize(360, 400);
    process();
    QCOMPARE(firstVisibleId(), id);
}

void TimelineViewTest::theTopRowStaysWhenTheDensityChanges()
{
    readTheMiddle();
    const qint64 id = firstVisibleId();
    const double share = cutShare();
    const int comfortable = m_view->verticalScrollBar()->maximum();
    m_theme->setDensity(gui::Theme::Density::Compact);
    process();
    QCOMPARE(firstVisibleId(), id);
    QVERIFY2(qAbs(cutShare() - share) < 0.1, qPrintable(QString::number(cutShare())));
    QVERIFY(!m_view->isAtNewest());
    QVERIFY(m_view->verticalScrollBar()->maximum() < comfortable);
    m_theme->setDensity(gui::Theme::Density::Comfortable);
    process();
    QCOMPARE(firstVisibleId(), id);
    QVERIFY2(qAbs(cutShare() - share) < 0.1, qPrintable(QString::number(cutShare())));
}

void TimelineViewTest::theTopRowStaysWhenTheScaleChanges_data()
{
    QTest::addColumn<QList<int>>("scales");
    QTest::newRow("a step") << QList<int>{110};
    QTest::newRow("to the largest") << QList<int>{200};
    QTest::newRow("to the smallest") << QList<int>{80};
    QTest::newRow("to and fro") << QList<int>{200, 80, 150, 100};
}

void TimelineViewTest::theTopRowStaysWhenTheScaleChanges()
{
    QFETCH(QList<int>, scales);
    readTheMiddle();
    const qint64 id = firstVisibleId();
    for (const int scale : scales) {
        m_theme->setScale(scale);
        process();
        QCOMPARE(firstVisibleId(), id);
        QVERIFY(!m_view->isAtNewest());
    }
}

void TimelineViewTest::theNewestStaysInViewAtAnyDensityAndScale()
{
    fill(100);
    for (const auto density : {gui::Theme::Density::Compact, gui::Theme::Density::Comfortable}) {
        for (const int scale : {200, 80}) {
            m_theme->setDensity(density);
            m_theme->setScale(scale);
            process();
            QVERIFY(m_view->isAtNewest());
            QCOMPARE(m_view->visibleRows().second, 99);
            QVERIFY(m_view->rowArea(99).bottom() <= m_view->viewport()->height());
        }
    }
}

void TimelineViewTest::compactRowsAreLowerButCanBeHit()
{
    TimelineRow first = m_rows->make(u"hello"_s);
    first.startsGroup = true;
    TimelineRow liked = m_rows->make(u"모였어요"_s);
    liked.startsGroup = false;
    liked.reactions = {{u"👍"_s, 3, false}, {u"🎉"_s, 1, true}};
    m_rows->insert(0, {first, liked, m_rows->make(u"bye"_s)});
    for (const int scale : {80, 100, 200}) {
        m_theme->setScale(scale);
        m_theme->setDensity(gui::Theme::Density::Comfortable);
        process();
        QList<int> comfortable;
        for (int row = 0; row < 3; ++row)
            comfortable += m_view->rowArea(row).height();
        m_theme->setDensity(gui::Theme::Density::Compact);
        process();
        for (int row = 0; row < 3; ++row) {
            QVERIFY(m_view->rowArea(row).height() < comfortable[row]);
            QVERIFY(m_view->rowArea(row).height() >= gui::Theme::kSmallestTarget);
        }
    }
    // A sign is as high as a pointer needs, also where the text is smallest.
    m_theme->setScale(80);
    process();
    QSignalSpy spy(m_view.get(), &TimelineView::reactionPressed);
    const QRect area = m_view->rowArea(1);
    int highest = 0;
    for (int x = 0; x < area.width(); x += 12) {
        spy.clear();
        for (int y = area.top(); y <= area.bottom(); ++y)
            QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, QPoint(x, y));
        highest = qMax(highest, static_cast<int>(spy.size()));
    }
    QVERIFY2(highest >= gui::Theme::kSmallestTarget, qPrintable(QString::number(highest)));
}

void TimelineViewTest::scrollingUpReachesTheTopWithoutJumps()
{
    fill(150);
    QScrollBar *bar = m_view->verticalScrollBar();
    for (int step = 0; step < 2000 && m_view->visibleRows().first > 0; ++step) {
        const qint64 id = firstVisibleId();
        const int top = topOf(id);
        bar->setValue(bar->value() - 40);
        process();
        const int moved = topOf(id) - top;
        QVERIFY2(moved >= 0 && moved <= 40, qPrintable(QString::number(moved)));
        QVERIFY(moved == 40 || bar->value() == 0);
    }
    QCOMPARE(m_view->visibleRows().first, 0);
}

void TimelineViewTest::aRowIsBroughtIntoView()
{
    fill(200);
    m_view->bringIntoView(50);
    process();
    QCOMPARE(m_view->rowArea(50).top(), m_view->viewport()->height() / 4);
    m_view->bringIntoView(199);
    process();
    QVERIFY(m_view->isAtNewest());
}

void TimelineViewTest::fewRowsStandAtTheBottom()
{
    fill(2);
    QVERIFY(m_view->rowArea(0).top() > 0);
    QVERIFY(m_view->rowArea(1).bottom() < m_view->viewport()->height());
    QVERIFY(m_view->rowArea(1).bottom() > m_view->viewport()->height() - 40);
}

void TimelineViewTest::seenPositionsAreTold()
{
    QSignalSpy spy(m_view.get(), &TimelineView::seen);
    QApplication::setActiveWindow(m_view.get());
    QTRY_VERIFY(m_view->isActiveWindow());
    fill(20);
    QTRY_VERIFY(!spy.isEmpty());
    QTRY_COMPARE(spy.last().first().toLongLong(), 20);
}

void TimelineViewTest::edgesAreTold()
{
    fill(100);
    QSignalSpy upper(m_view.get(), &TimelineView::upperEdgeNear);
    m_view->verticalScrollBar()->setValue(0);
    process();
    QVERIFY(!upper.isEmpty());
}

void TimelineViewTest::anInnerEndIsNotTheNewest()
{
    fill(100);
    m_view->setHasNewer(true);
    QSignalSpy lower(m_view.get(), &TimelineView::lowerEdgeNear);
    m_view->verticalScrollBar()->setValue(m_view->verticalScrollBar()->maximum());
    process();
    QVERIFY(!m_view->isAtNewest());
    QVERIFY(!lower.isEmpty());
    const qint64 id = firstVisibleId();
    const int top = topOf(id);
    fill(30); // the next page: the reader's place stays
    QCOMPARE(topOf(id), top);
}

void TimelineViewTest::draggingSelectsAndCopies()
{
    fill(1);
    m_rows->change(0, u"hello world"_s);
    process();
    const QRect area = m_view->rowArea(0);
    QWidget *port = m_view->viewport();
    const QPoint from(10, area.top() + 2);
    const QPoint to(port->width() - 2, area.bottom() - 4);
    QTest::mousePress(port, Qt::LeftButton, {}, from);
    QTest::mouseMove(port, (from + to) / 2);
    QMouseEvent move(QEvent::MouseMove, to, port->mapToGlobal(to), Qt::NoButton, Qt::LeftButton,
                     Qt::NoModifier);
    QCoreApplication::sendEvent(port, &move);
    QTest::mouseRelease(port, Qt::LeftButton, {}, to);
    QCOMPARE(m_view->selectedText(), u"hello world"_s);
    m_view->copy();
    QCOMPARE(QApplication::clipboard()->text(), u"hello world"_s);
}

void TimelineViewTest::doubleClickSelectsAWord()
{
    fill(1);
    m_rows->change(0, u"solitary"_s);
    process();
    const QRect area = m_view->rowArea(0);
    QTest::mouseDClick(m_view->viewport(), Qt::LeftButton, {}, QPoint(90, area.bottom() - 20));
    QCOMPARE(m_view->selectedText(), u"solitary"_s);
}

void TimelineViewTest::keyboardWalksTheRows()
{
    fill(30);
    QApplication::setActiveWindow(m_view.get());
    QTRY_VERIFY(m_view->isActiveWindow());
    m_view->clearFocus();
    m_view->setFocus(Qt::TabFocusReason);
    QTRY_VERIFY(m_view->hasFocus());
    QCOMPARE(m_view->currentRow(), 29);
    QTest::keyClick(m_view.get(), Qt::Key_Up);
    QTest::keyClick(m_view.get(), Qt::Key_Up);
    QCOMPARE(m_view->currentRow(), 27);
    QTest::keySequence(m_view.get(), QKeySequence::Copy);
    QCOMPARE(QApplication::clipboard()->text(), m_rows->rows[27].text);
    QSignalSpy menu(m_view.get(), &TimelineView::menuWanted);
    QTest::keyClick(m_view.get(), Qt::Key_Return);
    QCOMPARE(menu.count(), 1);
    for (int i = 0; i < 40; ++i)
        QTest::keyClick(m_view.get(), Qt::Key_Up);
    QCOMPARE(m_view->currentRow(), 0);
    QVERIFY(m_view->rowArea(0).top() >= 0);
}

void TimelineViewTest::pressingRetryTellsTheRow()
{
    fill(1);
    TimelineRow failed = m_rows->make(u"not sent"_s);
    failed.mine = true;
    failed.delivery = TimelineRow::Delivery::Failed;
    failed.failure = Error{Code::RateLimited, "fast"};
    m_rows->insert(1, {failed});
    process();
    QSignalSpy spy(m_view.get(), &TimelineView::actionPressed);
    const QRect area = m_view->rowArea(1);
    // Somewhere in the last line of the row stand the three words; press along it.
    for (int x = 0; x < area.width() && spy.isEmpty(); x += 6)
        QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, QPoint(x, area.bottom() - 18));
    QVERIFY(!spy.isEmpty());
    QCOMPARE(spy.first().first().toInt(), 1);
    QCOMPARE(spy.first().at(1).value<RowAction>(), RowAction::Retry);
}

void TimelineViewTest::whatIsFoldedIsUnfoldedByPressAndByKey()
{
    fill(1);
    TimelineRow folded = m_rows->make(u"3 messages of blocked people"_s);
    folded.kind = TimelineRow::Kind::Notice;
    folded.folded = 3;
    m_rows->insert(1, {folded});
    process();
    QSignalSpy spy(m_view.get(), &TimelineView::actionPressed);
    QSignalSpy menus(m_view.get(), &TimelineView::menuWanted);
    QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, m_view->rowArea(1).center());
    QCOMPARE(spy.size(), 1);
    QCOMPARE(spy.first().first().toInt(), 1);
    QCOMPARE(spy.first().at(1).value<RowAction>(), RowAction::Unfold);
    m_view->setFocus();
    QTest::keyClick(m_view.get(), Qt::Key_Up);
    QTest::keyClick(m_view.get(), Qt::Key_Return);
    QCOMPARE(spy.size(), 2);
    QCOMPARE(spy.last().at(1).value<RowAction>(), RowAction::Unfold);
    QCOMPARE(menus.size(), 0);
}

void TimelineViewTest::pressingASignTellsWhich()
{
    fill(1);
    TimelineRow liked = m_rows->make(u"모였어요"_s);
    liked.reactions = {{u"👍"_s, 3, false}, {u"🎉"_s, 1, true}};
    m_rows->insert(1, {liked});
    process();
    QSignalSpy spy(m_view.get(), &TimelineView::reactionPressed);
    const QRect area = m_view->rowArea(1);
    for (int x = 0; x < area.width() && spy.size() < 20; x += 6)
        QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, QPoint(x, area.bottom() - 14));
    QVERIFY(!spy.isEmpty());
    QCOMPARE(spy.first().first().toInt(), 1);
    QCOMPARE(spy.first().at(1).toInt(), 0);
    QCOMPARE(spy.last().at(1).toInt(), 1);
}

void TimelineViewTest::carriedWordsLeadToWhereTheyWereSaid()
{
    fill(1);
    TimelineRow row = m_rows->make({});
    m_rows->insert(1, {row});
    process();
    const int plain = m_view->rowArea(1).height();
    row = m_rows->make({});
    row.forwarded = views::Forwarded{
        {42}, {9}, 5, u"Forwarded from 미나 · 마당 이야기"_s, u"오늘 모여요\n내일도 모여요"_s, true};
    TimelineRow elsewhere = m_rows->make({});
    elsewhere.forwarded = row.forwarded;
    elsewhere.forwarded->isReachable = false;
    m_rows->insert(2, {row, elsewhere});
    process();
    QVERIFY2(m_view->rowArea(2).height() > plain + 20, "a head and two lines");
    QSignalSpy spy(m_view.get(), &TimelineView::actionPressed);
    const auto pressAllOver = [this](int which) {
        const QRect area = m_view->rowArea(which);
        for (int x = 60; x < area.width() / 2; x += 12) {
            for (int y = area.top() + 2; y < area.bottom(); y += 6)
                QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, QPoint(x, y));
        }
    };
    const auto hasLed = [&spy] {
        return std::any_of(spy.cbegin(), spy.cend(), [](const QList<QVariant> &press) {
            return press.at(1).value<RowAction>() == RowAction::ShowOriginal;
        });
    };
    pressAllOver(3);
    QVERIFY2(!hasLed(), "one is not in that room");
    pressAllOver(2);
    QVERIFY(hasLed());
}

void TimelineViewTest::aDeletedMessageOffersNothing()
{
    fill(1);
    TimelineRow gone = m_rows->make(u"https://madang.kr/a"_s);
    gone.deleted = true;
    m_rows->insert(1, {gone});
    process();
    QSignalSpy spy(m_view.get(), &TimelineView::linkPressed);
    const QRect area = m_view->rowArea(1);
    for (int x = 0; x < area.width(); x += 6)
        QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, QPoint(x, area.center().y()));
    QVERIFY(spy.isEmpty());
}

void TimelineViewTest::linksArePressedNotOpened()
{
    fill(1);
    m_rows->change(0, u"https://madang.kr/a"_s);
    process();
    QSignalSpy spy(m_view.get(), &TimelineView::linkPressed);
    const QRect area = m_view->rowArea(0);
    QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, QPoint(100, area.bottom() - 20));
    QCOMPARE(spy.count(), 1);
    QCOMPARE(spy.first().first().value<Link>().host, u"madang.kr"_s);
}

void TimelineViewTest::screenReadersSeeTheRows()
{
    fill(12);
    QAccessibleInterface *list = QAccessible::queryAccessibleInterface(m_view.get());
    QVERIFY(list);
    QCOMPARE(list->role(), QAccessible::List);
    QCOMPARE(list->childCount(), 12);
    QAccessibleInterface *row = list->child(11);
    QCOMPARE(row->role(), QAccessible::ListItem);
    QCOMPARE(row->text(QAccessible::Name), m_rows->rows[11].text);
    QCOMPARE(list->indexOfChild(row), 11);
    m_rows->prepend(3);
    QCOMPARE(list->indexOfChild(row), 14);
    QVERIFY(!row->state().offscreen);
}

void TimelineViewTest::manyRowsPaintFast()
{
    QList<TimelineRow> many;
    for (int i = 0; i < 100'000; ++i)
        many.append(m_rows->make(u"긴 방의 글 %1 "_s.arg(i).repeated(1 + i % 9)));
    m_rows->insert(0, many);
    process();
    const test::ProcessorTime timer;
    for (int i = 0; i < 20; ++i) {
        m_view->verticalScrollBar()->setValue(m_view->verticalScrollBar()->maximum() / 21 * (i + 1));
        process();
    }
    // 20 far jumps through a hundred thousand rows; the bound is generous for a loaded machine.
    QVERIFY2(timer.elapsed() < 6000, qPrintable(QString::number(timer.elapsed())));
}

QTEST_MAIN(TimelineViewTest)
#include "tst_timeline_view.moc"
