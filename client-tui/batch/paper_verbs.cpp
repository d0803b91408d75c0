// SPDX-License-Identifier: GPL-3.0-or-later
// Batch verbs about papers: receipts, exported tables, payouts, and settlement files of gateways.
#include "client-tui/batch/batch_verbs.h"
#include "client-tui/terminal/text_width.h"

#include "common/base/amount.h"
#include "common/base/secret.h"
#include "common/base/text_file.h"
#include "common/protocol/receipts.h"
#include "common/protocol/statements.h"
#include "common/views/file_download.h"
#include "common/views/payout_words.h"
#include "common/views/receipt_list.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace madang::tui {

namespace {

    using payouts::Payout;
    using receipts::Receipt;

    constexpr int kMostItems = 100'000;

    struct PaperVerbsText {
        Q_DECLARE_TR_FUNCTIONS(madang::tui::PaperVerbs)
    };

    QString fileOf(BatchRun &run, const QString &usual)
    {
        return run.line().value(u"o"_s).value_or(usual);
    }

    /// Saves a file of the server, says where it is, and ends.
    void save(BatchRun &run, const QString &path, const QString &file,
              const QList<std::pair<QString, QString>> &query = {})
    {
        whenDone(views::download(run.session(), &run, path, file, query), &run,
                 [&run, file](const Result<QString> &saved) {
                     if (!saved && saved.error().about == "file"_L1)
                         return run.fail(saved.error(), PaperVerbsText::tr("%1 cannot be written.").arg(file),
                                         ExitCode::Local);
                     if (!saved)
                         return run.fail(saved.error());
                     run.out().json("file", {{"file", Output::quoted(*saved)}});
                     run.out().line(*saved);
                     run.finish();
                 });
    }

    void printReceipt(BatchRun &run, const Receipt &receipt)
    {
        run.out().json("receipt", receipt);
        QString text = receipt.number + u"  "_s + paddedLeft(run.formats().won(receipt.amount), 14) + u"  "_s
            + receipt.title + u"  "_s + receipt.name;
        if (receipt.voidedAt)
            text += u"  ("_s + views::ReceiptList::voidText(receipt) + u')';
        run.out().line(text);
    }

    void saveReceipt(BatchRun &run, const Receipt &receipt)
    {
        printReceipt(run, receipt);
        save(run, receipt.path, fileOf(run, views::ReceiptList::fileName(receipt)));
    }

    void printPayout(BatchRun &run, const Payout &payout)
    {
        run.out().json("payout", payout);
        run.out().line(u"%1  %2  %3"_s.arg(payout.id.text(), views::stateText(payout.state), payout.title));
        run.out().line(u"    "_s
                       + PaperVerbsText::tr("%1, fee %2, arrives %3, on %4, at %5")
                             .arg(run.formats().won(payout.amount), run.formats().won(payout.fee),
                                  run.formats().won(payout.net), run.formats().dayName(payout.payableAt),
                                  payout.account));
        if (payout.reason)
            run.out().line(u"    "_s + *payout.reason);
        if (payout.reference)
            run.out().line(u"    "_s + *payout.reference);
    }

    void printPayouts(BatchRun &run, const QList<Payout> &all)
    {
        for (const Payout &payout : all)
            printPayout(run, payout);
        run.finish();
    }

    void printTerms(BatchRun &run, const payouts::Terms &terms)
    {
        run.out().json("terms", terms);
        run.out().line(PaperVerbsText::tr("The campaign holds %1, of which %2 can be paid out.")
                           .arg(run.formats().won(terms.held), run.formats().won(terms.available)));
        run.out().line(PaperVerbsText::tr("Of %1 a fee of %2 is kept: %3 arrives, on %4.")
                           .arg(run.formats().won(terms.amount), run.formats().won(terms.fee),
                                run.formats().won(terms.net), run.formats().dayName(terms.payableAt)));
    }

