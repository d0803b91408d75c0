// SPDX-License-Identifier: GPL-3.0-or-later
// Room events as lines of plain text: previews, notices, quotes. Foreign text stays as it is and must be
// shown as plain text.
#pragma once

#include "common/protocol/campaigns.h"
#include "common/protocol/chat.h"
#include "common/protocol/notifications.h"
#include "common/views/formats.h"

namespace madang::views {

/// A nickname, or "Anonymous" for nobody.
QString nameOf(const accounts::Person &person);
/// What stands above words that a message carries: "Forwarded from 미나 · 마당 이야기". `room` empty: it is
/// not known.
QString forwardHead(const chat::ForwardedFrom &words, const QString &room);
/// The words themselves; where they had files, that these stayed behind.
QString forwardWords(const chat::ForwardedFrom &words);
/// What a message says, with the words it carries; empty for every other type.
QString messageText(const rooms::RoomEvent &event);
/// The files of a message; none of any other event.
QList<files::Attachment> attachmentsOf(const rooms::RoomEvent &event);
/// A file on one line: "[File] name (1.2 MB)", "[Picture] name (1.2 MB)".
QString attachmentText(const files::Attachment &file, const Formats &formats);
/// What a message says on one line, without the signs of Markdown, its files included.
QString spokenText(const QString &text, const QList<files::Attachment> &attachments, const Formats &formats);
/// What stands in the place of a message that was taken away.
QString deletedText();
/// What stands where the part of a room's past begins that one may not see.
QString hiddenPastText();
/// What people who join a room see of its past: "everything", "only what comes after they join".
QString historyText(rooms::HistoryScope history);
/// The sentence of an event that is neither message nor card: "민아 joined".
QString noticeText(const rooms::RoomEvent &event, const Formats &formats);
/// What a notice for oneself says about a campaign: thanks, a report, its end, a message to decide about.
/// Empty for notices of other things.
QString noticeText(const notifications::Notice &notice, const Formats &formats);
/// The sentence of a gift: "민아 gave 10,000원", what the donor hid left out.
QString giftText(const campaigns::Gift &gift, const Formats &formats);
/// One line for a list: "민아: 안녕", notices as they are. Line breaks become spaces, at most 120 characters.
/// What stands for messages of people one has blocked, and for words of theirs that others quote or find.
QString foldedText(int count);
QString foldedWords();
QString previewOf(const rooms::RoomEvent &event, const Formats &formats, UserId me);
/// The same without who said it.
QString previewText(const rooms::RoomEvent &event, const Formats &formats);
/// Lines of somebody as a quotation of Markdown: each behind "> ", and a line to go on in below them. Empty
/// for nothing but blanks.
QString quotation(const QString &text);
/// A text on one line, cut with an ellipsis.
QString oneLine(const QString &text, int longest = 120);

} // namespace madang::views
