// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-gui/keys/key_field.h"

#include <QKeyEvent>

namespace madang::gui {

using namespace Qt::StringLiterals;

namespace {

    /// The letter on the same key as a Hangul letter, on the usual Korean keyboard; 0 for others. A layout
    /// that writes Hangul without an input method says the latter.
    int latinKeyOf(int key)
    {
        constexpr QStringView hangul = u"ㅂㅈㄷㄱㅅㅛㅕㅑㅐㅔㅁㄴㅇㄹㅎㅗㅓㅏㅣㅋㅌㅊㅍㅠㅜㅡㅃㅉㄸㄲㅆㅒㅖ";
        constexpr QStringView latin = u"QWERTYUIOPASDFGHJKLZXCVBNMQWERTOP";
        static_assert(hangul.size() == latin.size());
        const qsizetype at = key > 0 && key <= 0xffff ? hangul.indexOf(QChar(char16_t(key))) : -1;
        return at < 0 ? 0 : latin[at].unicode();
    }

    bool isNoPress(int key)
    {
        switch (key) {
        case 0:
        case Qt::Key_unknown:
        case Qt::Key_Shift:
        case Qt::Key_Control:
        case Qt::Key_Meta:
        case Qt::Key_Alt:
        case Qt::Key_AltGr:
        case Qt::Key_CapsLock:
        case Qt::Key_NumLock:
        case Qt::Key_ScrollLock:
        case Qt::Key_Super_L:
        case Qt::Key_Super_R:
        case Qt::Key_Hyper_L:
        case Qt::Key_Hyper_R:
        case Qt::Key_Mode_switch:
        case Qt::Key_Multi_key:
            return true;
        default:
            // The keys of input methods (Hangul, Hanja and their neighbours), and accents that wait for a
            // letter.
            return (key >= Qt::Key_Kanji && key <= Qt::Key_Hangul_Special)
                || (key >= Qt::Key_Dead_Grave && key <= Qt::Key_Dead_Longsolidusoverlay);
        }
    }

} // namespace

KeyField::KeyField(QWidget *parent)
    : QLineEdit(parent)
{
    setReadOnly(true);
    setAttribute(Qt::WA_InputMethodEnabled, false);
    setContextMenuPolicy(Qt::NoContextMenu);
}

QKeySequence KeyField::keysOf(const QKeyEvent &event)
{
    int key = event.key();
    if (isNoPress(key))
        return {};
    if (const int latin = latinKeyOf(key))
        key = latin;
    Qt::KeyboardModifiers with
        = event.modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::ShiftModifier | Qt::MetaModifier);
    // With Shift the key already has another name: "!" is not pressed with Shift once more.
    const bool sign = key < Qt::Key_Escape && key != Qt::Key_Space && !QChar::isLetter(char32_t(key));
    if (sign)
        with &= ~Qt::KeyboardModifiers(Qt::ShiftModifier);
    return QKeySequence(QKeyCombination(with, static_cast<Qt::Key>(key)));
}

bool KeyField::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        event->accept(); // else what has these keys now would happen
        return true;
    }
    if (event->type() != QEvent::KeyPress)
        return QLineEdit::event(event);
    const auto &key = *static_cast<QKeyEvent *>(event);
    event->accept();
    const QKeySequence keys = keysOf(key);
    if (keys.isEmpty() || key.isAutoRepeat())
        return true;
    const bool alone = key.modifiers() == Qt::NoModifier;
    if (alone && key.key() == Qt::Key_Escape)
        Q_EMIT cancelled();
    else if (alone && key.key() == Qt::Key_Backspace)
        Q_EMIT cleared();
    else
        Q_EMIT pressed(keys);
    return true;
}

void KeyField::focusOutEvent(QFocusEvent *event)
{
    QLineEdit::focusOutEvent(event);
    // Another window may come between: one looks up what to press.
    if (event->reason() != Qt::ActiveWindowFocusReason && event->reason() != Qt::PopupFocusReason)
        Q_EMIT cancelled();
}

} // namespace madang::gui
