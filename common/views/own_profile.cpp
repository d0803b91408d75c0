// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/views/own_profile.h"

#include "common/base/file_type.h"
#include "common/base/when_done.h"
#include "common/views/wording.h"

namespace madang::views {

using namespace Qt::StringLiterals;

OwnProfile::OwnProfile(Session &session, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_probe(session)
{
    connect(&m_probe, &NicknameProbe::changed, this, &OwnProfile::changed);
    read();
    whenDone(m_session.call(nicknames::mine, {}), this,
             [this](const Result<nicknames::NicknameStanding> &standing) {
                 if (!standing)
                     return;
                 m_standing = *standing;
                 Q_EMIT changed();
             });
}

void OwnProfile::typeNickname(const QString &text)
{
    if (m_standing && m_standing->unique && m_profile && text.trimmed() != m_profile->nickname)
        m_probe.look(text);
    else
        m_probe.stop();
}

QString OwnProfile::remark() const
{
    if (!mayRename())
        return tr("It was chosen once, and stays.");
    return m_probe.praise();
}

void OwnProfile::read()
{
    if (m_busy)
        return;
    m_busy = true;
    m_error.reset();
    Q_EMIT changed();
    whenDone(m_session.call(profiles::own, {}), this, [this](const Result<profiles::Profile> &profile) {
        m_busy = false;
        if (profile)
            m_profile = *profile;
        else
            m_error = profile.error();
        Q_EMIT changed();
    });
}

QString OwnProfile::fault(Field field) const
{
    if (m_error && m_atField && m_at == field)
        return wording::of(*m_error);
    return field == Field::Nickname ? m_probe.fault() : QString();
}

QString OwnProfile::fault() const
{
    return m_error && !m_atField ? wording::of(*m_error) : QString();
}

QString OwnProfile::nameOf(accounts::MailLanguage language)
{
    switch (language) {
    case accounts::MailLanguage::Korean:
        return u"한국어"_s;
    case accounts::MailLanguage::English:
        return u"English"_s;
    case accounts::MailLanguage::Auto:
        break;
    }
    return tr("As my devices speak");
}

std::optional<accounts::MailLanguage> OwnProfile::languageFrom(const QString &typed)
{
    const QString word = typed.trimmed().toLower();
    if (word == "ko"_L1 || word == "korean"_L1 || word == u"한국어"_s)
        return accounts::MailLanguage::Korean;
    if (word == "en"_L1 || word == "english"_L1 || word == u"영어"_s)
        return accounts::MailLanguage::English;
    if (word == "auto"_L1)
        return accounts::MailLanguage::Auto;
    return std::nullopt;
}

void OwnProfile::save(const QString &nickname, const QString &bio,
                      std::optional<accounts::MailLanguage> language)
{
    if (!m_profile || m_busy)
        return;
    profiles::ChangeOwnProfile wanted;
    if (nickname.trimmed() != m_profile->nickname)
        wanted.nickname = nickname.trimmed();
    if (bio != m_profile->bio)
        wanted.bio = bio;
    if (language && language != m_profile->language)
        wanted.language = language;
    if (wanted.nickname || wanted.bio || wanted.language)
        take(m_session.changeProfile(wanted), Field::Nickname);
}

void OwnProfile::setPicture(const QByteArray &octets)
{
    if (m_busy)
        return;
    if (octets.size() > profiles::kLargestUpload) {
        refuse(Error(Code::TooLarge, "picture").at(u"picture"_s), Field::Picture);
        return;
    }
    if (!isShowablePicture(fileType(octets.first(qMin(octets.size(), kTypeHead))))) {
        refuse(Error(Code::InvalidValue, "picture-type").at(u"picture"_s), Field::Picture);
        return;
    }
    RestRequest request = rest::spelled(profiles::setPicture, Nothing{});
    request.body = octets;
    request.contentType = "application/octet-stream";
    take(rest::decoded<profiles::Profile>(m_session.send(request), this), Field::Picture);
}

void OwnProfile::removePicture()
{
    if (!m_busy)
        take(m_session.call(profiles::removePicture, {}), Field::Picture);
}

void OwnProfile::take(const QFuture<Result<profiles::Profile>> &asked, Field otherwise)
{
    m_busy = true;
    m_error.reset();
    Q_EMIT changed();
    whenDone(asked, this, [this, otherwise](const Result<profiles::Profile> &profile) {
        m_busy = false;
        if (!profile) {
            refuse(profile.error(), otherwise);
            return;
        }
        m_profile = *profile;
        m_probe.stop();
        Faces &faces = m_session.faces();
        const auto known = faces.of(m_session.user());
        faces.take(
            {m_session.user(), profile->nickname, profile->picture, known ? known->badge : std::nullopt});
        Q_EMIT changed();
        Q_EMIT saved();
    });
}

void OwnProfile::refuse(const Error &why, Field otherwise)
{
    m_error = why;
    m_atField = !why.field.isEmpty() || otherwise == Field::Picture;
    m_at = why.field == "bio"_L1 ? Field::Bio : why.field == "nickname"_L1 ? Field::Nickname : otherwise;
    Q_EMIT changed();
}

} // namespace madang::views
