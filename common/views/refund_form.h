// SPDX-License-Identifier: GPL-3.0-or-later
// Having a gift back: how much, why, the question with what would happen, and what became of it.
#pragma once

#include "common/client/session.h"
#include "common/views/amount.h"
#include "common/views/gift_words.h"

namespace madang::views {

class RefundForm : public QObject {
    Q_OBJECT
public:
    enum class Stage {
        Editing, ///< amount and reason
        Asking, ///< the server is asked what would happen
        Deciding, ///< the question stands: agree() or back()
        Sending,
        Finished, ///< outcome() says what became of it
    };
    Q_ENUM(Stage)

    /// Of a gift of which `remaining` is left.
    RefundForm(Session &session, const Formats &formats, DonationId donation, Money remaining,
               QObject *parent = nullptr);

    Stage stage() const { return m_stage; }
    Money remaining() const { return m_remaining; }
    /// Empty: all that remains.
    void setAmountText(const QString &text);
    const QString &amountText() const { return m_amountText; }
    Result<Money> amount() const;
    /// What is wrong with the amount, in words; empty when nothing is.
    QString amountHint() const;
    void setReason(const QString &reason);
    const QString &reason() const { return m_reason; }

    bool canAsk() const;
    /// Asks the server what would happen; nothing is done yet.
    void ask();
    /// What would happen, as a question; only while Deciding.
    QString question() const;
    /// Does what the question says. Sent again after a lost answer it is done once.
    void agree();
    void back();
    const std::optional<refunds::Refund> &refund() const { return m_refund; }
    /// What became of it, in words; only when Finished.
    QString outcome() const;
    const std::optional<Error> &error() const { return m_error; }

Q_SIGNALS:
    void changed();
    void finished();

private:
    refunds::AskRefund request(bool dry) const;
    void send(bool dry);
    void edited();
    void become(Stage stage);
    void onNotice(const notifications::Notice &notice);

    Session &m_session;
    const Formats &m_formats;
    const DonationId m_donation;
    const Money m_remaining;
    ClientTag m_tag;
    Stage m_stage = Stage::Editing;
    QString m_amountText;
    QString m_reason;
    std::optional<refunds::Refund> m_refund; ///< the dry run's while Deciding
    std::optional<Error> m_error;
};

} // namespace madang::views
