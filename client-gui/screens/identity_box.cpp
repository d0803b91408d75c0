// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-gui/screens/identity_box.h"

#include "client-gui/parts/plain_text.h"
#include "client-gui/theme/spacing.h"
#include "common/views/wording.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace madang::gui {

IdentityBox::IdentityBox(const Theme &theme, Session &session, const views::Formats &formats, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_formats(formats)
    , m_view(session)
    , m_head(new Label(theme, TextStyle::Subtitle, Label::Tone::Normal, Label::Lines::Wrapped, this))
    , m_rows(new QWidget(this))
    , m_column(new QVBoxLayout(m_rows))
    , m_error(new Label(theme, TextStyle::Body, Label::Tone::Danger, Label::Lines::Wrapped, this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::kMedium);
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(space::kSmall);
    column->addWidget(m_head);
    column->addWidget(m_rows);
    column->addWidget(m_error);
    connect(&m_view, &views::IdentityList::changed, this, &IdentityBox::show);
    connect(&m_view, &views::IdentityList::removed, this, [this](const QString &title) {
        Q_EMIT said(tr("%1 opens your account no more.").arg(isolated(oneLine(title, 40))));
    });
    retranslate();
}

void IdentityBox::show()
{
    while (QLayoutItem *item = m_column->takeAt(0)) {
        if (QWidget *row = item->widget()) {
            row->hide();
            row->deleteLater(); // the button that was pressed is in one of them
        }
        delete item;
    }
    for (const providers::Identity &identity : m_view.items())
        addRow(identity);
    m_error->setText(m_view.error() ? views::wording::of(*m_view.error()) : QString());
    m_error->setVisible(m_view.error().has_value());
    // Nobody who comes with a password has to read about it.
    setVisible(!m_view.items().isEmpty());
}

void IdentityBox::addRow(const providers::Identity &identity)
{
    auto *row = new QWidget(m_rows);
    auto *line = new QHBoxLayout(row);
    line->setContentsMargins(0, 0, 0, 0);
    auto *words = new QVBoxLayout;
    auto *title = new Label(m_theme, TextStyle::Body, Label::Tone::Normal, Label::Lines::Wrapped, row);
    title->setText(oneLine(identity.title, 40));
    auto *about = new Label(m_theme, TextStyle::Caption, Label::Tone::Muted, Label::Lines::Wrapped, row);
    about->setText(tr("%1 · since %2")
                       .arg(isolated(oneLine(identity.label, 80)), m_formats.fullTime(identity.linkedAt)));
    words->addWidget(title);
    words->addWidget(about);
    line->addLayout(words, 1);
    auto *remove = new Button(m_theme, Button::Kind::Quiet, row);
    remove->setText(tr("Remove"));
    remove->setEnabled(!m_view.isBusy());
    connect(remove, &QPushButton::clicked, this,
            [this, provider = identity.provider] { m_view.remove(provider); });
    line->addWidget(remove);
    m_column->addWidget(row);
}

void IdentityBox::retranslate()
{
    m_head->setText(tr("Signing in with other services"));
    show();
}

} // namespace madang::gui
