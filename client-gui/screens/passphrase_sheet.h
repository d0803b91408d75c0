// SPDX-License-Identifier: GPL-3.0-or-later
// PassphraseSheet: where there is no keyring: a passphrase for the encrypted file, or staying signed in for
// this run only. Says plainly what each means.
#pragma once

#include "client-gui/parts/form_field.h"
#include "client-gui/parts/sheet.h"
#include "common/client/file_secret_store.h"

#include <QLineEdit>

namespace madang::gui {

class PassphraseSheet : public Sheet {
    Q_OBJECT

public:
    PassphraseSheet(const Theme &theme, FileSecretStore &file, QWidget *host);

    void open();

Q_SIGNALS:
    void unlocked();
    void declined();

protected:
    void retranslate() override;

private:
    void submit();

    FileSecretStore &m_file;
    const bool m_isNew;
    Label *m_lead = nullptr;
    QLineEdit *m_passphrase = nullptr;
    FormField *m_field = nullptr;
    QLineEdit *m_again = nullptr;
    FormField *m_againField = nullptr;
    Button *m_decline = nullptr;
    Button *m_action = nullptr;
};

} // namespace madang::gui
