// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-gui/window/sheet_place.h"

namespace madang::gui {

SheetPlace::SheetPlace(QObject *parent)
    : QObject(parent)
{
}

void SheetPlace::present(Sheet *sheet)
{
    if (m_sheet)
        m_sheet->leave();
    m_sheet = sheet;
    connect(sheet, &Sheet::left, this, [this, sheet] {
        if (m_sheet == sheet)
            m_sheet = nullptr;
        Q_EMIT changed();
    });
    Q_EMIT changed();
}

void SheetPlace::drop()
{
    delete m_sheet;
}

} // namespace madang::gui
