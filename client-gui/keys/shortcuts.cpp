// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-gui/keys/shortcuts.h"

#include "common/views/hangul.h"

#include <QScopedValueRollback>
#include <QShortcut>

namespace madang::gui {

using namespace Qt::StringLiterals;

namespace {

    /// More than anybody presses for one thing; a file may say anything.
    constexpr qsizetype kMostKeys = 4;

    /// Whether two actions could be meant by the same press.
    bool meet(KeyScope a, KeyScope b)
    {
        const auto inWindow = [](KeyScope scope) {
            return scope == KeyScope::Window || scope == KeyScope::Writing || scope == KeyScope::Message;
        };
        return a == b || a == KeyScope::Everywhere || b == KeyScope::Everywhere
            || (inWindow(a) && inWindow(b));
    }

    bool isOnePress(const QKeySequence &keys)
    {
        return keys.count() == 1 && keys[0].key() != Qt::Key_unknown && keys[0].key() != 0;
    }

    /// Whether it would be typed: Shift alone makes capitals, no command.
    bool isTyped(QKeyCombination keys)
    {
        return (keys.keyboardModifiers() & ~(Qt::ShiftModifier | Qt::KeypadModifier)) == Qt::NoModifier
            && keys.key() < Qt::Key_Escape;
    }

    /// Whether lists, fields and buttons need it themselves.
    bool movesAbout(QKeyCombination keys)
    {
        if ((keys.keyboardModifiers() & ~(Qt::ShiftModifier | Qt::KeypadModifier)) != Qt::NoModifier)
            return false;
        switch (keys.key()) {
        case Qt::Key_Escape:
        case Qt::Key_Tab:
        case Qt::Key_Backtab:
        case Qt::Key_Backspace:
        case Qt::Key_Return:
        case Qt::Key_Enter:
        case Qt::Key_Insert:
        case Qt::Key_Delete:
        case Qt::Key_Home:
        case Qt::Key_End:
        case Qt::Key_Left:
        case Qt::Key_Up:
        case Qt::Key_Right:
        case Qt::Key_Down:
        case Qt::Key_PageUp:
        case Qt::Key_PageDown:
        case Qt::Key_Menu:
            return true;
        default:
            return false;
        }
    }

