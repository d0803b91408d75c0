// SPDX-License-Identifier: GPL-3.0-or-later
// Verbs about monthly gifts.
#include "client-tui/panes/pledges_pane.h"
#include "client-tui/panes/qr_code.h"
#include "client-tui/terminal/sanitize.h"
#include "client-tui/verbs/verbs.h"

#include "common/views/donation_form.h"
#include "common/views/pledge_text.h"

using namespace Qt::StringLiterals;

namespace madang::tui {

namespace pledge_text = views::pledge_text;

namespace {

    /// A day of the month as it is typed: 1 to 28, or "last"; 0 when it is neither.
    int typedDay(const QString &word)
    {
        if (word.compare("last"_L1, Qt::CaseInsensitive) == 0 || word == u"말일")
            return pledges::kLastDay;
        const int day = word.toInt();
        return day >= 1 && day <= pledges::kLatestDay ? day : 0;
    }

} // namespace

views::PledgeList &Verbs::pledgeList()
{
    if (!m_pledges) {
        m_pledges = new views::PledgeList(m_desk.session(), this);
        connect(m_pledges, &views::PledgeList::changed, this, [this] {
            if (m_pledging && !m_pledges->isCreating()) {
                m_pledging = false;
                if (m_pledges->error())
                    tellError(*m_pledges->error());
            }
            m_desk.repaint();
        });
        connect(m_pledges, &views::PledgeList::registration, this,
                [this](PledgeId, const QUrl &url) { showRegistration(url); });
    }
    return *m_pledges;
}

void Verbs::showRegistration(const QUrl &url)
{
    QList<SheetRow> rows;
    rows.append(
        {PaintedLine{{tr("Open this address in a browser, or scan the code, and register a card there:"),
                      theme()[Role::Text]}}});
    rows.append(
        {PaintedLine{{sanitized(url.toString()), theme()[Role::Prompt].leadingTo(Hyperlink::to(url))}},
         {},
         false});
    rows.append({PaintedLine{
        {tr("What becomes of it is told here. /pledges shows your monthly gifts."), theme()[Role::Muted]}}});
    rows.append({PaintedLine{{QString(), theme()[Role::Text]}}});
    if (!theme().isAscii()) {
        for (const PaintedLine &line : qrCode(url.toString(), m_desk.depth()))
            rows.append({line, {}, false});
    }
    m_desk.show(std::make_unique<Sheet>(tr("Register a card"), rows, tr("Esc closes")));
}

void Verbs::pledge(const QString &rest)
{
    QString text = rest;
    const QString typed = takeArgument(text);
    const Result<Money> amount = views::DonationForm::amountOf(typed);
    if (!amount)
        return m_desk.tell(Tone::Warning,
                           amount.error().code == Code::Malformed
                               ? tr("“%1” is no amount. Write it like 10000, 10,000 or 1만.").arg(typed)
                               : views::DonationForm::hintFor(typed, m_desk.formats()));
    const QString dayWord = takeArgument(text);
    const int day = typedDay(dayWord);
    if (day == 0)
        return m_desk.tell(Tone::Warning,
                           tr("“%1” is no day for a monthly gift. Write 1 to 28, or last.").arg(dayWord));
    views::PledgeWish wish;
    if (QString after = text; takeArgument(after).compare("now"_L1, Qt::CaseInsensitive) == 0) {
        wish.now = true;
        text = after;
    }
    const std::optional<campaigns::Campaign> campaign = takeCampaign(text);
    if (!campaign)
        return m_desk.tell(Tone::Warning,
                           tr("Which campaign? Write its name after the day; /campaigns lists them."));
    if (text.size() > views::DonationForm::kLongestMessage)
        return m_desk.tell(
            Tone::Warning,
            tr("The message of a gift has at most %1 characters.").arg(views::DonationForm::kLongestMessage));
    wish.campaign = campaign->id;
    wish.amountText = typed;
    wish.day = day;
    wish.message = text;
    const QString question
        = tr("Give %1 to “%2” %3?")
              .arg(m_desk.formats().won(*amount), campaign->title, pledge_text::ofDay(day));
    confirm(question, [this, wish] {
        m_pledging = true;
        pledgeList().create(wish);
    });
}

void Verbs::listPledges(const QString &rest)
{
    if (!rest.isEmpty())
        return changePledge(rest);
    pledgeList().refresh();
    m_desk.show(std::make_unique<PledgesPane>(
        pledgeList(), m_desk.formats(),
        PledgesPane::Deeds{[this](const pledges::Pledge &pledge) { prepareChange(pledge); },
                           [this](const pledges::Pledge &pledge) { confirmEnding(pledge); }}));
}

void Verbs::prepareChange(const pledges::Pledge &pledge)
{
    const QList<pledges::Pledge> &all = pledgeList().items();
    int number = 1;
    while (number <= all.size() && all[number - 1].id != pledge.id)
        ++number;
    const QString day = pledge.day == pledges::kLastDay ? u"last"_s : QString::number(pledge.day);
    m_desk.closeOverlay();
    m_desk.putIntoLine(u"/pledges %1 %2 %3"_s.arg(number).arg(pledge.amount.won).arg(day));
    m_desk.tell(Tone::Plain, tr("Change amount or day, then press Enter."));
}

void Verbs::changePledge(QString rest)
{
    const int number = takeArgument(rest).toInt();
    const QString typed = takeArgument(rest);
    const int day = typedDay(takeArgument(rest));
    const Result<Money> amount = views::DonationForm::amountOf(typed);
    if (number < 1 || number > pledgeList().items().size() || !amount || day == 0)
        return m_desk.tell(
            Tone::Warning,
            tr("Write /pledges <number> <amount> <day>; /pledges alone lists them with their numbers."));
    const pledges::Pledge &pledge = pledgeList().items()[number - 1];
    confirm(tr("Give %1 to “%2” %3?")
                .arg(m_desk.formats().won(*amount), pledge.title, pledge_text::ofDay(day)),
            [this, id = pledge.id, won = *amount, day] {
                pledgeList().change({id, won, day, {}, {}});
                listPledges({});
            });
}

void Verbs::confirmEnding(const pledges::Pledge &pledge)
{
    confirm(tr("End the monthly gift to “%1”? Nothing is charged any more.").arg(pledge.title),
            [this, id = pledge.id] { pledgeList().cancel(id); });
}

} // namespace madang::tui
