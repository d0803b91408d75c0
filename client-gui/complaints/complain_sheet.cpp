// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-gui/complaints/complain_sheet.h"

#include "common/base/when_done.h"
#include "common/views/complaint_desk.h"
#include "common/views/event_text.h"
#include "common/views/wording.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace madang::gui {

using namespace Qt::StringLiterals;

ComplainSheet::ComplainSheet(const Theme &theme, const ComplaintMatter &matter, QWidget *host)
    : Sheet(theme, 460, host)
    , m_matter(matter)
    , m_lead(new Label(theme, TextStyle::Body, Label::Tone::Muted, Label::Lines::Wrapped, this))
    , m_quote(new Label(theme, TextStyle::Body, Label::Tone::Normal, Label::Lines::Wrapped, this))
    , m_reason(new QComboBox(this))
    , m_reasonField(new FormField(theme, m_reason, this))
    , m_note(new QLineEdit(this))
    , m_noteField(new FormField(theme, m_note, this))
    , m_send(new Button(theme, Button::Kind::Primary, this))
{
    setLeavesLightly(false);
    m_note->setMaxLength(complaints::kLongestNote);
    for (qsizetype i = 0; i < views::complaintReasons().size(); ++i)
        m_reason->addItem(QString());
    content()->addWidget(m_quote);
    content()->addWidget(m_lead);
    content()->addWidget(m_reasonField);
    content()->addWidget(m_noteField);
    buttons()->addWidget(m_send);
    connect(m_send, &QPushButton::clicked, this, &ComplainSheet::send);
    connect(m_note, &QLineEdit::returnPressed, this, &ComplainSheet::send);
}

void ComplainSheet::open()
{
    Sheet::open(m_reason);
}

void ComplainSheet::send()
{
    if (!m_send->isEnabled())
        return;
    m_send->setEnabled(false);
    m_noteField->setFault({});
    const auto reason = views::complaintReasons().value(m_reason->currentIndex(), complaints::Reason::Other);
    whenDone(m_matter.make(reason, m_note->text()), this, [this](const Result<Nothing> &done) {
        m_send->setEnabled(true);
        if (!done)
            return m_noteField->setFault(views::wording::of(done.error()));
        Q_EMIT said(views::complaintOutcome(m_matter.about));
        leave();
    });
}

QString ComplainSheet::heading() const
{
    switch (m_matter.about) {
    case complaints::About::Profile:
        return tr("Report this profile");
    case complaints::About::Invitation:
        return tr("Report this invitation");
    case complaints::About::Message:
        break;
    }
    return tr("Complain about this message");
}

QString ComplainSheet::lead() const
{
    switch (m_matter.about) {
    case complaints::About::Profile:
        return tr("Those who look after the community see the nickname, the picture and the words about "
                  "themselves as they are now, and that it was you. The person is not told.");
    case complaints::About::Invitation:
        return tr("Those who look after the room and the community see who invited you, and that it was you. "
                  "If they withdraw the invitation, you are not in that room any more.");
    case complaints::About::Message:
        break;
    }
    return tr("Those who look after the room see the message, what stands around it, and that it was "
              "you. Its author is not told.");
}

void ComplainSheet::retranslate()
{
    Sheet::retranslate();
    setHeading(heading());
    m_quote->setText(views::oneLine(m_matter.quote, 300));
    m_lead->setText(lead());
    m_reasonField->setName(tr("What is wrong"));
    m_noteField->setName(tr("More, if you like"));
    const auto reasons = views::complaintReasons();
    for (qsizetype i = 0; i < reasons.size(); ++i)
        m_reason->setItemText(int(i), views::reasonText(reasons[i]));
    m_send->setText(m_matter.about == complaints::About::Message ? tr("Complain") : tr("Report"));
}

} // namespace madang::gui
