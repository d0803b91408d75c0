// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/views/contact_form.h"

#include "common/base/when_done.h"
#include "common/views/wording.h"

namespace madang::views {

using namespace Qt::StringLiterals;

ContactForm::ContactForm(Session &session, QObject *parent)
    : QObject(parent)
    , m_session(session)
{
}

QString ContactForm::wireName(Field field)
{
    switch (field) {
    case Field::Name:
        return u"name"_s;
    case Field::Email:
        return u"email"_s;
    case Field::Phone:
        return u"phone"_s;
    case Field::Text:
        return u"text"_s;
    }
    return {};
}

std::optional<QString> ContactForm::given(Field field) const
{
    const QString typed = text(field).trimmed();
    return typed.isEmpty() ? std::nullopt : std::optional(typed);
}

void ContactForm::setText(Field field, const QString &text)
{
    m_texts[int(field)] = text;
    if (m_error && m_error->field == wireName(field))
        m_error.reset();
    Q_EMIT changed();
}

QString ContactForm::fault(Field field) const
{
    return m_error && m_error->field == wireName(field) ? wording::of(*m_error) : QString();
}

QString ContactForm::fault() const
{
    if (!m_error)
        return {};
    for (const Field field : {Field::Name, Field::Email, Field::Phone, Field::Text}) {
        if (m_error->field == wireName(field))
            return {};
    }
    return wording::of(*m_error);
}

bool ContactForm::canSend() const
{
    return !m_busy && given(Field::Text) && (isSignedIn() || (given(Field::Name) && given(Field::Email)));
}

void ContactForm::send()
{
    if (!canSend())
        return;
    m_busy = true;
    m_error.reset();
    Q_EMIT changed();
    const contact::Words words{text(Field::Text), given(Field::Name), given(Field::Email),
                               given(Field::Phone)};
    whenDone(m_session.call(contact::send, words), this, [this](const Result<Nothing> &done) {
        m_busy = false;
        if (!done)
            m_error = done.error();
        Q_EMIT changed();
        if (done)
            Q_EMIT sent();
    });
}

} // namespace madang::views
