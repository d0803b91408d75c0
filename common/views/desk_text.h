// SPDX-License-Identifier: GPL-3.0-or-later
// The words of the payments desk, for both faces and for batch verbs. Foreign texts come back as they are:
// who shows them makes them safe.
#pragma once

#include "common/protocol/desk.h"
#include "common/views/formats.h"

namespace madang::views::desk_text {

QString nameOf(desk::Section section);
/// What a section shows when nothing waits.
QString emptyText(desk::Section section);
QString nameOf(payments::OrderStatus status);
/// An item's state: an order's status, what kind of misfit, how a refund stands; a word we do not know stays
/// as it is.
QString stateOf(const desk::Item &item);
/// Everything else that is known of an item, in the order in which it matters.
QStringList aboutOf(const desk::Item &item);
/// The amounts of an item; empty where there is none.
QString amountOf(const desk::Item &item, const Formats &formats);
/// One line of a story, without its time and amount.
QString lineText(const desk::StoryLine &line);
/// How often it came and until when, or when a bank booked it; empty when there is nothing to say.
QString timesOf(const desk::StoryLine &line, const Formats &formats);
/// A sentence about the books.
QString sentenceOf(const QString &proof);
QString verdict(bool holds);
/// What came of asking a gateway.
QString answered(payments::OrderStatus status);
QString resolved();
QString replayed();
QString sentBack();
QString dismissed();
/// What noting a transfer would do, as a question; from a dry run.
QString transferQuestion(const desk::NotedTransfer &wouldBe, const Formats &formats);
/// What came of noting it.
QString transferText(const desk::NotedTransfer &noted, const Formats &formats);
/// That the money of a refund was sent, as a question.
QString sentQuestion(const desk::Item &refund, const QString &transaction, const Formats &formats);

} // namespace madang::views::desk_text
