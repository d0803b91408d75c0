// SPDX-License-Identifier: GPL-3.0-or-later
// LinesSheet: a short list of what people said or did: pinned messages, what a message said before, who
// reacted.
#pragma once

#include "client-gui/parts/empty_state.h"
#include "client-gui/parts/sheet.h"

#include <functional>

namespace madang::gui {

class LinesSheet : public Sheet {
    Q_OBJECT

public:
    struct Line {
        QString head; ///< who and when
        QString text; ///< foreign: shown as plain text
        qint64 position = 0; ///< where one press goes; 0: nowhere
    };
    /// Our words, made anew whenever the language changes.
    struct Words {
        QString heading;
        QString nothing; ///< shown while there are no lines
    };

    LinesSheet(const Theme &theme, std::function<Words()> words, QWidget *host);

    /// Until it is called, the sheet waits.
    void setLines(const QList<Line> &lines);
    /// What went wrong; asked for again, it waits again.
    void setError(const QString &text);

Q_SIGNALS:
    void againWanted();
    void pressed(qint64 position);

protected:
    void retranslate() override;

private:
    void addLine(const Line &line);

    std::function<Words()> m_words;
    EmptyState *m_state = nullptr;
    bool m_waits = true;
    bool m_isEmpty = false; ///< the lines came, and there were none
};

} // namespace madang::gui
