// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/views/own_details.h"

#include "common/base/coordinates.h"
#include "common/base/phone_number.h"
#include "common/base/when_done.h"
#include "common/views/wording.h"

#include <QLocale>

#include <algorithm>

namespace madang::views {

using namespace Qt::StringLiterals;
using details::Details;
using details::Gender;

namespace {

    /// Empty: not told.
    std::optional<QString> toldText(const QString &typed)
    {
        const QString text = typed.trimmed();
        return text.isEmpty() ? std::nullopt : std::optional(text);
    }

    QString nameOfChoice(const QList<OwnDetails::Choice> &choices, const QString &word)
    {
        for (const OwnDetails::Choice &choice : choices) {
            if (choice.word == word)
                return choice.name;
        }
        return word;
    }

} // namespace

OwnDetails::OwnDetails(Session &session, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_addresses(session)
{
    // What one person told is not to be seen by the next.
    connect(&session, &Session::stateChanged, this, [this] {
        if (m_session.state() == Session::State::SignedIn)
            return;
        m_told.reset();
        m_texts = {};
        m_chosen.reset();
        m_addresses.forget();
        m_error.reset();
        Q_EMIT changed();
    });
}

void OwnDetails::read()
{
    if (m_busy)
        return;
    m_busy = true;
    whenDone(m_session.call(details::read, {}), this,
             [this, user = m_session.user()](const Result<Details> &told) {
                 m_busy = false;
                 if (user != m_session.user())
                     return;
                 if (!told) {
                     m_off
                         = told.error().code == Code::NotFound || told.error().code == Code::MethodNotAllowed;
                     m_error = told.error();
                 } else {
                     m_off = false;
                     m_error.reset();
                     const Texts before = textsOf(m_told.value_or(Details{}));
                     const Texts now = textsOf(*told);
                     for (size_t i = 0; i < m_texts.size(); ++i) {
                         if (m_texts[i] == before[i])
                             m_texts[i] = now[i];
                     }
                     m_told = *told;
                 }
                 Q_EMIT changed();
             });
}

void OwnDetails::setText(Field field, const QString &text)
{
    if (m_texts[size_t(field)] == text)
        return;
    m_texts[size_t(field)] = text;
    // Where the address is decides what a number and a postcode may be.
    const bool wasAtAddress
        = field == Field::Country && (wrongField() == Field::Phone || wrongField() == Field::Postcode);
    if (wrongField() == field || wasAtAddress)
        m_error.reset();
    followAddress(field, text);
    Q_EMIT changed();
}

/// What was chosen holds only while nothing else is written over it.
void OwnDetails::followAddress(Field field, const QString &text)
{
    const bool leftHouse
        = m_chosen && field == Field::Line1 && !AddressSearch::staysAt(text, m_chosen->line1);
    const bool leftHome = m_chosen && field == Field::Home && text.trimmed() != m_chosen->home;
    if (leftHouse)
        m_texts[size_t(Field::Home)] = textsOf(m_told.value_or(Details{}))[size_t(Field::Home)];
    if (leftHouse || leftHome) {
        m_chosen.reset();
        m_addresses.reset(); // who comes back to it chooses again
    }
    if (field == Field::Line1)
        m_addresses.look(text);
}

void OwnDetails::choosePlace(int row)
{
    const auto lines = m_addresses.take(row);
    if (!lines)
        return;
    m_chosen = lines;
    m_texts[size_t(Field::Country)] = u"KR"_s; // those that are looked up are there
    m_texts[size_t(Field::Postcode)] = lines->postcode;
    m_texts[size_t(Field::Line1)] = lines->line1;
    m_texts[size_t(Field::Home)] = lines->home;
    m_error.reset();
    Q_EMIT changed();
}

OwnDetails::Texts OwnDetails::textsOf(const Details &told)
{
    const auto text = [](const std::optional<QString> &part) { return part.value_or(QString()); };
    const QString phone = told.phone ? PhoneNumber{*told.phone}.shown() : QString();
    return {text(told.fullName),
            text(told.birthDate),
            told.gender ? QString(json::wordOfEnum(*told.gender)) : QString(),
            phone,
            text(told.country),
            text(told.postcode),
            text(told.line1),
            text(told.line2),
            told.latitude && told.longitude ? Coordinates{*told.latitude, *told.longitude}.text()
                                            : QString()};
}

Result<Details> OwnDetails::toldBy(const Texts &texts)
{
    const auto at = [&texts](Field field) { return toldText(texts[size_t(field)]); };
    Details told;
    told.fullName = at(Field::FullName);
    told.birthDate = at(Field::BirthDate);
    if (const auto gender = at(Field::Gender)) {
        told.gender = json::enumFromWord<Gender>(*gender);
        if (!told.gender)
            return Error(Code::InvalidValue, "gender").at(u"gender"_s);
    }
    told.phone = at(Field::Phone);
    told.country = at(Field::Country);
    told.postcode = at(Field::Postcode);
    told.line1 = at(Field::Line1);
    told.line2 = at(Field::Line2);
    if (const auto home = at(Field::Home)) {
        TRY(const Coordinates place, Coordinates::fromText(*home));
        told.latitude = place.latitude;
        told.longitude = place.longitude;
    }
    return told;
}

QString OwnDetails::shown(Field field) const
{
    const QString text = textsOf(m_told.value_or(Details{}))[size_t(field)];
    if (text.isEmpty())
        return tr("not told");
    if (field == Field::Gender)
        return nameOfChoice(genders(), text);
    if (field == Field::Country)
        return nameOfChoice(countries(), text);
    return text;
}

bool OwnDetails::isChanged() const
{
    const Texts kept = textsOf(m_told.value_or(Details{}));
    return !std::equal(kept.begin(), kept.end(), m_texts.begin(),
                       [](const QString &one, const QString &other) { return one == other.trimmed(); });
}

std::optional<OwnDetails::Field> OwnDetails::wrongField() const
{
    if (m_error) {
        for (const Field field : kFields) {
            if (m_error->field == wireWord(field))
                return field;
        }
    }
    return std::nullopt;
}

QString OwnDetails::fault(Field field) const
{
    return wrongField() == field ? wording::of(*m_error) : QString();
}

QString OwnDetails::fault() const
{
    return m_error && !m_off && !wrongField() ? wording::of(*m_error) : QString();
}

void OwnDetails::save()
{
    if (!m_told || m_busy)
        return;
    auto wanted = toldBy(m_texts);
    if (!wanted) {
        m_error = wanted.error();
        Q_EMIT changed();
        return;
    }
    if (m_chosen)
        wanted->place = m_chosen->choice;
    m_busy = true;
    m_error.reset();
    m_addresses.dismiss();
    Q_EMIT changed();
    whenDone(m_session.call(details::change, *wanted), this,
             [this, user = m_session.user(), sent = m_texts](const Result<Details> &kept) {
                 m_busy = false;
                 if (user != m_session.user())
                     return;
                 if (!kept) {
                     m_error = kept.error();
                     lookAgain(*m_error);
                 } else {
                     const Texts now = textsOf(*kept);
                     for (size_t i = 0; i < m_texts.size(); ++i) {
                         if (m_texts[i] == sent[i])
                             m_texts[i] = now[i];
                     }
                     m_told = *kept;
                     m_chosen.reset();
                     m_addresses.reset();
                 }
                 Q_EMIT changed();
                 if (kept)
                     Q_EMIT saved();
             });
}

/// A choice that is too old is over: its house is looked up anew, to be chosen once more.
void OwnDetails::lookAgain(const Error &why)
{
    if (why.about != "address-choice"_L1 || !m_chosen)
        return;
    const QString house = std::exchange(m_chosen, {})->line1;
    m_addresses.reset();
    m_addresses.look(house);
}

void OwnDetails::cancel()
{
    m_texts = textsOf(m_told.value_or(Details{}));
    m_error.reset();
    m_chosen.reset();
    m_addresses.reset();
    Q_EMIT changed();
}

QString OwnDetails::nameOf(Field field)
{
    switch (field) {
    case Field::FullName:
        return tr("Full name");
    case Field::BirthDate:
        return tr("Day of birth");
    case Field::Gender:
        return tr("Gender");
    case Field::Phone:
        return tr("Phone");
    case Field::Country:
        return tr("Country");
    case Field::Postcode:
        return tr("Postcode");
    case Field::Line1:
        return tr("Address");
    case Field::Line2:
        return tr("Address, second line");
    case Field::Home:
        return tr("Where home is (coordinates)");
    }
    return {};
}

QLatin1StringView OwnDetails::wireWord(Field field)
{
    constexpr std::array kWords{"fullName"_L1, "birthDate"_L1, "gender"_L1, "phone"_L1,   "country"_L1,
                                "postcode"_L1, "line1"_L1,     "line2"_L1,  "latitude"_L1};
    static_assert(kWords.size() == kFields.size());
    return kWords[size_t(field)];
}

QLatin1StringView OwnDetails::typedWord(Field field)
{
    return field == Field::FullName ? "name"_L1
        : field == Field::BirthDate ? "birth-date"_L1
        : field == Field::Home      ? "home"_L1
                                    : wireWord(field);
}

QString OwnDetails::exampleOf(Field field)
{
    switch (field) {
    case Field::BirthDate:
        return u"1994-05-31"_s;
    case Field::Phone:
        return u"010-1234-5678"_s;
    case Field::Home:
        return u"37.5665, 126.9780"_s;
    default:
        return {};
    }
}

std::optional<OwnDetails::Field> OwnDetails::fieldOf(const QString &typed)
{
    for (const Field field : kFields) {
        if (typed.compare(typedWord(field), Qt::CaseInsensitive) == 0
            || typed.compare(wireWord(field), Qt::CaseInsensitive) == 0)
            return field;
    }
    return std::nullopt;
}

QList<OwnDetails::Choice> OwnDetails::genders()
{
    const auto word = [](Gender gender) { return QString(json::wordOfEnum(gender)); };
    return {{QString(), tr("Not told")},
            {word(Gender::Woman), tr("Woman")},
            {word(Gender::Man), tr("Man")},
            {word(Gender::NonBinary), tr("Non-binary")},
            {word(Gender::Other), tr("Another")}};
}

QList<OwnDetails::Choice> OwnDetails::countries()
{
    QList<Choice> all;
    for (char first = 'A'; first <= 'Z'; ++first) {
        for (char second = 'A'; second <= 'Z'; ++second) {
            const QString code = QString(QLatin1Char(first)) + QLatin1Char(second);
            const QLocale::Territory territory = QLocale::codeToTerritory(code);
            if (territory != QLocale::AnyTerritory && territory != QLocale::SouthKorea)
                all.append({code, QLocale::territoryToString(territory)});
        }
    }
    std::sort(all.begin(), all.end(),
              [](const Choice &one, const Choice &other) { return one.name < other.name; });
    all.prepend({u"KR"_s, tr("South Korea")});
    all.prepend({QString(), tr("Not told")});
    return all;
}

} // namespace madang::views
