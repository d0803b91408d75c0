// SPDX-License-Identifier: GPL-3.0-or-later
// Drawing: one row of the timeline, laid out for a width: shapes, pictures, texts and the places that can be
// pressed. Knows nothing of rooms and messages.
#pragma once

#include "client-gui/parts/avatar.h"
#include "client-gui/timeline/links.h"

#include <QImage>
#include <QTextLayout>

#include <functional>
#include <memory>
#include <vector>

namespace madang::gui {

/// What pressing a place in a row means.
enum class RowAction {
    None,
    OpenLink,
    Retry,
    Discard,
    Edit,
    ShowQuoted,
    ShowOriginal, ///< of words that were forwarded
    ShowCampaign,
    React,
    ShowPicture,
    SaveFile,
    ShowPerson,
    Unfold, ///< messages of blocked people
    OpenThread ///< the answers of a message
};

struct DrawnShape {
    QRectF area;
    QColor fill;
    QColor line; ///< invalid: none
    qreal radius = 0;
    qreal lineWidth = 1;
};

struct DrawnPicture {
    enum class Kind { Avatar, Glyph, GoalBar, Thumbnail };
    Kind kind = Kind::Glyph;
    QRect area;
    Glyph glyph = Glyph::Info;
    QColor colour = {};
    qint64 id = 0; ///< of an avatar's person, of a thumbnail's file
    QString name = {}; ///< of an avatar
    qreal share = 0; ///< of a bar
};

struct DrawnText {
    std::unique_ptr<QTextLayout> layout;
    QPointF at;
    QColor colour;
};

struct PressArea {
    QRect area;
    RowAction action = RowAction::None;
    int link = -1; ///< index into links for OpenLink, into the row's reactions for React, into its files
};

/// Positions in a body text, first included, last not. Empty: nothing is selected.
struct TextRange {
    int first = 0;
    int last = 0;
    bool isEmpty() const { return first >= last; }
};

class Drawing {
public:
    int height = 0;
    QRect focusArea; ///< where the keyboard's ring goes; empty: the row takes no focus
    int body = -1; ///< the text that can be selected, -1 when there is none
    std::vector<DrawnShape> shapes;
    std::vector<DrawnPicture> pictures;
    std::vector<DrawnText> texts;
    std::vector<PressArea> areas;
    QList<Link> links;

    /// The small picture of a file; null while it is not here.
    using Thumbnails = std::function<QImage(qint64 file)>;
    /// The pictures that are not drawn by ourselves.
    struct Sources {
        Thumbnails thumbnails;
        Portraits *portraits = nullptr;
    };
    /// Paints at the painter's origin.
    void paint(QPainter &painter, const Theme &theme, TextRange selected, const Sources &sources) const;
    /// What lies at a point: a pressable place, else nothing.
    const PressArea *areaAt(QPoint point) const;
    /// The position in the body nearest to a point; 0 when there is no body.
    int bodyPositionAt(QPoint point) const;
    /// Whether a point is on the body text itself.
    bool isOnBody(QPoint point) const;
    QString bodyText() const;
};

} // namespace madang::gui
