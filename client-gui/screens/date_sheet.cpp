// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-gui/screens/date_sheet.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QVBoxLayout>

namespace madang::gui {

using namespace Qt::StringLiterals;

DateSheet::DateSheet(const Theme &theme, const views::Formats &formats, Timestamp first, QWidget *host)
    : Sheet(theme, 400, host)
    , m_formats(formats)
    , m_lead(new Label(theme, TextStyle::Body, Label::Tone::Muted, Label::Lines::Wrapped, this))
    , m_when(new QDateTimeEdit(this))
    , m_field(new FormField(theme, m_when, this))
    , m_action(new Button(theme, Button::Kind::Primary, this))
{
    content()->addWidget(m_lead);
    content()->addWidget(m_field);
    buttons()->addWidget(m_action);
    const QDateTime now = QDateTime::fromMSecsSinceEpoch(formats.now().ms);
    m_when->setDateTimeRange(QDateTime::fromMSecsSinceEpoch(first.ms), now);
    m_when->setDateTime(QDateTime(now.date(), QTime(0, 0)));
    connect(m_action, &QPushButton::clicked, this, &DateSheet::submit);
    m_when->installEventFilter(this);
}

void DateSheet::open()
{
    Sheet::open(m_when);
}

void DateSheet::submit()
{
    const Timestamp at{m_when->dateTime().toMSecsSinceEpoch()};
    leave();
    Q_EMIT picked(at);
}

bool DateSheet::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_when && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Return || key == Qt::Key_Enter) {
            submit();
            return true;
        }
    }
    return Sheet::eventFilter(watched, event);
}

void DateSheet::retranslate()
{
    Sheet::retranslate();
    setHeading(tr("Go to a day"));
    m_lead->setText(tr("The conversation opens at the first message from then on."));
    m_field->setName(tr("Day and hour"));
    m_when->setLocale(m_formats.locale());
    m_when->setDisplayFormat(u"yyyy-MM-dd HH:mm"_s);
    m_action->setText(tr("Go there"));
}

} // namespace madang::gui
