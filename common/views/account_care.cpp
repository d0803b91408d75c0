// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/views/account_care.h"

#include "common/base/when_done.h"
#include "common/protocol/roles.h"
#include "common/views/account_merge.h"
#include "common/views/event_text.h"

namespace madang::views {

using namespace Qt::StringLiterals;
using accounts::Deed;
using accounts::Writings;

AccountCare::AccountCare(Session &session, const Formats &formats, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_formats(formats)
{
}

void AccountCare::look(const QString &username)
{
    m_story.reset();
    m_error.reset();
    m_busy = true;
    const quint64 question = ++m_question;
    Q_EMIT changed();
    whenDone(m_session.call(users::show, {username.trimmed()}), this,
             [this, question](const Result<users::UserStory> &story) {
                 if (question != m_question)
                     return;
                 m_busy = false;
                 if (story) {
                     m_story = *story;
                     m_error = refusal();
                 } else {
                     m_error = story.error();
                 }
                 Q_EMIT changed();
             });
}

std::optional<Error> AccountCare::refusal() const
{
    const auto &me = m_session.account();
    if (!me || !m_story || !accounts::may(me->role, Deed::Administer))
        return Error{Code::NotAllowed, "admin-only"};
    if (m_story->user.id == me->id)
        return Error(Code::InvalidValue, "yourself").at(u"username"_s);
    const bool owns = accounts::roleOf(m_story->user.role) == accounts::Role::Owner;
    return owns && !accounts::may(me->role, Deed::AdministerOwners)
        ? std::optional(Error{Code::NotAllowed, "owner-account"})
        : std::nullopt;
}

QList<AccountCare::Care> AccountCare::offered() const
{
    // An older server tells nothing of these, and knows no such thing.
    if (!m_story || refusal() || !m_story->secondFactor)
        return {};
    QList<Care> cares;
    if (m_story->email.value_or(false))
        cares += Care::SendReset;
    if (*m_story->secondFactor)
        cares += Care::ResetSecondFactor;
    if (m_story->email)
        cares += Care::RemoveEmail;
    cares += Care::Erase;
    return cares;
}

bool AccountCare::confirms() const
{
    const auto &me = m_session.account();
    return me && m_story && m_story->factorAsk && m_story->factorAsk->by != me->username;
}

void AccountCare::take(Care care, const QString &reason, Writings messages)
{
    if (m_busy || !m_story)
        return;
    m_busy = true;
    m_error.reset();
    const quint64 question = ++m_question;
    const QString whom = name();
    users::ActOnUser act{m_story->user.username};
    if (!reason.trimmed().isEmpty())
        act.reason = reason.trimmed();
    Q_EMIT changed();
    const auto why
        = [](const auto &done) { return done ? std::optional<Error>() : std::optional<Error>(done.error()); };
    switch (care) {
    case Care::SendReset:
        whenDone(m_session.call(users::sendReset, act), this,
                 [this, question, care, whom, why](const Result<users::LoggedOut> &done) {
                     finish(question, why(done), care,
                            tr("%1 gets a mail with a code for a new password. Sign-ins that were ended: %2")
                                .arg(whom, m_formats.number(done ? done->ended : 0)));
                 });
        return;
    case Care::ResetSecondFactor:
        whenDone(m_session.call(users::resetSecondFactor, act), this,
                 [this, question, care, whom, why](const Result<users::FactorReset> &done) {
                     const bool waits = done && !done->done;
                     const QString until
                         = waits && done->until ? m_formats.fullTime(*done->until) : QString();
                     finish(question, why(done), care,
                            waits ? tr("Asked for. Another one who looks after accounts confirms until %1, "
                                       "and then %2 signs in without it.")
                                        .arg(until, whom)
                                  : tr("%1 signs in with the password alone now, and was signed out "
                                       "everywhere.")
                                        .arg(whom));
                 });
        return;
    case Care::RemoveEmail:
        whenDone(m_session.call(users::removeEmail, act), this,
                 [this, question, care, whom, why](const Result<users::User> &done) {
                     finish(question, why(done), care,
                            tr("%1 has no e-mail address any more, and can set one.").arg(whom));
                 });
        return;
    case Care::Erase:
        whenDone(m_session.call(users::erase, {act.username, messages, act.reason}), this,
                 [this, question, care, whom, why](const Result<Nothing> &done) {
                     finish(question, why(done), care,
                            tr("The account of %1 is erased. Nobody gets its user name again.").arg(whom));
                 });
        return;
    }
}

void AccountCare::finish(quint64 question, const std::optional<Error> &why, Care care,
                         const QString &sentence)
{
    if (question == m_question) {
        m_busy = false;
        m_error = why;
    }
    Q_EMIT changed();
    if (!why)
        Q_EMIT taken(care, sentence);
}

// --- words

QString AccountCare::name() const
{
    return m_story ? AccountMerge::nameOf(m_story->user) : QString();
}

bool AccountCare::isTheirName(const QString &typed) const
{
    QString name = typed.trimmed().toLower();
    if (name.startsWith(u'@'))
        name.remove(0, 1);
    return m_story && name == m_story->user.username;
}

QString AccountCare::wordOf(Care care) const
{
    switch (care) {
    case Care::SendReset:
        return tr("Send a code for a new password");
    case Care::ResetSecondFactor:
        return confirms() ? tr("Confirm taking the second factor away")
                          : tr("Ask to take the second factor away");
    case Care::RemoveEmail:
        return tr("Remove the e-mail address");
    case Care::Erase:
        return tr("Erase the account");
    }
    return {};
}

QString AccountCare::nameOf(Writings messages)
{
    return messages == Writings::Keep ? tr("Keep what they wrote, as a former member's")
                                      : tr("Delete what they wrote, also for everybody else");
}

QString AccountCare::warning(Care care, Writings messages) const
{
    switch (care) {
    case Care::SendReset:
        return tr("%1 is signed out everywhere and gets a mail with a code, with which they choose a new "
                  "password. Nobody else learns it.")
            .arg(name());
    case Care::ResetSecondFactor:
        return confirms()
            ? tr("The second factor of %1 is taken away, and they are signed out everywhere. They are told "
                 "by mail. Be sure that it is they who asked for help.")
                  .arg(name())
            : tr("Nothing happens to %1 yet: another one who looks after accounts confirms within %2 hours. "
                 "They and %1 are told.")
                  .arg(name(), m_formats.number(users::kFactorAskHours));
    case Care::RemoveEmail:
        return tr("The e-mail address of %1 is removed; they can set another one without a code from it.")
            .arg(name());
    case Care::Erase:
        return messages == Writings::Keep
            ? tr("The account of %1 and every name of theirs is erased for good. What they wrote stays, by "
                 "nobody.")
                  .arg(name())
            : tr("The account of %1, every name of theirs and all they wrote is erased for good.")
                  .arg(name());
    }
    return {};
}

QString AccountCare::askText() const
{
    if (!m_story || !m_story->factorAsk)
        return {};
    const users::FactorAsk &ask = *m_story->factorAsk;
    const QString by = oneLine(ask.by, 40);
    const QString until = m_formats.fullTime(ask.until);
    return ask.reason.isEmpty()
        ? tr("@%1 asked to take the second factor away. Another one confirms until %2.").arg(by, until)
        : tr("@%1 asked to take the second factor away: “%2”. Another one confirms until %3.")
              .arg(by, oneLine(ask.reason, users::kLongestActReason), until);
}

} // namespace madang::views
