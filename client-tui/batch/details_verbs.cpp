// SPDX-License-Identifier: GPL-3.0-or-later
// The batch verb about what one told the server alone, and about the terms one agreed to.
#include "client-tui/batch/batch_verbs.h"

#include "common/views/event_text.h"
#include "common/views/own_details.h"
#include "common/views/terms_consent.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace madang::tui {

namespace {

    using views::OwnDetails;

    struct DetailsVerbsText {
        Q_DECLARE_TR_FUNCTIONS(madang::tui::DetailsVerbs)
    };

    void printConsent(BatchRun &run, const accounts::Consent &consent)
    {
        run.out().json("consent", consent);
        if (const QString words = views::TermsConsent::sentenceOf(consent, run.formats()); !words.isEmpty())
            run.out().line(words);
        if (consent.newer)
            run.out().line(DetailsVerbsText::tr("Read %1, then: madang-tui details --agree %2")
                               .arg(views::oneLine(consent.newer->address, 300),
                                    views::oneLine(consent.newer->version, 40)));
    }

    void printDetails(BatchRun &run, const OwnDetails &view)
    {
        run.out().json("details", *view.told());
        for (const OwnDetails::Field field : OwnDetails::kFields)
            run.out().line(OwnDetails::nameOf(field) + u": "_s + view.shown(field));
    }

    /// Both of them; a server of before terms were told prints no consent.
    void printDetailsAndTerms(BatchRun &run, const OwnDetails &view)
    {
        printDetails(run, view);
        whenDone(run.session().call(accounts::consent, {}), &run,
                 [&run](const Result<accounts::Consent> &consent) {
                     if (consent)
                         printConsent(run, *consent);
                     run.finish();
                 });
    }

    void printPlaces(BatchRun &run, const views::AddressSearch &search)
    {
        int number = 0;
        for (const addresses::FoundAddress &place : search.places()) {
            run.out().json("place", place);
            run.out().line(u"%1. %2"_s.arg(++number).arg(views::AddressSearch::textOf(place)));
        }
        if (search.places().isEmpty())
            run.out().line(search.saying());
    }

    /// Looks an address up; with a number the place of that number is kept.
    void findAddress(BatchRun &run, OwnDetails &view, const QString &query, int number)
    {
        views::AddressSearch &search = view.addresses();
        QObject::connect(&search, &views::AddressSearch::changed, &run, [&run, &view, &search, number] {
            if (search.isAsking())
                return;
            QObject::disconnect(&search, nullptr, &run, nullptr);
            if (search.error())
                return run.fail(*search.error());
            if (number == 0) {
                printPlaces(run, search);
                return run.finish();
            }
            if (number > search.places().size())
                return run.fail(Error{Code::NotFound, "place"});
            view.choosePlace(number - 1);
            QObject::connect(&view, &OwnDetails::changed, &run, [&run, &view] {
                if (view.isBusy())
                    return;
                if (view.error())
                    return run.fail(*view.error());
                printDetails(run, view);
                run.finish();
            });
            view.save();
        });
        search.lookNow(query);
    }

    void changeDetail(BatchRun &run, OwnDetails &view, OwnDetails::Field field, const QString &value)
    {
        const bool off = value.compare("off"_L1, Qt::CaseInsensitive) == 0;
        view.setText(field, off ? QString() : value);
        const auto end = [&run, &view] {
            if (view.error())
                return run.fail(*view.error());
            printDetails(run, view);
            run.finish();
        };
        if (!view.canSave())
            return end();
        QObject::connect(&view, &OwnDetails::changed, &run, [&view, end] {
            if (!view.isBusy())
                end();
        });
        view.save();
    }

} // namespace

void privateDetails(BatchRun &run)
{
    if (const auto version = run.line().value(u"agree"_s))
        return run.call(accounts::agreeToTerms, {*version}, [&run](const accounts::Consent &consent) {
            printConsent(run, consent);
            run.finish();
        });
    const QString word = run.word(0);
    const QString value = run.line().words.mid(2).join(u' ').trimmed();
    const auto field = OwnDetails::fieldOf(word);
    const bool finds = word == "find"_L1;
    const QString take = run.line().value(u"take"_s).value_or(u"0"_s);
    bool isNumber = false;
    const int number = take.toInt(&isNumber);
    if (!isNumber || number < 0 || (number > 0 && !finds) || (finds && value.isEmpty()))
        return run.failUsage(
            DetailsVerbsText::tr("Write find and an address, and behind it perhaps --take with a number."));
    if (!finds && !word.isEmpty() && (!field || value.isEmpty())) {
        QStringList words;
        for (const OwnDetails::Field each : OwnDetails::kFields)
            words += OwnDetails::typedWord(each);
        return run.failUsage(
            DetailsVerbsText::tr("Write one of these and what it is, or off: %1").arg(words.join(u", "_s)));
    }
    auto *view = new OwnDetails(run.session(), &run);
    QObject::connect(
        view, &OwnDetails::changed, &run,
        [&run, view, field, value, finds, number] {
            if (!view->isKnown())
                return run.fail(view->error().value_or(Error{Code::NotSignedIn, "account"}));
            if (finds)
                findAddress(run, *view, value, number);
            else if (field)
                changeDetail(run, *view, *field, value);
            else
                printDetailsAndTerms(run, *view);
        },
        Qt::SingleShotConnection);
    view->read();
}

} // namespace madang::tui
