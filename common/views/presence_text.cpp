// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/views/presence_text.h"

#include "common/protocol/chat.h"

#include <QCoreApplication>

namespace madang::views::presence_text {

QString nameOf(presence::State state)
{
    switch (state) {
    case presence::State::Online:
        return QCoreApplication::translate("madang::views::presence", "online");
    case presence::State::Away:
        return QCoreApplication::translate("madang::views::presence", "away");
    case presence::State::Busy:
        return QCoreApplication::translate("madang::views::presence", "do not disturb");
    case presence::State::Offline:
        break;
    }
    return QCoreApplication::translate("madang::views::presence", "offline");
}

QString nameOf(presence::Choice choice)
{
    switch (choice) {
    case presence::Choice::Busy:
        return QCoreApplication::translate("madang::views::presence", "do not disturb");
    case presence::Choice::Invisible:
        return QCoreApplication::translate("madang::views::presence", "invisible");
    case presence::Choice::Automatic:
        break;
    }
    return QCoreApplication::translate("madang::views::presence", "automatic");
}

QString explain(presence::Choice choice)
{
    switch (choice) {
    case presence::Choice::Busy:
        return QCoreApplication::translate("madang::views::presence",
                                           "Others see that you do not want to be disturbed, and nothing "
                                           "alerts you.");
    case presence::Choice::Invisible:
        return QCoreApplication::translate("madang::views::presence", "You look offline to everybody else.");
    case presence::Choice::Automatic:
        break;
    }
    return QCoreApplication::translate("madang::views::presence",
                                       "Others see you online, and away when you touch nothing for a while.");
}

QString explainReading()
{
    return QCoreApplication::translate("madang::views::presence",
                                       "Without it nobody is told how far you have read, and you are not "
                                       "told how far they have: neither "
                                       "counts the other. In rooms of more than %1 people nobody sees it.")
        .arg(chat::kMostReadMarks);
}

QChar signOf(presence::State state)
{
    switch (state) {
    case presence::State::Online:
        return u'+';
    case presence::State::Away:
        return u'-';
    case presence::State::Busy:
        return u'!';
    case presence::State::Offline:
        break;
    }
    return u' ';
}

} // namespace madang::views::presence_text
