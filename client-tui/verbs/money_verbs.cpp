// SPDX-License-Identifier: GPL-3.0-or-later
// Verbs about campaigns and gifts.
#include "client-tui/panes/campaign_pane.h"
#include "client-tui/panes/live_page.h"
#include "client-tui/panes/markdown_lines.h"
#include "client-tui/panes/monitor_pane.h"
#include "client-tui/panes/sheet.h"
#include "client-tui/terminal/sanitize.h"
#include "client-tui/verbs/verbs.h"

#include "common/views/amount.h"
#include "common/views/campaign_page.h"
#include "common/views/donation_form.h"

using namespace Qt::StringLiterals;

namespace madang::tui {

void Verbs::listCampaigns(const QString &)
{
    m_desk.campaigns().refresh();
    showCampaigns();
}

void Verbs::showCampaigns()
{
    const views::CampaignList &list = m_desk.campaigns();
    if (list.rowCount() == 0) {
        if (list.error())
            return tellError(*list.error());
        return m_desk.tell(Tone::Plain,
                           list.isLoading() ? tr("Asking the server for campaigns. Try again in a moment.")
                                            : tr("There is no campaign yet."));
    }
    QList<SheetRow> rows;
    for (int i = 0; i < list.rowCount(); ++i) {
        const campaigns::Campaign campaign = list.campaign(i);
        const qint64 percent = campaign.goal.won > 0 ? campaign.total.won * 100 / campaign.goal.won : 0;
        const bool open = campaign.state == campaigns::State::Open;
        PaintedLine line{
            {padded(sanitized(campaign.title), 28) + u' ', theme()[Role::Gift]},
            {paddedLeft(QString::number(percent) + u'%', 5) + u' ', theme()[Role::Good]},
            {paddedLeft(m_desk.formats().won(campaign.total), 14) + u' ', theme()[Role::Text]},
            {(open ? m_desk.formats().remaining(campaign.endsAt) : tr("closed")), theme()[Role::Muted]}};
        rows.append({line, [this, campaign] {
                         m_desk.closeOverlay();
                         if (m_desk.rooms().find(campaign.room))
                             m_desk.openRoom(campaign.room);
                         m_desk.putIntoLine(u"/donate 10000 "_s + quotedIfNeeded(campaign.title) + u' ');
                     }});
    }
    m_desk.show(
        std::make_unique<Sheet>(tr("Campaigns"), rows, tr("↑↓ choose · Enter prepares a gift · Esc closes")));
}

void Verbs::showCampaign(const QString &)
{
    if (!needsRoom())
        return;
    const views::CampaignBoard *board = m_desk.campaign();
    if (!board)
        return m_desk.tell(Tone::Plain, tr("This room has no campaign. /campaigns lists all of them."));
    auto page = std::make_unique<views::CampaignPage>(m_desk.session(), board->id());
    const views::CampaignPage *read = page.get();
    connect(page.get(), &views::CampaignPage::changed, this, [this] { m_desk.repaint(); });
    QPointer<const views::CampaignBoard> shown = board;
    const auto rows = [this, shown, read](int columns) {
        QList<SheetRow> lines;
        if (!shown)
            return lines;
        const auto add = [&lines, this](const QString &text, Role role) {
            if (!text.isEmpty())
                lines.append({PaintedLine{{sanitized(text), theme()[role]}}});
        };
        for (const PaintedLine &line :
             CampaignPane(*shown, m_desk.formats(), theme()).lines(qMin(48, columns), 100))
            lines.append({line, {}, false});
        const campaigns::Campaign &campaign = shown->campaign();
        lines.append({PaintedLine{{QString(), theme()[Role::Text]}}});
        if (!campaign.beneficiary.isEmpty())
            add(tr("For %1").arg(campaign.beneficiary), Role::Text);
        add(views::standingText(campaign, m_desk.formats()),
            campaign.reportOverdue ? Role::Warning : Role::Muted);
        const QString reached = views::milestonesText(read->milestones(), m_desk.formats());
        if (!reached.isEmpty())
            add(tr("Milestones reached: %1").arg(reached), Role::Good);
        if (campaign.messagesFrom)
            add(tr("A message can come with %1 or more.").arg(m_desk.formats().won(*campaign.messagesFrom)),
                Role::Muted);
        lines.append({PaintedLine{{QString(), theme()[Role::Text]}}});
        for (const PaintedLine &line : markdownLines(campaign.story, columns, theme()))
            lines.append({line, {}, false});
        return lines;
    };
    m_desk.show(std::make_unique<LivePage>(
        tr("Campaign"), tr("/donate <amount> gives · /reports /feed /ranking · Esc closes"), std::move(page),
        rows));
}

/// The campaign a text begins with ("#id", a title, or a title in quotes), else the open room's, else the
/// only one.
std::optional<campaigns::Campaign> Verbs::takeCampaign(QString &rest)
{
    const views::CampaignList &list = m_desk.campaigns();
    const bool quoted = rest.startsWith(u'"');
    QString after = rest;
    const QString word = takeArgument(after);
    std::optional<campaigns::Campaign> found;
    qsizetype longest = 0;
    for (int i = 0; i < list.rowCount(); ++i) {
        const campaigns::Campaign &campaign = list.campaign(i);
        if (word == u'#' + campaign.id.text()
            || (quoted && word.compare(campaign.title, Qt::CaseInsensitive) == 0)) {
            rest = after;
            return campaign;
        }
        const bool begins = rest.startsWith(campaign.title, Qt::CaseInsensitive)
            && (rest.size() == campaign.title.size() || rest.at(campaign.title.size()).isSpace());
        if (!quoted && begins && campaign.title.size() > longest) {
            longest = campaign.title.size();
            found = campaign;
        }
    }
    if (found) {
        rest = rest.mid(longest).trimmed();
        return found;
    }
    if (m_desk.campaign() && m_desk.campaign()->isKnown())
        return m_desk.campaign()->campaign();
    // Where there is only one, nobody needs to name it.
    return list.rowCount() == 1 ? std::optional(list.campaign(0)) : std::nullopt;
}

void Verbs::donate(const QString &rest)
{
    QString text = rest;
    QString typed = takeArgument(text);
    Result<Money> amount = views::readAmount(typed);
    std::optional<campaigns::Campaign> named;
    if (!amount) { // the campaign may come first
        text = rest;
        named = takeCampaign(text);
        if (text == rest)
            named.reset(); // it is only the open room's
        if (named && text.isEmpty())
            return m_desk.tell(Tone::Warning,
                               tr("How much for “%1”? Write the amount after it.").arg(named->title));
        if (named) {
            typed = takeArgument(text);
            amount = views::readAmount(typed);
        }
    }
    if (!amount)
        return m_desk.tell(Tone::Warning,
                           tr("“%1” is no amount. Write it like 10000, 10,000 or 1만.").arg(typed));
    if (*amount < campaigns::kSmallestGift || *amount > campaigns::kLargestGift)
        return m_desk.tell(Tone::Warning,
                           tr("A gift is between %1 and %2.")
                               .arg(m_desk.formats().won(campaigns::kSmallestGift),
                                    m_desk.formats().won(campaigns::kLargestGift)));
    const std::optional<campaigns::Campaign> campaign = named ? named : takeCampaign(text);
    if (!campaign)
        return m_desk.tell(
            Tone::Warning,
            tr("Which campaign? Write its name after the amount; Tab completes it, /campaigns lists them."));
    if (text.size() > views::DonationForm::kLongestMessage)
        return m_desk.tell(
            Tone::Warning,
            tr("The message of a gift has at most %1 characters.").arg(views::DonationForm::kLongestMessage));
    const campaigns::Campaign chosen = *campaign;
    const Money won = *amount;
    if (!text.isEmpty() && chosen.messagesFrom && won < *chosen.messagesFrom)
        return m_desk.tell(
            Tone::Warning,
            tr("A message can come with %1 or more.").arg(m_desk.formats().won(*chosen.messagesFrom)));
    showVisibilities(chosen, won, text);
    using campaigns::GiftVisibility;
    const auto pays = [this, chosen, won, text](GiftVisibility visibility) {
        return [this, chosen, won, text, visibility] { m_desk.pay(chosen, won, text, visibility); };
    };
    m_desk.ask({tr("Give %1 to “%2”?").arg(m_desk.formats().won(won), chosen.title),
                {{u"y"_s, tr("open"), pays(GiftVisibility::Public)},
                 {u"h"_s, tr("without name"), pays(GiftVisibility::HiddenName)},
                 {u"a"_s, tr("without amount"), pays(GiftVisibility::HiddenAmount)},
                 {u"r"_s, tr("name hidden from all"), pays(GiftVisibility::HiddenFromRecipient)}}});
}

void Verbs::monitor(const QString &rest)
{
    QString after = rest;
    const QString word = takeArgument(after);
    if (!directMonitor(word.toLower(), after))
        openMonitor(rest);
}

/// What the producer wants of the monitor that is open; false when the word is no such wish.
bool Verbs::directMonitor(const QString &word, const QString &rest)
{
    if (!QStringList{u"pause"_s, u"resume"_s, u"skip"_s, u"replay"_s, u"clear"_s}.contains(word))
        return false;
    if (!m_monitor) {
        m_desk.tell(Tone::Plain, tr("No monitor is open. /monitor opens this room's campaign."));
        return true;
    }
    if (word == "skip"_L1) {
        m_monitor->skip();
    } else if (word == "clear"_L1) {
        m_monitor->clear();
    } else if (word == "replay"_L1) {
        bool isNumber = true;
        const int number = rest.isEmpty() ? 1 : rest.toInt(&isNumber);
        if (!isNumber || number < 1 || number > m_monitor->ticker().size())
            m_desk.tell(Tone::Warning,
                        tr("“%1” is no line of the ticker. Its lines are numbered from 1.").arg(rest));
        else
            m_monitor->replay(m_monitor->ticker().at(number - 1).id);
    } else {
        m_monitor->setPaused(word == "pause"_L1);
    }
    return true;
}

void Verbs::openMonitor(QString rest)
{
    const QString asked = rest;
    const std::optional<campaigns::Campaign> campaign = takeCampaign(rest);
    if (!campaign || !rest.isEmpty())
        return m_desk.tell(
            Tone::Warning,
            asked.isEmpty() ? tr("Which campaign? Write its name; Tab completes it, /campaigns lists them.")
                            : tr("There is no campaign called “%1”.").arg(asked));
    if (!m_monitor || m_monitor->board().id() != campaign->id) {
        delete m_monitor;
        // It lives on when its page is closed: alerts keep their turn until another campaign is followed.
        m_monitor = new views::DonationMonitor(m_desk.session(), campaign->id, this);
        connect(m_monitor, &views::DonationMonitor::changed, this, [this] { m_desk.repaint(); });
        connect(m_monitor, &views::DonationMonitor::stageChanged, this, [this] { m_desk.repaint(); });
    }
    m_desk.show(std::make_unique<MonitorPane>(*m_monitor, m_desk.formats()));
}

} // namespace madang::tui
