// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-gui/theme/air.h"

#include <QBoxLayout>
#include <QGridLayout>
#include <QVariant>
#include <QWidget>

namespace madang::gui {

namespace {

    constexpr auto kAirProperty = "madang-air";

    /// The distances of one layout; the spacing is -1 where it is none between rows.
    struct Distances {
        int top = 0;
        int bottom = 0;
        int spacing = -1;
        bool operator==(const Distances &other) const = default;
    };

    /// What was meant, and what was made of it.
    struct Air {
        Distances meant;
        Distances made;
    };

    bool isColumn(const QLayout &layout)
    {
        const auto *box = qobject_cast<const QBoxLayout *>(&layout);
        return box
            && (box->direction() == QBoxLayout::TopToBottom || box->direction() == QBoxLayout::BottomToTop);
    }

    Distances distancesOf(const QLayout &layout)
    {
        const QMargins edge = layout.contentsMargins();
        const auto *grid = qobject_cast<const QGridLayout *>(&layout);
        return {edge.top(), edge.bottom(),
                grid                   ? grid->verticalSpacing()
                    : isColumn(layout) ? layout.spacing()
                                       : -1};
    }

    void give(QLayout &layout, const Distances &distances)
    {
        QMargins edge = layout.contentsMargins();
        edge.setTop(distances.top);
        edge.setBottom(distances.bottom);
        layout.setContentsMargins(edge);
        if (distances.spacing < 0)
            return;
        if (auto *grid = qobject_cast<QGridLayout *>(&layout))
            grid->setVerticalSpacing(distances.spacing);
        else
            layout.setSpacing(distances.spacing);
    }

    void scaleLayout(QLayout &layout, int percent, const Air &around)
    {
        const auto scaled
            = [percent](int pixels) { return pixels < 0 ? pixels : (pixels * percent + 50) / 100; };
        const QVariant known = layout.property(kAirProperty);
        const Distances now = distancesOf(layout);
        Air air = known.value<Air>();
        // A layout without a spacing of its own has that of the layout it is in, which is scaled already.
        if (!known.isValid())
            air = {now, now};
        if (!known.isValid() && now.spacing >= 0 && now.spacing == around.made.spacing)
            air.meant.spacing = around.meant.spacing;
        for (int Distances::*each : {&Distances::top, &Distances::bottom, &Distances::spacing}) {
            if (now.*each != air.made.*each)
                air.meant.*each = now.*each;
        }
        air.made = {scaled(air.meant.top), scaled(air.meant.bottom), scaled(air.meant.spacing)};
        if (known.isValid() || percent != 100) {
            // At first in any case: from then on the spacing is the layout's own.
            if (air.made != now || !known.isValid())
                give(layout, air.made);
            layout.setProperty(kAirProperty, QVariant::fromValue(air));
        }
        for (int i = 0; i < layout.count(); ++i) {
            if (QLayout *inner = layout.itemAt(i)->layout())
                scaleLayout(*inner, percent, air);
        }
    }

} // namespace

void scaleAir(const QWidget &widget, int percent)
{
    if (QLayout *layout = widget.layout())
        scaleLayout(*layout, percent, {});
}

} // namespace madang::gui
