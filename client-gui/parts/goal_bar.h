// SPDX-License-Identifier: GPL-3.0-or-later
// GoalBar: how far something has come towards its goal, a sum for instance. Moves softly when that changes.
// To who listens it is a progress bar with a value; what it measures is its accessible name.
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
    /// What the bar was set to; more than 100 when the goal is passed.
    int percent() const { return m_percent; }
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const Theme &m_theme;
    QVariantAnimation m_motion;
    qreal m_shown = 0;
    int m_percent = 0;
    bool m_everSet = false;
};

} // namespace madang::gui
