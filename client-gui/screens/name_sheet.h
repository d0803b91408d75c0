// SPDX-License-Identifier: GPL-3.0-or-later
// NameSheet: asks for one user name, to open a direct room with that person or to invite them.
#pragma once

#include "client-gui/parts/form_field.h"
#include "client-gui/parts/sheet.h"
#include "common/base/error.h"

#include <QLineEdit>

namespace madang::gui {

class NameSheet : public Sheet {
    Q_OBJECT

public:
    enum class Purpose { OpenDirect, Invite };

    NameSheet(const Theme &theme, Purpose purpose, QWidget *host);

    void open();
    /// The answer to submitted(): why not. Leaving the sheet is the answer that all went well.
    void refuse(const Error &why);

Q_SIGNALS:
    void submitted(const QString &username);

protected:
    void retranslate() override;

private:
    void submit();

    const Purpose m_purpose;
    Label *m_lead = nullptr;
    QLineEdit *m_name = nullptr;
    FormField *m_field = nullptr;
    Button *m_action = nullptr;
};

} // namespace madang::gui
