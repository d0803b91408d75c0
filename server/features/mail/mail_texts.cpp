// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/mail/mail_texts.h"

#include "common/protocol/json.h"

#include <QDateTime>

namespace madang::mailtexts {

using namespace Qt::StringLiterals;

namespace {

    bool isKorean(const About &about)
    {
        return about.language == "ko"_L1;
    }

    /// Paragraphs, one of them a code that is easy to read and to copy.
    class Writer {
    public:
        explicit Writer(const About &about)
            : m_about(about)
        {
            m_message.language = isKorean(about) ? u"ko"_s : u"en"_s;
            if (!about.person.isEmpty())
                say(u"%1 님, 안녕하세요."_s, u"Hello %1,"_s, {about.person});
        }

        void subject(const QString &korean, const QString &english)
        {
            m_message.subject = u"[%1] %2"_s.arg(m_about.house, isKorean(m_about) ? korean : english);
        }
        void say(const QString &korean, const QString &english, const QStringList &values = {})
        {
            QString text = isKorean(m_about) ? korean : english;
            // One pass from the end: what a value contains is never looked at again.
            for (qsizetype i = 0; i < values.size(); ++i) {
                const QString place = u'%' + QString::number(i + 1);
                if (const qsizetype at = text.indexOf(place); at >= 0)
                    text.replace(at, place.size(), QChar(0xE000 + char16_t(i)));
            }
            for (qsizetype i = 0; i < values.size(); ++i)
                text.replace(QChar(0xE000 + char16_t(i)), values[i].simplified());
            m_message.text += text + u"\n\n"_s;
            m_message.html += html(u"<p>{}</p>\n", {text});
        }
        /// Somebody's own words, line by line, set off from ours.
        void quote(const QString &words)
        {
            Markup lines;
            for (const QString &line : words.split(u'\n')) {
                m_message.text += u"> "_s + line + u'\n';
                lines = html(u"{}{}<br>\n", {lines, line});
            }
            m_message.text += u'\n';
            m_message.html += html(u"<blockquote>{}</blockquote>\n", {lines});
        }
        void answerTo(const MailAddress &address) { m_message.replyTo = address; }
        void code(const QString &digits)
        {
            m_message.text += u"    "_s + digits + u"\n\n"_s;
            m_message.html += html(u"<p style=\"font-size: 1.8em; font-weight: bold; letter-spacing: 0.2em\">"
                                   u"{}</p>\n",
                                   {digits});
        }
        MailMessage done()
        {
            say(u"%1 드림"_s, u"%1"_s, {m_about.house});
            m_message.text = m_message.text.trimmed() + u'\n';
            return m_message;
        }

    private:
        const About &m_about;
        MailMessage m_message;
    };

    /// "mi***@example.org": enough to know it again.
    QString partly(const MailAddress &address)
    {
        const qsizetype at = address.shown.lastIndexOf(u'@');
        return address.shown.left(qMin<qsizetype>(2, at - 1)) + u"***"_s + address.shown.mid(at);
    }

    /// As the clients call it.
    QString roleIn(const About &about, accounts::Role role)
    {
        if (!isKorean(about))
            return QString(json::wordOfEnum(role));
        switch (role) {
        case accounts::Role::Owner:
            return u"소유자"_s;
        case accounts::Role::Admin:
            return u"관리자"_s;
        case accounts::Role::Treasurer:
            return u"회계"_s;
        case accounts::Role::Moderator:
            return u"중재자"_s;
        case accounts::Role::Support:
            return u"지원"_s;
        case accounts::Role::Member:
            break;
        }
        return u"일반 회원"_s;
    }

