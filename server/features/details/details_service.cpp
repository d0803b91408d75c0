// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/details/details_service.h"

#include "common/base/coordinates.h"
#include "common/base/phone_number.h"
#include "server/features/korean_days.h"
#include "server/features/limits.h"

#include <QLocale>
#include <QRegularExpression>

namespace madang {

using namespace Qt::StringLiterals;

namespace {

    bool isTold(const std::optional<QString> &typed)
    {
        return typed && !typed->trimmed().isEmpty();
    }

    /// A line of text where one is told.
    Result<std::optional<QString>> toldLine(const std::optional<QString> &typed, int longest,
                                            const char *field)
    {
        if (!isTold(typed))
            return std::optional<QString>();
        TRY(const QString line, oneLine(typed->normalized(QString::NormalizationForm_C), longest, field));
        return std::optional(line);
    }

    Result<QString> birthDateFrom(const QString &typed, Timestamp now)
    {
        const Error wrong = Error(Code::InvalidValue, "birth-date").at(u"birthDate"_s);
        static const QRegularExpression kForm(u"\\A[0-9]{4}-[0-9]{2}-[0-9]{2}\\z"_s);
        const QString text = typed.trimmed();
        if (!kForm.match(text).hasMatch())
            return wrong;
        const QDate day = QDate::fromString(text, Qt::ISODate);
        if (!day.isValid() || day.year() < details::kFirstYear || day > inKorea(now).date())
            return wrong;
        return text;
    }

    Result<QString> countryFrom(const QString &typed)
    {
        static const QRegularExpression kForm(u"\\A[A-Z]{2}\\z"_s);
        const QString code = typed.trimmed().toUpper();
        if (!kForm.match(code).hasMatch() || QLocale::codeToTerritory(code) == QLocale::AnyTerritory)
            return Error(Code::InvalidValue, "country").at(u"country"_s);
        return code;
    }

    Result<QString> postcodeFrom(const QString &typed, const std::optional<QString> &country)
    {
        static const QRegularExpression kAny(u"\\A[A-Z0-9][A-Z0-9 -]*\\z"_s);
        static const QRegularExpression kKorean(u"\\A[0-9]{5}\\z"_s);
        const QString code = typed.normalized(QString::NormalizationForm_KC).trimmed().toUpper();
        if (code.size() > details::kLongestPostcode)
            return Error(Code::TooLong, "text").at(u"postcode"_s);
        const bool isKorean = country && *country == "KR"_L1;
        if (!(isKorean ? kKorean : kAny).match(code).hasMatch())
            return Error(Code::InvalidValue, "postcode").at(u"postcode"_s);
        return code;
    }

    Done judgeHome(const details::Details &typed)
    {
        const Error wrong = Error(Code::InvalidValue, "coordinates").at(u"latitude"_s);
        if (typed.latitude.has_value() != typed.longitude.has_value())
            return wrong;
        return !typed.latitude || Coordinates{*typed.latitude, *typed.longitude}.isOnEarth() ? Done()
                                                                                             : Done(wrong);
    }

} // namespace

Result<details::Details> detailsAsKept(const details::Details &typed, Timestamp now)
{
    details::Details kept;
    TRY(kept.fullName, toldLine(typed.fullName, details::kLongestFullName, "fullName"));
    if (isTold(typed.birthDate)) {
        TRY(kept.birthDate, birthDateFrom(*typed.birthDate, now));
    }
    kept.gender = typed.gender;
    if (isTold(typed.country)) {
        TRY(kept.country, countryFrom(*typed.country));
    }
    if (isTold(typed.phone)) {
        TRY(const PhoneNumber phone, PhoneNumber::fromText(*typed.phone, kept.country.value_or(QString())));
        kept.phone = phone.kept;
    }
    if (isTold(typed.postcode)) {
        TRY(kept.postcode, postcodeFrom(*typed.postcode, kept.country));
    }
    TRY(kept.line1, toldLine(typed.line1, details::kLongestAddressLine, "line1"));
    TRY(kept.line2, toldLine(typed.line2, details::kLongestAddressLine, "line2"));
    TRY(judgeHome(typed));
    kept.latitude = typed.latitude;
    kept.longitude = typed.longitude;
    return kept;
}

Result<details::Details> detailsAtSignUp(const QList<details::AskedPart> &asked,
                                         const std::optional<details::Details> &typed,
                                         const AddressChoices &choices, Timestamp now)
{
    TRY(const details::Details sent, choices.settled(typed.value_or(details::Details{}), {}, now));
    TRY(const details::Details kept, detailsAsKept(sent, now));
    struct Told {
        details::Part part;
        const char *field;
        bool isThere;
        bool isEnough; ///< counts for what is required
    };
    const std::array all{
        Told{details::Part::FullName, "fullName", kept.fullName.has_value(), true},
        Told{details::Part::BirthDate, "birthDate", kept.birthDate.has_value(), true},
        Told{details::Part::Gender, "gender", kept.gender.has_value(), true},
        Told{details::Part::Phone, "phone", kept.phone.has_value(), true},
        // The country decides what a number means: it may go with that alone.
        Told{details::Part::Address, "line1", kept.line1.has_value(), true},
        Told{details::Part::Address, "country", kept.country.has_value(), true},
        Told{details::Part::Address, "postcode", kept.postcode.has_value(), false},
        Told{details::Part::Address, "line2", kept.line2.has_value(), false},
        Told{details::Part::Home, "latitude", kept.latitude.has_value(), true},
    };
    for (const Told &told : all) {
        const auto wish = std::find_if(asked.begin(), asked.end(), [&](const details::AskedPart &each) {
            return each.part == told.part;
        });
        const QString field = QString::fromLatin1(told.field);
        const bool withNumber = field == "country"_L1 && kept.phone.has_value();
        if (told.isThere && wish == asked.end() && !withNumber)
            return Error(Code::InvalidValue, "detail-unasked").at(field);
        if (!told.isThere && told.isEnough && wish != asked.end() && wish->required)
            return Error(Code::InvalidValue, "detail-needed").at(field);
    }
    return kept;
}

Result<details::Details> DetailsService::read(Work &work, const Nothing &)
{
    return m_store.of(work, work.caller().user);
}

Result<details::Details> DetailsService::settled(Work &work, const details::Details &sent)
{
    details::Details before;
    // Read only where it decides: what cannot be opened is told anew, and then looked up, too.
    const bool isChosen = !sent.place.value_or(QString()).isEmpty();
    if (m_choices.isNeeded() && sent.latitude && !isChosen) {
        if (const auto kept = m_store.of(work, work.caller().user))
            before = *kept;
    }
    return m_choices.settled(sent, before, work.now());
}

Result<details::Details> DetailsService::change(Work &work, const details::Details &request)
{
    TRY(const details::Details sent, settled(work, request));
    TRY(const details::Details kept, detailsAsKept(sent, work.now()));
    const UserId me = work.caller().user;
    if (kept == details::Details{})
        TRY(m_store.forget(work, me));
    else
        TRY(m_store.put(work, me, kept));
    return kept;
}

} // namespace madang
