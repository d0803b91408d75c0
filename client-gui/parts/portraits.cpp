// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-gui/parts/portraits.h"

#include "client-gui/parts/picture_box.h"

namespace madang::gui {

namespace {

    constexpr int kMostKib = 8 * 1024;
    constexpr int kLargestSide = 512;

} // namespace

Portraits::Portraits(Faces &faces, QObject *parent)
    : QObject(parent)
    , m_faces(faces)
    , m_scaled(kMostKib)
{
    connect(&faces, &Faces::changed, this, [this](UserId person) { Q_EMIT changed(person.number); });
}

QImage Portraits::of(qint64 person, int side)
{
    const auto face = m_faces.of({person});
    if (!face || !face->picture || side < 1)
        return {};
    const Key key{face->picture->number, qMin(side, kLargestSide)};
    if (const QImage *known = m_scaled.object(key))
        return *known;
    const QByteArray octets = m_faces.picture({person});
    if (octets.isEmpty())
        return {};
    const QImage whole = decodedPicture(octets, {profiles::kPortraitEdge, profiles::kPortraitEdge});
    const QImage scaled = whole.isNull()
        ? QImage()
        : whole.scaled(key.second, key.second, Qt::KeepAspectRatioByExpanding, Qt::SmoothTransformation)
              .copy(0, 0, key.second, key.second);
    m_scaled.insert(key, new QImage(scaled), int(scaled.sizeInBytes() / 1024) + 1);
    return scaled;
}

} // namespace madang::gui
