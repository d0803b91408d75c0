// SPDX-License-Identifier: GPL-3.0-or-later
// What a campaign received, gift by gift, for who runs it or moves its money, beside what its reports say was
// spent.
#pragma once

#include "common/client/session.h"
#include "common/protocol/reports.h"
#include "common/protocol/statements.h"
#include "common/views/formats.h"

namespace madang::views {

class ReceivedGifts : public QObject {
    Q_OBJECT
public:
    ReceivedGifts(Session &session, const Formats &formats, CampaignId campaign, QObject *parent = nullptr);

    CampaignId campaign() const { return m_campaign; }
    /// Newest first.
    const QList<statements::ReceivedGift> &gifts() const { return m_gifts; }
    Money received() const { return m_received; }
    /// What all reports together say was spent.
    Money reported() const { return m_reported; }
    /// When more was reported as spent than was received; empty otherwise.
    QString warning() const;
    /// "민아", or that nobody learns the name.
    static QString nameOf(const statements::ReceivedGift &gift);
    static bool canGoBack(const statements::ReceivedGift &gift) { return gift.returned < gift.amount; }
    /// The gift as having it back shows it.
    campaigns::Donation asDonation(const statements::ReceivedGift &gift) const;

    void refresh();
    bool isLoading() const { return m_waiting > 0; }
    const std::optional<Error> &error() const { return m_error; }

Q_SIGNALS:
    void changed();

private:
    void readReports();
    void answered(const std::optional<Error> &error);

    Session &m_session;
    const Formats &m_formats;
    const CampaignId m_campaign;
    QString m_title;
    QList<statements::ReceivedGift> m_gifts;
    Money m_received;
    Money m_reported;
    std::optional<Error> m_error;
    int m_waiting = 0;
};

/// The sentence for a campaign whose reports name more than it received; empty when they do not.
QString overspentText(Money reported, Money received, const Formats &formats);

} // namespace madang::views
