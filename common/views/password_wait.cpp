// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/views/password_wait.h"

#include "common/views/wording.h"

#include <QCoreApplication>

namespace madang::views {

using namespace Qt::StringLiterals;

bool PasswordWait::heed(const Error &why)
{
    m_nextWaits = why.code == Code::WrongCredentials && why.about == "password"_L1 ? why.retryAfter : 0;
    if (why.code != Code::RateLimited || why.retryAfter <= 0)
        return false;
    m_heldUntil = m_clock.steady() + qint64(why.retryAfter) * 1000;
    return true;
}

bool PasswordWait::begin()
{
    if (m_nextWaits <= 0)
        return false;
    m_judgedAt = m_clock.steady() + qint64(m_nextWaits) * 1000;
    return true;
}

bool PasswordWait::takeEndOfHold()
{
    if (m_heldUntil == 0 || heldFor() > 0)
        return false;
    m_heldUntil = 0;
    return true;
}

int PasswordWait::secondsUntil(qint64 moment) const
{
    return int(qMax<qint64>(0, moment - m_clock.steady() + 999) / 1000);
}

QString PasswordWait::words(int judgedIn, int heldFor)
{
    if (judgedIn > 0)
        return QCoreApplication::translate("wording",
                                           "Too many wrong passwords: this one is looked at in %1 s.")
            .arg(judgedIn);
    return heldFor > 0 ? wording::of(Error(Code::RateLimited, "rate").after(heldFor)) : QString();
}

} // namespace madang::views
