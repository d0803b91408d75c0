// SPDX-License-Identifier: GPL-3.0-or-later
// Verbs about the life of a campaign: reading it, drafts, and what who made it does with it.
#include "client-tui/panes/live_page.h"
#include "client-tui/panes/markdown_lines.h"
#include "client-tui/terminal/sanitize.h"
#include "client-tui/verbs/moment.h"
#include "client-tui/verbs/verbs.h"

#include "common/base/picture_type.h"
#include "common/base/web_link.h"
#include "common/base/when_done.h"
#include "common/views/amount.h"
#include "common/views/campaign_form.h"
#include "common/views/campaign_page.h"
#include "common/views/donor_ranking.h"
#include "common/views/gift_feed.h"
#include "common/views/gift_sights.h"
#include "common/views/gift_words.h"
#include "common/views/video_sender.h"
#include "common/views/wording.h"

#include <QFile>

using namespace Qt::StringLiterals;

namespace madang::tui {

namespace {

    using campaigns::Campaign;

    SheetRow row(const QString &text, const Style &style)
    {
        return {PaintedLine{{sanitized(text), style}}};
    }

    /// A file's text, for stories too long for one line.
    std::optional<QString> textOf(const QString &path)
    {
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly))
            return std::nullopt;
        return QString::fromUtf8(file.read(campaigns::kLongestStory * 4));
    }

    std::optional<QDate> dayOf(const QString &text, QDate today)
    {
        const QDate exact = QDate::fromString(text, Qt::ISODate);
        if (exact.isValid())
            return exact;
        const auto moment = readMoment(text, today);
        return moment && moment->kind == Moment::Kind::Day ? std::optional(moment->day) : std::nullopt;
    }

} // namespace

views::CampaignBoard *Verbs::needsCampaign()
{
    if (!needsRoom())
        return nullptr;
    if (!m_desk.campaign())
        m_desk.tell(Tone::Plain, tr("This room has no campaign. /campaigns lists all of them."));
    return m_desk.campaign();
}

void Verbs::tellOutcome(const std::optional<Error> &error, const QString &well)
{
    error ? tellError(*error) : m_desk.tell(Tone::Good, well);
}

// --- reading ---

void Verbs::showReports(const QString &)
{
    const views::CampaignBoard *board = needsCampaign();
    if (!board)
        return;
    auto page = std::make_unique<views::CampaignPage>(m_desk.session(), board->id());
    const views::CampaignPage *read = page.get();
    connect(page.get(), &views::CampaignPage::changed, this, [this] { m_desk.repaint(); });
    const QString standing = views::standingText(board->campaign(), m_desk.formats());
    const std::optional<Money> received = board->campaign().received;
    const auto rows = [this, read, standing, received](int columns) {
        QList<SheetRow> lines;
        const auto &formats = m_desk.formats();
        Money spent;
        for (const reports::Report &report : read->reports())
            spent += report.spent;
        if (const QString warning = received ? views::overspentText(spent, *received, formats) : QString();
            !warning.isEmpty())
            lines.append(row(warning, theme()[Role::Failed]));
        if (read->error())
            lines.append(row(views::wording::of(*read->error()), theme()[Role::Failed]));
        else if (read->reports().isEmpty())
            lines.append(row((read->isLoading() ? tr("Loading…") : tr("Nothing has been reported yet."))
                                 + u' ' + standing,
                             theme()[Role::Muted]));
        for (const reports::Report &report : read->reports()) {
            lines.append({PaintedLine{{sanitized(report.title), theme()[Role::Gift].withBold()}}});
            lines.append(
                row(tr("%1 · %2 used").arg(formats.fullTime(report.publishedAt), formats.won(report.spent)),
                    theme()[Role::Muted]));
            for (const PaintedLine &line : markdownLines(report.story, columns, theme()))
                lines.append({line, {}, false});
            for (const reports::Spending &spending : report.spendings) {
                const QString receipt = spending.receipt ? u"  "_s
                        + tr("receipt: %1")
                              .arg(m_desk.session().server().text() + read->pathOf(*spending.receipt))
                                                         : QString();
                lines.append({PaintedLine{
                    {paddedLeft(formats.won(spending.amount), 14) + u"  "_s, theme()[Role::Good]},
                    {sanitized(spending.label) + receipt, theme()[Role::Text]}}});
            }
            lines.append(row({}, theme()[Role::Text]));
        }
        for (const reports::Video &video : read->videos())
            lines.append(row(tr("Video: %1  %2").arg(video.title, video.link), theme()[Role::Prompt]));
        return lines;
    };
    m_desk.show(std::make_unique<LivePage>(tr("Use of the money"), tr("↑↓ scrolls · Esc closes"),
                                           std::move(page), rows));
}

