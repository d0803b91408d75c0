// SPDX-License-Identifier: GPL-3.0-or-later
// A campaign on the whole screen during a broadcast: the total, the alert on stage, the ticker. What the
// producer does comes as /monitor commands.
#pragma once

#include "client-tui/panes/overlay.h"
#include "client-tui/panes/painted_line.h"

#include "common/views/donation_monitor.h"

#include <QCoreApplication>
#include <QPointer>

namespace madang::tui {

class MonitorPane final : public Overlay {
    Q_DECLARE_TR_FUNCTIONS(madang::tui::MonitorPane)
public:
    /// The monitor may go before the pane: then nothing is shown.
    MonitorPane(const views::DonationMonitor &monitor, const views::Formats &formats)
        : m_monitor(&monitor)
        , m_formats(formats)
    {
    }

    void paint(const Region &region, const Theme &theme) override;
    bool perform(const Action &action, bool lineIsEmpty) override;
    void scroll(int lines) override { m_top = qMax(0, m_top - lines); }
    bool wantsWholeScreen() const override { return true; }

private:
    void paintHead(const Region &region, const Theme &theme) const;
    int paintTotal(const Region &region, const Theme &theme) const;
    int paintStage(const Region &region, const Theme &theme) const;
    void paintTicker(const Region &region, const Theme &theme);
    QString nameOf(const campaigns::Gift &gift) const;
    QString amountOf(const campaigns::Gift &gift) const;

    QPointer<const views::DonationMonitor> m_monitor;
    const views::Formats &m_formats;
    int m_top = 0; ///< first line of the ticker that is shown
};

} // namespace madang::tui
