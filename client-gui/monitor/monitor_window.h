// SPDX-License-Identifier: GPL-3.0-or-later
// MonitorWindow: a campaign in a window of its own for a broadcast: the audience's face at the left, the
// producer's ticker and buttons at the right. Full screen shows the face alone.
#pragma once

#include "client-gui/keys/shortcuts.h"
#include "client-gui/monitor/gift_ticker.h"
#include "client-gui/monitor/monitor_face.h"
#include "client-gui/parts/button.h"
#include "client-gui/parts/label.h"
#include "common/client/session.h"

namespace madang::gui {

/// A top-level window; deletes itself when it is closed. The session and the shortcuts outlive it.
class MonitorWindow : public Pane {
    Q_OBJECT

public:
    MonitorWindow(const Theme &theme, Session &session, const views::Formats &formats,
                  const Shortcuts &shortcuts, CampaignId campaign);

    views::DonationMonitor &monitor() { return m_monitor; }
    MonitorFace *face() const { return m_face; }
    CampaignId campaign() const { return m_monitor.board().id(); }
    void setFullScreen(bool full);

protected:
    void retranslate() override;

private:
    void makeKeys();
    void showKeys();
    void showMonitor();
    void replayChosen();

    const Shortcuts &m_shortcuts;
    views::DonationMonitor m_monitor;
    MonitorFace *m_face = nullptr;
    QWidget *m_desk = nullptr; ///< what is the producer's alone
    Label *m_head = nullptr;
    Label *m_state = nullptr;
    GiftTicker *m_ticker = nullptr;
    Button *m_pause = nullptr;
    Button *m_skip = nullptr;
    Button *m_replay = nullptr;
    Button *m_clear = nullptr;
    Button *m_full = nullptr;
};

} // namespace madang::gui
