// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-gui/timeline/drawing.h"

#include "client-gui/parts/goal_bar.h"
#include "client-gui/theme/spacing.h"

#include <QPainter>
#include <QPainterPath>

namespace madang::gui {

namespace {

    void paintShape(QPainter &painter, const DrawnShape &shape)
    {
        painter.setPen(shape.line.isValid() ? QPen(shape.line, shape.lineWidth) : QPen(Qt::NoPen));
        painter.setBrush(shape.fill.isValid() ? QBrush(shape.fill) : QBrush(Qt::NoBrush));
        const qreal half = shape.line.isValid() ? shape.lineWidth / 2 : 0;
        painter.drawRoundedRect(shape.area.adjusted(half, half, -half, -half), shape.radius, shape.radius);
    }

    /// The place is kept while the picture is on its way: nothing jumps when it comes.
    void paintThumbnail(QPainter &painter, const DrawnPicture &picture, const Theme &theme,
                        const Drawing::Thumbnails &thumbnails)
    {
        QPainterPath frame;
        frame.addRoundedRect(picture.area, space::kRadius, space::kRadius);
        painter.fillPath(frame, theme.colours().window);
        const QImage image = thumbnails ? thumbnails(picture.id) : QImage();
        if (image.isNull()) {
            const int side = qMin(32, qMin(picture.area.width(), picture.area.height()));
            QRect middle(0, 0, side, side);
            middle.moveCenter(picture.area.center());
            painter.drawPixmap(
                middle,
                glyphPixmap(Glyph::File, theme.colours().muted, side, painter.device()->devicePixelRatioF()));
            return;
        }
        painter.save();
        painter.setRenderHint(QPainter::SmoothPixmapTransform);
        painter.setClipPath(frame, Qt::IntersectClip);
        painter.drawImage(picture.area, image);
        painter.restore();
    }

    void paintPicture(QPainter &painter, const DrawnPicture &picture, const Theme &theme,
                      const Drawing::Sources &sources)
    {
        switch (picture.kind) {
        case DrawnPicture::Kind::Avatar:
            paintAvatar(painter, picture.area, theme, AvatarShape::Person, picture.id, picture.name,
                        sources.portraits);
            break;
        case DrawnPicture::Kind::Glyph:
            painter.drawPixmap(picture.area,
                               glyphPixmap(picture.glyph, picture.colour, picture.area.width(),
                                           painter.device()->devicePixelRatioF()));
            break;
        case DrawnPicture::Kind::GoalBar:
            paintGoalBar(painter, picture.area, theme, picture.share);
            break;
        case DrawnPicture::Kind::Thumbnail:
            paintThumbnail(painter, picture, theme, sources.thumbnails);
            break;
        }
    }

} // namespace

void Drawing::paint(QPainter &painter, const Theme &theme, TextRange selected, const Sources &sources) const
{
    painter.setRenderHint(QPainter::Antialiasing);
    for (const DrawnShape &shape : shapes)
        paintShape(painter, shape);
    for (const DrawnPicture &picture : pictures)
        paintPicture(painter, picture, theme, sources);
    for (size_t i = 0; i < texts.size(); ++i) {
        const DrawnText &text = texts[i];
        QList<QTextLayout::FormatRange> marks;
        if (static_cast<int>(i) == body && !selected.isEmpty()) {
            QTextLayout::FormatRange mark;
            mark.start = selected.first;
            mark.length = selected.last - selected.first;
            mark.format.setBackground(theme.colours().selection);
            mark.format.setForeground(theme.colours().text);
            marks.append(mark);
        }
        painter.setPen(text.colour);
        text.layout->draw(&painter, text.at, marks);
    }
}

const PressArea *Drawing::areaAt(QPoint point) const
{
    for (const PressArea &area : areas) {
        if (area.area.contains(point))
            return &area;
    }
    return nullptr;
}

int Drawing::bodyPositionAt(QPoint point) const
{
    if (body < 0)
        return 0;
    const DrawnText &text = texts[static_cast<size_t>(body)];
    const QTextLayout &layout = *text.layout;
    const QPointF inside = point - text.at;
    for (int i = 0; i < layout.lineCount(); ++i) {
        const QTextLine line = layout.lineAt(i);
        const bool isLast = i == layout.lineCount() - 1;
        // A gap is lower than its line.
        if (isLast || inside.y() < layout.lineAt(i + 1).y()) {
            if (inside.y() < 0)
                return 0;
            if (isLast && inside.y() > line.rect().bottom())
                return static_cast<int>(layout.text().size());
            return line.xToCursor(inside.x());
        }
    }
    return 0;
}

bool Drawing::isOnBody(QPoint point) const
{
    if (body < 0)
        return false;
    const DrawnText &text = texts[static_cast<size_t>(body)];
    return text.layout->boundingRect().translated(text.at).adjusted(-4, -2, 4, 2).contains(point);
}

QString Drawing::bodyText() const
{
    QString text = body < 0 ? QString() : texts[static_cast<size_t>(body)].layout->text();
    text.replace(QChar::LineSeparator, u'\n');
    return text;
}

} // namespace madang::gui
