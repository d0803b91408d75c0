// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/views/ban_desk.h"

#include "common/base/when_done.h"
#include "common/protocol/roles.h"
#include "common/views/event_text.h"

namespace madang::views {

using namespace Qt::StringLiterals;
using bans::Ban;

namespace {

    constexpr int kBansPerPage = 100;
    constexpr int kLongestAddress = 64;

} // namespace

bool bansAddresses(const QString &role)
{
    return accounts::may(role, accounts::Deed::Administer);
}

BanDesk::BanDesk(Session &session, const Formats &formats, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_formats(formats)
{
    connect(&m_formats, &Formats::changed, this, &BanDesk::changed);
}

void BanDesk::refresh()
{
    m_error.reset();
    read({});
}

void BanDesk::readOn()
{
    if (m_list.mayReadOn())
        read(m_list.next());
}

void BanDesk::read(const std::optional<QString> &after)
{
    const auto question = m_list.ask(after);
    Q_EMIT changed();
    whenDone(m_session.call(bans::list, {after, kBansPerPage}), this,
             [this, question](const Result<Page<Ban>> &page) {
                 if (!m_list.take(question, page))
                     return;
                 if (!page)
                     m_error = page.error();
                 Q_EMIT changed();
             });
}

QString BanDesk::headOf(const Ban &ban) const
{
    const QString address = oneLine(ban.address, kLongestAddress);
    return ban.until ? tr("%1 · until %2").arg(address, m_formats.fullTime(*ban.until))
                     : tr("%1 · until somebody lifts it").arg(address);
}

QString BanDesk::storyOf(const Ban &ban) const
{
    const QString maker = oneLine(ban.maker, 40);
    const QString made
        = tr("banned %1 by %2")
              .arg(m_formats.relative(ban.madeAt), maker.isEmpty() ? tr("whoever runs the server") : maker);
    const QString reason = oneLine(ban.reason, bans::kLongestBanReason);
    return reason.isEmpty() ? made : made + u" · "_s + reason;
}

void BanDesk::add(const QString &address, const std::optional<int> &days, const QString &reason)
{
    if (m_busy)
        return;
    m_busy = true;
    m_error.reset();
    const QString plain = reason.trimmed();
    const bans::NewBan wanted{address.trimmed(), plain.isEmpty() ? std::nullopt : std::optional(plain), days};
    Q_EMIT changed();
    whenDone(m_session.call(bans::add, wanted), this, [this](const Result<Ban> &ban) {
        m_busy = false;
        if (ban) {
            m_list.items().prepend(*ban);
            Q_EMIT added();
            Q_EMIT told(tr("%1 is banned.").arg(oneLine(ban->address, kLongestAddress)));
        } else {
            m_error = ban.error();
        }
        Q_EMIT changed();
    });
}

void BanDesk::lift(BanId id)
{
    if (m_busy)
        return;
    m_busy = true;
    m_error.reset();
    Q_EMIT changed();
    whenDone(m_session.call(bans::remove, {id}), this, [this, id](const Result<Nothing> &done) {
        m_busy = false;
        // Somebody else may have lifted it a moment ago, or its time is over.
        if (done || done.error().code == Code::NotFound) {
            m_list.items().removeIf([id](const Ban &ban) { return ban.id == id; });
            Q_EMIT told(tr("The address is not banned any more."));
        } else {
            m_error = done.error();
        }
        Q_EMIT changed();
    });
}

} // namespace madang::views
