// SPDX-License-Identifier: GPL-3.0-or-later
// Verbs about payouts: what one would come to, asking for it, deciding about it.
#include "client-tui/panes/live_page.h"
#include "client-tui/terminal/sanitize.h"
#include "client-tui/verbs/verbs.h"

#include "common/views/payout_words.h"
#include "common/views/wording.h"

using namespace Qt::StringLiterals;

namespace madang::tui {

using payouts::Payout;

views::PayoutDesk &Verbs::payoutDesk(CampaignId campaign)
{
    if (!m_payoutDesk || m_payoutsOf != campaign) {
        delete m_payoutDesk;
        m_payoutsOf = campaign;
        m_payoutDesk = new views::PayoutDesk(m_desk.session(), m_desk.formats(), campaign, this);
        connect(m_payoutDesk, &views::PayoutDesk::changed, this, [this] { m_desk.repaint(); });
        connect(m_payoutDesk, &views::PayoutDesk::told, this,
                [this](const QString &sentence) { m_desk.tell(Tone::Good, sentence); });
    }
    return *m_payoutDesk;
}

/// Those of every campaign, or "refuse <id> <reason>", "paid <id> <reference>".
void Verbs::payouts(const QString &rest)
{
    QString text = rest;
    const QString word = takeArgument(text).toLower();
    if (word.isEmpty())
        return showPayouts({});
    const auto id = PayoutId::fromText(takeArgument(text));
    if ((word != "refuse"_L1 && word != "paid"_L1) || id.isNull() || text.isEmpty())
        return m_desk.tell(Tone::Warning, findVerb(u"payouts"_s)->usage());
    const bool refuses = word == "refuse"_L1;
    QPointer<views::PayoutDesk> desk = m_payoutDesk ? m_payoutDesk.data() : &payoutDesk({});
    const QString question = refuses ? tr("Refuse payout %1, because of “%2”?").arg(id.text(), text)
                                     : tr("Was payout %1 really transferred, with the number “%2”? It is "
                                          "posted at once.")
                                           .arg(id.text(), text);
    confirm(sanitized(question), [desk, refuses, id, text] {
        if (desk)
            refuses ? desk->refuse(id, text) : desk->markPaid(id, text);
    });
}

void Verbs::showPayouts(CampaignId campaign)
{
    views::PayoutDesk &desk = payoutDesk(campaign);
    desk.refresh();
    if (!desk.ofAll())
        desk.look({});
    QPointer<views::PayoutDesk> read = &desk;
    const auto rows = [this, read](int) {
        QList<SheetRow> lines;
        const auto line = [&lines](const QString &text, const Style &style) {
            lines.append({PaintedLine{{sanitized(text), style}}});
        };
        if (!read)
            return lines;
        if (const QString terms = read->termsText(); !terms.isEmpty())
            line(terms, theme()[Role::Text]);
        for (const Payout &payout : read->items()) {
            const QString title = read->ofAll() ? payout.title + u"  "_s : QString();
            lines.append({PaintedLine{{sanitized(title + read->sums(payout)), theme()[Role::Gift]}},
                          [this, payout] { choosePayout(payout); }});
            line(u"   "_s + read->story(payout), theme()[Role::Muted]);
        }
        if (read->error())
            line(views::wording::of(*read->error()), theme()[Role::Failed]);
        else if (read->items().isEmpty())
            line(read->isLoading() ? tr("Loading…") : tr("No payouts yet."), theme()[Role::Muted]);
        return lines;
    };
    m_desk.show(std::make_unique<LivePage>(
        tr("Payouts"), tr("↑↓ choose · Enter decides · /manage payout <amount> <account> asks · Esc closes"),
        nullptr, rows));
}

/// "<amount | all> <account>"
void Verbs::askForPayout(CampaignId campaign, QString rest)
{
    const QString amount = takeArgument(rest);
    if (amount.isEmpty() || rest.isEmpty())
        return m_desk.tell(Tone::Warning, tr("Write /manage payout <amount or all> <bank, number, holder>."));
    views::PayoutDesk &desk = payoutDesk(campaign);
    desk.look(amount.compare("all"_L1, Qt::CaseInsensitive) == 0 ? QString() : amount);
    // The question stands on what the server says it would come to.
    auto *once = new QObject(&desk);
    QPointer<views::PayoutDesk> asked = &desk;
    connect(&desk, &views::PayoutDesk::changed, once, [this, once, asked, account = rest] {
        if (!asked->terms() && asked->amountHint().isEmpty())
            return;
        once->deleteLater();
        disconnect(asked, nullptr, once, nullptr);
        if (!asked->amountHint().isEmpty())
            return m_desk.tell(Tone::Warning, asked->amountHint());
        if (!asked->canAsk(account))
            return m_desk.tell(Tone::Warning, asked->termsText());
        confirm(asked->termsText() + u' ' + tr("Ask for it?"), [asked, account] {
            if (asked)
                asked->ask(account);
        });
    });
    if (!desk.amountHint().isEmpty()) {
        once->deleteLater();
        m_desk.tell(Tone::Warning, desk.amountHint());
    }
}

void Verbs::choosePayout(const Payout &payout)
{
    QPointer<views::PayoutDesk> desk = m_payoutDesk;
    if (!desk)
        return;
    Question question{desk->sums(payout) + u':', {}};
    const auto prepare = [this](const QString &line) {
        return [this, line] {
            m_desk.closeOverlay();
            m_desk.putIntoLine(line);
        };
    };
    if (desk->mayDecide(payout)) {
        question.choices.append({u"a"_s, tr("approve"), [desk, id = payout.id] {
                                     if (desk)
                                         desk->approve(id);
                                 }});
        question.choices.append(
            {u"r"_s, tr("refuse"), prepare(u"/payouts refuse %1 "_s.arg(payout.id.text()))});
    }
    if (desk->mayMarkPaid(payout))
        question.choices.append(
            {u"p"_s, tr("mark as paid"), prepare(u"/payouts paid %1 "_s.arg(payout.id.text()))});
    if (desk->mayWithdraw(payout))
        question.choices.append({u"w"_s, tr("withdraw"), [desk, id = payout.id] {
                                     if (desk)
                                         desk->withdraw(id);
                                 }});
    if (question.choices.isEmpty())
        return m_desk.tell(Tone::Plain, desk->story(payout));
    m_desk.ask(question);
}

} // namespace madang::tui