    /// Whether text fields take it before any window hears of it.
    bool edits(const QKeySequence &keys)
    {
        for (const QKeySequence::StandardKey each :
             {QKeySequence::Copy, QKeySequence::Cut, QKeySequence::Paste, QKeySequence::Undo,
              QKeySequence::Redo, QKeySequence::SelectAll, QKeySequence::MoveToNextWord,
              QKeySequence::MoveToPreviousWord, QKeySequence::SelectNextWord,
              QKeySequence::SelectPreviousWord, QKeySequence::MoveToStartOfDocument,
              QKeySequence::MoveToEndOfDocument, QKeySequence::SelectStartOfDocument,
              QKeySequence::SelectEndOfDocument, QKeySequence::DeleteStartOfWord,
              QKeySequence::DeleteEndOfWord}) {
            if (QKeySequence::keyBindings(each).contains(keys))
                return true;
        }
        // Enter sends with Ctrl, too; Ctrl+Tab belongs to whatever has pages.
        const Qt::Key key = keys[0].key();
        return (key == Qt::Key_Return || key == Qt::Key_Enter || key == Qt::Key_Tab || key == Qt::Key_Backtab)
            && !(keys[0].keyboardModifiers() & (Qt::AltModifier | Qt::MetaModifier));
    }

} // namespace

const QList<KeyedAction> &Shortcuts::table()
{
    constexpr auto window = KeyScope::Window;
    constexpr auto writing = KeyScope::Writing;
    constexpr auto monitor = KeyScope::Monitor;
    constexpr auto message = KeyScope::Message;
    static const QList<KeyedAction> actions{
        {"go-to-room"_L1, QT_TR_NOOP("Go to a room…"), window, {Qt::CTRL | Qt::Key_K}},
        {"previous-room"_L1, QT_TR_NOOP("Previous room"), window, {Qt::ALT | Qt::Key_Up}},
        {"next-room"_L1, QT_TR_NOOP("Next room"), window, {Qt::ALT | Qt::Key_Down}},
        {"next-unread"_L1,
         QT_TR_NOOP("Next room with something unread"),
         window,
         {Qt::ALT | Qt::SHIFT | Qt::Key_Down}},
        {"next-mention"_L1,
         QT_TR_NOOP("Next room in which somebody named you"),
         window,
         {Qt::ALT | Qt::SHIFT | Qt::Key_M}},
        {"new-room"_L1, QT_TR_NOOP("New room…"), window, {Qt::CTRL | Qt::Key_N}},
        {"new-direct"_L1, QT_TR_NOOP("New direct message…"), window, {Qt::CTRL | Qt::SHIFT | Qt::Key_N}},
        {"browse-rooms"_L1, QT_TR_NOOP("Browse public rooms…"), window, {Qt::CTRL | Qt::SHIFT | Qt::Key_O}},
        {"notices"_L1, QT_TR_NOOP("Notices…"), window, {Qt::CTRL | Qt::SHIFT | Qt::Key_I}},
        {"find-messages"_L1, QT_TR_NOOP("Find messages"), window, {Qt::CTRL | Qt::Key_F}},
        {"members"_L1, QT_TR_NOOP("Members"), window, {Qt::CTRL | Qt::SHIFT | Qt::Key_M}},
        {"campaign"_L1, QT_TR_NOOP("Campaign"), window, {Qt::CTRL | Qt::SHIFT | Qt::Key_C}},
        // Heard by the list of rooms, where nothing is written: elsewhere Ctrl+Enter sends.
        {"chosen-room-window"_L1,
         QT_TR_NOOP("The chosen room in its own window"),
         window,
         {Qt::CTRL | Qt::Key_Return}},
        {"room-window"_L1,
         QT_TR_NOOP("This room in its own window"),
         window,
         {Qt::CTRL | Qt::SHIFT | Qt::Key_D}},
        {"floating-chat"_L1, QT_TR_NOOP("Floating chat"), window, {Qt::CTRL | Qt::SHIFT | Qt::Key_F}},
        {"close-room-window"_L1, QT_TR_NOOP("Close a room's own window"), window, {Qt::CTRL | Qt::Key_W}},
        {"preview"_L1, QT_TR_NOOP("Preview of the message"), window, {Qt::CTRL | Qt::SHIFT | Qt::Key_P}},
        {"newest"_L1, QT_TR_NOOP("To the newest message"), window, {Qt::CTRL | Qt::Key_End}},
        {"mark-unread"_L1, QT_TR_NOOP("Mark this room as unread"), window, {Qt::ALT | Qt::SHIFT | Qt::Key_U}},
        {"undo-deletion"_L1, QT_TR_NOOP("Undo the last deletion"), window, {Qt::ALT | Qt::Key_Z}},
        {"next-part"_L1, QT_TR_NOOP("Next part of the window"), window, {Qt::Key_F6}},
        {"previous-part"_L1, QT_TR_NOOP("Previous part of the window"), window, {Qt::SHIFT | Qt::Key_F6}},
        {"menu"_L1, QT_TR_NOOP("Menu"), window, {Qt::Key_F10}},
        {"all-unread"_L1, QT_TR_NOOP("Unread in all accounts…"), window, {Qt::CTRL | Qt::SHIFT | Qt::Key_A}},
        {"next-account"_L1, QT_TR_NOOP("Next account"), window, {Qt::CTRL | Qt::SHIFT | Qt::Key_J}},
        {"account-1"_L1, QT_TR_NOOP("Account 1"), window, {Qt::CTRL | Qt::Key_1}},
        {"account-2"_L1, QT_TR_NOOP("Account 2"), window, {Qt::CTRL | Qt::Key_2}},
        {"account-3"_L1, QT_TR_NOOP("Account 3"), window, {Qt::CTRL | Qt::Key_3}},
        {"account-4"_L1, QT_TR_NOOP("Account 4"), window, {Qt::CTRL | Qt::Key_4}},
        {"account-5"_L1, QT_TR_NOOP("Account 5"), window, {Qt::CTRL | Qt::Key_5}},
        {"account-6"_L1, QT_TR_NOOP("Account 6"), window, {Qt::CTRL | Qt::Key_6}},
        {"account-7"_L1, QT_TR_NOOP("Account 7"), window, {Qt::CTRL | Qt::Key_7}},
        {"account-8"_L1, QT_TR_NOOP("Account 8"), window, {Qt::CTRL | Qt::Key_8}},
        {"add-account"_L1, QT_TR_NOOP("Add an account…"), window, {}},
        {"remove-account"_L1, QT_TR_NOOP("Remove this account from this window…"), window, {}},
        {"settings"_L1, QT_TR_NOOP("Settings…"), window, {Qt::CTRL | Qt::Key_Comma}},
        {"lock"_L1, QT_TR_NOOP("Lock Madang"), window, {Qt::CTRL | Qt::ALT | Qt::Key_L}},
        // Plus stands above the equals sign on many keyboards: both keys are meant.
        {"larger"_L1,
         QT_TR_NOOP("Everything larger"),
         window,
         {Qt::CTRL | Qt::Key_Plus, Qt::CTRL | Qt::Key_Equal}},
        {"smaller"_L1, QT_TR_NOOP("Everything smaller"), window, {Qt::CTRL | Qt::Key_Minus}},
        {"usual-size"_L1, QT_TR_NOOP("Everything in its usual size"), window, {Qt::CTRL | Qt::Key_0}},
        {"shortcuts"_L1, QT_TR_NOOP("Keyboard shortcuts…"), window, {Qt::Key_F1}},
        {"campaigns"_L1, QT_TR_NOOP("Campaigns…"), window, {}},
        {"my-gifts"_L1, QT_TR_NOOP("My gifts…"), window, {}},
        {"monthly-gifts"_L1, QT_TR_NOOP("Monthly gifts…"), window, {}},
        {"receipts"_L1, QT_TR_NOOP("Receipts…"), window, {}},
        {"overview"_L1, QT_TR_NOOP("Overview…"), window, {}},
        {"connections"_L1, QT_TR_NOOP("Who is connected…"), window, {}},
        {"audit-log"_L1, QT_TR_NOOP("Audit log…"), window, {}},
        {"complaints"_L1, QT_TR_NOOP("Complaints…"), window, {}},
        {"new-accounts"_L1, QT_TR_NOOP("New accounts…"), window, {}},
        {"accounts"_L1, QT_TR_NOOP("Accounts…"), window, {}},
        {"banned-addresses"_L1, QT_TR_NOOP("Banned addresses…"), window, {}},
        {"refunds"_L1, QT_TR_NOOP("Refunds to decide…"), window, {}},
        {"payments-desk"_L1, QT_TR_NOOP("Payments desk…"), window, {}},
        {"payouts"_L1, QT_TR_NOOP("Payouts…"), window, {}},
        {"settlements"_L1, QT_TR_NOOP("Settlements…"), window, {}},
        {"blocked-people"_L1, QT_TR_NOOP("Blocked people…"), window, {}},
        {"profile"_L1, QT_TR_NOOP("Profile…"), window, {}},
        {"sessions"_L1, QT_TR_NOOP("Account and sessions…"), window, {}},
        {"contact"_L1, QT_TR_NOOP("Write to the operator…"), window, {}},
        {"about"_L1, QT_TR_NOOP("About Madang…"), window, {}},
        {"sign-out"_L1, QT_TR_NOOP("Sign out…"), window, {}},
        {"quit"_L1, QT_TR_NOOP("Quit"), window, {Qt::CTRL | Qt::Key_Q}},
        {"monitor-pause"_L1, QT_TR_NOOP("Live monitor: pause alerts or go on"), monitor, {Qt::Key_P}},
        {"monitor-skip"_L1, QT_TR_NOOP("Live monitor: end the alert on stage"), monitor, {Qt::Key_Right}},
        {"monitor-replay"_L1, QT_TR_NOOP("Live monitor: show the chosen gift again"), monitor, {Qt::Key_R}},
        {"monitor-full"_L1, QT_TR_NOOP("Live monitor: full screen"), monitor, {Qt::Key_F11}},
        {"mentions"_L1, QT_TR_NOOP("Where you were named…"), window, {Qt::CTRL | Qt::SHIFT | Qt::Key_Y}},
        {"saved"_L1, QT_TR_NOOP("Saved messages…"), window, {Qt::CTRL | Qt::SHIFT | Qt::Key_B}},
        {"go-back"_L1, QT_TR_NOOP("Back to where you read before"), window, {Qt::ALT | Qt::Key_Left}},
        {"first-unread"_L1,
         QT_TR_NOOP("To the first unread message"),
         window,
         {Qt::ALT | Qt::SHIFT | Qt::Key_Up}},
        {"read-everything"_L1,
         QT_TR_NOOP("Mark all rooms as read"),
         window,
         {Qt::CTRL | Qt::SHIFT | Qt::Key_R}},
        {"mark-read"_L1, QT_TR_NOOP("Mark this room as read"), window, {Qt::ALT | Qt::SHIFT | Qt::Key_R}},
        {"unread-only"_L1,
         QT_TR_NOOP("Only rooms with something unread, or all"),
         window,
         {Qt::CTRL | Qt::SHIFT | Qt::Key_L}},
        {"go-to-day"_L1, QT_TR_NOOP("Go to a day…"), window, {Qt::CTRL | Qt::SHIFT | Qt::Key_G}},
        {"pins"_L1, QT_TR_NOOP("Pinned messages…"), window, {Qt::CTRL | Qt::SHIFT | Qt::Key_K}},
        {"emoji"_L1, QT_TR_NOOP("Insert an emoji…"), window, {Qt::ALT | Qt::Key_E}},
        {"attach"_L1, QT_TR_NOOP("Attach files…"), window, {Qt::CTRL | Qt::Key_O}},
        {"message-reply"_L1, QT_TR_NOOP("On a message: reply"), message, {Qt::Key_R}},
        {"message-thread"_L1, QT_TR_NOOP("On a message: open its thread"), message, {Qt::Key_T}},
        {"message-react"_L1, QT_TR_NOOP("On a message: react…"), message, {Qt::Key_E}},
        {"message-change"_L1, QT_TR_NOOP("On a message: change it"), message, {Qt::Key_C}},
        {"message-delete"_L1, QT_TR_NOOP("On a message: delete it…"), message, {Qt::Key_D}},
        {"message-pin"_L1, QT_TR_NOOP("On a message: pin or unpin it"), message, {Qt::Key_P}},
        {"message-save"_L1,
         QT_TR_NOOP("On a message: save it or remove it from saved"),
         message,
         {Qt::Key_S}},
        {"message-link"_L1, QT_TR_NOOP("On a message: copy a link to it"), message, {Qt::Key_L}},
        {"send"_L1, QT_TR_NOOP("Send"), writing, {Qt::Key_Return}, true},
        {"new-line"_L1, QT_TR_NOOP("New line"), writing, {Qt::SHIFT | Qt::Key_Return}, true},
        {"show-password"_L1, QT_TR_NOOP("Show or hide a password"), writing, {Qt::ALT | Qt::Key_P}, true},
        {"leave"_L1, QT_TR_NOOP("Leave what is open"), KeyScope::Everywhere, {Qt::Key_Escape}, true},
    };
    return actions;
}

Shortcuts::Shortcuts(Preferences &preferences, QObject *parent)
    : QObject(parent)
    , m_preferences(preferences)
{
    connect(&preferences, &Preferences::keysChanged, this, [this] {
        if (!m_writing)
            read();
    });
    read();
}

// --- looking ---

const KeyedAction *Shortcuts::find(QLatin1StringView id)
{
    const QList<KeyedAction> &all = table();
    const auto found
        = std::find_if(all.cbegin(), all.cend(), [&](const KeyedAction &action) { return action.id == id; });
    return found == all.cend() ? nullptr : &*found;
}

QString Shortcuts::words(const KeyedAction &action)
{
    return tr(action.words);
}

QString Shortcuts::nameOf(const KeyedAction &action)
{
    const QString all = words(action);
    return all.endsWith(u'…') ? all.chopped(1) : all;
}

QString Shortcuts::textOf(const QKeySequence &keys)
{
    const QString text = keys.toString(QKeySequence::PortableText);
    // From the last sign but one: the key itself may be a plus.
    const qsizetype before = text.size() < 2 ? 0 : text.lastIndexOf(u'+', text.size() - 2) + 1;
    const QString key = text.mid(before);
    const std::pair<QLatin1StringView, QStringView> others[] = {
        {"Up"_L1, u"↑"}, {"Down"_L1, u"↓"}, {"Left"_L1, u"←"}, {"Right"_L1, u"→"}, {"Return"_L1, u"Enter"}};
    for (const auto &[name, shown] : others) {
        if (key == name)
            return text.left(before) + shown.toString();
    }
    return text;
}

QShortcut *Shortcuts::listen(QLatin1StringView id, QObject *window) const
{
    Q_ASSERT(find(id)); // else nobody could give it keys
    auto *shortcut = new QShortcut(window);
    const auto take = [this, shortcut, id] { shortcut->setKeys(keys(id)); };
    connect(this, &Shortcuts::changed, shortcut, take);
    take();
    return shortcut;
}

QString Shortcuts::text(QLatin1StringView id) const
{
    QStringList each;
    for (const QKeySequence &one : keys(id))
        each += textOf(one);
    return each.join(u" · "_s);
}

bool Shortcuts::isAllUsual() const
{
    return std::all_of(table().cbegin(), table().cend(),
                       [this](const KeyedAction &action) { return isUsual(action); });
}

bool Shortcuts::matches(const KeyedAction &action, const QString &typed) const
{
    return views::matchesTyped(words(action), typed)
        || views::matchesTyped(QString::fromUtf8(action.words), typed)
        || views::matchesTyped(text(action.id), typed);
}

// --- judging ---

QString Shortcuts::refusal(const KeyedAction &action, const QKeySequence &keys) const
{
    if (action.fixed)
        return tr("These keys stay as they are.");
    if (!isOnePress(keys))
        return tr("These keys cannot be used.");
    if (action.usual.contains(keys))
        return {};
    const QString shown = textOf(keys);
    const QKeyCombination press = keys[0];
    const bool monitor = action.scope == KeyScope::Monitor;
    const bool typing = !monitor && action.scope != KeyScope::Message;
    if (isTyped(press) && (typing || press.key() == Qt::Key_Space))
        return tr("%1 alone would be typed as text: hold Ctrl or Alt as well.").arg(shown);
    const bool aside = press.key() == Qt::Key_Left || press.key() == Qt::Key_Right;
    if (movesAbout(press) && !(monitor && aside))
        return tr("%1 alone is needed for moving about: hold Ctrl or Alt as well.").arg(shown);
    for (const KeyedAction &other : table()) {
        if (other.fixed && meet(action.scope, other.scope) && other.usual.contains(keys))
            return tr("%1 is always “%2”.").arg(shown, nameOf(other));
    }
    if (!monitor && edits(keys))
        return tr("%1 belongs to text fields, as copying and pasting do.").arg(shown);
    return {};
}

QList<const KeyedAction *> Shortcuts::holders(const KeyedAction &action,
                                              const QList<QKeySequence> &wanted) const
{
    QList<const KeyedAction *> others;
    for (const KeyedAction &other : table()) {
        const QList<QKeySequence> theirs = keys(other.id);
        if (other.id != action.id && !other.fixed && meet(action.scope, other.scope)
            && std::any_of(wanted.cbegin(), wanted.cend(),
                           [&](const QKeySequence &each) { return theirs.contains(each); }))
            others += &other;
    }
    return others;
}

// --- changing ---

void Shortcuts::set(const KeyedAction &action, const QList<QKeySequence> &keys)
{
    {
        const QScopedValueRollback writing(m_writing, true);
        for (const KeyedAction *holder : holders(action, keys))
            release(*holder, keys);
        store(action, keys);
    }
    read();
}

void Shortcuts::resetAll()
{
    {
        const QScopedValueRollback writing(m_writing, true);
        for (const KeyedAction &action : table())
            m_preferences.setKeys(action.id, {});
    }
    read();
}

/// What has its usual keys needs no note of having lost one: read() sees that another was given it, and gives
/// it back when that one has others.
void Shortcuts::release(const KeyedAction &action, const QList<QKeySequence> &lost)
{
    std::optional<QList<QKeySequence>> left = chosen(action);
    if (!left)
        return;
    left->removeIf([&](const QKeySequence &each) { return lost.contains(each); });
    store(action, *left);
}

void Shortcuts::store(const KeyedAction &action, const QList<QKeySequence> &keys)
{
    m_preferences.setKeys(action.id,
                          keys == action.usual
                              ? std::nullopt
                              : std::optional(QKeySequence::listToString(keys, QKeySequence::PortableText)));
}

/// What the settings say of an action; absent when they say nothing, or nothing that can be used.
std::optional<QList<QKeySequence>> Shortcuts::chosen(const KeyedAction &action) const
{
    const std::optional<QString> text = action.fixed ? std::nullopt : m_preferences.keys(action.id);
    if (!text)
        return std::nullopt;
    if (text->isEmpty())
        return QList<QKeySequence>(); // none are wanted
    QList<QKeySequence> known;
    for (const QKeySequence &keys : QKeySequence::listFromString(*text, QKeySequence::PortableText)) {
        if (isOnePress(keys) && !known.contains(keys) && known.size() < kMostKeys
            && refusal(action, keys).isEmpty())
            known += keys;
    }
    return known.isEmpty() ? std::nullopt : std::optional(known);
}

void Shortcuts::read()
{
    QHash<QString, QList<QKeySequence>> now;
    const auto claim = [&now](const KeyedAction &action, const QList<QKeySequence> &wanted) {
        QList<QKeySequence> got;
        for (const QKeySequence &keys : wanted) {
            const bool taken = std::any_of(table().cbegin(), table().cend(), [&](const KeyedAction &other) {
                return other.id != action.id && meet(action.scope, other.scope)
                    && now.value(other.id).contains(keys);
            });
            if (!taken)
                got += keys;
        }
        now.insert(action.id, got);
    };
    // What nobody may change first, then what the person chose; the usual keys take what is left.
    QList<const KeyedAction *> rest;
    for (const KeyedAction &action : table()) {
        if (action.fixed)
            claim(action, action.usual);
    }
    for (const KeyedAction &action : table()) {
        if (const auto wanted = chosen(action))
            claim(action, *wanted);
        else if (!action.fixed)
            rest += &action;
    }
    for (const KeyedAction *action : std::as_const(rest))
        claim(*action, action->usual);
    if (std::exchange(m_keys, now) != now)
        Q_EMIT changed();
}

} // namespace madang::gui
