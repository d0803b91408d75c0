// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/views/people_desk.h"

#include "common/base/when_done.h"
#include "common/protocol/roles.h"
#include "common/views/event_text.h"
#include "common/views/role_text.h"
#include "common/views/session_list.h"
#include "common/views/wording.h"

namespace madang::views {

using namespace Qt::StringLiterals;
using users::LoggedOut;
using users::User;

namespace {

    constexpr int kAccountsPerPage = 50;
    /// A list longer than this is to be searched, not scrolled.
    constexpr int kMostAccounts = 2000;
    constexpr int kLongestAccountName = 40;

    users::ActOnUser actOn(const QString &username, const QString &reason)
    {
        const QString why = reason.trimmed();
        return {username, why.isEmpty() ? std::nullopt : std::optional(why)};
    }

} // namespace

bool helpsPeople(const QString &role)
{
    return accounts::may(role, accounts::Deed::HelpPeople);
}

bool administers(const QString &role)
{
    return accounts::may(role, accounts::Deed::Administer);
}

PeopleDesk::PeopleDesk(Session &session, const Formats &formats, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_formats(formats)
{
    connect(&m_formats, &Formats::changed, this, &PeopleDesk::changed);
}

// --- the list

void PeopleDesk::search(const QString &part)
{
    m_part = part.trimmed().left(users::kLongestQuery);
    m_people.clear();
    refresh();
}

void PeopleDesk::refresh()
{
    m_next.reset();
    read({});
}

bool PeopleDesk::hasMore() const
{
    return m_next && m_people.size() < kMostAccounts;
}

void PeopleDesk::readOn()
{
    if (hasMore() && !m_loading)
        read(m_next);
}

void PeopleDesk::read(const std::optional<QString> &after)
{
    users::ListUsers wanted{after, kAccountsPerPage, {}};
    if (!m_part.isEmpty())
        wanted.query = m_part;
    m_loading = true;
    m_listError.reset();
    const quint64 question = ++m_question;
    Q_EMIT changed();
    whenDone(m_session.call(users::list, wanted), this,
             [this, question, first = !after](const Result<Page<User>> &page) {
                 if (question != m_question)
                     return;
                 m_loading = false;
                 if (page) {
                     m_people = first ? page->items : m_people + page->items;
                     m_next = page->next;
                 } else {
                     m_listError = page.error();
                 }
                 Q_EMIT changed();
             });
}

// --- one person

void PeopleDesk::choose(const QString &username)
{
    m_chosen = username;
    m_story.reset();
    readStory(Before::Forget);
}

void PeopleDesk::leave()
{
    ++m_storyQuestion;
    m_chosen.clear();
    m_story.reset();
    m_error.reset();
    Q_EMIT changed();
}

void PeopleDesk::readStory(Before refusal)
{
    if (refusal == Before::Forget)
        m_error.reset();
    const quint64 question = ++m_storyQuestion;
    Q_EMIT changed();
    whenDone(m_session.call(users::show, {m_chosen}), this,
             [this, question, refusal](const Result<users::UserStory> &story) {
                 if (question != m_storyQuestion)
                     return;
                 if (story)
                     m_story = *story;
                 else if (refusal == Before::Forget)
                     m_error = story.error();
                 Q_EMIT changed();
             });
}

bool PeopleDesk::isMine() const
{
    const auto &me = m_session.account();
    if (!m_story || !me || m_story->user.id == me->id)
        return false;
    const bool leads = administers(m_story->user.role);
    const bool owns = accounts::roleOf(m_story->user.role) == accounts::Role::Owner;
    return helpsPeople(me->role) && (!leads || administers(me->role))
        && (!owns || accounts::may(me->role, accounts::Deed::AdministerOwners));
}

bool PeopleDesk::offersMerge() const
{
    return isMine() && administers(m_session.account()->role);
}

bool PeopleDesk::offersRoles() const
{
    return isMine() && administers(m_session.account()->role);
}

bool PeopleDesk::offersCare() const
{
    // An older server tells nothing of it, and knows no such thing.
    return offersRoles() && m_story->secondFactor;
}

bool PeopleDesk::offersNew() const
{
    const auto &me = m_session.account();
    return me && administers(me->role);
}

QList<PeopleDesk::Act> PeopleDesk::acts() const
{
    if (!isMine())
        return {};
    const auto &me = m_session.account();
    const User &user = m_story->user;
    QList<Act> offered;
    if (user.sessions > 0 && !user.disabledAt)
        offered += Act::LogOut;
    if (administers(me->role))
        offered += user.disabledAt ? Act::Enable : Act::Disable;
    if (administers(me->role) && user.nickname != user.username && m_story->nicknameChanges)
        offered += Act::ResetNickname; // an older server knows no such thing
    return offered;
}

void PeopleDesk::act(Act act, const QString &reason)
{
    if (m_acting || m_chosen.isEmpty())
        return;
    m_acting = true;
    m_error.reset();
    switch (act) {
    case Act::LogOut:
        endSignIns(users::logout, tr("%1 is signed out. Sign-ins that were ended: %2"), reason);
        break;
    case Act::Disable:
        endSignIns(users::disable, tr("%1 cannot sign in any more. Sign-ins that were ended: %2"), reason);
        break;
    case Act::Enable:
        enable(reason);
        break;
    case Act::ResetNickname:
        resetNickname();
        break;
    }
    Q_EMIT changed();
}

void PeopleDesk::endSignIns(const Command<users::ActOnUser, LoggedOut> &command, const QString &sentence,
                            const QString &reason)
{
    whenDone(m_session.call(command, actOn(m_chosen, reason)), this,
             [this, sentence, whom = m_chosen](const Result<LoggedOut> &done) {
                 if (!done)
                     return refuse(whom, done.error());
                 take(done->user, true);
                 Q_EMIT told(sentence.arg(oneLine(done->user.nickname, kLongestAccountName),
                                          m_formats.number(done->ended)));
             });
}

void PeopleDesk::enable(const QString &reason)
{
    whenDone(m_session.call(users::enable, actOn(m_chosen, reason)), this,
             [this, whom = m_chosen](const Result<User> &user) {
                 if (!user)
                     return refuse(whom, user.error());
                 take(*user, false);
                 Q_EMIT told(tr("%1 can sign in again, with the password they had.")
                                 .arg(oneLine(user->nickname, kLongestAccountName)));
             });
}

void PeopleDesk::resetNickname()
{
    whenDone(m_session.call(users::setNickname, {m_chosen, {}}), this,
             [this, whom = m_chosen](const Result<User> &user) {
                 if (!user)
                     return refuse(whom, user.error());
                 take(*user, false);
                 Q_EMIT told(tr("%1 is called by the user name, and can choose a nickname anew.")
                                 .arg(oneLine(user->username, kLongestAccountName)));
             });
}

void PeopleDesk::take(const User &user, bool ended)
{
    m_acting = false;
    for (User &each : m_people) {
        if (each.id == user.id)
            each = user;
    }
    if (m_story && m_story->user.id == user.id) {
        ++m_storyQuestion; // one on its way may be older
        m_story->user = user;
        if (ended)
            m_story->sessions.clear();
    }
    Q_EMIT changed();
}

void PeopleDesk::refuse(const QString &whom, const Error &why)
{
    m_acting = false;
    if (m_chosen != whom) { // another page is open: the reason does not belong there
        Q_EMIT changed();
        Q_EMIT told(wording::of(why));
        return;
    }
    m_error = why;
    // Somebody else may have been faster: what is true is shown beside the reason.
    readStory(Before::Keep);
}

// --- words

QString PeopleDesk::nameOf(const User &user) const
{
    return u"%1 (%2)"_s.arg(oneLine(user.nickname, kLongestAccountName),
                            oneLine(user.username, kLongestAccountName));
}

QString PeopleDesk::standingOf(const User &user) const
{
    QStringList parts;
    if (const QString role = role_text::nameOf(accounts::roleOf(user.role)); !role.isEmpty())
        parts += role;
    if (user.disabledAt)
        parts += tr("disabled");
    parts += user.lastUsedAt ? tr("last used %1").arg(m_formats.relative(*user.lastUsedAt))
                             : tr("not signed in");
    return parts.join(u" · "_s);
}

QString PeopleDesk::historyOf(const User &user) const
{
    QStringList parts{tr("here since %1").arg(m_formats.fullTime(user.createdAt))};
    if (user.disabledAt)
        parts += tr("disabled since %1").arg(m_formats.fullTime(*user.disabledAt));
    return parts.join(u" · "_s);
}

QString PeopleDesk::deviceOf(const accounts::Session &session) const
{
    const QString device = oneLine(session.device, 80);
    return device.trimmed().isEmpty() ? tr("unnamed device") : device;
}

QString PeopleDesk::useOf(const accounts::Session &session) const
{
    return SessionList::useOf(session, m_formats);
}

QString PeopleDesk::wordOf(Act act)
{
    switch (act) {
    case Act::LogOut:
        return tr("End all sign-ins");
    case Act::Disable:
        return tr("Disable");
    case Act::Enable:
        return tr("Enable again");
    case Act::ResetNickname:
        return tr("Take the nickname away");
    }
    return {};
}

} // namespace madang::views
