// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-gui/parts/late_commit.h"

#include <QCoreApplication>
#include <QInputMethodEvent>

#include <utility>

namespace madang::gui {

LateCommit::LateCommit(QObject *parent)
    : QObject(parent)
{
    QCoreApplication::instance()->installEventFilter(this);
}

bool LateCommit::eventFilter(QObject *object, QEvent *event)
{
    if (event->type() != QEvent::InputMethod)
        return QObject::eventFilter(object, event);
    const auto &input = *static_cast<QInputMethodEvent *>(event);
    const QString committed = input.commitString();
    const QString before = std::exchange(m_composing, input.preeditString());
    if (committed.isEmpty()) {
        if (!m_composing.isEmpty())
            m_finished.clear(); // something new is composed
        return false;
    }
    const QString finished = std::exchange(m_finished, {});
    if (m_composing.isEmpty() && committed == finished && m_since.elapsed() < kLateMs)
        return true;
    if (committed == before) {
        m_finished = committed;
        m_since.start();
    }
    return false;
}

} // namespace madang::gui
