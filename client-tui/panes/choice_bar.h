// SPDX-License-Identifier: GPL-3.0-or-later
// One line below the timeline while a message of it is marked: which key does what with it. The mark is the
// timeline's.
#pragma once

#include "client-tui/panes/overlay.h"
#include "client-tui/panes/timeline_pane.h"
#include "client-tui/settings/keymap.h"

#include <QCoreApplication>
#include <QPointer>

#include <functional>

namespace madang::tui {

class ChoiceBar final : public Overlay {
    Q_DECLARE_TR_FUNCTIONS(madang::tui::ChoiceBar)
public:
    using Deed = MessageDeed;
    /// Does it to the marked message. True when it goes on in the line, where letters are text again; else
    /// the bar may be gone.
    using Act = std::function<bool(Deed, const QString &sign)>;

    /// A message of the pane is marked already; it is as long as the bar is there. Which key does what is in
    /// `keys`, which outlive the bar.
    ChoiceBar(TimelinePane &pane, const Keymap &keys, Act act);
    ~ChoiceBar() override;

    void paint(const Region &region, const Theme &theme) override;
    bool perform(const Action &action, bool lineIsEmpty) override;
    bool type(const QString &letter) override;
    bool takesTyping() const override { return m_ownsKeys; }
    void scroll(int) override { }
    int rowsWanted() const override { return 1; }

private:
    bool act(Deed deed, const QString &sign = {});
    bool take(Deed deed);
    bool move(int steps);
    /// The key and the word for it; empty when no key is bound to it.
    QString keyText(Deed deed, const QString &word) const;
    QString keysText(int columns) const;

    QPointer<TimelinePane> m_pane;
    const Keymap &m_keys;
    const Act m_act;
    bool m_ownsKeys = true; ///< what is half written in the line waits
    bool m_offersSigns = false;
};

} // namespace madang::tui
