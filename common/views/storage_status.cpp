// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/views/storage_status.h"

#include "common/views/wording.h"

#include <QDir>

namespace madang::views {

StorageStatus::StorageStatus(Session &session, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_unsent(session.outbox().size() > 0)
{
    connect(&m_session, &Session::diskTroubleChanged, this, &StorageStatus::changed);
    const Outbox &outbox = m_session.outbox();
    connect(&outbox, &Outbox::added, this, &StorageStatus::onOutbox);
    connect(&outbox, &Outbox::accepted, this, &StorageStatus::onOutbox);
    connect(&outbox, &Outbox::discarded, this, &StorageStatus::onOutbox);
    connect(&outbox, &Outbox::reset, this, &StorageStatus::onOutbox);
}

QString StorageStatus::text() const
{
    if (!needsAttention())
        return {};
    return wording::of(m_session.diskTrouble(), QDir::toNativeSeparators(m_session.keptIn()),
                       m_session.outbox().size() > 0);
}

void StorageStatus::onOutbox()
{
    const bool unsent = m_session.outbox().size() > 0;
    if (std::exchange(m_unsent, unsent) != unsent && needsAttention())
        Q_EMIT changed();
}

} // namespace madang::views
