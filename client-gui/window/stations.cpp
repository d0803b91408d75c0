// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-gui/window/stations.h"

#include <QWidget>

namespace madang::gui {

QWidget *nextStation(const QList<QWidget *> &stations, const QWidget *focus, int direction)
{
    qsizetype now = 0;
    for (qsizetype i = 0; i < stations.size(); ++i) {
        if (focus && (stations[i] == focus || stations[i]->isAncestorOf(focus)))
            now = i;
    }
    return stations[(now + direction + stations.size()) % stations.size()];
}

void focusStation(QWidget &station)
{
    QWidget *taker = &station;
    if (station.focusPolicy() == Qt::NoFocus) {
        for (QWidget *child : station.findChildren<QWidget *>()) {
            if (child->isVisible() && child->isEnabled() && (child->focusPolicy() & Qt::TabFocus)) {
                taker = child;
                break;
            }
        }
    }
    taker->setFocus(Qt::TabFocusReason);
}

} // namespace madang::gui
