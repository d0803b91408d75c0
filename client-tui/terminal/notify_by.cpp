// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-tui/terminal/notify_by.h"

#include "client-tui/terminal/sanitize.h"

using namespace Qt::StringLiterals;

namespace madang::tui {

namespace {

    constexpr int kLongestTitle = 80;
    constexpr int kLongestText = 200;

    QString field(const QString &foreign, int longest)
    {
        QString safe = sanitized(foreign).left(longest);
        if (!safe.isEmpty() && safe.back().isHighSurrogate())
            safe.chop(1);
        return safe.replace(u';', u',');
    }

} // namespace

QByteArray notifySequence(NotifyBy by, const QString &title, const QString &text)
{
    const QString head = field(title, kLongestTitle);
    const QString body = field(text, kLongestText);
    // OSC 9;4 is a progress bar elsewhere: the text never begins with a digit.
    const QString sequence = by == NotifyBy::Osc9 ? u"9;"_s + u"Madang: "_s + head + u" \u2013 "_s + body
                                                  : u"777;notify;"_s + head + u';' + body;
    return "\x1b]" + sequence.toUtf8() + '\a';
}

} // namespace madang::tui
