// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-gui/english_plurals.h"

#include <QCoreApplication>

namespace madang::gui {

EnglishPlurals::EnglishPlurals()
{
    if (m_catalogue.load(QStringLiteral(":/i18n/gui_en.qm")))
        QCoreApplication::installTranslator(&m_catalogue);
}

EnglishPlurals::~EnglishPlurals()
{
    QCoreApplication::removeTranslator(&m_catalogue);
}

} // namespace madang::gui
