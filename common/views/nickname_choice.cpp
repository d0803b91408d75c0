// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/views/nickname_choice.h"

#include "common/base/when_done.h"
#include "common/views/wording.h"

namespace madang::views {

using nicknames::NicknameStanding;

NicknameChoice::NicknameChoice(Session &session, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_probe(session)
{
    connect(&m_probe, &NicknameProbe::changed, this, &NicknameChoice::changed);
    connect(&session, &Session::stateChanged, this, [this](Session::State state) {
        if (state == Session::State::SignedIn)
            return read();
        m_session.setNicknameNeeded(false);
        m_standing.reset();
        m_text.clear();
        m_error.reset();
        m_probe.stop();
        Q_EMIT changed();
    });
    // It may have been chosen elsewhere in this program.
    connect(&session, &Session::accountChanged, this, [this] {
        if (isNeeded() && !m_busy)
            read();
    });
    if (session.state() == Session::State::SignedIn)
        read();
}

void NicknameChoice::read()
{
    whenDone(m_session.call(nicknames::mine, {}), this,
             [this, user = m_session.user()](const Result<NicknameStanding> &standing) {
                 if (standing && user == m_session.user())
                     take(*standing);
             });
}

void NicknameChoice::take(const NicknameStanding &standing)
{
    const bool before = isNeeded();
    m_standing = standing;
    m_session.setNicknameNeeded(standing.needed);
    Q_EMIT changed();
    if (!before && standing.needed)
        Q_EMIT needed();
}

void NicknameChoice::setText(const QString &text)
{
    if (m_text == text)
        return;
    m_text = text;
    m_error.reset();
    if (m_standing && m_standing->unique)
        m_probe.look(text);
    Q_EMIT changed();
}

void NicknameChoice::choose()
{
    if (!canChoose())
        return;
    m_busy = true;
    m_error.reset();
    Q_EMIT changed();
    whenDone(m_session.call(nicknames::choose, {m_text.trimmed()}), this,
             [this, user = m_session.user()](const Result<NicknameStanding> &standing) {
                 m_busy = false;
                 if (user != m_session.user())
                     return;
                 if (!standing) {
                     m_error = standing.error();
                     Q_EMIT changed();
                     return;
                 }
                 m_text.clear();
                 m_probe.stop();
                 m_session.renamed(standing->nickname);
                 take(*standing);
                 Q_EMIT chosen();
             });
}

QString NicknameChoice::fault() const
{
    return m_error ? wording::of(*m_error) : m_probe.fault();
}

QString NicknameChoice::explanation()
{
    return tr("Choose what others here call you, before your first message. Nobody else has the same "
              "nickname. You can read on without one.");
}

} // namespace madang::views