    void askForPayout(BatchRun &run)
    {
        const Result<Money> amount = readAmount(run.word(2));
        if (!amount || amount->won > std::numeric_limits<int>::max())
            return run.failUsage(
                PaperVerbsText::tr("“%1” is no amount. Write it like 10000 or 1만.").arg(run.word(2)));
        const QString account = run.line().value(u"to"_s).value_or(QString());
        const bool forReal = run.line().has(u"yes"_s);
        if (forReal && account.trimmed().isEmpty())
            return run.failUsage(PaperVerbsText::tr("--to names the account: bank, number, holder."));
        const ClientTag tag{run.line().value(u"key"_s).value_or(secret::randomToken(16))};
        run.withCampaign(
            run.word(1),
            [&run, amount = *amount, account, forReal, tag](const campaigns::Campaign &campaign) {
                if (forReal)
                    return run.call(payouts::request, {campaign.id, tag, amount, account},
                                    [&run](const Payout &payout) {
                                        printPayout(run, payout);
                                        run.finish();
                                    });
                run.call(payouts::terms, {campaign.id, int(amount.won)}, [&run](const payouts::Terms &terms) {
                    printTerms(run, terms);
                    run.out().line(
                        PaperVerbsText::tr("Nothing was done; add --to ACCOUNT --yes to ask for it."));
                    run.finish();
                });
            });
    }

    /// The payout that the second word names; null after a complaint.
    PayoutId payoutOf(BatchRun &run)
    {
        const auto id = PayoutId::fromText(run.word(1));
        if (id.isNull())
            run.failUsage(PaperVerbsText::tr("“%1” is no id of a payout.").arg(run.word(1)));
        return id;
    }

    template <typename Request>
    void decide(BatchRun &run, const Command<Request, Payout> &command, const Request &request)
    {
        run.call(command, request, [&run](const Payout &payout) {
            printPayout(run, payout);
            run.finish();
        });
    }

    void printDifference(BatchRun &run, const reconciliation::Difference &difference)
    {
        run.out().json("difference", difference);
        QString text = difference.id.value_or(SettlementLineId()).text() + u"  "_s + difference.gateway
            + u"  "_s + difference.order + u"  "_s + views::verdictText(difference.verdict) + u"  "_s
            + PaperVerbsText::tr("theirs %1, ours %2")
                  .arg(run.formats().won(difference.theirs), run.formats().won(difference.ours));
        if (difference.reason)
            text += u"  ("_s + *difference.reason + u')';
        run.out().line(text);
    }

    void printReport(BatchRun &run, const reconciliation::Reconciliation &report)
    {
        for (const auto &difference : report.differences)
            printDifference(run, difference);
        run.out().json("reconciliation", report);
        if (report.again)
            run.out().line(PaperVerbsText::tr("This file was taken before."));
        run.out().line(
            PaperVerbsText::tr(
                "%1 lines: %2 fit now, %3 were known, %4 differ. %5, of it %6 fee, %7 to the bank.")
                .arg(report.lines)
                .arg(report.matched)
                .arg(report.known)
                .arg(report.differing)
                .arg(run.formats().won(report.amount), run.formats().won(report.fee),
                     run.formats().won(report.payOut)));
        run.finish(report.differing > 0 ? ExitCode::Refused : ExitCode::Ok);
    }

    template <typename Request, typename Item>
    void printAll(BatchRun &run, const char *kind, const Command<Request, Page<Item>> &command,
                  const Request &request)
    {
        run.collect(command, request, kMostItems, [&run, kind](const QList<Item> &all) {
            for (const Item &item : all)
                run.out().json(kind, item);
            run.finish();
        });
    }

    void exportLedger(BatchRun &run, const std::optional<CampaignId> &campaign, const QString &name)
    {
        if (run.out().isJson())
            return printAll(run, "ledger-line", statements::ledgerLines, {campaign, {}, {}});
        QList<std::pair<QString, QString>> query;
        if (campaign)
            query += {u"campaign"_s, campaign->text()};
        save(run, u"/api/v1/ledger.csv"_s, fileOf(run, name), query);
    }

    void exportPayouts(BatchRun &run, const std::optional<CampaignId> &campaign, const QString &name)
    {
        const auto print = [&run](const QList<Payout> &all) {
            for (const Payout &payout : all)
                run.out().json("payout", payout);
            run.finish();
        };
        if (run.out().isJson() && campaign)
            return run.call(payouts::ofCampaign, {*campaign},
                            [print](const Page<Payout> &page) { print(page.items); });
        if (run.out().isJson())
            return run.collect(payouts::list, payouts::ListPayouts(), kMostItems, print);
        save(run,
             campaign ? u"/api/v1/campaigns/%1/payouts.csv"_s.arg(campaign->text())
                      : u"/api/v1/payouts.csv"_s,
             fileOf(run, name));
    }

