// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-gui/notify/schedule_sheet.h"

#include "client-gui/parts/plain_text.h"
#include "client-gui/theme/spacing.h"
#include "common/base/when_done.h"
#include "common/views/loudness_text.h"
#include "common/views/room_schedule.h"
#include "common/views/wording.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

#include <algorithm>

namespace madang::gui {

using namespace Qt::StringLiterals;

namespace {

    constexpr int kHalfHour = 30;

    QString clockWords(int minute)
    {
        return minute == rooms::kMinutesOfDay ? u"24:00"_s : views::loudness::clockText(minute);
    }

    /// Chooses a moment of the day, which need not be one of the half hours.
    void chooseMinute(QComboBox &box, int minute)
    {
        int at = 0;
        while (at < box.count() && box.itemData(at).toInt() < minute)
            ++at;
        if (at == box.count() || box.itemData(at).toInt() != minute)
            box.insertItem(at, clockWords(minute), minute);
        box.setCurrentIndex(at);
    }

} // namespace

ScheduleSheet::ScheduleSheet(const Theme &theme, views::RoomList &rooms, RoomId room,
                             const views::Formats &formats, QWidget *host)
    : Sheet(theme, 560, host)
    , m_rooms(rooms)
    , m_formats(formats)
    , m_room(room)
    , m_zone(views::loudness::systemZone())
    , m_lead(new Label(theme, TextStyle::Body, Label::Tone::Muted, Label::Lines::Wrapped, this))
    , m_on(new QCheckBox(this))
    , m_lines(new QWidget(this))
    , m_field(new FormField(theme, m_lines, this))
    , m_add(new Button(theme, Button::Kind::Quiet, Glyph::Plus, this))
    , m_standing(new Label(theme, TextStyle::Strong, Label::Tone::Normal, Label::Lines::Wrapped, this))
    , m_save(new Button(theme, Button::Kind::Primary, this))
{
    setLeavesLightly(false);
    auto *column = new QVBoxLayout(m_lines);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::kSmall);
    content()->addWidget(m_lead);
    content()->addWidget(m_on);
    content()->addWidget(m_field);
    content()->addWidget(m_add, 0, Qt::AlignLeft);
    content()->addWidget(m_standing);
    buttons()->addWidget(m_save);

    const auto row = m_rooms.find(m_room);
    const auto schedule = row ? row->loudness.schedule : std::nullopt;
    m_on->setChecked(schedule.has_value());
    // Who switches it on begins with what most people want of it.
    const QList<rooms::LoudSpan> spans
        = schedule ? schedule->loud : QList<rooms::LoudSpan>{{{1, 2, 3, 4, 5}, 9 * 60, 18 * 60}};
    for (const rooms::LoudSpan &span : spans)
        addLine(span);
    connect(m_on, &QCheckBox::toggled, this, &ScheduleSheet::refresh);
    connect(m_add, &QPushButton::clicked, this, [this] {
        addLine({{6, 7}, 10 * 60, 18 * 60});
        m_spans.last().days.first()->setFocus();
        refresh();
    });
    connect(m_save, &QPushButton::clicked, this, &ScheduleSheet::save);
}

void ScheduleSheet::addLine(const rooms::LoudSpan &span)
{
    Line line;
    line.box = new QWidget(m_lines);
    auto *across = new QHBoxLayout(line.box);
    across->setContentsMargins(0, 0, 0, 0);
    across->setSpacing(space::kTiny);
    for (int day = 1; day <= 7; ++day) {
        auto *button = new Button(theme(), Button::Kind::Segment, line.box);
        button->setCheckable(true);
        button->setChecked(span.days.isEmpty() || span.days.contains(day));
        connect(button, &QPushButton::toggled, this, &ScheduleSheet::refresh);
        across->addWidget(button);
        line.days += button;
    }
    across->addSpacing(space::kSmall);
    for (QComboBox **box : {&line.from, &line.to}) {
        const bool ends = box == &line.to;
        *box = new QComboBox(line.box);
        for (int minute = ends ? kHalfHour : 0; minute < rooms::kMinutesOfDay + (ends ? 1 : 0);
             minute += kHalfHour)
            (*box)->addItem(clockWords(minute), minute);
        chooseMinute(**box, ends ? span.to : span.from);
        if (ends) {
            auto *dash = new Label(theme(), TextStyle::Body, Label::Tone::Muted, Label::Lines::One, line.box);
            dash->setText(u"–"_s);
            across->addWidget(dash);
        }
        across->addWidget(*box, 1);
        connect(*box, &QComboBox::currentIndexChanged, this, &ScheduleSheet::refresh);
    }
    line.remove = new IconButton(theme(), Glyph::Trash, line.box);
    connect(line.remove, &QToolButton::clicked, this, [this, box = line.box] { removeLine(box); });
    across->addWidget(line.remove);
    m_lines->layout()->addWidget(line.box);
    nameLine(line);
    m_spans += line;
}

