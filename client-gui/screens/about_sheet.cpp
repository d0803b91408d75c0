// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-gui/screens/about_sheet.h"

#include "client-gui/theme/spacing.h"

#include <QGridLayout>
#include <QVBoxLayout>

namespace madang::gui {

using namespace Qt::StringLiterals;

AboutSheet::AboutSheet(const Theme &theme, QWidget *host)
    : Sheet(theme, 420, host)
    , m_drawing(new QLabel(this))
    , m_version(new Label(theme, TextStyle::Strong, Label::Tone::Normal, Label::Lines::Wrapped, this))
    , m_text(new Label(theme, TextStyle::Body, Label::Tone::Muted, Label::Lines::Wrapped, this))
{
    m_drawing->setTextFormat(Qt::PlainText);
    m_drawing->setPixmap(programPixmap(theme.scaled(64), devicePixelRatioF()));
    content()->addWidget(m_drawing);
    content()->addWidget(m_version);
    content()->addWidget(m_text);
}

void AboutSheet::retranslate()
{
    Sheet::retranslate();
    setHeading(tr("About Madang"));
    m_version->setText(tr("Madang %1").arg(u"" MADANG_VERSION ""_s));
    m_text->setText(
        tr("Community chat with money built in, on your community's own server. Free software under the GNU "
           "General Public License, version 3 or later."));
}

ShortcutsSheet::ShortcutsSheet(const Theme &theme, QWidget *host)
    : Sheet(theme, 460, host)
    , m_grid(new QGridLayout)
{
    m_grid->setHorizontalSpacing(space::kLarge);
    m_grid->setVerticalSpacing(space::kSmall);
    m_grid->setColumnStretch(0, 1);
    content()->addLayout(m_grid);
}

void ShortcutsSheet::retranslate()
{
    Sheet::retranslate();
    setHeading(tr("Keyboard shortcuts"));
    while (QLayoutItem *item = m_grid->takeAt(0)) {
        item->widget()->deleteLater();
        delete item;
    }
    const QList<std::pair<QString, QString>> rows{
        {tr("Go to a room by name"), u"Ctrl+K"_s},
        {tr("Previous or next room"), u"Alt+↑ · Alt+↓"_s},
        {tr("Next room with something unread"), u"Alt+Shift+↓"_s},
        {tr("Next room in which somebody named you"), u"Alt+Shift+M"_s},
        {tr("New room"), u"Ctrl+N"_s},
        {tr("Browse public rooms"), u"Ctrl+Shift+O"_s},
        {tr("Notices"), u"Ctrl+Shift+I"_s},
        {tr("Find messages"), u"Ctrl+F"_s},
        {tr("Members"), u"Ctrl+Shift+M"_s},
        {tr("Campaign"), u"Ctrl+Shift+C"_s},
        {tr("The chosen room in its own window"), u"Ctrl+Enter"_s},
        {tr("This room in its own window"), u"Ctrl+Shift+D"_s},
        {tr("Floating chat"), u"Ctrl+Shift+F"_s},
        {tr("Close a room's own window"), u"Ctrl+W"_s},
        {tr("Next part of the window"), u"F6"_s},
        {tr("To the newest message"), u"Ctrl+End"_s},
        {tr("Settings"), u"Ctrl+,"_s},
        {tr("Everything larger or smaller"), u"Ctrl++ · Ctrl+-"_s},
        {tr("Everything in its usual size"), u"Ctrl+0"_s},
        {tr("Menu"), u"F10"_s},
        {tr("Send"), u"Enter"_s},
        {tr("New line"), u"Shift+Enter"_s},
        {tr("Leave what is open"), u"Esc"_s},
        {tr("This list"), u"F1"_s},
    };
    for (int i = 0; i < rows.size(); ++i) {
        auto *what = new Label(theme(), TextStyle::Body, Label::Tone::Normal, Label::Lines::Wrapped, this);
        what->setText(rows[i].first);
        auto *keys = new Label(theme(), TextStyle::Strong, Label::Tone::Accent, Label::Lines::Wrapped, this);
        keys->setText(rows[i].second);
        keys->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
        m_grid->addWidget(what, i, 0);
        m_grid->addWidget(keys, i, 1);
    }
}

} // namespace madang::gui
