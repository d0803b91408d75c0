// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-gui/theme/theme.h"

#include "client-gui/theme/air.h"
#include "client-gui/theme/style.h"
#include "client-gui/theme/style_sheet.h"
#include "client-gui/theme/system_shade.h"

#include <QApplication>
#include <QEvent>
#include <QFontDatabase>
#include <QToolTip>

namespace madang::gui {

using namespace Qt::StringLiterals;

namespace {

    constexpr qreal kBodyPoints = 10.5;

    qreal factorOf(TextStyle style)
    {
        switch (style) {
        case TextStyle::Caption:
            return 0.86;
        case TextStyle::Body:
        case TextStyle::Strong:
            return 1.0;
        case TextStyle::Subtitle:
            return 1.12;
        case TextStyle::Title:
            return 1.4;
        case TextStyle::Display:
            return 1.85;
        }
        return 1.0;
    }

    /// Noto before the emoji font, because that one holds digits too; the system's font last, because
    /// DejaVu's own black and white emoji would win over the coloured ones.
    QStringList families()
    {
        return {u"Noto Sans CJK KR"_s, u"Noto Color Emoji"_s,
                QFontDatabase::systemFont(QFontDatabase::GeneralFont).family()};
    }

    QPalette paletteOf(const Colours &colours)
    {
        QPalette palette;
        palette.setColor(QPalette::Window, colours.surface);
        palette.setColor(QPalette::Base, colours.raised);
        palette.setColor(QPalette::AlternateBase, colours.window);
        palette.setColor(QPalette::Button, colours.raised);
        palette.setColor(QPalette::WindowText, colours.text);
        palette.setColor(QPalette::Text, colours.text);
        palette.setColor(QPalette::ButtonText, colours.text);
        palette.setColor(QPalette::BrightText, colours.danger);
        palette.setColor(QPalette::PlaceholderText, colours.muted);
        palette.setColor(QPalette::Highlight, colours.selection);
        palette.setColor(QPalette::HighlightedText, colours.text);
        palette.setColor(QPalette::Link, colours.accentText);
        palette.setColor(QPalette::LinkVisited, colours.accentText);
        palette.setColor(QPalette::ToolTipBase, colours.text);
        palette.setColor(QPalette::ToolTipText, colours.surface);
        palette.setColor(QPalette::Light, colours.raised);
        palette.setColor(QPalette::Midlight, colours.hover);
        palette.setColor(QPalette::Mid, colours.border);
        palette.setColor(QPalette::Dark, colours.borderStrong);
        palette.setColor(QPalette::Shadow, colours.borderStrong);
        for (const QPalette::ColorRole role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
            palette.setColor(QPalette::Disabled, role, colours.faint);
        return palette;
    }

} // namespace

Theme::Theme(QObject *parent)
    : QObject(parent)
    , m_system(std::make_unique<SystemShade>())
{
    connect(m_system.get(), &SystemShade::changed, this, [this] {
        if (m_shade == Shade::System)
            apply();
    });
    qApp->installEventFilter(this);
}

Theme::~Theme() = default;

void Theme::setShade(Shade shade)
{
    if (m_shade == shade)
        return;
    m_shade = shade;
    apply();
}

bool Theme::isDark() const
{
    return m_shade == Shade::Dark || m_shade == Shade::ContrastDark
        || (m_shade == Shade::System && m_system->isDark());
}

bool Theme::isStrong() const
{
    return m_shade == Shade::ContrastLight || m_shade == Shade::ContrastDark
        || (m_shade == Shade::System && m_system->wantsContrast());
}

const Colours &Theme::colours() const
{
    if (isStrong())
        return isDark() ? contrastDarkColours() : contrastLightColours();
    return isDark() ? darkColours() : lightColours();
}

void Theme::setDensity(Density density)
{
    if (m_density == density)
        return;
    m_density = density;
    // Neither fonts nor the style sheet know of it.
    Q_EMIT changed();
}

void Theme::setScale(int percent)
{
    const int bounded = qBound(kSmallestScale, percent, kLargestScale);
    if (m_scale == bounded)
        return;
    m_scale = bounded;
    apply();
}

QFont Theme::font(TextStyle style) const
{
    QFont font;
    font.setFamilies(families());
    font.setPointSizeF(kBodyPoints * factorOf(style) * m_scale / 100.0);
    if (style != TextStyle::Caption && style != TextStyle::Body)
        font.setWeight(QFont::DemiBold);
    return font;
}

QIcon Theme::icon(Glyph glyph) const
{
    return icon(glyph, colours().muted);
}

QIcon Theme::icon(Glyph glyph, const QColor &colour) const
{
    return glyphIcon(glyph, colour, colours().faint, scaled(20));
}

QPixmap Theme::pixmap(Glyph glyph, const QColor &colour, int size) const
{
    return glyphPixmap(glyph, colour, scaled(size), qApp->devicePixelRatio());
}

void Theme::apply()
{
    if (qApp->style()->objectName() != Style::kName)
        qApp->setStyle(new Style);
    const Colours &now = colours();
    qApp->setFont(font(TextStyle::Body));
    qApp->setPalette(paletteOf(now));
    QToolTip::setFont(font(TextStyle::Caption));
    qApp->setStyleSheet(styleSheet(now, m_scale));
    for (const QWidget *widget : QApplication::allWidgets())
        scaleAir(*widget, m_scale);
    Q_EMIT changed();
}

bool Theme::eventFilter(QObject *object, QEvent *event)
{
    if (event->type() == QEvent::Polish && object->isWidgetType())
        scaleAir(*static_cast<QWidget *>(object), m_scale);
    return QObject::eventFilter(object, event);
}

} // namespace madang::gui
