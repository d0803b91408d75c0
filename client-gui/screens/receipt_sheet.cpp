// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-gui/screens/receipt_sheet.h"

#include "client-gui/parts/save_file.h"
#include "common/base/when_done.h"
#include "common/views/wording.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace madang::gui {

ReceiptSheet::ReceiptSheet(const Theme &theme, Session &session, const views::Formats &formats,
                           DonationId gift, QWidget *host)
    : Sheet(theme, 480, host)
    , m_session(session)
    , m_receipts(session, formats)
    , m_gift(gift)
    , m_lead(new Label(theme, TextStyle::Body, Label::Tone::Muted, Label::Lines::Wrapped, this))
    , m_name(new QLineEdit(this))
    , m_nameField(new FormField(theme, m_name, this))
    , m_error(new Label(theme, TextStyle::Body, Label::Tone::Danger, Label::Lines::Wrapped, this))
    , m_save(new Button(theme, Button::Kind::Primary, this))
{
    m_name->setMaxLength(receipts::kLongestName);
    m_error->hide();
    content()->addWidget(m_lead);
    content()->addWidget(m_nameField);
    content()->addWidget(m_error);
    buttons()->addWidget(m_save);
    connect(m_save, &QPushButton::clicked, this, &ReceiptSheet::press);
    connect(m_name, &QLineEdit::returnPressed, this, &ReceiptSheet::press);
}

void ReceiptSheet::open()
{
    Sheet::open(m_name);
}

void ReceiptSheet::press()
{
    if (!m_save->isEnabled())
        return;
    m_error->hide();
    m_save->setEnabled(false);
    whenDone(m_receipts.issue(m_gift, m_name->text()), this,
             [this](const Result<receipts::Receipt> &receipt) { issued(receipt); });
}

void ReceiptSheet::issued(const Result<receipts::Receipt> &receipt)
{
    m_save->setEnabled(true);
    if (!receipt) {
        refuse(receipt.error());
        return;
    }
    askWhereToSave(this, views::ReceiptList::fileName(*receipt),
                   [this, path = receipt->path](const QString &file) {
                       whenDone(views::download(m_session, this, path, file), this,
                                [this](const Result<QString> &saved) {
                                    if (!saved) {
                                        refuse(saved.error());
                                        return;
                                    }
                                    Q_EMIT said(tr("Saved."));
                                    showFile(*saved);
                                    leave();
                                });
                   });
}

void ReceiptSheet::refuse(const Error &why)
{
    m_error->setText(why.about == QLatin1StringView("file") ? tr("The file cannot be written there.")
                                                            : views::wording::of(why));
    m_error->show();
}

void ReceiptSheet::retranslate()
{
    Sheet::retranslate();
    setHeading(tr("Receipt"));
    m_lead->setText(
        tr("What you hide from others is on your own receipt. A name you type here is printed on it, and "
           "shown nowhere else."));
    m_nameField->setName(tr("Name on the receipt"));
    m_nameField->setRemark(tr("Empty: your nickname, or the name it was made with before"));
    m_save->setText(tr("Save…"));
}

} // namespace madang::gui
