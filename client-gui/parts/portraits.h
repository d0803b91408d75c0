// SPDX-License-Identifier: GPL-3.0-or-later
// Portraits: people's pictures, decoded and scaled for where they are painted. One for each part of the
// window that paints some.
#pragma once

#include "common/client/faces.h"

#include <QCache>
#include <QImage>

namespace madang::gui {

class Portraits : public QObject {
    Q_OBJECT

public:
    Portraits(Faces &faces, QObject *parent);

    /// Somebody's picture as a square of `side` device pixels; null: none, or not here yet (changed() tells).
    QImage of(qint64 person, int side);

Q_SIGNALS:
    /// Paint again. 0: anybody may look different.
    void changed(qint64 person);

private:
    using Key = std::pair<qint64, int>; ///< of the picture, not the person: another one is another key
    Faces &m_faces;
    QCache<Key, QImage> m_scaled;
};

} // namespace madang::gui
