// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/views/table_export.h"

#include "common/base/when_done.h"
#include "common/protocol/payouts.h"
#include "common/protocol/receipts.h"
#include "common/protocol/statements.h"
#include "common/views/file_download.h"

#include <QCoreApplication>

#include <functional>

namespace madang::views {

using namespace Qt::StringLiterals;

namespace {

    /// Translations of this file.
    struct TableExport {
        Q_DECLARE_TR_FUNCTIONS(madang::views::TableExport)
    };

    constexpr int kLinesPerPage = 200;
    constexpr int kMostLines = 200'000;

    using Promise = std::shared_ptr<QPromise<Result<QString>>>;

    void end(const Promise &promise, const Result<QString> &result)
    {
        promise->addResult(result);
        promise->finish();
    }

    /// Lines of JSON as they come, until the table is whole.
    struct Lines {
        QByteArray text;
        int count = 0;

        template <typename Item> void add(const QList<Item> &items)
        {
            for (const Item &item : items) {
                text += count++ == 0 ? "\n" : ",\n";
                text += toJson(item);
            }
        }
        QByteArray whole() const { return "[" + text + "\n]\n"; }
    };

    template <typename Request, typename Item>
    void collect(Session &session, QObject *owner, const Command<Request, Page<Item>> &command,
                 Request request, const std::shared_ptr<Lines> &lines, const Promise &promise,
                 const QString &file)
    {
        request.limit = kLinesPerPage;
        whenDone(session.call(command, request), owner,
                 [&session, owner, &command, request, lines, promise,
                  file](const Result<Page<Item>> &page) mutable {
                     if (!page)
                         return end(promise, page.error());
                     lines->add(page->items);
                     if (!page->next || page->items.isEmpty())
                         return end(promise, writeFile(lines->whole(), file));
                     if (lines->count >= kMostLines)
                         return end(promise, Error{Code::TooLarge, "table"});
                     request.after = page->next;
                     collect(session, owner, command, request, lines, promise, file);
                 });
    }

    void saveJson(Session &session, QObject *owner, ExportTable table, CampaignId campaign,
                  const QString &file, const Promise &promise)
    {
        const auto lines = std::make_shared<Lines>();
        const bool all = campaign.isNull();
        if (table == ExportTable::Ledger)
            return collect(session, owner, statements::ledgerLines,
                           {all ? std::nullopt : std::optional(campaign), {}, {}}, lines, promise, file);
        if (table == ExportTable::Payouts && all)
            return collect(session, owner, payouts::list, payouts::ListPayouts(), lines, promise, file);
        if (table == ExportTable::Payouts)
            return whenDone(session.call(payouts::ofCampaign, {campaign}), owner,
                            [lines, promise, file](const Result<Page<payouts::Payout>> &page) {
                                if (!page)
                                    return end(promise, page.error());
                                lines->add(page->items);
                                end(promise, writeFile(lines->whole(), file));
                            });
        whenDone(session.call(statements::statement, {campaign}), owner,
                 [lines, promise, file](const Result<statements::Statement> &statement) {
                     if (!statement)
                         return end(promise, statement.error());
                     lines->add(statement->gifts);
                     end(promise, writeFile(lines->whole(), file));
                 });
    }

} // namespace

QFuture<Result<QString>> saveTable(Session &session, QObject *owner, ExportTable table, CampaignId campaign,
                                   ExportForm form, const QString &file)
{
    if (table == ExportTable::TaxReceipts
        || (form == ExportForm::Json && table == ExportTable::Gifts && campaign.isNull())) {
        QPromise<Result<QString>> refused;
        refused.start();
        refused.addResult(Error{Code::NotSupported, "table"});
        refused.finish();
        return refused.future();
    }
    if (form == ExportForm::Json) {
        const auto promise = std::make_shared<QPromise<Result<QString>>>();
        promise->start();
        saveJson(session, owner, table, campaign, file, promise);
        return promise->future();
    }
    const QString ofCampaign = u"/api/v1/campaigns/%1/"_s.arg(campaign.text());
    switch (table) {
    case ExportTable::Gifts:
        return download(session, owner,
                        campaign.isNull() ? u"/api/v1/statements.csv"_s : ofCampaign + u"statement.csv"_s,
                        file);
    case ExportTable::Ledger:
        if (campaign.isNull())
            return download(session, owner, u"/api/v1/ledger.csv"_s, file);
        return download(session, owner, u"/api/v1/ledger.csv"_s, file, {{u"campaign"_s, campaign.text()}});
    case ExportTable::Payouts:
    case ExportTable::TaxReceipts:
        break;
    }
    return download(session, owner,
                    campaign.isNull() ? u"/api/v1/payouts.csv"_s : ofCampaign + u"payouts.csv"_s, file);
}

QFuture<Result<QString>> saveTaxTable(Session &session, QObject *owner, int year, const QString &file)
{
    return download(session, owner, QString(receipts::kTaxTablePath), file,
                    {{u"year"_s, QString::number(year)}});
}

QString nameOf(ExportTable table)
{
    switch (table) {
    case ExportTable::Gifts:
        return TableExport::tr("Gifts");
    case ExportTable::Ledger:
        return TableExport::tr("Ledger");
    case ExportTable::Payouts:
        return TableExport::tr("Payouts");
    case ExportTable::TaxReceipts:
        return TableExport::tr("Receipts for taxes");
    }
    return {};
}

QString tableFileName(const QString &title, ExportTable table, ExportForm form)
{
    const QString name = title.isEmpty() ? nameOf(table) : title + u' ' + nameOf(table);
    return fileNameOf(name) + (form == ExportForm::Csv ? u".csv"_s : u".json"_s);
}

} // namespace madang::views
