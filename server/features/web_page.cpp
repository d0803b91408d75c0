// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/web_page.h"

#include "server/features/korean_days.h"

#include <QLocale>

namespace madang::web {

using namespace Qt::StringLiterals;

namespace {

    QString classOf(Mood mood)
    {
        switch (mood) {
        case Mood::Wait:
            return u"wait"_s;
        case Mood::Good:
            return u"good"_s;
        case Mood::Bad:
            return u"bad"_s;
        case Mood::Ask:
            break;
        }
        return u"ask"_s;
    }

} // namespace

Language languageOf(const Caller &caller)
{
    return caller.language.startsWith("ko"_L1) ? Language::Korean : Language::English;
}

Reply rendered(const Page &page, Language language)
{
    Markup reload;
    if (!page.reload.isEmpty())
        reload = html(uR"(<meta http-equiv="refresh" content="{}; url={}">)",
                      {QString::number(page.reloadSeconds), page.reload});
    Markup script;
    if (!page.foreignScript.isEmpty())
        script += html(uR"(<script src="{}" defer></script>)", {page.foreignScript});
    if (!page.script.isEmpty())
        script += html(uR"(<script src="{}" defer></script>)", {page.script});
    // A page with another company's script has its policy in the header alone: two would both have to allow
    // it.
    const Markup policy = page.script.isEmpty() ? Markup() : html(u" script-src 'self'; connect-src 'self';");
    Markup meta;
    if (page.scriptHost.isEmpty())
        meta = html(
            uR"(<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'self'; img-src 'self'; media-src 'self';{} form-action 'self'; base-uri 'none'">)",
            {policy});
    const Markup whole = html(uR"(<!DOCTYPE html>
<html lang="{}">
<head>
<meta charset="utf-8">
{}
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="same-origin">
<meta name="robots" content="noindex">
{}
<title>{} · Madang</title>
<link rel="stylesheet" href="/pay/style.css">
{}
</head>
<body>
<main class="{}">
<p class="brand">Madang</p>
<h1>{}</h1>
{}
</main>
</body>
</html>
)",
                              {language == Language::Korean ? u"ko"_s : u"en"_s, meta, reload, page.title,
                               script, classOf(page.mood), page.title, page.body});
    Reply reply;
    reply.status = page.status;
    reply.contentType = "text/html; charset=utf-8";
    reply.body = whole.text().toUtf8();
    reply.scriptHost = page.scriptHost.toLatin1();
    reply.otherHosts = page.otherHosts.toLatin1();
    return reply;
}

Markup paragraph(const QString &text)
{
    return html(u"<p>{}</p>\n", {text});
}

Markup complaint(const QString &text)
{
    return html(u"<p class=\"wrong\" role=\"alert\">{}</p>\n", {text});
}

Markup fact(const Words &name, const QString &value, Language language)
{
    return html(u"<dt>{}</dt><dd>{}</dd>\n", {name.in(language), value});
}

Markup wayIn(const PlaceLink &place, const Words &words, Language language)
{
    return html(uR"(<p><a class="main" href="{}">{}</a></p>)"
                "\n",
                {place.own().toString(QUrl::FullyEncoded), words.in(language)});
}

QString won(Money money, Language language)
{
    const QString digits = QLocale(QLocale::English).toString(money.won);
    return language == Language::Korean ? digits + u"원"_s : digits + u" won"_s;
}

QString koreanTime(Timestamp at)
{
    return inKorea(at).toString(u"yyyy-MM-dd HH:mm"_s) + u" (KST)"_s;
}

Reply seeOther(const QString &address)
{
    Reply reply;
    reply.status = 303;
    reply.contentType = "text/plain; charset=utf-8";
    reply.location = address.toLatin1();
    return reply;
}