void Verbs::showGifts(const QString &rest)
{
    const views::CampaignBoard *board = needsCampaign();
    if (!board)
        return;
    QString days = rest;
    const QString from = takeArgument(days);
    const QString until = takeArgument(days);
    const auto first = from.isEmpty() ? std::optional<QDate>(QDate()) : dayOf(from, m_desk.today());
    const auto last = until.isEmpty() ? std::optional<QDate>(from.isEmpty() ? QDate() : m_desk.today())
                                      : dayOf(until, m_desk.today());
    if (!first || !last)
        return m_desk.tell(Tone::Warning,
                           tr("“%1” is no day. Write it like 2026-05-31.").arg(first ? until : from));
    auto feed = std::make_unique<views::GiftFeed>(m_desk.session(), board->id());
    views::GiftFeed *read = feed.get();
    connect(read, &views::GiftFeed::loadingChanged, this, [this] { m_desk.repaint(); });
    read->setDays(*first, *last);
    if (from.isEmpty())
        read->refresh();
    const auto rows = [this, read](int columns) {
        QList<SheetRow> lines;
        for (int i = 0; i < read->rowCount(); ++i) {
            const campaigns::Gift gift = read->gift(i);
            const QString name = gift.nickname ? sanitized(*gift.nickname) : tr("Anonymous");
            const QString amount = gift.amount ? m_desk.formats().won(*gift.amount) : tr("hidden");
            PaintedLine line{{padded(m_desk.formats().shortTime(gift.at), 10) + u' ', theme()[Role::Muted]},
                             {padded(name, qBound(8, columns / 5, 20)) + u' ', theme()[Role::Text]},
                             {paddedLeft(amount, 13) + u"  "_s, theme()[Role::Gift]},
                             {sanitized(gift.message), theme()[Role::Muted]}};
            std::function<void()> report;
            if (!gift.message.isEmpty() && m_desk.session().state() == Session::State::SignedIn)
                report = [this, read, id = gift.id] {
                    QPointer<views::GiftFeed> still = read;
                    confirm(tr("Report this message to who runs the campaign?"), [this, still, id] {
                        if (still)
                            whenDone(still->report(id, {}), this, [this](const Result<Nothing> &done) {
                                tellOutcome(done ? std::nullopt : std::optional(done.error()),
                                            tr("Thank you. Who runs the campaign will look at it."));
                            });
                    });
                };
            lines.append({line, report});
        }
        if (read->error())
            lines.append(row(views::wording::of(*read->error()), theme()[Role::Failed]));
        else if (read->isLoading())
            lines.append(row(tr("Loading…"), theme()[Role::Muted]));
        else if (read->canFetchMore())
            lines.append(
                {PaintedLine{{tr("Show more"), theme()[Role::Prompt]}}, [read] { read->fetchMore(); }});
        else if (read->rowCount() == 0)
            lines.append(row(tr("No gift in these days."), theme()[Role::Muted]));
        return lines;
    };
    m_desk.show(std::make_unique<LivePage>(
        tr("Gifts"), tr("↑↓ choose · Enter reports a message · Esc closes"), std::move(feed), rows));
}

