// SPDX-License-Identifier: GPL-3.0-or-later
// The Markdown of chat: a message as one text that is shown, and where in it which style stands. Stricter
// than Markdown of documents (common/views/markdown.h): a line stays a line, HTML is text, and what people
// type without meaning a style ("-_-", "김*수", "2026. 11. 30.", "+1") comes out exactly as typed.
#pragma once

#include "common/views/mentions.h"

#include <QList>
#include <QString>
#include <QUrl>

namespace madang::views {

/// Characters in one style. Runs neither overlap nor cross parts; what has no style has none.
struct StyledRun {
    qsizetype start = 0;
    qsizetype length = 0;
    bool strong = false;
    bool emphasis = false;
    bool code = false; ///< within a line; whole lines of code are a part
    bool struck = false;
    QUrl link; ///< empty: none. Of "[words](address)" only: plain addresses stay words
    bool operator==(const StyledRun &) const = default;
};

/// Lines that belong together.
struct StyledPart {
    enum class Kind {
        Paragraph,
        Heading, ///< `level` 1 to 6
        Item, ///< of a list; `level` counts from 1; begins with its marker
        Code, ///< lines as they are, without runs
        Rule, ///< without text
        Row, ///< of a table, cells joined by kCellJoint; `level` 1: its head
        Gap ///< without text: where blank lines were
    };
    qsizetype start = 0;
    qsizetype length = 0;
    Kind kind = Kind::Paragraph;
    int level = 0;
    int quoted = 0; ///< quotations around it
    int indent = 0; ///< of an item: how many characters its marker and the blank after it are
    bool operator==(const StyledPart &) const = default;
};

struct StyledText {
    QString text; ///< foreign
    QList<StyledRun> runs; ///< in order
    QList<StyledPart> parts; ///< cover the text in order, a line feed between two
    QList<NameSpan> names; ///< in order, never in code

    /// There is nothing but words: one paragraph, no run.
    bool isPlain() const;
};

inline constexpr QStringView kCellJoint = u" │ ";
/// A message with more parts than this is shown as it was typed.
inline constexpr int kMostStyledParts = 500;

/// Whether no character of a text can begin Markdown: a quick look, which says no too often rather than too
/// seldom.
bool cannotBeMarkdown(const QString &text);
/// A message as it is shown, with the nicknames of the people it names.
StyledText styledMessage(const QString &text, const QList<Mentioned> &named = {});
/// The words of a message alone: previews, notifications, quotes, what a screen reader says.
QString plainMessage(const QString &text);

} // namespace madang::views
