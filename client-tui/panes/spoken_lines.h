// SPDX-License-Identifier: GPL-3.0-or-later
// What somebody wrote, in the Markdown of chat, as lines of a given width. Who wrote it, and when, is the
// timeline's business.
#pragma once

#include "client-tui/panes/painted_line.h"
#include "client-tui/settings/theme.h"

#include "common/views/message_markdown.h"

#include <functional>

namespace madang::tui {

/// In which styles it stands.
struct SpokenLook {
    Style text;
    Style code;
    Style quote; ///< what it quotes line by line
    std::function<Style(const views::NameSpan &)> name = {}; ///< of whom it names; none: as the text
};

/// `text` and the nicknames went through sanitized(). At least one line; `taken` columns of the first belong
/// to somebody else.
QList<PaintedLine> spokenLines(const QString &text, const QList<views::Mentioned> &named,
                               const SpokenLook &look, const Theme &theme, int columns, int taken = 0);

} // namespace madang::tui
