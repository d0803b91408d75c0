// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/views/nickname_probe.h"

#include "common/base/when_done.h"
#include "common/views/wording.h"

namespace madang::views {

using namespace Qt::StringLiterals;
using nicknames::NicknameVerdict;

namespace {

    constexpr std::chrono::milliseconds kPause{500};
    constexpr int kLongest = 32;

} // namespace

NicknameProbe::NicknameProbe(Session &session, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_due(session.alarms().makeAlarm([this] { ask(); }))
{
}

void NicknameProbe::look(const QString &typed)
{
    const QString now = typed.trimmed();
    if (now == m_typed)
        return;
    stop();
    m_typed = now;
    if (!now.isEmpty() && now.size() <= kLongest)
        m_due->start(kPause);
}

void NicknameProbe::stop()
{
    ++m_question;
    m_due->stop();
    m_typed.clear();
    if (std::exchange(m_verdict, std::nullopt))
        Q_EMIT changed();
}

void NicknameProbe::ask()
{
    const quint64 question = ++m_question;
    whenDone(m_session.call(nicknames::check, {m_typed}), this,
             [this, question](const Result<nicknames::NicknameAnswer> &answer) {
                 if (question != m_question || !answer)
                     return;
                 m_verdict = answer->verdict;
                 Q_EMIT changed();
             });
}

QString NicknameProbe::praise() const
{
    return m_verdict == NicknameVerdict::Free ? tr("This nickname is free.") : QString();
}

QString NicknameProbe::fault() const
{
    if (m_verdict == NicknameVerdict::Taken)
        return wording::of(Error(Code::AlreadyExists, "nickname-taken").at(u"nickname"_s));
    if (m_verdict == NicknameVerdict::Reserved)
        return wording::of(Error(Code::InvalidValue, "nickname-reserved").at(u"nickname"_s));
    return {};
}

} // namespace madang::views
