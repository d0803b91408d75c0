// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/views/links.h"

#include "common/base/web_link.h"
#include "common/protocol/place_link.h"

#include <QRegularExpression>

#include <algorithm>

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

    bool overlap(qsizetype start, qsizetype length, qsizetype otherStart, qsizetype otherLength)
    {
        return start < otherStart + otherLength && otherStart < start + length;
    }

    /// Whether words that lead to a host look as if they led to another.
    bool nameAnotherHost(const QString &words, const QString &host)
    {
        static const QRegularExpression address(u"([a-z0-9-]+(?:\\.[a-z0-9-]+)*\\.[a-z]{2,})"_s,
                                                QRegularExpression::CaseInsensitiveOption);
        const QList<Link> named = findLinks(words);
        if (std::any_of(named.begin(), named.end(), [&host](const Link &link) { return link.host != host; }))
            return true;
        if (!named.isEmpty())
            return false;
        const QRegularExpressionMatch found = address.match(words);
        return found.hasMatch() && found.captured(1).compare(host, Qt::CaseInsensitive) != 0;
    }

    bool isDisguised(const QUrl &url, const QString &words)
    {
        return !url.userInfo().isEmpty() || realHost(url).contains("xn--"_L1)
            || nameAnotherHost(words, realHost(url));
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

QList<Link> linksOf(const StyledText &styled)
{
    QList<Link> links;
    for (const StyledRun &run : styled.runs) {
        if (run.link.isEmpty())
            continue;
        Link *last = links.isEmpty() ? nullptr : &links.last();
        if (last && last->url == run.link && last->start + last->length == run.start)
            last->length += run.length; // the same words in two styles
        else if (links.size() < kMostLinks)
            links.append({.start = run.start,
                          .length = run.length,
                          .url = run.link,
                          .host = realHost(run.link),
                          .disguised = false});
    }
    for (Link &link : links)
        link.disguised = isDisguised(link.url, styled.text.mid(link.start, link.length));
    for (const Link &found : findLinks(styled.text)) {
        const auto covers = [&found](const auto &span) {
            return overlap(found.start, found.length, span.start, span.length);
        };
        const bool isCode = std::any_of(styled.runs.begin(), styled.runs.end(),
                                        [&covers](const StyledRun &run) { return run.code && covers(run); })
            || std::any_of(styled.parts.begin(), styled.parts.end(), [&covers](const StyledPart &part) {
                                return part.kind == StyledPart::Kind::Code && covers(part);
                            });
        // A nickname may look like an address: it leads nowhere.
        if (!isCode && std::none_of(styled.names.begin(), styled.names.end(), covers)
            && std::none_of(links.begin(), links.end(), covers) && links.size() < kMostLinks)
            links.append(found);
    }
    std::sort(links.begin(), links.end(), [](const Link &a, const Link &b) { return a.start < b.start; });
    return links;
}

} // namespace madang::views
