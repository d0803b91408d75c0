// SPDX-License-Identifier: GPL-3.0-or-later
// The text of an input line with the editing people's fingers know: Emacs moves, words, kill ring, undo,
// history and its search. Moves by characters as people see them. Draws nothing.
#pragma once

#include <QList>
#include <QString>

#include <optional>

namespace madang::tui {

/// What a key can do to the line. The words are those of the keymap ("kill-word").
enum class Edit {
    LineStart,
    LineEnd,
    CharBack,
    CharForward,
    WordBack,
    WordForward,
    DeleteBack,
    DeleteForward,
    KillToEnd,
    KillToStart,
    KillWordBack,
    KillWord,
    Yank,
    YankOlder,
    Transpose,
    Undo,
    HistoryOlder,
    HistoryNewer,
    SearchHistory,
    NewLine,
};

/// The piece of the line that fits into some columns.
struct LineView {
    QString text;
    int cursor = 0; ///< column of the cursor in it
    bool moreLeft = false;
    bool moreRight = false;
};

class LineEditor {
public:
    static constexpr int kMostHistory = 500;
    static constexpr int kMostKills = 16;
    static constexpr int kMostUndo = 200;
    /// Longer than the longest message, so that too much can be seen and cut by the person.
    static constexpr qsizetype kLongest = 32 * 1024;

    const QString &text() const { return m_text; }
    qsizetype cursor() const { return m_cursor; }
    bool isEmpty() const { return m_text.isEmpty(); }
    /// Replaces everything; the cursor goes to the end. Not a step of history.
    void setText(const QString &text);
    /// Types at the cursor. Control characters other than line breaks are dropped. NFC.
    void insert(const QString &text);
    /// Replaces a piece, as completion does; the cursor goes behind it.
    void replace(qsizetype from, qsizetype length, const QString &with);
    /// Answers whether anything changed or moved.
    bool perform(Edit edit);

    // For what keys mean elsewhere (vi_keys)
    /// Moves the cursor to a character's begin.
    void setCursor(qsizetype at);
    qsizetype characterBefore(qsizetype at) const { return at <= 0 ? 0 : previousBoundary(at); }
    qsizetype characterAfter(qsizetype at) const { return nextBoundary(at); }
    /// Takes a piece away; it can be yanked.
    void cut(qsizetype from, qsizetype to);
    /// A piece that can be yanked, and stays.
    void copy(qsizetype from, qsizetype to);
    /// What a yank would insert.
    QString lastCut() const { return m_kills.isEmpty() ? QString() : m_kills.first(); }
    qsizetype undoDepth() const { return m_undo.size(); }
    /// What happened since the undo had that depth is one step of it.
    void undoAsOne(qsizetype depth);

    /// Remembers the line, empties it and returns it.
    QString take();
    /// Remembers a line without taking it (an abandoned one).
    void remember(const QString &line);
    /// Overwrites the text and all that is kept of earlier ones: it was a secret.
    void forget();

    /// Searching the history backwards: what is typed narrows it.
    bool isSearching() const { return m_search.has_value(); }
    QString searchWords() const { return m_search ? m_search->words : QString(); }
    bool searchFailed() const { return m_search && m_search->at < 0 && !m_search->words.isEmpty(); }
    /// Ends the search; keeps what was found, or goes back to what was there.
    void endSearch(bool keep);

    /// The part of the line around the cursor; scrolls no more than it must. A line break shows as "↵".
    LineView view(int columns);

private:
    struct Snapshot {
        QString text;
        qsizetype cursor = 0;
    };
    struct Search {
        QString words;
        qsizetype at = -1; ///< index in history
        Snapshot before;
    };

    /// One character as the line shows it.
    struct Shown {
        qsizetype at = 0;
        QString text;
        int columns = 0;
    };

    qsizetype leftEdge(const QList<Shown> &line, int room) const;
    void change(const QString &text, qsizetype cursor);
    void kill(qsizetype from, qsizetype to, bool backwards);
    bool moveTo(qsizetype cursor);
    bool yank();
    bool yankOlder();
    bool transpose();
    bool undo();
    bool goInHistory(int step);
    bool searchOlder();
    void findFrom(qsizetype newest);
    qsizetype previousBoundary(qsizetype from) const;
    qsizetype nextBoundary(qsizetype from) const;
    qsizetype previousWord(qsizetype from) const;
    qsizetype nextWord(qsizetype from) const;

    QString m_text;
    qsizetype m_cursor = 0;
    qsizetype m_left = 0; ///< first unit shown
    QList<Snapshot> m_undo;
    bool m_typing = false; ///< the last step typed: further typing joins it in undo
    QList<QString> m_kills;
    bool m_killing = false; ///< the last step killed: a further kill joins it
    qsizetype m_yankedFrom = -1;
    qsizetype m_yankIndex = 0;
    QList<QString> m_history;
    qsizetype m_historyAt = -1; ///< -1: not in history
    QString m_draft;
    std::optional<Search> m_search;
};

} // namespace madang::tui
