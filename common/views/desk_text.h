// SPDX-License-Identifier: GPL-3.0-or-later
// The words of the payments desk, for both faces and for batch verbs. Foreign texts come back as they are:
// who shows them makes them safe.
#pragma once

#include "common/protocol/desk.h"

namespace madang::views::desk_text {

QString nameOf(desk::Section section);
/// What a section shows when nothing waits.
QString emptyText(desk::Section section);
QString nameOf(payments::OrderStatus status);
/// An item's state: an order's status or what kind of misfit; a word we do not know stays as it is.
QString stateOf(const desk::Item &item);
/// One line of a story, without its time and amount.
QString lineText(const desk::StoryLine &line);
/// A sentence about the books.
QString sentenceOf(const QString &proof);
QString verdict(bool holds);
/// What came of asking a gateway.
QString answered(payments::OrderStatus status);
QString resolved();

} // namespace madang::views::desk_text
