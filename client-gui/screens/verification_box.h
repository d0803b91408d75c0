// SPDX-License-Identifier: GPL-3.0-or-later
// VerificationBox: proving who one is, and whether others see it; a part of SessionsSheet. Shows
// views::OwnVerification.
#pragma once

#include "client-gui/parts/button.h"
#include "client-gui/parts/fault_line.h"
#include "client-gui/parts/label.h"
#include "common/views/own_verification.h"

class QCheckBox;

namespace madang::gui {

/// Hidden where the server verifies nobody.
class VerificationBox : public QWidget {
    Q_OBJECT

public:
    VerificationBox(const Theme &theme, Session &session, const views::Formats &formats, QWidget *parent);

    void refresh() { m_view.read(); }
    void retranslate();

Q_SIGNALS:
    void said(const QString &line);

private:
    void show();

    const views::Formats &m_formats;
    views::OwnVerification m_view;
    Label *m_head = nullptr;
    Label *m_state = nullptr;
    Label *m_kept = nullptr;
    Label *m_remark = nullptr;
    Label *m_error = nullptr;
    FaultLine *m_unread = nullptr; ///< why nothing is known
    QCheckBox *m_shown = nullptr;
    Button *m_begin = nullptr;
    Button *m_again = nullptr; ///< the browser once more
    Button *m_cancel = nullptr;
    Button *m_forget = nullptr;
    Button *m_sure = nullptr; ///< asked once: it can only be had back in the browser
};

} // namespace madang::gui
