// SPDX-License-Identifier: GPL-3.0-or-later
// What is being written in one room: the draft, shared with one's other clients, its limit, typing notices,
// sending.
#pragma once

#include "common/views/timeline.h"

namespace madang::views {

/// Belongs to one Timeline. The face gives it every change of the text that is not still being composed by an
/// input method, and takes the text back on textReplaced(). Several of one room show one draft: what is
/// written in one stands in the others as soon as it is saved, unless somebody is writing there.
class Composer : public QObject {
    Q_OBJECT
public:
    Composer(Session &session, Timeline &timeline, QObject *parent = nullptr);
    ~Composer() override;

    const QString &text() const { return m_text; }
    /// What the person wrote; saved as draft after a moment, announced as typing.
    void setText(const QString &text);
    /// Whether an input method is composing what is no text yet: nothing replaces the text meanwhile.
    void setComposing(bool composing);
    /// The room is left, or another window has the keyboard now: what was written goes to one's other editors
    /// and clients without waiting.
    void leave();
    /// The message this one answers.
    void setReplyTo(std::optional<Quote> quote);
    const std::optional<Quote> &replyTo() const { return m_replyTo; }

    /// Takes a message of ours into the editor: send() changes it then. What was being written waits, and
    /// comes back after send() or stopChanging().
    void change(const TimelineRow &message);
    void stopChanging();
    /// The message that is being changed; null: none.
    EventId changing() const { return m_changing; }
    /// Whether a change is on its way to the server.
    bool isBusy() const { return m_busy; }

    /// As whom one writes, where one program has several accounts; empty where it goes without saying.
    const QString &writesAs() const { return m_session.label(); }

    /// UTF-16 units left; negative when it is too long.
    int remaining() const;
    /// Whether there is something to send, and one may: a member, room open, not too long, no file refused.
    bool canSend() const;

    /// The files that go with the message, on their way or at the server already; they stay when the room is
    /// left.
    QList<UploadItem> files() const;
    /// Adds files by their paths; the first refusal is told by fileRefused(), with the name.
    void addFiles(const QStringList &paths);
    /// Adds octets that are no file on this disk, such as a picture from the clipboard.
    void addFile(const QString &name, const QByteArray &octets);
    void removeFile(qint64 number);
    void retryFile(qint64 number);
    /// Whether send() was called and waits for the files; also in an earlier run of the program, or another
    /// window.
    bool isWaitingForFiles() const;
    /// Why one may not write here at all (guest, visitor, closed room); nothing when one may.
    std::optional<Error> obstacle() const;
    /// Sends and clears; the text stays when it is refused. While files are on their way there is no tag yet:
    /// it goes when they are there, and sent() tells. A change has no tag: it is done when changing() is
    /// null, and changeRefused() says why it is not.
    /// Conflict ("nickname-needed") while the server wants a nickname first (NicknameChoice).
    Result<ClientTag> send();
    /// Takes a failed line back into the editor and out of the outbox.
    void edit(const ClientTag &failed);

Q_SIGNALS:
    /// The text changed other than by setText(): sent, another draft, a line taken back.
    void textReplaced(const QString &text);
    void replyToChanged();
    /// changing() or isBusy() is another.
    void changingChanged();
    void changeRefused(const madang::Error &reason);
    /// files() or how far they came is another.
    void filesChanged();
    void fileRefused(const QString &name, const madang::Error &reason);
    /// A message that waited for its files has gone into the outbox.
    void sent(const madang::ClientTag &tag);
    /// remaining(), canSend(), obstacle() or writesAs() changed.
    void stateChanged();

private:
    void saveDraft();
    void takeDraft();
    void onWritten();
    void touch();
    void announce(bool typing);
    void replaceText(const QString &text);
    void sendChange();
    Result<ClientTag> sendNow();
    void onFileChanged();
    void onFilesSent(const FileMessage &message);
    void clear();
    bool hasRoomForFile(const QString &name);

    Session &m_session;
    Timeline &m_timeline;
    QString m_text;
    std::optional<Quote> m_replyTo;
    EventId m_changing; ///< null: a new message is written
    QString m_waiting; ///< what was written before the change
    bool m_busy = false;
    bool m_composing = false;
    bool m_writing = false; ///< the draft is being saved from here
    std::unique_ptr<Alarm> m_save;
    std::unique_ptr<Alarm> m_idle;
    qint64 m_announcedAt = 0; ///< steady time of the last typing notice
    bool m_announced = false;
};

} // namespace madang::views
