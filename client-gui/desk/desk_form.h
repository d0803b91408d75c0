// SPDX-License-Identifier: GPL-3.0-or-later
// DeskForm: what can be done about something at the payments desk: the buttons, what one of them needs to be
// told, and the question before money moves. Shows views::PaymentsDesk.
#pragma once

#include "client-gui/parts/button.h"
#include "client-gui/parts/form_field.h"
#include "client-gui/parts/money_edit.h"
#include "common/views/payments_desk.h"

#include <QDateEdit>

#include <optional>

class QHBoxLayout;

namespace madang::gui {

class DeskForm : public QWidget {
    Q_OBJECT

public:
    DeskForm(const Theme &theme, views::PaymentsDesk &desk, const views::Formats &formats, QWidget *parent);

    /// The buttons of what can be done now; what is being written stays, unless it is about something else.
    void showDeeds();
    void retranslate();

Q_SIGNALS:
    /// Somebody begins something: what came of the last thing is old.
    void begun();

private:
    using Deed = views::PaymentsDesk::Deed;

    QString wordsOf(Deed deed) const;
    static bool asksFirst(Deed deed) { return deed == Deed::NoteTransfer || deed == Deed::Refund; }
    QString aimNow() const;
    void begin(Deed deed);
    void close();
    void send();
    void arrange();
    void fillNames();

    const Theme &m_theme;
    views::PaymentsDesk &m_desk;
    const views::Formats &m_formats;
    QHBoxLayout *m_choices = nullptr;
    QWidget *m_choiceRow = nullptr;
    MoneyEdit *m_amount = nullptr;
    FormField *m_amountField = nullptr;
    QLineEdit *m_number = nullptr;
    FormField *m_numberField = nullptr;
    QLineEdit *m_reference = nullptr;
    FormField *m_referenceField = nullptr;
    QLineEdit *m_holder = nullptr;
    FormField *m_holderField = nullptr;
    QDateEdit *m_day = nullptr; ///< the bank booked it
    FormField *m_dayField = nullptr;
    QLineEdit *m_reason = nullptr;
    FormField *m_reasonField = nullptr;
    Label *m_question = nullptr;
    QWidget *m_sendRow = nullptr;
    Button *m_back = nullptr;
    Button *m_send = nullptr;
    QList<Deed> m_shown;
    QString m_aim; ///< what the form is about; another one closes it
    std::optional<Deed> m_deed; ///< the one that is being filled in
};

} // namespace madang::gui
