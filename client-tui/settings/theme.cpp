// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-tui/settings/theme.h"

using namespace Qt::StringLiterals;

namespace madang::tui {

namespace {

    constexpr std::array<QLatin1StringView, size_t(kRoleCount)> kRoleWords{
        "text"_L1,          "muted"_L1,    "border"_L1,      "bar"_L1,          "bar-strong"_L1,
        "bar-alert"_L1,     "own-name"_L1, "name-1"_L1,      "name-2"_L1,       "name-3"_L1,
        "name-4"_L1,        "name-5"_L1,   "name-6"_L1,      "day"_L1,          "new-messages"_L1,
        "notice"_L1,        "quote"_L1,    "gift"_L1,        "pending"_L1,      "failed"_L1,
        "mention"_L1,       "room"_L1,     "room-unread"_L1, "room-current"_L1, "progress"_L1,
        "progress-rest"_L1, "good"_L1,     "warning"_L1,     "prompt"_L1,       "selected"_L1};

} // namespace

Theme::Theme(const QString &name)
{
    useTerminalPalette();
    if (name == "dark"_L1) {
        useOwnColours(
            {{Role::Text, 0xd8dee9},         {Role::Muted, 0x8a94a6},      {Role::Border, 0x4c566a},
             {Role::OwnName, 0xa3be8c},      {Role::Name1, 0x88c0d0},      {Role::Name2, 0xebcb8b},
             {Role::Name3, 0xb48ead},        {Role::Name4, 0x8fbcbb},      {Role::Name5, 0xd08770},
             {Role::Name6, 0x81a1c1},        {Role::Day, 0x8a94a6},        {Role::NewMessages, 0xe07a84},
             {Role::Notice, 0x8a94a6},       {Role::Quote, 0x8a94a6},      {Role::Gift, 0xf0b6c1},
             {Role::Pending, 0x8a94a6},      {Role::Failed, 0xe07a84},     {Role::Mention, 0xebcb8b},
             {Role::Room, 0xd8dee9},         {Role::RoomUnread, 0xeceff4}, {Role::Progress, 0xa3be8c},
             {Role::ProgressRest, 0x4c566a}, {Role::Good, 0xa3be8c},       {Role::Warning, 0xebcb8b},
             {Role::Prompt, 0x88c0d0}},
            0x2e3440, 0x434c5e);
    } else if (name == "light"_L1) {
        useOwnColours(
            {{Role::Text, 0x2e3440},         {Role::Muted, 0x6b7280},      {Role::Border, 0xb6bcc8},
             {Role::OwnName, 0x3a7d34},      {Role::Name1, 0x1f6f8b},      {Role::Name2, 0x8a6100},
             {Role::Name3, 0x8b3f8f},        {Role::Name4, 0x1d7a6f},      {Role::Name5, 0xb04a24},
             {Role::Name6, 0x3b5fa8},        {Role::Day, 0x6b7280},        {Role::NewMessages, 0xb3261e},
             {Role::Notice, 0x6b7280},       {Role::Quote, 0x6b7280},      {Role::Gift, 0xa8325a},
             {Role::Pending, 0x6b7280},      {Role::Failed, 0xb3261e},     {Role::Mention, 0x8a6100},
             {Role::Room, 0x2e3440},         {Role::RoomUnread, 0x111827}, {Role::Progress, 0x3a7d34},
             {Role::ProgressRest, 0xb6bcc8}, {Role::Good, 0x3a7d34},       {Role::Warning, 0x8a6100},
             {Role::Prompt, 0x1f6f8b}},
            0xe5e9f0, 0xd8dee9);
    }
}

void Theme::useTerminalPalette()
{
    const auto named = [this](Role role, int colour) { style(role).fg = Colour::named(colour); };
    for (const Role role :
         {Role::Muted, Role::Border, Role::Day, Role::Notice, Role::Quote, Role::Pending, Role::ProgressRest})
        style(role).dim = true;
    named(Role::OwnName, 2);
    named(Role::Name1, 6);
    named(Role::Name2, 3);
    named(Role::Name3, 5);
    named(Role::Name4, 4);
    named(Role::Name5, 1);
    named(Role::Name6, 14);
    for (int i = int(Role::OwnName); i <= int(Role::Name6); ++i)
        style(Role(i)).bold = true;
    named(Role::NewMessages, 1);
    named(Role::Gift, 5);
    named(Role::Failed, 1);
    named(Role::Mention, 3);
    named(Role::Progress, 2);
    named(Role::Good, 2);
    named(Role::Warning, 3);
    named(Role::Prompt, 6);
    for (const Role role : {Role::Mention, Role::RoomUnread, Role::Failed, Role::NewMessages})
        style(role).bold = true;
    for (const Role role : {Role::Bar, Role::BarStrong, Role::BarAlert, Role::RoomCurrent, Role::Selected})
        style(role).inverse = true;
    style(Role::BarStrong).bold = style(Role::BarAlert).bold = true;
    style(Role::BarAlert).fg = Colour::named(1);
}

void Theme::useOwnColours(const QHash<Role, quint32> &colours, quint32 bar, quint32 selected)
{
    for (auto at = colours.begin(); at != colours.end(); ++at) {
        style(at.key()).fg = Colour::rgb(at.value());
        style(at.key()).dim = false;
    }
    const Style text = style(Role::Text);
    style(Role::Bar) = text.on(Colour::rgb(bar));
    style(Role::BarStrong) = text.on(Colour::rgb(bar)).withBold();
    style(Role::BarAlert) = style(Role::Failed).on(Colour::rgb(bar)).withBold();
    style(Role::RoomCurrent) = text.on(Colour::rgb(selected)).withBold();
    style(Role::Selected) = text.on(Colour::rgb(selected));
}

const Style &Theme::nameOf(qint64 user) const
{
    // Ids grow in steps of a power of two: mix before taking the rest.
    const quint64 mixed = quint64(user) * 0x9E3779B97F4A7C15ULL;
    return (*this)[Role(int(Role::Name1) + int((mixed >> 40) % 6))];
}

void Theme::setColour(Role role, Colour foreground)
{
    style(role).fg = foreground;
    style(role).dim = false;
}

QStringList Theme::names()
{
    return {u"terminal"_s, u"dark"_s, u"light"_s};
}

QStringList Theme::roleWords()
{
    return QStringList(kRoleWords.begin(), kRoleWords.end());
}

std::optional<Role> Theme::roleOfWord(const QString &word)
{
    for (size_t i = 0; i < kRoleWords.size(); ++i) {
        if (word == kRoleWords[i])
            return Role(int(i));
    }
    return std::nullopt;
}

} // namespace madang::tui
