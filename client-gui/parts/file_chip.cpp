// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-gui/parts/file_chip.h"

#include "client-gui/parts/plain_text.h"
#include "client-gui/theme/spacing.h"

#include <QEvent>
#include <QPainter>
#include <QPainterPath>

namespace madang::gui {

namespace {

    constexpr int kWidestChip = 280;

} // namespace

FileChip::FileChip(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_retry(new IconButton(theme, Glyph::Refresh, this))
    , m_cross(new IconButton(theme, Glyph::Close, this))
{
    m_retry->hide();
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    connect(m_cross, &QToolButton::clicked, this, &FileChip::crossed);
    connect(m_retry, &QToolButton::clicked, this, &FileChip::retried);
    connect(&theme, &Theme::changed, this, [this] {
        updateGeometry();
        update();
    });
    retranslate();
}

void FileChip::retranslate()
{
    m_retry->setWords(tr("Try again"));
    m_cross->setWords(tr("Take this file away"));
}

void FileChip::tell(const QString &name, const QString &note, qreal share, Tone tone)
{
    m_name = oneLine(name, 200);
    m_note = note;
    m_share = share;
    m_tone = tone;
    setAccessibleName(m_name + QStringLiteral(", ") + note);
    setToolTip(toolTipOf(m_name + u'\n' + note));
    place();
    update();
}

QSize FileChip::sizeHint() const
{
    const QFontMetrics strong(m_theme.font(TextStyle::Strong));
    const QFontMetrics small(m_theme.font(TextStyle::Caption));
    const int height = strong.height() + small.height() + 2 * space::kTiny + 2;
    const int words = qMax(strong.horizontalAdvance(m_name), small.horizontalAdvance(m_note));
    const int width = words + m_theme.scaled(24) + m_cross->sizeHint().width() + 4 * space::kSmall
        + (m_retry->isVisibleTo(this) ? m_retry->sizeHint().width() : 0);
    return {qMin(width, m_theme.scaled(kWidestChip)), qMax(height, m_cross->sizeHint().height() + 4)};
}

void FileChip::place()
{
    updateGeometry();
    const QSize cross = m_cross->sizeHint();
    int x = width() - cross.width() - space::kTiny;
    m_cross->setGeometry(x, (height() - cross.height()) / 2, cross.width(), cross.height());
    const QSize retry = m_retry->sizeHint();
    x -= retry.width();
    m_retry->setGeometry(x, (height() - retry.height()) / 2, retry.width(), retry.height());
}

void FileChip::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    place();
}

void FileChip::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void FileChip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Colours &colours = m_theme.colours();
    const bool failed = m_tone == Tone::Danger;
    const QRectF frame = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    QPainterPath outline;
    outline.addRoundedRect(frame, space::kRadius, space::kRadius);
    painter.fillPath(outline, failed ? colours.dangerSoft : colours.window);
    if (m_share >= 0) {
        painter.save();
        painter.setClipPath(outline);
        painter.fillRect(QRectF(0, height() - 3, width() * qBound(0.0, m_share, 1.0), 3), colours.accent);
        painter.restore();
    }
    painter.setPen(QPen(failed ? colours.danger : colours.border, 1));
    painter.drawPath(outline);

    const int glyph = m_theme.scaled(22);
    painter.drawPixmap(space::kSmall, (height() - glyph) / 2,
                       glyphPixmap(failed ? Glyph::Alert : Glyph::File,
                                   failed ? colours.dangerText : colours.muted, glyph, devicePixelRatioF()));
    const int left = space::kSmall + glyph + space::kSmall;
    const int right = (m_retry->isVisible() ? m_retry->x() : m_cross->x()) - space::kTiny;
    const QFontMetrics strong(m_theme.font(TextStyle::Strong));
    const QFontMetrics small(m_theme.font(TextStyle::Caption));
    const int top = (height() - strong.height() - small.height()) / 2;
    painter.setFont(m_theme.font(TextStyle::Strong));
    painter.setPen(colours.text);
    painter.drawText(QRect(left, top, right - left, strong.height()), Qt::AlignVCenter,
                     strong.elidedText(m_name, Qt::ElideMiddle, right - left));
    painter.setFont(m_theme.font(TextStyle::Caption));
    painter.setPen(failed ? colours.dangerText : colours.muted);
    painter.drawText(QRect(left, top + strong.height(), right - left, small.height()), Qt::AlignVCenter,
                     small.elidedText(m_note, Qt::ElideRight, right - left));
}

} // namespace madang::gui
