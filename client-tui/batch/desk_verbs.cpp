// SPDX-License-Identifier: GPL-3.0-or-later
// Batch verbs of the payments desk, for operators.
#include "client-tui/batch/batch_verbs.h"
#include "client-tui/batch/time_text.h"
#include "client-tui/terminal/sanitize.h"
#include "client-tui/terminal/text_width.h"

#include "common/base/secret.h"
#include "common/protocol/desk.h"
#include "common/views/amount.h"
#include "common/views/desk_text.h"
#include "common/views/gift_words.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace madang::tui {

namespace {

    namespace text = views::desk_text;
    using desk::Section;

    constexpr int kMostItems = 10'000;

    struct DeskVerbsText {
        Q_DECLARE_TR_FUNCTIONS(madang::tui::DeskVerbs)
    };

    void printOverview(BatchRun &run, const desk::Overview &overview)
    {
        run.out().json("desk", overview);
        const std::pair<Section, int> counts[] = {{Section::Stuck, overview.stuck},
                                                  {Section::Unmatched, overview.unmatched},
                                                  {Section::Dead, overview.dead},
                                                  {Section::Refunds, overview.refunds},
                                                  {Section::Deposits, overview.deposits}};
        for (const auto &[section, count] : counts)
            run.out().line({{padded(text::nameOf(section), 20), Style()},
                            {paddedLeft(QString::number(count), 6),
                             run.theme()[count > 0 ? Role::Warning : Role::Muted]}});
        if (!overview.lastCheck)
            return run.out().line(DeskVerbsText::tr("The books were never proven."));
        run.out().line(text::verdict(overview.lastCheck->holds) + u' '
                       + run.formats().fullTime(overview.lastCheck->at));
    }

    void printItem(BatchRun &run, const desk::Item &item)
    {
        run.out().json("desk-item", item);
        const QString amount = text::amountOf(item, run.formats());
        run.out().line(
            {{item.key + u"  "_s, run.theme()[Role::Muted]},
             {paddedLeft(run.formats().shortTime(item.since), 10) + u"  "_s, run.theme()[Role::Muted]},
             {paddedLeft(amount, 14) + u"  "_s, run.theme()[Role::Gift]},
             {padded(sanitized(text::stateOf(item)), 20) + u"  "_s, run.theme()[Role::Warning]},
             {text::aboutOf(item).join(u" · "_s), Style()}});
    }

    void printSection(BatchRun &run, Section section)
    {
        run.collect(desk::list, desk::ListSection{section, {}, {}}, kMostItems,
                    [&run, section](const QList<desk::Item> &items) {
                        for (const desk::Item &item : items)
                            printItem(run, item);
                        if (items.isEmpty())
                            run.out().line(text::emptyText(section));
                        run.finish();
                    });
    }

    void printStory(BatchRun &run, const desk::Story &story)
    {
        run.out().json("desk-order", story);
        run.out().line(story.order.value + u"  "_s + run.formats().won(story.amount) + u"  "_s
                       + text::nameOf(story.status) + u"  "_s + story.payer + u" · "_s + story.title);
        for (const desk::StoryLine &line : story.lines) {
            const QString amount = line.amount ? run.formats().won(*line.amount) + u"  "_s : QString();
            const QString times = text::timesOf(line, run.formats());
            run.out().line(
                {{paddedLeft(run.formats().fullTime(line.at), 24) + u"  "_s, run.theme()[Role::Muted]},
                 {(amount + text::lineText(line) + u' ' + times).trimmed(), Style()}});
        }
    }

    void printCheck(BatchRun &run, const desk::LedgerCheck &check)
    {
        run.out().json("ledger-check", check);
        for (const desk::Proof &proof : check.proofs) {
            run.out().line(
                {{proof.holds ? u"✓ "_s : u"✗ "_s, run.theme()[proof.holds ? Role::Good : Role::Failed]},
                 {text::sentenceOf(proof.word), Style()}});
            for (const QString &example : proof.examples)
                run.out().line(u"    "_s + example);
        }
        for (const desk::KindBalance &kind : check.balances)
            run.out().line(padded(sanitized(kind.kind), 24)
                           + paddedLeft(run.formats().won(kind.balance), 18));
        run.out().line(text::verdict(check.holds));
    }

