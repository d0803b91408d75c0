// SPDX-License-Identifier: GPL-3.0-or-later
// What who made a campaign does with it: changing and ending it, reports, thanks, and the messages that wait
// for a decision. Everybody else reads campaign_page.
#pragma once

#include "common/client/session.h"
#include "common/protocol/letters.h"
#include "common/protocol/moderation.h"
#include "common/protocol/reports.h"
#include "common/protocol/statements.h"
#include "common/views/formats.h"

namespace madang::views {

/// A line of a report as it is typed.
struct SpendingText {
    QString label;
    QString amount;
    std::optional<PictureId> receipt;
};

class CampaignDesk : public QObject {
    Q_OBJECT
public:
    CampaignDesk(Session &session, CampaignId campaign, QObject *parent = nullptr);

    CampaignId campaign() const { return m_campaign; }
    Session &session() const { return m_session; }

    // The campaign itself. `request.campaign` is filled in here.
    QFuture<Result<campaigns::Campaign>> change(campaigns::ChangeCampaign request);
    QFuture<Result<campaigns::Campaign>> close();
    QFuture<Result<campaigns::Campaign>> settle();
    /// Refuses what the server would, without sending it: TooLarge, UnsupportedType.
    QFuture<Result<campaigns::Picture>> addPicture(const QByteArray &octets);
    QFuture<Result<reports::Video>> addVideo(const QString &title, const QString &link);
    QFuture<Result<statements::Statement>> statement();

    // Reports. A fill has one tag: publishing again after a lost answer publishes once.
    /// What is wrong with the lines, in words; empty when nothing is.
    static QString spendingFault(const QList<SpendingText> &lines, const Formats &formats);
    static Money sumOf(const QList<SpendingText> &lines);
    QFuture<Result<reports::Report>> publish(const QString &title, const QString &story,
                                             const QList<SpendingText> &lines);

    // Letters, newest first. While one is under way its progress is asked for.
    const QList<letters::Letter> &letters() const { return m_letters; }
    /// False until they were read once.
    bool knowsLetters() const { return m_knowsLetters; }
    void refreshLetters();
    static constexpr int kLongestThanks = 1000;
    /// To one donor, named by the gift, or to everybody.
    QFuture<Result<letters::Letter>> thank(const QString &text, const std::optional<DonationId> &gift = {});
    static QString progressText(const letters::Letter &letter, const Formats &formats);

    // Messages that wait for a decision, oldest first.
    const QList<moderation::HeldMessage> &held() const { return m_held; }
    /// False until they were read once.
    bool knowsHeld() const { return m_knowsHeld; }
    const moderation::MessageRules &rules() const { return m_rules; }
    void refreshHeld();
    void decide(DonationId gift, moderation::Verdict verdict);
    QFuture<Result<moderation::MessageRules>> setWords(const QStringList &words);
    /// "held for the word “x”", "reported by 2"
    static QString whyText(const moderation::HeldMessage &message);

    /// What stopped the last reading or decision.
    const std::optional<Error> &error() const { return m_error; }

Q_SIGNALS:
    void changed();

private:
    QFuture<Result<campaigns::Campaign>> noted(const QFuture<Result<campaigns::Campaign>> &asked);
    void note(const std::optional<Error> &error);

    Session &m_session;
    const CampaignId m_campaign;
    QList<letters::Letter> m_letters;
    QList<moderation::HeldMessage> m_held;
    moderation::MessageRules m_rules;
    std::optional<Error> m_error;
    bool m_knowsLetters = false;
    bool m_knowsHeld = false;
    std::unique_ptr<Alarm> m_progress;
    ClientTag m_reportTag;
    QByteArray m_reportSent; ///< what the present tag stands for
    ClientTag m_thanksTag;
    QByteArray m_thanksSent;
};

/// Whether an account of that role may decide about messages of campaigns that others made.
bool moderatesMessages(const QString &role);

} // namespace madang::views
