// SPDX-License-Identifier: GPL-3.0-or-later
// OwnDetails: what one told the house about oneself alone, to be read and changed.
#pragma once

#include "common/client/session.h"
#include "common/protocol/details.h"
#include "common/views/address_search.h"

#include <array>

namespace madang::views {

/// What was typed stays until it was saved or cancelled, whatever the server answers.
class OwnDetails : public QObject {
    Q_OBJECT
public:
    enum class Field { FullName, BirthDate, Gender, Phone, Country, Postcode, Line1, Line2, Home };
    static constexpr std::array kFields{Field::FullName, Field::BirthDate, Field::Gender,
                                        Field::Phone,    Field::Country,   Field::Postcode,
                                        Field::Line1,    Field::Line2,     Field::Home};
    using Texts = std::array<QString, kFields.size()>;

    explicit OwnDetails(Session &session, QObject *parent = nullptr);

    /// Asks the server; what was typed meanwhile stays.
    void read();
    bool isKnown() const { return m_told.has_value(); }
    /// What is kept; absent until it was read.
    const std::optional<details::Details> &told() const { return m_told; }
    /// The server keeps none.
    bool isOff() const { return m_off; }
    bool isBusy() const { return m_busy; }

    /// As it is typed: a gender and a country by their words on the wire, a home as "37.5665, 126.978".
    QString text(Field field) const { return m_texts[size_t(field)]; }
    void setText(Field field, const QString &text);
    /// As it is read: a gender and a country by their names, a number in groups. Of what is kept.
    QString shown(Field field) const;
    /// What is wrong with a field, in words; empty while nothing is.
    QString fault(Field field) const;
    /// Why something else failed.
    QString fault() const;
    /// Why the last thing was refused, wherever.
    const std::optional<Error> &error() const { return m_error; }
    /// Whether anything differs from what is kept.
    bool isChanged() const;
    bool canSave() const { return m_told && !m_busy && isChanged(); }

    /// Places like what is typed at Line1; to be begun by whoever shows them.
    AddressSearch &addresses() { return m_addresses; }
    const AddressSearch &addresses() const { return m_addresses; }
    /// Fills in the address, and where home is, from a place of addresses(). Home comes from there as long as
    /// the address begins as it does there.
    void choosePlace(int row);

    void save();
    /// What is kept comes back.
    void cancel();

    /// What a field is called.
    static QString nameOf(Field field);
    /// The word of a field on the wire, "birthDate", and for who types it, "birth-date".
    static QLatin1StringView wireWord(Field field);
    static QLatin1StringView typedWord(Field field);
    static std::optional<Field> fieldOf(const QString &typed);
    /// What texts tell. InvalidValue at "gender" or "latitude" for what only the form can read.
    static Result<details::Details> toldBy(const Texts &texts);
    /// An example to stand in an empty field; mostly empty.
    static QString exampleOf(Field field);

    struct Choice {
        QString word; ///< on the wire; empty: not told
        QString name;
    };
    static QList<Choice> genders();
    /// Korea first, the others by name.
    static QList<Choice> countries();

Q_SIGNALS:
    void changed();
    void saved();

private:
    static Texts textsOf(const details::Details &told);
    std::optional<Field> wrongField() const;
    void followAddress(Field field, const QString &text);
    void lookAgain(const Error &why);

    Session &m_session;
    AddressSearch m_addresses;
    std::optional<AddressSearch::Lines> m_chosen; ///< until it is kept
    std::optional<details::Details> m_told;
    Texts m_texts;
    std::optional<Error> m_error;
    bool m_off = false;
    bool m_busy = false;
};

} // namespace madang::views
