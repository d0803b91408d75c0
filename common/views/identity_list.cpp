// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/views/identity_list.h"

#include "common/base/when_done.h"

namespace madang::views {

IdentityList::IdentityList(Session &session, QObject *parent)
    : QObject(parent)
    , m_session(session)
{
}

void IdentityList::refresh()
{
    m_error.reset();
    whenDone(m_session.call(providers::identities, {}), this,
             [this](const Result<Page<providers::Identity>> &page) {
                 // An older server has no such list, and then there is nothing to show.
                 m_items = page ? page->items : QList<providers::Identity>();
                 Q_EMIT changed();
             });
}

void IdentityList::remove(const QString &provider)
{
    if (m_busy)
        return;
    m_busy = true;
    m_error.reset();
    Q_EMIT changed();
    whenDone(m_session.call(providers::unlink, {provider}), this,
             [this, provider](const Result<Nothing> &done) {
                 m_busy = false;
                 const bool gone = done || done.error().code == Code::NotFound;
                 if (!gone)
                     m_error = done.error();
                 QString title;
                 for (qsizetype i = m_items.size() - 1; gone && i >= 0; --i) {
                     if (m_items[i].provider == provider)
                         title = m_items.takeAt(i).title;
                 }
                 Q_EMIT changed();
                 if (gone)
                     Q_EMIT removed(title);
             });
}

} // namespace madang::views
