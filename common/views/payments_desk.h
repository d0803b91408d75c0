// SPDX-License-Identifier: GPL-3.0-or-later
// The payments desk of an operator: what waits for a person by sections, the story of an order, the proof of
// the books, and what can be done about them. It keeps itself up to date; what a face shows of it is in
// desk_text.
#pragma once

#include "common/client/session.h"
#include "common/protocol/desk.h"
#include "common/views/formats.h"

#include <functional>

namespace madang::views {

/// Belongs to one thread. A deed ends in told() or refused(), and the lists follow by themselves.
class PaymentsDesk : public QObject {
    Q_OBJECT
public:
    /// What can be done about something.
    enum class Deed {
        Requery,
        Replay,
        Resolve, ///< needs a reason
        NoteTransfer, ///< needs the bank's number
        Approve,
        Reject, ///< needs a reason
        SentBack, ///< needs the bank's number
        Dismiss, ///< needs a reason
        Refund, ///< needs a reason
    };
    Q_ENUM(Deed)

    PaymentsDesk(Session &session, const Formats &formats, QObject *parent = nullptr);
    ~PaymentsDesk() override;

    /// Whether the desk is worth showing to an account: who may move money. The server judges again.
    static bool isFor(const accounts::Account &account);

    /// Absent until the server has spoken, or when it refused.
    const std::optional<desk::Overview> &overview() const { return m_overview; }
    /// How many wait in a section; 0 until it is known.
    int count(desk::Section section) const;
    bool isLive() const { return m_live; }
    bool isLoading() const { return m_loading; }
    /// Why nothing can be shown: this account may not open the desk, or the server is away.
    const std::optional<Error> &error() const { return m_error; }
    /// This account may not open the desk.
    bool isRefused() const { return m_error && m_error->code == Code::NotAllowed && !m_overview; }

    desk::Section section() const { return m_section; }
    void setSection(desk::Section section);
    /// The next or previous section, round and round.
    void stepSection(int direction);
    /// Longest waiting first.
    const QList<desk::Item> &items() const { return m_items; }
    /// Row of the chosen item; -1 when there is none.
    int selected() const { return m_selected; }
    const desk::Item *selectedItem() const;
    /// Reads on when the last rows come into sight.
    void select(int row);
    void refresh();

    /// The order that is looked at.
    const std::optional<desk::Story> &story() const { return m_story; }
    void openStory(const OrderId &order);
    void closeStory();
    /// The order a deed is about: the open story's, else the chosen item's.
    std::optional<OrderId> orderAtHand() const;

    /// What can be done now: about the open story, else about the chosen item.
    QList<Deed> deeds() const;
    bool can(Deed deed) const { return deeds().contains(deed); }

    /// The proof that was made last from here.
    const std::optional<desk::LedgerCheck> &check() const { return m_check; }
    bool isProving() const { return m_proving; }
    void closeCheck();

    void checkLedger();
    void requery(const OrderId &order);
    void resolve(UnmatchedId misfit, const QString &reason);
    void replay(WebhookId webhook);
    void approve(RefundId refund, const QString &note = {});
    void reject(RefundId refund, const QString &reason);
    void sentBack(RefundId refund, const QString &transaction);
    void dismiss(RefundId refund, const QString &reason);

    /// Asks the server what would come of it; the answer is question(), or told() when there is nothing to
    /// do.
    void proposeTransfer(const desk::NoteTransfer &transfer);
    void proposeRefund(const OrderId &order, const std::optional<Money> &amount, const QString &reason);
    /// What agree() would do, in words. The last one asked counts.
    const std::optional<QString> &question() const { return m_question; }
    void agree();
    void disagree();

Q_SIGNALS:
    void changed();
    /// question() is another.
    void asked(const QString &question);
    /// A deed was done; the sentence says what came of it.
    void told(const QString &sentence, bool good);
    void refused(const madang::Error &reason);

private:
    void hear(const desk::Overview &overview);
    void readPage(const std::optional<QString> &after);
    void readStory(const OrderId &order);
    void afterDeed(const QString &sentence, bool good = true);
    void sendRefund(const desk::RefundOrder &wish, const QString &question);
    void put(const QString &question, std::function<void()> deed);
    /// Does something about a refund and tells how it stands then.
    template <typename Request>
    void decide(const Command<Request, refunds::Refund> &command, const Request &request);
    /// Does something that answers with nothing, and tells a sentence.
    template <typename Request>
    void run(const Command<Request, Nothing> &command, const Request &request, const QString &sentence);

    Session &m_session;
    const Formats &m_formats;
    std::optional<desk::Overview> m_overview;
    std::optional<Error> m_error;
    desk::Section m_section = desk::Section::Stuck;
    QList<desk::Item> m_items;
    std::optional<QString> m_next;
    int m_selected = -1;
    int m_reading = 0; ///< number of the page that is wanted: older answers are dropped
    bool m_loading = false;
    bool m_live = false;
    bool m_proving = false;
    std::optional<desk::Story> m_story;
    std::optional<desk::LedgerCheck> m_check;
    std::optional<QString> m_question;
    std::function<void()> m_agreed; ///< what the question is about
    int m_proposal = 0; ///< number of the last proposal: older answers are dropped
    int m_subscription = 0;
};

} // namespace madang::views
