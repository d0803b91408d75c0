// SPDX-License-Identifier: GPL-3.0-or-later
// What people write in Markdown, taken apart into plain values that a screen or a terminal can show: no HTML,
// no picture of elsewhere, and no link but to the web and to mail.
#pragma once

#include <QList>
#include <QString>
#include <QUrl>

namespace madang::views {

/// A run of text in one style.
struct MarkdownSpan {
    QString text;
    bool strong = false;
    bool emphasis = false;
    bool code = false;
    bool struck = false;
    QUrl link; ///< empty: none
    bool operator==(const MarkdownSpan &) const = default;
};

struct MarkdownBlock {
    enum class Kind {
        Paragraph,
        Heading, ///< `level` 1 to 6
        Item, ///< of a list; `level` counts lists around it, from 1
        Code, ///< one span, lines kept
        Rule,
        Row, ///< of a table; `cells`
    };
    Kind kind = Kind::Paragraph;
    int level = 0;
    int quoted = 0; ///< quotations around it
    QString marker; ///< of an item: "•" or "3."; empty for its further paragraphs
    bool head = false; ///< the first row of a table
    QList<MarkdownSpan> spans;
    QList<QList<MarkdownSpan>> cells;
};

/// At most this many blocks of one text are shown.
inline constexpr int kMostMarkdownBlocks = 500;

/// GitHub's Markdown with tables, strike-through and plain addresses. HTML is left out; a picture becomes a
/// link with its words.
QList<MarkdownBlock> markdownBlocks(const QString &text);

/// The words of spans without their style.
QString plainText(const QList<MarkdownSpan> &spans);

} // namespace madang::views
