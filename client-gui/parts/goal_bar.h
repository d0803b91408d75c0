// SPDX-License-Identifier: GPL-3.0-or-later
// GoalBar: how far a sum has come towards its goal. Moves softly when the sum changes.
#pragma once

#include "client-gui/theme/theme.h"

#include <QVariantAnimation>
#include <QWidget>

namespace madang::gui {

/// Paints the bar alone; `share` from 0, above 1 when the goal is passed.
void paintGoalBar(QPainter &painter, const QRectF &area, const Theme &theme, qreal share);

class GoalBar : public QWidget {
    Q_OBJECT

public:
    GoalBar(const Theme &theme, QWidget *parent);

    /// Both in whole won; a goal of 0 shows an empty bar.
    void setProgress(qint64 total, qint64 goal);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const Theme &m_theme;
    QVariantAnimation m_motion;
    qreal m_shown = 0;
    bool m_everSet = false;
};

} // namespace madang::gui
