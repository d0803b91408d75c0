// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-tui/settings/theme.h"

#include <utility>

using namespace Qt::StringLiterals;

namespace madang::tui {

namespace {

    constexpr std::array<QLatin1StringView, size_t(kRoleCount)> kRoleWords{
        "text"_L1,         "muted"_L1,    "border"_L1,        "bar"_L1,     "bar-strong"_L1, "bar-alert"_L1,
        "own-name"_L1,     "name-1"_L1,   "name-2"_L1,        "name-3"_L1,  "name-4"_L1,     "name-5"_L1,
        "name-6"_L1,       "day"_L1,      "new-messages"_L1,  "notice"_L1,  "quote"_L1,      "code"_L1,
        "gift"_L1,         "pending"_L1,  "failed"_L1,        "mention"_L1, "room"_L1,       "room-unread"_L1,
        "room-current"_L1, "progress"_L1, "progress-rest"_L1, "good"_L1,    "warning"_L1,    "prompt"_L1,
        "selected"_L1};

    /// Where text stands on its own colour or on the ground.
    struct Pair {
        Colour text;
        Colour behind;
    };

    Pair pairOf(const Style &style, const Style &ground)
    {
        const auto known
            = [](Colour own, Colour other) { return own.kind == Colour::Kind::Default ? other : own; };
        return {known(style.fg, ground.fg), known(style.bg, ground.bg)};
    }

} // namespace

std::optional<Paint> Paint::fromText(QStringView text)
{
    const qsizetype on = text.indexOf(" on "_L1);
    const std::optional<Colour> front = Colour::fromText(text.left(on < 0 ? text.size() : on).trimmed());
    if (!front)
        return std::nullopt;
    if (on < 0)
        return Paint{*front};
    const std::optional<Colour> behind = Colour::fromText(text.mid(on + 4).trimmed());
    return behind ? std::optional(Paint{*front, behind}) : std::nullopt;
}

Theme::Theme(const QString &name)
{
    use(name);
}

void Theme::use(const QString &name)
{
    m_name = names().contains(name) ? name : names().first();
    composeReadably();
}

QList<Role> Theme::setColours(const QHash<Role, Paint> &colours)
{
    m_wishes = colours;
    return composeReadably();
}

/// Applies what the person wants. What could not be read then is left out, and all the others stay.
QList<Role> Theme::composeReadably()
{
    QHash<Role, Paint> wishes = m_wishes;
    QList<Role> refused;
    compose(wishes);
    for (bool isFine = false; !isFine && !wishes.isEmpty();) {
        isFine = true;
        for (int i = 0; i < kRoleCount && isFine; ++i) {
            if (isReadable(Role(i)))
                continue;
            // Where the role's own colours were not touched, the ground was: that is of the text.
            const Role guilty = wishes.contains(Role(i)) ? Role(i) : Role::Text;
            isFine = wishes.remove(guilty) == 0;
            if (!isFine)
                refused.append(guilty);
        }
        compose(wishes);
    }
    return refused;
}

bool Theme::isReadable(Role role) const
{
    const Pair pair = pairOf(m_styles[size_t(role)], m_ground);
    return !isAlike(pair.text, pair.behind);
}

void Theme::compose(const QHash<Role, Paint> &colours)
{
    m_styles = {};
    m_ground = {};
    if (m_name == "mono"_L1) {
        m_styles = plainStyles();
    } else if (m_name == "dark"_L1) {
        useOwnColours(
            {{Role::Text, 0xd8dee9},         {Role::Muted, 0x8f99ab},      {Role::Border, 0x5c677d},
             {Role::OwnName, 0xa3be8c},      {Role::Name1, 0x88c0d0},      {Role::Name2, 0xebcb8b},
             {Role::Name3, 0xc59fc0},        {Role::Name4, 0x8fbcbb},      {Role::Name5, 0xdb9a84},
             {Role::Name6, 0x8fb0d1},        {Role::Day, 0x8f99ab},        {Role::NewMessages, 0xe8909a},
             {Role::Notice, 0x8f99ab},       {Role::Quote, 0x8f99ab},      {Role::Gift, 0xf0b6c1},
             {Role::Pending, 0x8f99ab},      {Role::Failed, 0xe8909a},     {Role::Mention, 0xebcb8b},
             {Role::Room, 0xd8dee9},         {Role::RoomUnread, 0xeceff4}, {Role::Progress, 0xa3be8c},
             {Role::ProgressRest, 0x5c677d}, {Role::Good, 0xa3be8c},       {Role::Warning, 0xebcb8b},
             {Role::Prompt, 0x88c0d0},       {Role::Code, 0x8fbcbb}},
            0x242933, 0x323846, 0x3b4252);
    } else if (m_name == "light"_L1) {
        useOwnColours(
            {{Role::Text, 0x2e3440},         {Role::Muted, 0x5f6673},      {Role::Border, 0x9aa2b1},
             {Role::OwnName, 0x2f6f2a},      {Role::Name1, 0x1f6f8b},      {Role::Name2, 0x7d5800},
             {Role::Name3, 0x8b3f8f},        {Role::Name4, 0x176b61},      {Role::Name5, 0xa3421e},
             {Role::Name6, 0x3b5fa8},        {Role::Day, 0x5f6673},        {Role::NewMessages, 0xb3261e},
             {Role::Notice, 0x5f6673},       {Role::Quote, 0x5f6673},      {Role::Gift, 0xa8325a},
             {Role::Pending, 0x5f6673},      {Role::Failed, 0xb3261e},     {Role::Mention, 0x7d5800},
             {Role::Room, 0x2e3440},         {Role::RoomUnread, 0x111827}, {Role::Progress, 0x2f6f2a},
             {Role::ProgressRest, 0x9aa2b1}, {Role::Good, 0x2f6f2a},       {Role::Warning, 0x7d5800},
             {Role::Prompt, 0x1f6f8b},       {Role::Code, 0x176b61}},
            0xfafafa, 0xe5e9f0, 0xd8dee9);
    } else if (m_name == "high-contrast"_L1) {
        useHighContrast();
    } else {
        useTerminalPalette();
    }
    for (auto at = colours.begin(); at != colours.end(); ++at) {
        Style &changed = style(at.key());
        changed.fg = at->text;
        changed.dim = false;
        if (at->behind && at.key() == Role::Text) {
            m_ground.bg = *at->behind;
        } else if (at->behind) {
            changed.bg = *at->behind;
            changed.inverse = false;
        }
    }
    if (m_ground.bg.kind != Colour::Kind::Default)
        m_ground.fg = style(Role::Text).fg;
}

const Theme::Styles &Theme::plainStyles()
{
    static const Styles made = [] {
        Styles styles{};
        const auto at = [&styles](Role role) -> Style & { return styles[size_t(role)]; };
        for (const Role role : {Role::Muted, Role::Border, Role::Day, Role::Notice, Role::Quote, Role::Code,
                                Role::Pending, Role::ProgressRest})
            at(role).dim = true;
        for (const Role role :
             {Role::OwnName, Role::Name1, Role::Name2, Role::Name3, Role::Name4, Role::Name5, Role::Name6,
              Role::NewMessages, Role::Gift, Role::Failed, Role::Mention, Role::RoomUnread, Role::Progress,
              Role::Warning, Role::Prompt, Role::BarStrong, Role::BarAlert, Role::RoomCurrent})
            at(role).bold = true;
        for (const Role role : {Role::OwnName, Role::Failed, Role::Mention, Role::BarAlert})
            at(role).underline = true;
        for (const Role role :
             {Role::Bar, Role::BarStrong, Role::BarAlert, Role::RoomCurrent, Role::Selected})
            at(role).inverse = true;
        return styles;
    }();
    return made;
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
    named(Role::Code, 6);
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

void Theme::useOwnColours(const QHash<Role, quint32> &colours, quint32 ground, quint32 bar, quint32 selected)
{
    useTerminalPalette();
    m_ground.bg = Colour::rgb(ground);
    for (auto at = colours.begin(); at != colours.end(); ++at) {
        style(at.key()).fg = Colour::rgb(at.value());
        style(at.key()).dim = false;
    }
    // Among sixteen colours there is none between the ground and the text.
    const bool areFew = m_depth == Depth::Eight || m_depth == Depth::Sixteen;
    const auto raised = [areFew, ground](const Style &style, quint32 behind) {
        return areFew ? style.on(Colour::rgb(ground)).withInverse() : style.on(Colour::rgb(behind));
    };
    Style alert = style(Role::Failed);
    alert.underline = areFew;
    const Style text = style(Role::Text);
    style(Role::Bar) = raised(text, bar);
    style(Role::BarStrong) = raised(text, bar).withBold();
    style(Role::BarAlert) = raised(alert, bar).withBold();
    style(Role::RoomCurrent) = raised(text, selected).withBold();
    style(Role::Selected) = raised(text, selected);
}

/// Strong colours on black, and more than the colour for what matters.
void Theme::useHighContrast()
{
    useOwnColours(
        {{Role::Text, 0xffffff},         {Role::Muted, 0xd0d0d0},      {Role::Border, 0xffffff},
         {Role::OwnName, 0x00ff00},      {Role::Name1, 0x00ffff},      {Role::Name2, 0xffff00},
         {Role::Name3, 0xff9cff},        {Role::Name4, 0x87d7ff},      {Role::Name5, 0xffaf5f},
         {Role::Name6, 0xafffaf},        {Role::Day, 0xd0d0d0},        {Role::NewMessages, 0xffff00},
         {Role::Notice, 0xd0d0d0},       {Role::Quote, 0xd0d0d0},      {Role::Gift, 0xff9cff},
         {Role::Pending, 0xd0d0d0},      {Role::Failed, 0xff8f8f},     {Role::Mention, 0xffff00},
         {Role::Room, 0xffffff},         {Role::RoomUnread, 0xffff00}, {Role::Progress, 0x00ff00},
         {Role::ProgressRest, 0xd0d0d0}, {Role::Good, 0x00ff00},       {Role::Warning, 0xffff00},
         {Role::Prompt, 0x00ffff},       {Role::Code, 0xafffaf}},
        0x000000, 0xffffff, 0xffff00);
    for (const Role role : {Role::Bar, Role::BarStrong, Role::BarAlert, Role::RoomCurrent, Role::Selected}) {
        const bool isWhite = role == Role::Bar || role == Role::BarStrong;
        style(role).fg = Colour::rgb(0x000000);
        style(role).bg = Colour::rgb(isWhite ? 0xffffff : 0xffff00);
        style(role).inverse = false;
    }
    for (const Role role : {Role::OwnName, Role::Failed, Role::Mention, Role::BarAlert})
        style(role).underline = true;
}

void Theme::setDepth(Depth depth)
{
    if (std::exchange(m_depth, depth) != depth)
        composeReadably();
}

const Style &Theme::operator[](Role role) const
{
    return (isPlain() ? plainStyles() : m_styles)[size_t(role)];
}

const Style &Theme::nameOf(qint64 user) const
{
    // Ids grow in steps of a power of two: mix before taking the rest.
    const quint64 mixed = quint64(user) * 0x9E3779B97F4A7C15ULL;
    return (*this)[Role(int(Role::Name1) + int((mixed >> 40) % 6))];
}

QStringList Theme::names()
{
    return {u"terminal"_s, u"dark"_s, u"light"_s, u"mono"_s, u"high-contrast"_s};
}

QString Theme::roleWord(Role role)
{
    return kRoleWords[size_t(role)];
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