void Verbs::showRanking(const QString &rest)
{
    using Period = views::DonorRanking::Period;
    static const QHash<QString, Period> words{{u"week"_s, Period::Week},
                                              {u"month"_s, Period::Month},
                                              {QString(), Period::TwoMonths},
                                              {u"year"_s, Period::Year},
                                              {u"all"_s, Period::Always}};
    if (!words.contains(rest.toLower()))
        return m_desk.tell(Tone::Warning, findVerb(u"ranking"_s)->usage());
    const views::CampaignBoard *board = m_desk.currentRoom().isNull() ? nullptr : m_desk.campaign();
    auto ranking
        = std::make_unique<views::DonorRanking>(m_desk.session(), board ? board->id() : CampaignId());
    views::DonorRanking *read = ranking.get();
    connect(read, &views::DonorRanking::changed, this, [this] { m_desk.repaint(); });
    read->setPeriod(words.value(rest.toLower()));
    const auto rows = [this, read](int) {
        QList<SheetRow> lines;
        lines.append(row(views::DonorRanking::nameOf(read->period()), theme()[Role::Muted]));
        for (const statements::Place &place : read->places())
            lines.append({PaintedLine{
                {paddedLeft(QString::number(place.rank), 3) + u"  "_s, theme()[Role::Gift]},
                {padded(sanitized(place.name), 16) + u' ', theme()[Role::Text]},
                {paddedLeft(m_desk.formats().won(place.total), 14) + u"  "_s, theme()[Role::Gift]},
                {tr("gifts: %1").arg(place.gifts), theme()[Role::Muted]}}});
        if (read->error())
            lines.append(row(views::wording::of(*read->error()), theme()[Role::Failed]));
        else if (read->places().isEmpty())
            lines.append(row(read->isLoading() ? tr("Loading…") : tr("Nobody has given openly in this time."),
                             theme()[Role::Muted]));
        if (read->isListed())
            lines.append(row(*read->isListed()
                                 ? tr("Your open gifts are listed. /ranked off takes them out.")
                                 : tr("You are in no ranking. /ranked on lists your open gifts."),
                             theme()[Role::Muted]));
        return lines;
    };
    m_desk.show(std::make_unique<LivePage>(
        tr("Ranking"), tr("/ranking week · month · year · all   Esc closes"), std::move(ranking), rows));
}

void Verbs::chooseRanking(const QString &rest)
{
    const QString word = rest.toLower();
    if (word != "on"_L1 && word != "off"_L1)
        return m_desk.tell(Tone::Warning, findVerb(u"ranked"_s)->usage());
    whenDone(m_desk.session().call(statements::chooseRanking, {word == "on"_L1}), this,
             [this](const Result<statements::RankingChoice> &choice) {
                 tellOutcome(choice ? std::nullopt : std::optional(choice.error()),
                             choice && choice->listed ? tr("Your open gifts are listed in rankings.")
                                                      : tr("You are in no ranking."));
             });
}

/// What each place will show, level by level, under the question.
void Verbs::showVisibilities(const Campaign &campaign, Money amount, const QString &message)
{
    const auto &account = m_desk.session().account();
    const QString nickname = account ? account->nickname : QString();
    const QStringList keys{u"y"_s, u"h"_s, u"a"_s, u"r"_s};
    QList<SheetRow> rows;
    for (qsizetype i = 0; i < views::visibilityLevels().size(); ++i) {
        const campaigns::GiftVisibility level = views::visibilityLevels()[i];
        rows.append({PaintedLine{{keys.value(i) + u"  "_s, theme()[Role::Prompt].withBold()},
                                 {views::visibilityName(level), theme()[Role::Text].withBold()}}});
        for (const views::GiftSight &sight : views::giftSights(level, nickname, amount))
            rows.append({PaintedLine{
                {u"   "_s + padded(views::placeName(sight.place), 20) + u' ', theme()[Role::Muted]},
                {sanitized(views::sightText(sight, m_desk.formats())), theme()[Role::Gift]}}});
    }
    if (!message.isEmpty())
        rows.append(row(tr("Message: %1").arg(message), theme()[Role::Text]));
    m_desk.show(
        std::make_unique<Sheet>(tr("Who will see what of your gift to “%1”").arg(campaign.title), rows));
}

