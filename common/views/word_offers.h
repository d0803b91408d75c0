// SPDX-License-Identifier: GPL-3.0-or-later
// WordOffers: what a half-typed word of a message may become: somebody of the room after "@", everybody for
// who may call them, a role in the community, an emoji after ":". A terminal goes round in it, a desktop
// shows it as a list.
#pragma once

#include "common/views/timeline.h"

namespace madang::views {

/// Somebody who can be named.
struct Nameable {
    UserId user;
    QString nickname; ///< foreign
    QString username; ///< empty: an older server did not tell it
};

/// Whom a message can name, and for whom it is offered.
struct Nameables {
    QList<Nameable> people; ///< who is likelier meant first
    bool everyone = false; ///< whoever writes may call everybody
    Language language = Language::English;
    bool roles = false; ///< whoever writes may call those who look after the community
};

/// The others in a room: those who spoke last first, then as they stand in the list of members.
Nameables nameablesIn(Session &session, const Timeline &timeline, const People &people,
                      const Formats &formats);

/// A word that is being typed, from its mark to the cursor.
struct HalfWord {
    qsizetype from = 0; ///< where the mark stands
    QChar mark; ///< '@' or ':'
    QString typed; ///< what is behind it
    bool operator==(const HalfWord &) const = default;
};
/// The half word that ends a text; nothing where "@" is part of an address, ":" of a time, and so on.
std::optional<HalfWord> halfWordIn(QStringView before);

/// What may stand for a half word.
struct WordOffer {
    enum class Kind { Person, Everyone, Role, Emoji };
    Kind kind = Kind::Person;
    UserId user; ///< of a person
    QString name; ///< the nickname, foreign; what an emoji is called
    QString sign; ///< "@mina"; the emoji itself
    /// What is written: a sign that means just that, whatever somebody calls themselves, and a blank.
    QString text() const { return sign + QLatin1Char(' '); }
    bool operator==(const WordOffer &) const = default;
};

/// Best first, at most kMostOffers: what is called just so, then what begins so (also by initial consonants
/// and half-finished syllables), then what contains it. An emoji wants two letters.
QList<WordOffer> offersFor(const HalfWord &word, const Nameables &nameables);
inline constexpr int kMostOffers = 50;

/// The offers for the word at the cursor, as rows; one of them is chosen. data() serves DisplayRole (name),
/// ToolTipRole (sign) and AccessibleTextRole. Nothing is offered for a mark alone.
class WordOffers : public QAbstractListModel {
    Q_OBJECT
public:
    WordOffers(Session &session, const Timeline &timeline, const People &people, const Formats &formats,
               QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    const WordOffer &offer(int row) const { return m_offers[row]; }

    /// The text up to the cursor is this, what an input method is composing there included. A word that is
    /// finished by it keeps its rows, and the one that was chosen.
    void follow(const QString &before);
    /// No text is being written, or not there.
    void leave() { follow({}); }
    /// Nothing is offered for this word any more.
    void dismiss();
    /// The word for which there are offers; nothing when there are none.
    std::optional<HalfWord> word() const;

    int chosen() const { return m_chosen; }
    /// The rows stand in a ring for steps of one; longer ones stop at the ends.
    void step(int by);
    void choose(int row);
    /// It was taken.
    void use(int row);

Q_SIGNALS:
    void chosenChanged(int row);

private:
    void show(QList<WordOffer> offers);

    Session &m_session;
    const Timeline &m_timeline;
    const People &m_people;
    const Formats &m_formats;
    std::optional<HalfWord> m_word;
    std::optional<qsizetype> m_dismissed; ///< where the word stands for which nothing is offered
    QList<WordOffer> m_offers;
    int m_chosen = 0;
};

} // namespace madang::views
