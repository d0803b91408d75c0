// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-gui/parts/avatar.h"

#include <QPainter>
#include <QTextBoundaryFinder>

namespace madang::gui {

namespace {

    QString firstCharacter(QStringView text)
    {
        QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, text.toString());
        const qsizetype end = finder.toNextBoundary();
        return end > 0 ? text.first(end).toString() : QString();
    }

    bool isLetterLike(QStringView word)
    {
        return !word.isEmpty() && (word.front().isLetterOrNumber() || word.front().isHighSurrogate());
    }

} // namespace

QString initialsOf(const QString &name)
{
    QString initials;
    for (const QStringView word : QStringView(name).split(u' ', Qt::SkipEmptyParts)) {
        if (!isLetterLike(word))
            continue;
        const QString letter = firstCharacter(word).toUpper();
        const bool wide = letter.front().unicode() >= 0x1100;
        if (initials.isEmpty() && wide)
            return letter;
        if (wide)
            break;
        initials += letter;
        if (initials.size() >= 2)
            break;
    }
    return initials;
}

void paintRound(QPainter &painter, const QRect &square, const QImage &picture)
{
    painter.save();
    QBrush brush(picture);
    const qreal scale = qreal(square.width()) / picture.width();
    brush.setTransform(QTransform::fromTranslate(square.left(), square.top()).scale(scale, scale));
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.setPen(Qt::NoPen);
    painter.setBrush(brush);
    painter.drawEllipse(square);
    painter.restore();
}

void paintAvatar(QPainter &painter, const QRect &square, const Theme &theme, AvatarShape shape, qint64 id,
                 const QString &name, Portraits *portraits)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const int side = qRound(square.width() * painter.device()->devicePixelRatioF());
    const QImage picture = portraits && shape == AvatarShape::Person ? portraits->of(id, side) : QImage();
    if (!picture.isNull()) {
        paintRound(painter, square, picture);
        painter.restore();
        return;
    }
    const QString initials = initialsOf(name);
    // Not every tone would carry letters of high contrast: there a frame takes their place.
    const Colours &colours = theme.colours();
    const QColor ink = colours.strong ? colours.text : QColor(Qt::white);
    const QRectF frame = colours.strong ? QRectF(square).adjusted(0.5, 0.5, -0.5, -0.5) : QRectF(square);
    painter.setPen(colours.strong ? QPen(colours.borderStrong, 1) : QPen(Qt::NoPen));
    painter.setBrush(colours.strong                      ? colours.raised
                         : id == 0 || initials.isEmpty() ? colours.faint
                                                         : avatarColour(id));
    if (shape == AvatarShape::Person)
        painter.drawEllipse(frame);
    else
        painter.drawRoundedRect(frame, square.width() * 0.3, square.width() * 0.3);
    if (initials.isEmpty()) {
        const int glyph = square.width() * 6 / 10;
        QRect at(0, 0, glyph, glyph);
        at.moveCenter(square.center());
        painter.drawPixmap(at,
                           glyphPixmap(shape == AvatarShape::Person ? Glyph::Person : Glyph::Hash, ink, glyph,
                                       painter.device()->devicePixelRatioF()));
    } else {
        QFont font = theme.font(TextStyle::Strong);
        font.setPixelSize(square.width() * (initials.size() > 1 ? 38 : 46) / 100);
        painter.setFont(font);
        painter.setPen(ink);
        painter.drawText(square, Qt::AlignCenter, initials);
    }
    painter.restore();
}

Avatar::Avatar(const Theme &theme, AvatarShape shape, int size, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_shape(shape)
    , m_size(size)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(&theme, &Theme::changed, this, [this] {
        updateGeometry();
        update();
    });
}

void Avatar::setShape(AvatarShape shape)
{
    m_shape = shape;
    update();
}

void Avatar::setWhom(qint64 id, const QString &name)
{
    m_id = id;
    m_name = name;
    setAccessibleName(m_presenceWords.isEmpty() ? name : QStringLiteral("%1, %2").arg(name, m_presenceWords));
    update();
}

void Avatar::setPortraits(Portraits &portraits)
{
    m_portraits = &portraits;
    connect(&portraits, &Portraits::changed, this, [this](qint64 person) {
        if (person == 0 || person == m_id)
            update();
    });
    update();
}

void Avatar::setPresence(presence::State state, const QString &words, QColor Colours::*ground)
{
    m_presence = state;
    m_presenceWords = words;
    m_ground = ground;
    setWhom(m_id, m_name);
}

QSize Avatar::sizeHint() const
{
    const int side = m_theme.scaled(m_size);
    return {side, side};
}

void Avatar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintAvatar(painter, QRect(QPoint(0, 0), sizeHint()), m_theme, m_shape, m_id, m_name, m_portraits);
    paintPresence(painter, QRect(QPoint(0, 0), sizeHint()), m_theme, m_presence, m_theme.colours().*m_ground);
}

} // namespace madang::gui
