// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-gui/window/link_bar.h"

#include <QEvent>

namespace madang::gui {

LinkBar::LinkBar(const Theme &theme, QWidget *parent)
    : NoticeBar(theme, parent)
{
    connect(this, &NoticeBar::pressed, this, [this] {
        if (m_link)
            m_link->retryNow();
    });
}

void LinkBar::follow(views::LinkStatus *link)
{
    m_link = link;
    if (link)
        connect(link, &views::LinkStatus::changed, this, &LinkBar::showLink);
    showLink();
}

void LinkBar::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        showLink();
    NoticeBar::changeEvent(event);
}

void LinkBar::showLink()
{
    if (!m_link || !m_link->needsAttention()) {
        hide();
        return;
    }
    const LinkState::Phase phase = m_link->link().phase;
    say(phase == LinkState::Phase::Connecting ? Mood::Calm : Mood::Warning,
        phase == LinkState::Phase::Connecting ? Glyph::Refresh : Glyph::CloudOff, m_link->text(),
        phase == LinkState::Phase::Waiting ? tr("Try now") : QString());
}

} // namespace madang::gui
