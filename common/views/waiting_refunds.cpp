// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/views/waiting_refunds.h"

#include "common/base/when_done.h"

namespace madang::views {

using namespace Qt::StringLiterals;
using refunds::Refund;

namespace {

    constexpr int kMostShown = 200;

} // namespace

WaitingRefunds::WaitingRefunds(Session &session, const Formats &formats, QObject *parent)
    : QAbstractListModel(parent)
    , m_session(session)
    , m_formats(formats)
{
    connect(&m_session.mirror(), &Mirror::noticed, this, [this](const notifications::Notice &notice) {
        if (notice.type.startsWith("refund."_L1))
            refresh();
    });
}

int WaitingRefunds::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_refunds.size());
}

QVariant WaitingRefunds::data(const QModelIndex &index, int role) const
{
    if (role != Qt::DisplayRole || !checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    return refundWishText(m_refunds[index.row()], m_formats);
}

void WaitingRefunds::refresh()
{
    if (m_loading)
        return;
    m_loading = true;
    Q_EMIT loadingChanged(true);
    whenDone(m_session.call(refunds::list, {{}, {}, kMostShown}), this,
             [this](const Result<Page<Refund>> &page) {
                 m_loading = false;
                 m_error = page ? std::nullopt : std::optional(page.error());
                 if (page) {
                     beginResetModel();
                     m_refunds = page->items;
                     endResetModel();
                 }
                 Q_EMIT loadingChanged(false);
             });
}

void WaitingRefunds::approve(RefundId id, const QString &note)
{
    decide(refunds::approve, id, note);
}

void WaitingRefunds::reject(RefundId id, const QString &note)
{
    decide(refunds::reject, id, note);
}

void WaitingRefunds::decide(const Command<refunds::DecideRefund, Refund> &command, RefundId id,
                            const QString &note)
{
    refunds::DecideRefund request{id, {}};
    if (!note.trimmed().isEmpty())
        request.note = note.trimmed();
    whenDone(m_session.call(command, request), this, [this, id](const Result<Refund> &refund) {
        if (!refund) {
            Q_EMIT refused(refund.error());
            // Somebody else may have been faster.
            if (refund.error().code == Code::Conflict)
                refresh();
            return;
        }
        remove(id);
        Q_EMIT decided(*refund);
    });
}

void WaitingRefunds::remove(RefundId id)
{
    for (int i = 0; i < int(m_refunds.size()); ++i) {
        if (m_refunds[i].id != id)
            continue;
        beginRemoveRows({}, i, i);
        m_refunds.removeAt(i);
        endRemoveRows();
        return;
    }
}

} // namespace madang::views
