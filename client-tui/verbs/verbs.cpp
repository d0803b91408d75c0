// SPDX-License-Identifier: GPL-3.0-or-later
// Running a line, and the verbs about reading, sending and the program itself.
#include "client-tui/verbs/verbs.h"

#include "client-tui/panes/prompt_bar.h"
#include "client-tui/panes/sheet.h"
#include "client-tui/settings/nearest_word.h"
#include "client-tui/terminal/sanitize.h"
#include "client-tui/verbs/help_page.h"
#include "client-tui/verbs/moment.h"

#include "common/base/when_done.h"
#include "common/protocol/users.h"
#include "common/views/session_list.h"
#include "common/views/wording.h"

using namespace Qt::StringLiterals;

namespace madang::tui {

Verbs::Verbs(Desk &desk, QObject *parent)
    : QObject(parent)
    , m_desk(desk)
{
    followFiles();
}

void Verbs::run(const TypedVerb &typed)
{
    if (typed.word.isEmpty()) // "/ words", as in vi or less
        return typed.rest.isEmpty() ? askForSearch() : run({u"search"_s, typed.rest});
    const Verb *verb = findVerb(typed.word);
    const QString meaning = m_desk.config().aliases.value(typed.word.toLower());
    if (!verb && !meaning.isEmpty()) {
        const std::optional<QString> line = expanded(meaning, typed.rest);
        const std::optional<TypedVerb> command = line ? typedVerb(u'/' + *line) : std::nullopt;
        if (!command)
            return m_desk.tell(Tone::Warning,
                               tr("/%1 stands for /%2 and takes more words.").arg(typed.word, meaning));
        return run(*command);
    }
    if (!verb) {
        const QString near
            = nearestWord(typed.word, verbWords(role()) + QStringList(m_desk.config().aliases.keys()));
        const QString what = tr("There is no command /%1.").arg(typed.word);
        return m_desk.tell(
            Tone::Warning,
            what + u' '
                + (near.isEmpty() ? tr("/help lists all of them.") : tr("Did you mean /%1?").arg(near)));
    }
    if (verb->needed > 0 && typed.rest.isEmpty())
        return m_desk.tell(Tone::Warning, verb->usage() + u" — "_s + verb->help());
    const QString line = u'/' + typed.word + (typed.rest.isEmpty() ? QString() : u' ' + typed.rest);
    if (takesAccount(verb->word) && asksToSignIn(m_desk.currentRoom(), line))
        return;
    (this->*verb->deed)(typed.rest);
}

views::GuestWish &Verbs::wish()
{
    if (!m_wish) {
        m_wish = new views::GuestWish(m_desk.session(), this);
        connect(m_wish, &views::GuestWish::granted, this, [this](const views::GuestWish::Wish &granted) {
            Q_EMIT returning(granted.place, granted.deed);
        });
    }
    return *m_wish;
}

bool Verbs::asksToSignIn(RoomId room, const QString &line)
{
    if (!wish().isGuest())
        return false;
    confirm(tr("That takes an account. Sign in? You come back here, with what you typed."),
            [this, kept = views::GuestWish::Wish{wish().placeOf(room), line}] {
                // Later: the question that was answered goes with the visit.
                QMetaObject::invokeMethod(
                    this, [this, kept] { wish().keep(kept); }, Qt::QueuedConnection);
            });
    return true;
}

QString Verbs::role() const
{
    const auto &account = m_desk.session().account();
    return account ? account->role : QString();
}

bool Verbs::needsRoom()
{
    if (!m_desk.currentRoom().isNull())
        return true;
    m_desk.tell(Tone::Warning, tr("No room is open. /join opens one."));
    return false;
}

void Verbs::confirm(const QString &question, const std::function<void()> &yes)
{
    m_desk.ask({question, {{u"y"_s, tr("yes"), yes}}});
}

void Verbs::askWhy(const std::function<void(const QString &reason)> &deed)
{
    const PromptWords words{tr("Why? "),
                            u"? "_s,
                            tr("Enter does it · Esc does not"),
                            tr("for the audit log · Enter does it · Esc does not"),
                            {},
                            users::kLongestActReason};
    m_desk.show(std::make_unique<PromptBar>(words, [this, deed](const QString &reason) {
        m_desk.closeOverlay();
        deed(reason);
    }));
}

void Verbs::tellError(const Error &error)
{
    m_desk.tell(Tone::Bad, views::wording::of(error));
}

void Verbs::help(const QString &rest)
{
    QString word = rest.startsWith(u'/') ? rest.mid(1) : rest;
    if (const Verb *verb = findVerb(word))
        return m_desk.tell(Tone::Plain, verb->usage() + u" — "_s + verb->help());
    if (const QString meaning = m_desk.config().aliases.value(word.toLower()); !meaning.isEmpty())
        return m_desk.tell(Tone::Plain, tr("/%1 stands for /%2.").arg(word, meaning));
    if (!word.isEmpty())
        return run({word, {}});
    m_desk.show(helpPage(m_desk.config(), m_desk.editing(), role()));
}

/// As if it had been typed without a command: what an alias that speaks stands for.
void Verbs::say(const QString &rest)
{
    m_desk.say(rest);
}

void Verbs::history(const QString &rest)
{
    if (!needsRoom())
        return;
    bool isNumber = false;
    const int pages = rest.toInt(&isNumber);
    if (!rest.isEmpty() && (!isNumber || pages < 1))
        return m_desk.tell(Tone::Warning, findVerb(u"history"_s)->usage());
    m_desk.timelinePane()->scrollPages(isNumber ? qMin(pages, 500) : 1);
}

void Verbs::goTo(const QString &rest)
{
    if (const std::optional<PlaceLink> place = PlaceLink::fromText(rest))
        return goToPlace(*place);
    if (!needsRoom())
        return;
    views::Timeline &timeline = *m_desk.timeline();
    const std::optional<Moment> moment = readMomentOrTime(rest, m_desk.today());
    if (!moment)
        return m_desk.tell(
            Tone::Warning,
            tr("“%1” is no day and no number. Write 2026-05-31, 5/31 17:00, today, yesterday, 1234, unread "
               "or end.")
                .arg(rest));
    switch (moment->kind) {
    case Moment::Kind::End:
        return m_desk.timelinePane()->toNewest();
    case Moment::Kind::Unread:
        return timeline.newMessagesIndex() >= 0
            ? timeline.jumpToPosition(timeline.row(timeline.newMessagesIndex()).position)
            : m_desk.tell(Tone::Plain, tr("Nothing here is unread."));
    case Moment::Kind::Position:
        return timeline.jumpToPosition(moment->position);
    case Moment::Kind::Day: {
        const QDateTime at
            = moment->time.isNull() ? moment->day.startOfDay() : QDateTime(moment->day, moment->time);
        return timeline.jumpToTime({at.toMSecsSinceEpoch()});
    }
    }
}

QList<ClientTag> Verbs::failedLines(bool all)
{
    QList<ClientTag> tags;
    for (const OutboxLine &line : m_desk.session().outbox().lines(m_desk.currentRoom())) {
        if (line.state == OutboxLine::State::Failed)
            tags.append(line.tag);
    }
    return all || tags.isEmpty() ? tags : QList<ClientTag>{tags.first()};
}

void Verbs::retry(const QString &rest)
{
    if (!needsRoom())
        return;
    const QList<ClientTag> tags = failedLines(rest == "all"_L1);
    if (tags.isEmpty())
        return m_desk.tell(Tone::Plain, tr("No line was refused here."));
    for (const ClientTag &tag : tags)
        m_desk.timeline()->retry(tag);
}

void Verbs::discard(const QString &rest)
{
    if (!needsRoom())
        return;
    const QList<ClientTag> tags = failedLines(rest == "all"_L1);
    if (tags.isEmpty())
        return m_desk.tell(Tone::Plain, tr("No line was refused here."));
    for (const ClientTag &tag : tags)
        m_desk.timeline()->discard(tag);
}

void Verbs::language(const QString &rest)
{
    const QString word = rest.toLower();
    if (word == "ko"_L1 || word == "korean"_L1 || word == u"한국어")
        return m_desk.useLanguage(Language::Korean);
    if (word == "en"_L1 || word == "english"_L1 || word == u"영어")
        return m_desk.useLanguage(Language::English);
    m_desk.tell(Tone::Warning, findVerb(u"lang"_s)->usage());
}

void Verbs::logOut(const QString &)
{
    confirm(tr("Sign out? What is stored on this computer stays."), [this] { m_desk.session().signOut(); });
}

void Verbs::quit(const QString &)
{
    m_desk.quit();
}

} // namespace madang::tui
