// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-gui/screens/new_campaign_sheet.h"

#include "common/base/when_done.h"
#include "common/views/donation_form.h"
#include "common/views/wording.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace madang::gui {

namespace {

    constexpr int kLongestStory = 4000;
    constexpr int kUsualDays = 30;

} // namespace

NewCampaignSheet::NewCampaignSheet(const Theme &theme, Session &session, const views::Formats &formats,
                                   QWidget *host)
    : Sheet(theme, 500, host)
    , m_campaigns(session)
    , m_formats(formats)
    , m_title(new QLineEdit(this))
    , m_titleField(new FormField(theme, m_title, this))
    , m_story(new QPlainTextEdit(this))
    , m_storyField(new FormField(theme, m_story, this))
    , m_goal(new MoneyEdit(theme, this))
    , m_goalField(new FormField(theme, m_goal, this))
    , m_end(new QDateEdit(this))
    , m_endField(new FormField(theme, m_end, this))
    , m_error(new Label(theme, TextStyle::Body, Label::Tone::Danger, Label::Lines::Wrapped, this))
    , m_action(new Button(theme, Button::Kind::Primary, this))
{
    setLeavesLightly(false);
    m_title->setMaxLength(80);
    m_story->setTabChangesFocus(true);
    m_story->setFixedHeight(theme.scaled(110));
    const QDate today = formats.day(formats.now());
    m_end->setDateRange(today.addDays(1), today.addYears(2));
    m_end->setDate(today.addDays(kUsualDays));
    m_error->hide();
    content()->addWidget(m_titleField);
    content()->addWidget(m_storyField);
    content()->addWidget(m_goalField);
    content()->addWidget(m_endField);
    content()->addWidget(m_error);
    buttons()->addWidget(m_action);
    connect(m_title, &QLineEdit::textChanged, this, &NewCampaignSheet::check);
    connect(m_story, &QPlainTextEdit::textChanged, this, &NewCampaignSheet::check);
    connect(m_goal, &QLineEdit::textChanged, this, &NewCampaignSheet::check);
    connect(m_action, &QPushButton::clicked, this, &NewCampaignSheet::submit);
}

void NewCampaignSheet::open()
{
    check();
    Sheet::open(m_title);
}

void NewCampaignSheet::check()
{
    const Result<Money> goal = views::readAmount(m_goal->text());
    const bool readable = goal || m_goal->text().trimmed().isEmpty();
    m_goalField->setFault(readable ? QString()
                                   : tr("This is not an amount. Write 3000000, 3,000,000 or 300만."));
    m_goalField->setRemark(goal ? m_formats.won(*goal) : QString());
    const auto over = static_cast<int>(m_story->toPlainText().size()) - kLongestStory;
    m_storyField->setFault(over > 0 ? tr("%n character(s) too many", nullptr, over) : QString());
    m_action->setEnabled(!m_busy && goal && over <= 0 && !m_title->text().trimmed().isEmpty());
}

void NewCampaignSheet::submit()
{
    const Result<Money> goal = views::readAmount(m_goal->text());
    if (m_busy || !goal)
        return;
    m_busy = true;
    m_error->hide();
    check();
    // The campaign runs until the end of its last day, here.
    const QDateTime end = m_end->date().endOfDay();
    const campaigns::CreateCampaign wanted{.title = m_title->text().trimmed(),
                                           .story = m_story->toPlainText().trimmed(),
                                           .goal = *goal,
                                           .endsAt = {end.toMSecsSinceEpoch()},
                                           .room = {}};
    whenDone(m_campaigns.create(wanted), this, [this](const Result<campaigns::Campaign> &campaign) {
        if (campaign) {
            leave();
            Q_EMIT created(*campaign);
            return;
        }
        m_busy = false;
        check();
        m_error->setText(views::wording::of(campaign.error()));
        m_error->show();
    });
}

void NewCampaignSheet::retranslate()
{
    Sheet::retranslate();
    setHeading(tr("Start a campaign"));
    m_titleField->setName(tr("What it is for"));
    m_storyField->setName(tr("The story: why, for whom, what happens with the money"));
    m_goalField->setName(tr("Goal"));
    m_endField->setName(tr("Last day"));
    m_end->setDisplayFormat(m_formats.locale().dateFormat(QLocale::ShortFormat));
    m_action->setText(tr("Start"));
}

} // namespace madang::gui
