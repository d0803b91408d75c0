// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-gui/parts/proof_line.h"

#include "client-gui/theme/spacing.h"

#include <QDesktopServices>
#include <QHBoxLayout>
#include <QVBoxLayout>

namespace madang::gui {

ProofLine::ProofLine(const Theme &theme, Session &session, QWidget *parent)
    : QWidget(parent)
    , m_view(session)
    , m_words(new Label(theme, TextStyle::Caption, Label::Tone::Muted, Label::Lines::Wrapped, this))
    , m_signIn(new Button(theme, Button::Kind::Plain, this))
    , m_cancel(new Button(theme, Button::Kind::Quiet, this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::kSmall);
    column->addWidget(m_words);
    auto *row = new QHBoxLayout;
    row->setSpacing(space::kSmall);
    row->addWidget(m_signIn);
    row->addWidget(m_cancel);
    row->addStretch(1);
    column->addLayout(row);
    connect(m_signIn, &QPushButton::clicked, &m_view, &views::OwnProof::signIn);
    connect(m_cancel, &QPushButton::clicked, &m_view, &views::OwnProof::cancel);
    connect(&m_view, &views::OwnProof::changed, this, &ProofLine::show);
    connect(&m_view, &views::OwnProof::wantsBrowser, this,
            [](const QUrl &address) { QDesktopServices::openUrl(address); });
    show();
}

void ProofLine::show()
{
    const QString words = m_view.text();
    m_words->setText(words);
    m_words->setVisible(!words.isEmpty());
    m_signIn->setText(m_view.offer().replace(QLatin1Char('&'), QLatin1String("&&"))); // no mnemonic of theirs
    m_signIn->setVisible(m_view.isWanted() && !m_view.waitsForBrowser());
    m_cancel->setText(tr("Cancel"));
    m_cancel->setVisible(m_view.waitsForBrowser());
    setVisible(!words.isEmpty() || m_view.isWanted());
}

} // namespace madang::gui
