// SPDX-License-Identifier: GPL-3.0-or-later
// Theme: which colours, sizes and density are in force, and the signal that they changed. One per program,
// made first, outliving every widget; widgets are given it and ask it when they paint.
#pragma once

#include "client-gui/theme/colours.h"
#include "client-gui/theme/icons.h"

#include <QFont>
#include <QObject>

#include <memory>

namespace madang::gui {

class SystemShade;

/// The steps of the type scale.
enum class TextStyle {
    Caption, ///< times, hints
    Body, ///< what people say
    Strong, ///< names, buttons
    Subtitle, ///< heads of sections
    Title, ///< heads of sheets
    Display, ///< amounts, the sign-in heading
};

class Theme : public QObject {
    Q_OBJECT

public:
    enum class Shade { System, Light, Dark, ContrastLight, ContrastDark };
    /// How closely rows stand in the timeline and in lists.
    enum class Density { Comfortable, Compact };

    static constexpr int kSmallestScale = 80;
    static constexpr int kLargestScale = 200;
    /// What is pressed with a pointer is never lower than this, in logical pixels.
    static constexpr int kSmallestTarget = 24;

    explicit Theme(QObject *parent = nullptr);
    ~Theme() override;

    Shade shade() const { return m_shade; }
    void setShade(Shade shade);
    bool isDark() const;
    /// Whether the colours are those of high contrast: chosen, or what the desktop asks for.
    bool isStrong() const;

    Density density() const { return m_density; }
    void setDensity(Density density);
    bool isCompact() const { return m_density == Density::Compact; }

    /// Interface scale in per cent, 80 to 200.
    int scale() const { return m_scale; }
    void setScale(int percent);

    const Colours &colours() const;
    QFont font(TextStyle style) const;
    /// A length that grows with the text: icons, avatars, column widths.
    int scaled(int pixels) const { return (pixels * m_scale + 50) / 100; }
    /// The same for one that depends on the density.
    int dense(int comfortable, int compact) const { return scaled(isCompact() ? compact : comfortable); }

    QIcon icon(Glyph glyph) const;
    QIcon icon(Glyph glyph, const QColor &colour) const;
    QPixmap pixmap(Glyph glyph, const QColor &colour, int size) const;

    /// Puts fonts, palette and style on the application. Called by the setters too.
    void apply();

Q_SIGNALS:
    /// Colours or sizes are other ones now; application palette, font and style sheet are already set.
    void changed();

protected:
    /// Widgets that come get the air of the scale before they are seen.
    bool eventFilter(QObject *object, QEvent *event) override;

private:
    Shade m_shade = Shade::System;
    Density m_density = Density::Comfortable;
    int m_scale = 100;
    std::unique_ptr<SystemShade> m_system;
};

} // namespace madang::gui
