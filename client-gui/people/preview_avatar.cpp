// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-gui/people/preview_avatar.h"

#include <QPainter>

namespace madang::gui {

void PreviewAvatar::setPreview(const QImage &picture)
{
    m_preview = picture;
    update();
}

void PreviewAvatar::paintEvent(QPaintEvent *event)
{
    if (m_preview.isNull()) {
        Avatar::paintEvent(event);
        return;
    }
    QPainter painter(this);
    const int side = qRound(sizeHint().width() * devicePixelRatioF());
    paintRound(painter, QRect(QPoint(0, 0), sizeHint()),
               m_preview.scaled(side, side, Qt::IgnoreAspectRatio, Qt::SmoothTransformation));
}

} // namespace madang::gui
