// SPDX-License-Identifier: GPL-3.0-or-later
// The members of a room by name, owners marked.
#pragma once

#include "client-tui/panes/painted_line.h"
#include "client-tui/settings/theme.h"

#include "common/views/people.h"

#include <QCoreApplication>

namespace madang::tui {

class MembersPane {
    Q_DECLARE_TR_FUNCTIONS(madang::tui::MembersPane)
public:
    MembersPane(const views::People &people, const Theme &theme, UserId me)
        : m_people(people)
        , m_theme(theme)
        , m_me(me)
    {
    }
    void paint(const Region &region) const;

private:
    const views::People &m_people;
    const Theme &m_theme;
    const UserId m_me;
};

} // namespace madang::tui
