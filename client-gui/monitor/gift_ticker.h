// SPDX-License-Identifier: GPL-3.0-or-later
// GiftTicker: the latest gifts as a list; Enter or a double click asks to show one again.
#pragma once

#include "client-gui/theme/theme.h"
#include "common/views/donation_monitor.h"

#include <QListView>

namespace madang::gui {

class GiftTicker : public QListView {
    Q_OBJECT

public:
    /// The monitor outlives the list.
    GiftTicker(const Theme &theme, const views::Formats &formats, const views::DonationMonitor &monitor,
               QWidget *parent);

    /// The chosen gift, else the newest; nothing when there is none.
    std::optional<DonationId> chosen() const;

Q_SIGNALS:
    void replayWanted(madang::DonationId gift);

private:
    class Rows;
    Rows *m_rows = nullptr;
};

} // namespace madang::gui
