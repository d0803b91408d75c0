// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/mail/mail_message.h"

#include "server/features/mail/mail_texts.h"

#include <QRegularExpression>
#include <QTest>

using namespace madang;
using namespace Qt::StringLiterals;

namespace {

MailAddress address(const QString &text)
{
    return *MailAddress::fromText(text);
}

QByteArray sent(const MailMessage &message, const QString &from = u"마당"_s)
{
    return written(message, {from, address(u"madang@example.org"_s)}, address(u"mina@example.org"_s),
                   {1'772'420'400'000}, "17abc");
}

/// Undoes quoted-printable.
QString plain(QByteArray content)
{
    content.replace("=\r\n", "");
    QByteArray out;
    for (qsizetype i = 0; i < content.size(); ++i) {
        if (content[i] == '=') {
            out += QByteArray::fromHex(content.mid(i + 1, 2));
            i += 2;
        } else {
            out += content[i];
        }
    }
    return QString::fromUtf8(out);
}

/// Undoes the encoded-words of a header.
QString headerOf(const QByteArray &mail, const QByteArray &name)
{
    const QString text
        = QString::fromLatin1(mail.left(mail.indexOf("\r\n\r\n") + 2)).replace(u"\r\n "_s, u" "_s);
    const QRegularExpression line(u"(?:\\A|\\n)"_s + QString::fromLatin1(name) + u": ([^\\r]*)\\r"_s);
    QString value;
    for (const QString &word : line.match(text).captured(1).split(u' ')) {
        if (word.startsWith("=?UTF-8?B?"_L1))
            value += QString::fromUtf8(QByteArray::fromBase64(word.mid(10).chopped(2).toLatin1()));
        else
            value += word;
    }
    return value;
}

} // namespace

class MailMessageTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void hangulArrivesInEveryPart()
    {
        const MailMessage message = mailtexts::verifyEmail({u"ko"_s, u"우리 마당"_s, u"민아"_s}, u"012345"_s,
                                                           std::chrono::minutes(10));
        const QByteArray mail = sent(message);
        QCOMPARE(headerOf(mail, "Subject"), u"[우리 마당] 이메일 주소 확인"_s);
        QCOMPARE(headerOf(mail, "From"), u"마당<madang@example.org>"_s);
        const QString all = plain(mail.mid(mail.indexOf("\r\n\r\n")));
        QVERIFY(all.contains(u"민아 님, 안녕하세요."_s));
        QVERIFY(all.contains(u"<html lang=\"ko\">"_s));
        QVERIFY(mail.contains("\r\n    012345\r\n")); // readable as it lies there
        QVERIFY(mail.contains("Date: Mon, 02 Mar 2026 03:00:00 +0000\r\n"));
        QVERIFY(mail.contains("Message-ID: <17abc@example.org>\r\n"));
    }
    void everyLineIsShortAsciiAndEndedInOneWay()
    {
        const QString longest = QString(200, u'가') + u"\n.\nFrom here\nlast "_s;
        const MailMessage message{u"🎁"_s.repeated(120), longest, html(u"<p>{}</p>", {longest}), u"ko"_s};
        const QByteArray mail = sent(message);
        QVERIFY(mail.endsWith("\r\n"));
        for (const QByteArray &line : mail.chopped(2).split('\n')) {
            QVERIFY2(line.size() <= 77, line.constData());
            for (const char c : line)
                QVERIFY2((c >= 32 && c < 127) || c == '\r', line.toHex().constData());
        }
        QCOMPARE(mail.count('\r'), mail.count('\n'));
        QCOMPARE(mail.count("\r\n"), mail.count('\n'));
        QVERIFY(!mail.contains("\r\n.\r\n"));
        QVERIFY(!mail.contains("\r\nFrom here"));
        QVERIFY(plain(mail).contains(longest.section(u'\n', 0, 0)));
        QCOMPARE(headerOf(mail, "Subject"), u"🎁"_s.repeated(120));
    }
    void nothingForeignAddsAHeaderOrMarkup()
    {
        const QString evil
            = u"x\r\nBcc: all@example.org\r\n\r\n<script>alert(1)</script>\u2028--=_madang_17abc--"_s;
        for (const QString &language : {u"ko"_s, u"en"_s}) {
            const MailMessage message
                = mailtexts::resetPassword({language, evil, evil}, u"000001"_s, std::chrono::minutes(10));
            const QByteArray mail = sent(message, evil);
            const QByteArray head = mail.left(mail.indexOf("\r\n\r\n"));
            QVERIFY2(!head.contains("\r\nBcc"), head.constData());
            QCOMPARE(head.count("\r\nSubject: "), 1);
            QVERIFY(!message.html.text().contains(u"<script"_s));
            // Three parts of the boundary are ours: two that begin a part, one that ends the last.
            QCOMPARE(mail.count("\r\n--=_madang_17abc"), 3);
        }
    }
    void aValueIsNotLookedAtAgain()
    {
        const MailMessage message
            = mailtexts::verifyEmail({u"en"_s, u"%1 %2"_s, u"%1%2"_s}, u"111111"_s, std::chrono::minutes(10));
        QVERIFY2(message.text.startsWith(u"Hello %1%2,"_s), qPrintable(message.text));
        QCOMPARE(message.subject, u"[%1 %2] Confirm your e-mail address"_s);
    }
    void anotherRoleIsNamedInTheLanguageOfItsReader()
    {
        using accounts::Role;
        const MailMessage korean = mailtexts::roleChanged({u"ko"_s, u"마당"_s, u"준"_s}, Role::Member,
                                                          Role::Treasurer, u"<b>주인%2</b>"_s);
        QCOMPARE(korean.subject, u"[마당] 역할이 바뀌었습니다"_s);
        QVERIFY2(korean.text.contains(u"<b>주인%2</b> 님이"_s), qPrintable(korean.text));
        QVERIFY(korean.text.contains(u"이전 역할: 일반 회원, 지금 역할: 회계"_s));
        QVERIFY(!korean.html.text().contains(u"<b>"_s));
        const MailMessage english
            = mailtexts::roleChanged({u"en"_s, u"Yard"_s, u"Jun"_s}, Role::Treasurer, Role::Member, {});
        QVERIFY2(english.text.contains(u"Before: treasurer, now: member"_s), qPrintable(english.text));
        QVERIFY(english.html.text().contains(u"Before: treasurer, now: member"_s));
    }
    void theOldAddressLearnsTheNewOneInPart()
    {
        const MailMessage message
            = mailtexts::emailChanged({u"en"_s, u"Yard"_s, u"Mina"_s}, address(u"secretname@example.org"_s),
                                      u"654321"_s, std::chrono::minutes(10));
        QVERIFY(message.text.contains(u"se***@example.org"_s));
        QVERIFY(!message.text.contains(u"secretname"_s));
    }
};

QTEST_GUILESS_MAIN(MailMessageTest)
#include "tst_mail_message.moc"