// --- drafts ---

void Verbs::showDrafts(const QString &)
{
    auto list = std::make_unique<views::DraftList>(m_desk.session());
    views::DraftList *read = list.get();
    connect(read, &views::DraftList::changed, this, [this] { m_desk.repaint(); });
    read->refresh();
    const auto rows = [this, read](int) {
        QList<SheetRow> lines;
        for (const campaigns::Draft &draft : read->drafts()) {
            const QString goal = draft.goal ? m_desk.formats().won(*draft.goal) : tr("no goal yet");
            lines.append({PaintedLine{{padded(sanitized(draft.title), 32) + u' ', theme()[Role::Gift]},
                                      {paddedLeft(goal, 14) + u"  "_s, theme()[Role::Text]},
                                      {m_desk.formats().relative(draft.changedAt), theme()[Role::Muted]}},
                          [this, read, draft] {
                              QPointer<views::DraftList> still = read;
                              m_desk.ask(
                                  {tr("“%1”:").arg(draft.title),
                                   {{u"y"_s, tr("start it"),
                                     [this, draft] {
                                         whenDone(m_desk.session().call(campaigns::openDraft, {draft.id, {}}),
                                                  this, [this](const Result<Campaign> &campaign) {
                                                      if (campaign) {
                                                          m_desk.session().archive().putCampaign(*campaign);
                                                          m_desk.session().mirror().refreshRooms();
                                                      }
                                                      tellOutcome(campaign ? std::nullopt
                                                                           : std::optional(campaign.error()),
                                                                  tr("The campaign is open."));
                                                  });
                                     }},
                                    {u"d"_s, tr("discard it"), [still, id = draft.id] {
                                         if (still)
                                             still->discard(id);
                                     }}}});
                          }});
        }
        if (read->error())
            lines.append(row(views::wording::of(*read->error()), theme()[Role::Failed]));
        else if (lines.isEmpty())
            lines.append(row(read->isLoading() ? tr("Loading…") : tr("You keep no draft. /draft makes one."),
                             theme()[Role::Muted]));
        return lines;
    };
    m_desk.show(std::make_unique<LivePage>(
        tr("Your drafts"), tr("↑↓ choose · Enter starts or discards · Esc closes"), std::move(list), rows));
}

/// "title | goal 100만 | ends 2026-12-31 | for whom | presets 5천 / 1만 | report 2027-01-31 | story
/// text-or-file"
void Verbs::draft(const QString &rest)
{
    views::CampaignText text;
    const QStringList parts = rest.split(u'|');
    text.title = parts.value(0).trimmed();
    for (qsizetype i = 1; i < parts.size(); ++i) {
        QString value = parts[i];
        const QString word = takeArgument(value).toLower();
        const auto day = dayOf(value, m_desk.today());
        if (word == "goal"_L1)
            text.goal = value;
        else if (word == "for"_L1)
            text.beneficiary = value;
        else if (word == "presets"_L1)
            text.presets = value;
        else if (word == "story"_L1)
            text.story = QFile::exists(value) ? textOf(value).value_or(value) : value;
        else if (word == "ends"_L1 && day)
            text.lastDay = *day;
        else if (word == "report"_L1 && day)
            text.reportDay = *day;
        else
            return m_desk.tell(Tone::Warning,
                               tr("“%1” was not understood. ").arg(parts[i].trimmed())
                                   + findVerb(u"draft"_s)->usage());
    }
    auto *form = new views::CampaignForm(m_desk.session(), m_desk.formats(), this);
    form->setText(text);
    for (const QString &field : {u"title"_s, u"story"_s, u"beneficiary"_s, u"goal"_s, u"presets"_s}) {
        if (const QString fault = form->fault(field); !fault.isEmpty()) {
            form->deleteLater();
            return m_desk.tell(Tone::Warning, fault);
        }
    }
    connect(form, &views::CampaignForm::saved, this, [this, form] {
        form->deleteLater();
        m_desk.tell(Tone::Good, tr("The draft is kept. /drafts lists and starts it."));
    });
    connect(form, &views::CampaignForm::changed, this, [this, form] {
        if (!form->error())
            return;
        tellError(*form->error());
        form->deleteLater();
    });
    form->save();
}

