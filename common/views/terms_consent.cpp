// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/views/terms_consent.h"

#include "common/base/when_done.h"
#include "common/views/event_text.h"
#include "common/views/wording.h"

namespace madang::views {

using namespace Qt::StringLiterals;

namespace {

    /// "3 November 2026", "2026년 11월 3일".
    QString calendarDay(const Formats &formats, Timestamp at)
    {
        const bool korean = formats.language() == Language::Korean;
        return formats.locale().toString(formats.day(at), korean ? u"yyyy년 M월 d일"_s : u"d MMMM yyyy"_s);
    }

} // namespace

TermsConsent::TermsConsent(Session &session, QObject *parent)
    : QObject(parent)
    , m_session(session)
{
}

void TermsConsent::refresh()
{
    whenDone(m_session.call(accounts::consent, {}), this, [this](const Result<accounts::Consent> &consent) {
        m_consent = consent ? std::optional(*consent) : std::nullopt;
        m_error.reset();
        Q_EMIT changed();
    });
}

void TermsConsent::agree()
{
    if (m_busy || !newer())
        return;
    m_busy = true;
    m_error.reset();
    Q_EMIT changed();
    whenDone(m_session.call(accounts::agreeToTerms, {newer()->version}), this,
             [this](const Result<accounts::Consent> &consent) {
                 m_busy = false;
                 if (consent)
                     m_consent = *consent;
                 else
                     m_error = consent.error();
                 Q_EMIT changed();
                 if (consent)
                     Q_EMIT agreed();
             });
}

QString TermsConsent::fault() const
{
    return m_error ? wording::of(*m_error) : QString();
}

QString TermsConsent::sentenceOf(const std::optional<accounts::Consent> &consent, const Formats &formats)
{
    if (!consent)
        return {};
    QStringList sentences;
    if (consent->version && consent->agreedAt)
        sentences += tr("You agreed to the terms %1 on %2.")
                         .arg(oneLine(*consent->version, 40), calendarDay(formats, *consent->agreedAt));
    if (consent->newer)
        sentences += tr("The terms %1 are in force now.").arg(oneLine(consent->newer->version, 40));
    return sentences.join(u' ');
}

} // namespace madang::views
