// SPDX-License-Identifier: GPL-3.0-or-later
// Payouts of one campaign, or of all: what one would come to before it is asked for, asking, and what a
// second person decides. Words for states are payout_words.
#pragma once

#include "common/client/session.h"
#include "common/protocol/payouts.h"
#include "common/views/formats.h"

namespace madang::views {

class PayoutDesk : public QObject {
    Q_OBJECT
public:
    /// A null campaign: every payout, for who may move money.
    PayoutDesk(Session &session, const Formats &formats, CampaignId campaign, QObject *parent = nullptr);

    bool ofAll() const { return m_campaign.isNull(); }
    /// Newest first.
    const QList<payouts::Payout> &items() const { return m_items; }
    void refresh();
    bool isLoading() const { return m_loading; }
    /// Whether the list has been read at all.
    bool isKnown() const { return m_known; }
    /// What stopped the last reading or deed.
    const std::optional<Error> &error() const { return m_error; }
    /// "₩10,000 · fee ₩330 · ₩9,670 arrives on …"
    QString sums(const payouts::Payout &payout) const;
    /// State, who asked and decided, and why.
    QString story(const payouts::Payout &payout) const;

    // Asking, by who made the campaign.
    /// Asks what an amount would come to; an empty text: all that is available.
    void look(const QString &amountText);
    /// Absent until the server has spoken about the amount that was looked at last.
    const std::optional<payouts::Terms> &terms() const { return m_terms; }
    /// What the campaign holds, the fee, what arrives and when; empty without terms.
    QString termsText() const;
    /// What is wrong with the amount, in words.
    QString amountHint() const { return m_hint; }
    bool canAsk(const QString &account) const;
    /// Asks for what the terms say. Sent again after a lost answer it is asked for once.
    void ask(const QString &account);
    bool isAsking() const { return m_asking; }

    // Deciding. The server has the last word; these say what is worth offering.
    bool mayWithdraw(const payouts::Payout &payout) const;
    bool mayDecide(const payouts::Payout &payout) const;
    bool mayMarkPaid(const payouts::Payout &payout) const;
    void withdraw(PayoutId id);
    void approve(PayoutId id);
    void refuse(PayoutId id, const QString &reason);
    void markPaid(PayoutId id, const QString &reference);

Q_SIGNALS:
    void changed();
    /// Something was done; in words.
    void told(const QString &sentence);

private:
    void read(const std::optional<QString> &after);
    void take(const Result<Page<payouts::Payout>> &page, bool first, quint64 question);
    void place(const Result<payouts::Payout> &payout, const QString &sentence);

    Session &m_session;
    const Formats &m_formats;
    const CampaignId m_campaign;
    QList<payouts::Payout> m_items;
    std::optional<payouts::Terms> m_terms;
    std::optional<Error> m_error;
    QString m_hint;
    ClientTag m_tag;
    QString m_tagStandsFor;
    quint64 m_question = 0;
    quint64 m_looked = 0;
    bool m_loading = false;
    bool m_known = false;
    bool m_asking = false;
};

/// Whether an account of that role may decide about other people's money: payouts, refunds, settlements.
bool movesMoney(const QString &role);

} // namespace madang::views