    /// Whether it is done for real; otherwise it says what would happen and ends.
    bool isForReal(BatchRun &run, const char *deed, const QString &target, const QString &sentence)
    {
        if (run.isForReal())
            return true;
        run.dryRun(deed, target, sentence);
        return false;
    }

    bool wantsMore(BatchRun &run)
    {
        return !run.isForReal();
    }

    QString optionOf(BatchRun &run, const QString &name)
    {
        return run.line().value(name).value_or(QString());
    }

    void printDecided(BatchRun &run, const refunds::Refund &refund)
    {
        run.out().json("refund", refund);
        run.out().line(refund.id.value_or(RefundId()).text() + u"  "_s
                       + views::refundText(refund, run.formats()));
        const bool waits = refund.state == refunds::State::Waiting || refund.state == refunds::State::Underway
            || refund.state == refunds::State::ByHand;
        run.finish(refund.state == refunds::State::Refused ? ExitCode::Refused
                       : waits                             ? ExitCode::Waiting
                                                           : ExitCode::Ok);
    }

    void askDeskRefund(BatchRun &run)
    {
        desk::RefundOrder wanted;
        wanted.order = {run.word(1)};
        if (!run.word(2).isEmpty()) {
            const Result<Money> amount = views::readAmount(run.word(2));
            if (!amount)
                return run.failUsage(
                    DeskVerbsText::tr("“%1” is no amount. Write it like 10000 or 1만.").arg(run.word(2)));
            wanted.amount = *amount;
        }
        wanted.reason = optionOf(run, u"reason"_s);
        if (wanted.reason.trimmed().isEmpty())
            return run.failUsage(DeskVerbsText::tr("--reason says why."));
        wanted.tag.value = run.line().value(u"key"_s).value_or(secret::randomToken(16));
        const bool dry = wantsMore(run);
        if (dry)
            wanted.dryRun = true;
        run.call(desk::refund, wanted, [&run, dry](const refunds::Refund &refund) {
            if (!dry)
                return printDecided(run, refund);
            run.out().json("dry-run", refund);
            run.out().line(views::refundQuestion(refund, run.formats()) + u' '
                           + DeskVerbsText::tr("Nothing was done; add --yes to do it."));
            run.finish();
        });
    }

} // namespace

void showDesk(BatchRun &run)
{
    const QString word = run.word(0);
    if (word.isEmpty())
        return run.call(desk::overview, Nothing{}, [&run](const desk::Overview &overview) {
            printOverview(run, overview);
            run.finish();
        });
    const auto section = json::enumFromWord<Section>(word);
    if (!section)
        return run.failUsage(DeskVerbsText::tr("A section is stuck, unmatched, dead, refunds or deposits."));
    printSection(run, *section);
}

void showDeskOrder(BatchRun &run)
{
    run.call(desk::order, desk::OneOrder{{run.word(0)}}, [&run](const desk::Story &story) {
        printStory(run, story);
        run.finish();
    });
}

void requeryOrder(BatchRun &run)
{
    const QString order = run.word(0);
    if (run.line().has(u"dry-run"_s)) {
        isForReal(run, "requery", order,
                  DeskVerbsText::tr("Would have the gateway asked about order %1.").arg(order));
        return;
    }
    run.call(desk::requery, desk::OneOrder{{order}}, [&run](const desk::Requeried &now) {
        run.out().json("requeried", now);
        run.out().line(text::answered(now.status));
        run.finish(now.status == payments::OrderStatus::InProgress ? ExitCode::Waiting : ExitCode::Ok);
    });
}

void resolveUnmatched(BatchRun &run)
{
    const UnmatchedId id = UnmatchedId::fromText(run.word(0));
    if (id.isNull())
        return run.failUsage(DeskVerbsText::tr("“%1” is no id of unmatched money.").arg(run.word(0)));
    const auto reason = run.reason(1);
    if (!reason
        || !isForReal(run, "resolve", id.text(),
                      DeskVerbsText::tr("Would resolve %1 with “%2”.").arg(id.text(), *reason)))
        return;
    run.call(desk::resolve, desk::Resolve{id, *reason}, [&run](const Nothing &) {
        run.out().json("resolved", QList<std::pair<const char *, QByteArray>>());
        run.out().line(text::resolved());
        run.finish();
    });
}

