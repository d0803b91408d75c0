// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-tui/batch/campaign_verbs.h"

#include "client-tui/batch/time_text.h"
#include "client-tui/terminal/sanitize.h"
#include "client-tui/terminal/text_width.h"

#include "common/base/picture_type.h"
#include "common/base/secret.h"
#include "common/base/web_link.h"
#include "common/protocol/letters.h"
#include "common/protocol/moderation.h"
#include "common/protocol/reports.h"
#include "common/protocol/statements.h"
#include "common/views/campaign_desk.h"
#include "common/views/campaign_form.h"
#include "common/views/campaign_page.h"
#include "common/views/video_sender.h"

#include <QCoreApplication>
#include <QFile>
#include <QTimer>

using namespace Qt::StringLiterals;

namespace madang::tui {

namespace {

    using campaigns::Campaign;

    constexpr int kMostGifts = 20'000;
    constexpr int kProgressEvery = 1000; // milliseconds

    struct CampaignVerbsText {
        Q_DECLARE_TR_FUNCTIONS(madang::tui::CampaignVerbs)
    };

    QString option(BatchRun &run, const QString &name)
    {
        return run.line().value(name).value_or(QString());
    }

    /// A time of an option; nothing and `good` when it is not given, not `good` after a complaint.
    std::optional<Timestamp> timeOf(BatchRun &run, const QString &name, bool &good)
    {
        good = true;
        if (!run.line().has(name))
            return std::nullopt;
        const Timestamp at = readTime(option(run, name));
        if (!at.isNull())
            return at;
        good = false;
        run.failUsage(CampaignVerbsText::tr("--%1 takes a day like 2026-12-31.").arg(name));
        return std::nullopt;
    }

    std::optional<QByteArray> contentOf(BatchRun &run, const QString &path, qsizetype most)
    {
        QFile file(path);
        if (file.open(QIODevice::ReadOnly))
            return file.read(most + 1);
        run.failUsage(CampaignVerbsText::tr("The file %1 cannot be read.").arg(path));
        return std::nullopt;
    }

    /// Reads, judges and sends a picture, then calls `then`.
    void withPicture(BatchRun &run, CampaignId campaign, const QString &path,
                     std::function<void(PictureId)> then)
    {
        const auto octets = contentOf(run, path, kMostPictureOctets);
        if (!octets)
            return;
        if (const Result<QString> type = pictureType(*octets); !type)
            return run.fail(type.error());
        run.call(campaigns::addPicture,
                 campaigns::AddPicture{campaign, QString::fromLatin1(octets->toBase64())},
                 [then = std::move(then)](const campaigns::Picture &picture) { then(picture.id); });
    }

    void printCampaign(BatchRun &run, const Campaign &campaign)
    {
        run.out().json("campaign", campaign);
        run.out().line(campaign.id.text() + u"  "_s + campaign.title);
        run.out().line(CampaignVerbsText::tr("%1 of %2")
                           .arg(run.formats().won(campaign.total), run.formats().won(campaign.goal)));
        if (!campaign.beneficiary.isEmpty())
            run.out().line(CampaignVerbsText::tr("for %1").arg(campaign.beneficiary));
        run.out().line(views::standingText(campaign, run.formats()));
    }

    void printed(BatchRun &run, const Campaign &campaign)
    {
        printCampaign(run, campaign);
        run.finish();
    }

    void showCampaignPage(BatchRun &run)
    {
        run.withCampaign(run.word(0), [&run](const Campaign &campaign) {
            printCampaign(run, campaign);
            run.call(campaigns::milestones, campaigns::OneCampaign{campaign.id},
                     [&run, id = campaign.id](const Page<campaigns::Milestone> &milestones) {
                         for (const auto &milestone : milestones.items)
                             run.out().json("milestone", milestone);
                         if (!milestones.items.isEmpty())
                             run.out().line(CampaignVerbsText::tr("milestones: %1")
                                                .arg(views::milestonesText(milestones.items, run.formats())));
                         run.call(reports::list, campaigns::OneCampaign{id},
                                  [&run, id](const Page<reports::Report> &reports) {
                                      for (const auto &report : reports.items) {
                                          run.out().json("report", report);
                                          run.out().line(
                                              CampaignVerbsText::tr("report: %1, %2 used")
                                                  .arg(report.title, run.formats().won(report.spent)));
                                          for (const auto &spending : report.spendings)
                                              run.out().line(u"  "_s + run.formats().won(spending.amount)
                                                             + u"  "_s + spending.label);
                                      }
                                      run.call(reports::videos, campaigns::OneCampaign{id},
                                               [&run](const Page<reports::Video> &videos) {
                                                   for (const auto &video : videos.items) {
                                                       run.out().json("video", video);
                                                       run.out().line(CampaignVerbsText::tr("video: %1  %2")
                                                                          .arg(video.title, video.link));
                                                   }
                                                   run.finish();
                                               });
                                  });
                     });
        });
    }