// --- managing ---

views::CampaignDesk *Verbs::deskOf(CampaignId campaign)
{
    if (!m_campaignDesk || m_campaignDesk->campaign() != campaign) {
        delete m_campaignDesk;
        m_campaignDesk = new views::CampaignDesk(m_desk.session(), campaign, this);
        connect(m_campaignDesk, &views::CampaignDesk::changed, this, [this] { m_desk.repaint(); });
    }
    return m_campaignDesk;
}

void Verbs::changeCampaign(CampaignId campaign, const campaigns::ChangeCampaign &change)
{
    whenDone(deskOf(campaign)->change(change), this, [this](const Result<Campaign> &changed) {
        tellOutcome(changed ? std::nullopt : std::optional(changed.error()), tr("Saved."));
    });
}

void Verbs::manage(const QString &rest)
{
    const views::CampaignBoard *board = needsCampaign();
    if (!board)
        return;
    const Campaign campaign = board->campaign();
    QString value = rest;
    const QString word = takeArgument(value).toLower();
    campaigns::ChangeCampaign change;
    if (word == "story"_L1) {
        change.story = QFile::exists(value) ? textOf(value).value_or(value) : value;
        return changeCampaign(campaign.id, change);
    }
    if (word == "ends"_L1) {
        const QDate day = QDate::fromString(value, Qt::ISODate);
        if (!day.isValid())
            return m_desk.tell(Tone::Warning, tr("“%1” is no day. Write it like 2026-05-31.").arg(value));
        change.endsAt = Timestamp{day.endOfDay().toMSecsSinceEpoch()};
        return changeCampaign(campaign.id, change);
    }
    if (word == "presets"_L1) {
        const Result<QList<Money>> presets = views::readPresets(value);
        if (!presets)
            return tellError(presets.error());
        change.presets = *presets;
        return changeCampaign(campaign.id, change);
    }
    if (word == "messages-from"_L1) {
        const Result<Money> from = views::readAmount(value);
        if (!from)
            return tellError(from.error());
        change.messagesFrom = *from;
        return changeCampaign(campaign.id, change);
    }
    if (word == "picture"_L1)
        return addPicture(campaign.id, value);
    if (word == "end"_L1 || word == "settle"_L1)
        return endCampaign(campaign);
    if (word == "report"_L1)
        return publishReport(campaign.id, value);
    if (word == "video"_L1) {
        const QString from = takeArgument(value);
        const bool isLink = !webLink(from).isEmpty();
        if (!isLink)
            m_desk.tell(Tone::Plain, tr("Sending the video…"));
        return whenDone(
            isLink ? deskOf(campaign.id)->addVideo(value, from) : sendVideo(campaign.id, value, from), this,
            [this](const Result<reports::Video> &video) {
                tellOutcome(video ? std::nullopt : std::optional(video.error()), tr("The video was added."));
            });
    }
    if (word == "thank"_L1 && !value.isEmpty()) {
        std::optional<DonationId> gift;
        if (value.startsWith(u'#')) {
            gift = DonationId::fromText(takeArgument(value).mid(1));
            if (gift->isNull())
                return m_desk.tell(Tone::Warning,
                                   tr("That is no number of a gift. /manage statement lists them."));
        }
        return whenDone(deskOf(campaign.id)->thank(value, gift), this,
                        [this, id = campaign.id](const Result<letters::Letter> &letter) {
                            letter ? showLetters(id) : tellError(letter.error());
                        });
    }
    if (word == "letters"_L1)
        return showLetters(campaign.id);
    if (word == "statement"_L1)
        return showStatement(campaign.id);
    if (word == "refund"_L1)
        return giveBack(value);
    if (word == "payouts"_L1)
        return showPayouts(campaign.id);
    if (word == "payout"_L1)
        return askForPayout(campaign.id, value);
    if (word == "messages"_L1)
        return showHeld(campaign.id);
    if (word == "words"_L1) {
        QStringList words;
        for (const QString &each : value.split(u',', Qt::SkipEmptyParts)) {
            if (!each.trimmed().isEmpty())
                words += each.trimmed();
        }
        return whenDone(deskOf(campaign.id)->setWords(words), this,
                        [this](const Result<moderation::MessageRules> &rules) {
                            tellOutcome(
                                rules ? std::nullopt : std::optional(rules.error()),
                                rules ? tr("Words that hold a message: %1").arg(rules->words.join(u", "_s))
                                      : QString());
                        });
    }
    m_desk.tell(Tone::Warning, findVerb(u"manage"_s)->usage());
}

