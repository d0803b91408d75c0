// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-gui/timeline/timeline_view.h"

#include "client-gui/parts/plain_text.h"
#include "client-gui/theme/spacing.h"
#include "client-gui/timeline/row_drawing.h"
#include "client-gui/timeline/timeline_accessible.h"
#include "common/views/event_text.h"
#include "common/views/message_markdown.h"

#include <QApplication>
#include <QClipboard>
#include <QHelpEvent>
#include <QPainter>
#include <QScrollBar>
#include <QTextBoundaryFinder>
#include <QToolTip>

namespace madang::gui {

using namespace Qt::StringLiterals;
using views::TimelineRow;

namespace {

    constexpr int kMostDrawings = 400;
    constexpr int kFootRoom = space::kMedium; ///< under the newest row

    bool takesFocus(const TimelineRow &row)
    {
        return row.kind != TimelineRow::Kind::Day && row.kind != TimelineRow::Kind::NewMessages;
    }

} // namespace

TimelineView::TimelineView(const Theme &theme, const views::Formats &formats, QWidget *parent)
    : QAbstractScrollArea(parent)
    , m_theme(theme)
    , m_formats(formats)
{
    installTimelineAccessibility();
    setFocusPolicy(Qt::TabFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFrameShape(QFrame::NoFrame);
    viewport()->setMouseTracking(true);
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, &TimelineView::onScrolled);
    connect(&theme, &Theme::changed, this, &TimelineView::restyle);
    connect(&formats, &views::Formats::changed, this, &TimelineView::forgetDrawings);
}

void TimelineView::setRows(QAbstractItemModel *model, RowAt rowAt)
{
    if (m_model)
        m_model->disconnect(this);
    m_model = model;
    m_rowAt = std::move(rowAt);
    connectModel();
    reset();
}

void TimelineView::connectModel()
{
    connect(m_model, &QAbstractItemModel::rowsInserted, this,
            [this](const QModelIndex &, int first, int last) { onRowsInserted(first, last); });
    connect(m_model, &QAbstractItemModel::rowsRemoved, this,
            [this](const QModelIndex &, int first, int last) { onRowsRemoved(first, last); });
    connect(m_model, &QAbstractItemModel::dataChanged, this,
            [this](const QModelIndex &first, const QModelIndex &last) {
                onRowsChanged(first.row(), last.row());
            });
    connect(m_model, &QAbstractItemModel::rowsAboutToBeMoved, this,
            [this] { m_movingId = m_anchor.row < m_heights.count() ? m_rowAt(m_anchor.row).id : 0; });
    connect(m_model, &QAbstractItemModel::rowsMoved, this,
            [this](const QModelIndex &, int first, int last, const QModelIndex &, int to) {
                onRowsMoved(first, last, to);
            });
    connect(m_model, &QAbstractItemModel::modelReset, this, &TimelineView::reset);
}

void TimelineView::setPortraits(Portraits &portraits)
{
    m_sources.portraits = &portraits;
    connect(&portraits, &Portraits::changed, viewport(), qOverload<>(&QWidget::update));
}

void TimelineView::setBadges(std::function<QString(const TimelineRow &)> badges)
{
    m_badges = std::move(badges);
    forgetDrawings();
}

QString TimelineView::spokenText(int row) const
{
    return m_model->data(m_model->index(row, 0), Qt::AccessibleTextRole).toString();
}

void TimelineView::reset()
{
    m_heights.clear();
    m_drawings.clear();
    m_selection.clear();
    m_current = -1;
    m_seen = 0;
    m_anchor = {};
    const int rows = m_model->rowCount();
    m_heights.insert(0, rows, 0);
    guessAll();
    setStick(!m_hasNewer);
    settle();
}

void TimelineView::onRowsInserted(int first, int last)
{
    const int rows = last - first + 1;
    m_heights.insert(first, rows, 0);
    for (int row = first; row <= last; ++row)
        m_heights.setGuess(row, guessHeight(m_rowAt(row), viewport()->width(), m_theme));
    if (m_anchor.row >= first && m_heights.count() > rows)
        m_anchor.row += rows;
    if (m_current >= first)
        m_current += rows;
    m_selection.rowsInserted(first, rows);
    onRowsChanged(first, last);
    if (m_stick && last == m_heights.count() - 1 && isActiveWindow())
        announceRow(this, last);
}

void TimelineView::onRowsRemoved(int first, int last)
{
    const int rows = last - first + 1;
    m_heights.remove(first, rows);
    if (m_anchor.row > last) {
        m_anchor.row -= rows;
    } else if (m_anchor.row >= first) {
        m_anchor.row = qMin(first, m_heights.count() - 1);
        m_anchor.offset = 0;
    }
    if (m_current > last)
        m_current -= rows;
    else if (m_current >= first)
        m_current = -1;
    m_selection.rowsRemoved(first, rows);
    onRowsChanged(first, first - 1);
}

void TimelineView::onRowsChanged(int first, int last)
{
    // The neighbours change too: whether a row shows its time depends on the next one.
    for (int row = qMax(0, first - 1); row <= qMin(last + 1, m_heights.count() - 1); ++row) {
        m_drawings.remove(m_rowAt(row).id);
        m_heights.forgetMeasure(row);
    }
    settle();
}

void TimelineView::onRowsMoved(int first, int last, int to)
{
    m_heights.move(first, last - first + 1, to);
    for (int row = 0; row < m_heights.count(); ++row) {
        if (m_rowAt(row).id == m_movingId)
            m_anchor.row = row;
    }
    m_selection.clear();
    m_current = -1;
    m_drawings.clear();
    m_heights.forgetMeasures();
    settle();
}

void TimelineView::forgetDrawings()
{
    const int before = m_anchor.row < m_heights.count() ? m_heights.height(m_anchor.row) : 0;
    m_drawings.clear();
    m_heights.forgetMeasures();
    keepPlace(before);
    settle();
}

/// Other sizes: what was measured does not even serve as a guess any more.
void TimelineView::restyle()
{
    const int before = m_anchor.row < m_heights.count() ? m_heights.height(m_anchor.row) : 0;
    m_drawings.clear();
    m_heights.forgetMeasures();
    guessAll();
    keepPlace(before);
    settle();
}

void TimelineView::guessAll()
{
    for (int row = 0; row < m_heights.count(); ++row)
        m_heights.setGuess(row, guessHeight(m_rowAt(row), viewport()->width(), m_theme));
}

/// A row that the upper edge cuts is cut at the same share of its height, which was `before`: what was read
/// there stays there.
void TimelineView::keepPlace(int before)
{
    if (m_stick || before <= 0 || m_anchor.offset >= 0)
        return;
    const qint64 now = measured(m_anchor.row);
    m_anchor.offset = static_cast<int>(m_anchor.offset * now / before);
}

bool TimelineView::endsGroup(int row) const
{
    if (row + 1 >= m_heights.count())
        return true;
    const TimelineRow &next = m_rowAt(row + 1);
    return next.kind != TimelineRow::Kind::Message || next.startsGroup || next.mine != m_rowAt(row).mine;
}

std::shared_ptr<const Drawing> TimelineView::drawing(int row) const
{
    const TimelineRow &content = m_rowAt(row);
    if (const auto found = m_drawings.constFind(content.id); found != m_drawings.constEnd())
        return *found;
    if (m_drawings.size() >= kMostDrawings)
        m_drawings.clear();
    const QString badge = m_badges && content.startsGroup ? m_badges(content) : QString();
    const auto made = drawRow(content, {viewport()->width(), endsGroup(row), badge}, m_theme, m_formats);
    m_drawings.insert(content.id, made);
    return made;
}

int TimelineView::measured(int row)
{
    if (!m_heights.isMeasured(row))
        m_heights.measure(row, drawing(row)->height);
    return m_heights.height(row);
}

/// Measures what the anchor brings into view and pulls the anchor back from beyond the ends. Answers whether
/// it had to.
bool TimelineView::measureAround()
{
    const int rows = m_heights.count();
    const int view = viewport()->height();
    m_anchor.row = qBound(0, m_anchor.row, rows - 1);
    int bottom = m_anchor.offset;
    int below = m_anchor.row;
    while (below < rows && bottom < view)
        bottom += measured(below++);
    int top = m_anchor.offset;
    int above = m_anchor.row;
    while (above > 0 && top > -view / 4)
        top -= measured(--above);
    const int lowest = bottom + kFootRoom;
    if (below == rows && lowest < view && top < 0) {
        m_anchor.offset += qMin(view - lowest, -top);
        return true;
    }
    if (above == 0 && top > 0) {
        m_anchor.offset -= top;
        return true;
    }
    return false;
}

void TimelineView::settle()
{
    if (m_settling || !m_model)
        return;
    m_settling = true;
    if (m_heights.count() > 0) {
        if (m_stick) {
            m_anchor.row = m_heights.count() - 1;
            m_anchor.offset = viewport()->height() - kFootRoom - measured(m_anchor.row);
        }
        for (int i = 0; i < 4 && measureAround(); ++i) { }
    }
    fitRange();
    m_settling = false;
    viewport()->update();
    report();
}

void TimelineView::fitRange()
{
    const int view = viewport()->height();
    const int total = m_heights.total() + kFootRoom;
    QScrollBar *bar = verticalScrollBar();
    bar->setPageStep(view);
    bar->setSingleStep(m_theme.scaled(48));
    bar->setRange(0, qMax(0, total - view));
    if (m_heights.count() > 0)
        bar->setValue(m_heights.top(m_anchor.row) - m_anchor.offset);
}

int TimelineView::gapAbove() const
{
    return qMax(0, viewport()->height() - m_heights.total() - kFootRoom);
}

void TimelineView::onScrolled(int value)
{
    if (m_settling || m_heights.count() == 0)
        return;
    m_target = 0;
    m_anchor.row = m_heights.rowAt(value);
    m_anchor.offset = m_heights.top(m_anchor.row) - value;
    setStick(!m_hasNewer && value >= verticalScrollBar()->maximum());
    settle();
}

void TimelineView::setStick(bool stick)
{
    if (m_stick == stick)
        return;
    m_stick = stick;
    Q_EMIT atNewestChanged(stick);
}

void TimelineView::setHasNewer(bool hasNewer)
{
    m_hasNewer = hasNewer;
    if (hasNewer)
        setStick(false);
    else if (verticalScrollBar()->value() >= verticalScrollBar()->maximum())
        setStick(true);
    report();
}

void TimelineView::showNewest()
{
    if (m_hasNewer)
        return;
    m_target = 0;
    setStick(true);
    settle();
}

void TimelineView::bringIntoView(int row)
{
    if (row < 0 || row >= m_heights.count())
        return;
    if (row == m_heights.count() - 1 && !m_hasNewer) {
        showNewest();
        return;
    }
    m_target = m_rowAt(row).id;
    aim();
}

/// Puts the target where it belongs.
void TimelineView::aim()
{
    for (int row = 0; row < m_heights.count(); ++row) {
        if (m_rowAt(row).id != m_target)
            continue;
        setStick(false);
        m_anchor = {row, viewport()->height() / 4};
        settle();
        if (!m_hasNewer && isVisible() && verticalScrollBar()->value() >= verticalScrollBar()->maximum())
            setStick(true);
        return;
    }
}

/// Tells what is near and what has been seen.
void TimelineView::report()
{
    if (m_heights.count() == 0 || !isVisible())
        return;
    const int near = viewport()->height();
    if (const int row = rowUnder({viewport()->width() / 2, near / 4}); row >= 0 && m_rowAt(row).position > 0)
        Q_EMIT readingAt(m_rowAt(row).position);
    if (verticalScrollBar()->value() < near)
        QMetaObject::invokeMethod(this, &TimelineView::upperEdgeNear, Qt::QueuedConnection);
    if (m_hasNewer && verticalScrollBar()->maximum() - verticalScrollBar()->value() < near)
        QMetaObject::invokeMethod(this, &TimelineView::lowerEdgeNear, Qt::QueuedConnection);
    if (!isActiveWindow())
        return;
    const auto [first, last] = visibleRows();
    for (int row = last; row >= first; --row) {
        const qint64 position = m_rowAt(row).position;
        if (position <= m_seen || rowArea(row).bottom() > viewport()->height())
            continue;
        m_seen = position;
        QMetaObject::invokeMethod(
            this, [this, position] { Q_EMIT seen(position); }, Qt::QueuedConnection);
        break;
    }
}

QRect TimelineView::rowArea(int row) const
{
    return {0, m_heights.top(row) - verticalScrollBar()->value() + gapAbove(), viewport()->width(),
            m_heights.height(row)};
}

std::pair<int, int> TimelineView::visibleRows() const
{
    if (m_heights.count() == 0)
        return {0, -1};
    const int top = verticalScrollBar()->value() - gapAbove();
    return {m_heights.rowAt(top), m_heights.rowAt(top + viewport()->height() - 1)};
}

void TimelineView::paintEvent(QPaintEvent *)
{
    QPainter painter(viewport());
    painter.fillRect(viewport()->rect(), m_theme.colours().surface);
    const auto [first, last] = visibleRows();
    for (int row = first; row <= last; ++row) {
        const auto drawn = drawing(row);
        const QRect area = rowArea(row);
        painter.save();
        painter.translate(area.topLeft());
        drawn->paint(painter, m_theme, m_selection.rangeIn(row, static_cast<int>(drawn->bodyText().size())),
                     m_sources);
        painter.restore();
    }
    // Over the rows: where they stand close the next one would cover the ring.
    if (hasFocus() && m_current >= first && m_current <= last) {
        painter.setPen(QPen(m_theme.colours().focus, 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(drawing(m_current)->focusArea.translated(rowArea(m_current).topLeft()),
                                space::kCardRadius, space::kCardRadius);
    }
    if (hasFocus() && m_current < 0) {
        painter.setPen(QPen(m_theme.colours().focus, 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(viewport()->rect().adjusted(2, 2, -2, -2), space::kRadius, space::kRadius);
    }
}

void TimelineView::resizeEvent(QResizeEvent *event)
{
    if (event->size().width() != event->oldSize().width())
        forgetDrawings();
    else
        settle();
    if (m_target != 0)
        aim();
}

void TimelineView::showEvent(QShowEvent *event)
{
    QAbstractScrollArea::showEvent(event);
    settle();
    if (m_target != 0)
        aim();
}

void TimelineView::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        forgetDrawings();
    if (event->type() == QEvent::ActivationChange)
        report();
    QAbstractScrollArea::changeEvent(event);
}

int TimelineView::rowUnder(QPoint point) const
{
    const auto [first, last] = visibleRows();
    for (int row = first; row <= last; ++row) {
        if (rowArea(row).contains(point))
            return row;
    }
    return -1;
}

TextSpot TimelineView::spotAt(QPoint point) const
{
    const auto [first, last] = visibleRows();
    if (last < first)
        return {};
    int row = rowUnder(point);
    if (row < 0)
        row = point.y() < rowArea(first).top() ? first : last;
    return {row, drawing(row)->bodyPositionAt(point - rowArea(row).topLeft())};
}

bool TimelineView::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        showTip(help->pos(), help->globalPos());
        return true;
    }
    return QAbstractScrollArea::viewportEvent(event);
}

void TimelineView::showTip(QPoint point, QPoint global)
{
    const int row = rowUnder(point);
    if (row < 0 || !takesFocus(m_rowAt(row))) {
        QToolTip::hideText();
        return;
    }
    const auto drawn = drawing(row);
    const QPoint inside = point - rowArea(row).topLeft();
    const PressArea *area = drawn->areaAt(inside);
    if (area && area->action == RowAction::OpenLink)
        QToolTip::showText(global, toolTipOf(tr("Opens %1").arg(drawn->links[area->link].host)), viewport());
    else if (area && (area->action == RowAction::ShowPicture || area->action == RowAction::SaveFile))
        QToolTip::showText(global, toolTipOf(oneLine(m_rowAt(row).attachments.value(area->link).name, 200)),
                           viewport());
    else if (area && area->action == RowAction::ShowPerson)
        QToolTip::hideText();
    else if (drawn->focusArea.contains(inside))
        QToolTip::showText(global, toolTipOf(m_formats.fullTime(m_rowAt(row).at)), viewport());
    else
        QToolTip::hideText();
}

void TimelineView::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    m_pressedAt = event->position().toPoint();
    m_dragging = false;
    const TextSpot spot = spotAt(m_pressedAt);
    if (event->modifiers() & Qt::ShiftModifier)
        m_selection.extendTo(spot);
    else
        m_selection.start(spot);
    viewport()->update();
}

void TimelineView::mouseMoveEvent(QMouseEvent *event)
{
    const QPoint point = event->position().toPoint();
    if (!(event->buttons() & Qt::LeftButton)) {
        updateCursor(point);
        return;
    }
    if ((point - m_pressedAt).manhattanLength() >= QApplication::startDragDistance())
        m_dragging = true;
    if (!m_dragging)
        return;
    m_selection.extendTo(spotAt(point));
    if (viewport()->rect().contains(point))
        m_dragScroll.stop();
    else if (!m_dragScroll.isActive())
        m_dragScroll.start(40, this);
    viewport()->update();
}

void TimelineView::mouseReleaseEvent(QMouseEvent *event)
{
    m_dragScroll.stop();
    if (event->button() != Qt::LeftButton)
        return;
    if (m_dragging) {
        if (QClipboard *clipboard = QApplication::clipboard();
            clipboard->supportsSelection() && hasSelection())
            clipboard->setText(selectedText(), QClipboard::Selection);
        return;
    }
    const int row = rowUnder(m_pressedAt);
    if (row < 0)
        return;
    const auto drawn = drawing(row);
    const PressArea *area = drawn->areaAt(event->position().toPoint() - rowArea(row).topLeft());
    if (!area)
        return;
    if (area->action == RowAction::OpenLink)
        Q_EMIT linkPressed(drawn->links[area->link]);
    else if (area->action == RowAction::React)
        Q_EMIT reactionPressed(row, area->link);
    else if (area->action == RowAction::ShowPicture || area->action == RowAction::SaveFile)
        Q_EMIT filePressed(row, area->link, area->action);
    else
        Q_EMIT actionPressed(row, area->action);
}

void TimelineView::mouseDoubleClickEvent(QMouseEvent *event)
{
    const TextSpot spot = spotAt(event->position().toPoint());
    if (spot.row < 0)
        return;
    const QString text = drawing(spot.row)->bodyText();
    QTextBoundaryFinder finder(QTextBoundaryFinder::Word, text);
    finder.setPosition(spot.position);
    const qsizetype first = finder.isAtBoundary() ? spot.position : finder.toPreviousBoundary();
    finder.setPosition(spot.position);
    const qsizetype last = finder.toNextBoundary();
    m_selection.set({spot.row, static_cast<int>(qMax<qsizetype>(0, first))},
                    {spot.row, static_cast<int>(last < 0 ? text.size() : last)});
    m_dragging = true;
    viewport()->update();
}

void TimelineView::contextMenuEvent(QContextMenuEvent *event)
{
    int row = rowUnder(event->pos());
    QPoint global = event->globalPos();
    if (event->reason() == QContextMenuEvent::Keyboard) {
        row = m_current;
        if (row >= 0)
            global = viewport()->mapToGlobal(rowArea(row).center());
    }
    if (row >= 0 && takesFocus(m_rowAt(row)))
        Q_EMIT menuWanted(row, global);
}

void TimelineView::timerEvent(QTimerEvent *event)
{
    if (event->timerId() != m_dragScroll.timerId())
        return;
    const QPoint point = viewport()->mapFromGlobal(QCursor::pos());
    const int beyond = point.y() < 0 ? point.y() : qMax(0, point.y() - viewport()->height());
    verticalScrollBar()->setValue(verticalScrollBar()->value() + qBound(-60, beyond, 60));
    m_selection.extendTo(spotAt(point));
    viewport()->update();
}

void TimelineView::updateCursor(QPoint point)
{
    Qt::CursorShape shape = Qt::ArrowCursor;
    if (const int row = rowUnder(point); row >= 0) {
        const auto drawn = drawing(row);
        const QPoint inside = point - rowArea(row).topLeft();
        const PressArea *area = drawn->areaAt(inside);
        if (area && (area->action != RowAction::ShowCampaign || !drawn->isOnBody(inside)))
            shape = Qt::PointingHandCursor;
        else if (drawn->isOnBody(inside))
            shape = Qt::IBeamCursor;
    }
    viewport()->setCursor(shape);
}

void TimelineView::keyPressEvent(QKeyEvent *event)
{
    QScrollBar *bar = verticalScrollBar();
    if (event->matches(QKeySequence::Copy)) {
        copy();
        return;
    }
    switch (event->key()) {
    case Qt::Key_Up:
    case Qt::Key_Down:
        stepCurrent(event->key() == Qt::Key_Up ? -1 : 1);
        return;
    case Qt::Key_PageUp:
        bar->triggerAction(QAbstractSlider::SliderPageStepSub);
        return;
    case Qt::Key_PageDown:
    case Qt::Key_Space:
        bar->triggerAction(QAbstractSlider::SliderPageStepAdd);
        return;
    case Qt::Key_Home:
        bar->setValue(0);
        return;
    case Qt::Key_End:
        showNewest();
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_current >= 0 && m_rowAt(m_current).folded > 0)
            Q_EMIT actionPressed(m_current, RowAction::Unfold);
        else if (m_current >= 0)
            Q_EMIT menuWanted(m_current, viewport()->mapToGlobal(rowArea(m_current).center()));
        return;
    case Qt::Key_Escape:
        if (hasSelection() || m_current >= 0) {
            m_selection.clear();
            setCurrentRow(-1);
            return;
        }
        break;
    default:
        break;
    }
    QAbstractScrollArea::keyPressEvent(event);
}