    void listFeed(BatchRun &run)
    {
        bool good = false;
        campaigns::ListGifts wanted;
        wanted.from = timeOf(run, u"from"_s, good);
        if (!good)
            return;
        wanted.until = timeOf(run, u"until"_s, good);
        if (!good)
            return;
        bool isNumber = true;
        const int most = run.line().has(u"limit"_s) ? option(run, u"limit"_s).toInt(&isNumber) : kMostGifts;
        if (!isNumber || most < 1)
            return run.failUsage(CampaignVerbsText::tr("--limit takes a number."));
        run.withCampaign(run.word(0), [&run, wanted, most](const Campaign &campaign) {
            campaigns::ListGifts request = wanted;
            request.campaign = campaign.id;
            run.collect(campaigns::gifts, request, qMin(most, kMostGifts),
                        [&run](const QList<campaigns::Gift> &gifts) {
                            for (const campaigns::Gift &gift : gifts) {
                                run.out().json("gift", gift);
                                const QString name
                                    = sanitized(gift.nickname.value_or(CampaignVerbsText::tr("Anonymous")));
                                const QString amount = gift.amount ? run.formats().won(*gift.amount)
                                                                   : CampaignVerbsText::tr("hidden");
                                run.out().line(gift.id.text() + u"  "_s + run.formats().fullTime(gift.at)
                                               + u"  "_s + padded(name, 16) + u"  "_s + paddedLeft(amount, 14)
                                               + u"  "_s + gift.message);
                            }
                            run.finish();
                        });
        });
    }

    void printRanking(BatchRun &run, const statements::AskRanking &wanted)
    {
        run.call(statements::ranking, wanted, [&run](const Page<statements::Place> &places) {
            for (const statements::Place &place : places.items) {
                run.out().json("place", place);
                run.out().line(paddedLeft(QString::number(place.rank), 3) + u"  "_s + padded(place.name, 16)
                               + u"  "_s + paddedLeft(run.formats().won(place.total), 14) + u"  "_s
                               + CampaignVerbsText::tr("gifts: %1").arg(place.gifts));
            }
            run.finish();
        });
    }

    void showRanking(BatchRun &run)
    {
        bool good = false;
        statements::AskRanking wanted;
        wanted.from = timeOf(run, u"from"_s, good);
        if (!good)
            return;
        wanted.until = timeOf(run, u"until"_s, good);
        if (!good)
            return;
        if (run.line().has(u"limit"_s)) {
            bool isNumber = false;
            wanted.limit = option(run, u"limit"_s).toInt(&isNumber);
            if (!isNumber)
                return run.failUsage(CampaignVerbsText::tr("--limit takes a number."));
        }
        if (run.word(0).isEmpty())
            return printRanking(run, wanted);
        run.withCampaign(run.word(0), [&run, wanted](const Campaign &campaign) {
            statements::AskRanking ofOne = wanted;
            ofOne.campaign = campaign.id;
            printRanking(run, ofOne);
        });
    }

    void chooseRanking(BatchRun &run)
    {
        const auto print = [&run](const statements::RankingChoice &choice) {
            run.out().json("ranking-choice", choice);
            run.out().line(choice.listed ? CampaignVerbsText::tr("Your open gifts are listed in rankings.")
                                         : CampaignVerbsText::tr("You are in no ranking."));
            run.finish();
        };
        const QString word = run.word(0);
        if (word.isEmpty())
            return run.call(statements::myRanking, Nothing{}, print);
        if (word != "on"_L1 && word != "off"_L1)
            return run.failUsage(CampaignVerbsText::tr("Write on or off."));
        run.call(statements::chooseRanking, statements::RankingChoice{word == "on"_L1}, print);
    }

    // --- drafts ---