    /// Sets --year, if it is there; false when it is none and that was said.
    bool readYear(BatchRun &run, std::optional<int> &year)
    {
        const auto text = run.line().value(u"year"_s);
        if (!text)
            return true;
        bool ok = false;
        year = text->toInt(&ok);
        if (ok && *year >= 2000 && *year <= 2999)
            return true;
        run.failUsage(PaperVerbsText::tr("--year takes a year like 2026."));
        return false;
    }

    void exportReceipts(BatchRun &run)
    {
        std::optional<int> year;
        if (!readYear(run, year))
            return;
        if (run.word(0) != "all"_L1 || !year || run.out().isJson())
            return run.failUsage(PaperVerbsText::tr("Receipts for taxes are exported as a table of all "
                                                    "campaigns: export all receipts --year YEAR."));
        save(run, QString(receipts::kTaxTablePath), fileOf(run, u"receipts-%1.csv"_s.arg(*year)),
             {{u"year"_s, QString::number(*year)}});
    }

    void exportGifts(BatchRun &run, CampaignId campaign, const QString &name)
    {
        if (!run.out().isJson())
            return save(run, u"/api/v1/campaigns/%1/statement.csv"_s.arg(campaign.text()), fileOf(run, name));
        run.call(statements::statement, {campaign}, [&run](const statements::Statement &statement) {
            for (const auto &gift : statement.gifts)
                run.out().json("gift", gift);
            run.finish();
        });
    }

} // namespace

void fetchReceipt(BatchRun &run)
{
    const auto id = DonationId::fromText(run.word(0));
    if (id.isNull())
        return run.failUsage(PaperVerbsText::tr("“%1” is no id of a gift.").arg(run.word(0)));
    const auto name = run.line().value(u"name"_s);
    const auto issue = [&run, id, name] {
        run.call(receipts::issue, {id, name}, [&run](const Receipt &receipt) { saveReceipt(run, receipt); });
    };
    if (name)
        return issue();
    // One that is void has a paper too.
    run.call(receipts::ofDonation, {id}, [&run, issue](const Page<Receipt> &page) {
        page.items.isEmpty() ? issue() : saveReceipt(run, page.items.first());
    });
}

void listReceipts(BatchRun &run)
{
    receipts::ListReceipts wanted;
    if (!readYear(run, wanted.year))
        return;
    if (run.line().has(u"o"_s) && !wanted.year)
        return run.failUsage(PaperVerbsText::tr("-o saves the sheet of a year: name it with --year."));
    run.collect(receipts::mine, wanted, kMostItems, [&run, wanted](const QList<Receipt> &all) {
        for (const Receipt &receipt : all)
            printReceipt(run, receipt);
        if (!run.line().has(u"o"_s))
            return run.finish();
        save(run, u"/api/v1/me/receipts/%1"_s.arg(*wanted.year), fileOf(run, {}));
    });
}

void exportTable(BatchRun &run)
{
    const QString what = run.line().words.size() > 2 ? run.word(1) : u"gifts"_s;
    if (what == "messages"_L1)
        return exportRoom(run);
    if (what == "receipts"_L1)
        return exportReceipts(run);
    if (what != "gifts"_L1 && what != "ledger"_L1 && what != "payouts"_L1)
        return run.failUsage(PaperVerbsText::tr("What is exported is gifts, ledger, payouts or receipts, "
                                                "or the messages of a room."));
    if (run.line().has(u"csv"_s) && run.out().isJson())
        return run.failUsage(PaperVerbsText::tr("Either --csv or --json."));
    if (run.word(0) == "all"_L1) {
        if (what == "gifts"_L1 && run.out().isJson())
            return run.failUsage(PaperVerbsText::tr("As JSON, gifts are exported campaign by campaign."));
        if (what == "gifts"_L1)
            return save(run, u"/api/v1/statements.csv"_s, fileOf(run, u"gifts.csv"_s));
        return what == "ledger"_L1 ? exportLedger(run, {}, u"ledger.csv"_s)
                                   : exportPayouts(run, {}, u"payouts.csv"_s);
    }
    run.withCampaign(run.word(0), [&run, what](const campaigns::Campaign &campaign) {
        const QString name = views::fileNameOf(campaign.title + u' ' + what) + u".csv"_s;
        if (what == "gifts"_L1)
            exportGifts(run, campaign.id, name);
        else if (what == "ledger"_L1)
            exportLedger(run, campaign.id, name);
        else
            exportPayouts(run, campaign.id, name);
    });
}

