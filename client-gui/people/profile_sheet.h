// SPDX-License-Identifier: GPL-3.0-or-later
// ProfileSheet: what one shows of oneself: picture, nickname, some words. Shows views::OwnProfile.
#pragma once

#include "client-gui/parts/avatar.h"
#include "client-gui/parts/form_field.h"
#include "client-gui/parts/sheet.h"
#include "client-gui/people/square_picture.h"
#include "common/views/own_profile.h"

class QComboBox;
class QLineEdit;
class QPlainTextEdit;

namespace madang::gui {

class PreviewAvatar;

class ProfileSheet : public Sheet {
    Q_OBJECT

public:
    ProfileSheet(const Theme &theme, Session &session, QWidget *host);

    void open();
    /// Shows what a file would look like; nothing is sent before it is agreed to.
    void look(const QString &file);

Q_SIGNALS:
    void said(const QString &line);

protected:
    void retranslate() override;

private:
    void showProfile();
    void choose();
    void usePicture();
    void save();
    std::optional<accounts::MailLanguage> chosenLanguage() const;
    bool isChosen() const { return !m_chosen.octets.isEmpty(); }

    Session &m_session;
    views::OwnProfile m_own;
    Portraits m_portraits;
    SquarePicture m_chosen;
    bool m_filled = false; ///< with what the server has
    bool m_sentPicture = false;
    PreviewAvatar *m_avatar = nullptr;
    Button *m_choose = nullptr;
    Button *m_use = nullptr;
    Button *m_remove = nullptr;
    Label *m_pictureFault = nullptr;
    Label *m_hint = nullptr;
    QLineEdit *m_nickname = nullptr;
    FormField *m_nicknameField = nullptr;
    QPlainTextEdit *m_bio = nullptr;
    FormField *m_bioField = nullptr;
    QComboBox *m_language = nullptr;
    FormField *m_languageField = nullptr;
    Label *m_fault = nullptr;
    Button *m_again = nullptr; ///< reads it again, where that failed
    Button *m_save = nullptr;
};

} // namespace madang::gui
