// SPDX-License-Identifier: GPL-3.0-or-later
// NicknamePane: asks for the nickname that the house wants before the first message. Shows
// views::NicknameChoice; what stands in the line below waits.
#pragma once

#include "client-tui/panes/overlay.h"
#include "client-tui/terminal/line_editor.h"

#include "common/views/nickname_choice.h"

#include <QCoreApplication>

namespace madang::tui {

class NicknamePane final : public Overlay {
    Q_DECLARE_TR_FUNCTIONS(madang::tui::NicknamePane)
public:
    /// `choice` outlives it.
    explicit NicknamePane(views::NicknameChoice &choice);

    void paint(const Region &region, const Theme &theme) override;
    bool perform(const Action &action, bool lineIsEmpty) override;
    bool type(const QString &text) override;
    void scroll(int) override { }
    bool takesTyping() const override { return true; }

private:
    views::NicknameChoice &m_choice;
    LineEditor m_name;
};

} // namespace madang::tui