void listPayouts(BatchRun &run)
{
    if (!run.word(0).isEmpty())
        return run.withCampaign(run.word(0), [&run](const campaigns::Campaign &campaign) {
            run.call(payouts::ofCampaign, {campaign.id},
                     [&run](const Page<Payout> &page) { printPayouts(run, page.items); });
        });
    payouts::ListPayouts wanted;
    if (const auto word = run.line().value(u"state"_s)) {
        wanted.state = json::enumFromWord<payouts::State>(*word);
        if (!wanted.state)
            return run.failUsage(
                PaperVerbsText::tr("--state is requested, approved, paid, refused or withdrawn."));
    }
    run.collect(payouts::list, wanted, kMostItems,
                [&run](const QList<Payout> &all) { printPayouts(run, all); });
}

void changePayout(BatchRun &run)
{
    const QString deed = run.word(0);
    if (deed == "ask"_L1)
        return askForPayout(run);
    const QString reason = run.line().value(u"reason"_s).value_or(QString());
    const QString reference = run.line().value(u"reference"_s).value_or(QString());
    if (deed == "refuse"_L1 && reason.trimmed().isEmpty())
        return run.failUsage(PaperVerbsText::tr("--reason says why."));
    if (deed == "paid"_L1 && reference.trimmed().isEmpty())
        return run.failUsage(PaperVerbsText::tr("--reference says what the bank calls the transfer."));
    const PayoutId id = payoutOf(run);
    if (id.isNull())
        return;
    if (deed == "approve"_L1)
        decide(run, payouts::approve, {id});
    else if (deed == "withdraw"_L1)
        decide(run, payouts::withdraw, {id});
    else if (deed == "refuse"_L1)
        decide(run, payouts::refuse, {id, reason});
    else if (deed == "paid"_L1)
        decide(run, payouts::markPaid, {id, reference});
    else
        run.failUsage(PaperVerbsText::tr("A payout is asked for, approved, refused, withdrawn or paid."));
}

void reconcileFile(BatchRun &run)
{
    QFile file(run.word(0));
    if (!file.open(QIODevice::ReadOnly) || file.size() > reconciliation::kLongestContent)
        return run.fail(Error{Code::NotFound, "file"},
                        PaperVerbsText::tr("%1 cannot be read, or is too large.").arg(run.word(0)),
                        ExitCode::Local);
    reconciliation::Import request;
    request.gateway = run.line().value(u"gateway"_s).value_or(u"toss"_s);
    request.name = QFileInfo(file).fileName();
    request.content = textOfFile(file.readAll());
    if (run.line().has(u"dry-run"_s))
        request.dryRun = true;
    run.call(reconciliation::importFile, request,
             [&run](const reconciliation::Reconciliation &report) { printReport(run, report); });
}

void listDifferences(BatchRun &run)
{
    reconciliation::ListDifferences wanted;
    if (const auto word = run.line().value(u"state"_s)) {
        wanted.state = json::enumFromWord<reconciliation::State>(*word);
        if (!wanted.state)
            return run.failUsage(PaperVerbsText::tr("--state is open, explained or settled."));
    }
    run.collect(reconciliation::differences, wanted, kMostItems,
                [&run](const QList<reconciliation::Difference> &all) {
                    for (const auto &difference : all)
                        printDifference(run, difference);
                    run.finish();
                });
}

void explainDifference(BatchRun &run)
{
    const auto id = SettlementLineId::fromText(run.word(0));
    if (id.isNull())
        return run.failUsage(PaperVerbsText::tr("“%1” is no id of a line.").arg(run.word(0)));
    const auto reason = run.reason(1);
    if (!reason)
        return;
    run.call(reconciliation::explain, {id, *reason}, [&run](const reconciliation::Difference &difference) {
        printDifference(run, difference);
        run.finish();
    });
}

} // namespace madang::tui
