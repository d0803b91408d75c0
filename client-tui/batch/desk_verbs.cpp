// SPDX-License-Identifier: GPL-3.0-or-later
// Batch verbs of the payments desk, for operators.
#include "client-tui/batch/batch_verbs.h"
#include "client-tui/terminal/text_width.h"

#include "common/protocol/desk.h"
#include "common/views/desk_text.h"

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
        QString amount = run.formats().won(item.amount);
        if (item.captured)
            amount += u" → "_s + run.formats().won(*item.captured);
        QStringList about{item.payer, item.title, item.gateway, item.reason.value_or(QString())};
        about.removeAll(QString());
        run.out().line(
            {{item.key + u"  "_s, run.theme()[Role::Muted]},
             {paddedLeft(run.formats().shortTime(item.since), 10) + u"  "_s, run.theme()[Role::Muted]},
             {paddedLeft(amount, 14) + u"  "_s, run.theme()[Role::Gift]},
             {padded(text::stateOf(item), 20) + u"  "_s, run.theme()[Role::Warning]},
             {about.join(u" · "_s), Style()}});
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
            const QString times
                = line.times > 1 ? u" ("_s + DeskVerbsText::tr("%1 times").arg(line.times) + u')' : QString();
            run.out().line(
                {{paddedLeft(run.formats().fullTime(line.at), 24) + u"  "_s, run.theme()[Role::Muted]},
                 {amount + text::lineText(line) + times, Style()}});
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
            run.out().line(padded(kind.kind, 24) + paddedLeft(run.formats().won(kind.balance), 18));
        run.out().line(text::verdict(check.holds));
    }

    /// Whether it is done for real; otherwise it says what would happen and ends.
    bool isForReal(BatchRun &run, const char *deed, const QString &target, const QString &sentence)
    {
        if (run.line().has(u"yes"_s) && !run.line().has(u"dry-run"_s))
            return true;
        run.out().json(
            "dry-run",
            {{"deed", Output::quoted(QLatin1StringView(deed))}, {"target", Output::quoted(target)}});
        run.out().line(sentence + u' ' + DeskVerbsText::tr("Nothing was done; add --yes to do it."));
        run.finish();
        return false;
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
    if (!isForReal(run, "resolve", id.text(),
                   DeskVerbsText::tr("Would resolve %1 with “%2”.").arg(id.text(), run.word(1))))
        return;
    run.call(desk::resolve, desk::Resolve{id, run.word(1)}, [&run](const Nothing &) {
        run.out().json("resolved", QList<std::pair<const char *, QByteArray>>());
        run.out().line(text::resolved());
        run.finish();
    });
}

void checkLedger(BatchRun &run)
{
    run.call(desk::checkLedger, Nothing{}, [&run](const desk::LedgerCheck &check) {
        printCheck(run, check);
        run.finish(check.holds ? ExitCode::Ok : ExitCode::Broken);
    });
}

} // namespace madang::tui
