// SPDX-License-Identifier: GPL-3.0-or-later
// OwnProfile: what one shows of oneself, to be read and changed.
#pragma once

#include "common/views/nickname_probe.h"

namespace madang::views {

class OwnProfile : public QObject {
    Q_OBJECT
public:
    enum class Field { Nickname, Bio, Picture };

    explicit OwnProfile(Session &session, QObject *parent = nullptr);

    void read();
    /// Absent until it was read.
    const std::optional<profiles::Profile> &profile() const { return m_profile; }
    bool isBusy() const { return m_busy; }
    /// What is wrong with a field, in words; empty while nothing is.
    QString fault(Field field) const;
    /// Why something else failed.
    QString fault() const;
    /// Whether the nickname may be another; the server decides.
    bool mayRename() const { return !m_standing || m_standing->mayChange; }
    /// What is being typed as nickname: whether it is free is asked meanwhile, where that matters.
    void typeNickname(const QString &text);
    /// Good to know about the nickname: that it is free, or that it stays.
    QString remark() const;

    /// Saves what differs from what is there; without a language that stays.
    void save(const QString &nickname, const QString &bio,
              std::optional<accounts::MailLanguage> language = {});
    /// What a language of mails is called.
    static QString nameOf(accounts::MailLanguage language);
    /// The one that somebody typed: "ko", "en", "auto", or a name of it; nothing for any other word.
    static std::optional<accounts::MailLanguage> languageFrom(const QString &typed);
    /// Sends a picture: PNG, JPEG, GIF or WebP of at most profiles::kLargestUpload octets. What cannot be one
    /// is refused before anything is sent.
    void setPicture(const QByteArray &octets);
    void removePicture();

Q_SIGNALS:
    void changed();
    /// Something was saved.
    void saved();

private:
    void take(const QFuture<Result<profiles::Profile>> &asked, Field otherwise);
    void refuse(const Error &why, Field otherwise);

    Session &m_session;
    NicknameProbe m_probe;
    std::optional<nicknames::NicknameStanding> m_standing; ///< absent with older servers
    std::optional<profiles::Profile> m_profile;
    std::optional<Error> m_error;
    Field m_at = Field::Nickname; ///< where m_error belongs
    bool m_atField = false;
    bool m_busy = false;
};

} // namespace madang::views
