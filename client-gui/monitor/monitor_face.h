// SPDX-License-Identifier: GPL-3.0-or-later
// MonitorFace: what a broadcast's audience sees: the total that counts up, the goal, and the alert on stage.
// Sized by its window, so that it reads well on a wall and in a corner. Shows views::DonationMonitor.
#pragma once

#include "client-gui/parts/pane.h"
#include "common/views/donation_monitor.h"

#include <QVariantAnimation>

namespace madang::gui {

class MonitorFace : public Pane {
    Q_OBJECT

public:
    /// The monitor outlives the face.
    MonitorFace(const Theme &theme, const views::Formats &formats, const views::DonationMonitor &monitor,
                QWidget *parent);

    /// The sum that is painted at this moment: on its way to the true one, and the true one at rest.
    Money shownTotal() const { return m_shown; }
    QSize sizeHint() const override { return {640, 420}; }
    QSize minimumSizeHint() const override { return {240, 180}; }

protected:
    void paintEvent(QPaintEvent *event) override;
    void retranslate() override { showMonitor(); }

private:
    void showMonitor();
    /// Why there are no figures yet.
    QString blankText() const;
    void showStage();
    void paintFigures(QPainter &painter, const QRectF &area) const;
    void paintAlert(QPainter &painter, const QRectF &area, const campaigns::Gift &gift) const;
    void paintWaiting(QPainter &painter, const QRectF &area) const;

    const views::Formats &m_formats;
    const views::DonationMonitor &m_monitor;
    QVariantAnimation m_counting; ///< thousandths of the way: a sum stays whole
    QVariantAnimation m_entrance; ///< per cent of an alert's entrance
    Money m_from;
    Money m_to;
    Money m_shown;
    bool m_everShown = false;
};

} // namespace madang::gui
