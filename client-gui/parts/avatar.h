// SPDX-License-Identifier: GPL-3.0-or-later
// Avatar: initials on a colour that stays the same for the same id. Painted in lists, a widget elsewhere.
#pragma once

#include "client-gui/parts/portraits.h"
#include "client-gui/parts/presence_dot.h"

#include <QWidget>

namespace madang::gui {

/// One or two letters that stand for a name: first character of a Hangul name, first letters of two Latin
/// words.
QString initialsOf(const QString &name);

enum class AvatarShape { Person, Room };

/// Paints an avatar into a square: somebody's picture if `portraits` has it, else their initials. Without a
/// name (an anonymous giver, a deleted person) it shows a figure.
void paintAvatar(QPainter &painter, const QRect &square, const Theme &theme, AvatarShape shape, qint64 id,
                 const QString &name, Portraits *portraits = nullptr);

/// Paints a square picture round, as avatars of people are.
void paintRound(QPainter &painter, const QRect &square, const QImage &picture);

class Avatar : public QWidget {
    Q_OBJECT

public:
    Avatar(const Theme &theme, AvatarShape shape, int size, QWidget *parent);

    void setShape(AvatarShape shape);
    void setWhom(qint64 id, const QString &name);
    /// Shows people's pictures from then on; they outlive the avatar.
    void setPortraits(Portraits &portraits);
    /// `words` says the state to screen readers; `ground` is the colour behind the avatar.
    void setPresence(presence::State state, const QString &words, QColor Colours::*ground);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const Theme &m_theme;
    AvatarShape m_shape;
    const int m_size;
    Portraits *m_portraits = nullptr;
    qint64 m_id = 0;
    QString m_name;
    presence::State m_presence = presence::State::Offline;
    QString m_presenceWords;
    QColor Colours::*m_ground = &Colours::window;
};

} // namespace madang::gui