    QString minuteOf(Timestamp at)
    {
        return QDateTime::fromMSecsSinceEpoch(at.ms, Qt::UTC).toString(u"yyyy-MM-dd HH:mm"_s);
    }

} // namespace

MailMessage verifyEmail(const About &about, const QString &code, std::chrono::minutes lasts)
{
    Writer mail(about);
    mail.subject(u"이메일 주소 확인"_s, u"Confirm your e-mail address"_s);
    mail.say(u"이 이메일 주소를 확인하려면 아래 코드를 입력하세요."_s,
             u"To confirm this e-mail address, enter this code:"_s);
    mail.code(code);
    mail.say(u"코드는 %1분 동안 쓸 수 있습니다. 새 코드를 요청하면 이 코드는 쓸 수 없게 됩니다."_s,
             u"It is good for %1 minutes. Asking for another code ends this one."_s,
             {QString::number(lasts.count())});
    mail.say(u"요청하신 적이 없다면 이 메일을 무시하셔도 됩니다."_s,
             u"If you did not ask for it, you can ignore this mail."_s);
    return mail.done();
}

MailMessage addressKnown(const About &about)
{
    Writer mail(about);
    mail.subject(u"이미 계정이 있습니다"_s, u"You already have an account"_s);
    mail.say(u"누군가 이 이메일 주소를 다른 계정에 쓰려고 했습니다. 이 주소로 만든 계정이 이미 있어서 코드를 "
             u"보내지 않았습니다."_s,
             u"Somebody wanted to use this e-mail address for another account. You already have one with it, "
             u"so no code was sent."_s);
    mail.say(u"본인이라면 그 계정으로 로그인하세요. 비밀번호를 잊었다면 로그인 화면의 “비밀번호를 "
             u"잊으셨나요?”에서 새로 정할 수 있습니다."_s,
             u"If that was you, sign in to that one. If you forgot its password, set a new one under "
             u"“Forgot your password?” where you sign in."_s);
    mail.say(u"본인이 아니라면 하실 일이 없습니다. 계정은 그대로입니다."_s,
             u"If that was not you, there is nothing to do. Your account stays as it is."_s);
    return mail.done();
}

MailMessage accountApproved(const About &about, const QString &username)
{
    Writer mail(about);
    mail.subject(u"가입이 승인되었습니다"_s, u"Your account was approved"_s);
    mail.say(u"이제 사용자 이름 %1(으)로 로그인할 수 있습니다. 반갑습니다!"_s,
             u"You can sign in now, with the user name %1. Welcome!"_s, {username});
    return mail.done();
}

MailMessage resetPassword(const About &about, const QString &code, std::chrono::minutes lasts)
{
    Writer mail(about);
    mail.subject(u"비밀번호 재설정"_s, u"Set a new password"_s);
    mail.say(u"새 비밀번호를 정하려면 아래 코드를 입력하세요."_s,
             u"To set a new password, enter this code:"_s);
    mail.code(code);
    mail.say(u"코드는 %1분 동안 한 번만 쓸 수 있습니다. 비밀번호가 바뀌면 모든 기기에서 로그아웃됩니다."_s,
             u"It works once, for %1 minutes. A new password signs out all your devices."_s,
             {QString::number(lasts.count())});
    mail.say(u"요청하신 적이 없다면 이 코드를 누구에게도 알려주지 마세요. 비밀번호는 그대로입니다."_s,
             u"If you did not ask for it, tell nobody this code. Your password stays as it is."_s);
    return mail.done();
}

MailMessage linkProvider(const About &about, const QString &code, std::chrono::minutes lasts)
{
    Writer mail(about);
    mail.subject(u"다른 서비스 계정으로 로그인"_s, u"Sign in with another account of yours"_s);
    mail.say(u"이 계정에 다른 서비스의 계정을 연결하려면 아래 코드를 입력하세요."_s,
             u"To open your account with one you have elsewhere, enter this code:"_s);
    mail.code(code);
    mail.say(u"코드는 %1분 동안 한 번만 쓸 수 있습니다."_s, u"It works once, for %1 minutes."_s,
             {QString::number(lasts.count())});
    mail.say(u"요청하신 적이 없다면 이 코드를 누구에게도 알려주지 마세요. 코드를 아는 사람은 계정에 "
             u"들어올 수 있습니다."_s,
             u"If you did not ask for it, tell nobody this code: who has it gets into your account."_s);
    return mail.done();
}

MailMessage providerLinked(const About &about, const QString &provider)
{
    Writer mail(about);
    mail.subject(u"다른 서비스 계정이 연결되었습니다"_s, u"Another account opens yours now"_s);
    mail.say(u"이제 %1 계정으로도 로그인할 수 있습니다."_s, u"From now on you can also sign in with %1."_s,
             {provider});
    mail.say(u"본인이 한 일이 아니라면 설정의 “계정과 로그인 기기”에서 연결을 끊고 비밀번호를 바꾸세요."_s,
             u"If that was not you, remove it under “Account and sessions”, and change your password."_s);
    return mail.done();
}

MailMessage emailChanged(const About &about, const MailAddress &to, const QString &code,
                         std::chrono::minutes lasts)
{
    Writer mail(about);
    mail.subject(u"이메일 주소가 바뀌고 있습니다"_s, u"Your e-mail address is being changed"_s);
    mail.say(
        u"계정의 이메일 주소를 %1(으)로 바꾸라는 요청이 있었습니다. 새 주소로 보낸 코드와 아래 코드를 함께 입력하면 바뀝니다."_s,
        u"Somebody signed in to your account asked to change its e-mail address to %1. It changes when "
        u"both the code sent there and this one are entered:"_s,
        {partly(to)});
    mail.code(code);
    mail.say(u"코드는 %1분 동안 쓸 수 있습니다."_s, u"It is good for %1 minutes."_s,
             {QString::number(lasts.count())});
    mail.say(
        u"본인이 요청한 것이 아니라면 코드를 누구에게도 알려주지 말고, 지금 비밀번호를 바꾸고, 커뮤니티 운영자에게 알려주세요."_s,
        u"If that was not you, tell nobody this code, change your password now, and tell who runs the "
        u"community."_s);
    return mail.done();
}

MailMessage newDevice(const About &about, const QString &device, const QString &address, Timestamp at)
{
    Writer mail(about);
    mail.subject(u"새 기기에서 로그인했습니다"_s, u"A new device signed in"_s);
    mail.say(u"처음 보는 기기에서 계정에 로그인했습니다."_s,
             u"Your account was signed in to from a device that was never used with it before."_s);
    mail.say(u"기기: %1, 주소: %2, 시각: %3 (UTC)"_s, u"Device: %1, address: %2, time: %3 (UTC)"_s,
             {device.isEmpty() ? (isKorean(about) ? u"이름 없음"_s : u"without a name"_s) : device, address,
              minuteOf(at)});
    mail.say(u"본인이 아니라면 설정의 “계정과 로그인 기기”에서 그 기기를 로그아웃하고 비밀번호를 바꾸세요."_s,
             u"If that was not you, sign that device out under “Account and sessions”, and change your "
             u"password."_s);
    return mail.done();
}

MailMessage tokenMade(const About &about, const QString &name, const QString &address, Timestamp at)
{
    Writer mail(about);
    mail.subject(u"API 토큰을 만들었습니다"_s, u"An API token was made"_s);
    mail.say(
        u"비밀번호 없이 계정을 쓸 수 있는 토큰을 만들었습니다. 프로그램이 이 토큰으로 계정을 대신 쓸 수 있습니다."_s,
        u"Somebody made a token with which programs use your account without its password."_s);
    mail.say(u"이름: %1, 주소: %2, 시각: %3 (UTC)"_s, u"Name: %1, address: %2, time: %3 (UTC)"_s,
             {name, address, minuteOf(at)});
    mail.say(u"본인이 한 일이 아니라면 설정의 “계정과 로그인 기기”에서 토큰을 없애고 비밀번호를 바꾸세요."_s,
             u"If that was not you, revoke it under “Account and sessions”, and change your password."_s);
    return mail.done();
}

MailMessage passwordChanged(const About &about)
{
    Writer mail(about);
    mail.subject(u"비밀번호가 바뀌었습니다"_s, u"Your password was changed"_s);
    mail.say(u"메일로 받은 코드로 비밀번호를 새로 정했고, 모든 기기에서 로그아웃했습니다."_s,
             u"A new password was set with a code sent by mail, and all devices were signed out."_s);
    mail.say(u"본인이 한 일이 아니라면 커뮤니티 운영자에게 바로 알려주세요."_s,
             u"If that was not you, tell who runs the community at once."_s);
    return mail.done();
}

MailMessage roleChanged(const About &about, accounts::Role before, accounts::Role now, const QString &by)
{
    Writer mail(about);
    const QString was = roleIn(about, before);
    const QString is = roleIn(about, now);
    mail.subject(u"역할이 바뀌었습니다"_s, u"You have another role"_s);
    if (by.isEmpty())
        mail.say(u"여기에서 맡은 역할이 바뀌었습니다. 이전 역할: %1, 지금 역할: %2"_s,
                 u"Your role here is another one now. Before: %1, now: %2"_s, {was, is});
    else
        mail.say(u"%1 님이 여기에서 맡은 역할을 바꾸었습니다. 이전 역할: %2, 지금 역할: %3"_s,
                 u"%1 gave you another role here. Before: %2, now: %3"_s, {by, was, is});
    mail.say(
        u"로그인되어 있는 곳에서도 바로 적용됩니다. 무슨 일인지 모르겠다면 커뮤니티 운영자에게 물어보세요."_s,
        u"It holds at once, wherever you are signed in. If you do not know why, ask who runs the community."_s);
    return mail.done();
}

MailMessage secondFactorReset(const About &about)
{
    Writer mail(about);
    mail.subject(u"2단계 인증이 해제되었습니다"_s, u"Your second factor was taken away"_s);
    mail.say(
        u"커뮤니티를 돌보는 두 사람이 계정의 2단계 인증을 해제했고, 모든 기기에서 로그아웃했습니다. 이제 "
        u"비밀번호만으로 로그인할 수 있습니다. 로그인한 뒤 다시 설정하세요."_s,
        u"Two people who look after the community took the second factor of your account away, and all "
        u"devices were signed out. The password alone is enough to sign in now. Set a second factor up "
        u"anew once you are in."_s);
    mail.say(u"부탁하신 적이 없다면 메일로 비밀번호를 새로 정하고, 커뮤니티 운영자에게 바로 알려주세요."_s,
             u"If you did not ask for it, set a new password by mail, and tell who runs the community at "
             u"once."_s);
    return mail.done();
}

MailMessage safetyChanged(const About &about, Safety what, const QString &address, Timestamp at)
{
    Writer mail(about);
    switch (what) {
    case Safety::FactorOn:
        mail.subject(u"2단계 인증을 켰습니다"_s, u"A second factor was set up"_s);
        mail.say(
            u"이제 로그인할 때 인증 앱의 코드도 묻습니다. 다른 기기는 모두 로그아웃했습니다."_s,
            u"Signing in asks for a code of your authenticator from now on. All other devices were signed "
            u"out."_s);
        break;
    case Safety::FactorOff:
        mail.subject(u"2단계 인증을 껐습니다"_s, u"The second factor was taken away"_s);
        mail.say(u"이제 비밀번호만으로 로그인할 수 있습니다."_s,
                 u"The password alone is enough to sign in from now on."_s);
        break;
    case Safety::RecoveryCodes:
        mail.subject(u"복구 코드를 새로 만들었습니다"_s, u"There are new recovery codes"_s);
        mail.say(u"이전 복구 코드는 더 이상 쓸 수 없습니다."_s,
                 u"The recovery codes before are good for nothing any more."_s);
        break;
    case Safety::Password:
        mail.subject(u"비밀번호가 바뀌었습니다"_s, u"Your password was changed"_s);
        mail.say(u"비밀번호를 바꾸었고, 다른 기기는 모두 로그아웃했습니다."_s,
                 u"There is a new password, and all other devices were signed out."_s);
        break;
    }
    mail.say(u"주소: %1, 시각: %2 (UTC)"_s, u"Address: %1, time: %2 (UTC)"_s, {address, minuteOf(at)});
    mail.say(u"본인이 한 일이 아니라면 메일로 비밀번호를 새로 정하고, 커뮤니티 운영자에게 바로 알려주세요."_s,
             u"If that was not you, set a new password by mail, and tell who runs the community at once."_s);
    return mail.done();
}

MailMessage contact(const About &about, const Contact &contact, const MailAddress &answer)
{
    Writer mail(about);
    mail.answerTo(answer);
    mail.subject(u"문의: "_s + contact.name, u"A word from "_s + contact.name);
    mail.say(u"%1 님이 운영자에게 남긴 말입니다."_s, u"%1 writes to whoever runs this server:"_s,
             {contact.name});
    mail.quote(contact.text);
    mail.say(u"답장 받을 주소: %1"_s, u"Answer to: %1"_s, {answer.shown});
    if (!contact.phone.isEmpty())
        mail.say(u"전화: %1"_s, u"Phone: %1"_s, {contact.phone});
    if (contact.username.isEmpty())
        mail.say(u"로그인하지 않고 %1에서 보냈습니다. 이름과 주소는 확인되지 않았습니다."_s,
                 u"Sent from %1 without signing in: nobody checked name and address."_s, {contact.address});
    else
        mail.say(u"사용자 이름 %1(으)로 로그인하여 %2에서 보냈습니다."_s, u"Sent from %2, signed in as %1."_s,
                 {contact.username, contact.address});
    return mail.done();
}

MailMessage test(const About &about)
{
    Writer mail(about);
    mail.subject(u"시험 메일"_s, u"A mail to try the mail server"_s);
    mail.say(u"이 메일이 잘 보인다면 메일 서버 설정이 맞습니다. 한글도 잘 보이나요?"_s,
             u"If you can read this, the mail server is set up. Hangul arrives too: 마당."_s);
    return mail.done();
}

} // namespace madang::mailtexts