void ScheduleSheet::removeLine(QWidget *box)
{
    m_add->setFocus(); // the keyboard must not go with the line
    m_spans.removeIf([box](const Line &line) { return line.box == box; });
    box->hide();
    box->deleteLater();
    refresh();
}

void ScheduleSheet::nameLine(const Line &line)
{
    const QLocale locale = m_formats.locale();
    for (int day = 1; day <= line.days.size(); ++day) {
        line.days[day - 1]->setText(locale.dayName(day, QLocale::NarrowFormat));
        line.days[day - 1]->setAccessibleName(locale.dayName(day));
        line.days[day - 1]->setToolTip(locale.dayName(day));
    }
    nameChoice(*line.from, tr("Loud from"));
    nameChoice(*line.to, tr("Loud until"));
    line.remove->setWords(tr("Remove this time"));
}

rooms::Schedule ScheduleSheet::wanted() const
{
    rooms::Schedule schedule{m_zone, {}};
    if (!m_on->isChecked())
        return schedule;
    for (const Line &line : m_spans) {
        rooms::LoudSpan span{{}, line.from->currentData().toInt(), line.to->currentData().toInt()};
        for (int day = 1; day <= line.days.size(); ++day) {
            if (line.days[day - 1]->isChecked())
                span.days += day;
        }
        if (span.days.size() == line.days.size())
            span.days.clear();
        schedule.loud += span;
    }
    return schedule;
}

QString ScheduleSheet::fault() const
{
    if (!m_on->isChecked())
        return {};
    if (m_spans.isEmpty())
        return tr("Add a time, or switch the schedule off.");
    for (const Line &line : m_spans) {
        // No day at all would read as every day.
        if (std::none_of(line.days.cbegin(), line.days.cend(), [](Button *day) { return day->isChecked(); }))
            return tr("Choose at least one day for each time.");
        if (line.from->currentData() == line.to->currentData())
            return tr("The end must be another time than the beginning.");
    }
    return {};
}

void ScheduleSheet::refresh()
{
    const bool on = m_on->isChecked();
    m_field->setVisible(on);
    m_add->setVisible(on && m_spans.size() < rooms::kMostLoudSpans);
    const QString wrong = fault();
    m_field->setFault(wrong);
    rooms::Loudness then;
    if (on && wrong.isEmpty())
        then.schedule = wanted();
    m_standing->setText(views::schedule::standingText(then, m_formats));
    m_standing->setVisible(!m_standing->text().isEmpty());
    m_save->setEnabled(wrong.isEmpty());
    // Of several times every control says to which one it belongs.
    for (const Line &line : std::as_const(m_spans)) {
        const QString times = m_spans.size() > 1
            ? u"%1 – %2"_s.arg(line.from->currentText(), line.to->currentText())
            : QString();
        for (Button *day : line.days)
            day->setAccessibleDescription(times);
        line.remove->setAccessibleDescription(times);
    }
}

void ScheduleSheet::save()
{
    if (!m_save->isEnabled())
        return;
    m_save->setEnabled(false);
    whenDone(m_rooms.setLoudness({.room = m_room, .schedule = wanted()}), this,
             [this](const Result<rooms::RoomLoudness> &now) {
                 m_save->setEnabled(true);
                 if (!now) {
                     m_field->setVisible(true);
                     m_field->setFault(views::wording::of(now.error()));
                     return;
                 }
                 Q_EMIT saved(views::schedule::standingText(now->loudness, m_formats));
                 leave();
             });
}

void ScheduleSheet::open()
{
    refresh();
    Sheet::open(m_on);
}

void ScheduleSheet::retranslate()
{
    Sheet::retranslate();
    const auto row = m_rooms.find(m_room);
    setHeading(tr("When %1 may alert me").arg(isolated(oneLine(row ? row->name : QString(), 80))));
    m_lead->setText(tr("Outside of these times it is as in quiet hours: nothing of this room alerts you, and "
                       "what you have not read is counted as ever."));
    m_on->setText(tr("Only at certain times"));
    m_field->setName(tr("On which days, from and until"));
    m_field->setRemark(
        tr("In the time zone %1. An end before the beginning is on the next day.").arg(m_zone));
    m_add->setText(tr("Add a time"));
    m_save->setText(tr("Save"));
    for (const Line &line : std::as_const(m_spans))
        nameLine(line);
    refresh();
}

} // namespace madang::gui