    void printDraft(BatchRun &run, const campaigns::Draft &draft)
    {
        run.out().json("draft", draft);
        run.out().line(draft.id.text() + u"  "_s + run.formats().shortTime(draft.changedAt) + u"  "_s
                       + draft.title);
    }

    void listDrafts(BatchRun &run)
    {
        run.call(campaigns::drafts, Nothing{}, [&run](const Page<campaigns::Draft> &drafts) {
            for (const campaigns::Draft &draft : drafts.items)
                printDraft(run, draft);
            run.finish();
        });
    }

    void saveDraft(BatchRun &run)
    {
        campaigns::SaveDraft wanted;
        wanted.title = run.word(0);
        if (!readCampaignOptions(run, wanted))
            return;
        const auto print = [&run](const campaigns::Draft &draft) {
            printDraft(run, draft);
            run.finish();
        };
        if (!run.line().has(u"draft"_s))
            return run.call(campaigns::saveDraft, wanted, print);
        const CampaignId draft = CampaignId::fromText(option(run, u"draft"_s));
        run.call(campaigns::changeDraft,
                 campaigns::ChangeDraft{draft, wanted.title, wanted.story, wanted.beneficiary, wanted.goal,
                                        wanted.endsAt, wanted.reportDueAt, wanted.presets},
                 print);
    }

    void openDraft(BatchRun &run)
    {
        const CampaignId draft = CampaignId::fromText(run.word(0));
        const auto open = [&run, draft](const std::optional<RoomId> &room) {
            run.call(campaigns::openDraft, campaigns::OpenDraft{draft, room},
                     [&run](const Campaign &campaign) { printed(run, campaign); });
        };
        if (!run.line().has(u"room"_s))
            return open({});
        run.withRoom(option(run, u"room"_s), [open](const rooms::Room &room) { open(room.id); });
    }

    void discardDraft(BatchRun &run)
    {
        run.call(campaigns::discardDraft, campaigns::OneDraft{CampaignId::fromText(run.word(0))},
                 [&run](const Nothing &) { run.finish(); });
    }

    // --- the campaign ---

    void changeCampaign(BatchRun &run)
    {
        campaigns::SaveDraft typed;
        if (!readCampaignOptions(run, typed))
            return;
        campaigns::ChangeCampaign change;
        change.story = typed.story;
        change.endsAt = typed.endsAt;
        change.presets = typed.presets;
        if (run.line().has(u"messages-from"_s)) {
            const Result<Money> from = views::readAmount(option(run, u"messages-from"_s));
            if (!from)
                return run.failUsage(
                    CampaignVerbsText::tr("--messages-from takes an amount; 0 lets every gift carry one."));
            change.messagesFrom = *from;
        }
        run.withCampaign(run.word(0), [&run, change](const Campaign &campaign) {
            const auto send = [&run, id = campaign.id](campaigns::ChangeCampaign wanted) {
                wanted.campaign = id;
                run.call(campaigns::change, wanted,
                         [&run](const Campaign &changed) { printed(run, changed); });
            };
            if (!run.line().has(u"picture"_s))
                return send(change);
            withPicture(run, campaign.id, option(run, u"picture"_s), [change, send](PictureId picture) {
                campaigns::ChangeCampaign wanted = change;
                wanted.picture = picture;
                send(wanted);
            });
        });
    }

    void closeCampaign(BatchRun &run)
    {
        run.withCampaign(run.word(0), [&run](const Campaign &campaign) {
            if (!run.line().has(u"yes"_s)) {
                run.out().json("dry-run",
                               {{"campaign", Output::quoted(campaign.id.text())},
                                {"title", Output::quoted(campaign.title)}});
                run.out().line(
                    CampaignVerbsText::tr("Would end “%1” for good. Nothing was done; add --yes to do it.")
                        .arg(campaign.title));
                return run.finish();
            }
            run.call(campaigns::close, campaigns::OneCampaign{campaign.id},
                     [&run](const Campaign &closed) { printed(run, closed); });
        });
    }

    void settleCampaign(BatchRun &run)
    {
        run.withCampaign(run.word(0), [&run](const Campaign &campaign) {
            run.call(reports::settle, campaigns::OneCampaign{campaign.id},
                     [&run](const Campaign &settled) { printed(run, settled); });
        });
    }

    /// An item "AMOUNT LABEL" or "AMOUNT LABEL @FILE".
    struct Item {
        reports::Spending spending;
        QString receipt;
    };

