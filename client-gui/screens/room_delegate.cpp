// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-gui/screens/room_delegate.h"

#include "client-gui/parts/avatar.h"
#include "client-gui/parts/badge.h"
#include "client-gui/parts/plain_text.h"
#include "client-gui/parts/presence_dot.h"
#include "client-gui/parts/row_ground.h"
#include "client-gui/theme/spacing.h"

#include <QPainter>

namespace madang::gui {

namespace {

    constexpr int kAvatar = 40;
    constexpr int kCompactAvatar = 28;
    constexpr int kLeastLetters = 6;

    int headingHeight(const Theme &theme)
    {
        return QFontMetrics(theme.font(TextStyle::Caption)).height()
            + 2 * theme.dense(space::kSmall, space::kHair);
    }

} // namespace

NameWidth nameWidthBeside(int time, int line, int wholeName, int least)
{
    const int left = line - time - space::kSmall;
    if (time > 0 && left < qMin(wholeName, least))
        return {line, false};
    return {left, true};
}

RoomDelegate::RoomDelegate(const Theme &theme, const views::RoomList &rooms, const views::Formats &formats,
                           Portraits &portraits, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_theme(theme)
    , m_rooms(rooms)
    , m_formats(formats)
    , m_portraits(portraits)
{
}

QSize RoomDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &index) const
{
    if (m_rooms.row(index.row()).isFolder())
        return {m_theme.scaled(160),
                qMax(Theme::kSmallestTarget,
                     QFontMetrics(m_theme.font(TextStyle::Strong)).height()
                         + m_theme.dense(2 * space::kSmall, space::kSmall))};
    return sizeOf(m_rooms.heading(index.row()));
}

QSize RoomDelegate::sizeOf(const QString &heading) const
{
    const int above = heading.isEmpty() ? 0 : headingHeight(m_theme);
    const int text = QFontMetrics(m_theme.font(TextStyle::Strong)).height()
        + QFontMetrics(m_theme.font(TextStyle::Caption)).height();
    const int inside = qMax(text, m_theme.dense(kAvatar, kCompactAvatar));
    const int row = inside + m_theme.dense(2 * space::kSmall + 4, space::kTiny + 2);
    return {m_theme.scaled(160), above + qMax(row, Theme::kSmallestTarget)};
}

RoomDelegate::Places RoomDelegate::paintGround(QPainter &painter, const QStyleOptionViewItem &option,
                                               const QString &heading) const
{
    QRect row = option.rect;
    if (!heading.isEmpty()) {
        const QRect line(row.left() + 2 * space::kSmall, row.top(), row.width() - 4 * space::kSmall,
                         headingHeight(m_theme));
        painter.setFont(m_theme.font(TextStyle::Caption));
        painter.setPen(m_theme.colours().muted);
        painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter, heading);
        row.setTop(line.bottom() + 1);
    }
    const QRect ground = row.adjusted(space::kSmall, 1, -space::kSmall, -1);
    paintRowGround(painter, option, ground, m_theme);
    QRect words = ground.adjusted(space::kSmall, 0, -space::kSmall - 2, 0);
    const int side = m_theme.dense(kAvatar, kCompactAvatar);
    const QRect avatar(words.left(), words.center().y() - side / 2 + 1, side, side);
    words.setLeft(avatar.right() + m_theme.dense(space::kMedium, space::kSmall));
    return {avatar, words};
}

/// Its name behind a sign that points down while its rooms are shown, and what is unread in it.
void RoomDelegate::paintFolder(QPainter &painter, const QStyleOptionViewItem &option,
                               const views::RoomRow &folder) const
{
    const Colours &colours = m_theme.colours();
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const QRect ground = option.rect.adjusted(space::kSmall, 1, -space::kSmall, -1);
    paintRowGround(painter, option, ground, m_theme);
    const QRect inside = ground.adjusted(space::kSmall, 0, -space::kSmall - 2, 0);
    const int half = m_theme.scaled(4);
    const QPointF middle(inside.left() + 2 * half, inside.center().y() + 0.5);
    QPolygonF sign{{-1.0, -0.6}, {1.0, -0.6}, {0.0, 0.8}};
    if (folder.folded)
        sign = option.direction == Qt::RightToLeft ? QPolygonF{{0.6, -1.0}, {0.6, 1.0}, {-0.8, 0.0}}
                                                   : QPolygonF{{-0.6, -1.0}, {-0.6, 1.0}, {0.8, 0.0}};
    painter.setPen(Qt::NoPen);
    painter.setBrush(colours.muted);
    painter.drawPolygon(QTransform::fromScale(half, half).map(sign).translated(middle));

    int right = inside.right() + 1;
    const auto putBadge = [&](int count, BadgeKind kind) {
        const QSize badge = badgeSize(m_theme, count, kind);
        paintBadge(painter, QPoint(right, inside.center().y()), m_theme, count, kind);
        right -= badge.isEmpty() ? 0 : badge.width() + 4;
    };
    // What lies open shows its own.
    if (folder.folded) {
        putBadge(folder.unread, BadgeKind::Unread);
        putBadge(folder.mentions, BadgeKind::Mention);
    }
    const QFont font = m_theme.font(TextStyle::Strong);
    const int left = inside.left() + 4 * half + space::kSmall;
    painter.setFont(font);
    painter.setPen(colours.muted);
    painter.drawText(QRect(left, inside.top(), right - left, inside.height()),
                     Qt::AlignLeft | Qt::AlignVCenter,
                     QFontMetrics(font).elidedText(oneLine(folder.name, 120), Qt::ElideRight,
                                                   right - left - space::kSmall));
    painter.restore();
}

void RoomDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                         const QModelIndex &index) const
{
    const views::RoomRow &room = m_rooms.row(index.row());
    if (room.isFolder()) {
        paintFolder(*painter, option, room);
        return;
    }
    const Colours &colours = m_theme.colours();
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);

    const bool quiet = room.isQuiet();
    const auto [avatar, inside] = paintGround(*painter, option, m_rooms.heading(index.row()));
    paintAvatar(*painter, avatar, m_theme,
                room.visibility == rooms::Visibility::Direct ? AvatarShape::Person : AvatarShape::Room,
                room.other.isNull() ? room.id.number : room.other.number, room.name, &m_portraits);
    paintPresence(*painter, avatar, m_theme, room.presence, rowGround(option, m_theme, colours.window));

    const QFontMetrics nameMetrics(m_theme.font(TextStyle::Strong));
    const QFontMetrics smallMetrics(m_theme.font(TextStyle::Caption));
    const int top = inside.center().y() - (nameMetrics.height() + smallMetrics.height()) / 2 + 1;
    const QRect nameLine(inside.left(), top, inside.width(), nameMetrics.height());
    const QRect previewLine(inside.left(), nameLine.bottom() + 1, inside.width(), smallMetrics.height());

    const QString time = room.lastAt.isNull() ? QString() : m_formats.shortTime(room.lastAt);
    QList<Glyph> signs;
    if (room.visibility == rooms::Visibility::Private)
        signs += Glyph::Lock;
    if (quiet)
        signs += Glyph::BellOff;
    else if (room.resting)
        signs += Glyph::Clock;
    const int glyphSide = m_theme.scaled(14);
    const int wholeName = nameMetrics.horizontalAdvance(oneLine(room.name, 120));
    const NameWidth beside = nameWidthBeside(smallMetrics.horizontalAdvance(time),
                                             nameLine.width() - int(signs.size()) * (glyphSide + 4),
                                             wholeName, kLeastLetters * nameMetrics.averageCharWidth());
    if (beside.withTime) {
        painter->setFont(m_theme.font(TextStyle::Caption));
        painter->setPen(room.unread > 0 && !quiet ? colours.accentText : colours.muted);
        painter->drawText(nameLine, Qt::AlignRight | Qt::AlignVCenter, time);
    }
    const int nameWidth = beside.width;
    int signLeft = nameLine.left() + 4 + qMin(nameWidth, wholeName);
    for (const Glyph sign : std::as_const(signs)) {
        painter->drawPixmap(
            QRect(signLeft, nameLine.center().y() - glyphSide / 2, glyphSide, glyphSide),
            glyphPixmap(sign, colours.muted, glyphSide, painter->device()->devicePixelRatioF()));
        signLeft += glyphSide + 4;
    }
    painter->setFont(m_theme.font(TextStyle::Strong));
    painter->setPen(quiet ? colours.muted : colours.text);
    painter->drawText(nameLine, Qt::AlignLeft | Qt::AlignVCenter,
                      nameMetrics.elidedText(oneLine(room.name, 120), Qt::ElideRight, nameWidth));

    int badgeRight = previewLine.right() + 1;
    const auto putBadge = [&](int count, BadgeKind kind) {
        const QSize badge = badgeSize(m_theme, count, kind);
        paintBadge(*painter, QPoint(badgeRight, previewLine.center().y()), m_theme, count, kind);
        badgeRight -= badge.isEmpty() ? 0 : badge.width() + 4;
    };
    putBadge(room.unread, quiet ? BadgeKind::Quiet : BadgeKind::Unread);
    putBadge(room.calling(), BadgeKind::Mention);
    const bool badges = badgeRight <= previewLine.right();
    int previewRight = badgeRight - previewLine.left() - (badges ? space::kSmall - 4 : 0);
    int previewLeft = previewLine.left();
    if (room.hasFailed) {
        const int glyph = m_theme.scaled(15);
        painter->drawPixmap(
            QRect(previewLeft, previewLine.center().y() - glyph / 2 + 1, glyph, glyph),
            glyphPixmap(Glyph::Alert, colours.dangerText, glyph, painter->device()->devicePixelRatioF()));
        previewLeft += glyph + 4;
        previewRight -= glyph + 4;
    }
    painter->setFont(m_theme.font(TextStyle::Caption));
    painter->setPen(room.hasDraft                   ? colours.moneyText
                        : room.unread > 0 && !quiet ? colours.text
                                                    : colours.muted);
    painter->drawText(QRect(previewLeft, previewLine.top(), previewRight, previewLine.height()),
                      Qt::AlignVCenter,
                      smallMetrics.elidedText(oneLine(room.preview, 200), Qt::ElideRight, previewRight));
    painter->restore();
}

} // namespace madang::gui
