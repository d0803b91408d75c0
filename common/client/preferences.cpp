// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/client/preferences.h"

#include <QSettings>

#include <algorithm>
#include <array>

namespace madang {

using namespace Qt::StringLiterals;

namespace {

    template <typename E, std::size_t N> using Words = std::array<std::pair<E, QLatin1StringView>, N>;

    constexpr Words<Language, 3> kLanguages{
        {{Language::System, "system"_L1}, {Language::English, "en"_L1}, {Language::Korean, "ko"_L1}}};
    constexpr Words<Theme, 5> kThemes{{{Theme::System, "system"_L1},
                                       {Theme::Light, "light"_L1},
                                       {Theme::Dark, "dark"_L1},
                                       {Theme::ContrastLight, "contrast-light"_L1},
                                       {Theme::ContrastDark, "contrast-dark"_L1}}};
    constexpr Words<Density, 2> kDensities{
        {{Density::Comfortable, "comfortable"_L1}, {Density::Compact, "compact"_L1}}};

    /// What it was called when it was about text alone: whoever chose a size keeps it.
    constexpr auto kScale = "font-scale"_L1;

    /// Whether it is one person's, whichever of their accounts is in front.
    bool isTaste(const QString &key)
    {
        return key != "server"_L1 && key != "last-room"_L1 && !key.startsWith("account/"_L1)
            && !key.startsWith("rooms-beside/"_L1);
    }

    int boundedScale(int percent)
    {
        constexpr int step = Preferences::kScaleStep;
        const int bounded = qBound(Preferences::kSmallestScale, percent, Preferences::kLargestScale);
        return (bounded + step / 2) / step * step;
    }

    template <typename E, std::size_t N> QString word(const Words<E, N> &words, E value)
    {
        for (const auto &[candidate, text] : words) {
            if (candidate == value)
                return text;
        }
        return words[0].second;
    }