    std::optional<Item> itemOf(const QString &text)
    {
        QString rest = text.simplified();
        Item item;
        if (const auto at = rest.lastIndexOf(u" @"_s); at > 0) {
            item.receipt = rest.mid(at + 2);
            rest = rest.left(at).trimmed();
        }
        // The longest beginning that is an amount: "1만 5천원 Milk".
        for (qsizetype end = rest.lastIndexOf(u' '); end > 0; end = rest.lastIndexOf(u' ', end - 1)) {
            if (const Result<Money> amount = views::readAmount(rest.left(end)); amount && amount->won > 0) {
                item.spending.amount = *amount;
                item.spending.label = rest.mid(end + 1);
                return item;
            }
        }
        return std::nullopt;
    }

    void sendReport(BatchRun &run, const reports::Publish &report)
    {
        run.call(reports::publish, report, [&run](const reports::Report &published) {
            run.out().json("report", published);
            run.out().line(published.id.text());
            run.finish();
        });
    }

    /// Sends the receipts one after the other, then the report.
    void withReceipts(BatchRun &run, reports::Publish report, QList<Item> items)
    {
        if (items.isEmpty())
            return sendReport(run, report);
        const Item item = items.takeFirst();
        const auto go = [&run, report, items, item](const std::optional<PictureId> &receipt) {
            reports::Publish longer = report;
            reports::Spending spending = item.spending;
            spending.receipt = receipt;
            longer.spendings += spending;
            withReceipts(run, longer, items);
        };
        if (item.receipt.isEmpty())
            return go({});
        withPicture(run, report.campaign, item.receipt, [go](PictureId picture) { go(picture); });
    }

    void reportUse(BatchRun &run)
    {
        reports::Publish report;
        report.title = run.word(1);
        report.tag.value = run.line().value(u"key"_s).value_or(secret::randomToken(16));
        campaigns::SaveDraft typed;
        if (!readCampaignOptions(run, typed))
            return;
        report.story = typed.story.value_or(QString());
        QList<Item> items;
        for (int i = 2; !run.word(i).isEmpty(); ++i) {
            const auto item = itemOf(run.word(i));
            if (!item)
                return run.failUsage(
                    CampaignVerbsText::tr(
                        "“%1” is no item. Write it like \"12,000 Milk\" or \"1만5천 Rice @receipt.png\".")
                        .arg(run.word(i)));
            items += *item;
        }
        run.withCampaign(run.word(0), [&run, report, items](const Campaign &campaign) {
            reports::Publish wanted = report;
            wanted.campaign = campaign.id;
            withReceipts(run, wanted, items);
        });
    }

    void videoAdded(BatchRun &run, const reports::Video &video)
    {
        run.out().json("video", video);
        run.out().line(video.id.text() + u"  "_s + video.link);
        run.finish();
    }

    /// An address on the web, or a file of this disk.
    void addVideo(BatchRun &run)
    {
        run.withCampaign(run.word(0), [&run](const Campaign &campaign) {
            if (!webLink(run.word(2)).isEmpty())
                return run.call(reports::addVideo,
                                reports::AddVideo{campaign.id, run.word(1), run.word(2), std::nullopt},
                                [&run](const reports::Video &video) { videoAdded(run, video); });
            auto *sender = new views::VideoSender(run.session(), &run);
            whenDone(sender->send(campaign.id, run.word(1), run.word(2)), &run,
                     [&run](const Result<reports::Video> &video) {
                         if (video)
                             videoAdded(run, *video);
                         else
                             run.fail(video.error());
                     });
        });
    }

    // --- thanks ---

    void printLetter(BatchRun &run, const letters::Letter &letter)
    {
        run.out().json("letter", letter);
        run.out().line(letter.id.text() + u"  "_s + views::CampaignDesk::progressText(letter, run.formats())
                       + u"  "_s + letter.text.simplified());
    }

    void followLetter(BatchRun &run, CampaignId campaign, LetterId id)
    {
        run.call(letters::list, campaigns::OneCampaign{campaign},
                 [&run, campaign, id](const Page<letters::Letter> &page) {
                     for (const letters::Letter &letter : page.items) {
                         if (letter.id != id)
                             continue;
                         printLetter(run, letter);
                         run.out().flush();
                         if (letter.deliveredAt)
                             return run.finish();
                     }
                     QTimer::singleShot(kProgressEvery, &run,
                                        [&run, campaign, id] { followLetter(run, campaign, id); });
                 });
    }

