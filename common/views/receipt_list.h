// SPDX-License-Identifier: GPL-3.0-or-later
// One's own receipts of a year, newest first, and bringing them to this disk.
#pragma once

#include "common/protocol/receipts.h"
#include "common/views/file_download.h"
#include "common/views/formats.h"

#include <QAbstractListModel>

namespace madang::views {

/// Rows are read with receipt(); data() serves DisplayRole (number and campaign).
class ReceiptList : public QAbstractListModel {
    Q_OBJECT
public:
    ReceiptList(Session &session, const Formats &formats, QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    const receipts::Receipt &receipt(int index) const { return m_receipts[index]; }
    /// Amount, day and name; when it is void, why.
    QString details(int index) const;

    /// The year that is shown: this one in Korea at first.
    int year() const { return m_year; }
    /// Only up to the present one.
    void setYear(int year);
    bool hasNextYear() const;
    void refresh();
    bool isLoading() const { return m_loading; }
    /// Why the list could not be read the last time.
    const std::optional<Error> &error() const { return m_error; }

    /// Asks for the receipt of a gift; another name than before replaces it. refresh() follows by itself.
    QFuture<Result<receipts::Receipt>> issue(DonationId donation, const QString &name = {});
    /// Saves a receipt, or all gifts of the shown year on one sheet.
    QFuture<Result<QString>> save(int index, const QString &file);
    QFuture<Result<QString>> saveYear(const QString &file);
    /// What the saved files may be called.
    static QString fileName(const receipts::Receipt &receipt);
    QString yearFileName() const;
    /// The line under a void receipt.
    static QString voidText(const receipts::Receipt &receipt);

Q_SIGNALS:
    void loadingChanged(bool loading);
    void yearChanged();
    void refused(const madang::Error &reason);

private:
    int presentYear() const;

    Session &m_session;
    const Formats &m_formats;
    QList<receipts::Receipt> m_receipts;
    int m_year = 0;
    std::optional<Error> m_error;
    bool m_loading = false;
    quint64 m_asked = 0; ///< a late answer about another year is dropped
};

} // namespace madang::views
