// SPDX-License-Identifier: GPL-3.0-or-later
// The payments desk of an operator: what waits for a person by sections, the story of an order, the proof of
// the books, and what can be done about them. It keeps itself up to date; what a face shows of it is in
// desk_text.
#pragma once

#include "common/client/session.h"
#include "common/protocol/desk.h"

namespace madang::views {

/// Belongs to one thread. A deed ends in told() or refused(), and the lists follow by themselves.
class PaymentsDesk : public QObject {
    Q_OBJECT
public:
    explicit PaymentsDesk(Session &session, QObject *parent = nullptr);
    ~PaymentsDesk() override;

    /// Absent until the server has spoken, or when it refused.
    const std::optional<desk::Overview> &overview() const { return m_overview; }
    /// How many wait in a section; 0 until it is known.
    int count(desk::Section section) const;
    bool isLive() const { return m_live; }
    bool isLoading() const { return m_loading; }
    /// Why nothing can be shown: this account may not open the desk, or the server is away.
    const std::optional<Error> &error() const { return m_error; }

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

    /// The proof that was made last from here.
    const std::optional<desk::LedgerCheck> &check() const { return m_check; }
    bool isProving() const { return m_proving; }
    void closeCheck();

    void checkLedger();
    void requery(const OrderId &order);
    void resolve(UnmatchedId misfit, const QString &reason);

Q_SIGNALS:
    void changed();
    /// A deed was done; the sentence says what came of it.
    void told(const QString &sentence, bool good);
    void refused(const madang::Error &reason);

private:
    void hear(const desk::Overview &overview);
    void readPage(const std::optional<QString> &after);
    void readStory(const OrderId &order);
    void afterDeed(const QString &sentence, bool good = true);

    Session &m_session;
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
    int m_subscription = 0;
};

} // namespace madang::views