    void thankDonors(BatchRun &run)
    {
        letters::Thank wanted;
        wanted.text = run.word(1);
        wanted.tag.value = run.line().value(u"key"_s).value_or(secret::randomToken(16));
        if (run.line().has(u"gift"_s))
            wanted.donation = DonationId::fromText(option(run, u"gift"_s));
        run.withCampaign(run.word(0), [&run, wanted](const Campaign &campaign) {
            letters::Thank request = wanted;
            request.campaign = campaign.id;
            run.call(letters::thank, request, [&run](const letters::Letter &letter) {
                printLetter(run, letter);
                if (run.line().has(u"wait"_s) && !letter.deliveredAt)
                    followLetter(run, letter.campaign, letter.id);
                else
                    run.finish();
            });
        });
    }

    void listLetters(BatchRun &run)
    {
        run.withCampaign(run.word(0), [&run](const Campaign &campaign) {
            run.call(letters::list, campaigns::OneCampaign{campaign.id},
                     [&run](const Page<letters::Letter> &page) {
                         for (const letters::Letter &letter : page.items)
                             printLetter(run, letter);
                         run.finish();
                     });
        });
    }

    void printStatement(BatchRun &run)
    {
        run.withCampaign(run.word(0), [&run](const Campaign &campaign) {
            run.call(
                statements::statement, campaigns::OneCampaign{campaign.id},
                [&run](const statements::Statement &statement) {
                    run.out().json("statement", statement);
                    for (const statements::ReceivedGift &gift : statement.gifts) {
                        const QString donor
                            = sanitized(gift.donor.value_or(CampaignVerbsText::tr("Anonymous")));
                        run.out().line(gift.id.text() + u"  "_s + run.formats().fullTime(gift.at) + u"  "_s
                                       + padded(donor, 16) + u"  "_s
                                       + paddedLeft(run.formats().won(gift.amount - gift.returned), 14)
                                       + u"  "_s + gift.message);
                    }
                    run.out().line(
                        CampaignVerbsText::tr("received: %1").arg(run.formats().won(statement.received)));
                    run.finish();
                });
        });
    }

    // --- messages ---

    void listHeld(BatchRun &run)
    {
        run.withCampaign(run.word(0), [&run](const Campaign &campaign) {
            run.call(moderation::held, campaigns::OneCampaign{campaign.id},
                     [&run](const Page<moderation::HeldMessage> &page) {
                         for (const moderation::HeldMessage &message : page.items) {
                             run.out().json("held-message", message);
                             const QString name
                                 = sanitized(message.nickname.value_or(CampaignVerbsText::tr("Anonymous")));
                             run.out().line(message.donation.text() + u"  "_s + padded(name, 16) + u"  "_s
                                            + message.message + u"  ("_s
                                            + views::CampaignDesk::whyText(message) + u')');
                         }
                         run.finish();
                     });
        });
    }

    void decideMessage(BatchRun &run, moderation::Verdict verdict)
    {
        run.withCampaign(run.word(0), [&run, verdict](const Campaign &campaign) {
            run.call(moderation::decide,
                     moderation::DecideMessage{campaign.id, DonationId::fromText(run.word(1)), verdict},
                     [&run](const Nothing &) { run.finish(); });
        });
    }

    void releaseMessage(BatchRun &run)
    {
        decideMessage(run, moderation::Verdict::Release);
    }

    void dropMessage(BatchRun &run)
    {
        decideMessage(run, moderation::Verdict::Drop);
    }

    void reportMessage(BatchRun &run)
    {
        run.withCampaign(run.word(0), [&run](const Campaign &campaign) {
            run.call(moderation::report,
                     moderation::ReportMessage{campaign.id, DonationId::fromText(run.word(1)),
                                               run.line().value(u"reason"_s)},
                     [&run](const Nothing &) { run.finish(); });
        });
    }