void replayWebhook(BatchRun &run)
{
    const WebhookId id = WebhookId::fromText(run.word(0));
    if (id.isNull())
        return run.failUsage(DeskVerbsText::tr("“%1” is no id of a webhook.").arg(run.word(0)));
    if (!isForReal(run, "replay", id.text(),
                   DeskVerbsText::tr("Would try the webhook %1 again.").arg(id.text())))
        return;
    run.call(desk::replay, desk::OneWebhook{id}, [&run](const Nothing &) {
        run.out().json("replayed", QList<std::pair<const char *, QByteArray>>());
        run.out().line(text::replayed());
        run.finish();
    });
}

void noteDeposit(BatchRun &run)
{
    desk::NoteTransfer wanted;
    wanted.transaction = run.word(0);
    const Result<Money> amount = views::readAmount(run.word(1));
    if (!amount)
        return run.failUsage(
            DeskVerbsText::tr("“%1” is no amount. Write it like 10000 or 1만.").arg(run.word(1)));
    wanted.amount = *amount;
    wanted.reference = run.word(2);
    if (const auto day = run.line().value(u"at"_s)) {
        wanted.cameAt = readTime(*day);
        if (wanted.cameAt->isNull())
            return run.failUsage(DeskVerbsText::tr("--%1 takes a day like 2026-12-31.").arg(u"at"_s));
    }
    wanted.holder = run.line().value(u"from"_s);
    const bool dry = wantsMore(run);
    if (dry)
        wanted.dryRun = true;
    run.call(desk::noteTransfer, wanted, [&run, dry](const desk::NotedTransfer &noted) {
        run.out().json(dry ? "dry-run" : "transfer", noted);
        if (!dry || noted.repeated)
            run.out().line(text::transferText(noted, run.formats()));
        else
            run.out().line(text::transferQuestion(noted, run.formats()) + u' '
                           + DeskVerbsText::tr("Nothing was done; add --yes to do it."));
        // What does not fit waits for a person.
        run.finish(noted.verdict == desk::TransferVerdict::Matched || dry ? ExitCode::Ok : ExitCode::Waiting);
    });
}

void changeDeskRefund(BatchRun &run)
{
    const QString deed = run.word(0);
    if (deed == "ask"_L1)
        return askDeskRefund(run);
    const RefundId id = RefundId::fromText(run.word(1));
    if (id.isNull())
        return run.failUsage(DeskVerbsText::tr("“%1” is no id of a refund.").arg(run.word(1)));
    const auto decided = [&run](const refunds::Refund &refund) { printDecided(run, refund); };
    const auto say = [&run](const QString &sentence) {
        return [&run, sentence](const Nothing &) {
            run.out().json("done", QList<std::pair<const char *, QByteArray>>());
            run.out().line(sentence);
            run.finish();
        };
    };
    if (deed == "approve"_L1)
        return run.call(desk::approve, desk::ApproveRefund{id, run.line().value(u"note"_s)}, decided);
    if (deed == "sent"_L1) {
        if (!isForReal(run, "sent-back", id.text(),
                       DeskVerbsText::tr("Would post refund %1 as sent with the number %2.")
                           .arg(id.text(), run.word(2))))
            return;
        return run.call(desk::sentBack, desk::SentBack{id, run.word(2)}, say(text::sentBack()));
    }
    const desk::EndRefund ending{id, optionOf(run, u"reason"_s)};
    if (deed == "reject"_L1)
        return run.call(desk::reject, ending, decided);
    if (deed == "dismiss"_L1)
        return run.call(desk::dismiss, ending, say(text::dismissed()));
    run.failUsage(DeskVerbsText::tr(
        "A refund is asked for (ask), or one is decided: approve, reject, sent or dismiss."));
}

void checkLedger(BatchRun &run)
{
    run.call(desk::checkLedger, Nothing{}, [&run](const desk::LedgerCheck &check) {
        printCheck(run, check);
        run.finish(check.holds ? ExitCode::Ok : ExitCode::Broken);
    });
}

} // namespace madang::tui
