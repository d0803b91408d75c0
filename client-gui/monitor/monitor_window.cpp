// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-gui/monitor/monitor_window.h"

#include "client-gui/parts/plain_text.h"
#include "client-gui/theme/spacing.h"

#include <QGridLayout>
#include <QShortcut>
#include <QVBoxLayout>

namespace madang::gui {

using namespace Qt::StringLiterals;

MonitorWindow::MonitorWindow(const Theme &theme, Session &session, const views::Formats &formats,
                             const Shortcuts &shortcuts, CampaignId campaign)
    : Pane(theme, Ground::Window, nullptr)
    , m_shortcuts(shortcuts)
    , m_monitor(session, campaign)
    , m_face(new MonitorFace(theme, formats, m_monitor, this))
    , m_desk(new Pane(theme, Ground::Surface, this))
    , m_head(new Label(theme, TextStyle::Subtitle, Label::Tone::Normal, Label::Lines::One, m_desk))
    , m_state(new Label(theme, TextStyle::Caption, Label::Tone::Muted, Label::Lines::Wrapped, m_desk))
    , m_ticker(new GiftTicker(theme, formats, m_monitor, m_desk))
    , m_pause(new Button(theme, Button::Kind::Primary, m_desk))
    , m_skip(new Button(theme, Button::Kind::Plain, m_desk))
    , m_replay(new Button(theme, Button::Kind::Plain, m_desk))
    , m_clear(new Button(theme, Button::Kind::Plain, m_desk))
    , m_full(new Button(theme, Button::Kind::Plain, m_desk))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowIcon(programIcon());
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(m_face, 3);
    row->addWidget(m_desk, 1);
    m_desk->setMinimumWidth(theme.scaled(270));
    auto *column = new QVBoxLayout(m_desk);
    column->setContentsMargins(space::kMedium, space::kLarge, space::kMedium, space::kLarge);
    column->setSpacing(space::kSmall);
    column->addWidget(m_head);
    column->addWidget(m_state);
    column->addWidget(m_ticker, 1);
    auto *buttons = new QGridLayout;
    buttons->setSpacing(space::kSmall);
    buttons->addWidget(m_pause, 0, 0, 1, 2);
    buttons->addWidget(m_skip, 1, 0);
    buttons->addWidget(m_replay, 1, 1);
    buttons->addWidget(m_clear, 2, 0);
    buttons->addWidget(m_full, 2, 1);
    column->addLayout(buttons);

    connect(m_pause, &QPushButton::clicked, this, [this] { m_monitor.setPaused(!m_monitor.isPaused()); });
    connect(m_skip, &QPushButton::clicked, &m_monitor, &views::DonationMonitor::skip);
    connect(m_replay, &QPushButton::clicked, this, &MonitorWindow::replayChosen);
    connect(m_clear, &QPushButton::clicked, &m_monitor, &views::DonationMonitor::clear);
    connect(m_full, &QPushButton::clicked, this, [this] { setFullScreen(true); });
    connect(m_ticker, &GiftTicker::replayWanted, &m_monitor, &views::DonationMonitor::replay);
    connect(&m_monitor, &views::DonationMonitor::changed, this, &MonitorWindow::showMonitor);
    connect(&m_monitor, &views::DonationMonitor::stageChanged, this, &MonitorWindow::showMonitor);
    makeKeys();
    resize(theme.scaled(1040), theme.scaled(600));
    retranslate();
    m_ticker->setFocus();
}

void MonitorWindow::setFullScreen(bool full)
{
    m_desk->setVisible(!full);
    if (full)
        showFullScreen();
    else
        showNormal();
}

void MonitorWindow::replayChosen()
{
    if (const auto gift = m_ticker->chosen())
        m_monitor.replay(*gift);
}

void MonitorWindow::showMonitor()
{
    const QString title = oneLine(m_monitor.board().campaign().title);
    setWindowTitle(title.isEmpty() ? tr("Donation monitor") : tr("%1 – live monitor").arg(title));
    QString state = m_monitor.waiting() == 0 ? tr("No alert is waiting.")
                                             : tr("%n alert(s) waiting.", nullptr, m_monitor.waiting());
    if (m_monitor.missed() > 0)
        state += u' ' + tr("%n gift(s) came only on the list.", nullptr, m_monitor.missed());
    if (!m_monitor.board().isLive())
        state = tr("Not connected: gifts follow as soon as it is.");
    m_state->setText(state);
    m_pause->setText(m_monitor.isPaused() ? tr("Go on with alerts") : tr("Pause alerts"));
    m_skip->setEnabled(m_monitor.onStage().has_value());
    m_replay->setEnabled(!m_monitor.ticker().isEmpty());
    m_clear->setEnabled(m_monitor.waiting() > 0 || m_monitor.missed() > 0);
}

void MonitorWindow::retranslate()
{
    m_head->setText(tr("Latest gifts"));
    m_skip->setText(tr("Skip"));
    m_replay->setText(tr("Show again"));
    m_clear->setText(tr("Clear queue"));
    m_full->setText(tr("Full screen"));
    showKeys();
    showMonitor();
}

void MonitorWindow::showKeys()
{
    const auto tell = [this](Button *button, const QString &words, QLatin1StringView id) {
        const QString keys = m_shortcuts.text(id);
        button->setToolTip(keys.isEmpty() ? words : u"%1 (%2)"_s.arg(words, keys));
    };
    tell(m_skip, tr("Ends the alert on stage"), "monitor-skip"_L1);
    tell(m_replay, tr("Shows the chosen gift again"), "monitor-replay"_L1);
    tell(m_full, tr("Only what the audience sees; Esc leaves"), "monitor-full"_L1);
    tell(m_pause, tr("Gifts go on gathering"), "monitor-pause"_L1);
}

void MonitorWindow::makeKeys()
{
    const auto add = [this](QLatin1StringView id, auto run) {
        connect(m_shortcuts.listen(id, this), &QShortcut::activated, this, run);
    };
    add("monitor-pause"_L1, [this] { m_monitor.setPaused(!m_monitor.isPaused()); });
    add("monitor-skip"_L1, [this] { m_monitor.skip(); });
    add("monitor-replay"_L1, [this] { replayChosen(); });
    add("monitor-full"_L1, [this] { setFullScreen(!isFullScreen()); });
    add("leave"_L1, [this] {
        if (isFullScreen())
            setFullScreen(false);
        else
            close();
    });
    connect(&m_shortcuts, &Shortcuts::changed, this, &MonitorWindow::showKeys);
}

} // namespace madang::gui