    void heldWords(BatchRun &run)
    {
        const auto print = [&run](const moderation::MessageRules &rules) {
            run.out().json("message-rules", rules);
            for (const QString &word : rules.words)
                run.out().line(word);
            if (rules.usualWords)
                run.out().note(
                    CampaignVerbsText::tr("The server's own list of swear words holds messages too."));
            run.finish();
        };
        run.withCampaign(run.word(0), [&run, print](const Campaign &campaign) {
            QStringList words;
            for (int i = 1; !run.word(i).isEmpty(); ++i)
                words += run.word(i);
            if (words.isEmpty() && !run.line().has(u"clear"_s))
                return run.call(moderation::rules, campaigns::OneCampaign{campaign.id}, print);
            run.call(moderation::changeRules, moderation::ChangeMessageRules{campaign.id, words}, print);
        });
    }

} // namespace

bool readCampaignOptions(BatchRun &run, campaigns::SaveDraft &into)
{
    if (run.line().has(u"story"_s))
        into.story = option(run, u"story"_s);
    if (run.line().has(u"story-file"_s)) {
        const auto story = contentOf(run, option(run, u"story-file"_s), campaigns::kLongestStory * 4);
        if (!story)
            return false;
        into.story = QString::fromUtf8(*story);
    }
    if (run.line().has(u"beneficiary"_s))
        into.beneficiary = option(run, u"beneficiary"_s);
    if (run.line().has(u"goal"_s)) {
        const Result<Money> goal = views::readAmount(option(run, u"goal"_s));
        if (!goal) {
            run.failUsage(CampaignVerbsText::tr("--goal takes an amount like 1000000 or 100만."));
            return false;
        }
        into.goal = *goal;
    }
    if (run.line().has(u"presets"_s)) {
        const Result<QList<Money>> presets = views::readPresets(option(run, u"presets"_s));
        if (!presets) {
            run.failUsage(
                CampaignVerbsText::tr("--presets takes up to six amounts like \"5천 / 1만 / 5만\"."));
            return false;
        }
        into.presets = *presets;
    }
    bool good = false;
    into.endsAt = timeOf(run, u"ends"_s, good);
    if (!good)
        return false;
    into.reportDueAt = timeOf(run, u"report-due"_s, good);
    return good;
}

const QList<BatchVerb> &campaignBatchVerbs()
{
    using I = BatchRun::Identity;
    static const QStringList fields{u"goal="_s,    u"ends="_s,       u"story="_s,      u"story-file="_s,
                                    u"presets="_s, u"report-due="_s, u"beneficiary="_s};
    static const QList<BatchVerb> verbs{
        {"campaign"_L1,
         "CAMPAIGN",
         QT_TRANSLATE_NOOP("madang::tui::BatchVerb",
                           "Prints a campaign with milestones, reports and videos."),
         {},
         1,
         1,
         I::Anyone,
         showCampaignPage},
        {"feed"_L1,
         "CAMPAIGN [--from DATE] [--until DATE] [--limit N]",
         QT_TRANSLATE_NOOP("madang::tui::BatchVerb", "Lists the gifts of a campaign, newest first."),
         {u"from="_s, u"until="_s, u"limit="_s},
         1,
         1,
         I::Anyone,
         listFeed},
        {"ranking"_L1,
         "[CAMPAIGN] [--from DATE] [--until DATE] [--limit N]",
         QT_TRANSLATE_NOOP("madang::tui::BatchVerb",
                           "Lists who gave most in a time; two months when none is said."),
         {u"from="_s, u"until="_s, u"limit="_s},
         0,
         1,
         I::Anyone,
         showRanking},
        {"my-ranking"_L1,
         "[on | off]",
         QT_TRANSLATE_NOOP("madang::tui::BatchVerb", "Prints or chooses whether you are listed in rankings."),
         {},
         0,
         1,
         I::Person,
         chooseRanking},
        {"drafts"_L1,
         "",
         QT_TRANSLATE_NOOP("madang::tui::BatchVerb", "Lists your drafts of campaigns."),
         {},
         0,
         0,
         I::Person,
         listDrafts},
        {"save-draft"_L1,
         "TITLE [--draft ID] [--goal AMOUNT] [--ends DATE] [--story TEXT | --story-file FILE] [--beneficiary "
         "TEXT] "
         "[--presets AMOUNTS] [--report-due DATE]",
         QT_TRANSLATE_NOOP("madang::tui::BatchVerb", "Keeps a campaign as a draft, or changes one."),
         fields + QStringList{u"draft="_s}, 1, 1, I::Person, saveDraft},
        {"open-draft"_L1,
         "ID [--room ROOM]",
         QT_TRANSLATE_NOOP("madang::tui::BatchVerb", "Makes a draft a campaign."),
         {u"room="_s},
         1,
         1,
         I::Person,
         openDraft},
        {"discard-draft"_L1,
         "ID",
         QT_TRANSLATE_NOOP("madang::tui::BatchVerb", "Throws a draft away."),
         {},
         1,
         1,
         I::Person,
         discardDraft},
        {"change-campaign"_L1,
         "CAMPAIGN [--story TEXT | --story-file FILE] [--ends DATE] [--presets AMOUNTS] [--picture FILE] "
         "[--messages-from AMOUNT]",
         QT_TRANSLATE_NOOP("madang::tui::BatchVerb", "Changes a campaign of yours while it is open."),
         {u"story="_s, u"story-file="_s, u"ends="_s, u"presets="_s, u"picture="_s, u"messages-from="_s},
         1,
         1,
         I::Person,
         changeCampaign},
        {"close-campaign"_L1,
         "CAMPAIGN [--yes]",
         QT_TRANSLATE_NOOP("madang::tui::BatchVerb",
                           "Ends a campaign early. Without --yes it only says what would happen."),
         {u"yes"_s},
         1,
         1,
         I::Person,
         closeCampaign},
        {"settle-campaign"_L1,
         "CAMPAIGN",
         QT_TRANSLATE_NOOP("madang::tui::BatchVerb", "Settles a campaign that is over and reported."),
         {},
         1,
         1,
         I::Person,
         settleCampaign},
        {"report-use"_L1,
         "CAMPAIGN TITLE \"AMOUNT LABEL [@RECEIPT]\"… [--story TEXT | --story-file FILE] [--key KEY]",
         QT_TRANSLATE_NOOP("madang::tui::BatchVerb",
                           "Publishes how the money was used, with pictures of receipts."),
         {u"story="_s, u"story-file="_s, u"key="_s},
         3,
         -1,
         I::Person,
         reportUse},
        {"add-video"_L1,
         "CAMPAIGN TITLE LINK|FILE",
         QT_TRANSLATE_NOOP("madang::tui::BatchVerb",
                           "Adds a video of the delivery: an address on the web, or a file."),
         {},
         3,
         3,
         I::Person,
         addVideo},
        {"thank"_L1,
         "CAMPAIGN TEXT [--gift ID] [--key KEY] [--wait]",
         QT_TRANSLATE_NOOP("madang::tui::BatchVerb",
                           "Thanks everybody who gave, or one donor; with --wait until all have it."),
         {u"gift="_s, u"key="_s, u"wait"_s},
         2,
         2,
         I::Person,
         thankDonors},
        {"letters"_L1,
         "CAMPAIGN",
         QT_TRANSLATE_NOOP("madang::tui::BatchVerb", "Lists your thanks and how far they have got."),
         {},
         1,
         1,
         I::Person,
         listLetters},
        {"statement"_L1,
         "CAMPAIGN",
         QT_TRANSLATE_NOOP("madang::tui::BatchVerb", "Lists every gift of a campaign of yours, and the sum."),
         {},
         1,
         1,
         I::Person,
         printStatement},
        {"held"_L1,
         "CAMPAIGN",
         QT_TRANSLATE_NOOP("madang::tui::BatchVerb", "Lists messages that wait for your decision."),
         {},
         1,
         1,
         I::Person,
         listHeld},
        {"release-message"_L1,
         "CAMPAIGN GIFT",
         QT_TRANSLATE_NOOP("madang::tui::BatchVerb", "Lets everybody read a held message."),
         {},
         2,
         2,
         I::Person,
         releaseMessage},
        {"drop-message"_L1,
         "CAMPAIGN GIFT",
         QT_TRANSLATE_NOOP("madang::tui::BatchVerb", "Takes a message away for good; the money stays."),
         {},
         2,
         2,
         I::Person,
         dropMessage},
        {"report-message"_L1,
         "CAMPAIGN GIFT [--reason TEXT]",
         QT_TRANSLATE_NOOP("madang::tui::BatchVerb", "Asks who runs a campaign to look at a message."),
         {u"reason="_s},
         2,
         2,
         I::Person,
         reportMessage},
        {"held-words"_L1,
         "CAMPAIGN [WORD… | --clear]",
         QT_TRANSLATE_NOOP("madang::tui::BatchVerb", "Prints or replaces the words that hold a message."),
         {u"clear"_s},
         1,
         -1,
         I::Person,
         heldWords},
    };
    return verbs;
}

} // namespace madang::tui
