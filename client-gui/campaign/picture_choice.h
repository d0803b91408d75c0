// SPDX-License-Identifier: GPL-3.0-or-later
// PictureChoice: a button that chooses a picture file, judges it before anything is sent, and sends it.
#pragma once

#include "client-gui/parts/button.h"
#include "client-gui/parts/label.h"
#include "common/views/campaign_desk.h"

namespace madang::gui {

class PictureChoice : public QWidget {
    Q_OBJECT

public:
    PictureChoice(const Theme &theme, views::CampaignDesk &desk, QWidget *parent);

    void setText(const QString &text) { m_button->setText(text); }
    /// Sends the file, or says why not.
    void take(const QString &file);
    const std::optional<PictureId> &picture() const { return m_picture; }
    void clear();

Q_SIGNALS:
    void uploaded(const madang::campaigns::Picture &picture);

private:
    void choose();
    void refuse(const Error &why);

    views::CampaignDesk &m_desk;
    Button *m_button = nullptr;
    Label *m_note = nullptr;
    std::optional<PictureId> m_picture;
};

} // namespace madang::gui
