// SPDX-License-Identifier: GPL-3.0-or-later
// Settlement files of gateways for who may move money: what a file would come to before it is taken, taking
// it, the lines that do not fit, and saying why they do not.
#pragma once

#include "common/client/session.h"
#include "common/protocol/reconciliation.h"
#include "common/views/formats.h"

namespace madang::views {

class SettlementDesk : public QObject {
    Q_OBJECT
public:
    SettlementDesk(Session &session, const Formats &formats, QObject *parent = nullptr);

    // A file.

    /// Asks the server what a file would come to; nothing is taken. The last one asked counts.
    void look(const QString &gateway, const QString &name, const QByteArray &content);
    /// What the file would come to; absent until the server has spoken, and when it was taken or dropped.
    const std::optional<reconciliation::Reconciliation> &preview() const { return m_preview; }
    /// The preview in words, a line each.
    QStringList previewText() const;
    /// The name of the file that is looked at; empty: none.
    const QString &fileName() const { return m_file.name; }
    /// Takes the file that was looked at. Sent again after a lost answer, it is taken once.
    void take();
    void drop();
    bool isAsking() const { return m_asking; }

    // Lines that do not fit.

    reconciliation::State state() const { return m_state; }
    void setState(reconciliation::State state);
    /// Oldest first.
    const QList<reconciliation::Difference> &items() const { return m_items; }
    bool hasMore() const { return m_next.has_value(); }
    void readOn();
    void refresh();
    bool isLoading() const { return m_loading; }
    /// Whether the list has been read at all.
    bool isKnown() const { return m_known; }
    /// "the file says ₩10,000, the books ₩9,000"
    QString sums(const reconciliation::Difference &difference) const;
    /// Which order and payment, when, at which gateway, and who explained it how.
    QString story(const reconciliation::Difference &difference) const;
    void explain(SettlementLineId line, const QString &reason);

    /// What stopped the last reading or deed.
    const std::optional<Error> &error() const { return m_error; }

Q_SIGNALS:
    void changed();
    /// Something was done; in words.
    void told(const QString &sentence);

private:
    /// Reads the list anew, and goes on saying what stopped the last deed.
    void reload();
    void read(const std::optional<QString> &after);
    void send(bool dryRun);
    QString sentence(const reconciliation::Reconciliation &report) const;

    Session &m_session;
    const Formats &m_formats;
    reconciliation::Import m_file;
    std::optional<reconciliation::Reconciliation> m_preview;
    QList<reconciliation::Difference> m_items;
    std::optional<QString> m_next;
    std::optional<Error> m_error;
    reconciliation::State m_state = reconciliation::State::Open;
    quint64 m_question = 0; ///< number of the list that is wanted: older answers are dropped
    quint64 m_looked = 0; ///< the same for files
    bool m_loading = false;
    bool m_known = false;
    bool m_asking = false;
};

} // namespace madang::views
