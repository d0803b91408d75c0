// SPDX-License-Identifier: GPL-3.0-or-later
// StorageBar: the line at the upper edge of a window that says that this device's disk takes nothing. Shows
// views::StorageStatus.
#pragma once

#include "client-gui/parts/notice_bar.h"
#include "common/views/storage_status.h"

namespace madang::gui {

class StorageBar : public NoticeBar {
    Q_OBJECT

public:
    StorageBar(const Theme &theme, Session &session, QWidget *parent);

protected:
    void changeEvent(QEvent *event) override;

private:
    void showStorage();

    views::StorageStatus m_storage;
};

} // namespace madang::gui
