// SPDX-License-Identifier: GPL-3.0-or-later
// LinkBar: the line at the upper edge of a window that says that there is no connection. Shows
// views::LinkStatus.
#pragma once

#include "client-gui/parts/notice_bar.h"
#include "common/views/link_status.h"

#include <QPointer>

namespace madang::gui {

class LinkBar : public NoticeBar {
    Q_OBJECT

public:
    LinkBar(const Theme &theme, QWidget *parent);

    /// Null: there is no session, and nothing to say.
    void follow(views::LinkStatus *link);

protected:
    void changeEvent(QEvent *event) override;

private:
    void showLink();

    QPointer<views::LinkStatus> m_link;
};

} // namespace madang::gui
