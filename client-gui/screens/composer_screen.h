// SPDX-License-Identifier: GPL-3.0-or-later
// ComposerScreen: where one writes, what one answers, who is typing, and why one may not. Shows
// views::Composer.
#pragma once

#include "client-gui/parts/button.h"
#include "client-gui/parts/file_chip.h"
#include "client-gui/parts/label.h"
#include "client-gui/parts/message_edit.h"
#include "client-gui/parts/pane.h"
#include "client-gui/screens/message_preview.h"
#include "client-gui/screens/paste_choice.h"
#include "common/views/composer.h"
#include "common/views/people.h"

namespace madang::gui {

class ComposerScreen : public Pane {
    Q_OBJECT

public:
    ComposerScreen(const Theme &theme, const views::Formats &formats, views::Composer &composer,
                   views::People &people, QWidget *parent);

    MessageEdit &edit() { return *m_edit; }
    /// How the room is called in the empty field.
    void setRoomName(const QString &name);
    void setReplyTo(const views::Quote &quote);
    /// Answers it, with these lines of it quoted above what is written.
    void quote(const views::Quote &quote, const QString &lines);
    /// At the cursor, in place of what is selected.
    void insertText(const QString &text);
    /// Puts files beside what is being written.
    void addFiles(const QStringList &paths);
    /// Lets files be chosen, or an emoji, as the buttons do; nothing where one may not write.
    void attachFiles();
    void chooseEmoji();
    /// Sends what stands there, as the button does.
    void submit();
    /// Shows what is being written as it will look, or stops doing so.
    void togglePreview();

Q_SIGNALS:
    /// A line of ours went into the timeline.
    void sent();
    void joinWanted();
    void signInWanted();
    /// A nickname is to be chosen before anything is sent; submit() goes on then.
    void nicknameWanted();
    void said(const QString &line);
    void copyPassedOn();
    /// One's last message is to be changed.
    void changeLastWanted();
    void escaped();
    /// An emoji is to be chosen; insertText() takes it.
    void emojiWanted();

protected:
    void retranslate() override;
    void paintEvent(QPaintEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void showState();
    void showReply();
    void showFiles();
    void askForFiles();
    void addPicture(const QImage &picture);
    void askAboutPaste(const QString &text);
    void usePaste(PasteChoice::Use use, const QString &text);
    void showPreview();
    QString noteOf(const UploadItem &item) const;
    void restyle();

    const views::Formats &m_formats;
    views::Composer &m_composer;
    views::People &m_people;
    QString m_roomName;
    MessagePreview *m_preview = nullptr;
    QWidget *m_card = nullptr;
    QWidget *m_reply = nullptr;
    Label *m_replyName = nullptr;
    Label *m_replyText = nullptr;
    IconButton *m_replyEnd = nullptr;
    QWidget *m_files = nullptr;
    QHash<qint64, FileChip *> m_chips; ///< by number of the upload
    PasteChoice *m_paste = nullptr;
    IconButton *m_clip = nullptr;
    IconButton *m_look = nullptr;
    IconButton *m_smile = nullptr;
    MessageEdit *m_edit = nullptr;
    IconButton *m_send = nullptr;
    QWidget *m_blocked = nullptr;
    Label *m_obstacle = nullptr;
    Button *m_remedy = nullptr;
    Label *m_as = nullptr; ///< as whom one writes, where there are several accounts
    Label *m_typing = nullptr;
    Label *m_hint = nullptr;
};

} // namespace madang::gui
