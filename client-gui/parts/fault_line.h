// SPDX-License-Identifier: GPL-3.0-or-later
// FaultLine: why something was refused, and the way to ask for it again where that can help. Takes no room
// while nothing is wrong.
#pragma once

#include "client-gui/parts/button.h"
#include "client-gui/parts/label.h"
#include "client-gui/parts/pane.h"
#include "common/base/error.h"

namespace madang::gui {

class FaultLine : public Pane {
    Q_OBJECT

public:
    enum class Again {
        Offered, ///< something could not be read
        Pointless, ///< something else has to be done first
    };

    FaultLine(const Theme &theme, QWidget *parent);

    /// Hides when there is none.
    void say(const std::optional<Error> &why, Again again = Again::Offered);

Q_SIGNALS:
    void againWanted();

protected:
    void retranslate() override;

private:
    std::optional<Error> m_why;
    Label *m_words = nullptr;
    Button *m_again = nullptr;
};

} // namespace madang::gui
