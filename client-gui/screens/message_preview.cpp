// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-gui/screens/message_preview.h"

#include "client-gui/timeline/row_drawing.h"

#include <QPainter>
#include <QResizeEvent>
#include <QScrollBar>

namespace madang::gui {

namespace {

    constexpr int kTallestPreview = 200;

} // namespace

MessagePreview::MessagePreview(const Theme &theme, const views::Formats &formats, QWidget *parent)
    : QAbstractScrollArea(parent)
    , m_theme(theme)
    , m_formats(formats)
{
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setFocusPolicy(Qt::TabFocus); // it may be long: arrow keys go through it
    connect(&theme, &Theme::changed, this, &MessagePreview::layOut);
    retranslate();
    layOut();
}

void MessagePreview::setText(const QString &text)
{
    if (m_text == text)
        return;
    m_text = text;
    layOut();
}

QString MessagePreview::shownText() const
{
    return m_drawing ? m_drawing->bodyText() : QString();
}

void MessagePreview::retranslate()
{
    setAccessibleName(tr("Preview of the message"));
}

void MessagePreview::layOut()
{
    views::TimelineRow row;
    row.mine = true;
    row.text = m_text;
    m_drawing = drawRow(row, {viewport()->width(), false}, m_theme, m_formats);
    setAccessibleDescription(shownText());
    const int height = qMin(m_drawing->height, m_theme.scaled(kTallestPreview));
    if (height != this->height() || minimumHeight() != height)
        setFixedHeight(height);
    verticalScrollBar()->setPageStep(height);
    verticalScrollBar()->setSingleStep(m_theme.scaled(20));
    verticalScrollBar()->setRange(0, m_drawing->height - height);
    // One writes at the end, mostly.
    verticalScrollBar()->setValue(verticalScrollBar()->maximum());
    viewport()->update();
}

void MessagePreview::paintEvent(QPaintEvent *)
{
    QPainter painter(viewport());
    painter.fillRect(viewport()->rect(), m_theme.colours().surface);
    painter.translate(0, -verticalScrollBar()->value());
    m_drawing->paint(painter, m_theme, {}, {});
    if (hasFocus()) {
        painter.resetTransform();
        painter.setPen(QPen(m_theme.colours().focus, 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(viewport()->rect().adjusted(1, 1, -1, -1));
    }
}

void MessagePreview::resizeEvent(QResizeEvent *event)
{
    QAbstractScrollArea::resizeEvent(event);
    if (event->size().width() != event->oldSize().width())
        layOut();
}

} // namespace madang::gui
