// SPDX-License-Identifier: GPL-3.0-or-later
// DateSheet: asks for a day and an hour to go to in a room's history.
#pragma once

#include "client-gui/parts/form_field.h"
#include "client-gui/parts/sheet.h"
#include "common/views/formats.h"

#include <QDateTimeEdit>

namespace madang::gui {

class DateSheet : public Sheet {
    Q_OBJECT

public:
    /// `first` is the earliest moment there can be anything from.
    DateSheet(const Theme &theme, const views::Formats &formats, Timestamp first, QWidget *host);

    void open();

Q_SIGNALS:
    void picked(madang::Timestamp at);

protected:
    void retranslate() override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void submit();

    const views::Formats &m_formats;
    Label *m_lead = nullptr;
    QDateTimeEdit *m_when = nullptr;
    FormField *m_field = nullptr;
    Button *m_action = nullptr;
};

} // namespace madang::gui
