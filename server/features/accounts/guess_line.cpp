// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/accounts/guess_line.h"

#include "common/base/log.h"

#include <algorithm>
#include <iterator>
#include <vector>

namespace madang {

using namespace Qt::StringLiterals;

void GuessLine::enter(const Guess &guess, std::function<void()> judge,
                      std::function<void(const Error &)> refuseIt)
{
    const auto delay = m_guard.count(guess);
    if (delay.count() == 0)
        return judge();
    const QByteArray place = neighbourhoodOf(guess.address);
    std::optional<Waiting> gone;
    bool entered = false;
    {
        const std::lock_guard lock(m_mutex);
        gone = displaced(place);
        entered = m_waiting.size() < size_t(kMostInAll);
        if (entered)
            m_waiting.push_back({guess, place, m_clock.steady() + delay.count(), std::move(judge), refuseIt});
    }
    if (gone)
        refuse(gone->guess, gone->refuse);
    if (!entered)
        refuse(guess, refuseIt);
}

std::optional<GuessLine::Waiting> GuessLine::displaced(const QByteArray &place)
{
    const auto isThere = [&place](const Waiting &each) { return each.place == place; };
    if (std::count_if(m_waiting.begin(), m_waiting.end(), isThere) < kMostPerAddress)
        return std::nullopt;
    const auto longest = std::find_if(m_waiting.begin(), m_waiting.end(), isThere);
    std::optional<Waiting> gone(std::move(*longest));
    m_waiting.erase(longest);
    return gone;
}

void GuessLine::refuse(const Guess &guess, const std::function<void(const Error &)> &answer)
{
    m_guard.notMade(guess);
    qCInfo(lcAccounts).noquote() << "too many passwords wait to be judged; one refused from" << guess.address;
    answer(Error{Code::RateLimited, "rate"}.after(int(GuessGuard::kLongestDelay.count() / 1000)));
}

void GuessLine::release()
{
    std::vector<Waiting> due;
    {
        const std::lock_guard lock(m_mutex);
        const qint64 now = m_clock.steady();
        const auto later = std::stable_partition(m_waiting.begin(), m_waiting.end(),
                                                 [now](const Waiting &each) { return each.dueAt <= now; });
        due.assign(std::make_move_iterator(m_waiting.begin()), std::make_move_iterator(later));
        m_waiting.erase(m_waiting.begin(), later);
    }
    for (const Waiting &each : due)
        each.judge();
}

int GuessLine::waiting() const
{
    const std::lock_guard lock(m_mutex);
    return int(m_waiting.size());
}

} // namespace madang
