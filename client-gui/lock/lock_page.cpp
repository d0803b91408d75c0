// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-gui/lock/lock_page.h"

#include "client-gui/theme/spacing.h"
#include "common/views/wording.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace madang::gui {

using namespace std::chrono_literals;

LockPage::LockPage(const Theme &theme, PinLock &lock, std::function<int()> unsent, QWidget *parent)
    : Pane(theme, Ground::Window, parent)
    , m_lock(lock)
    , m_unsent(std::move(unsent))
    , m_drawing(new QLabel(this))
    , m_head(new Label(theme, TextStyle::Title, Label::Tone::Normal, Label::Lines::Wrapped, this))
    , m_question(new QWidget(this))
    , m_pin(new PasswordEdit(theme, m_question))
    , m_field(new FormField(theme, m_pin, m_question))
    , m_open(new Button(theme, Button::Kind::Primary, m_question))
    , m_forgot(new Button(theme, Button::Kind::Quiet, m_question))
    , m_farewell(new QWidget(this))
    , m_meaning(new Label(theme, TextStyle::Body, Label::Tone::Normal, Label::Lines::Wrapped, m_farewell))
    , m_signOut(new Button(theme, Button::Kind::Danger, m_farewell))
    , m_back(new Button(theme, Button::Kind::Plain, m_farewell))
{
    m_pin->setMaxLength(PinLock::kLongestPin);
    m_drawing->setTextFormat(Qt::PlainText);
    m_drawing->setAlignment(Qt::AlignCenter);
    m_head->setAlignment(Qt::AlignCenter);

    auto *question = new QVBoxLayout(m_question);
    question->setContentsMargins(0, 0, 0, 0);
    question->setSpacing(space::kMedium);
    question->addWidget(m_field);
    question->addWidget(m_open);
    question->addWidget(m_forgot);
    auto *farewell = new QVBoxLayout(m_farewell);
    farewell->setContentsMargins(0, 0, 0, 0);
    farewell->setSpacing(space::kMedium);
    farewell->addWidget(m_meaning);
    farewell->addWidget(m_signOut);
    farewell->addWidget(m_back);
    auto *middle = new QVBoxLayout;
    middle->setSpacing(space::kMedium);
    middle->addStretch(2);
    for (QWidget *part :
         {static_cast<QWidget *>(m_drawing), static_cast<QWidget *>(m_head), m_question, m_farewell})
        middle->addWidget(part);
    middle->addStretch(3);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(space::kLarge, space::kLarge, space::kLarge, space::kLarge);
    row->addStretch(1);
    row->addLayout(middle, 2);
    row->addStretch(1);

    m_tick.setInterval(1s);
    connect(&m_tick, &QTimer::timeout, this, &LockPage::showWait);
    connect(m_pin, &QLineEdit::returnPressed, this, &LockPage::tryPin);
    connect(m_pin, &QLineEdit::textEdited, this, [this] {
        if (m_lock.secondsToNextTry() == 0)
            m_field->setFault({});
    });
    connect(m_open, &QPushButton::clicked, this, &LockPage::tryPin);
    connect(m_forgot, &QPushButton::clicked, this, [this] { ask(true); });
    connect(m_back, &QPushButton::clicked, this, [this] { ask(false); });
    connect(m_signOut, &QPushButton::clicked, this, &LockPage::forgotten);
    connect(&theme, &Theme::changed, this, [this] { retranslate(); });
    ask(false);
    retranslate();
}

void LockPage::begin()
{
    m_pin->clear();
    m_field->setFault({});
    ask(false);
    showWait();
}

void LockPage::ask(bool forgot)
{
    m_question->setVisible(!forgot);
    m_farewell->setVisible(forgot);
    if (forgot)
        retranslate(); // what waits is counted now
    if (!isVisibleTo(window()))
        return;
    if (forgot)
        m_back->setFocus(Qt::OtherFocusReason); // Return destroys nothing
    else
        m_pin->setFocus(Qt::OtherFocusReason);
}

void LockPage::tryPin()
{
    const Done opened = m_lock.unlock(m_pin->text());
    m_pin->clear();
    if (opened)
        return;
    m_field->setFault(views::wording::of(opened.error()));
    showWait();
    m_pin->setFocus(Qt::OtherFocusReason);
}

void LockPage::showWait()
{
    const int seconds = m_lock.secondsToNextTry();
    m_open->setEnabled(seconds == 0);
    if (seconds > 0) {
        m_field->setFault(views::wording::of(Error(Code::RateLimited, "pin").after(seconds)));
        m_tick.start();
    } else if (m_tick.isActive()) {
        m_tick.stop();
        m_field->setFault({});
    }
}

void LockPage::retranslate()
{
    m_drawing->setPixmap(theme().pixmap(Glyph::Lock, theme().colours().muted, 48));
    m_head->setText(tr("Madang is locked"));
    setAccessibleName(m_head->text());
    m_field->setName(tr("PIN"));
    m_open->setText(tr("Unlock"));
    m_forgot->setText(tr("I forgot the PIN…"));
    const int unsent = m_unsent ? m_unsent() : 0;
    const QString waiting = unsent > 0 ? u' '
            + tr("Messages not sent yet: %1. They stay on this device and go when you sign in again.")
                  .arg(unsent)
                                       : QString();
    m_meaning->setText(tr("Nobody can find out the PIN. All accounts of this window can be signed out "
                          "instead: then the lock goes, and you sign in with your password.")
                       + waiting);
    m_signOut->setText(tr("Sign out everywhere in this window"));
    m_back->setText(tr("Back"));
}

} // namespace madang::gui
