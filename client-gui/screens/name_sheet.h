// SPDX-License-Identifier: GPL-3.0-or-later
// NameSheet: asks for one name: of somebody to open a direct room with or to invite, one's own in a room, or
// of a folder.
#pragma once

#include "client-gui/parts/form_field.h"
#include "client-gui/parts/sheet.h"
#include "common/base/error.h"

#include <QLineEdit>

namespace madang::gui {

class NameSheet : public Sheet {
    Q_OBJECT

public:
    enum class Purpose { OpenDirect, Invite, Nickname, NewFolder, FolderName };

    NameSheet(const Theme &theme, Purpose purpose, QWidget *host);

    void open();
    /// What stands there at first.
    void setName(const QString &name) { m_name->setText(name); }
    /// The answer to submitted(): why not. Leaving the sheet is the answer that all went well.
    void refuse(const Error &why);

Q_SIGNALS:
    void submitted(const QString &username);

protected:
    void retranslate() override;

private:
    void submit();
    /// A nickname may be left empty: then it is the usual one.
    bool mayBeEmpty() const { return m_purpose == Purpose::Nickname; }
    bool isOfFolder() const { return m_purpose == Purpose::NewFolder || m_purpose == Purpose::FolderName; }

    const Purpose m_purpose;
    Label *m_lead = nullptr;
    QLineEdit *m_name = nullptr;
    FormField *m_field = nullptr;
    Button *m_action = nullptr;
};

} // namespace madang::gui
