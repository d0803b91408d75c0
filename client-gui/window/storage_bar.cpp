// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-gui/window/storage_bar.h"

#include <QEvent>

namespace madang::gui {

StorageBar::StorageBar(const Theme &theme, Session &session, QWidget *parent)
    : NoticeBar(theme, parent)
    , m_storage(session)
{
    connect(this, &NoticeBar::pressed, this, [this] { m_storage.tryAgain(); });
    connect(&m_storage, &views::StorageStatus::changed, this, &StorageBar::showStorage);
    showStorage();
}

void StorageBar::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        showStorage();
    NoticeBar::changeEvent(event);
}

void StorageBar::showStorage()
{
    if (m_storage.needsAttention())
        say(Mood::Danger, Glyph::Alert, m_storage.text(), tr("Try again"));
    else
        hide();
}

} // namespace madang::gui