void Verbs::endCampaign(const Campaign &campaign)
{
    const bool open = campaign.state == campaigns::State::Open;
    const QString question = open
        ? tr("End “%1” now? Nobody can give any more, and it cannot be opened again.").arg(campaign.title)
        : tr("Settle “%1”?").arg(campaign.title);
    confirm(question, [this, open, id = campaign.id] {
        whenDone(open ? deskOf(id)->close() : deskOf(id)->settle(), this,
                 [this, open](const Result<Campaign> &done) {
                     tellOutcome(done ? std::nullopt : std::optional(done.error()),
                                 open ? tr("The campaign is over. Now report how the money is used.")
                                      : tr("The campaign is settled."));
                 });
    });
}

void Verbs::addPicture(CampaignId campaign, const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return m_desk.tell(Tone::Warning, tr("The file “%1” cannot be read.").arg(path));
    const QByteArray octets = file.read(kMostPictureOctets + 1);
    if (const Result<QString> type = pictureType(octets); !type)
        return tellError(type.error());
    whenDone(deskOf(campaign)->addPicture(octets), this,
             [this, campaign](const Result<campaigns::Picture> &picture) {
                 if (!picture)
                     return tellError(picture.error());
                 campaigns::ChangeCampaign change;
                 change.picture = picture->id;
                 changeCampaign(campaign, change);
             });
}

QFuture<Result<reports::Video>> Verbs::sendVideo(CampaignId campaign, const QString &title,
                                                 const QString &path)
{
    auto *sender = new views::VideoSender(m_desk.session(), this);
    const auto future = sender->send(campaign, title, path);
    whenDone(future, sender, [sender](const Result<reports::Video> &) { sender->deleteLater(); });
    return future;
}

