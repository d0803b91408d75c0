// SPDX-License-Identifier: GPL-3.0-or-later
// AddressSearch: places like the address that is being typed, found by the server; what one fills a form in
// with.
#pragma once

#include "common/client/session.h"
#include "common/protocol/addresses.h"

namespace madang::views {

/// Asks once nothing was typed for a moment, and only about what was typed last. Nothing is sent anywhere
/// before the server said that it looks addresses up.
class AddressSearch : public QObject {
    Q_OBJECT
public:
    explicit AddressSearch(Session &session, QObject *parent = nullptr);

    /// Asks whether the server looks addresses up for whoever is here now.
    void begin();
    /// The server looks addresses up, and takes where home is from nowhere else.
    bool isOffered() const { return m_offer && m_offer->offered; }
    /// What was typed. What cannot be an address yet, or begins with what was chosen, is not asked about.
    void look(const QString &typed);
    /// The same without waiting; whatever it is.
    void lookNow(const QString &typed);
    /// Forgets what was found, and asks no more; what was chosen stays chosen.
    void dismiss();
    /// Forgets that too.
    void reset();
    /// And that addresses are looked up: another server, or somebody else.
    void forget();

    const QList<addresses::FoundAddress> &places() const { return m_places; }
    bool isAsking() const { return m_asking; }
    /// The server said what there is like what was typed last.
    bool wasAnswered() const { return m_found; }
    const std::optional<Error> &error() const { return m_error; }
    /// What came of looking, in words: that it is under way, what to do with what was found, or why there is
    /// nothing; before anything was typed, where it goes. Empty where nothing is looked up.
    QString saying() const;
    bool saysFault() const { return m_error.has_value(); }

    /// What a place fills in. Its address is what one would write on a letter.
    struct Lines {
        QString line1;
        QString postcode;
        QString home; ///< coordinates, as OwnDetails has them
        QString choice;
    };
    /// Takes the place of that row; nothing when there is none.
    std::optional<Lines> take(int row);

    /// Whether an address still is in that house: a flat behind it changes nothing.
    static bool staysAt(const QString &typed, const QString &line);
    /// A place as one would write it on a letter, with its postcode.
    static QString headOf(const addresses::FoundAddress &place);
    /// The same with its other address behind it, in one line.
    static QString textOf(const addresses::FoundAddress &place);
    /// Where what is typed goes, in words.
    static QString noticeOf(const addresses::Offer &offer);

Q_SIGNALS:
    void changed();

private:
    void ask();

    Session &m_session;
    std::optional<addresses::Offer> m_offer;
    QString m_typed;
    QString m_taken; ///< the address that was chosen
    QList<addresses::FoundAddress> m_places;
    std::optional<Error> m_error;
    bool m_asking = false;
    bool m_found = false; ///< the server answered about m_typed
    quint64 m_question = 0; ///< answers to an earlier one are dropped
    quint64 m_begun = 0; ///< the same of begin()
    std::unique_ptr<Alarm> m_due;
};

} // namespace madang::views
