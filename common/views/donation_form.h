// SPDX-License-Identifier: GPL-3.0-or-later
// One gift from the empty form to its final state. The amount is typed text; the truth about the payment is
// always asked from the server.
#pragma once

#include "common/client/session.h"
#include "common/views/amount.h"
#include "common/views/formats.h"
#include "common/views/gift_sights.h"
#include "common/views/payment_text.h"

namespace madang::views {

/// A fill of the form has one tag: pressing the button twice, or again after a lost answer, makes one order.
class DonationForm : public QObject {
    Q_OBJECT
public:
    enum class Stage {
        Editing, ///< the form is being filled
        Submitting, ///< asking for an order
        Paying, ///< checkoutUrl() is for the browser; the outcome is asked until it is final
        Checking, ///< the payer has decided, the gateway has not answered yet
        Depositing, ///< the payer has to transfer the money: depositLines() says where to
        Done, ///< captured and in the ledger
        Declined, ///< donation().reason says why
        Expired, ///< nobody paid in time
    };

    DonationForm(Session &session, Formats &formats, CampaignId campaign, QObject *parent = nullptr);
    ~DonationForm() override;

    CampaignId campaign() const { return m_campaign; }
    Stage stage() const { return m_stage; }
    bool isFinal() const
    {
        return m_stage == Stage::Done || m_stage == Stage::Declined || m_stage == Stage::Expired;
    }

    /// Amounts to offer: the campaign's own, or ours.
    QList<Money> presets() const;
    void setAmountText(const QString &text);
    const QString &amountText() const { return m_amountText; }
    /// Presses a preset: replaces the text.
    void setAmount(Money amount);
    /// The amount, or what is wrong with the text; InvalidValue "too-small", "too-large" beyond the limits.
    Result<Money> amount() const { return amountOf(m_amountText); }
    /// The same of any text: also for gifts that repeat.
    static Result<Money> amountOf(const QString &text);
    /// As amountHint(), of any text.
    static QString hintFor(const QString &amountText, const Formats &formats);
    /// Only these leave for the system's browser.
    static bool isWebAddress(const QUrl &url);
    /// What is wrong with the amount in words, limits named; empty when it is fine or the field is untouched.
    QString amountHint() const;

    void setMessage(const QString &message);
    const QString &message() const { return m_message; }
    static constexpr int kLongestMessage = 200;
    int messageRemaining() const { return kLongestMessage - int(m_message.size()); }

    void setVisibility(campaigns::GiftVisibility visibility);
    campaigns::GiftVisibility visibility() const { return m_visibility; }
    /// The card as everybody will see it.
    QString preview() const;
    /// What every place will show; only with an amount.
    QList<GiftSight> sights() const;
    /// Why a message cannot come with this amount, in words; empty when it can.
    QString messageHint() const;

    bool canSubmit() const;
    /// Asks for an order; does nothing unless canSubmit().
    void submit();
    /// Absolute http(s) address for the system's browser; only until the payment is decided.
    QUrl checkoutUrl() const;
    /// The donor's own view; only after the order was made.
    const std::optional<campaigns::Donation> &donation() const { return m_donation; }
    /// Asks for the true state now.
    void check();
    /// What stopped the last submit or check; editing clears it.
    const std::optional<Error> &error() const { return m_error; }
    /// The stage in a sentence that tells what to do next.
    QString stageText() const;
    /// Where to transfer the money; only while Depositing.
    QList<NamedFact> depositLines() const;
    /// When somebody looks at the payment again; empty when nobody has to. Right at the moment of asking.
    QString nextCheck() const;
    /// A new fill with a new tag: another gift, or another try after Declined or Expired.
    void startOver();

Q_SIGNALS:
    /// Text, amount, visibility, error or canSubmit() changed.
    void changed();
    void stageChanged(madang::views::DonationForm::Stage stage);
    /// Open this in the system's browser.
    void checkout(const QUrl &url);

private:
    campaigns::Donate request() const;
    QString nickname() const;
    void setStage(Stage stage);
    void ordered(const Result<campaigns::Donating> &result);
    void apply(const campaigns::Donation &donation);
    void askLater();
    void edited();

    Session &m_session;
    Formats &m_formats;
    const CampaignId m_campaign;
    Stage m_stage = Stage::Editing;
    QString m_amountText;
    QString m_message;
    campaigns::GiftVisibility m_visibility = campaigns::GiftVisibility::Public;
    ClientTag m_tag;
    QByteArray m_submitted; ///< what the present tag stands for
    QUrl m_checkout;
    std::optional<campaigns::Donation> m_donation;
    std::optional<Error> m_error;
    std::unique_ptr<Alarm> m_poll;
    int m_polls = 0;
    bool m_asking = false;
    bool m_inRanking = true;
    quint64 m_fill = 0; ///< counts fills: late answers of an earlier one are dropped
};

} // namespace madang::views
