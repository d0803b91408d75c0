// SPDX-License-Identifier: GPL-3.0-or-later
// QuestionSheet: asks before something that cannot be taken back, naming what will happen on the button.
#pragma once

#include "client-gui/parts/sheet.h"

#include <functional>

namespace madang::gui {

class QuestionSheet : public Sheet {
    Q_OBJECT

public:
    /// The words are made anew whenever the language changes.
    struct Words {
        QString heading;
        QString text;
        QString action;
    };

    QuestionSheet(const Theme &theme, Button::Kind kind, std::function<Words()> words, QWidget *host);

    /// The keyboard goes to what the Return key may do: the action, but the way out where it destroys
    /// something.
    void open();

Q_SIGNALS:
    void agreed();

protected:
    void retranslate() override;

private:
    std::function<Words()> m_words;
    Label *m_text = nullptr;
    Button *m_cancel = nullptr;
    Button *m_action = nullptr;
};

} // namespace madang::gui
