// SPDX-License-Identifier: GPL-3.0-or-later
// Tab: what a half-typed word may become, and going round the possibilities. Knows the verb table; the names
// come from its source.
#pragma once

#include "client-tui/terminal/line_editor.h"
#include "client-tui/verbs/aliases.h"
#include "client-tui/verbs/verb_table.h"

#include "common/views/word_offers.h"

namespace madang::tui {

/// Names to complete from, best first.
class CompletionSource {
public:
    virtual ~CompletionSource() = default;
    virtual QStringList roomNames() const = 0;
    /// Nicknames in the open room, those who spoke last first.
    virtual QStringList nicknames() const = 0;
    /// Whom a message can name there.
    virtual views::Nameables nameables() const = 0;
    virtual QStringList campaignTitles() const = 0;
    /// "#7", in the order of their titles.
    virtual QStringList campaignNumbers() const { return {}; }
    virtual QStringList amounts() const = 0;
    /// Of who is signed in: which commands there are to complete. Empty for a guest.
    virtual QString role() const { return {}; }
    /// Words of one's own for commands.
    virtual Aliases aliases() const { return {}; }
};

/// What may stand instead of a piece of a line.
struct Possibilities {
    qsizetype from = 0;
    qsizetype length = 0;
    QStringList words;
    QStringList labels = {}; ///< how the words are shown, foreign names in them; empty: as they are
};

/// What the text before the cursor may become. Names match by their beginning, then by initial consonants and
/// inner words. In what one says, names and emoji are completed as the desktop does (views::offersFor).
Possibilities possibilitiesFor(const QString &line, qsizetype cursor, const CompletionSource &source);

/// Going round with Tab and Shift-Tab. Anything else ends it.
class Completion {
public:
    /// Completes, or takes the next possibility. False when there is none.
    bool step(LineEditor &line, int direction, const CompletionSource &source);
    void reset() { m_active = false; }
    /// The possibilities while there are several, as they are shown; empty otherwise.
    QStringList shown() const
    {
        return !m_active || m_words.size() < 2 ? QStringList() : m_labels.isEmpty() ? m_words : m_labels;
    }
    int index() const { return m_index; }

private:
    void put(LineEditor &line);

    bool m_active = false;
    QStringList m_words;
    QStringList m_labels;
    int m_index = 0;
    qsizetype m_from = 0;
    qsizetype m_length = 0;
    QString m_text; ///< the line after the last step
};

} // namespace madang::tui