Reply styleSheet()
{
    Reply reply;
    reply.contentType = "text/css; charset=utf-8";
    reply.body = R"(:root {
  color-scheme: light dark;
  --paper: #f6f4ef; --card: #fffdf9; --ink: #1f2430; --soft: #5c6370; --line: #e2ddd2;
  --main: #1f6f5c; --main-ink: #ffffff; --good: #1f6f5c; --wait: #9a6a00; --bad: #a63a32;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #16181d; --card: #1f222a; --ink: #eceef2; --soft: #a3a9b6; --line: #353a45;
    --main: #5fc2a6; --main-ink: #10211c; --good: #5fc2a6; --wait: #e0b04a; --bad: #ef8a80;
  }
}
* { box-sizing: border-box; }
body {
  margin: 0; padding: 1.5rem 1rem; min-height: 100vh; background: var(--paper); color: var(--ink);
  font: 1rem/1.6 "Noto Sans KR", "Noto Sans CJK KR", "Apple SD Gothic Neo", "Malgun Gothic", system-ui, sans-serif;
  word-break: keep-all; overflow-wrap: anywhere;
}
main {
  max-width: 28rem; margin: 0 auto; padding: 1.5rem; background: var(--card);
  border: 1px solid var(--line); border-top: .35rem solid var(--main); border-radius: .9rem;
}
main.good { border-top-color: var(--good); }
main.wait { border-top-color: var(--wait); }
main.bad { border-top-color: var(--bad); }
.brand { margin: 0 0 .25rem; color: var(--soft); font-weight: 600; letter-spacing: .02em; }
h1 { margin: 0 0 1rem; font-size: 1.4rem; line-height: 1.35; }
main.good h1 { color: var(--good); }
main.wait h1 { color: var(--wait); }
main.bad h1 { color: var(--bad); }
p { margin: .75rem 0; }
.note { color: var(--soft); font-size: .9rem; }
dl { margin: 0 0 1.25rem; padding: .75rem 0; border: solid var(--line); border-width: 1px 0; }
dt { color: var(--soft); font-size: .9rem; }
dd { margin: 0 0 .5rem; font-size: 1.1rem; font-weight: 600; }
dd.number { font: .9rem/1.5 ui-monospace, "D2Coding", monospace; word-break: break-all; }
button, a.main {
  display: block; width: 100%; min-height: 3rem; margin: .5rem 0; padding: .6rem 1rem; font: inherit;
  text-align: center; text-decoration: none; border-radius: .6rem; cursor: pointer;
}
.main { background: var(--main); color: var(--main-ink); border: 1px solid var(--main); font-weight: 700; }
.quiet { background: transparent; color: var(--ink); border: 1px solid var(--line); }
button:hover, a.main:hover { filter: brightness(1.08); }
button:focus-visible, a:focus-visible, summary:focus-visible { outline: 3px solid var(--wait); outline-offset: 2px; }
details { margin: 1rem 0 0; }
.picture { display: block; width: 100%; height: auto; margin: 0 0 1rem; border-radius: .6rem; }
.story table { border-collapse: collapse; }
.story th, .story td { padding: .25rem .5rem; border: 1px solid var(--line); }
.story pre { overflow-x: auto; }
.story blockquote { margin: .75rem 0; padding-left: .75rem; border-left: 3px solid var(--line); color: var(--soft); }
.story ul { list-style: disc; padding-left: 1.25rem; }
.story li { padding: 0; border: 0; }
[hidden] { display: none !important; }
label { display: block; margin: .75rem 0 .25rem; }
input:not([type=radio]), textarea, select {
  width: 100%; min-height: 2.75rem; padding: .5rem .7rem; font: inherit; color: inherit; background: var(--paper);
  border: 1px solid var(--line); border-radius: .6rem;
}
.choices { display: grid; grid-template-columns: 1fr 1fr; gap: .5rem; }
.choice { margin: 0; padding: .6rem .7rem; border: 1px solid var(--line); border-radius: .6rem; cursor: pointer; }
input:focus-visible, textarea:focus-visible, select:focus-visible { outline: 3px solid var(--wait); outline-offset: 1px; }
.wrong { padding: .6rem .8rem; color: var(--bad); border: 1px solid var(--bad); border-radius: .6rem; }
.preview { margin: .75rem 0; padding: .3rem .8rem; border-left: 4px solid var(--main); background: var(--paper); }
a { color: var(--main); }
h2 { margin: 1.5rem 0 .5rem; font-size: 1.1rem; }
progress { width: 100%; height: 1rem; margin: 0 0 .75rem; accent-color: var(--main); }
ul { margin: .75rem 0; padding: 0; list-style: none; }
li { padding: .5rem 0; border-top: 1px solid var(--line); }
summary { min-height: 2.75rem; padding: .6rem 0; color: var(--soft); cursor: pointer; }
)";
    return reply;
}

} // namespace madang::web
