// SPDX-License-Identifier: GPL-3.0-or-later
// Paints one line of the room list: avatar, name, time, what was said last, what is unread.
#pragma once

#include "client-gui/theme/theme.h"
#include "common/views/room_list.h"

#include <QStyledItemDelegate>

namespace madang::gui {

class Portraits;

/// What a name gets of its line.
struct NameWidth {
    int width = 0;
    bool withTime = true;
};

/// Beside a time of that width. Where that would leave less than `least` of a longer name, the name has the
/// line.
NameWidth nameWidthBeside(int time, int line, int wholeName, int least);

class RoomDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    RoomDelegate(const Theme &theme, const views::RoomList &rooms, const views::Formats &formats,
                 Portraits &portraits, QObject *parent);

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

protected:
    const Theme &theme() const { return m_theme; }
    Portraits &portraits() const { return m_portraits; }
    /// Of a row with an avatar and two lines, with what stands above it.
    QSize sizeOf(const QString &heading) const;
    /// Where the parts of such a row are.
    struct Places {
        QRect avatar;
        QRect words;
    };
    /// Paints what stands above a row, and what lies under it.
    Places paintGround(QPainter &painter, const QStyleOptionViewItem &option, const QString &heading) const;

private:
    void paintFolder(QPainter &painter, const QStyleOptionViewItem &option,
                     const views::RoomRow &folder) const;

    const Theme &m_theme;
    const views::RoomList &m_rooms;
    const views::Formats &m_formats;
    Portraits &m_portraits;
};

} // namespace madang::gui
