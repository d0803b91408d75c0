// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/views/deletion_undo.h"

#include "common/views/event_text.h"

namespace madang::views {

namespace {

    /// As much as tells one message from another.
    constexpr int kShownOfDeleted = 40;

} // namespace

DeletionUndo::DeletionUndo(Session &session, QObject *parent)
    : QObject(parent)
    , m_session(session)
{
    connect(&session.deletions(), &Deletions::undoableChanged, this, &DeletionUndo::changed);
}

bool DeletionUndo::isOffered() const
{
    return !m_session.deletions().undoable().isEmpty();
}

QString DeletionUndo::text() const
{
    const QList<Deletion> all = m_session.deletions().undoable();
    if (all.isEmpty())
        return {};
    const auto event = m_session.archive().eventById(all.first().event);
    const auto body = event ? fromJson<chat::MessageBody>(event->body.text)
                            : Result<chat::MessageBody>(chat::MessageBody{});
    const QString said = body ? oneLine(body->text, kShownOfDeleted) : QString();
    return said.isEmpty() ? tr("Deleted.") : tr("Deleted: “%1”").arg(said);
}

bool DeletionUndo::undo()
{
    const QList<Deletion> all = m_session.deletions().undoable();
    return !all.isEmpty() && m_session.deletions().undo(all.first().event);
}

} // namespace madang::views
