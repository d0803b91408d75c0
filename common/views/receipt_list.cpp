// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/views/receipt_list.h"

#include "common/base/when_done.h"

namespace madang::views {

using namespace Qt::StringLiterals;
using receipts::Receipt;

namespace {

    constexpr int kReceiptsPerPage = 200;
    constexpr int kFirstYear = 2000;
    constexpr int kKoreaIsAhead = 9 * 3600;

} // namespace

ReceiptList::ReceiptList(Session &session, const Formats &formats, QObject *parent)
    : QAbstractListModel(parent)
    , m_session(session)
    , m_formats(formats)
    , m_year(presentYear())
{
}

int ReceiptList::presentYear() const
{
    return QDateTime::fromMSecsSinceEpoch(m_formats.now().ms, Qt::OffsetFromUTC, kKoreaIsAhead).date().year();
}

int ReceiptList::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_receipts.size());
}

QVariant ReceiptList::data(const QModelIndex &index, int role) const
{
    if (role != Qt::DisplayRole || !checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Receipt &one = m_receipts[index.row()];
    return u"%1 · %2"_s.arg(one.number, one.title);
}

QString ReceiptList::voidText(const Receipt &receipt)
{
    if (!receipt.voidedAt)
        return {};
    return receipt.replacedBy ? tr("Void: replaced by %1").arg(*receipt.replacedBy)
                              : tr("Void: the gift was given back");
}

QString ReceiptList::details(int index) const
{
    const Receipt &one = m_receipts[index];
    QStringList parts{m_formats.won(one.amount), m_formats.shortTime(one.givenAt), one.name};
    if (one.voidedAt)
        parts += voidText(one);
    return parts.join(u" · "_s);
}

void ReceiptList::setYear(int year)
{
    const int wanted = qBound(kFirstYear, year, presentYear());
    if (wanted == m_year)
        return;
    m_year = wanted;
    beginResetModel();
    m_receipts.clear();
    endResetModel();
    Q_EMIT yearChanged();
    refresh();
}

bool ReceiptList::hasNextYear() const
{
    return m_year < presentYear();
}

void ReceiptList::refresh()
{
    const quint64 asked = ++m_asked;
    m_loading = true;
    m_error.reset();
    Q_EMIT loadingChanged(true);
    whenDone(m_session.call(receipts::mine, {m_year, std::nullopt, kReceiptsPerPage}), this,
             [this, asked](const Result<Page<Receipt>> &page) {
                 if (asked != m_asked)
                     return;
                 m_loading = false;
                 if (page) {
                     beginResetModel();
                     m_receipts = page->items;
                     endResetModel();
                 } else {
                     m_error = page.error();
                 }
                 Q_EMIT loadingChanged(false);
                 if (m_error)
                     Q_EMIT refused(*m_error);
             });
}

QFuture<Result<Receipt>> ReceiptList::issue(DonationId donation, const QString &name)
{
    receipts::Issue request{donation, std::nullopt};
    if (!name.trimmed().isEmpty())
        request.name = name.trimmed();
    const auto asked = m_session.call(receipts::issue, request);
    whenDone(asked, this, [this](const Result<Receipt> &receipt) {
        if (receipt)
            refresh();
    });
    return asked;
}

QFuture<Result<QString>> ReceiptList::save(int index, const QString &file)
{
    return download(m_session, this, m_receipts[index].path, file);
}

QFuture<Result<QString>> ReceiptList::saveYear(const QString &file)
{
    return download(m_session, this, u"/api/v1/me/receipts/%1"_s.arg(m_year), file);
}

QString ReceiptList::fileName(const Receipt &receipt)
{
    return fileNameOf(tr("Receipt %1").arg(receipt.number)) + u".pdf"_s;
}

QString ReceiptList::yearFileName() const
{
    return fileNameOf(tr("Gifts of %1").arg(m_year)) + u".pdf"_s;
}

} // namespace madang::views
