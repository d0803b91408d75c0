// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/mail/mail_message.h"

#include <QLocale>

namespace madang {

using namespace Qt::StringLiterals;

namespace {

    constexpr qsizetype kLongestLine = 75; // and the soft break behind it
    constexpr qsizetype kWordOctets = 39; // in base64, with what stands around them, a line of RFC 2047

    /// One line: whatever could end it or hide in it is a space.
    QString flat(QString text)
    {
        for (QChar &c : text) {
            if (c.category() == QChar::Other_Control || c.category() == QChar::Separator_Line
                || c.category() == QChar::Separator_Paragraph)
                c = u' ';
        }
        return text.simplified();
    }

    /// A header's text as encoded-words, cut between characters and folded.
    QByteArray encodedWords(const QString &text)
    {
        QByteArrayList words;
        QByteArray octets;
        const auto flush = [&] {
            if (!octets.isEmpty())
                words += "=?UTF-8?B?" + octets.toBase64() + "?=";
            octets.clear();
        };
        const QList<uint> characters = flat(text).toUcs4();
        for (const uint character : characters) {
            const char32_t one = character;
            const QByteArray next = QString::fromUcs4(&one, 1).toUtf8();
            if (octets.size() + next.size() > kWordOctets)
                flush();
            octets += next;
        }
        flush();
        return words.join("\r\n ");
    }

    QByteArray dateText(Timestamp at)
    {
        const QDateTime when = QDateTime::fromMSecsSinceEpoch(at.ms, Qt::UTC);
        return QLocale::c().toString(when, u"ddd, dd MMM yyyy HH:mm:ss"_s).toLatin1() + " +0000";
    }

    /// RFC 2045, 6.7: readable where it is ASCII, so that a code can be read in a file as it lies there.
    QByteArray quotedPrintable(const QString &text)
    {
        QByteArray out;
        for (const QString &line : text.split(u'\n')) {
            const QByteArray octets = line.toUtf8();
            qsizetype column = 0;
            for (qsizetype i = 0; i < octets.size(); ++i) {
                const auto octet = static_cast<unsigned char>(octets[i]);
                const bool last = i + 1 == octets.size();
                // A lone dot and "From " are changed on the way by some; a space at the end is lost.
                const bool plain = octet >= 33 && octet <= 126 && octet != '='
                    && !(column == 0 && octet == '.') && !(column == 0 && octet == 'F');
                const bool space = octet == ' ' && !last;
                const QByteArray piece = plain || space ? QByteArray(1, char(octet))
                                                        : '=' + QByteArray(1, char(octet)).toHex().toUpper();
                if (column + piece.size() > kLongestLine) {
                    out += "=\r\n";
                    column = 0;
                    --i; // looked at again as the first of its line
                    continue;
                }
                out += piece;
                column += piece.size();
            }
            out += "\r\n";
        }
        return out;
    }

    QByteArray part(const QByteArray &type, const QString &content)
    {
        return "Content-Type: " + type
            + "; charset=UTF-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
            + quotedPrintable(content);
    }

} // namespace

QByteArray written(const MailMessage &message, const MailSender &from, const MailAddress &to, Timestamp at,
                   const QByteArray &id)
{
    const QByteArray domain = from.address.wire.mid(from.address.wire.lastIndexOf('@') + 1);
    const QByteArray boundary = "=_madang_" + id;
    QByteArray out;
    out += "From: " + (from.name.isEmpty() ? QByteArray() : encodedWords(from.name) + "\r\n ") + '<'
        + from.address.wire + ">\r\n";
    out += "To: <" + to.wire + ">\r\n";
    out += "Subject: " + encodedWords(message.subject) + "\r\n";
    out += "Date: " + dateText(at) + "\r\n";
    out += "Message-ID: <" + id + '@' + domain + ">\r\n";
    if (message.replyTo)
        out += "Reply-To: <" + message.replyTo->wire + ">\r\n";
    out += "Auto-Submitted: auto-generated\r\n"; // RFC 3834: nobody's absence notice comes back
    out += "MIME-Version: 1.0\r\n";
    out += "Content-Type: multipart/alternative;\r\n boundary=\"" + boundary + "\"\r\n\r\n";
    out += "--" + boundary + "\r\n" + part("text/plain", message.text);
    const Markup page
        = html(u"<!DOCTYPE html>\n<html lang=\"{}\">\n<head><meta charset=\"utf-8\">"
               u"<title>{}</title></head>\n<body style=\"font-family: sans-serif; line-height: 1.5; "
               u"max-width: 34em; margin: 1.5em\">\n{}\n</body>\n</html>",
               {message.language, flat(message.subject), message.html});
    out += "--" + boundary + "\r\n" + part("text/html", page.text());
    out += "--" + boundary + "--\r\n";
    return out;
}

} // namespace madang
