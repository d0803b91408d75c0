// SPDX-License-Identifier: GPL-3.0-or-later
// Signing in, registering, a code by mail, looking around as a guest, or writing to who runs the server: a
// form for the keyboard, down to a few columns.
#pragma once

#include "client-tui/panes/form_pane.h"
#include "client-tui/panes/painted_line.h"
#include "client-tui/profile/profile.h"
#include "client-tui/settings/keymap.h"
#include "client-tui/settings/theme.h"
#include "client-tui/terminal/line_editor.h"

#include "common/views/account_form.h"
#include "common/views/contact_form.h"

#include <QPointer>

namespace madang::tui {

class SignInPane : public QObject {
    Q_OBJECT
public:
    SignInPane(Session &session, Profile &profile, const QString &server, const Theme &theme,
               QObject *parent = nullptr);
    ~SignInPane() override;

    /// Paints and answers where the cursor stands on the screen.
    std::optional<QPoint> paint(const Region &region);
    bool perform(const Action &action);
    bool pressKey(const QString &chord);
    void type(const QString &text);

Q_SIGNALS:
    void changed();
    void entered();

private:
    using Field = views::AccountForm::Field;
    using Place = SecretPlaces::Place;
    struct Line {
        Field field;
        LineEditor editor;
    };

    QList<Field> fields() const;
    LineEditor &editorOf(Field field) { return m_editors[int(field)]; }
    LineEditor editorOf(Field field) const { return m_editors.value(int(field)); }
    QString label(Field field) const;
    QString placeText() const;
    bool onTermsRow() const { return !onPlaceRow() && fields().at(m_row) == Field::Terms; }
    bool hasPlaceRow() const; ///< where the sign-in is kept
    int rowCount() const { return int(fields().size()) + (hasPlaceRow() ? 1 : 0); }
    bool onPlaceRow() const { return m_row == int(fields().size()); }
    void move(int step);
    void changePlace();
    void switchPurpose();
    bool isAmong(std::initializer_list<views::AccountForm::Purpose> purposes) const;
    void goThroughBrowser();
    void submit();
    void resend();
    void writeToOperator();
    void closeLetter();
    static bool isSecret(Field field) { return field == Field::Password || field == Field::PasswordAgain; }
    bool offersLetter() const
    {
        return isAmong({views::AccountForm::Purpose::SignIn, views::AccountForm::Purpose::Forgot});
    }
    void tellForm();
    bool takePlace(const QString &chord);
    bool onAddressRow() const;
    void follow();
    QString heading() const;
    QString strangerHeading() const;
    QString keys() const;
    void probeKeyring();
    QString saying() const;
    bool saysGood(const QString &text) const;
    static QString exampleOf(views::OwnDetails::Field detail);
    void paintSaying(const Region &region, int y) const;
    QPoint paintBox(const Region &box, int row);
    QPoint paintSmall(const Region &region);
    void paintBrowser(const Region &region, int y) const;

    Session &m_session;
    views::AccountForm m_form;
    Profile &m_profile;
    const Theme &m_theme;
    QHash<int, LineEditor> m_editors;
    QList<Place> m_places{Place::Memory, Place::File};
    int m_place = 0;
    int m_row = 0;
    views::AccountForm::Purpose m_shown = views::AccountForm::Purpose::SignIn;
    QString m_complaint;
    bool m_wentToFault = false;
    bool m_revealed = false; ///< passwords
    QString m_thanks; ///< for a letter, until something else is done
    QPointer<views::ContactForm> m_letter;
    std::unique_ptr<FormPane> m_page; ///< for it, instead of the form
};

} // namespace madang::tui
