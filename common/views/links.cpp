// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/views/links.h"

#include "common/protocol/place_link.h"

namespace madang::views {

using namespace Qt::StringLiterals;

namespace {

    constexpr auto kOwnScheme = "madang"_L1;

    bool endsAddress(QChar c)
    {
        return c.isSpace() || c.category() == QChar::Other_Control || c == u'<' || c == u'>' || c == u'"'
            || c == u'`' || c == u'\\' || c == u'{' || c == u'}' || c == u'|' || c == u'^';
    }

    /// Where the host ends: "madang.kr에서" is the host madang.kr with a particle, "한국.kr" a host of its
    /// own.
    qsizetype endOfAuthority(QStringView text, qsizetype at)
    {
        bool labelIsAscii = true;
        bool labelBegins = true;
        for (; at < text.size(); ++at) {
            const QChar c = text[at];
            if (endsAddress(c) || c == u'/' || c == u'?' || c == u'#')
                return at;
            const bool ascii = c.unicode() < 0x80;
            if (labelBegins)
                labelIsAscii = ascii;
            else if (labelIsAscii && !ascii)
                return at;
            labelBegins = c == u'.' || c == u'@' || c == u':';
        }
        return at;
    }

    qsizetype withoutTrailingPunctuation(QStringView text, qsizetype start, qsizetype end)
    {
        while (end > start) {
            const QChar last = text[end - 1];
            const bool closes = last == u')' || last == u']';
            if (closes) {
                const QChar opens = last == u')' ? u'(' : u'[';
                const QStringView inside = text.mid(start, end - start);
                if (inside.count(opens) >= inside.count(last))
                    break;
            } else if (!u".,;:!?'*~…”’」』》】"_s.contains(last)) {
                break;
            }
            --end;
        }
        return end;
    }

    bool isAscii(QStringView text)
    {
        return std::all_of(text.begin(), text.end(), [](QChar c) { return c.unicode() < 0x80; });
    }

} // namespace

QList<Link> findLinks(QStringView text)
{
    QList<Link> links;
    qsizetype at = 0;
    while (links.size() < kMostLinks) {
        const qsizetype web = text.indexOf("http"_L1, at, Qt::CaseInsensitive);
        const qsizetype own = text.indexOf(kOwnScheme, at, Qt::CaseInsensitive);
        const qsizetype start = web < 0 || (own >= 0 && own < web) ? own : web;
        if (start < 0)
            break;
        const bool ours = start == own;
        at = start + (ours ? kOwnScheme.size() : 4);
        qsizetype after = at;
        if (!ours && after < text.size() && text[after].toLower() == u's')
            ++after;
        if (!text.mid(after).startsWith("://"_L1) || (start > 0 && text[start - 1].isLetterOrNumber()))
            continue;
        const qsizetype authority = after + 3;
        qsizetype end = endOfAuthority(text, authority);
        const qsizetype authorityEnd = end;
        if (end < text.size() && !endsAddress(text[end]) && text[end].unicode() < 0x80) {
            while (end < text.size() && !endsAddress(text[end]))
                ++end;
        }
        end = withoutTrailingPunctuation(text, authority, end);
        const QUrl url(text.mid(start, end - start).toString(), QUrl::StrictMode);
        if (!url.isValid() || url.host().isEmpty()
            || (ours && !PlaceLink::fromText(url.toString(QUrl::FullyEncoded))))
            continue;
        const QStringView typedAuthority = text.mid(authority, qMin(authorityEnd, end) - authority);
        links.append({.start = start,
                      .length = end - start,
                      .url = url,
                      .host = url.host(QUrl::FullyEncoded),
                      .disguised = !url.userInfo().isEmpty() || !isAscii(typedAuthority)
                          || url.host(QUrl::FullyEncoded).contains("xn--"_L1)});
        at = end;
    }
    return links;
}

} // namespace madang::views
