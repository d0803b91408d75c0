// SPDX-License-Identifier: GPL-3.0-or-later
// ConsentBox: which terms of use one agreed to, and a button for newer ones; a part of SessionsSheet. Shows
// views::TermsConsent.
#pragma once

#include "client-gui/parts/button.h"
#include "client-gui/parts/label.h"
#include "common/views/terms_consent.h"

namespace madang::gui {

/// Hidden where there is nothing to say.
class ConsentBox : public QWidget {
    Q_OBJECT

public:
    ConsentBox(const Theme &theme, Session &session, const views::Formats &formats, QWidget *parent);

    void refresh();
    void retranslate();

Q_SIGNALS:
    void said(const QString &line);

private:
    void show();

    const views::Formats &m_formats;
    views::TermsConsent m_view;
    Label *m_words = nullptr;
    Button *m_read = nullptr;
    Button *m_agree = nullptr;
    Label *m_error = nullptr;
};

} // namespace madang::gui
