// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-gui/parts/password_edit.h"

#include <QAction>
#include <QKeyEvent>
#include <QToolButton>

namespace madang::gui {

using namespace Qt::StringLiterals;

PasswordEdit::PasswordEdit(const Theme &theme, QWidget *parent)
    : QLineEdit(parent)
    , m_theme(theme)
    , m_eye(addAction(theme.icon(Glyph::Eye), TrailingPosition))
    , m_button(findChild<QToolButton *>())
{
    setMaxLength(256);
    connect(m_eye, &QAction::triggered, this, [this] { setShown(!isShown()); });
    connect(this, &QLineEdit::textChanged, this, [this](const QString &text) {
        if (text.isEmpty())
            setShown(false);
    });
    connect(&theme, &Theme::changed, this, &PasswordEdit::restyle);
    setShown(false);
}

void PasswordEdit::setShown(bool shown)
{
    setEchoMode(shown ? QLineEdit::Normal : QLineEdit::Password);
    // It is a secret all the same: nothing learns or completes it, and the same keys write the same letters.
    setInputMethodHints(Qt::ImhHiddenText | Qt::ImhSensitiveData | Qt::ImhNoPredictiveText
                        | Qt::ImhNoAutoUppercase);
    restyle();
}

void PasswordEdit::restyle()
{
    m_eye->setIcon(m_theme.icon(isShown() ? Glyph::EyeOff : Glyph::Eye));
    const QString words = isShown() ? tr("Hide password") : tr("Show password");
    const QString keys = QKeySequence(Qt::ALT | Qt::Key_P).toString(QKeySequence::NativeText);
    m_eye->setToolTip(u"%1 (%2)"_s.arg(words, keys));
    if (m_button) {
        m_button->setAccessibleName(words);
        m_button->setAccessibleDescription(keys);
    }
}

void PasswordEdit::changeEvent(QEvent *event)
{
    QLineEdit::changeEvent(event);
    if (event->type() == QEvent::EnabledChange && !isEnabled())
        setShown(false);
    else if (event->type() == QEvent::LanguageChange)
        restyle();
}

void PasswordEdit::hideEvent(QHideEvent *event)
{
    QLineEdit::hideEvent(event);
    setShown(false);
}

void PasswordEdit::keyPressEvent(QKeyEvent *event)
{
    if (event->modifiers() == Qt::AltModifier && event->key() == Qt::Key_P) {
        setShown(!isShown());
        return;
    }
    QLineEdit::keyPressEvent(event);
}

} // namespace madang::gui
