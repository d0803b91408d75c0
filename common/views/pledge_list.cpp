// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/views/pledge_list.h"

#include "common/base/secret.h"
#include "common/base/when_done.h"
#include "common/views/donation_form.h"

namespace madang::views {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using pledges::Pledge;
using pledges::Pledging;

namespace {

    constexpr int kMostShown = 200;
    constexpr auto kPollPause = 3s;
    /// As long as a registration page stays open.
    constexpr int kMostCardPolls = 600;

} // namespace

PledgeList::PledgeList(Session &session, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_poll(session.alarms().makeAlarm([this] { refresh(); }))
{
    connect(&m_session.mirror(), &Mirror::noticed, this, [this](const notifications::Notice &notice) {
        if (notice.type.startsWith("pledge."_L1) || notice.type == "donation.settled"_L1)
            refresh();
    });
    connect(&m_session.stream(), &Stream::online, this, &PledgeList::refresh);
}

PledgeList::~PledgeList() = default;

const Pledge *PledgeList::find(PledgeId id) const
{
    const auto at
        = std::find_if(m_items.begin(), m_items.end(), [id](const Pledge &p) { return p.id == id; });
    return at == m_items.end() ? nullptr : &*at;
}

void PledgeList::fail(const std::optional<Error> &error)
{
    m_error = error;
    Q_EMIT changed();
}

void PledgeList::refresh()
{
    if (m_loading || m_session.state() != Session::State::SignedIn)
        return;
    m_loading = true;
    Q_EMIT changed();
    pledges::ListPledges request;
    request.limit = kMostShown;
    whenDone(m_session.call(pledges::list, request), this, [this](const Result<Page<Pledge>> &page) {
        m_loading = false;
        if (!page) {
            fail(page.error());
            return;
        }
        if (!std::exchange(m_known, true))
            m_error.reset(); // it was about the reading
        m_items = page->items;
        const bool waiting = std::any_of(m_items.begin(), m_items.end(), [](const Pledge &pledge) {
            return pledge.state == pledges::State::Pending;
        });
        if (waiting && m_polls > 0 && m_polls++ < kMostCardPolls)
            m_poll->start(kPollPause);
        for (const PledgeId shown : m_charges.keys())
            loadCharges(shown);
        Q_EMIT changed();
    });
}

void PledgeList::create(const PledgeWish &wish)
{
    const Result<Money> amount = DonationForm::amountOf(wish.amountText);
    if (m_creating)
        return;
    if (!amount) {
        fail(amount.error());
        return;
    }
    pledges::Create request;
    request.campaign = wish.campaign;
    request.tag = m_tag;
    request.amount = *amount;
    request.day = wish.day;
    request.now = wish.now;
    request.visibility = wish.visibility;
    if (const QString words = wish.message.trimmed(); !words.isEmpty())
        request.message = words;
    // Pressed twice, or sent again after a lost answer, it is one pledge; with other content it is another.
    if (m_tag.isNull() || toJson(request) != m_sent) {
        m_tag = {secret::randomToken(16)};
        request.tag = m_tag;
        m_sent = toJson(request);
    }
    m_creating = true;
    fail(std::nullopt);
    whenDone(m_session.call(pledges::create, request), this, [this](const Result<Pledging> &answer) {
        m_creating = false;
        if (answer) {
            m_tag = {};
            place(answer->pledge);
            Q_EMIT created(answer->pledge.id);
        }
        openRegistration(answer);
    });
}

void PledgeList::openRegistration(const Result<Pledging> &answer)
{
    if (!answer) {
        fail(answer.error());
        return;
    }
    place(answer->pledge);
    const QUrl url(answer->registrationUrl, QUrl::StrictMode);
    if (!DonationForm::isWebAddress(url)) {
        fail(Error{Code::NotSupported, "checkout-address"});
        return;
    }
    m_polls = 1;
    m_poll->start(kPollPause);
    Q_EMIT changed();
    Q_EMIT registration(answer->pledge.id, url);
}

void PledgeList::registerCard(PledgeId id)
{
    if (m_busy.contains(id))
        return;
    m_busy.insert(id);
    fail(std::nullopt);
    whenDone(m_session.call(pledges::registerCard, {id}), this, [this, id](const Result<Pledging> &answer) {
        m_busy.remove(id);
        openRegistration(answer);
    });
}

void PledgeList::act(const Command<pledges::OnePledge, Pledge> &command, PledgeId id)
{
    follow(id, m_session.call(command, {id}));
}

void PledgeList::skip(PledgeId id, const QString &date)
{
    follow(id, m_session.call(pledges::skip, {id, date}));
}

void PledgeList::unskip(PledgeId id, const QString &date)
{
    follow(id, m_session.call(pledges::unskip, {id, date}));
}

void PledgeList::change(const pledges::Change &wanted)
{
    follow(wanted.pledge, m_session.call(pledges::change, wanted));
}

void PledgeList::follow(PledgeId id, const QFuture<Result<Pledge>> &asked)
{
    m_busy.insert(id);
    fail(std::nullopt);
    whenDone(asked, this, [this, id](const Result<Pledge> &pledge) {
        m_busy.remove(id);
        if (pledge)
            place(*pledge);
        fail(pledge ? std::nullopt : std::optional(pledge.error()));
    });
}

void PledgeList::place(const Pledge &pledge)
{
    for (Pledge &known : m_items) {
        if (known.id == pledge.id) {
            known = pledge;
            return;
        }
    }
    m_items.prepend(pledge);
}

void PledgeList::loadCharges(PledgeId id)
{
    whenDone(m_session.call(pledges::charges, {id, {}, {}}), this,
             [this, id](const Result<Page<pledges::Charge>> &page) {
                 if (!page) {
                     fail(page.error());
                     return;
                 }
                 m_charges.insert(id, page->items);
                 Q_EMIT changed();
             });
}

} // namespace madang::views
