// SPDX-License-Identifier: GPL-3.0-or-later
// PictureBox: a picture that came from somebody else, as wide as there is room. Its size is read before it is
// decoded, and it is decoded beside the main thread.
#pragma once

#include "client-gui/theme/theme.h"

#include <QImage>
#include <QWidget>

namespace madang::gui {

class PictureBox : public QWidget {
    Q_OBJECT

public:
    /// `highest` in logical pixels, before the font scale.
    PictureBox(const Theme &theme, int highest, QWidget *parent);

    /// PNG, JPEG or WebP; anything else shows nothing.
    void setOctets(const QByteArray &octets);
    bool isEmpty() const { return m_image.isNull(); }

    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override;

Q_SIGNALS:
    void decoded();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QSize fitted(int width) const;

    const Theme &m_theme;
    const int m_highest;
    QByteArray m_octets;
    QImage m_image;
};

/// The picture, no larger than `most`; null when it is none, or larger than 32 megapixels. Safe on any
/// thread.
QImage decodedPicture(const QByteArray &octets, QSize most);

} // namespace madang::gui
