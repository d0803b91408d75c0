// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-gui/screens/refunds_sheet.h"

#include "client-gui/parts/plain_text.h"
#include "client-gui/theme/spacing.h"
#include "common/views/wording.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace madang::gui {

RefundsSheet::RefundsSheet(const Theme &theme, Session &session, const views::Formats &formats, QWidget *host)
    : Sheet(theme, 560, host)
    , m_formats(formats)
    , m_refunds(session, formats)
    , m_lead(new Label(theme, TextStyle::Body, Label::Tone::Muted, Label::Lines::Wrapped, this))
    , m_rows(new QWidget(this))
    , m_rowColumn(new QVBoxLayout(m_rows))
    , m_state(new EmptyState(theme, this))
    , m_error(new Label(theme, TextStyle::Body, Label::Tone::Danger, Label::Lines::Wrapped, this))
{
    m_rowColumn->setContentsMargins(0, 0, 0, 0);
    m_rowColumn->setSpacing(space::kLarge);
    m_state->setMinimumHeight(theme.scaled(240));
    m_error->hide();
    content()->addWidget(m_lead);
    content()->addWidget(m_rows);
    content()->addWidget(m_state, 1);
    content()->addWidget(m_error);
    connect(m_state, &EmptyState::pressed, &m_refunds, &views::WaitingRefunds::refresh);
    connect(&m_refunds, &QAbstractItemModel::rowsRemoved, this, &RefundsSheet::showRefunds);
    connect(&m_refunds, &views::WaitingRefunds::loadingChanged, this, &RefundsSheet::showRefunds);
    connect(&m_refunds, &views::WaitingRefunds::decided, this, [this](const refunds::Refund &refund) {
        m_error->hide();
        Q_EMIT said(views::refundText(refund, m_formats));
    });
    connect(&m_refunds, &views::WaitingRefunds::refused, this, [this](const Error &why) {
        m_error->setText(views::wording::of(why));
        m_error->show();
        showRefunds();
    });
}

void RefundsSheet::open()
{
    m_refunds.refresh();
    showRefunds();
    Sheet::open();
}

QWidget *RefundsSheet::rowOf(const refunds::Refund &refund)
{
    auto *row = new QWidget(m_rows);
    auto *column = new QVBoxLayout(row);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::kTiny);
    auto *wish = new Label(theme(), TextStyle::Body, Label::Tone::Normal, Label::Lines::Wrapped, row);
    wish->setText(views::refundWishText(refund, m_formats));
    column->addWidget(wish);
    auto *when = new Label(theme(), TextStyle::Caption, Label::Tone::Muted, Label::Lines::Wrapped, row);
    when->setText(tr("%1 · %2 of the gift would remain")
                      .arg(m_formats.relative(refund.createdAt), m_formats.won(refund.remaining)));
    column->addWidget(when);
    if (!refund.mayDecide || !refund.id)
        return row;
    auto *choices = new QHBoxLayout;
    choices->setSpacing(space::kSmall);
    auto *approve = new Button(theme(), Button::Kind::Primary, row);
    approve->setText(tr("Give back %1").arg(m_formats.won(refund.amount)));
    auto *reject = new Button(theme(), Button::Kind::Plain, row);
    reject->setText(tr("Reject"));
    reject->setAccessibleName(tr("Reject: %1").arg(wish->text()));
    for (Button *button : {approve, reject}) {
        choices->addWidget(button);
        connect(button, &QPushButton::clicked, this, [this, approve, reject, button, id = *refund.id] {
            approve->setEnabled(false);
            reject->setEnabled(false);
            if (button == approve)
                m_refunds.approve(id);
            else
                m_refunds.reject(id);
        });
    }
    choices->addStretch(1);
    column->addLayout(choices);
    return row;
}

void RefundsSheet::showRefunds()
{
    while (QLayoutItem *item = m_rowColumn->takeAt(0)) {
        item->widget()->deleteLater();
        delete item;
    }
    for (int i = 0; i < m_refunds.rowCount(); ++i)
        m_rowColumn->addWidget(rowOf(m_refunds.refund(i)));
    const bool any = m_refunds.rowCount() > 0;
    m_rows->setVisible(any);
    m_state->setVisible(!any);
    if (any)
        return;
    if (m_refunds.isLoading())
        m_state->wait(tr("Fetching what waits…"));
    else if (m_refunds.error())
        m_state->say(Glyph::CloudOff, tr("The refunds could not be fetched"),
                     views::wording::of(*m_refunds.error()), tr("Try again"));
    else
        m_state->say(Glyph::Check, tr("Nothing waits for you"),
                     tr("When somebody asks for a gift to one of your campaigns back, it is decided here."));
}

void RefundsSheet::retranslate()
{
    Sheet::retranslate();
    setHeading(tr("Refunds to decide"));
    m_lead->setText(
        tr("What is given back leaves the total of the campaign at once. Nobody decides about what "
           "they asked for themselves."));
    showRefunds();
}

} // namespace madang::gui