    template <typename E, std::size_t N> E value(const Words<E, N> &words, const QString &text)
    {
        for (const auto &[candidate, known] : words) {
            if (known == text)
                return candidate;
        }
        return words[0].first;
    }

} // namespace

Preferences::Preferences(const QString &path, QObject *parent)
    : QObject(parent)
    , m_settings(path.isEmpty() ? nullptr : std::make_unique<QSettings>(path, QSettings::IniFormat))
{
}

Preferences::Preferences(const QString &path, Preferences &shared, QObject *parent)
    : Preferences(path, parent)
{
    m_shared = &shared;
    connect(&shared, &Preferences::languageChanged, this, &Preferences::languageChanged);
    connect(&shared, &Preferences::themeChanged, this, &Preferences::themeChanged);
    connect(&shared, &Preferences::densityChanged, this, &Preferences::densityChanged);
    connect(&shared, &Preferences::interfaceScaleChanged, this, &Preferences::interfaceScaleChanged);
    connect(&shared, &Preferences::sendsTypingChanged, this, &Preferences::sendsTypingChanged);
    connect(&shared, &Preferences::notifiesChanged, this, &Preferences::notifiesChanged);
    connect(&shared, &Preferences::notificationsShowTextChanged, this,
            &Preferences::notificationsShowTextChanged);
    connect(&shared, &Preferences::notificationsShowAmountsChanged, this,
            &Preferences::notificationsShowAmountsChanged);
    connect(&shared, &Preferences::closesToTrayChanged, this, &Preferences::closesToTrayChanged);
    connect(&shared, &Preferences::keysChanged, this, &Preferences::keysChanged);
}

Preferences::~Preferences() = default;

QVariant Preferences::read(const QString &key, const QVariant &otherwise) const
{
    if (m_shared && isTaste(key))
        return m_shared->read(key, otherwise);
    return m_settings ? m_settings->value(key, otherwise) : m_memory.value(key, otherwise);
}

bool Preferences::store(const QString &key, const QVariant &value, const QVariant &otherwise)
{
    if (m_shared && isTaste(key))
        return m_shared->store(key, value, otherwise);
    if (read(key, otherwise).toString() == value.toString())
        return false;
    if (m_settings)
        m_settings->setValue(key, value);
    else
        m_memory.insert(key, value);
    return true;
}

Language Preferences::language() const
{
    return value(kLanguages, read(u"language"_s, {}).toString());
}

void Preferences::setLanguage(Language language)
{
    if (store(u"language"_s, word(kLanguages, language), word(kLanguages, Language::System)))
        Q_EMIT taste().languageChanged(language);
}

Theme Preferences::theme() const
{
    return value(kThemes, read(u"theme"_s, {}).toString());
}

void Preferences::setTheme(Theme theme)
{
    if (store(u"theme"_s, word(kThemes, theme), word(kThemes, Theme::System)))
        Q_EMIT taste().themeChanged(theme);
}

Density Preferences::density() const
{
    return value(kDensities, read(u"density"_s, {}).toString());
}

void Preferences::setDensity(Density density)
{
    if (store(u"density"_s, word(kDensities, density), word(kDensities, Density::Comfortable)))
        Q_EMIT taste().densityChanged(density);
}

int Preferences::interfaceScale() const
{
    return boundedScale(read(kScale, 100).toInt());
}

void Preferences::setInterfaceScale(int percent)
{
    if (store(kScale, boundedScale(percent), 100))
        Q_EMIT taste().interfaceScaleChanged(interfaceScale());
}

bool Preferences::sendsTyping() const
{
    return read(u"sends-typing"_s, true).toBool();
}

void Preferences::setSendsTyping(bool on)
{
    if (store(u"sends-typing"_s, on, true))
        Q_EMIT taste().sendsTypingChanged(on);
}

bool Preferences::notifies() const
{
    return read(u"notifies"_s, true).toBool();
}

void Preferences::setNotifies(bool on)
{
    if (store(u"notifies"_s, on, true))
        Q_EMIT taste().notifiesChanged(on);
}

bool Preferences::notificationsShowText() const
{
    return read(u"notifications-show-text"_s, true).toBool();
}

void Preferences::setNotificationsShowText(bool on)
{
    if (store(u"notifications-show-text"_s, on, true))
        Q_EMIT taste().notificationsShowTextChanged(on);
}

bool Preferences::notificationsShowAmounts() const
{
    return read(u"notifications-show-amounts"_s, true).toBool();
}

void Preferences::setNotificationsShowAmounts(bool on)
{
    if (store(u"notifications-show-amounts"_s, on, true))
        Q_EMIT taste().notificationsShowAmountsChanged(on);
}

bool Preferences::closesToTray() const
{
    return read(u"closes-to-tray"_s, false).toBool();
}

void Preferences::setClosesToTray(bool on)
{
    if (store(u"closes-to-tray"_s, on, false))
        Q_EMIT taste().closesToTrayChanged(on);
}

QString Preferences::server() const
{
    return read(u"server"_s, {}).toString();
}

void Preferences::setServer(const QString &address)
{
    if (store(u"server"_s, address, QString()))
        Q_EMIT serverChanged(address);
}

std::optional<SavedAccount> Preferences::account() const
{
    SavedAccount saved{.server = read(u"account/server"_s, {}).toString(),
                       .user = UserId::fromText(read(u"account/user"_s, {}).toString()),
                       .username = read(u"account/username"_s, {}).toString(),
                       .nickname = read(u"account/nickname"_s, {}).toString()};
    if (saved.server.isEmpty() || saved.user.isNull() || saved.username.isEmpty())
        return std::nullopt;
    return saved;
}

void Preferences::setAccount(const std::optional<SavedAccount> &account)
{
    const SavedAccount next = account.value_or(SavedAccount{});
    bool changed = store(u"account/server"_s, next.server, QString());
    changed |= store(u"account/user"_s, account ? next.user.text() : QString(), QString());
    changed |= store(u"account/username"_s, next.username, QString());
    changed |= store(u"account/nickname"_s, next.nickname, QString());
    if (changed)
        Q_EMIT accountChanged();
}

RoomId Preferences::lastRoom() const
{
    return RoomId::fromText(read(u"last-room"_s, {}).toString());
}

void Preferences::setLastRoom(RoomId room)
{
    store(u"last-room"_s, room.isNull() ? QString() : room.text(), QString());
}

RoomLayout Preferences::roomLayout(const QString &server, UserId user) const
{
    RoomLayout layout{.server = server, .user = user, .windows = {}, .floating = {}};
    if (read(u"rooms-beside/server"_s, {}).toString() != server
        || UserId::fromText(read(u"rooms-beside/user"_s, {}).toString()) != user)
        return layout;
    // "101:place 102:place", with the places in Base64, which has neither blanks nor colons.
    const QStringList windows
        = read(u"rooms-beside/windows"_s, {}).toString().split(u' ', Qt::SkipEmptyParts);
    for (const QString &window : windows.first(qMin(windows.size(), qsizetype(RoomLayout::kMostWindows)))) {
        const RoomId room = RoomId::fromText(window.section(u':', 0, 0));
        const bool known = std::any_of(layout.windows.cbegin(), layout.windows.cend(),
                                       [room](const RoomPlace &other) { return other.room == room; });
        if (!room.isNull() && !known)
            layout.windows.append({room, QByteArray::fromBase64(window.section(u':', 1).toLatin1())});
    }
    layout.floating = RoomId::fromText(read(u"rooms-beside/floating"_s, {}).toString());
    return layout;
}

void Preferences::setRoomLayout(const RoomLayout &layout)
{
    QStringList windows;
    for (const RoomPlace &window : layout.windows) {
        if (windows.size() < RoomLayout::kMostWindows)
            windows += window.room.text() + u':' + QString::fromLatin1(window.place.toBase64());
    }
    const auto textOf = [](auto id) { return id.isNull() ? QString() : id.text(); };
    bool changed = store(u"rooms-beside/server"_s, layout.server, QString());
    changed |= store(u"rooms-beside/user"_s, textOf(layout.user), QString());
    changed |= store(u"rooms-beside/windows"_s, windows.join(u' '), QString());
    changed |= store(u"rooms-beside/floating"_s, textOf(layout.floating), QString());
    if (changed)
        Q_EMIT roomLayoutChanged();
}

QByteArray Preferences::layout(const QString &name) const
{
    return QByteArray::fromBase64(read(u"layout/"_s + name, {}).toByteArray());
}

void Preferences::setLayout(const QString &name, const QByteArray &state)
{
    store(u"layout/"_s + name, QString::fromLatin1(state.toBase64()), QString());
}

std::optional<QString> Preferences::keys(const QString &action) const
{
    const QVariant kept = read(u"keys/"_s + action, {});
    // Written by hand, a comma without quotes is read as the end of a list's item.
    return kept.isValid() ? std::optional(kept.toStringList().join(u',')) : std::nullopt;
}

void Preferences::setKeys(const QString &action, const std::optional<QString> &chosen)
{
    if (m_shared)
        return m_shared->setKeys(action, chosen);
    if (keys(action) == chosen)
        return;
    const QString key = u"keys/"_s + action;
    if (m_settings)
        chosen ? m_settings->setValue(key, *chosen) : m_settings->remove(key);
    else if (chosen)
        m_memory.insert(key, *chosen);
    else
        m_memory.remove(key);
    Q_EMIT keysChanged(action);
}

QList<int> Preferences::homes() const
{
    QList<int> homes;
    const QStringList kept = read(u"homes"_s, {}).toString().split(u' ', Qt::SkipEmptyParts);
    for (const QString &each : kept) {
        bool isNumber = false;
        const int number = each.toInt(&isNumber);
        if (isNumber && number >= 0 && number <= kHighestHome && !homes.contains(number)
            && homes.size() < kMostHomes)
            homes.append(number);
    }
    return homes;
}

void Preferences::setHomes(const QList<int> &homes)
{
    QStringList words;
    for (const int home : homes)
        words += QString::number(home);
    store(u"homes"_s, words.join(u' '), QString());
}

int Preferences::frontHome() const
{
    bool isNumber = false;
    const int home = read(u"front-home"_s, {}).toString().toInt(&isNumber);
    return isNumber ? home : -1;
}

void Preferences::setFrontHome(int home)
{
    store(u"front-home"_s, home, QString());
}

} // namespace madang
