// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-gui/theme/style.h"

#include <QFontMetrics>
#include <QStyleOption>
#include <QWidget>

namespace madang::gui {

using namespace Qt::StringLiterals;

Style::Style()
    : QProxyStyle(u"fusion"_s)
{
    setObjectName(kName);
}

int Style::styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                     QStyleHintReturn *returnData) const
{
    switch (hint) {
    case SH_ToolTip_WakeUpDelay:
        return 450;
    case SH_DialogButtonBox_ButtonsHaveIcons:
        return 0;
    case SH_UnderlineShortcut: // no mnemonics are shown; every action has a named shortcut instead
        return 0;
    case SH_ScrollBar_LeftClickAbsolutePosition:
        return 1;
    default:
        return QProxyStyle::styleHint(hint, option, widget, returnData);
    }
}

int Style::pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const
{
    switch (metric) {
    case PM_TextCursorWidth:
        return 2;
    case PM_SmallIconSize:
    case PM_ButtonIconSize:
    case PM_ListViewIconSize:
        // Icons keep step with the text beside them.
        return widget ? qMax(16, widget->fontMetrics().height())
                      : QProxyStyle::pixelMetric(metric, option, widget);
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

} // namespace madang::gui