/// "title | 12,000 milk | 1만 5천 rice | story what became of it"
void Verbs::publishReport(CampaignId campaign, const QString &text)
{
    const QStringList parts = text.split(u'|');
    QString story;
    QList<views::SpendingText> lines;
    for (qsizetype i = 1; i < parts.size(); ++i) {
        const QString part = parts[i].simplified();
        if (part.startsWith("story "_L1)) {
            story = part.mid(6);
            continue;
        }
        // The longest beginning that is an amount is the amount.
        views::SpendingText line{part, {}, {}};
        for (qsizetype end = part.lastIndexOf(u' '); end > 0; end = part.lastIndexOf(u' ', end - 1)) {
            if (views::readAmount(part.left(end))) {
                line = {part.mid(end + 1), part.left(end), {}};
                break;
            }
        }
        lines += line;
    }
    const QString title = parts.value(0).trimmed();
    const QString fault = title.isEmpty() ? findVerb(u"manage"_s)->usage()
                                          : views::CampaignDesk::spendingFault(lines, m_desk.formats());
    if (!fault.isEmpty())
        return m_desk.tell(Tone::Warning, fault);
    const QString sum = m_desk.formats().won(views::CampaignDesk::sumOf(lines));
    confirm(tr("Publish “%1” with %2 used? Everybody who gave is told.").arg(title, sum),
            [this, campaign, title, story, lines] {
                whenDone(deskOf(campaign)->publish(title, story, lines), this,
                         [this](const Result<reports::Report> &report) {
                             tellOutcome(report ? std::nullopt : std::optional(report.error()),
                                         tr("The report is published, and everybody who gave is told."));
                         });
            });
}

void Verbs::showLetters(CampaignId campaign)
{
    views::CampaignDesk *desk = deskOf(campaign);
    desk->refreshLetters();
    QPointer<views::CampaignDesk> read = desk;
    const auto rows = [this, read](int) {
        QList<SheetRow> lines;
        if (!read)
            return lines;
        for (const letters::Letter &letter : read->letters()) {
            lines.append(row(letter.text.simplified(), theme()[Role::Text]));
            lines.append(row(u"  "_s + m_desk.formats().relative(letter.createdAt) + u" · "_s
                                 + views::CampaignDesk::progressText(letter, m_desk.formats()),
                             theme()[letter.deliveredAt ? Role::Good : Role::Muted]));
        }
        if (read->error())
            lines.append(row(views::wording::of(*read->error()), theme()[Role::Failed]));
        else if (lines.isEmpty())
            lines.append(row(read->knowsLetters()
                                 ? tr("No thanks were sent yet. /manage thank <words> thanks everybody.")
                                 : tr("Loading…"),
                             theme()[Role::Muted]));
        return lines;
    };
    m_desk.show(std::make_unique<LivePage>(tr("Thanks"), tr("↑↓ scrolls · Esc closes"), nullptr, rows));
}

void Verbs::showStatement(CampaignId campaign)
{
    if (!m_received || m_received->campaign() != campaign) {
        delete m_received;
        m_received = new views::ReceivedGifts(m_desk.session(), m_desk.formats(), campaign, this);
        connect(m_received, &views::ReceivedGifts::changed, this, [this] { m_desk.repaint(); });
    }
    m_received->refresh();
    QPointer<views::ReceivedGifts> read = m_received;
    const auto rows = [this, read](int) {
        QList<SheetRow> lines;
        if (!read)
            return lines;
        const auto &formats = m_desk.formats();
        lines.append(row(tr("Received: %1").arg(formats.won(read->received())), theme()[Role::Gift]));
        if (const QString warning = read->warning(); !warning.isEmpty())
            lines.append(row(warning, theme()[Role::Failed]));
        for (const statements::ReceivedGift &gift : read->gifts()) {
            const bool left = views::ReceivedGifts::canGoBack(gift);
            lines.append({PaintedLine{{padded(formats.shortTime(gift.at), 10) + u' ', theme()[Role::Muted]},
                                      {padded(sanitized(views::ReceivedGifts::nameOf(gift)), 16) + u' ',
                                       theme()[Role::Text]},
                                      {paddedLeft(formats.won(gift.amount - gift.returned), 14) + u"  "_s,
                                       theme()[left ? Role::Gift : Role::Muted]},
                                      {sanitized(gift.message), theme()[Role::Muted]}},
                          [this, shown = read->asDonation(gift)] { chooseForGift(shown); }});
        }
        if (read->error())
            lines.append(row(views::wording::of(*read->error()), theme()[Role::Failed]));
        else if (read->isLoading())
            lines.append(row(tr("Loading…"), theme()[Role::Muted]));
        else if (read->gifts().isEmpty())
            lines.append(row(tr("Nobody has given yet."), theme()[Role::Muted]));
        return lines;
    };
    m_desk.show(std::make_unique<LivePage>(
        tr("Gifts received"), tr("↑↓ choose · Enter thanks or gives back · Esc closes"), nullptr, rows));
}