void TimelineView::stepCurrent(int direction)
{
    int row = m_current;
    if (row < 0)
        row = visibleRows().second + 1;
    do
        row += direction;
    while (row >= 0 && row < m_heights.count() && !takesFocus(m_rowAt(row)));
    if (row < 0 || row >= m_heights.count()) {
        verticalScrollBar()->setValue(verticalScrollBar()->value()
                                      + direction * verticalScrollBar()->singleStep());
        return;
    }
    setCurrentRow(row);
}

void TimelineView::setCurrentRow(int row)
{
    m_current = row;
    if (row >= 0) {
        ensureVisible(row);
        tellRowFocused(this, row);
    }
    viewport()->update();
}

void TimelineView::ensureVisible(int row)
{
    measured(row);
    const QRect area = rowArea(row);
    const int view = viewport()->height();
    if (area.top() < 0 || area.height() > view)
        verticalScrollBar()->setValue(verticalScrollBar()->value() + area.top() - space::kSmall);
    else if (area.bottom() > view - kFootRoom)
        verticalScrollBar()->setValue(verticalScrollBar()->value() + area.bottom() - view + kFootRoom);
}

void TimelineView::focusInEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusInEvent(event);
    if (m_current < 0 && event->reason() != Qt::ActiveWindowFocusReason && m_heights.count() > 0)
        stepCurrent(-1);
    viewport()->update();
}

