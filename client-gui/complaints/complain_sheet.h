// SPDX-License-Identifier: GPL-3.0-or-later
// ComplainSheet: says what is wrong with a message, a profile or an invitation, to those who look after it.
#pragma once

#include "client-gui/parts/form_field.h"
#include "client-gui/parts/sheet.h"
#include "common/protocol/complaints.h"

#include <QComboBox>
#include <QFuture>
#include <QLineEdit>

#include <functional>

namespace madang::gui {

/// What somebody complains about.
struct ComplaintMatter {
    complaints::About about = complaints::About::Message;
    QString quote; ///< foreign
    std::function<QFuture<Result<Nothing>>(complaints::Reason reason, const QString &note)> make;
};

class ComplainSheet : public Sheet {
    Q_OBJECT

public:
    ComplainSheet(const Theme &theme, const ComplaintMatter &matter, QWidget *host);

    void open();

Q_SIGNALS:
    void said(const QString &line);

protected:
    void retranslate() override;

private:
    void send();

    QString heading() const;
    QString lead() const;

    const ComplaintMatter m_matter;
    Label *m_lead = nullptr;
    Label *m_quote = nullptr;
    QComboBox *m_reason = nullptr;
    FormField *m_reasonField = nullptr;
    QLineEdit *m_note = nullptr;
    FormField *m_noteField = nullptr;
    Button *m_send = nullptr;
};

} // namespace madang::gui
