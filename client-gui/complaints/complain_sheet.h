// SPDX-License-Identifier: GPL-3.0-or-later
// ComplainSheet: says what is wrong with a message, to those who look after the room.
#pragma once

#include "client-gui/parts/form_field.h"
#include "client-gui/parts/sheet.h"
#include "common/views/message_actions.h"

#include <QComboBox>
#include <QLineEdit>
#include <QPointer>

namespace madang::gui {

class ComplainSheet : public Sheet {
    Q_OBJECT

public:
    /// Gone meanwhile, the actions do nothing.
    ComplainSheet(const Theme &theme, views::MessageActions &actions, const views::TimelineRow &message,
                  QWidget *host);

    void open();

Q_SIGNALS:
    void said(const QString &line);

protected:
    void retranslate() override;

private:
    void send();

    QPointer<views::MessageActions> m_actions;
    const views::TimelineRow m_message;
    Label *m_lead = nullptr;
    Label *m_quote = nullptr;
    QComboBox *m_reason = nullptr;
    FormField *m_reasonField = nullptr;
    QLineEdit *m_note = nullptr;
    FormField *m_noteField = nullptr;
    Button *m_send = nullptr;
};

} // namespace madang::gui
