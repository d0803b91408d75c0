// SPDX-License-Identifier: GPL-3.0-or-later
// One's own monthly gifts: the list of them, a new one, and what can be done about each. Words are
// pledge_text.
#pragma once

#include "common/client/session.h"
#include "common/protocol/pledges.h"

#include <QUrl>

namespace madang::views {

/// A monthly gift as it is being filled in.
struct PledgeWish {
    CampaignId campaign;
    QString amountText;
    int day = 25; ///< 1 to 28, or pledges::kLastDay
    bool now = false;
    QString message;
    campaigns::GiftVisibility visibility = campaigns::GiftVisibility::Public;
};

/// The newest first. It follows the server's notices, and asks on a timer while a card is being registered.
class PledgeList : public QObject {
    Q_OBJECT
public:
    explicit PledgeList(Session &session, QObject *parent = nullptr);
    ~PledgeList() override;

    const QList<pledges::Pledge> &items() const { return m_items; }
    /// Null when there is none of that id.
    const pledges::Pledge *find(PledgeId id) const;
    void refresh();
    bool isLoading() const { return m_loading; }
    /// Whether the list has been read at all.
    bool isKnown() const { return m_known; }
    /// Whether an answer about that one is awaited.
    bool isBusy(PledgeId id) const { return m_busy.contains(id); }
    bool isCreating() const { return m_creating; }
    /// What stopped the last reading or wish of the person; the next one clears it.
    const std::optional<Error> &error() const { return m_error; }

    void create(const PledgeWish &wish);
    void pause(PledgeId id) { act(pledges::pause, id); }
    void resume(PledgeId id) { act(pledges::resume, id); }
    void cancel(PledgeId id) { act(pledges::cancel, id); }
    void skip(PledgeId id, const QString &date);
    void unskip(PledgeId id, const QString &date);
    void change(const pledges::Change &wanted);
    /// Another card in place of the present one.
    void registerCard(PledgeId id);

    /// What became of a pledge's dates, newest first; empty until loadCharges() was answered.
    QList<pledges::Charge> charges(PledgeId id) const { return m_charges.value(id); }
    void loadCharges(PledgeId id);

Q_SIGNALS:
    void changed();
    /// A new one was made; its card is registered at the address that registration() tells next.
    void created(madang::PledgeId id);
    /// Open this in the system's browser.
    void registration(madang::PledgeId id, const QUrl &url);

private:
    void act(const Command<pledges::OnePledge, pledges::Pledge> &command, PledgeId id);
    void follow(PledgeId id, const QFuture<Result<pledges::Pledge>> &asked);
    void place(const pledges::Pledge &pledge);
    void openRegistration(const Result<pledges::Pledging> &answer);
    void fail(const std::optional<Error> &error);

    Session &m_session;
    QList<pledges::Pledge> m_items;
    QSet<PledgeId> m_busy;
    QHash<PledgeId, QList<pledges::Charge>> m_charges;
    std::optional<Error> m_error;
    bool m_loading = false;
    bool m_known = false;
    bool m_creating = false;
    ClientTag m_tag; ///< of the wish that was sent last
    QByteArray m_sent; ///< what it stands for
    std::unique_ptr<Alarm> m_poll; ///< while a card is being registered
    int m_polls = 0;
};

} // namespace madang::views
