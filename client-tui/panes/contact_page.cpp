// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-tui/panes/contact_page.h"

#include <array>

namespace madang::tui {

namespace {

    using views::ContactForm;

    struct ContactPageText {
        Q_DECLARE_TR_FUNCTIONS(madang::tui::ContactPage)
    };

    constexpr std::array kContactFields{ContactForm::Field::Name, ContactForm::Field::Email,
                                        ContactForm::Field::Phone, ContactForm::Field::Text};

    /// What the server found wrong, where it is.
    void showContactFaults(Form &form, const ContactForm &contact)
    {
        for (int row = 0; row < int(kContactFields.size()); ++row) {
            if (const QString fault = contact.fault(kContactFields[size_t(row)]); !fault.isEmpty())
                return form.fail(row, fault);
        }
        if (const QString fault = contact.fault(); !fault.isEmpty())
            form.fail(-1, fault);
    }

} // namespace

std::shared_ptr<Form> contactPage(views::ContactForm &contact, const std::function<void()> &repaint)
{
    const bool known = contact.isSignedIn();
    QString words
        = ContactPageText::tr("A mail to the people who run this server. They answer by mail, too.");
    if (known)
        words += u' '
            + ContactPageText::tr(
                     "Name and address may stay empty: they are your nickname and your proven address.");
    const auto form = std::make_shared<Form>(
        ContactPageText::tr("Write to the operator"), words,
        QList<Form::Field>{{ContactPageText::tr("Your name"), {}, false, known},
                           {ContactPageText::tr("E-mail for the answer"), {}, false, known},
                           {ContactPageText::tr("Phone, if you like"), {}, false, true},
                           {ContactPageText::tr("What is it about?"), {}, false, false}});
    const std::weak_ptr<Form> asked = form;
    form->onSubmit([&contact, asked](const QStringList &typed) {
        for (int row = 0; row < int(kContactFields.size()); ++row)
            contact.setText(kContactFields[size_t(row)], typed.value(row));
        const std::shared_ptr<Form> open = asked.lock();
        if (!open || !contact.canSend())
            return;
        open->setBusy();
        contact.send();
    });
    QObject::connect(&contact, &ContactForm::changed, &contact, [&contact, asked, repaint] {
        const std::shared_ptr<Form> open = asked.lock();
        if (!open || contact.isBusy())
            return;
        showContactFaults(*open, contact);
        repaint();
    });
    return form;
}

} // namespace madang::tui
