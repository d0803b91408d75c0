// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-gui/screens/about_sheet.h"

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

} // namespace madang::gui