void TimelineView::focusOutEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusOutEvent(event);
    viewport()->update();
}

QString TimelineView::bodyText(int row) const
{
    const TimelineRow &content = m_rowAt(row);
    if (!content.named.isEmpty())
        return views::plainMessage(manyLines(content.text));
    const QString body = drawing(row)->bodyText();
    return body.isEmpty() ? manyLines(content.text) : body;
}

QString TimelineView::selectedIn(int row) const
{
    if (m_selection.isEmpty() || row < m_selection.firstRow() || row > m_selection.lastRow())
        return {};
    const QString body = drawing(row)->bodyText();
    const TextRange range = m_selection.rangeIn(row, static_cast<int>(body.size()));
    return range.isEmpty() ? QString() : body.mid(range.first, range.last - range.first);
}

QString TimelineView::selectedText() const
{
    if (m_selection.isEmpty())
        return {};
    const int first = m_selection.firstRow();
    const int last = m_selection.lastRow();
    QStringList parts;
    for (int row = first; row <= last; ++row) {
        const QString body = drawing(row)->bodyText();
        const TextRange range = m_selection.rangeIn(row, static_cast<int>(body.size()));
        if (range.isEmpty())
            continue;
        const QString piece = body.mid(range.first, range.last - range.first);
        if (first == last)
            return piece;
        const TimelineRow &content = m_rowAt(row);
        parts.append(u"%1, %2\n%3"_s.arg(oneLine(views::nameOf(content.sender)),
                                         m_formats.timeOfDay(content.at), piece));
    }
    return parts.join("\n\n"_L1);
}

void TimelineView::copy() const
{
    const QString text = hasSelection() ? selectedText() : m_current >= 0 ? bodyText(m_current) : QString();
    if (!text.isEmpty())
        QApplication::clipboard()->setText(text);
}

} // namespace madang::gui
