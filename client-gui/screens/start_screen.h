// SPDX-License-Identifier: GPL-3.0-or-later
// StartScreen: signing in, registering, a code by mail, or looking around as a guest. Shows
// views::AccountForm.
#pragma once

#include "client-gui/parts/form_field.h"
#include "client-gui/parts/notice_bar.h"
#include "client-gui/parts/pane.h"
#include "client-gui/screens/sign_up_details.h"
#include "common/views/account_form.h"

#include <QCheckBox>
#include <QLineEdit>

namespace madang::gui {

class StartScreen : public Pane {
    Q_OBJECT

public:
    StartScreen(const Theme &theme, Session &session, QWidget *parent);

    views::AccountForm &form() { return m_form; }
    /// Puts the keyboard where typing goes on.
    void begin();
    /// A sentence over the form: why one has to sign in again.
    void explain(const QString &why);
    /// Whether there are other accounts to go back to.
    void setWayOut(bool on);

Q_SIGNALS:
    void entered();
    void wayOutWanted();
    /// The session points at the server that was typed.
    void contactWanted();

protected:
    void retranslate() override;
    void resizeEvent(QResizeEvent *event) override;

private:
    struct Row {
        views::AccountForm::Field field;
        QLineEdit *edit = nullptr;
        FormField *frame = nullptr;
        bool left = false; ///< somebody was there and went on
    };

    void addRow(QLayout *column, views::AccountForm::Field field, QLineEdit::EchoMode echo);
    void show();
    void showMoreWays();
    void showProviders();
    void openBrowser();
    void turn();
    QString strangerLead() const;
    void nameRows();
    void showTerms();
    QString lead() const;
    QString submitText() const;
    void submit();

    views::AccountForm m_form;
    views::AccountForm::Purpose m_shown = views::AccountForm::Purpose::SignIn;
    Pane *m_banner = nullptr;
    Label *m_slogan = nullptr;
    Label *m_slogan2 = nullptr;
    NoticeBar *m_notice = nullptr;
    Label *m_heading = nullptr;
    Label *m_lead = nullptr;
    QList<Row> m_rows;
    SignUpDetails *m_details = nullptr;
    QWidget *m_terms = nullptr;
    QCheckBox *m_agree = nullptr;
    Button *m_readTerms = nullptr;
    Label *m_good = nullptr;
    Label *m_error = nullptr;
    Button *m_submit = nullptr;
    Button *m_resend = nullptr;
    Button *m_forgot = nullptr;
    Button *m_other = nullptr;
    Button *m_guest = nullptr;
    Button *m_contact = nullptr;
    Button *m_back = nullptr;
    Button *m_wayOut = nullptr; ///< to the other accounts
    QWidget *m_providers = nullptr; ///< a button for each
    QStringList m_shownProviders; ///< their names and titles
};

} // namespace madang::gui
