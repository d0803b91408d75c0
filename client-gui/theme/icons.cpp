// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-gui/theme/icons.h"

#include <QFile>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

#include <array>

// The resource lives in a static library: without this call the linker would leave it out.
static void loadIconResource()
{
    Q_INIT_RESOURCE(icons);
}

namespace madang::gui {

using namespace Qt::StringLiterals;

namespace {

    constexpr std::array kNames{
        "alert"_L1,   "back"_L1,     "bell"_L1,    "belloff"_L1,  "bookmark"_L1, "chat"_L1,    "check"_L1,
        "chevron"_L1, "clip"_L1,     "clock"_L1,   "close"_L1,    "cloudoff"_L1, "compass"_L1, "copy"_L1,
        "crown"_L1,   "device"_L1,   "doorout"_L1, "down"_L1,     "eye"_L1,      "eyeoff"_L1,  "file"_L1,
        "forward"_L1, "gift"_L1,     "globe"_L1,   "hash"_L1,     "heart"_L1,    "info"_L1,    "invite"_L1,
        "key"_L1,     "keyboard"_L1, "link"_L1,    "lock"_L1,     "menu"_L1,     "more"_L1,    "panel"_L1,
        "people"_L1,  "pencil"_L1,   "person"_L1,  "pin"_L1,      "plus"_L1,     "refresh"_L1, "reply"_L1,
        "save"_L1,    "search"_L1,   "send"_L1,    "settings"_L1, "signout"_L1,  "smile"_L1,   "star"_L1,
        "trash"_L1};
    static_assert(kNames.size() == static_cast<size_t>(Glyph::Trash) + 1);

    QPixmap render(const QByteArray &svg, int size, qreal ratio)
    {
        QSvgRenderer renderer(svg);
        QPixmap pixmap(QSize(size, size) * ratio);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        renderer.render(&painter);
        painter.end();
        pixmap.setDevicePixelRatio(ratio);
        return pixmap;
    }

    QByteArray drawing(QLatin1StringView name)
    {
        loadIconResource();
        QFile file(":/icons/"_L1 + name + ".svg"_L1);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

} // namespace

QPixmap glyphPixmap(Glyph glyph, const QColor &colour, int size, qreal ratio)
{
    const QLatin1StringView name = kNames[static_cast<size_t>(glyph)];
    const QString key = u"madang/%1/%2/%3/%4"_s.arg(name, colour.name(QColor::HexArgb)).arg(size).arg(ratio);
    QPixmap pixmap;
    if (QPixmapCache::find(key, &pixmap))
        return pixmap;
    pixmap = render(drawing(name).replace("currentColor", colour.name().toLatin1()), size, ratio);
    QPixmapCache::insert(key, pixmap);
    return pixmap;
}

QIcon glyphIcon(Glyph glyph, const QColor &colour, const QColor &disabled, int size)
{
    QIcon icon;
    for (const qreal ratio : {1.0, 2.0}) {
        icon.addPixmap(glyphPixmap(glyph, colour, size, ratio), QIcon::Normal);
        icon.addPixmap(glyphPixmap(glyph, disabled, size, ratio), QIcon::Disabled);
    }
    return icon;
}

QPixmap programPixmap(int size, qreal ratio)
{
    return render(drawing("madang"_L1), size, ratio);
}

QIcon programIcon()
{
    QIcon icon;
    for (const int size : {16, 24, 32, 48, 64, 128, 256})
        icon.addPixmap(programPixmap(size, 1.0));
    return icon;
}

} // namespace madang::gui
