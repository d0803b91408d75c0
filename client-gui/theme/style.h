// SPDX-License-Identifier: GPL-3.0-or-later
// Style: Fusion with the few habits changed that a style sheet cannot reach.
#pragma once

#include <QProxyStyle>

namespace madang::gui {

class Style : public QProxyStyle {
    Q_OBJECT

public:
    static constexpr QLatin1StringView kName{"madang"};

    Style();

    int styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                  QStyleHintReturn *returnData) const override;
    int pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const override;
};

} // namespace madang::gui
