// SPDX-License-Identifier: GPL-3.0-or-later
// SheetPlace: where a window's sheets lie: one at a time. The next one takes the place of the one before.
#pragma once

#include "client-gui/parts/sheet.h"

namespace madang::gui {

class SheetPlace : public QObject {
    Q_OBJECT

public:
    explicit SheetPlace(QObject *parent);

    Sheet *sheet() const { return m_sheet; }
    void present(Sheet *sheet);
    /// Without a word: what it shows goes now.
    void drop();

Q_SIGNALS:
    /// There is a sheet, or none any more.
    void changed();

private:
    QPointer<Sheet> m_sheet;
};

} // namespace madang::gui
