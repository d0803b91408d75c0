// SPDX-License-Identifier: GPL-3.0-or-later
// The command about what one told the server alone, and about the terms one agreed to.
#include "client-tui/panes/sheet.h"
#include "client-tui/terminal/sanitize.h"
#include "client-tui/verbs/verbs.h"

#include "common/base/when_done.h"
#include "common/views/event_text.h"
#include "common/views/own_details.h"
#include "common/views/terms_consent.h"
#include "common/views/wording.h"

using namespace Qt::StringLiterals;

namespace madang::tui {

void Verbs::privateDetails(const QString &rest)
{
    using views::OwnDetails;
    QString value = rest;
    const QString word = takeArgument(value);
    if (word == "find"_L1 && !value.trimmed().isEmpty())
        return findAddress(value.trimmed());
    const auto field = OwnDetails::fieldOf(word);
    if (!word.isEmpty() && (!field || value.trimmed().isEmpty())) {
        QStringList words;
        for (const OwnDetails::Field each : OwnDetails::kFields)
            words += OwnDetails::typedWord(each);
        words += u"find"_s;
        return m_desk.tell(Tone::Warning,
                           tr("Write one of these and what it is, or off: %1").arg(words.join(u", "_s)));
    }
    auto *view = new OwnDetails(m_desk.session(), this);
    const auto change = [this, view, value](OwnDetails::Field at) {
        const bool off = value.compare("off"_L1, Qt::CaseInsensitive) == 0;
        view->setText(at, off ? QString() : value.trimmed());
        const auto tell = [this, view, at] {
            if (view->error())
                tellError(*view->error());
            else
                m_desk.tell(Tone::Good, u"%1: %2"_s.arg(OwnDetails::nameOf(at), sanitized(view->shown(at))));
            view->deleteLater();
        };
        if (!view->canSave())
            return tell();
        connect(view, &OwnDetails::changed, this, [view, tell] {
            if (!view->isBusy())
                tell();
        });
        view->save();
    };
    connect(
        view, &OwnDetails::changed, this,
        [this, view, field, change] {
            if (!view->isKnown()) {
                tellError(view->error().value_or(Error{Code::NotSignedIn, "guest"}));
                return view->deleteLater();
            }
            if (field)
                return change(*field);
            whenDone(m_desk.session().call(accounts::consent, {}), view,
                     [this, view](const Result<accounts::Consent> &consent) {
                         showDetails(*view, consent ? std::optional(*consent) : std::nullopt);
                         view->deleteLater();
                     });
        },
        Qt::SingleShotConnection);
    view->read();
}

void Verbs::showDetails(const views::OwnDetails &view, const std::optional<accounts::Consent> &consent)
{
    using views::OwnDetails;
    QList<SheetRow> rows;
    for (const OwnDetails::Field field : OwnDetails::kFields)
        rows.append({PaintedLine{{OwnDetails::nameOf(field) + u": "_s, theme()[Role::Muted]},
                                 {sanitized(view.shown(field)), theme()[Role::Text]}}});
    rows.append(
        {PaintedLine{{tr("To look your address up: /details find and the address"), theme()[Role::Muted]}}});
    rows.append(
        {PaintedLine{{tr("Nobody else reads this here. To change a line: /details phone 010-1234-5678"),
                      theme()[Role::Muted]}}});
    if (const QString words = views::TermsConsent::sentenceOf(consent, m_desk.formats()); !words.isEmpty())
        rows.append({PaintedLine{{sanitized(words), theme()[Role::Text]}}});
    if (consent && consent->newer) {
        const accounts::TermsOfUse terms = *consent->newer;
        rows.append({PaintedLine{{sanitized(views::oneLine(terms.address, 300)), theme()[Role::Muted]}}});
        rows.append({PaintedLine{{tr("I have read them and agree (Enter)"), theme()[Role::Text]}},
                     [this, terms] { agreeToTerms(terms); }});
    }
    m_desk.show(std::make_unique<Sheet>(tr("Private details"), rows, tr("Esc closes")));
}

/// Where what is typed goes is said before it goes there.
void Verbs::findAddress(const QString &query)
{
    using views::AddressSearch;
    using views::OwnDetails;
    if (m_finding)
        m_finding->deleteLater();
    auto *view = new OwnDetails(m_desk.session(), this);
    m_finding = view;
    connect(&view->addresses(), &AddressSearch::changed, view, [this, view, query] {
        AddressSearch &search = view->addresses();
        if (view != m_finding || search.isAsking())
            return;
        if (search.isOffered() && !search.wasAnswered() && !search.error()) {
            m_desk.tell(Tone::Plain, sanitized(search.saying()));
            return search.lookNow(query);
        }
        disconnect(&search, nullptr, view, nullptr);
        if (search.error())
            tellError(*search.error());
        else if (!search.isOffered())
            tellError(Error{Code::NotSupported, "addresses"});
        else if (search.places().isEmpty())
            m_desk.tell(Tone::Warning, search.saying());
        else
            showPlaces(*view);
    });
    connect(
        view, &OwnDetails::changed, this,
        [this, view] {
            if (view->isKnown())
                return view->addresses().begin();
            tellError(view->error().value_or(Error{Code::NotSignedIn, "guest"}));
        },
        Qt::SingleShotConnection);
    view->read();
}

void Verbs::showPlaces(const views::OwnDetails &view)
{
    QList<SheetRow> rows;
    const QList<addresses::FoundAddress> &places = view.addresses().places();
    for (int row = 0; row < int(places.size()); ++row)
        rows.append(
            {PaintedLine{{QString::number(row + 1) + u". "_s, theme()[Role::Muted]},
                         {sanitized(views::AddressSearch::textOf(places.at(row))), theme()[Role::Text]}},
             [this, row] { keepPlace(row); }});
    m_desk.show(std::make_unique<Sheet>(tr("Which one is yours?"), rows,
                                        tr("Enter keeps it as your address · Esc closes")));
}

void Verbs::keepPlace(int row)
{
    using views::OwnDetails;
    m_desk.closeOverlay();
    if (!m_finding)
        return;
    OwnDetails *const view = m_finding;
    view->choosePlace(row);
    connect(view, &OwnDetails::changed, this, [this, view] {
        if (view->isBusy() || view != m_finding)
            return;
        m_finding.clear();
        view->deleteLater();
        if (view->error())
            return tellError(*view->error());
        const auto line = [view](OwnDetails::Field field) {
            return u"%1: %2"_s.arg(OwnDetails::nameOf(field), sanitized(view->shown(field)));
        };
        m_desk.tell(Tone::Good, line(OwnDetails::Field::Line1) + u" · "_s + line(OwnDetails::Field::Home));
    });
    view->save();
}

void Verbs::agreeToTerms(const accounts::TermsOfUse &terms)
{
    m_desk.closeOverlay();
    whenDone(m_desk.session().call(accounts::agreeToTerms, {terms.version}), this,
             [this](const Result<accounts::Consent> &consent) {
                 if (!consent)
                     return tellError(consent.error());
                 m_desk.tell(Tone::Good,
                             sanitized(views::TermsConsent::sentenceOf(*consent, m_desk.formats())));
             });
}

} // namespace madang::tui