void Verbs::chooseForGift(const campaigns::Donation &gift)
{
    const auto prepare = [this](const QString &line) {
        return [this, line] {
            m_desk.closeOverlay();
            m_desk.putIntoLine(line);
        };
    };
    Question question{tr("This gift of %1:").arg(m_desk.formats().won(gift.amount)),
                      {{u"t"_s, tr("thank"), prepare(u"/manage thank #%1 "_s.arg(gift.id.text()))}}};
    if (views::canGoBack(gift))
        question.choices.append(
            {u"b"_s, tr("give back"), prepare(u"/manage refund #%1 "_s.arg(gift.id.text()))});
    m_desk.ask(question);
}

void Verbs::giveBack(QString rest)
{
    const auto id = DonationId::fromText(takeArgument(rest).mid(1));
    const QList<statements::ReceivedGift> known
        = m_received ? m_received->gifts() : QList<statements::ReceivedGift>();
    const auto gift = std::find_if(known.cbegin(), known.cend(),
                                   [id](const statements::ReceivedGift &one) { return one.id == id; });
    if (id.isNull() || gift == known.cend())
        return m_desk.tell(Tone::Warning, tr("That is no number of a gift. /manage statement lists them."));
    if (!views::ReceivedGifts::canGoBack(*gift))
        return m_desk.tell(Tone::Warning, tr("Nothing of this gift is left."));
    beginRefund(id, gift->amount - gift->returned, rest);
}

void Verbs::showHeld(CampaignId campaign)
{
    views::CampaignDesk *desk = deskOf(campaign);
    desk->refreshHeld();
    QPointer<views::CampaignDesk> read = desk;
    const auto rows = [this, read](int) {
        QList<SheetRow> lines;
        if (!read)
            return lines;
        for (const moderation::HeldMessage &message : read->held()) {
            const QString name = message.nickname ? sanitized(*message.nickname) : tr("Anonymous");
            const bool shown = message.state == campaigns::MessageState::Reported;
            lines.append({PaintedLine{{padded(name, 12) + u' ', theme()[Role::Text]},
                                      {(shown ? tr("shown") : tr("hidden")) + u"  "_s,
                                       theme()[shown ? Role::Good : Role::Warning]},
                                      {sanitized(message.message) + u"  ("_s
                                           + sanitized(views::CampaignDesk::whyText(message)) + u')',
                                       theme()[Role::Text]}},
                          [this, read, id = message.donation] {
                              const auto decide = [read, id](moderation::Verdict verdict) {
                                  return [read, id, verdict] {
                                      if (read)
                                          read->decide(id, verdict);
                                  };
                              };
                              m_desk.ask({tr("This message:"),
                                          {{u"y"_s, tr("show it"), decide(moderation::Verdict::Release)},
                                           {u"d"_s, tr("drop it"), decide(moderation::Verdict::Drop)}}});
                          }});
        }
        if (read->error())
            lines.append(row(views::wording::of(*read->error()), theme()[Role::Failed]));
        else if (lines.isEmpty())
            lines.append(row(tr("No message waits for you."), theme()[Role::Muted]));
        const QString words = QStringList(read->rules().words).join(u", "_s);
        lines.append(
            row(tr("Words that hold a message: %1").arg(words.isEmpty() ? tr("none of your own") : words),
                theme()[Role::Muted]));
        return lines;
    };
    m_desk.show(std::make_unique<LivePage>(tr("Messages to decide about"),
                                           tr("↑↓ choose · Enter decides · Esc closes"), nullptr, rows));
}

} // namespace madang::tui
