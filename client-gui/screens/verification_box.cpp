// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-gui/screens/verification_box.h"

#include "client-gui/parts/open_page.h"
#include "client-gui/parts/plain_text.h"
#include "client-gui/theme/spacing.h"
#include "common/views/wording.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QVBoxLayout>

namespace madang::gui {

using namespace Qt::StringLiterals;

VerificationBox::VerificationBox(const Theme &theme, Session &session, const views::Formats &formats,
                                 QWidget *parent)
    : QWidget(parent)
    , m_formats(formats)
    , m_view(session)
    , m_head(new Label(theme, TextStyle::Subtitle, Label::Tone::Normal, Label::Lines::Wrapped, this))
    , m_state(new Label(theme, TextStyle::Body, Label::Tone::Normal, Label::Lines::Wrapped, this))
    , m_kept(new Label(theme, TextStyle::Caption, Label::Tone::Muted, Label::Lines::Wrapped, this))
    , m_remark(new Label(theme, TextStyle::Caption, Label::Tone::Muted, Label::Lines::Wrapped, this))
    , m_error(new Label(theme, TextStyle::Body, Label::Tone::Danger, Label::Lines::Wrapped, this))
    , m_unread(new FaultLine(theme, this))
    , m_shown(new QCheckBox(this))
    , m_begin(new Button(theme, Button::Kind::Primary, this))
    , m_again(new Button(theme, Button::Kind::Plain, Glyph::Link, this))
    , m_cancel(new Button(theme, Button::Kind::Quiet, this))
    , m_forget(new Button(theme, Button::Kind::Quiet, this))
    , m_sure(new Button(theme, Button::Kind::Danger, this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::kSmall);
    for (QWidget *part :
         {static_cast<QWidget *>(m_head), static_cast<QWidget *>(m_state), static_cast<QWidget *>(m_kept),
          static_cast<QWidget *>(m_remark), static_cast<QWidget *>(m_error), static_cast<QWidget *>(m_unread),
          static_cast<QWidget *>(m_shown)})
        column->addWidget(part);
    auto *row = new QHBoxLayout;
    row->setSpacing(space::kSmall);
    for (Button *button : {m_begin, m_again, m_cancel, m_forget, m_sure})
        row->addWidget(button);
    row->addStretch(1);
    column->addLayout(row);
    m_sure->hide();

    connect(m_unread, &FaultLine::againWanted, &m_view, &views::OwnVerification::read);
    connect(m_begin, &QPushButton::clicked, &m_view, &views::OwnVerification::begin);
    connect(m_again, &QPushButton::clicked, this, [this] { openPage(m_view.address().toString()); });
    connect(m_cancel, &QPushButton::clicked, &m_view, &views::OwnVerification::cancel);
    connect(m_shown, &QCheckBox::clicked, &m_view, &views::OwnVerification::setShown);
    connect(m_forget, &QPushButton::clicked, this, [this] {
        m_forget->hide();
        m_sure->show();
        m_sure->setFocus();
    });
    connect(m_sure, &QPushButton::clicked, &m_view, &views::OwnVerification::forget);
    connect(&m_view, &views::OwnVerification::wantsBrowser, this,
            [](const QUrl &address) { openPage(address.toString()); });
    connect(&m_view, &views::OwnVerification::changed, this, &VerificationBox::show);
    connect(&m_view, &views::OwnVerification::verified, this,
            [this] { Q_EMIT said(tr("You are verified now.")); });
    retranslate();
}

void VerificationBox::show()
{
    const auto put = [](Label *label, const QString &words) {
        label->setText(words);
        label->setVisible(!words.isEmpty());
    };
    put(m_state, m_view.summary(m_formats));
    QStringList kept = m_view.keptLines();
    for (QString &line : kept)
        line = oneLine(line, 100);
    put(m_kept, kept.join(u'\n'));
    put(m_remark, m_view.remark());
    const bool known = m_view.isKnown();
    m_unread->say(known ? std::nullopt : m_view.error());
    put(m_error, known && m_view.error() ? views::wording::of(*m_view.error()) : QString());
    const bool isVerified = m_view.isVerified();
    m_shown->setVisible(isVerified);
    m_shown->setEnabled(!m_view.isBusy());
    m_shown->setChecked(isVerified && m_view.standing()->shown);
    const bool offers = known && m_view.standing()->offered;
    m_begin->setVisible(offers && !isVerified && !m_view.isWaiting());
    m_begin->setEnabled(m_view.canBegin());
    m_again->setVisible(m_view.isWaiting() && !m_view.address().isEmpty());
    m_cancel->setVisible(m_view.isWaiting());
    // Once asked, it stays asked until it is done or there is nothing to forget.
    const bool isAsked = isVerified && !m_sure->isHidden();
    m_forget->setVisible(isVerified && !isAsked);
    m_sure->setVisible(isAsked);
    m_sure->setEnabled(!m_view.isBusy());
    setVisible(known ? !m_view.isOff() : m_view.error().has_value());
}

void VerificationBox::retranslate()
{
    m_head->setText(tr("Who you are"));
    m_shown->setText(tr("Others see on my card that I am verified"));
    m_begin->setText(tr("Verify who I am"));
    m_again->setText(tr("Open the browser again"));
    m_cancel->setText(tr("Not now"));
    m_forget->setText(tr("Forget it…"));
    m_sure->setText(tr("Forget what was verified"));
    show();
}

} // namespace madang::gui
