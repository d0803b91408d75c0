// SPDX-License-Identifier: GPL-3.0-or-later
// PreviewAvatar: one's own avatar, or the picture that would stand there.
#pragma once

#include "client-gui/parts/avatar.h"

namespace madang::gui {

class PreviewAvatar : public Avatar {
    Q_OBJECT

public:
    using Avatar::Avatar;

    /// A null one shows the avatar again.
    void setPreview(const QImage &picture);
    bool hasPreview() const { return !m_preview.isNull(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QImage m_preview;
};

} // namespace madang::gui
